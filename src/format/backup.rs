//! The file a person keeps: everything, in the open, readable without this program.
//!
//! ```json
//! {
//!   "format": "own-words-backup",
//!   "version": 1,
//!   "day": "2026-11-22",
//!   "records": [ … each as it is stored … ],
//!   "unread": [ { "name": "page", "text": "…" } ]
//! }
//! ```
//! Reading is strict about the file around the records, and takes each record by itself: one that cannot be read is
//! counted and stays in the file.

use super::Unreadable;
use super::json::{Json, NotJson};
use super::record::{Body, Record};
use super::written;
use crate::domain::Day;

/// The version of the file around the records; each record says its own schema.
const VERSION: u64 = 1;

/// A longer file is not read, in bytes: some fifty thousand notes.
pub const LONGEST: usize = 64 * 1024 * 1024;

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Every record that can be read, the vault's own not.
    pub records: Vec<Record>,
    /// How many records were made by a newer version.
    pub newer: usize,
    /// How many records cannot be read otherwise.
    pub damaged: usize,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotABackup {
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It is no whole JSON: something else, or cut off.
    NotJson {
        /// Bytes from the start.
        at: usize,
    },
    /// It is JSON, but not this.
    OtherJson,
    /// It was made by a newer version of this program.
    Newer,
}

/// The text of the file: `records` in the given order, and `unread` (where it was found, and its text as found)
/// verbatim as a string, since it may be no JSON at all. `day` is the day it was made, on the person's wall.
pub fn backup(day: Day, records: &[Record], unread: &[(String, String)]) -> String {
    let unread =
        unread.iter().map(|(name, text)| Json::object([("name", Json::text(name)), ("text", Json::text(text))]));
    Json::object([
        ("format", Json::text("own-words-backup")),
        ("version", Json::number(VERSION)),
        ("day", Json::text(day.iso())),
        ("records", Json::List(records.iter().map(written).collect())),
        ("unread", Json::List(unread.collect())),
    ])
    .write_pretty()
}

/// Reads a file. Nothing in it can make this panic, exhaust the stack, or take more memory than a few times its length.
pub fn read(text: &str) -> Result<Backup, NotABackup> {
    if text.len() > LONGEST {
        return Err(NotABackup::TooLong);
    }
    // Some editors put a mark of the byte order in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json = Json::read(text).map_err(|NotJson { at }| NotABackup::NotJson { at })?;
    if json.get("format").and_then(Json::as_text) != Some("own-words-backup") {
        return Err(NotABackup::OtherJson);
    }
    match json.get("version").and_then(Json::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(NotABackup::Newer),
        _ => return Err(NotABackup::OtherJson),
    }
    let stored = json.get("records").and_then(Json::as_list).ok_or(NotABackup::OtherJson)?;
    let mut backup = Backup { records: Vec::new(), newer: 0, damaged: 0 };
    for record in stored {
        match super::read(record) {
            Ok(record) if matches!(record.body, Body::Vault(_)) => {}
            Ok(record) => backup.records.push(record),
            Err(Unreadable::Newer { .. }) => backup.newer += 1,
            Err(Unreadable::Damaged { .. } | Unreadable::Sealed) => backup.damaged += 1,
        }
    }
    Ok(backup)
}

#[cfg(test)]
mod tests;
