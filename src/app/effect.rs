//! What is to be done in the world, as data.

use crate::domain::{Language, Settings};
use crate::format::custody::Rest;
use crate::format::{Custody, Record, RecordId, Rev};

use super::lock::LockChange;
use super::route::Route;
use super::secret::Secret;

/// One thing for `web` to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save a record in both stores; answers with [`super::News::SaveEnded`].
    Save {
        /// What to save.
        record: Box<Record>,
        /// The revision this tab knows to be on the shelf.
        started_from: Rev,
        /// Its words are safe already: no other copy gives way for this one.
        quiet: bool,
    },
    /// Save a record synchronously, because the page goes away; answers with [`super::News::AtOnce`] before it returns.
    SaveAtOnce(Box<Record>),
    /// Send [`super::Event::AutosaveDue`] within half a second of the last call, and within one second of the first.
    Autosave,
    /// Send [`super::Event::AutosaveDue`] after some seconds, since a save failed.
    TrySavingAgain,
    /// Tell other tabs that a record changed.
    Tell(RecordId),
    /// Read a record again; answers with [`super::News::Reread`] if there is one.
    Reread {
        /// The record.
        id: RecordId,
        /// The highest revision the app has of it.
        newest: Rev,
    },
    /// Put this place in the address, as a new step in the browser's history.
    Show(Route),
    /// Put this place in the address in place of the present one.
    Replace(Route),
    /// Move the focus to the heading once the screen is drawn, and scroll to the top.
    FocusHeading,
    /// The same, unless the focus is somewhere.
    FocusHeadingIfLost,
    /// Move the focus to what was moved once the screen is drawn.
    FocusMoved,
    /// Move the focus back to the mark on the timeline that a note was opened from.
    FocusMark,
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
        /// Its content: JSON, or plain text.
        text: String,
    },
    /// Put this text where it can be pasted from; answers with [`super::Event::Copied`].
    Copy(String),
    /// Make a key of the passphrase, open the lock and read the stores; answers with [`super::News::Opened`] or
    /// [`super::Event::LockFailed`].
    Unlock(Secret),
    /// Make what the change asks for; answers with [`super::News::LockMade`] or [`super::Event::LockFailed`].
    ChangeLock {
        /// What is asked for.
        change: LockChange,
        /// The passphrase that is to be.
        passphrase: Secret,
        /// The one there is.
        now: Secret,
        /// Of the screen that asks for it.
        language: Option<Language>,
        /// How the set is kept now.
        custody: Box<Custody>,
    },
    /// The keys that were made last are used from now on.
    UseNewKeys,
    /// How hard a passphrase is to guess; answers with [`super::Event::Strength`], after a pause in the typing.
    Estimate(Secret),
    /// Send [`super::Event::LockNow`] after so long without a touch, or unseen; none: never.
    Watch(Option<Rest>),
    /// Tell other tabs to lock.
    TellLocked,
    /// Read how the set is kept; answers with [`super::News::CustodyIs`].
    LookAtCustody,
    /// Load the page anew: the memory is empty then.
    LoadAnew,
    /// Lock a file with a passphrase and offer it for saving; answers with [`super::Event::FileSaved`] or
    /// [`super::Event::LockFailed`].
    SaveLockedFile {
        /// Its name.
        name: String,
        /// Its content before it is locked, JSON.
        text: String,
        /// The passphrase.
        passphrase: Secret,
    },
    /// Open a locked file; answers with [`super::News::FileRead`] or [`super::Event::LockFailed`].
    OpenLockedFile {
        /// The file.
        bytes: Vec<u8>,
        /// The passphrase.
        passphrase: Secret,
    },
    /// Delete everything that is stored and begin with this vault's record; answers with [`super::Event::StartedOver`].
    StartOver {
        /// The new vault's own record.
        record: Box<Record>,
        /// Nothing is stored from then on.
        shared: bool,
    },
    /// Ask the browser not to clear what is stored when it needs room; answers with [`super::Event::Persisted`].
    AskToPersist,
    /// Read aloud what is on the screen, with a voice of the device for this language; answers with
    /// [`super::Event::Hushed`] when all is read.
    Speak(Language),
    /// Stop reading.
    Hush,
    /// Load what the person of the example wrote, in this language; answers with [`super::Event::ExampleCame`].
    LoadExample(Language),
    /// Remember for a reload of this tab whether the neutral screen is shown.
    RememberHidden(bool),
}
