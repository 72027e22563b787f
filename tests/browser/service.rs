//! What a service says of itself in the file beside the page.

use crate::{
    harness::{
        axe::no_axe_violation,
        browser::Browser,
        engine::Engine,
        folder::Folder,
        front::Front,
        journey::{Journey, in_engines},
        profile::Profile,
        server::{self, Server},
    },
    notes::{Hope, SAVED},
    screens::made_out,
};
use own_words::{domain::Language, words::words};
use std::fs;

pub const FILE: &str = r#"{
  "name": "Nordbyen & Søn",
  "language": "nb",
  "numbers": [{ "name": "Nattvakten", "phone": "+47 55 01 02 03" }]
}"#;

/// The built page with this beside it.
fn with(file: &str) -> Folder {
    let folder = Folder::new("of-service");
    for built in fs::read_dir(server::built()).expect("there is a built page") {
        let built = built.expect("the folder of the built page can be read");
        fs::copy(built.path(), folder.path().join(built.file_name())).expect("a file of the page can be copied");
    }
    fs::write(folder.path().join("service.json"), file).expect("the copy can be written");
    folder
}

/// Serves the page of a service that begins in Bokmål.
pub fn of_service() -> Server {
    Server::of(with(FILE).path())
}

in_engines!(a_service_gives_its_name_its_numbers_and_the_language_to_begin_in: chromium, firefox, webkit; super::of_service);
async fn a_service_gives_its_name_its_numbers_and_the_language_to_begin_in(journey: Journey) {
    let page = journey.open(&Profile::new().phone()).await;
    page.see("Hva vil du gjøre?").await;
    page.see("Denne siden kommer fra Nordbyen & Søn. Det du skriver, blir ikke sendt til dem.").await;
    no_axe_violation(&page, "Home with the name of a service").await;
    page.go_within("#h").await;
    page.see("Telefonnumre fra Nordbyen & Søn").await;
    let numbers = "return [...document.querySelectorAll('.help a.call')].map(call => call.getAttribute('href'))";
    let numbers: Vec<String> = page.script(numbers, &[]).await;
    assert_eq!(numbers.first().map(String::as_str), Some("tel:+4755010203"), "before the country's own");
    no_axe_violation(&page, "Help now with the numbers of a service").await;
    if page.engine == Engine::Chromium {
        page.shot("nb-phone-light-service-help-now").await;
        assert_eq!(made_out(&page).await, [""; 0]);
        page.go_within("").await;
        assert_eq!(made_out(&page).await, [""; 0]);
    }
    // What the person chooses counts.
    page.go_within("#s").await;
    page.push("English").await;
    page.see("This page comes from Nordbyen & Søn. What you write is not sent to them.").await;
    page.keep(Hope(1), "Mine.").await;
    page.status(SAVED).await;
    page.reload().await;
    page.see("What do you hope for?").await;
    assert_eq!(page.asked_outside(), [""; 0]);
    assert_eq!(journey.server.policy_reports(), [""; 0]);
}

in_engines!(a_broken_file_of_a_service_is_left_out_and_said_so: chromium, firefox, webkit);
async fn a_broken_file_of_a_service_is_left_out_and_said_so(mut journey: Journey) {
    let broken = ["{\"name\": \"Nordbyen\"", "\u{0}\u{1}", &FILE.replace("+47 55 01 02 03", "at the desk")];
    for (file, language) in broken.into_iter().zip(Language::ALL) {
        journey.server.serve_instead(with(file).path());
        let words = words(*language);
        let page = journey.open(&Profile::new().language(language.tag())).await;
        page.see(words.home.heading).await;
        assert!(!page.visible_text().await.contains("Nordbyen"));
        page.turn_to(Hope(1)).await;
        page.type_text("Kept all the same.").await;
        page.go_within("#b").await;
        page.see("Kept all the same.").await;
        page.go_within("#s").await;
        page.see(words.settings.service_is_broken).await;
        no_axe_violation(&page, "Settings with a broken file of a service").await;
        page.close().await;
    }
    // No language, but a name that JavaScript knows something under.
    journey.server.serve_instead(with(&FILE.replace("\"nb\"", "\"constructor\"")).path());
    let page = journey.open(&Profile::new().language("da")).await;
    page.see(words(Language::Danish).home.heading).await;
    assert!(page.exists("#fallen[hidden]").await, "nothing stopped");
    page.close().await;
    let gone = with(FILE);
    fs::remove_file(gone.path().join("service.json")).expect("the copy can be changed");
    journey.server.serve_instead(gone.path());
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    page.go_within("#s").await;
    page.gone(words(Language::English).settings.service_is_broken).await;
}

in_engines!(what_a_service_says_is_there_without_a_network_and_changes_when_it_changes: chromium, firefox; super::of_service);
async fn what_a_service_says_is_there_without_a_network_and_changes_when_it_changes(mut journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.go_within("#s").await;
    page.see("Du kan åpne denne siden uten nett også.").await;
    journey.server.stop();
    page.go_to(&format!("{}open.html", journey.server.address())).await;
    page.go_to(journey.server.address()).await;
    page.see("Denne siden kommer fra Nordbyen & Søn.").await;
    journey.server.serve_instead(with(&FILE.replace("Nordbyen & Søn", "Sørbyen")).path());
    page.until("the new name", async || {
        page.go_to(&format!("{}open.html", journey.server.address())).await;
        page.go_to(journey.server.address()).await;
        page.see("Denne siden kommer fra").await;
        page.visible_text().await.contains("Sørbyen").then_some(())
    })
    .await;
    // What stands before the host answers in its place, for somebody to log in.
    journey.server.serve_instead(with("<!doctype html><title>Log in</title>").path());
    for _ in 0..3 {
        page.go_to(&format!("{}open.html", journey.server.address())).await;
        page.go_to(journey.server.address()).await;
        page.see("Denne siden kommer fra Sørbyen.").await;
    }
    // The service takes it away.
    let gone = with(FILE);
    fs::remove_file(gone.path().join("service.json")).expect("the copy can be changed");
    journey.server.serve_instead(gone.path());
    page.until("no name", async || {
        page.go_to(&format!("{}open.html", journey.server.address())).await;
        page.go_to(journey.server.address()).await;
        page.until("Home", async || page.exists(".home").await.then_some(())).await;
        (!page.visible_text().await.contains("Sørbyen")).then_some(())
    })
    .await;
}

in_engines!(a_host_that_never_answers_for_the_file_holds_nothing_back);
async fn a_host_that_never_answers_for_the_file_holds_nothing_back(journey: Journey) {
    let front = Front::before(&journey.server, "/service.json").await;
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(front.address()).await;
    page.see("What would you like to do?").await;
    page.keep(Hope(1), "Kept all the same.").await;
    page.status(SAVED).await;
    page.go_within("#s").await;
    page.see("You can open this page without a network too.").await;
    page.gone(words(Language::English).settings.service_is_broken).await;
    assert!(front.held_back() > 0, "the file was asked for");
}
