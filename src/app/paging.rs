//! Putting measured blocks on pages of paper, so that the number of pages is known before anything is printed.
//!
//! Heights are CSS pixels at true size, 96 to the inch.

use crate::domain::Paper;
use crate::domain::document::{Document, Imposition};

/// What stands on which page, and how many ruled lines there is room for on the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// What stands on each page, in order and without a gap.
    pub pages: Vec<Vec<Slice>>,
    /// Ruled lines to write on, at the end of the last page.
    pub ruled: usize,
}

/// A block, or the part of it that stands on one page.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// Which block.
    pub block: usize,
    /// The first line of it that stands here; none for its beginning.
    pub from: Option<Start>,
    /// The first line of it that stands here no more; none for its end.
    pub to: Option<Start>,
}

/// The beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// In which paragraph of the block.
    pub paragraph: usize,
    /// After how many UTF-16 units of it, as the browser counts.
    pub at: u32,
    /// How far below the top of the block.
    pub top: f64,
}

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    /// Each block, in order.
    pub blocks: Vec<Height>,
    /// The heading over the ruled lines.
    pub room_heading: f64,
    /// The foot of every page.
    pub foot: f64,
}

/// One block, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Height {
    /// The whole of it.
    pub whole: f64,
    /// Where its lines begin, the first one first. Only a block that is higher than a page needs them.
    pub lines: Vec<Start>,
}

const MM: f64 = 96.0 / 25.4;
/// White on every side of the paper; the same in `sheet.css`.
const MARGIN: f64 = 14.0 * MM;
/// White on every side of a side of what is folded; the same in `sheet.css`.
const SIDE_MARGIN: f64 = 8.0 * MM;
/// Left empty, since print and screen may set a line a hair apart and a page must never spill over.
const SLACK: f64 = 4.0 * MM;
/// Left empty besides where a block is cut: each part has a frame or padding of its own.
const CUT: f64 = 8.0 * MM;
/// One ruled line; the same in `sheet.css`.
const RULED: f64 = 10.0 * MM;
/// Fewer lines than this are not left alone on the last page.
const FEWEST_LINES: usize = 3;
/// A line of the usual size.
const LINE: f64 = 28.0;
/// Fewer ruled lines than this are no room to write.
const FEWEST_RULED: usize = 2;

impl Heights {
    /// Puts the blocks of `document` on pages, in order, none split that fits on a page whole. Ruled lines fill what is
    /// left, and are the first to give way.
    pub fn on(&self, document: &Document) -> Paging {
        let room = self.room(document);
        let mut pages = vec![Vec::new()];
        let mut used = 0.0;
        for (block, height) in self.blocks.iter().enumerate() {
            let begins_page = document.blocks.get(block).is_some_and(|block| block.begins_page);
            if begins_page || used + height.whole > room && height.whole <= room {
                pages.push(Vec::new());
                used = 0.0;
            }
            if used + height.whole <= room {
                put(&mut pages, Slice::whole(block));
                used += height.whole;
            } else {
                used = height.cut(block, room, used, &mut pages);
            }
        }
        used = self.with_company(document, room, used, &mut pages);
        let free = room - used - self.room_heading;
        let ruled = if document.room.is_some() { (free / RULED).max(0.0).floor() as usize } else { 0 };
        Paging { pages, ruled: if ruled < FEWEST_RULED { 0 } else { ruled } }
    }

    /// A last page with a line or two on it looks like a mistake: what stood last on the page before goes there as well.
    /// Gives what is used of the last page.
    fn with_company(&self, document: &Document, room: f64, mut used: f64, pages: &mut [Vec<Slice>]) -> f64 {
        let [.., before, last] = pages else { return used };
        let begins_page = |slice: &Slice| document.blocks.get(slice.block).is_some_and(|block| block.begins_page);
        while used < FEWEST_LINES as f64 * LINE && before.len() > 1 && !last.first().is_some_and(begins_page) {
            let fits = |slice: &Slice| {
                let height = self.blocks.get(slice.block).map_or(room, |block| block.whole);
                (*slice == Slice::whole(slice.block) && used + height <= room).then_some(height)
            };
            let Some(height) = before.last().and_then(fits) else { break };
            last.extend(before.pop());
            last.rotate_right(1);
            used += height;
        }
        used
    }

    /// What a page holds besides its foot, or one side of what is folded. A block that is higher than this has to be cut.
    pub fn room(&self, document: &Document) -> f64 {
        match document.imposition {
            Imposition::Single => page_height(document.paper) - 2.0 * MARGIN - SLACK - self.foot,
            Imposition::Folded => page_height(document.paper) / 2.0 - 2.0 * SIDE_MARGIN - SLACK,
        }
    }
}

impl Height {
    /// Puts a block that is higher than a page on this page, of which so much is used, and on as many more as it
    /// takes. Gives what is used of the last.
    fn cut(&self, block: usize, room: f64, mut used: f64, pages: &mut Vec<Vec<Slice>>) -> f64 {
        let start = |line: usize| self.lines.get(line).copied();
        let begins = |line: usize| start(line).map_or(self.whole, |start| start.top);
        let mut first = 0;
        loop {
            let top = if first == 0 { 0.0 } else { begins(first) };
            let fits = |end: &usize| used + begins(*end) - top + CUT <= room;
            let end = match (first + 1..=self.lines.len()).take_while(fits).last() {
                Some(end) if end < self.lines.len() => {
                    end.min(self.lines.len().saturating_sub(FEWEST_LINES)).max(first + 1)
                }
                Some(end) => end,
                None if used > 0.0 => {
                    pages.push(Vec::new());
                    used = 0.0;
                    continue;
                }
                // A line higher than a page: it stands alone, or this would never end.
                None => first + 1,
            };
            put(pages, Slice { block, from: start(first), to: start(end) });
            if end >= self.lines.len() {
                return used + begins(end) - top + CUT;
            }
            pages.push(Vec::new());
            used = 0.0;
            first = end;
        }
    }
}

impl Slice {
    /// All of a block.
    pub fn whole(block: usize) -> Slice {
        Slice { block, from: None, to: None }
    }

    /// Whether the beginning of the block stands here, and with it what stands above its first line.
    pub fn has_beginning(&self) -> bool {
        self.from.is_none_or(|from| from.paragraph == 0 && from.at == 0)
    }

    /// Whether this paragraph began on the page before.
    pub fn goes_on_with(&self, paragraph: usize) -> bool {
        self.from.is_some_and(|from| from.paragraph == paragraph && from.at > 0)
    }

    /// What of this paragraph's words stands here; none when nothing does.
    pub fn words_of<'a>(&self, paragraph: usize, words: &'a str) -> Option<&'a str> {
        let place = |start: Option<Start>, edge: usize| match start {
            Some(start) if start.paragraph == paragraph => byte(words, start.at),
            Some(start) if start.paragraph > paragraph => words.len(),
            Some(_) => 0,
            None => edge,
        };
        let words = words.get(place(self.from, 0)..place(self.to, words.len()))?;
        (!words.trim().is_empty()).then_some(words)
    }
}

/// The byte at which so many UTF-16 units end; before the letter if that is within one.
pub fn byte(words: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (index, letter) in words.char_indices() {
        if left < letter.len_utf16() {
            return index;
        }
        left -= letter.len_utf16();
    }
    words.len()
}

fn put(pages: &mut [Vec<Slice>], slice: Slice) {
    if let Some(page) = pages.last_mut() {
        page.push(slice);
    }
}

/// From edge to edge.
fn page_height(paper: Paper) -> f64 {
    match paper {
        Paper::A4 => 297.0 * MM,
        Paper::Letter => 11.0 * 96.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(blocks: &[f64]) -> Heights {
        let block = |whole: &f64| Height { whole: *whole, lines: Vec::new() };
        Heights { blocks: blocks.iter().map(block).collect(), room_heading: 30.0, foot: 50.0 }
    }

    /// Something to print on this paper.
    fn document(paper: Paper, room: bool) -> Document {
        Document { room: room.then(String::new), ..Document::new(paper, "") }
    }

    /// What a page holds besides a foot of 50.
    fn page(paper: Paper) -> f64 {
        heights(&[]).room(&document(paper, true))
    }

    /// A block of so many lines, each 25 high.
    fn lines(count: usize) -> Height {
        Height { whole: 25.0 * count as f64, lines: (0..count).map(|line| start(line, 25.0 * line as f64)).collect() }
    }

    fn start(at: usize, top: f64) -> Start {
        Start { paragraph: 0, at: at as u32, top }
    }

    /// The blocks of each page, with the lines of those that are cut.
    fn pages(paging: &Paging) -> Vec<String> {
        let line = |start: Option<Start>| start.map(|start| start.at.to_string()).unwrap_or_default();
        let slice = |slice: &Slice| match (slice.from, slice.to) {
            (None, None) => slice.block.to_string(),
            (from, to) => format!("{}[{}..{}]", slice.block, line(from), line(to)),
        };
        paging.pages.iter().map(|page| page.iter().map(slice).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn what_fits_stays_on_one_page_and_one_pixel_more_does_not() {
        let page = page(Paper::A4);
        let on = |blocks: &[f64], paper| pages(&heights(blocks).on(&document(paper, true)));
        assert_eq!(on(&[page], Paper::A4), ["0"]);
        assert_eq!(on(&[page - 1.0, 1.0], Paper::A4), ["0 1"]);
        assert_eq!(on(&[page - 1.0, 2.0], Paper::A4), ["0", "1"]);
        assert_eq!(on(&[page - 1.0, 1.0], Paper::Letter).len(), 2, "Letter is shorter");
    }

    #[test]
    fn no_line_or_two_are_left_alone_on_the_last_page() {
        let page = page(Paper::A4);
        let on = |blocks: &[f64]| pages(&heights(blocks).on(&document(Paper::A4, true)));
        assert_eq!(on(&[page - 100.0, 80.0, 28.0]), ["0", "1 2"]);
        assert_eq!(on(&[page - 100.0, 40.0, 60.0, 28.0]), ["0 1", "2 3"]);
        assert_eq!(on(&[page - 100.0, 70.0, 30.0, 28.0]), ["0", "1 2 3"]);
        assert_eq!(on(&[page - 100.0, 80.0, 90.0]), ["0 1", "2"], "three lines may stand alone");
        assert_eq!(on(&[page, 28.0]), ["0", "1"], "a page is never left empty for it");
        let mut measured = heights(&[0.0]);
        measured.blocks[0] = lines(73);
        assert_eq!(pages(&measured.on(&document(Paper::A4, true))), ["0[0..36]", "0[36..70]", "0[70..]"]);
    }

    #[test]
    fn the_room_to_write_gives_way_first_and_is_not_there_unless_wished() {
        let page = page(Paper::A4);
        let ruled = |used: f64, wished| heights(&[used]).on(&document(Paper::A4, wished)).ruled;
        assert_eq!(ruled(page - 30.0 - 10.5 * RULED, true), 10);
        assert_eq!(ruled(page - 30.0 - 1.9 * RULED, true), 0, "one line is no room");
        assert_eq!(ruled(page - 10.0, true), 0);
        assert_eq!(ruled(0.0, false), 0);
    }

    #[test]
    fn a_block_higher_than_a_page_goes_on_where_the_page_ends_and_none_of_its_lines_is_lost() {
        let mut measured = heights(&[100.0, 0.0, 100.0]);
        measured.blocks[1] = lines(80);
        let paging = measured.on(&document(Paper::A4, true));
        assert_eq!(pages(&paging), ["0 1[0..32]", "1[32..68]", "1[68..] 2"]);
        assert!(paging.ruled > 2);
        measured.blocks[0].whole = 900.0;
        assert_eq!(pages(&measured.on(&document(Paper::A4, true))), ["0", "1[0..36]", "1[36..72]", "1[72..] 2"]);
    }

    #[test]
    fn what_cannot_be_cut_is_printed_all_the_same() {
        assert_eq!(pages(&heights(&[100.0, 5_000.0, 100.0]).on(&document(Paper::A4, true))), ["0", "1", "2"]);
        let mut measured = heights(&[0.0]);
        measured.blocks[0] = Height { whole: 4_000.0, lines: vec![start(0, 0.0), start(1, 2_000.0)] };
        assert_eq!(pages(&measured.on(&document(Paper::A4, true))), ["0[0..1]", "0[1..]"]);
    }

    #[test]
    fn the_slices_of_a_block_hold_its_words_once_and_cut_no_letter() {
        let paragraphs = ["Først: 👍🏽 så", "  ", "og mer\nav det"];
        let starts = [(0, 0), (0, 7), (0, 11), (2, 0), (2, 7)];
        let start = |(paragraph, at)| Some(Start { paragraph, at, top: 0.0 });
        let edges: Vec<_> = starts.map(start).into_iter().chain([None]).collect();
        let mut read = Vec::new();
        for edges in edges.windows(2) {
            let slice = Slice { block: 0, from: edges[0], to: edges[1] };
            for (paragraph, words) in paragraphs.iter().enumerate() {
                read.extend(slice.words_of(paragraph, words).map(|words| (words, slice.goes_on_with(paragraph))));
            }
            assert_eq!(slice.has_beginning(), edges[0] == start(starts[0]));
        }
        let expected = [("Først: ", false), ("👍🏽", true), (" så", true), ("og mer\n", false), ("av det", true)];
        assert_eq!(read, expected);
        assert_eq!(Slice::whole(0).words_of(2, paragraphs[2]), Some(paragraphs[2]));
        assert!(Slice::whole(0).has_beginning());
        assert_eq!(byte("👍a", 1), 0, "not in the middle of a letter");
    }
}
