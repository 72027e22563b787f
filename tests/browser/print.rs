//! The page to bring, as it leaves the printer: what was ticked, in order, and nothing else; on as many pages as were
//! said before.

mod arranged;
mod others;
mod pages;

use crate::{
    faults::site::Downloads,
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        pdf::{Paper, Pdf},
        profile::Profile,
    },
    seed::{evening, journal, plant, write},
};
use own_words::domain::{Item, Journal, Kind, Language, Need, NoteId, Part, Question, Value};

/// What stands at the foot of a page.
const FOOT: &str = "I chose what is here. It is not a medical record or a test.";

/// Everything read on paper, with one space between words. The bullets before notes, the marks around words that run
/// to the left, and the one shape for two letters are the writer's of the PDF and not the person's.
pub fn read(pdf: &Pdf) -> String {
    let text = pdf.text().replace(['•', '\u{202a}', '\u{202b}', '\u{202c}'], " ");
    let text = text.replace('ﬁ', "fi").replace('ﬂ', "fl").replace('ﬀ', "ff");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same words with one space between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn today(page: &Browser, language: &str) -> String {
    let format = "{ day: 'numeric', month: 'long', year: 'numeric' }";
    page.script(&format!("return new Date().toLocaleDateString('{language}', {format})"), &[]).await
}

fn tick(journal: &mut Journal, note: u128, parts: &[Part]) {
    for part in parts {
        journal.page.tick(Item { note: NoteId::new(note), part: *part }, true);
    }
}

/// A hope of this length besides, ticked.
fn with_hope(number: u128, words: impl Into<String>, mut journal: Journal) -> Journal {
    let words = Value::words(words);
    write(&mut journal, number, Kind::Hope, Question::HopeWhat, words, evening("2026-10-10"));
    journal.keep(NoteId::new(number));
    tick(&mut journal, number, &[Part::Answer(Question::HopeWhat)]);
    journal
}

/// Opens the last step of My page with this journal, and waits until the page is laid out.
async fn see(page: &Browser, journey: &Journey, journal: &Journal) {
    plant(page, &journey.server, journal).await;
    page.go_to(&format!("{}#p/4", journey.server.address())).await;
    laid_out(page).await;
}

pub async fn laid_out(page: &Browser) {
    let fits = "document.querySelector('.fit')?.innerText.match(/[.:]/)";
    let body = format!("return Boolean(document.querySelector('article.sheet') && {fits})");
    page.until("the page to be laid out", async || page.script::<bool>(&body, &[]).await.then_some(())).await;
}

/// Prints, and checks what holds of every print: the paper, a title that tells nothing, wide margins, headings for those
/// who hear it, its own fonts, and words that can be read without colours.
async fn print(page: &Browser, paper: Paper) -> Pdf {
    let pdf = page.print(paper).await;
    assert_eq!(pdf.paper(), Some(paper));
    if page.engine == Engine::Chromium {
        assert!(["Own Words", "Egne ord"].contains(&pdf.title().as_str()), "{}", pdf.title());
        let by_style = page.print_by_style().await;
        assert_eq!((by_style.paper(), by_style.pages()), (Some(paper), pdf.pages()));
        assert!(by_style.structure().contains("H2"), "a print without headings: {}", by_style.structure());
    }
    assert!(pdf.has_its_fonts(), "a font is not in the print");
    assert!(can_be_read_in_grey(&pdf), "a word cannot be read in grey: {}", pdf.text());
    assert!(lies_within_margins(&pdf, paper), "a line is cut or stands in the margin:\n{}", pdf.text());
    pdf
}

/// Prints what takes more than one page, and checks that it takes as many as are said before.
pub async fn print_as_said(page: &Browser, paper: Paper) -> Pdf {
    let said = page.text_of(".fit").await;
    let pdf = print(page, paper).await;
    assert_eq!(said, format!("This takes {} pages.", pdf.pages()));
    pdf
}

/// Whether all words stand at least 13 mm from every edge of the paper.
fn lies_within_margins(pdf: &Pdf, paper: Paper) -> bool {
    let points = |centimetres: f64| centimetres * 72.0 / 2.54;
    let (width, height) = paper.size();
    let within = |low: f64, high: f64, size: f64| low >= points(1.3) && high <= points(size - 1.3);
    let words = pdf.words();
    !words.is_empty()
        && words.iter().all(|word| within(word.from.0, word.to.0, width) && within(word.from.1, word.to.1, height))
}

/// Whether each word of the first page stands dark on white, also where the printer has no colours.
fn can_be_read_in_grey(pdf: &Pdf) -> bool {
    const DPI: u32 = 100;
    let (wide, dots) = pdf.greys(1, DPI);
    let dot = |points: f64| (points * f64::from(DPI) / 72.0).round() as usize;
    let mut words = pdf.words();
    words.retain(|word| word.page == 1);
    words.iter().all(|word| {
        let (from, to) = ((dot(word.from.0), dot(word.from.1)), (dot(word.to.0), dot(word.to.1)));
        let rows =
            (from.1..to.1.max(from.1 + 1)).map(|row| &dots[row * wide + from.0..row * wide + to.0.max(from.0 + 1)]);
        let (mut darkest, mut lightest) = (255, 0);
        for grey in rows.flatten() {
            (darkest, lightest) = (darkest.min(*grey), lightest.max(*grey));
        }
        darkest < 96 && lightest > 230
    })
}

in_engines!(what_was_ticked_is_on_paper_in_order_and_nothing_else: chromium, firefox);
pub async fn what_was_ticked_is_on_paper_in_order_and_nothing_else(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    plant(&page, &journey.server, &journal(Language::English)).await;
    page.go_to(&format!("{}#p/1", journey.server.address())).await;
    page.see("What should be on your page?").await;
    assert!(!page.exists(":checked").await, "something is ticked before anyone ticked it");
    for part in [
        "Take my son to the indoor pool on a Saturday, when it is full of people, and stay until he has had enough.",
        "Why it matters: He asks every week. I always say the water is cold.",
        "How it is going now",
        "Open one letter a week, with someone sitting beside me.",
        "One small step: Put them in piles by colour of the envelope. Not open them.",
        "Walking to the shop with Anne from the team. She just walked, she did not talk me through it.",
        "In what way: I stopped counting people after the bakery.",
        "The letters. I have brought it up twice. We talked about breathing instead.",
        "What would help: Something practical",
        "Before: Asked before, not heard yet",
        "Continue",
        "The letters. I have brought it up twice. We talked about breathing instead.",
        "Continue",
    ] {
        page.choose(part).await;
    }
    page.see("What do you need today?").await;
    assert!(!page.exists(":checked").await, "a need is ticked before anyone ticked it");
    for part in ["to be listened to", "something practical", "what comes next", "Continue", "Name, date and paper"] {
        page.choose(part).await;
    }
    page.write("Your name, if you want it on the page", "Sam").await;
    page.holds("#name", "Sam").await;
    page.focus_is_on("#name").await;
    page.choose("Lines to write on together").await;
    page.gone("Room to write together").await;
    page.see("This fits on one page.").await;
    page.see(&format!("Sam · {}", today(&page, "en-GB").await)).await;
    let pdf = print(&page, Paper::A4).await;
    let expected = format!(
        "My notes for our talk These are my own words. Sam · {}
         Most important to me today
         The letters. I have brought it up twice. We talked about breathing instead.
         What would help: Something practical
         Asked before, not heard yet
         Today I need to be listened to and something practical.
         I would like to talk about what comes next.
         What I hope for
         Take my son to the indoor pool on a Saturday, when it is full of people, and stay until he has had enough.
         Why it matters: He asks every week. I always say the water is cold.
         Now (3 October 2026): Changed. We go on Tuesday mornings, when it is almost empty. He loves it. Saturdays can
         wait. What helped: my neighbour came along the first two times
         What I am working on
         Open one letter a week, with someone sitting beside me.
         One small step: Put them in piles by colour of the envelope. Not open them.
         What has helped
         Walking to the shop with Anne from the team. She just walked, she did not talk me through it.
         In what way: I stopped counting people after the bakery.
         I chose what is here. It is not a medical record or a test. page 1 of 1",
        today(&page, "en-GB").await
    );
    assert_eq!((read(&pdf), pdf.pages()), (words(&expected), 1));
    page.choose("Letter (US and Canada)").await;
    laid_out(&page).await;
    page.see("This fits on one page.").await;
    let pdf = print(&page, Paper::Letter).await;
    assert_eq!((read(&pdf), pdf.pages()), (words(&expected), 1));

    page.script::<()>("window.print = () => { window.printed = (window.printed ?? 0) + 1 }", &[]).await;
    page.tab_back_to("Print my page").await;
    page.activate().await;
    page.until("the browser to be asked to print", async || {
        (page.script::<u32>("return window.printed ?? 0", &[]).await == 1).then_some(())
    })
    .await;

    page.choose("Print today’s date").await;
    page.gone(&today(&page, "en-GB").await).await;
    page.choose("Back").await;
    page.choose("to be listened to").await;
    page.choose("Back").await;
    page.choose("Back").await;
    page.choose("The letters. I have brought it up twice. We talked about breathing instead.").await;
    page.go_to(&format!("{}#p/4", journey.server.address())).await;
    laid_out(&page).await;
    let text = read(&print(&page, Paper::Letter).await);
    assert!(text.starts_with("My notes for our talk These are my own words. Sam "), "{text}");
    assert!(!text.contains("letters.") && !text.contains("listened") && !text.contains("2026 Most"), "{text}");
    assert!(text.contains("Today I need something practical."), "{text}");
}

in_engines!(a_page_can_be_copied_and_saved_as_text_and_says_what_the_print_says);
async fn a_page_can_be_copied_and_saved_as_text_and_says_what_the_print_says(journey: Journey) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new())).await;
    let mut bokmaal = journal(Language::Bokmaal);
    tick(&mut bokmaal, 1, &[Part::Answer(Question::HopeWhat), Part::Now]);
    tick(&mut bokmaal, 2, &[Part::Answer(Question::GoalWish), Part::Answer(Question::GoalWhat)]);
    bokmaal.page.first = Some(NoteId::new(2));
    bokmaal.page.need(Need::ToGoGently, true);
    see(&page, &journey, &bokmaal).await;
    let expected = format!(
        "Mine notater til samtalen vår\nDette er mine egne ord.\n{}\n
Viktigst for meg i dag\n- Ikke drikke alene på hverdager.
  Hvem sitt ønske: Vi ser det ulikt. de sier slutte helt\nI dag trenger jeg at vi tar det rolig.\n
Det jeg håper på\n- Å stå opp til noe. En jobb med hendene, der noen sier «bra at du kom».
  Nå (12. august 2026): Jeg kom dit jeg ville. Tre dager i uka på sykkelverkstedet siden mai. Hva hjalp: Jeg maste. \
         Til slutt ringte han på poliklinikken sammen med meg.\n
Jeg har selv valgt hva som står her. Det er ikke en journal eller en test.\n",
        today(&page, "nb").await
    );
    page.push("Lagre som tekst").await;
    assert_eq!(downloads.text(&page).await, expected);
    page.push("Kopier som tekst").await;
    page.see("Kopiert.").await;
    page.go_within("#p/2").await;
    page.script::<()>("document.getElementById('first-words').focus()", &[]).await;
    page.press_with_control('v').await;
    page.holds("#first-words", &expected).await;
}

in_engines!(a_page_in_bokmaal_and_in_danish_is_what_was_ticked: chromium);
async fn a_page_in_bokmaal_and_in_danish_is_what_was_ticked(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let mut bokmaal = journal(Language::Bokmaal);
    tick(&mut bokmaal, 1, &[Part::Answer(Question::HopeWhat), Part::Now]);
    tick(&mut bokmaal, 2, &[Part::Answer(Question::GoalWish), Part::Answer(Question::GoalWhat)]);
    tick(&mut bokmaal, 4, &[Part::Answer(Question::HelpedFrom), Part::Answer(Question::HelpedWhat)]);
    bokmaal.page.first = Some(NoteId::new(2));
    bokmaal.page.need(Need::ToGoGently, true);
    bokmaal.page.show_date = true;
    let mut danish = journal(Language::Danish);
    tick(&mut danish, 5, &[Part::Answer(Question::TalkWhat), Part::Answer(Question::TalkAsked)]);
    tick(&mut danish, 2, &[Part::Answer(Question::GoalWhat), Part::Answer(Question::GoalWhen)]);
    tick(&mut danish, 1, &[Part::Now]);
    danish.page.first_words = "Ro, og en nøgle.".to_owned();
    danish.page.show_date = false;
    danish.page.room_to_write = false;
    for (journal, expected) in [
        (
            bokmaal,
            format!(
                "Mine notater til samtalen vår Dette er mine egne ord. {}
                 Viktigst for meg i dag Ikke drikke alene på hverdager.
                 Hvem sitt ønske: Vi ser det ulikt. de sier slutte helt
                 I dag trenger jeg at vi tar det rolig.
                 Det jeg håper på Å stå opp til noe. En jobb med hendene, der noen sier «bra at du kom».
                 Nå (12. august 2026): Jeg kom dit jeg ville. Tre dager i uka på sykkelverkstedet siden mai.
                 Hva hjalp: Jeg maste. Til slutt ringte han på poliklinikken sammen med meg.
                 Det som har hjulpet Øvingene i korpset på tirsdager. Æresord, jeg hadde ikke trodd det.
                 Kom fra: Hverdagen
                 Plass til å skrive sammen
                 Jeg har selv valgt hva som står her. Det er ikke en journal eller en test. side 1 av 1",
                today(&page, "nb").await
            ),
        ),
        (
            danish,
            "Mine noter til vores samtale Det er mine egne ord.
             Vigtigst for mig i dag Ro, og en nøgle.
             Det jeg håber på Nu (21. marts 2026): Jeg nåede det. Hun kom en søndag. Vi vaskede op bagefter.
             Hvad hjalp: Jens skrev brevet sammen med mig
             Det jeg arbejder med Bo et sted med egen nøgle. Ikke endnu
             Det jeg vil spørge eller tale om Må jeg få nøgle til køkkenet om aftenen?
             Spurgt før, ikke hørt endnu
             Jeg har selv valgt hvad der står her. Det er ikke en journal eller en test. side 1 af 1"
                .to_owned(),
        ),
    ] {
        see(&page, &journey, &journal).await;
        assert_eq!(read(&print(&page, Paper::A4).await), words(&expected));
    }
}
