//! Several tabs at once, and one that clears what another has open.

use super::site::faulty;
use crate::{
    harness::{
        browser::{Browser, Tab},
        engine::Engine,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED, Store},
    safety::{beside_another_tab, wordings},
};
use serde_json::json;
use std::collections::BTreeSet;

/// Writes these words at the end of the field, one by one, as separate inputs, with a breath after each.
const EDITS: &str = "
    const field = document.getElementById('answer');
    const edit = word => new Promise(done => {
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        document.execCommand('insertText', false, word + ' ');
        setTimeout(done);
    });
    return arguments[0].reduce((before, word) => before.then(() => edit(word)), Promise.resolve()).then(() => {})";

in_engines!(of_450_edits_in_three_tabs_none_is_lost);
async fn of_450_edits_in_three_tabs_none_is_lost(journey: Journey) {
    const ROUNDS: usize = 15;
    const AT_ONCE: usize = 5;
    let page = beside_another_tab(&journey).await;
    page.keep(Hope(1), "Begun. ").await;
    let mut tabs = vec![page.tab().await];
    for _ in 1..3 {
        tabs.push(page.new_tab(journey.server.address()).await);
    }
    // In turn, each tab writes into the note that all of them write into, and into one of its own. What one writes
    // meets what the others have not saved yet, or not read yet.
    let own = |tab: usize| Hope(10 + tab as u128);
    let mut written = BTreeSet::new();
    for round in 0..ROUNDS {
        for (tab, handle) in tabs.iter().enumerate() {
            page.switch_tab(handle).await;
            for (hope, name) in [(Hope(1), "same"), (own(tab), "own")] {
                let words: Vec<String> =
                    (0..AT_ONCE).map(|edit| format!("{name}-{tab}-{}", round * AT_ONCE + edit)).collect();
                page.turn_to(hope).await;
                page.script::<()>(EDITS, &[json!(words)]).await;
                written.extend(words);
            }
        }
    }
    assert_eq!(written.len(), 450);
    for tab in &tabs {
        page.switch_tab(tab).await;
        page.status(SAVED).await;
        page.close_tab().await;
    }
    let mut there = Vec::new();
    for hope in [Hope(1), own(0), own(1), own(2)] {
        there.extend(wordings(&page, &journey, hope).await);
        page.close_tab().await;
    }
    let there: BTreeSet<&str> = there.iter().flat_map(|wording| wording.split_whitespace()).collect();
    let lost: Vec<&String> = written.iter().filter(|word| !there.contains(word.as_str())).collect();
    assert_eq!(lost, [""; 0], "of {there:?}");
}

in_engines!(what_is_written_after_another_tab_cleared_the_stores_is_saved: chromium, firefox, webkit; super::faulty);
async fn what_is_written_after_another_tab_cleared_the_stores_is_saved(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    let first = page.tab().await;
    page.keep(Hope(1), "Begun.").await;
    let second = page.new_tab(&format!("{}elsewhere.html", journey.server.address())).await;
    let mut text = "Begun.".to_owned();
    for stores in [&[Store::LocalStorage][..], &[Store::IndexedDb], &[Store::LocalStorage, Store::IndexedDb]] {
        page.switch_tab(&second).await;
        for store in stores {
            page.clear(*store).await;
        }
        text.push_str(" And on.");
        goes_on(&page, &first, &text).await;
    }
    if journey.engine == Engine::Chromium {
        // As Chromium's own settings do it, which ask no tab before.
        let all = json!({ "origin": journey.server.address().trim_end_matches('/'), "storageTypes": "all" });
        page.devtools("Storage.clearDataForOrigin", all).await;
        text.push_str(" And on.");
        goes_on(&page, &first, &text).await;
    }
    page.switch_tab(&first).await;
    page.close_tab().await;
    page.new_tab(&format!("{}{}", journey.server.address(), Hope(1).place())).await;
    page.holds("#answer", &text).await;
}

/// Writes on in this tab. What is called saved then stands in both stores.
async fn goes_on(page: &Browser, tab: &Tab, text: &str) {
    page.switch_tab(tab).await;
    page.turn_to(Hope(1)).await;
    page.type_text(" And on.").await;
    page.status(SAVED).await;
    page.holds("#answer", text).await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let there = page.stored(store).await;
        assert!(there.get(&Hope(1).name()).is_some_and(|it| it.contains(text)), "“{text}” in {store:?}: {there:#?}");
    }
}
