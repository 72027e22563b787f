//! Schema 2, frozen: sealed records, and the vault's record with how the set is kept. Everything else is written in
//! schema 1 as before, and so is a vault's record that says nothing, so that a page without a lock reads as it did.
//!
//! What belongs to the lock stands in lines of words with one space between: it is read by the program, not by people,
//! and every field of an object costs first load.

use super::codes::Coded;
use super::custody::{Custody, Door, Lock, OlderKey, Opens, Rest, Work};
use super::json::Json;
use super::record::{Body, Record, RecordId, Rev};
use super::sealed::{Envelope, Key, KeyId, Nonce, Sealed};
use super::v1::{Read, fields, list, optional, read_list, read_moment, text, write_moment};
use super::{Unreadable, base64};

/// `{"id":"note-…","vault":"…","rev":3,"kind":"sealed","schema":2,"body":"key nonce sealed"}`
pub(super) fn written_sealed(record: &Record, key: KeyId, nonce: Nonce, sealed: &Sealed) -> Json {
    whole(record, "sealed", Json::text(sealed_line(key, nonce, sealed)))
}

/// What stands in every text of a record that is sealed with this key, and in no other. Nothing that was typed can look
/// like it: within a string its quotes would be escaped.
pub(super) fn sealed_with(key: Option<KeyId>) -> String {
    match key {
        Some(key) => format!(r#""kind":"sealed","schema":2,"body":"{key} "#),
        None => r#""kind":"sealed""#.to_owned(),
    }
}

/// A sealed record; none for anything else.
pub(super) fn read_envelope(json: &Json) -> Option<Envelope> {
    let [id, vault, rev, kind, schema, body] = fields(json, ["id", "vault", "rev", "kind", "schema", "body"]).ok()?;
    if kind.as_text()? != "sealed" || schema.as_u64()? != 2 {
        return None;
    }
    let OlderKey { key, nonce, sealed } = read_sealed_line(body.as_text()?).ok()?;
    let about = Envelope::about_head(vault.as_text()?, id.as_text()?, rev.as_u64()?);
    Some(Envelope { key, nonce, sealed, about })
}

/// `{"id":"vault","vault":"…","rev":3,"kind":"vault","schema":2,"body":…}`
pub(super) fn written_vault(record: &Record, custody: &Custody) -> Json {
    let body = Json::object([
        ("gone", list(&custody.gone, |vault| Json::text(vault.to_string()))),
        ("file_saved", optional(custody.file_saved, write_moment)),
        ("keys", list(&custody.keys, |key| Json::text(format!("{} {}", key.id(), base64::write(key.bytes()))))),
        ("lock", optional(custody.lock.as_ref(), write_lock)),
    ]);
    whole(record, "vault", body)
}

/// Reads a vault's record of schema 2, under the same check as schema 1: what is read must give the same again.
pub(super) fn read(json: &Json) -> Result<Record, Unreadable> {
    let damaged = |why: &str| Unreadable::Damaged { why: why.to_owned() };
    if json.get("kind").and_then(Json::as_text) == Some("sealed") {
        let whole = read_envelope(json).is_some();
        return Err(if whole { Unreadable::Sealed } else { damaged("a sealed record that is not whole") });
    }
    let (record, custody) = read_vault(json).map_err(damaged)?;
    if written_vault(&record, &custody) == *json {
        Ok(Record { body: Body::Vault(Box::new(custody)), ..record })
    } else {
        Err(damaged("it holds more than a record can"))
    }
}

fn whole(record: &Record, kind: &str, body: Json) -> Json {
    Json::object([
        ("id", Json::text(record.id().to_string())),
        ("vault", Json::text(record.vault.to_string())),
        ("rev", Json::number(record.rev.number())),
        ("kind", Json::text(kind)),
        ("schema", Json::number(2)),
        ("body", body),
    ])
}

fn read_vault(json: &Json) -> Read<(Record, Custody)> {
    let [id, vault, rev, kind, _schema, body] = fields(json, ["id", "vault", "rev", "kind", "schema", "body"])?;
    if text(id)?.parse() != Ok(RecordId::Vault) || text(kind)? != "vault" {
        return Err("a kind that does not go with the id");
    }
    let [gone, file_saved, keys, lock] = fields(body, ["gone", "file_saved", "keys", "lock"])?;
    let custody = Custody {
        gone: read_list(gone, |vault| parsed(text(vault)?))?,
        file_saved: file_saved.or_null().map(read_moment).transpose()?,
        keys: read_list(keys, read_key)?,
        lock: lock.or_null().map(read_lock).transpose()?,
    };
    let rev = rev.as_u64().and_then(Rev::stored).ok_or("no revision")?;
    Ok((Record { vault: parsed(text(vault)?)?, rev, body: Body::Vault(Box::default()) }, custody))
}

/// `rest` is `minutes seconds language`, the language `-` while it follows the browser.
fn write_lock(lock: &Lock) -> Json {
    let language = lock.language.map_or("-", Coded::code);
    let rest = format!("{} {} {language}", lock.rest.idle_minutes(), lock.rest.hidden_seconds());
    Json::object([
        ("key", Json::text(lock.key.to_string())),
        ("doors", list(&lock.doors, write_door)),
        ("older", list(&lock.older, |older| Json::text(sealed_line(older.key, older.nonce, &older.sealed)))),
        ("rest", Json::text(rest)),
    ])
}

fn read_lock(json: &Json) -> Read<Lock> {
    let [key, doors, older, rest] = fields(json, ["key", "doors", "older", "rest"])?;
    let [idle, hidden, language] = words(text(rest)?)?;
    Ok(Lock {
        key: parsed(text(key)?)?,
        doors: read_list(doors, read_door)?,
        older: read_list(older, |older| read_sealed_line(text(older)?))?,
        rest: Rest::new(parsed(idle)?, parsed(hidden)?).ok_or("not times that are offered")?,
        language: Coded::from_code(language),
    })
}

/// `opens memory passes salt nonce sealed`
fn write_door(door: &Door) -> Json {
    let (opens, work) = (door.opens.name(), door.work);
    let (memory, passes, nonce) = (work.memory_kib(), work.passes(), base64::write(&door.nonce.0));
    Json::text(format!("{opens} {memory} {passes} {} {nonce} {}", door.salt, door.sealed.write()))
}

fn read_door(json: &Json) -> Read<Door> {
    let [opens, memory, passes, salt, nonce, sealed] = words(text(json)?)?;
    Ok(Door {
        opens: Opens::named(opens).ok_or("an unknown name")?,
        work: Work::new(parsed(memory)?, parsed(passes)?).ok_or("work out of bounds")?,
        salt: parsed(salt)?,
        nonce: Nonce(bytes(nonce)?),
        sealed: read_sealed(sealed)?,
    })
}

/// `key nonce sealed`
fn sealed_line(key: KeyId, nonce: Nonce, sealed: &Sealed) -> String {
    format!("{key} {} {}", base64::write(&nonce.0), sealed.write())
}

fn read_sealed_line(line: &str) -> Read<OlderKey> {
    let [key, nonce, sealed] = words(line)?;
    Ok(OlderKey { key: parsed(key)?, nonce: Nonce(bytes(nonce)?), sealed: read_sealed(sealed)? })
}

/// `key bytes`
fn read_key(json: &Json) -> Read<Key> {
    let [key, secret] = words(text(json)?)?;
    Ok(Key::new(parsed(key)?, bytes(secret)?))
}

fn read_sealed(text: &str) -> Read<Sealed> {
    Sealed::read(text).ok_or("nothing that was sealed")
}

/// Exactly so many words.
fn words<const N: usize>(line: &str) -> Read<[&str; N]> {
    let mut words = line.split(' ');
    let mut read = [""; N];
    for word in &mut read {
        *word = words.next().ok_or("too few words")?;
    }
    if words.next().is_none() { Ok(read) } else { Err("too many words") }
}

fn parsed<T: std::str::FromStr>(text: &str) -> Read<T> {
    text.parse().map_err(|_| "not a name or a number of this kind")
}

fn bytes<const N: usize>(text: &str) -> Read<[u8; N]> {
    base64::read(text).and_then(|bytes| bytes.try_into().ok()).ok_or("not so many bytes")
}
