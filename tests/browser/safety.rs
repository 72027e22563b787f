//! Nothing that was called saved is ever lost: not by a kill, a closed tab, a reload, or a second tab.

use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED},
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// Resolves at the very moment that the page calls all of it saved, with what the field holds at that moment, and
/// writes on at once: the next save is due when this returns.
const CALLED_SAVED: &str = "
    const [called, next] = arguments;
    return new Promise(done => {
        const observer = new MutationObserver(look);
        function look() {
            if (!document.querySelector('.save-status').textContent.startsWith(called)) return;
            observer.disconnect();
            const text = document.getElementById('answer').value;
            if (next) document.execCommand('insertText', false, next);
            done(text);
        }
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
    })";

/// Keeps every text of a tab that was called saved, by the address it was written at.
const WATCH: &str = "
    window.calledSaved = [];
    const look = () => {
        const status = document.querySelector('.save-status');
        if (status && status.textContent.startsWith(arguments[0])) {
            window.calledSaved.push(document.getElementById('answer').value);
        }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })";

in_engines!(what_was_called_saved_survives_a_kill_at_once_and_later: chromium, firefox);
async fn what_was_called_saved_survives_a_kill_at_once_and_later(journey: Journey) {
    let profile = Profile::new();
    let mut called_saved: BTreeMap<Hope, String> = BTreeMap::new();
    for (turn, seconds) in (0..).zip([0, 1, 5, 30]) {
        let page = journey.open(&profile).await;
        let (known, other) = (Hope(2 * turn + 1), Hope(2 * turn + 2));
        page.turn_to(known).await;
        page.type_text(&format!("What was known {seconds} seconds before.")).await;
        called_saved.insert(known, until_called_saved(&page).await);
        let seen = Instant::now();

        page.turn_to(other).await;
        for sentence in 1.. {
            if seen.elapsed() >= Duration::from_secs(seconds) {
                break;
            }
            page.type_text(&format!("This is sentence {sentence}. ")).await;
            called_saved.insert(other, until_called_saved(&page).await);
        }
        page.kill();
    }

    let page = journey.open(&profile).await;
    for (hope, text) in called_saved {
        assert!(text.contains("What was known") || text.contains("This is sentence 1"), "{text}");
        page.turn_to(hope).await;
        let there = page.value_of("#answer").await;
        assert!(there.starts_with(&text), "{} has “{there}”, of which “{text}” was called saved", hope.name());
    }
    page.close().await;
}

in_engines!(closing_the_tab_half_a_second_after_the_last_key_loses_nothing);
pub async fn closing_the_tab_half_a_second_after_the_last_key_loses_nothing(journey: Journey) {
    let page = beside_another_tab(&journey).await;
    let text = "I would like to sleep again.";
    page.turn_to(Hope(1)).await;
    // The half second runs in the page, from its last key.
    let half_a_second =
        "document.getElementById('answer').addEventListener('input', event => window.last = event.timeStamp)";
    page.script::<()>(half_a_second, &[]).await;
    page.type_text(text).await;
    let passed = "return performance.now() - window.last >= 500";
    page.until("half a second", async || page.script::<bool>(passed, &[]).await.then_some(())).await;
    page.close_tab().await;
    open_again(&page, &journey, Hope(1)).await;
    page.holds("#answer", text).await;
}

in_engines!(closing_the_tab_in_the_middle_of_a_word_loses_at_most_the_last_second);
async fn closing_the_tab_in_the_middle_of_a_word_loses_at_most_the_last_second(journey: Journey) {
    let page = beside_another_tab(&journey).await;
    page.turn_to(Hope(1)).await;
    let mut typed = "Someone who listens".to_owned();
    page.type_text(&typed).await;
    let (before, then) = (typed.clone(), Instant::now());
    while then.elapsed() <= Duration::from_secs(1) {
        page.type_text(" and listens").await;
        typed.push_str(" and listens");
    }
    page.type_text(" and li").await;
    typed.push_str(" and li");
    // Firefox says that a key was pressed before the page has it.
    page.holds("#answer", &typed).await;
    page.close_tab().await;

    open_again(&page, &journey, Hope(1)).await;
    let there = page.value_of("#answer").await;
    assert!(there.starts_with(&before), "“{there}” of “{typed}”, of which “{before}” was a second old");
    // WebKitGTK and Firefox close some tabs without telling the page; where it is told, nothing is lost at all.
    match journey.engine {
        Engine::Chromium => assert_eq!(there, typed),
        Engine::Firefox | Engine::WebKit => {
            assert!(typed.starts_with(&there), "“{there}” is not the beginning of “{typed}”")
        }
    }
}

in_engines!(what_is_typed_is_kept_before_the_browser_asks_whether_to_leave);
async fn what_is_typed_is_kept_before_the_browser_asks_whether_to_leave(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "Someone who").await;
    let about_to_leave = "
        const field = document.getElementById('answer');
        field.value += ' listens';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        dispatchEvent(new Event('beforeunload', { cancelable: true }));
        return localStorage.getItem(arguments[0])";
    page.turn_to(Hope(1)).await;
    let there: String = page.script(about_to_leave, &[json!(format!("own-words/{}", Hope(1).name()))]).await;
    assert!(there.contains("Someone who listens"), "{there}");
}

in_engines!(a_reload_and_leaving_in_the_middle_of_a_word_lose_nothing);
pub async fn a_reload_and_leaving_in_the_middle_of_a_word_lose_nothing(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.turn_to(Hope(1)).await;
    page.type_text("To walk by the wat").await;
    page.reload().await;
    page.holds("#answer", "To walk by the wat").await;
    page.turn_to(Hope(1)).await;
    page.type_text("er with som").await;
    page.go_to("about:blank").await;
    page.go_to(&format!("{}{}", journey.server.address(), Hope(1).place())).await;
    page.holds("#answer", "To walk by the water with som").await;
    page.turn_to(Hope(1)).await;
    page.type_text("eone who kno").await;
    // A browser may bring back the page as it was; saves that were under way then have no end, so it is loaded again.
    page.script::<()>("document.documentElement.dataset.asItWas = ''", &[]).await;
    page.go_to("about:blank").await;
    page.script::<()>("setTimeout(() => history.back(), 50)", &[]).await;
    page.focus_is_on("html:not([data-as-it-was]) #heading").await;
    page.holds("#answer", "To walk by the water with someone who kno").await;
    page.turn_to(Hope(1)).await;
    page.type_text("ws me.").await;
    page.status(SAVED).await;
    page.reload().await;
    page.holds("#answer", "To walk by the water with someone who knows me.").await;
}

in_engines!(two_tabs_that_write_into_the_same_note_keep_the_words_of_both);
pub async fn two_tabs_that_write_into_the_same_note_keep_the_words_of_both(journey: Journey) {
    let page = beside_another_tab(&journey).await;
    page.keep(Hope(1), "Begun. ").await;
    let first = page.tab().await;
    let second = page.new_tab(journey.server.address()).await;
    for tab in [&first, &second] {
        page.switch_tab(tab).await;
        page.turn_to(Hope(1)).await;
        page.script::<()>(WATCH, &[json!(SAVED)]).await;
    }
    // Without a pause: what the one writes meets what the other has not saved yet.
    let mut called_saved = Vec::new();
    for round in 1..=4 {
        for (tab, name) in [(&first, "one"), (&second, "two")] {
            page.switch_tab(tab).await;
            page.type_text(&format!("Tab {name}, {round}. ")).await;
            if round % 2 == 0 {
                called_saved.push(until_called_saved(&page).await);
            }
        }
    }
    for tab in [&first, &second] {
        page.switch_tab(tab).await;
        called_saved.extend(page.script::<Vec<String>>("return window.calledSaved", &[]).await);
        page.close_tab().await;
    }
    assert!(called_saved.len() >= 4, "{called_saved:?}");

    let there = wordings(&page, &journey, Hope(1)).await;
    for text in called_saved {
        assert!(there.iter().any(|wording| wording.contains(&text)), "“{text}” was called saved, there is {there:#?}");
    }
    for name in ["one", "two"] {
        for round in 1..=4 {
            let words = format!("Tab {name}, {round}. ");
            assert!(there.iter().any(|wording| wording.contains(&words)), "“{words}” is not in {there:#?}");
        }
    }
}

in_engines!(two_tabs_that_write_into_different_notes_keep_both_to_the_letter);
pub async fn two_tabs_that_write_into_different_notes_keep_both_to_the_letter(journey: Journey) {
    let page = beside_another_tab(&journey).await;
    let first = page.tab().await;
    let second = page.new_tab(journey.server.address()).await;
    let tabs = [(&first, Hope(1)), (&second, Hope(2))];
    for (tab, hope) in tabs {
        page.switch_tab(tab).await;
        page.turn_to(hope).await;
    }
    let mut written = [String::new(), String::new()];
    for round in 1..=3 {
        for ((tab, _), text) in tabs.iter().zip(&mut written) {
            let words = format!("Words of round {round}. ");
            page.switch_tab(tab).await;
            if journey.engine == Engine::Firefox {
                // It has a tab before the page in it gets the keys.
                page.focus_is_on("#answer").await;
            }
            page.type_text(&words).await;
            text.push_str(&words);
            page.holds("#answer", text).await;
        }
    }
    for tab in [&first, &second] {
        page.switch_tab(tab).await;
        // What is lost of the last second when a tab is closed, another journey asks.
        page.status(SAVED).await;
        page.close_tab().await;
    }
    for (hope, text) in [Hope(1), Hope(2)].into_iter().zip(&written) {
        open_again(&page, &journey, hope).await;
        page.holds("#answer", text).await;
    }
}

in_engines!(what_one_tab_writes_is_shown_in_an_idle_one);
async fn what_one_tab_writes_is_shown_in_an_idle_one(journey: Journey) {
    let page = beside_another_tab(&journey).await;
    page.keep(Hope(1), "Begun in one tab").await;
    let first = page.tab().await;
    let second = page.new_tab(journey.server.address()).await;
    page.keep(Hope(1), " and ended in the other.").await;
    page.keep(Hope(2), "A new one.").await;

    page.switch_tab(&first).await;
    page.holds("#answer", "Begun in one tab and ended in the other.").await;
    page.go_within("#b").await;
    page.see("A new one.").await;
    page.go_within(&Hope(1).place()).await;
    page.turn_to(Hope(1)).await;
    page.type_text(" And on.").await;
    page.status(SAVED).await;

    page.switch_tab(&second).await;
    page.go_within(&Hope(1).place()).await;
    page.holds("#answer", "Begun in one tab and ended in the other. And on.").await;
    assert_eq!(page.texts_of(".notice").await, [""; 0], "nothing had to be brought together");
}

/// Waits for the moment at which all that was typed is called saved, with what the field holds then.
pub async fn until_called_saved(page: &Browser) -> String {
    page.script(CALLED_SAVED, &[json!(SAVED), json!("And o")]).await
}

/// The page in a tab of its own, with an empty one that stays when it is closed.
pub async fn beside_another_tab(journey: &Journey) -> Browser {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.new_tab(journey.server.address()).await;
    page
}

/// Opens the page in a new tab at the question of a hope.
pub async fn open_again(page: &Browser, journey: &Journey, hope: Hope) {
    page.new_tab(&format!("{}{}", journey.server.address(), hope.place())).await;
    page.turn_to(hope).await;
}

/// Every wording of a hope, the one being written first, as the page shows them when it is opened again.
pub async fn wordings(page: &Browser, journey: &Journey, hope: Hope) -> Vec<String> {
    open_again(page, journey, hope).await;
    let mut wordings = vec![page.value_of("#answer").await];
    page.go_within(&format!("#n/{:032x}", hope.0)).await;
    let body = "return [...document.querySelectorAll('.note .said--own')].map(said => said.textContent)";
    wordings.extend(page.script::<Vec<String>>(body, &[]).await);
    wordings
}
