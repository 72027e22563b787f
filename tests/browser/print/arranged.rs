//! A page that is arranged: in another order, in shorter words, in large print; and kept as it was.

use super::{laid_out, print, read, see, words};
use crate::{
    harness::{
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
    },
    notes::SAVED,
    seed::{journal, plant},
};
use own_words::domain::{Item, Journal, Kind, Language, Part, Question};

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
