//! The prints besides the page to bring: as many pages as were said, in the order in which they are read, and only what
//! was chosen.

use super::{FOOT, print, print_as_said, read, words};
use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
    },
    seed::{evening, journal, plant, write},
};
use own_words::domain::{Journal, Kind, Language, NoteId, Question, Value};

const SIGN: u128 = 900;
/// Pictures of several characters each.
const FAMILY: [&str; 2] = ["👩\u{200d}👩\u{200d}👧", "👍🏽"];

/// The journal with a sign of a hard day besides.
fn with_sign(language: Language) -> Journal {
    let mut journal = journal(language);
    for (question, said) in [
        (Question::SignWhat, "I stop opening the curtains."),
        (Question::SignDo, "Walk to the corner and back."),
        (Question::SignCall, "Tom, before ten."),
        (Question::SignOthers, "Come by. Do not ask me to explain."),
    ] {
        write(&mut journal, SIGN, Kind::HardDay, question, Value::words(said), evening("2026-09-01"));
    }
    journal.keep(NoteId::new(SIGN));
    journal
}

/// Opens a print by its number, and waits until it is laid out.
async fn look_at(page: &Browser, journey: &Journey, number: usize) {
    page.go_to(&format!("{}#u/{number}", journey.server.address())).await;
    laid_out(page).await;
}

async fn laid_out(page: &Browser) {
    let body = "return Boolean(document.querySelector('article.sheet'))";
    page.until("the print to be laid out", async || page.script::<bool>(body, &[]).await.then_some(())).await;
}

/// How many pages there are in the preview.
async fn sheets(page: &Browser) -> usize {
    page.script::<u32>("return document.querySelectorAll('article.sheet').length", &[]).await as usize
}

in_engines!(the_plan_for_hard_days_says_what_was_chosen_and_folds_into_a_card: chromium, firefox);
async fn the_plan_for_hard_days_says_what_was_chosen_and_folds_into_a_card(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    plant(&page, &journey.server, &with_sign(Language::English)).await;
    look_at(&page, &journey, 1).await;
    assert!(!read(&print(&page, Paper::A4).await).contains("curtains"), "it was not chosen");
    page.push("I stop opening the curtains.").await;
    laid_out(&page).await;
    let expected = "My plan for hard days These are my own words.
        What I notice first I stop opening the curtains.
        What I can do Walk to the corner and back.
        Who I can call Tom, before ten.
        What others should do Come by. Do not ask me to explain.
        I chose what is here. It is not a medical record or a test. page 1 of 1";
    page.see("This fits on one page.").await;
    let pdf = print(&page, Paper::A4).await;
    assert_eq!((read(&pdf), pdf.pages()), (words(expected), 1));

    page.go_within("#u/2").await;
    laid_out(&page).await;
    page.see("This fits on the card.").await;
    let pdf = page.print(Paper::A4).await;
    let said = expected.split(" I chose").next().unwrap_or_default();
    assert_eq!(pdf.pages(), 1);
    let card = read(&pdf);
    for word in words(said).split(' ') {
        assert!(card.contains(word), "{word} is not on the card: {card}");
    }
}

in_engines!(every_other_print_has_as_many_pages_as_it_says_in_every_language: chromium, firefox);
async fn every_other_print_has_as_many_pages_as_it_says_in_every_language(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    for language in [Language::English, Language::Bokmaal, Language::Danish] {
        for paper in [Paper::A4, Paper::Letter] {
            let mut journal = with_sign(language);
            journal.settings.language = Some(language);
            if paper == Paper::Letter {
                journal.page.paper = own_words::domain::Paper::Letter;
            }
            plant(&page, &journey.server, &journal).await;
            for (number, pages) in [(1, 1), (2, 1), (5, 1), (6, 1), (7, 3), (8, 2)] {
                look_at(&page, &journey, number).await;
                // The card has narrow margins, and the cards to cut out no headings.
                let pdf = if [2, 7].contains(&number) { page.print(paper).await } else { print(&page, paper).await };
                assert_eq!(pdf.paper(), Some(paper));
                assert!(pdf.has_its_fonts(), "{number}");
                assert_eq!((pdf.pages(), sheets(&page).await), (pages, pages), "{language:?} {paper:?} {number}");
                if number != 2 {
                    assert!(super::lies_within_margins(&pdf, paper), "{number}: {}", pdf.text());
                }
                pdf.shot(&format!("other-{number}"));
            }
        }
    }
}

in_engines!(first_words_stand_beside_todays_and_nothing_else_does: chromium, firefox);
async fn first_words_stand_beside_todays_and_nothing_else_does(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let hope =
        "Take my son to the indoor pool on a Saturday, when it is full of people, and stay until he has had enough.";
    let mut journal = journal(Language::English);
    for typed in [false, true] {
        if typed {
            let notes = journal.notes();
            let id = notes.filter(|note| note.texts().contains(&hope)).map(|note| note.id()).next().expect("a hope");
            journal.typed_by_other(id, evening("2026-10-03"));
            journal.keep(id);
        }
        plant(&page, &journey.server, &journal).await;
        look_at_first_and_now(&page, &journey).await;
        page.push(hope).await;
        laid_out(&page).await;
        let text = read(&print(&page, Paper::A4).await);
        for said in ["First words", "14 January 2025", "3 October 2026", "Changed", "He loves it."] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("Open one letter"), "it was not chosen: {text}");
        assert_eq!(text.contains(TYPED), typed, "{text}");

        // Year by year the same note stands there.
        page.go_to(&format!("{}#u/4", journey.server.address())).await;
        page.see("What should be on it?").await;
        choose_all(&page).await;
        let text = read(&print(&page, Paper::A4).await);
        assert_eq!(text.contains(TYPED), typed, "{text}");
    }
}

/// Who typed is said under the title, where any of it was typed by someone else.
const TYPED: &str = "Some of it was typed by someone else.";

async fn look_at_first_and_now(page: &Browser, journey: &Journey) {
    page.go_to(&format!("{}#u/3", journey.server.address())).await;
    page.see("What should be on it?").await;
}

/// Ticks everything that can stand on the print, also what is shown only when asked for.
async fn choose_all(page: &Browser) {
    let tick = "
        const box = document.querySelector('.prints__choose [type=checkbox]:not(:checked)');
        const more = document.querySelector('.prints__choose > .button');
        (box ?? more)?.click();
        return !box && !more";
    page.until("all to be ticked", async || page.script::<bool>(tick, &[]).await.then_some(())).await;
    laid_out(page).await;
}

in_engines!(the_longest_words_stand_whole_on_every_print_they_were_chosen_for: chromium, firefox);
async fn the_longest_words_stand_whole_on_every_print_they_were_chosen_for(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let thoughts: Vec<String> =
        (1..).map(|number| format!("This is thought {number} of this night.")).take(150).collect();
    let long = thoughts.join(" ");
    assert!(long.len() > 5_000, "{}", long.len());
    let endless = "withoutabreak".repeat(7);
    let hebrew = "אני רוצה לישון בשקט עם הכלב שלי";
    let html = "<b>not bold</b> &amp; <script>not run</script>";
    let family = format!("Us {}, and {}", FAMILY[0], FAMILY[1]);
    let any = [endless.as_str(), hebrew, html, &family].join("\n");
    let (then, now) = (evening("2025-01-10"), evening("2026-09-01"));
    let mut journal = Journal::new();
    journal.settings.language = Some(Language::English);
    for (number, kind, question) in [
        (1, Kind::HardDay, Question::SignDo),
        (2, Kind::Hope, Question::HopeWhat),
        (3, Kind::AboutMe, Question::MeGoodAt),
    ] {
        write(&mut journal, number, kind, question, Value::words(long.as_str()), then);
        journal.keep(NoteId::new(number));
        write(&mut journal, number + 10, kind, question, Value::words(any.as_str()), then);
        journal.keep(NoteId::new(number + 10));
    }
    write(&mut journal, 2, Kind::Hope, Question::HopeWhat, Value::words(any.as_str()), now);
    journal.keep(NoteId::new(2));
    plant(&page, &journey.server, &journal).await;

    for number in [1, 3, 4, 5] {
        page.go_to(&format!("{}#u/{number}", journey.server.address())).await;
        page.see("What should be on it?").await;
        choose_all(&page).await;
        let pdf = print_as_said(&page, Paper::A4).await;
        let text = read(&pdf);
        assert!(text.replace(' ', "").contains(&endless), "{number}: {text}");
        assert!(text.contains(hebrew) && text.contains(html), "{number}: {text}");
        // Firefox draws what is joined as a picture, which has no text.
        if journey.engine == Engine::Chromium {
            assert!(FAMILY.iter().all(|joined| text.contains(joined)), "{number}: {text}");
        }
        // Where a page ends, its foot may stand between two words of a thought, and the pictures, which stand higher.
        let of = format!(" of {}", pdf.pages());
        let mut whole = text;
        for page in 1..=pdf.pages() {
            whole = whole.replace(&format!(" {FOOT} page {page}{of}"), "");
        }
        let whole = words(&FAMILY.iter().fold(whole, |whole, joined| whole.replace(joined, "")));
        let missing: Vec<&String> = thoughts.iter().filter(|thought| !whole.contains(thought.as_str())).collect();
        assert_eq!(missing, [""; 0], "{number}: {whole}");
    }

    page.go_within("#u/2").await;
    laid_out(&page).await;
    assert!(page.text_of(".fit").await.contains("four"), "what does not fit on the card is said");
    assert!(!page.texts_of(".question__on .button").await.contains(&"Print".to_owned()), "and it is not printed so");
}

in_engines!(sixty_signs_of_hard_days_stand_on_the_plan_each_once: chromium, firefox);
async fn sixty_signs_of_hard_days_stand_on_the_plan_each_once(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let mut journal = Journal::new();
    journal.settings.language = Some(Language::English);
    for number in 1..=60 {
        for (question, said) in [(Question::SignWhat, "Sign"), (Question::SignDo, "Way")] {
            let words = Value::words(format!("{said} {number}."));
            write(&mut journal, number, Kind::HardDay, question, words, evening("2026-09-01"));
        }
        journal.keep(NoteId::new(number));
    }
    plant(&page, &journey.server, &journal).await;
    page.go_to(&format!("{}#u/1", journey.server.address())).await;
    page.see("What should be on it?").await;
    choose_all(&page).await;
    let pdf = print_as_said(&page, Paper::A4).await;
    let text = read(&pdf);
    for number in 1..=60 {
        for said in [format!("Sign {number}."), format!("Way {number}.")] {
            assert_eq!(text.matches(&said).count(), 1, "{said} in {text}");
        }
    }
}
