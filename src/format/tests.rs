//! What a person relies on when their words become text and are read again years later.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::any;
use super::*;
use crate::domain::{
    Answer, Choice, Contact, Country, Day, Guide, GuideStep, Item, Journal, Kind, Language, Look, Moment, Need, Note,
    NoteId, Page, Paper, Part, Question, Said, Settings, Spacing, TalkAbout, TextSize, Theme, Value,
};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

const NOTE: u128 = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;

fn record(rev: u64, body: Body) -> Record {
    Record { vault: Vault::new(0xfeed), rev: Rev::stored(rev).unwrap(), body }
}

fn note() -> Note {
    let at = |ms| Moment::new(ms, 60);
    let said = |ms, words: &str| Said { at: at(ms), value: Value::words(words) };
    let kept =
        vec![said(1_795_386_600_000, "A room of my own.\r\nWith \"light\""), said(1_795_400_000_000, "Et rom ☀")];
    let area = Value { words: " by the sea ".to_owned(), chosen: vec![Choice::AreaHome] };
    let answers = [
        (Question::HopeWhat, Answer::from_parts(kept, Some(said(1_795_500_000_000, "A room, or tw")))),
        (Question::Area, Answer::from_parts(vec![Said { at: at(1_795_386_600_000), value: area }], None)),
    ];
    let mut look = Look::new(at(1_795_450_000_000));
    look.write(Question::LookNow, Value::chosen([Choice::Changed]));
    look.write(Question::LookHow, Value::words("slowly"));
    let mut draft = Look::new(Moment::new(1_795_460_000_000, -300));
    draft.write(Question::LookWording, Value::words("A home"));
    let place = Some(Question::LookWording);
    Note::from_parts(
        NoteId::new(NOTE),
        Kind::Hope,
        at(1_795_386_600_000),
        answers,
        vec![look],
        Some(draft),
        (place, true),
    )
    .unwrap()
}

fn page() -> Page {
    let mut page = Page::new();
    page.tick(Item { note: NoteId::new(NOTE), part: Part::Now }, true);
    page.tick(Item { note: NoteId::new(NOTE), part: Part::Answer(Question::HopeWhat) }, true);
    page.need(Need::ToGoGently, true);
    page.need(Need::ToBeListenedTo, true);
    page.talk(TalkAbout::Ahead, true);
    page.first = Some(NoteId::new(NOTE));
    page.first_words = "To be asked first".to_owned();
    page.name = "Åse".to_owned();
    page.show_date = true;
    page.paper = Paper::Letter;
    page.more_pages = true;
    page
}

fn settings() -> Settings {
    Settings {
        language: Some(Language::Bokmaal),
        text_size: TextSize::Larger,
        spacing: Spacing::Wide,
        theme: Theme::Dark,
        country: Some(Country::Norway),
        contacts: vec![Contact { name: "Kari".to_owned(), phone: "+47 22 33 44 55".to_owned() }],
        guide: None,
    }
}

/// A file that was written once reads as what it was for ever, and is written again letter by letter.
fn check_fixture(file: &str, record: Record) {
    let text = file.trim_end_matches('\n');
    assert_eq!(decode(text).as_ref(), Ok(&record), "an old record no longer reads as it did: {}", encode(&record));
    assert_eq!(encode(&record), text);
}

#[test]
fn a_note_written_by_the_first_version_reads_for_ever() {
    check_fixture(include_str!("fixtures/note.v1.json"), record(7, Body::Note(note())));
}

/// A note of a kind that the first version did not have, with every kind of answer it takes.
fn later_note() -> Note {
    let mut journal = Journal::new();
    let name = (NoteId::new(NOTE), Kind::FromLife);
    for (question, value) in [
        (Question::LifeWhat, Value::words("Kornett i korpset.")),
        (Question::LifeWhen, Value::words("da jeg var ni")),
        (Question::LifeBack, Value { words: "på tirsdager".to_owned(), chosen: vec![Choice::BackSome] }),
    ] {
        journal.write(name, question, value, Moment::new(1_795_386_600_000, 60)).expect("it is asked");
    }
    journal.keep(NoteId::new(NOTE));
    journal.note(NoteId::new(NOTE)).expect("it was written").clone()
}

#[test]
fn a_note_of_a_later_kind_reads_for_ever_and_is_newer_to_the_first_version() {
    let text = include_str!("fixtures/note.v3.json");
    check_fixture(text, record(2, Body::Note(later_note())));
    let as_first = text.replace("\"schema\":3", "\"schema\":1");
    assert!(matches!(decode(as_first.trim_end()), Err(Unreadable::Damaged { .. })), "no first version wrote this");
    let old = include_str!("fixtures/note.v1.json").replace("\"schema\":1", "\"schema\":3");
    assert!(matches!(decode(old.trim_end()), Err(Unreadable::Damaged { .. })), "and no later one this");
}

#[test]
fn a_page_written_by_the_first_version_reads_for_ever() {
    check_fixture(include_str!("fixtures/page.v1.json"), record(3, Body::Page(page())));
}

#[test]
fn a_page_that_was_arranged_reads_for_ever_and_is_newer_to_earlier_versions() {
    let mut page = page();
    page.arranged.large = true;
    page.arranged.parts = vec![Kind::ToTalkAbout, Kind::Hope];
    page.arranged.notes = vec![NoteId::new(NOTE)];
    page.shorten(NoteId::new(NOTE), "Et rom".to_owned());
    let text = include_str!("fixtures/page.v4.json");
    check_fixture(text, record(5, Body::Page(page)));
    for earlier in ["\"schema\":1", "\"schema\":3"] {
        assert!(matches!(decode(text.replace("\"schema\":4", earlier).trim_end()), Err(Unreadable::Damaged { .. })));
    }
    let old = include_str!("fixtures/page.v1.json").replace("\"schema\":1", "\"schema\":4");
    assert!(matches!(decode(old.trim_end()), Err(Unreadable::Damaged { .. })), "no version wrote this");
}

#[test]
fn a_page_that_was_brought_reads_for_ever_and_is_newer_to_earlier_versions() {
    let mut journal = Journal::new();
    let words = Value::words("Mine notater\n\nDet jeg håper på\n- Et rom ☀\n");
    let name = (NoteId::new(NOTE), Kind::Brought);
    journal.write(name, Question::BroughtPage, words, Moment::new(1_795_386_600_000, 60)).expect("its kind has it");
    journal.keep(NoteId::new(NOTE));
    let note = journal.note(NoteId::new(NOTE)).expect("it was written").clone();
    let text = include_str!("fixtures/note.v4.json");
    check_fixture(text, record(1, Body::Note(note)));
    for earlier in ["\"schema\":1", "\"schema\":3"] {
        assert!(matches!(decode(text.replace("\"schema\":4", earlier).trim_end()), Err(Unreadable::Damaged { .. })));
    }
}

#[test]
fn settings_written_by_the_first_version_read_for_ever() {
    check_fixture(include_str!("fixtures/settings.v1.json"), record(2, Body::Settings(settings())));
}

#[test]
fn where_a_guide_was_left_reads_for_ever_and_is_newer_to_earlier_versions() {
    let guide = Guide { step: GuideStep::Helped, together: true, typed: true, ..Guide::new(NOTE) };
    let text = include_str!("fixtures/settings.v5.json");
    check_fixture(text, record(3, Body::Settings(Settings { guide: Some(guide), ..settings() })));
    let old = include_str!("fixtures/settings.v1.json").replace("\"schema\":1", "\"schema\":5");
    assert!(matches!(decode(old.trim_end()), Err(Unreadable::Damaged { .. })), "no version wrote this");
    for earlier in ["\"schema\":1", "\"schema\":3", "\"schema\":4"] {
        assert!(matches!(decode(text.replace("\"schema\":5", earlier).trim_end()), Err(Unreadable::Damaged { .. })));
    }
    let three = text.replace("\"0123456789abcdef0123456789abcdf2\"", "").replace(",]", "]");
    assert!(three != text && matches!(decode(three.trim_end()), Err(Unreadable::Damaged { .. })));
}

#[test]
fn words_that_someone_else_typed_read_for_ever_and_are_newer_to_earlier_versions() {
    let mut journal = Journal::new();
    let name = (NoteId::new(NOTE), Kind::Goal);
    let at = Moment::new(1_795_386_600_000, 60);
    journal.write(name, Question::GoalWhat, Value::words("Å komme meg ut"), at).expect("it is asked");
    journal.write(name, Question::Typed, Value::chosen([Choice::TypedByOther]), at).expect("any note may say it");
    journal.keep(NoteId::new(NOTE));
    let note = journal.note(NoteId::new(NOTE)).expect("it was written").clone();
    assert!(note.is_typed());
    let text = include_str!("fixtures/note.v5.json");
    check_fixture(text, record(4, Body::Note(note)));
    for earlier in ["\"schema\":1", "\"schema\":3", "\"schema\":4"] {
        assert!(matches!(decode(text.replace("\"schema\":5", earlier).trim_end()), Err(Unreadable::Damaged { .. })));
    }
}

#[test]
fn the_vault_and_a_deletion_written_by_the_first_version_read_for_ever() {
    check_fixture(include_str!("fixtures/vault.v1.json"), record(1, Body::Vault(Box::default())));
    check_fixture(include_str!("fixtures/deleted.v1.json"), record(9, Body::Deleted(NoteId::new(NOTE))));
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn every_record_reads_as_it_was_written(record in any::record()) {
        let text = encode(&record);
        prop_assert_eq!(decode(&text), Ok(record.clone()));
        prop_assert_eq!(encode(&record), text.clone());
        let schema = match &record {
            record if v5::is_new(record) => 5,
            record if v4::is_new(record) => 4,
            record if v3::is_new(record) => 3,
            _ => 1,
        };
        let head = Head { id: record.id(), rev: record.rev, schema, vault: Some(record.vault) };
        prop_assert_eq!(peek(&text), Some(head));
    }

    #[test]
    fn no_text_at_all_makes_the_readers_panic(text in ".{0,200}") {
        let _ = (decode(&text), peek(&text));
    }

    /// Whatever a nearly-right text reads as, writing it again keeps every value that stood in it.
    #[test]
    fn a_changed_text_is_read_whole_or_not_at_all(text in any::mutated()) {
        if let Ok(record) = decode(&text) {
            let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            let mut written = value(&encode(&record));
            let mut read = value(&text);
            // A missing `null` says the same as a `null`.
            prune(&mut written);
            prune(&mut read);
            prop_assert_eq!(written, read);
            prop_assert_eq!(peek(&text).map(|head| (head.id, head.rev)), Some((record.id(), record.rev)));
        }
    }

    #[test]
    fn the_name_of_every_record_reads_back(note in any::<u128>()) {
        for id in [RecordId::Vault, RecordId::Page, RecordId::Settings, RecordId::Note(NoteId::new(note))] {
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
        prop_assert_eq!(Vault::new(note).to_string().parse(), Ok(Vault::new(note)));
    }
}

fn prune(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(prune);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(prune),
        _ => {}
    }
}

/// The text of a small record with one piece replaced.
fn with(body: Body, from: &str, to: &str) -> String {
    let text = encode(&record(7, body));
    assert!(text.contains(from), "{from} does not stand in {text}");
    text.replacen(from, to, 1)
}

#[test]
fn a_newer_record_is_told_from_a_damaged_one_whatever_else_it_holds() {
    let newer = Err(Unreadable::Newer { schema: 99 });
    let note = || Body::Note(note());
    assert_eq!(decode(&with(note(), r#""schema":1"#, r#""schema":99"#)), newer);
    let strange = r#"{"id":"song-1","rev":5,"schema":99,"kind":["?"],"more":{"a":[]}}"#;
    assert_eq!(decode(strange), newer);
    assert_eq!(peek(strange), None, "the id of a kind of record that does not exist here");
    let text = r#"{"schema":6,"new":1,"rev":12,"vault":7,"id":"page"}"#;
    let rev = Rev::stored(12).unwrap();
    assert_eq!(peek(text), Some(Head { id: RecordId::Page, rev, schema: 6, vault: None }));
    assert_eq!(decode(text), Err(Unreadable::Newer { schema: 6 }));
}

#[test]
fn what_a_record_cannot_hold_is_damage_and_not_left_out() {
    let damaged = |text: String| {
        assert!(matches!(decode(&text), Err(Unreadable::Damaged { .. })), "{text}");
    };
    let note = || Body::Note(note());
    damaged(String::new());
    damaged("null".to_owned());
    damaged(with(note(), r#""schema":1"#, r#""schema":0"#));
    damaged(with(note(), r#""schema":1"#, r#""schema":-1"#));
    damaged(with(note(), r#""schema":1"#, r#""schema":1,"schema":1"#));
    damaged(with(note(), r#""rev":7"#, r#""rev":0"#));
    damaged(with(note(), r#""rev":7"#, r#""rev":7,"extra":"words""#));
    damaged(with(note(), r#""looks":["#, r#""extra":"words","looks":["#));
    damaged(with(note(), r#""kind":"note""#, r#""kind":"song""#));
    damaged(with(note(), r#""kind":"note""#, r#""kind":"deleted""#));
    damaged(with(note(), r#""kind":"hope""#, r#""kind":"goal""#));
    damaged(with(note(), "hope.area", "hope.what"));
    damaged(with(note(), "hope.area", "hope.song"));
    damaged(with(note(), "area.home", "wish.mine"));
    damaged(with(note(), "\"area.home\"", "\"area.home\",\"area.me\""));
    damaged(with(note(), "\"area.home\"", "\"area.home\",\"area.home\""));
    damaged(with(note(), "1795386600000", "1e30"));
    damaged(with(note(), "1795386600000", "9223372036854775807"));
    damaged(with(note(), r#""offset":60"#, r#""offset":2000"#));
    damaged(with(note(), "look.how", "look.now"));
    damaged(with(note(), "look.how", "hope.why"));
    damaged(with(note(), "\"slowly\"", "\" \""));
    damaged(with(note(), "note-01", "note-0"));
    damaged(with(note(), "note-0123456789abcdef0123456789abcdef", "page"));
    damaged(with(Body::Page(page()), "\"page\"", "\"settings\""));
    damaged(with(Body::Page(page()), "\"now\"", "\"hope.what\""));
    damaged(with(Body::Page(page()), "\"listened-to\"", "\"gently\""));
    damaged(with(Body::Vault(Box::default()), "null", "{}"));
    damaged(with(Body::Vault(Box::default()), "0feed", "0FEED"));
    damaged(with(Body::Vault(Box::default()), "\"vault\",\"vault\"", "\"page\",\"vault\""));
    damaged("[".repeat(100_000));
    damaged(with(Body::Vault(Box::default()), "null", &"[".repeat(100_000)));
    damaged(with(Body::Vault(Box::default()), "null", &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))));
}

#[test]
fn what_went_wrong_says_nothing_of_what_the_person_wrote() {
    let text = with(Body::Note(note()), "\"words\":\"slowly\"", "\"slowly\":\"words\"");
    let Err(Unreadable::Damaged { why }) = decode(&text) else { panic!("it must not be read: {text}") };
    assert!(!why.contains("slowly"), "{why}");
}

#[test]
fn the_backup_is_a_file_that_can_be_read_without_this_program() {
    let day = Day { year: 2026, month: 11, day: 22, weekday: 6 };
    let mut note = Note::new(NoteId::new(NOTE), Kind::Hope, Moment::new(0, 0));
    note.write(Question::HopeWhat, Value::words("A room"), Moment::new(60_000, 60)).unwrap();
    let records = [record(1, Body::Vault(Box::default())), record(2, Body::Note(note))];
    let unread = [("page".to_owned(), "{\"id\": \u{0} torn".to_owned())];
    let check = |expected: Expect| expected.assert_eq(&backup(day, &records, &unread));
    check(expect![[r#"
        {
          "format": "own-words-backup",
          "version": 1,
          "day": "2026-11-22",
          "records": [
            {
              "id": "vault",
              "vault": "0000000000000000000000000000feed",
              "rev": 1,
              "kind": "vault",
              "schema": 1,
              "body": null
            },
            {
              "id": "note-0123456789abcdef0123456789abcdef",
              "vault": "0000000000000000000000000000feed",
              "rev": 2,
              "kind": "note",
              "schema": 1,
              "body": {
                "kind": "hope",
                "begun": {
                  "ms": 0,
                  "offset": 0
                },
                "place": "hope.what",
                "finished": false,
                "answers": [
                  {
                    "question": "hope.what",
                    "kept": [],
                    "draft": {
                      "at": {
                        "ms": 60000,
                        "offset": 60
                      },
                      "words": "A room",
                      "chosen": []
                    }
                  }
                ],
                "looks": [],
                "look_draft": null
              }
            }
          ],
          "unread": [
            {
              "name": "page",
              "text": "{\"id\": \u0000 torn"
            }
          ]
        }"#]]);
}

#[test]
fn every_record_in_a_backup_reads_as_a_record() {
    let records =
        vec![record(3, Body::Page(page())), record(2, Body::Settings(settings())), record(7, Body::Note(note()))];
    let file = backup(Day { year: 2026, month: 1, day: 2, weekday: 4 }, &records, &[]);
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let read: Vec<Record> =
        file["records"].as_array().unwrap().iter().map(|record| decode(&record.to_string()).unwrap()).collect();
    assert_eq!(read, records);
}
