//! Files: saving everything, and taking a file in. A file is shown before it is taken in, is merged by the one rule, and
//! can be undone once. It never replaces silently.

use crate::domain::{Day, Guide, Journal, NoteId, Page};
use crate::format::backup::{self, Backup, NotABackup};
use crate::format::{self, Body, Record, RecordId, Rev};
use crate::store::Unread;

use super::effect::Effect;
use super::event::Stamp;
use super::model::{Model, Notice, Stage, Undo};
use super::secret::Secret;

/// A file that is to be taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// It is locked: its passphrase is asked for.
    Locked(Vec<u8>),
    /// It was read.
    Read(Box<Preview>),
    /// It cannot be.
    Not(NotAFile),
}

/// Why a file cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAFile {
    /// It is too large.
    TooLarge,
    /// It is not whole, or was changed.
    Damaged,
    /// It is something else.
    SomethingElse,
    /// It was made by a newer version.
    Newer,
}

/// What a file holds, against what is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    records: Vec<Record>,
    /// How many notes it holds.
    pub notes: usize,
    /// When the oldest and the newest of them were begun.
    pub days: Option<(Day, Day)>,
    /// How many are not here.
    pub new: usize,
    /// How many have words that are not here.
    pub differ: usize,
    /// How many were deleted here.
    pub deleted: usize,
    /// Whether those are to be brought back.
    pub bring_back: bool,
    /// How many things in it cannot be read by this version.
    pub unread: usize,
}

/// Notes that were changed since the last file, after which it is called to mind.
const MUCH: usize = 5;

impl Model {
    /// Much was written since a file was saved. It is said in its place, never by itself.
    pub fn file_is_due(&self) -> bool {
        let since = self.custody.file_saved;
        // Without such a file, all that says anything is newer.
        let newer = |note: &&crate::domain::Note| note.last_said() > since;
        self.stage == Stage::Open && !self.is_example() && self.journal.notes().filter(newer).nth(MUCH - 1).is_some()
    }

    /// A file with everything there is, also what could not be read.
    pub(super) fn save_file(&mut self, stamp: Stamp, passphrase: Option<Secret>) -> Vec<Effect> {
        if !self.is_open() || self.form.busy {
            return Vec::new();
        }
        let ids: Vec<RecordId> = self.ledger.ids().collect();
        let mut records = Vec::new();
        for id in ids {
            let there = match id {
                RecordId::Vault => false,
                RecordId::Note(note) => self.journal.note(note).is_some(),
                id => !self.ledger.is_blocked(id) || self.ledger.has_unsaveable(),
            };
            // What was never saved yet has no revision; in the file it has the first.
            let rev = self.ledger.newest(id).max(Rev::NONE.next());
            if there && let Some(record) = self.record(id, rev) {
                records.push(record);
            }
        }
        let mut unread = Vec::new();
        for Unread { name, text, .. } in &self.unread {
            if !text.is_empty() {
                unread.push((name.clone(), text.clone()));
            }
        }
        let day = stamp.now.day();
        let name = format!("own-words-{}.json", day.iso());
        let text = format::backup(day, &records, &unread);
        if let Some(passphrase) = passphrase {
            self.form.busy = true;
            self.form.trouble = None;
            return vec![Effect::SaveLockedFile { name: format!("{name}.age"), text, passphrase }];
        }
        let mut effects = self.file_saved();
        effects.push(Effect::SaveFile { name, text });
        effects
    }

    /// A file was handed to the browser.
    pub(super) fn file_saved(&mut self) -> Vec<Effect> {
        self.form = Default::default();
        self.custody.file_saved = Some(self.now);
        let effects = if !self.is_open() { Vec::new() } else { vec![self.touch(RecordId::Vault)] };
        self.note_that(Notice::FileSaved);
        effects
    }

    /// A file was chosen and read.
    pub(super) fn file_read(&mut self, read: Result<Vec<u8>, NotAFile>) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        self.form = Default::default();
        self.notice = None;
        self.file = Some(match read {
            Err(why) => File::Not(why),
            Ok(bytes) if is_locked(&bytes) => File::Locked(bytes),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => match backup::read(&text) {
                    Ok(backup) => File::Read(Box::new(self.preview(backup))),
                    Err(why) => File::Not(why.into()),
                },
                Err(_) => File::Not(NotAFile::SomethingElse),
            },
        });
        Vec::new()
    }

    /// The passphrase of a locked file was given.
    pub(super) fn open_locked_file(&mut self) -> Vec<Effect> {
        let Some(File::Locked(bytes)) = &self.file else { return Vec::new() };
        if self.form.busy || self.form.passphrase.is_empty() {
            return Vec::new();
        }
        self.form.busy = true;
        self.form.trouble = None;
        vec![Effect::OpenLockedFile { bytes: bytes.clone(), passphrase: self.form.passphrase.clone() }]
    }

    pub(super) fn bring_back(&mut self, on: bool) -> Vec<Effect> {
        if let Some(File::Read(preview)) = &mut self.file {
            preview.bring_back = on;
        }
        Vec::new()
    }

    /// Takes the file in that is shown.
    pub(super) fn take_file_in(&mut self) -> Vec<Effect> {
        let Some(File::Read(preview)) = self.file.take() else { return Vec::new() };
        if !self.is_open() {
            return Vec::new();
        }
        let before = self.journal.clone();
        let mut changed: Vec<RecordId> = Vec::new();
        for record in preview.records {
            let id = record.id();
            match record.body {
                Body::Note(note) => {
                    if self.is_deleted(note.id()) && !preview.bring_back {
                        continue;
                    }
                    // A newer version's note of this name stays as it is; words of the file would have no place.
                    if !self.ledger.is_blocked(id) {
                        // Of two copies the one that was saved more often is the later one: its words stand last.
                        let later = record.rev > self.ledger.newest(id);
                        let merged = match self.journal.delete(note.id()) {
                            Some(mine) if later => note.merge(mine),
                            Some(mine) => mine.merge(note),
                            None => note,
                        };
                        self.journal.put(merged);
                    }
                }
                Body::Settings(mut settings) => {
                    settings.guide = settings.guide.filter(|guide| self.goes_on_here(&before, guide));
                    self.journal.settings = self.journal.settings.clone().merge(settings);
                }
                // What stands on a page is chosen here and now: it is taken only where nothing is chosen.
                Body::Page(page) if self.journal.page == Page::new() => {
                    self.before_guide = None;
                    self.journal.page = page;
                }
                Body::Page(_) | Body::Deleted(_) | Body::Vault(_) => {}
            }
            if !changed.contains(&id) && self.differs_from(&before, id) {
                changed.push(id);
            }
        }
        let mut effects = Vec::new();
        if before.settings.guide.is_none() {
            // Who typed when the file was saved is not taken to be here.
            effects.extend(self.open_guide());
        }
        for id in &changed {
            self.ledger.touch(*id);
        }
        effects.push(self.dress());
        effects.extend(self.save_due());
        self.undo = Some(Undo::File(Box::new(before), changed));
        self.note_that(Notice::FileTakenIn);
        effects.push(Effect::FocusHeading);
        effects
    }

    /// Everything is again as it was before the file.
    pub(super) fn undo_file(&mut self, before: Journal, changed: Vec<RecordId>) -> Vec<Effect> {
        self.journal = before;
        for id in changed {
            self.ledger.touch(id);
        }
        let mut effects = vec![self.dress()];
        effects.extend(self.save_due());
        effects.push(Effect::FocusHeading);
        effects
    }

    fn preview(&self, backup: Backup) -> Preview {
        let unread = backup.newer + backup.damaged;
        let mut preview = Preview {
            records: backup.records,
            notes: 0,
            days: None,
            new: 0,
            differ: 0,
            deleted: 0,
            bring_back: false,
            unread,
        };
        let mut begun: Option<(crate::domain::Moment, crate::domain::Moment)> = None;
        for record in &preview.records {
            let Body::Note(note) = &record.body else { continue };
            preview.notes += 1;
            let at = note.begun();
            begun = Some(begun.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
            match self.journal.note(note.id()) {
                None if self.is_deleted(note.id()) => preview.deleted += 1,
                None => preview.new += 1,
                Some(mine) if mine.clone().merge(note.clone()) != *mine => preview.differ += 1,
                Some(_) => {}
            }
        }
        preview.days = begun.map(|(first, last)| (first.day(), last.day()));
        preview
    }

    /// Whether a guide that a file brings is gone on with here: where nothing was written, as when it was begun on a device
    /// that others use. Anywhere else it may have come to its end long ago, and what was written in it is kept.
    fn goes_on_here(&self, before: &Journal, guide: &Guide) -> bool {
        let was_here = |note: &NoteId| self.ledger.newest(RecordId::Note(*note)) > Rev::NONE;
        before.is_empty() && before.settings.guide.is_none() && !guide.notes.iter().any(was_here)
    }

    fn is_deleted(&self, id: NoteId) -> bool {
        self.journal.note(id).is_none() && self.ledger.newest(RecordId::Note(id)) > Rev::NONE
    }

    fn differs_from(&self, before: &Journal, id: RecordId) -> bool {
        match id {
            RecordId::Vault => false,
            RecordId::Page => self.journal.page != before.page,
            RecordId::Settings => self.journal.settings != before.settings,
            RecordId::Note(note) => self.journal.note(note) != before.note(note),
        }
    }
}

impl From<NotABackup> for NotAFile {
    fn from(why: NotABackup) -> NotAFile {
        match why {
            NotABackup::TooLong => NotAFile::TooLarge,
            NotABackup::NotJson { .. } => NotAFile::Damaged,
            NotABackup::OtherJson => NotAFile::SomethingElse,
            NotABackup::Newer => NotAFile::Newer,
        }
    }
}

/// Whether a file is locked in the way of age, in bytes or in letters.
fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/")
        || bytes.trim_ascii_start().starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----")
}
