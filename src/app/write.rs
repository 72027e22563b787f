//! Writing: one question a screen, every one may be skipped, and every word is kept as it is typed.

use crate::domain::heaps::Place;
use crate::domain::{Choice, Form, Heaps, Kind, NoteId, Question, Value};
use crate::format::RecordId;
use crate::words::Text;

use super::effect::Effect;
use super::event::Stamp;
use super::model::{Model, Notice, Stage};
use super::route::Route;

impl Model {
    /// Begins a note. Nothing is stored of it before its first words.
    pub(super) fn begin(&mut self, stamp: Stamp, kind: Kind) -> Vec<Effect> {
        let id = NoteId::new(stamp.entropy);
        self.begun = Some((id, kind));
        self.go(Route::Question(id, kind.lead()))
    }

    /// Begins a note from one line of another. A card is remembered in it; a line becomes its first words.
    pub(super) fn begin_from(&mut self, stamp: Stamp, from: NoteId, line: usize, kind: Kind) -> Vec<Effect> {
        let Some(note) = self.journal.note(from) else { return Vec::new() };
        let (is_card, ways) = (note.kind() == Kind::Cards, note.ways_on());
        let Some((_, words)) = ways.into_iter().find(|(number, _)| *number == line) else { return Vec::new() };
        let id = NoteId::new(stamp.entropy);
        self.begun = Some((id, kind));
        let mut effects = Vec::new();
        if is_card {
            self.card = Some((id, words));
        } else {
            effects.extend(self.answered(stamp, id, kind.lead(), |value| value.words = words));
        }
        effects.extend(self.go(Route::Question(id, kind.lead())));
        effects
    }

    /// What came with the card is written beside a note's first words.
    fn write_card(&mut self, stamp: Stamp, (id, kind): (NoteId, Kind), question: Question) {
        let Some((_, name)) = self.card.take_if(|(note, _)| *note == id) else { return };
        let area = self.words().card(&name).map(|(area, _)| Value::chosen([area]));
        for (of_any, value) in [(Question::Area, area), (Question::Card, Some(Value::words(name)))] {
            if let Some(value) = value {
                // Any note may say these.
                let _ = self.journal.write((id, kind), of_any, value, stamp.now);
            }
        }
        self.journal.stand_at(id, question);
    }

    pub(super) fn pick_card(&mut self, stamp: Stamp, id: NoteId, name: Text, on: bool) -> Vec<Effect> {
        self.answered(stamp, id, Question::CardsWhich, |value| {
            let mut lines: Vec<&str> = value.words.lines().filter(|line| *line != name).collect();
            if on {
                lines.push(name);
            }
            value.words = lines.join("\n");
        })
    }

    /// A line follows the pointer that holds it.
    pub(super) fn held(&mut self, stamp: Stamp, line: usize, heap: usize, over: Option<(usize, bool)>) -> Vec<Effect> {
        let Route::Question(id, _) = self.route else { return Vec::new() };
        let heaps = self.journal.note(id).and_then(Heaps::of);
        match heaps.and_then(|heaps| heaps.held(line, heap, over)) {
            Some(place) => self.lay(stamp, line, place, false),
            None => Vec::new(),
        }
    }

    /// Puts a line of the note on the screen in another place.
    pub(super) fn lay(&mut self, stamp: Stamp, line: usize, place: Place, down: bool) -> Vec<Effect> {
        let Route::Question(id, question) = self.route else { return Vec::new() };
        if !self.takes_words() {
            return Vec::new();
        }
        let (id, mut effects) = self.writable(stamp, id);
        let laid = self.journal.lay(id, line, place, stamp.now);
        if laid {
            self.journal.stand_at(id, question);
            self.moved = Some((line, down));
            effects.extend([self.touch(RecordId::Note(id)), Effect::FocusMoved]);
        }
        effects
    }

    /// Goes to where the person stopped in a note.
    pub(super) fn go_on(&mut self, id: NoteId) -> Vec<Effect> {
        let place = self.journal.note(id).map(|note| note.place().unwrap_or(note.kind().lead()));
        self.go(place.map_or(Route::Note(id), |question| Route::Question(id, question)))
    }

    /// What the field of a question shows.
    pub fn value(&self, id: NoteId, question: Question) -> Value {
        self.journal.note(id).and_then(|note| note.current(question)).cloned().unwrap_or_default()
    }

    /// The questions that are walked through from `question` on: all of the kind while the note is first written,
    /// those of the look back while looking back, and only this one when kept words are put anew.
    pub fn walk(&self, id: NoteId, question: Question) -> Vec<Question> {
        if question.is_look() {
            return Question::LOOK.to_vec();
        }
        let first = self.journal.note(id).is_none_or(|note| note.is_first_sitting());
        match self.kind_of(id) {
            // Where there are no lines yet, there is nothing to put in order.
            Some(kind) if first => {
                let lines = self.journal.note(id).and_then(Heaps::of).is_some_and(|heaps| !heaps.is_empty());
                kind.screens().filter(|question| lines || question.form() != Form::Heaps).collect()
            }
            _ => vec![question],
        }
    }

    pub(super) fn answered(
        &mut self,
        stamp: Stamp,
        id: NoteId,
        question: Question,
        change: impl FnOnce(&mut Value),
    ) -> Vec<Effect> {
        let Some(kind) = self.kind_of(id).filter(|_| self.takes_words()) else { return Vec::new() };
        let (id, mut effects) = self.writable(stamp, id);
        let mut value = self.value(id, question);
        change(&mut value);
        if self.guide().is_some() {
            self.before_words(stamp);
        }
        // The screens offer only what the kind asks; an event that does not fit changes nothing.
        if self.journal.write((id, kind), question, value, stamp.now).is_err() || self.journal.note(id).is_none() {
            return effects;
        }
        self.write_card(stamp, (id, kind), question);
        if self.guide().is_some() {
            self.write_typed(stamp, id);
        }
        effects.push(self.touch(RecordId::Note(id)));
        effects
    }

    pub(super) fn picked(
        &mut self,
        stamp: Stamp,
        id: NoteId,
        question: Question,
        choice: Choice,
        on: bool,
    ) -> Vec<Effect> {
        let form = question.form();
        self.answered(stamp, id, question, |value| value.pick(form, choice, on))
    }

    /// On to the next question, or to the end of the sitting.
    pub(super) fn continue_from(&mut self, id: NoteId, question: Question) -> Vec<Effect> {
        let walk = self.walk(id, question);
        let next = walk.iter().skip_while(|other| **other != question).nth(1);
        match next {
            Some(next) => self.go(Route::Question(id, *next)),
            None => self.finish(id),
        }
    }

    /// Back to the question before, or out to where the walk began. What was written stays.
    pub(super) fn back_from(&mut self, id: NoteId, question: Question) -> Vec<Effect> {
        let walk = self.walk(id, question);
        let before = walk.iter().take_while(|other| **other != question).last();
        match before {
            Some(before) => self.go(Route::Question(id, *before)),
            None if self.journal.note(id).is_some_and(|note| !note.is_first_sitting()) => self.go(Route::Note(id)),
            None => self.go(Route::Write),
        }
    }

    /// Stops: everything stays as it is and is found again on Home.
    pub(super) fn stop(&mut self) -> Vec<Effect> {
        if matches!(self.route, Route::Guide(_)) {
            return self.stop_guide();
        }
        self.go(Route::Home)
    }

    /// The question on the screen is where the person is found again.
    pub(super) fn stand_at(&mut self, id: NoteId, question: Question) -> Vec<Effect> {
        if self.stage == Stage::Reading {
            // It may be a note that is not read yet.
            return Vec::new();
        }
        if self.journal.note(id).is_none() {
            // A reload before the first word: the address still tells what was being asked.
            if let (None, Some(kind)) = (self.kind_of(id), Kind::asking(question)) {
                self.begun = Some((id, kind));
            }
            return Vec::new();
        }
        // Only a change is saved: a second tab that merely shows the same question does not write against the first.
        let moves = self.journal.note(id).is_some_and(|note| note.is_open() && note.place() != Some(question));
        if moves && self.journal.stand_at(id, question) { vec![self.touch(RecordId::Note(id))] } else { Vec::new() }
    }

    fn finish(&mut self, id: NoteId) -> Vec<Effect> {
        let dropped = self.drop_if_blank(id);
        if self.journal.note(id).is_none() {
            let mut effects = dropped;
            effects.extend(self.go(Route::Home));
            self.note_that(Notice::NothingWritten);
            return effects;
        }
        let was_open = self.journal.note(id).is_some_and(|note| note.is_open());
        self.journal.keep(id);
        let mut effects = vec![self.touch(RecordId::Note(id))];
        effects.extend(self.go(Route::Note(id)));
        if was_open {
            self.note_that(Notice::Kept);
        }
        effects
    }

    /// A note whose words were all taken back is no note, and nothing of it is on the page.
    pub(super) fn drop_if_blank(&mut self, id: NoteId) -> Vec<Effect> {
        if !self.journal.note(id).is_some_and(|note| note.is_blank()) {
            return Vec::new();
        }
        let mut effects = self.untick(id);
        self.journal.delete(id);
        effects.push(self.touch(RecordId::Note(id)));
        effects
    }
}
