//! The page to bring, laid out. The preview is the page: the same elements are printed.
//!
//! The blocks of the page are first laid out one below the other, unseen, at their true size in millimetres and
//! points, and measured; then they are put on pages. So the number of pages is known before anything is printed.

mod lines;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::{p, plain};

use crate::app::paging::{Height, Heights, Paging, Slice};
use crate::domain::sheet::{Entry, Line, Sheet, SheetPart};
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
    let (class, page_class) = match props.sheet.paper {
        Paper::A4 => ("sheets sheets--a4", "sheet sheet--a4"),
        Paper::Letter => ("sheets sheets--letter", "sheet sheet--letter"),
    };
    match laid_out.as_ref().filter(|laid_out| laid_out.is_of(props)) {
        None => html! {
            <div {class} key="measuring">
                <div class={format!("{page_class} sheet--measuring")} aria-hidden="true" ref={measured}>
                    for block in &blocks {
                        { block.html(None) }
                    }
                    { room(words, 0) }
                    { foot(words, 1, 1) }
                </div>
            </div>
        },
        Some(laid_out) => {
            let Paging { pages, ruled } = &laid_out.paging;
            let count = pages.len();
            html! {
                <div {class} key="pages">
                    for (index, page) in pages.iter().enumerate() {
                        <article class={page_class} key={index}>
                            for slice in page {
                                { laid_out.slice(&blocks, slice) }
                            }
                            <div class="sheet__rest">
                                if index + 1 == count && *ruled > 0 {
                                    { room(words, *ruled) }
                                }
                            </div>
                            { foot(words, index + 1, count) }
                        </article>
                    }
                </div>
            }
        }
    }
}

impl LaidOut {
    fn is_of(&self, props: &SheetProps) -> bool {
        self.sheet == props.sheet && self.language == props.language
    }

    fn slice(&self, blocks: &[Block], slice: &Slice) -> Html {
        let Some(block) = blocks.get(slice.block) else { return html! {} };
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
        let mut numbers = 0..;
        let mut paragraph = |text: &Text| {
            let number = numbers.next()?;
            let words = between(&text.words, number, from, to)?;
            let goes_on = from.is_some_and(|from| from.paragraph == number && from.at > 0);
            Some(html! {
                <p class={classes!(text.class, goes_on.then_some("sheet__on"))} dir="auto">{ words.to_owned() }</p>
            })
        };
        let entries: Vec<Vec<Html>> =
            entries.iter().map(|entry| entry.iter().filter_map(&mut paragraph).collect()).collect();
        html! {
            <section {class}>
                if let Some(heading) = heading.filter(|_| from.is_none_or(Start::is_first)) {
                    <h3 class="sheet__heading">{ heading }</h3>
                }
                for entry in entries.into_iter().filter(|entry| !entry.is_empty()) {
                    <div class="sheet__entry">{ entry }</div>
                }
            </section>
        }
    }
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
        blocks.extend(part_blocks(part, words));
    }
    blocks
}

fn head(sheet: &Sheet, words: &Words) -> Html {
    let date = sheet.date.map(words.date);
    let who_and_when: Vec<String> = sheet.name.clone().into_iter().chain(date).collect();
    html! {
        <header class="sheet__head">
            <h2 class="sheet__title">{ words.print.title }</h2>
            { p("sheet__own", words.print.own_words) }
            if !who_and_when.is_empty() {
                <p class="sheet__who" dir="auto">{ who_and_when.join(" · ") }</p>
            }
        </header>
    }
}

fn boxed(sheet: &Sheet, words: &'static Words) -> Block {
    let needs: Vec<&str> = sheet.needs.iter().map(|need| (words.need)(*need)).collect();
    let about: Vec<&str> = sheet.talk_about.iter().map(|about| (words.talk_about)(*about)).collect();
    let sentence = |begin: &str, list: &[&str]| {
        let sentence = format!("{begin} {}.", words.list(list));
        (!list.is_empty()).then(|| vec![Text { class: "sheet__need", words: sentence }])
    };
    let mut entries: Vec<Vec<Text>> = sheet.first.iter().map(|first| entry(first, words)).collect();
    entries.extend(sentence(words.print.today_i_need, &needs));
    entries.extend(sentence(words.print.talk_about, &about));
    let heading = (!sheet.first.is_empty()).then_some(words.print.most_important);
    Block::Words { class: "sheet__first", heading, entries }
}

fn part_blocks(part: &SheetPart, words: &'static Words) -> Vec<Block> {
    let heading = (words.kind)(part.kind).heading;
    let block = |(index, one): (usize, &Entry)| Block::Words {
        class: "sheet__part",
        heading: (index == 0).then_some(heading),
        entries: vec![entry(one, words)],
    };
    part.entries.iter().enumerate().map(block).collect()
}

fn entry(entry: &Entry, words: &'static Words) -> Vec<Text> {
    let lead = entry.lead.iter().map(|lead| Text { class: "sheet__lead", words: lead.trim().to_owned() });
    let lines = entry.lines.iter().map(|one| Text { class: "sheet__line", words: line(one, words) });
    lead.chain(lines).collect()
}

fn line(line: &Line, words: &'static Words) -> String {
    let colon = words.print.colon;
    match line {
        // The choice says all there is to say: 'Asked before, not heard yet'.
        Line::Answer(Question::TalkAsked | Question::GoalWhen, value) => said(value, words),
        Line::Answer(question, value) => format!("{}{colon} {}", (words.question)(*question).label, said(value, words)),
        Line::Now(look) => {
            let date = (words.date)(look.at().day());
            let now = look.now().map(|now| format!(" {}.", (words.choice)(now))).unwrap_or_default();
            format!("{} ({date}){colon}{now} {}", words.print.going, look_words(look, words)).trim_end().to_owned()
        }
    }
}

fn look_words(look: &Look, words: &'static Words) -> String {
    let now = look.answer(Question::LookNow).map(|value| value.words.trim().to_owned());
    let how = look.answer(Question::LookHow).map(|value| value.words.trim().to_owned());
    let helped = look.answer(Question::LookHelped);
    let helped = helped.map(|value| {
        format!("{}{} {}", (words.question)(Question::LookHelped).label, words.print.colon, value.words.trim())
    });
    let parts = now.into_iter().chain(how).chain(helped).filter(|text| !text.is_empty());
    parts.collect::<Vec<String>>().join(" ")
}

fn said(value: &Value, words: &Words) -> String {
    let chosen: Vec<&str> = value.chosen.iter().map(|choice| (words.choice)(*choice)).collect();
    let own = value.words.trim();
    match (chosen.is_empty(), own.is_empty()) {
        (true, _) => own.to_owned(),
        (false, true) => chosen.join(", "),
        (false, false) => format!("{}. {own}", chosen.join(", ")),
    }
}

fn room(words: &Words, ruled: usize) -> Html {
    html! {
        <section class="sheet__room">
            <h3 class="sheet__heading">{ words.print.room }</h3>
            for index in 0..ruled {
                <div class="sheet__ruled" key={index} />
            }
        </section>
    }
}

fn foot(words: &Words, page: usize, pages: usize) -> Html {
    html! {
        <footer class="sheet__foot">
            { plain(words.print.foot) }
            { plain((words.print.page_of)(page, pages)) }
        </footer>
    }
}
