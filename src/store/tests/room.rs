//! Full slots: old copies that the shelf has as well give way, and never one that it has not.

use super::tab::{Promises, Stores, Tab, note_id, record, reopened, reopened_words};
use crate::domain::{Kind, Moment, Note, NoteId, Question, Value};
use crate::format::{Body, Record, RecordId, Rev, Vault, encode};
use crate::store::fake::{Faults, Profile, block_on, nonce};
use crate::store::{AtOnce, Failure, Keeper, Saved};

fn bytes(profile: &Profile) -> usize {
    profile.slot_texts().iter().map(|(name, text)| name.len() + text.len()).sum()
}

/// A note begun on this day.
fn begun(number: u128, day: i64) -> Record {
    let at = Moment::new(day * 86_400_000, 0);
    let mut note = Note::new(NoteId::new(number), Kind::Hope, at);
    note.write(Question::HopeWhat, Value::words(format!("words{number}")), at).unwrap();
    Record { vault: Vault::new(5), rev: Rev::NONE.next(), body: Body::Note(note) }
}

#[test]
fn full_slots_give_up_the_oldest_notes_and_nothing_is_lost() {
    let profile = Profile::default();
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.open(Vault::new(5), async || {}));
    for (number, day) in [(1, 30), (2, 10), (3, 20), (4, 40)] {
        let record = begun(number, day);
        let at_once = keeper.save_at_once(&record);
        assert_eq!(block_on(keeper.save(&record, Rev::NONE, &at_once)), Saved::Safe(record.rev));
    }
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    let has = |number: u128| profile.slot_texts().contains_key(&format!("own-words/{}", note_id(number)));
    for (number, gone) in [(5, 2), (6, 3), (7, 1)] {
        let record = begun(number, 50);
        let at_once = keeper.save_at_once(&record);
        assert_eq!(at_once, AtOnce::Written);
        assert!(has(number) && !has(gone), "{number} in place of {gone}: {:?}", profile.slot_texts().keys());
        assert_eq!(block_on(keeper.save(&record, Rev::NONE, &at_once)), Saved::Safe(record.rev));
    }
    assert!(profile.slot_texts().contains_key("own-words/vault"));
    let words = reopened_words(&profile, Stores::Both);
    assert!((1..=7).all(|number| words.contains(&format!("words{number}"))), "{words}");
}

#[test]
fn a_copy_that_is_not_on_the_shelf_never_gives_way() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    profile.fail(Faults { shelf_full: true, ..Faults::default() });
    for number in 1..=3 {
        tab.write(note_id(number), "only-here");
        tab.hide(note_id(number), &Promises::default());
    }
    let before = profile.slot_texts();
    profile.fail(Faults { shelf_full: true, slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    tab.write(note_id(4), "one more");
    let saved = block_on(tab.save(note_id(4), None, &Promises::default()));
    assert_eq!(saved, Some(Saved::Not(Failure::Full { in_slots: false })));
    assert_eq!(profile.slot_texts(), before);
}

#[test]
fn a_copy_newer_than_the_shelf_s_never_gives_way() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    tab.write(note_id(1), "saved");
    block_on(tab.save(note_id(1), None, &Promises::default()));
    tab.write(note_id(1), "not-yet");
    tab.hide(note_id(1), &Promises::default());
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    tab.write(note_id(2), "other");
    assert!(matches!(block_on(tab.save(note_id(2), None, &Promises::default())), Some(Saved::Safe(_))));
    drop(tab);
    assert_eq!(reopened(&profile, Stores::Both, note_id(1)).as_deref(), Some(" saved not-yet"));
}

#[test]
fn another_tab_s_words_and_the_page_never_give_way() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    let other = block_on(Tab::open(&profile, Stores::Both, 6));
    tab.write(RecordId::Page, "today");
    tab.write(note_id(1), "mine");
    for id in [RecordId::Page, note_id(1)] {
        assert!(matches!(block_on(tab.save(id, None, &Promises::default())), Some(Saved::Safe(_))));
    }
    other.write(note_id(2), "theirs");
    other.hide(note_id(2), &Promises::default());
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    for number in 10..14 {
        tab.write(note_id(number), &"long ".repeat(40));
        block_on(tab.save(note_id(number), None, &Promises::default()));
    }
    let names = profile.slot_texts();
    assert!(names.contains_key("own-words/page") && names.contains_key(&format!("own-words/{}", note_id(2))));
}

#[test]
fn opening_with_full_slots_does_not_push_out_what_is_there() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    for number in 1..=6 {
        tab.write(note_id(number), "word");
        block_on(tab.save(note_id(number), None, &Promises::default()));
    }
    drop(tab);
    let mut fewer = profile.slot_texts();
    fewer.remove(&format!("own-words/{}", note_id(5)));
    fewer.remove(&format!("own-words/{}", note_id(6)));
    profile.roll_slots_back(fewer.clone());
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    assert_eq!(block_on(Tab::open(&profile, Stores::Both, 6)).opened.records.len(), 6);
    assert_eq!(profile.slot_texts(), fewer);
}

#[test]
fn one_of_two_copies_that_differ_does_not_give_way_before_they_are_merged() {
    let profile = Profile::default();
    let slot = format!("own-words/{}", note_id(1));
    let (mine, theirs) = (begun(1, 1), Record { vault: Vault::new(6), ..begun(1, 2) });
    profile.force_slot(&slot, &encode(&mine));
    profile.force_shelf(&note_id(1).to_string(), &encode(&theirs));
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    tab.write(note_id(2), "other");
    assert!(matches!(block_on(tab.save(note_id(2), None, &Promises::default())), Some(Saved::Safe(_))));
    assert_eq!(profile.slot_texts()[&slot], encode(&mine));
}

#[test]
fn an_older_copy_of_what_this_tab_has_saved_since_gives_way() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    let slot = format!("own-words/{}", note_id(1));
    tab.write(note_id(1), "first");
    block_on(tab.save(note_id(1), None, &Promises::default()));
    let older = profile.slot_texts()[&slot].clone();
    tab.write(note_id(1), "second");
    block_on(tab.save(note_id(1), None, &Promises::default()));
    profile.force_slot(&slot, &older);
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    tab.write(note_id(2), "other");
    block_on(tab.save(note_id(2), None, &Promises::default()));
    assert!(profile.slot_texts().contains_key(&format!("own-words/{}", note_id(2))));
    assert!(!profile.slot_texts().contains_key(&slot));
    assert_eq!(reopened(&profile, Stores::Both, note_id(1)).as_deref(), Some(" first second"));
}

#[test]
fn words_that_only_the_shelf_had_room_for_are_not_lost_to_a_tab_that_has_not_seen_them() {
    let profile = Profile::default();
    let (mine, theirs) = (Promises::default(), Promises::default());
    let first = block_on(Tab::open(&profile, Stores::Both, 5));
    first.write(RecordId::Page, "first");
    block_on(first.save(RecordId::Page, None, &mine));
    let second = block_on(Tab::open(&profile, Stores::Both, 6));
    // There is no room in the slots for what the second tab writes, and there is again for the first one's words.
    profile.fail(Faults { slot_bytes: Some(bytes(&profile) + 10), ..Faults::default() });
    second.write(RecordId::Page, "many-more-words-than-there-is-room-for");
    assert!(matches!(block_on(second.save(RecordId::Page, None, &theirs)), Some(Saved::Safe(_))));
    for word in ["a", "b", "c"] {
        first.write(RecordId::Page, word);
        first.hide(RecordId::Page, &mine);
    }
    let words = reopened_words(&profile, Stores::Both);
    assert_eq!((mine.missing_from(&words), theirs.missing_from(&words)), (vec![], vec![]), "{words}");
    // Once there is room, its own slot holds it again.
    profile.fail(Faults::default());
    block_on(first.save(RecordId::Page, None, &mine));
    let slots = profile.slot_texts();
    assert_eq!(slots.keys().collect::<Vec<_>>(), ["own-words/page", "own-words/vault"]);
    assert!(slots["own-words/page"].contains("many-more-words") && slots["own-words/page"].contains('c'));
}

#[test]
fn later_words_that_were_written_at_once_stay_when_an_earlier_save_without_a_slot_ends() {
    let profile = Profile::default();
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.open(Vault::new(5), async || {}));
    let [first, second, third] = [(1, "a"), (2, "a and many more words"), (3, "a and many more words, and the last")]
        .map(|(rev, words)| record(1, rev, words));
    let at_once = keeper.save_at_once(&first);
    assert_eq!(block_on(keeper.save(&first, Rev::NONE, &at_once)), Saved::Safe(first.rev));
    profile.fail(Faults { slot_bytes: Some(bytes(&profile)), ..Faults::default() });
    let at_once = keeper.save_at_once(&second);
    assert_eq!(at_once, AtOnce::Full);
    // While that save is under way there is room again, and the page is left.
    profile.fail(Faults::default());
    assert_eq!(keeper.save_at_once(&third), AtOnce::Written);
    assert_eq!(block_on(keeper.save(&second, first.rev, &at_once)), Saved::Safe(second.rev));
    assert_eq!(reopened(&profile, Stores::Both, note_id(1)).as_deref(), Some("a and many more words, and the last"));
}
