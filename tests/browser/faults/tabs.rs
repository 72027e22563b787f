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

/// How many edits there are in all.
const EDITS: usize = 450;

/// So many edits go into one note before a tab turns to its other.
const IN_A_ROW: usize = 5;

/// Makes this tab one of three that pass a number round: each puts a word into its note and passes on the next number.
/// No driver stands between them, and no tab waits until another has saved or has read what was saved.
const RING: &str = "
    const [me, places, edits, inARow] = arguments;
    const ring = new BroadcastChannel('ring');
    const turn = () => new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(0);
    });
    const goTo = place => location.hash === place ? turn() : new Promise(done => {
        addEventListener('hashchange', () => turn().then(done), { once: true });
        location.hash = place;
    });
    // Tabs that are not looked at have slow timers: the one that is sets the pace.
    const breath = () => document.hidden ? turn() : new Promise(done => setTimeout(done, 20));
    ring.onmessage = async ({ data: edit }) => {
        window.edit = edit;
        if (edit % 3 !== me || edit >= edits) return;
        const round = Math.floor(edit / 3), own = Math.floor(round / inARow) % 2;
        await goTo(places[own]);
        const field = document.getElementById('answer');
        field.setRangeText(`${own ? 'own' : 'same'}-${me}-${round} `, field.value.length, field.value.length, 'end');
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await breath();
        ring.postMessage(edit + 1);
    }";

in_engines!(of_450_edits_in_three_tabs_none_is_lost);
async fn of_450_edits_in_three_tabs_none_is_lost(journey: Journey) {
    let page = beside_another_tab(&journey).await;
    page.keep(Hope(1), "Begun. ").await;
    let mut tabs = vec![page.tab().await];
    for _ in 1..3 {
        tabs.push(page.new_tab(journey.server.address()).await);
    }
    let own = |tab: usize| Hope(10 + tab as u128);
    for (tab, handle) in tabs.iter().enumerate() {
        page.switch_tab(handle).await;
        page.turn_to(Hope(1)).await;
        let places = [Hope(1).place(), own(tab).place()];
        page.script::<()>(RING, &[json!(tab), json!(places), json!(EDITS), json!(IN_A_ROW)]).await;
    }
    page.script::<()>("new BroadcastChannel('ring').postMessage(0)", &[]).await;
    // The last number is passed on by the last tab, which does not hear itself.
    page.switch_tab(&tabs[0]).await;
    let passed = "return window.edit >= arguments[0]";
    for edit in (0..=EDITS).step_by(30) {
        let is_passed = async || page.script::<bool>(passed, &[json!(edit)]).await.then_some(());
        page.until(&format!("edit {edit}"), is_passed).await;
    }
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
    page.new_tab(journey.server.address()).await;
    let stores = [page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await];
    let there: BTreeSet<&str> = there.iter().flat_map(|wording| wording.split_whitespace()).collect();
    let word = |edit: usize| {
        let (tab, round) = (edit % 3, edit / 3);
        let name = if (round / IN_A_ROW).is_multiple_of(2) { "same" } else { "own" };
        format!("{name}-{tab}-{round}")
    };
    let lost: Vec<String> = (0..EDITS).map(word).filter(|word| !there.contains(word.as_str())).collect();
    assert_eq!(lost, [""; 0], "in the stores: {stores:#?}");
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
