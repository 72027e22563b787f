//! How a set of records is kept: which sets were deleted, when a file was last saved, and the lock.
//!
//! It stands in the vault's own record, always in the open: it must be read before anything can be unlocked. It says
//! nothing about what was written.
//!
//! Invariant: no key is ever lost here. A key that records were once sealed with is either this lock's key, or stands
//! in `older` (sealed with this lock's key), or in `keys` (in the open, while there is no lock). So whatever old copy
//! comes back from a restored profile can be read by who can read the rest.

use std::fmt;
use std::str::FromStr;

use super::record::{NotAName, Vault};
use super::sealed::{DoesNotOpen, Key, KeyId, Keyring, Nonce, Sealed};
use crate::domain::{Language, Moment};

/// How a set of records is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Custody {
    /// Sets that were deleted as a whole. A record of one of these is erased on sight.
    pub gone: Vec<Vault>,
    /// When a file was last saved.
    pub file_saved: Option<Moment>,
    /// Keys of locks that were taken off.
    pub keys: Vec<Key>,
    /// The lock, while there is one.
    pub lock: Option<Lock>,
}

/// A lock: what is stored is sealed with its key, and the key stands behind doors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// The key's name.
    pub key: KeyId,
    /// The ways to the key: a passphrase first, then perhaps a recovery code.
    pub doors: Vec<Door>,
    /// Keys from before, each sealed with this lock's key.
    pub older: Vec<OlderKey>,
    /// When it locks by itself.
    pub rest: Rest,
    /// The language of the screen that asks for the passphrase; none follows the browser.
    pub language: Option<Language>,
}

/// One way to the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// What opens it.
    pub opens: Opens,
    /// What it costs to try.
    pub work: Work,
    /// 16 random bytes.
    pub salt: Salt,
    /// For the sealed key.
    pub nonce: Nonce,
    /// The lock's key, sealed with what Argon2id makes of the passphrase or the code.
    pub sealed: Sealed,
}

/// What opens a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// The person's passphrase.
    Passphrase,
    /// The printed recovery code.
    Code,
}

/// What Argon2id is asked for, always with one lane.
///
/// Invariant: within bounds, so that a file made on purpose can neither weaken a lock nor stop the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    memory_kib: u32,
    passes: u32,
}

/// A key from before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OlderKey {
    /// Its name.
    pub key: KeyId,
    /// For the sealed key.
    pub nonce: Nonce,
    /// The key, sealed with the lock's.
    pub sealed: Sealed,
}

/// When it locks by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    idle_minutes: u8,
    hidden_seconds: u16,
}

/// 16 random bytes, 32 hexadecimal digits where they are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(u128);

impl Opens {
    /// The short name it is stored under.
    pub(super) fn name(self) -> &'static str {
        match self {
            Opens::Passphrase => "passphrase",
            Opens::Code => "code",
        }
    }

    pub(super) fn named(name: &str) -> Option<Opens> {
        [Opens::Passphrase, Opens::Code].into_iter().find(|opens| opens.name() == name)
    }
}

impl Work {
    /// What a new door is given: 64 MiB, three passes.
    pub const USUAL: Work = Work { memory_kib: 64 * 1024, passes: 3 };

    /// Within 19 to 256 MiB and 2 to 10 passes; none outside.
    pub fn new(memory_kib: u32, passes: u32) -> Option<Work> {
        let fits = (19 * 1024..=256 * 1024).contains(&memory_kib) && (2..=10).contains(&passes);
        fits.then_some(Work { memory_kib, passes })
    }

    /// Kibibytes of memory.
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// How often the memory is gone over.
    pub fn passes(self) -> u32 {
        self.passes
    }
}

impl Rest {
    /// The choices for an idle page, in minutes.
    pub const IDLE: [u8; 4] = [1, 5, 15, 30];
    /// The choices for a page that is not seen, in seconds.
    pub const HIDDEN: [u16; 4] = [10, 60, 300, 900];

    /// One of [`Rest::IDLE`] and one of [`Rest::HIDDEN`]; none for others.
    pub fn new(idle_minutes: u8, hidden_seconds: u16) -> Option<Rest> {
        let offered = Rest::IDLE.contains(&idle_minutes) && Rest::HIDDEN.contains(&hidden_seconds);
        offered.then_some(Rest { idle_minutes, hidden_seconds })
    }

    /// Minutes without a key or a touch.
    pub fn idle_minutes(self) -> u8 {
        self.idle_minutes
    }

    /// Seconds in the background.
    pub fn hidden_seconds(self) -> u16 {
        self.hidden_seconds
    }
}

impl Default for Rest {
    fn default() -> Rest {
        Rest { idle_minutes: 5, hidden_seconds: 60 }
    }
}

impl Custody {
    /// The key that records are to be sealed with; none while they stand in the open.
    pub fn seals_with(&self) -> Option<KeyId> {
        self.lock.as_ref().map(|lock| lock.key)
    }

    /// Puts a lock on with `key`, or a new key in an old lock. All other keys of `ring` stand behind it, each sealed with
    /// a nonce of its own: `nonces` are at least as many as the keys of `ring`.
    pub fn with_lock(
        &self,
        ring: &Keyring,
        key: &Key,
        doors: Vec<Door>,
        language: Option<Language>,
        nonces: Vec<Nonce>,
    ) -> Custody {
        let mut nonces = nonces.into_iter();
        let mut all_older = Vec::new();
        for older in ring.seals_with().into_iter().chain(ring.others()) {
            if older.id() != key.id()
                && let Some(nonce) = nonces.next()
            {
                let about = OlderKey::about(older.id(), key.id());
                all_older.push(OlderKey { key: older.id(), nonce, sealed: key.seal(nonce, &about, older.bytes()) });
            }
        }
        let lock = Lock {
            key: key.id(),
            doors,
            older: all_older,
            rest: self.lock.as_ref().map(|lock| lock.rest).unwrap_or_default(),
            language,
        };
        Custody { keys: Vec::new(), lock: Some(lock), ..self.clone() }
    }

    /// Takes the lock off. The keys then stand in the open: what was once sealed can be read for ever.
    pub fn without_lock(&self, ring: &Keyring) -> Custody {
        let keys = ring.seals_with().into_iter().chain(ring.others()).cloned().collect();
        Custody { keys, lock: None, ..self.clone() }
    }

    /// What is known of two that were written at once: nothing that was deleted comes back, and no key is lost.
    pub fn merge(mut self, other: Custody) -> Custody {
        for vault in other.gone {
            if !self.gone.contains(&vault) {
                self.gone.push(vault);
            }
        }
        for key in other.keys {
            if self.keys.iter().all(|own| own.id() != key.id()) {
                self.keys.push(key);
            }
        }
        self.file_saved = self.file_saved.max(other.file_saved);
        self.lock = self.lock.or(other.lock);
        self
    }
}

impl Lock {
    /// The first door of this kind.
    pub fn door(&self, opens: Opens) -> Option<&Door> {
        self.doors.iter().find(|door| door.opens == opens)
    }
}

impl Door {
    /// A door to `key` that opens with `derived`: 32 bytes that Argon2id made of a passphrase or a code.
    pub fn new(key: &Key, opens: Opens, work: Work, salt: Salt, nonce: Nonce, derived: [u8; 32]) -> Door {
        let about = Door::about(key.id(), opens, work, salt);
        let sealed = Key::new(key.id(), derived).seal(nonce, &about, key.bytes());
        Door { opens, work, salt, nonce, sealed }
    }

    /// The key behind it, if `derived` was made of what it was made for.
    pub fn open(&self, key: KeyId, derived: [u8; 32]) -> Result<Key, DoesNotOpen> {
        let about = Door::about(key, self.opens, self.work, self.salt);
        Key::new(key, derived).open_key(key, self.nonce, &about, &self.sealed)
    }

    /// What the sealed key is bound to: nothing of a door can be changed, or put into another one.
    pub fn about(key: KeyId, opens: Opens, work: Work, salt: Salt) -> String {
        let opens = opens.name();
        format!("own-words door 2\n{key}\n{opens}\n{}\n{}\n{salt}", work.memory_kib, work.passes)
    }
}

/// A recovery code of 128 random bits: 26 letters and digits in groups of four, none of which look alike.
pub fn recovery_code(random: u128) -> String {
    let symbol = |index: u32| char::from(SYMBOLS[(random >> (5 * index)) as usize & 31]);
    let mut code = String::new();
    for index in 0..26 {
        if index > 0 && index % 4 == 0 {
            code.push('-');
        }
        code.push(symbol(index));
    }
    code
}

/// A recovery code as it was made, whatever it looks like when it is typed; none for what cannot be one.
pub fn typed_code(typed: &str) -> Option<String> {
    let mut code = String::new();
    for symbol in typed.chars().filter(|symbol| *symbol != '-' && !symbol.is_whitespace()) {
        let symbol = match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if !symbol.is_ascii() || !SYMBOLS.contains(&(symbol as u8)) {
            return None;
        }
        if code.len() % 5 == 4 {
            code.push('-');
        }
        code.push(symbol);
    }
    (code.len() == 32).then_some(code)
}

/// Crockford's 32 symbols.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl OlderKey {
    /// What the sealed key is bound to.
    pub fn about(older: KeyId, key: KeyId) -> String {
        format!("own-words older key 2\n{older}\n{key}")
    }
}

impl Salt {
    /// From 16 random bytes.
    pub fn new(random: u128) -> Salt {
        Salt(random)
    }

    /// The bytes, as Argon2id takes them.
    pub fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Salt({self})")
    }
}

impl FromStr for Salt {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Salt, NotAName> {
        super::record::hexadecimal(text, 32).map(Salt)
    }
}
