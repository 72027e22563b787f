//! The lock's keys: made from dice and from what Argon2id makes of a passphrase. What they do is in
//! [`crate::format::custody`]; when they are used is decided in [`super::lock`].

use super::lock::{LockChange, LockTrouble};
use super::secret::Secret;
use crate::domain::Language;
use crate::format::custody::{Door, Opens, Salt, Work, recovery_code, typed_code};
use crate::format::{Custody, Key, KeyId, Keyring, Lock, Nonce};

/// Who has the dice and the patience: in the page the browser's, and the locksmith in its worker.
#[allow(async_fn_in_trait, reason = "one thread: no future here is ever sent")]
pub trait Smith {
    /// 32 bytes that Argon2id makes of a secret.
    async fn derive(&self, secret: &Secret, salt: Salt, work: Work) -> Result<[u8; 32], LockTrouble>;
    /// 128 random bits, good enough for a key; none where there are none.
    fn random(&self) -> Option<u128>;
}

/// A new way to keep everything, with the keys that go with it, and perhaps a recovery code.
pub struct Made {
    /// How everything is to be kept.
    pub custody: Custody,
    /// Its keys.
    pub keys: Keyring,
    /// To be printed once.
    pub code: Option<Secret>,
}

/// What is asked for, with all that is needed to make it.
pub struct Asked<'a> {
    /// What to change.
    pub change: LockChange,
    /// The passphrase that is to be.
    pub passphrase: &'a Secret,
    /// The one there is.
    pub now: &'a Secret,
    /// Of the screen that asks for it.
    pub language: Option<Language>,
    /// How the set is kept now.
    pub custody: &'a Custody,
    /// The keys in hand.
    pub keys: &'a Keyring,
}

/// The key behind the first door that the secret opens.
pub async fn open(smith: &impl Smith, lock: &Lock, secret: &Secret) -> Result<Key, LockTrouble> {
    let code = typed_code(secret.text()).map(Secret::new);
    let tries = [(Opens::Passphrase, Some(secret)), (Opens::Code, code.as_ref())];
    let mut trouble = LockTrouble::Damaged;
    for (opens, secret) in tries {
        let (Some(door), Some(secret)) = (lock.door(opens), secret) else { continue };
        match door.open(lock.key, smith.derive(secret, door.salt, door.work).await?) {
            Ok(key) => return Ok(key),
            Err(_) => trouble = LockTrouble::Passphrase,
        }
    }
    Err(trouble)
}

/// Makes what a change of the lock asks for.
pub async fn change(smith: &impl Smith, asked: Asked<'_>) -> Result<Made, LockTrouble> {
    let Asked { change, passphrase, now, language, custody, keys } = asked;
    let key = match &custody.lock {
        // Asked for again, so that nobody at an open screen can shut the person out.
        Some(lock) => Some(open(smith, lock, now).await?),
        None => None,
    };
    let mut made = Made { custody: custody.clone(), keys: Keyring::default(), code: None };
    let key = match (change, key) {
        (LockChange::OnOff, Some(_)) => {
            made.custody = custody.without_lock(keys);
            None
        }
        (LockChange::NewKey | LockChange::OnOff, _) | (_, None) => {
            let key = Key::new(KeyId::new(random(smith)? as u64), two(smith)?);
            let door = door(smith, &key, Opens::Passphrase, passphrase).await?;
            // Nonces for the keys from before: one each.
            let mut nonces = Vec::new();
            for _ in 0..=keys.others().len() {
                nonces.push(nonce(smith)?);
            }
            made.custody = custody.with_lock(keys, &key, vec![door], language, nonces);
            Some(key)
        }
        (LockChange::Passphrase | LockChange::Code, Some(key)) => {
            let (opens, secret) = match change {
                LockChange::Code => (Opens::Code, Secret::new(recovery_code(random(smith)?))),
                _ => (Opens::Passphrase, passphrase.clone()),
            };
            let door = door(smith, &key, opens, &secret).await?;
            if let Some(lock) = &mut made.custody.lock {
                lock.language = language;
                lock.doors.retain(|other| other.opens != opens);
                lock.doors.push(door);
            }
            made.code = (opens == Opens::Code).then_some(secret);
            Some(key)
        }
    };
    made.keys = Keyring::of(&made.custody, key);
    Ok(made)
}

async fn door(smith: &impl Smith, key: &Key, opens: Opens, secret: &Secret) -> Result<Door, LockTrouble> {
    let (salt, work) = (Salt::new(random(smith)?), Work::USUAL);
    let derived = smith.derive(secret, salt, work).await?;
    Ok(Door::new(key, opens, work, salt, nonce(smith)?, derived))
}

fn random(smith: &impl Smith) -> Result<u128, LockTrouble> {
    smith.random().ok_or(LockTrouble::Missing)
}

/// 32 random bytes.
fn two(smith: &impl Smith) -> Result<[u8; 32], LockTrouble> {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(&random(smith)?.to_le_bytes());
    bytes[16..].copy_from_slice(&random(smith)?.to_le_bytes());
    Ok(bytes)
}

fn nonce(smith: &impl Smith) -> Result<Nonce, LockTrouble> {
    let mut nonce = Nonce([0; 24]);
    nonce.0.copy_from_slice(&two(smith)?[..24]);
    Ok(nonce)
}
