//! All copies of one record, and which of them counts. Pure: nothing here reads or writes a store.

use std::cell::Cell;
use std::rc::Rc;

use super::custody::is_gone;
use super::entry::Print;
use super::verdict::Place;
use crate::format::{Keyring, Record, RecordId, Rev, Unreadable, Vault};

/// One text as it was found, and what it says.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    /// None once it is known to stand in both stores and can be read: nothing is to be done with it then, and thousands
    /// of them are many megabytes.
    pub text: Option<String>,
    pub print: Print,
    pub read: Result<Record, Unreadable>,
    /// It was damaged, and stands under another name as well, so that its own place is free.
    pub aside: Cell<bool>,
}

/// Every copy of one record. Where both stores hold one text, it is one copy: it was read and printed once.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    pub slot: Option<Rc<Copy>>,
    pub shelf: Option<Rc<Copy>>,
    /// What tabs wrote beside the slot because words they had not seen stood in it, with its name.
    pub beside: Vec<(String, Rc<Copy>)>,
}

/// What the copies of one record come to.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// The copy that counts; none when nothing can be read.
    pub winner: Option<Rc<Copy>>,
    /// The app has the words of that copy already.
    pub taken_in: bool,
    /// Other words that must not be lost: an equal revision that differs, and all that stands beside.
    pub twins: Vec<Rc<Copy>>,
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
        Copy { print: Print::of(&text), text: Some(text), read, aside: Cell::new(false) }
    }

    /// Whether it belongs to one of these vaults, which were deleted.
    pub fn is_gone(&self, gone: &[Vault]) -> bool {
        match (&self.read, &self.text) {
            (Ok(record), _) => gone.contains(&record.vault),
            (Err(_), text) => text.as_ref().is_some_and(|text| is_gone(gone, text)),
        }
    }

    pub fn record(&self) -> Option<&Record> {
        self.read.as_ref().ok()
    }

    /// None of a text that cannot be read.
    fn rev(&self) -> Rev {
        self.record().map_or(Rev::NONE, |record| record.rev)
    }
}

impl Copies {
    /// Every copy, each once.
    pub fn each(&self) -> Vec<&Rc<Copy>> {
        let mut each: Vec<&Rc<Copy>> = Vec::new();
        for copy in [&self.slot, &self.shelf].into_iter().flatten() {
            if !each.iter().any(|other| Rc::ptr_eq(other, copy)) {
                each.push(copy);
            }
        }
        for (_, copy) in &self.beside {
            each.push(copy);
        }
        each
    }

    /// Every copy in every place, with the store and the name it stands under.
    pub fn all(&self, id: RecordId) -> Vec<(Place, String, &Copy)> {
        let mut all = Vec::new();
        for (place, copy) in [(Place::Slots, &self.slot), (Place::Shelf, &self.shelf)] {
            if let Some(copy) = copy {
                all.push((place, id.to_string(), &**copy));
            }
        }
        for (name, copy) in &self.beside {
            all.push((Place::Slots, name.clone(), &**copy));
        }
        all
    }

    /// Lets go of all but these.
    pub fn retain(&mut self, keep: impl Fn(&Copy) -> bool) {
        self.slot = self.slot.take().filter(|copy| keep(copy));
        self.shelf = self.shelf.take().filter(|copy| keep(copy));
        self.beside.retain(|(_, copy)| keep(copy));
    }

    /// The rule: the higher revision wins; equal and different keeps both, and then the shelf's counts, since it is
    /// the one that no crash takes back. What stands beside was written without having seen the others, so its
    /// revision says nothing: it is always kept as well.
    pub fn judge(&self) -> Judged {
        let mut judged = Judged { winner: None, taken_in: false, twins: Vec::new(), newer: None };
        let each = self.each();
        let (main, beside) = each.split_at(each.len() - self.beside.len());
        for copies in [main, beside] {
            if judged.winner.is_none() {
                // Of equals this gives the last: the shelf's.
                let readable = copies.iter().filter(|copy| copy.rev() > Rev::NONE);
                judged.winner = readable.max_by_key(|copy| copy.rev()).map(|copy| (*copy).clone());
            }
        }
        for (at, copy) in each.iter().enumerate() {
            if let Err(why @ Unreadable::Newer { .. }) = &copy.read {
                judged.newer.get_or_insert_with(|| why.clone());
            }
            let Some(winner) = judged.winner.as_ref().filter(|_| copy.read.is_ok()) else { continue };
            let stays = at >= main.len() || copy.rev() == winner.rev();
            let is_other = |other: &Rc<Copy>| !Rc::ptr_eq(copy, other) && copy.read != other.read;
            if stays && is_other(winner) && judged.twins.iter().all(is_other) {
                judged.twins.push((*copy).clone());
            }
        }
        judged
    }
}
