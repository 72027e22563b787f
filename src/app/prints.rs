//! Everything that can be printed, made of what was written and the words around it.

mod page;

use crate::domain::document::Document;

use super::effect::Effect;
use super::model::{Model, Notice, Stage};
use super::paging::{Heights, Paging};
use super::route::{PageStep, Route};

/// The print on the screen, laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What stands on which page.
    pub paging: Paging,
    document: Document,
}

impl Model {
    /// What is printed from the screen that is shown now; none where the screen is no print.
    pub fn document(&self) -> Option<Document> {
        match self.route {
            Route::Page(PageStep::See) => Some(page::of(&self.journal.sheet(self.now), self.words())),
            _ => None,
        }
    }

    /// How many pages the print takes, once it was laid out.
    pub fn pages(&self) -> Option<usize> {
        self.layout.as_ref().map(|layout| layout.paging.pages.len())
    }

    /// The print on the screen was measured: it is put on pages.
    pub(super) fn measured(&mut self, heights: &Heights) -> Vec<Effect> {
        self.layout = self
            .document()
            .map(|document| Layout { paging: heights.on(document.paper, document.room.is_some()), document });
        Vec::new()
    }

    /// After every event, whatever it was, since a print may also change at midnight or by another tab: a layout holds
    /// only for what was measured, and only while that is on the screen. The same print is not laid out again.
    pub(super) fn forget_old_layout(&mut self) {
        let Some(layout) = self.layout.take() else { return };
        let on_screen = self.stage == Stage::Open && !self.hidden;
        let is_same = on_screen && self.document().is_some_and(|document| document == layout.document);
        self.layout = is_same.then_some(layout);
    }

    /// The print as a file of plain text, for those who send it themselves.
    pub(super) fn save_as_text(&mut self) -> Vec<Effect> {
        let Some(document) = self.document() else { return Vec::new() };
        self.notice = Some(Notice::FileSaved);
        let name = format!("own-words-{}.txt", self.now.day().iso());
        vec![Effect::SaveFile { name, text: document.text() }]
    }

    /// The print as plain text, to be pasted elsewhere.
    pub(super) fn copy_as_text(&self) -> Vec<Effect> {
        self.document().map(|document| Effect::Copy(document.text())).into_iter().collect()
    }

    /// Says whether it could be copied.
    pub(super) fn copied(&mut self, done: bool) -> Vec<Effect> {
        self.notice = Some(if done { Notice::Copied } else { Notice::NotCopied });
        Vec::new()
    }
}

/// Puts more words behind a text, parted from what stands there. Where there is nothing, nothing is parted.
#[inline(never)]
pub fn append(text: &mut String, parted_by: &str, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(parted_by);
    }
    text.push_str(more);
}
