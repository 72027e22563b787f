//! Records that do not agree, that were cut short, or that an older version of the page wrote.

use super::site::faulty;
use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, Store, Texts},
    safety::wordings,
    seed,
};
use own_words::{
    app::Route,
    domain::{Kind, NoteId, Question},
    format::codes::Coded,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

in_engines!(a_slot_cut_short_at_any_letter_takes_no_word_and_is_itself_kept: chromium, firefox, webkit; super::faulty);
async fn a_slot_cut_short_at_any_letter_takes_no_word_and_is_itself_kept(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "Å være hjemme ☀").await;
    let good = page.stored(Store::IndexedDb).await.remove(&Hope(1).name()).expect("the note was saved");

    // One note for each letter at which the text can end.
    let letters: Vec<char> = good.chars().collect();
    let of = |length: usize| Hope(1000 + length as u128);
    let whole: Texts = (0..letters.len())
        .map(|length| (of(length).name(), good.replace(&Hope(1).name(), &of(length).name())))
        .collect();
    let torn: Texts = (0..letters.len())
        .map(|length| (of(length).name(), whole[&of(length).name()].chars().take(length).collect()))
        .collect();
    seed::plant_texts(&page, &journey.server, &json!(whole.iter().collect::<Vec<_>>())).await;
    let tear = "for (const [name, text] of arguments[0]) localStorage.setItem('own-words/' + name, text)";
    page.script::<()>(tear, &[json!(torn.iter().collect::<Vec<_>>())]).await;

    for _ in 0..2 {
        page.go_to(&format!("{}#b", journey.server.address())).await;
        page.see(&format!("{} things here could not be read. They are kept as they are.", torn.len())).await;
        page.see("Å være hjemme ☀").await;
        page.leave(&journey.server).await;
        let (slots, shelf) = (page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await);
        for (name, text) in &whole {
            assert_eq!((&slots[name], &shelf[name]), (text, text));
            let aside = slots.iter().filter(|(other, _)| other.starts_with(&format!("aside/{name}/")));
            assert_eq!(aside.map(|(_, text)| text).collect::<Vec<_>>(), [&torn[name]]);
        }
    }
}

in_engines!(of_two_copies_that_differ_and_are_equally_new_both_are_kept: chromium, firefox, webkit; super::faulty);
async fn of_two_copies_that_differ_and_are_equally_new_both_are_kept(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    page.keep(Hope(1), "What one copy says.").await;
    page.leave(&journey.server).await;
    let text = page.stored(Store::LocalStorage).await.remove(&Hope(1).name()).expect("the note was saved");
    page.put_in(Store::LocalStorage, &Hope(1).name(), &text.replace("one copy", "the other")).await;
    for _ in 0..2 {
        let there = wordings(&page, &journey, Hope(1)).await;
        for said in ["What one copy says.", "What the other says."] {
            assert!(there.iter().any(|wording| wording == said), "“{said}” is not in {there:?}");
        }
        for store in [Store::LocalStorage, Store::IndexedDb] {
            let both = async || {
                let text = page.stored(store).await.remove(&Hope(1).name())?;
                (text.contains("one copy") && text.contains("the other")).then_some(())
            };
            page.until(&format!("both in {store:?}"), both).await;
        }
    }
}

in_engines!(what_any_older_version_wrote_is_read_and_left_as_it_was: chromium, firefox, webkit; super::faulty);
async fn what_any_older_version_wrote_is_read_and_left_as_it_was(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    page.go_to(journey.server.address()).await;
    // Schema 2 is what a lock made of the records of schema 1: the journeys of the lock read it.
    for (version, mut texts) in fixtures().into_iter().filter(|(_, texts)| texts.contains_key("note")) {
        let deleted = texts.remove("deleted");
        let note: Value = serde_json::from_str(&texts["note"]).expect("a note in JSON");
        // It is not saved again as long as nobody changes it, so it stays to the letter.
        open(&page, &journey, &texts.into_values().collect::<Vec<_>>()).await;
        let words = words_of(&note);
        assert!(!words.is_empty(), "{version} has no words");
        let all_shown = async || {
            let shown = everything_shown(&page, &note).await;
            words.iter().all(|words| shown.contains(words)).then_some(())
        };
        page.until(&format!("{words:?} of {version}"), all_shown).await;
        assert!(!page.exists(".trouble").await, "{version}: {}", page.visible_text().await);

        // The mark of a deletion is written as the first version did.
        let Some(deleted) = deleted else { continue };
        open(&page, &journey, &[deleted]).await;
        assert_eq!(page.texts_of(".row__lead").await, [""; 0], "{version}");
        assert!(!page.exists(".trouble").await, "{version}: {}", page.visible_text().await);
    }
}

/// Opens Look back with these records in both stores; they stand there to the letter afterwards.
async fn open(page: &Browser, journey: &Journey, texts: &[String]) {
    let id = |text: &String| {
        let record: Value = serde_json::from_str(text).expect("a record in JSON");
        record["id"].as_str().expect("an id").to_owned()
    };
    let named: Texts = texts.iter().map(|text| (id(text), text.clone())).collect();
    seed::plant_texts(page, &journey.server, &json!(named.iter().collect::<Vec<_>>())).await;
    page.go_to(&format!("{}#b", journey.server.address())).await;
    page.until("the page to be open", async || page.exists("#heading").await.then_some(())).await;
    for store in [Store::LocalStorage, Store::IndexedDb] {
        let there = page.stored(store).await;
        for (name, text) in &named {
            assert_eq!(there[name], *text, "in {store:?}");
        }
    }
}

/// The files of each schema's first writing, by version and by kind of record.
fn fixtures() -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/format/fixtures");
    let mut fixtures: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for file in fs::read_dir(folder).expect("the fixtures are there") {
        let path = file.expect("the folder can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((kind, version)) = name.strip_suffix(".json").and_then(|name| name.split_once('.')) else { continue };
        let text = fs::read_to_string(&path).expect("a fixture is text").trim_end_matches('\n').to_owned();
        fixtures.entry(version.to_owned()).or_default().insert(kind.to_owned(), text);
    }
    assert!(fixtures.contains_key("v1"), "{fixtures:?}");
    fixtures
}

/// Everything a person said in a note, at whatever depth.
fn words_of(note: &Value) -> Vec<String> {
    match note {
        Value::Object(fields) => {
            let said = fields.get("words").and_then(Value::as_str).filter(|words| !words.trim().is_empty());
            let deeper = fields.values().flat_map(words_of);
            said.map(|words| words.replace('\r', "")).into_iter().chain(deeper).collect()
        }
        Value::Array(items) => items.iter().flat_map(words_of).collect(),
        _ => Vec::new(),
    }
}

/// All that the page shows of a note: on its screen, and in the field of each question.
async fn everything_shown(page: &Browser, note: &Value) -> String {
    let id = note["id"].as_str().and_then(|id| id.strip_prefix("note-")).expect("a note's id");
    let id = NoteId::new(u128::from_str_radix(id, 16).expect("a number"));
    let kind = note["body"]["kind"].as_str().and_then(Kind::from_code).expect("a kind of note");
    let questions = kind.questions().iter().chain(Question::LOOK);
    let places = questions.map(|question| Route::Question(id, *question)).chain([Route::Note(id)]);
    let mut shown = String::new();
    for place in places {
        page.go_within(&format!("#{place}")).await;
        let body =
            "return (document.getElementById('answer')?.value ?? '') + document.querySelector('main').textContent";
        shown.push_str(&page.script::<String>(body, &[]).await);
    }
    shown.replace('\r', "")
}
