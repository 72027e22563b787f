use super::*;
use std::collections::BTreeSet;
use std::time::Instant;

/// A vector of the age specification's test kit: how it reads, and the file.
struct Vector {
    name: &'static str,
    bytes: &'static [u8],
}

macro_rules! vectors {
    ($($name:literal),* $(,)?) => {
        [$(Vector { name: $name, bytes: include_bytes!(concat!("../vectors/age/", $name)) }),*]
    };
}

impl Vector {
    /// What the kit says of the file, and the file.
    fn parts(&self) -> (String, &'static [u8]) {
        let end = self.bytes.windows(2).position(|two| two == b"\n\n").expect("an empty line");
        (String::from_utf8(self.bytes[..end].to_vec()).expect("text"), &self.bytes[end + 2..])
    }

    fn opened(&self) -> (String, Result<Vec<u8>, OpenError>) {
        let (said, file) = self.parts();
        let passphrase = said.lines().find_map(|line| line.strip_prefix("passphrase: ")).unwrap_or("none");
        let opened = open_file(passphrase, file);
        (said, opened)
    }
}

#[test]
fn every_vector_of_the_specification_opens_or_fails_as_it_says() {
    use OpenError::{Damaged, ForAKey, NotAge, TooHeavy, WrongPassphrase};
    let vectors = vectors![
        "armor_scrypt",
        "empty",
        "scrypt",
        "scrypt_and_x25519",
        "scrypt_bad_tag",
        "scrypt_double",
        "scrypt_extra_argument",
        "scrypt_long_file_key",
        "scrypt_no_match",
        "scrypt_not_canonical_body",
        "scrypt_not_canonical_salt",
        "scrypt_salt_long",
        "scrypt_salt_missing",
        "scrypt_salt_short",
        "scrypt_uppercase",
        "scrypt_work_factor_23",
        "scrypt_work_factor_hex",
        "scrypt_work_factor_leading_garbage",
        "scrypt_work_factor_leading_plus",
        "scrypt_work_factor_leading_zero_decimal",
        "scrypt_work_factor_leading_zero_octal",
        "scrypt_work_factor_missing",
        "scrypt_work_factor_negative",
        "scrypt_work_factor_overflow",
        "scrypt_work_factor_trailing_garbage",
        "scrypt_work_factor_wrong",
        "scrypt_work_factor_zero",
        "x25519",
    ];
    for vector in vectors {
        let (said, opened) = vector.opened();
        let expected = match vector.name {
            "scrypt" | "armor_scrypt" => Ok(()),
            "empty" => Err(NotAge),
            "scrypt_bad_tag" | "scrypt_no_match" | "scrypt_work_factor_wrong" => Err(WrongPassphrase),
            "scrypt_work_factor_23" => Err(TooHeavy),
            "scrypt_uppercase" | "x25519" => Err(ForAKey),
            _ => Err(Damaged),
        };
        assert_eq!(opened.as_ref().map(drop).map_err(|error| *error), expected, "{}", vector.name);
        if let Ok(open) = opened {
            use sha2::{Digest as _, Sha256};
            let payload: String = Sha256::digest(open).iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(said.contains(&format!("payload: {payload}")), "{}", vector.name);
        }
    }
}

#[test]
fn what_was_locked_opens_with_its_passphrase_and_no_other() {
    for bytes in [Vec::new(), b"Et h\xc3\xa5p".to_vec(), vec![7; 65536], (0..200_000_u32).map(|n| n as u8).collect()] {
        let locked = lock_with(2, "blå himmel", &bytes).expect("small");
        assert!(is_locked(&locked));
        assert_eq!(open_file("blå himmel", &locked), Ok(bytes));
        for other in ["", "bla himmel", "blå himmel ", "Blå himmel"] {
            assert_eq!(open_file(other, &locked), Err(OpenError::WrongPassphrase), "{other}");
        }
    }
}

#[test]
fn a_file_is_locked_with_the_work_it_says_and_never_twice_alike() {
    let locked = lock_file("p", b"words").expect("small");
    let header = String::from_utf8_lossy(header(&locked).expect("a header")).into_owned();
    assert!(header.lines().nth(1).is_some_and(|line| line.ends_with(" 17")), "{header}");
    let again: BTreeSet<_> = (0..4).map(|_| lock_with(1, "p", b"words").expect("small")).collect();
    assert_eq!(again.len(), 4);
}

#[test]
fn a_file_cut_anywhere_is_an_error_and_no_part_of_the_words() {
    let locked = lock_with(1, "p", b"What I hope for.").expect("small");
    for length in 0..locked.len() {
        assert!(open_file("p", &locked[..length]).is_err(), "cut at {length}");
    }
    let longer = [locked.as_slice(), b"\n"].concat();
    assert_eq!(open_file("p", &longer), Err(OpenError::Damaged));
}

#[test]
fn a_file_with_any_byte_changed_is_an_error_and_no_other_words() {
    let locked = lock_with(1, "p", b"What I hope for.").expect("small");
    for at in 0..locked.len() {
        for change in [1, 0x20, 0x80, 0xff] {
            let mut other = locked.clone();
            other[at] ^= change;
            assert!(open_file("p", &other).is_err(), "byte {at} with {change:#x}");
        }
    }
}

#[test]
fn armour_cut_or_changed_is_an_error() {
    let (_, armoured) = vectors!["armor_scrypt"][0].parts();
    let end = armoured.trim_ascii_end().len();
    for length in 0..end {
        assert!(open_file("password", &armoured[..length]).is_err(), "cut at {length}");
    }
    let spaced = [b" \r\n\t".as_slice(), armoured, b"\n\n"].concat();
    assert!(open_file("password", &spaced).is_ok());
}

#[test]
fn what_is_too_heavy_is_refused_at_once() {
    let begun = Instant::now();
    let (_, heavy) = vectors!["scrypt_work_factor_23"][0].parts();
    assert_eq!(open_file("password", heavy), Err(OpenError::TooHeavy));
    let large = vec![b' '; LARGEST + 1];
    assert_eq!(open_file("p", &large), Err(OpenError::TooHeavy));
    assert_eq!(lock_file("p", &large), Err(LockError::TooLarge));
    // A header that never ends, of which every line is well formed.
    let endless = [b"age-encryption.org/v1\n".as_slice(), &b"-> a\n\n".repeat(1 << 20)].concat();
    assert_eq!(open_file("p", &endless), Err(OpenError::Damaged));
    assert!(begun.elapsed().as_secs() < 2, "{:?}", begun.elapsed());
}

#[test]
fn other_files_are_told_from_locked_ones() {
    for other in
        [b"".as_slice(), b"{\"format\":\"own-words-backup\"}", b"PK\x03\x04", b"age", b" age-encryption.org/v1\n"]
    {
        assert_eq!(open_file("p", other), Err(OpenError::NotAge));
        assert!(!is_locked(other));
    }
    assert_eq!(open_file("p", b"age-encryption.org/v9\n-> x\n\n--- AAAA\n"), Err(OpenError::NotAge));
}

#[test]
fn the_stock_age_program_opens_what_is_locked_here_and_the_reverse() {
    let Some(folder) = stock::Folder::new() else {
        println!("skipped: there is no `age` on PATH");
        return;
    };
    let passphrase = "blå himmel over sjøen";
    let words: Vec<u8> = "Å stå opp til noe.\n".bytes().cycle().take(150_000).chain([0, 255, b'\r']).collect();

    folder.write("ours.age", &lock_file(passphrase, &words).expect("small"));
    folder.age(&["-d", "-o", "open", "ours.age"], &[passphrase]);
    assert_eq!(folder.read("open"), words);

    for (name, armour) in [("theirs.age", None), ("theirs.txt", Some("-a"))] {
        let arguments: Vec<&str> = ["-p"].into_iter().chain(armour).chain(["-o", name, "open"]).collect();
        folder.age(&arguments, &[passphrase, passphrase]);
        assert_eq!(open_file(passphrase, &folder.read(name)), Ok(words.clone()), "{name}");
    }
}
