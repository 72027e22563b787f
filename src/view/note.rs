//! One note: the words as they are now, every earlier wording with its date, and the looks back.

use yew::prelude::*;

use crate::app::{Event, Model, Route};
use crate::domain::{Answer, Choice, Form, Heaps, Look, Moment, Note, NoteId, Question, Said, Value};
use crate::words::Words;

use super::cards;
use super::el::{El, el, link};
use super::icon::{Icon, icon};
use super::{Send, button, heading, kind_line, more, p, pictured, titled};

/// One note with all its wordings.
pub fn note(model: &Model, send: &Send, id: NoteId) -> Html {
    let words = model.words();
    let texts = &words.look_back;
    let Some(note) = model.journal.note(id) else {
        let back = link("button", Route::LookBack).text(words.common.look_back);
        return titled("screen", "gone", texts.gone).with(back).into();
    };
    let (is_open, is_first) = (note.is_open(), note.is_first_sitting());
    let mut open = el("div", "note__open");
    let mut on = el("div", "question__on");
    if is_open {
        open = open.with(open_words(words, send, note));
    } else if note.kind().is_written() {
        let look = Event::Go(Route::Question(id, Question::LookNow));
        on = on.with(button(send, "button button--main", texts.how_now, look));
    }
    let mut asked = el("div", "note__asked");
    if let Some((times, since)) = note.not_heard() {
        let times = texts.times[(times - 1).min(texts.times.len() - 1)];
        asked = asked
            .with(p("text", texts.asked.with([times, &words.date(since.day())])))
            .with(button(send, "button", texts.asked_again, Event::Asked(id, Choice::AskedNotHeard)))
            .with(button(send, "button", texts.settled, Event::Asked(id, Choice::AskedHeard)));
    }
    if note.settled(Question::AfterLeftOut).is_some_and(|said| !said.value.words.trim().is_empty()) {
        asked = asked.with(button(send, "button", texts.bring_up, Event::BringUp(id)));
    }
    let always = words.kind(note.kind()).always;
    if !always.is_empty() {
        asked = asked.with(p("always", always));
    }
    let mut beside = el("div", "note__beside");
    if let (Some(first), Some(now)) = (note.first_words(), note.settled(note.kind().lead())) {
        let first_side = side(texts.first_words).with(dated(words, first.at, &first.value));
        let changed = (now.at != first.at).then(|| dated(words, now.at, &now.value));
        let now_side = side(words.print.going).maybe(changed).maybe(now_said(words, note));
        beside = beside.with(more(texts.first_and_now).with(el("div", "sides").with(first_side).with(now_side)));
    }
    let mut answers = el("dl", "note__answers");
    for (question, answer) in note.answers() {
        // What lies in a heap is shown as it lies; here stands how it lay before.
        if !question.is_heap() || answer.kept().len() > 1 {
            answers = answers.with(one_answer(words, note, question, answer));
        }
    }
    let mut lying = el("div", "note__lying");
    if let Some(heaps) = Heaps::of(note).filter(|heaps| !heaps.is_empty()) {
        lying = lying.with(cards::lying(words, note, &heaps));
        if let Some(sort) = note.kind().questions().iter().find(|question| question.form() == Form::Heaps) {
            lying = lying.with(link("button", Route::Question(id, *sort)).text(words.write.put_in_order));
        }
    }
    let mut looks = el("div", "note__looks");
    for look in note.looks() {
        looks = looks.with(one_look(words, look));
    }
    let mut unanswered = el("ul", "note__unanswered");
    let mut all = true;
    let of_any = Question::OF_ANY.iter().filter(|_| note.kind().is_written() && note.kind().heaping().is_none());
    let of_any = of_any.filter(|question| !note.kind().questions().contains(question));
    for question in note.kind().questions().iter().chain(of_any) {
        if note.settled(*question).is_none() && question.form() != Form::Beside {
            all = false;
            let ask = link("", Route::Question(id, *question)).text(words.question(*question).heading);
            unanswered = unanswered.with(el("li", "").with(ask));
        }
    }
    let mut add = el("div", "note__add");
    if !all && !is_first {
        add = add.with(more(texts.add).with(unanswered));
    }
    let made = if note.kind().is_written() { &texts.written_on } else { &texts.brought_on };
    let (to, place) = match model.opened_from {
        Some((from, _)) => (from, texts.timeline),
        None => (Route::LookBack, words.common.look_back),
    };
    let back = link("quiet question__back", to);
    el("article", "screen note")
        .key(id.to_string())
        .with(pictured(back, icon(Icon::Back), place))
        .with(kind_line(words, note.kind()))
        .with(heading(&made.with([&words.date(note.begun().day())])))
        .with(open)
        .with(beside)
        .with(lying)
        .with(answers)
        .with(looks)
        .with(asked)
        .with(on)
        .with(add)
        .with(button(send, "quiet quiet--delete", texts.delete, Event::Delete(id)))
        .with(link("quiet quiet--delete", Route::Forget(id)).text(words.keep.for_ever))
        .into()
}

/// What was begun and not kept: go on, or leave new words out.
fn open_words(words: &'static Words, send: &Send, note: &Note) -> El {
    let (texts, id) = (&words.look_back, note.id());
    let begun = if note.is_first_sitting() { texts.not_finished } else { texts.new_words_begun };
    let go_on = button(send, "button button--main", texts.go_on, Event::GoOn(id));
    let leave = note.has_new_words().then(|| button(send, "button", texts.leave_new_words, Event::LeaveNewWords(id)));
    el("div", "notice").with(el("p", "").text(begun)).with(go_on).maybe(leave)
}

fn one_answer(words: &'static Words, note: &Note, question: Question, answer: &Answer) -> Html {
    let Some(said) = note.settled(question) else { return Html::default() };
    let texts = &words.look_back;
    let earlier: Vec<&Said> = answer.kept().iter().filter(|earlier| *earlier != said).collect();
    let number = question as u8;
    let reword_id = format!("reword-{number}");
    let label_id = format!("label-{number}");
    let older = (!earlier.is_empty()).then(|| {
        let mut older = more(texts.earlier_words);
        for said in earlier.iter().rev() {
            older = older.with(p("answer__date", texts.worded_on.with([&words.date(said.at.day())]))).with(value(
                el("blockquote", "older"),
                words,
                &said.value,
            ));
        }
        older
    });
    let reword = (!note.is_first_sitting() && question.form() != Form::Beside).then(|| {
        link("answer__reword", Route::Question(note.id(), question))
            .attr("aria-labelledby", format!("{reword_id} {label_id}"))
            .attr("id", reword_id)
            .text(texts.put_anew)
    });
    let label = el("dt", "answer__label").attr("id", label_id).text(words.question(question).label);
    let said = value(el("dd", "answer__words"), words, &said.value).maybe(older).maybe(reword);
    el("div", "answer").with(label).with(said).into()
}

/// One of two sides that are held beside each other.
fn side(title: &'static str) -> El {
    el("section", "side").with(el("h2", "answer__label").text(title))
}

/// Words under their date.
fn dated(words: &'static Words, at: Moment, said: &Value) -> El {
    value(el("div", "side__said").with(p("answer__date", words.date(at.day()))), words, said)
}

/// What the last look back said of it.
fn now_said(words: &'static Words, note: &Note) -> Option<El> {
    let look = note.looks().last()?;
    let mut said = el("div", "side__said").with(p("answer__date", words.date(look.at().day())));
    for question in [Question::LookNow, Question::LookHow, Question::LookHelped] {
        if let Some(answer) = look.answer(question) {
            said = value(said, words, answer);
        }
    }
    Some(said)
}

fn one_look(words: &'static Words, look: &Look) -> El {
    let mut answers = el("dl", "");
    for (question, said) in look.answers() {
        let label = el("dt", "answer__label").text(words.question(question).label);
        answers = answers.with(el("div", "answer").with(label).with(value(el("dd", "answer__words"), words, said)));
    }
    let date = words.look_back.looked_on.with([&words.date(look.at().day())]);
    el("section", "look").with(el("h2", "look__date").text(date)).with(answers)
}

/// What was picked and what was said, as text.
#[inline(never)]
fn value(mut of: El, words: &Words, value: &Value) -> El {
    let chosen: Vec<&str> = value.chosen.iter().map(|choice| words.choice(*choice)).collect();
    if !chosen.is_empty() {
        of = of.with(p("said", chosen.join(" · ")));
    }
    if !value.words.trim().is_empty() {
        of = of.with(el("p", "said said--own").attr("dir", "auto").text(value.words.clone()));
    }
    of
}
