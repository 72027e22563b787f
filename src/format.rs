//! Records to text and back.
//!
//! One record is one JSON object: `{"id","vault","rev","kind","schema","body"}`. Each schema version has one frozen
//! module that says how its text reads: [`v1`] what a person wrote, [`v2`] what came with the lock, `v3` the kinds of note
//! that came after the first five, `v4` how a page is arranged, and pages that were brought, `v5` who typed, and
//! where a guide was left. Nothing of the first changed its shape, and so there is no migration yet.
//! Anything that is added to what a person can write (a question, a choice, a field) raises the schema, so that an
//! older program says 'made by a newer version' and not 'damaged'.
//!
//! Invariants: the same record always gives the same text. Reading loses nothing: a text holding anything that would
//! not be there when it is written again is [`Unreadable::Damaged`], never half read. No input makes a reader panic.
//! Absences: nothing here knows where a text is kept, and nothing here repairs a text.

pub mod backup;
mod base64;
pub mod codes;
pub mod custody;
pub mod json;
pub mod record;
pub mod sealed;
pub mod service;
pub mod v1;
pub mod v2;
mod v3;
mod v4;
mod v5;

pub use backup::backup;
pub use custody::{Custody, Lock};
pub use record::{Body, Record, RecordId, Rev, Vault};
pub use sealed::{Key, KeyId, Keyring, Nonce};

use json::{Json, NotJson};

/// The newest schema this program reads.
pub const SCHEMA: u32 = 5;

/// Why a text cannot be read as a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no record this program or an earlier one can have written whole.
    Damaged {
        /// For a developer who looks into it; not shown to the person. It may quote names and codes, no words.
        why: String,
    },
    /// It was written by a newer version of this program.
    Newer {
        /// The schema it says it has.
        schema: u32,
    },
    /// It is sealed with a key that is not here.
    Sealed,
}

/// What can be told of a record of any schema, even one that this program cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which record it is.
    pub id: RecordId,
    /// Its revision.
    pub rev: Rev,
    /// The schema of its body.
    pub schema: u32,
    /// The vault it belongs to, if that can be told.
    pub vault: Option<Vault>,
}

/// The text of a record, in the open, in the first schema that has room for it. The same record always gives the same
/// text.
pub fn encode(record: &Record) -> String {
    written(record).write()
}

fn written(record: &Record) -> Json {
    match &record.body {
        Body::Vault(custody) if **custody != Custody::default() => v2::written_vault(record, custody),
        _ if v5::is_new(record) => v5::written(record),
        _ if v4::is_new(record) => v4::written(record),
        _ if v3::is_new(record) => v3::written(record),
        _ => v1::written(record),
    }
}

/// Reads a record. The schema number is looked at before anything else, so that a record of a newer
/// version is told from a damaged one whatever else stands in it. A sealed one is [`Unreadable::Sealed`]: see [`Keyring`].
pub fn decode(text: &str) -> Result<Record, Unreadable> {
    let json =
        Json::read(text).map_err(|NotJson { at }| Unreadable::Damaged { why: format!("no JSON at byte {at}") })?;
    read(&json)
}

fn read(json: &Json) -> Result<Record, Unreadable> {
    match schema(json) {
        Some(1) => v1::read(json).and_then(v3::that_is_old),
        Some(2) => v2::read(json),
        Some(3) => v3::read(json),
        Some(4) => v4::read(json),
        Some(5) => v5::read(json),
        Some(schema) => Err(Unreadable::Newer { schema }),
        None => Err(Unreadable::Damaged { why: "no schema".to_owned() }),
    }
}

/// Reads as much as is needed to compare two copies, of any schema and whatever the body holds.
pub fn peek(text: &str) -> Option<Head> {
    let json = Json::read(text).ok()?;
    Some(Head {
        id: json.get("id")?.as_text()?.parse().ok()?,
        rev: Rev::stored(json.get("rev")?.as_u64()?)?,
        schema: schema(&json)?,
        vault: json.get("vault").and_then(Json::as_text).and_then(|vault| vault.parse().ok()),
    })
}

/// The schema number, from 1.
fn schema(json: &Json) -> Option<u32> {
    let schema = json.get("schema")?.as_u64()?;
    u32::try_from(schema).ok().filter(|schema| *schema > 0)
}

#[cfg(test)]
pub mod any;
#[cfg(test)]
mod tests;
