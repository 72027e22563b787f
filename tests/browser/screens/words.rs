//! What every screen says, written down and measured by the workbench: sentences that are too long, and screens that are
//! too hard to read.
//!
//! `./dev words` prints the tables. The texts lie in the folder that `OWN_WORDS_TEXTS` names, or nowhere for long.

use super::{
    open,
    planted::{empty, texts},
    reach,
    table::{Scene, Screen, scenes},
    without_scroll_bars,
};
use crate::harness::{
    browser::Browser,
    folder::Folder,
    journey::{Journey, in_engines},
};
use own_words::domain::{Language, Print};
use serde_json::{Value, json};
use std::{env, fs, path::PathBuf, process::Command};

in_engines!(what_every_screen_says_is_plain: chromium);
async fn what_every_screen_says_is_plain(journey: Journey) {
    let own = Folder::new("texts");
    let folder = env::var_os("OWN_WORDS_TEXTS").map_or(own.path().to_owned(), PathBuf::from);
    for language in Language::ALL.iter().copied() {
        // Behind a lock the page speaks the browser's language.
        let page = journey.open(&without_scroll_bars().phone().language(language.tag())).await;
        let said = said(&page, &journey, language).await;
        fs::create_dir_all(&folder).expect("a folder can be made for the texts");
        fs::write(folder.join(format!("{}.txt", language.tag())), said).expect("the texts can be written down");
    }
    let lists = env::var_os("OWN_WORDS_COMMON").expect("OWN_WORDS_COMMON names lists of common words: ./dev sets it");
    let measured = Command::new(env!("CARGO_BIN_EXE_workbench"))
        .arg("plain")
        .arg(&folder)
        .arg("--with")
        .arg(lists)
        .output()
        .expect("the workbench can be started");
    println!("{}", String::from_utf8_lossy(&measured.stdout));
    assert!(measured.status.success(), "{}", String::from_utf8_lossy(&measured.stderr));
}

/// The texts of every screen, as the workbench reads them.
async fn said(page: &Browser, journey: &Journey, language: Language) -> String {
    let mut said = String::new();
    // On a sheet the person's words stand among ours: it is read where nothing was written.
    let prints = Print::ALL.iter().enumerate().map(|(number, print)| print_of_nothing(number, *print)).collect();
    let of_nothing = Scene { texts: texts(&empty(language)), screens: prints };
    let scenes = scenes(language).into_iter().map(|scene| (scene, ".sheets, [dir=auto], [dir=ltr]"));
    for (scene, not_ours) in [(of_nothing, "")].into_iter().chain(scenes) {
        open(page, &journey.server, &scene).await;
        for screen in &scene.screens {
            reach(page, screen).await;
            said += &format!("# {}\n", screen.name);
            let of_screen: Vec<String> = page.script(READ, &[json!(not_ours), written(&scene)]).await;
            assert!(!of_screen.is_empty(), "{} says nothing", screen.name);
            said.extend(of_screen.into_iter().map(|text| text + "\n"));
        }
    }
    said += "# open-html\n";
    page.go_to(&format!("{}open.html", journey.server.address())).await;
    page.until("the page that opens files", async || page.exists("main:not([hidden])").await.then_some(())).await;
    page.script::<()>("document.querySelectorAll('main [hidden]').forEach(it => it.hidden = false)", &[]).await;
    let of_page: Vec<String> = page.script(READ, &[json!("#languages"), json!([])]).await;
    said.extend(of_page.into_iter().map(|text| text + "\n"));
    said
}

/// Everything the person wrote that is planted, a line each: on the screen it stands among our words.
fn written(scene: &Scene) -> Value {
    fn strings(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(words) => found.extend(words.lines().map(str::to_owned)),
            Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
            Value::Object(values) => values.values().for_each(|value| strings(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for text in scene.texts.as_array().expect("a list of texts") {
        if let Some(Ok(record)) = text[1].as_str().map(serde_json::from_str) {
            strings(&record, &mut found);
        }
    }
    json!(found)
}

/// The texts of the screen as it is now, one for each element that lays out a piece of text: with `= ` before what is
/// seen, and `+ ` before what is folded. What is not ours, as a selector, stands in the first argument; the person's
/// words in the second.
const READ: &str = "
    const [notOurs, written] = arguments;
    const folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach(it => it.open = true);
    const never = ['script, style, svg, select, textarea, .for-ears, .sheet--measuring', notOurs];
    const skipped = never.filter(it => it).join();
    const lines = it => getComputedStyle(it).display === 'inline' ? lines(it.parentElement) : it;
    const spoken = document.documentElement.lang;
    const found = new Map();
    for (const root of document.querySelectorAll('main, .example, #fallen')) {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const at = text.parentElement;
            if (at.closest(skipped) || at.closest('[lang]').lang !== spoken || !at.checkVisibility()) continue;
            found.set(lines(at), (found.get(lines(at)) ?? '') + text.data);
        }
    }
    const isWritten = text => written.some(line => line.trim() === text
        || text.endsWith('…') && line.startsWith(text.slice(0, -1).trim()));
    const isFolded = it => folded.some(one => one.contains(it) && !one.querySelector('summary').contains(it));
    const said = [...found].map(([it, text]) => [isFolded(it) ? '+' : '=', text.replace(/\\s+/g, ' ').trim()])
        .filter(([, text]) => text && !isWritten(text)).map(([mark, text]) => `${mark} ${text}`);
    folded.forEach(it => it.open = false);
    return said";

fn print_of_nothing(number: usize, print: Print) -> Screen {
    Screen {
        name: match print {
            Print::HardDays => "printed-hard-days",
            Print::Pocket => "printed-pocket",
            Print::FirstAndNow => "printed-first-and-now",
            Print::Timeline => "printed-timeline",
            Print::ForBoth => "printed-for-both",
            Print::Empty => "printed-empty",
            Print::Cards => "printed-cards",
            Print::Guide => "printed-guide",
        },
        at: format!("u/{}", number + 1),
        act: String::new(),
        shows: "article.sheet",
    }
}
