//! Keeping what is written: two stores, one rule.
//!
//! Each record is kept twice: in the [`Slots`] (the browser's `localStorage`: at once, but it may lie after a crash)
//! and on the [`Shelf`] (IndexedDB: later, but what it says it has, it has). For each record the higher revision wins;
//! equal and different keeps both; the other copy is repaired.
//!
//! The rule that no word is lost by: **a copy is replaced only by a tab that has read exactly that copy**, and only by
//! a higher revision ([`Entry`]). Anything else that stands there is handed to the app, which merges both and saves again.
//! What cannot be read is never replaced; before a good copy takes the place of a damaged one, the damaged text is
//! set aside under another name. What a newer version wrote is never touched.
//!
//! While the lock is on, what is written is sealed on its way here and opened on its way back (`format::sealed`); the
//! rule is the same, and the vault's own record ([`Keeper::custody`]) says whether it is on.
//!
//! Absences: nothing here knows a browser, merges notes, or decides what the person is told. Records of another vault
//! are read like any other, unless the vault's record says that the person deleted all of it: then they are erased.

mod books;
mod copies;
mod custody;
mod entry;
mod keeper;
mod names;
mod open;
mod port;
mod room;
mod verdict;

#[cfg(test)]
pub mod fake;
#[cfg(test)]
mod tests;

pub use entry::{Entry, Print, Standing};
pub use keeper::Keeper;
pub use port::{Put, Shelf, ShelfError, SlotError, Slots};
pub use verdict::{AtOnce, Failure, First, Keeping, Opened, Other, Place, Saved, Unread};
