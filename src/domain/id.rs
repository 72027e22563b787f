//! The name of a note: random, so that two tabs or two devices never give the same one.

use std::fmt;
use std::str::FromStr;

/// 128 random bits; written as 32 lower-case hexadecimal digits. It says nothing about the note.
///
/// As bytes, the highest first: a number of this length takes up to twice the room in a table of thousands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId([u8; 16]);

/// The text is not 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl NoteId {
    /// A new id from 128 random bits.
    pub const fn new(entropy: u128) -> NoteId {
        NoteId(entropy.to_be_bytes())
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoteId({self})")
    }
}

impl FromStr for NoteId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<NoteId, NotAnId> {
        let digits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !digits {
            return Err(NotAnId);
        }
        u128::from_str_radix(text, 16).map(NoteId::new).map_err(|_| NotAnId)
    }
}
