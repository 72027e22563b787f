//! The texts of a language as a file, so that the page loads only the language it speaks.
//!
//! The file has one text a line, in the order of the fields; a few texts that stand together share a line, with a tab
//! behind each. A sentence stands there with its holes, and one of many things right behind the same of one.

use super::sentence::{Counted, Sentence};

/// One text. None holds a line feed or a tab.
pub type Text = &'static str;

/// A few texts that stand together.
pub type Texts = &'static [Text];

/// A text, or what is made of texts.
pub(super) trait Part {
    /// Writes it at the end of a file.
    fn write(&self, file: &mut String);

    /// Reads it from the next lines.
    fn read(&mut self, lines: &mut Lines);
}

/// The lines of a file that are not read yet.
pub(super) struct Lines {
    rest: std::str::SplitTerminator<'static, char>,
    too_few: bool,
}

impl Lines {
    pub(super) fn of(file: Text) -> Lines {
        Lines { rest: file.split_terminator('\n'), too_few: false }
    }

    /// Whether there were as many lines as were read.
    pub(super) fn were_all(mut self) -> bool {
        !self.too_few && self.rest.next().is_none()
    }
}

impl Part for Text {
    fn write(&self, file: &mut String) {
        file.push_str(self);
        file.push('\n');
    }

    fn read(&mut self, lines: &mut Lines) {
        match lines.rest.next() {
            Some(line) => *self = line,
            None => lines.too_few = true,
        }
    }
}

impl Part for Texts {
    fn write(&self, file: &mut String) {
        for text in *self {
            file.push_str(text);
            file.push('\t');
        }
        file.push('\n');
    }

    fn read(&mut self, lines: &mut Lines) {
        let mut line = "";
        line.read(lines);
        *self = line.split_terminator('\t').collect::<Vec<_>>().leak();
    }
}

impl<const HOLES: usize> Part for Sentence<HOLES> {
    fn write(&self, file: &mut String) {
        self.0.write(file);
    }

    fn read(&mut self, lines: &mut Lines) {
        self.0.read(lines);
    }
}

impl<const MORE: usize> Part for Counted<MORE> {
    fn write(&self, file: &mut String) {
        self.one.write(file);
        self.many.write(file);
    }

    fn read(&mut self, lines: &mut Lines) {
        self.one.read(lines);
        self.many.read(lines);
    }
}

impl<P: Part, const N: usize> Part for [P; N] {
    fn write(&self, file: &mut String) {
        self.iter().for_each(|part| part.write(file));
    }

    fn read(&mut self, lines: &mut Lines) {
        self.iter_mut().for_each(|part| part.read(lines));
    }
}

/// Structs of texts, which can be written into a file and read from one. A field is a `Text`, `Texts`, such a struct,
/// a sentence, or an array of one of them.
macro_rules! texts {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$doc:meta])* $seen:vis $field:ident: $of:tt $(<$holes:literal>)?,)*
        }
    )*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy)]
        pub struct $name {
            $($(#[$doc])* $seen $field: $of $(<$holes>)?,)*
        }

        impl $name {
            /// The same without its texts. Called by the compiler alone, which then leaves them out of the program.
            const fn blank(&self) -> $name {
                $name { $($field: blank!(self.$field, $of),)* }
            }
        }

        impl Part for $name {
            fn write(&self, file: &mut String) {
                $(self.$field.write(file);)*
            }

            // In a piece of its own each time: the pieces are alike, so that packed they weigh next to nothing.
            #[inline(never)]
            fn read(&mut self, lines: &mut Lines) {
                $(self.$field.read(lines);)*
            }
        }
    )*};
}

macro_rules! blank {
    ($field:expr, Text) => {
        ""
    };
    ($field:expr, Texts) => {
        &[]
    };
    ($field:expr, [$of:tt; $count:expr]) => {
        [blank!($field[0], $of); $count]
    };
    ($field:expr, $of:ident) => {
        $field.blank()
    };
}

/// What is said of each variant, in the order of `ALL`, which is that of the variants.
macro_rules! each {
    ($of:ident, |$one:ident| $said:expr) => {{
        let mut $one = $of::ALL[0];
        let mut all = [$said; $of::ALL.len()];
        let mut at = 0;
        while at < all.len() {
            $one = $of::ALL[at];
            assert!($one as usize == at, "ALL has another order than the variants");
            all[at] = $said;
            at += 1;
        }
        all
    }};
}
