//! A print, as plain data: what stands on it from top to bottom, in the words in which it is read.
//!
//! Every print is one of these. `view` draws it on paper, [`Document::text`] says it without a layout, and neither leaves
//! anything out or adds to it.

use super::page::Paper;

/// One print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The paper it is laid out for.
    pub paper: Paper,
    /// Large print.
    pub large: bool,
    /// How it stands on the paper.
    pub imposition: Imposition,
    /// From top to bottom.
    pub blocks: Vec<Block>,
    /// Over ruled lines that fill what is left of the last page; none for no lines.
    pub room: Option<String>,
    /// At the foot of every page.
    pub foot: String,
}

/// How a print stands on the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Imposition {
    /// Page after page.
    #[default]
    Single,
    /// Four small sides on one page, to be folded twice.
    Folded,
}

/// A piece of a print. It is split only when it is higher than a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub form: BlockForm,
    /// Stands over it, and never apart from it.
    pub heading: Option<String>,
    /// Paragraphs, those that belong together in one entry. In columns, an entry is a column.
    pub entries: Vec<Vec<Paragraph>>,
    /// So many ruled lines to write on, below everything; or, in columns, some room in each.
    pub ruled: usize,
    /// It stands at the top of a page.
    pub begins_page: bool,
}

/// What a piece of a print is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockForm {
    /// The title of the whole, and what is said of it.
    Head,
    /// In a box, larger: what matters most.
    Boxed,
    /// A part with its heading, or a further entry of one.
    Part,
    /// Entries beside each other, each in a frame.
    Columns,
    /// The same, to be cut out.
    Cards,
}

/// One paragraph, to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for the reader.
    pub role: Role,
    /// Its words, which may have line feeds.
    pub words: String,
}

/// What a paragraph is for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What an entry is about: it begins one.
    Lead,
    /// What belongs to it.
    Line,
    /// A sentence by itself, around the person's words.
    Plain,
    /// Words of the person's by themselves.
    Own,
}

impl Block {
    /// A piece without anything in it yet.
    pub fn new(form: BlockForm, heading: Option<String>) -> Block {
        Block { form, heading, entries: Vec::new(), ruled: 0, begins_page: false }
    }

    /// Puts a paragraph at its end. What begins an entry begins a new one.
    pub fn say(&mut self, role: Role, words: &str) {
        let paragraph = Paragraph::new(role, words);
        match self.entries.last_mut().filter(|_| role != Role::Lead) {
            Some(entry) => entry.push(paragraph),
            None => self.entries.push(vec![paragraph]),
        }
    }

    /// Nothing stands in it and nothing can be written in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.ruled == 0
    }

    /// The same with each entry in a piece of its own, so that pages may end between them; the first has the heading.
    pub fn one_by_one(mut self) -> Vec<Block> {
        let others = self.entries.split_off(self.entries.len().min(1));
        let form = self.form;
        let mut blocks = vec![self];
        blocks.extend(others.into_iter().map(|entry| Block { entries: vec![entry], ..Block::new(form, None) }));
        blocks
    }

    /// Whether its entries stand beside each other, each in its place also where it has no words.
    pub fn has_columns(&self) -> bool {
        matches!(self.form, BlockForm::Columns | BlockForm::Cards)
    }
}

impl Paragraph {
    /// A paragraph of these words.
    pub fn new(role: Role, words: impl Into<String>) -> Paragraph {
        Paragraph { role, words: words.into() }
    }
}

impl Document {
    /// A print with nothing on it but its foot.
    pub fn new(paper: Paper, foot: &str) -> Document {
        Document {
            paper,
            large: false,
            imposition: Imposition::Single,
            blocks: Vec::new(),
            room: None,
            foot: foot.to_owned(),
        }
    }

    /// All of it as plain text, for those who send it themselves: an empty line between two parts, a dash before each
    /// entry, and what belongs to an entry moved in below it. Ruled lines have no words and are not there.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            let begins = block.heading.is_some() || block.form == BlockForm::Head;
            if begins && !text.is_empty() {
                text.push('\n');
            }
            if let Some(heading) = &block.heading {
                lines(&mut text, "", "", heading);
            }
            for paragraph in block.entries.iter().flatten() {
                match paragraph.role {
                    Role::Lead => lines(&mut text, "- ", "  ", &paragraph.words),
                    Role::Line => lines(&mut text, "  ", "  ", &paragraph.words),
                    Role::Plain | Role::Own => lines(&mut text, "", "", &paragraph.words),
                }
            }
        }
        if !self.foot.is_empty() {
            text.push('\n');
            lines(&mut text, "", "", &self.foot);
        }
        text
    }
}

/// Puts words on lines of their own; what stands before the first, and what before each other one.
fn lines(text: &mut String, first: &str, others: &str, words: &str) {
    let mut before = first;
    for line in words.lines() {
        text.push_str(before);
        text.push_str(line);
        text.push('\n');
        before = others;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_text_everything_is_said_in_order_and_lines_have_no_words() {
        let part = |heading: Option<&str>, entries: &[(Role, &str)]| Block {
            entries: vec![entries.iter().map(|(role, words)| Paragraph::new(*role, *words)).collect()],
            ..Block::new(BlockForm::Part, heading.map(str::to_owned))
        };
        let document = Document {
            paper: Paper::A4,
            large: false,
            imposition: Imposition::Single,
            blocks: vec![
                Block { form: BlockForm::Head, ..part(Some("My notes"), &[(Role::Plain, "My own words.")]) },
                part(
                    Some("Hopes"),
                    &[(Role::Lead, "To walk\nby the water"), (Role::Line, "Why: the air\r\nand the light")],
                ),
                part(None, &[(Role::Lead, "A room")]),
                Block { ruled: 4, ..part(Some("To write"), &[]) },
            ],
            room: Some("Room".to_owned()),
            foot: "I chose this.".to_owned(),
        };
        let expected = "My notes\nMy own words.\n\nHopes\n- To walk\n  by the water\n  Why: the air\n  and the light\n- A room\n\nTo write\n\nI chose this.\n";
        assert_eq!(document.text(), expected);
    }
}
