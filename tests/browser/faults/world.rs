//! The world around the page: no room, a private window, a wrong clock, no network, a program that does not arrive whole.

use super::{
    NOT_SAVED,
    site::{faulty, with},
};
use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED, Store},
    safety::wordings,
};
use serde_json::{Value, json};

/// Fills localStorage to the last letter with what is not ours, and returns how much that is.
const FILL_SLOTS: &str = "
    let letters = 0, names = 0;
    for (let size = 1 << 20; size >= 1; ) {
        try { localStorage.setItem('not ours ' + names, 'x'.repeat(size)); letters += size; names += 1; }
        catch { size >>= 1; }
    }
    return letters";

/// How much of what is not ours stands in localStorage.
const NOT_OURS: &str = "
    const names = Object.keys(localStorage).filter(name => name.startsWith('not ours'));
    return names.reduce((letters, name) => letters + localStorage.getItem(name).length, 0)";

in_engines!(where_others_have_filled_local_storage_words_are_saved_and_theirs_are_left: chromium, firefox, webkit; super::faulty);
async fn where_others_have_filled_local_storage_words_are_saved_and_theirs_are_left(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "There was room for this.").await;
    page.leave(&journey.server).await;
    let letters: f64 = page.script(FILL_SLOTS, &[]).await;
    assert!(letters > 1e6, "{letters}");

    let long = "There is none for this. ".repeat(50);
    page.go_to(journey.server.address()).await;
    page.turn_to(Hope(2)).await;
    page.paste(&long).await;
    page.status(SAVED).await;
    page.reload().await;
    page.holds("#answer", &long).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "There was room for this.").await;
    page.leave(&journey.server).await;
    assert_eq!(page.script::<f64>(NOT_OURS, &[]).await, letters);
}

in_engines!(in_a_private_window_everything_is_kept_until_it_is_closed_and_nothing_after);
async fn in_a_private_window_everything_is_kept_until_it_is_closed_and_nothing_after(journey: Journey) {
    // WebKitGTK is always private when it is driven.
    let profile = Profile::new();
    let private = match journey.engine {
        Engine::Chromium => profile.clone().argument("--incognito"),
        Engine::Firefox => profile.clone().firefox_preference("browser.privatebrowsing.autostart", true),
        Engine::WebKit => profile.clone(),
    };
    let page = journey.open(&private).await;
    page.keep(Hope(1), "Only in this window.").await;
    page.reload().await;
    page.holds("#answer", "Only in this window.").await;
    page.close().await;

    let page = journey.open(&profile.firefox_preference("browser.privatebrowsing.autostart", false)).await;
    page.see("What would you like to do?").await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let there = page.stored(store).await;
        assert!(!there.values().any(|text| text.contains("Only in")), "{store:?}: {there:#?}");
    }
    assert!(!page.exists(".trouble").await, "{}", page.visible_text().await);
    page.keep(Hope(2), "In a window like any other.").await;
}

in_engines!(a_clock_that_is_ten_years_slow_or_fast_takes_no_word_and_stops_nothing: chromium, firefox, webkit; super::faulty);
async fn a_clock_that_is_ten_years_slow_or_fast_takes_no_word_and_stops_nothing(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "", "")).await;
    page.keep(Hope(1), "Today.").await;
    for (clock, hope, words) in [("clock=10", Hope(2), "Ten years on."), ("clock=-10", Hope(3), "Ten years ago.")] {
        page.go_to(&with(&journey.server, clock, "")).await;
        page.keep(hope, words).await;
        page.keep(Hope(1), &format!(" {words}")).await;
        page.reload().await;
        page.turn_to(hope).await;
        page.holds("#answer", words).await;
    }
    // And while it is open, in the middle of a word.
    for years in [10, -10, 0] {
        page.turn_to(Hope(1)).await;
        page.type_text(" And").await;
        page.script::<()>("window.setClock(arguments[0])", &[json!(years)]).await;
        page.type_text(" on.").await;
        page.status(SAVED).await;
    }
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.see("Ten years on.").await;
    let rows = page.texts_of(".row__lead").await;
    let all = "Today. Ten years on. Ten years ago. And on. And on. And on.";
    assert_eq!(rows, ["Ten years on.", all, "Ten years ago."], "the newest first, by the day it was begun");
    // Words of another day stay as they were, and the newest have all of them.
    let there = wordings(&page, &journey, Hope(1)).await;
    for words in ["Today.", all] {
        assert!(there.iter().any(|wording| wording == words), "“{words}” is not in {there:?}");
    }
}

in_engines!(without_a_network_writing_and_saving_go_on);
async fn without_a_network_writing_and_saving_go_on(journey: Journey) {
    let Journey { engine, server } = journey;
    let page = Browser::start(engine, &Profile::new()).await;
    page.go_to(server.address()).await;
    page.keep(Hope(1), "While it was there.").await;
    page.whole().await;
    drop(server);
    page.keep(Hope(1), " And after.").await;
    for (place, seen) in [("#b", "While it was there. And after."), ("#h", "Numbers to call"), ("#w", "A hope")] {
        page.go_within(place).await;
        page.see(seen).await;
    }
    page.keep(Hope(2), "A new one.").await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let there = page.stored(store).await;
        assert!(there[&Hope(1).name()].contains("While it was there. And after."), "{store:?}: {there:#?}");
        assert!(there[&Hope(2).name()].contains("A new one."), "{store:?}: {there:#?}");
    }
    assert_eq!(page.asked_outside(), [""; 0]);
}

in_engines!(a_program_that_arrives_damaged_says_so_and_touches_no_word: chromium, firefox, webkit; super::faulty);
async fn a_program_that_arrives_damaged_says_so_and_touches_no_word(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "Still there.").await;
    let before = [page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await];
    for damage in ["empty", "torn", "zeroed", "flipped"] {
        page.go_to(&with(&journey.server, damage, "#b")).await;
        let address = with(&journey.server, damage, "#b");
        let stands = format!("the notice at {address}, and no program");
        page.until(&stands, async || is_fallen(&page, &address).await.then_some(())).await;
        page.see("The page stopped. What was saved on this device is still there.").await;
        assert_eq!([page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await], before);
    }
    page.choose("Load the page again").await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "Still there.").await;
    page.gone(NOT_SAVED).await;
    page.gone("The page stopped.").await;
}

/// Whether the notice stands at this address and the program does not.
async fn is_fallen(page: &Browser, address: &str) -> bool {
    let body = "return location.href === arguments[0] && document.getElementById('fallen')?.hidden === false
        && document.getElementById('heading') === null";
    page.script::<Value>(body, &[json!(address)]).await == true
}
