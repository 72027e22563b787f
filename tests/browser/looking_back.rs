//! Looking back: words are found again, what was asked is not forgotten, and what was left out is brought up again.

use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    notes::Store,
    seed,
};
use own_words::domain::{Choice, Kind, Language, NoteId, Question, Value};

in_engines!(words_are_found_as_they_are_typed_and_marked_where_they_stand);
async fn words_are_found_as_they_are_typed_and_marked_where_they_stand(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let mut journal = seed::journal(Language::Bokmaal);
    let long = format!("{} Et café ved fjorden. {}", "Langt før det. ".repeat(60), "Og langt etter det. ".repeat(60));
    seed::write(&mut journal, 50, Kind::FromLife, Question::LifeMeant, Value::words(long), seed::evening("2026-01-01"));
    seed::plant(&page, &journey.server, &journal).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    let all = page.until("all notes", async || Some(page.texts_of(".row").await).filter(|rows| rows.len() == 6)).await;
    let finds = async |typed: &str, notes: usize, marked: &[&str]| {
        page.fill("Let etter ord", typed).await;
        // The last letter may not be drawn yet: fewer letters may be found in as many notes.
        let found = async || {
            let rows = page.texts_of(".row").await.len();
            (rows == notes && page.texts_of(".row mark").await == marked).then_some(())
        };
        page.until(&format!("{notes} notes with {marked:?} for “{typed}”"), found).await;
        for _ in typed.chars() {
            page.press(Key::Backspace).await;
        }
        page.until("all notes again", async || (page.texts_of(".row").await == all).then_some(())).await;
    };
    finds("KORNETT", 1, &["kornett"]).await;
    // An older wording is found too; so are words of a look back, and a text is shown where it is found.
    finds("verkstedet", 1, &["verkstedet"]).await;
    finds("cafe fjorden", 1, &["café", "fjorden"]).await;
    // Where an a stands, it is not an å; where nothing is found otherwise, it is.
    finds("maste", 1, &["maste"]).await;
    finds("ovingene", 1, &["Øvingene"]).await;
    page.fill("Let etter ord", "qqq").await;
    page.see("Fant ikke noe med disse ordene.").await;
    // What is looked for is not stored.
    for store in [Store::LocalStorage, Store::IndexedDb] {
        assert!(page.stored(store).await.values().all(|text| !text.contains("qqq")));
    }
}

in_engines!(what_was_asked_and_not_heard_is_told_in_words_until_it_is_settled);
async fn what_was_asked_and_not_heard_is_told_in_words_until_it_is_settled(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &seed::journal(Language::English)).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    page.push("Asked before, not heard yet").await;
    let rows = async || Some(page.texts_of(".row__lead").await).filter(|rows| rows.len() == 1);
    let rows = page.until("what was not heard", rows).await;
    assert!(rows[0].starts_with("The letters."), "{rows:?}");

    page.go_within(&note(3)).await;
    page.see("You have asked once, on 3 February 2025. Not heard yet.").await;
    page.push("I have asked again").await;
    page.see("You have asked twice, first on 3 February 2025. Not heard yet.").await;
    page.push("I have asked again").await;
    let three = "You have asked three times, first on 3 February 2025. Not heard yet.";
    page.see(three).await;
    page.until("it to be stored", async || stored(&page, "asked.not-heard", 3).await).await;
    page.reload().await;
    page.see(three).await;

    page.push("This is settled").await;
    page.gone(three).await;
    page.see("Asked before, and heard").await;
    page.until("it to be stored", async || stored(&page, "asked.heard", 1).await).await;
    page.reload().await;
    page.see("Asked before, and heard").await;
    // Every time it was asked stays, with its date.
    page.push("Earlier words").await;
    page.see("Your words from 3 February 2025").await;
    page.go_within("#b").await;
    page.see("The letters.").await;
    assert!(!page.visible_text().await.contains("not heard yet"));
}

in_engines!(what_was_left_out_of_a_talk_becomes_something_to_talk_about);
async fn what_was_left_out_of_a_talk_becomes_something_to_talk_about(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let mut journal = seed::journal(Language::English);
    for (question, words) in
        [(Question::AfterWhen, "Anne and the new nurse"), (Question::AfterLeftOut, "the dry mouth")]
    {
        seed::write(&mut journal, 7, Kind::AfterTalk, question, Value::words(words), seed::evening("2026-10-28"));
    }
    seed::plant(&page, &journey.server, &journal).await;
    page.go_to(&format!("{}{}", journey.server.address(), note(7))).await;
    page.focus_is_on("#heading").await;
    page.push("Make this something to talk about").await;
    page.see("Your words are kept.").await;
    page.see("Something to talk about").await;
    page.see("the dry mouth").await;
    page.reload().await;
    page.see("the dry mouth").await;
    // What was said after the talk is as it was.
    page.go_within(&note(7)).await;
    page.see("Anne and the new nurse").await;
    page.see("the dry mouth").await;
}

in_engines!(first_words_and_now_stand_side_by_side);
async fn first_words_and_now_stand_side_by_side(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &seed::journal(Language::English)).await;
    page.go_to(&format!("{}{}", journey.server.address(), note(2))).await;
    page.focus_is_on("#heading").await;
    page.push("First words and now").await;
    page.see("14 January 2025").await;
    let sides = page.texts_of(".side").await;
    let lines = |side: &str| -> Vec<String> {
        side.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    };
    assert_eq!(lines(&sides[0]), ["First words", "14 January 2025", "Opening my letters."]);
    let now = [
        "Now",
        "20 June 2025",
        "Open one letter a week, with someone sitting beside me.",
        "30 September 2026",
        "I got there",
        "Most of them were old. Two mattered.",
        "the debt adviser at the library, Wednesdays",
    ];
    assert_eq!(lines(&sides[1]), now);
    // Where there is nothing later, there is nothing to hold beside it.
    page.go_within(&note(4)).await;
    page.see("Walking to the shop with Anne").await;
    assert!(!page.exists(".side").await);
}

in_engines!(where_help_came_from_is_told_in_own_words);
async fn where_help_came_from_is_told_in_own_words(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &seed::journal(Language::Bokmaal)).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    page.push("Hvor hjelpen kom fra").await;
    page.see("Et sted jeg får hjelp").await;
    let told = page.texts_of(".helped__from").await;
    let has = |part: &str, words: &str| part.contains(words);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(has(&told[0], "Et sted jeg får hjelp") && has(&told[0], "At de kommer hjem til meg"), "{told:?}");
    assert!(has(&told[1], "Hverdagen") && has(&told[1], "Øvingene i korpset på tirsdager."), "{told:?}");
}

in_engines!(look_back_is_narrowed_to_how_it_is_a_part_of_life_or_a_year);
async fn look_back_is_narrowed_to_how_it_is_a_part_of_life_or_a_year(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let mut journal = seed::journal(Language::English);
    let area = Value::chosen([Choice::AreaHome]);
    seed::write(&mut journal, 1, Kind::Hope, Question::Area, area, seed::evening("2025-01-14"));
    journal.keep(NoteId::new(1));
    let late = Value::words("A garden.");
    seed::write(&mut journal, 30, Kind::Hope, Question::HopeWhat, late, seed::evening("2019-05-01"));
    seed::plant(&page, &journey.server, &journal).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    page.push("Choose by how it is going, part of life or year").await;
    for (chip, lead) in [
        ("I got there", "Open one letter a week, with someone sitting beside me."),
        ("Changed", "Take my son to the indoor pool"),
        ("Home and money", "Take my son to the indoor pool"),
        ("2019", "A garden."),
    ] {
        page.push(chip).await;
        let one = async || Some(page.texts_of(".row__lead").await).filter(|rows| rows.len() == 1);
        let rows = page.until(&format!("one note under {chip}"), one).await;
        assert!(rows[0].starts_with(lead), "{chip}: {rows:?}");
    }
    page.push("Everything").await;
    page.until("all notes", async || (page.texts_of(".row").await.len() == 6).then_some(())).await;
}

fn note(number: u128) -> String {
    format!("#n/{number:032x}")
}

/// Something, once this stands so often in the note about the letters.
async fn stored(page: &Browser, code: &str, times: usize) -> Option<()> {
    let texts = page.stored(Store::IndexedDb).await;
    (texts[&format!("note-{:032x}", 3)].matches(&format!("\"{code}\"")).count() == times).then_some(())
}
