//! Everything that can happen: what the person does, and what comes of the effects.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use crate::domain::heaps::Place;
use crate::domain::{
    Choice, Country, GuideStep, Item, Kind, Language, Moment, Need, NoteId, Paper, Question, Spacing, TalkAbout,
    TextSize, Theme,
};
use crate::format::custody::Rest;
use crate::format::{Custody, Record, RecordId, Rev, Unreadable, Vault};
use crate::store::{AtOnce, Failure, First, Keeping, Opened, Saved};

use super::aloud::Voices;
use super::file::NotAFile;
use super::lock::{LockChange, LockTrouble};
use super::look_back::Only;
use super::model::Offline;
use super::paging::Heights;
use super::route::{PageStep, Route};
use super::secret::Secret;
use crate::words::Text;

/// What `web` puts beside every event, so that [`super::update()`] needs no clock and no dice.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Now, on the device's clock.
    pub now: Moment,
    /// 128 fresh random bits.
    pub entropy: u128,
}

/// A text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The words to one question of one note.
    Answer(NoteId, Question),
    /// What matters most today, in words for today.
    FirstWords,
    /// The name on the page.
    Name,
    /// The name of a contact, by its place in the list.
    ContactName(usize),
    /// The number of a contact, by its place in the list.
    ContactPhone(usize),
    /// What stands on the page in place of a note's own words.
    Shorter(NoteId),
    /// What is looked for in Look back.
    Find,
    /// A passphrase, or a recovery code.
    Passphrase,
    /// The passphrase there is, asked for before a change.
    PassphraseNow,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// What came of an effect.
    Came(Parcel<News>),
    /// The address changed: a link, the browser's Back, a bookmark.
    Address(String),
    /// Go to a place.
    Go(Route),

    /// Begin a note of a kind.
    Begin(Kind),
    /// Begin a note of a kind from one line of another: from a card, or from what is on one's mind.
    BeginFrom(NoteId, usize, Kind),
    /// Go on with a note where it was left.
    GoOn(NoteId),
    /// A field now holds this text, verbatim.
    Typed(Field, String),
    /// A choice was picked or unpicked as (part of) an answer.
    Picked(NoteId, Question, Choice, bool),
    /// A card was picked or put back.
    Card(NoteId, Text, bool),
    /// A line of the note on the screen was put in a place; `down`: by a step down.
    Lay {
        /// Its number.
        line: usize,
        /// Where it lies now.
        place: Place,
        /// The focus stays on the button for a step down.
        down: bool,
    },
    /// A line of the note on the screen is held over a heap, and perhaps over another line, below its middle or not.
    Held {
        /// Its number.
        line: usize,
        /// Which heap from the top.
        heap: usize,
        /// The other line, and whether below its middle.
        over: Option<(usize, bool)>,
    },
    /// 'Keep this' or 'Skip': on to what comes next.
    Continue(NoteId, Question),
    /// 'Back' on a question.
    BackFrom(NoteId, Question),
    /// 'Stop for now'.
    Stop,

    /// Show only this kind, or everything.
    Show(Option<Only>),
    /// What a note asks for was asked again and not heard, or is settled.
    Asked(NoteId, Choice),
    /// What was left out of a talk becomes something to talk about.
    BringUp(NoteId),
    /// Show more of a long list.
    ShowMore,
    /// Open the note of a mark on the timeline, by its number in what is shown.
    OpenMark(usize),
    /// Leave new words that were begun on top of kept ones.
    LeaveNewWords(NoteId),
    /// Delete a note; it can be undone.
    Delete(NoteId),
    /// Undo what the notice speaks of.
    Undo,

    /// Go to a screen of the guide.
    Guide(GuideStep),
    /// Someone sits beside, or nobody does.
    Together(bool),
    /// Someone else types, or the person does.
    TypedByOther(bool),
    /// Put a note of the guide on the page, or take it off.
    GuideTick(NoteId, bool),
    /// Put all of the guide's notes on the page.
    GuideTickAll,
    /// The words of the guide are the person's: keep them.
    KeepGuided,
    /// The guide comes to its end.
    EndGuide,
    /// The guide comes to its end, and what was written in it is deleted for ever.
    DeleteGuided,

    /// Tick or untick a part of a note for the page.
    Tick(Item, bool),
    /// Put one note first on the page, or none.
    PutFirst(Option<NoteId>),
    /// Today I need.
    Need(Need, bool),
    /// I would like to talk about.
    TalkAbout(TalkAbout, bool),
    /// On to a step of the page.
    ToStep(PageStep),
    /// Which paper.
    Paper(Paper),
    /// The date on the page.
    ShowDate(bool),
    /// Lines to write on.
    RoomToWrite(bool),
    /// More pages than one are welcome.
    MorePages(bool),
    /// Large print, or not.
    Large(bool),
    /// Move a part of the page a step up or down.
    MovePart(Kind, bool),
    /// Move a note within its part of the page a step up or down.
    MoveNote(NoteId, bool),
    /// The sheet on the screen was measured. Shared, since a press copies its event.
    Measured(Rc<Heights>),
    /// Choose a note for the prints, or leave it out.
    ForPrint(NoteId, bool),
    /// Choose a year for the print of the journey, or leave it out.
    YearForPrint(i32, bool),
    /// Put own contacts on the plan for hard days.
    ContactsForPrint(bool),
    /// What the prints say was loaded, or could not be.
    PrintsCame(bool),
    /// Print what is on the screen.
    Print,
    /// Copy what would be printed, as plain text.
    CopyAsText,
    /// It was copied, or the browser does not allow it.
    Copied(bool),
    /// Keep the page as it is now.
    KeepPage,
    /// Save what would be printed in a file of plain text.
    SaveAsText,

    /// Choose a language.
    Language(Language),
    /// Choose a text size.
    TextSize(TextSize),
    /// Choose the spacing.
    Spacing(Spacing),
    /// Choose light or dark.
    Theme(Theme),
    /// Choose where the help lines are.
    Country(Country),
    /// Add an empty contact, and begin to fill it in.
    AddContact,
    /// Begin or end changing the contacts.
    ChangeContacts(bool),
    /// Take a contact away; it can be undone.
    RemoveContact(usize),
    /// Save everything in a file.
    SaveFile,
    /// Save everything in a file that is locked with the passphrase that was typed.
    SaveLockedFile,
    /// The locked file was handed to the browser.
    FileSaved,
    /// Open the locked file with the passphrase that was typed.
    OpenLockedFile,
    /// Bring back notes of the file that were deleted here.
    BringBack(bool),
    /// Take the file in that is shown.
    TakeFileIn,
    /// Do not.
    LeaveFile,

    /// Open the lock with the passphrase that was typed.
    Unlock,
    /// Choose what to change about the lock.
    LockChange(LockChange),
    /// Do it.
    ChangeLock,
    /// It does not open, or could not be made.
    LockFailed(LockTrouble),
    /// The letters of a passphrase are shown or not.
    ShowPassphrase(bool),
    /// How many guesses the passphrase would take, as a power of ten.
    Strength(f64),
    /// Choose when it locks by itself.
    Rest(Rest),
    /// Lock, by a press or by itself.
    LockNow,
    /// The recovery code was printed or written down.
    CodeDone,

    /// Delete a note for ever.
    DeleteForEver(NoteId),
    /// Delete everything for ever.
    DeleteEverything,
    /// Nothing is to stay on this computer.
    SharedComputer,
    /// What came of deleting everything; whether it was for a shared computer.
    StartedOver(bool, Result<(), Failure>),
    /// Ask the browser to keep what is stored.
    AskToPersist,
    /// What it says; none where it cannot be asked.
    Persisted(Option<bool>),

    /// Try the program with an example.
    TryExample,
    /// What its person wrote was loaded, or could not be.
    ExampleCame(bool),
    /// Leave the example.
    LeaveExample,

    /// Read the screen aloud, or stop reading.
    ReadAloud,
    /// Voices were looked for.
    Voices(Voices),
    /// All was read aloud.
    Hushed,

    /// Skip the navigation.
    ToContent,
    /// Hide the screen at once.
    Hide,
    /// Show it again.
    Reveal,
    /// The Escape key; three times hides the screen.
    Escape,

    /// The texts of another language can be spoken now.
    TextsCame,
    /// What of the page is kept on the device now.
    Offline(Offline),
    /// The pause after typing is over.
    AutosaveDue,
    /// The page is hidden or goes away: what is not saved must be saved before this event returns.
    Leaving,
    /// Another tab says that it changed a record.
    ToldChanged(RecordId),
}

/// What came of an effect. It holds whole records, so it is handed over and never copied.
#[derive(Debug)]
pub enum News {
    /// What the first screen of a long journal needs was read. The rest is being read.
    First(Box<First>),
    /// Both stores were read.
    Opened(Box<Opened>, Keeping),
    /// A file was chosen, or a locked one was opened.
    FileRead(Result<Vec<u8>, NotAFile>),
    /// What is stored is locked.
    Locked(Vault, Rev, Box<Custody>),
    /// What was asked for of the lock was made, perhaps with a recovery code.
    LockMade(Box<Custody>, Option<Secret>),
    /// How the set is kept, looked at again: the vault, the revision, and whether the keys in hand are its keys.
    CustodyIs(Vault, Rev, Box<Custody>, bool),
    /// What came of a synchronous save.
    AtOnce(AtOnce),
    /// What came of a save.
    SaveEnded(RecordId, Saved),
    /// A record was read again.
    Reread(RecordId, Result<Box<Record>, Unreadable>),
}

/// Something that is handed over once. Its copies are the same parcel: whoever opens it first has it.
pub struct Parcel<T>(Rc<Cell<Option<T>>>);

impl<T> Parcel<T> {
    /// What was handed over; none when it was opened before.
    pub fn open(self) -> Option<T> {
        self.0.take()
    }
}

impl<T> fmt::Debug for Parcel<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parcel")
    }
}

impl<T> Clone for Parcel<T> {
    fn clone(&self) -> Parcel<T> {
        Parcel(self.0.clone())
    }
}

impl From<News> for Event {
    fn from(news: News) -> Event {
        Event::Came(Parcel(Rc::new(Cell::new(Some(news)))))
    }
}
