//! Fields: what can be typed and what can be picked.
//!
//! Every field carries its own attributes against leaks: without them typed text reaches session-restore files and
//! remote spell checkers (on the form alone they are not enough in Firefox).

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::{Event, Field};

use super::el::el;
use super::{Send, span};

/// A field for words.
pub struct TextField<'a> {
    /// Its id in the page.
    pub id: &'a str,
    /// Ids of the elements that name it.
    pub labelled_by: &'a str,
    /// Ids of the elements that describe it, if any.
    pub described_by: Option<&'a str>,
    /// What it holds, verbatim.
    pub value: String,
    /// Where its text goes.
    pub field: Field,
}

impl TextField<'_> {
    /// Several lines; the field grows with the text.
    pub fn long(self, send: &Send) -> Html {
        let TextField { id, labelled_by, described_by, value, field } = self;
        let oninput = send.reform(move |event: InputEvent| {
            Event::Typed(field, event.target_unchecked_into::<HtmlTextAreaElement>().value())
        });
        html! {
            <textarea class="field field--long" id={id.to_owned()} {value} {oninput} rows="4" dir="auto"
                aria-labelledby={labelled_by.to_owned()} aria-describedby={described_by.map(str::to_owned)}
                autocomplete="off" autocorrect="off" spellcheck="false" writingsuggestions="false" />
        }
    }

    /// One line. `kind` is the input's type: `text`, `tel` or `password`, or `shown` for a password with its letters.
    pub fn short(self, send: &Send, kind: &'static str) -> Html {
        let TextField { id, labelled_by, described_by, value, field } = self;
        let oninput = send.reform(move |event: InputEvent| {
            Event::Typed(field, event.target_unchecked_into::<HtmlInputElement>().value())
        });
        let dir = if kind == "tel" { "ltr" } else { "auto" };
        // A passphrase is no sentence, and nothing is to be stored, suggested or sent anywhere.
        let autocapitalize = matches!(kind, "password" | "shown").then_some("off");
        let kind = if kind == "shown" { "text" } else { kind };
        html! {
            <input class="field" id={id.to_owned()} type={kind} {value} {oninput} {dir} {autocapitalize}
                aria-labelledby={labelled_by.to_owned()} aria-describedby={described_by.map(str::to_owned)}
                autocomplete="off" autocorrect="off" spellcheck="false" writingsuggestions="false" />
        }
    }
}

/// One thing to pick.
pub struct Pick {
    text: AttrValue,
    on: bool,
    picked: Event,
    unpicked: Event,
}

impl Pick {
    /// What it says, whether it is picked, and what it sends when it is picked or unpicked.
    pub fn new(text: impl Into<AttrValue>, on: bool, event: impl Fn(bool) -> Event) -> Pick {
        Pick { text: text.into(), on, picked: event(true), unpicked: event(false) }
    }

    /// One of several of which only one can be on: it sends the same either way.
    #[inline(never)]
    pub fn one(text: &'static str, on: bool, event: Event) -> Pick {
        Pick { text: text.into(), on, picked: event.clone(), unpicked: event }
    }
}

/// Things to pick of which only one can be on. `name` tells the groups of one screen apart.
pub fn radios(send: &Send, name: &'static str, labelled_by: &'static str, picks: Vec<Pick>) -> Html {
    group(send, ("radiogroup", "radio"), name, labelled_by, picks)
}

/// Things to pick of which any may be on.
pub fn checkboxes(send: &Send, name: &'static str, labelled_by: &'static str, picks: Vec<Pick>) -> Html {
    group(send, ("group", "checkbox"), name, labelled_by, picks)
}

/// One box to tick, by itself.
pub fn checkbox(send: &Send, id: String, pick: Pick) -> Html {
    one(send, "checkbox", None, id, pick)
}

fn group(
    send: &Send,
    (role, kind): (&'static str, &'static str),
    name: &'static str,
    labelled_by: &'static str,
    picks: Vec<Pick>,
) -> Html {
    let mut group = el("div", "picks").attr("role", role).attr("aria-labelledby", labelled_by);
    for (index, pick) in picks.into_iter().enumerate() {
        group = group.with(one(send, kind, Some(name), format!("{name}-{index}"), pick));
    }
    group.into()
}

fn one(send: &Send, kind: &'static str, name: Option<&'static str>, id: String, pick: Pick) -> Html {
    let Pick { text, on, picked, unpicked } = pick;
    let send = send.clone();
    let onchange = Callback::from(move |change: web_sys::Event| {
        let on = change.target_unchecked_into::<HtmlInputElement>().checked();
        send.emit(if on { picked.clone() } else { unpicked.clone() });
    });
    let label = el("label", "pick").attr("for", id.clone());
    let input =
        html! { <input class="pick__box" type={kind} {id} {name} checked={on} {onchange} autocomplete="off" /> };
    label.with(input).with(span("pick__text", text)).into()
}
