//! The page to bring, laid out. The preview is the page: the same elements are printed.
//!
//! The blocks of the page are first drawn one below the other, unseen, at their true size in millimetres and points;
//! `web` measures them, and `update` puts them on pages. So the number of pages is known before anything is printed.

use yew::prelude::*;

use super::el::{El, el};
use super::{p, plain};

use crate::app::Model;
use crate::app::paging::Slice;
use crate::domain::sheet::{Entry, Line, Sheet};
use crate::domain::{Look, Paper, Question, Value};
use crate::words::Words;

/// The page as it prints; until it is laid out, as it is measured. `sheet` is what stands on it now.
pub fn sheets(model: &Model, sheet: &Sheet) -> El {
    let words = model.words();
    let blocks = blocks(sheet, words);
    let (class, page_class, measuring_class) = match sheet.paper {
        Paper::A4 => ("sheets sheets--a4", "sheet sheet--a4", "sheet sheet--a4 sheet--measuring"),
        Paper::Letter => ("sheets sheets--letter", "sheet sheet--letter", "sheet sheet--letter sheet--measuring"),
    };
    let sheets = el("div", class);
    let Some(layout) = &model.layout else {
        let mut sheet = el("div", measuring_class).attr("aria-hidden", "true");
        for (index, block) in blocks.iter().enumerate() {
            sheet = sheet.with(block.html(&Slice::whole(index)));
        }
        return sheets.key("measuring").with(sheet.with(room(words, 0)).with(foot(words, 1, 1)));
    };
    let (pages, ruled) = (&layout.paging.pages, layout.paging.ruled);
    let count = pages.len();
    let mut sheets = sheets.key("pages");
    for (index, page) in pages.iter().enumerate() {
        let mut sheet = el("article", page_class).key(index);
        for slice in page {
            if let Some(block) = blocks.get(slice.block) {
                sheet = sheet.with(block.html(slice));
            }
        }
        let mut rest = el("div", "sheet__rest");
        if index + 1 == count && ruled > 0 {
            rest = rest.with(room(words, ruled));
        }
        sheets = sheets.with(sheet.with(rest).with(foot(words, index + 1, count)));
    }
    sheets
}

/// A piece of the page. It is split only when it is higher than a page. A heading goes with the first entry below it.
enum Block {
    Head(Html),
    Words {
        class: &'static str,
        heading: Option<&'static str>,
        /// Paragraphs, those of one entry together.
        entries: Vec<Vec<Text>>,
    },
}

/// One paragraph.
struct Text {
    class: &'static str,
    words: String,
}

impl Block {
    /// What of it stands on one page.
    fn html(&self, slice: &Slice) -> Html {
        let (class, heading, entries) = match self {
            Block::Head(html) => return html.clone(),
            Block::Words { class, heading, entries } => (*class, *heading, entries),
        };
        let mut section = el("section", class);
        if let Some(heading) = heading.filter(|_| slice.has_beginning()) {
            section = section.with(part_heading(heading));
        }
        let mut number = 0;
        for entry in entries {
            // Nothing, if no paragraph of it stands here.
            let mut shown = None;
            for text in entry {
                if let Some(words) = slice.words_of(number, &text.words) {
                    let mut paragraph = el("p", text.class).attr("dir", "auto").text(words.to_owned());
                    if slice.goes_on_with(number) {
                        paragraph = paragraph.attr("class", text.class.to_owned() + " sheet__on");
                    }
                    shown = Some(shown.unwrap_or_else(|| el("div", "sheet__entry")).with(paragraph));
                }
                number += 1;
            }
            if let Some(shown) = shown {
                section = section.with(shown);
            }
        }
        section.into()
    }
}

fn part_heading(text: &'static str) -> El {
    el("h3", "sheet__heading").text(text)
}

fn blocks(sheet: &Sheet, words: &'static Words) -> Vec<Block> {
    let mut blocks = vec![Block::Head(head(sheet, words))];
    if !(sheet.first.is_empty() && sheet.needs.is_empty() && sheet.talk_about.is_empty()) {
        blocks.push(boxed(sheet, words));
    }
    for part in &sheet.parts {
        // Only the first entry has the part's heading above it.
        let mut heading = Some(words.kind(part.kind).heading);
        for one in &part.entries {
            let entries = vec![entry(one, words)];
            blocks.push(Block::Words { class: "sheet__part", heading: heading.take(), entries });
        }
    }
    blocks
}

fn head(sheet: &Sheet, words: &Words) -> Html {
    let mut who_and_when = sheet.name.clone().unwrap_or_default();
    if let Some(date) = sheet.date {
        append(&mut who_and_when, " · ", &words.date(date));
    }
    let mut head = el("header", "sheet__head")
        .with(el("h2", "sheet__title").text(words.print.title))
        .with(p("sheet__own", words.print.own_words));
    if !who_and_when.is_empty() {
        head = head.with(el("p", "sheet__who").attr("dir", "auto").text(who_and_when));
    }
    head.into()
}

fn boxed(sheet: &Sheet, words: &'static Words) -> Block {
    let needs: Vec<&str> = sheet.needs.iter().map(|need| words.need(*need)).collect();
    let about: Vec<&str> = sheet.talk_about.iter().map(|about| words.talk_about(*about)).collect();
    let mut entries = Vec::new();
    for first in &sheet.first {
        entries.push(entry(first, words));
    }
    for (begin, list) in [(words.print.today_i_need, needs), (words.print.talk_about, about)] {
        if !list.is_empty() {
            let sentence = format!("{begin} {}.", words.list(&list));
            entries.push(vec![Text { class: "sheet__need", words: sentence }]);
        }
    }
    let heading = (!sheet.first.is_empty()).then_some(words.print.most_important);
    Block::Words { class: "sheet__first", heading, entries }
}

fn entry(entry: &Entry, words: &'static Words) -> Vec<Text> {
    let mut texts = Vec::new();
    if let Some(lead) = &entry.lead {
        texts.push(Text { class: "sheet__lead", words: lead.trim().to_owned() });
    }
    for one in &entry.lines {
        texts.push(Text { class: "sheet__line", words: line(one, words) });
    }
    texts
}

fn line(line: &Line, words: &'static Words) -> String {
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

fn look_words(look: &Look, words: &'static Words) -> String {
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

fn said(value: &Value, words: &Words) -> String {
    let mut said = String::new();
    for choice in &value.chosen {
        append(&mut said, ", ", words.choice(*choice));
    }
    append(&mut said, ". ", value.words.trim());
    said
}

/// Puts more words behind a text, parted from what stands there. Where there is nothing, nothing is parted.
#[inline(never)]
pub fn append(text: &mut String, parted_by: &str, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(parted_by);
    }
    text.push_str(more);
}

fn room(words: &Words, ruled: usize) -> El {
    let mut lines = Vec::new();
    for index in 0..ruled {
        lines.push(el("div", "sheet__ruled").key(index).into());
    }
    el("section", "sheet__room").with(part_heading(words.print.room)).list(lines)
}

fn foot(words: &Words, page: usize, pages: usize) -> El {
    el("footer", "sheet__foot")
        .with(plain(words.print.foot))
        .with(plain(words.print.page_of.with([&page.to_string(), &pages.to_string()])))
}
