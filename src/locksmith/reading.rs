//! Reading a file a person has: a backup, locked or not, or everything that was stored, as it was stored.
//!
//! Each record is read by itself with [`own_words::format`], with the keys of the lock when it is sealed. Of two copies of one record the higher revision counts,
//! and of equal ones both are kept, as in the stores. What cannot be read is kept as it is.
//! Absences: nothing here changes a file, and nothing is left out: a text is read, or older than one that is, or unread.

mod keys;
mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use own_words::domain::{Day, Journal};
use own_words::format::json::Json;
use own_words::format::{Body, Record, RecordId, Unreadable, Vault, backup};

use crate::file::{self, OpenError};
use keys::Keys;

/// What a file holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    /// One for each name, the newest, but where two are equally new and differ.
    records: Vec<Record>,
    /// Where each was found, and its text as found.
    unread: Vec<(String, String)>,
    /// How many of the unread are from a newer version, or sealed with a key that is not here.
    newer: usize,
    /// What the browser did not give when the file was made.
    missing: bool,
}

/// Why a file is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is locked, and no passphrase was given.
    Locked,
    /// It is locked, and could not be opened.
    NotOpened(OpenError),
    /// It is no file of this program, or not whole.
    NotOurs,
    /// A newer version of this program has made it.
    Newer,
}

/// Reads a file, with a passphrase if it is locked.
pub fn read(bytes: &[u8], passphrase: Option<&str>) -> Result<Reading, ReadError> {
    if bytes.len() > file::LARGEST {
        return Err(ReadError::NotOpened(OpenError::TooHeavy));
    }
    if !file::is_locked(bytes) {
        let texts = Texts::read(bytes)?;
        let keys = Keys::of(&texts.all, passphrase)?;
        return Ok(Reading::of(texts, &keys));
    }
    let passphrase = passphrase.ok_or(ReadError::Locked)?;
    let texts = Texts::read(&file::open_file(passphrase, bytes).map_err(ReadError::NotOpened)?)?;
    // What lies in a locked file may be sealed with another passphrase: then it is shown as it is.
    let keys = Keys::of(&texts.all, Some(passphrase)).unwrap_or_default();
    Ok(Reading::of(texts, &keys))
}

/// The texts in a file, each under its name, before any of them is read.
struct Texts {
    all: Vec<(String, String)>,
    missing: bool,
}

impl Texts {
    fn read(bytes: &[u8]) -> Result<Texts, ReadError> {
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotOurs)?;
        // Some editors put a mark before a text they have saved.
        let json = Json::read(text.trim_start_matches('\u{feff}')).map_err(|_| ReadError::NotOurs)?;
        let texts = match (json.get("format").and_then(Json::as_text), json.get("version").and_then(Json::as_u64)) {
            (Some("own-words-backup"), Some(1)) => of_backup(&json),
            (Some("own-words-raw"), Some(1)) => of_stores(&json),
            (Some("own-words-backup" | "own-words-raw"), Some(_)) => return Err(ReadError::Newer),
            _ => None,
        };
        let missing = json.get("missing").and_then(Json::as_list).is_some_and(|missing| !missing.is_empty());
        Ok(Texts { all: texts.ok_or(ReadError::NotOurs)?, missing })
    }
}

/// The texts of a backup, each under its name. Those that were unread when it was made are looked at again.
fn of_backup(json: &Json) -> Option<Vec<(String, String)>> {
    let name = |record: &Json| record.get("id").and_then(Json::as_text).unwrap_or("record").to_owned();
    let records = json.get("records")?.as_list()?.iter().map(|record| (name(record), record.write()));
    let unread = json.get("unread")?.as_list()?.iter();
    let unread =
        unread.map(|found| Some((found.get("name")?.as_text()?.to_owned(), found.get("text")?.as_text()?.to_owned())));
    records.map(Some).chain(unread).collect()
}

/// The texts of both stores, each under its name, without what stands before it in the slots.
fn of_stores(json: &Json) -> Option<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for store in ["slots", "shelf"] {
        let Json::Object(found) = json.get(store)? else { return None };
        for (name, value) in found {
            // Whatever else may stand there is no text, and is shown as it is.
            let text = value.as_text().map_or_else(|| value.write(), str::to_owned);
            texts.push((name.strip_prefix("own-words/").unwrap_or(name).to_owned(), text));
        }
    }
    Some(texts)
}

impl Reading {
    fn of(texts: Texts, keys: &Keys) -> Reading {
        let mut newest: BTreeMap<RecordId, Vec<Record>> = BTreeMap::new();
        let mut reading = Reading { records: Vec::new(), unread: Vec::new(), newer: 0, missing: texts.missing };
        for (name, text) in texts.all {
            match keys.read(&text) {
                Ok(record) => {
                    let there = newest.entry(record.id()).or_default();
                    let rev = there.first().map(|other| other.rev);
                    if rev.is_none_or(|rev| rev < record.rev) {
                        *there = vec![record];
                    } else if rev == Some(record.rev) && !there.contains(&record) {
                        there.push(record);
                    }
                }
                Err(why) => reading.leave_unread(name, text, &why),
            }
        }
        reading.records = newest.into_values().flatten().collect();
        reading.leave_out_deleted_sets();
        reading
    }

    /// Sets that were deleted as a whole stay deleted, where one of the stores was put back to an older time.
    fn leave_out_deleted_sets(&mut self) {
        let gone: Vec<Vault> = self
            .records
            .iter()
            .flat_map(|record| match &record.body {
                Body::Vault(custody) => custody.gone.clone(),
                _ => Vec::new(),
            })
            .collect();
        self.records.retain(|record| !gone.contains(&record.vault));
    }

    /// The same text under the same name stands in both stores as a rule: it is one thing.
    fn leave_unread(&mut self, name: String, text: String, why: &Unreadable) {
        let found = (name, text);
        if !self.unread.contains(&found) {
            self.newer += usize::from(matches!(why, Unreadable::Newer { .. } | Unreadable::Sealed));
            self.unread.push(found);
        }
    }

    /// Everything that could be read, brought together.
    fn journal(&self) -> Journal {
        let mut journal = Journal::new();
        for record in &self.records {
            match &record.body {
                Body::Note(note) => journal.merge(note.clone()),
                Body::Page(page) => journal.page = page.clone(),
                Body::Settings(settings) => journal.settings = settings.clone(),
                Body::Vault(_) | Body::Deleted(_) => {}
            }
        }
        journal
    }

    /// The same as a plain backup made on this day. The vault's own record is left out: it holds keys.
    pub fn backup(&self, day: Day) -> String {
        let records = self.records.iter().filter(|record| !matches!(record.body, Body::Vault(_)));
        backup(day, &records.cloned().collect::<Vec<_>>(), &self.unread)
    }
}
