//! How long a first visit takes on an old phone and a slow network: until a field takes a key and shows it.
//!
//! Beside it, in the same run, the least page that can be made with Yew, and the same visit to a page that is kept. Times
//! are told beside what they should be and fail nothing, since they are the machine's as well. What they are to each other,
//! and what is counted, fails when it is more than it may be.

use super::median;
use crate::{
    harness::{
        browser::Browser,
        folder::Folder,
        journey::{Journey, in_engines},
        profile::Profile,
        server::Server,
    },
    lighthouse::{report, score},
};
use serde_json::json;
use std::{env, fs, path::PathBuf};

const TIMES: usize = 5;

/// A question of a note that has no words yet, as a bookmark would open it.
const QUESTION: &str = "#w/00000000000000000000000000000001/1-1";

/// Told by the page itself, from before its first line on: when the field had taken a key and shown it, for how long the
/// page could not answer, and how far things moved on it.
const WATCH: &str = "
    window.moved = window.blocked = 0;
    new PerformanceObserver(list => {
        for (const shift of list.getEntries()) window.moved += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver(list => {
        for (const task of list.getEntries()) window.blocked += Math.max(0, task.duration - 50);
    }).observe({ type: 'longtask', buffered: true });
    const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    (async () => {
        const field = () => document.getElementById('answer');
        // Once the screen stands, and the program has put the focus where it belongs.
        while (!field()) await drawn();
        await drawn();
        field().focus();
        document.execCommand('insertText', false, 'a');
        do await drawn(); while (!field()?.value);
        window.usable = performance.now();
    })();";

/// Lighthouse's slow 4G: 1.6 megabits a second, 150 ms there and back.
async fn on_an_old_phone(page: &Browser) {
    let network =
        json!({ "offline": false, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000 });
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.emulateNetworkConditions", network).await;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    page.devtools("Page.enable", json!({})).await;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
}

/// When the field took a key, in milliseconds from the beginning.
async fn usable(page: &Browser) -> f64 {
    let told = async || page.ask::<f64>("return window.usable ?? null", &[]).await;
    page.until("a field that takes a key and shows it", told).await
}

/// Visits to one address.
#[derive(Default)]
struct Visits {
    /// How long each took until a field took a key, in milliseconds.
    times: Vec<f64>,
    /// For how long the page could not answer until some seconds after, in milliseconds.
    blocked: Vec<f64>,
    /// The most that things moved in any of them.
    moved: f64,
    /// The most files that any of them asked for.
    requests: f64,
}

async fn visits(journey: &Journey, address: &str) -> Visits {
    let mut visits = Visits::default();
    for _ in 0..TIMES {
        // A browser that was never here.
        let page = Browser::start(journey.engine, &Profile::new()).await;
        on_an_old_phone(&page).await;
        page.go_to(address).await;
        visits.times.push(usable(&page).await);
        let settled = "return new Promise(done => setTimeout(() => done(
            [window.blocked, window.moved, 1 + performance.getEntriesByType('resource')
                .filter(it => it.startTime < window.usable).length].map(String)), 2000))";
        let said: Vec<String> = page.script(settled, &[]).await;
        let [blocked, moved, requests] = [0, 1, 2].map(|at| said[at].parse().expect("a number"));
        visits.blocked.push(blocked);
        visits.moved = visits.moved.max(moved);
        visits.requests = visits.requests.max(requests);
        page.close().await;
    }
    visits
}

/// The minimal page, packed as the product is.
fn minimal(made: PathBuf) -> (Server, Folder) {
    let folder = Folder::new("minimal");
    for file in ["index.html", "minimal.js", "minimal_bg.wasm"] {
        let bytes = fs::read(made.join(file)).expect("./dev bench has made the minimal page");
        let mut packed = Vec::new();
        let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &best).expect("bytes can be packed");
        fs::write(folder.path().join(file), bytes).expect("target/tmp can be written");
        fs::write(folder.path().join(format!("{file}.br")), packed).expect("target/tmp can be written");
    }
    (Server::of(folder.path()), folder)
}

in_engines!(how_long_a_first_visit_takes: chromium);
async fn how_long_a_first_visit_takes(journey: Journey) {
    let Some(made) = env::var_os("OWN_WORDS_MINIMAL") else {
        println!("skipped: ./dev bench measures");
        return;
    };
    let (least, _folder) = minimal(made.into());
    let Visits { times: least, .. } = visits(&journey, least.address()).await;
    let address = format!("{}{QUESTION}", journey.server.address());
    let Visits { times: first, blocked, moved, requests } = visits(&journey, &address).await;

    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    let kept = "return navigator.serviceWorker.ready.then(() => true)";
    page.script::<bool>(kept, &[]).await;
    on_an_old_phone(&page).await;
    let mut again = Vec::new();
    for _ in 0..TIMES {
        page.go_to("about:blank").await;
        page.go_to(&address).await;
        again.push(usable(&page).await);
    }

    let performance = performance(&journey);
    let [least, first, again, blocked] = [least, first, again, blocked].map(median);
    let mut over = Vec::new();
    let mut line = |what: &str, found: f64, most: f64, fails: bool| {
        println!("{what:<52} {found:>9.2} {most:>9.2}");
        if fails && found > most {
            over.push(format!("{what}: {found:.2}, at most {most:.2}"));
        }
    };
    println!("\nChromium at four times slower, on a slow 4G network, medians of {TIMES}, in ms");
    println!("{:<52} {:>9} {:>9}", "", "found", "at most");
    line("the least page made with Yew", least, 800.0, false);
    line("a field that takes a key, on a first visit", first, 1_800.0, false);
    line("the same in a page that is kept", again, 700.0, false);
    line("the first visit, to the least page", first / least, 2.2, true);
    line("the page that is kept, to the least page", again / least, 700.0 / 800.0, true);
    line("could not answer for, above 50 ms a task", blocked, 50.0, true);
    line("how far things moved (layout shift)", moved, 0.0, true);
    line("requests until then", requests, 8.0, true);
    line("what Lighthouse takes off for performance", 100.0 * (1.0 - performance), 0.0, true);
    assert!(over.is_empty(), "more than it may be:\n{}", over.join("\n"));
}

/// What Lighthouse gives for a first visit to Home, from 0 to 1: the best of three, since something else on the machine
/// makes it less and nothing makes it more.
fn performance(journey: &Journey) -> f64 {
    (0..3).map(|_| score(&report(journey, ""), "performance")).fold(0.0, f64::max)
}
