//! The page to bring, laid out. The preview is the page: the same elements are printed.
//!
//! The blocks of the page are first laid out one below the other, unseen, at their true size in millimetres and
//! points, and measured; then they are put on pages. So the number of pages is known before anything is printed.

mod lines;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::el::{El, el};
use super::{p, plain};

use crate::app::paging::{Height, Heights, Paging, Slice};
use crate::domain::sheet::{Entry, Line, Sheet};
use crate::domain::{Language, Look, Paper, Question, Value};
use crate::words::{Words, words};
use lines::{Start, between, starts};

/// Properties of [`SheetView`].
#[derive(Properties, PartialEq)]
pub struct SheetProps {
    /// What stands on it.
    pub sheet: Sheet,
    /// In which language.
    pub language: Language,
    /// Told how many pages it takes.
    pub on_pages: Callback<usize>,
}

/// What was measured, of which sheet.
struct LaidOut {
    sheet: Sheet,
    language: Language,
    paging: Paging,
    /// Where the lines of each block begin, if it has to be cut.
    starts: Vec<Vec<Start>>,
}

/// The page as it prints.
#[component]
pub fn SheetView(props: &SheetProps) -> Html {
    let laid_out = use_state(|| None::<LaidOut>);
    let measured = use_node_ref();
    {
        let (laid_out, measured) = (laid_out.clone(), measured.clone());
        let on_pages = props.on_pages.clone();
        // Not the callback, which is another each time: with it this would never come to rest.
        use_effect_with((props.sheet.clone(), props.language), move |(sheet, language)| {
            if let Some(element) = measured.cast::<HtmlElement>() {
                let (heights, starts) = measure(&element, sheet.paper);
                let paging = heights.on(sheet.paper, sheet.room_to_write);
                on_pages.emit(paging.pages.len());
                laid_out.set(Some(LaidOut { sheet: sheet.clone(), language: *language, paging, starts }));
            }
        });
    }
    let words = words(props.language);
    let blocks = blocks(&props.sheet, words);
    let (class, page_class, measuring_class) = match props.sheet.paper {
        Paper::A4 => ("sheets sheets--a4", "sheet sheet--a4", "sheet sheet--a4 sheet--measuring"),
        Paper::Letter => ("sheets sheets--letter", "sheet sheet--letter", "sheet sheet--letter sheet--measuring"),
    };
    let sheets = el("div", class);
    match laid_out.as_ref().filter(|laid_out| laid_out.is_of(props)) {
        None => {
            let mut sheet = el("div", measuring_class).attr("aria-hidden", "true").node_ref(measured);
            for block in &blocks {
                sheet = sheet.with(block.html(None));
            }
            sheets.key("measuring").with(sheet.with(room(words, 0)).with(foot(words, 1, 1))).into()
        }
        Some(laid_out) => {
            let Paging { pages, ruled } = &laid_out.paging;
            let count = pages.len();
            let mut sheets = sheets.key("pages");
            for (index, page) in pages.iter().enumerate() {
                let mut sheet = el("article", page_class).key(index);
                for slice in page {
                    sheet = sheet.with(laid_out.slice(&blocks, slice));
                }
                let mut rest = el("div", "sheet__rest");
                if index + 1 == count && *ruled > 0 {
                    rest = rest.with(room(words, *ruled));
                }
                sheets = sheets.with(sheet.with(rest).with(foot(words, index + 1, count)));
            }
            sheets.into()
        }
    }
}

impl LaidOut {
    fn is_of(&self, props: &SheetProps) -> bool {
        self.sheet == props.sheet && self.language == props.language
    }

    fn slice(&self, blocks: &[Block], slice: &Slice) -> Html {
        let Some(block) = blocks.get(slice.block) else { return Html::default() };
        let Some(lines) = &slice.lines else { return block.html(None) };
        let start = |line: usize| self.starts.get(slice.block)?.get(line).copied();
        block.html(Some((start(lines.start), start(lines.end))))
    }
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
    /// The whole of it, or what stands between the beginnings of two lines; none for its own beginning or end.
    fn html(&self, part: Option<(Option<Start>, Option<Start>)>) -> Html {
        let (class, heading, entries) = match self {
            Block::Head(html) => return html.clone(),
            Block::Words { class, heading, entries } => (*class, *heading, entries),
        };
        let (from, to) = part.unwrap_or_default();
        let mut section = el("section", class);
        if let Some(heading) = heading.filter(|_| from.is_none_or(Start::is_first)) {
            section = section.with(part_heading(heading));
        }
        let mut number = 0;
        for entry in entries {
            // Nothing, if no paragraph of it stands here.
            let mut shown = None;
            for text in entry {
                if let Some(words) = between(&text.words, number, from, to) {
                    let mut paragraph = el("p", text.class).attr("dir", "auto").text(words.to_owned());
                    if from.is_some_and(|from| from.paragraph == number && from.at > 0) {
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

/// Measures the laid-out blocks. The last two are the heading over the ruled lines and the foot.
fn measure(sheet: &HtmlElement, paper: Paper) -> (Heights, Vec<Vec<Start>>) {
    let children = sheet.children();
    let children: Vec<_> = (0..children.length()).filter_map(|index| children.item(index)).collect();
    let height = |child: &web_sys::Element| child.get_bounding_client_rect().height();
    let mut blocks: Vec<Height> =
        children.iter().map(|child| Height { whole: height(child), lines: Vec::new() }).collect();
    let foot = blocks.pop().map_or(0.0, |foot| foot.whole);
    let room_heading = blocks.pop().map_or(0.0, |room| room.whole);
    let mut heights = Heights { blocks, room_heading, foot };
    let room = heights.room(paper);
    let mut all_starts = Vec::new();
    for (block, child) in heights.blocks.iter_mut().zip(&children) {
        let starts = if block.whole > room { starts(child) } else { Vec::new() };
        block.lines = starts.iter().map(|start| start.top).collect();
        all_starts.push(starts);
    }
    (heights, all_starts)
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
        append(&mut who_and_when, " · ", &(words.date)(date));
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
            let date = (words.date)(look.at().day());
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
    el("footer", "sheet__foot").with(plain(words.print.foot)).with(plain((words.print.page_of)(page, pages)))
}
