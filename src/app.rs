//! The program as an Elm loop: [`update()`] takes the state and one event and gives the new state and what is to be
//! done about it, as data. It does nothing itself; `web` runs the effects and sends back what came of them.
//!
//! The places of the person are modules here and in `view` under the same names.

pub mod aloud;
pub mod effect;
pub mod erase;
pub mod event;
pub mod example;
pub mod file;
pub mod guide;
pub mod help_now;
pub mod hide;
pub mod keeping;
pub mod keys;
pub mod ledger;
pub mod lock;
pub mod look_back;
pub mod model;
pub mod my_page;
pub mod paging;
pub mod prints;
pub mod route;
pub mod secret;
pub mod settings;
pub mod update;
pub mod write;

#[cfg(test)]
mod tests;

pub use aloud::Voices;
pub use effect::Effect;
pub use event::{Event, Field, News, Stamp};
pub use example::Wanted;
pub use file::{File, NotAFile, Preview};
pub use keeping::SaveStatus;
pub use lock::{LockChange, LockForm, LockTrouble};
pub use look_back::Only;
pub use model::{Model, Notice, Offline, Stage, Undo};
pub use route::{PageStep, Route, SafePlace};
pub use secret::Secret;
pub use update::update;
