//! How the guide ends: with words that are kept, taken along, or deleted.

use super::{Hand, Person};
use crate::{
    faults::site::Downloads,
    harness::{
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED, Store},
};
use own_words::{
    domain::{GuideStep, Language},
    words::words,
};
use serde_json::json;

in_engines!(on_a_device_that_others_use_nothing_stays_and_the_words_can_be_printed_and_taken_along);
async fn on_a_device_that_others_use_nothing_stays_and_the_words_can_be_printed_and_taken_along(journey: Journey) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new())).await;
    let person = Person { page: &page, words: words(Language::English), hand: Hand::Finger };
    let texts = &person.words.guide;
    person.press(texts.name).await;
    person.is_at(GuideStep::Begin).await;
    person.press(person.words.common.continue_).await;
    person.is_at(GuideStep::Device).await;
    person.press(texts.others).await;
    person.is_at(GuideStep::Hope).await;
    page.tap_on("#answer").await;
    page.type_text("Not to be found here.").await;
    page.holds("#answer", "Not to be found here.").await;
    person.press(person.words.common.stop_for_now).await;
    person.at(person.words.keep.save_file).await;
    page.go_within("#t/7").await;
    person.is_at(GuideStep::Check).await;
    page.see("Not to be found here.").await;
    person.press(texts.all_on_page).await;
    page.go_within("#p/4").await;
    page.until("the page", async || page.exists("article.sheet").await.then_some(())).await;
    page.see("Not to be found here.").await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let stored = page.stored(store).await;
        assert!(stored.values().all(|text| !text.contains("found here")), "{stored:?}");
    }
    // Nor is it said that they stay.
    page.go_within("#t/2").await;
    person.is_at(GuideStep::Device).await;
    let said = page.visible_text().await;
    assert!(!said.contains(texts.device[0]) && said.contains(texts.device[1]), "{}", page.engine);
    // At the end they are taken along as a file, and the next one finds nothing.
    page.go_within("#t/8").await;
    person.is_at(GuideStep::End).await;
    // Neither for the eye nor for the ear.
    let kept = "return document.body.textContent.includes(arguments[0])";
    assert!(!page.script::<bool>(kept, &[json!(SAVED)]).await, "{}", page.engine);
    page.tap_on(".ways [href='#k/3']").await;
    person.at(person.words.keep.save_file).await;
    page.push(person.words.keep.save_file).await;
    let file = downloads.file(&page, "own-words-2").await;
    assert!(file.to_string().contains("Not to be found here."), "{file}");
    page.go_within("#t/8").await;
    person.is_at(GuideStep::End).await;
    person.press(texts.done).await;
    person.at_home().await;
    page.reload().await;
    person.at_home().await;
    page.go_within("#b").await;
    page.see(person.words.look_back.empty[0]).await;
}

in_engines!(what_is_checked_is_what_will_be_kept_and_what_is_begun_alone_stands_on_home);
async fn what_is_checked_is_what_will_be_kept_and_what_is_begun_alone_stands_on_home(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let person = Person { page: &page, words: words(Language::English), hand: Hand::Finger };
    let texts = &person.words.guide;
    person.begins(true).await;
    person.says(GuideStep::Hope, "To sleep.").await;
    person.is_at(GuideStep::Goal).await;
    page.go_within("#t/7").await;
    person.is_at(GuideStep::Check).await;
    person.press(texts.keep).await;
    person.is_at(GuideStep::End).await;
    // Looked at once more, and put in other words.
    page.go_within("#t/3").await;
    person.is_at(GuideStep::Hope).await;
    page.write(person.heading(GuideStep::Hope), " At night.").await;
    person.walk().saved().await;
    page.go_within("#t/7").await;
    person.is_at(GuideStep::Check).await;
    page.see("At night.").await;
    person.press(person.words.common.stop_for_now).await;
    person.at_home().await;

    // Another day, with nobody beside.
    page.reload().await;
    person.at_home().await;
    page.keep(Hope(5), "Begun alone.").await;
    person.walk().saved().await;
    person.press(person.words.common.stop_for_now).await;
    person.at_home().await;
    page.see("Begun alone.").await;
}

in_engines!(what_was_written_in_it_is_deleted_for_ever_when_that_is_chosen_and_nothing_else);
async fn what_was_written_in_it_is_deleted_for_ever_when_that_is_chosen_and_nothing_else(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let person = Person { page: &page, words: words(Language::English), hand: Hand::Finger };
    let texts = &person.words.guide;
    page.keep(Hope(1), "Older words.").await;
    page.go_within("#t/1").await;
    person.is_at(GuideStep::Begin).await;
    person.press(person.words.common.continue_).await;
    person.is_at(GuideStep::Device).await;
    person.press(texts.mine).await;
    person.says(GuideStep::Hope, "Words of now.").await;
    person.is_at(GuideStep::Goal).await;
    // It is printed first, and that page kept.
    page.go_within("#t/7").await;
    person.is_at(GuideStep::Check).await;
    person.press(texts.all_on_page).await;
    page.go_within("#p/2").await;
    page.until("its own words", async || page.exists("#first-words").await.then_some(())).await;
    page.write(person.words.page.first_words, "Words for today.").await;
    person.walk().saved().await;
    page.go_within("#p/4").await;
    page.until("the page", async || page.exists("article.sheet").await.then_some(())).await;
    person.press(person.words.page.keep).await;
    page.see(person.words.page.kept).await;
    page.go_within("#t/8").await;
    person.is_at(GuideStep::End).await;
    // Words of the page itself go too, where it is known that they are of now.
    person.press(texts.delete).await;
    page.see(texts.delete_hint).await;
    assert!(!page.visible_text().await.contains(texts.page_stays), "{}", page.engine);
    page.reload().await;
    person.is_at(GuideStep::End).await;
    person.press(texts.delete).await;
    page.see(texts.page_stays).await;
    person.press(texts.delete_it).await;
    page.see(texts.deleted).await;
    page.reload().await;
    page.go_within("#b").await;
    page.see("Older words.").await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let stored = page.stored(store).await;
        assert!(stored.values().all(|text| !text.contains("Words of now.")), "{stored:?}");
    }
}
