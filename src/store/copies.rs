//! All copies of one record, and which of them counts. Pure: nothing here reads or writes a store.

use super::verdict::Place;
use crate::format::{Keyring, Record, RecordId, Unreadable};

/// One text as it was found, and what it says.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    pub text: String,
    pub read: Result<Record, Unreadable>,
    /// It was damaged, and stands under another name as well, so that its own place is free.
    pub aside: bool,
}

/// Every copy of one record.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    pub slot: Option<Copy>,
    pub shelf: Option<Copy>,
    /// What tabs wrote beside the slot because words they had not seen stood in it, with its name.
    pub beside: Vec<(String, Copy)>,
}

/// What the copies of one record come to.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// The copy that counts; none when nothing can be read.
    pub winner: Option<Copy>,
    /// Other words that must not be lost: an equal revision that differs, and all that stands beside.
    pub twins: Vec<Copy>,
    /// A newer version of the program wrote one of them: nothing may be written under this id.
    pub newer: Option<Unreadable>,
}

/// Reads a text that stands under the name of `id`. The record of another id there is damage, not that record.
pub(super) fn read_as(keys: &Keyring, id: RecordId, text: &str) -> Result<Record, Unreadable> {
    let record = keys.read(text)?;
    if record.id() == id {
        Ok(record)
    } else {
        Err(Unreadable::Damaged { why: "it stands under another name".to_owned() })
    }
}

impl Copy {
    pub fn of(keys: &Keyring, id: RecordId, text: String) -> Copy {
        let read = read_as(keys, id, &text);
        Copy { text, read, aside: false }
    }

    pub fn record(&self) -> Option<&Record> {
        self.read.as_ref().ok()
    }
}

impl Copies {
    /// Every copy, with the store and the name it stands under.
    pub fn all(&self, id: RecordId) -> Vec<(Place, String, &Copy)> {
        let slot = self.slot.iter().map(|copy| (Place::Slots, id.to_string(), copy));
        let shelf = self.shelf.iter().map(|copy| (Place::Shelf, id.to_string(), copy));
        let beside = self.beside.iter().map(|(name, copy)| (Place::Slots, name.clone(), copy));
        slot.chain(shelf).chain(beside).collect()
    }

    /// Lets go of all but these.
    pub fn retain(&mut self, keep: impl Fn(&Copy) -> bool) {
        self.slot = self.slot.take().filter(&keep);
        self.shelf = self.shelf.take().filter(&keep);
        self.beside.retain(|(_, copy)| keep(copy));
    }

    /// The rule: the higher revision wins; equal and different keeps both, and then the shelf's counts, since it is
    /// the one that no crash takes back. What stands beside was written without having seen the others, so its
    /// revision says nothing: it is always kept as well.
    pub fn judge(&self) -> Judged {
        let all = || self.slot.iter().chain(&self.shelf).chain(self.beside.iter().map(|(_, copy)| copy));
        let newer = all().find_map(|copy| match &copy.read {
            Err(why @ Unreadable::Newer { .. }) => Some(why.clone()),
            _ => None,
        });
        let readable = |copy: &&Copy| copy.read.is_ok();
        let rev = |copy: &Copy| copy.record().map(|record| record.rev);

        // Of equals `max_by_key` gives the last: the shelf's.
        let main: Vec<&Copy> = self.slot.iter().chain(&self.shelf).filter(readable).collect();
        let beside: Vec<&Copy> = self.beside.iter().map(|(_, copy)| copy).filter(readable).collect();
        let candidates = if main.is_empty() { &beside } else { &main };
        let Some(winner) = candidates.iter().copied().max_by_key(|copy| rev(copy)) else {
            return Judged { winner: None, twins: Vec::new(), newer };
        };
        let equal = main.iter().copied().filter(|copy| rev(copy) == rev(winner));
        let mut twins: Vec<Copy> = Vec::new();
        for copy in equal.chain(beside) {
            if copy.read != winner.read && twins.iter().all(|twin| twin.read != copy.read) {
                twins.push(copy.clone());
            }
        }
        Judged { winner: Some(winner.clone()), twins, newer }
    }
}
