//! The whole state of the program.

use crate::domain::{Contact, Country, Journal, Kind, Language, Moment, Note, NoteId, Page, Service};
use crate::format::{Custody, RecordId, Vault};
use crate::store::{Failure, Keeping, Unread};
use crate::words::{Words, words};

use super::aloud::Voices;
use super::example::Wanted;
use super::file::File;
use super::keeping::SaveStatus;
use super::ledger::Ledger;
use super::lock::LockForm;
use super::look_back::Only;
use super::prints::Layout;
use super::route::Route;

/// Everything the screens are drawn from.
#[derive(Clone, Debug)]
pub struct Model {
    /// Whether the stores have been read.
    pub stage: Stage,
    /// What the person wrote.
    pub journal: Journal,
    /// Where the person is.
    pub route: Route,
    /// The rest of a long journal is being read.
    pub reading: bool,
    /// The screen was drawn before all was read, and the person is still there: nothing may move on it.
    pub drawn_early: bool,
    /// The screen before this one was of the guide, or of the page that the guide led to, whatever was looked at on the
    /// way; or there was none.
    pub from_guide: bool,
    /// The page as it was before the guide, where that is known: nothing else changed it since.
    pub before_guide: Option<Page>,
    /// Pages that were kept in this sitting on the way of the guide, or with words of it on them, whatever these are by now.
    pub guided_pages: Vec<NoteId>,
    /// When it was said in the guide that someone else types, where that is known.
    pub typed_since: Option<Moment>,
    /// Records that other tabs changed while the rest was being read.
    pub told: Vec<RecordId>,
    /// A note that was begun and has no words yet.
    pub begun: Option<(NoteId, Kind)>,
    /// The card that a note was begun from which has no words yet.
    pub card: Option<(NoteId, String)>,
    /// The line that was moved last, and whether it was by a step down.
    pub moved: Option<(usize, bool)>,
    /// Look back shows this kind only.
    pub only: Option<Only>,
    /// What is looked for in Look back.
    pub find: String,
    /// Look back and the timeline show this many.
    pub shown: usize,
    /// The timeline from which the note was opened that the person is at, and at which of its marks.
    pub opened_from: Option<(Route, usize)>,
    /// A sentence about what just happened.
    pub notice: Option<Notice>,
    /// What Undo would bring back.
    pub undo: Option<Undo>,
    /// The contacts in Help now are being changed.
    pub changing_contacts: bool,
    /// Notes that were taken off the page in this sitting: they stay where they can be put on it again.
    pub unticked: Vec<NoteId>,
    /// Notes that were chosen for the prints in this sitting.
    pub for_print: Vec<NoteId>,
    /// Years that were chosen for the print of the journey.
    pub years_for_print: Vec<i32>,
    /// Own contacts stand on the plan for hard days.
    pub contacts_for_print: bool,
    /// What the prints say could not be loaded.
    pub prints_missing: bool,
    /// The print on the screen, once it was laid out.
    pub layout: Option<Layout>,
    /// The neutral screen is shown.
    pub hidden: bool,
    /// Presses of the Escape key close together, and when the first of them was.
    pub escapes: (u8, i64),
    /// Revisions, and which records are not saved yet.
    pub ledger: Ledger,
    /// How saving goes.
    pub status: SaveStatus,
    /// The last good news on saving, for the ear, for as long as it holds: it changes once after a pause, and then by the
    /// minute.
    pub announced: SaveStatus,
    /// What is being saved was told of already, by a sentence about what was done.
    pub is_told: bool,
    /// The last failure, until everything is saved again.
    pub failed: Option<Failure>,
    /// Which stores there are.
    pub keeping: Keeping,
    /// Stored texts that could not be read; they lie where they lay.
    pub unread: Vec<Unread>,
    /// A store that is there did not answer: something may be missing from what is shown.
    pub unanswered: bool,
    /// How the set is kept: the lock, what was deleted, the last file.
    pub custody: Custody,
    /// Every vault that any stored record names.
    pub heard_of: Vec<Vault>,
    /// The forms of the lock.
    pub form: LockForm,
    /// A file that is to be taken in.
    pub file: Option<File>,
    /// A shared computer: nothing is stored.
    pub shared: bool,
    /// What the browser said when it was asked to keep what is stored; the outer none: it was not asked.
    pub persisted: Option<Option<bool>>,
    /// The service that put the page on its host.
    pub service: Service,
    /// What of the page is kept on the device.
    pub offline: Offline,
    /// The page was opened from a file: other files may share its stores.
    pub from_file: bool,
    /// The person's own journal, while an example is shown in its place.
    pub behind: Option<Box<Model>>,
    /// Whether an example is on its way.
    pub example: Wanted,
    /// The languages in which a voice of the device itself can read aloud.
    pub voices: Voices,
    /// There is room on the screen for the button that reads it aloud.
    pub has_room_for_voice: bool,
    /// The screen is read aloud just now.
    pub reads_aloud: bool,
    /// The moment of the last event.
    pub now: Moment,
    pub(super) browser_language: Language,
    pub(super) browser_country: Option<Country>,
}

/// Whether the stores have been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not yet: nothing can be written, so that nothing is written over.
    Opening,
    /// What the first screen of a long journal needs was read, and the rest is being read: new notes can be written.
    Reading,
    /// They are locked, and the passphrase is asked for.
    Locked,
    /// Yes.
    Open,
    /// All of it was deleted elsewhere: the page is loaded anew.
    Gone,
}

/// What of the page itself is kept on the device, so that it opens without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// Nothing, or not yet.
    NotYet,
    /// This version.
    Ready,
    /// A newer version, for the next time.
    Newer,
}

/// What just happened, as the person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The words of this sitting are kept.
    Kept,
    /// The last question was passed and nothing was written.
    NothingWritten,
    /// A note was deleted.
    Deleted,
    /// A contact was taken away.
    ContactRemoved,
    /// Another tab wrote at the same time; both are kept.
    BothKept,
    /// A file was offered for saving.
    FileSaved,
    /// A file was taken in.
    FileTakenIn,
    /// The lock is on, or has another passphrase.
    Locked,
    /// There is no lock any more.
    LockTakenOff,
    /// A recovery code was made.
    CodeMade,
    /// A note was deleted for ever.
    DeletedForEver,
    /// What was written in the guide was deleted for ever.
    GuidedDeleted,
    /// It could not be deleted.
    NotDeleted,
    /// A print was copied as text.
    Copied,
    /// The browser lets nothing be copied.
    NotCopied,
    /// The page stands among the notes, as it is now.
    PageKept,
}

/// What Undo would bring back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// A deleted note, and what of it was ticked for the page.
    Note(Box<Note>, Box<crate::domain::Page>),
    /// A contact and where it stood.
    Contact(usize, Contact),
    /// Everything as it was before a file was taken in, and what the file changed.
    File(Box<Journal>, Vec<RecordId>),
}

impl Model {
    /// How many notes Look back shows at first, and how many more each time.
    pub const CHUNK: usize = 40;

    /// The state before anything was read. `wanted` are the browser's languages (BCP 47), most wanted first.
    /// `hidden`: the neutral screen was shown when the page was left.
    pub fn new(wanted: &[String], now: Moment, hidden: bool) -> Model {
        Model {
            stage: Stage::Opening,
            journal: Journal::new(),
            route: Route::Home,
            reading: false,
            drawn_early: false,
            from_guide: false,
            before_guide: None,
            guided_pages: Vec::new(),
            typed_since: None,
            told: Vec::new(),
            begun: None,
            card: None,
            moved: None,
            only: None,
            find: String::new(),
            shown: Model::CHUNK,
            unticked: Vec::new(),
            opened_from: None,
            notice: None,
            undo: None,
            changing_contacts: false,
            for_print: Vec::new(),
            years_for_print: Vec::new(),
            contacts_for_print: false,
            prints_missing: false,
            layout: None,
            hidden,
            escapes: (0, 0),
            ledger: Ledger::default(),
            status: SaveStatus::Nothing,
            announced: SaveStatus::Nothing,
            is_told: false,
            failed: None,
            keeping: Keeping::Both,
            unread: Vec::new(),
            unanswered: false,
            custody: Custody::default(),
            heard_of: Vec::new(),
            form: LockForm::default(),
            file: None,
            shared: false,
            persisted: None,
            service: Service::default(),
            offline: Offline::NotYet,
            from_file: false,
            behind: None,
            example: Wanted::Not,
            voices: Voices::default(),
            has_room_for_voice: true,
            reads_aloud: false,
            now,
            browser_language: Language::of_browser(wanted.iter().map(String::as_str)),
            browser_country: Country::of_browser(wanted.iter().map(String::as_str)),
        }
    }

    /// The language spoken: the chosen one, else the one that the service set, else the browser's.
    pub fn language(&self) -> Language {
        let of_lock = || self.custody.lock.as_ref().and_then(|lock| lock.language);
        self.journal.settings.language.or_else(of_lock).or(self.service.language).unwrap_or(self.browser_language)
    }

    /// The words of that language.
    pub fn words(&self) -> &'static Words {
        words(self.language())
    }

    /// Where the help lines are: as chosen, else by the browser, else by the language.
    pub fn country(&self) -> Country {
        let by_language = || match self.language() {
            Language::Bokmaal => Country::Norway,
            Language::Danish => Country::Denmark,
            Language::English => Country::Elsewhere,
        };
        self.journal.settings.country.or(self.browser_country).unwrap_or_else(by_language)
    }

    /// What is shown is an example.
    pub fn is_example(&self) -> bool {
        self.behind.is_some()
    }

    /// The person's own: what is shown, or what waits behind an example.
    pub fn own(&self) -> &Model {
        self.behind.as_deref().unwrap_or(self)
    }

    /// The kind of a note that exists or was begun.
    pub fn kind_of(&self, id: NoteId) -> Option<Kind> {
        let begun = self.begun.filter(|(begun, _)| *begun == id).map(|(_, kind)| kind);
        let guided = || self.guide().and_then(|guide| guide.kind_of(id));
        self.journal.note(id).map(Note::kind).or(begun).or_else(guided)
    }

    /// What the person is looking for has not been read yet. A note that was begun or written since then is there.
    pub fn is_awaited(&self) -> bool {
        let rest = match self.route {
            Route::Home | Route::Write | Route::HelpNow | Route::Settings => false,
            Route::Question(note, _) | Route::Note(note) | Route::WayOn(note, _) => self.kind_of(note).is_none(),
            Route::LookBack
            | Route::Helped
            | Route::Timeline(_)
            | Route::Page(_)
            | Route::Prints
            | Route::Print(_)
            | Route::Safe(_)
            | Route::Forget(_)
            | Route::Guide(_) => true,
        };
        matches!(self.stage, Stage::Opening | Stage::Gone) || self.stage == Stage::Reading && rest
    }

    /// Nothing was written yet, as far as can be told: a journal that is not read is not an empty one.
    pub fn is_new(&self) -> bool {
        self.stage != Stage::Reading && self.journal.is_empty()
    }

    /// Nothing was written for more than a month.
    pub fn is_back_after_a_while(&self) -> bool {
        let newest = self.journal.notes().map(Note::last_said).max().flatten();
        newest.is_some_and(|newest| self.now.days_since(newest) > 30)
    }
}
