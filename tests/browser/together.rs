//! The guided first use, alone and with someone beside: from the first screen to paper, by keyboard and by finger.

mod ends;

use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
    },
    notes::Store,
    seed,
    steps::Walk,
};
use own_words::{
    domain::{Choice, GuideStep, Item, Journal as Written, Kind, Language, NoteId, Part, Question, TextSize, Value},
    words::{Words, words},
};
use serde_json::json;

/// What the page is used with.
#[derive(Clone, Copy, PartialEq)]
enum Hand {
    Keyboard,
    Finger,
}

impl Browser {
    /// How large the letters of the page are, in CSS pixels.
    async fn letters(&self) -> u32 {
        self.script("return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize))", &[]).await
    }
}

/// A person in the guide.
struct Person<'a> {
    page: &'a Browser,
    words: &'static Words,
    hand: Hand,
}

impl Person<'_> {
    /// Presses what says this.
    async fn press(&self, text: &str) {
        match self.hand {
            Hand::Finger => self.page.tap(text).await,
            // Boxes and radio buttons are called by their label, ways by more than their name.
            Hand::Keyboard => {
                let is_box =
                    "return [...document.querySelectorAll('label')].some(it => it.innerText.trim() === arguments[0])";
                if self.page.script::<bool>(is_box, &[json!(text)]).await {
                    self.page.choose(text).await;
                } else {
                    self.walk().press_what_says(text).await;
                }
            }
        }
    }

    fn walk(&self) -> Walk<'_> {
        Walk { page: self.page, words: self.words }
    }

    /// Waits for the screen with this heading.
    async fn at(&self, heading: &str) {
        self.walk().arrive(heading).await;
    }

    fn heading(&self, step: GuideStep) -> &'static str {
        let texts = &self.words.guide;
        match step {
            GuideStep::Begin => texts.begin_heading,
            GuideStep::Device => texts.device_heading,
            GuideStep::Hope => self.words.question(Question::HopeWhat).heading,
            GuideStep::Goal => self.words.question(Question::GoalWhat).heading,
            GuideStep::Helped => self.words.question(Question::HelpedWhat).heading,
            GuideStep::Next => texts.next_heading,
            GuideStep::Check => texts.check_heading,
            GuideStep::End => texts.end_heading,
        }
    }

    async fn is_at(&self, step: GuideStep) {
        self.at(self.heading(step)).await;
    }

    /// Writes to the question on the screen, and goes on.
    async fn says(&self, step: GuideStep, said: &str) {
        self.is_at(step).await;
        if said.is_empty() {
            return self.press(self.words.common.skip).await;
        }
        match self.hand {
            Hand::Finger => {
                self.page.tap_on("#answer").await;
                self.page.focus_is_on("#answer").await;
                self.page.type_text(said).await;
            }
            Hand::Keyboard => self.page.write(self.heading(step), said).await,
        }
        self.page.holds("#answer", said).await;
        self.walk().saved().await;
        self.press(self.words.common.continue_).await;
    }

    /// From Home to the first question.
    async fn begins(&self, together: bool) {
        let texts = &self.words.guide;
        self.at_home().await;
        self.press(texts.name).await;
        self.is_at(GuideStep::Begin).await;
        self.chooses_what_is_easy_to_read().await;
        if together {
            self.press(texts.with_someone).await;
            self.page.see(texts.lines[GuideStep::Begin as usize]).await;
        }
        self.press(self.words.common.continue_).await;
        self.is_at(GuideStep::Device).await;
        if together {
            self.press(texts.typed).await;
            self.page.focus_is_on("#typed:checked").await;
        }
        self.press(texts.mine).await;
        self.is_at(GuideStep::Hope).await;
    }

    /// Another language and another size, and back.
    async fn chooses_what_is_easy_to_read(&self) {
        let other = words(if self.words.language == "Dansk" { Language::Bokmaal } else { Language::Danish });
        self.press(other.language).await;
        self.page.see(other.guide.who).await;
        self.press(self.words.language).await;
        self.page.see(self.words.guide.who).await;
        let [usual, larger] = [TextSize::Usual, TextSize::Larger].map(|size| self.words.settings.text_size_name(size));
        let before = self.page.letters().await;
        self.press(larger).await;
        self.page.until("larger letters", async || (self.page.letters().await > before).then_some(())).await;
        self.press(usual).await;
        self.page.until("the usual letters", async || (self.page.letters().await == before).then_some(())).await;
    }

    async fn at_home(&self) {
        self.walk().at(self.words.home.heading).await;
    }
}

/// What stands on the screen and in its fields.
const ALL_THAT_IS_THERE: &str = "return [document.body, ...document.querySelectorAll('textarea, input')]
    .map(it => it.value ?? it.innerText).join('\\n')";

const SAID: [&str; 4] = ["Å bo ved sjøen. A boat.", "Komme ud hver dag.", "", "The letters, først."];

/// The whole way, in each language.
async fn from_home_to_paper(journey: &Journey, together: bool, hand: Hand) {
    for language in Language::ALL.iter().copied() {
        let profile = Profile::new().language(language.tag());
        // A finger is on a phone. WebKitGTK's driver loses the focus in a window of that size.
        let on_phone = hand == Hand::Finger && journey.engine != Engine::WebKit;
        let page = journey.open(&if on_phone { profile.phone() } else { profile }).await;
        let person = Person { page: &page, words: words(language), hand };
        let texts = &person.words.guide;
        person.begins(together).await;
        for (step, said) in [GuideStep::Hope, GuideStep::Goal, GuideStep::Helped, GuideStep::Next].iter().zip(SAID) {
            person.says(*step, said).await;
        }

        person.is_at(GuideStep::Check).await;
        assert_eq!(page.texts_of(".checked blockquote").await, [SAID[0], SAID[1], SAID[3]]);
        assert!(!page.exists(".checked :checked").await, "nothing is ticked by the program");
        let typed = person.words.choice(Choice::TypedByOther);
        assert_eq!(page.visible_text().await.contains(typed), together);
        person.press(texts.all_on_page).await;
        page.until("all of it to be ticked", async || {
            (page.texts_of(".checked:has(:checked)").await.len() == 3).then_some(())
        })
        .await;
        person.press(texts.keep).await;

        person.is_at(GuideStep::End).await;
        person.press(texts.print).await;
        person.at(person.words.page.see_heading).await;
        page.until("the page", async || page.exists("article.sheet .sheet__first").await.then_some(())).await;
        page.see(person.words.page.fits).await;
        page.script::<()>("window.print = () => { window.printed = (window.printed ?? 0) + 1 }", &[]).await;
        person.press(person.words.page.print).await;
        let asked = async || (page.script::<u32>("return window.printed ?? 0", &[]).await == 1).then_some(());
        page.until("the browser to be asked to print", asked).await;
        if journey.engine != Engine::WebKit {
            let paper = page.print(Paper::A4).await;
            assert_eq!(paper.pages(), 1);
            let text = paper.text();
            for said in SAID {
                assert!(text.contains(said), "“{said}” stands on paper:\n{text}");
            }
            assert_eq!(text.contains(person.words.print.typed), together, "and who typed it");
        }

        // What was printed is still there, and so is the guide, until the person says what is to become of it.
        page.go_within("#").await;
        person.at_home().await;
        person.press(texts.name).await;
        person.is_at(GuideStep::End).await;
        person.press(texts.keep_here).await;
        person.at_home().await;
        page.see(person.words.write.kept).await;
        page.go_within("#b").await;
        page.see(SAID[0]).await;
        let notes = page.stored(Store::IndexedDb).await;
        let typed = notes.values().filter(|text| text.contains("typed.by-other")).count();
        assert_eq!(typed, if together { 3 } else { 0 });
        page.close().await;
    }
}

in_engines!(alone_by_keyboard_the_first_use_leads_to_a_page_on_paper);
async fn alone_by_keyboard_the_first_use_leads_to_a_page_on_paper(journey: Journey) {
    from_home_to_paper(&journey, false, Hand::Keyboard).await;
}

in_engines!(together_by_keyboard_the_first_use_leads_to_a_page_on_paper);
async fn together_by_keyboard_the_first_use_leads_to_a_page_on_paper(journey: Journey) {
    from_home_to_paper(&journey, true, Hand::Keyboard).await;
}

in_engines!(alone_by_finger_the_first_use_leads_to_a_page_on_paper);
async fn alone_by_finger_the_first_use_leads_to_a_page_on_paper(journey: Journey) {
    from_home_to_paper(&journey, false, Hand::Finger).await;
}

in_engines!(together_by_finger_the_first_use_leads_to_a_page_on_paper);
async fn together_by_finger_the_first_use_leads_to_a_page_on_paper(journey: Journey) {
    from_home_to_paper(&journey, true, Hand::Finger).await;
}

in_engines!(it_can_be_stopped_at_every_screen_and_goes_on_there_with_all_that_was_written);
async fn it_can_be_stopped_at_every_screen_and_goes_on_there_with_all_that_was_written(journey: Journey) {
    use Language::*;
    for (language, together, hand) in
        [(English, true, Hand::Finger), (Bokmaal, false, Hand::Keyboard), (Danish, false, Hand::Finger)]
    {
        stopped_at_every_screen(&journey, language, together, hand).await;
    }
}

async fn stopped_at_every_screen(journey: &Journey, language: Language, together: bool, hand: Hand) {
    let page = journey.open(&Profile::new().language(language.tag())).await;
    let person = Person { page: &page, words: words(language), hand };
    person.begins(together).await;
    const WRITTEN: [(GuideStep, &str); 4] = [
        (GuideStep::Hope, "Half a sentence, and then"),
        (GuideStep::Goal, "Å komme ut"),
        (GuideStep::Helped, "Walking to the shop."),
        (GuideStep::Next, "The letters, først."),
    ];
    for (step, said) in WRITTEN {
        person.says(step, said).await;
    }
    person.is_at(GuideStep::Check).await;
    for step in GuideStep::ALL {
        page.go_within(&format!("#t/{}", step as usize + 1)).await;
        person.is_at(step).await;
        person.press(person.words.common.stop_for_now).await;
        person.at_home().await;
        // The page is opened anew, once the place is on the disk.
        let here = format!(
            "\"step\":\"{}\"",
            ["begin", "device", "hope", "goal", "helped", "next", "check", "end"][step as usize]
        );
        let on_disk = async || page.stored(Store::IndexedDb).await["settings"].contains(&here).then_some(());
        page.until(&here, on_disk).await;
        page.reload().await;
        person.at_home().await;
        person.press(person.words.guide.name).await;
        person.is_at(step).await;
    }
    let line = person.words.guide.lines[GuideStep::End as usize];
    assert_eq!(page.visible_text().await.contains(line), together);
    for (step, said) in WRITTEN {
        page.go_within(&format!("#t/{}", step as usize + 1)).await;
        person.is_at(step).await;
        page.holds("#answer", said).await;
    }
    page.close().await;
}

in_engines!(while_two_read_it_letters_are_larger_older_notes_hidden_and_each_sees_who_is_spoken_to);
async fn while_two_read_it_letters_are_larger_older_notes_hidden_and_each_sees_who_is_spoken_to(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let person = Person { page: &page, words: words(Language::English), hand: Hand::Finger };
    let texts = &person.words.guide;
    let mut older = Written::new();
    seed::write(
        &mut older,
        1,
        Kind::Hope,
        Question::HopeWhat,
        Value::words("An older hope."),
        seed::evening("2026-01-01"),
    );
    older.page.tick(Item { note: NoteId::new(1), part: Part::Answer(Question::HopeWhat) }, true);
    older.page.first_words = "An older hope. On top.".to_owned();
    seed::plant(&page, &journey.server, &older).await;
    page.go_to(journey.server.address()).await;
    page.see("An older hope.").await;
    let usual = page.letters().await;
    person.press(texts.name).await;
    person.is_at(GuideStep::Begin).await;
    person.press(texts.with_someone).await;
    person.press(person.words.common.continue_).await;
    person.is_at(GuideStep::Device).await;
    person.press(texts.mine).await;
    for step in &GuideStep::ALL[2..] {
        person.is_at(*step).await;
        assert!(page.letters().await > usual, "letters are larger");
        let aside = page.texts_of("aside p").await;
        assert_eq!(aside, [texts.beside, texts.lines[*step as usize]], "{step:?}");
        assert!(!page.visible_text().await.contains("An older hope."));
        assert!(!page.exists(".places").await, "there is one thing to do");
        if *step != GuideStep::End {
            person.press(person.words.common.continue_).await;
        }
    }
    // And so it goes on to paper, whatever was ticked before.
    person.press(texts.print).await;
    person.at(person.words.page.see_heading).await;
    page.see(texts.older_hidden).await;
    page.until("the page", async || page.exists("article.sheet").await.then_some(())).await;
    for opened_anew in [false, true] {
        if opened_anew {
            page.reload().await;
            page.see(texts.older_hidden).await;
        }
        let headings = [&person.words.page.choose_heading, &person.words.page.first_heading];
        for (step, heading) in headings.iter().enumerate() {
            page.go_within(&format!("#p/{}", step + 1)).await;
            person.at(heading).await;
            assert!(!page.script::<String>(ALL_THAT_IS_THERE, &[]).await.contains("An older hope."));
        }
        page.go_within("#p/4").await;
        person.at(person.words.page.see_heading).await;
        page.until("the page", async || page.exists("article.sheet").await.then_some(())).await;
        assert!(page.letters().await > usual, "letters are larger");
        assert!(!page.visible_text().await.contains("An older hope."));
        assert!(!page.visible_text().await.contains(person.words.page.other_prints), "those are of all notes");
    }
    page.go_within("#t/8").await;
    person.is_at(GuideStep::End).await;
    person.press(person.words.common.stop_for_now).await;
    person.at_home().await;
    assert_eq!(page.letters().await, usual);
    assert!(!page.visible_text().await.contains("An older hope."), "nor on Home, while it is under way");
    person.press(texts.name).await;
    person.is_at(GuideStep::End).await;
    person.press(texts.keep_here).await;
    person.at_home().await;
    page.see("An older hope.").await;
}
