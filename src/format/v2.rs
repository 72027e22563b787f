//! Schema 2, frozen: sealed records, and the vault's record with how the set is kept. Everything else is written in
//! schema 1 as before, and so is a vault's record that says nothing, so that a page without a lock reads as it did.

use super::Unreadable;
use super::custody::{Custody, Door, Lock, OlderKey, Opens, Rest, Work};
use super::json::Json;
use super::record::{Body, Record, RecordId, Rev};
use super::sealed::{Envelope, Key, KeyId, Nonce, Sealed};
use super::v1::{Read, code, fields, list, optional, read_code, read_list, read_moment, text, write_moment};

/// `{"id":"note-…","vault":"…","rev":3,"kind":"sealed","schema":2,"body":{"key":"…","nonce":"…","sealed":"…"}}`
pub(super) fn written_sealed(record: &Record, key: KeyId, nonce: Nonce, sealed: &Sealed) -> Json {
    let body = Json::object([
        ("key", Json::text(key.to_string())),
        ("nonce", write_nonce(nonce)),
        ("sealed", Json::text(sealed.write())),
    ]);
    whole(record, "sealed", body)
}

/// A sealed record; none for anything else.
pub(super) fn read_envelope(json: &Json) -> Option<Envelope> {
    let [id, vault, rev, kind, schema, body] = fields(json, ["id", "vault", "rev", "kind", "schema", "body"]).ok()?;
    if text(kind).ok()? != "sealed" || schema.as_u64()? != 2 {
        return None;
    }
    let [key, nonce, sealed] = fields(body, ["key", "nonce", "sealed"]).ok()?;
    Some(Envelope {
        key: text(key).ok()?.parse().ok()?,
        nonce: read_nonce(nonce).ok()?,
        sealed: read_sealed(sealed).ok()?,
        about: Envelope::about_head(text(vault).ok()?, text(id).ok()?, rev.as_u64()?),
    })
}

/// `{"id":"vault","vault":"…","rev":3,"kind":"vault","schema":2,"body":…}`
pub(super) fn written_vault(record: &Record, custody: &Custody) -> Json {
    let body = Json::object([
        ("gone", list(&custody.gone, |vault| Json::text(vault.to_string()))),
        ("file_saved", optional(custody.file_saved, write_moment)),
        ("keys", list(&custody.keys, write_key)),
        ("lock", optional(custody.lock.as_ref(), write_lock)),
    ]);
    whole(record, "vault", body)
}

/// Reads a vault's record of schema 2, under the same check as schema 1: what is read must give the same again.
pub(super) fn read(json: &Json) -> Result<Record, Unreadable> {
    if json.get("kind").and_then(Json::as_text) == Some("sealed") {
        return match read_envelope(json) {
            Some(_) => Err(Unreadable::Sealed),
            None => Err(Unreadable::Damaged { why: "a sealed record that is not whole".to_owned() }),
        };
    }
    let (record, custody) = read_vault(json).map_err(|why| Unreadable::Damaged { why: why.to_owned() })?;
    if written_vault(&record, &custody) == *json {
        Ok(Record { body: Body::Vault(Box::new(custody)), ..record })
    } else {
        Err(Unreadable::Damaged { why: "it holds more than a record can".to_owned() })
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
        gone: read_list(gone, |vault| text(vault)?.parse().map_err(|_| "not a vault's name"))?,
        file_saved: file_saved.or_null().map(read_moment).transpose()?,
        keys: read_list(keys, read_key)?,
        lock: lock.or_null().map(read_lock).transpose()?,
    };
    let vault = text(vault)?.parse().map_err(|_| "not a vault's name")?;
    let rev = rev.as_u64().and_then(Rev::stored).ok_or("no revision")?;
    Ok((Record { vault, rev, body: Body::Vault(Box::default()) }, custody))
}

fn write_lock(lock: &Lock) -> Json {
    Json::object([
        ("key", Json::text(lock.key.to_string())),
        ("doors", list(&lock.doors, write_door)),
        ("older", list(&lock.older, write_older)),
        ("idle_minutes", Json::number(lock.rest.idle_minutes())),
        ("hidden_seconds", Json::number(lock.rest.hidden_seconds())),
        ("language", optional(lock.language, code)),
    ])
}

fn read_lock(json: &Json) -> Read<Lock> {
    let [key, doors, older, idle, hidden, language] =
        fields(json, ["key", "doors", "older", "idle_minutes", "hidden_seconds", "language"])?;
    let idle = idle.as_u64().and_then(|minutes| u8::try_from(minutes).ok()).ok_or("not minutes")?;
    let hidden = hidden.as_u64().and_then(|seconds| u16::try_from(seconds).ok()).ok_or("not seconds")?;
    Ok(Lock {
        key: read_key_id(key)?,
        doors: read_list(doors, read_door)?,
        older: read_list(older, read_older)?,
        rest: Rest::new(idle, hidden).ok_or("not times that are offered")?,
        language: language.or_null().map(read_code).transpose()?,
    })
}

fn write_door(door: &Door) -> Json {
    let opens = match door.opens {
        Opens::Passphrase => "passphrase",
        Opens::Code => "code",
    };
    Json::object([
        ("opens", Json::text(opens)),
        ("memory_kib", Json::number(door.work.memory_kib())),
        ("passes", Json::number(door.work.passes())),
        ("salt", Json::text(door.salt.to_string())),
        ("nonce", write_nonce(door.nonce)),
        ("sealed", Json::text(door.sealed.write())),
    ])
}

fn read_door(json: &Json) -> Read<Door> {
    let [opens, memory, passes, salt, nonce, sealed] =
        fields(json, ["opens", "memory_kib", "passes", "salt", "nonce", "sealed"])?;
    let number = |json: &Json| json.as_u64().and_then(|number| u32::try_from(number).ok()).ok_or("not a number");
    Ok(Door {
        opens: match text(opens)? {
            "passphrase" => Opens::Passphrase,
            "code" => Opens::Code,
            _ => return Err("an unknown name"),
        },
        work: Work::new(number(memory)?, number(passes)?).ok_or("work out of bounds")?,
        salt: text(salt)?.parse().map_err(|_| "not a salt")?,
        nonce: read_nonce(nonce)?,
        sealed: read_sealed(sealed)?,
    })
}

fn write_older(older: &OlderKey) -> Json {
    Json::object([
        ("key", Json::text(older.key.to_string())),
        ("nonce", write_nonce(older.nonce)),
        ("sealed", Json::text(older.sealed.write())),
    ])
}

fn read_older(json: &Json) -> Read<OlderKey> {
    let [key, nonce, sealed] = fields(json, ["key", "nonce", "sealed"])?;
    Ok(OlderKey { key: read_key_id(key)?, nonce: read_nonce(nonce)?, sealed: read_sealed(sealed)? })
}

fn write_key(key: &Key) -> Json {
    Json::object([("key", Json::text(key.id().to_string())), ("bytes", Json::text(base64(key.bytes())))])
}

fn read_key(json: &Json) -> Read<Key> {
    let [key, bytes] = fields(json, ["key", "bytes"])?;
    Ok(Key::new(read_key_id(key)?, read_bytes(bytes)?))
}

fn read_key_id(json: &Json) -> Read<KeyId> {
    text(json)?.parse().map_err(|_| "not a key's name")
}

fn write_nonce(nonce: Nonce) -> Json {
    Json::text(base64(&nonce.0))
}

fn read_nonce(json: &Json) -> Read<Nonce> {
    read_bytes(json).map(Nonce)
}

fn read_sealed(json: &Json) -> Read<Sealed> {
    Sealed::read(text(json)?).ok_or("nothing that was sealed")
}

fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding;
    base64ct::Base64::encode_string(bytes)
}

fn read_bytes<const N: usize>(json: &Json) -> Read<[u8; N]> {
    use base64ct::Encoding;
    let bytes = base64ct::Base64::decode_vec(text(json)?).map_err(|_| "no base64")?;
    bytes.try_into().map_err(|_| "not so many bytes")
}
