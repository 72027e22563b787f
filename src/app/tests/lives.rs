//! Whole lives with a lock: the program, the store's protocol and two stores that fail on purpose, put together as `web`
//! does it. The browser ends at every write in turn; whatever opens afterwards is what the person has.

mod early;

use std::cell::Cell;
use std::collections::VecDeque;

use crate::app::keys::{self, Asked, Smith};
use crate::app::{
    Effect, Event, Field, File, LockChange, LockTrouble, Model, News, NotAFile, Notice, SaveStatus, Secret, Stage,
    Stamp, Undo, update,
};
use crate::domain::{GuideStep, Kind, Language, Moment, NoteId, Question};
use crate::format::custody::{Rest, Salt, Work};
use crate::format::{Key, Keyring, RecordId, Vault};
use crate::store::Keeper;
use crate::store::fake::{FakeShelf, FakeSlots, Faults, Profile, block_on, nonce};

const SECRET: &str = "quiet boats carry apples";
const OTHER: &str = "seven green doors";

/// One tab of one browser.
struct Tab {
    keeper: Keeper<FakeSlots, FakeShelf>,
    model: Option<Model>,
    new_keys: Option<Keyring>,
    /// The page was loaded anew.
    anew: bool,
    file: Option<String>,
}

/// Makes keys in no time. Different secrets, salts and work make different keys.
struct Quick;

thread_local!(static ENTROPY: Cell<u128> = const { Cell::new(1) });

fn entropy() -> u128 {
    ENTROPY.with(|entropy| entropy.replace(entropy.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1)))
}

impl Smith for Quick {
    async fn derive(&self, secret: &Secret, salt: Salt, work: Work) -> Result<[u8; 32], LockTrouble> {
        let mut derived = [work.passes() as u8; 32];
        let of = secret.text().bytes().chain(salt.bytes());
        for (at, byte) in of.enumerate() {
            derived[at % 32] = derived[at % 32].wrapping_mul(31).wrapping_add(byte);
        }
        Ok(derived)
    }

    fn random(&self) -> Option<u128> {
        Some(entropy())
    }
}

impl Tab {
    fn open(profile: &Profile) -> Tab {
        let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
        let model = Model::new(&["en".to_owned()], Moment::new(1_795_386_600_000, 60), false);
        let mut tab = Tab { keeper, model: Some(model), new_keys: None, anew: false, file: None };
        match block_on(tab.keeper.custody()) {
            Some((vault, rev, custody)) if custody.lock.is_some() => {
                tab.keeper.forget_keys();
                tab.send(News::Locked(vault, rev, Box::new(custody)));
            }
            custody => {
                let custody = custody.map(|(_, _, custody)| custody).unwrap_or_default();
                tab.keeper.use_keys(Keyring::of(&custody, None));
                tab.read_stores();
            }
        }
        tab
    }

    fn read_stores(&mut self) {
        let opened = block_on(self.keeper.open(Vault::new(entropy()), async || {}));
        let keeping = self.keeper.keeping();
        self.send(News::Opened(Box::new(opened), keeping));
    }

    fn model(&self) -> &Model {
        self.model.as_ref().expect("between two events")
    }

    fn send(&mut self, event: impl Into<Event>) {
        let event = event.into();
        let mut events = VecDeque::from([event]);
        // A save that fails is tried again and again; here only as often as anything could need.
        for _ in 0..2_000 {
            let Some(event) = events.pop_front() else { return };
            let now = Moment::new(1_795_386_600_000, 60);
            let model = self.model.take().expect("between two events");
            let (model, effects) = update(model, Stamp { now, entropy: entropy() }, event);
            self.model = Some(model);
            for effect in effects {
                events.extend(self.run(effect));
            }
        }
    }

    fn run(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Save { record, started_from, quiet } => {
                let keeper = &self.keeper;
                let at_once = if quiet { keeper.restate_at_once(&record) } else { keeper.save_at_once(&record) };
                Some(News::SaveEnded(record.id(), block_on(keeper.save(&record, started_from, &at_once))).into())
            }
            Effect::SaveAtOnce(record) => Some(News::AtOnce(self.keeper.save_at_once(&record)).into()),
            Effect::Autosave => Some(Event::AutosaveDue),
            Effect::Unlock(secret) => Some(match block_on(self.unlock(&secret)) {
                Ok(opened) => opened,
                Err(trouble) => Event::LockFailed(trouble),
            }),
            Effect::ChangeLock { change, passphrase, now, language, custody } => {
                let keys = self.keeper.keys()?;
                let (passphrase, now, custody, keys) = (&passphrase, &now, &*custody, &keys);
                let asked = Asked { change, passphrase, now, language, custody, keys };
                Some(match block_on(keys::change(&Quick, asked)) {
                    Ok(made) => {
                        self.new_keys = Some(made.keys);
                        News::LockMade(Box::new(made.custody), made.code).into()
                    }
                    Err(trouble) => Event::LockFailed(trouble),
                })
            }
            Effect::UseNewKeys => {
                self.keeper.use_keys(self.new_keys.take().expect("made before"));
                None
            }
            Effect::LookAtCustody => {
                let (vault, rev, custody) = block_on(self.keeper.custody())?;
                if custody.lock.is_none() && self.keeper.keys().is_some() {
                    self.keeper.use_keys(Keyring::of(&custody, None));
                }
                let keys = self.keeper.keys();
                let readable = keys.is_some_and(|keys| keys.seals_with().map(Key::id) == custody.seals_with());
                if readable {
                    self.keeper.act_under(rev);
                }
                Some(News::CustodyIs(vault, rev, Box::new(custody), readable).into())
            }
            Effect::StartOver { record, shared } => {
                Some(Event::StartedOver(shared, block_on(self.keeper.start_over(&record))))
            }
            Effect::Reread { id, newest } => {
                let read = block_on(self.keeper.reread(id, newest))?;
                Some(News::Reread(id, read.map(Box::new)).into())
            }
            Effect::LoadAnew => {
                self.anew = true;
                None
            }
            Effect::SaveFile { text, .. } => {
                self.file = Some(text);
                None
            }
            _ => None,
        }
    }

    async fn unlock(&self, secret: &Secret) -> Result<Event, LockTrouble> {
        let (_, rev, custody) = self.keeper.custody().await.ok_or(LockTrouble::Damaged)?;
        let key = keys::open(&Quick, custody.lock.as_ref().ok_or(LockTrouble::Damaged)?, secret).await?;
        self.keeper.use_keys(Keyring::of(&custody, Some(key)));
        self.keeper.act_under(rev);
        let opened = self.keeper.open(Vault::new(entropy()), async || {}).await;
        Ok(News::Opened(Box::new(opened), self.keeper.keeping()).into())
    }

    fn writes(&mut self, note: u128, words: &str) {
        let id = NoteId::new(note);
        if self.model().journal.note(id).is_none() {
            self.model.as_mut().expect("between two events").begun = Some((id, Kind::Hope));
        }
        self.send(Event::Typed(Field::Answer(id, Question::HopeWhat), words.to_owned()));
        self.send(Event::Continue(id, Question::Area));
    }

    fn change(&mut self, change: LockChange, new: &str, now: &str) {
        self.send(Event::LockChange(change));
        self.send(Event::Typed(Field::Passphrase, new.to_owned()));
        self.send(Event::Typed(Field::PassphraseNow, now.to_owned()));
        self.send(Event::ChangeLock);
    }

    fn unlocks_with(&mut self, secret: &str) -> bool {
        self.send(Event::Typed(Field::Passphrase, secret.to_owned()));
        self.send(Event::Unlock);
        self.model().stage == Stage::Open
    }

    /// The words of every note, by its name.
    fn words(&self) -> Vec<(u128, String)> {
        let mut words: Vec<(u128, String)> = (0..60)
            .filter_map(|note| {
                let note = (note, self.model().journal.note(NoteId::new(note))?);
                Some((note.0, note.1.lead().map(|lead| lead.words.clone()).unwrap_or_default()))
            })
            .collect();
        words.sort();
        words
    }
}

/// A profile with three notes, and a lock if there is a secret.
fn written(secret: Option<&str>) -> Profile {
    let profile = Profile::default();
    let mut tab = Tab::open(&profile);
    for (note, words) in NOTES {
        tab.writes(note, words);
    }
    if let Some(secret) = secret {
        tab.change(LockChange::default(), secret, "");
        assert!(tab.model().has_lock(), "{:?}", tab.model().form);
    }
    assert_eq!(tab.model().failed, None);
    profile
}

const NOTES: [(u128, &str); 3] = [(1, "A boat, bluebell"), (2, "Rhubarb in the morning"), (3, "Someone called Oddvar")];

fn notes() -> Vec<(u128, String)> {
    NOTES.map(|(note, words)| (note, words.to_owned())).into()
}

/// No word of any note stands in either store.
fn nothing_can_be_read(profile: &Profile) -> bool {
    let (slots, shelf) = (profile.slot_texts(), profile.shelf_texts());
    let texts: Vec<&String> = slots.values().chain(shelf.values()).collect();
    NOTES.iter().all(|(_, words)| texts.iter().all(|text| !text.contains(words)))
}

/// Does `act` again and again, and ends the browser at the n-th write, for every n. Afterwards `check` opens the profile.
fn ended_at_every_write(before: impl Fn() -> Profile, act: impl Fn(&Profile), check: impl Fn(&Profile, usize)) {
    let profile = before();
    profile.fail(Faults::default());
    act(&profile);
    let writes = profile.writes();
    assert!(writes > 0);
    for n in 1..=writes + 1 {
        let profile = before();
        profile.fail(Faults { write: Some(n), all_after: true, ..Faults::default() });
        act(&profile);
        profile.fail(Faults::default());
        check(&profile, n);
    }
}

/// Opens the profile with exactly one of these, and finds every note.
fn opens_with_one_of(profile: &Profile, secrets: &[&str], n: usize) -> usize {
    let opens = |secret: &&str| {
        let mut tab = Tab::open(profile);
        tab.model().stage == Stage::Locked && tab.unlocks_with(secret)
    };
    let opening: Vec<usize> = (0..secrets.len()).filter(|at| opens(&secrets[*at])).collect();
    assert_eq!(opening.len(), 1, "ended at write {n}: {opening:?} of {secrets:?}");
    let mut tab = Tab::open(profile);
    assert!(tab.unlocks_with(secrets[opening[0]]));
    assert_eq!(tab.words(), notes(), "ended at write {n}");
    assert!(nothing_can_be_read(profile), "ended at write {n}: unlocking goes on with what was begun");
    opening[0]
}

#[test]
fn with_the_lock_on_nothing_in_the_stores_can_be_read_and_everything_comes_back() {
    let profile = written(Some(SECRET));
    assert!(nothing_can_be_read(&profile));
    let mut tab = Tab::open(&profile);
    assert_eq!((tab.model().stage, tab.words()), (Stage::Locked, Vec::new()));
    assert!(!tab.unlocks_with(OTHER));
    assert_eq!(tab.model().form.trouble, Some(LockTrouble::Passphrase));
    assert!(tab.unlocks_with(SECRET));
    assert_eq!(tab.words(), notes());
    tab.writes(7, "Oddvar again");
    assert!(nothing_can_be_read(&profile));
}

#[test]
fn a_wrong_passphrase_changes_nothing_however_often_it_is_given() {
    let profile = written(Some(SECRET));
    let before = (profile.slot_texts(), profile.shelf_texts());
    let mut tab = Tab::open(&profile);
    for time in 0..20 {
        assert!(!tab.unlocks_with(&format!("guess {time}")));
    }
    assert_eq!((profile.slot_texts(), profile.shelf_texts()), before);
    assert!(tab.unlocks_with(SECRET));
}

#[test]
fn putting_the_lock_on_is_never_half_done() {
    ended_at_every_write(
        || written(None),
        |profile| Tab::open(profile).change(LockChange::default(), SECRET, ""),
        |profile, n| {
            let mut tab = Tab::open(profile);
            if tab.model().stage == Stage::Locked {
                opens_with_one_of(profile, &[SECRET, OTHER], n);
            } else {
                assert_eq!(tab.words(), notes(), "ended at write {n}");
                tab.change(LockChange::default(), OTHER, "");
                assert!(nothing_can_be_read(profile));
            }
        },
    );
}

#[test]
fn taking_the_lock_off_is_never_half_done() {
    ended_at_every_write(
        || written(Some(SECRET)),
        |profile| {
            let mut tab = Tab::open(profile);
            tab.unlocks_with(SECRET);
            tab.change(LockChange::OnOff, "", SECRET);
        },
        |profile, n| {
            if Tab::open(profile).model().stage == Stage::Locked {
                assert_eq!(opens_with_one_of(profile, &[SECRET, OTHER], n), 0);
            } else {
                assert_eq!(Tab::open(profile).words(), notes(), "ended at write {n}");
            }
        },
    );
}

#[test]
fn a_changed_passphrase_opens_or_the_one_before_and_never_both() {
    for change in [LockChange::Passphrase, LockChange::NewKey] {
        ended_at_every_write(
            || written(Some(SECRET)),
            |profile| {
                let mut tab = Tab::open(profile);
                tab.unlocks_with(SECRET);
                tab.change(change, OTHER, SECRET);
            },
            |profile, n| {
                opens_with_one_of(profile, &[SECRET, OTHER], n);
            },
        );
    }
}

#[test]
fn after_someone_knew_the_passphrase_neither_it_nor_the_old_code_opens_anything() {
    let profile = written(Some(SECRET));
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(SECRET));
    tab.change(LockChange::Code, "", SECRET);
    let code = tab.model().form.code.clone().expect("a code");
    assert!(Tab::open(&profile).unlocks_with(&code.text().to_lowercase()), "the code opens, however it is typed");

    tab.change(LockChange::NewKey, OTHER, SECRET);
    assert_eq!(tab.model().notice, Some(Notice::Locked));
    assert_eq!(opens_with_one_of(&profile, &[SECRET, code.text(), OTHER], 0), 2);
}

#[test]
fn a_change_asks_for_the_passphrase_there_is() {
    let profile = written(Some(SECRET));
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(SECRET));
    for change in [LockChange::Passphrase, LockChange::NewKey, LockChange::Code, LockChange::OnOff] {
        tab.change(change, OTHER, "not this");
        assert_eq!(tab.model().form.trouble, Some(LockTrouble::Passphrase), "{change:?}");
    }
    assert_eq!(opens_with_one_of(&profile, &[SECRET, OTHER], 0), 0);
}

#[test]
fn slots_that_went_back_to_before_the_lock_do_not_open_it_and_are_locked_again() {
    let profile = written(None);
    let old = profile.slot_texts();
    Tab::open(&profile).change(LockChange::default(), SECRET, "");
    profile.roll_slots_back(old);
    assert_eq!(Tab::open(&profile).model().stage, Stage::Locked);
    opens_with_one_of(&profile, &[SECRET, OTHER], 0);
}

#[test]
fn a_copy_from_before_a_new_key_can_still_be_read() {
    let profile = written(Some(SECRET));
    let old = profile.shelf_texts();
    let mut tab = Tab::open(&profile);
    tab.unlocks_with(SECRET);
    tab.change(LockChange::NewKey, OTHER, SECRET);
    // The newest copy of one note is lost in both stores, and one from before the new key comes back.
    let name = format!("note-{}", NoteId::new(2));
    let mut shelf = profile.shelf_texts();
    shelf.insert(name.clone(), old[&name].clone());
    profile.replace_shelf(shelf);
    let mut slots = profile.slot_texts();
    slots.remove(&format!("own-words/{name}"));
    profile.roll_slots_back(slots);
    assert_eq!(opens_with_one_of(&profile, &[SECRET, OTHER], 0), 1);
}

#[test]
fn locking_takes_the_words_off_the_screen_and_loses_none() {
    let profile = written(Some(SECRET));
    let mut tab = Tab::open(&profile);
    tab.unlocks_with(SECRET);
    tab.writes(4, "Written just before");
    tab.send(Event::LockNow);
    assert_eq!((tab.model().stage, tab.anew), (Stage::Locked, true));
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(SECRET));
    assert!(tab.words().contains(&(4, "Written just before".to_owned())));
}

#[test]
fn words_that_cannot_be_saved_when_it_locks_are_held_and_shown_again() {
    let profile = written(Some(SECRET));
    let mut tab = Tab::open(&profile);
    tab.unlocks_with(SECRET);
    profile.fail(Faults { slots_refuse: true, shelf_full: true, ..Faults::default() });
    tab.writes(4, "Only on the screen");
    tab.send(Event::LockNow);
    assert_eq!((tab.model().stage, tab.anew), (Stage::Locked, false), "not loaded anew: it would lose them");
    profile.fail(Faults::default());
    assert!(tab.unlocks_with(SECRET));
    assert!(tab.words().contains(&(4, "Only on the screen".to_owned())));
    tab.send(Event::AutosaveDue);
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(SECRET));
    assert!(tab.words().contains(&(4, "Only on the screen".to_owned())));
}

#[test]
fn a_tab_that_does_not_know_of_the_lock_writes_nothing_in_the_open_and_loses_nothing() {
    let profile = written(None);
    let mut others = [Tab::open(&profile), Tab::open(&profile)];
    Tab::open(&profile).change(LockChange::default(), SECRET, "");
    others[0].writes(2, "Oddvar, said in the other tab");
    others[1].writes(8, "A new one in the other tab");
    assert!(profile.shelf_texts().values().all(|text| !text.contains("other tab")));
    for other in &mut others {
        assert_eq!(other.model().stage, Stage::Locked);
        assert!(other.unlocks_with(SECRET));
        other.send(Event::AutosaveDue);
    }
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(SECRET));
    let words = tab.words();
    assert!(words.contains(&(8, "A new one in the other tab".to_owned())), "{words:?}");
    let note = tab.model().journal.note(NoteId::new(2)).expect("there");
    let answer = note.answer(Question::HopeWhat).expect("answered");
    let all: Vec<&str> = answer.kept().iter().chain(answer.draft()).map(|said| said.value.words.as_str()).collect();
    assert!(all.contains(&"Rhubarb in the morning") && all.contains(&"Oddvar, said in the other tab"), "{all:?}");
    assert!(nothing_can_be_read(&profile));
}

#[test]
fn a_tab_with_an_old_key_finds_the_new_one_and_loses_nothing() {
    let profile = written(Some(SECRET));
    let mut other = Tab::open(&profile);
    assert!(other.unlocks_with(SECRET));
    let mut tab = Tab::open(&profile);
    tab.unlocks_with(SECRET);
    tab.change(LockChange::NewKey, OTHER, SECRET);
    other.writes(8, "Written with the old key in hand");
    assert_eq!(other.model().stage, Stage::Locked);
    assert!(!other.unlocks_with(SECRET));
    assert!(other.unlocks_with(OTHER));
    other.send(Event::AutosaveDue);
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(OTHER));
    assert!(tab.words().contains(&(8, "Written with the old key in hand".to_owned())));
}

#[test]
fn deleting_everything_is_never_half_done_and_stays_done() {
    for secret in [None, Some(SECRET)] {
        let old = written(secret).slot_texts();
        let again = Cell::new(false);
        ended_at_every_write(
            || written(secret),
            |profile| {
                let mut tab = Tab::open(profile);
                if let Some(secret) = secret {
                    tab.unlocks_with(secret);
                }
                tab.send(Event::DeleteEverything);
            },
            |profile, n| {
                let mut tab = Tab::open(profile);
                if tab.model().stage == Stage::Locked {
                    assert!(tab.unlocks_with(SECRET));
                }
                let words = tab.words();
                assert!(words.is_empty() || words == notes(), "ended at write {n}: {words:?}");
                if words.is_empty() {
                    again.set(true);
                    assert!(nothing_can_be_read(profile), "ended at write {n}");
                }
            },
        );
        assert!(again.get());

        // The slots go back to what they were.
        let profile = written(secret);
        let old = if secret.is_some() { profile.slot_texts() } else { old };
        let mut tab = Tab::open(&profile);
        if let Some(secret) = secret {
            tab.unlocks_with(secret);
        }
        let before = profile.slot_texts();
        tab.send(Event::DeleteEverything);
        assert!(tab.anew);
        drop(old);
        profile.roll_slots_back(before);
        let mut tab = Tab::open(&profile);
        assert_eq!((tab.model().stage, tab.words()), (Stage::Open, Vec::new()));
        assert!(profile.slot_texts().keys().all(|name| name == "own-words/vault"), "erased on sight");
        tab.writes(9, "A new beginning");
        assert_eq!(Tab::open(&profile).words(), [(9, "A new beginning".to_owned())]);
    }
}

#[test]
fn another_tab_brings_nothing_back_that_was_deleted_with_everything() {
    let profile = written(None);
    let mut other = Tab::open(&profile);
    Tab::open(&profile).send(Event::DeleteEverything);
    other.writes(2, "Oddvar once more");
    assert!(other.anew, "it is loaded anew");
    assert_eq!(Tab::open(&profile).words(), []);
    assert!(profile.shelf_texts().values().all(|text| !text.contains("Oddvar")));
}

#[test]
fn what_another_tab_put_on_the_page_stays_when_the_words_of_the_guide_are_deleted() {
    let profile = written(None);
    let mut tab = Tab::open(&profile);
    tab.send(Event::Guide(GuideStep::Hope));
    let note = tab.model().guide().expect("a guide").notes[0];
    tab.send(Event::Typed(Field::Answer(note, Question::HopeWhat), "Words of now".to_owned()));
    tab.send(Event::AutosaveDue);
    let mut other = Tab::open(&profile);
    other.send(Event::Typed(Field::FirstWords, "Of the other tab".to_owned()));
    other.send(Event::AutosaveDue);
    tab.send(Event::ToldChanged(RecordId::Page));
    assert_eq!(tab.model().journal.page.first_words, "Of the other tab");
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    tab.send(Event::AutosaveDue);
    let now = Tab::open(&profile);
    assert!(now.model().journal.note(note).is_none());
    assert_eq!(now.model().journal.page.first_words, "Of the other tab");
}

#[test]
fn on_a_shared_computer_nothing_is_stored_and_everything_can_be_saved_in_a_file() {
    let profile = written(None);
    let mut tab = Tab::open(&profile);
    tab.writes(9, "Before");
    assert_eq!(tab.model().announced, tab.model().status);
    tab.send(Event::SharedComputer);
    assert_eq!(tab.model().announced, SaveStatus::Nothing, "nobody hears that it is saved");
    tab.writes(4, "Only on this screen");
    assert_eq!(tab.model().announced, SaveStatus::Nothing);
    tab.send(Event::Leaving);
    assert!(nothing_can_be_read(&profile));
    assert!(profile.slot_texts().values().chain(profile.shelf_texts().values()).all(|text| !text.contains("screen")));
    assert_eq!(tab.words().len(), 5);
    assert!(tab.model().asks_before_leaving());
    tab.send(Event::SaveFile);
    let file = tab.file.expect("a file");
    assert!(file.contains("Only on this screen") && NOTES.iter().all(|(_, words)| file.contains(words)));
    assert_eq!(Tab::open(&profile).words(), []);
}

#[test]
fn a_file_brings_everything_back_and_can_be_undone_once() {
    let profile = written(None);
    let mut tab = Tab::open(&profile);
    tab.send(Event::SaveFile);
    let file = tab.file.clone().expect("a file").into_bytes();

    let elsewhere = Profile::default();
    let mut tab = Tab::open(&elsewhere);
    tab.writes(9, "Of this place");
    tab.send(News::FileRead(Ok(file.clone())));
    let Some(File::Read(preview)) = &tab.model().file else { panic!("{:?}", tab.model().file) };
    assert_eq!((preview.notes, preview.new, preview.differ, preview.deleted), (3, 3, 0, 0));
    assert_eq!(tab.words().len(), 1, "nothing changes before it is taken in");
    tab.send(Event::TakeFileIn);
    assert_eq!(Tab::open(&elsewhere).words().len(), 4);
    assert!(matches!(tab.model().undo, Some(Undo::File(..))));
    tab.send(Event::Undo);
    assert_eq!(Tab::open(&elsewhere).words(), [(9, "Of this place".to_owned())]);
    tab.send(Event::Undo);
    assert_eq!(Tab::open(&elsewhere).words().len(), 1);

    // Notes of the file that were deleted here stay deleted unless the person says so.
    tab.send(News::FileRead(Ok(file)));
    let Some(File::Read(preview)) = &tab.model().file else { panic!("{:?}", tab.model().file) };
    assert_eq!((preview.new, preview.deleted), (0, 3));
    tab.send(Event::BringBack(true));
    tab.send(Event::TakeFileIn);
    assert_eq!(Tab::open(&elsewhere).words().len(), 4);
}

#[test]
fn an_older_file_over_newer_words_and_the_reverse_keep_both() {
    let profile = written(None);
    let mut tab = Tab::open(&profile);
    tab.send(Event::SaveFile);
    let older = tab.file.clone().expect("a file").into_bytes();
    tab.send(Event::Typed(Field::Answer(NoteId::new(2), Question::HopeWhat), "Rhubarb, and a walk".to_owned()));
    tab.send(Event::Continue(NoteId::new(2), Question::HopeWhat));
    tab.send(Event::SaveFile);
    let newer = tab.file.clone().expect("a file").into_bytes();
    let kept = |tab: &Tab| {
        let note = tab.model().journal.note(NoteId::new(2)).expect("there");
        let kept = note.answer(Question::HopeWhat).expect("answered").kept();
        kept.iter().map(|said| said.value.words.clone()).collect::<Vec<_>>()
    };
    let both = ["Rhubarb in the morning", "Rhubarb, and a walk"];
    tab.send(News::FileRead(Ok(older.clone())));
    let Some(File::Read(preview)) = &tab.model().file else { panic!("{:?}", tab.model().file) };
    assert_eq!((preview.new, preview.differ), (0, 0));
    tab.send(Event::TakeFileIn);
    assert_eq!(kept(&tab), both);

    let elsewhere = Profile::default();
    let mut tab = Tab::open(&elsewhere);
    for file in [older, newer] {
        tab.send(News::FileRead(Ok(file)));
        tab.send(Event::TakeFileIn);
    }
    assert_eq!(kept(&tab), both);
}

#[test]
fn a_file_is_taken_in_whole_or_the_rest_is_there_at_the_next_try() {
    let mut tab = Tab::open(&written(None));
    tab.send(Event::SaveFile);
    let file = tab.file.clone().expect("a file").into_bytes();
    let before = || {
        let profile = Profile::default();
        Tab::open(&profile).writes(9, "Of this place");
        profile
    };
    ended_at_every_write(
        before,
        |profile| {
            let mut tab = Tab::open(profile);
            tab.send(News::FileRead(Ok(file.clone())));
            tab.send(Event::TakeFileIn);
        },
        |profile, n| {
            let mut tab = Tab::open(profile);
            assert!(tab.words().contains(&(9, "Of this place".to_owned())), "ended at write {n}");
            tab.send(News::FileRead(Ok(file.clone())));
            tab.send(Event::TakeFileIn);
            assert_eq!(Tab::open(profile).words().len(), 4, "ended at write {n}");
        },
    );
}

#[test]
fn what_is_no_such_file_changes_nothing_and_is_told_apart() {
    let profile = written(None);
    let before = (profile.slot_texts(), profile.shelf_texts());
    let mut tab = Tab::open(&profile);
    for (bytes, why) in [
        (b"hello".to_vec(), NotAFile::Damaged),
        (b"{}".to_vec(), NotAFile::SomethingElse),
        (vec![0xff, 0xfe, 0], NotAFile::SomethingElse),
        (br#"{"format":"own-words-backup","version":7,"records":[]}"#.to_vec(), NotAFile::Newer),
    ] {
        tab.send(News::FileRead(Ok(bytes)));
        assert_eq!(tab.model().file, Some(File::Not(why)));
        tab.send(Event::TakeFileIn);
    }
    tab.send(News::FileRead(Ok(b"age-encryption.org/v1\n".to_vec())));
    assert!(matches!(tab.model().file, Some(File::Locked(_))));
    assert_eq!((profile.slot_texts(), profile.shelf_texts()), before);
}

#[test]
fn a_note_deleted_for_ever_stays_deleted_when_the_slots_go_back() {
    ended_at_every_write(
        || written(None),
        |profile| Tab::open(profile).send(Event::DeleteForEver(NoteId::new(2))),
        |profile, n| {
            let words = Tab::open(profile).words();
            assert!(words == notes() || words.len() == 2, "ended at write {n}");
        },
    );
    let profile = written(None);
    let old = profile.slot_texts();
    let mut tab = Tab::open(&profile);
    tab.send(Event::DeleteForEver(NoteId::new(2)));
    assert_eq!((tab.model().undo.clone(), tab.model().notice), (None, Some(Notice::DeletedForEver)));
    profile.roll_slots_back(old);
    assert_eq!(Tab::open(&profile).words().len(), 2);
    assert!(profile.slot_texts().values().chain(profile.shelf_texts().values()).all(|text| !text.contains("Rhubarb")));
}

#[test]
fn a_file_is_called_to_mind_when_much_was_written_and_not_after_it_was_saved() {
    let profile = written(None);
    let mut tab = Tab::open(&profile);
    assert!(!tab.model().file_is_due());
    for note in 10..13 {
        tab.writes(note, "more");
    }
    assert!(tab.model().file_is_due());
    tab.send(Event::SaveFile);
    assert!(!tab.model().file_is_due());
    assert!(!Tab::open(&profile).model().file_is_due(), "it is remembered");
}

#[test]
fn the_times_of_the_lock_and_the_language_of_its_screen_are_remembered() {
    let profile = written(Some(SECRET));
    let mut tab = Tab::open(&profile);
    tab.unlocks_with(SECRET);
    let rest = Rest::new(15, 300).expect("offered");
    tab.send(Event::Rest(rest));
    tab.send(Event::Language(Language::Danish));
    tab.change(LockChange::Passphrase, OTHER, SECRET);
    let tab = Tab::open(&profile);
    assert_eq!((tab.model().rest(), tab.model().language()), (Some(rest), Language::Danish));
}

#[test]
fn a_save_that_began_before_the_keys_were_dropped_comes_to_its_end() {
    let profile = written(Some(SECRET));
    let mut tab = Tab::open(&profile);
    tab.unlocks_with(SECRET);
    // As when the page is left while localStorage is full: the shelf alone can take the last words.
    profile.fail(Faults { slots_refuse: true, ..Faults::default() });
    let model = tab.model.take().expect("between two events");
    let stamp = Stamp { now: model.now, entropy: entropy() };
    let words = Event::Typed(Field::Answer(NoteId::new(1), Question::HopeWhat), "The very last words".to_owned());
    let (model, _) = update(model, stamp, words);
    let (model, effects) = update(model, stamp, Event::Leaving);
    tab.model = Some(model);
    let at_once = |effect| match effect {
        Effect::Save { record, started_from, .. } => {
            let at_once = tab.keeper.save_at_once(&record);
            Some((record, started_from, at_once))
        }
        _ => None,
    };
    let begun: Vec<_> = effects.into_iter().filter_map(at_once).collect();
    tab.keeper.forget_keys();
    for (record, started_from, at_once) in &begun {
        let saved = block_on(tab.keeper.save(record, *started_from, at_once));
        assert!(matches!(saved, crate::store::Saved::Safe(_)), "{saved:?}");
    }
    assert!(profile.shelf_texts().values().all(|text| !text.contains("The very last words")));
    profile.fail(Faults::default());
    let mut tab = Tab::open(&profile);
    assert!(tab.unlocks_with(SECRET));
    let note = tab.model().journal.note(NoteId::new(1)).expect("there");
    let current = note.current(Question::HopeWhat).expect("answered");
    assert_eq!(current.words, "The very last words");
}
