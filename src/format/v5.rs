//! Schema 5, frozen: a note whose words someone else typed, and settings that say where a guide was left. A note has the
//! shape of schema 1 with one more question and its choice; settings have one more field in their body, `guide`.

use super::Unreadable;
use super::json::Json;
use super::record::{Body, Record};
use super::v1::{self, Read, code, fields, list, note_id, read_code, read_list, truth};
use super::v3::with_schema;
use super::v4::body;
use crate::domain::{Guide, NoteId, Question};

/// Whether the record holds something that schema 4 does not have.
pub(super) fn is_new(record: &Record) -> bool {
    match &record.body {
        Body::Note(note) => note.answer(Question::Typed).is_some() || note.place() == Some(Question::Typed),
        Body::Settings(settings) => settings.guide.is_some(),
        Body::Vault(_) | Body::Page(_) | Body::Deleted(_) => false,
    }
}

pub(super) fn written(record: &Record) -> Json {
    let mut json = with_schema(v1::written(record), 5);
    if let Body::Settings(settings) = &record.body
        && let (Some(guide), Some(body)) = (&settings.guide, body(&mut json))
    {
        body.push(("guide".to_owned(), write(guide)));
    }
    json
}

/// Reads a record of schema 5, by the rules of schema 1 and under the same check.
pub(super) fn read(json: &Json) -> Result<Record, Unreadable> {
    let damaged = |why: &str| Unreadable::Damaged { why: why.to_owned() };
    let mut old = with_schema(json.clone(), 1);
    let guide = body(&mut old).and_then(|body| body.pop_if(|(name, _)| name == "guide"));
    let mut record = v1::read(&old)?;
    if let (Body::Settings(settings), Some((_, guide))) = (&mut record.body, guide) {
        settings.guide = Some(read_guide(&guide).map_err(damaged)?);
    }
    if is_new(&record) && written(&record) == *json { Ok(record) } else { Err(damaged("a schema it has no need of")) }
}

fn write(guide: &Guide) -> Json {
    Json::object([
        ("step", code(guide.step)),
        ("together", Json::Bool(guide.together)),
        ("typed", Json::Bool(guide.typed)),
        ("notes", list(&guide.notes, |note: &NoteId| Json::text(note.to_string()))),
    ])
}

fn read_guide(json: &Json) -> Read<Guide> {
    let [step, together, typed, notes] = fields(json, ["step", "together", "typed", "notes"])?;
    let notes = read_list(notes, note_id)?.try_into().map_err(|_| "not four notes")?;
    Ok(Guide { step: read_code(step)?, together: truth(together)?, typed: truth(typed)?, notes })
}
