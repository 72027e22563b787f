//! The rest of the program, which `workbench split` took out of it: see 'Two parts' in ARCHITECTURE.md.
//!
//! Nothing else here knows that there are two. A call of what is not there yet loads it first.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// In `src/outside.js`: begins to load the rest, or is done with it when it returns.
    #[wasm_bindgen(js_namespace = ownWords)]
    fn rest(first: &JsValue, at_once: bool);
}

/// Begins to load the rest.
pub fn load() {
    rest(&wasm_bindgen::exports(), false);
}

/// What stands in for the rest calls this when it is needed and not there. It is when this returns; when it cannot be had,
/// the program ends as by a panic.
#[wasm_bindgen]
pub fn rest_is_needed() {
    rest(&wasm_bindgen::exports(), true);
}
