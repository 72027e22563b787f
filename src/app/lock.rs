//! The lock, seen from the program: putting it on, changing it, taking it off, locking and unlocking.
//!
//! A change is made in this order, so that at every moment exactly one passphrase opens what is stored: the new way to
//! keep it stands in the vault's record in both stores; only then are the new keys used, and every record is written
//! again, one by one. Whatever ends half-way is gone on with at the next opening ([`crate::store::Opened::restate`]).
//!
//! Architecture invariant: while locked, nothing a person wrote is drawn. The page is loaded anew once all is saved, so
//! that the words leave the memory too; while something cannot be saved it is held, and shown again after unlocking.

use crate::format::custody::Rest;
use crate::format::{Custody, RecordId, Rev, Vault};

use super::effect::Effect;
use super::model::{Model, Notice, Stage};
use super::secret::Secret;

/// What is done about the lock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockChange {
    /// Another passphrase.
    #[default]
    Passphrase,
    /// Someone knows the passphrase: another one, and a new key for everything.
    NewKey,
    /// A recovery code to print.
    Code,
    /// No lock any more. While there is none: put one on.
    OnOff,
}

/// Why it does not open, or no lock could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockTrouble {
    /// It is not the passphrase.
    Passphrase,
    /// The lock's own record is damaged, or the file is.
    Damaged,
    /// The device has not enough memory free.
    Memory,
    /// A part of the page could not be loaded, the browser has no good dice, or the lock's record could not be stored.
    Missing,
    /// Another tab changed it just now.
    Elsewhere,
}

/// The forms of the lock and of locked files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LockForm {
    /// The passphrase that is to be, or that is asked for.
    pub passphrase: Secret,
    /// The passphrase there is, asked for again before a change.
    pub now: Secret,
    /// The letters are shown.
    pub shown: bool,
    /// What is to be changed.
    pub change: LockChange,
    /// How many guesses the passphrase would take, as a power of ten; none while that is not known.
    pub strength: Option<f64>,
    /// Something is under way.
    pub busy: bool,
    /// Why the last try failed.
    pub trouble: Option<LockTrouble>,
    /// A recovery code, to be printed once.
    pub code: Option<Secret>,
    /// A new way to keep everything is on its way into the stores: its notice, and what was kept before.
    pub pending: Option<(Notice, Box<Custody>)>,
}

impl Model {
    /// There is a lock, and it is open.
    pub fn has_lock(&self) -> bool {
        self.custody.lock.is_some()
    }

    /// When it locks by itself.
    pub fn rest(&self) -> Option<Rest> {
        self.custody.lock.as_ref().map(|lock| lock.rest)
    }

    /// What is stored is locked: the passphrase is asked for.
    pub(super) fn locked(&mut self, vault: Vault, rev: Rev, custody: Custody) -> Vec<Effect> {
        self.stage = Stage::Locked;
        self.ledger.belongs_to(vault);
        self.ledger.read(RecordId::Vault, rev, rev);
        self.custody = custody;
        vec![self.dress(), Effect::FocusHeading]
    }

    pub(super) fn unlock(&mut self) -> Vec<Effect> {
        if self.form.busy || self.form.passphrase.is_empty() || self.stage != Stage::Locked {
            return Vec::new();
        }
        self.form.busy = true;
        self.form.trouble = None;
        // One reading at a time: it is unlocked when the one from before it was locked has ended.
        if self.reading { Vec::new() } else { vec![Effect::Unlock(self.form.passphrase.clone())] }
    }

    /// Puts a lock on, or changes or takes off the one there is.
    pub(super) fn change_lock(&mut self) -> Vec<Effect> {
        let language = Some(self.language());
        let form = &mut self.form;
        let needs_new = match (self.custody.lock.is_some(), form.change) {
            (false, _) | (true, LockChange::Passphrase | LockChange::NewKey) => form.passphrase.is_empty(),
            (true, LockChange::Code | LockChange::OnOff) => false,
        };
        if form.busy || needs_new || self.stage != Stage::Open || self.shared {
            return Vec::new();
        }
        form.busy = true;
        form.trouble = None;
        let (passphrase, now) = (form.passphrase.clone(), form.now.clone());
        let custody = Box::new(self.custody.clone());
        let change = form.change;
        vec![Effect::ChangeLock { change, passphrase, now, language, custody }]
    }

    /// A form is left: what was typed into it goes.
    pub(super) fn leave_form(&mut self) -> Vec<Effect> {
        if self.form.pending.is_none() && !self.form.busy {
            self.form = LockForm::default();
            self.file = None;
        }
        vec![Effect::FocusHeading]
    }

    pub(super) fn choose_change(&mut self, change: LockChange) -> Vec<Effect> {
        self.form.change = change;
        self.form.trouble = None;
        Vec::new()
    }

    pub(super) fn show_passphrase(&mut self, on: bool) -> Vec<Effect> {
        self.form.shown = on;
        Vec::new()
    }

    pub(super) fn typed_passphrase(&mut self, passphrase: Secret) -> Vec<Effect> {
        self.form.trouble = None;
        self.form.strength = None;
        self.form.passphrase = passphrase.clone();
        if self.stage == Stage::Open && !passphrase.is_empty() {
            vec![Effect::Estimate(passphrase)]
        } else {
            Vec::new()
        }
    }

    pub(super) fn typed_passphrase_now(&mut self, passphrase: Secret) -> Vec<Effect> {
        self.form.trouble = None;
        self.form.now = passphrase;
        Vec::new()
    }

    pub(super) fn strength_is(&mut self, strength: f64) -> Vec<Effect> {
        self.form.strength = (!self.form.passphrase.is_empty()).then_some(strength);
        Vec::new()
    }

    pub(super) fn persisted_is(&mut self, kept: Option<bool>) -> Vec<Effect> {
        self.persisted = Some(kept);
        Vec::new()
    }

    pub(super) fn lock_failed(&mut self, trouble: LockTrouble) -> Vec<Effect> {
        self.form.busy = false;
        self.form.trouble = Some(trouble);
        Vec::new()
    }

    /// A new way to keep everything was made: it goes into the stores before it is used.
    pub(super) fn lock_made(&mut self, custody: Custody, code: Option<Secret>) -> Vec<Effect> {
        let notice = match (custody.lock.is_some(), code.is_some()) {
            (_, true) => Notice::CodeMade,
            (true, false) => Notice::Locked,
            (false, false) => Notice::LockTakenOff,
        };
        let before = std::mem::replace(&mut self.custody, custody);
        self.form = LockForm { pending: Some((notice, Box::new(before))), busy: true, code, ..LockForm::default() };
        self.ledger.touch(RecordId::Vault);
        self.save_due()
    }

    /// The vault's record stands in the stores: the new keys are used from now on, and everything is written again.
    pub(super) fn lock_stands(&mut self) -> Vec<Effect> {
        let Some((notice, before)) = self.form.pending.take() else { return Vec::new() };
        self.form.busy = false;
        self.note_that(notice);
        if before.seals_with() != self.custody.seals_with() {
            let ids: Vec<RecordId> = self.ledger.ids().filter(|id| *id != RecordId::Vault).collect();
            for id in ids {
                self.ledger.restate(id);
            }
        }
        // First of all: what is saved after it is sealed with them.
        vec![Effect::UseNewKeys, Effect::Watch(self.rest()), Effect::FocusHeading]
    }

    /// The vault's record met another one, or could not be saved: what was kept before stays.
    pub(super) fn lock_does_not_stand(&mut self, trouble: LockTrouble) {
        if let Some((_, before)) = self.form.pending.take() {
            self.custody = *before;
            self.form = LockForm { trouble: Some(trouble), ..LockForm::default() };
        }
    }

    pub(super) fn rest_after(&mut self, rest: Rest) -> Vec<Effect> {
        match &mut self.custody.lock {
            Some(lock) => lock.rest = rest,
            None => return Vec::new(),
        }
        vec![self.touch(RecordId::Vault), Effect::Watch(Some(rest))]
    }

    /// Locks: nothing the person wrote is drawn from now on, and once all is saved the page is loaded anew.
    pub(super) fn lock_now(&mut self) -> Vec<Effect> {
        if !self.has_lock() || !self.takes_words() {
            return Vec::new();
        }
        let mut effects = self.leaving();
        self.stage = Stage::Locked;
        self.form = LockForm::default();
        self.undo = None;
        self.notice = None;
        self.file = None;
        effects.extend([Effect::TellLocked, Effect::FocusHeading]);
        effects.extend(self.forget_when_saved());
        effects
    }

    /// While locked, and once everything is saved: the words leave the memory too.
    pub(super) fn forget_when_saved(&self) -> Option<Effect> {
        let held = self.ledger.is_saving() || self.ledger.has_unsaveable();
        (self.stage == Stage::Locked && !held && !self.journal_is_unread()).then_some(Effect::LoadAnew)
    }

    /// Nothing was unlocked since the page was loaded: there is nothing to forget.
    pub(super) fn journal_is_unread(&self) -> bool {
        !self.reading && self.ledger.ids().all(|id| id == RecordId::Vault)
    }

    /// Another tab changed how everything is kept. `readable`: with the keys in hand.
    pub(super) fn custody_is(&mut self, vault: Vault, rev: Rev, custody: Custody, readable: bool) -> Vec<Effect> {
        if self.shared || self.form.pending.is_some() {
            return Vec::new();
        }
        if self.ledger.vault().is_some_and(|ours| custody.gone.contains(&ours)) {
            // All of it was deleted in another tab: nothing of it is to be written again.
            self.let_go();
            return vec![Effect::LoadAnew];
        }
        self.ledger.read(RecordId::Vault, rev, rev);
        let other_key = custody.seals_with() != self.custody.seals_with();
        self.custody = custody;
        if !readable {
            // Words that are not saved yet are held until the passphrase is given.
            self.stage = Stage::Locked;
            self.form = LockForm::default();
            self.undo = None;
            return vec![Effect::FocusHeading];
        }
        self.ledger.belongs_to(vault);
        let mut effects = vec![Effect::Watch(self.rest())];
        if other_key {
            effects.push(self.dress());
        }
        effects.extend(self.save_due());
        effects
    }
}
