//! Calls of a store that fail, end half-way, or do nothing and say nothing.

use super::{
    NOT_SAVED, UNLESS_CRASH,
    site::{faulty, with},
};
use crate::{
    fallen::STOPPED,
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED, Store},
    safety::wordings,
};
use serde_json::json;

in_engines!(whichever_call_of_a_store_fails_no_word_is_lost_and_all_is_saved_in_the_end: chromium, firefox, webkit; super::faulty);
async fn whichever_call_of_a_store_fails_no_word_is_lost_and_all_is_saved_in_the_end(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "Written when all was well.").await;
    page.keep(Hope(2), "Not touched.").await;

    // Each call has an opening and a save of its own, and all of them go into one note.
    let mut written = vec!["Written when all was well.".to_owned()];
    for call in 1.. {
        page.go_to(&with(&journey.server, &format!("call={call}"), "")).await;
        page.turn_to(Hope(1)).await;
        let words = format!(" Call {call}.");
        page.paste(&words).await;
        written.push(words);
        if !called_saved(&page).await {
            page.paste(" Again.").await;
            let saved = async || called_saved(&page).await.then_some(());
            page.until("what failed to be saved after all", saved).await;
        }
        assert!(page.exists("#fallen[hidden]").await, "the program goes on when call {call} fails");
        if !page.script::<bool>("return window.calls >= arguments[0]", &[json!(call)]).await {
            assert!(call > 20, "there are calls to fail, but only {call}");
            break;
        }
    }

    let there = wordings(&page, &journey, Hope(1)).await;
    for words in written {
        assert!(there.iter().any(|wording| wording.contains(&words)), "“{words}” is not in {there:#?}");
    }
    assert_eq!(wordings(&page, &journey, Hope(2)).await[0], "Not touched.");
}

/// Waits until the page says what became of the words, and gives whether it calls them saved.
async fn called_saved(page: &Browser) -> bool {
    let told = async || {
        let said = page.text_of(".save-status").await;
        [SAVED, UNLESS_CRASH]
            .iter()
            .any(|good| said.starts_with(good))
            .then_some(true)
            .or_else(|| said.starts_with(NOT_SAVED).then_some(false))
    };
    page.until("a word on how saving went", told).await
}

in_engines!(a_transaction_that_is_aborted_is_not_called_saved_and_is_made_good: chromium, firefox, webkit; super::faulty);
async fn a_transaction_that_is_aborted_is_not_called_saved_and_is_made_good(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    for (hope, fault) in [(Hope(1), "abort-before"), (Hope(2), "abort-after")] {
        page.go_to(&with(&journey.server, "", "")).await;
        page.keep(hope, "Saved.").await;
        page.script::<()>("window.faults.add(arguments[0])", &[json!(fault)]).await;
        page.turn_to(hope).await;
        page.type_text(" On the screen.").await;
        page.status(NOT_SAVED).await;
        page.holds("#answer", "Saved. On the screen.").await;
        assert!(page.exists(".trouble button").await, "a way to save a file");
        let texts = page.stored(Store::IndexedDb).await;
        assert!(!texts[&hope.name()].contains("On the screen."), "{fault}: {texts:#?}");

        page.script::<()>("window.faults.clear()", &[]).await;
        page.type_text(" On the disk.").await;
        page.status(SAVED).await;
        page.gone(NOT_SAVED).await;
        page.clear(Store::LocalStorage).await;
        page.reload().await;
        page.holds("#answer", "Saved. On the screen. On the disk.").await;
    }
}

in_engines!(slots_that_take_words_and_drop_them_are_not_trusted: chromium, firefox, webkit; super::faulty);
async fn slots_that_take_words_and_drop_them_are_not_trusted(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "drop", "")).await;
    page.keep(Hope(1), "Kept in the other place.").await;
    page.reload().await;
    page.holds("#answer", "Kept in the other place.").await;

    // With no other place, nothing is saved, and nothing is called saved.
    page.go_to(&with(&journey.server, "drop&no-indexed-db", "")).await;
    page.turn_to(Hope(2)).await;
    page.type_text("Kept nowhere.").await;
    page.status(NOT_SAVED).await;
    page.holds("#answer", "Kept nowhere.").await;
    assert!(page.exists(".trouble button").await, "a way to save a file");
}

in_engines!(a_database_that_is_silent_is_told_of_until_it_answers_and_takes_no_word: chromium, firefox, webkit; super::faulty);
async fn a_database_that_is_silent_is_told_of_until_it_answers_and_takes_no_word(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "", "")).await;
    page.keep(Hope(1), "Of before.").await;
    page.go_to(&with(&journey.server, "indexed-db-late", "#b")).await;
    page.see(STOPPED).await;
    assert!(!page.exists("#main textarea, #main input, #main button").await, "nothing is written without it");
    page.script::<()>("window.answer()", &[]).await;
    page.see("Of before.").await;
    page.gone(STOPPED).await;
    page.keep(Hope(2), "Of later.").await;
    page.status(SAVED).await;
    page.go_to(&with(&journey.server, "indexed-db-hangs", "#b")).await;
    page.see(STOPPED).await;
    page.go_to(&with(&journey.server, "", "#b")).await;
    page.see("Of before.").await;
    page.see("Of later.").await;
    page.gone(STOPPED).await;
}
