//! Files locked with a passphrase, in the age format (<https://c2sp.org/age>, version 1, scrypt): the stock `age`
//! program opens what is locked here, and what it locked with a passphrase is opened here.
//!
//! The format itself is the crate `age`'s. Here stand the bounds: how much of a file is taken, how much work it may ask
//! for, and which of the things that can be wrong with it is said.
//! Absence: nothing here knows what is in a file, and no file for a key (`age -r`) is made or opened.

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, armor::ArmoredReader, scrypt};
use std::io::{self, BufRead, Read, Write};
use std::iter;

/// The largest file that is taken, in bytes, locked or open.
pub const LARGEST: usize = 64 << 20;

/// The work factor a file is locked with: 2^17 rounds take 128 MiB and half a second on a desk, two on an old phone.
/// A step more is what the `age` program does; on a phone that has 2 GB for all its programs, 256 MiB are refused.
pub const WORK: u8 = 17;

/// The most work a file may ask for. Each step doubles time and memory, and a file may come from anyone.
pub const MOST_WORK: u8 = 18;

/// A header for one passphrase has about 150 bytes. One for a hundred keys is not opened anyway, and reading headers
/// takes the square of their length.
const LONGEST_HEADER: usize = 8 << 10;

const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Why a file was not locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockError {
    /// It has more than [`LARGEST`] bytes.
    TooLarge,
    /// This device did not give the memory.
    OutOfMemory,
}

/// Why a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is no file of this format, or of a version of it that is not known.
    NotAge,
    /// It was locked for a key and not with a passphrase.
    ForAKey,
    /// The passphrase is another one.
    WrongPassphrase,
    /// Something of it is missing or was changed.
    Damaged,
    /// It asks for more work than [`MOST_WORK`], or has more than [`LARGEST`] bytes. Nothing was begun.
    TooHeavy,
    /// This device did not give the memory.
    OutOfMemory,
}

/// Locks a file.
pub fn lock_file(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, LockError> {
    lock_with(WORK, passphrase, bytes)
}

fn lock_with(work: u8, passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, LockError> {
    if bytes.len() > LARGEST {
        return Err(LockError::TooLarge);
    }
    let mut locked = Vec::new();
    // Each 64 KiB grow by 16 bytes.
    locked.try_reserve_exact(bytes.len() + bytes.len() / 4096 + 1024).map_err(|_| LockError::OutOfMemory)?;
    room_for(work).ok_or(LockError::OutOfMemory)?;
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work);
    // The one recipient is a passphrase, and memory takes all that is written: what is left to fail is memory.
    write_locked(&recipient, bytes, &mut locked).map_err(|_| LockError::OutOfMemory)?;
    Ok(locked)
}

fn write_locked(recipient: &scrypt::Recipient, bytes: &[u8], locked: &mut Vec<u8>) -> io::Result<()> {
    let encryptor = Encryptor::with_recipients(iter::once(recipient as _)).map_err(io::Error::other)?;
    let mut writer = encryptor.wrap_output(locked)?;
    writer.write_all(bytes)?;
    writer.finish().map(drop)
}

/// Opens a file, binary or in ASCII armour.
pub fn open_file(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, OpenError> {
    if bytes.len() > LARGEST {
        return Err(OpenError::TooHeavy);
    }
    // White space may stand before armour, and before nothing else.
    let armour = bytes.trim_ascii_start();
    if !armour.starts_with(ARMOUR) {
        return open_bytes(passphrase, bytes);
    }
    let mut binary = Vec::new();
    ArmoredReader::new(armour).read_to_end(&mut binary).map_err(|_| OpenError::Damaged)?;
    open_bytes(passphrase, &binary)
}

/// Whether these bytes look like a locked file, whole or not.
pub fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(FIRST_LINE) || bytes.trim_ascii_start().starts_with(ARMOUR)
}

fn open_bytes(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, OpenError> {
    if !bytes.starts_with(FIRST_LINE) {
        return Err(OpenError::NotAge);
    }
    let header = header(bytes).ok_or(OpenError::Damaged)?;
    let decryptor = Decryptor::new_buffered(bytes).map_err(said)?;
    if !decryptor.is_scrypt() {
        return Err(OpenError::ForAKey);
    }
    if let Some(work) = work(header).filter(|work| *work <= MOST_WORK) {
        room_for(work).ok_or(OpenError::OutOfMemory)?;
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let mut reader = decryptor.decrypt(iter::once(&identity as &dyn Identity)).map_err(said)?;
    let mut open = Vec::new();
    open.try_reserve_exact(bytes.len()).map_err(|_| OpenError::OutOfMemory)?;
    reader.read_to_end(&mut open).map_err(|_| OpenError::Damaged)?;
    Ok(open)
}

fn said(error: DecryptError) -> OpenError {
    match error {
        DecryptError::ExcessiveWork { .. } => OpenError::TooHeavy,
        // A passphrase is proven by opening the file's own key with it.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => OpenError::WrongPassphrase,
        DecryptError::NoMatchingKeys => OpenError::ForAKey,
        // The first line is known by now: a header that is like none of any version is damaged.
        // `age` may get more ways to fail; those there are otherwise are InvalidHeader, InvalidMac, UnknownFormat and Io.
        _ => OpenError::Damaged,
    }
}

/// The lines before the one with the header's own seal. None when there is no such line where it has to be.
fn header(bytes: &[u8]) -> Option<&[u8]> {
    let start = &bytes[..bytes.len().min(LONGEST_HEADER)];
    let end = start.windows(4).position(|four| four == b"\n---")?;
    Some(&start[..end])
}

/// The work factor a header asks for. It is judged by the crate; here it only tells how much memory to ask for.
fn work(header: &[u8]) -> Option<u8> {
    let stanza = header.lines().map_while(Result::ok).find(|line| line.starts_with("-> scrypt "))?;
    stanza.rsplit(' ').next()?.parse().ok()
}

/// Whether this device gives the memory that so much work takes: the crate takes it for granted and would stop the
/// program.
fn room_for(work: u8) -> Option<()> {
    Vec::<u8>::new().try_reserve_exact(1024 << work).ok()
}

#[cfg(test)]
mod stock;
#[cfg(test)]
mod tests;
