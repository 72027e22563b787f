//! Tabs tell each other which records changed. What changed is read from the stores, never sent.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::format::RecordId;

const LOCKED: &str = "locked";

/// The channel between the tabs of one browser.
pub struct Channel(BroadcastChannel);

impl Channel {
    /// None where the browser has none; the stores' referee keeps the words safe all the same.
    pub fn open() -> Option<Channel> {
        BroadcastChannel::new("own-words").ok().map(Channel)
    }

    /// Says that a record changed.
    pub fn tell(&self, id: RecordId) {
        let _ = self.0.post_message(&id.to_string().into());
    }

    /// Says that everything is to be locked.
    pub fn tell_locked(&self) {
        let _ = self.0.post_message(&LOCKED.into());
    }

    /// Calls `told` for every record another tab changed, and with none when everything is to be locked.
    pub fn on_told(&self, told: impl Fn(Option<RecordId>) + 'static) {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let Some(name) = message.data().as_string() else { return };
            match name.parse() {
                Ok(id) => told(Some(id)),
                Err(_) if name == LOCKED => told(None),
                Err(_) => {}
            }
        });
        self.0.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        closure.forget();
    }
}
