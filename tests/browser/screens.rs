//! Every screen in every state, language, size and theme: nothing that axe finds, nothing that scrolls sideways, nothing
//! that cannot be made out, and pictures of all of them for people to look at.

mod heard;
mod planted;
mod seen;
mod tab;
mod table;
mod tree;
mod words;

use crate::{
    harness::{
        axe::axe_violations,
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::{Profile, Scheme, Storage},
        server::Server,
    },
    seed::{plant, plant_texts},
};
use own_words::{
    domain::{self, Language, Print},
    words::words,
};
use planted::{empty, filled};
use seen::lost;
pub use seen::made_out;
use serde_json::json;
use std::{env, time::Duration};
use table::{Scene, Screen, scenes};
use tokio::time::sleep;

/// Sizes in CSS pixels, with the name they have on pictures.
const SIZES: [(&str, u32, u32); 2] = [("phone", 390, 844), ("desktop", 1280, 900)];

/// What is still wrong when it is looked at for the third time: a screen that was just gone to may be asked while it is
/// being drawn, on a machine with more to do.
async fn lasting<T>(mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    for _ in 0..2 {
        look().await?;
        sleep(Duration::from_secs(1)).await;
    }
    look().await
}

/// Goes to a screen and does what brings it into its state.
async fn reach(page: &Browser, screen: &Screen) {
    // Another screen is drawn when the browser has told of the other address.
    let go = "if (location.hash.replace('#', '') === arguments[0]) return;
        return new Promise(done => {
            addEventListener('hashchange', () => setTimeout(done), { once: true });
            location.hash = '#' + arguments[0];
        })";
    page.script::<()>(go, &[json!(screen.at)]).await;
    let arrived = "return location.hash.replace('#', '') === arguments[0] && document.querySelector('h1') !== null";
    page.until(screen.name, async || page.script::<bool>(arrived, &[json!(screen.at)]).await.then_some(())).await;
    page.script::<()>(&screen.act, &[]).await;
    page.until(&format!("{} at {}", screen.shows, screen.name), async || page.exists(screen.shows).await.then_some(()))
        .await;
    // What was done there is saved by now, whatever else this machine does.
    let rests = "return !document.querySelector('.save-status')?.textContent.endsWith('…')";
    page.until("saving to end", async || page.script::<bool>(rests, &[]).await.then_some(())).await;
}

/// From the next page on, it is one and the same day: what a screen says may depend on how long ago something was
/// written.
async fn on_one_day(page: &Browser) {
    let source = "const Before = Date, ahead = Before.UTC(2026, 10, 24, 12) - Before.now();
        globalThis.Date = class extends Before {
            static now() { return Before.now() + ahead; }
            constructor(...given) { super(...(given.length ? given : [Before.now() + ahead])); }
        }";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
}

async fn open(page: &Browser, server: &Server, scene: &Scene) {
    plant_texts(page, server, &scene.texts).await;
    page.go_to(server.address()).await;
    page.until("the program to have opened", async || page.exists("h1").await.then_some(())).await;
    page.whole().await;
}

/// What must hold of any screen, whatever it says; a sentence for each fault.
async fn faults(page: &Browser) -> Vec<String> {
    let body = "const faults = [];
        const root = document.documentElement;
        const seen = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
            .filter(it => it.checkVisibility() && !it.matches('.to-content:not(:focus)'));
        const name = it => it.tagName + '.' + it.className + ' “' + (it.innerText || it.id).slice(0, 40) + '”';
        if (root.scrollWidth > root.clientWidth) {
            const wide = [...document.body.querySelectorAll('*')]
                .filter(it => it.getBoundingClientRect().right > root.clientWidth + 1).map(name).slice(0, 3);
            faults.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}: ${wide}`);
        }
        const said = document.querySelector('.notices > .notice');
        if (said && innerHeight >= 600) {
            const at = scrollY;
            scrollTo(0, document.documentElement.scrollHeight);
            const { top, bottom } = said.getBoundingClientRect();
            if (top < 0 || bottom > innerHeight) faults.push('what just happened is out of sight further down');
            scrollTo(0, at);
        }
        const headings = [...document.querySelectorAll('h1')].filter(it => it.checkVisibility()).length;
        if (headings !== 1) faults.push(`${headings} main headings`);
        for (const it of seen) {
            const target = it.closest('label') ?? it;
            const inText = it.matches('#fallen a');
            const height = target.getBoundingClientRect().height;
            if (height < 47.5 && !inText) faults.push(`${name(it)} is ${height} high`);
            const attributes = it.matches('textarea, [type=text], [type=tel]')
                ? { autocomplete: 'off', autocorrect: 'off', spellcheck: 'false', writingsuggestions: 'false' }
                : it.matches('input, select') ? { autocomplete: 'off' } : {};
            for (const [attribute, value] of Object.entries(attributes)) {
                if (it.getAttribute(attribute) !== value) faults.push(`${name(it)} lacks ${attribute}=${value}`);
            }
        }
        return faults";
    page.script(body, &[]).await
}

/// What was found wrong so far, so that all of it is told at once.
#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    fn add(&mut self, place: &str, faults: Vec<String>) {
        self.0.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
    }

    fn nothing(self) {
        assert!(self.0.is_empty(), "{} faults:\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// The narrowest screen with the largest letters and the widest spacing.
async fn look_enlarged(page: &mut Browser, place: &str, found: &mut Found) {
    page.resize(320, 640).await;
    found.add(&format!("{place}, 320 wide"), faults(page).await);
    let dress = "Object.assign(document.documentElement.dataset, { textSize: '4', spacing: 'wide' })";
    page.script::<()>(dress, &[]).await;
    found.add(&format!("{place}, 320 wide, largest and widest"), faults(page).await);
    let undress = "const { dataset } = document.documentElement; dataset.textSize = '1'; dataset.spacing = 'usual'";
    page.script::<()>(undress, &[]).await;
}

async fn in_scheme(page: &Browser, scheme: &str) {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    page.devtools("Emulation.setEmulatedMedia", features).await;
}

/// A picture of the whole screen, when pictures are wanted: in a window as high as it is, so that what is fixed to its
/// edges covers nothing.
async fn shot(page: &mut Browser, (width, height): (u32, u32), scheme: &str, name: &str) {
    if env::var_os("OWN_WORDS_SHOTS").is_none() {
        return;
    }
    let whole: u32 = page.script("return document.documentElement.scrollHeight", &[]).await;
    page.resize(width, height.max(whole)).await;
    in_scheme(page, scheme).await;
    page.shot(name).await;
    page.resize(width, height).await;
}

/// Phones lay their scroll bars over the page.
fn without_scroll_bars() -> Profile {
    Profile::new().argument("--hide-scrollbars")
}

/// Every screen of a language in every size and theme.
async fn every_screen(journey: &Journey, language: Language) {
    let tag = language.tag();
    // Under a lock the browser says which language is spoken.
    let mut page = journey.open(&without_scroll_bars().language(tag)).await;
    on_one_day(&page).await;
    let (mut number, mut found) = (0, Found::default());
    for scene in scenes(language) {
        open(&page, &journey.server, &scene).await;
        for screen in &scene.screens {
            number += 1;
            let place = format!("{tag} {}", screen.name);
            page.resize(SIZES[0].1, SIZES[0].2).await;
            reach(&page, screen).await;
            for (size, width, height) in SIZES {
                page.resize(width, height).await;
                found.add(&format!("{place}, {size}"), faults(&page).await);
                for scheme in ["light", "dark"] {
                    in_scheme(&page, scheme).await;
                    // A phone is looked at in both themes as the smallest there is: see `lost`.
                    if (size, scheme) == ("desktop", "dark") {
                        found.add(&format!("{place}, {size}, {scheme}"), axe_violations(&page).await);
                    }
                    let name = format!("{tag}-{size}-{scheme}-{number:02}-{}", screen.name);
                    shot(&mut page, (width, height), scheme, &name).await;
                }
            }
            look_enlarged(&mut page, &place, &mut found).await;
            found.add(&place, lost(&mut page).await);
            page.resize(SIZES[0].1, SIZES[0].2).await;
            found.add(&place, made_out(&page).await);
        }
    }
    found.nothing();
    nothing_went_out(&page, &journey.server);
}

/// Every screen in the size and theme the browser came with.
async fn every_screen_as_it_comes(journey: &Journey, language: Language) {
    let scheme = if journey.engine == Engine::Firefox { Scheme::Dark } else { Scheme::Light };
    let page = journey.open(&Profile::new().language(language.tag()).scheme(scheme)).await;
    let mut found = Found::default();
    for scene in scenes(language) {
        open(&page, &journey.server, &scene).await;
        for screen in &scene.screens {
            reach(&page, screen).await;
            found.add(screen.name, faults(&page).await);
            found.add(screen.name, axe_violations(&page).await);
        }
    }
    found.nothing();
    nothing_went_out(&page, &journey.server);
}

/// No other host was asked for anything, and nothing was done that the page's policy forbids.
fn nothing_went_out(page: &Browser, server: &Server) {
    assert_eq!(page.asked_outside(), [""; 0], "{} was asked for these", page.engine);
    assert_eq!(server.policy_reports(), [""; 0], "the page's policy forbids this in {}", page.engine);
}

/// Chromium looks at all there is; the others at every screen once.
async fn every_screen_in(journey: &Journey, language: Language) {
    match journey.engine {
        Engine::Chromium => every_screen(journey, language).await,
        Engine::Firefox | Engine::WebKit => every_screen_as_it_comes(journey, language).await,
    }
}

in_engines!(every_screen_in_english_can_be_used_by_anyone_and_asks_no_other_host: chromium, firefox);
async fn every_screen_in_english_can_be_used_by_anyone_and_asks_no_other_host(journey: Journey) {
    every_screen_in(&journey, Language::English).await;
}

in_engines!(every_screen_in_bokmaal_can_be_used_by_anyone: chromium, webkit);
async fn every_screen_in_bokmaal_can_be_used_by_anyone(journey: Journey) {
    every_screen_in(&journey, Language::Bokmaal).await;
}

in_engines!(every_screen_in_danish_can_be_used_by_anyone: chromium);
async fn every_screen_in_danish_can_be_used_by_anyone(journey: Journey) {
    every_screen_in(&journey, Language::Danish).await;
}

in_engines!(what_cannot_be_saved_is_said_in_a_way_anyone_can_use: chromium);
async fn what_cannot_be_saved_is_said_in_a_way_anyone_can_use(journey: Journey) {
    // An answer that is no opened database.
    const FAILED: &str = "IDBFactory.prototype.open = () => {
        const asked = Object.assign(new EventTarget(), { error: new DOMException('', 'UnknownError') });
        setTimeout(() => asked.onerror(new Event('error')));
        return asked;
    }";
    const REFUSED: &str = "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }";
    let stores = [
        ("storage-refused", Storage::Refused, ""),
        ("storage-full", Storage::Allowed, ""),
        ("database-failed", Storage::Allowed, FAILED),
        ("database-refused", Storage::Allowed, REFUSED),
    ];
    let mut found = Found::default();
    for language in Language::ALL {
        let safe = &words(*language).safe;
        for (name, storage, broken) in stores {
            let profile = without_scroll_bars().phone().language(language.tag()).storage(storage);
            let mut page = Browser::start(journey.engine, &profile).await;
            if name == "storage-full" {
                // Before the program writes anything: Chromium believes an earlier answer for a while.
                page.go_to(&format!("{}not-the-program", journey.server.address())).await;
                page.limit_storage(journey.server.address(), 1).await;
            }
            page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": broken })).await;
            page.go_to(journey.server.address()).await;
            page.until("the program to have opened", async || page.exists(".home").await.then_some(())).await;
            reach(&page, &Screen::question()).await;
            page.script::<()>("document.getElementById('answer').focus()", &[]).await;
            page.type_text("a").await;
            page.see(match name {
                "storage-refused" => safe.in_memory,
                "storage-full" => safe.not_saved_full,
                "database-failed" => safe.unanswered,
                _ => safe.saved_unless_crash,
            })
            .await;
            if name.starts_with("database") {
                page.see(safe.saved_unless_crash).await;
            }
            let place = format!("{} {name}", language.tag());
            for scheme in ["light", "dark"] {
                in_scheme(&page, scheme).await;
                found.add(&format!("{place}, {scheme}"), axe_violations(&page).await);
                let name = format!("{}-phone-{scheme}-90-{name}", language.tag());
                shot(&mut page, (390, 844), scheme, &name).await;
            }
            found.add(&place, faults(&page).await);
            found.add(&place, made_out(&page).await);
            look_enlarged(&mut page, &place, &mut found).await;
            found.add(&place, lost(&mut page).await);
        }
    }
    found.nothing();
}

in_engines!(every_print_is_pictured_as_it_prints: chromium);
async fn every_print_is_pictured_as_it_prints(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    for language in Language::ALL.iter().copied() {
        for (name, mut journal) in [("empty", empty(language)), ("filled", filled(language))] {
            for (paper, chosen) in [(Paper::A4, domain::Paper::A4), (Paper::Letter, domain::Paper::Letter)] {
                journal.page.paper = chosen;
                journal.page.more_pages = true;
                plant(&page, &journey.server, &journal).await;
                page.go_to(&format!("{}#p/4", journey.server.address())).await;
                page.until("the page to be laid out", async || page.exists("article.sheet").await.then_some(())).await;
                let pages = page.texts_of("article.sheet").await.len();
                let pdf = page.print(paper).await;
                assert_eq!(pdf.pages(), pages, "{} {name} on {paper:?}", language.tag());
                pdf.shot(&format!("{}-print-{name}-{paper:?}", language.tag()).to_lowercase());
            }
        }
        other_prints(&page, &journey, language).await;
    }
}

/// The prints besides the page to bring, of all that can stand on each.
async fn other_prints(page: &Browser, journey: &Journey, language: Language) {
    let mut journal = filled(language);
    journal.page.paper = domain::Paper::A4;
    plant(page, &journey.server, &journal).await;
    for (number, print) in Print::ALL.iter().enumerate() {
        page.go_to(&format!("{}#u/{}", journey.server.address(), number + 1)).await;
        page.until("the print to be laid out", async || page.exists("article.sheet").await.then_some(())).await;
        let all =
            "document.querySelectorAll('.prints__choose [type=checkbox]:not(:checked)').forEach(it => it.click())";
        page.script::<()>(all, &[]).await;
        page.until("the print to be laid out again", async || page.exists("article.sheet").await.then_some(())).await;
        page.print(Paper::A4).await.shot(&format!("{}-print-{print:?}", language.tag()).to_lowercase());
    }
}
