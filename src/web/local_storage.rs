//! `localStorage` as [`Slots`].
//!
//! It is looked at before it is used: helper libraries panic where the browser refuses it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::dom;
use crate::store::{SlotError, Slots};

/// The browser's `localStorage`.
pub struct LocalStorage(Storage);

impl LocalStorage {
    /// None where the browser has none or refuses it.
    pub fn open() -> Option<LocalStorage> {
        let storage = dom::window()?.local_storage().ok()??;
        // Some browsers hand it out and refuse the first look.
        storage.length().ok()?;
        Some(LocalStorage(storage))
    }
}

impl Slots for LocalStorage {
    fn count(&self) -> Result<usize, SlotError> {
        self.0.length().map(|count| count as usize).map_err(why)
    }

    fn names(&self) -> Result<Vec<String>, SlotError> {
        let mut names = Vec::new();
        for index in 0..self.count()? as u32 {
            // A name can be gone by now: another tab may have taken it away meanwhile.
            if let Some(name) = self.0.key(index).map_err(why)? {
                names.push(name);
            }
        }
        Ok(names)
    }

    fn read(&self, name: &str) -> Result<Option<String>, SlotError> {
        self.0.get_item(name).map_err(why)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), SlotError> {
        self.0.set_item(name, text).map_err(why)
    }

    fn erase(&self, name: &str) -> Result<(), SlotError> {
        self.0.remove_item(name).map_err(why)
    }
}

fn why(error: JsValue) -> SlotError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => SlotError::Full,
        _ => SlotError::Refused,
    }
}
