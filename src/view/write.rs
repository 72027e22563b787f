//! Write: choose a kind, then one question a screen.

use yew::prelude::*;

use crate::app::{Event, Field, Model, Route};
use crate::domain::{Choice, Form, Kind, Note, NoteId, Question};
use crate::words::Asked;

use super::field::{Pick, TextField, checkboxes, radios};
use super::icon::{Icon, icon, of_kind};
use super::{Send, button, click, heading, notice, p, span};

/// What would you like to write about?
pub fn choose(model: &Model, send: &Send) -> Html {
    let words = model.words();
    html! {
        <div class="screen" key="write">
            { heading(words.write.heading) }
            { p("hint", words.write.hint) }
            <ul class="ways">
                for kind in Kind::ALL.iter().copied() {
                    <li>
                        <button type="button" class="way" onclick={click(send, Event::Begin(kind))}>
                            { of_kind(kind) }
                            <span class="way__words">
                                { span("way__name", (words.kind)(kind).name) }
                                { span("way__hint", (words.kind)(kind).hint) }
                            </span>
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}

/// One question of one note.
pub fn question(model: &Model, send: &Send, id: NoteId, question: Question) -> Html {
    let words = model.words();
    let Some(kind) = model.kind_of(id).filter(|kind| kind.asks(question)) else {
        return html! {
            <div class="screen" key="not-here">
                { heading(words.write.not_here) }
                { button(send, "button button--main", words.common.continue_, Event::Go(Route::Write)) }
            </div>
        };
    };
    let asked = (words.question)(question);
    let note = model.journal.note(id);
    let older = note.filter(|note| older_words_stay(note, question));
    html! {
        // Not the note: words that go to a note under a new name stay in the field they are being typed in.
        <div class="screen question" key={question as usize}>
            <button type="button" class="quiet question__back"
                onclick={click(send, Event::BackFrom(id, question))}>
                { icon(Icon::Back) }<span>{ words.common.back }</span>
            </button>
            <p class="question__kind">{ of_kind(kind) }<span>{ (words.kind)(kind).name }</span></p>
            { heading(asked.heading) }
            <div class="question__hints" id="hint">
                if older.is_some() {
                    { p("hint", words.write.old_words_stay) }
                } else if !asked.hint.is_empty() {
                    { p("hint", asked.hint) }
                }
            </div>
            <div class="question__about">
                if let Some(lead) = note.filter(|_| question.is_look()).and_then(Note::lead) {
                    <blockquote class="older" dir="auto">{ lead.words.clone() }</blockquote>
                }
            </div>
            <div class="question__answer">{ answer(model, send, id, question) }</div>
            { notice::save_status(model) }
            <div class="question__stuck">{ stuck(words.write.if_stuck, asked) }</div>
            <div class="question__on">
                { button(send, "button button--main", words.common.keep_this, Event::Continue(id, question)) }
                { button(send, "button", words.common.skip, Event::Continue(id, question)) }
            </div>
            { button(send, "quiet", words.common.stop_for_now, Event::Stop) }
        </div>
    }
}

fn older_words_stay(note: &Note, question: Question) -> bool {
    note.answer(question).is_some_and(|answer| !answer.kept().is_empty())
}

/// The field or the choices for a question, as its form asks.
fn answer(model: &Model, send: &Send, id: NoteId, question: Question) -> Html {
    let words = model.words();
    let value = model.value(id, question);
    let field = |labelled_by| TextField {
        id: "answer",
        labelled_by,
        described_by: Some("hint"),
        value: value.words.clone(),
        field: Field::Answer(id, question),
    };
    let pick = |choice: &Choice| {
        let choice = *choice;
        let on = value.chosen.contains(&choice);
        Pick::new((words.choice)(choice), on, move |on| Event::Picked(id, question, choice, on))
    };
    match question.form() {
        Form::Long => field("heading").long(send),
        Form::Short => field("heading").short(send, "text"),
        Form::One(choices) => html! {
            <div class="choose">
                { radios(send, "choice", "heading", choices.iter().map(pick).collect()) }
                <div class="choose__clear">
                    if let Some(chosen) = value.chosen.first().copied() {
                        { button(send, "quiet", words.write.choose_none, Event::Picked(id, question, chosen, false)) }
                    }
                </div>
                <p class="label" id="own-words">{ words.write.own_words_too }</p>
                { field("heading own-words").long(send) }
            </div>
        },
        Form::Many(choices) => html! {
            <div class="choose">
                { checkboxes(send, "choice", "heading", choices.iter().map(pick).collect()) }
                <p class="label" id="own-words">{ words.write.own_words_too }</p>
                { field("heading own-words").long(send) }
            </div>
        },
    }
}

fn stuck(title: &'static str, asked: Asked) -> Html {
    if asked.stuck.is_empty() {
        return html! {};
    }
    html! {
        <details class="more">
            <summary>{ title }</summary>
            <ul>
                for idea in asked.stuck {
                    <li>{ *idea }</li>
                }
            </ul>
        </details>
    }
}
