//! Trying it with an example: nothing of it stays, and nothing of one's own is lost meanwhile.

use super::*;
use crate::domain::{Contact, Language, Note, Theme};
use crate::format::custody::Rest;
use crate::format::decode;
use crate::words::words;

/// A vault's record with a lock.
const LOCK: &str = include_str!("../../format/fixtures/lock.v2.json");

/// What an example may ask for.
fn is_harmless(effect: &Effect) -> bool {
    match effect {
        Effect::Show(_)
        | Effect::Replace(_)
        | Effect::FocusHeading
        | Effect::FocusHeadingIfLost
        | Effect::FocusMoved
        | Effect::FocusMark
        | Effect::FocusNewContact
        | Effect::Dress(..)
        | Effect::Print
        | Effect::Copy(_)
        | Effect::RememberHidden(_)
        | Effect::Speak(_)
        | Effect::Hush => true,
        Effect::SaveFile { text, .. } => text.starts_with("Example"),
        _ => false,
    }
}

impl Tab {
    /// What is done in an example, of which nothing is saved, told or read.
    fn plays(&mut self, event: Event) {
        let event_text = format!("{event:?}");
        self.send(event);
        let asked = self.effects.iter().find(|effect| !is_harmless(effect));
        assert!(asked.is_none() && self.model().is_example(), "{event_text} asks for {asked:?}");
    }

    fn notes(&self) -> Vec<Note> {
        self.model().journal.newest_first().into_iter().cloned().collect()
    }

    fn of_kind(&self, kind: Kind) -> NoteId {
        self.notes().iter().find(|note| note.kind() == kind).unwrap().id()
    }
}

fn trying() -> Tab {
    let mut tab = Tab::opened();
    tab.send(Event::TryExample);
    assert!(tab.model().is_example() && tab.model().route == Route::Home);
    tab
}

#[test]
fn all_that_is_done_in_an_example_is_gone_when_it_is_left() {
    let mut tab = Tab::opened();
    let hope = tab.writes_a_hope("a room");
    tab.all_is_saved();
    let before = tab.model().journal.clone();
    tab.send(Event::TryExample);
    let (talk, other) = (tab.of_kind(Kind::ToTalkAbout), tab.of_kind(Kind::Helped));
    assert_eq!(tab.model().journal.note(hope), None, "nothing of one's own is in it");

    tab.plays(Event::Begin(Kind::Hope));
    let (begun, question) = tab.question();
    tab.plays(Event::Typed(Field::Answer(begun, question), "somebody else’s room".to_owned()));
    assert_eq!(tab.model().status, SaveStatus::Nothing, "nothing is called saved");
    for question in Kind::Hope.questions() {
        tab.plays(Event::Continue(begun, *question));
    }
    assert_eq!(tab.model().notice, None, "nor kept");
    let item = Item { note: other, part: Part::Answer(Question::HelpedWhat) };
    let here = [Route::LookBack, Route::Timeline(None), Route::Note(talk), Route::Safe(SafePlace::DeleteAll)];
    here.into_iter().for_each(|route| tab.plays(Event::Go(route)));
    for event in [
        Event::Asked(talk, Choice::AskedNotHeard),
        Event::Delete(begun),
        Event::Undo,
        Event::DeleteForEver(begun),
        Event::Tick(item, true),
        Event::PutFirst(Some(other)),
        Event::Typed(Field::Name, "A name".to_owned()),
        Event::Go(Route::Page(PageStep::See)),
        Event::Print,
        Event::CopyAsText,
        Event::Copied(true),
        Event::SaveAsText,
        Event::KeepPage,
        Event::Theme(Theme::Dark),
        Event::Language(Language::Danish),
        Event::TextsCame,
        Event::Typed(Field::Passphrase, "quiet boats".to_owned()),
        Event::ChangeLock,
        Event::Unlock,
        Event::Rest(Rest::default()),
        Event::SaveLockedFile,
        Event::OpenLockedFile,
        Event::TakeFileIn,
        Event::DeleteEverything,
        Event::SharedComputer,
        Event::AskToPersist,
        Event::AddContact,
        Event::Typed(Field::ContactName(0), "A name".to_owned()),
        Event::RemoveContact(0),
        Event::ReadAloud,
        Event::Hide,
        Event::Reveal,
        Event::Address("#b".to_owned()),
        Event::TryExample,
        Event::Stop,
    ] {
        tab.plays(event);
    }
    tab.send(Event::LeaveExample);
    assert!(tab.effects.iter().all(is_harmless), "{:?}", tab.effects);
    assert!(!tab.model().is_example() && tab.model().route == Route::Home);
    assert_eq!(tab.model().journal, before);
    tab.send(Event::AutosaveDue);
    assert_eq!(tab.effects, [], "there is nothing to save");
}

#[test]
fn what_was_typed_before_an_example_is_saved_while_it_is_shown() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Hope));
    tab.types("a room");
    let (note, question) = tab.question();
    // One save is under way, and one is due.
    tab.send(Event::AutosaveDue);
    tab.types("a room of my own");
    tab.send(Event::TryExample);
    let first = tab.waiting.pop().unwrap();
    tab.send(News::SaveEnded(first.id(), Saved::Safe(first.rev)));
    assert!(tab.effects.contains(&Effect::Tell(first.id())), "other tabs are told of it");
    let second = tab.waiting.pop().expect("the newer words are on their way");
    tab.send(News::SaveEnded(second.id(), Saved::Not(Failure::Refused { in_slots: false })));
    assert!(tab.effects.contains(&Effect::TrySavingAgain) && tab.model().asks_before_leaving());
    // The page may be gone after this.
    tab.send(Event::Leaving);
    assert!(matches!(&tab.effects[..], [Effect::Save { .. }]), "{:?}", tab.effects);
    tab.saves_end(|record| Saved::Safe(record.rev));
    assert!(tab.model().is_example() && !tab.model().asks_before_leaving());
    tab.send(Event::LeaveExample);
    assert_eq!(tab.model().value(note, question).words, "a room of my own");
    assert!(matches!(tab.model().status, SaveStatus::Saved(_)));
}

#[test]
fn what_another_tab_writes_while_an_example_is_shown_is_there_afterwards() {
    let mut other = Tab::opened();
    let theirs = other.writes_a_hope("a boat");
    other.send(Event::AutosaveDue);
    let record = other.waiting.pop().unwrap();

    let mut tab = trying();
    tab.send(Event::ToldChanged(record.id()));
    assert!(matches!(tab.effects[..], [Effect::Reread { .. }]));
    tab.send(News::Reread(record.id(), Ok(Box::new(record))));
    assert!(tab.effects.is_empty(), "nothing moves on the screen: {:?}", tab.effects);
    assert!(tab.model().is_example() && tab.model().journal.note(theirs).is_none());
    tab.send(Event::LeaveExample);
    assert_eq!(tab.model().value(theirs, Question::HopeWhat).words, "a boat");
}

#[test]
fn locking_by_itself_and_hiding_with_a_lock_end_an_example() {
    for event in [Event::LockNow, Event::Hide] {
        let mut tab = trying();
        let Body::Vault(custody) = decode(LOCK).unwrap().body else { panic!("a vault") };
        tab.send(News::CustodyIs(Vault::new(1), Rev::NONE.next(), custody, true));
        assert!(tab.model().is_example(), "another tab put a lock on, and this one has its keys");
        let hides = matches!(event, Event::Hide);
        tab.send(event);
        assert!(!tab.model().is_example() && tab.model().stage == Stage::Locked);
        assert_eq!(tab.model().hidden, hides);
        assert!(tab.effects.contains(&Effect::Replace(Route::Home)));
    }
}

#[test]
fn a_note_of_an_example_has_no_place_anywhere_else() {
    let mut tab = Tab::opened();
    let hope = tab.writes_a_hope("a room");
    tab.send(Event::TryExample);
    let note = tab.of_kind(Kind::Hope);
    tab.plays(Event::Begin(Kind::Hope));
    let (begun, _) = tab.question();
    assert!(note.is_of_example() && begun.is_of_example() && !hope.is_of_example());
    tab.plays(Event::Address(format!("#{}", Route::Note(hope))));
    assert_eq!(tab.model().route, Route::Home);
    tab.send(Event::LeaveExample);
    // Back, or a reload.
    for route in [Route::Note(note), Route::Question(begun, Question::HopeWhat), Route::Forget(note)] {
        tab.send(Event::Go(Route::LookBack));
        tab.send(Event::Address(format!("#{route}")));
        assert_eq!(tab.model().route, Route::Home);
        assert!(tab.effects.contains(&Effect::Replace(Route::Home)));
    }
}

#[test]
fn an_example_has_something_for_every_place_in_each_language() {
    for language in Language::ALL.iter().copied() {
        let mut tab = Tab::opened();
        tab.send(Event::Language(language));
        tab.send(Event::TryExample);
        let notes = tab.notes();
        assert_eq!(notes.len(), 14);
        for kind in [Kind::Hope, Kind::Goal, Kind::Helped, Kind::DidNotHelp, Kind::ToTalkAbout, Kind::AboutMe] {
            assert!(notes.iter().any(|note| note.kind() == kind), "{kind:?}");
        }
        for note in &notes {
            assert!(note.is_finished() && !note.is_open(), "{note:?}");
            let asked = note.kind().screens().filter(|question| note.settled(*question).is_some()).count();
            assert!(asked >= note.kind().screens().count() / 2, "{note:?}");
            assert!(note.begun() < tab.model().now);
        }
        let states: Vec<Choice> = notes.iter().filter_map(Note::state).collect();
        for state in [Choice::StillTrue, Choice::Changed, Choice::GotThere, Choice::NotYet] {
            assert!(states.contains(&state), "{state:?}");
        }
        assert!(notes.iter().any(|note| note.not_heard().is_some_and(|(times, _)| times == 2)));
        assert!(!tab.model().is_back_after_a_while() && !tab.model().file_is_due());
        let page = &tab.model().journal.page;
        assert!(page.items().iter().all(|item| tab.model().journal.note(item.note).is_some()));
        assert!(page.first.is_some_and(|first| page.has_note(first)));

        tab.plays(Event::Go(Route::Page(PageStep::See)));
        let printed = tab.model().document().unwrap();
        let texts = &words(language).example;
        assert!(printed.text().starts_with(&texts.titled.with([words(language).print.title])), "{}", printed.text());
        assert_eq!(printed.foot, texts.foot);
    }
}

#[test]
fn every_print_of_an_example_says_that_it_is_one() {
    let mut tab = trying();
    for print in crate::domain::Print::ALL {
        tab.plays(Event::Go(Route::Print(*print)));
        let printed = tab.model().document().unwrap();
        assert!(printed.text().starts_with("Example") && printed.foot.starts_with("Example"), "{}", printed.text());
    }
}

#[test]
fn whom_the_person_would_call_is_not_in_an_example() {
    let mut tab = Tab::opened();
    tab.send(Event::AddContact);
    tab.send(Event::Typed(Field::ContactName(0), "Anne".to_owned()));
    tab.send(Event::TryExample);
    assert_eq!(tab.model().journal.settings.contacts, [], "no print of it can have them");
    let contact = Contact { name: "Anne".to_owned(), phone: String::new() };
    assert_eq!(tab.model().own().journal.settings.contacts, [contact], "but Help now has");
}

#[test]
fn an_example_that_cannot_be_had_changes_nothing_but_says_so() {
    let mut tab = Tab::opened();
    tab.send(Event::ExampleCame(true));
    assert!(!tab.model().is_example(), "nobody asked for it");
    for (goes_on, done) in [(false, false), (true, true)] {
        tab.model.as_mut().unwrap().example = Wanted::Loading(Language::English);
        if goes_on {
            tab.send(Event::Go(Route::Write));
        }
        tab.send(Event::ExampleCame(done));
        assert!(!tab.model().is_example(), "it is not shown to somebody who has gone on");
        assert_eq!(tab.model().example, if goes_on { Wanted::Not } else { Wanted::Missing });
    }
}

#[test]
fn whoever_chooses_another_language_while_an_example_is_loaded_has_it_in_that_language() {
    for done in [true, false] {
        let mut tab = Tab::opened();
        tab.model.as_mut().unwrap().example = Wanted::Loading(Language::English);
        tab.send(Event::Language(Language::Danish));
        tab.send(Event::ExampleCame(done));
        assert_eq!(tab.model().example, Wanted::Not, "nothing is missing in that language");
        let said = crate::words::example::example(Language::Danish).unwrap().dinner[0];
        assert!(tab.notes().iter().any(|note| note.texts().contains(&said)));
    }
}
