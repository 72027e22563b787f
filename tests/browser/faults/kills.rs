//! A browser that is killed at any step of a change that goes through everything: the old or the new holds, one
//! passphrase opens it, and every word is there.
//!
//! What is written at each step is the same in every engine, so each step is tried in Chromium; where an engine keeps it
//! on its disk is tried by the journeys of saving, deleting and putting the lock on.

use super::site::{faulty, with};
use crate::{
    harness::{
        browser::Browser,
        folder::Folder,
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    keep::own_words_file,
    lock::{OTHER, SECRET},
    notes::{Hope, Store, Texts},
    seed,
};
use serde_json::json;
use std::{cell::Cell, fs};

const WORDS: &str = "To walk by the water.";

/// The page with one note, and what both stores hold then.
async fn written(journey: &Journey, profile: &Profile, secret: Option<&str>) -> (Browser, Texts) {
    let page = Browser::start(journey.engine, profile).await;
    page.go_to(&with(&journey.server, "", "")).await;
    page.keep(Hope(1), WORDS).await;
    if let Some(secret) = secret {
        page.put_lock_on(secret).await;
    }
    let texts = page.stored(Store::IndexedDb).await;
    (page, texts)
}

/// From these texts on does `act` again and again, and kills the browser at its n-th step, for every n. After each kill
/// `check` opens the page; it is told at which step, and whether the end of `act` was seen.
async fn killed_at_every_step(
    journey: &Journey,
    profile: &Profile,
    (mut page, texts): (Browser, Texts),
    act: impl AsyncFn(&Browser, Stop),
    check: impl AsyncFn(&Browser, u32, bool),
) {
    let server = &journey.server;
    for stop in 1.. {
        seed::plant_texts(&page, server, &json!(texts.iter().collect::<Vec<_>>())).await;
        page.go_to(&with(server, "", "")).await;
        let stopped = format!("/stopped-{stop}");
        let earlier = server.requests().iter().filter(|path| **path == stopped).count();
        let is_stopped = async || {
            let now = server.requests().iter().filter(|path| **path == stopped).count();
            (now > earlier).then_some(())
        };
        let done = Cell::new(false);
        tokio::select! {
            biased;
            () = page.until("the page to stop or to come to an end", is_stopped) => {}
            () = act(&page, Stop(stop)) => done.set(true),
        }
        page.kill();
        page = Browser::start(journey.engine, profile).await;
        page.go_to(&with(server, "", "#b")).await;
        check(&page, stop, done.get()).await;
        if done.get() {
            assert!(stop > 4, "there are steps to stop at, but only {stop}");
            println!("{} steps", stop - 1);
            return;
        }
    }
}

/// The step at which the page is to stop.
#[derive(Clone, Copy)]
struct Stop(u32);

impl Stop {
    /// Counts from now on.
    async fn count(self, page: &Browser) {
        page.script::<()>("window.stopAtStep(arguments[0])", &[json!(self.0)]).await;
    }
}

impl Browser {
    /// Whether the page that opens asks for a passphrase.
    async fn asks_for_a_passphrase(&self) -> bool {
        let which = "
            if (document.querySelector('.locked #passphrase')) return 'locked';
            return document.querySelector('.screen') ? 'open' : null";
        let which = async || self.ask::<Option<String>>(which, &[]).await.flatten();
        self.until("the page to be open or locked", which).await == "locked"
    }

    /// The words that Look back lists.
    async fn looks_back(&self) -> Vec<String> {
        self.go_within("#b").await;
        self.until("Look back", async || self.exists(".rows, .look-back, main p").await.then_some(())).await;
        self.texts_of(".row__lead").await
    }

    /// Fills in the form of this change of the lock; Enter makes it.
    async fn changes_lock(&self, change: &str, new: Option<&str>) {
        self.go_within("#k/2").await;
        self.push(change).await;
        self.fill("Your passphrase now", SECRET).await;
        if let Some(new) = new {
            self.fill("New passphrase", new).await;
        }
        self.press(Key::Enter).await;
    }
}

in_engines!(a_kill_at_any_step_of_putting_the_lock_on_leaves_it_on_or_off_and_every_word: chromium; super::faulty);
async fn a_kill_at_any_step_of_putting_the_lock_on_leaves_it_on_or_off_and_every_word(journey: Journey) {
    let profile = Profile::new();
    let begin = written(&journey, &profile, None).await;
    let put_on = async |page: &Browser, stop: Stop| {
        page.go_within("#k/2").await;
        stop.count(page).await;
        page.put_lock_on(SECRET).await;
    };
    killed_at_every_step(&journey, &profile, begin, put_on, async |page, step, done| {
        let locked = page.asks_for_a_passphrase().await;
        assert!(locked || !done, "step {step}");
        if locked {
            assert!(page.unlock(SECRET).await, "step {step}");
        }
        assert_eq!(page.looks_back().await, [WORDS], "step {step}");
        if locked {
            page.until_sealed().await;
        }
    })
    .await;
}

in_engines!(a_kill_at_any_step_of_taking_the_lock_off_leaves_it_on_or_off_and_every_word: chromium; super::faulty);
async fn a_kill_at_any_step_of_taking_the_lock_off_leaves_it_on_or_off_and_every_word(journey: Journey) {
    let profile = Profile::new();
    let begin = written(&journey, &profile, Some(SECRET)).await;
    let take_off = async |page: &Browser, stop: Stop| {
        page.unlock(SECRET).await;
        stop.count(page).await;
        page.changes_lock("Turn the lock off", None).await;
        page.see("There is no lock.").await;
        page.until("everything to stand in the open", async || {
            let texts = page.stored(Store::IndexedDb).await;
            texts.values().all(|text| !text.contains("\"kind\":\"sealed\"")).then_some(())
        })
        .await;
    };
    killed_at_every_step(&journey, &profile, begin, take_off, async |page, step, done| {
        let locked = page.asks_for_a_passphrase().await;
        assert!(!locked || !done, "step {step}");
        if locked {
            assert!(page.unlock(SECRET).await, "step {step}");
        }
        assert_eq!(page.looks_back().await, [WORDS], "step {step}");
    })
    .await;
}

in_engines!(a_kill_at_any_step_of_changing_the_passphrase_leaves_one_that_opens_every_word: chromium; super::faulty);
async fn a_kill_at_any_step_of_changing_the_passphrase_leaves_one_that_opens_every_word(journey: Journey) {
    change_and_kill(&journey, "Change the passphrase").await;
}

in_engines!(a_kill_at_any_step_of_sealing_everything_anew_leaves_one_passphrase_that_opens_every_word: chromium; super::faulty);
async fn a_kill_at_any_step_of_sealing_everything_anew_leaves_one_passphrase_that_opens_every_word(journey: Journey) {
    change_and_kill(&journey, "Someone knows my passphrase").await;
}

async fn change_and_kill(journey: &Journey, change: &'static str) {
    let profile = Profile::new();
    let begin = written(journey, &profile, Some(SECRET)).await;
    let before = begin.1.clone();
    let act = async |page: &Browser, stop: Stop| {
        page.unlock(SECRET).await;
        stop.count(page).await;
        page.changes_lock(change, Some(OTHER)).await;
        page.until("the new lock", async || (!page.exists(".form__trouble:not(:empty)").await).then_some(())).await;
        page.until("all of it under the new lock", async || {
            let texts = page.stored(Store::IndexedDb).await;
            let changed = |name: &str| texts[name] != before[name];
            let sealed_anew = change == "Change the passphrase" || changed(&Hope(1).name());
            (changed("vault") && sealed_anew).then_some(())
        })
        .await;
    };
    killed_at_every_step(journey, &profile, begin, act, async |page, step, done| {
        assert!(page.asks_for_a_passphrase().await, "step {step}");
        let old = page.unlock(SECRET).await;
        assert!(!old || !done, "step {step}");
        if old {
            assert_eq!(page.looks_back().await, [WORDS], "step {step}");
            page.reload().await;
        }
        page.reload().await;
        let new = page.unlock(OTHER).await;
        assert_ne!(old, new, "step {step}: of the two passphrases, one opens it");
        if new {
            assert_eq!(page.looks_back().await, [WORDS], "step {step}");
            page.until_sealed().await;
        }
    })
    .await;
}

in_engines!(a_kill_at_any_step_of_taking_a_file_in_leaves_whole_notes_and_the_file_can_be_taken_in_again: chromium; super::faulty);
async fn a_kill_at_any_step_of_taking_a_file_in_leaves_whole_notes_and_the_file_can_be_taken_in_again(
    journey: Journey,
) {
    let folder = Folder::new("import");
    let file = folder.path().join("own-words.json");
    let profile = Profile::new();
    let (page, texts) = written(&journey, &profile, None).await;
    let of = |hope: Hope, words: &str| {
        let text = texts[&Hope(1).name()].replace(&Hope(1).name(), &hope.name());
        text.replace(WORDS, words)
    };
    let records = [of(Hope(2), "Someone to eat with."), of(Hope(3), "A room of my own.")];
    fs::write(&file, own_words_file(&records.join(","))).expect("a file can be made");
    let take_in = async |page: &Browser| {
        page.open_file(&file).await;
        page.see("The file holds 2 notes").await;
        page.push("Add it to my words").await;
        page.see("The file is added.").await;
        page.until("both to be stored", async || {
            let texts = page.stored(Store::IndexedDb).await;
            (texts.contains_key(&Hope(2).name()) && texts.contains_key(&Hope(3).name())).then_some(())
        })
        .await;
    };
    let act = async |page: &Browser, stop: Stop| {
        stop.count(page).await;
        take_in(page).await;
    };
    let all = ["A room of my own.", "Someone to eat with.", WORDS];
    killed_at_every_step(&journey, &profile, (page, texts.clone()), act, async |page, step, done| {
        let mut there = page.looks_back().await;
        assert!(there.iter().any(|words| words == WORDS), "step {step}: {there:?}");
        assert!(there.iter().all(|words| all.contains(&words.as_str())), "step {step}: {there:?}");
        assert!(there.len() == 3 || !done, "step {step}: {there:?}");
        if there.len() < 3 {
            take_in(page).await;
            there = page.looks_back().await;
        }
        there.sort();
        assert_eq!(there, all, "step {step}");
    })
    .await;
}

in_engines!(a_kill_at_any_step_of_deleting_a_note_for_ever_leaves_it_whole_or_gone: chromium; super::faulty);
async fn a_kill_at_any_step_of_deleting_a_note_for_ever_leaves_it_whole_or_gone(journey: Journey) {
    let profile = Profile::new();
    let (page, _) = written(&journey, &profile, None).await;
    page.keep(Hope(2), "To be deleted.").await;
    let texts = page.stored(Store::IndexedDb).await;
    let act = async |page: &Browser, stop: Stop| {
        page.go_within(&format!("#d/{:032x}", 2)).await;
        stop.count(page).await;
        page.push("Delete for ever").await;
        page.see("The note is deleted for ever.").await;
        page.until("no word of it to be stored", async || nothing_says(page, "To be deleted").await.then_some(()))
            .await;
    };
    killed_at_every_step(&journey, &profile, (page, texts.clone()), act, async |page, step, done| {
        let there = page.looks_back().await;
        assert!(there.iter().any(|words| words == WORDS), "step {step}: {there:?}");
        let gone = there.len() == 1;
        assert!(gone || there.contains(&"To be deleted.".to_owned()) && !done, "step {step}: {there:?}");
        if gone {
            page.until("no word of it to be left", async || nothing_says(page, "To be deleted").await.then_some(()))
                .await;
        }
    })
    .await;
}

in_engines!(a_kill_at_any_step_of_deleting_everything_leaves_all_of_it_or_nothing: chromium; super::faulty);
async fn a_kill_at_any_step_of_deleting_everything_leaves_all_of_it_or_nothing(journey: Journey) {
    let profile = Profile::new();
    let (page, _) = written(&journey, &profile, None).await;
    page.keep(Hope(2), "And more to walk.").await;
    let texts = page.stored(Store::IndexedDb).await;
    let act = async |page: &Browser, stop: Stop| {
        page.go_within("#k/5").await;
        stop.count(page).await;
        page.push("Delete everything for ever").await;
        page.see("You can skip any question, and stop at any point.").await;
    };
    killed_at_every_step(&journey, &profile, (page, texts.clone()), act, async |page, step, done| {
        let there = page.looks_back().await;
        assert!(there.is_empty() || there.len() == 2 && !done, "step {step}: {there:?}");
        if there.is_empty() {
            page.until("no word to be left", async || nothing_says(page, "walk").await.then_some(())).await;
        }
    })
    .await;
}

/// Neither store has a text with these words in it.
async fn nothing_says(page: &Browser, words: &str) -> bool {
    let mut nothing = true;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        nothing &= page.stored(store).await.values().all(|text| !text.contains(words));
    }
    nothing
}
