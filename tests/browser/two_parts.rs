//! The program comes in two parts: what a person begins with needs the first alone, and the rest is there when it is
//! needed, or it is said that the page stopped.

use crate::{
    faults::site::{Downloads, faulty, with},
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        profile::Profile,
        server,
    },
    lock::SECRET,
    locksmith::without_rest,
    notes::{Hope, SAVED},
    steps::Walk,
};
use own_words::domain::{Kind, Language, Question};
use serde_json::{Value, json};

const HOME: &str = "What would you like to do?";
const STOPPED: &str = "The page stopped. What was saved on this device is still there.";
const SETTINGS: &str = "Text size";

/// What was asked for of the rest, a line each time.
fn asked_for_rest(journey: &Journey) -> usize {
    journey.server.requests().iter().filter(|path| path.contains("/rest-")).count()
}

in_engines!(the_page_can_be_used_before_the_rest_of_the_program_has_come: chromium, firefox, webkit; super::without_rest);
async fn the_page_can_be_used_before_the_rest_of_the_program_has_come(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    walk.begin_note(Kind::Hope).await;
    page.write(&walk.field(Question::HopeWhat), "A room of my own.").await;
    page.status(SAVED).await;
    walk.keep().await;
    walk.arrive_at(Question::HopeWhy).await;
    page.back().await;
    walk.arrive_at(Question::HopeWhat).await;
    page.holds("#answer", "A room of my own.").await;
    page.push(walk.words.common.hide).await;
    page.gone("A room of my own.").await;
    page.push(walk.words.hidden.open).await;
    walk.arrive_at(Question::HopeWhat).await;
    // What was written is read again, and Home speaks of it.
    page.go_to(journey.server.address()).await;
    let walk = Walk::begin(&page, Language::English).await;
    walk.press_what_says("A room of my own.").await;
    walk.arrive_at(Question::HopeWhat).await;
    page.write(&walk.field(Question::HopeWhat), " With a window.").await;
    page.status(SAVED).await;
    assert!(page.exists("#fallen[hidden]").await, "nothing of the rest was needed");
    assert!(asked_for_rest(&journey) > 0, "the rest was asked for, and it is not there");
}

in_engines!(a_first_visit_asks_for_eight_files_at_most_before_its_first_screen_stands: chromium);
async fn a_first_visit_asks_for_eight_files_at_most_before_its_first_screen_stands(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    let count = "addEventListener('stands', () => requestAnimationFrame(() => {
        window.asked = ['navigation', 'resource'].map(kind => performance.getEntriesByType(kind).length);
    }))";
    page.devtools("Page.enable", json!({})).await;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": count })).await;
    page.go_to(journey.server.address()).await;
    let asked = async || page.ask::<[u32; 2]>("return window.asked ?? null", &[]).await;
    let [pages, files] = page.until("the first screen to stand", asked).await;
    assert_eq!(pages, 1);
    assert!((3..8).contains(&files), "{files} files besides the page: {:?}", journey.server.requests());
}

in_engines!(what_is_asked_for_before_the_rest_has_come_brings_it_at_once_and_once: chromium, firefox, webkit; super::faulty);
async fn what_is_asked_for_before_the_rest_has_come_brings_it_at_once_and_once(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "rest-held", "")).await;
    page.keep(Hope(1), "Words.").await;
    assert_eq!(asked_for_rest(&journey), 0);
    page.push("Settings").await;
    page.see(SETTINGS).await;
    page.push("Large").await;
    page.push("Look back").await;
    page.see("Words.").await;
    page.push("Help now").await;
    page.focus_is_on("#heading").await;
    assert_eq!(asked_for_rest(&journey), 1);
    // As the first thing of all: the address of a screen that is in the rest.
    page.go_to(&with(&journey.server, "rest-held", "#s")).await;
    page.see(SETTINGS).await;
    assert_eq!(journey.server.policy_reports(), Vec::<String>::new());
}

in_engines!(a_rest_that_cannot_be_had_stops_the_page_when_it_is_needed_and_loses_nothing: chromium, firefox, webkit; super::faulty);
async fn a_rest_that_cannot_be_had_stops_the_page_when_it_is_needed_and_loses_nothing(journey: Journey) {
    let downloads = Downloads::new();
    let page = Browser::start(journey.engine, &downloads.of(Profile::new())).await;
    let mut words = String::new();
    for fault in ["rest-missing", "rest-cut", "rest-replaced"] {
        page.go_to(&with(&journey.server, fault, "")).await;
        page.keep(Hope(1), &format!("In spite of {fault}. ")).await;
        // Not saved yet when the rest is needed.
        page.type_text("The last words. ").await;
        page.go_within("#s").await;
        page.see(STOPPED).await;
        words += &format!("In spite of {fault}. The last words. ");
        page.go_to(&with(&journey.server, "", "")).await;
        page.turn_to(Hope(1)).await;
        page.holds("#answer", &words).await;
    }
    page.go_to(&with(&journey.server, "rest-missing", "#s")).await;
    page.see(STOPPED).await;
    page.script::<()>("document.querySelector('#fallen button').click()", &[]).await;
    let file: Value = downloads.file(&page, "own-words-raw-2").await;
    assert!(file["shelf"].to_string().contains(words.trim_end()), "{file}");
}

in_engines!(a_locked_page_whose_rest_cannot_be_had_says_that_it_stopped_and_loses_nothing: chromium, firefox, webkit; super::faulty);
async fn a_locked_page_whose_rest_cannot_be_had_says_that_it_stopped_and_loses_nothing(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&with(&journey.server, "", "")).await;
    page.keep(Hope(1), "Under a lock.").await;
    page.put_lock_on(SECRET).await;
    page.go_to(&with(&journey.server, "rest-missing", "")).await;
    page.see(STOPPED).await;
    if journey.engine == Engine::Chromium {
        // What is stored is read before anything is drawn, as in a page behind others, whose turns come late.
        let late = "const soon = setTimeout;
            window.setTimeout = (run, after, ...given) => soon(run, after || 1500, ...given);
            addEventListener('started', () => window.drew = true)";
        page.devtools("Page.enable", json!({})).await;
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": late })).await;
        page.reload().await;
        page.until("the start to end", async || {
            page.ask::<bool>("return window.drew === true", &[]).await.filter(|it| *it)
        })
        .await;
        page.see(STOPPED).await;
    }
    page.go_to(&with(&journey.server, "", &Hope(1).place())).await;
    assert!(page.unlock(SECRET).await);
    page.holds("#answer", "Under a lock.").await;
}

in_engines!(what_is_loaded_late_and_did_not_come_is_asked_for_again: chromium, firefox, webkit; crate::locksmith::without_later);
async fn what_is_loaded_late_and_did_not_come_is_asked_for_again(mut journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see(HOME).await;
    let asked = async || journey.server.requests().iter().any(|path| path.contains("/later-")).then_some(());
    page.until("it to be asked for", asked).await;
    journey.server.serve_instead(&server::built());
    // It measures what is printed.
    page.go_within("#p/4").await;
    page.until("the page to be laid out", async || {
        page.exists("article.sheet:not(.sheet--measuring)").await.then_some(())
    })
    .await;
}

in_engines!(a_rest_that_did_not_come_is_asked_for_again: chromium, firefox, webkit; super::without_rest);
async fn a_rest_that_did_not_come_is_asked_for_again(mut journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see(HOME).await;
    page.script::<()>(
        "const { instantiate } = window.WebAssembly;
        window.WebAssembly.instantiate = async (...given) => {
            const made = await instantiate(...given);
            window.came = true;
            return made;
        }",
        &[],
    )
    .await;
    journey.server.serve_instead(&server::built());
    let came = async || page.script::<bool>("return window.came === true", &[]).await.then_some(());
    page.until("the rest of the program", came).await;
    journey.server.stop();
    page.push("Settings").await;
    page.see(SETTINGS).await;
}
