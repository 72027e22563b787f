//! How long a long journal takes: what a person waits for with 5,000 notes of ten years, beside 50 notes, in one run.
//!
//! `./dev bench` prints the table. Nothing here asserts a time: a machine that does something else besides would fail it.

mod first_visit;

use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED},
    seed,
};
use own_words::domain::{Journal, Kind, Language, Moment, Value};
use serde_json::json;
use std::env;

const NOTES: [u128; 2] = [50, 5_000];
const TIMES: usize = 5;

/// Told by the page itself, from before its first line on.
const WATCH: &str = "
    const tell = (name, found) => new MutationObserver((_, watch) => {
        if (!document.querySelector(found)) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => window[name] = performance.now()));
    }).observe(document, { childList: true, subtree: true, attributes: true });
    tell('usable', '.home .ways');
    tell('whole', '.frame:not([data-reading]) .home .ways');
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await instantiateStreaming(...given);
        window.memory = made.instance.exports.memory;
        return made;
    };
    window.keys = [];
    new PerformanceObserver(list => {
        for (const event of list.getEntries()) if (event.name === 'keydown') window.keys.push(event.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    window.drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    window.until = async found => { while (!found()) await new Promise(done => setTimeout(done)); await drawn() };";

/// Ten years of notes in three languages, from three letters to three thousand.
fn journal(notes: u128) -> Journal {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let mut journal = seed::journal(Language::English);
    let texts: Vec<String> = Language::ALL
        .iter()
        .flat_map(|language| {
            let journal = seed::journal(*language);
            journal
                .newest_first()
                .into_iter()
                .flat_map(|note| note.texts().into_iter().map(str::to_owned).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        })
        .filter(|text| !text.is_empty())
        .collect();
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| kind.is_written()).collect();
    for number in 100..100 + notes {
        let at = number as usize;
        let kind = kinds[at % kinds.len()];
        let begun = Moment::new(1_480_000_000_000 + (number as i64 * 3650 / notes as i64) * DAY, 60);
        let mut words = format!("{number} ");
        let length = [3, 20, 80, 200, 400, 900, 3_000][at * 7 / 5 % 7];
        for text in texts.iter().cycle().skip(at % texts.len()) {
            if words.len() >= length {
                break;
            }
            words.push_str(text);
            words.push(' ');
        }
        seed::write(&mut journal, number, kind, kind.lead(), Value::words(words), begun);
        journal.keep(own_words::domain::NoteId::new(number));
    }
    journal
}

/// The one in the middle.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The time under which 95 of 100 stay.
fn p95(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * 95).div_ceil(100) - 1]
}

/// Types as a person does, and gives how long each key took to the next frame. What is quicker than the browser tells
/// is given as what it tells at the least.
async fn keys(page: &Browser, letters: usize) -> Vec<f64> {
    page.script::<()>("window.keys.length = 0", &[]).await;
    for letter in "a walk by the water and back again to the house by the sea".chars().cycle().take(letters) {
        page.type_text(&letter.to_string()).await;
    }
    page.script::<()>("return drawn().then(() => new Promise(done => setTimeout(done, 300)))", &[]).await;
    let mut keys: Vec<f64> = page
        .script::<serde_json::Value>("return window.keys", &[])
        .await
        .as_array()
        .map_or_else(Vec::new, |keys| keys.iter().filter_map(serde_json::Value::as_f64).collect());
    keys.resize(letters.max(keys.len()), 16.0);
    keys
}

/// In this order: what is measured, and what came of it, in milliseconds or, where it says so, in megabytes.
async fn measure(page: &Browser, journey: &Journey, notes: u128) -> Vec<(&'static str, f64)> {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    seed::plant(page, &journey.server, &journal(notes)).await;
    page.go_to(journey.server.address()).await;
    page.see("What would you like to do?").await;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    let (mut usable, mut whole) = (Vec::new(), Vec::new());
    let mut looking_back = Vec::new();
    let mut finding = Vec::new();
    let mut timeline = Vec::new();
    for _ in 0..TIMES {
        page.reload().await;
        let told = async |name: &str| page.ask::<f64>("return window[arguments[0]] ?? null", &[json!(name)]).await;
        usable.push(page.until("the page to be usable", async || told("usable").await).await);
        whole.push(page.until("all of it to be read", async || told("whole").await).await);
        let look = "
            const begun = performance.now();
            location.hash = '#b';
            return until(() => document.querySelector('.rows .row')).then(() => performance.now() - begun)";
        looking_back.push(page.script(look, &[]).await);
        page.script::<()>("return new Promise(done => setTimeout(done, 2000))", &[]).await;
        // From the second letter on, as one goes on typing.
        let find = "
            const field = document.getElementById('find');
            const type = async text => {
                const before = document.querySelector('.rows');
                const begun = performance.now();
                field.value = text;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                await drawn();
                return performance.now() - begun;
            };
            return (async () => {
                const times = [];
                for (const text of ['t', 'th', 'the', 'the w', 'the wat', 'the water']) times.push(await type(text));
                await type('');
                return Math.max(...times);
            })()";
        finding.push(page.script(find, &[]).await);
        let open = "
            const begun = performance.now();
            location.hash = '#b/2';
            return until(() => document.querySelector('.timeline__mark')).then(() => performance.now() - begun)";
        timeline.push(page.script(open, &[]).await);
        page.script::<()>("location.hash = ''; return drawn()", &[]).await;
    }
    let (mut choosing, mut ticking, mut changing) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let choose = "
            const begun = performance.now();
            location.hash = '#p/1';
            return until(() => document.querySelector('.offer')).then(() => performance.now() - begun)";
        choosing.push(page.script(choose, &[]).await);
        let tick = "
            const box = document.querySelector('.offer [type=checkbox]'), checked = !box.checked;
            const begun = performance.now();
            box.click();
            return until(() => box.checked === checked).then(() => performance.now() - begun)";
        ticking.push(page.script(tick, &[]).await);
        page.script::<()>("location.hash = '#p/4'; return until(() => document.querySelector('article.sheet'))", &[])
            .await;
        let change = "
            const sheet = () => document.querySelector('article.sheet'), before = sheet();
            const begun = performance.now();
            document.getElementById('show-date').click();
            return until(() => sheet() && sheet() !== before).then(() => performance.now() - begun)";
        changing.push(page.script(change, &[]).await);
        page.script::<()>("location.hash = ''; return drawn()", &[]).await;
    }
    page.turn_to(Hope(1)).await;
    let mut keystrokes = Vec::new();
    for _ in 0..TIMES {
        keystrokes.push(p95(keys(page, 40).await));
    }
    let mut saving = Vec::new();
    for _ in 0..TIMES {
        page.status(SAVED).await;
        let save = "
            const field = document.getElementById('answer');
            field.value += ' and more';
            const begun = performance.now();
            field.dispatchEvent(new Event('input', { bubbles: true }));
            const says = () => document.querySelector('.save-status').textContent;
            return until(() => !says().startsWith('Saved')).then(() => until(() => says().startsWith('Saved')))
                .then(() => performance.now() - begun)";
        saving.push(page.script(save, &[]).await);
    }
    // As it is while one thinks of the next word: the browser has cleared away by itself what was needed for a moment.
    page.script::<()>("return new Promise(done => setTimeout(done, 30000))", &[]).await;
    let memory: f64 = page.script("return performance.memory.usedJSHeapSize / 1e6", &[]).await;
    vec![
        ("usable after a reload", median(usable)),
        ("all of it read after a reload", median(whole)),
        ("opening Look back", median(looking_back)),
        ("looking for words, the slowest letter of six", median(finding)),
        ("opening the timeline", median(timeline)),
        ("opening My page", median(choosing)),
        ("a tick on My page", median(ticking)),
        ("changing the page, until it is laid out", median(changing)),
        ("a key while writing, p95", median(keystrokes)),
        ("saving a note, with its pause of 400", median(saving)),
        ("memory of the page's script at rest, MB", memory),
        ("memory of the program, MB", program_memory(page).await / 1e6),
        ("memory of the page's process at rest, MB", page.page_memory() as f64 / 1e6),
    ]
}

/// What the program has taken, in bytes: it never gives any of it back. Both its parts work in the one memory. Chromium's
/// own search for memories ends the page, where a program gives its table away as well.
async fn program_memory(page: &Browser) -> f64 {
    page.script("return window.memory.buffer.byteLength", &[]).await
}

in_engines!(how_long_a_long_journal_takes: chromium);
async fn how_long_a_long_journal_takes(journey: Journey) {
    if env::var_os("OWN_WORDS_BENCH").is_none() {
        println!("skipped: ./dev bench measures");
        return;
    }
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    page.devtools("Page.enable", json!({})).await;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;

    // A page with a field and nothing else, for comparison.
    page.go_to(&format!("{}not-the-program", journey.server.address())).await;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    page.script::<()>("document.body.innerHTML = '<textarea>'; document.querySelector('textarea').focus()", &[]).await;
    let mut bare = Vec::new();
    for _ in 0..TIMES {
        bare.push(p95(keys(&page, 40).await));
    }

    let few = measure(&page, &journey, NOTES[0]).await;
    let many = measure(&page, &journey, NOTES[1]).await;
    println!("\nChromium at four times slower, medians of {TIMES}, in ms");
    println!("{:<46} {:>9} {:>9} {:>7}", "", NOTES[0], NOTES[1], "ratio");
    for ((what, few), (_, many)) in few.iter().zip(&many) {
        println!("{what:<46} {few:>9.1} {many:>9.1} {:>7.2}", many / few);
    }
    println!("{:<46} {:>9.1}", "a key in a bare textarea, p95", median(bare));
}
