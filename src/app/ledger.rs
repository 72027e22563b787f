//! Revisions: which one of each record the shelf holds, which one is under way, and what is not saved yet.
//!
//! Invariant: at most one save of a record is under way at a time, so that the shelf's referee can compare
//! against the one revision this tab started from.

use litemap::LiteMap;

use crate::format::{RecordId, Rev, Vault};

/// The books of this tab.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    vault: Option<Vault>,
    entries: LiteMap<RecordId, Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// What the shelf is known to hold.
    on_shelf: Rev,
    /// The highest revision given out or met.
    newest: Rev,
    under_way: bool,
    dirty: bool,
    /// Its words are safe; only the way they stand there is to change.
    quiet: bool,
    /// What stands there may not be overwritten.
    blocked: bool,
}

/// So many saves are under way at a time: a whole journal that is sealed anew leaves the page time to draw.
const AT_A_TIME: usize = 40;

impl Entry {
    const NEW: Entry =
        Entry { on_shelf: Rev::NONE, newest: Rev::NONE, under_way: false, dirty: false, quiet: false, blocked: false };
}

/// One save to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The record.
    pub id: RecordId,
    /// Its new revision.
    pub rev: Rev,
    /// The revision on the shelf it comes from.
    pub started_from: Rev,
    /// Its words are safe already.
    pub quiet: bool,
}

impl Ledger {
    /// The vault all records belong to; none before the stores were read.
    pub fn vault(&self) -> Option<Vault> {
        self.vault
    }

    /// Everything is saved under this vault from now on.
    pub fn belongs_to(&mut self, vault: Vault) {
        self.vault = Some(vault);
    }

    /// A record was read at `rev`; the shelf holds `on_shelf` of it.
    pub fn read(&mut self, id: RecordId, rev: Rev, on_shelf: Rev) {
        let entry = self.entry(id);
        entry.on_shelf = on_shelf;
        entry.newest = entry.newest.max(rev).max(on_shelf);
    }

    /// A record changed and must be saved.
    pub fn touch(&mut self, id: RecordId) {
        let entry = self.entry(id);
        entry.dirty = true;
        entry.quiet = false;
    }

    /// A record is saved again though its words are safe: to be sealed, or to stand in the open.
    pub fn restate(&mut self, id: RecordId) {
        let entry = self.entry(id);
        entry.quiet |= !entry.dirty && !entry.under_way;
        entry.dirty = true;
    }

    /// The next saves: changed records that are not already under way, as many as the stores take at a time; the others
    /// are due when some of these have ended. They are under way now.
    pub fn take_due(&mut self) -> Vec<Due> {
        let under_way = self.entries.values().filter(|entry| entry.under_way).count();
        let mut all_due = Vec::new();
        for (id, entry) in self.entries.iter_mut() {
            if under_way + all_due.len() < AT_A_TIME && entry.dirty && !entry.under_way && !entry.blocked {
                entry.newest = entry.newest.next();
                entry.dirty = false;
                entry.under_way = true;
                let quiet = std::mem::take(&mut entry.quiet);
                all_due.push(Due { id: *id, rev: entry.newest, started_from: entry.on_shelf, quiet });
            }
        }
        all_due
    }

    /// Changed records whose save waits for another, each with a fresh revision, for a synchronous save when the
    /// page goes away. They stay due.
    pub fn waiting(&mut self) -> Vec<(RecordId, Rev)> {
        let mut waiting = Vec::new();
        for (id, entry) in self.entries.iter_mut() {
            if entry.dirty && !entry.blocked && !entry.quiet {
                entry.newest = entry.newest.next();
                waiting.push((*id, entry.newest));
            }
        }
        waiting
    }

    /// A save ended well: the shelf holds `rev`.
    pub fn saved(&mut self, id: RecordId, rev: Rev) {
        let entry = self.entry(id);
        entry.under_way = false;
        entry.on_shelf = rev;
    }

    /// The shelf is known to hold `rev`.
    pub fn stands_on_shelf(&mut self, id: RecordId, rev: Rev) {
        let entry = self.entry(id);
        entry.on_shelf = entry.on_shelf.max(rev);
    }

    /// A save ended without the shelf: there is none.
    pub fn saved_without_shelf(&mut self, id: RecordId) {
        self.entry(id).under_way = false;
    }

    /// A save failed; it is due again.
    pub fn failed(&mut self, id: RecordId) {
        let entry = self.entry(id);
        entry.under_way = false;
        entry.dirty = true;
    }

    /// The save under way met another revision on the shelf; what is made of both is due.
    pub fn met_on_shelf(&mut self, id: RecordId, theirs: Rev) {
        let entry = self.entry(id);
        entry.under_way = false;
        entry.on_shelf = theirs;
        entry.newest = entry.newest.max(theirs);
        entry.dirty = true;
    }

    /// Another revision was met in the slots; what is made of both is due.
    pub fn met_in_slots(&mut self, id: RecordId, theirs: Rev) {
        let entry = self.entry(id);
        entry.newest = entry.newest.max(theirs);
        entry.dirty = true;
    }

    /// What stands under this name may never be overwritten: nothing is saved there any more.
    pub fn block(&mut self, id: RecordId) {
        let entry = self.entry(id);
        *entry = Entry { blocked: true, dirty: false, under_way: false, ..*entry };
    }

    /// The newest revision of a record that this tab has given out or met.
    pub fn newest(&self, id: RecordId) -> Rev {
        self.entries.get(&id).map_or(Rev::NONE, |entry| entry.newest)
    }

    /// This tab has nothing of its own to save for this record.
    pub fn is_clean(&self, id: RecordId) -> bool {
        self.entries.get(&id).is_none_or(|entry| !entry.dirty && !entry.under_way)
    }

    /// What stands under this name may never be overwritten.
    pub fn is_blocked(&self, id: RecordId) -> bool {
        self.entries.get(&id).is_some_and(|entry| entry.blocked)
    }

    /// Something was changed that cannot be saved under its name, now or later.
    pub fn has_unsaveable(&self) -> bool {
        self.entries.values().any(|entry| entry.blocked && entry.dirty)
    }

    /// Something is not saved yet.
    pub fn is_saving(&self) -> bool {
        self.entries.values().any(|entry| (entry.dirty && !entry.blocked) || entry.under_way)
    }

    fn entry(&mut self, id: RecordId) -> &mut Entry {
        self.entries.entry(id).or_insert(Entry::NEW)
    }

    /// Every record there is or was.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.entries.keys().copied()
    }
}
