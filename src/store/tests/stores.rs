//! The two stores and the one rule, case by case.

use super::tab::{Promises, Stores, Tab, note_id, record, reopened, reopened_words, save_note, slot, with_note};
use crate::format::{Body, Record, Rev, Vault, encode};
use crate::store::fake::{Faults, Profile, block_on, nonce};
use crate::store::{Failure, Keeper, Keeping, Place, Saved};
#[test]
fn what_was_saved_is_there_again_and_stands_in_both_stores() {
    let profile = with_note(&["one", "two"]);
    assert_eq!(reopened_words(&profile, Stores::Both), " one two");
    assert_eq!(reopened_words(&profile, Stores::Slots), " one two");
    assert_eq!(reopened_words(&profile, Stores::Shelf), " one two");
}

#[test]
fn opening_and_closing_changes_nothing() {
    let profile = with_note(&["one", "two"]);
    let before = (profile.slot_texts(), profile.shelf_texts());
    profile.fail(Faults::default());
    reopened_words(&profile, Stores::Both);
    assert_eq!(profile.writes(), 0);
    assert_eq!((profile.slot_texts(), profile.shelf_texts()), before);
}

#[test]
fn a_rolled_back_slot_gives_way_to_the_shelf_and_is_repaired() {
    let profile = with_note(&["one"]);
    let early = profile.slot_texts();
    save_note(&profile, &["two"]);
    profile.roll_slots_back(early);
    assert_eq!(reopened(&profile, Stores::Both, note_id(1)).as_deref(), Some(" one two"));
    assert_eq!(reopened(&profile, Stores::Slots, note_id(1)).as_deref(), Some(" one two"), "it was not repaired");
}

#[test]
fn cleared_slots_are_filled_again_from_the_shelf() {
    let profile = with_note(&["one"]);
    let full = profile.slot_texts();
    profile.roll_slots_back(Default::default());
    assert_eq!(reopened_words(&profile, Stores::Both), " one");
    assert_eq!(profile.slot_texts(), full);
}

#[test]
fn a_cleared_shelf_is_filled_again_from_the_slots() {
    let profile = with_note(&["one"]);
    let full = profile.shelf_texts();
    profile.replace_shelf(Default::default());
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(profile.shelf_texts(), full);
    assert_eq!(tab.opened.on_shelf.get(&note_id(1)), Some(&Rev::NONE.next()));
    assert_eq!(tab.vault, Vault::new(5));
}

#[test]
fn what_only_the_slots_kept_when_the_tab_was_closed_in_a_word_is_put_on_the_shelf() {
    let profile = with_note(&["one"]);
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    tab.write(note_id(1), "tw");
    tab.hide(note_id(1), &Promises::default());
    drop(tab);
    assert_eq!(reopened_words(&profile, Stores::Both), " one tw");
    assert_eq!(reopened_words(&profile, Stores::Shelf), " one tw");
}

#[test]
fn two_copies_of_one_revision_that_differ_are_both_kept() {
    let profile = Profile::default();
    profile.force_slot(&slot(note_id(1)), &encode(&record(1, 4, "mine")));
    profile.force_shelf("note-00000000000000000000000000000001", &encode(&record(1, 4, "theirs")));
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(tab.opened.records, [record(1, 4, "theirs")], "the shelf's counts");
    assert_eq!(tab.opened.twins, [record(1, 4, "mine")]);
    assert!(profile.holds(&encode(&record(1, 4, "mine"))), "it must wait in its slot until both are saved as one");
    block_on(tab.save(note_id(1), None, &Promises::default()));
    drop(tab);
    for stores in [Stores::Slots, Stores::Shelf] {
        let words = reopened_words(&profile, stores);
        assert!(words.contains("mine") && words.contains("theirs"), "{words}");
    }
    assert!(block_on(Tab::open(&profile, Stores::Both, 9)).opened.twins.is_empty());
}

#[test]
fn a_deleted_note_stays_deleted_when_its_slot_comes_back() {
    let profile = with_note(&["one"]);
    let early = profile.slot_texts();
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    tab.delete(1);
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    drop(tab);
    profile.roll_slots_back(early);
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert!(matches!(tab.opened.records[..], [Record { body: Body::Deleted(_), .. }]));
}

#[test]
fn without_a_shelf_a_save_is_said_to_be_safe_unless_there_is_a_crash() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Slots, 9));
    assert_eq!(tab.keeper.keeping(), Keeping::SlotsOnly);
    tab.write(note_id(1), "one");
    assert_eq!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::UnlessCrash));
    assert_eq!(reopened_words(&profile, Stores::Slots), " one");
}

#[test]
fn without_slots_a_save_is_safe_once_the_shelf_has_it() {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Shelf, 9));
    assert_eq!(tab.keeper.keeping(), Keeping::ShelfOnly);
    tab.write(note_id(1), "one");
    assert_eq!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(Rev::NONE.next())));
    assert_eq!(reopened_words(&profile, Stores::Shelf), " one");
}

#[test]
fn with_both_stores_refused_nothing_is_called_saved() {
    let tab = block_on(Tab::open(&Profile::default(), Stores::None, 9));
    assert_eq!(tab.keeper.keeping(), Keeping::Nowhere);
    assert_eq!(tab.vault, Vault::new(9));
    tab.write(note_id(1), "one");
    assert_eq!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Not(Failure::Nowhere)));
}

#[test]
fn stores_that_refuse_after_the_opening_are_never_called_saved() {
    let profile = with_note(&["one"]);
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    profile.fail(Faults { slots_refuse: true, shelf_refuses: true, ..Faults::default() });
    tab.write(note_id(1), "two");
    let saved = block_on(tab.save(note_id(1), None, &Promises::default()));
    assert_eq!(saved, Some(Saved::Not(Failure::Refused { in_slots: false })));
    profile.fail(Faults::default());
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    assert_eq!(reopened_words(&profile, Stores::Both), " one two");
}

#[test]
fn slots_that_drop_what_is_written_are_never_called_saved() {
    let profile = with_note(&["one"]);
    let tab = block_on(Tab::open(&profile, Stores::Slots, 9));
    profile.fail(Faults { slots_drop: true, ..Faults::default() });
    tab.write(note_id(1), "two");
    let saved = block_on(tab.save(note_id(1), None, &Promises::default()));
    assert_eq!(saved, Some(Saved::Not(Failure::Refused { in_slots: false })));
    profile.fail(Faults::default());
    assert_eq!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::UnlessCrash));
    assert_eq!(reopened_words(&profile, Stores::Slots), " one two");
}

#[test]
fn a_full_shelf_is_not_called_saved_though_the_slot_has_it() {
    let profile = with_note(&["one"]);
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    profile.fail(Faults { shelf_full: true, ..Faults::default() });
    tab.write(note_id(1), "two");
    let saved = block_on(tab.save(note_id(1), None, &Promises::default()));
    assert_eq!(saved, Some(Saved::Not(Failure::Full { in_slots: true })));
    assert_eq!(reopened_words(&profile, Stores::Both), " one two");
}

#[test]
fn a_store_that_does_not_answer_is_said_and_overwrites_nothing() {
    let profile = with_note(&["one"]);
    profile.roll_slots_back(Default::default());
    let before = profile.shelf_texts();
    profile.fail(Faults { shelf_refuses: true, ..Faults::default() });
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(tab.opened.unanswered, [Place::Shelf]);
    profile.fail(Faults { slots_refuse: true, ..Faults::default() });
    assert_eq!(block_on(Tab::open(&profile, Stores::Both, 9)).opened.unanswered, [Place::Slots]);
    profile.fail(Faults::default());
    assert_eq!(profile.shelf_texts()[&note_id(1).to_string()], before[&note_id(1).to_string()]);
    tab.write(note_id(1), "written blindly");
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    let words = reopened_words(&profile, Stores::Both);
    assert!(words.contains("one") && words.contains("blindly"), "{words}");
}

#[test]
fn a_shelf_cleared_while_the_page_is_open_takes_the_next_save() {
    let profile = with_note(&["one", "two", "three"]);
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    profile.replace_shelf(Default::default());
    tab.write(note_id(1), "four");
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    assert_eq!(reopened_words(&profile, Stores::Shelf), " one two three four");
}

#[test]
fn a_shelf_that_fell_behind_what_this_tab_knows_takes_the_next_save() {
    let profile = with_note(&["one"]);
    let early = profile.shelf_texts();
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    for word in ["two", "three"] {
        tab.write(note_id(1), word);
        block_on(tab.save(note_id(1), None, &Promises::default()));
    }
    profile.replace_shelf(early);
    tab.write(note_id(1), "four");
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    assert_eq!(reopened_words(&profile, Stores::Shelf), " one two three four");
}

#[test]
fn a_vault_whose_own_record_is_gone_keeps_the_name_its_records_have() {
    let profile = with_note(&["one"]);
    profile.roll_slots_back(Default::default());
    let mut texts = profile.shelf_texts();
    texts.remove("vault");
    profile.replace_shelf(texts);
    assert_eq!(block_on(Tab::open(&profile, Stores::Both, 99)).vault, Vault::new(5));
    assert!(profile.shelf_texts().contains_key("vault"));
    // Without any record there is nothing to go by.
    let keeper = Keeper::new(Some(Profile::default().slots()), Some(Profile::default().shelf()), nonce);
    assert_eq!(block_on(keeper.open(Vault::new(99), async || {})).vault, Vault::new(99));
}
