//! The screens: values in, events out.
//!
//! Each place is a plain function of the model, so that nothing is copied to draw it. None keeps anything between two
//! drawings, not even the sheet that has to be measured: `web` measures what was drawn, and the model holds the layout.
//!
//! Architecture invariants: no text of the person's own lives only here; every function gives exactly one element,
//! and what may be missing stands inside an element of its own, so that a field beside it is never made anew; no id
//! and no key is written with `{:?}`, which says nothing in the page as it is built.

mod cards;
mod el;
mod example;
mod field;
mod frame;
mod guide;
mod help_now;
mod hidden;
mod home;
mod icon;
mod keep_safe;
mod lock;
mod look_back;
mod my_page;
mod note;
mod notice;
mod prints;
mod settings;
mod sheet;
mod timeline;
mod write;

use yew::prelude::*;

use crate::app::{Event, Model, Route, SafePlace, Stage};
use crate::domain::{Heaps, Kind, Note, Value};
use crate::words::Words;

use el::{El, el, link};

/// Where events go. Made once.
pub type Send = Callback<Event>;

/// The whole page for one state.
pub fn screen(model: &Model, send: &Send) -> Html {
    if model.hidden {
        return hidden::hidden(model, send);
    }
    let content = match (model.stage, model.route) {
        (Stage::Locked, _) => return locked_elsewhere(model, send),
        // While the rest is read it holds the focus until what is awaited is there.
        _ if model.is_awaited() => {
            opening(model).attr_if("id", model.reading.then_some("heading")).attr("tabindex", "-1").into()
        }
        (_, Route::Home) => home::home(model, send),
        (_, Route::Write) => write::choose(model, send),
        (_, Route::Question(note, question)) => write::question(model, send, note, question),
        _ => elsewhere(model, send),
    };
    frame::frame(model, send, content)
}

/// What is loaded later: see 'Two parts' in ARCHITECTURE.md.
#[inline(never)]
fn elsewhere(model: &Model, send: &Send) -> Html {
    match model.route {
        Route::Home | Route::Write | Route::Question(..) => plain(""),
        Route::WayOn(note, line) => write::way_on(model, send, note, line),
        Route::LookBack => look_back::look_back(model, send),
        Route::Helped => look_back::helped(model),
        Route::Timeline(from) => timeline::timeline(model, send, from),
        Route::Note(note) => note::note(model, send, note),
        Route::Page(step) => my_page::my_page(model, send, step),
        Route::Prints => prints::prints(model),
        Route::Print(print) => prints::print(model, send, print),
        Route::HelpNow => help_now::help_now(model, send),
        Route::Settings => settings::settings(model, send),
        Route::Safe(_) if model.is_example() => example::nothing_to_keep(model, send),
        Route::Safe(place) => keep_safe::keep_safe(model, send, place),
        Route::Forget(note) => keep_safe::forget(model, send, note),
        Route::Guide(step) => guide::guide(model, send, step),
    }
}

/// What can be seen while everything is locked.
#[inline(never)]
fn locked_elsewhere(model: &Model, send: &Send) -> Html {
    match model.route {
        Route::HelpNow => alone(model, send, help_now::help_now(model, send)),
        Route::Safe(SafePlace::DeleteAll) => {
            alone(model, send, keep_safe::keep_safe(model, send, SafePlace::DeleteAll))
        }
        _ => lock::locked(model, send),
    }
}

/// The line that stands where something is not read yet.
#[inline(never)]
fn opening(model: &Model) -> El {
    el("p", "opening").attr("role", "status").text(model.words().common.one_moment)
}

/// One of the few screens that can be seen while everything is locked, with the way back.
fn alone(model: &Model, send: &Send, content: Html) -> Html {
    let back = link("button", Route::Home).text(model.words().common.back);
    el("main", "locked")
        .key("alone")
        .attr("id", "main")
        .with(content)
        .with(el("p", "").with(back))
        .maybe(frame::aloud(model, send, "button aloud"))
        .into()
}

/// The heading of a screen: it takes the focus when the screen changes.
#[inline(never)]
fn heading(text: &str) -> Html {
    el("h1", "heading").attr("id", "heading").attr("tabindex", "-1").text(text.to_owned()).into()
}

/// A screen that begins with its heading.
#[inline(never)]
fn titled(class: &'static str, key: &'static str, title: &str) -> El {
    el("div", class).key(key).with(heading(title))
}

/// A paragraph. Small pieces like this one are functions, since every place that spells one out costs first load.
fn p(class: &'static str, text: impl Into<AttrValue>) -> Html {
    #[inline(never)]
    fn p(class: &'static str, text: AttrValue) -> Html {
        el("p", class).text(text).into()
    }
    p(class, text.into())
}

/// A paragraph without a class.
fn plain(text: impl Into<AttrValue>) -> Html {
    p("text", text)
}

/// The heading of a section.
#[inline(never)]
fn subheading(text: &'static str) -> Html {
    el("h2", "subheading").text(text).into()
}

/// A few words within a line.
fn span(class: &'static str, text: impl Into<AttrValue>) -> Html {
    #[inline(never)]
    fn span(class: &'static str, text: AttrValue) -> Html {
        el("span", class).attr("dir", "auto").text(text).into()
    }
    span(class, text.into())
}

/// What a press sends. The event is a value, so that all buttons share one piece of code.
fn click(send: &Send, event: Event) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |_| send.emit(event.clone()))
}

/// A button that sends an event.
#[inline(never)]
fn button(send: &Send, class: &'static str, text: &'static str, event: Event) -> Html {
    press(send, class, event).text(text).into()
}

/// A button that is still to be filled.
#[inline(never)]
fn press(send: &Send, class: &'static str, event: Event) -> El {
    el("button", class).attr("type", "button").on_click(send, event)
}

/// A picture and the word beside it.
#[inline(never)]
fn pictured(of: El, picture: Html, word: &'static str) -> El {
    of.with(picture).with(el("span", "").text(word))
}

/// The kind of a note, over what is asked or was said.
#[inline(never)]
fn kind_line(words: &Words, kind: Kind) -> El {
    pictured(el("p", "question__kind"), icon::of_kind(kind), words.kind(kind).name)
}

/// One of the ways on from a screen: a picture, a name, and what it is for.
#[inline(never)]
fn way(of: El, picture: Html, name: &'static str, hint: &'static str) -> El {
    let words = el("span", "way__words").with(span("way__name", name)).with(span("way__hint", hint));
    el("li", "").with(of.with(picture).with(words))
}

/// The words of a note's row in a list.
#[inline(never)]
fn row_words(words: &Words, note: &Note, said: Html) -> El {
    el("span", "row__words").with(span("row__kind", words.kind(note.kind()).name)).with(said)
}

/// What stays folded until it is asked for.
#[inline(never)]
fn more(summary: &'static str) -> El {
    el("details", "more").with(el("summary", "").text(summary))
}

/// A link to a place.
fn href(route: Route) -> String {
    format!("#{route}")
}

/// What stands for a note in a list: its own words, or what was picked where nothing was said; empty for neither.
fn lead_words(words: &Words, note: &Note, most: usize) -> String {
    if let Some(heaps) = Heaps::of(note) {
        let mut lines = Vec::new();
        for (_, numbers) in heaps.heaps() {
            for number in numbers {
                lines.push(heaps.line(*number).unwrap_or_default());
            }
        }
        return beginning(&lines.join(" · "), most);
    }
    value_words(words, note.lead(), most)
}

/// The beginning of what was said, or what was picked where nothing was said; empty for neither.
fn value_words(words: &Words, said: Option<&Value>, most: usize) -> String {
    let Some(said) = said else { return String::new() };
    let chosen: Vec<&str> = said.chosen.iter().map(|choice| words.choice(*choice)).collect();
    if said.words.trim().is_empty() { chosen.join(", ") } else { beginning(&said.words, most) }
}

/// The first words of a longer text, for a list: whole words, at most about `most` characters.
fn beginning(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let at_word = cut.rfind(char::is_whitespace).filter(|end| *end > cut.len() / 2);
    format!("{}…", cut[..at_word.unwrap_or(cut.len())].trim_end())
}
