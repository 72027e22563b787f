//! What Lighthouse says of the first visit. Its rules of accessibility and of good practice hold in full; how fast the
//! page comes depends on the machine, and is only told.

use crate::harness::{
    folder::Folder,
    journey::{Journey, in_engines},
};
use serde_json::Value;
use std::{env, fs, process::Command};

/// Without errands of the browser's own, and without a sandbox, which root has none of.
const FLAGS: &str = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic \
    --disable-background-networking --disable-component-update --disable-sync --no-first-run";

in_engines!(lighthouse_finds_nothing_wrong_with_the_first_visit: chromium);
async fn lighthouse_finds_nothing_wrong_with_the_first_visit(journey: Journey) {
    let lighthouse =
        env::var_os("OWN_WORDS_LIGHTHOUSE").expect("OWN_WORDS_LIGHTHOUSE names its program: ./dev sets it");
    let folder = Folder::new("lighthouse");
    let report = folder.path().join("report.json");
    let programs = journey.engine.programs().expect("the engine is on this machine");
    let said = Command::new("node")
        .arg(lighthouse)
        .arg(journey.server.address())
        .args(["--quiet", "--no-enable-error-reporting", "--output=json", FLAGS])
        .arg("--only-categories=accessibility,best-practices,performance")
        .arg(format!("--output-path={}", report.display()))
        .env("CHROME_PATH", programs.browser)
        .output()
        .expect("Node.js can be started");
    assert!(said.status.success(), "Lighthouse ended: {}", String::from_utf8_lossy(&said.stderr));
    let report = fs::read_to_string(report).expect("Lighthouse wrote its report");
    let report: Value = serde_json::from_str(&report).expect("a report is JSON");
    assert!(report["runtimeError"].is_null(), "{}", report["runtimeError"]);
    for category in ["accessibility", "best-practices", "performance"] {
        println!("Lighthouse, {category}: {}", report["categories"][category]["score"]);
    }
    for category in ["accessibility", "best-practices"] {
        let found = found(&report, category);
        assert_eq!(report["categories"][category]["score"].as_f64(), Some(1.0), "{category}: {}", found.join("\n"));
    }
}

/// The rules of a category that do not hold, with what they were found in.
fn found(report: &Value, category: &str) -> Vec<String> {
    let rules = report["categories"][category]["auditRefs"].as_array().into_iter().flatten();
    let audits = rules.filter_map(|rule| report["audits"].get(rule["id"].as_str()?));
    let broken = audits.filter(|audit| audit["score"].as_f64().is_some_and(|score| score < 1.0));
    broken.map(|audit| format!("{} {}", audit["title"], audit["details"]["items"])).collect()
}
