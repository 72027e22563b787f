//! Schema 1, frozen: the shape of what was written by the first version must read for ever.
//! Do not change it; a new shape is a new module and one migration from this one.
//!
//! Each shape is a pair of functions, one that reads and one that writes, with the same fields in the same order.
//! Lists stand where a map might: most readers of JSON keep the last of two equal keys, and so would lose words.

use super::Unreadable;
use super::codes::Coded;
use super::json::Json;
use super::record::{Body, Record, RecordId, Rev};
use crate::domain::{
    Answer, Contact, Item, Look, Moment, Need, Note, NoteId, Page, Question, Said, Settings, TalkAbout, Value,
};

/// Why a text of this schema cannot be read: names and codes, no words of the person's.
pub(super) type Read<T> = Result<T, &'static str>;

/// `{"id":"note-…","vault":"…","rev":3,"kind":"note","schema":1,"body":…}`
pub(super) fn written(record: &Record) -> Json {
    let (kind, body) = match &record.body {
        Body::Vault(_) => ("vault", Json::Null),
        Body::Deleted(_) => ("deleted", Json::Null),
        Body::Page(page) => ("page", write_page(page)),
        Body::Settings(settings) => ("settings", write_settings(settings)),
        Body::Note(note) => ("note", write_note(note)),
    };
    Json::object([
        ("id", Json::text(record.id().to_string())),
        ("vault", Json::text(record.vault.to_string())),
        ("rev", Json::number(record.rev.number())),
        ("kind", Json::text(kind)),
        ("schema", Json::number(1)),
        ("body", body),
    ])
}

/// Reads a record of schema 1. What is read must give the same again when written: the one check that finds
/// everything a record cannot hold (a second answer to one question, a choice twice, a time outside the calendar).
pub(super) fn read(json: &Json) -> Result<Record, Unreadable> {
    let record = read_record(json).map_err(|why| Unreadable::Damaged { why: why.to_owned() })?;
    if written(&record) == *json {
        Ok(record)
    } else {
        Err(Unreadable::Damaged { why: "it holds more than a record can".to_owned() })
    }
}

fn read_record(json: &Json) -> Read<Record> {
    let [id, vault, rev, kind, _schema, body] = fields(json, ["id", "vault", "rev", "kind", "schema", "body"])?;
    let id: RecordId = text(id)?.parse().map_err(|_| "not a record's id")?;
    let body = match (text(kind)?, id) {
        ("vault", RecordId::Vault) => Body::Vault(Box::default()),
        ("page", RecordId::Page) => Body::Page(read_page(body)?),
        ("settings", RecordId::Settings) => Body::Settings(read_settings(body)?),
        ("note", RecordId::Note(note)) => Body::Note(read_note(note, body)?),
        ("deleted", RecordId::Note(note)) => Body::Deleted(note),
        _ => return Err("a kind that does not go with the id"),
    };
    let vault = text(vault)?.parse().map_err(|_| "not a vault's name")?;
    let rev = rev.as_u64().and_then(Rev::stored).ok_or("no revision")?;
    Ok(Record { vault, rev, body })
}

fn write_note(note: &Note) -> Json {
    let answers = note.answers().into_iter().map(|(question, answer)| write_answer(question, answer));
    Json::object([
        ("kind", code(note.kind())),
        ("begun", write_moment(note.begun())),
        ("place", optional(note.place(), code)),
        ("finished", Json::Bool(note.is_finished())),
        ("answers", Json::List(answers.collect())),
        ("looks", list(note.looks(), write_look)),
        ("look_draft", optional(note.look_draft(), write_look)),
    ])
}

fn read_note(id: NoteId, json: &Json) -> Read<Note> {
    let [kind, begun, place, finished, answers, looks, look_draft] =
        fields(json, ["kind", "begun", "place", "finished", "answers", "looks", "look_draft"])?;
    let place = place.or_null().map(read_code).transpose()?;
    let look_draft = look_draft.or_null().map(read_look).transpose()?;
    let answers = read_list(answers, read_answer)?;
    let looks = read_list(looks, read_look)?;
    Note::from_parts(id, read_code(kind)?, read_moment(begun)?, answers, looks, look_draft, (place, truth(finished)?))
        .map_err(|_| "an answer that this kind of note does not ask for")
}

fn write_answer(question: Question, answer: &Answer) -> Json {
    Json::object([
        ("question", code(question)),
        ("kept", list(answer.kept(), write_said)),
        ("draft", optional(answer.draft(), write_said)),
    ])
}

fn read_answer(json: &Json) -> Read<(Question, Answer)> {
    let [question, kept, draft] = fields(json, ["question", "kept", "draft"])?;
    let draft = draft.or_null().map(read_said).transpose()?;
    Ok((read_code(question)?, Answer::from_parts(read_list(kept, read_said)?, draft)))
}

fn write_said(said: &Said) -> Json {
    Json::object([
        ("at", write_moment(said.at)),
        ("words", Json::text(&said.value.words)),
        ("chosen", codes(&said.value.chosen)),
    ])
}

fn read_said(json: &Json) -> Read<Said> {
    let [at, words, chosen] = fields(json, ["at", "words", "chosen"])?;
    Ok(Said { at: read_moment(at)?, value: read_value(words, chosen)? })
}

fn write_look(look: &Look) -> Json {
    let answer = |(question, value): (Question, &Value)| {
        Json::object([
            ("question", code(question)),
            ("words", Json::text(&value.words)),
            ("chosen", codes(&value.chosen)),
        ])
    };
    Json::object([("at", write_moment(look.at())), ("answers", Json::List(look.answers().map(answer).collect()))])
}

fn read_look(json: &Json) -> Read<Look> {
    let [at, answers] = fields(json, ["at", "answers"])?;
    let mut look = Look::new(read_moment(at)?);
    for answer in answers.as_list().ok_or("not a list")? {
        let [question, words, chosen] = fields(answer, ["question", "words", "chosen"])?;
        if !look.write(read_code(question)?, read_value(words, chosen)?) {
            return Err("a look back that answers another question");
        }
    }
    Ok(look)
}

fn read_value(words: &Json, chosen: &Json) -> Read<Value> {
    Ok(Value { words: text(words)?.to_owned(), chosen: read_list(chosen, read_code)? })
}

/// `ms` since 1970 UTC, `offset` minutes east of UTC on the person's clock.
pub(super) fn write_moment(moment: Moment) -> Json {
    Json::object([("ms", Json::number(moment.unix_ms())), ("offset", Json::number(moment.offset_minutes()))])
}

pub(super) fn read_moment(json: &Json) -> Read<Moment> {
    let [ms, offset] = fields(json, ["ms", "offset"])?;
    let offset = offset.as_i64().and_then(|offset| i16::try_from(offset).ok()).ok_or("not an offset")?;
    Ok(Moment::new(ms.as_i64().ok_or("not a time")?, offset))
}

fn write_page(page: &Page) -> Json {
    let item = |item: &Item| Json::object([("note", Json::text(item.note.to_string())), ("part", code(item.part))]);
    Json::object([
        ("items", list(page.items(), item)),
        ("first", optional(page.first, |note| Json::text(note.to_string()))),
        ("first_words", Json::text(&page.first_words)),
        ("needs", codes(page.needs())),
        ("talk_about", codes(page.talk_about())),
        ("name", Json::text(&page.name)),
        ("show_date", Json::Bool(page.show_date)),
        ("paper", code(page.paper)),
        ("room_to_write", Json::Bool(page.room_to_write)),
        ("more_pages", Json::Bool(page.more_pages)),
    ])
}

fn read_page(json: &Json) -> Read<Page> {
    let [items, first, first_words, needs, talk_about, name, show_date, paper, room_to_write, more_pages] = fields(
        json,
        [
            "items",
            "first",
            "first_words",
            "needs",
            "talk_about",
            "name",
            "show_date",
            "paper",
            "room_to_write",
            "more_pages",
        ],
    )?;
    let mut page = Page::new();
    for item in items.as_list().ok_or("not a list")? {
        let [note, part] = fields(item, ["note", "part"])?;
        page.tick(Item { note: note_id(note)?, part: read_code(part)? }, true);
    }
    for need in read_list(needs, read_code::<Need>)? {
        page.need(need, true);
    }
    for about in read_list(talk_about, read_code::<TalkAbout>)? {
        page.talk(about, true);
    }
    page.first = first.or_null().map(note_id).transpose()?;
    text(first_words)?.clone_into(&mut page.first_words);
    text(name)?.clone_into(&mut page.name);
    page.show_date = truth(show_date)?;
    page.paper = read_code(paper)?;
    page.room_to_write = truth(room_to_write)?;
    page.more_pages = truth(more_pages)?;
    Ok(page)
}

fn write_settings(settings: &Settings) -> Json {
    let contact =
        |contact: &Contact| Json::object([("name", Json::text(&contact.name)), ("phone", Json::text(&contact.phone))]);
    Json::object([
        ("language", optional(settings.language, code)),
        ("text_size", code(settings.text_size)),
        ("spacing", code(settings.spacing)),
        ("theme", code(settings.theme)),
        ("country", optional(settings.country, code)),
        ("contacts", list(&settings.contacts, contact)),
    ])
}

fn read_settings(json: &Json) -> Read<Settings> {
    let [language, text_size, spacing, theme, country, contacts] =
        fields(json, ["language", "text_size", "spacing", "theme", "country", "contacts"])?;
    let contact = |json: &Json| {
        let [name, phone] = fields(json, ["name", "phone"])?;
        Ok(Contact { name: text(name)?.to_owned(), phone: text(phone)?.to_owned() })
    };
    Ok(Settings {
        language: language.or_null().map(read_code).transpose()?,
        text_size: read_code(text_size)?,
        spacing: read_code(spacing)?,
        theme: read_code(theme)?,
        country: country.or_null().map(read_code).transpose()?,
        contacts: read_list(contacts, contact)?,
        guide: None,
    })
}

/// The values of these fields and no others.
pub(super) fn fields<'a, const N: usize>(json: &'a Json, names: [&str; N]) -> Read<[&'a Json; N]> {
    let mut values = [json; N];
    find(json, &names, &mut values)?;
    Ok(values)
}

fn find<'a>(json: &'a Json, names: &[&str], values: &mut [&'a Json]) -> Read<()> {
    const OTHER: &str = "not the fields of this shape";
    let Json::Object(found) = json else { return Err("not an object") };
    if found.len() != names.len() {
        return Err(OTHER);
    }
    for (value, name) in values.iter_mut().zip(names) {
        *value = json.get(name).ok_or(OTHER)?;
    }
    Ok(())
}

pub(super) fn text(json: &Json) -> Read<&str> {
    json.as_text().ok_or("not a text")
}

pub(super) fn truth(json: &Json) -> Read<bool> {
    json.as_bool().ok_or("not true or false")
}

pub(super) fn note_id(json: &Json) -> Read<NoteId> {
    text(json)?.parse().map_err(|_| "not a note's id")
}

pub(super) fn code<T: Coded>(value: T) -> Json {
    Json::text(value.code())
}

pub(super) fn read_code<T: Coded>(json: &Json) -> Read<T> {
    T::from_code(text(json)?).ok_or("an unknown name")
}

fn codes<T: Coded>(values: &[T]) -> Json {
    list(values, |value| code(*value))
}

pub(super) fn optional<T>(value: Option<T>, write: impl FnOnce(T) -> Json) -> Json {
    value.map_or(Json::Null, write)
}

pub(super) fn list<T>(values: &[T], write: impl Fn(&T) -> Json) -> Json {
    Json::List(values.iter().map(write).collect())
}

pub(super) fn read_list<T>(json: &Json, read: impl Fn(&Json) -> Read<T>) -> Read<Vec<T>> {
    let list = json.as_list().ok_or("not a list")?;
    // Of exactly the length: thousands of notes have lists of one.
    let mut values = Vec::with_capacity(list.len());
    for value in list {
        values.push(read(value)?);
    }
    Ok(values)
}
