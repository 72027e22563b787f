//! Damaged and newer copies: never destroyed, always said, and never in the way of what can be read.

use super::tab::{Promises, Stores, Tab, note_id, record, reopened, reopened_words, slot, with_note};
use crate::format::{RecordId, Rev, Unreadable, Vault, encode};
use crate::store::fake::{Faults, block_on};
use crate::store::{Place, Saved};
#[test]
fn a_newer_version_s_record_is_never_overwritten() {
    let newer = |rev: u64| encode(&record(1, rev, "new words")).replace("\"schema\":1", "\"schema\":99,\"more\":[7]");
    for rev in [1, 3, 9] {
        for at in [Place::Slots, Place::Shelf] {
            let profile = with_note(&["one", "two", "three"]);
            match at {
                Place::Slots => profile.force_slot(&slot(note_id(1)), &newer(rev)),
                Place::Shelf => profile.force_shelf(&note_id(1).to_string(), &newer(rev)),
            }
            let before = (profile.slot_texts(), profile.shelf_texts());
            let tab = block_on(Tab::open(&profile, Stores::Both, 9));
            assert!(tab.opened.read_only.contains(&note_id(1)));
            let unread = &tab.opened.unread[..];
            assert!(matches!(unread, [one] if one.place == at && one.why == Unreadable::Newer { schema: 99 }));
            assert_eq!(tab.shows(note_id(1)), " one two three", "the older copy can still be read");
            tab.write(note_id(1), "four");
            let saved = block_on(tab.save(note_id(1), None, &Promises::default()));
            assert_eq!(saved, Some(Saved::Blocked(Unreadable::Newer { schema: 99 })));
            assert_eq!((profile.slot_texts(), profile.shelf_texts()), before, "{at:?} {rev}");
        }
    }
}

#[test]
fn a_newer_version_that_comes_while_this_one_is_open_is_not_overwritten_either() {
    let newer = encode(&record(1, 2, "new words")).replace("\"schema\":1", "\"schema\":99");
    for (in_slot, on_shelf) in [(true, true), (true, false), (false, true)] {
        let profile = with_note(&["one"]);
        let tab = block_on(Tab::open(&profile, Stores::Both, 9));
        if in_slot {
            profile.force_slot(&slot(note_id(1)), &newer);
        }
        if on_shelf {
            profile.force_shelf(&note_id(1).to_string(), &newer);
        }
        tab.write(note_id(1), "two");
        for _ in 0..2 {
            let saved = block_on(tab.save(note_id(1), None, &Promises::default()));
            assert_eq!(saved, Some(Saved::Blocked(Unreadable::Newer { schema: 99 })));
        }
        assert_eq!(profile.slot_texts()[&slot(note_id(1))] == newer, in_slot);
        assert_eq!(profile.shelf_texts()[&note_id(1).to_string()] == newer, on_shelf);
    }
}

#[test]
fn a_vault_named_by_a_newer_version_keeps_its_name() {
    let profile = with_note(&["one"]);
    let text = |name: &str, texts: &crate::store::fake::Texts| texts[name].replace("\"schema\":1", "\"schema\":99");
    let (in_slot, on_shelf) = (text("own-words/vault", &profile.slot_texts()), text("vault", &profile.shelf_texts()));
    profile.roll_slots_back([("own-words/vault".to_owned(), in_slot)].into());
    profile.replace_shelf([("vault".to_owned(), on_shelf)].into());
    let before = (profile.slot_texts(), profile.shelf_texts());
    assert_eq!(block_on(Tab::open(&profile, Stores::Both, 9)).vault, Vault::new(5));
    assert_eq!((profile.slot_texts(), profile.shelf_texts()), before);
}

#[test]
fn a_damaged_copy_beside_a_good_one_is_set_aside_and_repaired() {
    for at in [Place::Slots, Place::Shelf] {
        let profile = with_note(&["one"]);
        let damaged = "{\"id\":\"note-0000";
        match at {
            Place::Slots => profile.force_slot(&slot(note_id(1)), damaged),
            Place::Shelf => profile.force_shelf(&note_id(1).to_string(), damaged),
        }
        for _ in 0..3 {
            let tab = block_on(Tab::open(&profile, Stores::Both, 9));
            assert_eq!(tab.shows(note_id(1)), " one");
            let found = &tab.opened.unread;
            assert_eq!(found.len(), 1, "once, and at every opening: {found:?}");
            assert_eq!((found[0].place, found[0].text.as_str()), (at, damaged));
            assert!(found[0].name.starts_with("aside/note-00000000000000000000000000000001/"), "{}", found[0].name);
        }
        assert_eq!(reopened_words(&profile, Stores::Slots), " one");
        assert_eq!(reopened_words(&profile, Stores::Shelf), " one");
        assert!(profile.holds(damaged));
    }
}

#[test]
fn a_damaged_copy_that_cannot_be_set_aside_is_left() {
    let profile = with_note(&["one"]);
    let damaged = &format!("{{\"id\":\"note-0000{}", "longer than any good copy of it ".repeat(40));
    profile.force_slot(&slot(note_id(1)), damaged);
    let bytes: usize = profile.slot_texts().iter().map(|(name, text)| name.len() + text.len()).sum();
    profile.fail(Faults { slot_bytes: Some(bytes + 10), ..Faults::default() });
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(tab.shows(note_id(1)), " one");
    assert_eq!(tab.opened.unread[0].name, note_id(1).to_string());
    assert_eq!(&profile.slot_texts()[&slot(note_id(1))], damaged);
    tab.write(note_id(1), "two");
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    assert!(profile.holds(damaged));
}

#[test]
fn a_damaged_copy_that_was_dropped_when_it_was_set_aside_is_left() {
    let profile = with_note(&["one"]);
    let damaged = "{\"id\":\"note-0000";
    profile.force_slot(&slot(note_id(1)), damaged);
    profile.fail(Faults { slots_drop: true, ..Faults::default() });
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(tab.shows(note_id(1)), " one");
    assert_eq!(tab.opened.unread[0].name, note_id(1).to_string());
    assert_eq!(&profile.slot_texts()[&slot(note_id(1))], damaged);
}

#[test]
fn where_nothing_can_be_read_the_bytes_stay_and_it_is_said() {
    let profile = with_note(&["one"]);
    let id = note_id(1);
    for name in profile.slot_texts().keys() {
        profile.force_slot(name, &format!("torn {name}"));
    }
    for name in profile.shelf_texts().keys() {
        profile.force_shelf(name, &format!("torn shelf {name}"));
    }
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert!(tab.opened.records.is_empty());
    assert_eq!(tab.opened.unread.len(), 4, "the note and the vault, in each store: {:?}", tab.opened.unread);
    assert_eq!(profile.slot_texts()[&slot(id)], format!("torn {}", slot(id)));
    assert_eq!(profile.shelf_texts()[&id.to_string()], format!("torn shelf {id}"));
    assert!(profile.holds("torn own-words/vault") && profile.holds("torn shelf vault"));
}

#[test]
fn a_damaged_page_does_not_keep_a_new_one_from_being_saved() {
    let profile = with_note(&["one"]);
    profile.force_slot(&slot(RecordId::Page), "torn in the slots");
    profile.force_shelf("page", "torn on the shelf");
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    tab.write(RecordId::Page, "today");
    assert_eq!(block_on(tab.save(RecordId::Page, None, &Promises::default())), Some(Saved::Safe(Rev::NONE.next())));
    assert!(profile.holds("torn in the slots") && profile.holds("torn on the shelf"));
    for stores in [Stores::Slots, Stores::Shelf] {
        assert_eq!(reopened(&profile, stores, RecordId::Page).as_deref(), Some(" today"));
    }
}

#[test]
fn a_record_that_stands_under_another_s_name_is_not_taken_for_it() {
    let profile = with_note(&["one"]);
    let text = encode(&record(2, 9, "of another"));
    profile.force_slot(&slot(note_id(1)), &text);
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(tab.shows(note_id(1)), " one");
    assert_eq!(tab.opened.unread.len(), 1);
    assert!(profile.holds(&text));
}

#[test]
fn names_of_other_pages_in_the_slots_are_left_alone() {
    let profile = with_note(&["one"]);
    for name in ["note-00000000000000000000000000000001", "page", "theme", "own-word/x", ""] {
        profile.force_slot(name, "another page's");
    }
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert!(tab.opened.unread.is_empty());
    assert_eq!(profile.slot_texts().values().filter(|text| *text == "another page's").count(), 5);
}
