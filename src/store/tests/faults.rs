//! For every n: the n-th write, or the n-th call, fails. What is there afterwards is the old or the new, never neither.

use super::tab::{Promises, Stores, Tab, note_id, reopened};
use crate::format::RecordId;
use crate::store::Saved;
use crate::store::fake::{Faults, Profile, block_on};

/// A profile with note 1 (`old`), note 2 and a page.
fn lived_in() -> Profile {
    let profile = Profile::default();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    for (id, word) in [(note_id(1), "old"), (note_id(2), "other"), (RecordId::Page, "page")] {
        tab.write(id, word);
        assert!(matches!(block_on(tab.save(id, None, &Promises::default())), Some(Saved::Safe(_))));
    }
    profile
}

/// Opens, saves `new` to note 1, and closes, with these faults from `when` on. Gives whether it was called safe,
/// and how many writes and calls there were.
fn save_with(profile: &Profile, from_opening: bool, faults: Faults) -> (bool, usize, usize) {
    if from_opening {
        profile.fail(faults.clone());
    }
    let tab = block_on(Tab::open(profile, Stores::Both, 6));
    if !from_opening {
        profile.fail(faults);
    }
    tab.write(note_id(1), "new");
    let saved = block_on(tab.save(note_id(1), None, &Promises::default()));
    (matches!(saved, Some(Saved::Safe(_))), profile.writes(), profile.calls())
}

/// The old or the new record, the new one if it was called safe; every other record as it was.
/// Looked at three ways: as left, with the slots taken back by a crash, and with the slots lost.
fn check_reopening(profile: &Profile, early: &crate::store::fake::Texts, safe: bool, what: &str) {
    let late = profile.slot_texts();
    let shelf = profile.shelf_texts();
    for slots in [&late, early, &Default::default()] {
        profile.fail(Faults::default());
        profile.roll_slots_back((*slots).clone());
        profile.replace_shelf(shelf.clone());
        let words = reopened(profile, Stores::Both, note_id(1));
        let words = words.as_deref();
        let new = [" old new", " new"].iter().any(|new| words.is_some_and(|words| words.contains(new)));
        assert!(words.is_some_and(|words| words.contains("old")), "{what}: {words:?}");
        assert!(new || !safe, "{what}: called safe and not there: {words:?}");
        assert_eq!(reopened(profile, Stores::Both, note_id(2)).as_deref(), Some(" other"), "{what}");
        assert_eq!(reopened(profile, Stores::Both, RecordId::Page).as_deref(), Some(" page"), "{what}");
    }
}

#[test]
fn a_save_that_fails_at_any_write_leaves_the_old_or_the_new_and_every_other_record_as_it_was() {
    let clean = save_with(&lived_in(), false, Faults::default());
    assert!(clean.0 && clean.1 == 2, "one write to each store: {clean:?}");
    for n in 1..=clean.1 + 1 {
        for all_after in [false, true] {
            let profile = lived_in();
            let early = profile.slot_texts();
            let (safe, ..) = save_with(&profile, false, Faults { write: Some(n), all_after, ..Faults::default() });
            assert_eq!(safe, n != 2 && !(n == 1 && all_after), "write {n}, all after {all_after}");
            check_reopening(&profile, &early, safe, &format!("write {n}"));
        }
    }
}

#[test]
fn a_save_that_fails_at_any_call_leaves_the_old_or_the_new_and_every_other_record_as_it_was() {
    for from_opening in [false, true] {
        let (_, _, calls) = save_with(&lived_in(), from_opening, Faults::default());
        assert!(calls >= 3);
        for n in 1..=calls {
            let profile = lived_in();
            let early = profile.slot_texts();
            let faults = Faults { call: Some(n), ..Faults::default() };
            let (safe, ..) = save_with(&profile, from_opening, faults);
            check_reopening(&profile, &early, safe, &format!("call {n}, from opening {from_opening}"));
        }
    }
}

/// An opening that has much to repair: a rolled-back slot, a lost one, a damaged one, a cleared shelf record,
/// a damaged one, a pair that differs.
fn torn() -> Profile {
    let profile = lived_in();
    let early = profile.slot_texts();
    let tab = block_on(Tab::open(&profile, Stores::Both, 5));
    for (number, word) in [(1, "later"), (3, "three"), (4, "four"), (5, "five")] {
        tab.write(note_id(number), word);
        assert!(matches!(block_on(tab.save(note_id(number), None, &Promises::default())), Some(Saved::Safe(_))));
    }
    let name = |number: u128| format!("own-words/{}", note_id(number));
    profile.force_slot(&name(1), &early[&name(1)]);
    profile.force_slot(&name(3), "a torn slot");
    profile.force_shelf(&note_id(4).to_string(), "a torn shelf");
    let mut shelf = profile.shelf_texts();
    shelf.remove(&note_id(5).to_string());
    profile.replace_shelf(shelf);
    profile
}

#[test]
fn an_opening_that_fails_at_any_write_or_call_while_it_repairs_loses_nothing() {
    let check = |faults: Faults| {
        let profile = torn();
        profile.fail(faults.clone());
        drop(block_on(Tab::open(&profile, Stores::Both, 6)));
        profile.fail(Faults::default());
        for (number, words) in [(1, " old later"), (2, " other"), (3, " three"), (4, " four"), (5, " five")] {
            let there = reopened(&profile, Stores::Both, note_id(number));
            assert_eq!(there.as_deref(), Some(words), "{faults:?}");
        }
        assert!(profile.holds("a torn slot") && profile.holds("a torn shelf"), "{faults:?}");
        (profile.writes(), profile.calls())
    };
    let profile = torn();
    profile.fail(Faults::default());
    drop(block_on(Tab::open(&profile, Stores::Both, 6)));
    let (writes, calls) = (profile.writes(), profile.calls());
    assert!(writes >= 6, "nothing was repaired: {writes}");
    for n in 1..=writes {
        check(Faults { write: Some(n), ..Faults::default() });
        check(Faults { write: Some(n), all_after: true, ..Faults::default() });
    }
    for n in 1..=calls {
        check(Faults { call: Some(n), ..Faults::default() });
    }
}

#[test]
fn a_shelf_that_took_the_words_but_never_said_so_takes_the_next_ones() {
    use std::future::Future;
    use std::task::{Context, Waker};
    let profile = lived_in();
    let tab = block_on(Tab::open(&profile, Stores::Both, 6));
    tab.write(note_id(1), "new");
    let (record, started_from) = tab.next(note_id(1)).unwrap();
    let at_once = tab.keeper.save_at_once(&record);
    profile.dawdle([0, 9]);
    {
        let mut save = std::pin::pin!(tab.keeper.save(&record, started_from, &at_once));
        assert!(save.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    assert!(profile.shelf_texts()[&note_id(1).to_string()].contains("new"), "it was dropped after the transaction");
    profile.dawdle([]);
    tab.write(note_id(1), "newer");
    let (record, _) = tab.next(note_id(1)).unwrap();
    let at_once = tab.keeper.save_at_once(&record);
    // The app never heard of the first save, so it still starts from the old revision.
    assert_eq!(block_on(tab.keeper.save(&record, started_from, &at_once)), Saved::Safe(record.rev));
}
