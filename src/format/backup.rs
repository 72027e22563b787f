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
//! Absence: reading it back comes with import; nothing here reads.

use super::json::Json;
use super::record::Record;
use super::v1;
use crate::domain::Day;

/// The version of the file around the records; each record says its own schema.
const VERSION: u32 = 1;

/// The text of the file: `records` in the given order, and `unread` (where it was found, and its text as found)
/// verbatim as a string, since it may be no JSON at all. `day` is the day it was made, on the person's wall.
pub fn backup(day: Day, records: &[Record], unread: &[(String, String)]) -> String {
    let unread =
        unread.iter().map(|(name, text)| Json::object([("name", Json::text(name)), ("text", Json::text(text))]));
    Json::object([
        ("format", Json::text("own-words-backup")),
        ("version", Json::number(VERSION)),
        ("day", Json::text(day.iso())),
        ("records", Json::List(records.iter().map(v1::written).collect())),
        ("unread", Json::List(unread.collect())),
    ])
    .write_pretty()
}
