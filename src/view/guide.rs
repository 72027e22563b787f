//! The guided first use: eight screens, alone or with someone who sits beside.
//!
//! What is said to the one beside stands in a box of its own, under a line that says so: both see whom it speaks to.

use yew::prelude::*;

use crate::app::guide::asked;
use crate::app::{Event, Field, Model, PageStep, Route, SafePlace};
use crate::domain::{GuideStep, Look, Note, NoteId, Question, Value};

use super::el::{El, el, link};
use super::field::{Pick, TextField, checkbox, radios};
use super::icon::{Icon, icon, of_kind};
use super::notice::in_one_file;
use super::settings::{languages, text_sizes};
use super::{Send, button, example, heading, lead_words, more, notice, p, pictured, plain, press, way};

/// One screen of the eight.
pub fn guide(model: &Model, send: &Send, step: GuideStep) -> Html {
    let words = model.words();
    let (texts, common) = (&words.guide, &words.common);
    // Where there is no guide, it begins.
    let step = if model.guide().is_some() { step } else { GuideStep::Begin };
    let number = (step as usize + 1).to_string();
    let back = step.previous().map(|before| {
        pictured(press(send, "quiet question__back", Event::Guide(before)), icon(Icon::Back), common.back)
    });
    let content = match step {
        GuideStep::Begin => begin(model, send),
        GuideStep::Device => device(model, send),
        GuideStep::Hope | GuideStep::Goal | GuideStep::Helped | GuideStep::Next => question(model, send, step),
        GuideStep::Check => check(model, send),
        GuideStep::End => end(model, send),
    };
    let beside = model.is_together().then(|| {
        el("aside", "beside")
            .attr("aria-labelledby", "beside")
            .with(el("p", "beside__who").attr("id", "beside").text(texts.beside))
            .with(p("beside__line", texts.lines[step as usize]))
    });
    el("div", "screen guide")
        .key(step as usize)
        .with(
            el("div", "guide__top")
                .maybe(back)
                .with(p("guide__part", texts.part.with([&number, &GuideStep::ALL.len().to_string()]))),
        )
        .maybe(beside)
        .with(content)
        .with(button(send, "quiet", common.stop_for_now, Event::Stop))
        .into()
}

/// On to the next screen.
fn on(model: &Model, send: &Send, step: GuideStep) -> Option<Html> {
    let next = step.next()?;
    Some(button(send, "button button--main", model.words().common.continue_, Event::Guide(next)))
}

fn begin(model: &Model, send: &Send) -> El {
    let texts = &model.words().guide;
    let together = model.guide().is_some_and(|guide| guide.together);
    let who = vec![
        Pick::one(texts.alone, !together, Event::Together(false)),
        Pick::one(texts.with_someone, together, Event::Together(true)),
    ];
    el("div", "")
        .with(heading(texts.begin_heading))
        .with(languages(model, send))
        .with(text_sizes(model, send))
        .with(
            el("section", "setting").with(el("h2", "subheading").attr("id", "who-title").text(texts.who)).with(radios(
                send,
                "who",
                "who-title",
                who,
            )),
        )
        .with(el("div", "question__on").maybe(on(model, send, GuideStep::Begin)))
        .maybe(model.journal.is_empty().then(|| example::way(model, send)))
}

fn device(model: &Model, send: &Send) -> El {
    let texts = &model.words().guide;
    let mut content = el("div", "").with(heading(texts.device_heading));
    // The first says that they stay there.
    for sentence in texts.device.iter().skip(usize::from(model.shared)) {
        content = content.with(plain(*sentence));
    }
    content = content.maybe(in_one_file(model));
    if let Some(guide) = model.guide().filter(|guide| guide.together) {
        let typed = Pick::new(texts.typed, guide.typed, Event::TypedByOther);
        content = content.with(checkbox(send, "typed".to_owned(), typed)).with(p("hint", texts.typed_hint));
    }
    if model.shared {
        return content.with(el("div", "question__on").maybe(on(model, send, GuideStep::Device)));
    }
    let own = press(send, "way", Event::Guide(GuideStep::Hope));
    // Where there are words already, that screen says first what happens to them.
    let shared = match model.is_nothing_here() {
        true => press(send, "way", Event::SharedComputer),
        false => link("way", Route::Safe(SafePlace::Shared)),
    };
    content.with(el("h2", "subheading").text(texts.whose)).with(
        el("ul", "ways").with(way(own, icon(Icon::Me), texts.mine, texts.mine_hint)).with(way(
            shared,
            icon(Icon::Hide),
            texts.others,
            texts.others_hint,
        )),
    )
}

fn question(model: &Model, send: &Send, step: GuideStep) -> El {
    let words = model.words();
    let (texts, common) = (&words.guide, &words.common);
    let note = step.writes().and_then(|index| Some(model.guide()?.notes[index]));
    let (Some(note), Some(question)) = (note, asked(step)) else { return el("div", "") };
    let said = words.question(question);
    let (title, hint) = match step {
        GuideStep::Next => (texts.next_heading, texts.next_hint),
        _ => (said.heading, said.hint),
    };
    let mut stuck = el("div", "question__stuck");
    if !said.stuck.is_empty() {
        let mut ideas = el("ul", "");
        for idea in said.stuck {
            ideas = ideas.with(el("li", "").text(*idea));
        }
        stuck = stuck.with(more(words.write.if_stuck).with(ideas));
    }
    let field = TextField {
        id: "answer",
        labelled_by: "heading",
        described_by: Some("hint"),
        value: model.value(note, question).words,
        field: Field::Answer(note, question),
    };
    let skip = step.next().map(|next| button(send, "button", common.skip, Event::Guide(next)));
    el("div", "question")
        .with(heading(title))
        .with(el("div", "question__hints").attr("id", "hint").with(p("hint", hint)))
        .with(el("div", "question__answer").with(field.long(send)))
        .with(notice::save_status(model))
        .with(stuck)
        .with(el("div", "question__on").maybe(on(model, send, step)).maybe(skip))
}

/// The words, to be read or read out before they are kept. Nothing is ticked by the program.
fn check(model: &Model, send: &Send) -> El {
    let texts = &model.words().guide;
    let written = model.guided();
    let mut content = el("div", "").with(heading(texts.check_heading));
    if written.is_empty() {
        content = content.with(plain(model.words().write.nothing_written));
        return content.with(el("div", "question__on").maybe(on(model, send, GuideStep::Check)));
    }
    content = content.with(p("hint", texts.check_hint));
    let mut all = Vec::new();
    for (step, note) in &written {
        all.extend(checked(model, send, *step, *note));
    }
    let mut typed = el("div", "");
    if written.iter().any(|(_, note)| model.journal.note(*note).is_some_and(|note| note.is_typed())) {
        typed = typed.with(p("hint", model.words().choice(crate::domain::Choice::TypedByOther)));
    }
    content
        .list(all)
        .with(typed)
        .with(el("div", "question__on").with(button(send, "button", texts.all_on_page, Event::GuideTickAll)))
        .with(notice::save_status(model))
        .with(el("div", "question__on").with(button(send, "button button--main", texts.keep, Event::KeepGuided)))
}

fn checked(model: &Model, send: &Send, step: GuideStep, id: NoteId) -> Option<Html> {
    let words = model.words();
    let texts = &words.guide;
    let note = model.journal.note(id)?;
    let number = step as usize;
    let (title_id, change_id) = (format!("checked-{number}"), format!("change-{number}"));
    let name = match step {
        GuideStep::Next => texts.next_name,
        _ => words.kind(note.kind()).heading,
    };
    let title = el("h2", "subheading").attr("id", title_id.clone());
    let title = title.with(of_kind(note.kind())).with(el("span", "").text(name));
    // As it would be kept now: words of another day may have been gone on with.
    let lead = note.kind().lead();
    let said = note.current(lead).filter(|value| !value.is_blank()).or(note.settled(lead).map(|said| &said.value));
    let said = said.map(|value| value.words.clone()).unwrap_or_default();
    let change = press(send, "quiet", Event::Guide(step))
        .attr("aria-labelledby", format!("{change_id} {title_id}"))
        .attr("id", change_id)
        .text(texts.change);
    let tick = Pick::new(texts.on_page, model.journal.page.has_note(id), |on| Event::GuideTick(id, on));
    let tick = checkbox(send, format!("tick-{number}"), tick);
    let section = el("section", "checked").key(number).attr("aria-labelledby", title_id).with(title);
    let section = section.with(el("blockquote", "older").attr("dir", "auto").text(said.clone()));
    Some(besides(section, model, note, &said).with(tick).with(change).into())
}

/// What else is kept for good with the words that were said of it: what stood there another day, and answers that were given
/// in the note elsewhere. While two read it, each is opened by a press: it may have been written alone.
fn besides(mut section: El, model: &Model, note: &Note, said: &str) -> El {
    let words = model.words();
    let mut others: Vec<(String, &Value)> = Vec::new();
    for (question, answer) in note.answers() {
        let is_lead = question == note.kind().lead();
        let earlier = answer.kept().iter().filter(|_| note.is_first_sitting());
        for one in earlier.chain(answer.draft().filter(|_| !is_lead)) {
            // Who typed is said below all of them.
            if question == Question::Typed || is_lead && one.value.words.trim() == said.trim() {
                continue;
            }
            let label = match is_lead {
                true => words.look_back.worded_on.with([&words.date(one.at.day())]),
                false => words.question(question).label.to_owned(),
            };
            others.push((label, &one.value));
        }
    }
    for (question, value) in note.look_draft().into_iter().flat_map(Look::answers) {
        others.push((words.question(question).label.to_owned(), value));
    }
    for (label, value) in others.into_iter().filter(|(_, value)| !value.is_blank()) {
        let chosen: Vec<&str> = value.chosen.iter().map(|choice| words.choice(*choice)).collect();
        let mut quote = el("blockquote", "older").attr("dir", "auto");
        for text in [chosen.join(" · "), value.words.trim().to_owned()] {
            quote = quote.maybe((!text.is_empty()).then(|| p("", text)));
        }
        section = match model.is_together() {
            true => section.with(el("details", "more").with(el("summary", "").text(label)).with(quote)),
            false => section.with(p("hint", label)).with(quote),
        };
    }
    section
}

fn end(model: &Model, send: &Send) -> El {
    let words = model.words();
    let texts = &words.guide;
    let to_page = if model.journal.page.items().is_empty() { PageStep::Choose } else { PageStep::See };
    let (keep, keep_hint) = match model.shared {
        true => (texts.done, texts.others_hint),
        false => (texts.keep_here, texts.keep_here_hint),
    };
    let print = link("way", Route::Page(to_page));
    let save = link("way", Route::Safe(SafePlace::SaveFile));
    let ways = el("ul", "ways")
        .with(way(print, icon(Icon::Page), texts.print, texts.print_hint))
        .with(way(save, icon(Icon::Save), words.keep.save_file, words.keep.save_file_hint))
        .with(way(press(send, "way", Event::EndGuide), icon(Icon::Home), keep, keep_hint));
    let mut delete = el("div", "");
    if !model.guided().is_empty() {
        let sure = press(send, "button", Event::DeleteGuided).text(texts.delete_it);
        let stays = model.page_stays().then(|| plain(texts.page_stays));
        let gone = more(texts.delete).with(plain(texts.delete_hint)).with(what_goes(model)).maybe(stays);
        delete = delete.with(gone.with(sure));
    }
    el("div", "").with(heading(texts.end_heading)).with(p("hint", texts.end_hint)).with(ways).with(delete)
}

/// The notes, each by how it begins, and the pages that are deleted with the guide.
fn what_goes(model: &Model) -> El {
    let words = model.words();
    let mut gone = el("ul", "plain");
    let guided = model.guided().into_iter().map(|(_, note)| note);
    for note in guided.chain(model.pages_of_guided()).filter_map(|note| model.journal.note(note)) {
        let (name, lead) = match note.kind().is_written() {
            true => (words.kind(note.kind()).name.to_owned(), lead_words(words, note, 90)),
            false => (words.look_back.brought_on.with([&words.date(note.begun().day())]), String::new()),
        };
        let said = (!lead.is_empty()).then(|| el("span", "said said--own").attr("dir", "auto").text(lead));
        gone = gone.with(el("li", "").with(p("hint", name)).maybe(said));
    }
    gone
}
