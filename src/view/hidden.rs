//! The neutral screen: today's date, and a way back. Nothing the person wrote is in it.

use yew::prelude::*;

use crate::app::{Event, Model};

use super::el::el;
use super::{Send, button, heading};

/// What is seen after Hide.
pub fn hidden(model: &Model, send: &Send) -> Html {
    let words = model.words();
    el("main", "hidden")
        .key("hidden")
        .with(heading(&words.long_date(model.now.day())))
        .with(button(send, "button", words.hidden.open, Event::Reveal))
        .into()
}
