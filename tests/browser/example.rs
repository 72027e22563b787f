//! Trying it with an example: somebody's made-up words, marked on every screen and on paper, of which nothing stays.

use crate::{
    faults::site,
    harness::{
        browser::Browser,
        engine::Engine,
        folder::Folder,
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
        server::Server,
    },
    notes::{Hope, Store},
    print,
    steps::Walk,
};
use own_words::{
    domain::{Kind, Language, Question},
    words::{
        example::{Example, example},
        words,
    },
};
use serde_json::json;
use std::fs;

const OWN: &str = "A room of my own, with a door.";

/// Every place that can be gone to by its address, but Home.
const PLACES: [&str; 16] =
    ["w", "b", "b/1", "b/2", "p/1", "p/2", "p/3", "p/4", "u", "u/1", "u/3", "u/7", "h", "s", "k/1", "k/5"];

/// What a tab can hear of the others, from now on.
const LISTEN: &str = "window.heard = []; window.ear = new BroadcastChannel('own-words');
    ear.onmessage = ({ data }) => heard.push(String(data))";

fn wrote(language: Language) -> &'static Example {
    example(language).expect("elsewhere than in the page it is there")
}

/// Everything that is stored, for longer or for as long as the tab is there.
async fn everything(page: &Browser) -> String {
    let shelf = page.stored(Store::IndexedDb).await;
    let slots = "return JSON.stringify([Object.entries(localStorage).sort(), Object.entries(sessionStorage).sort()])";
    format!("{}\n{shelf:?}", page.script::<String>(slots, &[]).await)
}

/// Where else a page can leave something: each of these that holds the words, or anything at all where nothing belongs.
async fn traces_of(page: &Browser, words: &str) -> Vec<String> {
    let body = "return (async () => {
        const found = [];
        if (document.cookie || await globalThis.cookieStore?.getAll().then(all => all.length)) found.push('a cookie');
        for (const { name } of await indexedDB.databases()) if (name != 'own-words') found.push(`the store ${name}`);
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const asked of await cache.keys()) {
                const text = await (await cache.match(asked)).text();
                if (text.includes(arguments[0]) || /[?#]/.test(asked.url)) found.push(asked.url);
            }
        }
        try {
            const folder = await navigator.storage.getDirectory();
            for await (const name of folder.keys()) found.push(`the file ${name}`);
        } catch {}
        return found;
    })()";
    page.script(body, &[json!(words)]).await
}

/// The mark stands, in view at the top of the page, with nothing over it; and the way out of it can be pressed.
async fn is_marked(walk: &Walk<'_>, place: &str) {
    let texts = &walk.words.example;
    let body = "
        scrollTo(0, 0);
        const mark = document.querySelector('.example');
        if (!mark) return 'there is none';
        const button = mark.querySelector('button');
        const over = it => {
            const { left, top, width, height } = it.getBoundingClientRect();
            return !it.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        };
        if (over(mark.querySelector('p')) || over(button)) return 'something is over it';
        if (mark.nextElementSibling.getBoundingClientRect().top < mark.getBoundingClientRect().bottom - 1)
            return 'it covers something';
        return mark.innerText.replace(/\\s+/g, ' ').trim()";
    let marked = format!("{} {}", texts.marked, texts.leave);
    let says: String = walk.page.script(body, &[]).await;
    assert_eq!(says, marked, "at #{place} in {}", walk.page.engine);
}

/// As when another program is looked at: whatever is due is saved at once.
async fn out_of_sight_and_back(page: &Browser) {
    for state in ["hidden", "visible"] {
        let body = "const state = arguments[0];
            Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
            document.dispatchEvent(new Event('visibilitychange'))";
        page.script::<()>(body, &[json!(state)]).await;
    }
}

async fn begin(walk: &Walk<'_>) {
    walk.page.push(walk.words.example.try_it).await;
    walk.arrive(walk.words.home.heading).await;
    is_marked(walk, "").await;
}

/// By Tab from the top of the page, which comes to it at once.
async fn leave(walk: &Walk<'_>) {
    walk.page.tab_back_to(walk.words.example.leave).await;
    walk.page.activate().await;
    walk.arrive(walk.words.home.heading).await;
    assert!(!walk.page.exists(".example").await, "it is still marked");
}

in_engines!(all_that_was_done_in_an_example_is_gone_when_it_is_left);
async fn all_that_was_done_in_an_example_is_gone_when_it_is_left(journey: Journey) {
    for (language, other) in [
        (Language::English, Language::Danish),
        (Language::Bokmaal, Language::English),
        (Language::Danish, Language::Bokmaal),
    ] {
        let page = journey.open(&Profile::new().language(language.tag())).await;
        let walk = Walk::begin(&page, language).await;
        page.turn_to(Hope(1)).await;
        page.type_text(OWN).await;
        walk.saved().await;
        walk.keep().await;
        page.go_within("#s").await;
        walk.arrive(walk.words.settings.heading).await;
        page.until("both stores to hold the same", async || {
            (page.stored(Store::LocalStorage).await == page.stored(Store::IndexedDb).await).then_some(())
        })
        .await;
        let before = everything(&page).await;
        page.script::<()>(LISTEN, &[]).await;
        begin(&walk).await;

        // Writing, looking back, ticking, putting first.
        walk.begin_note(Kind::Helped).await;
        page.write(&walk.field(Question::HelpedWhat), "Somebody else’s words.").await;
        walk.keep().await;
        walk.arrive_at(Question::HelpedHow).await;
        walk.go_to_look_back().await;
        page.see("Somebody else’s words.").await;
        page.gone(OWN).await;
        walk.press_what_says(wrote(language).rent[0]).await;
        page.push(walk.words.look_back.asked_again).await;
        walk.go_to(walk.words.common.my_page, walk.words.page.choose_heading).await;
        page.push(wrote(language).boat[0]).await;
        page.focus_is_on("input:checked").await;
        page.push(walk.words.common.continue_).await;
        walk.arrive(walk.words.page.first_heading).await;
        page.write(walk.words.page.first_words, "For somebody else").await;
        // The settings, among them the language, in which the example's own words stay as they are.
        walk.go_to(walk.words.common.settings, walk.words.settings.heading).await;
        page.push(walk.words.settings.theme_name(own_words::domain::Theme::Dark)).await;
        page.push(words(other).language).await;
        let abroad = Walk { page: &page, words: words(other) };
        abroad.at(abroad.words.settings.heading).await;
        is_marked(&abroad, "s").await;
        abroad.go_to_look_back().await;
        page.see(wrote(language).dinner[5]).await;
        page.go_within("#p/4").await;
        print::laid_out(&page).await;
        page.push(abroad.words.page.keep).await;
        page.see(abroad.words.page.kept).await;
        out_of_sight_and_back(&page).await;
        leave_of(&abroad, &walk).await;
        assert_eq!(everything(&page).await, before, "{}", page.engine);
        assert_eq!(traces_of(&page, "Somebody else’s").await, [""; 0], "{}", page.engine);
        assert_eq!(page.script::<Vec<String>>("return heard", &[]).await, [""; 0], "another tab was told");
        assert_eq!(page.script::<String>("return document.documentElement.dataset.theme", &[]).await, "device");
        walk.go_to_look_back().await;
        page.see(OWN).await;
        page.gone("Somebody else’s words.").await;
        assert_eq!(page.texts_of(".row__lead").await, [OWN]);
        // A step back is none into the example.
        page.back().await;
        page.back().await;
        page.back().await;
        assert!(!page.exists(".example").await);
        // This ear hears.
        page.keep_in(language, Hope(2), "More.").await;
        page.until("another tab to be told", async || {
            page.script::<bool>("return heard.length > 0", &[]).await.then_some(())
        })
        .await;
    }
}

/// From another language than the person's own.
async fn leave_of(abroad: &Walk<'_>, home: &Walk<'_>) {
    abroad.page.tab_back_to(abroad.words.example.leave).await;
    abroad.page.activate().await;
    home.arrive(home.words.home.heading).await;
    assert!(!home.page.exists(".example").await, "it is still marked");
}

impl Browser {
    /// Writes into a hope and waits until it is saved, in this language.
    async fn keep_in(&self, language: Language, hope: Hope, text: &str) {
        self.turn_to(hope).await;
        self.type_text(text).await;
        Walk { page: self, words: words(language) }.saved().await;
    }
}

in_engines!(an_example_is_marked_on_every_screen_and_on_paper);
async fn an_example_is_marked_on_every_screen_and_on_paper(journey: Journey) {
    for language in Language::ALL.iter().copied() {
        // A driven WebKitGTK does not give the focus to a window of this size.
        let profile = if journey.engine == Engine::WebKit { Profile::new() } else { Profile::new().phone() };
        let page = journey.open(&profile.language(language.tag())).await;
        let walk = Walk::begin(&page, language).await;
        let texts = &walk.words.example;
        begin(&walk).await;
        for place in PLACES {
            page.go_within(&format!("#{place}")).await;
            let stands = "return document.querySelector('#heading') !== null && !document.querySelector('.opening')";
            page.until(place, async || page.script::<bool>(stands, &[]).await.then_some(())).await;
            is_marked(&walk, place).await;
            let doors = "#file, #passphrase, .button--delete";
            assert!(!page.exists(doors).await, "at #{place} something can be locked, opened or deleted");
        }
        page.see(texts.nothing_to_keep).await;
        // Hidden, nothing gives anything away; and shown again it is marked.
        page.press_escape_thrice().await;
        page.see(walk.words.hidden.open).await;
        assert!(!page.exists(".example").await, "the hidden screen speaks of an example");
        page.push(walk.words.hidden.open).await;
        walk.at(walk.words.keep.heading).await;
        is_marked(&walk, "k/5").await;

        if page.engine != Engine::WebKit {
            page.go_within("#p/4").await;
            print::laid_out(&page).await;
            let pdf = page.print(Paper::A4).await;
            let text = print::read(&pdf);
            assert!(text.starts_with(&texts.titled.with([walk.words.print.title])), "{text}");
            assert!(text.contains(texts.foot) && text.contains(wrote(language).rent[0]), "{text}");
            assert!(!text.contains(texts.leave), "{text}");
            // What is no sheet says it as well.
            page.go_within("#b").await;
            page.see(wrote(language).boat[0]).await;
            let text = print::read(&page.print(Paper::A4).await);
            assert!(text.starts_with(texts.marked) && !text.contains(texts.leave), "{text}");
        }
        leave(&walk).await;
    }
}

in_engines!(an_example_ends_with_the_page);
async fn an_example_ends_with_the_page(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    begin(&walk).await;
    walk.go_to_look_back().await;
    walk.press_what_says(wrote(Language::English).rent[0]).await;
    page.see(walk.words.look_back.asked_again).await;
    page.reload().await;
    walk.at(walk.words.home.heading).await;
    page.see(walk.words.home.welcome[0]).await;
    assert!(!page.exists(".example").await);
}

in_engines!(an_example_that_cannot_be_loaded_is_said_to_be_missing_and_nothing_else_happens: chromium, firefox, webkit; super::without_example);
async fn an_example_that_cannot_be_loaded_is_said_to_be_missing_and_nothing_else_happens(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    page.push(walk.words.example.try_it).await;
    page.see(walk.words.example.missing).await;
    walk.at(walk.words.home.heading).await;
    assert!(!page.exists(".example").await);
    walk.begin_note(Kind::Hope).await;
    page.write(&walk.field(Question::HopeWhat), OWN).await;
    walk.saved().await;
}

/// The built page on a host that lost the example, and without what would have kept it.
fn without_example() -> Server {
    let folder = Folder::new("without-example");
    site::copy_built(folder.path(), |name| name.contains("-example.") || name.starts_with("sw.js"));
    assert!(fs::read_dir(folder.path()).expect("it was copied").count() > 10);
    Server::of(folder.path())
}

in_engines!(on_a_new_page_nothing_is_stored_after_an_example_that_was_not_there_before);
async fn on_a_new_page_nothing_is_stored_after_an_example_that_was_not_there_before(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    let before = everything(&page).await;
    begin(&walk).await;
    walk.begin_note(Kind::Hope).await;
    page.write(&walk.field(Question::HopeWhat), "somebody else’s").await;
    out_of_sight_and_back(&page).await;
    leave(&walk).await;
    assert_eq!(everything(&page).await, before);
    assert_eq!(traces_of(&page, "somebody else’s").await, [""; 0]);
    // This eye sees.
    let leave_some = "document.cookie = 'a=b';
        return caches.open('c').then(cache => cache.put('left', new Response('somebody else’s')))";
    page.script::<()>(leave_some, &[]).await;
    assert_eq!(traces_of(&page, "somebody else’s").await, ["a cookie", &format!("{}left", journey.server.address())]);
    page.see(walk.words.home.welcome[0]).await;
}
