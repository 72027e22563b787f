//! Looking back: what is shown, new words on old ones, deleting with Undo.

use crate::domain::{Kind, Note, NoteId};
use crate::format::RecordId;

use super::effect::Effect;
use super::model::{Model, Notice, Undo};
use super::route::Route;

impl Model {
    /// The notes that Look back shows, newest first, and how many more there are.
    pub fn look_back(&self) -> (Vec<&Note>, usize) {
        let mut notes = self.journal.newest_first();
        notes.retain(|note| !note.is_blank() && self.shown_kind.is_none_or(|kind| note.kind() == kind));
        let more = notes.len().saturating_sub(self.shown);
        notes.truncate(self.shown);
        (notes, more)
    }

    pub(super) fn show_kind(&mut self, kind: Option<Kind>) -> Vec<Effect> {
        self.shown_kind = kind;
        self.shown = Model::CHUNK;
        Vec::new()
    }

    pub(super) fn show_more(&mut self) -> Vec<Effect> {
        self.shown += Model::CHUNK;
        Vec::new()
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
