//! The page to bring: only what the person puts there.

use crate::domain::page::moved;
use crate::domain::sheet::Sheet;
use crate::domain::{Item, Kind, Note, NoteId, Page, Part, Question, Value};
use crate::format::RecordId;

use super::effect::Effect;
use super::event::Stamp;
use super::model::{Model, Notice};
use super::route::Route;

/// A note as it can be ticked: its own words, and its further parts.
pub struct Offer<'a> {
    /// The note.
    pub note: &'a Note,
    /// Every part of it that has words, the note's own words first.
    pub parts: Vec<Part>,
}

impl Model {
    /// The notes that can go on the page, newest first, each with its parts, and whether there are more than are shown.
    /// Nothing is ticked by the program. What is on the page is among them, and what was there a moment ago.
    pub fn offers(&self) -> (Vec<Offer<'_>>, bool) {
        let page = &self.journal.page;
        let (mut offers, mut others, mut more) = (Vec::new(), 0, false);
        for note in self.journal.newest_first_of(&|note| note.kind().is_written() && self.is_in_sight(note.id())) {
            let stays = page.has_note(note.id()) || self.unticked.contains(&note.id());
            if !stays && others >= self.shown {
                more = true;
                continue;
            }
            let parts = parts(note);
            if !parts.is_empty() {
                others += usize::from(!stays);
                offers.push(Offer { note, parts });
            }
        }
        (offers, more)
    }

    /// Puts a part of a note on the page, or takes it off.
    pub(super) fn tick(&mut self, item: Item, on: bool) -> Vec<Effect> {
        if !on && !self.unticked.contains(&item.note) {
            self.unticked.push(item.note);
        }
        self.page(|page| page.tick(item, on))
    }

    /// Notes of which something is ticked: one of them can be put first.
    pub fn ticked(&self) -> Vec<&Note> {
        self.journal.newest_first_of(&|note| self.journal.page.has_note(note.id()) && self.is_in_sight(note.id()))
    }

    /// The page as it would be printed now.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = self.journal.sheet_of(self.now, &|id| self.is_in_sight(id));
        if self.is_together() {
            // Words of no note are not of the guide.
            sheet.first.retain(|entry| entry.note.is_some());
        }
        sheet
    }

    /// Moves a part of the page, among those that stand on it.
    pub(super) fn move_part(&mut self, kind: Kind, up: bool) -> Vec<Effect> {
        let kinds = self.sheet().parts.iter().map(|part| part.kind).collect();
        self.page(|page| page.arranged.parts = moved(kinds, kind, up))
    }

    /// Moves a note, among those of its part.
    pub(super) fn move_note(&mut self, note: NoteId, up: bool) -> Vec<Effect> {
        let mut order = Vec::new();
        for part in self.sheet().parts {
            let notes: Vec<NoteId> = part.entries.iter().filter_map(|entry| entry.note).collect();
            order.extend(moved(notes, note, up));
        }
        self.page(|page| page.arranged.notes = order)
    }

    /// Keeps the page as it is now, as a note: it can be looked at again when the notes on it have changed. The same page
    /// is kept once a day.
    pub(super) fn keep_page(&mut self, stamp: Stamp) -> Vec<Effect> {
        let Some(document) = self.document().filter(|_| self.is_open()) else { return Vec::new() };
        let (words, today) = (Value::words(document.text()), stamp.now.day());
        let is_kept = |note: &Note| {
            let said = note.settled(Question::BroughtPage);
            note.begun().day() == today && said.is_some_and(|said| said.value == words)
        };
        if !self.journal.newest_first_of(&is_kept).is_empty() {
            self.note_that(Notice::PageKept);
            return Vec::new();
        }
        let id = NoteId::new(stamp.entropy);
        // Its kind asks this.
        let _ = self.journal.write((id, Kind::Brought), Question::BroughtPage, words, stamp.now);
        self.journal.keep(id);
        let is_of_guide = |item: &Item| self.guide().is_some_and(|guide| guide.kind_of(item.note).is_some());
        if self.is_page_of_guide() || self.journal.page.items().iter().any(is_of_guide) {
            self.guided_pages.push(id);
        }
        let touched = self.touch(RecordId::Note(id));
        self.note_that(Notice::PageKept);
        vec![touched]
    }

    pub(super) fn page(&mut self, change: impl FnOnce(&mut Page)) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        if matches!(self.route, Route::Page(_)) && !self.from_guide {
            self.before_guide = None;
        }
        change(&mut self.journal.page);
        vec![self.touch(RecordId::Page)]
    }
}

/// The part that must be ticked for the others to be offered: the note's own words, or the first part it has.
pub fn lead_part(parts: &[Part]) -> Option<Part> {
    parts.first().copied()
}

/// The item for one part of a note.
pub fn item(note: &Note, part: Part) -> Item {
    Item { note: note.id(), part }
}

fn parts(note: &Note) -> Vec<Part> {
    let mut parts = Vec::new();
    for question in note.kind().questions().iter().copied() {
        if note.settled(question).is_some() {
            parts.push(Part::Answer(question));
        }
    }
    if !note.looks().is_empty() {
        parts.push(Part::Now);
    }
    parts
}
