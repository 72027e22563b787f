//! The vault's own record: looking at how the set is kept, erasing what was deleted as a whole, and starting over.
//!
//! Invariant: what is erased here belongs to a vault that the vault's record calls gone, or the person asked for all of
//! it to be deleted.

use super::keeper::Keeper;
use super::names::{from_slots, in_slots};
use super::port::{Shelf, ShelfError, SlotError, Slots};
use super::verdict::Failure;
use crate::format::{Body, Custody, Record, RecordId, Rev, Vault, encode};

impl<S: Slots, H: Shelf> Keeper<S, H> {
    /// Reads how the set is kept, of both stores what is newer; none while nothing was ever stored, or where it cannot
    /// be read. Call it before [`Keeper::open`]: while there is a lock, that needs the keys. Changes nothing.
    pub async fn custody(&self) -> Option<(Vault, Rev, Custody)> {
        let id = RecordId::Vault;
        let (on_shelf, in_slot) = self.texts_of(id).await;
        let read = [in_slot, on_shelf].into_iter().flatten().filter_map(|text| self.read_as(id, &text).ok());
        let record = read.max_by_key(|record| record.rev)?;
        let Body::Vault(custody) = record.body else { return None };
        Some((record.vault, record.rev, *custody))
    }

    /// This tab acts under the vault's record of this revision from now on.
    pub fn act_under(&self, rev: Rev) {
        self.custody_rev.set(rev);
    }

    /// Deletes everything: `record` is the vault's own, with a new vault, a higher revision, and every vault that was
    /// heard of among those that are gone. On the shelf that is one transaction; whatever comes back later in the slots
    /// is erased on sight. When it fails, nothing is deleted.
    pub async fn start_over(&self, record: &Record) -> Result<(), Failure> {
        let (id, text) = (record.id().to_string(), encode(record));
        if let Some(shelf) = &self.shelf {
            shelf.start_over(&id, &text).await.map_err(|error| match error {
                ShelfError::Full => Failure::Full { in_slots: false },
                ShelfError::Refused => Failure::Refused { in_slots: false },
                ShelfError::Aborted(_) => Failure::Aborted { in_slots: false },
            })?;
        }
        if let Some(slots) = &self.slots {
            let done = self.clear_slots(slots, &in_slots(&id), &text);
            if self.shelf.is_none() {
                done.map_err(|_| Failure::Refused { in_slots: true })?;
            }
        }
        Ok(())
    }

    /// The mark of the deletion first: what is then still there is erased at the next opening.
    fn clear_slots(&self, slots: &S, name: &str, text: &str) -> Result<(), SlotError> {
        // Where it is full, what is to go makes room.
        let marked = slots.write(name, text);
        for other in slots.names()?.into_iter().filter(|other| other != name && from_slots(other).is_some()) {
            slots.erase(&other)?;
        }
        if marked.is_err() { slots.write(name, text) } else { Ok(()) }
    }

    /// Erases the copies of deleted vaults, wherever they stand. What cannot be erased now is at the next opening; it is
    /// not shown either way.
    pub(super) async fn erase_gone(&self, slots: Vec<String>, shelf: Vec<String>) {
        if let Some(store) = &self.slots {
            for name in slots {
                let _ = store.erase(&in_slots(&name));
            }
        }
        if let Some(store) = self.shelf.as_ref().filter(|_| !shelf.is_empty()) {
            let _ = store.erase(&shelf).await;
        }
    }
}

/// Whether a text belongs to a deleted vault. A damaged one does when the vault's 32 digits stand in it.
pub(super) fn is_gone(gone: &[Vault], text: &str) -> bool {
    gone.iter().any(|vault| text.contains(&vault.to_string()))
}
