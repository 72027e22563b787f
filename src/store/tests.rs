//! What a person relies on: their words are there again, whatever the browser did meanwhile.

mod early;
mod faults;
mod hostile;
mod property;
mod room;
mod stores;
mod tab;
mod tabs;
mod unreadable;
