//! Any text, read as a record: it is read whole or not at all, and what is read is written again as it stood.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use own_words::format::json::Json;
use own_words::format::{Body, Custody, SCHEMA, Unreadable, decode, encode, peek};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    own_words_fuzz::nearly_right(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let head = peek(text);
    match decode(text) {
        Ok(record) => {
            let written = encode(&record);
            assert_eq!(decode(&written).as_ref(), Ok(&record));
            assert_eq!(decode(&written).map(|record| encode(&record)), Ok(written.clone()));
            // A vault that says nothing of how it is kept goes back to the first schema.
            let says_nothing = matches!(&record.body, Body::Vault(custody) if **custody == Custody::default());
            assert!(says_nothing || Json::read(&written) == Json::read(text), "lost or added: {text}");
            let head = head.expect("what can be read has a head");
            assert_eq!((head.id, head.rev, head.vault), (record.id(), record.rev, Some(record.vault)));
            assert!(head.schema <= SCHEMA);
        }
        Err(Unreadable::Newer { schema }) => {
            assert!(schema > SCHEMA);
            assert!(head.is_none_or(|head| head.schema == schema));
        }
        Err(Unreadable::Damaged { .. } | Unreadable::Sealed) => assert!(head.is_none_or(|head| head.schema <= SCHEMA)),
    }
});
