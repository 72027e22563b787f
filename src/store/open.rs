//! Opening: everything in both stores is read, the rule is applied to each record by itself, and the copies that
//! lost are repaired. Nothing that cannot be read is destroyed, and nothing is ever taken for an empty journal.
//!
//! Of a long journal what the first screen needs is read before ([`Keeper::first`]), and the app may save what is written
//! meanwhile: the rule holds for every save by itself, whether all was read or not.

use std::rc::Rc;

use litemap::LiteMap;

use super::copies::{Copies, Copy, Judged};
use super::custody::is_gone;
use super::entry::{Entry, Known};
use super::keeper::{Keeper, Placed, Room};
use super::names::{Named, aside_name, from_slots, in_slots, named};
use super::port::{Put, Shelf, SlotError, Slots};
use super::verdict::{AtOnce, First, Opened, Place, Saved, Unread};
use crate::format::{Body, Custody, Key, Keyring, Record, RecordId, Rev, Unreadable, Vault, encode, peek};

/// A journal with more names than this in the slots is a long one.
const LONG: usize = 500;

/// What both stores hold, before anything is decided.
#[derive(Default)]
struct Found {
    copies: LiteMap<RecordId, Copies>,
    unread: Vec<Unread>,
    unanswered: Vec<Place>,
}

/// Which stores still take repairs in this opening. The first failure of one ends it there: the good copy stands in
/// the other, and the next save or opening tries again.
struct Repairs {
    shelf: bool,
    slots: bool,
}

impl<S: Slots, H: Shelf> Keeper<S, H> {
    /// What the first screen of a long journal needs, before everything is read: how it is kept, and the settings. None
    /// for a journal that is not long, and wherever anything about these two is not plain: then [`Keeper::open`] comes
    /// first, as it always comes afterwards, with the same `fresh`. Changes nothing in the stores.
    pub async fn first(&self, fresh: Vault) -> Option<First> {
        if self.slots.as_ref()?.count().ok()? <= LONG {
            return None;
        }
        let vault = self.same_in_both(RecordId::Vault).await?;
        let settings = self.same_in_both(RecordId::Settings).await?;
        let record = vault?.read.ok()?;
        let Body::Vault(custody) = &record.body else { return None };
        let in_hand = self.keys.borrow().as_ref()?.seals_with().map(Key::id);
        let fits = |copy: &Copy| self.stands_as_written(copy) && !copy.is_gone(&custody.gone);
        if in_hand != custody.seals_with() || !settings.iter().all(fits) {
            return None;
        }
        let mut books = self.books.borrow_mut();
        books.tab = fresh;
        if let Some((copy, rev)) = settings.as_ref().and_then(|copy| Some((copy, copy.record()?.rev))) {
            books.know(RecordId::Settings, copy.print, Known::Handed);
            books.stands_on_shelf(RecordId::Settings, rev, copy.print);
            books.handed_first(copy.print);
        }
        self.acts_under(&record);
        let settings = settings.and_then(|copy| copy.read.ok());
        Some(First { vault: record.vault, vault_rev: record.rev, custody: custody_of(record), settings })
    }

    /// The record that stands in both stores to the letter; the inner none where neither has it, the outer one wherever
    /// they differ or it cannot be read.
    async fn same_in_both(&self, id: RecordId) -> Option<Option<Copy>> {
        let (on_shelf, in_slot) = self.texts_of(id).await;
        if on_shelf != in_slot {
            return None;
        }
        let copy = on_shelf.map(|text| Copy::of(&self.keys().unwrap_or_default(), id, text));
        copy.iter().all(|copy| copy.read.is_ok()).then_some(copy)
    }

    /// Reads everything, with the keys in hand if there is a lock. `fresh` is 128 random bits: the name of this tab, and of the vault if there is none yet.
    ///
    /// `breathe` is awaited between two records, so that a long journal does not hold up the page.
    pub async fn open(&self, fresh: Vault, breathe: impl AsyncFn()) -> Opened {
        self.books.borrow_mut().tab = fresh;
        let Found { mut copies, mut unread, unanswered } = self.find(&breathe).await;

        let mut repairs = Repairs {
            shelf: self.shelf.is_some() && !unanswered.contains(&Place::Shelf),
            slots: self.slots.is_some() && !unanswered.contains(&Place::Slots),
        };
        let mut opened = Opened { unanswered, ..Opened::nothing(fresh) };
        let mut named_vault = None;
        if let Some(mut copies) = copies.remove(&RecordId::Vault) {
            let judged = self.settle(RecordId::Vault, &mut copies, &mut repairs).await;
            unread.extend(unreadable(RecordId::Vault, &copies));
            if let Some(record) = judged.winner.and_then(record_of) {
                opened.vault_rev = record.rev;
                self.acts_under(&record);
                named_vault = Some(record.vault);
                opened.custody = custody_of(record);
            }
            // A newer version's record cannot be read; the name it gives counts all the same.
            named_vault =
                named_vault.or_else(|| copies.each().into_iter().find_map(|copy| peek(copy.text.as_ref()?)?.vault));
            for twin in judged.twins.into_iter().filter_map(record_of) {
                opened.custody = std::mem::take(&mut opened.custody).merge(custody_of(twin));
            }
        }
        self.leave_out_gone(&opened.custody.gone, &mut copies, &mut unread).await;
        let mut heard_of = Vec::new();
        opened.records.reserve_exact(copies.len());
        for (id, mut copies) in copies {
            breathe().await;
            heard_of.extend(copies.each().into_iter().filter_map(|copy| Some(copy.record()?.vault)));
            let judged = self.settle(id, &mut copies, &mut repairs).await;
            unread.extend(unreadable(id, &copies));
            let stands_otherwise = |copy: &Rc<Copy>| copy.read.is_ok() && !self.stands_as_written(copy);
            if judged.winner.is_some() && judged.newer.is_none() && copies.each().into_iter().any(stands_otherwise) {
                opened.restate.push(id);
            }
            // What is left of a copy is one record: it is handed over and not copied.
            drop(copies);
            if judged.newer.is_some() {
                opened.read_only.push(id);
            } else {
                opened.twins.extend(judged.twins.into_iter().filter_map(record_of));
            }
            if judged.taken_in {
                opened.taken_in.push(id);
            } else {
                opened.records.extend(judged.winner.and_then(record_of));
            }
        }
        (opened.vault, opened.vault_rev) = match named_vault {
            Some(vault) => (vault, opened.vault_rev),
            None => self.name_vault(most_common(&heard_of).unwrap_or(fresh)).await,
        };
        for vault in heard_of {
            if !opened.heard_of.contains(&vault) {
                opened.heard_of.push(vault);
            }
        }
        opened.on_shelf = self.books.borrow().on_shelf();
        opened.unread = unread;
        opened
    }

    /// Reads both stores, so many texts of the shelf at a time, each with its slot: what is as it should be in both
    /// takes no more room than the record it says. The slots that are left come last.
    async fn find(&self, breathe: &impl AsyncFn()) -> Found {
        let mut found = Found::default();
        let keys = self.keys().unwrap_or_default();
        let mut after: Option<String> = None;
        while let Some(shelf) = &self.shelf {
            let next = match shelf.read_after(after.as_deref()).await {
                Ok(next) => next,
                Err(_) => {
                    found.unanswered.push(Place::Shelf);
                    break;
                }
            };
            let Some((last, _)) = next.last() else { break };
            after = Some(last.clone());
            for (name, text) in next {
                breathe().await;
                found.add(&keys, Place::Shelf, &name, text);
                if !matches!(named(&name), Named::Record(_)) {
                    continue;
                }
                if let Some(Ok(Some(text))) = self.slots.as_ref().map(|slots| slots.read(&in_slots(&name))) {
                    found.add(&keys, Place::Slots, &name, text);
                    found.let_go_of(&name, |copy| self.stands_as_written(copy));
                }
            }
        }
        if let Some(slots) = &self.slots
            && found.add_slots(&keys, slots, breathe).await.is_err()
        {
            found.unanswered.push(Place::Slots);
        }
        for (id, copies) in found.copies.iter() {
            let names = copies.beside.iter().map(|(name, _)| in_slots(name));
            names.for_each(|name| self.books.borrow_mut().wrote_beside(*id, name));
        }
        found
    }

    /// Whether a copy stands sealed as it should, or in the open.
    fn stands_as_written(&self, copy: &Copy) -> bool {
        copy.text.as_ref().is_none_or(|text| self.is_as_written(text))
    }

    /// Applies the rule to one record, and repairs the copies that lost.
    async fn settle(&self, id: RecordId, copies: &mut Copies, repairs: &mut Repairs) -> Judged {
        // Another tab may change the shelf between two turns; more than a few times is not worth waiting for.
        for _ in 0..4 {
            let judged = self.judge(id, copies);
            match (&judged.newer, &judged.winner) {
                (None, Some(winner)) => {
                    if let Some(standing) = self.repair_shelf(id, copies, winner, repairs).await {
                        copies.shelf = Some(Rc::new(Copy::of(&self.keys().unwrap_or_default(), id, standing)));
                        continue;
                    }
                    self.repair_slot(id, copies, winner, repairs);
                }
                (Some(why), _) => self.books.borrow_mut().never_write(id, why.clone()),
                (None, None) => {}
            }
            return judged;
        }
        self.judge(id, copies)
    }

    /// Which copy counts. Everything that was read here is known from now on, and handed to the app, but for what the app
    /// has: an earlier text of its own is no other words.
    fn judge(&self, id: RecordId, copies: &Copies) -> Judged {
        let mut judged = copies.judge();
        let mut books = self.books.borrow_mut();
        judged.taken_in = judged.winner.as_ref().is_some_and(|winner| books.is_taken_in(id, winner.print));
        judged.twins.retain(|twin| !books.is_taken_in(id, twin.print));
        for copy in copies.each().into_iter().filter(|copy| copy.read.is_ok()) {
            books.know(id, copy.print, Known::Handed);
        }
        if let Some((record, print)) = copies.shelf.as_ref().and_then(|copy| Some((copy.record()?, copy.print))) {
            books.stands_on_shelf(id, record.rev, print);
        }
        judged
    }

    /// Puts the winner on the shelf unless it stands there. Gives what another tab put there meanwhile.
    async fn repair_shelf(
        &self,
        id: RecordId,
        copies: &mut Copies,
        winner: &Copy,
        repairs: &mut Repairs,
    ) -> Option<String> {
        let (Some(shelf), Some(record), true) = (&self.shelf, winner.record(), repairs.shelf) else { return None };
        if let Some(copy) = &copies.shelf {
            if copy.print == winner.print {
                return None;
            }
            if copy.read.is_err() {
                let aside = match &copy.text {
                    Some(text) => self.set_aside_on_shelf(id, text).await.is_ok(),
                    None => false,
                };
                copy.aside.set(aside);
                if !aside {
                    repairs.shelf = false;
                    return None;
                }
            }
        }
        let known = self.books.borrow().known(id);
        let entry = Entry::new(id.to_string(), winner.text.clone()?, record.rev, record.rev, known);
        match shelf.put(&self.under_custody(id, entry)).await {
            Ok(Put::Done) => self.books.borrow_mut().stands_on_shelf(id, record.rev, winner.print),
            Ok(Put::Differs(standing)) => return Some(standing),
            Ok(Put::Outdated) | Err(_) => repairs.shelf = false,
        }
        None
    }

    /// Writes the winner to its slot unless it stands there, or a twin does: that one waits until both are merged.
    /// No other copy gives way for this: the winner is on the shelf already.
    fn repair_slot(&self, id: RecordId, copies: &mut Copies, winner: &Copy, repairs: &mut Repairs) {
        let (Some(record), Some(text), true) = (winner.record(), &winner.text, repairs.slots) else { return };
        if let Some(copy) = &copies.slot {
            if copy.record().is_some_and(|slot| slot.rev >= record.rev) {
                return;
            }
            if copy.read.is_err() {
                copy.aside.set(copy.text.as_ref().is_some_and(|text| self.set_aside_in_slots(id, text).is_ok()));
                repairs.slots = copy.aside.get();
            }
        }
        if repairs.slots {
            repairs.slots = !matches!(self.place(id, record.rev, text, Room::AsIs), Placed::Not(_));
        }
    }

    /// Gives the vault a name where none can be read. When another tab was first, its name counts.
    async fn name_vault(&self, wanted: Vault) -> (Vault, Rev) {
        let mut record = Record { vault: wanted, rev: Rev::NONE.next(), body: Body::Vault(Box::default()) };
        if self.shelf.is_some() {
            // The slots wait for the shelf's word: it alone can say who was first.
            if let Saved::Differs(theirs) = self.save(&record, Rev::NONE, &AtOnce::Refused).await {
                record = *theirs;
            }
        }
        if let Placed::Differs(theirs) = self.place(RecordId::Vault, record.rev, &encode(&record), Room::Made)
            && self.shelf.is_none()
        {
            record = *theirs.record;
        }
        self.acts_under(&record);
        (record.vault, record.rev)
    }

    /// What belongs to a deleted vault is neither shown nor kept.
    async fn leave_out_gone(&self, gone: &[Vault], all: &mut LiteMap<RecordId, Copies>, unread: &mut Vec<Unread>) {
        if gone.is_empty() {
            return;
        }
        let (mut slots, mut shelf) = (Vec::new(), Vec::new());
        let mut erase = |place: Place, name: &str| match place {
            Place::Slots => slots.push(name.to_owned()),
            Place::Shelf => shelf.push(name.to_owned()),
        };
        for (id, copies) in all.iter_mut() {
            for (place, name, _) in copies.all(*id).into_iter().filter(|(_, _, copy)| copy.is_gone(gone)) {
                erase(place, &name);
            }
            copies.retain(|copy| !copy.is_gone(gone));
        }
        all.retain(|_, copies| !copies.each().is_empty());
        unread.retain(|unread| {
            let keep = unread.name == RecordId::Vault.to_string() || !is_gone(gone, &unread.text);
            if !keep {
                erase(unread.place, &unread.name);
            }
            keep
        });
        self.erase_gone(slots, shelf).await;
    }
}

impl Found {
    async fn add_slots(
        &mut self,
        keys: &Keyring,
        slots: &impl Slots,
        breathe: &impl AsyncFn(),
    ) -> Result<(), SlotError> {
        for name in slots.names()? {
            let Some(ours) = from_slots(&name).filter(|ours| !self.has_slot(ours)) else { continue };
            breathe().await;
            if let Some(text) = slots.read(&name)? {
                self.add(keys, Place::Slots, ours, text);
            }
        }
        Ok(())
    }

    /// Whether the slot of this name was read.
    fn has_slot(&self, name: &str) -> bool {
        match named(name) {
            Named::Record(id) => self.copies.get(&id).is_some_and(|copies| copies.slot.is_some()),
            Named::Beside(_) | Named::Unknown => false,
        }
    }

    /// Lets go of the text under this name where both stores hold it, and it can be read and is `as_written`.
    fn let_go_of(&mut self, name: &str, as_written: impl Fn(&Copy) -> bool) {
        let Named::Record(id) = named(name) else { return };
        let Some(copies) = self.copies.get_mut(&id) else { return };
        // In both it is one copy: it is held by one of them alone meanwhile.
        if let (Some(slot), Some(mut shelf)) = (copies.slot.take(), copies.shelf.take()) {
            if Rc::ptr_eq(&slot, &shelf) && as_written(&shelf) {
                drop(slot);
                if let Some(copy) = Rc::get_mut(&mut shelf) {
                    copy.text = None;
                }
                copies.slot = Some(shelf.clone());
            } else {
                copies.slot = Some(slot);
            }
            copies.shelf = Some(shelf);
        }
    }

    fn add(&mut self, keys: &Keyring, place: Place, name: &str, text: String) {
        let copy = |id, text| Rc::new(Copy::of(keys, id, text));
        match (named(name), place) {
            (Named::Record(id), Place::Slots) => {
                let copies = self.copies.entry(id).or_default();
                // Mostly both stores hold one text; to open what is sealed twice would take twice as long. What is damaged
                // is set aside in each store by itself.
                let same =
                    copies.shelf.clone().filter(|shelf| shelf.read.is_ok() && shelf.text.as_ref() == Some(&text));
                copies.slot = Some(same.unwrap_or_else(|| copy(id, text)));
            }
            (Named::Record(id), Place::Shelf) => self.copies.entry(id).or_default().shelf = Some(copy(id, text)),
            (Named::Beside(id), Place::Slots) => {
                self.copies.entry(id).or_default().beside.push((name.to_owned(), copy(id, text)));
            }
            (Named::Beside(_), Place::Shelf) | (Named::Unknown, _) => {
                let unknown = || Unreadable::Damaged { why: "it stands under no record's name".to_owned() };
                let why = keys.read(&text).err().unwrap_or_else(unknown);
                self.unread.push(Unread { place, name: name.to_owned(), text, why });
            }
        }
    }
}

/// The record of a copy; none of one that cannot be read. Nothing is copied where nobody else holds it.
fn record_of(copy: Rc<Copy>) -> Option<Record> {
    Rc::unwrap_or_clone(copy).read.ok()
}

fn custody_of(record: Record) -> Custody {
    match record.body {
        Body::Vault(custody) => *custody,
        _ => Custody::default(),
    }
}

/// The copies of one record that cannot be read, under the names they stand under now.
fn unreadable(id: RecordId, copies: &Copies) -> Vec<Unread> {
    let mut unread = Vec::new();
    if copies.each().into_iter().all(|copy| copy.read.is_ok()) {
        return unread;
    }
    for (place, name, copy) in copies.all(id) {
        if let (Err(why), Some(text)) = (&copy.read, &copy.text) {
            let name = if copy.aside.get() { aside_name(id, text) } else { name };
            unread.push(Unread { place, name, text: text.clone(), why: why.clone() });
        }
    }
    unread
}

/// The one that is named most often; of equals the lowest, so that two tabs come to the same.
fn most_common(vaults: &[Vault]) -> Option<Vault> {
    let mut counted = Vec::new();
    let mut most = None;
    for vault in vaults {
        if !counted.contains(vault) {
            counted.push(*vault);
            let count = vaults.iter().filter(|other| *other == vault).count();
            most = most.max(Some((count, std::cmp::Reverse(*vault))));
        }
    }
    most.map(|(_, vault)| vault.0)
}
