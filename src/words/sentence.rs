//! Sentences with holes for what is known only when they are said: a date, a name, a number.
//!
//! They are texts like all others and stand in the file of their language, so the page has the one function that fills
//! them and no code of any language. A hole is written `{0}`, `{1}`, … after the place of what goes into it, so a language
//! may put them in its own order. A sentence that leaves out or invents a hole does not compile.

use super::file::Text;

/// A sentence with so many holes.
#[derive(Clone, Copy)]
pub struct Sentence<const HOLES: usize>(pub(super) Text);

/// The same sentence of one thing and of many. `{0}` is how many; there may be more holes behind it. Of one thing, it
/// may leave out what it has no use for.
#[derive(Clone, Copy)]
pub struct Counted<const MORE: usize = 0> {
    pub(super) one: Text,
    pub(super) many: Text,
}

impl<const HOLES: usize> Sentence<HOLES> {
    pub(super) const fn new(text: Text) -> Sentence<HOLES> {
        assert!(has_holes(text, HOLES, true), "a sentence has other holes than there are words for");
        Sentence(text)
    }

    pub(super) const fn blank(&self) -> Sentence<HOLES> {
        Sentence("")
    }

    /// The sentence with this in its holes.
    pub fn with(self, words: [&str; HOLES]) -> String {
        filled(self.0, &words)
    }
}

impl<const MORE: usize> Counted<MORE> {
    pub(super) const fn new(one: Text, many: Text) -> Counted<MORE> {
        assert!(
            has_holes(one, 1 + MORE, false) && has_holes(many, 1 + MORE, true),
            "a sentence has other holes than there are words for"
        );
        Counted { one, many }
    }

    pub(super) const fn blank(&self) -> Counted<MORE> {
        Counted { one: "", many: "" }
    }

    /// The sentence of so many, with `more` in the holes behind the number.
    pub fn of(self, count: usize, more: [&str; MORE]) -> String {
        counted(if count == 1 { self.one } else { self.many }, count, &more)
    }
}

fn counted(text: Text, count: usize, more: &[&str]) -> String {
    filled(text, &[&[count.to_string().as_str()], more].concat())
}

/// The text with `words` in its holes. What is in `words` is taken as it is, braces and all.
fn filled(text: Text, words: &[&str]) -> String {
    let mut filled = String::new();
    for (at, piece) in text.split(['{', '}']).enumerate() {
        // Every second piece stood between braces.
        filled.push_str(match piece.as_bytes() {
            [digit @ b'0'..=b'9'] if at % 2 == 1 => words.get(usize::from(digit - b'0')).copied().unwrap_or_default(),
            _ => piece,
        });
    }
    filled
}

/// Whether there are no other holes than so many, each a digit in braces; and each of them, if `all` must be there.
pub(super) const fn has_holes(text: &str, holes: usize, all: bool) -> bool {
    let text = text.as_bytes();
    let mut seen = [false; 10];
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'}' {
            return false;
        }
        if text[at] == b'{' {
            let is_hole = at + 2 < text.len() && text[at + 1].is_ascii_digit() && text[at + 2] == b'}';
            if !is_hole || (text[at + 1] - b'0') as usize >= holes {
                return false;
            }
            seen[(text[at + 1] - b'0') as usize] = true;
            at += 2;
        }
        at += 1;
    }
    let mut hole = 0;
    while hole < holes && (seen[hole] || !all) {
        hole += 1;
    }
    hole == holes
}
