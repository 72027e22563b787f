//! Two tabs on one profile: neither overwrites what it has not seen.

use super::tab::{Promises, Stores, Tab, note_id, record, reopened, reopened_words, slot, with_note, words_of};
use crate::format::{Rev, decode, encode};
use crate::store::fake::{Profile, block_on, pass, run_tabs};
use crate::store::{AtOnce, Saved};
#[test]
fn words_of_a_tab_that_was_cleared_and_began_anew_are_not_overwritten_by_one_that_was_not() {
    let profile = with_note(&["one", "two", "three"]);
    let old = block_on(Tab::open(&profile, Stores::Shelf, 9));
    profile.replace_shelf(Default::default());
    let new = block_on(Tab::open(&profile, Stores::Shelf, 10));
    new.write(note_id(1), "anew");
    assert!(matches!(block_on(new.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    old.write(note_id(1), "four");
    assert!(matches!(block_on(old.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    let words = reopened_words(&profile, Stores::Shelf);
    assert!(words.contains("anew") && words.contains("four"), "{words}");
}

#[test]
fn a_tab_that_has_not_seen_another_s_words_does_not_overwrite_them_in_either_store() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    first.write(note_id(1), "first");
    let (from_first, _) = first.next(note_id(1)).unwrap();
    assert_eq!(first.keeper.save_at_once(&from_first), AtOnce::Written);
    // The first tab is closed before its save reached the shelf; the second goes on for several revisions.
    for word in ["second", "third"] {
        second.write(note_id(1), word);
        second.hide(note_id(1), &Promises::default());
    }
    assert!(profile.holds(&encode(&from_first)), "its only copy was overwritten");
    drop((first, second));
    let words = reopened_words(&profile, Stores::Both);
    assert!(words.contains("first") && words.contains("third"), "{words}");
}

#[test]
fn what_stood_beside_a_slot_is_cleared_away_once_it_is_saved_with_the_rest() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    first.write(note_id(1), "first");
    first.hide(note_id(1), &Promises::default());
    second.write(note_id(1), "second");
    second.hide(note_id(1), &Promises::default());
    drop((first, second));
    let beside = |profile: &Profile| profile.slot_texts().keys().any(|name| name.contains("beside/"));
    assert!(beside(&profile));
    let tab = block_on(Tab::open(&profile, Stores::Both, 10));
    assert_eq!(tab.opened.twins.len(), 1);
    assert!(beside(&profile), "it is not erased before it is saved");
    assert!(matches!(block_on(tab.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    assert!(!beside(&profile));
    let words = reopened_words(&profile, Stores::Shelf);
    assert!(words.contains("first") && words.contains("second"), "{words}");
}

#[test]
fn words_that_only_another_tab_s_slot_holds_are_brought_together_with_a_save() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    first.write(note_id(1), "first");
    first.hide(note_id(1), &Promises::default());
    drop(first);
    second.write(note_id(1), "second");
    let (record, started_from) = second.next(note_id(1)).unwrap();
    let at_once = second.keeper.save_at_once(&record);
    let saved = block_on(second.keeper.save(&record, started_from, &at_once));
    assert!(matches!(saved, Saved::Differs(theirs) if words_of(&theirs.body) == " one first"));
    block_on(second.save(note_id(1), None, &Promises::default()));
    for stores in [Stores::Slots, Stores::Shelf] {
        let words = reopened_words(&profile, stores);
        assert!(words.contains("second"), "{words}");
    }
}

#[test]
fn what_stands_beside_alone_is_not_lost() {
    let profile = Profile::default();
    profile.force_slot(&format!("own-words/beside/{}/1", note_id(1)), &encode(&record(1, 3, "beside")));
    profile.force_slot(&format!("own-words/beside/{}/2", note_id(1)), &encode(&record(1, 2, "also beside")));
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    assert_eq!(tab.opened.records, [record(1, 3, "beside")]);
    assert_eq!(tab.opened.twins, [record(1, 2, "also beside")]);
    assert_eq!(reopened(&profile, Stores::Shelf, note_id(1)).as_deref(), Some("beside"));
}

#[test]
fn what_was_written_beside_after_a_save_began_is_not_cleared_away_when_it_ends() {
    let profile = with_note(&["one"]);
    let tab = block_on(Tab::open(&profile, Stores::Both, 9));
    tab.write(note_id(1), "two");
    let (record_two, started_from) = tab.next(note_id(1)).unwrap();
    let at_once = tab.keeper.save_at_once(&record_two);
    profile.force_slot(&slot(note_id(1)), &encode(&record(1, 2, "another tab's")));
    tab.write(note_id(1), "three");
    tab.hide(note_id(1), &Promises::default());
    let saved = block_on(tab.keeper.save(&record_two, started_from, &at_once));
    assert_eq!(saved, Saved::Safe(record_two.rev));
    let words = reopened_words(&profile, Stores::Both);
    assert!(words.contains("three") && words.contains("another tab's"), "{words}");
}

#[test]
fn rereading_leaves_words_on_their_way_to_the_shelf_to_the_tab_that_writes_them() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    first.write(note_id(1), "two");
    first.hide(note_id(1), &Promises::default());
    block_on(second.reread(note_id(1)));
    assert_eq!(second.shows(note_id(1)), " one");
    block_on(first.save(note_id(1), None, &Promises::default()));
    profile.force_slot(&slot(note_id(1)), &encode(&record(1, 1, "older")));
    block_on(second.reread(note_id(1)));
    assert_eq!(second.shows(note_id(1)), " one two");
}

#[test]
fn a_slot_that_is_ahead_of_the_shelf_without_its_words_takes_none_away() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    let saved = Promises::default();
    first.write(note_id(1), "two");
    block_on(first.save(note_id(1), None, &saved));
    // A third tab, in a process apart, wrote over the slot in the same moment.
    profile.force_slot(&slot(note_id(1)), &encode(&record(1, 9, "one three")));
    block_on(second.reread(note_id(1)));
    second.write(note_id(1), "four");
    block_on(second.save(note_id(1), None, &saved));
    let words = reopened_words(&profile, Stores::Both);
    assert_eq!(saved.missing_from(&words), [""; 0]);
    assert!(words.contains("three"), "{words}");
}

#[test]
fn a_tab_rereads_what_another_saved_and_goes_on_from_there() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    let promises = Promises::default();
    first.write(note_id(1), "two");
    block_on(first.save(note_id(1), None, &promises));
    block_on(second.reread(note_id(1)));
    assert_eq!(second.shows(note_id(1)), " one two");
    second.write(note_id(1), "three");
    let (record, started_from) = second.next(note_id(1)).unwrap();
    let at_once = second.keeper.save_at_once(&record);
    assert_eq!(at_once, AtOnce::Written);
    let saved = block_on(second.keeper.save(&record, started_from, &at_once));
    assert_eq!(saved, Saved::Safe(record.rev), "nothing differs: it had read what stood there");
    assert_eq!(block_on(first.keeper.reread(note_id(1), Rev::NONE.next().next())), Some(Ok(record)));
    assert_eq!(block_on(first.keeper.reread(note_id(2), Rev::NONE)), None);
}

#[test]
fn a_record_made_before_another_s_words_were_read_does_not_overwrite_them() {
    let profile = with_note(&["one"]);
    let (first, second) =
        (block_on(Tab::open(&profile, Stores::Both, 8)), block_on(Tab::open(&profile, Stores::Both, 9)));
    second.write(note_id(1), "second");
    let mut made = second.next(note_id(1)).unwrap();
    made.0.rev = made.0.rev.next().next();
    first.write(note_id(1), "first");
    block_on(first.save(note_id(1), None, &Promises::default()));
    block_on(second.keeper.reread(note_id(1), Rev::NONE.next()));
    let saved = block_on(second.keeper.save(&made.0, made.1, &AtOnce::Refused));
    assert!(matches!(saved, Saved::Differs(theirs) if theirs.rev == Rev::NONE.next().next()));
}

#[test]
fn two_tabs_that_open_for_the_first_time_at_once_get_one_vault() {
    for turns in 0..1 << 10_u32 {
        let profile = Profile::default();
        profile.dawdle([1, 1, 1, 1, 1, 1, 1, 1]);
        let vaults = std::cell::RefCell::new(Vec::new());
        let open = |fresh: u128| {
            let (profile, vaults) = (profile.clone(), &vaults);
            async move {
                pass().await;
                let tab = Tab::open(&profile, Stores::Both, fresh).await;
                vaults.borrow_mut().push(tab.vault);
            }
        };
        let order = (0..10).map(|bit| (turns >> bit & 1) as usize).chain((0..64).map(|turn| turn % 2));
        assert!(run_tabs(vec![Box::pin(open(8)), Box::pin(open(9))], order));
        let vaults = vaults.into_inner();
        assert_eq!(vaults[0], vaults[1], "turns {turns:b}");
        let named = |text: &str| decode(text).unwrap().vault;
        assert_eq!(named(&profile.shelf_texts()["vault"]), vaults[0]);
        assert_eq!(named(&profile.slot_texts()["own-words/vault"]), vaults[0], "turns {turns:b}");
    }
}

#[test]
fn an_opening_that_repairs_while_another_tab_saves_takes_what_was_saved() {
    for turns in 0..1 << 8_u32 {
        let profile = with_note(&["one"]);
        let (early, promises) = (profile.shelf_texts(), Promises::default());
        let other = block_on(Tab::open(&profile, Stores::Both, 6));
        other.write(note_id(1), "two");
        block_on(other.save(note_id(1), None, &promises));
        profile.replace_shelf(early);
        profile.dawdle([1; 12]);
        let seen = std::cell::RefCell::new(String::new());
        let opening = async {
            let tab = Tab::open(&profile, Stores::Both, 7).await;
            *seen.borrow_mut() = tab.shows(note_id(1));
            tab.write(note_id(1), "late");
            tab.save(note_id(1), None, &promises).await;
        };
        let saving = async {
            other.write(note_id(1), "three");
            other.save(note_id(1), None, &promises).await;
        };
        let order = (0..8).map(|bit| (turns >> bit & 1) as usize).chain((0..64).map(|turn| turn % 2));
        assert!(run_tabs(vec![Box::pin(opening), Box::pin(saving)], order));
        assert!(seen.borrow().contains("one two"), "turns {turns:b}: {seen:?}");
        profile.dawdle([]);
        let missing = promises.missing_from(&reopened_words(&profile, Stores::Shelf));
        assert!(missing.is_empty(), "turns {turns:b}: {missing:?}");
    }
}

#[test]
fn what_another_tab_saves_in_the_middle_of_a_repair_is_what_the_opening_shows() {
    use std::task::{Context, Waker};
    let profile = with_note(&["one"]);
    let early = profile.shelf_texts();
    let other = block_on(Tab::open(&profile, Stores::Both, 6));
    other.write(note_id(1), "two");
    block_on(other.save(note_id(1), None, &Promises::default()));
    profile.replace_shelf(early);
    // Before and after reading everything there is no pause; before the repair's put there is one.
    profile.dawdle([0, 0, 1]);
    let mut opening = std::pin::pin!(Tab::open(&profile, Stores::Both, 7));
    assert!(opening.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    other.write(note_id(1), "three");
    assert!(matches!(block_on(other.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    assert_eq!(block_on(opening).shows(note_id(1)), " one two three");
}

#[test]
fn words_begun_anew_on_a_cleared_shelf_survive_a_tab_that_rereads_them_and_goes_on() {
    let profile = with_note(&["one", "two", "three"]);
    let old = block_on(Tab::open(&profile, Stores::Shelf, 9));
    profile.replace_shelf(Default::default());
    let new = block_on(Tab::open(&profile, Stores::Shelf, 10));
    new.write(note_id(1), "anew");
    assert!(matches!(block_on(new.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    // It takes the low revision for an old one and leaves it out.
    block_on(old.reread(note_id(1)));
    assert!(!old.shows(note_id(1)).contains("anew"));
    old.write(note_id(1), "four");
    assert!(matches!(block_on(old.save(note_id(1), None, &Promises::default())), Some(Saved::Safe(_))));
    let words = reopened_words(&profile, Stores::Shelf);
    assert!(words.contains("anew") && words.contains("four"), "{words}");
}
