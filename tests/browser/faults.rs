//! Everything that can go wrong around the page, put into real browsers: what can be kept is kept, what can be read is
//! shown, the person is told, and nothing is overwritten.

mod calls;
mod disk;
mod ends;
mod kills;
mod matrix;
mod records;
pub mod site;
mod tabs;
mod unreadable;
mod world;

use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        profile::{Profile, Storage},
    },
    notes::{Hope, SAVED, Store},
};
use serde_json::{Value, json};
use site::{Downloads, refused_by_script, with};

const NOTHING_CAN_BE_SAVED: &str = "This browser does not let the page save anything. Save a file before you close it.";
const UNLESS_CRASH: &str = "Saved. If the device stops suddenly, the last minute may be lost.";
const NOT_SAVED: &str = "Not saved.";
const FULL: &str = "Not saved. This device is full. Your words are still on the screen. Save a file now.";

in_engines!(where_nothing_can_be_saved_it_says_so_and_offers_a_file: chromium, firefox, webkit; super::site::faulty);
async fn where_nothing_can_be_saved_it_says_so_and_offers_a_file(journey: Journey) {
    let downloads = Downloads::new();
    let profile = downloads.of(Profile::new());
    let storage = if journey.engine == Engine::WebKit { Storage::Allowed } else { Storage::Refused };
    let page = Browser::start(journey.engine, &profile.storage(storage)).await;
    page.go_to(&with(&journey.server, refused_by_script(journey.engine), "")).await;
    page.see("What would you like to do?").await;
    page.see(NOTHING_CAN_BE_SAVED).await;

    page.turn_to(Hope(1)).await;
    page.type_text("Only on the screen.").await;
    page.turn_to(Hope(2)).await;
    page.type_text("So is this.").await;
    page.status(NOTHING_CAN_BE_SAVED).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "Only on the screen.").await;
    page.go_within("#b").await;
    page.see("So is this.").await;

    let file = downloads.save_a_file(&page).await;
    assert_eq!(words_in(&file), ["Only on the screen.", "So is this."]);
}

in_engines!(without_indexed_db_it_says_what_a_crash_may_take: chromium, firefox, webkit; super::site::faulty);
async fn without_indexed_db_it_says_what_a_crash_may_take(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    for (hope, fault) in [(Hope(1), "no-indexed-db"), (Hope(2), "indexed-db-refused")] {
        page.go_to(&with(&journey.server, fault, "")).await;
        page.turn_to(hope).await;
        page.type_text("Kept in one place.").await;
        page.status(UNLESS_CRASH).await;
        page.reload().await;
        page.holds("#answer", "Kept in one place.").await;
    }
    page.leave(&journey.server).await;
    assert_eq!(page.stored(Store::IndexedDb).await.len(), 0);

    // Once IndexedDB is there, everything is put there too.
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.see("Kept in one place.").await;
    page.keep(Hope(3), "Kept in both.").await;
    let texts = page.stored(Store::IndexedDb).await;
    for hope in [Hope(1), Hope(2), Hope(3)] {
        assert!(texts[&hope.name()].contains("Kept in "), "{texts:?}");
    }
}

in_engines!(without_local_storage_it_keeps_all_in_indexed_db: chromium, firefox, webkit; super::site::faulty);
async fn without_local_storage_it_keeps_all_in_indexed_db(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "no-local-storage", "")).await;
    page.keep(Hope(1), "Kept in the other place.").await;
    page.reload().await;
    page.holds("#answer", "Kept in the other place.").await;
    page.leave(&journey.server).await;
    assert_eq!(page.stored(Store::LocalStorage).await.len(), 0);
}

in_engines!(on_a_full_device_words_stay_on_the_screen_until_there_is_room: chromium, firefox, webkit; super::site::faulty);
async fn on_a_full_device_words_stay_on_the_screen_until_there_is_room(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "", "")).await;
    page.keep(Hope(1), "There was room for this.").await;
    page.script::<()>("window.faults.add('full')", &[]).await;
    page.turn_to(Hope(2)).await;
    page.type_text("There is none for this").await;
    page.status(FULL).await;
    page.type_text(", nor for this.").await;
    page.holds("#answer", "There is none for this, nor for this.").await;
    page.see(FULL).await;
    assert!(page.exists(".trouble button").await, "a way to save a file");

    page.script::<()>("window.faults.delete('full')", &[]).await;
    page.status(SAVED).await;
    page.gone(FULL).await;
    page.reload().await;
    page.holds("#answer", "There is none for this, nor for this.").await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "There was room for this.").await;
}

in_engines!(when_chromium_has_no_room_it_says_so_and_saves_by_itself_once_there_is: chromium);
async fn when_chromium_has_no_room_it_says_so_and_saves_by_itself_once_there_is(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.limit_storage(journey.server.address(), 1).await;
    page.go_to(journey.server.address()).await;
    page.turn_to(Hope(1)).await;
    page.type_text("No room for this yet.").await;
    page.status(FULL).await;
    page.holds("#answer", "No room for this yet.").await;
    // The page is left, and brought back as it was.
    let left_and_back = "for (const what of ['pagehide', 'pageshow']) {
        dispatchEvent(new PageTransitionEvent(what, { persisted: true }));
    }";
    page.script::<()>(left_and_back, &[]).await;
    page.type_text(" Nor for this.").await;
    page.status(FULL).await;
    page.limit_storage(journey.server.address(), 1 << 30).await;
    page.status(SAVED).await;
    let texts = page.stored(Store::IndexedDb).await;
    assert!(texts[&Hope(1).name()].contains("No room for this yet. Nor for this."), "{texts:?}");
}

in_engines!(a_store_that_is_set_back_or_cleared_takes_no_words_back: chromium, firefox, webkit; super::site::faulty);
async fn a_store_that_is_set_back_or_cleared_takes_no_words_back(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "At first.").await;
    let old = [page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await];
    page.keep(Hope(1), " And then more.").await;
    page.keep(Hope(2), "Another.").await;
    let new = page.stored(Store::IndexedDb).await;

    for (store, older) in [Store::LocalStorage, Store::IndexedDb].into_iter().zip(old) {
        for older in [older, Default::default()] {
            page.leave(&journey.server).await;
            page.clear(store).await;
            for (name, text) in &older {
                page.put_in(store, name, text).await;
            }
            assert_eq!(page.stored(store).await, older);
            page.go_to(&format!("{}#b", journey.server.address())).await;
            page.see("At first. And then more.").await;
            page.see("Another.").await;
            let repaired = async || (page.stored(store).await == new).then_some(());
            page.until(&format!("{store:?} to be repaired"), repaired).await;
        }
    }
}

/// The words in the notes of a file, in order.
fn words_in(file: &Value) -> Vec<&str> {
    assert_eq!((&file["format"], &file["version"]), (&json!("own-words-backup"), &json!(1)));
    let records = file["records"].as_array().expect("a list of records");
    let answers = records.iter().filter_map(|record| record["body"]["answers"].as_array()).flatten();
    answers.filter_map(|answer| answer["draft"]["words"].as_str()).collect()
}
