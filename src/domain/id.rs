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

/// The names of notes of an example begin like this, and those of real ones never do: of random bits it would take more
/// notes than there are grains of sand.
const OF_EXAMPLE: [u8; 8] = [0xff; 8];

impl NoteId {
    /// A new id from 128 random bits.
    pub const fn new(entropy: u128) -> NoteId {
        NoteId(entropy.to_be_bytes())
    }

    /// The bits for an id of a note that belongs to an example.
    pub const fn of_example(entropy: u128) -> u128 {
        entropy | u128::MAX << 64
    }

    /// Whether the note belongs to an example: no place of the real journal has such a name, and the other way round.
    pub fn is_of_example(self) -> bool {
        self.0.starts_with(&OF_EXAMPLE)
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
