//! Look back: everything that was written, newest first.

use yew::prelude::*;

use crate::app::{Event, Model, Route};
use crate::domain::{Kind, Note};
use crate::words::Words;

use super::icon::of_kind;
use super::{Send, button, click, heading, href, lead_words, plain, span};

/// The list, and which kinds it shows.
pub fn look_back(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let (notes, more) = model.look_back();
    let some = !model.journal.is_empty();
    html! {
        <div class="screen" key="look-back">
            { heading(words.look_back.heading) }
            <div class="look-back__kinds">
                if some {
                    { kinds(model, send) }
                }
            </div>
            <div class="look-back__empty">
                if !some {
                    for sentence in words.look_back.empty {
                        { plain(*sentence) }
                    }
                    { button(send, "button button--main", words.common.write, Event::Go(Route::Write)) }
                } else if notes.is_empty() {
                    { plain(words.look_back.none_of_kind) }
                }
            </div>
            <ul class="rows">
                for note in notes {
                    { row(words, note) }
                }
            </ul>
            <div class="look-back__more">
                if more > 0 {
                    { button(send, "button", words.look_back.show_more, Event::ShowMore) }
                }
            </div>
        </div>
    }
}

/// Buttons that stay pressed, one for each kind there is.
fn kinds(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let shown = |kind: Option<Kind>, name: &'static str| {
        let pressed = if model.shown_kind == kind { "true" } else { "false" };
        let onclick = click(send, Event::ShowKind(kind));
        html! { <button type="button" class="chip" aria-pressed={pressed} {onclick}>{ name }</button> }
    };
    html! {
        <div class="chips" role="group" aria-label={words.look_back.show}>
            { shown(None, words.look_back.everything) }
            for kind in Kind::ALL.iter().copied() {
                { shown(Some(kind), (words.kind)(kind).many) }
            }
        </div>
    }
}

fn row(words: &Words, note: &Note) -> Html {
    let date = (words.date)(note.begun().day());
    let lead = Some(lead_words(words, note, 160)).filter(|lead| !lead.is_empty());
    let now = note.looks().iter().rev().find_map(|look| look.now()).map(words.choice);
    html! {
        <li key={note.id().to_string()}>
            <a class="row" href={href(Route::Note(note.id()))}>
                { of_kind(note.kind()) }
                <span class="row__words">
                    { span("row__kind", (words.kind)(note.kind()).name) }
                    <span class="row__lead" dir="auto">{ lead.unwrap_or_else(|| words.look_back.no_words.to_owned()) }</span>
                    <span class="row__date">
                        { date }
                        if let Some(now) = now {
                            { " · " }{ now }
                        }
                        if note.is_open() {
                            { " · " }{ words.look_back.not_finished }
                        }
                    </span>
                </span>
            </a>
        </li>
    }
}
