//! What others may see: a hidden screen, a title, an address; and the language all of it is in.

use crate::{
    harness::{
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    journals::Said,
    steps::{Walk, today},
};
use own_words::{
    domain::{Kind, Language, Question},
    words::words,
};

const WORDS: [&str; 3] = ["pancakes", "kindergarten", "whale"];

in_engines!(a_hidden_screen_holds_no_word_and_comes_back_with_all);
pub async fn a_hidden_screen_holds_no_word_and_comes_back_with_all(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    walk.begin_note(Kind::Hope).await;
    let words = "A hope for pancakes";
    page.write(&walk.field(Question::HopeWhat), words).await;
    page.holds("#answer", words).await;
    assert!(page.value_of("#answer").await.contains(WORDS[0]));

    // In the middle of a word, not saved yet.
    page.press_escape_thrice().await;
    nothing_is_seen(&walk).await;
    page.reload().await;
    nothing_is_seen(&walk).await;
    come_back(&walk).await;
    walk.arrive_at(Question::HopeWhat).await;
    page.holds("#answer", words).await;

    walk.keep().await;
    walk.arrive_at(Question::HopeWhy).await;
    walk.answer(&Said { question: Question::HopeWhy, words: "longer mornings in the kindergarten", chosen: &[] }).await;
    walk.keep().await;
    walk.arrive_at(Question::Area).await;
    walk.answer(&Said { question: Question::Area, words: "the whale", chosen: &[] }).await;
    walk.keep().await;
    let heading = walk.words.look_back.written_on.with([&walk.words.date(today(&page).await)]);
    walk.arrive(&heading).await;
    hide_and_come_back(&walk, &heading, "longer mornings in the kindergarten").await;

    walk.go_to(walk.words.common.my_page, walk.words.page.choose_heading).await;
    page.choose(words).await;
    hide_and_come_back(&walk, walk.words.page.choose_heading, words).await;
    for heading in [walk.words.page.first_heading, walk.words.page.needs_heading, walk.words.page.see_heading] {
        page.choose(walk.words.common.continue_).await;
        walk.arrive(heading).await;
    }
    page.see(walk.words.page.fits).await;
    hide_and_come_back(&walk, walk.words.page.see_heading, words).await;

    walk.go_to_look_back().await;
    hide_and_come_back(&walk, walk.words.look_back.heading, words).await;
    walk.go_to(walk.words.common.settings, walk.words.settings.heading).await;
    walk.go_home().await;
}

/// One press, from wherever the person is.
async fn hide_and_come_back(walk: &Walk<'_>, heading: &str, words: &str) {
    walk.page.see(words).await;
    walk.page.tab_back_to(walk.words.common.hide).await;
    walk.page.activate().await;
    nothing_is_seen(walk).await;
    come_back(walk).await;
    walk.arrive(heading).await;
    walk.page.see(words).await;
}

async fn come_back(walk: &Walk<'_>) {
    walk.page.choose(walk.words.hidden.open).await;
}

/// The neutral screen stands, and nowhere in the document is a word that was written or a field it could be in.
async fn nothing_is_seen(walk: &Walk<'_>) {
    walk.at(&walk.words.long_date(today(walk.page).await)).await;
    let html: String = walk.page.script("return document.documentElement.outerHTML", &[]).await;
    for word in WORDS {
        assert!(!html.contains(word), "the hidden screen holds “{word}”: {html}");
    }
    assert!(!walk.page.exists("textarea, input, iframe").await);
    assert_eq!(walk.page.texts_of("main").await.concat().lines().filter(|line| !line.trim().is_empty()).count(), 2);
}

in_engines!(escape_twice_hides_nothing: chromium);
async fn escape_twice_hides_nothing(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    page.press(Key::Escape).await;
    page.press(Key::Escape).await;
    walk.go_to_look_back().await;
}

in_engines!(the_language_is_the_browsers_until_another_is_chosen_and_then_that_one);
async fn the_language_is_the_browsers_until_another_is_chosen_and_then_that_one(journey: Journey) {
    // None of the three is the browser's: English.
    let page = journey.open(&Profile::new().language("de-DE")).await;
    let walk = Walk::begin(&page, Language::English).await;
    walk.go_to(walk.words.common.settings, walk.words.settings.heading).await;
    for chosen in [Language::Bokmaal, Language::Danish] {
        let walk = Walk { page: &page, words: words(chosen) };
        page.choose(walk.words.language).await;
        walk.at(walk.words.settings.heading).await;
        assert_eq!(page.focused_name().await, walk.words.language);
    }
    page.reload().await;
    let walk = Walk { page: &page, words: words(Language::Danish) };
    walk.at(walk.words.settings.heading).await;
    walk.go_home().await;
    page.reload().await;
    Walk::begin(&page, Language::Danish).await;
}
