//! Write: choose a kind, then one question a screen.

use yew::prelude::*;

use crate::app::{Event, Field, Model, Route};
use crate::domain::{Form, Kind, Note, NoteId, Question};
use crate::words::Words;

use super::cards;
use super::el::{El, el, link};
use super::field::{Pick, TextField, checkboxes, radios};
use super::icon::{Icon, icon, of_kind};
use super::{Send, button, heading, kind_line, more, notice, p, pictured, press, titled, way};

/// Ways to begin a note of one of these kinds.
fn ways(words: &Words, send: &Send, kinds: &[Kind], begin: impl Fn(Kind) -> Event) -> El {
    let mut ways = el("ul", "ways");
    for kind in kinds {
        let kind_words = words.kind(*kind);
        ways = ways.with(way(press(send, "way", begin(*kind)), of_kind(*kind), kind_words.name, kind_words.hint));
    }
    ways
}

/// What to make of one line of a note: any kind of note from a card; from a line what it is most likely to be first.
pub fn way_on(model: &Model, send: &Send, id: NoteId, line: usize) -> Html {
    let words = model.words();
    let way =
        model.journal.note(id).and_then(|note| Some((note, note.ways_on().into_iter().find(|way| way.0 == line)?)));
    let Some((note, (_, says))) = way else {
        let on = button(send, "button button--main", words.common.continue_, Event::Go(Route::Write));
        return titled("screen", "not-here", words.write.not_here).with(on).into();
    };
    const OF_MIND: &[Kind] = &[Kind::ToTalkAbout, Kind::Everyday, Kind::Goal];
    let (is_card, begin) = (note.kind() == Kind::Cards, |kind| Event::BeginFrom(id, line, kind));
    let other = |kind: &Kind| kind.is_written() && kind.heaping().is_none() && (is_card || !OF_MIND.contains(kind));
    let others: Vec<Kind> = Kind::ALL.iter().copied().filter(other).collect();
    let others = ways(words, send, &others, begin);
    let mut kinds = el("div", "");
    kinds = if is_card {
        kinds.with(others)
    } else {
        kinds.with(ways(words, send, OF_MIND, begin)).with(more(words.write.more).with(others))
    };
    let back = pictured(link("quiet question__back", Route::Note(id)), icon(Icon::Back), words.common.back);
    el("div", "screen")
        .key("way-on")
        .with(back)
        .with(heading(if is_card { words.write.say_more } else { words.write.make_of_it }))
        .with(el("blockquote", "older").attr("dir", "auto").text(says))
        .with(kinds)
        .into()
}

/// What would you like to write about?
pub fn choose(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let ways = |kinds: &[Kind]| ways(words, send, kinds, Event::Begin);
    let other = |kind: &Kind| kind.is_written() && !Kind::OFFERED_FIRST.contains(kind);
    let others: Vec<Kind> = Kind::ALL.iter().copied().filter(other).collect();
    titled("screen", "write", words.write.heading)
        .with(p("hint", words.write.hint))
        .with(ways(Kind::OFFERED_FIRST))
        .with(more(words.write.more).with(ways(&others)))
        .into()
}

/// One question of one note.
pub fn question(model: &Model, send: &Send, id: NoteId, question: Question) -> Html {
    let words = model.words();
    let (common, texts) = (&words.common, &words.write);
    let asks = |kind: &Kind| kind.asks(question) && question.form() != Form::Beside;
    let Some(kind) = model.kind_of(id).filter(asks) else {
        let on = button(send, "button button--main", common.continue_, Event::Go(Route::Write));
        return titled("screen", "not-here", texts.not_here).with(on).into();
    };
    let asked = words.question(question);
    let note = model.journal.note(id);
    let stays = note.is_some_and(|note| older_words_stay(note, question)) && question.form() != Form::Heaps;
    let hint = if stays { texts.old_words_stay } else { asked.hint };
    let mut hints = el("div", "question__hints").attr("id", "hint");
    let always = words.kind(kind).always;
    if !always.is_empty() {
        hints = hints.with(p("always", always));
    }
    if !hint.is_empty() {
        hints = hints.with(p("hint", hint));
    }
    let mut about = el("div", "question__about");
    if let Some(lead) = note.filter(|_| question.is_look()).and_then(Note::lead) {
        about = about.with(el("blockquote", "older").attr("dir", "auto").text(lead.words.clone()));
    }
    let mut stuck = el("div", "question__stuck");
    if !asked.stuck.is_empty() {
        let mut ideas = el("ul", "");
        for idea in asked.stuck {
            ideas = ideas.with(el("li", "").text(*idea));
        }
        stuck = stuck.with(more(texts.if_stuck).with(ideas));
    }
    let on = el("div", "question__on")
        .with(button(send, "button button--main", common.keep_this, Event::Continue(id, question)))
        .with(button(send, "button", common.skip, Event::Continue(id, question)));
    let back = press(send, "quiet question__back", Event::BackFrom(id, question));
    // The key is not the note: words that go to a note under a new name stay in the field they are being typed in.
    el("div", "screen question")
        .key(question as usize)
        .with(pictured(back, icon(Icon::Back), common.back))
        .with(kind_line(words, kind))
        .with(heading(asked.heading))
        .with(hints)
        .with(about)
        .with(el("div", "question__answer").with(answer(model, send, id, question)))
        .with(notice::save_status(model))
        .with(stuck)
        .with(on)
        .with(button(send, "quiet", common.stop_for_now, Event::Stop))
        .into()
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
    let (choices, one) = match question.form() {
        Form::Long => return field("heading").long(send),
        Form::Short => return field("heading").short(send, "text"),
        Form::One(choices) => (choices, true),
        Form::Many(choices) => (choices, false),
        Form::Cards => return cards::pick(model, send, id),
        Form::Heaps => return cards::heaps(model, send, id),
        Form::Beside => return Html::default(),
    };
    let mut picks = Vec::new();
    for choice in choices.iter().copied() {
        let on = value.chosen.contains(&choice);
        picks.push(Pick::new(words.choice(choice), on, |on| Event::Picked(id, question, choice, on)));
    }
    let mut choose = el("div", "choose");
    if one {
        let mut clear = el("div", "choose__clear");
        if let Some(chosen) = value.chosen.first() {
            let none = Event::Picked(id, question, *chosen, false);
            clear = clear.with(button(send, "quiet", words.write.choose_none, none));
        }
        choose = choose.with(radios(send, "choice", "heading", picks)).with(clear);
    } else {
        choose = choose.with(checkboxes(send, "choice", "heading", picks));
    }
    choose
        .with(el("p", "label").attr("id", "own-words").text(words.write.own_words_too))
        .with(field("heading own-words").long(send))
        .into()
}
