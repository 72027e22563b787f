//! Deleting for ever, and the shared computer.

use crate::domain::{GuideStep, Journal, NoteId, Page};
use crate::format::{Body, Custody, Record, RecordId, Vault};
use crate::store::{Failure, Keeping};

use super::effect::Effect;
use super::event::Stamp;
use super::keeping::SaveStatus;
use super::ledger::Ledger;
use super::model::{Model, Notice, Stage};
use super::route::Route;

impl Model {
    /// Nothing would be lost if all that is stored were deleted: neither words, nor what could not be read, nor a lock.
    pub fn is_nothing_here(&self) -> bool {
        self.journal.is_empty()
            && self.unread.is_empty()
            && !self.unanswered
            && self.journal.settings.contacts.is_empty()
            && self.journal.page.is_blank()
            && !self.journal.page.has_words()
            && !self.has_lock()
    }

    /// Deletes a note for ever: there is no Undo, and nothing of it is held.
    pub(super) fn delete_for_ever(&mut self, id: NoteId) -> Vec<Effect> {
        let mut effects = self.delete(id);
        self.undo = None;
        if self.notice == Some(Notice::Deleted) {
            self.note_that(Notice::DeletedForEver);
            // Not in half a second: now.
            effects.extend(self.save_due());
        }
        effects
    }

    /// Deletes everything for ever, or, for a shared computer, everything that is stored.
    pub(super) fn delete_everything(&mut self, stamp: Stamp, shared: bool) -> Vec<Effect> {
        let unread = self.stage == Stage::Reading;
        let (Some(vault), false) = (self.ledger.vault(), self.form.busy || unread) else { return Vec::new() };
        self.form = super::lock::LockForm { busy: true, ..Default::default() };
        let mut gone = self.custody.gone.clone();
        gone.extend(self.heard_of.iter().filter(|heard_of| **heard_of != vault));
        gone.push(vault);
        let custody = Custody { gone, ..Custody::default() };
        let rev = self.ledger.newest(RecordId::Vault).next();
        let record = Record { vault: Vault::new(stamp.entropy), rev, body: Body::Vault(Box::new(custody)) };
        vec![Effect::StartOver { record: Box::new(record), shared }]
    }

    /// What came of it.
    pub(super) fn started_over(&mut self, shared: bool, done: Result<(), Failure>) -> Vec<Effect> {
        self.form.busy = false;
        if done.is_err() {
            self.note_that(Notice::NotDeleted);
            return vec![Effect::FocusHeading];
        }
        if !shared {
            self.let_go();
            return vec![Effect::Tell(RecordId::Vault), Effect::Replace(Route::Home), Effect::LoadAnew];
        }
        // The words stay on the screen and nowhere else.
        self.shared = true;
        self.keeping = Keeping::Nowhere;
        self.status = SaveStatus::InMemory;
        self.announced = SaveStatus::Nothing;
        self.failed = None;
        self.unread = Vec::new();
        self.unanswered = false;
        self.custody = Custody::default();
        let mut effects = vec![Effect::Tell(RecordId::Vault), Effect::Watch(None)];
        // Where it was chosen in the guide, that goes on. Elsewhere nobody asked for it.
        let in_guide = self.from_guide || matches!(self.route, Route::Guide(_));
        let guide = self.guide().filter(|_| in_guide);
        let to = guide.map_or(Route::Home, |guide| Route::Guide(guide.step.max(GuideStep::Hope)));
        effects.extend(self.go(to));
        effects
    }

    /// Nothing that is here is to be saved or asked about any more: the page is loaded anew.
    pub(super) fn let_go(&mut self) {
        self.stage = Stage::Gone;
        self.journal = Journal::new();
        self.forget_before_guide();
        self.failed = None;
        self.ledger = Ledger::default();
    }

    /// Takes what is of a note off the page.
    pub(super) fn untick(&mut self, id: NoteId) -> Vec<Effect> {
        if !self.journal.page.knows(id) || self.stage != Stage::Open {
            return Vec::new();
        }
        self.page(|page: &mut Page| page.forget(id))
    }
}
