//! Sealing: what is stored while the lock is on, and the keys it is sealed with.
//!
//! XChaCha20-Poly1305 with 24-byte random nonces: never counters, since a store can go back in time. The text of a
//! record is sealed whole, and bound to the name, the vault and the revision that stand beside it in the open, so that
//! no sealed text can pass for another record or for another time.
//!
//! Absences: nothing here makes a key from a passphrase (that is the locksmith's), and nothing here has dice: every
//! nonce is handed in.

use std::fmt;
use std::str::FromStr;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use super::custody::{Custody, OlderKey};
use super::json::Json;
use super::record::{Body, NotAName, Record, hexadecimal};
use super::{Unreadable, base64, decode, encode, v2};

/// The name of a key: 64 random bits that say nothing about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(u64);

/// 32 random bytes that records are sealed with, wiped when they are dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    id: KeyId,
    bytes: Zeroizing<[u8; 32]>,
}

/// 24 random bytes, used once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonce(pub [u8; 24]);

/// Sealed bytes: as long as what is sealed and 16 more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

/// It was sealed with another key, about something else, or is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotOpen;

/// A sealed record as it stands in a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What it is sealed with.
    pub key: KeyId,
    /// Its nonce.
    pub nonce: Nonce,
    /// What is sealed.
    pub sealed: Sealed,
    /// What it is bound to.
    pub about: String,
}

/// The keys that are in hand while the page is unlocked. Empty, it writes in the open and opens nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Keyring {
    seals_with: Option<Key>,
    others: Vec<Key>,
}

impl Key {
    /// A key of this name.
    pub fn new(id: KeyId, bytes: [u8; 32]) -> Key {
        Key { id, bytes: Zeroizing::new(bytes) }
    }

    /// Its name.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Its bytes, to be sealed with another key, or to stand in the open when the lock is taken off.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// Seals a text, bound to `about`.
    pub fn seal(&self, nonce: Nonce, about: &str, plain: &[u8]) -> Sealed {
        let payload = Payload { msg: plain, aad: about.as_bytes() };
        // It fails only for texts of more than 256 GB, which no record is.
        Sealed(self.cipher().encrypt(XNonce::from_slice(&nonce.0), payload).unwrap_or_default())
    }

    /// Opens what was sealed with this key about exactly this.
    pub fn open(&self, nonce: Nonce, about: &str, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let payload = Payload { msg: &sealed.0, aad: about.as_bytes() };
        let plain = self.cipher().decrypt(XNonce::from_slice(&nonce.0), payload);
        plain.map(Zeroizing::new).map_err(|_| DoesNotOpen)
    }

    /// Opens a sealed key.
    pub fn open_key(&self, id: KeyId, nonce: Nonce, about: &str, sealed: &Sealed) -> Result<Key, DoesNotOpen> {
        let bytes = self.open(nonce, about, sealed)?;
        let bytes = bytes.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(Key::new(id, bytes))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.bytes).into())
    }
}

impl Sealed {
    /// From its text; none when it is no base64 or too short to be sealed.
    pub fn read(text: &str) -> Option<Sealed> {
        base64::read(text).filter(|bytes| bytes.len() >= 16).map(Sealed)
    }

    /// As text.
    pub fn write(&self) -> String {
        base64::write(&self.0)
    }
}

impl Keyring {
    /// The keys of a set of records. `key` is the lock's, if there is a lock and it was opened.
    pub fn of(custody: &Custody, key: Option<Key>) -> Keyring {
        let mut others = custody.keys.clone();
        if let (Some(lock), Some(key)) = (&custody.lock, &key) {
            let open = |older: &OlderKey| {
                key.open_key(older.key, older.nonce, &OlderKey::about(older.key, lock.key), &older.sealed).ok()
            };
            others.extend(lock.older.iter().filter_map(open));
        }
        Keyring { seals_with: key.filter(|_| custody.lock.is_some()), others }
    }

    /// The key that records are sealed with; none while they are written in the open.
    pub fn seals_with(&self) -> Option<&Key> {
        self.seals_with.as_ref()
    }

    /// Every key but the one that seals.
    pub fn others(&self) -> &[Key] {
        &self.others
    }

    /// The text of a record as it is to be stored. The vault's own record is never sealed.
    pub fn write(&self, record: &Record, nonce: impl FnOnce() -> Nonce) -> String {
        let Some(key) = self.seals_with.as_ref().filter(|_| !matches!(record.body, Body::Vault(_))) else {
            return encode(record);
        };
        let (nonce, plain) = (nonce(), Zeroizing::new(encode(record)));
        let sealed = key.seal(nonce, &Envelope::about(record), plain.as_bytes());
        v2::written_sealed(record, key.id(), nonce, &sealed).write()
    }

    /// Reads a record, sealed or not.
    pub fn read(&self, text: &str) -> Result<Record, Unreadable> {
        let Ok(json) = Json::read(text) else { return decode(text) };
        let Some(envelope) = v2::read_envelope(&json) else { return super::read(&json) };
        let mut keys = self.seals_with.iter().chain(&self.others);
        let Some(key) = keys.find(|key| key.id() == envelope.key) else { return Err(Unreadable::Sealed) };
        let damaged = |why: &str| Unreadable::Damaged { why: why.to_owned() };
        let plain = key
            .open(envelope.nonce, &envelope.about, &envelope.sealed)
            .map_err(|DoesNotOpen| damaged("the seal is broken"))?;
        let record = decode(std::str::from_utf8(&plain).map_err(|_| damaged("no text under the seal"))?)?;
        if Envelope::about(&record) == envelope.about { Ok(record) } else { Err(damaged("another record's seal")) }
    }

    /// Whether a text stands as this keyring would write it: sealed with its key, or in the open.
    pub fn is_as_written(&self, text: &str) -> bool {
        let key = self.seals_with.as_ref().map(Key::id);
        text.contains(&v2::sealed_with(key)) == key.is_some()
    }

    /// Drops and wipes every key.
    pub fn forget(&mut self) {
        *self = Keyring::default();
    }
}

impl Envelope {
    /// What a sealed record is bound to: all that stands beside it in the open.
    pub fn about(record: &Record) -> String {
        Envelope::about_head(&record.vault.to_string(), &record.id().to_string(), record.rev.number())
    }

    pub(super) fn about_head(vault: &str, id: &str, rev: u64) -> String {
        format!("own-words sealed 2\n{vault}\n{id}\n{rev}")
    }
}

impl KeyId {
    /// A new name from 64 random bits.
    pub fn new(random: u64) -> KeyId {
        KeyId(random)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl FromStr for KeyId {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<KeyId, NotAName> {
        hexadecimal(text, 16).map(|number| KeyId(number as u64))
    }
}

/// Says its name and nothing of its bytes.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring({} keys)", self.others.len() + usize::from(self.seals_with.is_some()))
    }
}

impl Zeroize for Key {
    fn zeroize(&mut self) {
        self.bytes.zeroize();
    }
}

#[cfg(test)]
mod tests;
