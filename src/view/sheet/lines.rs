//! Where the lines of laid-out words begin, so that words longer than a page can be cut between two of them.

use web_sys::{Element, Node, Range};

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

impl Start {
    /// Nothing stands before it.
    pub fn is_first(self) -> bool {
        self.paragraph == 0 && self.at == 0
    }
}

/// The words of this paragraph that stand between the beginnings of two lines; none when there are none.
pub fn between(words: &str, paragraph: usize, from: Option<Start>, to: Option<Start>) -> Option<&str> {
    let place = |start: Option<Start>, edge: usize| match start {
        Some(start) if start.paragraph == paragraph => byte(words, start.at),
        Some(start) if start.paragraph > paragraph => words.len(),
        Some(_) => 0,
        None => edge,
    };
    let (begin, end) = (place(from, 0), place(to, words.len()));
    let words = words.get(begin..end)?;
    (!words.trim().is_empty()).then_some(words)
}

/// The beginnings of all lines of a block, the first one first.
pub fn starts(block: &Element) -> Vec<Start> {
    let top = block.get_bounding_client_rect().top();
    let paragraphs = block.get_elements_by_tag_name("p");
    let paragraphs = (0..paragraphs.length()).filter_map(|index| paragraphs.item(index));
    let mut starts = Vec::new();
    for (paragraph, element) in paragraphs.enumerate() {
        let first = element.get_bounding_client_rect().top();
        starts.push(Start { paragraph, at: 0, top: first - top });
        if let Some(lines) = Lines::of(&element) {
            starts.extend(lines.map(|(at, line)| Start { paragraph, at, top: line - top }));
        }
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
}

impl Iterator for Lines {
    type Item = (u32, f64);

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

/// The byte at which so many UTF-16 units end; before the letter if that is within one.
fn byte(words: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (index, letter) in words.char_indices() {
        if left < letter.len_utf16() {
            return index;
        }
        left -= letter.len_utf16();
    }
    words.len()
}
