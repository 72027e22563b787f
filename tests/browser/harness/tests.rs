//! The harness tried on a page of its own, so that a journey cannot pass because the harness did nothing.

use super::{
    axe::{axe_violations, no_axe_violation},
    engine::Engine,
    journey::{Journey, in_engines},
    keyboard::Key,
    pdf::Paper,
    profile::{Profile, Scheme, Storage},
    server::Server,
};
use std::path::Path;

/// The page of `harness/page` in place of the product.
fn page() -> Server {
    Server::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/harness/page"))
}

in_engines!(what_is_typed_arrives_to_the_letter: chromium, firefox, webkit; super::page);
async fn what_is_typed_arrives_to_the_letter(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let text = "Ærlig talt: «blå»\n👩‍👩‍👧 مرحبا <b>é</b> & \"så\"";
    page.write("Words", text).await;
    page.holds("#words", text).await;
    page.press(Key::Left).await;
    page.paste("(pasted\nat the caret)").await;
    page.holds("#words", &format!("{}(pasted\nat the caret)\"", text.strip_suffix('"').expect("ends so"))).await;
    page.press(Key::Escape).await;
    page.see("Escaped").await;
}

in_engines!(every_control_is_reached_by_keyboard_and_name: chromium, firefox, webkit; super::page);
async fn every_control_is_reached_by_keyboard_and_name(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.script::<()>("document.getElementById('heading').focus()", &[]).await;
    page.tab_to("Words").await;
    page.focus_is_on("textarea").await;
    page.choose("Not yet").await;
    page.focus_is_on("[value=soon]:checked").await;
    page.choose("On my page").await;
    page.focus_is_on("#box:checked").await;
    page.choose("Keep this").await;
    page.see("Kept").await;
    page.tab_back_to("A link").await;
    page.activate().await;
    page.until("the link to be followed", async || page.address().await.ends_with("#elsewhere").then_some(())).await;
}

in_engines!(tabs_of_one_browser_share_what_is_stored: chromium, firefox, webkit; super::page);
async fn tabs_of_one_browser_share_what_is_stored(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let first = page.tab().await;
    page.new_tab(journey.server.address()).await;
    page.write("Words", "two tabs").await;
    page.see("Saved 8").await;
    page.close_tab().await;
    assert_eq!(page.tab().await, first);
    page.reload().await;
    page.see("localStorage has two tabs; IndexedDB has two tabs.").await;
}

in_engines!(a_killed_browser_leaves_its_profile_and_nothing_else: chromium, firefox; super::page);
async fn a_killed_browser_leaves_its_profile_and_nothing_else(journey: Journey) {
    let profile = Profile::new();
    let page = journey.open(&profile).await;
    page.write("Words", "kept").await;
    page.see("Saved 4").await;
    assert!(page.processes() > 2, "a driver, a browser and its renderers");
    page.kill();
    let named = |line: &&str| line.contains(&profile.folder().display().to_string());
    let ps = std::process::Command::new("ps").args(["-A", "-ww", "-o", "args="]).output().expect("ps runs");
    assert_eq!(String::from_utf8_lossy(&ps.stdout).lines().find(named), None);

    let page = journey.open(&profile).await;
    page.see("IndexedDB has kept.").await;
    page.close().await;
    let page = journey.open(&profile).await;
    page.see("IndexedDB has kept.").await;
}

in_engines!(the_page_learns_language_scheme_and_size: chromium, firefox, webkit; super::page);
async fn the_page_learns_language_scheme_and_size(journey: Journey) {
    let profile = Profile::new().language("nb").scheme(Scheme::Dark).viewport(640, 800);
    let mut page = journey.open(&profile).await;
    let language: String = page.script("return navigator.language.slice(0, 2)", &[]).await;
    assert_eq!(language, "nb");
    assert!(page.script::<bool>("return matchMedia('(prefers-color-scheme: dark)').matches", &[]).await);
    let size = "return [innerWidth, innerHeight].join()";
    page.until("640 by 800", async || (page.script::<String>(size, &[]).await == "640,800").then_some(())).await;
    page.resize(1000, 700).await;
    page.until("1000 by 700", async || (page.script::<String>(size, &[]).await == "1000,700").then_some(())).await;
}

in_engines!(refused_storage_is_refused: chromium, firefox; super::page);
async fn refused_storage_is_refused(journey: Journey) {
    let page = journey.open(&Profile::new().storage(Storage::Refused)).await;
    page.see("localStorage has refused").await;
    page.see("IndexedDB has refused").await;
}

in_engines!(indexed_db_can_be_missing: chromium; super::page);
async fn indexed_db_can_be_missing(journey: Journey) {
    let page = journey.open(&Profile::new().storage(Storage::WithoutIndexedDb)).await;
    page.see("localStorage has nothing; IndexedDB has refused (TypeError).").await;
}

in_engines!(full_storage_takes_nothing: chromium; super::page);
async fn full_storage_takes_nothing(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("IndexedDB has nothing.").await;
    page.limit_storage(journey.server.address(), 1).await;
    page.write("Words", "no room").await;
    page.see("Not saved (QuotaExceededError)").await;
    page.gone("Saved 7").await;
}

in_engines!(a_printed_page_can_be_read: chromium, firefox; super::page);
async fn a_printed_page_can_be_read(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    for paper in [Paper::A4, Paper::Letter] {
        let pdf = page.print(paper).await;
        let title = if journey.engine == Engine::Chromium { "A page to try" } else { "" };
        assert_eq!((pdf.pages(), pdf.paper(), pdf.title().as_str()), (1, Some(paper), title));
        assert!(pdf.text().starts_with("Words\n"), "{}", pdf.text());
        assert!(pdf.png(1, 20).starts_with(b"\x89PNG"));
    }
}

in_engines!(axe_finds_what_is_wrong_behind_a_strict_policy: chromium, firefox, webkit; super::page);
async fn axe_finds_what_is_wrong_behind_a_strict_policy(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    no_axe_violation(&page, "the page as it is").await;
    page.script::<()>("document.querySelector('[for=words]').remove()", &[]).await;
    let found = axe_violations(&page).await;
    assert!(found.iter().any(|violation| violation.starts_with("label:")), "{found:?}");
}

in_engines!(another_host_does_not_go_unnoticed: chromium, firefox, webkit; super::page);
async fn another_host_does_not_go_unnoticed(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("IndexedDB has nothing.").await;
    assert_eq!(page.asked_outside(), [""; 0]);
    page.go_to("http://another-host.test/").await;
    let asked = "GET http://another-host.test/";
    page.until(asked, async || page.asked_outside().contains(&asked.to_owned()).then_some(())).await;
    let requests = journey.server.requests();
    assert!(requests.iter().any(|line| line.contains("page.js")), "{requests:?}");
}
