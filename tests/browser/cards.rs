//! Cards, and everything that is on one's mind: put in order by hand, and gone on from.

use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
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
use serde_json::json;

/// A journal with one note of lines to put in order, and the page at that question.
async fn with_lines(journey: &Journey, kind: Kind, answers: &[(Question, &str)], place: &str) -> Browser {
    let page = journey.open(&Profile::new()).await;
    let mut journal = Journal::new();
    journal.settings.language = Some(Language::English);
    for (question, words) in answers {
        seed::write(&mut journal, 1, kind, *question, Value::words(*words), seed::evening("2026-10-29"));
    }
    journal.keep(NoteId::new(1));
    seed::plant(&page, &journey.server, &journal).await;
    page.go_to(&format!("{}#w/{}/{place}", journey.server.address(), NoteId::new(1))).await;
    page.focus_is_on("#heading").await;
    page
}

/// Waits until the heaps are these, from top to bottom.
async fn lie(page: &Browser, heaps: &[&[&str]]) {
    let body = "
        const lines = heap => [...heap.querySelectorAll('.heap__words')].map(line => line.textContent).join(', ');
        return [...document.querySelectorAll('.heap')].map(lines)";
    let expected: Vec<String> = heaps.iter().map(|heap| heap.join(", ")).collect();
    let told = async || page.ask::<Vec<String>>(body, &[]).await.filter(|heaps| *heaps == expected).map(drop);
    page.until(&format!("the lines to lie as {expected:?}"), told).await;
}

/// Presses the button of a line that puts it into a heap, as a finger does. The focus goes along with the line.
async fn put(page: &Browser, line: &str, heap: &str) {
    let body = "
        const row = [...document.querySelectorAll('.heap__line')].find(row => row.innerText.includes(arguments[0]));
        const button = [...row.querySelectorAll('.chip')].find(chip => chip.innerText === arguments[1]);
        button.focus();
        return button === document.activeElement";
    page.until(line, async || page.ask::<bool>(body, &[json!(line), json!(heap)]).await.filter(|on| *on).map(drop))
        .await;
    page.activate().await;
    // Keys arrive late in Firefox, and the line moved before may have the focus still.
    let body = "
        const rows = [...document.querySelectorAll('.heap__line')].filter(row => row.innerText.includes(arguments[0]));
        return rows.some(row => row.querySelector('#moved') === document.activeElement
            && row.closest('.heap').innerText.startsWith(arguments[1]))";
    page.until(heap, async || page.ask::<bool>(body, &[json!(line), json!(heap)]).await.filter(|on| *on).map(drop))
        .await;
}

in_engines!(cards_are_put_in_order_by_hand_and_by_keyboard_and_lie_so_after_a_reload);
async fn cards_are_put_in_order_by_hand_and_by_keyboard_and_lie_so_after_a_reload(journey: Journey) {
    let picked = [(Question::CardsWhich, "Family\nFood\nCalm"), (Question::CardsOwn, "My own key")];
    let page = with_lines(&journey, Kind::Cards, &picked, "13-3").await;
    lie(&page, &[&[], &["Family", "Food", "Calm", "My own key"]]).await;

    page.tab_to("First Calm").await;
    page.activate().await;
    lie(&page, &[&["Calm"], &["Family", "Food", "My own key"]]).await;
    // The focus goes along with what is moved.
    page.tab_to("Move up My own key").await;
    for expected in [
        &[&["Calm"][..], &["Family", "My own key", "Food"]],
        &[&["Calm"], &["My own key", "Family", "Food"]],
        &[&["Calm", "My own key"], &["Family", "Food"]],
        &[&["My own key", "Calm"], &["Family", "Food"]],
        &[&["My own key", "Calm"], &["Family", "Food"]],
    ] {
        page.focus_is_on("[aria-label='Move up']").await;
        page.activate().await;
        lie(&page, expected).await;
    }
    assert_eq!(page.text_of("[data-line]:focus-within .heap__words").await, "My own key");
    page.see("My own key · First · 1").await;

    // With the mouse, and where it can be asked for with a finger.
    page.drag("[data-line='1'] .heap__handle", "[data-line='3']", 0.2).await;
    lie(&page, &[&["Food", "My own key", "Calm"], &["Family"]]).await;
    if journey.engine == Engine::Chromium {
        page.drag_with_a_finger("[data-line='2'] .heap__handle", "[data-line='1']", 0.2).await;
        lie(&page, &[&["Calm", "Food", "My own key"], &["Family"]]).await;
    } else {
        page.drag("[data-line='2'] .heap__handle", "[data-line='1']", 0.2).await;
        lie(&page, &[&["Calm", "Food", "My own key"], &["Family"]]).await;
    }
    // Three come first at most: of four the last goes on to the others.
    page.drag("[data-line='0'] .heap__handle", "[data-line='2']", 0.9).await;
    lie(&page, &[&["Calm", "Family", "Food"], &["My own key"]]).await;

    page.status(SAVED).await;
    page.reload().await;
    lie(&page, &[&["Calm", "Family", "Food"], &["My own key"]]).await;
    // What was picked stands as it was picked.
    let stored = page.stored(Store::IndexedDb).await;
    assert!(stored[&format!("note-{}", NoteId::new(1))].contains("Family\\nFood\\nCalm"));
}

in_engines!(a_card_leads_into_any_kind_of_note_with_its_part_of_life);
async fn a_card_leads_into_any_kind_of_note_with_its_part_of_life(journey: Journey) {
    let picked = [(Question::CardsWhich, "Family\nCalm"), (Question::CardsFirst, "Calm")];
    let page = with_lines(&journey, Kind::Cards, &picked, "13-3").await;
    page.go_within(&format!("#n/{}", NoteId::new(1))).await;
    page.tab_to("Say more about this Calm").await;
    page.activate().await;
    page.see("Say more about this").await;
    page.push(words(Language::English).kind(Kind::HardDay).name).await;
    page.focus_is_on("#heading").await;
    page.write("What do you notice first when things get harder?", "I count things.").await;
    page.status(SAVED).await;
    for _ in Kind::HardDay.screens() {
        page.push("Keep this").await;
        page.focus_is_on("#heading").await;
    }
    page.see("Your words are kept.").await;
    for line in ["I count things.", "Part of life", "Body and mind", "Card", "Calm"] {
        page.see(line).await;
    }
    page.reload().await;
    page.see("I count things.").await;
    page.go_within("#b").await;
    page.push("Choose by how it is going, part of life or year").await;
    for chip in ["Body and mind", "Calm"] {
        page.push(chip).await;
        let one = async || (page.texts_of(".row__lead").await == ["I count things."]).then_some(());
        page.until(&format!("one note under {chip}"), one).await;
    }
    // Where nothing is written, nothing is left behind.
    page.go_within(&format!("#o/{}/0", NoteId::new(1))).await;
    page.push("A hope").await;
    page.focus_is_on("#heading").await;
    page.go_within("").await;
    page.see("What would you like to do?").await;
    assert!(!page.exists(".home__open .row").await);
}

in_engines!(all_that_is_on_the_mind_is_put_in_heaps_and_what_comes_first_becomes_a_note);
async fn all_that_is_on_the_mind_is_put_in_heaps_and_what_comes_first_becomes_a_note(journey: Journey) {
    let all = [(Question::MindWhat, "the letters\nthe pool\nwhat Mum said")];
    let page = with_lines(&journey, Kind::OnMind, &all, "14-2").await;
    for (line, heap) in [("the letters", "First"), ("what Mum said", "Not mine"), ("the pool", "Can wait")] {
        put(&page, line, heap).await;
    }
    lie(&page, &[&[], &["the letters"], &["the pool"], &["what Mum said"]]).await;
    put(&page, "the pool", "Not placed yet").await;
    page.drag("[data-line='2'] .heap__handle", "[data-heap='2']", 0.8).await;
    lie(&page, &[&["the pool"], &["the letters"], &["what Mum said"], &[]]).await;
    page.push("Keep this").await;
    page.focus_is_on("#heading").await;

    page.tab_to("Say more about this the letters").await;
    page.activate().await;
    page.see("What would you like to make of it?").await;
    page.push("Something to talk about").await;
    page.focus_is_on("#heading").await;
    page.holds("#answer", "the letters").await;
    page.status(SAVED).await;
    page.reload().await;
    page.holds("#answer", "the letters").await;
    // The list is as it was.
    page.go_within(&format!("#n/{}", NoteId::new(1))).await;
    for heap in ["Not placed yet the pool", "First the letters", "Can wait what Mum said"] {
        page.see(&heap.replace("the letters", "the letters Say more about this")).await;
    }
}
