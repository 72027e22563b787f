//! The service that put the page on its host: what it says of itself. Nobody has to: then all of it is empty.

use super::settings::{Contact, Language};

/// What a service set for the page it hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// Its own name; empty where it gives none.
    pub name: String,
    /// The language the page begins in, for whoever has not chosen one.
    pub language: Option<Language>,
    /// Whom to call there, in its order.
    pub numbers: Vec<Contact>,
    /// Its file could not be read, and is left out.
    pub is_broken: bool,
}
