//! Ends that come from outside: a page's process that crashes, a browser killed at any step, a page that is frozen.

use super::site::{faulty, with};
use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED, Store, Texts},
    safety::until_called_saved,
    seed,
};
use serde_json::json;
use std::{cell::Cell, time::Duration};
use tokio::time::sleep;

in_engines!(what_was_called_saved_survives_a_crash_of_the_tab: chromium, firefox);
async fn what_was_called_saved_survives_a_crash_of_the_tab(journey: Journey) {
    let profile = Profile::new();
    let page = Browser::start(journey.engine, &profile).await;
    let other = page.tab().await;
    page.new_tab(journey.server.address()).await;
    page.turn_to(Hope(1)).await;
    page.type_text("What was known before.").await;
    let called_saved = until_called_saved(&page).await;
    let page = match page.crash_page(&other).await {
        Some(page) => page,
        None => Browser::start(journey.engine, &profile).await,
    };
    page.go_to(&format!("{}{}", journey.server.address(), Hope(1).place())).await;
    page.turn_to(Hope(1)).await;
    let there = page.value_of("#answer").await;
    assert!(there.starts_with(&called_saved), "“{there}”, of which “{called_saved}” was called saved");
}

in_engines!(a_frozen_page_goes_on_where_it_was_and_saves_all_of_it);
async fn a_frozen_page_goes_on_where_it_was_and_saves_all_of_it(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.turn_to(Hope(1)).await;
    page.type_text("In the middle of a wo").await;
    // Its last words are not saved yet, and are not for a while: longer than the page itself would wait.
    page.freeze_pages();
    sleep(Duration::from_secs(1)).await;
    page.thaw_pages();
    page.type_text("rd.").await;
    page.status(SAVED).await;
    if journey.engine == Engine::Chromium {
        // As Chromium itself does with a tab that nobody looks at.
        page.type_text(" And ano").await;
        page.devtools("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
        page.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await;
        page.type_text("ther.").await;
        page.status(SAVED).await;
    }
    let text = page.value_of("#answer").await;
    assert!(text.starts_with("In the middle of a word."), "{text}");
    page.reload().await;
    page.holds("#answer", &text).await;
}

in_engines!(a_kill_at_any_step_of_saving_or_deleting_leaves_the_old_or_the_new_and_all_else: chromium, firefox; super::faulty);
async fn a_kill_at_any_step_of_saving_or_deleting_leaves_the_old_or_the_new_and_all_else(journey: Journey) {
    let profile = Profile::new();
    let mut page = journey.open(&profile).await;
    page.keep(Hope(1), "Old.").await;
    page.keep(Hope(2), "To be deleted.").await;
    page.keep(Hope(3), "Not touched.").await;
    let texts = page.stored(Store::IndexedDb).await;
    for stop in 1.. {
        seed::plant_texts(&page, &journey.server, &json!(texts.iter().collect::<Vec<_>>())).await;
        let (saved, deleted) = (Cell::new(false), Cell::new(false));
        let stopped = format!("/stopped-{stop}");
        let is_stopped = async || journey.server.requests().contains(&stopped).then_some(());
        let session = async {
            page.go_to(&with(&journey.server, &format!("stop={stop}"), &Hope(1).place())).await;
            page.keep(Hope(1), " New.").await;
            saved.set(true);
            delete(&page, Hope(2)).await;
            is_deleted(&page, Hope(2)).await;
            deleted.set(true);
        };
        let ended = tokio::select! {
            biased;
            () = page.until("the page to stop or its session to end", is_stopped) => false,
            () = session => true,
        };
        page.kill();

        page = Browser::start(journey.engine, &profile).await;
        page.go_to(&format!("{}#b", journey.server.address())).await;
        page.see("Not touched.").await;
        let rows = page.texts_of(".row__lead").await;
        let has = |text: &str| rows.iter().any(|row| row == text);
        let (old, new) = (has("Old."), has("Old. New."));
        assert!(old != new && (new || !saved.get()), "killed at step {stop}, saved {}: {rows:?}", saved.get());
        let gone = !has("To be deleted.");
        assert!(gone || !deleted.get(), "killed at step {stop}, deleted {}: {rows:?}", deleted.get());
        assert!(saved.get() || !gone, "killed at step {stop}, before anything was deleted: {rows:?}");
        assert_eq!(rows.len(), 3 - usize::from(gone), "killed at step {stop}: {rows:?}");
        if ended {
            assert!(stop > 8 && new && gone, "a save and a deletion have four steps each: {stop}, {rows:?}");
            return;
        }
    }
}

in_engines!(a_deleted_note_stays_deleted_where_an_older_slot_comes_back: chromium, firefox, webkit; super::faulty);
async fn a_deleted_note_stays_deleted_where_an_older_slot_comes_back(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To be deleted.").await;
    page.keep(Hope(2), "Not touched.").await;
    let before: Texts = page.stored(Store::LocalStorage).await;
    delete(&page, Hope(1)).await;
    is_deleted(&page, Hope(1)).await;
    page.leave(&journey.server).await;
    for (name, text) in &before {
        page.put_in(Store::LocalStorage, name, text).await;
    }
    for _ in 0..2 {
        page.go_to(&format!("{}#b", journey.server.address())).await;
        page.see("Not touched.").await;
        assert_eq!(page.texts_of(".row__lead").await, ["Not touched."]);
        page.leave(&journey.server).await;
        let after = page.stored(Store::LocalStorage).await;
        assert!(!after.values().any(|text| text.contains("To be deleted.")), "{after:#?}");
    }
}

/// Deletes a note on its own screen.
async fn delete(page: &Browser, hope: Hope) {
    page.go_within(&format!("#n/{:032x}", hope.0)).await;
    page.choose("Delete").await;
    page.see("The note is deleted.").await;
}

/// Waits until the shelf knows of it.
async fn is_deleted(page: &Browser, hope: Hope) {
    let mark = async || page.stored(Store::IndexedDb).await[&hope.name()].contains("\"deleted\"").then_some(());
    page.until("the mark of the deletion", mark).await;
}
