//! The rest of the program, which `workbench split` took out of it: see 'Two parts' in ARCHITECTURE.md.
//!
//! Nothing else here knows that there are two. A call of what is not there yet loads it first.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::dom;
use crate::app::Route;
use crate::domain::Form;

#[wasm_bindgen]
extern "C" {
    /// In `src/outside.js`: promises to load the rest, or is done with it when it returns.
    #[wasm_bindgen(js_namespace = ownWords)]
    fn rest(first: &JsValue, at_once: bool) -> JsValue;
}

/// Loads the rest. It returns when the rest is there, or cannot be had just now.
pub async fn load() {
    if let Ok(promise) = rest(&wasm_bindgen::exports(), false).dyn_into::<js_sys::Promise>() {
        let _ = JsFuture::from(promise).await;
    }
}

/// Loads it where the place in this address is drawn by it. Waiting for it is better than a call that loads it at once:
/// WebKit asks past what is kept on the device then.
pub async fn load_for(hash: &str) {
    let is_first = match hash.parse() {
        Err(_) | Ok(Route::Home | Route::Write) => true,
        Ok(Route::Question(_, question)) => !matches!(question.form(), Form::Cards | Form::Heaps),
        Ok(_) => false,
    };
    if !is_first {
        load().await;
    }
}

/// Loads it once nobody waits for anything else.
pub async fn load_when_quiet() {
    dom::promised("quiet", &[]).await;
    load().await;
}

/// What stands in for the rest calls this when it is needed and not there. It is when this returns; when it cannot be had,
/// the program ends as by a panic.
#[wasm_bindgen]
pub fn rest_is_needed() {
    rest(&wasm_bindgen::exports(), true);
}
