//! The lock's keys: made here, from the browser's dice and what the locksmith makes of a passphrase. What they do is in
//! `format::custody`; when they are used is decided in `app::lock`.

use super::dom;
use super::locksmith;
use crate::app::{LockChange, LockTrouble, Secret};
use crate::domain::Language;
use crate::format::custody::{Door, Opens, Salt, Work, recovery_code, typed_code};
use crate::format::{Custody, Key, KeyId, Keyring, Lock, Nonce};

/// A new way to keep everything, with the keys that go with it, and perhaps a recovery code.
pub struct Made {
    pub custody: Custody,
    pub keys: Keyring,
    pub code: Option<Secret>,
}

/// 24 random bytes.
pub fn nonce() -> Nonce {
    let mut bytes = [0; 24];
    for (part, random) in bytes.chunks_mut(16).zip([dom::entropy(), dom::entropy()]) {
        part.copy_from_slice(&random.to_le_bytes()[..part.len()]);
    }
    Nonce(bytes)
}

/// The key behind the first door that the secret opens.
pub async fn open(lock: &Lock, secret: &Secret) -> Result<Key, LockTrouble> {
    let code = typed_code(secret.text()).map(Secret::new);
    let tries = [(Opens::Passphrase, Some(secret)), (Opens::Code, code.as_ref())];
    let mut trouble = LockTrouble::Damaged;
    for (opens, secret) in tries {
        let (Some(door), Some(secret)) = (lock.door(opens), secret) else { continue };
        match door.open(lock.key, locksmith::derive(secret, door.salt, door.work).await?) {
            Ok(key) => return Ok(key),
            Err(_) => trouble = LockTrouble::Passphrase,
        }
    }
    Err(trouble)
}

/// Makes what a change of the lock asks for. `keys` are those in hand.
pub async fn change(
    change: LockChange,
    passphrase: &Secret,
    now: &Secret,
    language: Option<Language>,
    custody: &Custody,
    keys: &Keyring,
) -> Result<Made, LockTrouble> {
    if !dom::has_good_dice() {
        return Err(LockTrouble::Missing);
    }
    let Some(lock) = &custody.lock else {
        return locked_anew(passphrase, language, custody, keys).await;
    };
    // Asked for again, so that nobody at an open screen can shut the person out.
    let key = open(lock, now).await?;
    match change {
        LockChange::NewKey => locked_anew(passphrase, language, custody, keys).await,
        LockChange::OnOff => {
            let custody = custody.without_lock(keys);
            let keys = Keyring::of(&custody, None);
            Ok(Made { custody, keys, code: None })
        }
        LockChange::Passphrase => {
            let door = door(&key, Opens::Passphrase, passphrase).await?;
            Ok(with_door(custody, lock, key, door, language, None))
        }
        LockChange::Code => {
            let code = Secret::new(recovery_code(dom::entropy()));
            let door = door(&key, Opens::Code, &code).await?;
            Ok(with_door(custody, lock, key, door, language, Some(code)))
        }
    }
}

/// A lock with a key of its own and one door.
async fn locked_anew(
    passphrase: &Secret,
    language: Option<Language>,
    custody: &Custody,
    keys: &Keyring,
) -> Result<Made, LockTrouble> {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(&dom::entropy().to_le_bytes());
    bytes[16..].copy_from_slice(&dom::entropy().to_le_bytes());
    let key = Key::new(KeyId::new(dom::entropy() as u64), bytes);
    let door = door(&key, Opens::Passphrase, passphrase).await?;
    let custody = custody.with_lock(keys, &key, vec![door], language, nonce);
    let keys = Keyring::of(&custody, Some(key));
    Ok(Made { custody, keys, code: None })
}

/// The same lock with this door in place of the one of its kind.
fn with_door(
    custody: &Custody,
    lock: &Lock,
    key: Key,
    door: Door,
    language: Option<Language>,
    code: Option<Secret>,
) -> Made {
    let mut lock = Lock { language, ..lock.clone() };
    lock.doors.retain(|other| other.opens != door.opens);
    lock.doors.push(door);
    let custody = Custody { lock: Some(lock), ..custody.clone() };
    let keys = Keyring::of(&custody, Some(key));
    Made { custody, keys, code }
}

async fn door(key: &Key, opens: Opens, secret: &Secret) -> Result<Door, LockTrouble> {
    let (salt, work) = (Salt::new(dom::entropy()), Work::USUAL);
    let derived = locksmith::derive(secret, salt, work).await?;
    Ok(Door::new(key, opens, work, salt, nonce(), derived))
}
