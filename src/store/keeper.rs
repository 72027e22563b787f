//! One tab's hold on both stores: saving, and reading again what another tab saved.

use std::cell::{Cell, RefCell};

use super::books::Books;
use super::copies::read_as;
use super::entry::{Entry, Known, Print, Standing};
use super::names::{aside_name, beside_name, in_slots, slot_name};
use super::port::{Put, Shelf, ShelfError, SlotError, Slots};
use super::room;
use super::verdict::{AtOnce, Failure, Keeping, Other, Saved};
use crate::format::{Body, Keyring, Nonce, Record, RecordId, Rev, Unreadable, encode};

/// One tab's hold on both stores. Call [`Keeper::open`] first; everything else relies on what it read.
///
/// In the slots every name begins with `own-words/`; on the shelf it does not. Records stand under their ids,
/// damaged texts under `aside/<id>/<print>`, and what a tab had to write beside another's under `beside/<id>/<tab>`.
pub struct Keeper<S, H> {
    pub(super) slots: Option<S>,
    pub(super) shelf: Option<H>,
    pub(super) books: RefCell<Books>,
    /// None while locked: then nothing is written, and what is sealed cannot be read.
    pub(super) keys: RefCell<Option<Keyring>>,
    /// The revision of the vault's record that this tab acts under.
    pub(super) custody_rev: Cell<Rev>,
    nonce: fn() -> Nonce,
}

/// What became of a text in its own slot.
pub(super) enum Placed {
    /// It stands there.
    There,
    /// Words this tab has not seen stand there.
    Differs(Other),
    /// What another tab sealed stands there.
    Sealed,
    /// Nothing stands there any more: another tab may have words on the shelf alone, and has taken its slot away.
    Gone,
    /// A newer version's record stands there.
    Blocked(Unreadable),
    /// It could not be written.
    Not(SlotError),
}

/// Whether older copies give way to a text when the slots are full.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Room {
    Made,
    AsIs,
}

impl<S: Slots, H: Shelf> Keeper<S, H> {
    /// None for a store that the browser refused when it was tried. `nonce` gives 24 random bytes each time.
    pub fn new(slots: Option<S>, shelf: Option<H>, nonce: fn() -> Nonce) -> Keeper<S, H> {
        let keys = RefCell::new(Some(Keyring::default()));
        Keeper { slots, shelf, books: RefCell::default(), keys, custody_rev: Cell::new(Rev::NONE), nonce }
    }

    /// Reads and seals with these keys from now on.
    pub fn use_keys(&self, keys: Keyring) {
        self.keys.replace(Some(keys));
    }

    /// Drops and wipes the keys. Nothing can be written from now on, sealed or in the open.
    pub fn forget_keys(&self) {
        self.keys.replace(None);
    }

    /// The keys in hand.
    pub fn keys(&self) -> Option<Keyring> {
        self.keys.borrow().clone()
    }

    /// Which stores there are.
    pub fn keeping(&self) -> Keeping {
        match (&self.slots, &self.shelf) {
            (Some(_), Some(_)) => Keeping::Both,
            (Some(_), None) => Keeping::SlotsOnly,
            (None, Some(_)) => Keeping::ShelfOnly,
            (None, None) => Keeping::Nowhere,
        }
    }

    /// The part of a save that is done when this returns: for every save, and for a page that goes away.
    ///
    /// Words of another tab that this one has not seen are never overwritten, and ours are not held back by them either:
    /// they are written beside, under a name of this tab's own, and found there at the next opening.
    pub fn save_at_once(&self, record: &Record) -> AtOnce {
        self.save_in_slots(record, Room::Made)
    }

    /// The same for a record whose words are safe already, and only stand otherwise now: no other copy gives way for it.
    pub fn restate_at_once(&self, record: &Record) -> AtOnce {
        self.save_in_slots(record, Room::AsIs)
    }

    fn save_in_slots(&self, record: &Record, room: Room) -> AtOnce {
        let id = record.id();
        let Some(text) = self.text_of(record) else { return AtOnce::Refused };
        match self.place(id, record.rev, &text, room) {
            Placed::There => AtOnce::Written,
            Placed::Blocked(why) => AtOnce::Blocked(why),
            Placed::Not(SlotError::Full) => AtOnce::Full,
            Placed::Not(SlotError::Refused) => AtOnce::Refused,
            Placed::Differs(other) => self.write_beside(id, &text, AtOnce::Differs(other)),
            Placed::Sealed | Placed::Gone => self.write_beside(id, &text, AtOnce::Beside),
        }
    }

    fn write_beside(&self, id: RecordId, text: &str, done: AtOnce) -> AtOnce {
        let name = beside_name(id, self.books.borrow().tab);
        match self.write_making_room(&name, text) {
            Ok(()) => {
                self.books.borrow_mut().wrote_beside(id, name);
                done
            }
            Err(SlotError::Full) => AtOnce::Full,
            Err(SlotError::Refused) => AtOnce::Refused,
        }
    }

    /// The shelf's part of a save, and the verdict on the whole. `started_from` is the revision on the shelf that the
    /// app knew, and had in the record, when it made it; it may be higher than what the shelf has.
    ///
    /// One save of a record at a time: the app waits for the verdict before it calls this again for the same id.
    /// Meanwhile it may call [`Keeper::save_at_once`].
    pub async fn save(&self, record: &Record, started_from: Rev, at_once: &AtOnce) -> Saved {
        let id = record.id();
        if let Some(why) = self.books.borrow().read_only(id) {
            return Saved::Blocked(why);
        }
        let Some(shelf) = &self.shelf else { return self.without_shelf(record, at_once) };
        let Some(text) = self.text_of(record) else { return Saved::Not(failure(&ShelfError::Refused, at_once)) };
        let print = Print::of(&text);
        self.books.borrow_mut().know(id, print, Known::Own);
        // Each further turn sets one damaged text aside; more than a few can only be another program's doing.
        for _ in 0..4 {
            let known = self.books.borrow().known(id);
            let entry = Entry::new(id.to_string(), text.clone(), record.rev, started_from, known);
            let standing = match shelf.put(&self.under_custody(id, entry)).await {
                Err(error) => return Saved::Not(failure(&error, at_once)),
                Ok(Put::Outdated) => return Saved::Outdated,
                Ok(Put::Done) => {
                    self.acts_under(record);
                    self.books.borrow_mut().stands_on_shelf(id, record.rev, print);
                    self.clear_otherwise(id, &text);
                    if let Some(other) = self.leave_no_older_slot((id, record.rev), &text, at_once) {
                        return other;
                    }
                    return self.verdict(record, at_once, Saved::Safe(record.rev));
                }
                Ok(Put::Differs(standing)) => standing,
            };
            match self.read_as(id, &standing) {
                Ok(theirs) => {
                    self.books.borrow_mut().know(id, Print::of(&standing), Known::Handed);
                    return Saved::Differs(Box::new(theirs));
                }
                Err(why @ Unreadable::Newer { .. }) => {
                    self.books.borrow_mut().never_write(id, why.clone());
                    return Saved::Blocked(why);
                }
                Err(Unreadable::Damaged { .. } | Unreadable::Sealed) => {
                    if let Err(error) = self.set_aside_on_shelf(id, &standing).await {
                        return Saved::Not(failure(&error, at_once));
                    }
                }
            }
        }
        Saved::Not(failure(&ShelfError::Refused, at_once))
    }

    /// The copy on the shelf, after another tab said that it changed; the one in the slot where the shelf has none that
    /// can be read. None when there is none.
    ///
    /// A slot may be ahead of the shelf without the words of the shelf in it: tabs stand in processes apart, and two may
    /// write over each other there. What is ahead is on its way to the shelf, and its tab will say so.
    ///
    /// `newest` is the highest revision the app has given out or met. What is no higher is none to it: it is mostly its
    /// own, and other words of the same revision or of a shelf that began anew are met at the next save. What comes back
    /// the app takes in: in place of its own if it has nothing unsaved of that id, else by merging. Only what is no
    /// higher than it made itself meanwhile may be left out.
    pub async fn reread(&self, id: RecordId, newest: Rev) -> Option<Result<Record, Unreadable>> {
        let (on_shelf, in_slot) = self.texts_of(id).await;
        let shelf = on_shelf.as_deref().map(|text| self.read_as(id, text));
        let slot = in_slot.as_deref().map(|text| self.read_as(id, text));
        let mut books = self.books.borrow_mut();
        for read in [&shelf, &slot].into_iter().flatten() {
            if let Err(why @ Unreadable::Newer { .. }) = read {
                books.never_write(id, why.clone());
                return Some(Err(why.clone()));
            }
        }
        match (on_shelf, shelf, in_slot, slot) {
            (Some(text), Some(Ok(record)), _, _) | (_, _, Some(text), Some(Ok(record))) => {
                (record.rev > newest).then(|| {
                    books.know(id, Print::of(&text), Known::Handed);
                    Ok(record)
                })
            }
            (_, shelf, _, slot) => shelf.or(slot),
        }
    }

    /// What stands under the name of `id` on the shelf, and after that in its slot; none where nothing can be had.
    pub(super) async fn texts_of(&self, id: RecordId) -> (Option<String>, Option<String>) {
        let on_shelf = match &self.shelf {
            Some(shelf) => shelf.read(&id.to_string()).await.ok().flatten(),
            None => None,
        };
        let in_slot = self.slots.as_ref().and_then(|slots| slots.read(&slot_name(id)).ok().flatten());
        (on_shelf, in_slot)
    }

    /// Reads a text that stands under the name of `id`, with the keys in hand.
    pub(super) fn read_as(&self, id: RecordId, text: &str) -> Result<Record, Unreadable> {
        match &*self.keys.borrow() {
            Some(keys) => read_as(keys, id, text),
            None => read_as(&Keyring::default(), id, text),
        }
    }

    /// The text of a record as it is to be stored: the same for both stores. While locked none, but for what was sealed
    /// before: a save that began in time comes to its end after the keys were dropped.
    pub(super) fn text_of(&self, record: &Record) -> Option<String> {
        let keys = self.keys.borrow();
        if keys.as_ref().is_some_and(|keys| keys.seals_with().is_none()) {
            return Some(encode(record));
        }
        let (id, plain) = (record.id(), Print::of(&encode(record)));
        let made = self.books.borrow().text(id, plain);
        if made.is_some() {
            return made;
        }
        let text = keys.as_ref()?.write(record, self.nonce);
        self.books.borrow_mut().made(id, plain, text.clone());
        Some(text)
    }

    /// Whether a text stands as it should: sealed with the key in hand, or in the open while there is no lock.
    pub(super) fn is_as_written(&self, text: &str) -> bool {
        self.keys.borrow().as_ref().is_some_and(|keys| keys.is_as_written(text))
    }

    /// The vault's own record goes past the question whether the vault's record has changed.
    pub(super) fn under_custody(&self, id: RecordId, entry: Entry) -> Entry {
        if id == RecordId::Vault { entry } else { entry.under(self.custody_rev.get()) }
    }

    /// If this is the vault's own record, this tab acts under it from now on.
    pub(super) fn acts_under(&self, record: &Record) {
        if matches!(record.body, Body::Vault(_)) {
            self.custody_rev.set(self.custody_rev.get().max(record.rev));
        }
    }

    /// Puts a text in the slot of its record if the rule allows it.
    pub(super) fn place(&self, id: RecordId, rev: Rev, text: &str, room: Room) -> Placed {
        if let Some(why) = self.books.borrow().read_only(id) {
            return Placed::Blocked(why);
        }
        let known = self.books.borrow().knows(id);
        self.books.borrow_mut().know(id, Print::of(text), Known::Own);
        let Some(slots) = &self.slots else { return Placed::Not(SlotError::Refused) };
        let name = slot_name(id);
        let standing = match slots.read(&name) {
            Ok(standing) => standing,
            Err(error) => return Placed::Not(error),
        };
        // The slot of a record that a tab knows of does not go away by itself. The vault's record has no words.
        if standing.is_none() && known && self.shelf.is_some() && room == Room::Made && id != RecordId::Vault {
            return Placed::Gone;
        }
        let write = || match room {
            Room::Made => self.write_making_room(&name, text),
            Room::AsIs => room::write(slots, &name, text),
        };
        let entry = Entry::new(name.clone(), text.to_owned(), rev, rev, self.books.borrow().known(id));
        let written = match (entry.over(standing.as_deref()), standing) {
            (Standing::IsThere, _) => Ok(()),
            (Standing::GivesWay, _) | (Standing::Differs, None) => write(),
            (Standing::Differs, Some(standing)) => match self.read_as(id, &standing) {
                Ok(record) => return Placed::Differs(Other { text: standing, record: Box::new(record) }),
                Err(why @ Unreadable::Newer { .. }) => {
                    self.books.borrow_mut().never_write(id, why.clone());
                    return Placed::Blocked(why);
                }
                Err(Unreadable::Sealed) => return Placed::Sealed,
                Err(Unreadable::Damaged { .. }) => self.set_aside_in_slots(id, &standing).and_then(|()| write()),
            },
        };
        written.map_or_else(Placed::Not, |()| Placed::There)
    }

    /// Writes a damaged text under another name in the slots, once, before anything takes its place.
    pub(super) fn set_aside_in_slots(&self, id: RecordId, text: &str) -> Result<(), SlotError> {
        let Some(slots) = &self.slots else { return Err(SlotError::Refused) };
        let name = in_slots(&aside_name(id, text));
        match slots.read(&name)? {
            Some(there) if there == text => {}
            Some(_) => return Err(SlotError::Refused),
            None => self.write_making_room(&name, text)?,
        }
        self.books.borrow_mut().know(id, Print::of(text), Known::Aside);
        Ok(())
    }

    /// The same on the shelf.
    pub(super) async fn set_aside_on_shelf(&self, id: RecordId, text: &str) -> Result<(), ShelfError> {
        let Some(shelf) = &self.shelf else { return Err(ShelfError::Refused) };
        let entry = Entry::new(aside_name(id, text), text.to_owned(), Rev::NONE, Rev::NONE, Default::default());
        match shelf.put(&entry).await? {
            Put::Done => {
                self.books.borrow_mut().know(id, Print::of(text), Known::Aside);
                Ok(())
            }
            Put::Differs(_) | Put::Outdated => Err(ShelfError::Refused),
        }
    }

    fn without_shelf(&self, record: &Record, at_once: &AtOnce) -> Saved {
        match at_once {
            AtOnce::Written | AtOnce::Differs(_) | AtOnce::Beside | AtOnce::Blocked(_) => {
                self.verdict(record, at_once, Saved::UnlessCrash)
            }
            AtOnce::Full => Saved::Not(Failure::Full { in_slots: false }),
            AtOnce::Refused if self.slots.is_none() => Saved::Not(Failure::Nowhere),
            AtOnce::Refused => Saved::Not(Failure::Refused { in_slots: false }),
        }
    }

    /// The words are safe where they are; what another tab has in the slot still has to be brought together with them.
    fn verdict(&self, record: &Record, at_once: &AtOnce, safe: Saved) -> Saved {
        match at_once {
            AtOnce::Differs(other) => {
                self.books.borrow_mut().know(record.id(), Print::of(&other.text), Known::Handed);
                Saved::Differs(other.record.clone())
            }
            AtOnce::Blocked(why) => Saved::Blocked(why.clone()),
            AtOnce::Beside if self.shelf.is_none() => Saved::Outdated,
            AtOnce::Beside | AtOnce::Written | AtOnce::Full | AtOnce::Refused => {
                self.acts_under(record);
                self.clear_beside(record.id(), record.rev);
                safe
            }
        }
    }
}

fn failure(error: &ShelfError, at_once: &AtOnce) -> Failure {
    let in_slots = matches!(at_once, AtOnce::Written | AtOnce::Differs(_) | AtOnce::Beside);
    match error {
        ShelfError::Full => Failure::Full { in_slots },
        ShelfError::Refused => Failure::Refused { in_slots },
        ShelfError::Aborted(_) => Failure::Aborted { in_slots },
    }
}
