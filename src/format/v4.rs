//! Schema 4, frozen: a page that was arranged otherwise than usual, and a page that was brought, as a note. The first has
//! the shape of schema 1 (with the names of 3) and one more field in its body, `arranged`; the other has that shape alone.
//! A program of that time says 'newer' of them and not 'damaged'.

use super::Unreadable;
use super::json::Json;
use super::record::{Body, Record};
use super::v1::{self, Read, code, fields, list, note_id, read_code, read_list, text, truth};
use super::v3::with_schema;
use super::v5;
use crate::domain::page::Arranged;
use crate::domain::{Kind, NoteId};

/// Whether the record holds something that schema 3 does not have.
pub(super) fn is_new(record: &Record) -> bool {
    match &record.body {
        Body::Page(page) => page.arranged != Arranged::default(),
        Body::Note(note) => note.kind() == Kind::Brought,
        Body::Vault(_) | Body::Settings(_) | Body::Deleted(_) => false,
    }
}

pub(super) fn written(record: &Record) -> Json {
    let mut json = with_schema(v1::written(record), 4);
    if let (Body::Page(page), Some(body)) = (&record.body, body(&mut json)) {
        body.push(("arranged".to_owned(), write(&page.arranged)));
    }
    json
}

/// Reads a record of schema 4, by the rules of schema 1 and under the same check.
pub(super) fn read(json: &Json) -> Result<Record, Unreadable> {
    let damaged = |why: &str| Unreadable::Damaged { why: why.to_owned() };
    let mut old = with_schema(json.clone(), 1);
    let arranged = body(&mut old).and_then(|body| body.pop_if(|(name, _)| name == "arranged"));
    let mut record = v1::read(&old)?;
    if let (Body::Page(page), Some((_, arranged))) = (&mut record.body, arranged) {
        page.arranged = read_arranged(&arranged).map_err(damaged)?;
    }
    let fits = is_new(&record) && !v5::is_new(&record);
    if fits && written(&record) == *json { Ok(record) } else { Err(damaged("a schema it has no need of")) }
}

pub(super) fn body(json: &mut Json) -> Option<&mut Vec<(String, Json)>> {
    let Json::Object(all) = json else { return None };
    match all.iter_mut().find(|(name, _)| name == "body") {
        Some((_, Json::Object(body))) => Some(body),
        _ => None,
    }
}

fn write(arranged: &Arranged) -> Json {
    let note = |note: &NoteId| Json::text(note.to_string());
    let shorter =
        arranged.shorter().map(|(id, words)| Json::object([("note", note(&id)), ("words", Json::text(words))]));
    Json::object([
        ("large", Json::Bool(arranged.large)),
        ("parts", list(&arranged.parts, |kind| code(*kind))),
        ("notes", list(&arranged.notes, note)),
        ("shorter", Json::List(shorter.collect())),
    ])
}

fn read_arranged(json: &Json) -> Read<Arranged> {
    let [large, parts, notes, shorter] = fields(json, ["large", "parts", "notes", "shorter"])?;
    let read_shorter = |json: &Json| {
        let [note, words] = fields(json, ["note", "words"])?;
        Ok((note_id(note)?, text(words)?.to_owned()))
    };
    let parts = read_list(parts, read_code::<Kind>)?;
    Ok(Arranged::from_parts(truth(large)?, parts, read_list(notes, note_id)?, read_list(shorter, read_shorter)?))
}
