//! What Lighthouse says of the first visit. Its rules of accessibility and of good practice hold in full; how fast the
//! page comes depends on the machine, and is only told here: `./dev bench` holds it to the best of three times.

use crate::{
    harness::{
        folder::Folder,
        journey::{Journey, in_engines},
    },
    service::of_service,
};
use serde_json::Value;
use std::{env, fs, process::Command};

/// Without errands of the browser's own, and without a sandbox, which root has none of.
const FLAGS: &str = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic \
    --disable-background-networking --disable-component-update --disable-sync --no-first-run";

/// Those in which every rule has to hold.
const RULES: [&str; 2] = ["accessibility", "best-practices"];

in_engines!(lighthouse_finds_nothing_wrong_with_the_first_visit: chromium);
async fn lighthouse_finds_nothing_wrong_with_the_first_visit(journey: Journey) {
    nothing_wrong_at(&journey, "");
}

in_engines!(lighthouse_finds_nothing_wrong_with_the_page_of_a_service: chromium; super::of_service);
async fn lighthouse_finds_nothing_wrong_with_the_page_of_a_service(journey: Journey) {
    // In the language that the service begins in, where a person comes by its own links.
    for place in ["", "#t/1", "#h", "#s"] {
        nothing_wrong_at(&journey, place);
    }
}

/// Opens this place for the first time, and asserts that every rule holds.
fn nothing_wrong_at(journey: &Journey, place: &str) {
    let report = report(journey, place);
    for category in RULES {
        let score = score(&report, category);
        println!("Lighthouse, {category} at {place:?}: {score}");
        assert!(score == 1.0, "{category} at {place:?}: {}", found(&report, category).join("\n"));
    }
    println!("Lighthouse, performance at {place:?}: {}", score(&report, "performance"));
}

/// What Lighthouse says of a first visit to this place.
///
/// On a busy machine it now and then sees no page come, and says so instead of anything about the page. Then it is asked
/// again; whatever it does say of the page counts the first time.
pub fn report(journey: &Journey, place: &str) -> Value {
    let mut unseen = Vec::new();
    while unseen.len() < 3 {
        match ask(journey, place) {
            Ok(report) => return report,
            Err(why) => {
                println!("Lighthouse saw no page at {place:?}: {why}");
                unseen.push(why);
            }
        }
    }
    panic!("Lighthouse saw no page at {place:?}, three times: {}", unseen.join("\n"));
}

/// Its report, or why it could make none.
fn ask(journey: &Journey, place: &str) -> Result<Value, String> {
    let lighthouse =
        env::var_os("OWN_WORDS_LIGHTHOUSE").expect("OWN_WORDS_LIGHTHOUSE names its program: ./dev sets it");
    let folder = Folder::new("lighthouse");
    let report = folder.path().join("report.json");
    let programs = journey.engine.programs().expect("the engine is on this machine");
    let said = Command::new("node")
        .arg(lighthouse)
        .arg(format!("{}{place}", journey.server.address()))
        .args(["--quiet", "--no-enable-error-reporting", "--output=json", FLAGS])
        .arg("--only-categories=accessibility,best-practices,performance")
        .arg(format!("--output-path={}", report.display()))
        .env("CHROME_PATH", programs.browser)
        .output()
        .expect("Node.js can be started");
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned());
    }
    let report = fs::read_to_string(report).expect("Lighthouse wrote its report");
    let report: Value = serde_json::from_str(&report).expect("a report is JSON");
    match &report["runtimeError"] {
        Value::Null => Ok(report),
        error => Err(error.to_string()),
    }
}

/// From 0 to 1; not a number where it could not be told.
pub fn score(report: &Value, category: &str) -> f64 {
    report["categories"][category]["score"].as_f64().unwrap_or(f64::NAN)
}

/// The rules of a category that do not hold, with what they were found in.
fn found(report: &Value, category: &str) -> Vec<String> {
    let rules = report["categories"][category]["auditRefs"].as_array().into_iter().flatten();
    let audits = rules.filter_map(|rule| report["audits"].get(rule["id"].as_str()?));
    let broken = audits.filter(|audit| audit["score"].as_f64().is_some_and(|score| score < 1.0));
    broken.map(|audit| format!("{} {}", audit["title"], audit["details"]["items"])).collect()
}
