//! The timeline: what was written as a journey, year by year.
//!
//! The drawing and the list are one thing. Each row draws its own piece of the way in its margin, with a small shape for
//! what happened, so nothing has to be measured and no row is torn from its piece, however large the letters are and
//! wherever paper ends. The drawing says nothing that the words beside it do not say.

use yew::prelude::*;

use crate::app::{Event, Model, Route, prints::when};
use crate::domain::{Kind, Mark, Print, Timeline, What};
use crate::words::Words;

use super::el::{El, el, link};
use super::icon::{Icon, icon, outline};
use super::{Send, button, heading, p, pictured, plain, span, value_words};

/// The journey from a year on, or from the beginning.
pub fn timeline(model: &Model, send: &Send, from: Option<i32>) -> Html {
    let words = model.words();
    let texts = &words.look_back;
    let timeline = Timeline::of(&model.journal);
    let marks = timeline.from(from);
    let shown = &marks[..marks.len().min(model.shown)];
    let left = model.opened_from.map(|(_, mark)| mark);
    let mut above = el("div", "timeline__begin");
    if shown.is_empty() {
        for sentence in texts.empty {
            above = above.with(plain(*sentence));
        }
    } else if from.is_some() || marks.len() > Model::CHUNK {
        above = above.with(years(words, &timeline, from.or(shown.first().map(Mark::year))));
    }
    let mut way = el("div", "timeline__way");
    let mut number = 0;
    for year in shown.chunk_by(|mark, next| mark.year() == next.year()) {
        let name = year.first().map(Mark::year).unwrap_or_default().to_string();
        let mut section = el("section", "timeline__year").with(el("h2", "subheading").text(name));
        for month in year.chunk_by(|mark, next| mark.month() == next.month()) {
            if let Some(first) = month.first().filter(|mark| mark.has_day()) {
                let name = el("span", "").text(words.month(first.at.day()));
                section = section.with(el("h3", "timeline__month").with(piece_of_way("M12 0v24")).with(name));
            }
            let mut rows = el("ol", "timeline__marks");
            for mark in month {
                rows = rows.with(row(words, send, mark, number, left == Some(number)));
                number += 1;
            }
            section = section.with(rows);
        }
        way = way.with(section);
    }
    let mut below = el("div", "timeline__below");
    if shown.len() < marks.len() {
        below = below.with(button(send, "button", texts.show_more, Event::ShowMore));
    }
    if !shown.is_empty() {
        below = below.with(link("button", Route::Print(Print::Timeline)).text(words.keep.print));
    }
    let back = link("quiet question__back", Route::LookBack);
    el("div", "screen timeline")
        .key("timeline")
        .with(pictured(back, icon(Icon::Back), words.common.look_back))
        .with(heading(texts.timeline))
        .with(p("hint", texts.timeline_hint))
        .with(above)
        .with(way)
        .with(below)
        .into()
}

/// The years there are, each of which it can begin with.
fn years(words: &'static Words, timeline: &Timeline, from: Option<i32>) -> El {
    let label = el("p", "label").attr("id", "begin").text(words.look_back.begin_in);
    let mut chips = el("nav", "chips").attr("aria-labelledby", "begin");
    for year in timeline.years() {
        let begins = (from == Some(year)).then_some("true");
        let to_year = link("chip", Route::Timeline(Some(year))).attr_if("aria-current", begins);
        chips = chips.with(to_year.text(year.to_string()));
    }
    el("div", "").with(label).with(chips)
}

/// One thing that was written, with its piece of the way. Whoever opened its note comes back to it.
fn row(words: &'static Words, send: &Send, mark: &Mark, number: usize, is_left: bool) -> El {
    let kind = mark.note.kind();
    let mut said = el("span", "row__words").with(span("row__kind", when(words, mark)));
    for (class, value) in [("row__lead", mark.words), ("row__lead timeline__said", mark.said)] {
        let told = value_words(words, value, 160);
        if !told.is_empty() {
            said = said.with(span(class, told));
        }
    }
    let to_note = link("timeline__mark", Route::Note(mark.note.id()))
        .attr_if("id", is_left.then_some("mark"))
        .on_click(send, Event::OpenMark(number));
    el("li", "")
        .with(to_note.with(piece_of_way("M12 0C12 6 9 7 9 13S12 20 12 24")).with(shape(kind, mark.what)).with(said))
}

/// The way runs on from row to row, as long as the row is high.
fn piece_of_way(line: &'static str) -> El {
    outline(line.into(), "timeline__line").attr("preserveAspectRatio", "none")
}

/// Each kind has a shape of its own; what came of a note later has a dot in it.
fn shape(kind: Kind, what: What) -> El {
    let (line, class) = match kind {
        Kind::Hope => ("M12 5a7 7 0 1 0 0 14 7 7 0 1 0 0-14z", "timeline__shape icon--hope"),
        Kind::Helped => ("M5 19C4 10 9 5 19 5 20 15 15 20 5 19zM5 19l6-6", "timeline__shape icon--helped"),
        Kind::DidNotHelp => ("M7 9h10a3 3 0 0 1 0 6H7a3 3 0 0 1 0-6z", "timeline__shape"),
        Kind::AfterTalk => ("M4 6h16v10h-8l-4 4v-4H4z", "timeline__shape"),
        Kind::FromLife => ("M12 4l8 8-8 8-8-8z", "timeline__shape"),
        _ => ("M6 6h12v12H6z", "timeline__shape"),
    };
    let dot = if what == What::Begun { "" } else { "M12 11a1 1 0 1 0 0 2 1 1 0 1 0 0-2z" };
    outline([line, dot].concat().into(), class)
}
