//! Any text, read as the file a person keeps: what is read of it can be written into such a file and is read again.
//! And any JSON, as the one record in such a file: it is taken there as it is taken by itself.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use own_words::domain::Day;
use own_words::format::backup::{Backup, backup, read};
use own_words::format::json::Json;
use own_words::format::{Body, Record, Unreadable, decode};

const DAY: Day = Day { year: 2026, month: 11, day: 22, weekday: 6 };

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    own_words_fuzz::nearly_right(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(file) = read(text) {
        again(file.records, text);
    }
    if let Ok(json) = Json::read(text) {
        alone(text, json);
    }
});

fn again(records: Vec<Record>, text: &str) {
    assert!(records.iter().all(|record| !matches!(record.body, Body::Vault(_))));
    let file = backup(DAY, &records, &[(text.to_owned(), text.to_owned())]);
    assert_eq!(read(&file), Ok(Backup { records, newer: 0, damaged: 0 }));
}

fn alone(text: &str, json: Json) {
    let file = Json::object([
        ("format", Json::text("own-words-backup")),
        ("version", Json::number(1)),
        ("records", Json::List(vec![json])),
    ]);
    // In the file it stands two lists and objects deeper.
    let Ok(file) = read(&file.write()) else { return };
    let expected = match decode(text) {
        Ok(Record { body: Body::Vault(_), .. }) => Backup { records: Vec::new(), newer: 0, damaged: 0 },
        Ok(record) => Backup { records: vec![record], newer: 0, damaged: 0 },
        Err(Unreadable::Newer { .. }) => Backup { records: Vec::new(), newer: 1, damaged: 0 },
        Err(Unreadable::Damaged { .. } | Unreadable::Sealed) => Backup { records: Vec::new(), newer: 0, damaged: 1 },
    };
    assert_eq!(file, expected);
}
