//! Own Words: a person writes what they hope for in their own words, looks back over years,
//! and prints one page to bring to a talk. Everything runs and stays in one browser.
//!
//! Reading order, each layer naming only those before it:
//! [`domain`] what a person writes · [`mod@format`] records to bytes and back · [`store`] keeping them safe ·
//! [`app`] state, events, effects · [`words`] the three languages · `view` Yew components · `web` the browser.
//!
//! Architecture invariant: everything but `view` and `web` compiles and is tested without a browser
//! (`cargo test --no-default-features`).

pub mod app;
pub mod domain;
pub mod format;
pub mod store;
#[cfg(feature = "ui")]
pub mod view;
#[cfg(feature = "ui")]
pub mod web;
pub mod words;
