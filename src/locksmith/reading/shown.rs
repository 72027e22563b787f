//! What a file holds, as it is shown: texts in one language, in order, as one JSON text for `open.js`, which puts them
//! on the screen and decides nothing.
//!
//! ```json
//! { "said": ["…"], "notes": [{ "heading": "…", "parts": [{ "label": "…", "date": "…", "text": "…" }] }],
//!   "unread": [{ "name": "…", "text": "…" }] }
//! ```

use own_words::domain::{Language, Note, Value};
use own_words::format::json::Json;
use own_words::words::{Words, words};

use super::Reading;
use crate::words::open_words;

/// One text, with what it answers and when it was written. What says nothing new is empty; a label can stand alone.
struct Part {
    label: String,
    date: String,
    text: String,
}

impl Reading {
    /// See the top of this module.
    pub fn shown(&self, language: Language) -> String {
        let (common, own) = (words(language), open_words(language));
        let journal = self.journal();
        let notes = journal.newest_first();
        let mut said = vec![(own.notes)(notes.len())];
        if self.missing {
            said.push(own.not_all.to_owned());
        }
        if self.unread.len() > self.newer {
            said.push((own.unread)(self.unread.len() - self.newer));
        }
        if self.newer > 0 {
            said.push((own.newer)(self.newer));
        }
        let mut shown: Vec<Json> = notes.iter().map(|note| one_note(common, note)).collect();
        let first = &journal.page.first_words;
        if !first.trim().is_empty() {
            shown.push(block(common.common.my_page, [Part::new(common.print.most_important, first)]));
        }
        let people: Vec<Part> = journal.settings.contacts.iter().map(|it| Part::new(&it.name, &it.phone)).collect();
        if !people.is_empty() {
            shown.push(block(common.help.mine, people));
        }
        let unread = self.unread.iter();
        let unread = unread.map(|(name, text)| Json::object([("name", Json::text(name)), ("text", Json::text(text))]));
        Json::object([
            ("said", Json::List(said.into_iter().map(Json::text).collect())),
            ("notes", Json::List(shown)),
            ("unread", Json::List(unread.collect())),
        ])
        .write()
    }
}

/// A note: the newest words of each answer first, then the older ones, then the looks back.
fn one_note(words: &Words, note: &Note) -> Json {
    let date = |moment: own_words::domain::Moment| words.date(moment.day());
    let heading = format!("{} · {}", date(note.begun()), words.kind(note.kind()).name);
    let mut parts = Vec::new();
    for (question, answer) in note.answers() {
        let mut label = words.question(question).heading;
        let all: Vec<_> = answer.draft().into_iter().chain(answer.kept().iter().rev()).collect();
        for said in &all {
            // The date of the note stands over it already.
            let when = Some(date(said.at)).filter(|when| all.len() > 1 || *when != date(note.begun()));
            let when = when.unwrap_or_default();
            parts.push(Part { label: label.to_owned(), date: when, text: text(words, &said.value) });
            label = "";
        }
    }
    for look in note.looks().iter().chain(note.look_draft()) {
        parts.push(Part::new(&words.look_back.looked_on.with([&date(look.at())]), ""));
        for (question, value) in look.answers() {
            parts.push(Part::new(words.question(question).heading, &text(words, value)));
        }
    }
    block(&heading, parts)
}

/// What was picked and what was said. What was typed is not changed.
fn text(words: &Words, value: &Value) -> String {
    let chosen: Vec<&str> = value.chosen.iter().map(|choice| words.choice(*choice)).collect();
    let said = [chosen.join(" · "), value.words.clone()];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn block(heading: &str, parts: impl IntoIterator<Item = Part>) -> Json {
    let parts = parts.into_iter().map(|Part { label, date, text }| {
        Json::object([("label", Json::text(label)), ("date", Json::text(date)), ("text", Json::text(text))])
    });
    Json::object([("heading", Json::text(heading)), ("parts", Json::List(parts.collect()))])
}

impl Part {
    fn new(label: &str, text: &str) -> Part {
        Part { label: label.to_owned(), date: String::new(), text: text.to_owned() }
    }
}
