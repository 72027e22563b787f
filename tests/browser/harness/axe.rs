//! axe-core: the rules of accessibility that a program can check.

use super::browser::Browser;
use serde_json::json;
use std::{env, fs, sync::LazyLock};

/// The source of axe-core, from the file that `OWN_WORDS_AXE` names.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = env::var_os("OWN_WORDS_AXE").expect("OWN_WORDS_AXE names axe.min.js: ./dev test sets it");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
});

const RULES: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// Everything axe finds wrong with the page as it is now, a sentence each with the element and its HTML.
pub async fn axe_violations(page: &Browser) -> Vec<String> {
    if !page.script::<bool>("return 'axe' in window", &[]).await {
        page.script::<()>(&AXE, &[]).await;
    }
    let body =
        "return axe.run(document, { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] })
        .then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${rule.help}\n  at ${node.target.join(' ')}\n  ${node.html}\n  ${node.failureSummary}`)))";
    page.script(body, &[json!(RULES)]).await
}

/// Fails with everything axe finds wrong here; `place` says where that is.
pub async fn no_axe_violation(page: &Browser, place: &str) {
    let violations = axe_violations(page).await;
    assert!(violations.is_empty(), "axe finds this in {}, {place}:\n{}", page.engine, violations.join("\n"));
}
