//! What the journeys are written with: browsers that are started, typed into, looked at, printed from and killed.
//!
//! A journey is an `async fn` and a line that says where it runs:
//!
//! ```ignore
//! in_engines!(a_hope_is_there_after_reload: chromium, firefox, webkit);
//! async fn a_hope_is_there_after_reload(journey: Journey) {
//!     let page = journey.open(&Profile::new().language("nb")).await;
//!     page.choose("Et håp").await;
//!     page.write("Hva håper du på?", "Å stå opp til noe.").await;
//!     page.see("Lagret på denne enheten").await;
//!     page.reload().await;
//!     page.see("Å stå opp til noe.").await;
//! }
//! ```
//!
//! Everything waits for what it names and fails with a sentence; nothing here sleeps for a while and hopes. Nothing
//! here knows the product's screens.

pub mod axe;
mod broken_in;
pub mod browser;
pub mod display;
pub mod engine;
pub mod family;
pub mod folder;
pub mod front;
pub mod host;
pub mod http;
pub mod journey;
pub mod keyboard;
pub mod locale;
pub mod outside;
pub mod page;
pub mod pdf;
pub mod pointer;
pub mod profile;
pub mod server;
pub mod shot;

#[cfg(test)]
mod tests;
