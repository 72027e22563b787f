//! A page that is arranged: in another order, in shorter words, in large print; and kept as it was.

use super::{laid_out, print, read, see, with_hope, words};
use crate::{
    harness::{
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
    },
    notes::SAVED,
    seed::{journal, plant},
};
use own_words::domain::{self, Item, Journal, Kind, Language, Part, Question};

/// The first hope, the first goal and something to talk about, ticked.
fn ticked() -> Journal {
    let mut journal = journal(Language::English);
    let first = |kind: Kind| {
        let notes = journal.newest_first();
        notes.iter().rev().find(|note| note.kind() == kind).map(|note| note.id()).expect("there is one")
    };
    let notes = [Kind::Hope, Kind::Goal, Kind::ToTalkAbout].map(|kind| (first(kind), kind.lead()));
    for (note, lead) in notes {
        journal.page.tick(Item { note, part: Part::Answer(lead) }, true);
    }
    journal
}

in_engines!(a_page_is_printed_in_the_order_it_was_put_in_and_in_the_words_chosen_for_it: chromium, firefox);
async fn a_page_is_printed_in_the_order_it_was_put_in_and_in_the_words_chosen_for_it(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    see(&page, &journey, &ticked()).await;
    let text = read(&print(&page, Paper::A4).await);
    let place = |text: &str, words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(place(&text, "What I hope for") < place(&text, "What I am working on"), "{text}");

    page.choose("Put it in order").await;
    page.choose("Move up What I am working on").await;
    laid_out(&page).await;
    let text = read(&print(&page, Paper::A4).await);
    assert!(place(&text, "What I am working on") < place(&text, "What I hope for"), "{text}");
    page.see("Put it in order").await;

    page.go_within("#p/1").await;
    page.see("What should be on your page?").await;
    page.script::<()>("document.querySelectorAll('.offer__more details').forEach(it => it.open = true)", &[]).await;
    page.write(
        "Words for this page Open one letter a week, with someone sitting beside me.",
        "Opening letters, together.",
    )
    .await;
    page.status(SAVED).await;
    page.go_within("#p/4").await;
    laid_out(&page).await;
    let text = read(&print(&page, Paper::A4).await);
    assert!(text.contains("Opening letters, together."), "{text}");

    page.choose("Name, date and paper").await;
    page.choose("Large print").await;
    laid_out(&page).await;
    let usual = text;
    let pdf = print(&page, Paper::A4).await;
    pdf.shot("page-large");
    assert!(pdf.pages() <= 2, "{}", pdf.pages());
    let without_feet = |text: &str| words(&text.replace("page 1 of 1", "").replace("page 1 of 2", ""));
    assert!(pdf.pages() == 2 || without_feet(&read(&pdf)) == without_feet(&usual), "{}", read(&pdf));
    let height = |pdf: &crate::harness::pdf::Pdf| {
        pdf.words().iter().map(|word| word.to.1 - word.from.1).fold(f64::INFINITY, f64::min)
    };
    assert!(height(&pdf) > 9.0, "{}", height(&pdf));
}

in_engines!(a_page_that_was_kept_can_be_read_again_as_it_was_when_its_notes_have_changed);
async fn a_page_that_was_kept_can_be_read_again_as_it_was_when_its_notes_have_changed(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let journal = ticked();
    let hope = journal.newest_first().into_iter().rev().find(|note| note.kind() == Kind::Hope).map(|note| note.id());
    let hope = hope.expect("there is a hope");
    plant(&page, &journey.server, &journal).await;
    page.go_to(&format!("{}#p/4", journey.server.address())).await;
    laid_out(&page).await;
    page.push("Keep this page as it is today").await;
    page.see("This page is kept as it is today.").await;
    page.push("Keep this page as it is today").await;
    page.status(SAVED).await;

    page.go_within(&format!("#w/{hope}/{}", "1-1")).await;
    page.write("What do you hope for?", "Something else altogether.").await;
    page.status(SAVED).await;
    page.push("Keep this").await;
    page.go_within("#b").await;
    page.see("A page I brought").await;
    assert_eq!(page.visible_text().await.matches("A page I brought").count(), 1, "the same page is kept once a day");
    let row = "[...document.querySelectorAll('.row')].find(it => it.innerText.includes('A page I brought')).click()";
    page.script::<()>(row, &[]).await;
    page.see("Your page as it was on").await;
    let was = journal.note(hope).and_then(|note| note.settled(Question::HopeWhat)).expect("words").value.words.clone();
    let said = page.text_of(".said--own").await;
    assert!(said.contains(&was) && said.starts_with("My notes for our talk"), "{said}");
    assert!(!said.contains("Something else"), "{said}");
    assert!(!page.visible_text().await.contains("How does this look now?"), "it is no note of its own");
}

/// Notes of the journal, ticked until the page has 170 words, those that name an answer among them.
fn with_170_words(language: Language) -> Journal {
    let mut journal = journal(language);
    let mut words = 0;
    let notes: Vec<_> = journal.newest_first().into_iter().cloned().collect();
    for note in notes.iter().filter(|note| note.kind().is_written()) {
        for (question, _) in note.answers() {
            let said = note.settled(question).map_or(0, |said| said.value.words.split_whitespace().count());
            if question.is_heap() || words >= 170 || said == 0 {
                continue;
            }
            words += said + own_words::words::words(language).question(question).label.split_whitespace().count();
            journal.page.tick(Item { note: note.id(), part: Part::Answer(question) }, true);
        }
    }
    // What the journal lacks is said again in a note of its own.
    let said: Vec<&str> = notes.iter().flat_map(|note| note.texts()).flat_map(str::split_whitespace).collect();
    let rest: Vec<&str> = said.into_iter().cycle().take(170_usize.saturating_sub(words)).collect();
    journal.settings.language = Some(language);
    if rest.is_empty() { journal } else { with_hope(900, rest.join(" "), journal) }
}

in_engines!(a_page_of_170_words_takes_one_page_and_in_large_print_two_at_most: chromium, firefox);
async fn a_page_of_170_words_takes_one_page_and_in_large_print_two_at_most(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    for language in Language::ALL {
        for (paper, chosen) in [(Paper::A4, domain::Paper::A4), (Paper::Letter, domain::Paper::Letter)] {
            let mut journal = with_170_words(*language);
            (journal.page.paper, journal.page.more_pages) = (chosen, true);
            see(&page, &journey, &journal).await;
            assert_eq!(print(&page, paper).await.pages(), 1, "{language:?} {paper:?}");
            journal.page.arranged.large = true;
            see(&page, &journey, &journal).await;
            let large = print(&page, paper).await;
            assert!(large.pages() <= 2, "{language:?} {paper:?}: {} pages", large.pages());
        }
    }
}
