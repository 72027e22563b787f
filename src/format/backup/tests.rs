use super::*;
use crate::format::any;
use crate::format::record::Vault;
use proptest::prelude::*;

const DAY: Day = Day { year: 2026, month: 11, day: 22, weekday: 6 };

fn some_records() -> Vec<Record> {
    let fixtures = [
        include_str!("../fixtures/note.v1.json"),
        include_str!("../fixtures/page.v1.json"),
        include_str!("../fixtures/settings.v1.json"),
        include_str!("../fixtures/deleted.v1.json"),
    ];
    fixtures.map(|text| crate::format::decode(text.trim_end()).unwrap()).into()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_in_a_file_comes_back_to_the_letter(records in proptest::collection::vec(any::record(), 0..6)) {
        let kept: Vec<Record> =
            records.iter().filter(|record| !matches!(record.body, Body::Vault(_))).cloned().collect();
        let file = backup(DAY, &records, &[("page".to_owned(), "torn {".to_owned())]);
        prop_assert_eq!(read(&file), Ok(Backup { records: kept, newer: 0, damaged: 0 }));
    }

    #[test]
    fn no_text_makes_the_reader_of_files_panic(text in ".{0,300}") {
        let _ = read(&text);
    }
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_refused_whole() {
    let file = backup(DAY, &some_records()[..1], &[]);
    let ends = (0..file.trim_end().len()).filter(|end| file.is_char_boundary(*end));
    for end in ends {
        assert!(matches!(read(&file[..end]), Err(NotABackup::NotJson { .. })), "cut at {end}");
    }
    assert!(read(&file).is_ok());
}

#[test]
fn a_record_that_cannot_be_read_is_counted_and_the_others_are_taken() {
    let file = backup(DAY, &some_records(), &[]);
    let newer = file.replacen("\"schema\": 1", "\"schema\": 9", 1);
    assert_eq!(read(&newer).map(|file| (file.records.len(), file.newer, file.damaged)), Ok((3, 1, 0)));
    let damaged = file.replacen("\"rev\": 7", "\"rev\": \"7\"", 1);
    assert_ne!(damaged, file);
    assert_eq!(read(&damaged).map(|file| (file.records.len(), file.newer, file.damaged)), Ok((3, 0, 1)));
}

#[test]
fn what_is_not_such_a_file_is_told_apart() {
    assert_eq!(read(""), Err(NotABackup::NotJson { at: 0 }));
    assert_eq!(read("[]"), Err(NotABackup::OtherJson));
    assert_eq!(read(r#"{"format":"own-words-raw","version":1,"records":[]}"#), Err(NotABackup::OtherJson));
    assert_eq!(read(r#"{"format":"own-words-backup","version":2,"records":[]}"#), Err(NotABackup::Newer));
    assert_eq!(read(r#"{"format":"own-words-backup","version":1}"#), Err(NotABackup::OtherJson));
    let empty = Backup { records: Vec::new(), newer: 0, damaged: 0 };
    assert_eq!(read("\u{feff}{\"format\":\"own-words-backup\",\"version\":1,\"records\":[]}"), Ok(empty));
}

#[test]
fn a_file_made_to_stop_the_program_is_refused() {
    assert_eq!(read(&" ".repeat(LONGEST + 1)), Err(NotABackup::TooLong));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read(&deep), Err(NotABackup::NotJson { .. })));
    let twice = r#"{"format":"own-words-backup","format":"own-words-backup","version":1,"records":[]}"#;
    assert!(matches!(read(twice), Err(NotABackup::NotJson { .. })));
}

#[test]
fn a_file_says_whose_set_each_record_is_of() {
    let records = some_records();
    let file = read(&backup(DAY, &records, &[])).unwrap();
    assert!(file.records.iter().all(|record| record.vault == Vault::new(0xfeed)));
}
