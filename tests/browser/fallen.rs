//! When the program itself cannot start: it is said, and everything that is stored can be saved as it is.

use crate::{
    faults::site::{Downloads, with},
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, Store},
};
use serde_json::{Value, json};

pub const STOPPED: &str = "The page stopped. What was saved on this device is still there.";
const SAVE: &str = "Save what is stored here as a file";
const NOT_ALL: &str = "Not everything here could be read. The rest is in the file.";

in_engines!(a_program_that_cannot_start_leaves_a_way_to_save_all_that_is_stored: chromium, firefox, webkit; crate::faults::site::faulty);
async fn a_program_that_cannot_start_leaves_a_way_to_save_all_that_is_stored(journey: Journey) {
    for fault in ["program-damaged", "program-cut", "program-missing", "texts-cut", "texts-missing"] {
        let downloads = Downloads::new();
        let page = Browser::start(journey.engine, &downloads.of(Profile::new())).await;
        let [slots, shelf] = something_stored(&page, &journey).await;
        page.go_to(&with(&journey.server, fault, "")).await;
        page.see(STOPPED).await;
        page.see("Siden stoppet. Det som ble lagret på denne enheten, er der fortsatt.").await;
        page.see("Siden gik i stå. Det der blev gemt på denne enhed, er der stadig.").await;
        page.choose(SAVE).await;
        let file = downloads.file(&page, "own-words-raw-2").await;
        assert_eq!((&file["format"], &file["version"]), (&json!("own-words-raw"), &json!(1)));
        assert_eq!((&file["slots"], &file["shelf"]), (&slots, &shelf), "{fault}");
        assert_eq!(file["missing"], json!([]));
        assert!(!page.visible_text().await.contains(NOT_ALL));
        page.close().await;
    }
}

in_engines!(what_can_be_had_is_saved_when_a_store_refuses_or_never_answers: chromium, firefox, webkit; crate::faults::site::faulty);
async fn what_can_be_had_is_saved_when_a_store_refuses_or_never_answers(journey: Journey) {
    for (fault, missing) in [
        ("indexed-db-refused", "shelf"),
        ("indexed-db-hangs", "shelf"),
        ("no-indexed-db", "shelf"),
        ("no-local-storage", "slots"),
    ] {
        let downloads = Downloads::new();
        let page = Browser::start(journey.engine, &downloads.of(Profile::new())).await;
        let [slots, shelf] = something_stored(&page, &journey).await;
        page.go_to(&with(&journey.server, &format!("program-damaged&{fault}"), "")).await;
        page.see(STOPPED).await;
        // Not by keyboard: in Firefox, Enter now and then presses nothing here.
        page.script::<()>("document.querySelector('#fallen button').click()", &[]).await;
        let file = downloads.file(&page, "own-words-raw-2").await;
        let nothing = json!({});
        let had = if missing == "shelf" { (&slots, &nothing) } else { (&nothing, &shelf) };
        assert_eq!((&file["slots"], &file["shelf"]), had, "{fault}");
        assert_eq!(file["missing"], json!([missing]));
        page.see(NOT_ALL).await;
        page.close().await;
    }
}

in_engines!(a_browser_with_nothing_in_it_saves_an_empty_file_and_starts_afterwards: chromium, firefox, webkit; crate::faults::site::faulty);
async fn a_browser_with_nothing_in_it_saves_an_empty_file_and_starts_afterwards(journey: Journey) {
    let downloads = Downloads::new();
    let page = Browser::start(journey.engine, &downloads.of(Profile::new())).await;
    page.go_to(&with(&journey.server, "program-damaged", "")).await;
    page.choose(SAVE).await;
    let file = downloads.file(&page, "own-words-raw-2").await;
    assert_eq!((&file["slots"], &file["shelf"]), (&json!({}), &json!({})));
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "Both stores take this.").await;
    assert!(page.stored(Store::IndexedDb).await.contains_key(&Hope(1).name()));
}

/// Writes in the product and behind its back, leaves it, and gives what the file has to hold of each store.
async fn something_stored(page: &Browser, journey: &Journey) -> [Value; 2] {
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "“Å stå opp” \\ til noe. 🌊").await;
    page.leave(&journey.server).await;
    page.put_in(Store::LocalStorage, "aside/page/1", "\u{1} torn <p>").await;
    page.put_in(Store::IndexedDb, "page", "{\"schema\":").await;
    page.script::<()>("localStorage.setItem('of another page', 'not ours')", &[]).await;
    let texts = page.stored(Store::LocalStorage).await.into_iter();
    let slots = texts.filter(|(name, _)| name != "of another page");
    // In the file the names in the slots are those they have there.
    let slots = slots.map(|(name, text)| (format!("own-words/{name}"), json!(text))).collect();
    let shelf = page.stored(Store::IndexedDb).await.into_iter().map(|(name, text)| (name, json!(text))).collect();
    [Value::Object(slots), Value::Object(shelf)]
}
