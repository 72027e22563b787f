//! Cards, and everything that is on one's mind: lines that are picked, written, and put in order.
//!
//! A line can be moved with a finger or a mouse by its handle (`src/later.js`), and with the buttons beside it.

use yew::prelude::*;

use crate::app::{Event, Field, Model, Route};
use crate::domain::heaps::Place;
use crate::domain::{Heaps, Note, NoteId, Question};
use crate::words::Words;

use super::el::{El, el, link};
use super::field::TextField;
use super::icon::{Icon, icon};
use super::{Send, press, span};

/// Cards to pick, by part of life, and a field for cards of one's own.
#[inline(never)]
pub fn pick(model: &Model, send: &Send, id: NoteId) -> Html {
    let words = model.words();
    let picked = model.value(id, Question::CardsWhich).words;
    let mut all = el("div", "picking");
    for (area, cards) in words.cards() {
        let name = words.choice(area);
        let mut group = el("div", "cards").attr("role", "group").attr("aria-label", name);
        for card in cards {
            let on = picked.lines().any(|line| line == card.name);
            let pressed = if on { "true" } else { "false" };
            let face = press(send, "card", Event::Card(id, card.name, !on)).attr("aria-pressed", pressed);
            group = group.with(face.with(span("card__name", card.name)).with(span("card__example", card.example)));
        }
        all = all.with(super::subheading(name)).with(group);
    }
    let own = words.question(Question::CardsOwn);
    let field = TextField {
        id: "answer",
        labelled_by: "own-words",
        described_by: Some("own-hint"),
        value: model.value(id, Question::CardsOwn).words,
        field: Field::Answer(id, Question::CardsOwn),
    };
    all.with(el("h2", "subheading").attr("id", "own-words").text(own.heading))
        .with(el("p", "hint").attr("id", "own-hint").text(own.hint))
        .with(field.long(send))
        .into()
}

/// What a heap is called.
pub fn heap_name(words: &Words, question: Option<Question>) -> &'static str {
    question.map_or(words.write.loose, |question| words.question(question).label)
}

/// Lines to put in heaps and in order.
#[inline(never)]
pub fn heaps(model: &Model, send: &Send, id: NoteId) -> Html {
    let words = model.words();
    let Some(heaps) = model.journal.note(id).and_then(Heaps::of) else { return Html::default() };
    let names: Vec<&'static str> = heaps.heaps().map(|(question, _)| heap_name(words, question)).collect();
    let mut all = el("div", "heaps");
    let mut said = String::new();
    for (heap, (_, lines)) in heaps.heaps().enumerate() {
        let mut list = el("ol", "heap__lines");
        for (at, number) in lines.iter().copied().enumerate() {
            let moved = model.moved.filter(|(line, _)| *line == number).map(|(_, down)| down);
            if moved.is_some() {
                said = format!("{} · {} · {}", heaps.line(number).unwrap_or_default(), names[heap], at + 1);
            }
            list = list.with(row(words, send, &heaps, number, (heap, &names), moved));
        }
        let title = el("h2", "subheading").text(names[heap]);
        all = all.with(el("section", "heap").attr("data-heap", heap.to_string()).with(title).with(list));
    }
    all.with(el("p", "for-ears").attr("role", "status").text(said)).into()
}

/// One line: its handle, a step up and down, and a button for each other heap.
fn row(
    words: &Words,
    send: &Send,
    heaps: &Heaps,
    line: usize,
    (heap, names): (usize, &[&'static str]),
    moved: Option<bool>,
) -> El {
    let id = format!("line-{line}");
    let lay = |place: Option<Place>, down: bool| {
        // At the top or at the bottom a press changes nothing, and the focus stays where it is.
        let place = place.or(heaps.place_of(line)).unwrap_or(Place { heap, at: 0 });
        Event::Lay { line, place, down }
    };
    let step = |picture, name: &'static str, place, down| {
        let step_id = if moved == Some(down) { "moved".to_owned() } else { format!("{id}-{}", u8::from(down)) };
        press(send, "heap__step", lay(place, down))
            .attr("aria-labelledby", format!("{step_id} {id}"))
            .attr("id", step_id)
            .attr("aria-label", name)
            .with(icon(picture))
    };
    let mut to = el("div", "heap__to");
    for (other, name) in names.iter().enumerate().filter(|(other, _)| *other != heap) {
        let name_id = format!("{id}-to-{other}");
        to = to.with(
            press(send, "chip", lay(Some(heaps.end_of(other)), false))
                .attr("aria-labelledby", format!("{name_id} {id}"))
                .attr("id", name_id)
                .text(*name),
        );
    }
    el("li", "heap__line")
        .key(line)
        .attr("data-line", line.to_string())
        .with(el("span", "heap__handle").attr("aria-hidden", "true").with(icon(Icon::Handle)))
        .with(
            el("p", "heap__words")
                .attr("id", id.clone())
                .attr("dir", "auto")
                .text(heaps.line(line).unwrap_or_default().to_owned()),
        )
        .with(step(Icon::Up, words.write.up, heaps.above(line), false))
        .with(step(Icon::Down, words.write.down, heaps.below(line), true))
        .with(to)
}

/// The lines of a note as they lie, to read, each with its way on where it has one.
pub fn lying(words: &Words, note: &Note, heaps: &Heaps) -> El {
    let ways_on = note.ways_on();
    let mut all = el("div", "lying");
    for (question, lines) in heaps.heaps().filter(|(_, lines)| !lines.is_empty()) {
        let mut list = el("ol", "heap__lines");
        for number in lines {
            let (line_id, way_id) = (format!("line-{number}"), format!("way-{number}"));
            let says = heaps.line(*number).unwrap_or_default().to_owned();
            let line = el("p", "heap__words").attr("id", line_id.clone()).attr("dir", "auto").text(says);
            let way_on = ways_on.iter().any(|(way, _)| way == number).then(|| {
                link("answer__reword", Route::WayOn(note.id(), *number))
                    .attr("aria-labelledby", format!("{way_id} {line_id}"))
                    .attr("id", way_id)
                    .text(words.write.say_more)
            });
            list = list.with(el("li", "heap__line").key(*number).with(line).maybe(way_on));
        }
        all = all.with(super::subheading(heap_name(words, question))).with(list);
    }
    all
}
