//! Measuring the sheet that was drawn for it, and where the lines of laid-out words begin, so that words longer than a
//! page can be cut between two of them.

use web_sys::{Element, Node, Range};

use super::dom;
use crate::app::paging::{Height, Heights, Start, byte};
use crate::domain::document::Document;

/// The heights of the blocks of `document` that were drawn to be measured; none where there are none.
pub fn heights(document: &Document) -> Option<Heights> {
    let children = dom::document()?.query_selector(".sheet--measuring").ok()??.children();
    let mut blocks = Vec::new();
    while let Some(child) = children.item(blocks.len() as u32) {
        blocks.push(Height { whole: child.get_bounding_client_rect().height(), lines: Vec::new() });
    }
    // The last two are the heading over the ruled lines and the foot.
    let foot = blocks.pop().map_or(0.0, |foot| foot.whole);
    let room_heading = blocks.pop().map_or(0.0, |room| room.whole);
    let mut heights = Heights { blocks, room_heading, foot };
    let room = heights.room(document);
    for (index, block) in heights.blocks.iter_mut().enumerate() {
        if block.whole > room
            && let Some(child) = children.item(index as u32)
        {
            block.lines = starts(&child);
        }
    }
    Some(heights)
}

/// The beginnings of all lines of a block, the first one first.
fn starts(block: &Element) -> Vec<Start> {
    let top = block.get_bounding_client_rect().top();
    let paragraphs = block.get_elements_by_tag_name("p");
    let mut starts = Vec::new();
    let mut paragraph = 0;
    while let Some(element) = paragraphs.item(paragraph as u32) {
        let first = element.get_bounding_client_rect().top();
        starts.push(Start { paragraph, at: 0, top: first - top });
        if let Some(mut lines) = Lines::of(&element) {
            while let Some((at, line)) = lines.next() {
                starts.push(Start { paragraph, at, top: line - top });
            }
        }
        paragraph += 1;
    }
    starts
}

/// The lines of one paragraph after its first: where each begins, and its top.
struct Lines {
    node: Node,
    words: String,
    length: u32,
    range: Range,
    at: u32,
    bottom: f64,
}

impl Lines {
    fn of(paragraph: &Element) -> Option<Lines> {
        let node = paragraph.first_child()?;
        let words = node.text_content()?;
        let length = words.encode_utf16().count() as u32;
        let range = paragraph.owner_document()?.create_range().ok()?;
        let mut lines = Lines { node, words, length, range, at: 0, bottom: 0.0 };
        lines.bottom = lines.span(0, 2.min(length))?.1;
        Some(lines)
    }

    /// Top and bottom of what stands between two places.
    fn span(&self, from: u32, to: u32) -> Option<(f64, f64)> {
        self.range.set_start(&self.node, from).ok()?;
        self.range.set_end(&self.node, to).ok()?;
        let rect = self.range.get_bounding_client_rect();
        Some((rect.top(), rect.bottom()))
    }

    /// Whether something before `to` stands below the line that begins at `at`. A smaller letter of another font may
    /// end a little lower than its line.
    fn reaches_below(&self, to: u32) -> bool {
        const A_LITTLE: f64 = 8.0;
        self.span(self.at, to).is_some_and(|(_, bottom)| bottom > self.bottom + A_LITTLE)
    }

    fn next(&mut self) -> Option<(u32, f64)> {
        // A line has some 60 letters: the search begins near.
        let (mut on_line, mut step) = (self.at, 64);
        while !self.reaches_below(self.length.min(on_line + step)) {
            on_line += step;
            step *= 2;
            if on_line >= self.length {
                return None;
            }
        }
        let mut below = self.length.min(on_line + step);
        while below - on_line > 1 {
            let middle = on_line.midpoint(below);
            if self.reaches_below(middle) {
                below = middle;
            } else {
                on_line = middle;
            }
        }
        let (top, bottom) = self.span(on_line, below)?;
        // At a word, so that no letter of two or more units is cut in the middle; but a word longer than a line is.
        let (begin, end) = (byte(&self.words, self.at), byte(&self.words, on_line));
        let at_word = self.words.get(begin..end)?.char_indices().rfind(|(_, letter)| letter.is_whitespace());
        let cut = at_word.map_or(end, |(index, letter)| begin + index + letter.len_utf8());
        let units = self.words.get(begin..cut)?.encode_utf16().count() as u32;
        self.at = if units == 0 { on_line } else { self.at + units };
        self.bottom = bottom;
        Some((self.at, top))
    }
}
