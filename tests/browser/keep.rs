//! Files that are taken in, deleting for ever, and the shared computer.

use crate::{
    faults::site::Downloads,
    harness::{
        browser::Browser,
        folder::Folder,
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    notes::{Hope, SAVED, Store, Texts},
    seed,
};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

impl Browser {
    /// Saves a file in the open, and gives where it is once it is there and whole.
    async fn save_file(&self, downloads: &Downloads) -> PathBuf {
        self.go_within("#k/3").await;
        self.push("Save a file").await;
        self.see("Look for the file among your downloads.").await;
        downloads.file(self, "own-words-2").await;
        downloads.path("own-words-2").expect("it was there just now")
    }

    /// Opens 'Open a file' and chooses this one.
    pub async fn open_file(&self, path: &Path) {
        self.go_within("#k/1").await;
        self.go_within("#k/4").await;
        self.see("You will see what is in it before anything changes.").await;
        self.choose_file(path).await;
    }
}

in_engines!(a_saved_file_is_shown_and_then_taken_in_and_undone_once);
async fn a_saved_file_is_shown_and_then_taken_in_and_undone_once(journey: Journey) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new())).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.keep(Hope(2), "Someone to eat with").await;
    let file = page.save_file(&downloads).await;

    // On another device: nothing of it is here.
    page.go_within("#k/5").await;
    page.push("Delete everything for ever").await;
    page.see("What would you like to do?").await;
    page.see("Keep safe").await;
    page.keep(Hope(3), "Of this place").await;
    page.open_file(&file).await;
    page.see("The file holds 2 notes").await;
    page.see("2 are not here.").await;
    assert!(
        !page.stored(Store::IndexedDb).await.contains_key(&Hope(1).name()),
        "nothing changes before it is asked for"
    );
    page.push("Add it to my words").await;
    page.see("The file is added.").await;
    page.push("Undo").await;
    page.go_within("#b").await;
    page.see("Of this place").await;
    page.gone("To walk by the water").await;

    page.open_file(&file).await;
    page.see("2 were deleted here.").await;
    page.push("Bring back what was deleted").await;
    page.push("Add it to my words").await;
    page.see("The file is added.").await;
    page.go_within("#b").await;
    for words in ["To walk by the water", "Someone to eat with", "Of this place"] {
        page.see(words).await;
    }
    page.open_file(&file).await;
    page.see("All its notes are here already.").await;
    page.push("Leave it").await;
    page.see("You will see what is in it before anything changes.").await;
}

in_engines!(a_locked_file_opens_with_its_passphrase_alone);
async fn a_locked_file_opens_with_its_passphrase_alone(journey: Journey) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new())).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.go_within("#k/3").await;
    page.fill("Passphrase", "blå himmel").await;
    page.push("Save a locked file").await;
    page.see("Look for the file among your downloads.").await;
    let file = downloads.locked_file(&page).await;
    let bytes = fs::read(&file).expect("it can be read");
    assert!(bytes.starts_with(b"age-encryption.org/v1\n") && !bytes.windows(5).any(|part| part == b"water"));

    page.go_within("#k/5").await;
    page.push("Delete everything for ever").await;
    page.see("Shared phone or computer").await;
    page.open_file(&file).await;
    page.see("This file is locked.").await;
    page.fill("Passphrase", "grå himmel").await;
    page.push("Open the file").await;
    page.see("That is not the passphrase. Nothing is changed.").await;
    page.tab_back_to("Passphrase").await;
    for _ in 0..10 {
        page.press(Key::Backspace).await;
    }
    page.type_text("blå himmel").await;
    page.push("Open the file").await;
    page.see("The file holds one note").await;
    page.push("Add it to my words").await;
    page.see("The file is added.").await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water").await;
}

in_engines!(a_file_made_to_do_harm_is_refused_or_shown_as_plain_words);
async fn a_file_made_to_do_harm_is_refused_or_shown_as_plain_words(journey: Journey) {
    let folder = Folder::new("files");
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk by the water").await;
    let before = page.stored(Store::IndexedDb).await;
    let made = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file can be made");
        path
    };
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let whole = own_words_file(&before[&Hope(1).name()]);
    for (name, text, answer) in [
        ("letter.json", b"Dear all".to_vec(), "This file is damaged, or part of it is missing. Nothing is changed."),
        ("deep.json", deep.into_bytes(), "This file is damaged, or part of it is missing. Nothing is changed."),
        (
            "cut.json",
            whole.as_bytes()[..whole.len() / 2].to_vec(),
            "This file is damaged, or part of it is missing. Nothing is changed.",
        ),
        ("other.json", b"{\"a\":1}".to_vec(), "This is not a file from Own Words. Nothing is changed."),
        ("picture.json", vec![0x89, 0x50, 0x4e, 0x47, 0xff], "This is not a file from Own Words. Nothing is changed."),
        ("large.json", vec![b' '; 100 * 1024 * 1024], "This file is too large. Nothing is changed."),
    ] {
        page.open_file(&made(name, &text)).await;
        page.see(answer).await;
    }
    assert_eq!(page.stored(Store::IndexedDb).await, before);

    let harm = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    let text = before[&Hope(1).name()].replace("To walk by the water", harm).replace(&Hope(1).name(), &Hope(7).name());
    let twice = format!("{text},{text},{{\"id\":7}},{}", text.replace("\"schema\":1", "\"schema\":99"));
    page.open_file(&made("harm.json", own_words_file(&twice).as_bytes())).await;
    page.see("The file holds 2 notes").await;
    page.see("2 things in it cannot be read. They stay in the file.").await;
    page.push("Add it to my words").await;
    page.see("The file is added.").await;
    page.go_within("#b").await;
    page.see(harm).await;
    assert!(!page.exists("main img, main script").await);
    assert_eq!(journey.server.policy_reports(), Vec::<String>::new());
    assert_eq!(page.asked_outside(), Vec::<String>::new());
}

/// A saved file with these records.
pub fn own_words_file(records: &str) -> String {
    format!(
        "{{\"format\":\"own-words-backup\",\"version\":1,\"day\":\"2026-11-22\",\"records\":[{records}],\"unread\":[]}}"
    )
}

in_engines!(a_file_cut_short_at_any_byte_is_refused_and_changes_nothing);
async fn a_file_cut_short_at_any_byte_is_refused_and_changes_nothing(journey: Journey) {
    /// Gives the page each length of a file, and the whole file between two, until it says what it makes of it.
    const GIVE: &str = "
        const [text, from, to] = arguments;
        const bytes = new TextEncoder().encode(text);
        const give = async (bytes, shows) => {
            const chosen = new DataTransfer();
            chosen.items.add(new File([bytes], 'own-words.json'));
            const field = document.getElementById('file');
            field.files = chosen.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
            for (let turns = 0; !shows(); turns++) {
                if (turns > 2000) throw new Error(`at ${bytes.length} it says ${document.body.innerText}`);
                await new Promise(done => setTimeout(done));
            }
        };
        const refused = () => document.querySelector('.form__trouble') !== null;
        const taken = () => document.body.innerText.includes('The file holds one note');
        return (async () => {
            for (let length = from; length < Math.min(to, bytes.length); length++) {
                await give(bytes.subarray(0, length), refused);
                await give(bytes, taken);
            }
            return bytes.length;
        })()";
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "Å gå").await;
    let before = page.stored(Store::IndexedDb).await;
    let file = own_words_file(&before[&Hope(1).name()].replace(&Hope(1).name(), &Hope(2).name()));
    page.go_within("#k/1").await;
    page.go_within("#k/4").await;
    page.see("You will see what is in it before anything changes.").await;
    let (mut tried, mut length) = (0, 1);
    while tried < length {
        length = page.script(GIVE, &[json!(file), json!(tried), json!(tried + 100)]).await;
        tried += 100;
    }
    assert!(length > 300, "a whole file: {length} bytes");
    assert_eq!(page.stored(Store::IndexedDb).await, before);
}

in_engines!(an_older_file_takes_no_newer_words_back_and_a_newer_one_brings_them);
async fn an_older_file_takes_no_newer_words_back_and_a_newer_one_brings_them(journey: Journey) {
    let folder = Folder::new("files");
    let made = |name: &str, texts: &Texts| {
        let path = folder.path().join(name);
        let notes: Vec<&str> =
            texts.iter().filter(|(name, _)| name.starts_with("note-")).map(|(_, text)| text.as_str()).collect();
        fs::write(&path, own_words_file(&notes.join(","))).expect("a file can be made");
        path
    };
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk").await;
    let older = page.stored(Store::IndexedDb).await;
    page.keep(Hope(1), " by the water").await;
    let newer = page.stored(Store::IndexedDb).await;
    let (older_file, newer_file) = (made("older.json", &older), made("newer.json", &newer));
    let take_in = async |file: &Path| {
        page.open_file(file).await;
        page.see("The file holds one note").await;
        page.push("Add it to my words").await;
        page.see("The file is added.").await;
        page.turn_to(Hope(1)).await;
        page.holds("#answer", "To walk by the water").await;
        page.reload().await;
        page.holds("#answer", "To walk by the water").await;
    };
    take_in(&older_file).await;
    seed::plant_texts(&page, &journey.server, &json!(older.iter().collect::<Vec<_>>())).await;
    page.go_to(journey.server.address()).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk").await;
    take_in(&newer_file).await;
}

in_engines!(with_both_stores_wiped_the_page_opens_calm_and_a_saved_file_brings_everything_back);
async fn with_both_stores_wiped_the_page_opens_calm_and_a_saved_file_brings_everything_back(journey: Journey) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new())).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.keep(Hope(2), "Someone to eat with").await;
    let file = page.save_file(&downloads).await;
    seed::plant_texts(&page, &journey.server, &json!([])).await;

    page.go_to(journey.server.address()).await;
    page.see("What would you like to do?").await;
    assert!(!page.exists(".trouble").await, "{}", page.visible_text().await);
    // The way back stands on the first screen.
    page.push("Open a file").await;
    page.see("You will see what is in it before anything changes.").await;
    page.choose_file(&file).await;
    page.see("The file holds 2 notes").await;
    page.push("Add it to my words").await;
    page.see("The file is added.").await;
    page.reload().await;
    page.go_within("#b").await;
    page.see("To walk by the water").await;
    page.see("Someone to eat with").await;
}

in_engines!(what_is_deleted_for_ever_asks_first_and_stays_deleted);
async fn what_is_deleted_for_ever_asks_first_and_stays_deleted(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.keep(Hope(2), "Someone to eat with").await;
    let old = page.stored(Store::LocalStorage).await;

    page.go_within(&format!("#n/{:032x}", 1)).await;
    page.push("Delete for ever").await;
    page.see("Printed pages, saved files and the browser’s history are not deleted.").await;
    page.push("Keep it").await;
    page.push("Delete for ever").await;
    page.see("This note will be deleted with all its old words. It cannot be undone.").await;
    page.push("Delete for ever").await;
    page.see("The note is deleted for ever.").await;
    page.see("Someone to eat with").await;
    page.gone("To walk by the water").await;
    assert!(!page.exists(".notice button").await, "there is no Undo");

    let put_back = async || {
        for (name, text) in &old {
            page.put_in(Store::LocalStorage, name, text).await;
        }
        page.reload().await;
    };
    put_back().await;
    page.see("Someone to eat with").await;
    assert!(!page.visible_text().await.contains("To walk by the water"), "it went back, and the note did not");

    page.go_within("#k/5").await;
    page.see("It cannot be undone.").await;
    page.push("Keep it").await;
    page.go_within("#b").await;
    page.see("Someone to eat with").await;
    page.go_within("#k/5").await;
    page.push("Delete everything for ever").await;
    page.see("You can skip any question, and stop at any point.").await;
    put_back().await;
    page.go_within("#b").await;
    page.see("Nothing here yet.").await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let texts = page.stored(store).await;
        assert!(texts.values().all(|text| !text.contains("eat with") && !text.contains("water")), "{texts:?}");
    }
    page.keep(Hope(9), "A new beginning").await;
    page.reload().await;
    page.holds("#answer", "A new beginning").await;
}

in_engines!(on_a_shared_computer_nothing_stays_unless_it_is_saved_in_a_file);
async fn on_a_shared_computer_nothing_stays_unless_it_is_saved_in_a_file(journey: Journey) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new())).await;
    page.push("Shared phone or computer").await;
    page.see("Nothing you write stays here when you close the page.").await;
    page.push("Keep nothing here").await;
    let says = "Nothing stays on this device. Save a file before you close the page.";
    page.see(says).await;
    page.turn_to(Hope(1)).await;
    page.type_text("To walk by the water").await;
    page.status(says).await;
    page.go_within("#b").await;
    page.see("To walk by the water").await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let texts = page.stored(store).await;
        assert!(texts.keys().all(|name| name == "vault"), "{texts:?}");
    }
    let file = downloads.save_a_file(&page).await;
    assert!(file.to_string().contains("To walk by the water"));

    // A new tab is a new visit.
    let shared = page.tab().await;
    page.new_tab(journey.server.address()).await;
    page.go_within("#b").await;
    page.see("Nothing here yet.").await;
    page.keep(Hope(2), "At home").await;
    page.status(SAVED).await;
    page.go_within("#s").await;
    page.push("Dansk").await;
    page.see("Indstillinger").await;
    // The shared one is loaded anew beside it. What is stored by now is not for whoever sits there.
    page.switch_tab(&shared).await;
    page.reload().await;
    page.see("Nothing here yet.").await;
    page.see(says).await;
}

in_engines!(on_a_shared_computer_nothing_comes_to_stay_by_a_reload_nor_comes_back_to_the_screen);
async fn on_a_shared_computer_nothing_comes_to_stay_by_a_reload_nor_comes_back_to_the_screen(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.push("Shared phone or computer").await;
    page.push("Keep nothing here").await;
    let says = "Nothing stays on this device. Save a file before you close the page.";
    page.see(says).await;
    // A browser loads a page anew that it threw out, and nobody has chosen anything by that. It speaks as before, though no
    // store is asked.
    page.go_within("#s").await;
    page.push("Dansk").await;
    page.see("Indstillinger").await;
    page.reload().await;
    page.see("Indstillinger").await;
    page.push("English").await;
    page.see("Settings").await;
    page.go_within("#").await;
    page.see(says).await;
    page.turn_to(Hope(1)).await;
    page.type_text("To walk by the water").await;
    page.status(says).await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let texts = page.stored(store).await;
        assert!(texts.keys().all(|name| name == "vault"), "{texts:?}");
    }
    page.go_within("#b").await;
    page.see("To walk by the water").await;

    // The page is left, and someone presses Back. Where the browser kept it as it was, it is behind the neutral screen;
    // where it did not, the words are nowhere.
    let kept = "addEventListener('pagehide', () => sessionStorage.setItem('kept', document.documentElement.outerHTML));
        document.documentElement.dataset.asItWas = ''";
    page.script::<()>(kept, &[]).await;
    page.go_to("about:blank").await;
    page.script::<()>("setTimeout(() => history.back(), 50)", &[]).await;
    page.until("the page", async || page.exists("h1").await.then_some(())).await;
    let there: String = page.script("return document.documentElement.outerHTML", &[]).await;
    assert!(!there.contains("To walk by the water"), "{there}");
    let kept: String = page.script("return sessionStorage.getItem('kept')", &[]).await;
    assert!(kept.contains("<body") && !kept.contains("To walk by the water"), "{kept}");
    if page.exists("[data-as-it-was]").await {
        page.push("Open").await;
        page.see("To walk by the water").await;
    } else {
        page.see(says).await;
    }
}
