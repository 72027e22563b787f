//! Schema 3, frozen: more kinds of note, with their questions and choices. A record has the shape of schema 1 and says 3
//! where it holds a name that schema 1 did not have, so that a program of that time says 'newer' and not 'damaged'.

use super::Unreadable;
use super::json::Json;
use super::record::{Body, Record};
use super::{v1, v4, v5};
use crate::domain::{Kind, Note, Part, Question};

/// Whether the record holds a name that schema 1 does not have.
pub(super) fn is_new(record: &Record) -> bool {
    match &record.body {
        Body::Note(note) => is_new_note(note),
        Body::Page(page) => page.items().iter().any(|item| match item.part {
            Part::Answer(question) => question > Question::LookWording,
            Part::Now => false,
        }),
        Body::Vault(_) | Body::Settings(_) | Body::Deleted(_) => false,
    }
}

/// The kind decides the questions, and the questions the choices; but any note may say what only hopes said before.
fn is_new_note(note: &Note) -> bool {
    let is_new = |question| question > Question::LookWording || question == Question::Area && note.kind() != Kind::Hope;
    note.kind() > Kind::ToTalkAbout
        || note.place().is_some_and(is_new)
        || note.answers().into_iter().any(|(question, _)| is_new(question))
}

pub(super) fn written(record: &Record) -> Json {
    with_schema(v1::written(record), 3)
}

/// Reads a record of schema 3, by the rules of schema 1.
pub(super) fn read(json: &Json) -> Result<Record, Unreadable> {
    let record = v1::read(&with_schema(json.clone(), 1))?;
    if is_new(&record) && !v4::is_new(&record) && !v5::is_new(&record) {
        Ok(record)
    } else {
        Err(Unreadable::Damaged { why: "a schema it has no need of".to_owned() })
    }
}

/// A record of schema 1: it holds no name that came later.
pub(super) fn that_is_old(record: Record) -> Result<Record, Unreadable> {
    if is_new(&record) { Err(Unreadable::Damaged { why: "a name of a later schema".to_owned() }) } else { Ok(record) }
}

pub(super) fn with_schema(mut json: Json, schema: u32) -> Json {
    if let Json::Object(fields) = &mut json
        && let Some((_, number)) = fields.iter_mut().find(|(name, _)| name == "schema")
    {
        *number = Json::number(schema);
    }
    json
}
