//! An example that stands in front of the person's own journal: the way to it, the mark on each of its screens, and the way
//! back.

use yew::prelude::*;

use crate::app::{Event, Model, Wanted};

use super::el::{El, el};
use super::{Send, button, p, plain, titled};

/// The way to it, and that it cannot be had. Not within an example.
#[inline(never)]
pub fn way(model: &Model, send: &Send) -> El {
    let texts = &model.words().example;
    let way = el("div", "");
    if model.is_example() {
        return way;
    }
    let missing = (model.example == Wanted::Missing).then(|| plain(texts.missing));
    way.with(el("div", "").attr("role", "status").maybe(missing)).with(button(
        send,
        "quiet",
        texts.try_it,
        Event::TryExample,
    ))
}

/// Stands on every screen of an example, at the top: that it is one, and the way back. Home draws it too, but only when all
/// is loaded.
#[inline(never)]
pub fn bar_elsewhere(model: &Model, send: &Send) -> Html {
    let texts = &model.words().example;
    el("aside", "example")
        .attr("aria-label", texts.name)
        .with(p("example__mark", texts.marked))
        .with(button(send, "button", texts.leave, Event::LeaveExample))
        .into()
}

/// In place of Keep safe: its lock and its files are for the person's own words.
pub fn nothing_to_keep(model: &Model, send: &Send) -> Html {
    let texts = &model.words().example;
    titled("screen keep", "example", model.words().keep.heading)
        .with(plain(texts.nothing_to_keep))
        .with(button(send, "button button--main", texts.leave, Event::LeaveExample))
        .into()
}
