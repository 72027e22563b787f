//! What is to be done in the world, as data.

use crate::domain::{Language, Settings};
use crate::format::{Record, RecordId, Rev};

use super::route::Route;

/// One thing for `web` to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save a record in both stores; answers with [`super::Event::SaveEnded`].
    Save {
        /// What to save.
        record: Box<Record>,
        /// The revision this tab knows to be on the shelf.
        started_from: Rev,
    },
    /// Save a record synchronously, because the page goes away; answers with [`super::Event::AtOnce`] before it returns.
    SaveAtOnce(Box<Record>),
    /// Send [`super::Event::AutosaveDue`] within half a second of the last call, and within one second of the first.
    Autosave,
    /// Send [`super::Event::AutosaveDue`] after some seconds, since a save failed.
    TrySavingAgain,
    /// Tell other tabs that a record changed.
    Tell(RecordId),
    /// Read a record again; answers with [`super::Event::Reread`] if there is one.
    Reread(RecordId),
    /// Put this place in the address, as a new step in the browser's history.
    Show(Route),
    /// Put this place in the address in place of the present one.
    Replace(Route),
    /// Move the focus to the heading once the screen is drawn, and scroll to the top.
    FocusHeading,
    /// Move the focus to the field of the newest contact once the screen is drawn.
    FocusNewContact,
    /// Give the whole page its language, size, spacing and theme.
    Dress(Language, Settings),
    /// Open the browser's print dialog.
    Print,
    /// Offer a file for saving.
    SaveFile {
        /// Its name.
        name: String,
        /// Its content, JSON.
        text: String,
    },
    /// Remember for a reload of this tab whether the neutral screen is shown.
    RememberHidden(bool),
}
