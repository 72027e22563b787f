//! Room in the slots: what gives way when they are full, and what is cleared away when it is no longer needed.
//!
//! Invariant: nothing is erased here but a copy whose words the shelf is known to have, or, where there is no shelf,
//! words that now stand in the record's own slot as well.

use litemap::LiteMap;

use super::entry::{Known, Print};
use super::keeper::Keeper;
use super::names::{Named, from_slots, named, slot_name};
use super::port::{Shelf, SlotError, Slots};
use super::verdict::{AtOnce, Failure, Saved};
use crate::domain::Moment;
use crate::format::{Body, RecordId, Rev, peek};

impl<S: Slots, H: Shelf> Keeper<S, H> {
    /// Writes a slot; when there is no room, the oldest copies of notes that the shelf has as well give way, one by one.
    pub(super) fn write_making_room(&self, name: &str, text: &str) -> Result<(), SlotError> {
        let Some(slots) = &self.slots else { return Err(SlotError::Refused) };
        match write(slots, name, text) {
            Err(SlotError::Full) => {}
            done => return done,
        }
        for other in self.oldest_first(slots, name) {
            slots.erase(&other)?;
            match write(slots, name, text) {
                Err(SlotError::Full) => {}
                done => return done,
            }
        }
        Err(SlotError::Full)
    }

    /// The slots that may be given up: marks of deletions first, then notes by the day they were begun.
    /// The page and the settings are small and always wanted, so they stay.
    fn oldest_first(&self, slots: &S, except: &str) -> Vec<String> {
        let books = self.books.borrow();
        let age = |name: &String| -> Option<Option<Moment>> {
            let Named::Record(id @ RecordId::Note(_)) = named(from_slots(name)?) else { return None };
            let text = slots.read(name).ok()??;
            let record = self.read_as(id, &text).ok()?;
            let begun = match &record.body {
                Body::Note(note) => Some(note.begun()),
                _ => None,
            };
            books.may_give_way(id, record.rev, &text).then_some(begun)
        };
        let names = slots.names().unwrap_or_default();
        let mut candidates: LiteMap<(Option<Moment>, String), ()> = LiteMap::new();
        for name in names.into_iter().filter(|name| name != except) {
            if let Some(age) = age(&name) {
                candidates.insert((age, name), ());
            }
        }
        candidates.into_iter().map(|((_, name), ())| name).collect()
    }

    /// After the shelf has taken `saved`, which has no slot of its own: what stands in the slot is older, and may not stay.
    /// Another tab that knows it may write over it without having seen `saved`, with a higher revision, and be closed
    /// before the shelf tells it so: then its words would win, and those of `saved` be lost. Where nothing stands, it writes
    /// beside. Gives the verdict instead where something hinders.
    pub(super) fn leave_no_older_slot(
        &self,
        (id, rev): (RecordId, Rev),
        saved: &str,
        at_once: &AtOnce,
    ) -> Option<Saved> {
        let (Some(slots), AtOnce::Full | AtOnce::Refused | AtOnce::Beside) = (&self.slots, at_once) else {
            return None;
        };
        let (name, not) = (slot_name(id), Some(Saved::Not(Failure::Refused { in_slots: false })));
        match slots.read(&name) {
            Ok(Some(text)) if text != saved => {
                let print = Print::of(&text);
                let is_later = peek(&text).is_some_and(|head| head.rev > rev);
                if is_later && self.books.borrow().is_own(id, print) {
                    // Written at once since, and it holds the words of `saved` too.
                    return None;
                }
                if self.books.borrow().known(id).contains_key(&print) {
                    return slots.erase(&name).err().and(not);
                }
                match self.read_as(id, &text) {
                    Ok(record) => {
                        self.books.borrow_mut().know(id, print, Known::Handed);
                        Some(Saved::Differs(Box::new(record)))
                    }
                    Err(_) => None,
                }
            }
            Ok(Some(_)) => None,
            Ok(None) => {
                // What does not fit yet may at the next save.
                let _ = self.write_making_room(&name, saved);
                None
            }
            Err(_) => not.filter(|_| *at_once == AtOnce::Full),
        }
    }

    /// Erases a slot's copy that stands otherwise than it should (in the open under a lock, say), now that the shelf has
    /// `saved`, which was made of it.
    pub(super) fn clear_otherwise(&self, id: RecordId, saved: &str) {
        let Some(slots) = &self.slots else { return };
        let name = slot_name(id);
        let Ok(Some(text)) = slots.read(&name) else { return };
        let included = self.books.borrow().known(id).contains_key(&Print::of(&text));
        if text != saved && included && !self.is_as_written(&text) {
            // What cannot be erased now is at the next opening.
            let _ = slots.erase(&name);
        }
    }

    /// Erases what stands beside a record's slot, once a record of revision `saved` that holds those words is safe.
    /// What another tab has changed there since it was read, or this tab since `saved`, stays.
    pub(super) fn clear_beside(&self, id: RecordId, saved: Rev) {
        let Some(slots) = &self.slots else { return };
        let names = self.books.borrow().beside(id);
        for name in names {
            let Ok(Some(text)) = slots.read(&name) else { continue };
            let included = match self.books.borrow().known(id).get(&Print::of(&text)) {
                Some(Known::Own) => peek(&text).is_some_and(|head| head.rev <= saved),
                Some(Known::Handed) => true,
                Some(Known::Aside) | None => false,
            };
            if included && slots.erase(&name).is_ok() {
                self.books.borrow_mut().erased_beside(id, &name);
            }
        }
    }
}

/// Writes a slot and reads it back. That it reads back proves little, but what does not was dropped without a word.
pub(super) fn write(slots: &impl Slots, name: &str, text: &str) -> Result<(), SlotError> {
    slots.write(name, text)?;
    if slots.read(name)?.as_deref() == Some(text) { Ok(()) } else { Err(SlotError::Refused) }
}
