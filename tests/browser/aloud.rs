//! Reading a screen aloud: by a voice of the device itself or not at all, in the order in which it is seen, and for as long
//! as somebody is there to hear it.

use crate::{
    faults::site::{self, with},
    harness::{
        browser::Browser,
        engine::Engine,
        folder::Folder,
        journey::{Journey, in_engines},
        profile::Profile,
        server::{Server, built},
    },
    lock::SECRET,
    notes::Hope,
    steps::Walk,
};
use own_words::{
    domain::{Kind, Language, Question},
    words::words,
};
use serde_json::json;
use std::fs;

const VOICES: &str = include_str!("aloud/voices.js");

const BUTTON: &str = ".aloud:not([data-unseen])";

/// Serves the built page with voices in it.
pub fn with_voices() -> Server {
    let folder = Folder::new("voices");
    site::copy_built(folder.path(), |name| ["index.html.br", "sw.js", "sw.js.br"].contains(&name));
    let index = folder.path().join("index.html");
    let page = fs::read_to_string(&index).expect("the page is text");
    fs::write(&index, page.replacen("<title>", "<script src=./voices.js></script><title>", 1))
        .expect("the copy can be written");
    fs::write(folder.path().join("voices.js"), VOICES).expect("the copy can be written");
    Server::of(folder.path())
}

/// The address of a page that has a voice of the device for each language.
pub fn speaking(server: &Server) -> String {
    with(server, "local", "")
}

/// Everything that the present screen says when its button is pressed, once it is said.
pub async fn hear_all(page: &Browser) -> Vec<String> {
    page.script::<()>("said.length = 0; document.querySelector('.aloud').click()", &[]).await;
    page.all_said().await
}

impl Browser {
    /// Everything that was said, once it is said.
    async fn hear(&self, name: &str) -> Vec<String> {
        self.script::<()>("said.length = 0", &[]).await;
        self.push(name).await;
        self.all_said().await
    }

    async fn all_said(&self) -> Vec<String> {
        let ended = "return said.length > 0 && document.querySelector('.aloud[aria-label]') === null";
        self.until("all to be said", async || self.script::<bool>(ended, &[]).await.then_some(())).await;
        self.script("return said", &[]).await
    }

    async fn stops(&self) -> u32 {
        self.script("return Number(sessionStorage.getItem('stops'))", &[]).await
    }

    /// Waits until the voice was told to stop once more than this often, and the next thing is not said.
    async fn falls_silent(&self, stops: u32, why: &str) {
        self.until(why, async || (self.stops().await > stops).then_some(())).await;
        let goes_on = "const before = said.length; endsOne(); return said.length > before";
        assert!(!self.script::<bool>(goes_on, &[]).await, "{why}: it goes on");
    }
}

/// Opens the page with these voices.
async fn open(journey: &Journey, language: Language, voices: &str) -> Browser {
    let page = Browser::start(journey.engine, &Profile::new().language(language.tag())).await;
    page.go_to(&with(&journey.server, voices, "")).await;
    page.until("the page to be open", async || page.exists(".home").await.then_some(())).await;
    // On a screen that is gone to before, there is no button yet.
    loaded(&page).await;
    page
}

async fn loaded(page: &Browser) {
    let later = "return typeof ownWords.hush === 'function'";
    page.until("what is loaded later", async || page.script::<bool>(later, &[]).await.then_some(())).await;
}

in_engines!(a_screen_is_read_in_the_order_in_which_it_is_seen_by_a_voice_of_its_language: chromium, firefox, webkit; super::with_voices);
async fn a_screen_is_read_in_the_order_in_which_it_is_seen_by_a_voice_of_its_language(journey: Journey) {
    for (language, voice) in [(Language::English, "en-GB"), (Language::Bokmaal, "nb-NO"), (Language::Danish, "da_DK")] {
        let page = open(&journey, language, "local").await;
        let walk = Walk::begin(&page, language).await;
        page.until("the button", async || page.exists(BUTTON).await.then_some(())).await;
        let (common, home, keep) = (&walk.words.common, &walk.words.home, &walk.words.keep);
        let mut expected = vec![home.heading];
        expected.extend(home.welcome);
        for (name, hint) in [
            (walk.words.guide.name, walk.words.guide.hint),
            (common.write, home.write_hint),
            (common.look_back, home.look_back_hint),
            (common.my_page, home.my_page_hint),
        ] {
            expected.extend([name, hint]);
        }
        expected.push(home.what_it_is_not);
        expected.extend([walk.words.example.try_it, keep.open_file, keep.shared, keep.heading]);
        // Long ones are said in pieces.
        assert_eq!(page.hear(common.read_aloud).await.join(" "), expected.join(" "), "{}", page.engine);
        assert_eq!(page.script::<String>("return voice", &[]).await, voice);

        // The person's own words are read where they stand, and what can be done comes last.
        walk.begin_note(Kind::Hope).await;
        page.write(&walk.field(Question::HopeWhat), "To see the sea.\nEvery day.").await;
        walk.saved().await;
        let heard = page.hear(common.read_aloud).await.join(" ");
        let question = walk.words.question(Question::HopeWhat);
        let mut at = 0;
        for part in [
            walk.words.kind(Kind::Hope).name,
            question.heading,
            "To see the sea. Every day.",
            walk.words.write.if_stuck,
            common.keep_this,
            common.stop_for_now,
        ] {
            let found = heard[at..].find(part).unwrap_or_else(|| panic!("“{part}” is not heard in its place: {heard}"));
            at += found + part.len();
        }
        assert!(!heard.contains(question.stuck[0]), "what is folded is read: {heard}");
        assert!(!heard.contains(common.read_aloud) && !heard.contains(common.settings), "{heard}");

        // What is picked from is read, and what is in no field of words.
        page.go_within("#s").await;
        let heard = page.hear(common.read_aloud).await;
        assert!(heard.contains(&walk.words.language.to_owned()), "{heard:?}");
    }
}

in_engines!(a_long_text_is_said_in_pieces_that_end_with_a_sentence: chromium, firefox, webkit; super::with_voices);
async fn a_long_text_is_said_in_pieces_that_end_with_a_sentence(journey: Journey) {
    let page = open(&journey, Language::Danish, "local").await;
    let walk = Walk::begin(&page, Language::Danish).await;
    walk.begin_note(Kind::Hope).await;
    let words = "Den 22. november 2026 vil jeg gerne ud at gå en lang tur ved vandet. Det er længe siden. ".repeat(8);
    let unended = "tur ved vandet og ".repeat(40);
    page.focus_is_on("#heading").await;
    page.script::<()>("document.getElementById('answer').focus()", &[]).await;
    page.paste(&format!("{words}{unended}slut")).await;
    let heard = page.hear(walk.words.common.read_aloud).await;
    let of_words: Vec<&String> = heard.iter().filter(|said| said.contains("vandet")).collect();
    assert!(of_words.len() > 8 && of_words.iter().all(|said| said.chars().count() <= 200), "{of_words:?}");
    let whole = of_words.iter().filter(|said| said.contains("2026"));
    assert!(whole.clone().count() == 8 && whole.clone().all(|said| said.contains("22. november 2026")), "{of_words:?}");
    assert!(heard.join(" ").contains("længe siden. tur ved"), "{heard:?}");
}

in_engines!(without_a_voice_of_the_device_for_the_language_there_is_no_button: chromium, firefox, webkit; super::with_voices);
async fn without_a_voice_of_the_device_for_the_language_there_is_no_button(journey: Journey) {
    for voices in ["remote", "foreign", "remote&foreign", "none"] {
        let page = open(&journey, Language::English, voices).await;
        loaded(&page).await;
        assert!(!page.exists(BUTTON).await, "{voices}");
        for place in ["#w", "#b", "#s", "#h"] {
            page.go_within(place).await;
            assert!(!page.exists(".aloud").await, "{voices} at {place}");
        }
        assert_eq!(page.script::<Vec<String>>("return said", &[]).await, [""; 0]);
    }
}

in_engines!(as_the_browser_comes_without_voices_there_is_no_button_and_nothing_stops);
async fn as_the_browser_comes_without_voices_there_is_no_button_and_nothing_stops(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    loaded(&page).await;
    let local = "return (window.speechSynthesis?.getVoices() ?? []).some(voice => voice.localService)";
    if page.script::<bool>(local, &[]).await {
        println!("skipped: this browser has voices of its own");
        return;
    }
    walk.go_to_look_back().await;
    assert!(!page.exists(".aloud").await && !page.exists("#fallen:not([hidden])").await);
}

in_engines!(a_voice_that_is_found_late_moves_nothing: chromium, firefox, webkit; super::with_voices);
async fn a_voice_that_is_found_late_moves_nothing(journey: Journey) {
    const PLACES: &str =
        "return [...document.querySelectorAll('#app *')].filter(it => !it.closest('.aloud')).map(it => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return [it.className, x, y, width, height].join(' ');
    })";
    let page = open(&journey, Language::English, "local&late").await;
    let walk = Walk::begin(&page, Language::English).await;
    loaded(&page).await;
    let before: Vec<String> = page.script(PLACES, &[]).await;
    assert!(!page.exists(BUTTON).await);
    page.script::<()>("voicesCome()", &[]).await;
    page.until("the button", async || page.exists(BUTTON).await.then_some(())).await;
    assert_eq!(page.script::<Vec<String>>(PLACES, &[]).await, before);
    page.script::<()>("window.slow = true", &[]).await;
    page.push(walk.words.common.read_aloud).await;
    page.until("it to read", async || page.exists(".aloud[aria-label]").await.then_some(())).await;
    assert_eq!(page.script::<Vec<String>>(PLACES, &[]).await, before, "when it reads");

    // When another screen was drawn without it, it comes with the next one.
    let page = open(&journey, Language::English, "local&late").await;
    let walk = Walk::begin(&page, Language::English).await;
    loaded(&page).await;
    walk.go_to_look_back().await;
    let before: Vec<String> = page.script(PLACES, &[]).await;
    page.script::<()>("voicesCome()", &[]).await;
    assert_eq!(page.script::<Vec<String>>(PLACES, &[]).await, before);
    walk.go_home().await;
    page.until("the button", async || page.exists(BUTTON).await.then_some(())).await;
}

in_engines!(it_falls_silent_at_a_press_on_another_screen_when_it_is_hidden_and_when_nobody_looks: chromium, firefox, webkit; super::with_voices);
async fn it_falls_silent_at_a_press_on_another_screen_when_it_is_hidden_and_when_nobody_looks(journey: Journey) {
    let page = open(&journey, Language::English, "local&slow").await;
    let walk = Walk::begin(&page, Language::English).await;
    let common = &walk.words.common;
    let reads = async || {
        let stops = page.stops().await;
        page.push(common.read_aloud).await;
        page.until("it to read", async || page.exists(".aloud[aria-label]").await.then_some(())).await;
        stops
    };

    let stops = reads().await;
    // By keyboard, and the focus stays on the button, which says what it does now.
    assert_eq!(page.focused_name().await, common.stop_reading);
    page.activate().await;
    page.falls_silent(stops, "a press").await;
    page.until("the other name", async || (page.focused_name().await == common.read_aloud).then_some(())).await;

    let stops = reads().await;
    walk.go_to_look_back().await;
    page.falls_silent(stops, "another screen").await;
    page.until("the button", async || page.exists(&format!("{BUTTON}:not([aria-label])")).await.then_some(())).await;

    let stops = reads().await;
    page.back().await;
    walk.at(walk.words.home.heading).await;
    page.falls_silent(stops, "the browser's Back").await;

    let stops = reads().await;
    page.press_escape_thrice().await;
    page.falls_silent(stops, "Hide").await;
    assert!(!page.exists(".aloud").await, "the neutral screen can be read aloud");
    page.push(walk.words.hidden.open).await;
    walk.at(walk.words.home.heading).await;

    let stops = reads().await;
    let unseen = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => arguments[0] })";
    let unseen = unseen.replace("arguments[0]", "'hidden'");
    page.script::<()>(&format!("{unseen}; document.dispatchEvent(new Event('visibilitychange'))"), &[]).await;
    page.falls_silent(stops, "another tab").await;
    page.script::<()>(&unseen.replace("'hidden'", "'visible'"), &[]).await;

    let stops = reads().await;
    page.push(walk.words.example.try_it).await;
    page.falls_silent(stops, "an example").await;
    let stops = reads().await;
    assert_eq!(page.script::<String>("return said.at(-1)", &[]).await, walk.words.example.marked);
    page.push(walk.words.example.leave).await;
    page.falls_silent(stops, "the end of an example").await;

    let stops = reads().await;
    page.reload().await;
    walk.at(walk.words.home.heading).await;
    assert!(page.stops().await > stops, "it reads on when the page is left");
}

in_engines!(nothing_secret_is_said_and_a_lock_makes_it_fall_silent: chromium, firefox, webkit; super::with_voices);
async fn nothing_secret_is_said_and_a_lock_makes_it_fall_silent(journey: Journey) {
    let page = open(&journey, Language::English, "local").await;
    let walk = Walk::begin(&page, Language::English).await;
    let (common, keep) = (&walk.words.common, &walk.words.keep);
    // A page with nothing in it is not loaded anew when it is locked.
    page.keep(Hope(1), "The sea.").await;
    page.go_within("#k/2").await;
    page.fill(keep.passphrase, SECRET).await;
    for shown in [false, true] {
        if shown {
            page.push(keep.show_letters).await;
            page.until("its letters", async || page.exists("#passphrase[type=text]").await.then_some(())).await;
        }
        let heard = page.hear(common.read_aloud).await.join(" ");
        assert!(heard.contains(keep.passphrase) && !heard.contains(SECRET), "{heard}");
    }
    page.go_within("#s").await;
    page.put_lock_on(SECRET).await;
    page.script::<()>("window.slow = true", &[]).await;
    let stops = page.stops().await;
    page.push(common.read_aloud).await;
    page.until("it to read", async || page.exists(".aloud[aria-label]").await.then_some(())).await;
    page.lock_now().await;
    assert!(page.stops().await > stops, "it reads on behind the lock");

    // The screen that asks for the passphrase can be read as well, but not what is typed there.
    page.script::<()>("window.slow = false", &[]).await;
    loaded(&page).await;
    page.fill(keep.passphrase, "other words").await;
    let heard = page.hear(common.read_aloud).await.join(" ");
    assert!(heard.contains(keep.passphrase) && !heard.contains("other words"), "{heard}");
}

in_engines!(from_a_disk_a_screen_is_read_aloud: chromium);
async fn from_a_disk_a_screen_is_read_aloud(journey: Journey) {
    let file = built().with_file_name("own-words.html");
    assert_eq!(journey.engine, Engine::Chromium, "the others let no script in before the page's own");
    let page = Browser::start(journey.engine, &Profile::new().language("nb")).await;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": VOICES })).await;
    page.go_to(&format!("file://{}?local", file.display())).await;
    let home = words(Language::Bokmaal).home.heading;
    page.see(home).await;
    let heard = page.hear("Les opp").await;
    assert_eq!(heard[0], home);
}
