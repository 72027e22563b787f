//! The locksmith: what is too heavy for the page itself, as a program of its own.
//!
//! It makes keys from passphrases and opens and locks files. It runs in a worker that is ended after each answer, so
//! the page stays awake and the memory goes back; `worker.js` is the other half of it.
//! Absences: nothing of it is in the page's own program, it keeps nothing, and it asks nothing of any host.

mod derive;
mod file;

use derive::DeriveError;
use file::{LockError, OpenError};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The key for a passphrase. `Err` is the word the worker answers with.
#[wasm_bindgen]
pub fn derive(passphrase: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Vec<u8>, String> {
    let key = derive::derive(passphrase.as_bytes(), salt, memory_kib, passes);
    key.map(|key| key.to_vec()).map_err(|error| match error {
        DeriveError::OutOfBounds => "bounds".to_owned(),
        DeriveError::OutOfMemory { .. } => "memory".to_owned(),
    })
}

/// A file locked with a passphrase.
#[wasm_bindgen]
pub fn lock_file(passphrase: &str, file: &[u8]) -> Result<Vec<u8>, String> {
    file::lock_file(passphrase, file).map_err(|error| match error {
        LockError::TooLarge => "too-heavy".to_owned(),
        LockError::OutOfMemory => "memory".to_owned(),
    })
}

/// What is in a locked file.
#[wasm_bindgen]
pub fn open_file(passphrase: &str, file: &[u8]) -> Result<Vec<u8>, String> {
    file::open_file(passphrase, file).map_err(|error| word(error).to_owned())
}

fn word(error: OpenError) -> &'static str {
    match error {
        OpenError::NotAge | OpenError::ForAKey => "not-age",
        OpenError::WrongPassphrase => "passphrase",
        OpenError::Damaged => "damaged",
        OpenError::TooHeavy => "too-heavy",
        OpenError::OutOfMemory => "memory",
    }
}
