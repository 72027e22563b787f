//! A journal of a thousand notes and more: there is no waiting before a new one is begun, and nothing is lost for it.

use crate::{
    faults::site::with,
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{SAVED, Store},
    seed,
};
use own_words::{
    domain::{Journal, Kind, Language, NoteId, Question, Value},
    words::words,
};

const NOTES: usize = 1_200;

/// A short note for each of many days, and a hope that was begun.
fn journal() -> Journal {
    let mut journal = seed::journal(Language::English);
    for number in 0..NOTES as u128 {
        let words = Value::words(format!("A day with number {number}."));
        seed::write(
            &mut journal,
            100 + number,
            Kind::FromLife,
            Question::LifeMeant,
            words,
            seed::evening("2026-01-01"),
        );
        journal.keep(NoteId::new(100 + number));
    }
    seed::write(
        &mut journal,
        50,
        Kind::Hope,
        Question::HopeWhat,
        Value::words("Unfinished"),
        seed::evening("2026-01-02"),
    );
    journal
}

/// Opens the page and stays where the first screen stands and the rest is not read.
async fn stand_in_the_reading(page: &Browser, journey: &Journey) {
    page.go_to(&with(&journey.server, "reading-held", "")).await;
    page.until("the first screen", async || page.exists("[data-reading] .home .ways").await.then_some(())).await;
}

/// Begins a hope, from the first screen on.
async fn begin_a_hope(page: &Browser) {
    page.push("Write").await;
    page.focus_is_on("#heading").await;
    page.push("A hope").await;
    page.focus_is_on("#heading").await;
    page.script::<()>("document.getElementById('answer').focus()", &[]).await;
}

/// How many notes there are, by the list of all.
async fn notes_with(page: &Browser, words: &str) -> usize {
    let texts = page.stored(Store::IndexedDb).await;
    texts.iter().filter(|(name, text)| name.starts_with("note-") && text.contains(words)).count()
}

in_engines!(words_are_written_before_the_rest_of_a_long_journal_is_read: chromium, firefox, webkit; crate::faults::site::faulty);
async fn words_are_written_before_the_rest_of_a_long_journal_is_read(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &journal()).await;
    stand_in_the_reading(&page, &journey).await;
    let first: String = page.script("return document.querySelector('.home').innerText", &[]).await;
    let texts = words(Language::English);
    for absent in [texts.home.go_on, texts.home.welcome[0], texts.keep.open_file, texts.home.welcome_back] {
        assert!(!first.contains(absent), "“{absent}” stands in\n{first}");
    }
    let places = "return [...document.querySelectorAll('.way')].map(way => way.getBoundingClientRect().top).join()";
    let stood: String = page.script(places, &[]).await;
    begin_a_hope(&page).await;
    page.type_text("To walk by the water.").await;
    page.status(SAVED).await;

    // What needs the rest waits for it, says so, and comes by itself.
    page.push("Look back").await;
    page.focus_is_on("#heading.opening").await;
    page.push("Help now").await;
    page.focus_is_on("#heading:not(.opening)").await;
    page.push("Home").await;
    page.focus_is_on("#heading:not(.opening)").await;
    page.script::<()>("history.go(-2)", &[]).await;
    page.focus_is_on("#heading.opening").await;
    page.script::<()>("readOn()", &[]).await;
    page.focus_is_on("#heading:not(.opening)").await;
    page.until("the list of all notes", async || {
        page.texts_of(".row__lead").await.first().is_some_and(|lead| lead == "To walk by the water.").then_some(())
    })
    .await;
    page.gone(texts.safe.both_kept).await;
    page.push("Home").await;
    page.see("Unfinished").await;

    page.go_to(journey.server.address()).await;
    page.see("Unfinished").await;
    page.see("To walk by the water.").await;
    assert_eq!(page.script::<String>(places, &[]).await, stood, "what appeared late moved nothing");
    assert_eq!(notes_with(&page, "To walk by the water.").await, 1);
    assert_eq!(notes_with(&page, "").await, NOTES + 7);
}

in_engines!(a_browser_that_is_killed_while_a_long_journal_is_read_has_lost_nothing: chromium, firefox; crate::faults::site::faulty);
async fn a_browser_that_is_killed_while_a_long_journal_is_read_has_lost_nothing(journey: Journey) {
    let profile = Profile::new();
    let page = journey.open(&profile).await;
    seed::plant(&page, &journey.server, &journal()).await;
    stand_in_the_reading(&page, &journey).await;
    begin_a_hope(&page).await;
    page.type_text("Killed while it was read.").await;
    page.status(SAVED).await;
    page.kill();

    // What the slots held may be gone; then everything is read and repaired first.
    let page = Browser::start(journey.engine, &profile).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.see("Killed while it was read.").await;
    assert_eq!(notes_with(&page, "Killed while it was read.").await, 1);
    assert_eq!(notes_with(&page, "").await, NOTES + 7);
}

in_engines!(a_page_that_is_left_while_a_long_journal_is_read_has_lost_nothing: chromium, firefox, webkit; crate::faults::site::faulty);
async fn a_page_that_is_left_while_a_long_journal_is_read_has_lost_nothing(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &journal()).await;
    stand_in_the_reading(&page, &journey).await;
    begin_a_hope(&page).await;
    page.type_text("Left in the middle of a wo").await;
    // Before the pause is over after which it would be saved.
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.see("Left in the middle of a wo").await;

    // Without any hold: whatever is read by then, one can write at once.
    page.go_to(&with(&journey.server, "", "")).await;
    begin_a_hope(&page).await;
    page.type_text("As soon as it stood.").await;
    page.status(SAVED).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.see("As soon as it stood.").await;
    for words in ["Left in the middle of a wo", "As soon as it stood."] {
        assert_eq!(notes_with(&page, words).await, 1, "{words}");
    }
    assert_eq!(notes_with(&page, "").await, NOTES + 8);
}
