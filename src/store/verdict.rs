//! What the store says: of an opening, of a save, of itself.

use litemap::LiteMap;

use crate::domain::Language;
use crate::format::{Body, Custody, Record, RecordId, Rev, Unreadable, Vault};

/// What the first screen of a long journal needs, before everything was read.
#[derive(Clone, Debug)]
pub struct First {
    /// The vault all records of this tab carry.
    pub vault: Vault,
    /// The revision of the vault's own record.
    pub vault_rev: Rev,
    /// How the set is kept.
    pub custody: Custody,
    /// The settings, which stand on the shelf at this revision; none where there are none.
    pub settings: Option<Record>,
}

/// Everything that was found when the page was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The vault all records of this tab carry.
    pub vault: Vault,
    /// How the set is kept.
    pub custody: Custody,
    /// Every vault that any record names.
    pub heard_of: Vec<Vault>,
    /// The revision of the vault's own record.
    pub vault_rev: Rev,
    /// For each record that can be read the copy that counts, in the order of their ids; marks of deletions too,
    /// the vault's own record not.
    pub records: Vec<Record>,
    /// Ids of which the copy that counts is not handed over again: this tab wrote it, or handed it over before all was
    /// read ([`First`]). They are not in `records`.
    pub taken_in: Vec<RecordId>,
    /// Other words under an id that stands in `records` or `taken_in`: an equal revision that differs, or what was written beside.
    /// The app merges each into its record and saves that with a revision above both.
    pub twins: Vec<Record>,
    /// What the shelf holds of each record after the opening. A record in `records` that stands here with a lower
    /// revision or not at all could not be put there: the app saves it again.
    pub on_shelf: LiteMap<RecordId, Rev>,
    /// Ids of which a copy stands otherwise than it should: in the open under a lock, or sealed without one, or with an
    /// older key. The app saves each again. A lock that was put on half-way is so put on wholly.
    pub restate: Vec<RecordId>,
    /// Ids of which a newer version of the program wrote a copy: they may be shown, but cannot be saved.
    pub read_only: Vec<RecordId>,
    /// What cannot be read, as it stands. Never empty words: if there is anything here, the journal is not whole.
    pub unread: Vec<Unread>,
    /// Stores that are there and did not answer: what only they hold is not in `records`.
    pub unanswered: Vec<Place>,
}

impl Opened {
    /// Nothing found, in a vault of this name.
    pub fn nothing(vault: Vault) -> Opened {
        Opened {
            vault,
            custody: Custody::default(),
            heard_of: Vec::new(),
            vault_rev: Rev::NONE,
            records: Vec::new(),
            taken_in: Vec::new(),
            twins: Vec::new(),
            on_shelf: LiteMap::new(),
            restate: Vec::new(),
            read_only: Vec::new(),
            unread: Vec::new(),
            unanswered: Vec::new(),
        }
    }

    /// The language that was chosen; none while it follows the browser.
    pub fn language(&self) -> Option<Language> {
        self.records.iter().find_map(language)
    }
}

impl First {
    /// The language that was chosen; none while it follows the browser.
    pub fn language(&self) -> Option<Language> {
        self.settings.as_ref().and_then(language)
    }
}

fn language(record: &Record) -> Option<Language> {
    match &record.body {
        Body::Settings(settings) => settings.language,
        _ => None,
    }
}

/// A text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which store it stands in.
    pub place: Place,
    /// The name it stands under there.
    pub name: String,
    /// The text, to the letter.
    pub text: String,
    /// Why it cannot be read.
    pub why: Unreadable,
}

/// One of the two stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// `localStorage`.
    Slots,
    /// IndexedDB.
    Shelf,
}

/// Which stores there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Both: what is called safe survives a crash.
    Both,
    /// The slots alone: a sudden crash may lose the last minute.
    SlotsOnly,
    /// The shelf alone: closing the tab in the middle of a word may lose that word.
    ShelfOnly,
    /// Neither: everything is gone when the tab closes.
    Nowhere,
}

/// What became of a record in the slots, before anything is awaited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtOnce {
    /// It stands in its slot.
    Written,
    /// Words of another tab stand in its slot and were left; it was written beside them, under a name of this tab's own.
    /// [`super::Keeper::save`] hands them to the app in its verdict.
    Differs(Other),
    /// What stands in its slot is sealed with a key that is not here; it was written beside.
    Beside,
    /// The record is one a newer version wrote: nothing was written.
    Blocked(Unreadable),
    /// There is no room, and no copy that could give way.
    Full,
    /// The browser does not allow it.
    Refused,
}

/// A text of another tab that this one has not seen before, and the record it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub(super) text: String,
    /// The record.
    pub record: Box<Record>,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is on the shelf, at this revision: no crash loses it.
    Safe(Rev),
    /// There is no shelf; it is in the slots: a sudden crash may lose it.
    UnlessCrash,
    /// Another tab wrote other words under the same id. The app merges them into its own and saves that with a
    /// revision above both; `started_from` is then the revision of this record, or a higher one it knows of.
    Differs(Box<Record>),
    /// Another tab has changed how everything is kept. Nothing was put on the shelf; the app looks at the vault's record
    /// again ([`super::Keeper::custody`]).
    Outdated,
    /// What stands there was written by a newer version and was left alone. The app keeps the words under a new id.
    Blocked(Unreadable),
    /// It is not safe. The same record may be saved again at any time.
    Not(Failure),
}

/// Why a save is not safe. `in_slots`: the words are at least in the slots, where a crash may lose them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "`in_slots` is the same everywhere")]
pub enum Failure {
    /// There is no store at all.
    Nowhere,
    /// There is no room.
    Full { in_slots: bool },
    /// The browser does not allow it.
    Refused { in_slots: bool },
    /// The transaction failed.
    Aborted { in_slots: bool },
}
