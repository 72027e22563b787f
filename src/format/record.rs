//! What is stored as one piece: a note, the page, the settings, the name of the vault, or the mark of a deletion.

use std::fmt;
use std::str::FromStr;

use super::custody::Custody;
use crate::domain::{Note, NoteId, Page, Settings};

/// How often a record was changed. Of two copies of one record the higher counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rev(u64);

/// The name of one person's whole set of records: random, and changed when everything is deleted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vault([u8; 16]);

/// The name of a record: `vault`, `page`, `settings`, or `note-` and the 32 digits of the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// The vault's own name.
    Vault,
    /// The choices for the page to bring.
    Page,
    /// The settings.
    Settings,
    /// One note, there or deleted.
    Note(NoteId),
}

/// One record. Its id follows from its body, so the two cannot disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Whose it is.
    pub vault: Vault,
    /// How new it is.
    pub rev: Rev,
    /// What it holds.
    pub body: Body,
}

/// What a record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// How the whole set is kept; the vault's name stands beside it.
    Vault(Box<Custody>),
    /// The choices for the page to bring.
    Page(Page),
    /// The settings.
    Settings(Settings),
    /// A note.
    Note(Note),
    /// This note was deleted. It stays, so that an older copy which comes back is not taken for the note.
    Deleted(NoteId),
}

/// The text is not the name of a record, or not so many lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAName;

impl Rev {
    /// Never stored.
    pub const NONE: Rev = Rev(0);

    /// The revision after this one. It stops at the highest number, which no amount of writing reaches.
    pub const fn next(self) -> Rev {
        Rev(self.0.saturating_add(1))
    }

    /// The number, 0 for [`Rev::NONE`].
    pub const fn number(self) -> u64 {
        self.0
    }

    /// A revision as it stands in a stored record. None for 0: what is stored has a revision.
    pub const fn stored(number: u64) -> Option<Rev> {
        if number == 0 { None } else { Some(Rev(number)) }
    }
}

impl Vault {
    /// A new name from 128 random bits.
    pub const fn new(entropy: u128) -> Vault {
        Vault(entropy.to_be_bytes())
    }
}

impl Record {
    /// Which record it is.
    pub fn id(&self) -> RecordId {
        match &self.body {
            Body::Vault(_) => RecordId::Vault,
            Body::Page(_) => RecordId::Page,
            Body::Settings(_) => RecordId::Settings,
            Body::Note(note) => RecordId::Note(note.id()),
            Body::Deleted(id) => RecordId::Note(*id),
        }
    }
}

impl fmt::Display for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({self})")
    }
}

impl FromStr for Vault {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Vault, NotAName> {
        hexadecimal(text, 32).map(Vault::new)
    }
}

/// Exactly so many lower-case hexadecimal digits, 32 at most.
pub(super) fn hexadecimal(text: &str, digits: usize) -> Result<u128, NotAName> {
    if text.len() != digits || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(NotAName);
    }
    u128::from_str_radix(text, 16).map_err(|_| NotAName)
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordId::Vault => f.write_str("vault"),
            RecordId::Page => f.write_str("page"),
            RecordId::Settings => f.write_str("settings"),
            RecordId::Note(id) => write!(f, "note-{id}"),
        }
    }
}

impl FromStr for RecordId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<RecordId, NotAName> {
        match text {
            "vault" => Ok(RecordId::Vault),
            "page" => Ok(RecordId::Page),
            "settings" => Ok(RecordId::Settings),
            _ => {
                let digits = text.strip_prefix("note-").ok_or(NotAName)?;
                digits.parse().map(RecordId::Note).map_err(|_| NotAName)
            }
        }
    }
}
