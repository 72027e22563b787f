//! The locksmith, asked from the page itself: keys, and locked files that others open too.

#[path = "../../src/locksmith/file/stock.rs"]
pub mod stock;

use crate::harness::{
    browser::Browser,
    folder::Folder,
    journey::{Journey, in_engines},
    keyboard::Key,
    profile::Profile,
    server::{self, Server},
};
use serde_json::{Value, json};
use std::{fs, time::Instant};

/// Asks a new locksmith one thing. Bytes go over as lists of numbers.
const ASK: &str = "
    const [asked] = arguments;
    for (const part of ['salt', 'file']) if (asked[part]) asked[part] = Uint8Array.from(asked[part]);
    return window.ownWords.ask(asked).then(
        ({ done, failed }) => failed ? { failed } : { done: done.length ? Array.from(done) : done },
        event => ({ failed: `error: ${event.message}` }))";

impl Browser {
    async fn ask_locksmith(&self, request: Value) -> Value {
        self.script(ASK, &[request]).await
    }
}

in_engines!(a_key_is_the_published_one_and_too_much_work_is_refused);
async fn a_key_is_the_published_one_and_too_much_work_is_refused(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    let ask = |passphrase: &str, memory_kib: u32, passes: u32| {
        let salt = b"0123456789abcdef".to_vec();
        json!({ "do": "derive", "passphrase": passphrase, "salt": salt, "memoryKib": memory_kib, "passes": passes })
    };
    // From the reference program: see `src/locksmith/derive.rs`. The second writes its å as two characters.
    for passphrase in ["passord p\u{e5} norsk", "passord pa\u{30a} norsk"] {
        let answer = page.ask_locksmith(ask(passphrase, 65536, 3)).await;
        let key = answer["done"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let key: String = key.iter().map(|byte| format!("{:02x}", byte.as_u64().expect("a byte"))).collect();
        assert_eq!(key, "0e1e3686b5645f1510866559b89ed52ad6e05f79bbce0ec62e3cd6c84b68dc25");
    }
    for (memory_kib, passes) in [(1024, 3), (1 << 30, 3), (65536, 1), (65536, 1000)] {
        assert_eq!(page.ask_locksmith(ask("p", memory_kib, passes)).await, json!({ "failed": "bounds" }));
    }
    assert_eq!(journey.server.policy_reports(), Vec::<String>::new());
    assert_eq!(page.asked_outside(), Vec::<String>::new());
}

in_engines!(a_file_locked_in_the_page_opens_in_stock_age_and_the_reverse);
async fn a_file_locked_in_the_page_opens_in_stock_age_and_the_reverse(journey: Journey) {
    let Some(folder) = stock::Folder::new() else {
        println!("skipped: there is no `age` on PATH");
        return;
    };
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    let words: Vec<u8> = "Å stå opp til noe.\n".bytes().cycle().take(70_000).collect();
    let bytes = |answer: &Value| -> Vec<u8> {
        let list = answer["done"].as_array().unwrap_or_else(|| panic!("{answer}"));
        list.iter().map(|byte| byte.as_u64().and_then(|byte| byte.try_into().ok()).expect("a byte")).collect()
    };
    let passphrase = "blå himmel";
    let locked =
        bytes(&page.ask_locksmith(json!({ "do": "lock-file", "passphrase": passphrase, "file": words })).await);
    folder.write("ours.age", &locked);
    folder.age(&["-d", "-o", "open", "ours.age"], &[passphrase]);
    assert_eq!(folder.read("open"), words);

    folder.age(&["-p", "-o", "theirs.age", "open"], &[passphrase, passphrase]);
    let theirs = folder.read("theirs.age");
    let open = |passphrase: &str, file: &[u8]| json!({ "do": "open-file", "passphrase": passphrase, "file": file });
    assert_eq!(bytes(&page.ask_locksmith(open(passphrase, &theirs)).await), words);
    assert_eq!(page.ask_locksmith(open("another", &theirs)).await, json!({ "failed": "passphrase" }));
    assert_eq!(page.ask_locksmith(open(passphrase, &theirs[..theirs.len() - 9])).await, json!({ "failed": "damaged" }));
    assert_eq!(page.ask_locksmith(open(passphrase, b"{}")).await, json!({ "failed": "not-age" }));
    let heavy = include_bytes!("../../src/locksmith/vectors/age/scrypt_work_factor_23");
    let at = heavy.windows(2).position(|two| two == b"\n\n").expect("an empty line") + 2;
    let begun = Instant::now();
    assert_eq!(page.ask_locksmith(open("password", &heavy[at..])).await, json!({ "failed": "too-heavy" }));
    println!("refused after {:?}", begun.elapsed());
    assert_eq!(journey.server.policy_reports(), Vec::<String>::new());
}

in_engines!(a_passphrase_that_everybody_chooses_is_told_from_one_that_is_hard_to_guess);
async fn a_passphrase_that_everybody_chooses_is_told_from_one_that_is_hard_to_guess(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    let mut guesses = Vec::new();
    for passphrase in ["password1", "correct horse battery staple"] {
        let answer = page.ask_locksmith(json!({ "do": "strength", "passphrase": passphrase })).await;
        guesses.push(answer["done"].as_f64().unwrap_or_else(|| panic!("{answer}")));
    }
    assert!(guesses[0] < 4.0 && guesses[1] > 12.0, "{guesses:?}");
    assert_eq!(journey.server.policy_reports(), Vec::<String>::new());
}

in_engines!(a_locksmith_that_cannot_be_had_says_so: chromium, firefox, webkit; super::without_locksmith);
async fn a_locksmith_that_cannot_be_had_says_so(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    let answer = page.ask_locksmith(json!({ "do": "open-file", "passphrase": "p", "file": [1] })).await;
    assert_eq!(answer, json!({ "failed": "missing" }));
}

in_engines!(a_locksmith_whose_script_cannot_be_had_says_so_and_no_word_of_memory: chromium, firefox, webkit; super::without_script);
async fn a_locksmith_whose_script_cannot_be_had_says_so_and_no_word_of_memory(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    let answer = page.ask_locksmith(json!({ "do": "open-file", "passphrase": "p", "file": [1] })).await;
    assert_eq!(answer, json!({ "failed": "missing" }));
    page.go_within("#k/2").await;
    page.fill("Passphrase", "a passphrase of several words").await;
    page.press(Key::Enter).await;
    page.see("Something this needs could not be loaded or saved. Try again. Nothing is changed.").await;
}

/// The built page without its locksmith's script.
fn without_script() -> Server {
    built_with(|name, bytes| (!name.starts_with("locksmith-") || !name.contains(".js")).then_some(bytes))
}

/// The built page, whose locksmith has lost its program.
fn without_locksmith() -> Server {
    built_with(|name, bytes| (!name.starts_with("locksmith-") || !name.contains("_bg.wasm")).then_some(bytes))
}

/// The built page with other bytes in some of its files, or without them.
pub fn built_with(change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Server {
    let folder = Folder::new("built-with");
    for file in fs::read_dir(server::built()).expect("there is a built page") {
        let file = file.expect("the folder of the built page can be read");
        let bytes = fs::read(file.path()).expect("so can its files");
        let name = file.file_name();
        if let Some(bytes) = change(name.to_str().expect("a name in UTF-8"), bytes) {
            fs::write(folder.path().join(name), bytes).expect("a file of the page can be copied");
        }
    }
    Server::of(folder.path())
}

/// The built page, whose program comes in its first part alone.
pub fn without_rest() -> Server {
    built_with(|name, bytes| (!name.starts_with("rest-") && !name.starts_with("sw.js")).then_some(bytes))
}

/// The built page without the script that is loaded once its first screen stands.
pub fn without_later() -> Server {
    built_with(|name, bytes| (!name.starts_with("later-") && !name.starts_with("sw.js")).then_some(bytes))
}

/// The built page without what keeps it, the locksmith and all, for when there is no network.
pub fn without_keeper() -> Server {
    built_with(|name, bytes| (name != "sw.js").then_some(bytes))
}

in_engines!(the_page_itself_loads_no_locksmith: chromium, firefox, webkit; super::without_keeper);
async fn the_page_itself_loads_no_locksmith(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.see("What would you like to do?").await;
    let asked = journey.server.requests();
    assert!(!asked.iter().any(|path| path.contains("locksmith")), "{asked:?}");
}
