//! The timeline: a person's own journey, read from the top, by keyboard, and on paper.

use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
    },
    print::print_as_said,
    seed,
    steps::Walk,
};
use own_words::domain::{Journal, Kind, Language, NoteId, Question, Value};

/// Every line of it from top to bottom, and before each that stands in a list, how far in.
async fn lines(page: &Browser) -> Vec<String> {
    let body = "return [...document.querySelectorAll('.timeline__way :is(h2, h3, li)')].map(it => {
        const said = it.matches('li') ? [...it.querySelectorAll('.row__kind, .row__lead')] : [it];
        return it.tagName + ' ' + said.map(part => part.textContent).join(' | ');
    })";
    page.script(body, &[]).await
}

/// Waits until the focus is on the line from which a note was opened. Once Firefox was told to go back, it says of no
/// page that it has the focus; so that is not asked.
async fn is_back_at(page: &Browser, line: &str) {
    let body = "return document.activeElement.matches('#mark') ? document.activeElement.textContent : ''";
    let back = async || page.ask::<String>(body, &[]).await.filter(|text| text.starts_with(line));
    page.until(&format!("the focus on “{line}”"), back).await;
}

fn told(language: Language) -> Journal {
    let mut journal = seed::journal(language);
    let (choir, year) = (Value::words("Singing in the choir."), Value::words("2009"));
    seed::write(&mut journal, 30, Kind::FromLife, Question::LifeWhat, choir, seed::evening("2026-01-01"));
    seed::write(&mut journal, 30, Kind::FromLife, Question::LifeWhen, year, seed::evening("2026-01-01"));
    journal.keep(NoteId::new(30));
    journal
}

/// Hopes on as many days, from the beginning of 2020 on.
fn long(hopes: u128) -> Journal {
    let mut journal = Journal::new();
    journal.settings.language = Some(Language::English);
    for number in 1..=hopes {
        let (month, day) = ((number - 1) / 28, (number - 1) % 28 + 1);
        let day = format!("{}-{:02}-{day:02}", 2020 + month / 12, month % 12 + 1);
        let words = format!("Begin{number} a walk by the water and home again, as far as my legs go, {number}end");
        seed::write(&mut journal, number, Kind::Hope, Question::HopeWhat, Value::words(words), seed::evening(&day));
        journal.keep(NoteId::new(number));
    }
    journal
}

in_engines!(the_journey_is_a_list_by_year_and_month_and_each_line_leads_to_its_note_and_back);
async fn the_journey_is_a_list_by_year_and_month_and_each_line_leads_to_its_note_and_back(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &told(Language::English)).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    let walk = Walk { page: &page, words: own_words::words::words(Language::English) };
    page.choose("Year by year").await;
    walk.arrive("Year by year").await;
    assert_eq!(
        lines(&page).await,
        [
            "H2 2009",
            "LI From my life | Singing in the choir.",
            "H2 2025",
            "H3 January",
            "LI 14 January · A hope | Take my son to the indoor pool on a Saturday, when it is full of people, and stay \
             until he has had enough.",
            "LI 14 January · Something I am working on | Opening my letters.",
            "H3 February",
            "LI 20 February · Something that has helped | Walking to the shop with Anne from the team. She just \
             walked, she did not talk me through it.",
            "H3 March",
            "LI 11 March · Something that did not help | The breathing app with the blue whale.",
            "H3 June",
            "LI 20 June · Something I am working on · New words · Still true | Open one letter a week, with someone \
             sitting beside me.",
            "H2 2026",
            "H3 September",
            "LI 30 September · Something I am working on · I got there | Open one letter a week, with someone \
             sitting beside me. | Most of them were old. Two mattered.",
            "H3 October",
            "LI 3 October · A hope · Changed | Take my son to the indoor pool on a Saturday, when it is full of \
             people, and stay until he has had enough. | We go on Tuesday mornings, when it is almost empty. He loves \
             it. Saturdays can wait.",
        ]
    );
    // The drawing is for the eye alone, and one line of the list is one stop on the way.
    let drawn = "return [document.querySelectorAll('.timeline__way svg:not([aria-hidden=true])').length,
        document.querySelectorAll('.timeline__way :is(a, button, [tabindex])').length]";
    assert_eq!(page.script::<[u32; 2]>(drawn, &[]).await, [0, 8]);

    // A note that is opened elsewhere leads back to Look back.
    walk.go_to_look_back().await;
    walk.press_what_says("Open one letter").await;
    walk.arrive("You wrote this on 14 January 2025.").await;
    page.tab_back_to("Look back").await;
    page.activate().await;
    walk.arrive("Look back").await;
    // One that is opened here leads back here, to its line, by its own link and by the browser's Back.
    page.choose("Year by year").await;
    walk.arrive("Year by year").await;
    walk.press_what_says("20 June").await;
    walk.arrive("You wrote this on 14 January 2025.").await;
    page.tab_back_to("Year by year").await;
    page.activate().await;
    is_back_at(&page, "20 June").await;
    page.activate().await;
    walk.arrive("You wrote this on 14 January 2025.").await;
    page.back().await;
    is_back_at(&page, "20 June").await;
}

in_engines!(a_long_journey_is_shown_in_parts_and_begins_in_any_year);
async fn a_long_journey_is_shown_in_parts_and_begins_in_any_year(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    seed::plant(&page, &journey.server, &long(700)).await;
    page.go_to(&format!("{}#b/2", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    let walk = Walk { page: &page, words: own_words::words::words(Language::English) };
    let rows = async |rows: u32| {
        let body = "return document.querySelectorAll('.timeline__mark').length";
        let shown = async || (page.script::<u32>(body, &[]).await == rows).then_some(());
        page.until(&format!("{rows} lines"), shown).await;
    };
    rows(40).await;
    page.choose("2022").await;
    walk.arrive("Year by year").await;
    rows(28).await;
    assert_eq!(lines(&page).await[0], "H2 2022");
    let current = "return document.querySelector('.chip[aria-current]').textContent";
    assert_eq!(page.script::<String>(current, &[]).await, "2022");

    page.choose("2020").await;
    rows(40).await;
    page.push("Show more").await;
    rows(80).await;
    // Back from a note far down, one is there again, and it can be seen.
    page.script::<()>("document.querySelectorAll('.timeline__mark')[71].focus()", &[]).await;
    page.activate().await;
    walk.arrive("You wrote this on 16 March 2020.").await;
    page.see("Begin72").await;
    page.back().await;
    is_back_at(&page, "16 March · A hopeBegin72 ").await;
    let seen = "const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight";
    page.until("the line to be seen", async || page.script::<bool>(seen, &[]).await.then_some(())).await;
}

in_engines!(the_years_that_were_chosen_are_printed_and_no_line_is_torn_in_two: chromium, firefox);
async fn the_years_that_were_chosen_are_printed_and_no_line_is_torn_in_two(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    // Twelve months of 2020 and two of 2021.
    seed::plant(&page, &journey.server, &long(14 * 28)).await;
    page.go_to(&format!("{}#b/2", journey.server.address())).await;
    page.focus_is_on("#heading").await;
    page.choose("Print").await;
    page.choose("2021").await;
    page.focus_is_on(":checked").await;
    for paper in [Paper::A4, Paper::Letter] {
        page.push(if paper == Paper::A4 { "A4" } else { "Letter (US and Canada)" }).await;
        // Until the key has arrived, the sheet of before stands there.
        page.focus_is_on("[name=paper]:checked").await;
        let laid_out = async || page.exists("article.sheet").await.then_some(());
        page.until("the print to be laid out", laid_out).await;
        let pdf = print_as_said(&page, paper).await;
        let text = pdf.text();
        let words = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
        let pages: Vec<String> = text.split('\u{c}').map(words).filter(|page| !page.is_empty()).collect();
        assert!(pages.len() > 2 && pages.len() == pdf.pages(), "{} of {} pages", pages.len(), pdf.pages());
        assert!(pages[0].starts_with("Year by year These are my own words. 2021 "), "{}", pages[0]);
        for number in 1..=14 * 28 {
            let begins = pages.iter().position(|page| page.contains(&format!("Begin{number} ")));
            let ends = pages.iter().position(|page| page.contains(&format!(" {number}end")));
            assert_eq!(begins.is_some(), number > 12 * 28, "line {number}");
            assert!(begins == ends, "line {number} begins on {begins:?} and ends on {ends:?}");
        }
        pdf.shot(&format!("{}-print-timeline-{paper:?}", page.engine).to_lowercase());
    }
}
