//! The keys that sealed records are opened with: those that stand in the vault's own record, and those behind its lock.
//!
//! Every such record in a file is tried. One of an older time may have the lock that older copies are sealed with.

use own_words::format::custody::{Custody, Lock, Opens, typed_code};
use own_words::format::{Body, Key, Keyring, Record, Unreadable, decode};

use super::ReadError;
use crate::derive::{DeriveError, derive};
use crate::file::OpenError;

/// What opens the sealed records of a file.
#[derive(Default)]
pub struct Keys(Vec<Keyring>);

impl Keys {
    /// The keys of these texts. `Err` when some of them are behind a lock and `passphrase` does not open it.
    pub fn of(texts: &[(String, String)], passphrase: Option<&str>) -> Result<Keys, ReadError> {
        let mut custodies: Vec<Custody> = Vec::new();
        for (_, text) in texts {
            if let Ok(Record { body: Body::Vault(custody), .. }) = decode(text)
                && !custodies.contains(&custody)
            {
                custodies.push(*custody);
            }
        }
        let mut keys = Keys(custodies.iter().map(|custody| Keyring::of(custody, None)).collect());
        let locks = custodies.iter().filter(|custody| custody.lock.is_some());
        let sealed = texts.iter().any(|(_, text)| matches!(keys.read(text), Err(Unreadable::Sealed)));
        if !sealed || locks.clone().next().is_none() {
            return Ok(keys);
        }
        let passphrase = passphrase.ok_or(ReadError::Locked)?;
        let closed = keys.0.len();
        for custody in locks {
            if let Some(key) = custody.lock.as_ref().map(|lock| unlock(lock, passphrase)).transpose()?.flatten() {
                keys.0.push(Keyring::of(custody, Some(key)));
            }
        }
        if keys.0.len() > closed { Ok(keys) } else { Err(ReadError::NotOpened(OpenError::WrongPassphrase)) }
    }

    /// Reads a record, sealed or not.
    pub fn read(&self, text: &str) -> Result<Record, Unreadable> {
        let mut why = match decode(text) {
            Err(Unreadable::Sealed) => Unreadable::Sealed,
            read => return read,
        };
        for ring in &self.0 {
            match ring.read(text) {
                Err(Unreadable::Sealed) => {}
                Err(other) => why = other,
                read => return read,
            }
        }
        Err(why)
    }
}

/// The key behind the first door that this passphrase or recovery code opens.
fn unlock(lock: &Lock, typed: &str) -> Result<Option<Key>, ReadError> {
    for door in &lock.doors {
        let secret = match door.opens {
            Opens::Passphrase => Some(typed.to_owned()),
            Opens::Code => typed_code(typed),
        };
        let Some(secret) = secret else { continue };
        let derived = derive(secret.as_bytes(), &door.salt.bytes(), door.work.memory_kib(), door.work.passes());
        let derived = derived.map_err(|error| match error {
            DeriveError::OutOfBounds => ReadError::NotOpened(OpenError::TooHeavy),
            DeriveError::OutOfMemory { .. } => ReadError::NotOpened(OpenError::OutOfMemory),
        })?;
        if let Ok(key) = door.open(lock.key, *derived) {
            return Ok(Some(key));
        }
    }
    Ok(None)
}
