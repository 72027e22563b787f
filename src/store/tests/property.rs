//! Random lives of a journal: crashes, stores that go back in time, two tabs at once. What was called saved is there.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::tab::{Promises, Stores, Tab, note_id, reopened_words, save_note};
use crate::format::RecordId;
use crate::store::fake::{Faults, Profile, block_on, pass, run_tabs};

/// One thing a tab does. Ids by number: 0 is the page, others are notes.
#[derive(Clone, Debug)]
enum Step {
    Write(u128),
    Keep(u128),
    Save(u128),
    /// A save with another word written and saved at once while it is under way.
    SaveAndWrite(u128),
    Hide(u128),
    Reread(u128),
    Pass,
}

fn id(number: u128) -> RecordId {
    if number == 0 { RecordId::Page } else { note_id(number) }
}

fn step() -> impl Strategy<Value = Step> {
    let number = || 0..3_u128;
    prop_oneof![
        4 => number().prop_map(Step::Write),
        1 => number().prop_map(Step::Keep),
        5 => number().prop_map(Step::Save),
        2 => number().prop_map(Step::SaveAndWrite),
        1 => number().prop_map(Step::Hide),
        2 => number().prop_map(Step::Reread),
        1 => Just(Step::Pass),
    ]
}

/// Takes the steps. Each word is written once in the whole life, and words are only ever added.
async fn live(tab: &Tab, who: &str, steps: &[Step], saved: &Promises, at_once: &Promises) {
    for (nth, step) in steps.iter().enumerate() {
        let word = format!("{who}{nth}");
        match step {
            Step::Write(number) => tab.write(id(*number), &word),
            Step::Keep(number) => tab.keep(id(*number)),
            Step::Save(number) => drop(tab.save(id(*number), None, saved).await),
            Step::SaveAndWrite(number) => drop(tab.save(id(*number), Some(&word), saved).await),
            Step::Hide(number) => tab.hide(id(*number), at_once),
            Step::Reread(number) => tab.reread(id(*number)).await,
            Step::Pass => pass().await,
        }
    }
}

/// How a life ends, and what the slots are then.
#[derive(Clone, Debug)]
enum Crash {
    /// The tab is closed; the slots are as they were left.
    Closed,
    /// The slots are as at one of the earlier endings, by number. What was rolled back does not come back later:
    /// a disk forgets, it does not remember what it forgot. (Where it did, a copy of a higher revision that was
    /// never safe would win over a lower one that was: a revision alone does not say what it was made from.)
    RolledBack(usize),
    Cleared,
}

fn crash() -> impl Strategy<Value = Crash> {
    prop_oneof![Just(Crash::Closed), (0..5_usize).prop_map(Crash::RolledBack), Just(Crash::Cleared)]
}

fn faults() -> impl Strategy<Value = Faults> {
    let number = || proptest::option::of(1..30_usize);
    (number(), number(), any::<bool>(), proptest::option::weighted(0.3, 500..3000_usize)).prop_map(
        |(write, call, all_after, slot_bytes)| Faults { write, call, all_after, slot_bytes, ..Faults::default() },
    )
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(400))]

    /// One tab after another, each with faults, dropped at any point, and slots that go back in time.
    #[test]
    fn everything_called_safe_is_there_after_any_crash(
        lives in vec((vec(step(), 1..14), faults(), vec(0..3_u8, 0..30), 1..120_usize, crash()), 1..6),
        stores in select(vec![Stores::Both, Stores::Shelf]),
    ) {
        let profile = Profile::default();
        let (saved, at_once) = (Promises::default(), Promises::default());
        let mut pasts = vec![profile.slot_texts()];
        for (nth, (steps, faults, pauses, turns, crash)) in lives.into_iter().enumerate() {
            profile.fail(faults);
            profile.dawdle(pauses);
            let life = async {
                let tab = Tab::open(&profile, stores, nth as u128 + 1).await;
                live(&tab, &format!("{nth}x"), &steps, &saved, &at_once).await;
            };
            run_tabs(vec![Box::pin(life)], std::iter::repeat_n(0, turns));
            profile.fail(Faults::default());
            profile.dawdle([]);
            pasts.push(profile.slot_texts());
            match crash {
                Crash::Closed => {}
                Crash::RolledBack(to) => {
                    pasts.truncate(to % pasts.len() + 1);
                    profile.roll_slots_back(pasts[pasts.len() - 1].clone());
                }
                Crash::Cleared => {
                    pasts.truncate(1);
                    profile.roll_slots_back(pasts[0].clone());
                }
            }
            let missing = saved.missing_from(&reopened_words(&profile, stores));
            prop_assert!(missing.is_empty(), "lost: {missing:?}");
        }
    }

    /// What a tab that is closed had written to its slots is there again, if the browser did not crash.
    #[test]
    fn what_was_written_at_once_is_there_when_the_tab_was_only_closed(
        lives in vec((vec(step(), 1..14), vec(0..3_u8, 0..30), 1..120_usize), 1..5),
        stores in select(vec![Stores::Both, Stores::Slots]),
    ) {
        let profile = Profile::default();
        let promises = Promises::default();
        for (nth, (steps, pauses, turns)) in lives.into_iter().enumerate() {
            profile.dawdle(pauses);
            let life = async {
                let tab = Tab::open(&profile, stores, nth as u128 + 1).await;
                live(&tab, &format!("{nth}x"), &steps, &promises, &promises).await;
            };
            run_tabs(vec![Box::pin(life)], std::iter::repeat_n(0, turns));
            profile.dawdle([]);
            let missing = promises.missing_from(&reopened_words(&profile, stores));
            prop_assert!(missing.is_empty(), "lost: {missing:?}");
        }
    }

    /// Two tabs on the same notes and the same page, their turns in any order, dropped at any point or at the end.
    #[test]
    fn two_tabs_at_once_lose_nothing_that_either_was_told_is_saved(
        first in vec(step(), 1..16),
        second in vec(step(), 1..16),
        pauses in vec(0..4_u8, 0..60),
        turns in vec(0..2_usize, 0..300),
        to_the_end in any::<bool>(),
        slots_after in select(vec![Crash::Closed, Crash::RolledBack(0), Crash::Cleared]),
        faults in proptest::option::of(faults()),
        stores in select(vec![Stores::Both, Stores::Shelf]),
    ) {
        let profile = Profile::default();
        let (saved, at_once) = (Promises::default(), Promises::default());
        let early = {
            let tab = block_on(Tab::open(&profile, stores, 50));
            block_on(live(&tab, "0x", &[Step::Write(0), Step::Save(0), Step::Write(1), Step::Save(1)], &saved, &at_once));
            profile.slot_texts()
        };
        let crashes_or_faults = faults.is_some();
        profile.fail(faults.unwrap_or_default());
        profile.dawdle(pauses);
        let life = |fresh: u128, who: &'static str, steps: Vec<Step>| {
            let (profile, saved, at_once) = (profile.clone(), saved.clone(), at_once.clone());
            async move {
                let tab = Tab::open(&profile, stores, fresh).await;
                live(&tab, who, &steps, &saved, &at_once).await;
            }
        };
        let tabs: Vec<std::pin::Pin<Box<dyn Future<Output = ()>>>> =
            vec![Box::pin(life(51, "1x", first)), Box::pin(life(52, "2x", second))];
        let rest = if to_the_end { 10_000 } else { 0 };
        let done = run_tabs(tabs, turns.into_iter().chain((0..rest).map(|turn| turn % 2)));
        prop_assert!(done || !to_the_end || crashes_or_faults, "they never came to an end");
        profile.fail(Faults::default());
        profile.dawdle([]);
        match slots_after {
            Crash::Closed => {}
            Crash::RolledBack(_) => profile.roll_slots_back(early),
            Crash::Cleared => profile.roll_slots_back(Default::default()),
        }
        let words = reopened_words(&profile, stores);
        let missing = saved.missing_from(&words);
        prop_assert!(missing.is_empty(), "lost: {missing:?} of {}", saved.len());
        if matches!(slots_after, Crash::Closed) && !crashes_or_faults {
            let missing = at_once.missing_from(&words);
            prop_assert!(missing.is_empty(), "lost of what was written at once: {missing:?}");
        }
    }

    /// Three tabs in processes apart: what one writes in the slots, the others see a little later, and two may write over
    /// each other's words there. The shelf is their referee.
    #[test]
    fn three_tabs_in_processes_apart_lose_nothing_while_none_is_torn_away(
        lives in [vec(step(), 1..16), vec(step(), 1..16), vec(step(), 1..16)],
        pauses in vec(0..4_u8, 0..80),
        meetings in vec(any::<bool>(), 0..200),
        turns in vec(0..3_usize, 0..400),
    ) {
        let profile = Profile::default();
        let (saved, at_once) = (Promises::default(), Promises::default());
        save_note(&profile, &["begun"]);
        let life = |(nth, steps): (u128, Vec<Step>)| {
            let (saved, at_once) = (saved.clone(), at_once.clone());
            let tab = block_on(Tab::open(&profile, Stores::Both, nth + 51));
            async move {
                live(&tab, &format!("{nth}x"), &steps, &saved, &at_once).await;
                for number in 0..3 {
                    tab.save(id(number), None, &saved).await;
                }
            }
        };
        let tabs = (0..).zip(lives).map(life).map(|life| Box::pin(life) as std::pin::Pin<Box<dyn Future<Output = ()>>>);
        let tabs = tabs.collect();
        profile.dawdle(pauses);
        profile.keep_apart(meetings);
        let done = run_tabs(tabs, turns.into_iter().chain((0..10_000).map(|turn| turn % 3)));
        prop_assert!(done, "they never came to an end");
        let words = reopened_words(&profile, Stores::Both);
        for promises in [&saved, &at_once] {
            let missing = promises.missing_from(&words);
            prop_assert!(missing.is_empty(), "lost: {missing:?} of {}", promises.len());
        }
    }

    /// Without a shelf there is no referee, but the slots of one process are: nothing is lost while nothing crashes.
    #[test]
    fn two_tabs_without_a_shelf_lose_nothing_that_either_was_told_is_saved(
        first in vec(step(), 1..16),
        second in vec(step(), 1..16),
        turns in vec(0..2_usize, 0..200),
    ) {
        let profile = Profile::default();
        let promises = Promises::default();
        let life = |fresh: u128, who: &'static str, steps: Vec<Step>| {
            let (profile, promises) = (profile.clone(), promises.clone());
            async move {
                let tab = Tab::open(&profile, Stores::Slots, fresh).await;
                for (nth, step) in steps.into_iter().enumerate() {
                    pass().await;
                    live(&tab, &format!("{who}{nth}y"), &[step], &promises, &promises).await;
                }
            }
        };
        let tabs: Vec<std::pin::Pin<Box<dyn Future<Output = ()>>>> =
            vec![Box::pin(life(51, "1x", first)), Box::pin(life(52, "2x", second))];
        run_tabs(tabs, turns);
        let missing = promises.missing_from(&reopened_words(&profile, Stores::Slots));
        prop_assert!(missing.is_empty(), "lost: {missing:?}");
    }
}
