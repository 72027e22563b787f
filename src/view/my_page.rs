//! My page, in four steps: choose, what is most important, what I need, see and print.

use yew::prelude::*;

use crate::app::my_page::{Offer, item, lead_part};
use crate::app::prints::append;
use crate::app::{Event, Field, Model, PageStep, Route};
use crate::domain::{Kind, Need, Note, Paper, Part, TalkAbout};

use super::el::{El, el, link};
use super::field::{Pick, TextField, checkbox, checkboxes, radios};
use super::icon::{Icon, icon, of_kind};
use super::sheet::sheets;
use super::{Send, beginning, button, heading, lead_words, more, p, plain, press};

/// One step of the four.
pub fn my_page(model: &Model, send: &Send, step: PageStep) -> Html {
    let content = match step {
        PageStep::Choose => choose(model, send),
        PageStep::First => first(model, send),
        PageStep::Needs => needs(model, send),
        PageStep::See => see(model, send),
    };
    let hidden = model.is_together().then(|| p("hint", model.words().guide.older_hidden));
    // The other prints are of all notes.
    let others = (!model.is_together()).then(|| link("quiet", Route::Prints).text(model.words().page.other_prints));
    el("div", "screen my-page")
        .key(step as usize)
        .with(steps(model, step))
        .with(el("div", "").maybe(hidden))
        .with(content)
        .with(super::notice::save_status(model))
        .with(onward(model, send, step))
        .maybe(others)
        .into()
}

fn steps(model: &Model, here: PageStep) -> El {
    let page = &model.words().page;
    let mut list = el("ol", "steps__list");
    for step in PageStep::ALL {
        let current = (step == here).then_some("step");
        let name = page.steps[step as usize];
        let link = link("steps__link", Route::Page(step)).attr_if("aria-current", current).text(name);
        list = list.with(el("li", "").with(link));
    }
    el("nav", "steps").attr("aria-label", page.steps_name).with(list)
}

fn onward(model: &Model, send: &Send, step: PageStep) -> El {
    let common = &model.words().common;
    let mut ways = el("div", "question__on my-page__on");
    if let Some(next) = step.next() {
        ways = ways.with(button(send, "button button--main", common.continue_, Event::ToStep(next)));
    }
    if let Some(previous) = step.previous() {
        ways = ways.with(button(send, "button", common.back, Event::ToStep(previous)));
    }
    ways
}

fn choose(model: &Model, send: &Send) -> El {
    let words = model.words();
    let (offers, has_more) = model.offers();
    let mut empty = el("div", "");
    if offers.is_empty() {
        for sentence in words.page.choose_empty {
            empty = empty.with(plain(*sentence));
        }
    }
    let mut further = el("div", "look-back__more");
    if has_more {
        further = further.with(button(send, "button", words.look_back.show_more, Event::ShowMore));
    }
    let mut kinds = Vec::new();
    for &kind in Kind::ALL {
        let mut shown = Vec::new();
        for offer in &offers {
            if offer.note.kind() == kind {
                shown.push(one_offer(model, send, offer));
            }
        }
        if !shown.is_empty() {
            let name = el("span", "").text(words.kind(kind).heading);
            let title = el("h2", "subheading").with(of_kind(kind)).with(name);
            kinds.push(el("section", "offers").key(kind as usize).with(title).list(shown).into());
        }
    }
    el("div", "")
        .with(heading(words.page.choose_heading))
        .with(p("hint", words.page.choose_hint))
        .with(empty)
        .list(kinds)
        .with(further)
}

/// A note's own words to tick; once ticked, its further parts.
fn one_offer(model: &Model, send: &Send, offer: &Offer<'_>) -> Html {
    let id = offer.note.id();
    let mut more = el("div", "offer__more");
    if model.journal.page.has_note(id) && offer.parts.len() > 1 {
        let also = AttrValue::from(format!("also-{id}"));
        let mut picks = el("div", "picks").attr("role", "group").attr("aria-labelledby", also.clone());
        for part in &offer.parts[1..] {
            picks = picks.with(part_box(model, send, offer.note, *part));
        }
        more = more.with(el("p", "offer__also").attr("id", also).text(model.words().page.also)).with(picks);
    }
    if model.journal.page.has(id, Part::Answer(offer.note.kind().lead())) {
        more = more.with(shorter(model, send, offer.note));
    }
    let lead = lead_part(&offer.parts).map(|lead| part_box(model, send, offer.note, lead));
    el("div", "offer").key(id.to_string()).maybe(lead).with(more).into()
}

/// Other words in place of the note's own ones, on this page alone.
fn shorter(model: &Model, send: &Send, note: &Note) -> El {
    let texts = &model.words().page;
    let id = note.id();
    let (field_id, label, hint) =
        (format!("shorter-{id}"), format!("shorter-label-{id}"), format!("shorter-hint-{id}"));
    let value = model.journal.page.shorter(id).unwrap_or_default().to_owned();
    let mut more = more(texts.shorter).attr_if("open", (!value.is_empty()).then_some(""));
    more = more.with(el("p", "label").attr("id", label.clone()).text(texts.shorter_label));
    more = more.with(el("p", "hint").attr("id", hint.clone()).text(texts.shorter_hint));
    // Of several such fields each is called by the words it stands for, too.
    let name = format!("{label} tick-{id}-{}", note.kind().lead() as u8 + 1);
    let field =
        TextField { id: &field_id, labelled_by: &name, described_by: Some(&hint), value, field: Field::Shorter(id) };
    more.with(field.long(send))
}

fn part_box(model: &Model, send: &Send, note: &Note, part: Part) -> Html {
    let words = model.words();
    let (text, number) = match part {
        Part::Answer(question) => {
            let mut said = String::new();
            if let Some(settled) = note.settled(question) {
                for choice in &settled.value.chosen {
                    append(&mut said, ". ", words.choice(*choice));
                }
                append(&mut said, ". ", &beginning(&settled.value.words, 220));
            }
            if note.kind().heaping().is_some() {
                // Cards and such are many short lines.
                said = said.replace('\n', " · ");
            }
            if question != note.kind().lead() {
                said = format!("{}: {said}", words.question(question).label);
            }
            (said, question as u8 + 1)
        }
        Part::Now => (words.page.how_it_is_going.to_owned(), 0),
    };
    let item = item(note, part);
    let on = model.journal.page.has(item.note, part);
    checkbox(send, format!("tick-{}-{number}", note.id()), Pick::new(text, on, move |on| Event::Tick(item, on)))
}

fn first(model: &Model, send: &Send) -> El {
    let words = model.words();
    let page = &model.journal.page;
    let mut picks = Vec::new();
    for note in model.ticked() {
        let id = note.id();
        let lead = lead_words(words, note, 160);
        picks.push(Pick::new(lead, page.first == Some(id), |_| Event::PutFirst(Some(id))));
    }
    let mut notes = el("div", "");
    if !picks.is_empty() {
        picks.push(Pick::new(words.page.first_none, page.first.is_none(), |_| Event::PutFirst(None)));
        notes = notes.with(radios(send, "first", "heading", picks));
    }
    let field = TextField {
        id: "first-words",
        labelled_by: "first-words-label",
        described_by: Some("first-words-hint"),
        value: page.first_words.clone(),
        field: Field::FirstWords,
    };
    let mut own = el("div", "");
    if !model.is_together() {
        own = own
            .with(labelling("label", "first-words-label", words.page.first_words))
            .with(labelling("hint", "first-words-hint", words.page.first_words_hint))
            .with(field.long(send));
    }
    el("div", "").with(heading(words.page.first_heading)).with(p("hint", words.page.first_hint)).with(notes).with(own)
}

/// What a field is named or explained by.
fn labelling(class: &'static str, id: &'static str, text: &'static str) -> El {
    el("p", class).attr("id", id).text(text)
}

fn needs(model: &Model, send: &Send) -> El {
    let words = model.words();
    let page = &model.journal.page;
    let (mut needs, mut about) = (Vec::new(), Vec::new());
    for &need in Need::ALL {
        needs.push(Pick::new(words.need(need), page.needs().contains(&need), |on| Event::Need(need, on)));
    }
    for &one in TalkAbout::ALL {
        let on = page.talk_about().contains(&one);
        about.push(Pick::new(words.talk_about(one), on, |on| Event::TalkAbout(one, on)));
    }
    el("div", "")
        .with(heading(words.page.needs_heading))
        .with(p("hint", words.page.needs_hint))
        .with(checkboxes(send, "need", "heading", needs))
        .with(el("h2", "subheading").attr("id", "about-title").text(words.page.talk_about))
        .with(checkboxes(send, "about", "about-title", about))
}

fn see(model: &Model, send: &Send) -> El {
    let texts = &model.words().page;
    let fit = fit(model, send, model.sheet().is_blank());
    let (mut print, mut hint) = (el("div", "question__on"), el("div", ""));
    if model.pages().is_some_and(|pages| pages == 1 || model.journal.page.more_pages) {
        print = print.with(button(send, "button button--main", texts.print, Event::Print));
        hint = hint.with(p("hint", texts.print_hint));
    }
    let preview = el("div", "preview")
        .attr("role", "region")
        .attr("aria-labelledby", "preview-title")
        .maybe(model.document().map(|document| sheets(model, &document)));
    el("div", "")
        .with(heading(texts.see_heading))
        .with(el("div", "fit").attr("role", "status").with(fit))
        .with(print)
        .with(hint)
        .with(how_it_prints(model, send))
        .with(in_order(model, send))
        .with(el("h2", "subheading").attr("id", "preview-title").text(texts.preview))
        .with(preview)
        .with(el("div", "question__on").with(button(send, "button", texts.keep, Event::KeepPage)))
        .with(p("hint", texts.keep_hint))
        .with(as_text(model, send))
}

/// The parts of the page and the notes in each, to be moved up and down.
fn in_order(model: &Model, send: &Send) -> El {
    let texts = &model.words().page;
    let parts = model.sheet().parts;
    let mut all = el("div", "in-order");
    // What is not in sight has its place too.
    let is_whole = !model.is_together();
    let has_order = parts.len() > 1 || parts.iter().any(|part| part.entries.len() > 1);
    if is_whole && has_order {
        let mut list = more(texts.in_order);
        for part in &parts {
            let kind = part.kind;
            let name = model.words().kind(kind).heading;
            list = list.with(movable(model, send, "in-order__part", format!("part-{}", kind as usize), name, |up| {
                Event::MovePart(kind, up)
            }));
            for entry in part.entries.iter().filter(|_| part.entries.len() > 1) {
                let Some(id) = entry.note else { continue };
                let said = entry.lead.clone().unwrap_or_default();
                let said = beginning(&said, 90);
                list = list.with(movable(model, send, "in-order__note", format!("note-{id}"), &said, |up| {
                    Event::MoveNote(id, up)
                }));
            }
        }
        all = all.with(list);
    }
    all
}

/// One line with a step up and down.
fn movable(
    model: &Model,
    send: &Send,
    class: &'static str,
    id: String,
    says: &str,
    event: impl Fn(bool) -> Event,
) -> El {
    let words = &model.words().write;
    let mut line = el("div", class).key(id.clone());
    line = line.with(el("p", "heap__words").attr("id", id.clone()).attr("dir", "auto").text(says.to_owned()));
    for (picture, name, up) in [(Icon::Up, words.up, true), (Icon::Down, words.down, false)] {
        let step = format!("{id}-{}", u8::from(up));
        line = line.with(
            press(send, "heap__step", event(up))
                .attr("aria-labelledby", format!("{step} {id}"))
                .attr("id", step)
                .attr("aria-label", name)
                .with(icon(picture)),
        );
    }
    line
}

/// For those who send it themselves.
pub fn as_text(model: &Model, send: &Send) -> El {
    let texts = &model.words().print;
    el("div", "")
        .with(el("div", "question__on").with(button(send, "button", texts.copy, Event::CopyAsText)).with(button(
            send,
            "button",
            texts.save_text,
            Event::SaveAsText,
        )))
        .with(p("hint", texts.text_hint))
}

/// Whether it fits on one page, and what can be done when it does not: said before printing.
fn fit(model: &Model, send: &Send, blank: bool) -> Html {
    let texts = &model.words().page;
    let page = &model.journal.page;
    match model.pages() {
        None => plain(model.words().common.one_moment),
        Some(_) if blank => plain(texts.see_empty),
        Some(1) => plain(texts.fits),
        Some(pages) if page.more_pages => plain(texts.takes.with([&pages.to_string()])),
        Some(pages) => el("div", "trouble")
            .with(plain(texts.takes.with([&pages.to_string()])))
            .with(plain(texts.too_much))
            .with(button(send, "button", texts.fewer, Event::ToStep(PageStep::Choose)))
            .with(button(send, "button", texts.more_pages, Event::MorePages(true)))
            .into(),
    }
}

fn how_it_prints(model: &Model, send: &Send) -> El {
    let texts = &model.words().page;
    let page = &model.journal.page;
    let name = TextField {
        id: "name",
        labelled_by: "name-label",
        described_by: Some("name-hint"),
        value: page.name.clone(),
        field: Field::Name,
    };
    let mut more = el("details", "more")
        .with(el("summary", "").text(texts.how_it_prints))
        .with(labelling("label", "name-label", texts.name))
        .with(labelling("hint", "name-hint", texts.name_hint))
        .with(name.short(send, "text"));
    // Of one type, so that they share one piece of code.
    let show_date: fn(bool) -> Event = Event::ShowDate;
    let boxes = [
        ("show-date", texts.show_date, page.show_date, show_date),
        ("room", texts.room, page.room_to_write, Event::RoomToWrite),
        ("more-pages", texts.more_pages, page.more_pages, Event::MorePages),
        ("large", texts.large, page.arranged.large, Event::Large),
    ];
    for (id, text, on, event) in boxes {
        more = more.with(checkbox(send, id.to_owned(), Pick::new(text, on, event)));
    }
    more.with(papers(model, send))
}

/// Which paper it is for.
pub fn papers(model: &Model, send: &Send) -> El {
    let texts = &model.words().page;
    let here = model.journal.page.paper;
    let paper = |paper: Paper, name: &'static str| Pick::new(name, here == paper, move |_| Event::Paper(paper));
    el("div", "").with(labelling("label", "paper-label", texts.paper)).with(radios(
        send,
        "paper",
        "paper-label",
        vec![paper(Paper::A4, "A4"), paper(Paper::Letter, texts.letter)],
    ))
}
