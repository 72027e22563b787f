//! A long journal: the first screen stands, and the person writes, before all of it was read.

use super::*;
use crate::app::{PageStep, Route, SafePlace};
use crate::domain::{Item, Part, Theme};
use crate::format::RecordId;
use crate::store::Opened;

/// A profile with three notes that counts as a long journal, with a lock if there is a secret. Its settings are stored.
fn long(secret: Option<&str>) -> Profile {
    let profile = written(secret);
    for number in 0..=500 {
        profile.force_slot(&format!("another page's {number}"), "");
    }
    let mut tab = Tab::open(&profile);
    if let Some(secret) = secret {
        assert!(tab.unlocks_with(secret));
    }
    tab.send(Event::AddContact);
    tab.send(Event::Typed(Field::ContactName(0), "Anne".to_owned()));
    profile
}

impl Tab {
    /// The first screen stands; nothing else was read.
    fn early(profile: &Profile, secret: Option<&str>) -> Tab {
        Tab::early_at(profile, secret, Route::Home)
    }

    fn early_at(profile: &Profile, secret: Option<&str>, route: Route) -> Tab {
        let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
        let model = Model::new(&["en".to_owned()], Moment::new(1_795_386_600_000, 60), false);
        let mut tab = Tab { keeper, model: Some(model), new_keys: None, anew: false, file: None };
        let (vault, rev, custody) = block_on(tab.keeper.custody()).expect("written before");
        if let (Some(secret), Some(lock)) = (secret, &custody.lock) {
            let key = block_on(keys::open(&Quick, lock, &Secret::new(secret.to_owned()))).expect("its passphrase");
            tab.keeper.use_keys(Keyring::of(&custody, Some(key)));
            tab.keeper.act_under(rev);
            tab.send(News::Locked(vault, rev, Box::new(custody)));
            tab.send(Event::Typed(Field::Passphrase, secret.to_owned()));
            tab.model.as_mut().expect("between two events").form.busy = true;
        } else {
            tab.keeper.use_keys(Keyring::of(&custody, None));
        }
        let first = block_on(tab.keeper.first(Vault::new(4))).expect("it is long and plain");
        tab.send(Event::Address(format!("#{route}")));
        tab.send(News::First(Box::new(first)));
        assert_eq!(tab.model().stage, Stage::Reading);
        tab
    }

    /// Reads the rest, and does not tell the program yet.
    fn reads(&self) -> Opened {
        block_on(self.keeper.open(Vault::new(4), async || {}))
    }

    fn is_told(&mut self, opened: Opened) {
        let keeping = self.keeper.keeping();
        self.send(News::Opened(Box::new(opened), keeping));
    }

    /// Begins a hope and gives its number.
    fn begins(&mut self) -> NoteId {
        self.send(Event::Begin(Kind::Hope));
        let Route::Question(note, _) = self.model().route else { panic!("{:?}", self.model().route) };
        note
    }

    fn types(&mut self, note: NoteId, words: &str) {
        self.send(Event::Typed(Field::Answer(note, Question::HopeWhat), words.to_owned()));
    }

    fn says(&self, note: NoteId) -> String {
        self.model().value(note, Question::HopeWhat).words
    }

    fn wordings(&self, note: NoteId) -> usize {
        let answer = self.model().journal.note(note).and_then(|note| note.answer(Question::HopeWhat));
        answer.map_or(0, |answer| answer.kept().len() + usize::from(answer.draft().is_some()))
    }

    fn contacts(&self) -> Vec<&str> {
        self.model().journal.settings.contacts.iter().map(|contact| contact.name.as_str()).collect()
    }
}

const TYPED: [&str; 4] = ["A w", "A walk", "A walk by", "A walk by the water"];

#[test]
fn words_typed_while_the_rest_is_read_are_kept_whole_and_once() {
    for secret in [None, Some(SECRET)] {
        // The rest is read at any of these moments, and told at any later one.
        for (read, told) in (0..=TYPED.len()).flat_map(|read| (read..=TYPED.len()).map(move |told| (read, told))) {
            let what = format!("read at {read}, told at {told}");
            let profile = long(secret);
            let mut tab = Tab::early(&profile, secret);
            let note = tab.begins();
            let mut opened = None;
            for at in 0..=TYPED.len() {
                if at == read {
                    opened = Some(tab.reads());
                }
                if at == told {
                    tab.is_told(opened.take().expect("read before"));
                }
                if let Some(words) = TYPED.get(at) {
                    tab.types(note, words);
                }
            }
            assert_eq!((tab.says(note).as_str(), tab.wordings(note)), (TYPED[3], 1), "{what}");
            assert_eq!(tab.model().notice, None, "{what}: nothing met anything");
            assert!(matches!(tab.model().status, crate::app::SaveStatus::Saved(_)), "{what}");
            assert_eq!(tab.words(), notes(), "{what}");
            let mut again = Tab::open(&profile);
            assert!(secret.is_none_or(|secret| again.unlocks_with(secret)));
            assert_eq!((again.says(note).as_str(), again.wordings(note)), (TYPED[3], 1), "{what}");
            assert_eq!((again.words(), again.contacts()), (notes(), vec!["Anne"]), "{what}");
        }
    }
}

#[test]
fn whenever_the_browser_ends_while_the_rest_is_read_nothing_is_lost() {
    for secret in [None, Some(SECRET)] {
        ended_at_every_write(
            || long(secret),
            |profile| {
                let mut tab = Tab::early(profile, secret);
                let note = tab.begins();
                tab.types(note, TYPED[0]);
                let opened = tab.reads();
                tab.types(note, TYPED[3]);
                tab.send(Event::Leaving);
                tab.is_told(opened);
            },
            |profile, n| {
                let mut tab = Tab::open(profile);
                assert!(secret.is_none_or(|secret| tab.unlocks_with(secret)));
                assert_eq!((tab.words(), tab.contacts()), (notes(), vec!["Anne"]), "ended at write {n}");
            },
        );
    }
}

#[test]
fn settings_changed_while_the_rest_is_read_stay_as_they_were_chosen() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    assert_eq!(tab.contacts(), ["Anne"]);
    let opened = tab.reads();
    tab.send(Event::Theme(Theme::Dark));
    tab.send(Event::RemoveContact(0));
    tab.is_told(opened);
    assert_eq!((tab.model().journal.settings.theme, tab.contacts()), (Theme::Dark, Vec::new()));
    let again = Tab::open(&profile);
    assert_eq!((again.model().journal.settings.theme, again.contacts()), (Theme::Dark, Vec::new()));
}

#[test]
fn a_journal_that_is_not_read_is_not_shown_as_an_empty_one() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    assert!(!tab.model().is_new() && !tab.model().is_awaited());
    let old = NoteId::new(1);
    let question = Route::Question(old, Question::HopeWhat);
    let places = [Route::LookBack, Route::Helped, Route::Note(old), question, Route::Forget(old)];
    let places = places.into_iter().chain(PageStep::ALL.map(Route::Page)).chain(SafePlace::ALL.map(Route::Safe));
    for route in places {
        tab.send(Event::Go(route));
        assert!(tab.model().is_awaited(), "{route}");
    }
    for route in [Route::Home, Route::Write, Route::HelpNow, Route::Settings] {
        tab.send(Event::Go(route));
        assert!(!tab.model().is_awaited(), "{route}");
    }
    tab.send(Event::Address(format!("#{question}")));
    let opened = tab.reads();
    tab.is_told(opened);
    assert_eq!((tab.model().route, tab.says(old).as_str()), (question, NOTES[0].1), "it appears by itself");
    assert!(!tab.model().is_awaited());
}

#[test]
fn nothing_that_was_there_before_is_changed_while_it_is_not_read() {
    let profile = long(None);
    let before = (profile.slot_texts(), profile.shelf_texts());
    let old = NoteId::new(1);
    let question = Route::Question(old, Question::HopeWhat);
    let mut tab = Tab::early_at(&profile, None, question);
    assert!(tab.model().is_awaited());
    tab.types(old, "Something else");
    tab.send(Event::Address(format!("#{}", Route::Home)));
    tab.send(Event::Address(format!("#{question}")));
    tab.types(old, "Something else");
    tab.send(Event::Continue(old, Question::Area));
    for event in [
        Event::Delete(old),
        Event::DeleteForEver(old),
        Event::GoOn(old),
        Event::Tick(Item { note: old, part: Part::Answer(Question::HopeWhat) }, true),
        Event::Typed(Field::FirstWords, "x".to_owned()),
        Event::SaveFile,
        Event::DeleteEverything,
        Event::SharedComputer,
        Event::ChangeLock,
        Event::LockNow,
        Event::TakeFileIn,
        Event::Leaving,
        Event::AutosaveDue,
    ] {
        tab.send(event.clone());
        assert_eq!((profile.slot_texts(), profile.shelf_texts()), before, "{event:?}");
    }
    assert_eq!((tab.file.as_ref(), tab.anew), (None, false));
    let opened = tab.reads();
    tab.is_told(opened);
    assert_eq!(tab.words(), notes());
}

#[test]
fn locking_while_the_rest_is_read_locks_wholly_and_loses_nothing() {
    let profile = long(Some(SECRET));
    let mut tab = Tab::early(&profile, Some(SECRET));
    let note = tab.begins();
    tab.types(note, TYPED[3]);
    tab.send(Event::Hide);
    assert!(tab.model().stage == Stage::Locked && tab.anew, "all is saved: the words leave the memory at once");

    // While something cannot be saved it is held, and the rest that comes in does not open the lock.
    let mut tab = Tab::early(&profile, Some(SECRET));
    let held = tab.begins();
    let opened = tab.reads();
    profile.fail(Faults { shelf_refuses: true, slots_refuse: true, ..Faults::default() });
    tab.types(held, "Held");
    tab.send(Event::LockNow);
    assert!(tab.model().stage == Stage::Locked && !tab.anew);
    tab.send(Event::Typed(Field::Passphrase, SECRET.to_owned()));
    tab.is_told(opened);
    assert!(tab.model().stage == Stage::Locked && !tab.anew);
    assert!(!tab.model().form.passphrase.is_empty(), "what is being typed stays");
    profile.fail(Faults::default());
    tab.send(Event::AutosaveDue);
    assert!(tab.anew, "once it is saved the words leave the memory");
    let mut again = Tab::open(&profile);
    assert!(again.unlocks_with(SECRET));
    assert_eq!((again.says(note), again.says(held)), (TYPED[3].to_owned(), "Held".to_owned()));
    assert_eq!(again.words(), notes());
}

#[test]
fn what_another_tab_changes_while_the_rest_is_read_is_shown_and_stays() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    let opened = tab.reads();
    let mut other = Tab::open(&profile);
    other.writes(2, "Rhubarb and custard");
    other.send(Event::RemoveContact(0));
    for id in [RecordId::Note(NoteId::new(2)), RecordId::Settings] {
        tab.send(Event::ToldChanged(id));
    }
    let note = tab.begins();
    tab.types(note, TYPED[0]);
    tab.is_told(opened);
    assert_eq!(tab.says(NoteId::new(2)), "Rhubarb and custard");
    assert_eq!((tab.contacts(), tab.says(note).as_str()), (Vec::new(), TYPED[0]));
    tab.types(note, TYPED[3]);
    let again = Tab::open(&profile);
    assert_eq!((again.says(NoteId::new(2)).as_str(), again.says(note).as_str()), ("Rhubarb and custard", TYPED[3]));
    assert_eq!(again.contacts(), [""; 0]);
}

#[test]
fn settings_of_another_tab_that_were_read_after_ours_were_saved_are_kept_beside_them() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    tab.send(Event::Theme(Theme::Dark));
    let rev = tab.model().ledger.newest(RecordId::Settings);
    let contacts = vec![crate::domain::Contact { name: "Berit".to_owned(), phone: String::new() }];
    let body = crate::format::Body::Settings(crate::domain::Settings { contacts, ..Default::default() });
    let mut opened = tab.reads();
    opened.taken_in.clear();
    opened.records.push(crate::format::Record { vault: opened.vault, rev, body });
    tab.is_told(opened);
    assert_eq!((tab.model().journal.settings.theme, tab.contacts()), (Theme::Dark, vec!["Anne", "Berit"]));
    let again = Tab::open(&profile);
    assert_eq!((again.model().journal.settings.theme, again.contacts()), (Theme::Dark, vec!["Anne", "Berit"]));
}

#[test]
fn what_another_tab_says_of_the_lock_while_the_rest_is_read_is_not_forgotten() {
    let profile = long(Some(SECRET));
    let mut tab = Tab::early(&profile, Some(SECRET));
    let opened = tab.reads();
    let mut other = Tab::open(&profile);
    assert!(other.unlocks_with(SECRET));
    other.send(Event::Rest(Rest::new(Rest::IDLE[0], Rest::HIDDEN[0]).expect("offered")));
    let rest = other.model().rest();
    assert_ne!(tab.model().rest(), rest);
    tab.send(Event::ToldChanged(RecordId::Vault));
    assert_eq!(tab.model().rest(), rest);
    tab.is_told(opened);
    assert_eq!(tab.model().rest(), rest);
}

#[test]
fn nothing_is_put_on_the_shelf_in_the_open_once_another_tab_put_a_lock_on() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    let note = tab.begins();
    Tab::open(&profile).change(LockChange::default(), SECRET, "");
    tab.types(note, TYPED[3]);
    assert_eq!(tab.model().stage, Stage::Locked);
    assert!(profile.shelf_texts().values().all(|text| !text.contains(TYPED[3])));
    // The passphrase can be given before the rest was read; it opens when it was.
    assert!(!tab.unlocks_with(SECRET));
    let opened = tab.reads();
    tab.is_told(opened);
    assert_eq!(tab.model().stage, Stage::Open);
    assert_eq!((tab.says(note).as_str(), tab.words()), (TYPED[3], notes()));
    let mut again = Tab::open(&profile);
    assert!(again.unlocks_with(SECRET));
    assert_eq!((again.says(note).as_str(), again.words()), (TYPED[3], notes()));
}

#[test]
fn a_lock_that_another_tab_puts_on_while_the_rest_is_read_locks_this_one_too() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    let note = tab.begins();
    tab.types(note, TYPED[0]);
    let opened = tab.reads();
    let mut other = Tab::open(&profile);
    other.change(LockChange::default(), SECRET, "");
    // It has not heard of it when it saves next.
    tab.types(note, TYPED[3]);
    assert_eq!(tab.model().stage, Stage::Locked);
    tab.is_told(opened);
    assert_eq!(tab.model().stage, Stage::Locked, "what was read before does not open it");
    assert!(tab.model().has_lock());
    assert!(tab.unlocks_with(SECRET));
    assert_eq!((tab.says(note).as_str(), tab.words()), (TYPED[3], notes()));
    let mut again = Tab::open(&profile);
    assert!(again.unlocks_with(SECRET));
    assert_eq!((again.says(note).as_str(), again.words()), (TYPED[3], notes()));
    assert!(nothing_can_be_read(&profile));
}

#[test]
fn what_another_tab_deletes_with_everything_is_not_shown_when_the_rest_was_read() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    let opened = tab.reads();
    Tab::open(&profile).send(Event::DeleteEverything);
    tab.send(Event::ToldChanged(RecordId::Vault));
    assert!(tab.anew);
    tab.is_told(opened);
    assert!(tab.words().is_empty() && tab.model().is_awaited());
    assert!(nothing_can_be_read(&profile));
}

#[test]
fn what_appears_late_moves_nothing_on_the_first_screen() {
    let profile = long(None);
    let mut tab = Tab::early(&profile, None);
    let opened = tab.reads();
    tab.is_told(opened);
    assert!(tab.model().drawn_early, "no word of welcome above the buttons");
    tab.send(Event::Go(Route::Write));
    tab.send(Event::Go(Route::Home));
    assert!(!tab.model().drawn_early);
    assert!(!Tab::open(&profile).model().drawn_early);
}
