//! Looking back: what is shown, new words on old ones, deleting with Undo.

use crate::domain::note::put_in_order;
use crate::domain::{Choice, Kind, Note, NoteId, Query, Question, Value};
use crate::format::RecordId;
use crate::words::{Text, Words};

use super::effect::Effect;
use super::event::Stamp;
use super::model::{Model, Notice, Undo};
use super::route::Route;

/// What Look back is narrowed to. In the order in which it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Only {
    /// Notes of one kind.
    Kind(Kind),
    /// What was asked for and not heard yet.
    NotHeard,
    /// How it is with a hope or a goal: not yet, or what was said when it was last looked back at.
    State(Choice),
    /// A part of life.
    Area(Choice),
    /// The card that notes were begun from.
    Card(Text),
    /// The year in which a note was begun.
    Year(i32),
}

impl Only {
    /// All that shows a note.
    fn of(note: &Note, words: &Words) -> impl Iterator<Item = Only> {
        let card = note.card().and_then(|card| words.card(card));
        [
            Some(Only::Kind(note.kind())),
            note.not_heard().map(|_| Only::NotHeard),
            note.state().map(Only::State),
            note.area().map(Only::Area),
            card.map(|(_, card)| Only::Card(card.name)),
            Some(Only::Year(note.begun().day().year)),
        ]
        .into_iter()
        .flatten()
    }

    /// Whether it stands with those that are offered first.
    pub fn is_plain(self) -> bool {
        matches!(self, Only::Kind(_) | Only::NotHeard)
    }
}

impl Model {
    /// What Look back can be narrowed to: what there is something of, and what it is narrowed to now. A year alone says
    /// nothing.
    pub fn narrowings(&self) -> Vec<Only> {
        let mut all: Vec<Only> = self.only.into_iter().collect();
        for note in self.journal.notes() {
            for only in Only::of(note, self.words()) {
                if !all.contains(&only) {
                    all.push(only);
                }
            }
        }
        if all.iter().filter(|only| matches!(only, Only::Year(_))).count() == 1 {
            all.retain(|only| self.only == Some(*only) || !matches!(only, Only::Year(_)));
        }
        put_in_order(&mut all);
        all
    }

    /// Something was written about what has helped.
    pub fn has_helped(&self) -> bool {
        self.journal.notes().any(|note| note.kind() == Kind::Helped)
    }

    /// What has helped, by where it came from, newest first; what was said to come from nowhere in particular last.
    pub fn helped_from(&self) -> Vec<(Option<Choice>, Vec<&Note>)> {
        let notes = self.journal.newest_first_of(&|note| note.kind() == Kind::Helped);
        let sources = Question::HelpedFrom.form().choices();
        let mut helped = Vec::new();
        for at in 0..=sources.len() {
            let source = sources.get(at).copied();
            let mut of_it = Vec::new();
            for note in &notes {
                let from = note.settled(Question::HelpedFrom).map_or(&[][..], |said| &said.value.chosen);
                if source.map_or(from.is_empty(), |source| from.contains(&source)) {
                    of_it.push(*note);
                }
            }
            if !of_it.is_empty() {
                helped.push((source, of_it));
            }
        }
        helped
    }

    /// The notes that Look back shows, newest first, how many more there are, and what was looked for in them.
    pub fn look_back(&self) -> (Vec<&Note>, usize, Option<Query>) {
        let (mut notes, query) = match Query::new(&self.find) {
            None => (self.journal.newest_first(), None),
            Some(query) => {
                let (notes, query) = self.journal.find(query);
                (notes, Some(query))
            }
        };
        let words = self.words();
        notes
            .retain(|note| !note.is_blank() && self.only.is_none_or(|only| Only::of(note, words).any(|of| of == only)));
        let more = notes.len().saturating_sub(self.shown);
        notes.truncate(self.shown);
        (notes, more, query)
    }

    pub(super) fn look_for(&mut self, text: String) -> Vec<Effect> {
        // While letters come, fewer rows are drawn: each of them is drawn anew.
        self.shown = if Query::new(&text).is_some() { Model::CHUNK / 2 } else { Model::CHUNK };
        self.find = text;
        Vec::new()
    }

    pub(super) fn show_only(&mut self, only: Option<Only>) -> Vec<Effect> {
        self.only = only;
        self.shown = Model::CHUNK;
        Vec::new()
    }

    pub(super) fn show_more(&mut self) -> Vec<Effect> {
        self.shown = self.shown.saturating_add(Model::CHUNK);
        Vec::new()
    }

    pub(super) fn open_mark(&mut self, mark: usize) -> Vec<Effect> {
        self.opened_from = Some((self.route, mark));
        Vec::new()
    }

    /// Whoever comes back from a note to the timeline is where the note was opened; elsewhere one begins at the heading.
    pub(super) fn back_at_mark(&mut self, left: Route) -> Effect {
        match (self.route, self.opened_from) {
            (Route::Note(_) | Route::Question(..) | Route::Forget(_), _) => {}
            (route, Some((from, mark))) if route == from && matches!(left, Route::Note(_)) => {
                self.shown = mark.saturating_add(Model::CHUNK);
                return Effect::FocusMark;
            }
            _ => self.opened_from = None,
        }
        Effect::FocusHeading
    }

    /// What a note asks for was asked again and not heard, or is settled.
    pub(super) fn asked(&mut self, stamp: Stamp, id: NoteId, choice: Choice) -> Vec<Effect> {
        if !self.journal.asked(id, choice, stamp.now) {
            return Vec::new();
        }
        vec![self.touch(RecordId::Note(id)), Effect::FocusHeading]
    }

    /// What was left out of a talk becomes a note of its own: something to talk about.
    pub(super) fn bring_up(&mut self, stamp: Stamp, id: NoteId) -> Vec<Effect> {
        let left_out = self.journal.note(id).and_then(|note| note.settled(Question::AfterLeftOut));
        let Some(words) = left_out.map(|said| said.value.words.clone()) else { return Vec::new() };
        let new = NoteId::new(stamp.entropy);
        let written = self.journal.write((new, Kind::ToTalkAbout), Question::TalkWhat, Value::words(words), stamp.now);
        if written.is_err() || !self.journal.keep(new) {
            return Vec::new();
        }
        let mut effects = vec![self.touch(RecordId::Note(new))];
        effects.extend(self.go(Route::Note(new)));
        self.note_that(Notice::Kept);
        effects
    }

    pub(super) fn leave_new_words(&mut self, id: NoteId) -> Vec<Effect> {
        if !self.journal.leave_new_words(id) {
            return Vec::new();
        }
        vec![self.touch(RecordId::Note(id)), Effect::FocusHeading]
    }

    /// Deletes a note. Until the next place it can be undone.
    pub(super) fn delete(&mut self, id: NoteId) -> Vec<Effect> {
        let page = self.journal.page.clone();
        let Some(note) = self.journal.delete(id) else { return Vec::new() };
        let mut effects = vec![self.touch(RecordId::Note(id))];
        effects.extend(self.untick(id));
        effects.extend(self.go(Route::LookBack));
        self.undo = Some(Undo::Note(Box::new(note), Box::new(page)));
        self.note_that(Notice::Deleted);
        effects
    }
}
