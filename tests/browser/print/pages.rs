//! How many pages it takes: as many as were announced, whatever the words are like.

use super::{FOOT, laid_out, print, print_as_said, read, see, tick, with_hope, words};
use crate::{
    harness::{
        engine::Engine,
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
    },
    seed::journal,
};
use own_words::domain::{self, Journal, Language, NoteId, Part, Question, Spacing, TextSize, Theme};

in_engines!(what_does_not_fit_is_said_before_it_is_printed_and_each_way_out_works: chromium, firefox);
async fn what_does_not_fit_is_said_before_it_is_printed_and_each_way_out_works(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let long = "A day with something in it. ".repeat(60);
    let journal = with_hope(7, long.as_str(), with_hope(8, long.as_str(), journal(Language::English)));
    see(&page, &journey, &journal).await;
    page.see("This does not fit on one page. Your words are safe. You can:").await;
    page.see("This takes 2 pages.").await;
    assert!(!page.visible_text().await.contains("Print my page"), "it can be printed before that was said");

    page.choose("Use more than one page").await;
    page.gone("This does not fit").await;
    page.see("This takes 2 pages.").await;
    page.see("Print my page").await;
    let pdf = print(&page, Paper::A4).await;
    assert_eq!(pdf.pages(), 2);
    let text = read(&pdf);
    assert_eq!(text.matches("A day with something in it.").count(), 120);
    assert!(text.contains("page 1 of 2") && text.ends_with("page 2 of 2"), "{text}");

    page.choose("Name, date and paper").await;
    page.choose("Use more than one page").await;
    page.see("This does not fit on one page.").await;
    page.tab_back_to("Choose fewer things").await;
    page.activate().await;
    page.see("What should be on your page?").await;
    page.focus_is_on("h1").await;
    page.choose(&format!("{}A day with something in…", "A day with something in it. ".repeat(7))).await;
    page.go_to(&format!("{}#p/4", journey.server.address())).await;
    page.see("This fits on one page.").await;
    assert_eq!(print(&page, Paper::A4).await.pages(), 1);
}

in_engines!(a_page_is_full_on_the_screen_when_it_is_full_on_paper: chromium, firefox);
async fn a_page_is_full_on_the_screen_when_it_is_full_on_paper(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let line = |number: usize| format!("{number}: what I said, and then{}", " some more of it".repeat(number % 7));
    let hope = |lines: usize| (0..lines).map(line).collect::<Vec<_>>().join("\n");
    for (paper, chosen, from, pages) in [
        (Paper::A4, domain::Paper::A4, 15, 2),
        (Paper::Letter, domain::Paper::Letter, 14, 2),
        (Paper::A4, domain::Paper::A4, 36, 3),
    ] {
        // Grows line by line until it takes so many pages; two notes, so that none is higher than a page.
        for lines in from.. {
            let mut journal = with_hope(7, hope(lines / 2), with_hope(8, hope(lines - lines / 2), Journal::new()));
            journal.page.paper = chosen;
            journal.page.more_pages = true;
            see(&page, &journey, &journal).await;
            let pdf = print(&page, paper).await;
            let said = match pdf.pages() {
                1 => "This fits on one page.".to_owned(),
                pages => format!("This takes {pages} pages."),
            };
            assert_eq!(page.text_of(".fit").await, said, "{lines} lines on {paper:?}:\n{}", pdf.text());
            assert_eq!(read(&pdf).matches(FOOT).count(), pdf.pages(), "every page has one foot");
            if pdf.pages() == pages {
                assert!(lines > from, "{from} lines take less than {pages} pages of {paper:?}");
                break;
            }
        }
    }
}

in_engines!(letter_is_shorter_than_a4_and_the_paper_chosen_counts: chromium, firefox);
async fn letter_is_shorter_than_a4_and_the_paper_chosen_counts(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    // As many lines as a page of A4 holds.
    let with_lines = |lines: usize| with_hope(7, vec!["One line."; lines].join("\n"), Journal::new());
    let mut lines = 20;
    loop {
        see(&page, &journey, &with_lines(lines + 1)).await;
        if page.text_of(".fit").await != "This fits on one page." {
            break;
        }
        lines += 1;
    }
    see(&page, &journey, &with_lines(lines)).await;
    page.see("This fits on one page.").await;
    assert_eq!(print(&page, Paper::A4).await.pages(), 1);
    page.choose("Name, date and paper").await;
    page.choose("Letter (US and Canada)").await;
    page.see("This takes 2 pages.").await;
    page.tab_back_to("Use more than one page").await;
    page.activate().await;
    page.gone("does not fit").await;
    laid_out(&page).await;
    assert_eq!(print(&page, Paper::Letter).await.pages(), 2);
}

in_engines!(of_5000_characters_in_one_note_none_is_lost_on_paper: chromium, firefox);
async fn of_5000_characters_in_one_note_none_is_lost_on_paper(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let sentences: Vec<String> =
        (1..).map(|number| format!("This is thought {number} of this night.")).take(150).collect();
    let thoughts: String = sentences.chunks(9).map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n");
    assert!(thoughts.len() > 5_000, "{}", thoughts.len());
    for in_box in [false, true] {
        let mut journal = with_hope(7, thoughts.as_str(), journal(Language::English));
        tick(&mut journal, 5, &[Part::Answer(Question::HarderWhat)]);
        journal.page.first = in_box.then_some(NoteId::new(7));
        journal.page.more_pages = true;
        journal.page.show_date = false;
        see(&page, &journey, &journal).await;
        let pdf = print_as_said(&page, Paper::A4).await;
        let mut text = read(&pdf);
        for number in 1..=pdf.pages() {
            let foot = format!(" {FOOT} page {number} of {}", pdf.pages());
            assert_eq!(text.matches(&foot).count(), 1, "{text}");
            text = text.replace(&foot, "");
        }
        let heading = if in_box { "Most important to me today" } else { "What I hope for" };
        let expected = format!(
            "My notes for our talk These are my own words. {heading} {thoughts}
             What has not helped The breathing app with the blue whale. Room to write together"
        );
        assert_eq!(text, words(&expected));
    }
}

in_engines!(words_of_any_kind_are_printed_whole: chromium, firefox);
async fn words_of_any_kind_are_printed_whole(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let endless = "without-a-break".repeat(6).replace('-', "");
    let hebrew = "אני רוצה לישון בשקט עם הכלב שלי";
    let html = "<b>not bold</b> &amp; <script>not run</script>";
    let family = "Us 👩\u{200d}👩\u{200d}👧, and 👍🏽";
    let mut journal = Journal::new();
    for (number, words) in (1..).zip([endless.as_str(), hebrew, html, family]) {
        journal = with_hope(number, words, journal);
    }
    see(&page, &journey, &journal).await;
    let text = read(&print(&page, Paper::A4).await);
    assert!(text.replace(' ', "").contains(&endless), "{text}");
    assert!(text.contains(hebrew) && text.contains(html), "{text}");
    // Firefox draws what is joined as a picture, which has no text.
    let joined = if journey.engine == Engine::Chromium { family } else { "Us , and" };
    assert!(text.replace("Us,", "Us ,").contains(joined), "{text}");
}

in_engines!(an_empty_page_is_printed_to_write_on_by_hand: chromium, firefox);
async fn an_empty_page_is_printed_to_write_on_by_hand(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    for (paper, chosen) in [(Paper::A4, domain::Paper::A4), (Paper::Letter, domain::Paper::Letter)] {
        let mut journal = Journal::new();
        journal.page.paper = chosen;
        journal.page.show_date = false;
        see(&page, &journey, &journal).await;
        page.see("Nothing is chosen. You can print it empty and write by hand.").await;
        assert!(page.texts_of(".sheet__ruled").await.len() >= 15);
        let pdf = print(&page, paper).await;
        let expected =
            format!("My notes for our talk These are my own words. Room to write together {FOOT} page 1 of 1");
        assert_eq!((read(&pdf), pdf.pages()), (expected, 1));
    }
}

in_engines!(how_the_screen_looks_changes_nothing_on_paper: chromium, firefox);
async fn how_the_screen_looks_changes_nothing_on_paper(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let mut journal = journal(Language::English);
    tick(&mut journal, 2, &[Part::Answer(Question::GoalWhat), Part::Answer(Question::GoalWhy), Part::Now]);
    tick(&mut journal, 3, &[Part::Answer(Question::TalkWhat)]);
    journal.page.first = Some(NoteId::new(3));
    see(&page, &journey, &journal).await;
    let usual = print(&page, Paper::A4).await;
    journal.settings.text_size = TextSize::Largest;
    journal.settings.spacing = Spacing::Wide;
    journal.settings.theme = Theme::Dark;
    see(&page, &journey, &journal).await;
    let changed = print(&page, Paper::A4).await;
    assert_eq!((usual.pages(), usual.text()), (changed.pages(), changed.text()));
    assert!(usual.png(1, 50) == changed.png(1, 50), "the same words look otherwise on paper");
}
