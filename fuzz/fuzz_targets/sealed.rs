//! Any text, read with keys in hand: as a sealed record, as what is under the seal, and as the lock itself.
//! The fuzzer cannot guess a seal, so what it makes is also sealed for it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use own_words::format::custody::typed_code;
use own_words::format::json::Json;
use own_words::format::sealed::{Envelope, Sealed};
use own_words::format::{Body, Key, KeyId, Keyring, Nonce, Record, Unreadable, decode, peek};

const NONCE: Nonce = Nonce([7; 24]);

/// The keys of the lock in the fixtures.
static RING: LazyLock<Keyring> = LazyLock::new(|| {
    let lock = include_str!("../../src/format/fixtures/lock.v2.json").trim_end();
    let Ok(Record { body: Body::Vault(custody), .. }) = decode(lock) else { panic!("the lock cannot be read") };
    Keyring::of(&custody, Some(key()))
});

fn key() -> Key {
    Key::new(KeyId::new(2), [2; 32])
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    own_words_fuzz::nearly_right(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| {
    under_a_seal(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    assert_eq!(Keyring::default().read(text), decode(text), "without a key it is as if there were none");
    if let Ok(record) = RING.read(text) {
        let head = peek(text).expect("what can be read has a head");
        assert_eq!((head.id, head.rev, head.vault), (record.id(), record.rev, Some(record.vault)));
        assert_eq!(RING.read(&RING.write(&record, || NONCE)), Ok(record));
    }
    if let Ok(Record { body: Body::Vault(custody), .. }) = decode(text) {
        let _opened = Keyring::of(&custody, Some(key()));
        for (lock, door) in custody.lock.iter().flat_map(|lock| lock.doors.iter().map(move |door| (lock, door))) {
            let _opened = door.open(lock.key, [9; 32]);
        }
    }
    if let Some(sealed) = Sealed::read(text) {
        assert_eq!(sealed.write(), text);
    }
    if let Some(code) = typed_code(text) {
        assert_eq!(typed_code(&code), Some(code.clone()));
    }
});

/// What stands under a good seal is read as the record that the seal names, or refused.
fn under_a_seal(plain: &[u8]) {
    let read = std::str::from_utf8(plain).ok().and_then(|text| decode(text).ok());
    let read = read.filter(|record| !matches!(record.body, Body::Vault(_)));
    let another = decode(include_str!("../../src/format/fixtures/note.v1.json").trim_end()).expect("the fixture reads");
    let text = sealed_as(&another, plain);
    assert_eq!(decode(&text), Err(Unreadable::Sealed));
    let same = read.as_ref().is_some_and(|read| Envelope::about(read) == Envelope::about(&another));
    assert_eq!(RING.read(&text).ok(), read.clone().filter(|_| same));
    if let Some(read) = read {
        let text = sealed_as(&read, plain);
        assert!(RING.is_as_written(&text) && !Keyring::default().is_as_written(&text));
        assert_eq!(RING.read(&text), Ok(read));
    }
}

/// The text of a sealed record of this name, whatever is under the seal.
fn sealed_as(record: &Record, plain: &[u8]) -> String {
    let sealed = key().seal(NONCE, &Envelope::about(record), plain);
    // 24 times 7, and a key that is called 2.
    let body = format!("{} BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH {}", KeyId::new(2), sealed.write());
    Json::object([
        ("id", Json::text(record.id().to_string())),
        ("vault", Json::text(record.vault.to_string())),
        ("rev", Json::number(record.rev.number())),
        ("kind", Json::text("sealed")),
        ("schema", Json::number(2)),
        ("body", Json::text(body)),
    ])
    .write()
}
