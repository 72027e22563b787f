//! How the guide ends: with words that are kept, taken along, or deleted.

use super::{Hand, Person};
use crate::{
    faults::site::Downloads,
    harness::{
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED, Store},
    seed,
};
use own_words::{
    domain::{Choice, Guide, GuideStep, Journal as Written, Kind, Language, NoteId, Question, Value},
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

in_engines!(what_was_said_alone_is_folded_while_two_read_it_and_before_words_are_deleted_all_that_goes_is_told);
async fn what_was_said_alone_is_folded_while_two_read_it_and_before_words_are_deleted_all_that_goes_is_told(
    journey: Journey,
) {
    let page = journey.open(&Profile::new()).await;
    let person = Person { page: &page, words: words(Language::English), hand: Hand::Finger };
    let texts = &person.words.guide;
    let mut told = Written::new();
    let guide = Guide { step: GuideStep::Check, together: true, ..Guide::new(60) };
    let said = [
        (60, Kind::Hope, Question::HopeWhat, "To sleep", "2026-11-18"),
        (60, Kind::Hope, Question::HopeWhat, "To sleep at night.", "2026-11-20"),
        (61, Kind::Goal, Question::GoalWhat, "The curtains.", "2026-11-20"),
        (61, Kind::Goal, Question::GoalWhy, "Written alone.", "2026-11-20"),
        // A page that was kept with words of the guide on it, and one that has none of them.
        (70, Kind::Brought, Question::BroughtPage, "- To sleep at night.", "2026-11-21"),
        (71, Kind::Brought, Question::BroughtPage, "Another page.", "2026-11-22"),
    ];
    for (number, kind, question, said, day) in said {
        seed::write(&mut told, number, kind, question, Value::words(said), seed::evening(day));
    }
    let mine = Value::chosen([Choice::WishMine]);
    seed::write(&mut told, 61, Kind::Goal, Question::GoalWish, mine, seed::evening("2026-11-20"));
    told.keep(NoteId::new(70));
    told.keep(NoteId::new(71));
    told.settings.guide = Some(guide);
    seed::plant(&page, &journey.server, &told).await;
    page.go_to(&format!("{}#t/7", journey.server.address())).await;
    person.is_at(GuideStep::Check).await;

    // What the guide asked stands there; all else behind a press, and each thing by itself.
    let [day, page_day] = [("2026-11-18"), ("2026-11-21")].map(|day| person.words.date(seed::evening(day).day()));
    let worded = person.words.look_back.worded_on.with([&day]);
    let folded = [
        (worded.as_str(), "To sleep"),
        (person.words.question(Question::GoalWhy).label, "Written alone."),
        (person.words.question(Question::GoalWish).label, person.words.choice(Choice::WishMine)),
    ];
    let beside =
        "return [...document.querySelectorAll('.checked details[open] .older')].map(it => it.innerText.trim())";
    page.see("To sleep at night.").await;
    page.see("The curtains.").await;
    assert_eq!(page.texts_of(".checked summary").await, folded.map(|(label, _)| label), "{}", page.engine);
    assert!(!page.visible_text().await.contains("Written alone."), "{}", page.engine);
    for (number, (label, _)) in folded.into_iter().enumerate() {
        person.press(label).await;
        let opened = folded[..=number].iter().map(|(_, said)| said.to_string()).collect::<Vec<_>>();
        page.until("what it says", async || (page.script::<Vec<String>>(beside, &[]).await == opened).then_some(()))
            .await;
    }

    // And before it is deleted: the notes, and the page on which their words stand.
    page.go_within("#t/8").await;
    person.is_at(GuideStep::End).await;
    person.press(texts.delete).await;
    let goes = [
        format!("{} To sleep at night.", person.words.kind(Kind::Hope).name),
        format!("{} The curtains.", person.words.kind(Kind::Goal).name),
        person.words.look_back.brought_on.with([&page_day]),
    ];
    let listed = page.texts_of("details[open] ul.plain > li").await;
    let listed = listed.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
    assert_eq!(listed, goes, "{}", page.engine);
    person.press(texts.delete_it).await;
    page.see(texts.deleted).await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let stored = page.stored(store).await;
        for gone in ["To sleep", "The curtains.", "Written alone."] {
            assert!(stored.values().all(|text| !text.contains(gone)), "{stored:?}");
        }
        assert!(stored.values().any(|text| text.contains("Another page.")), "{stored:?}");
    }
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
