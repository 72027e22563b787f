//! Saving, seen from the program: what is due, what came of it, and what the person is told.
//!
//! Architecture invariant: 'Saved on this device' is said only when every change of this tab stands on the shelf,
//! by the `complete` event of a strict transaction.

use crate::domain::{Moment, NoteId};
use crate::format::{Body, Record, RecordId, Rev, Unreadable};
use crate::store::{AtOnce, Failure, First, Keeping, Opened, Place, Saved, Unread};

use super::effect::Effect;
use super::event::Stamp;
use super::lock::{LockForm, LockTrouble};
use super::model::{Model, Notice, Stage};
use super::route::Route;

/// How saving goes, as one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was changed since the page was opened.
    Nothing,
    /// Something is not saved yet.
    Saving,
    /// All is saved, since then.
    Saved(Moment),
    /// All is saved, but only where a sudden crash may lose the last minute.
    SavedUnlessCrash,
    /// A save failed. It is tried again.
    NotSaved(Failure),
    /// The browser lets nothing be saved at all.
    InMemory,
}

impl Model {
    /// Takes in what the first screen of a long journal needs. New notes can be written from now on, and the settings.
    pub(super) fn first(&mut self, first: First) -> Vec<Effect> {
        // With words of before the lock in hand, everything waits for the rest.
        if !matches!(self.stage, Stage::Opening | Stage::Locked) || !self.journal_is_unread() {
            return Vec::new();
        }
        self.stage = Stage::Reading;
        self.reading = true;
        self.drawn_early = true;
        // Whether the address is that of a new note is not known yet.
        self.begun = None;
        self.ledger.belongs_to(first.vault);
        self.ledger.read(RecordId::Vault, first.vault_rev, first.vault_rev);
        self.custody = first.custody;
        self.form = LockForm::default();
        if let Some(settings) = first.settings {
            self.ledger.read(RecordId::Settings, settings.rev, settings.rev);
            self.adopt(settings);
        }
        let mut effects = vec![self.dress(), Effect::Watch(self.rest())];
        if self.route != Route::Home || self.has_lock() {
            effects.push(Effect::FocusHeading);
        }
        effects
    }

    /// Takes in what the stores held. Only now can anything be written that was there before.
    pub(super) fn opened(&mut self, opened: Opened, keeping: Keeping) -> Vec<Effect> {
        if self.stage == Stage::Gone {
            return Vec::new();
        }
        let (was_awaited, was_reading) = (self.is_awaited(), std::mem::take(&mut self.reading));
        // It was locked while the rest was being read: so it stays, and what is in memory now is forgotten.
        let stays_locked = was_reading && self.stage == Stage::Locked;
        if !stays_locked {
            self.stage = Stage::Open;
            self.form = LockForm::default();
        }
        self.keeping = keeping;
        self.unread = opened.unread;
        self.unanswered = !opened.unanswered.is_empty();
        self.ledger.belongs_to(opened.vault);
        // Another tab may have changed it since that was read, and this one looked again.
        if !was_reading || opened.vault_rev >= self.ledger.newest(RecordId::Vault) {
            self.ledger.read(RecordId::Vault, opened.vault_rev, opened.vault_rev);
            self.custody = opened.custody;
        }
        self.heard_of = opened.heard_of;
        if keeping == Keeping::Nowhere {
            self.status = SaveStatus::InMemory;
        }
        self.journal.make_room(opened.records.len());
        for record in opened.records {
            let id = record.id();
            let on_shelf = opened.on_shelf.get(&id).copied().unwrap_or(Rev::NONE);
            // Words of before the lock that are not saved yet, or of another tab while this one wrote.
            if !self.ledger.is_clean(id) || was_reading && record.rev <= self.ledger.newest(id) {
                self.ledger.met_in_slots(id, record.rev);
                self.ledger.stands_on_shelf(id, on_shelf);
                self.merge(record);
                continue;
            }
            self.ledger.read(id, record.rev, on_shelf);
            if on_shelf < record.rev && keeping == Keeping::Both {
                self.ledger.touch(id);
            }
            self.adopt(record);
        }
        for id in opened.taken_in {
            let on_shelf = opened.on_shelf.get(&id).copied().unwrap_or(Rev::NONE);
            if on_shelf < self.ledger.newest(id) && self.ledger.is_clean(id) && keeping == Keeping::Both {
                self.ledger.touch(id);
            }
        }
        for twin in opened.twins {
            self.ledger.met_in_slots(twin.id(), twin.rev);
            self.merge(twin);
        }
        for id in opened.restate {
            self.ledger.restate(id);
        }
        for id in opened.read_only {
            self.ledger.block(id);
        }
        let mut effects = self.open_guide();
        if stays_locked {
            effects.extend(self.save_due());
            effects.extend(match self.form.busy {
                true => Some(Effect::Unlock(self.form.passphrase.clone())),
                false => self.forget_when_saved(),
            });
            return effects;
        }
        effects.extend([self.dress(), Effect::Watch(self.rest())]);
        if was_reading && was_awaited {
            effects.push(Effect::FocusHeadingIfLost);
        } else if !was_reading && (self.route != Route::Home || self.has_lock()) {
            effects.push(Effect::FocusHeading);
        }
        if let Route::Question(note, question) = self.route
            && was_reading
        {
            effects.extend(self.stand_at(note, question));
        }
        for id in std::mem::take(&mut self.told) {
            effects.extend(self.told_changed(id));
        }
        effects.extend(self.save_due());
        effects
    }

    /// A record changed: it is saved after a short pause.
    pub(super) fn touch(&mut self, id: RecordId) -> Effect {
        self.ledger.touch(id);
        self.is_told = false;
        self.show_status(self.now);
        Effect::Autosave
    }

    /// Whether something would be lost if the page went away now.
    pub fn asks_before_leaving(&self) -> bool {
        if let Some(own) = &self.behind {
            return own.asks_before_leaving();
        }
        self.failed.is_some()
            || self.ledger.has_unsaveable()
            || self.keeping == Keeping::Nowhere && !self.journal.is_empty()
    }

    /// The one place where the status is decided.
    fn show_status(&mut self, now: Moment) {
        let was_not_saved = matches!(self.status, SaveStatus::NotSaved(_));
        self.status = match (self.keeping, self.failed) {
            _ if self.is_example() => SaveStatus::Nothing,
            (Keeping::Nowhere, _) => SaveStatus::InMemory,
            (_, Some(failure)) => SaveStatus::NotSaved(failure),
            _ if self.ledger.has_unsaveable() => SaveStatus::NotSaved(Failure::Refused { in_slots: false }),
            _ if self.ledger.is_saving() => SaveStatus::Saving,
            (Keeping::SlotsOnly, None) => SaveStatus::SavedUnlessCrash,
            (Keeping::Both | Keeping::ShelfOnly, None) => SaveStatus::Saved(now),
        };
        // Of one save there is one thing to hear.
        let is_news = !self.is_told || was_not_saved;
        match self.status {
            SaveStatus::Saved(_) | SaveStatus::SavedUnlessCrash if is_news => self.announced = self.status,
            // What stands at the top of the screen tells of these. Good news from before is none any more.
            SaveStatus::NotSaved(_) | SaveStatus::InMemory => self.announced = SaveStatus::Nothing,
            _ => {}
        }
    }

    /// Nothing was read yet, or all of it is gone.
    fn holds_nothing(&self) -> bool {
        matches!(self.stage, Stage::Opening | Stage::Gone)
    }

    /// Saves everything that is due, now.
    pub(super) fn save_due(&mut self) -> Vec<Effect> {
        if self.holds_nothing() || self.shared || self.is_example() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        for due in self.ledger.take_due() {
            if let Some(record) = self.record(due.id, due.rev) {
                let (started_from, quiet) = (due.started_from, due.quiet);
                effects.push(Effect::Save { record: Box::new(record), started_from, quiet });
            }
        }
        effects
    }

    /// The page may be gone after this event: whatever waits for a save that is under way is saved synchronously too.
    pub(super) fn leaving(&mut self) -> Vec<Effect> {
        if self.holds_nothing() || self.shared || self.is_example() {
            return Vec::new();
        }
        let mut effects = self.save_due();
        for (id, rev) in self.ledger.waiting() {
            if let Some(record) = self.record(id, rev) {
                effects.push(Effect::SaveAtOnce(Box::new(record)));
            }
        }
        effects
    }

    /// What came of the synchronous part alone.
    pub(super) fn at_once(&mut self, at_once: AtOnce) -> Vec<Effect> {
        let AtOnce::Differs(other) = at_once else { return Vec::new() };
        self.ledger.met_in_slots(other.record.id(), other.record.rev);
        self.merge(*other.record);
        self.save_due()
    }

    /// What came of a save.
    pub(super) fn save_ended(&mut self, stamp: Stamp, id: RecordId, saved: Saved) -> Vec<Effect> {
        let mut effects = Vec::new();
        match saved {
            Saved::Safe(rev) => {
                self.ledger.saved(id, rev);
                if id == RecordId::Vault {
                    effects.extend(self.lock_stands());
                }
                effects.push(Effect::Tell(id));
            }
            Saved::UnlessCrash => {
                self.ledger.saved_without_shelf(id);
                if id == RecordId::Vault {
                    effects.extend(self.lock_stands());
                }
                effects.push(Effect::Tell(id));
            }
            Saved::Outdated => {
                self.ledger.failed(id);
                return vec![Effect::LookAtCustody];
            }
            Saved::Differs(theirs) if id == RecordId::Vault => {
                self.ledger.saved(id, theirs.rev);
                self.ledger.read(id, theirs.rev, theirs.rev);
                self.lock_does_not_stand(LockTrouble::Elsewhere);
                return vec![Effect::LookAtCustody];
            }
            Saved::Differs(theirs) => {
                self.ledger.met_on_shelf(id, theirs.rev);
                self.merge(*theirs);
            }
            Saved::Blocked(why) => effects.extend(self.blocked(stamp, id, why)),
            Saved::Not(Failure::Nowhere) => {
                self.ledger.saved_without_shelf(id);
                self.keeping = Keeping::Nowhere;
            }
            Saved::Not(failure) => {
                self.ledger.failed(id);
                if id == RecordId::Vault {
                    self.lock_does_not_stand(LockTrouble::Missing);
                }
                self.failed = Some(failure);
                self.show_status(stamp.now);
                return vec![Effect::TrySavingAgain];
            }
        }
        effects.extend(self.save_due());
        if !self.ledger.is_saving() {
            self.failed = None;
        }
        self.show_status(stamp.now);
        effects.extend(self.forget_when_saved());
        effects
    }

    /// Another tab changed a record. If this tab is writing it too, the shelf's referee will bring them together.
    pub(super) fn told_changed(&mut self, id: RecordId) -> Vec<Effect> {
        match id {
            RecordId::Vault if !self.holds_nothing() => vec![Effect::LookAtCustody],
            id if self.reading => {
                // It may have been read before it was changed.
                if !self.told.contains(&id) {
                    self.told.push(id);
                }
                Vec::new()
            }
            id if self.stage == Stage::Open && !self.shared && self.ledger.is_clean(id) => {
                vec![Effect::Reread { id, newest: self.ledger.newest(id) }]
            }
            _ => Vec::new(),
        }
    }

    /// A record was read again because another tab changed it.
    pub(super) fn reread(&mut self, stamp: Stamp, id: RecordId, read: Result<Box<Record>, Unreadable>) -> Vec<Effect> {
        match read {
            Ok(record) if record.rev <= self.ledger.newest(id) => Vec::new(),
            Ok(record) if self.ledger.is_clean(id) => {
                self.ledger.read(id, record.rev, record.rev);
                let before = self.guide().cloned();
                self.adopt(*record);
                let mut effects = vec![self.dress()];
                if let (Some(ended), None, Route::Guide(_) | Route::Page(_)) = (before, self.guide(), self.route) {
                    effects.extend(self.guide_ended_elsewhere(ended));
                }
                effects
            }
            // This tab has begun to write it meanwhile: both are kept.
            Ok(record) => {
                self.ledger.met_in_slots(id, record.rev);
                let touched = self.touch(id);
                self.merge(*record);
                vec![touched]
            }
            Err(why @ Unreadable::Newer { .. }) => self.blocked(stamp, id, why),
            Err(Unreadable::Damaged { .. }) => Vec::new(),
            Err(Unreadable::Sealed) => vec![Effect::LookAtCustody],
        }
    }

    /// What stands under this name may not be overwritten. A note goes on under a new name, so that its words are safe.
    fn blocked(&mut self, stamp: Stamp, id: RecordId, why: Unreadable) -> Vec<Effect> {
        self.ledger.block(id);
        let mut effects = Vec::new();
        if !self.unread.iter().any(|unread| unread.name == id.to_string()) {
            self.unread.push(Unread { place: Place::Shelf, name: id.to_string(), text: String::new(), why });
        }
        if let RecordId::Note(old) = id {
            let new = NoteId::new(stamp.entropy);
            if let Some(note) = self.journal.delete(old) {
                self.journal.put(note.renamed(new));
                effects.extend(self.moved(old, new));
            }
        } else {
            self.ledger.touch(id);
        }
        effects
    }

    /// Where a newer version's note stands, nothing is written: new words go under a new name, to a copy of the note if
    /// an older one could be read. Gives the name to write to.
    pub(super) fn writable(&mut self, stamp: Stamp, id: NoteId) -> (NoteId, Vec<Effect>) {
        if !self.ledger.is_blocked(RecordId::Note(id)) {
            return (id, Vec::new());
        }
        let new = NoteId::new(stamp.entropy);
        if let Some(note) = self.journal.note(id).cloned() {
            self.journal.put(note.renamed(new));
        }
        (new, self.moved(id, new))
    }

    /// A note goes on under another name: so do its place on the page and the address.
    fn moved(&mut self, old: NoteId, new: NoteId) -> Vec<Effect> {
        self.route = self.route.renamed(old, new);
        self.begun = self.begun.map(|(id, kind)| (if id == old { new } else { id }, kind));
        let mut effects = vec![self.touch(RecordId::Note(new)), Effect::Replace(self.route)];
        if let Some(guide) = self.journal.settings.guide.as_mut().filter(|guide| guide.kind_of(old).is_some()) {
            guide.rename(old, new);
            effects.push(self.touch(RecordId::Settings));
        }
        if self.journal.page.has_note(old) {
            self.journal.page.rename(old, new);
            effects.push(self.touch(RecordId::Page));
        }
        effects
    }

    /// The record as it stands now, at revision `rev`. None for a settings or page record before the stores were read.
    #[inline(never)]
    pub(super) fn record(&self, id: RecordId, rev: Rev) -> Option<Record> {
        let body = match id {
            RecordId::Vault => Body::Vault(Box::new(self.custody.clone())),
            RecordId::Page => Body::Page(self.journal.page.clone()),
            RecordId::Settings => Body::Settings(self.journal.settings.clone()),
            RecordId::Note(note) => self.journal.note(note).cloned().map_or(Body::Deleted(note), Body::Note),
        };
        Some(Record { vault: self.ledger.vault()?, rev, body })
    }

    /// Takes in a record in place of what is here.
    fn adopt(&mut self, record: Record) {
        match record.body {
            Body::Vault(custody) => self.custody = *custody,
            Body::Page(page) => {
                self.before_guide = None;
                self.journal.page = page;
            }
            Body::Settings(settings) => self.adopt_settings(settings),
            Body::Note(note) => self.journal.put(note),
            Body::Deleted(note) => drop(self.journal.delete(note)),
        }
    }

    /// Takes in another version of a record and keeps both. Words win over a deletion that did not know of them.
    fn merge(&mut self, theirs: Record) {
        match theirs.body {
            Body::Vault(custody) => self.custody = std::mem::take(&mut self.custody).merge(*custody),
            Body::Page(page) => {
                self.before_guide = None;
                self.journal.page = self.journal.page.clone().merge(page);
            }
            Body::Settings(settings) => self.journal.settings = self.journal.settings.clone().merge(settings),
            Body::Note(note) => {
                self.journal.merge(note);
                self.note_that(Notice::BothKept);
            }
            Body::Deleted(_) => {}
        }
    }
}
