//! The page to bring: only what the person puts there.

use crate::domain::sheet::Sheet;
use crate::domain::{Item, Language, Note, Page, Part};
use crate::format::RecordId;
use crate::words::spoken;

use super::effect::Effect;
use super::model::{Model, Stage};
use super::paging::{Heights, Paging};
use super::route::{PageStep, Route};

/// A note as it can be ticked: its own words, and its further parts.
pub struct Offer<'a> {
    /// The note.
    pub note: &'a Note,
    /// Every part of it that has words, the note's own words first.
    pub parts: Vec<Part>,
}

/// The sheet on the screen, laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What stands on which page.
    pub paging: Paging,
    sheet: Sheet,
    language: Language,
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

    /// How many pages the sheet takes, once it was laid out.
    pub fn pages(&self) -> Option<usize> {
        self.layout.as_ref().map(|layout| layout.paging.pages.len())
    }

    /// The sheet on the screen was measured: it is put on pages.
    pub(super) fn measured(&mut self, heights: &Heights) -> Vec<Effect> {
        let sheet = self.journal.sheet(self.now);
        let paging = heights.on(sheet.paper, sheet.room_to_write);
        self.layout = Some(Layout { paging, sheet, language: spoken(self.language()) });
        Vec::new()
    }

    /// After every event, whatever it was, since a sheet may also change at midnight or by another tab: a layout holds
    /// only for what was measured, and only while that is on the screen. The same sheet is not laid out again.
    pub(super) fn forget_old_layout(&mut self) {
        let on_screen = self.stage == Stage::Open && !self.hidden && self.route == Route::Page(PageStep::See);
        let layout = self.layout.take().filter(|layout| on_screen && layout.language == spoken(self.language()));
        self.layout = layout.filter(|layout| layout.sheet == self.journal.sheet(self.now));
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
