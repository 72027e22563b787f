//! Look back: everything that was written, newest first.

use yew::prelude::*;

use crate::app::{Event, Model, Route};
use crate::domain::{Kind, Note};
use crate::words::Words;

use super::el::{El, el, link};
use super::icon::of_kind;
use super::{Send, button, lead_words, plain, press, row_words, titled};

/// The list, and which kinds it shows.
pub fn look_back(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let texts = &words.look_back;
    let (notes, more) = model.look_back();
    let mut shown = el("div", "look-back__kinds");
    let mut empty = el("div", "look-back__empty");
    if model.journal.is_empty() {
        for sentence in texts.empty {
            empty = empty.with(plain(*sentence));
        }
        empty = empty.with(button(send, "button button--main", words.common.write, Event::Go(Route::Write)));
    } else {
        shown = shown.with(kinds(model, send));
        if notes.is_empty() {
            empty = empty.with(plain(texts.none_of_kind));
        }
    }
    let mut rows = el("ul", "rows");
    for note in notes {
        rows = rows.with(row(words, note));
    }
    let mut further = el("div", "look-back__more");
    if more > 0 {
        further = further.with(button(send, "button", texts.show_more, Event::ShowMore));
    }
    titled("screen", "look-back", texts.heading).with(shown).with(empty).with(rows).with(further).into()
}

/// Buttons that stay pressed, one for each kind there is.
fn kinds(model: &Model, send: &Send) -> El {
    let words = model.words();
    let mut chips = el("div", "chips").attr("role", "group").attr("aria-label", words.look_back.show);
    chips = chips.with(chip(model, send, None, words.look_back.everything));
    for kind in Kind::ALL {
        chips = chips.with(chip(model, send, Some(*kind), words.kind(*kind).many));
    }
    chips
}

#[inline(never)]
fn chip(model: &Model, send: &Send, kind: Option<Kind>, name: &'static str) -> El {
    let pressed = if model.shown_kind == kind { "true" } else { "false" };
    press(send, "chip", Event::ShowKind(kind)).attr("aria-pressed", pressed).text(name)
}

fn row(words: &Words, note: &Note) -> El {
    let mut lead = lead_words(words, note, 160);
    if lead.is_empty() {
        lead = words.look_back.no_words.to_owned();
    }
    let mut date = el("span", "row__date").text((words.date)(note.begun().day()));
    if let Some(now) = note.looks().iter().rev().find_map(|look| look.now()) {
        date = date.text(" · ").text(words.choice(now));
    }
    if note.is_open() {
        date = date.text(" · ").text(words.look_back.not_finished);
    }
    let to_note = link("row", Route::Note(note.id()));
    let to_note = to_note.with(of_kind(note.kind())).with(row_words(words, note, lead).with(date));
    el("li", "").key(note.id().to_string()).with(to_note)
}
