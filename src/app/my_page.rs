//! The page to bring: only what the person puts there.

use crate::domain::{Item, Note, NoteId, Page, Part, Question};
use crate::format::RecordId;

use super::effect::Effect;
use super::model::Model;

/// A note as it can be ticked: its own words, and its further parts.
pub struct Offer<'a> {
    /// The note.
    pub note: &'a Note,
    /// Every part of it that has words, the note's own words first.
    pub parts: Vec<Part>,
}

impl Model {
    /// Every note that can go on the page, newest first, each with its parts. Nothing is ticked by the program.
    pub fn offers(&self) -> Vec<Offer<'_>> {
        let notes = self.journal.newest_first().into_iter();
        let offer = |note| Offer { note, parts: parts(note) };
        notes.map(offer).filter(|offer| !offer.parts.is_empty()).collect()
    }

    /// Notes of which something is ticked: one of them can be put first.
    pub fn ticked(&self) -> Vec<&Note> {
        let ticked = |note: &NoteId| self.journal.page.has_note(*note);
        self.journal.newest_first().into_iter().filter(|note| ticked(&note.id())).collect()
    }

    pub(super) fn page(&mut self, change: impl FnOnce(&mut Page)) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        let before = self.journal.sheet(self.now);
        change(&mut self.journal.page);
        // The same sheet is not laid out again, and takes as many pages as it did.
        if self.journal.sheet(self.now) != before {
            self.pages = None;
        }
        vec![self.touch(RecordId::Page)]
    }

    pub(super) fn measured(&mut self, pages: usize) -> Vec<Effect> {
        self.pages = Some(pages);
        Vec::new()
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
    let with_words = |question: &&Question| note.settled(**question).is_some();
    let answers = note.kind().questions().iter().filter(with_words).map(|question| Part::Answer(*question));
    let now = (!note.looks().is_empty()).then_some(Part::Now);
    answers.chain(now).collect()
}
