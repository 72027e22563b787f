//! The names texts stand under.

use super::entry::Print;
use crate::format::{RecordId, Vault};

/// What every name of ours begins with in the slots, which other pages of the same address share.
const PREFIX: &str = "own-words/";

/// What a name is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A record's own place.
    Record(RecordId),
    /// What a tab wrote beside a record's place.
    Beside(RecordId),
    /// A damaged text that was set aside, or nothing this program knows.
    Unknown,
}

/// The name in the slots of what is called `name` on the shelf.
pub(super) fn in_slots(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// The name without the prefix; none for a name that is not ours.
pub(super) fn from_slots(name: &str) -> Option<&str> {
    name.strip_prefix(PREFIX)
}

/// The slot of a record.
pub(super) fn slot_name(id: RecordId) -> String {
    in_slots(&id.to_string())
}

/// The slot beside it, of one tab.
pub(super) fn beside_name(id: RecordId, tab: Vault) -> String {
    in_slots(&format!("beside/{id}/{tab}"))
}

/// Where a damaged text of a record is set aside: the same text always under the same name, so that it is there once.
pub(super) fn aside_name(id: RecordId, text: &str) -> String {
    format!("aside/{id}/{}", Print::of(text))
}

/// What a name (without the prefix) is for.
pub(super) fn named(name: &str) -> Named {
    if let Ok(id) = name.parse() {
        return Named::Record(id);
    }
    let beside = name.strip_prefix("beside/").and_then(|rest| rest.split_once('/'));
    match beside.and_then(|(id, _)| id.parse().ok()) {
        Some(id) => Named::Beside(id),
        None => Named::Unknown,
    }
}
