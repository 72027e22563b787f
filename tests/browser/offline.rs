//! The page that opens files, from a folder and without a host.

use crate::{
    faults::site::Downloads,
    harness::{
        axe::no_axe_violation,
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        profile::{Profile, Scheme},
    },
    locksmith::stock,
    notes::{Hope, Store},
    screens::made_out,
};
use serde_json::{Value, json};
use std::{
    env,
    path::{Path, PathBuf},
};

const FIRST: &str = "A room of my own. <b>";
const SECOND: &str = "“Å stå opp” til noe.";

in_engines!(it_opens_a_saved_file_in_three_languages_and_saves_it_again);
async fn it_opens_a_saved_file_in_three_languages_and_saves_it_again(journey: Journey) {
    let downloads = Downloads::new();
    let page = Browser::start(journey.engine, &downloads.of(Profile::new())).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), FIRST).await;
    page.keep(Hope(2), SECOND).await;
    let stored = page.stored(Store::IndexedDb).await.into_values();
    let records: Vec<Value> = stored.map(|text| serde_json::from_str(&text).expect("a record")).collect();
    let saved = json!({
        "format": "own-words-backup", "version": 1, "day": "2026-11-22", "records": records, "unread": [],
    });

    page.open_offline().await;
    page.see("Open a file from Own Words").await;
    no_axe_violation(&page, "the page that opens files").await;
    page.give("own-words.json", saved.to_string().as_bytes()).await;
    page.see("There are 2 notes in this file.").await;
    page.see(FIRST).await;
    page.see(SECOND).await;
    no_axe_violation(&page, "a file that was opened").await;
    if journey.engine == Engine::Chromium {
        assert_eq!(made_out(&page).await, [""; 0]);
    }
    // The languages stand before what was read. (In Firefox, Enter presses nothing once Tab has gone round the page.)
    page.tab_back_to("Norsk bokmål").await;
    page.activate().await;
    page.see("Det er 2 notater i denne filen.").await;
    page.see("Hva håper du på?").await;
    page.choose("Dansk").await;
    page.see("Der er 2 noter i denne fil.").await;
    no_axe_violation(&page, "a file that was opened, in Danish").await;
    page.tab_back_to("English").await;
    page.activate().await;
    page.choose("Save as an open file").await;
    let again = downloads.file(&page, "own-words-2").await;
    let notes = |file: &Value| -> Vec<Value> {
        let records = file["records"].as_array().expect("a list").iter();
        records.filter(|record| record["kind"] == json!("note")).cloned().collect()
    };
    assert_eq!(notes(&again).len(), 2);
    assert_eq!(notes(&again), notes(&saved));
    assert_eq!(page.asked_outside(), Vec::<String>::new());
}

in_engines!(it_opens_a_file_locked_by_stock_age_and_says_when_the_passphrase_is_another);
async fn it_opens_a_file_locked_by_stock_age_and_says_when_the_passphrase_is_another(journey: Journey) {
    let Some(folder) = stock::Folder::new() else {
        println!("skipped: there is no `age` on PATH");
        return;
    };
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), FIRST).await;
    let raw = page.raw().await;
    folder.write("raw.json", raw.as_bytes());
    folder.age(&["-p", "-a", "-o", "locked.age", "raw.json"], &["blå himmel", "blå himmel"]);

    page.open_offline().await;
    page.give("locked.age", &folder.read("locked.age")).await;
    page.fill("This file is locked. What is the passphrase?", "another").await;
    page.push("Open").await;
    page.see("That was not the passphrase. The file is unchanged. You can try again.").await;
    no_axe_violation(&page, "a file that is locked").await;
    page.script::<()>("document.getElementById('passphrase').value = ''", &[]).await;
    page.fill("This file is locked. What is the passphrase?", "blå himmel").await;
    page.push("Open").await;
    page.see("There is one note in this file.").await;
    page.see(FIRST).await;
}

in_engines!(it_shows_what_cannot_be_read_as_it_is_and_refuses_what_is_not_ours);
async fn it_shows_what_cannot_be_read_as_it_is_and_refuses_what_is_not_ours(journey: Journey) {
    let page = journey.open(&Profile::new().scheme(Scheme::Dark)).await;
    page.keep(Hope(1), FIRST).await;
    page.put_in(Store::LocalStorage, "aside/page/1", "<img src=x> torn").await;
    let raw = page.raw().await;
    page.open_offline().await;
    page.give("raw.json", raw.as_bytes()).await;
    page.see("One thing could not be read. It stands last, as it is.").await;
    page.see("<img src=x> torn").await;
    no_axe_violation(&page, "a file with something that cannot be read, in the dark").await;
    page.see(FIRST).await;
    page.give("letter.txt", b"Dear diary").await;
    page.see("This is no file from Own Words, or it is not whole.").await;
    page.gone(FIRST).await;
    no_axe_violation(&page, "a file that is refused, in the dark").await;

    // From a host it is the same page.
    page.go_to(&format!("{}open.html", journey.server.address())).await;
    page.give("raw.json", raw.as_bytes()).await;
    page.see(FIRST).await;
    assert_eq!(page.asked_outside(), Vec::<String>::new());
    assert_eq!(journey.server.policy_reports(), Vec::<String>::new());
}

impl Browser {
    /// Opens the page from the folder it was built into.
    async fn open_offline(&self) {
        let built = env::var_os("OWN_WORDS_DIST").map(PathBuf::from);
        let built = built.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
        self.go_to(&format!("file://{}", built.join("open.html").display())).await;
    }

    /// Chooses a file of this name and these bytes, as the dialog for files does.
    pub async fn give(&self, name: &str, bytes: &[u8]) {
        self.see("Choose the file").await;
        let choose = "
            const chosen = new DataTransfer();
            chosen.items.add(new File([Uint8Array.from(arguments[1])], arguments[0]));
            const field = document.getElementById('file');
            field.files = chosen.files;
            field.dispatchEvent(new Event('change'))";
        self.script::<()>(choose, &[json!(name), json!(bytes)]).await;
    }

    /// Everything that is stored, as the notice of a stopped program saves it.
    async fn raw(&self) -> String {
        let [slots, shelf] = [self.stored(Store::LocalStorage).await, self.stored(Store::IndexedDb).await];
        let slots: serde_json::Map<_, _> =
            slots.into_iter().map(|(name, text)| (format!("own-words/{name}"), json!(text))).collect();
        let file = json!({
            "format": "own-words-raw", "version": 1, "day": "2026-11-22", "missing": [], "slots": slots, "shelf": shelf,
        });
        file.to_string()
    }
}
