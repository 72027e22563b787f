use super::*;
use own_words::domain::{Contact, Kind, Language, Moment, NoteId, Question, Value};
use own_words::format::custody::{Custody, Door, Opens, Salt, Work, recovery_code, typed_code};
use own_words::format::{Key, KeyId, Keyring, Nonce, Rev, Vault, encode};

const VAULT: u128 = 0xfeed;

fn at(day: i64) -> Moment {
    Moment::new((20_000 + day) * 86_400_000, 60)
}

fn record(rev: u64, body: Body) -> Record {
    Record { vault: Vault::new(VAULT), rev: Rev::stored(rev).expect("not 0"), body }
}

/// A hope with these words, begun on this day.
fn hope(id: u128, rev: u64, day: i64, words: &str) -> Record {
    let mut journal = Journal::new();
    let id = NoteId::new(id);
    journal.write((id, Kind::Hope), Question::HopeWhat, Value::words(words), at(day)).expect("a hope asks it");
    record(rev, Body::Note(journal.note(id).expect("just written").clone()))
}

/// A raw file with these texts.
fn raw(slots: &[(&str, &str)], shelf: &[(&str, &str)], missing: &[&str]) -> Vec<u8> {
    let store = |texts: &[(&str, &str)]| {
        Json::Object(texts.iter().map(|(name, text)| ((*name).to_owned(), Json::text(*text))).collect())
    };
    let text = Json::object([
        ("format", Json::text("own-words-raw")),
        ("version", Json::number(1)),
        ("day", Json::text("2026-11-22")),
        ("missing", Json::List(missing.iter().map(|it| Json::text(*it)).collect())),
        ("slots", store(slots)),
        ("shelf", store(shelf)),
    ]);
    text.write().into_bytes()
}

/// Everything that is shown of a file, for people.
fn shown(bytes: &[u8], language: Language) -> String {
    let reading = read(bytes, None).expect("a file of ours");
    Json::read(&reading.shown(language)).expect("JSON").write_pretty()
}

#[test]
fn a_backup_is_shown_newest_first_with_every_wording() {
    let mut older = hope(1, 3, 0, "A room of my own");
    let Body::Note(note) = &mut older.body else { unreachable!("it is a note") };
    note.keep();
    note.write(Question::HopeWhat, Value::words("My own key\n and a door"), at(30)).expect("asked");
    let mut settings = own_words::domain::Settings::default();
    settings.contacts.push(Contact { name: "Åse".to_owned(), phone: "22 33 44 55".to_owned() });
    let records = [older, hope(2, 1, 9, "<b>to sleep</b>"), record(1, Body::Settings(settings))];
    let unread =
        [("page".to_owned(), "{\"schema\":7}".to_owned()), ("aside/page/1".to_owned(), "\u{1} torn".to_owned())];
    let file = backup(at(40).day(), &records, &unread);
    expect_test::expect![[r#"
        {
          "said": [
            "Det er 2 notater i denne filen.",
            "Én ting kunne ikke leses. Den står sist, som den er.",
            "Én ting er fra en nyere versjon eller er låst. Den står sist, som den er."
          ],
          "notes": [
            {
              "heading": "13. oktober 2024 · Et håp",
              "parts": [
                {
                  "label": "Hva håper du på?",
                  "date": "",
                  "text": "<b>to sleep</b>"
                }
              ]
            },
            {
              "heading": "4. oktober 2024 · Et håp",
              "parts": [
                {
                  "label": "Hva håper du på?",
                  "date": "3. november 2024",
                  "text": "My own key\n and a door"
                },
                {
                  "label": "",
                  "date": "4. oktober 2024",
                  "text": "A room of my own"
                }
              ]
            },
            {
              "heading": "Folk jeg kan ringe",
              "parts": [
                {
                  "label": "Åse",
                  "date": "",
                  "text": "22 33 44 55"
                }
              ]
            }
          ],
          "unread": [
            {
              "name": "page",
              "text": "{\"schema\":7}"
            },
            {
              "name": "aside/page/1",
              "text": "\u0001 torn"
            }
          ]
        }"#]]
    .assert_eq(&shown(file.as_bytes(), Language::Bokmaal));
}

#[test]
fn of_two_copies_the_newer_counts_and_of_equal_ones_both_are_kept() {
    let (old, new) = (encode(&hope(1, 1, 0, "old")), encode(&hope(1, 2, 0, "old and new")));
    let (mine, theirs) = (encode(&hope(2, 5, 1, "mine")), encode(&hope(2, 5, 1, "theirs")));
    let name = format!("note-{:032x}", 1);
    let file = raw(
        &[(&format!("own-words/{name}"), &old), ("own-words/note-2", &mine), ("own-words/beside/note-2/1", &theirs)],
        &[(&name, &new), ("note-2", &mine)],
        &[],
    );
    let shown = shown(&file, Language::English);
    assert!(shown.contains("old and new") && !shown.contains("\"old\""), "{shown}");
    assert!(shown.contains("mine") && shown.contains("theirs"), "{shown}");
    assert!(shown.contains("There are 2 notes in this file."), "{shown}");
}

#[test]
fn a_deleted_note_stays_deleted() {
    let note = hope(1, 1, 0, "gone");
    let deleted = record(2, Body::Deleted(NoteId::new(1)));
    let file = raw(&[("own-words/a", &encode(&note))], &[("a", &encode(&deleted))], &[]);
    assert!(!shown(&file, Language::English).contains("gone"));
}

#[test]
fn a_set_that_was_deleted_stays_deleted() {
    let custody = Custody { gone: vec![Vault::new(VAULT)], ..Custody::default() };
    let vault = Record { vault: Vault::new(0xbeef), ..record(1, Body::Vault(Box::new(custody))) };
    let file = raw(&[("own-words/a", &encode(&hope(1, 1, 0, "gone")))], &[("vault", &encode(&vault))], &[]);
    assert!(!shown(&file, Language::English).contains("\"gone\""));
}

#[test]
fn what_cannot_be_read_is_counted_once_and_shown_as_it_is() {
    let newer = encode(&hope(1, 1, 0, "later")).replace("\"schema\":1", "\"schema\":99");
    let file = raw(
        &[("own-words/page", "{torn"), ("own-words/note-9", &newer)],
        &[("page", "{torn"), ("settings", "")],
        &["shelf"],
    );
    let reading = read(&file, None).expect("a file of ours");
    let unread: Vec<_> = reading.unread.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(unread, [("page", "{torn"), ("note-9", newer.as_str()), ("settings", "")]);
    let shown = shown(&file, Language::English);
    assert!(shown.contains("2 things could not be read."), "{shown}");
    assert!(shown.contains("One thing is from a newer version"), "{shown}");
    assert!(shown.contains("Something may be missing."), "{shown}");
}

#[test]
fn what_was_read_is_saved_as_a_backup_and_reads_the_same() {
    let texts =
        [hope(1, 4, 0, "one"), hope(2, 4, 3, "two"), record(9, Body::Deleted(NoteId::new(3)))].map(|it| encode(&it));
    let names = ["a", "b", "c"];
    let shelf: Vec<_> = names.into_iter().zip(texts.iter().map(String::as_str)).chain([("d", "torn")]).collect();
    let reading = read(&raw(&[], &shelf, &[]), None).expect("a file of ours");
    let again = read(reading.backup(at(0).day()).as_bytes(), None).expect("a backup");
    assert_eq!(again, reading);
}

#[test]
fn a_locked_backup_asks_for_its_passphrase() {
    let file = backup(at(0).day(), &[hope(1, 1, 0, "behind a lock")], &[]);
    let locked = file::lock_file("a phrase", file.as_bytes()).expect("small");
    assert_eq!(read(&locked, None), Err(ReadError::Locked));
    assert_eq!(read(&locked, Some("another")), Err(ReadError::NotOpened(OpenError::WrongPassphrase)));
    let reading = read(&locked, Some("a phrase")).expect("the right one");
    assert!(reading.shown(Language::Danish).contains("behind a lock"));
}

#[test]
fn sealed_records_open_with_the_passphrase_and_with_the_recovery_code() {
    let (key, work, nonce) =
        (Key::new(KeyId::new(7), [9; 32]), Work::new(19 * 1024, 2).expect("the least"), Nonce([5; 24]));
    let code = recovery_code(0x1234_5678_9abc);
    let door = |opens, secret: &str, salt| {
        let salt = Salt::new(salt);
        let derived = crate::derive::derive(secret.as_bytes(), &salt.bytes(), 19 * 1024, 2).expect("within the bounds");
        Door::new(&key, opens, work, salt, nonce, *derived)
    };
    let canonical = typed_code(&code).expect("its own code");
    let doors = vec![door(Opens::Passphrase, "blå himmel", 1), door(Opens::Code, &canonical, 2)];
    let custody = Custody::default().with_lock(&Keyring::default(), &key, doors, None, vec![nonce; 4]);
    let ring = Keyring::of(&custody, Some(key));
    let sealed = ring.write(&hope(1, 1, 0, "behind a lock"), || nonce);
    assert!(!sealed.contains("behind"), "{sealed}");
    let vault = encode(&record(2, Body::Vault(Box::new(custody))));
    let file = raw(&[("own-words/note-1", &sealed)], &[("vault", &vault), ("note-1", &sealed), ("page", "torn")], &[]);

    assert_eq!(read(&file, None), Err(ReadError::Locked));
    assert_eq!(read(&file, Some("another")), Err(ReadError::NotOpened(OpenError::WrongPassphrase)));
    for secret in ["blå himmel", &code, &code.to_lowercase()] {
        let reading = read(&file, Some(secret)).expect("the right one");
        assert!(reading.shown(Language::English).contains("behind a lock"), "{secret}");
        let backup = reading.backup(at(0).day());
        assert!(backup.contains("behind a lock") && !backup.contains("doors"), "{backup}");
    }

    // Without the vault's record nothing opens it: it is shown as it is.
    let alone = read(&raw(&[("own-words/note-1", &sealed)], &[], &[]), None).expect("a file of ours");
    assert_eq!(alone.unread.len(), 1);
}

#[test]
fn other_files_are_told_from_ours_and_nothing_panics() {
    for other in
        ["", "{}", "[]", "{\"format\":\"own-words-backup\"}", "{\"format\":\"own-words-raw\",\"version\":1}", "PK"]
    {
        assert_eq!(read(other.as_bytes(), None), Err(ReadError::NotOurs), "{other}");
    }
    assert_eq!(read(b"\xff\xfe", None), Err(ReadError::NotOurs));
    assert_eq!(read(b"{\"format\":\"own-words-raw\",\"version\":2}", None), Err(ReadError::Newer));
    let deep = "[".repeat(100_000);
    assert_eq!(read(deep.as_bytes(), None), Err(ReadError::NotOurs));
    let whole = backup(at(0).day(), &[hope(1, 1, 0, "å")], &[]);
    for length in 0..whole.len() {
        assert!(read(&whole.as_bytes()[..length], None).is_err(), "cut at {length}");
    }
}
