//! The browser: one Yew component that draws the screens, and the adapters that run the effects.

mod channel;
mod dom;
mod indexed_db;
mod listeners;
mod local_storage;
mod locksmith;
mod measure;
mod program;
mod rest;
mod root;
mod texts;
mod watch;

pub use root::start;
