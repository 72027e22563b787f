//! The page to bring, in the words in which it is printed.

use super::append;
use crate::domain::document::{Block, BlockForm, Document, Imposition, Paragraph, Role};
use crate::domain::sheet::{Entry, Line, Sheet};
use crate::domain::{Look, Question, Value};
use crate::words::Words;

/// What is printed of `sheet`.
pub(super) fn of(sheet: &Sheet, words: &Words) -> Document {
    let mut blocks = vec![head(sheet, words)];
    if !(sheet.first.is_empty() && sheet.needs.is_empty() && sheet.talk_about.is_empty()) {
        blocks.push(boxed(sheet, words));
    }
    for part in &sheet.parts {
        // Only the first entry has the part's heading above it.
        let mut heading = Some(words.kind(part.kind).heading.to_owned());
        for one in &part.entries {
            blocks.push(Block { entries: vec![entry(one, words)], ..Block::new(BlockForm::Part, heading.take()) });
        }
    }
    Document {
        paper: sheet.paper,
        large: sheet.large,
        imposition: Imposition::Single,
        blocks,
        room: sheet.room_to_write.then(|| words.print.room.to_owned()),
        foot: words.print.foot.to_owned(),
    }
}

fn head(sheet: &Sheet, words: &Words) -> Block {
    let mut who_and_when = sheet.name.clone().unwrap_or_default();
    if let Some(date) = sheet.date {
        append(&mut who_and_when, " · ", &words.date(date));
    }
    let mut said = vec![Paragraph::new(Role::Plain, words.print.own_words)];
    if sheet.typed {
        said.push(Paragraph::new(Role::Plain, words.print.typed));
    }
    if !who_and_when.is_empty() {
        said.push(Paragraph::new(Role::Plain, who_and_when));
    }
    Block { entries: vec![said], ..Block::new(BlockForm::Head, Some(words.print.title.to_owned())) }
}

fn boxed(sheet: &Sheet, words: &Words) -> Block {
    let needs: Vec<&str> = sheet.needs.iter().map(|need| words.need(*need)).collect();
    let about: Vec<&str> = sheet.talk_about.iter().map(|about| words.talk_about(*about)).collect();
    let heading = (!sheet.first.is_empty()).then(|| words.print.most_important.to_owned());
    let mut block = Block::new(BlockForm::Boxed, heading);
    for first in &sheet.first {
        block.entries.push(entry(first, words));
    }
    for (begin, list) in [(words.print.today_i_need, needs), (words.print.talk_about, about)] {
        if !list.is_empty() {
            let sentence = format!("{begin} {}.", words.list(&list));
            block.entries.push(vec![Paragraph::new(Role::Plain, sentence)]);
        }
    }
    block
}

fn entry(entry: &Entry, words: &Words) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    if let Some(lead) = &entry.lead {
        paragraphs.push(Paragraph::new(Role::Lead, lead.trim()));
    }
    for one in &entry.lines {
        paragraphs.push(Paragraph::new(Role::Line, line(one, words)));
    }
    paragraphs
}

fn line(line: &Line, words: &Words) -> String {
    let colon = words.print.colon;
    match line {
        // The choice says all there is to say: 'Asked before, not heard yet'.
        Line::Answer(Question::TalkAsked | Question::GoalWhen, value) => said(value, words),
        Line::Answer(question, value) => format!("{}{colon} {}", words.question(*question).label, said(value, words)),
        Line::Now(look) => {
            let date = words.date(look.at().day());
            let now = look.now().map(|now| format!(" {}.", words.choice(now))).unwrap_or_default();
            format!("{} ({date}){colon}{now} {}", words.print.going, look_words(look, words)).trim_end().to_owned()
        }
    }
}

pub(super) fn look_words(look: &Look, words: &Words) -> String {
    let mut text = String::new();
    for question in [Question::LookNow, Question::LookHow] {
        if let Some(value) = look.answer(question) {
            append(&mut text, " ", value.words.trim());
        }
    }
    if let Some(value) = look.answer(Question::LookHelped) {
        let label = words.question(Question::LookHelped).label;
        append(&mut text, " ", &format!("{label}{} {}", words.print.colon, value.words.trim()));
    }
    text
}

pub(super) fn said(value: &Value, words: &Words) -> String {
    let mut said = String::new();
    for choice in &value.chosen {
        append(&mut said, ", ", words.choice(*choice));
    }
    append(&mut said, ". ", value.words.trim());
    said
}
