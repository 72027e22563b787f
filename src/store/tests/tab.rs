//! One tab with the smallest app that keeps to the store's contract, and what it was promised.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::domain::{Kind, Moment, Note, NoteId, Page, Question, Value};
use crate::format::{Body, Record, RecordId, Rev, Vault};
use crate::store::fake::{FakeShelf, FakeSlots, Profile, block_on, both, nonce, pass};
use crate::store::{AtOnce, Keeper, Opened, Saved};

/// What tabs were told is kept, by word.
#[derive(Clone, Default)]
pub struct Promises(Rc<RefCell<BTreeSet<String>>>);

/// One tab.
pub struct Tab {
    pub keeper: Keeper<FakeSlots, FakeShelf>,
    pub vault: Vault,
    pub opened: Opened,
    held: RefCell<BTreeMap<RecordId, Held>>,
}

#[derive(Clone)]
struct Held {
    body: Body,
    rev: Rev,
    started_from: Rev,
    /// It holds something that no verdict has called saved yet.
    unsaved: bool,
}

/// Which stores a tab gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stores {
    Both,
    Slots,
    Shelf,
    None,
}

/// The note with this number.
pub fn note_id(number: u128) -> RecordId {
    RecordId::Note(NoteId::new(number))
}

/// Every word of a record, as one text.
pub fn words_of(body: &Body) -> String {
    match body {
        Body::Note(note) => {
            let answers = note.answers().into_iter().flat_map(|(_, answer)| answer.kept().iter().chain(answer.draft()));
            let looks = note.looks().iter().chain(note.look_draft()).flat_map(|look| look.answers());
            let words = answers.map(|said| &said.value).chain(looks.map(|(_, value)| value));
            words.map(|value| value.words.as_str()).collect::<Vec<_>>().join("\n")
        }
        Body::Page(page) => page.first_words.clone(),
        Body::Vault(_) | Body::Settings(_) | Body::Deleted(_) => String::new(),
    }
}

/// All words that are there after opening anew.
pub fn reopened_words(profile: &Profile, stores: Stores) -> String {
    let tab = block_on(Tab::open(profile, stores, 77));
    let all = tab.opened.records.iter().chain(&tab.opened.twins);
    all.map(|record| words_of(&record.body)).collect::<Vec<_>>().join("\n")
}

/// Reads a record's words as they are after opening anew.
pub fn reopened(profile: &Profile, stores: Stores, id: RecordId) -> Option<String> {
    let tab = block_on(Tab::open(profile, stores, 78));
    tab.opened.records.iter().find(|record| record.id() == id).map(|record| words_of(&record.body))
}

impl Promises {
    fn add(&self, text: &str) {
        self.0.borrow_mut().extend(text.split(['\n', ' ']).filter(|word| !word.is_empty()).map(str::to_owned));
    }

    /// How many words were promised.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// The promised words that are not in `text`.
    pub fn missing_from(&self, text: &str) -> Vec<String> {
        let there: BTreeSet<&str> = text.split(['\n', ' ']).collect();
        self.0.borrow().iter().filter(|word| !there.contains(word.as_str())).cloned().collect()
    }
}

fn merge(mine: Body, theirs: Body) -> Body {
    match (mine, theirs) {
        (Body::Note(mine), Body::Note(theirs)) => Body::Note(mine.merge(theirs)),
        (Body::Page(mine), Body::Page(theirs)) => Body::Page(mine.merge(theirs)),
        (Body::Settings(mine), Body::Settings(theirs)) => Body::Settings(mine.merge(theirs)),
        (Body::Deleted(_), note @ Body::Note(_)) => note,
        (mine, _) => mine,
    }
}

impl Tab {
    /// Opens a tab, and does what an app must: takes in what was read, merges twins.
    pub async fn open(profile: &Profile, stores: Stores, fresh: u128) -> Tab {
        let slots = matches!(stores, Stores::Both | Stores::Slots).then(|| profile.slots());
        let shelf = matches!(stores, Stores::Both | Stores::Shelf).then(|| profile.shelf());
        let keeper = Keeper::new(slots, shelf, nonce);
        let opened = keeper.open(Vault::new(fresh), async || {}).await;
        let tab = Tab { keeper, vault: opened.vault, opened: opened.clone(), held: RefCell::default() };
        tab.take_in(opened);
        tab
    }

    /// Opens a tab of a long journal, and does this while the rest is being read. None where it is not opened so.
    pub async fn open_early(
        profile: &Profile,
        fresh: u128,
        pauses: &[u8],
        meanwhile: impl AsyncFnOnce(&Tab),
    ) -> Option<Tab> {
        let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
        let first = keeper.first(Vault::new(fresh)).await?;
        let opened = Opened::nothing(first.vault);
        let tab = Tab { keeper, vault: first.vault, opened, held: RefCell::default() };
        let opening = async {
            let pause = RefCell::new(pauses.iter().cycle().copied());
            let breathe = async || {
                if pauses.iter().any(|pauses| *pauses > 0) {
                    let polls = pause.borrow_mut().next().unwrap_or(0);
                    for _ in 0..polls {
                        pass().await;
                    }
                }
            };
            tab.take_in(tab.keeper.open(Vault::new(fresh), breathe).await);
        };
        both(opening, meanwhile(&tab)).await;
        Some(tab)
    }

    /// What was read is there from now on.
    fn take_in(&self, opened: Opened) {
        for record in opened.records {
            let id = record.id();
            let started_from = opened.on_shelf.get(&id).copied().unwrap_or(Rev::NONE);
            if self.held.borrow().contains_key(&id) {
                self.take(record);
                continue;
            }
            let unsaved = started_from < record.rev;
            let held = Held { rev: record.rev, started_from, body: record.body, unsaved };
            self.held.borrow_mut().insert(id, held);
        }
        for twin in opened.twins {
            self.take(twin);
        }
    }

    /// Merges a record that was met in the slots: what the shelf holds is not known by it.
    fn meet(&self, theirs: Record) {
        let started_from = self.held.borrow().get(&theirs.id()).map(|held| held.started_from);
        let id = theirs.id();
        self.take(theirs);
        if let (Some(held), Some(started_from)) = (self.held.borrow_mut().get_mut(&id), started_from) {
            held.started_from = started_from;
        }
    }

    /// Merges a record that was met.
    fn take(&self, theirs: Record) {
        let mut held = self.held.borrow_mut();
        let id = theirs.id();
        match held.remove(&id) {
            None => {
                held.insert(id, Held { rev: theirs.rev, started_from: theirs.rev, body: theirs.body, unsaved: true })
            }
            Some(mine) => {
                let rev = mine.rev.max(theirs.rev);
                let started_from = mine.started_from.max(theirs.rev);
                held.insert(id, Held { rev, started_from, body: merge(mine.body, theirs.body), unsaved: true })
            }
        };
    }

    /// The person adds a word; what they wrote before stays before it.
    pub fn write(&self, id: RecordId, word: &str) {
        let mut held = self.held.borrow_mut();
        let new = || match id {
            RecordId::Note(note) => Body::Note(Note::new(note, Kind::Hope, Moment::new(0, 0))),
            _ => Body::Page(Page::new()),
        };
        let held = held.entry(id).or_insert_with(|| Held {
            body: new(),
            rev: Rev::NONE,
            started_from: Rev::NONE,
            unsaved: true,
        });
        held.unsaved = true;
        if let Body::Deleted(_) = held.body {
            held.body = new();
        }
        match &mut held.body {
            Body::Note(note) => {
                let before = note.current(Question::HopeWhat).map_or("", |value| value.words.as_str());
                let words = Value::words(format!("{before} {word}"));
                note.write(Question::HopeWhat, words, Moment::new(0, 0)).unwrap();
            }
            Body::Page(page) => page.first_words.push_str(&format!(" {word}")),
            Body::Vault(_) | Body::Settings(_) | Body::Deleted(_) => {}
        }
    }

    /// The person ends the sitting.
    pub fn keep(&self, id: RecordId) {
        if let Some(Held { body: Body::Note(note), unsaved, .. }) = self.held.borrow_mut().get_mut(&id) {
            note.keep();
            *unsaved = true;
        }
    }

    /// The person deletes a note.
    pub fn delete(&self, note: u128) {
        if let Some(held) = self.held.borrow_mut().get_mut(&note_id(note)) {
            held.body = Body::Deleted(NoteId::new(note));
            held.unsaved = true;
        }
    }

    /// The words this tab shows.
    pub fn shows(&self, id: RecordId) -> String {
        self.held.borrow().get(&id).map(|held| words_of(&held.body)).unwrap_or_default()
    }

    /// The record as it would be saved next.
    pub fn next(&self, id: RecordId) -> Option<(Record, Rev)> {
        let mut held = self.held.borrow_mut();
        let held = held.get_mut(&id)?;
        held.rev = held.rev.next();
        Some((Record { vault: self.vault, rev: held.rev, body: held.body.clone() }, held.started_from))
    }

    /// Saves until the verdict is not that another tab wrote other words.
    /// `meanwhile` is a word written and saved at once, as at `pagehide`, while the first save is under way.
    pub async fn save(&self, id: RecordId, meanwhile: Option<&str>, promises: &Promises) -> Option<Saved> {
        let mut meanwhile = meanwhile;
        for _ in 0..32 {
            let (record, started_from) = self.next(id)?;
            let at_once = self.keeper.save_at_once(&record);
            let saved = {
                let mut save = pin!(self.keeper.save(&record, started_from, &at_once));
                match (save.as_mut().poll(&mut Context::from_waker(Waker::noop())), meanwhile.take()) {
                    (Poll::Ready(saved), _) => saved,
                    (Poll::Pending, word) => {
                        if let Some(word) = word {
                            self.write(id, word);
                            self.write_at_once(id);
                        }
                        save.await
                    }
                }
            };
            match saved {
                Saved::Safe(_) | Saved::UnlessCrash => {
                    promises.add(&words_of(&record.body));
                    let mut held = self.held.borrow_mut();
                    let held = held.get_mut(&id)?;
                    held.started_from = held.started_from.max(record.rev);
                    held.unsaved = held.body != record.body;
                    return Some(saved);
                }
                Saved::Differs(theirs) => self.take(*theirs),
                saved => return Some(saved),
            }
        }
        panic!("two tabs never come to an end");
    }

    /// Saves in the slots alone, as at `pagehide`. Gives the words that were written, if they were.
    pub fn hide(&self, id: RecordId, promises: &Promises) {
        if let Some((record, AtOnce::Written | AtOnce::Differs(_))) = self.write_at_once(id) {
            promises.add(&words_of(&record.body));
        }
    }

    /// Writes a record in the slots, and takes in what it meets there.
    fn write_at_once(&self, id: RecordId) -> Option<(Record, AtOnce)> {
        let (record, _) = self.next(id)?;
        let at_once = self.keeper.save_at_once(&record);
        if let AtOnce::Differs(other) = &at_once {
            self.meet(*other.record.clone());
        }
        Some((record, at_once))
    }

    /// Reads a record again and takes it in, unless it is no higher than what this tab made itself.
    pub async fn reread(&self, id: RecordId) {
        let newest = self.held.borrow().get(&id).map_or(Rev::NONE, |mine| mine.rev);
        let Some(Ok(theirs)) = self.keeper.reread(id, newest).await else { return };
        let mine = self.held.borrow().get(&id).map(|mine| (mine.rev, mine.unsaved));
        match mine {
            Some((rev, _)) if theirs.rev <= rev => {}
            Some((_, true)) => self.take(theirs),
            Some((_, false)) | None => {
                let held = Held { rev: theirs.rev, started_from: theirs.rev, body: theirs.body, unsaved: false };
                self.held.borrow_mut().insert(id, held);
            }
        }
    }
}

/// A profile in which note 1 was written, a word at a time.
pub fn with_note(words: &[&str]) -> Profile {
    let profile = Profile::default();
    save_note(&profile, words);
    profile
}

/// A tab writes these words to note 1, saves each, and is closed.
pub fn save_note(profile: &Profile, words: &[&str]) {
    let tab = block_on(Tab::open(profile, Stores::Both, 5));
    for word in words {
        tab.write(note_id(1), word);
        assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    }
}

/// So many names of others stand in the slots that the journal counts as a long one.
pub fn make_long(profile: &Profile) {
    for number in 0..=500 {
        profile.force_slot(&format!("another page's {number}"), "");
    }
}

/// The slot of a record.
pub fn slot(id: RecordId) -> String {
    format!("own-words/{id}")
}

/// A note's record with one wording.
pub fn record(number: u128, rev: u64, words: &str) -> Record {
    let mut note = Note::new(NoteId::new(number), Kind::Hope, Moment::new(0, 0));
    note.write(Question::HopeWhat, Value::words(words), Moment::new(0, 0)).unwrap();
    Record { vault: Vault::new(5), rev: Rev::stored(rev).unwrap(), body: Body::Note(note) }
}
