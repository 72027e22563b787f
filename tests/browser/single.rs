//! The page in one file, opened from a disk: what a person relies on holds there too, and nothing is asked of anybody.

use crate::{
    faults::site::Downloads,
    harness::{
        axe::no_axe_violation,
        browser::Browser,
        engine::Engine,
        folder::Folder,
        journey::{Journey, in_engines},
        profile::Profile,
        server::in_one_file,
    },
    hosts::{on_paper, saved_and_there},
    lock::SECRET,
    notes::{Hope, Store},
    service,
};
use std::fs;

const HOPE: &str = "A room of my own, with a door.";

/// In three languages: other files may share the stores of this one.
const OTHERS: [&str; 3] = [
    "In some browsers, other files you open from the disk can read it: a lock is good here.",
    "I noen nettlesere kan andre filer du åpner fra disken, lese det, så det er lurt med lås.",
    "I nogle browsere kan andre filer du åbner fra disken, læse det, så det er klogt med lås.",
];

in_engines!(from_a_disk_words_are_saved_there_after_reload_and_on_paper);
async fn from_a_disk_words_are_saved_there_after_reload_and_on_paper(journey: Journey) {
    let downloads = Downloads::new();
    let page = open(&journey, &downloads.of(Profile::new())).await;
    saved_and_there(&page, HOPE).await;
    page.go_within("#k/3").await;
    page.push("Save a file").await;
    let saved = downloads.file(&page, "own-words-2").await;
    assert!(saved.to_string().contains(HOPE), "{saved}");
    if journey.engine != Engine::WebKit {
        on_paper(&page, HOPE).await;
    }
    reaches_nothing(&page).await;
}

in_engines!(from_a_disk_it_speaks_three_languages_and_says_who_else_may_read);
async fn from_a_disk_it_speaks_three_languages_and_says_who_else_may_read(journey: Journey) {
    let page = open(&journey, &Profile::new()).await;
    page.see("What would you like to do?").await;
    page.see("What you write stays in the browser of this device, not in the file.").await;
    page.see(OTHERS[0]).await;
    no_axe_violation(&page, "Home of the page in one file").await;
    page.go_within("#t/1").await;
    page.push("Continue").await;
    page.see("They stay on this device.").await;
    page.see(OTHERS[0]).await;
    no_axe_violation(&page, "the guide of the page in one file").await;
    page.choose("Lock").await;
    page.see("With a lock, what is stored can only be read with your passphrase.").await;
    page.see(OTHERS[0]).await;
    no_axe_violation(&page, "the lock of the page in one file").await;
    for (language, settings, others) in
        [("Norsk bokmål", "Innstillinger", OTHERS[1]), ("Dansk", "Indstillinger", OTHERS[2])]
    {
        page.go_within("#s").await;
        page.choose(language).await;
        page.see(settings).await;
        page.go_within("#k/2").await;
        page.see(others).await;
    }
    reaches_nothing(&page).await;

    // From a host nobody shares them.
    let served = journey.open(&Profile::new()).await;
    served.go_within("#k/2").await;
    served.see("Without a lock, anyone who uses this browser can read it.").await;
    served.gone(OTHERS[0]).await;
}

in_engines!(from_a_disk_an_example_can_be_tried_and_left);
async fn from_a_disk_an_example_can_be_tried_and_left(journey: Journey) {
    let page = open(&journey, &Profile::new().language("da")).await;
    page.push("Prøv med et eksempel").await;
    page.see("Personen er opdigtet.").await;
    page.go_within("#b").await;
    page.see("At komme ud i båden med min bror igen.").await;
    page.push("Gå ud af eksemplet").await;
    page.see("Her kan du skrive").await;
    page.gone("Personen er opdigtet.").await;
    reaches_nothing(&page).await;
}

in_engines!(from_a_disk_the_lock_goes_on_and_opens_with_the_passphrase_alone);
async fn from_a_disk_the_lock_goes_on_and_opens_with_the_passphrase_alone(journey: Journey) {
    let page = open(&journey, &Profile::new()).await;
    page.keep(Hope(1), HOPE).await;
    page.put_lock_on(SECRET).await;
    page.lock_now().await;
    let stored = page.stored(Store::LocalStorage).await.into_values().collect::<String>();
    assert!(!stored.contains("room"), "{stored}");
    assert!(!page.unlock("not these words at all").await, "another passphrase opens it");
    page.reload().await;
    assert!(page.unlock(SECRET).await, "the passphrase opens it");
    page.turn_to(Hope(1)).await;
    page.holds("#answer", HOPE).await;
    reaches_nothing(&page).await;
}

in_engines!(from_a_disk_not_even_the_locksmith_can_ask_for_anything);
async fn from_a_disk_not_even_the_locksmith_can_ask_for_anything(journey: Journey) {
    let folder = Folder::new("single");
    let asks =
        |name: &str| format!("fetch('{}{name}', {{ mode: 'no-cors' }}).catch(() => {{}});", journey.server.address());
    let locksmith = r#"id="locksmith">"#;
    let whole = fs::read_to_string(in_one_file()).expect("the page in one file is text");
    assert!(whole.contains(locksmith));
    let curious = whole.replacen(locksmith, &format!("{locksmith}{}", asks("policy-holds")), 1);
    let loose = whole.replacen(locksmith, &format!("{locksmith}{}", asks("policy-is-loose")), 1);
    let loose = loose.replacen("connect-src 'none'", "connect-src *", 1);
    for (name, page) in [("curious.html", curious), ("loose.html", loose)] {
        let path = folder.path().join(name);
        fs::write(&path, page).expect("target/tmp can be written");
        let page = Browser::start(journey.engine, &Profile::new()).await;
        page.go_to(&format!("file://{}", path.display())).await;
        page.keep(Hope(1), HOPE).await;
        page.put_lock_on(SECRET).await;
    }
    // Without its policy it would have been heard of.
    let asked: Vec<_> = journey.server.requests().into_iter().filter(|asked| asked.contains("policy")).collect();
    assert!(!asked.is_empty() && asked.iter().all(|asked| asked == "/policy-is-loose"), "{asked:?}");
}

in_engines!(from_a_disk_it_says_what_a_service_said_when_it_was_made);
async fn from_a_disk_it_says_what_a_service_said_when_it_was_made(journey: Journey) {
    let folder = Folder::new("single");
    let whole = fs::read_to_string(in_one_file()).expect("the page in one file is text");
    let (before, after) = whole.split_once(r#"id="service">"#).expect("what the service says stands in it");
    let (_, after) = after.split_once("</script>").expect("the script has an end");
    let path = folder.path().join("own-words.html");
    let of_service = format!(r#"{before}id="service">{}</script>{after}"#, service::FILE);
    fs::write(&path, of_service).expect("target/tmp can be written");
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(&format!("file://{}", path.display())).await;
    page.see("Denne siden kommer fra Nordbyen & Søn.").await;
    page.go_within("#h").await;
    page.see("Nattvakten").await;
}

/// Opens it in a browser on this profile.
async fn open(journey: &Journey, profile: &Profile) -> Browser {
    let page = Browser::start(journey.engine, profile).await;
    page.go_to(&format!("file://{}", in_one_file().display())).await;
    page
}

/// Nothing was asked of any host, and no file but the page itself was loaded: the programs of the locksmith come out of it.
async fn reaches_nothing(page: &Browser) {
    assert_eq!(page.asked_outside(), Vec::<String>::new());
    let loaded =
        "return performance.getEntriesByType('resource').map(it => it.name).filter(it => !/^(blob|data):/.test(it))";
    assert_eq!(page.script::<Vec<String>>(loaded, &[]).await, Vec::<String>::new());
}
