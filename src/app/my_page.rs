//! The page to bring: only what the person puts there.

use crate::domain::{Item, Note, Page, Part};
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
        let mut offers = Vec::new();
        for note in self.journal.newest_first() {
            let parts = parts(note);
            if !parts.is_empty() {
                offers.push(Offer { note, parts });
            }
        }
        offers
    }

    /// Notes of which something is ticked: one of them can be put first.
    pub fn ticked(&self) -> Vec<&Note> {
        self.journal.newest_first_of(&|note| self.journal.page.has_note(note.id()))
    }

    pub(super) fn page(&mut self, change: impl FnOnce(&mut Page)) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
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
