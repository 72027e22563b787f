//! The locksmith: what is too heavy for the page itself, as a program of its own.
//!
//! It makes keys from passphrases and opens and locks files. It runs in a worker that is ended after each answer, so
//! the page stays awake and the memory goes back; `worker.js` is the other half of it.
//! Absences: nothing of it is in the page's own program, it keeps nothing, and it asks nothing of any host.

mod derive;
mod file;
mod reading;
mod words;

use derive::DeriveError;
use file::{LockError, OpenError};
use own_words::domain::{Language, Moment};
use reading::{ReadError, Reading};
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

/// What a file holds, for the page that opens files.
#[wasm_bindgen]
pub struct Opened(Reading);

/// Reads a backup, locked or not, or everything that was stored, as it was stored.
#[wasm_bindgen]
pub fn read(file: &[u8], passphrase: Option<String>) -> Result<Opened, String> {
    reading::read(file, passphrase.as_deref()).map(Opened).map_err(|error| match error {
        ReadError::Locked => "locked".to_owned(),
        ReadError::NotOpened(error) => word(error).to_owned(),
        ReadError::NotOurs => "not-ours".to_owned(),
        ReadError::Newer => "newer-file".to_owned(),
    })
}

#[wasm_bindgen]
impl Opened {
    /// It as it is shown, in the language of this tag: see `reading/shown.rs`.
    pub fn shown(&self, language: &str) -> String {
        self.0.shown(Language::of_browser([language]))
    }

    /// The same as a plain backup, made now: milliseconds since 1970 UTC, and minutes east of it.
    pub fn backup(&self, unix_ms: f64, offset_minutes: i32) -> String {
        let offset = offset_minutes.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
        self.0.backup(Moment::new(unix_ms as i64, offset).day())
    }
}

/// The tag of the language that is spoken here, of those the browser wants, with spaces between them.
#[wasm_bindgen]
pub fn language(wanted: &str) -> String {
    Language::of_browser(wanted.split(' ')).tag().to_owned()
}

/// What the page that opens files says: see [`words::for_page`].
#[wasm_bindgen]
pub fn words(language: &str) -> String {
    words::for_page(Language::of_browser([language]))
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
