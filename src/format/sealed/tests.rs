use super::*;
use crate::format::any;
use crate::format::custody::{Door, Opens, Salt, Work, recovery_code, typed_code};
use crate::format::{RecordId, Rev, Vault, peek};
use proptest::prelude::*;

fn key(name: u64) -> Key {
    Key::new(KeyId::new(name), [name as u8; 32])
}

fn nonce() -> Nonce {
    Nonce([7; 24])
}

fn vault(custody: Custody) -> Record {
    Record { vault: Vault::new(0xfeed), rev: Rev::stored(4).unwrap(), body: Body::Vault(Box::new(custody)) }
}

/// A lock on a set that had another one before.
fn locked() -> (Custody, Key) {
    let before = Keyring::of(&Custody { keys: vec![key(1)], ..Custody::default() }, None);
    let door = Door::new(&key(2), Opens::Passphrase, Work::USUAL, Salt::new(5), nonce(), [9; 32]);
    (Custody::default().with_lock(&before, &key(2), vec![door], None, vec![nonce(); 3]), key(2))
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u8> = hexadecimal.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

#[test]
fn sealing_is_xchacha20_poly1305_as_published() {
    // draft-irtf-cfrg-xchacha-03, A.3.1. The associated data there is no text, so the cipher is asked as `Key` asks it.
    let bytes_of_key: [u8; 32] =
        bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f").try_into().unwrap();
    let nonce = bytes("404142434445464748494a4b4c4d4e4f5051525354555657");
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    let payload = Payload { msg: plain, aad: &bytes("50515253c0c1c2c3c4c5c6c7") };
    let sealed = Key::new(KeyId::new(1), bytes_of_key).cipher().encrypt(XNonce::from_slice(&nonce), payload).unwrap();
    let published = bytes(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb
         96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e
         c0875924c1c7987947deafd8780acf49",
    );
    assert_eq!(sealed, published);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sealed_record_opens_with_its_key_and_shows_nothing_without(record in any::record()) {
        let (custody, key) = locked();
        let ring = Keyring::of(&custody, Some(key));
        let text = ring.write(&record, nonce);
        prop_assert_eq!(ring.read(&text), Ok(record.clone()));
        prop_assert_eq!(peek(&text).map(|head| (head.id, head.rev)), Some((record.id(), record.rev)));
        if record.id() != RecordId::Vault {
            prop_assert_eq!(Keyring::default().read(&text), Err(Unreadable::Sealed));
            prop_assert!(ring.is_as_written(&text) && !Keyring::default().is_as_written(&text));
            prop_assert!(!text.contains("words") && !text.contains("contacts"));
        }
    }

    #[test]
    fn a_sealed_record_that_was_changed_anywhere_does_not_open(at in 0..400_usize, to in any::<u8>()) {
        let (custody, key) = locked();
        let ring = Keyring::of(&custody, Some(key));
        let record = crate::format::decode(include_str!("../fixtures/page.v1.json").trim_end()).unwrap();
        let whole = ring.write(&record, nonce);
        let mut changed = whole.clone().into_bytes();
        let at = at % changed.len();
        changed[at] = to;
        if let Ok(text) = String::from_utf8(changed) && text != whole {
            prop_assert!(ring.read(&text).is_err(), "{}", text);
        }
        prop_assert!(ring.read(&whole[..at]).is_err());
    }
}

#[test]
fn a_sealed_record_can_pass_for_no_other_and_for_no_other_time() {
    let (custody, key) = locked();
    let ring = Keyring::of(&custody, Some(key));
    let record = crate::format::decode(include_str!("../fixtures/note.v1.json").trim_end()).unwrap();
    let text = ring.write(&record, nonce);
    for (from, to) in [("\"rev\":7", "\"rev\":8"), ("feed", "feee"), ("note-0", "note-1")] {
        let moved = text.replacen(from, to, 1);
        assert_ne!(moved, text);
        assert!(matches!(ring.read(&moved), Err(Unreadable::Damaged { .. })), "{from}");
    }
}

#[test]
fn a_door_opens_with_what_it_was_made_for_alone() {
    let (custody, key) = locked();
    let lock = custody.lock.unwrap();
    let door = lock.door(Opens::Passphrase).unwrap();
    assert_eq!(door.open(lock.key, [9; 32]), Ok(key));
    assert_eq!(door.open(lock.key, [8; 32]), Err(DoesNotOpen));
    let weaker = Door { work: Work::new(19 * 1024, 2).unwrap(), ..door.clone() };
    assert_eq!(weaker.open(lock.key, [9; 32]), Err(DoesNotOpen), "its work cannot be changed");
}

#[test]
fn no_key_is_lost_by_a_new_lock_or_by_none() {
    let (custody, current) = locked();
    let ring = Keyring::of(&custody, Some(current));
    assert_eq!(ring.others(), [key(1)]);

    let door = Door::new(&key(3), Opens::Passphrase, Work::USUAL, Salt::new(6), nonce(), [1; 32]);
    let renewed = custody.with_lock(&ring, &key(3), vec![door], None, vec![nonce(); 3]);
    let ring = Keyring::of(&renewed, Some(key(3)));
    assert_eq!((ring.seals_with(), ring.others()), (Some(&key(3)), &[key(2), key(1)][..]));

    let open = renewed.without_lock(&ring);
    assert_eq!(open.keys, [key(3), key(2), key(1)]);
    let ring = Keyring::of(&open, None);
    assert_eq!((ring.seals_with(), ring.others().len()), (None, 3));
}

#[test]
fn the_vault_s_record_reads_as_it_was_written_and_is_never_sealed() {
    let (mut custody, key) = locked();
    custody.gone = vec![Vault::new(1), Vault::new(2)];
    custody.file_saved = Some(crate::domain::Moment::new(1_795_386_600_000, 60));
    let ring = Keyring::of(&custody, Some(key));
    for record in [vault(custody.clone()), vault(custody.without_lock(&ring)), vault(Custody::default())] {
        let text = ring.write(&record, nonce);
        assert_eq!(Keyring::default().read(&text), Ok(record));
    }
    let schema_1 = encode(&vault(Custody::default()));
    assert!(schema_1.contains("\"schema\":1"), "a page without a lock stays readable for the first version");
}

#[test]
fn a_lock_written_by_this_version_opens_for_ever() {
    let text = include_str!("../fixtures/lock.v2.json").trim_end();
    let (custody, key) = locked();
    assert_eq!(decode(text), Ok(vault(custody.clone())), "{}", encode(&vault(custody.clone())));
    let ring = Keyring::of(&custody, Some(key));
    let sealed = include_str!("../fixtures/sealed.v2.json").trim_end();
    let note = crate::format::decode(include_str!("../fixtures/note.v1.json").trim_end()).unwrap();
    assert_eq!(ring.read(sealed), Ok(note.clone()), "{}", ring.write(&note, nonce));
    assert_eq!(ring.write(&note, nonce), sealed);
}

#[test]
fn work_and_times_out_of_bounds_are_refused_before_anything_is_tried() {
    assert_eq!(Work::new(19 * 1024 - 1, 3), None);
    assert_eq!(Work::new(256 * 1024 + 1, 3), None);
    assert_eq!(Work::new(64 * 1024, 1), None);
    assert_eq!(Work::new(64 * 1024, 11), None);
    let text = include_str!("../fixtures/lock.v2.json").trim_end();
    for bomb in ["4294967295", "18446744073709551615", "262145", "0"] {
        let bomb = text.replacen(" 65536 ", &format!(" {bomb} "), 1);
        assert!(matches!(decode(&bomb), Err(Unreadable::Damaged { .. })), "{bomb}");
    }
    assert!(matches!(decode(&text.replacen("\"5 60 -\"", "\"255 60 -\"", 1)), Err(Unreadable::Damaged { .. })));
}

#[test]
fn a_recovery_code_is_known_again_however_it_is_typed() {
    let code = recovery_code(0x0123_4567_89ab_cdef_0011_2233_4455_6677);
    assert_eq!(code.len(), 32);
    let sloppy = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(typed_code(&sloppy), Some(code.clone()));
    assert_eq!(typed_code(&code.replace('-', "")), Some(code.clone()));
    assert_eq!(typed_code(&code[1..]), None);
    assert_eq!(typed_code("correct horse battery staple"), None);
    assert_ne!(recovery_code(1), recovery_code(2));
}
