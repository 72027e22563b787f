//! A long journal that can be written in before all of it was read.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::tab::{Promises, Stores, Tab, make_long, note_id, record, reopened, reopened_words, slot, with_note};
use crate::domain::{Contact, Settings};
use crate::format::{Body, Keyring, Record, RecordId, Rev, Vault, encode};
use crate::store::fake::{Profile, block_on, nonce, pass, run_tabs};
use crate::store::{AtOnce, Keeper, Saved};

/// A long journal with one note, and settings with this contact.
fn long(contact: &str) -> Profile {
    let profile = with_note(&["one"]);
    make_long(&profile);
    let text = encode(&settings(1, contact));
    profile.force_slot(&slot(RecordId::Settings), &text);
    profile.force_shelf("settings", &text);
    profile
}

fn settings(rev: u64, contact: &str) -> Record {
    let contacts = vec![Contact { name: contact.to_owned(), phone: String::new() }];
    let body = Body::Settings(Settings { contacts, ..Settings::default() });
    Record { vault: Vault::new(5), rev: Rev::stored(rev).unwrap(), body }
}

fn first(profile: &Profile) -> Option<crate::store::First> {
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.first(Vault::new(9)))
}

#[test]
fn a_long_journal_hands_over_the_settings_first_and_changes_nothing() {
    let profile = long("Anne");
    let before = (profile.slot_texts(), profile.shelf_texts());
    let first = first(&profile).expect("it is long");
    assert_eq!(first.settings, Some(settings(1, "Anne")));
    assert_eq!((first.vault, first.vault_rev), (Vault::new(5), Rev::NONE.next()));
    assert_eq!((profile.slot_texts(), profile.shelf_texts()), before);
    let short = with_note(&["one"]);
    assert!(self::first(&short).is_none(), "a short one is read at once");
}

#[test]
fn wherever_the_first_records_are_not_plain_everything_is_read_first() {
    let newer = |name: &str| format!(r#"{{"id":"{name}","rev":9,"schema":9,"vault":"{}"}}"#, Vault::new(5));
    let both = |profile: &Profile, name: &str, text: &str| {
        profile.force_slot(&format!("own-words/{name}"), text);
        profile.force_shelf(name, text);
    };
    type Change<'a> = (&'a str, &'a dyn Fn(&Profile));
    let changes: [Change; 9] = [
        ("the slot is newer", &|profile| {
            profile.force_slot(&slot(RecordId::Settings), &encode(&settings(2, "Anne")));
        }),
        ("the shelf is newer", &|profile| profile.force_shelf("settings", &encode(&settings(2, "Anne")))),
        ("damaged settings", &|profile| both(profile, "settings", "torn")),
        ("settings of a newer version", &|profile| both(profile, "settings", &newer("settings"))),
        ("a damaged vault", &|profile| both(profile, "vault", "torn")),
        ("a vault of a newer version", &|profile| both(profile, "vault", &newer("vault"))),
        ("no vault in the slots", &|profile| {
            let mut slots = profile.slot_texts();
            slots.remove("own-words/vault");
            profile.roll_slots_back(slots);
        }),
        ("a cleared shelf", &|profile| profile.replace_shelf(Default::default())),
        ("a shelf that does not answer", &|profile| {
            profile.fail(crate::store::fake::Faults { shelf_refuses: true, ..Default::default() });
        }),
    ];
    for (what, change) in changes {
        let profile = long("Anne");
        change(&profile);
        assert!(first(&profile).is_none(), "{what}");
    }
    let profile = long("Anne");
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    keeper.forget_keys();
    assert!(block_on(keeper.first(Vault::new(9))).is_none(), "while it is locked");
    keeper.use_keys(Keyring::default());
    assert!(block_on(keeper.first(Vault::new(9))).is_some());
}

#[test]
fn a_note_that_is_saved_while_the_rest_is_read_is_met_again_as_no_other_note() {
    for pauses in [vec![0], vec![1], vec![2, 0, 3]] {
        for words in 1..4 {
            let profile = long("Anne");
            profile.dawdle((0..40).map(|call| call % 3));
            let promises = Promises::default();
            let tab = block_on(Tab::open_early(&profile, 9, &pauses, async |tab: &Tab| {
                for word in 0..words {
                    tab.write(note_id(7), &format!("early{word}"));
                    tab.save(note_id(7), None, &promises).await;
                }
                tab.write(note_id(7), "late");
                tab.hide(note_id(7), &promises);
            }))
            .expect("it is long");
            assert_eq!(promises.len(), words + 1);
            let all: String = (0..words).map(|word| format!(" early{word}")).collect();
            assert_eq!(tab.shows(note_id(7)), format!("{all} late"), "nothing was brought together with itself");
            assert_eq!(tab.shows(note_id(1)), " one");
            profile.dawdle([]);
            block_on(tab.save(note_id(7), None, &promises));
            drop(tab);
            assert_eq!(reopened(&profile, Stores::Shelf, note_id(7)), Some(format!("{all} late")));
            let beside = profile.slot_texts().keys().any(|name| name.contains("beside/"));
            assert!(!beside, "nothing stood in its way");
        }
    }
}

#[test]
fn settings_that_were_handed_over_first_are_not_handed_over_again_and_newer_ones_are() {
    let profile = long("Anne");
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.first(Vault::new(9))).expect("it is long");
    let opened = block_on(keeper.open(Vault::new(9), async || {}));
    assert_eq!(opened.taken_in, [RecordId::Settings]);
    assert!(opened.records.iter().all(|record| record.id() != RecordId::Settings));

    let profile = long("Anne");
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.first(Vault::new(9))).expect("it is long");
    profile.force_shelf("settings", &encode(&settings(2, "Berit")));
    let opened = block_on(keeper.open(Vault::new(9), async || {}));
    assert_eq!(opened.taken_in, []);
    assert!(opened.records.contains(&settings(2, "Berit")));
}

#[test]
fn settings_that_another_tab_changed_meanwhile_are_not_overwritten() {
    let profile = long("Anne");
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.first(Vault::new(9))).expect("it is long");
    let theirs = settings(2, "Berit");
    profile.force_slot(&slot(RecordId::Settings), &encode(&theirs));
    profile.force_shelf("settings", &encode(&theirs));
    let mine = settings(2, "Celia");
    let at_once = keeper.save_at_once(&mine);
    let saved = block_on(keeper.save(&mine, Rev::NONE.next(), &at_once));
    assert_eq!(saved, Saved::Differs(Box::new(theirs)));
}

#[test]
fn what_this_tab_wrote_beside_another_s_words_is_not_handed_to_it_as_other_words() {
    let profile = long("Anne");
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.first(Vault::new(9))).expect("it is long");
    keeper.save_at_once(&record(7, 1, "mine"));
    let theirs = record(7, 2, "theirs");
    profile.force_slot(&slot(note_id(7)), &encode(&theirs));
    assert!(matches!(keeper.save_at_once(&record(7, 3, "mine, later")), AtOnce::Differs(_)));
    let opened = block_on(keeper.open(Vault::new(9), async || {}));
    assert!(opened.records.contains(&theirs), "what it has not seen is handed to it");
    assert_eq!(opened.twins, []);
}

/// What a tab does to a note of its own while the rest is read, and then goes on with.
#[derive(Clone, Copy, Debug)]
enum Step {
    Write,
    Keep,
    Save,
    SaveAndWrite,
    Hide,
    Pass,
}

async fn live(tab: &Tab, number: u128, who: &str, steps: &[Step], saved: &Promises, at_once: &Promises) {
    let id = note_id(number);
    for (nth, step) in steps.iter().enumerate() {
        let word = format!("{who}{nth}");
        match step {
            Step::Write => tab.write(id, &word),
            Step::Keep => tab.keep(id),
            Step::Save => drop(tab.save(id, None, saved).await),
            Step::SaveAndWrite => drop(tab.save(id, Some(&word), saved).await),
            Step::Hide => tab.hide(id, at_once),
            Step::Pass => pass().await,
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec(
        select(vec![Step::Write, Step::Write, Step::Keep, Step::Save, Step::SaveAndWrite, Step::Hide, Step::Pass]),
        0..10,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// A tab writes while the rest is read, another one looks at what it wrote and goes on with it; either is dropped
    /// anywhere. Whatever was called saved is there, and so is what was written at once, as long as nothing crashed.
    #[test]
    fn whatever_is_written_before_all_is_read_is_there_afterwards(
        early in steps(),
        later in steps(),
        other in steps(),
        breaths in vec(0..3_u8, 1..6),
        pauses in vec(0..4_u8, 0..40),
        turns in vec(0..2_usize, 0..200),
        to_the_end in any::<bool>(),
        slots_are_cleared in any::<bool>(),
    ) {
        let profile = long("Anne");
        let slots = profile.slot_texts();
        let (saved, at_once) = (Promises::default(), Promises::default());
        profile.dawdle(pauses);
        let writes = async {
            let tab = Tab::open_early(&profile, 51, &breaths, async |tab: &Tab| {
                live(tab, 7, "1x", &early, &saved, &at_once).await;
            });
            let tab = tab.await.expect("it is long");
            live(&tab, 7, "1y", &later, &saved, &at_once).await;
            live(&tab, 1, "1z", &later, &saved, &at_once).await;
        };
        let looks = async {
            let tab = Tab::open(&profile, Stores::Both, 52).await;
            tab.reread(note_id(7)).await;
            live(&tab, 7, "2x", &other, &saved, &at_once).await;
            live(&tab, 1, "2y", &other, &saved, &at_once).await;
        };
        let rest = if to_the_end { 10_000 } else { 0 };
        let tabs: Vec<std::pin::Pin<Box<dyn Future<Output = ()>>>> = vec![Box::pin(writes), Box::pin(looks)];
        let done = run_tabs(tabs, turns.into_iter().chain((0..rest).map(|turn| turn % 2)));
        prop_assert!(done || !to_the_end, "they never came to an end");
        profile.dawdle([]);
        if slots_are_cleared {
            profile.roll_slots_back(slots);
        }
        let words = reopened_words(&profile, Stores::Both);
        let missing = saved.missing_from(&words);
        prop_assert!(missing.is_empty(), "lost: {missing:?} of {}", saved.len());
        prop_assert!(words.contains("one"));
        let missing = at_once.missing_from(&words);
        prop_assert!(slots_are_cleared || missing.is_empty(), "lost of what was written at once: {missing:?}");
    }
}

#[test]
fn a_note_of_an_unread_journal_is_not_overwritten_even_by_a_tab_that_knows_nothing_of_it() {
    let profile = long("Anne");
    let keeper = Keeper::new(Some(profile.slots()), Some(profile.shelf()), nonce);
    block_on(keeper.first(Vault::new(9))).expect("it is long");
    let blind = record(1, 8, "blind");
    let at_once = keeper.save_at_once(&blind);
    let saved = block_on(keeper.save(&blind, Rev::NONE, &at_once));
    assert!(matches!(saved, Saved::Differs(_)), "{saved:?}");
    let words = reopened_words(&profile, Stores::Both);
    assert!(words.contains("one") && words.contains("blind"), "{words}");
}
