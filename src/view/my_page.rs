//! My page, in four steps: choose, what is most important, what I need, see and print.

use yew::prelude::*;

use crate::app::my_page::{Offer, item, lead_part};
use crate::app::{Event, Field, Model, PageStep, Route};
use crate::domain::{Kind, Need, Note, Paper, Part, TalkAbout};

use super::field::{Pick, TextField, checkbox, checkboxes, radios};
use super::icon::of_kind;
use super::sheet::SheetView;
use super::{Send, beginning, button, heading, href, lead_words, p, plain};

/// One step of the four.
pub fn my_page(model: &Model, send: &Send, step: PageStep) -> Html {
    html! {
        <div class="screen my-page" key={step as u8}>
            { steps(model, step) }
            { match step {
                PageStep::Choose => choose(model, send),
                PageStep::First => first(model, send),
                PageStep::Needs => needs(model, send),
                PageStep::See => see(model, send),
            } }
            { super::notice::save_status(model) }
            { onward(model, send, step) }
        </div>
    }
}

fn steps(model: &Model, here: PageStep) -> Html {
    let page = &model.words().page;
    html! {
        <nav class="steps" aria-label={page.steps_name}>
            <ol class="steps__list">
                for (step, name) in PageStep::ALL.into_iter().zip(page.steps) {
                    <li>
                        <a class="steps__link" href={href(Route::Page(step))}
                            aria-current={(step == here).then_some("step")}>{ name }</a>
                    </li>
                }
            </ol>
        </nav>
    }
}

fn onward(model: &Model, send: &Send, step: PageStep) -> Html {
    let common = &model.words().common;
    html! {
        <div class="question__on my-page__on">
            if let Some(next) = step.next() {
                { button(send, "button button--main", common.continue_, Event::ToStep(next)) }
            }
            if let Some(previous) = step.previous() {
                { button(send, "button", common.back, Event::ToStep(previous)) }
            }
        </div>
    }
}

fn choose(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let offers = model.offers();
    html! {
        <div>
            { heading(words.page.choose_heading) }
            { p("hint", words.page.choose_hint) }
            <div>
                if offers.is_empty() {
                    for sentence in words.page.choose_empty {
                        { plain(*sentence) }
                    }
                }
            </div>
            for kind in Kind::ALL.iter().copied().filter(|kind| offers.iter().any(|offer| offer.note.kind() == *kind)) {
                <section class="offers" key={kind as u8}>
                    <h2 class="subheading">{ of_kind(kind) }<span>{ (words.kind)(kind).heading }</span></h2>
                    for offer in offers.iter().filter(|offer| offer.note.kind() == kind) {
                        { one_offer(model, send, offer) }
                    }
                </section>
            }
        </div>
    }
}

/// A note's own words to tick; once ticked, its further parts.
fn one_offer(model: &Model, send: &Send, offer: &Offer<'_>) -> Html {
    let page = &model.journal.page;
    let id = offer.note.id();
    let words = model.words();
    let lead = lead_part(&offer.parts);
    let on = page.has_note(id);
    html! {
        <div class="offer" key={id.to_string()}>
            if let Some(lead) = lead {
                { part_box(model, send, offer.note, lead) }
            }
            <div class="offer__more">
                if on && offer.parts.len() > 1 {
                    <p class="offer__also" id={format!("also-{id}")}>{ words.page.also }</p>
                    <div class="picks" role="group" aria-labelledby={format!("also-{id}")}>
                        for part in offer.parts.iter().copied().skip(1) {
                            { part_box(model, send, offer.note, part) }
                        }
                    </div>
                }
            </div>
        </div>
    }
}

fn part_box(model: &Model, send: &Send, note: &Note, part: Part) -> Html {
    let words = model.words();
    let text = match part {
        Part::Answer(question) => {
            let value = note.settled(question).map(|said| said.value.clone()).unwrap_or_default();
            let chosen = value.chosen.iter().map(|choice| (words.choice)(*choice).to_owned());
            let own = (!value.words.trim().is_empty()).then(|| beginning(&value.words, 220));
            let said: Vec<String> = chosen.chain(own).collect();
            let said = said.join(". ");
            if question == note.kind().lead() { said } else { format!("{}: {said}", (words.question)(question).label) }
        }
        Part::Now => words.page.how_it_is_going.to_owned(),
    };
    let item = item(note, part);
    let on = model.journal.page.has(item.note, part);
    let number = match part {
        Part::Answer(question) => question as u8 + 1,
        Part::Now => 0,
    };
    checkbox(send, format!("tick-{}-{number}", note.id()), Pick::new(text, on, move |on| Event::Tick(item, on)))
}

fn first(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let page = &model.journal.page;
    let ticked = model.ticked();
    let mut picks: Vec<Pick> = ticked
        .iter()
        .map(|note| {
            let id = note.id();
            let lead = lead_words(words, note, 160);
            Pick::new(lead, page.first == Some(id), move |_| Event::PutFirst(Some(id)))
        })
        .collect();
    picks.push(Pick::new(words.page.first_none, page.first.is_none(), |_| Event::PutFirst(None)));
    html! {
        <div>
            { heading(words.page.first_heading) }
            { p("hint", words.page.first_hint) }
            <div>
                if !ticked.is_empty() {
                    { radios(send, "first", "heading", picks) }
                }
            </div>
            <p class="label" id="first-words-label">{ words.page.first_words }</p>
            <p class="hint" id="first-words-hint">{ words.page.first_words_hint }</p>
            { TextField {
                id: "first-words",
                labelled_by: "first-words-label",
                described_by: Some("first-words-hint"),
                value: page.first_words.clone(),
                field: Field::FirstWords,
            }.long(send) }
        </div>
    }
}

fn needs(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let page = &model.journal.page;
    let need = |need: &Need| {
        let need = *need;
        Pick::new((words.need)(need), page.needs().contains(&need), move |on| Event::Need(need, on))
    };
    let about = |about: &TalkAbout| {
        let about = *about;
        Pick::new((words.talk_about)(about), page.talk_about().contains(&about), move |on| Event::TalkAbout(about, on))
    };
    html! {
        <div>
            { heading(words.page.needs_heading) }
            { p("hint", words.page.needs_hint) }
            { checkboxes(send, "need", "heading", Need::ALL.iter().map(need).collect()) }
            <h2 class="subheading" id="about-title">{ words.page.talk_about }</h2>
            { checkboxes(send, "about", "about-title", TalkAbout::ALL.iter().map(about).collect()) }
        </div>
    }
}

fn see(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let sheet = model.journal.sheet(model.now);
    let on_pages = send.reform(Event::Measured);
    let fits = model.pages.is_some_and(|pages| pages == 1 || model.journal.page.more_pages);
    html! {
        <div>
            { heading(words.page.see_heading) }
            <div class="fit" role="status">{ fit(model, send, sheet.is_blank()) }</div>
            <div class="question__on">
                if fits {
                    { button(send, "button button--main", words.page.print, Event::Print) }
                }
            </div>
            <div>
                if fits {
                    { p("hint", words.page.print_hint) }
                }
            </div>
            { how_it_prints(model, send) }
            <h2 class="subheading" id="preview-title">{ words.page.preview }</h2>
            <div class="preview" role="region" aria-labelledby="preview-title">
                <SheetView {sheet} language={model.language()} {on_pages} />
            </div>
        </div>
    }
}

/// Whether it fits on one page, and what can be done when it does not: said before printing.
fn fit(model: &Model, send: &Send, blank: bool) -> Html {
    let texts = &model.words().page;
    let page = &model.journal.page;
    match model.pages {
        None => plain(model.words().common.one_moment),
        Some(_) if blank => plain(texts.see_empty),
        Some(1) => plain(texts.fits),
        Some(pages) if page.more_pages => plain((texts.takes)(pages)),
        Some(pages) => html! {
            <div class="trouble">
                { plain((texts.takes)(pages)) }
                { plain(texts.too_much) }
                { button(send, "button", texts.fewer, Event::ToStep(PageStep::Choose)) }
                { button(send, "button", texts.more_pages, Event::MorePages(true)) }
            </div>
        },
    }
}

fn how_it_prints(model: &Model, send: &Send) -> Html {
    let texts = &model.words().page;
    let page = &model.journal.page;
    let paper = |paper: Paper, name: &'static str| Pick::new(name, page.paper == paper, move |_| Event::Paper(paper));
    html! {
        <details class="more">
            <summary>{ texts.how_it_prints }</summary>
            <p class="label" id="name-label">{ texts.name }</p>
            <p class="hint" id="name-hint">{ texts.name_hint }</p>
            { TextField {
                id: "name",
                labelled_by: "name-label",
                described_by: Some("name-hint"),
                value: page.name.clone(),
                field: Field::Name,
            }.short(send, "text") }
            { checkbox(send, "show-date".into(), Pick::new(texts.show_date, page.show_date, Event::ShowDate)) }
            { checkbox(send, "room".into(), Pick::new(texts.room, page.room_to_write, Event::RoomToWrite)) }
            { checkbox(send, "more-pages".into(), Pick::new(texts.more_pages, page.more_pages, Event::MorePages)) }
            <p class="label" id="paper-label">{ texts.paper }</p>
            { radios(send, "paper", "paper-label", vec![paper(Paper::A4, "A4"), paper(Paper::Letter, texts.letter)]) }
        </details>
    }
}
