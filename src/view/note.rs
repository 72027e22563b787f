//! One note: the words as they are now, every earlier wording with its date, and the looks back.

use yew::prelude::*;

use crate::app::{Event, Model, Route};
use crate::domain::{Answer, Look, Note, NoteId, Question, Value};
use crate::words::Words;

use super::icon::{Icon, icon, of_kind};
use super::{Send, button, heading, href, p};

/// One note with all its wordings.
pub fn note(model: &Model, send: &Send, id: NoteId) -> Html {
    let words = model.words();
    let Some(note) = model.journal.note(id) else {
        return html! {
            <div class="screen" key="gone">
                { heading(words.look_back.gone) }
                <a class="button" href={href(Route::LookBack)}>{ words.common.look_back }</a>
            </div>
        };
    };
    let date = (words.date)(note.begun().day());
    let unanswered: Vec<Question> =
        note.kind().questions().iter().copied().filter(|question| note.settled(*question).is_none()).collect();
    html! {
        <article class="screen note" key={id.to_string()}>
            <a class="quiet question__back" href={href(Route::LookBack)}>
                { icon(Icon::Back) }<span>{ words.common.look_back }</span>
            </a>
            <p class="question__kind">{ of_kind(note.kind()) }<span>{ (words.kind)(note.kind()).name }</span></p>
            { heading(&(words.look_back.written_on)(&date)) }
            <div class="note__open">{ open_words(words, send, note) }</div>
            <dl class="note__answers">
                for (question, answer) in note.answers() {
                    { one_answer(words, note, question, answer) }
                }
            </dl>
            <div class="note__looks">
                for look in note.looks() {
                    { one_look(words, look) }
                }
            </div>
            <div class="question__on">
                if !note.is_open() {
                    { button(send, "button button--main", words.look_back.how_now, Event::Go(Route::Question(id, Question::LookNow))) }
                }
            </div>
            <div class="note__add">
                if !unanswered.is_empty() && !note.is_first_sitting() {
                    <details class="more">
                        <summary>{ words.look_back.add }</summary>
                        <ul class="note__unanswered">
                            for question in unanswered {
                                <li><a href={href(Route::Question(id, question))}>{ (words.question)(question).heading }</a></li>
                            }
                        </ul>
                    </details>
                }
            </div>
            { button(send, "quiet quiet--delete", words.look_back.delete, Event::Delete(id)) }
            <a class="quiet quiet--delete" href={href(Route::Forget(id))}>{ words.keep.for_ever }</a>
        </article>
    }
}

/// What was begun and not kept: go on, or leave new words out.
fn open_words(words: &'static Words, send: &Send, note: &Note) -> Html {
    let id = note.id();
    if !note.is_open() {
        return html! {};
    }
    html! {
        <div class="notice">
            <p>{ if note.is_first_sitting() { words.look_back.not_finished } else { words.look_back.new_words_begun } }</p>
            { button(send, "button button--main", words.look_back.go_on, Event::GoOn(id)) }
            if !note.is_first_sitting() {
                { button(send, "button", words.look_back.leave_new_words, Event::LeaveNewWords(id)) }
            }
        </div>
    }
}

fn one_answer(words: &'static Words, note: &Note, question: Question, answer: &Answer) -> Html {
    let Some(said) = note.settled(question) else { return html! {} };
    let asked = (words.question)(question);
    let earlier = &answer.kept()[..answer.kept().len().saturating_sub(1)];
    let reword_id = format!("reword-{}", question as u8);
    let label_id = format!("label-{}", question as u8);
    html! {
        <div class="answer">
            <dt class="answer__label" id={label_id.clone()}>{ asked.label }</dt>
            <dd class="answer__words">
                { value(words, &said.value) }
                if !earlier.is_empty() {
                    <details class="more">
                        <summary>{ words.look_back.earlier_words }</summary>
                        for said in earlier.iter().rev() {
                            { p("answer__date", (words.look_back.worded_on)(&(words.date)(said.at.day()))) }
                            <blockquote class="older">{ value(words, &said.value) }</blockquote>
                        }
                    </details>
                }
                if !note.is_first_sitting() {
                    <a class="answer__reword" id={reword_id.clone()} href={href(Route::Question(note.id(), question))}
                        aria-labelledby={format!("{reword_id} {label_id}")}>
                        { words.look_back.put_anew }
                    </a>
                }
            </dd>
        </div>
    }
}

fn one_look(words: &'static Words, look: &Look) -> Html {
    html! {
        <section class="look">
            <h2 class="look__date">{ (words.look_back.looked_on)(&(words.date)(look.at().day())) }</h2>
            <dl>
                for (question, said) in look.answers() {
                    <div class="answer">
                        <dt class="answer__label">{ (words.question)(question).label }</dt>
                        <dd class="answer__words">{ value(words, said) }</dd>
                    </div>
                }
            </dl>
        </section>
    }
}

/// What was picked and what was said, as text.
pub fn value(words: &Words, value: &Value) -> Html {
    let chosen: Vec<&str> = value.chosen.iter().map(|choice| (words.choice)(*choice)).collect();
    html! {
        <>
            if !chosen.is_empty() {
                { p("said", chosen.join(" · ")) }
            }
            if !value.words.trim().is_empty() {
                <p class="said said--own" dir="auto">{ value.words.clone() }</p>
            }
        </>
    }
}
