//! Look back: everything that was written, newest first.

use yew::prelude::*;

use crate::app::{Event, Field, Model, Only, Route};
use crate::domain::{Choice, Excerpt, Note, Query};
use crate::words::Words;

use super::el::{El, el, link};
use super::field::TextField;
use super::icon::{Icon, icon, of_kind};
use super::{Send, button, lead_words, more, pictured, plain, press, row_words, span, titled};

/// The list, and which kinds it shows.
pub fn look_back(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let texts = &words.look_back;
    let (notes, more, query) = model.look_back();
    let mut shown = el("div", "look-back__kinds");
    let mut empty = el("div", "look-back__empty").attr("role", "status");
    if model.journal.is_empty() {
        for sentence in texts.empty {
            empty = empty.with(plain(*sentence));
        }
        empty = empty.with(button(send, "button button--main", words.common.write, Event::Go(Route::Write)));
    } else {
        shown = shown.with(find(model, send)).with(narrowings(model, send));
        if notes.is_empty() {
            empty = empty.with(plain(if query.is_some() { texts.none_found } else { texts.none_of_kind }));
        }
    }
    let mut rows = el("ul", "rows");
    for note in notes {
        rows = rows.with(row(words, note, query.as_ref()));
    }
    let mut further = el("div", "look-back__more");
    if more > 0 {
        further = further.with(button(send, "button", texts.show_more, Event::ShowMore));
    }
    let mut ways = el("p", "look-back__ways");
    if model.journal.has_timeline() {
        ways = ways.with(link("quiet", Route::Timeline(None)).text(texts.timeline));
    }
    if model.has_helped() {
        ways = ways.with(link("quiet", Route::Helped).text(texts.helped));
    }
    titled("screen", "look-back", texts.heading).with(shown).with(empty).with(rows).with(further).with(ways).into()
}

/// Where help came from, in the person's own words.
pub fn helped(model: &Model) -> Html {
    let words = model.words();
    let texts = &words.look_back;
    let groups = model.helped_from();
    let back = link("quiet question__back", Route::LookBack);
    let back = pictured(back, icon(Icon::Back), words.common.look_back);
    let mut sources = el("div", "helped");
    if groups.is_empty() {
        sources = sources.with(plain(texts.none_of_kind));
    }
    for (source, notes) in groups {
        let mut told = el("ul", "rows");
        for note in notes {
            told = told.with(row(words, note, None));
        }
        let name = source.map_or(texts.from_elsewhere, |source| words.choice(source));
        sources = sources.with(el("section", "helped__from").with(super::subheading(name)).with(told));
    }
    el("div", "screen").key("helped").with(back).with(super::heading(texts.helped)).with(sources).into()
}

/// The field for what is looked for.
fn find(model: &Model, send: &Send) -> El {
    let field = TextField {
        id: "find",
        labelled_by: "find-label",
        described_by: None,
        value: model.find.clone(),
        field: Field::Find,
    };
    let label = el("label", "label").attr("id", "find-label").attr("for", "find").text(model.words().look_back.find);
    el("div", "find").with(label).with(field.short(send, "text"))
}

/// Buttons that stay pressed, one for everything there is something of.
fn narrowings(model: &Model, send: &Send) -> El {
    let words = model.words();
    let texts = &words.look_back;
    let chips = |name| el("div", "chips").attr("role", "group").attr("aria-label", name);
    let mut first = chips(texts.show).with(chip(model, send, None, texts.everything));
    let mut further = chips(texts.narrow);
    let mut any = false;
    for only in model.narrowings() {
        let name: AttrValue = match only {
            Only::Kind(kind) => words.kind(kind).many.into(),
            Only::NotHeard => words.choice(Choice::AskedNotHeard).into(),
            Only::State(choice) | Only::Area(choice) => words.choice(choice).into(),
            Only::Card(name) => name.into(),
            Only::Year(year) => year.to_string().into(),
        };
        if only.is_plain() {
            first = first.with(chip(model, send, Some(only), name));
        } else {
            any = true;
            further = further.with(chip(model, send, Some(only), name));
        }
    }
    let further =
        more(texts.narrow).attr_if("open", model.only.filter(|only| !only.is_plain()).map(|_| "")).with(further);
    el("div", "look-back__narrow").with(first).maybe(any.then_some(further))
}

#[inline(never)]
fn chip(model: &Model, send: &Send, only: Option<Only>, name: impl Into<AttrValue>) -> El {
    let pressed = if model.only == only { "true" } else { "false" };
    press(send, "chip", Event::Show(only)).attr("aria-pressed", pressed).text(name.into())
}

/// A piece of what was written, with what was looked for marked in it.
fn marked(excerpt: &Excerpt) -> Html {
    let mut said = el("span", "row__lead").attr("dir", "auto");
    for (found, piece) in &excerpt.pieces {
        said = if *found { said.with(el("mark", "").text(piece.clone())) } else { said.text(piece.clone()) };
    }
    said.into()
}

fn row(words: &Words, note: &Note, query: Option<&Query>) -> El {
    let found = query.and_then(|query| Some(query.excerpt(query.text_of(note)?, 160)));
    let said = match found {
        Some(excerpt) => marked(&excerpt),
        None => {
            let mut lead = lead_words(words, note, 160);
            if lead.is_empty() {
                lead = words.look_back.no_words.to_owned();
            }
            span("row__lead", lead)
        }
    };
    let mut date = el("span", "row__date").text(words.date(note.begun().day()));
    if let Some(state) = note.state() {
        date = date.text(" · ").text(words.choice(state));
    }
    if note.is_open() {
        date = date.text(" · ").text(words.look_back.not_finished);
    }
    let to_note = link("row", Route::Note(note.id()));
    let to_note = to_note.with(of_kind(note.kind())).with(row_words(words, note, said).with(date));
    el("li", "").key(note.id().to_string()).with(to_note)
}
