//! What the prints say besides the page to bring: a file of its own for each language, loaded when the first of them is
//! looked at.
//!
//! A print that is the same for everyone is written here as it stands on paper, a line a text: `# title`, `= sentence`,
//! `## heading`, `- entry`, and `~` before what begins a new page.

mod da;
mod en;
mod nb;

use std::sync::OnceLock;

use super::file::{Lines, Part, Text, Texts};
use super::sentence::Sentence;
use super::{IS_PAGE, spoken};
use crate::domain::{Language, Print};

texts! {
    /// What the prints say in one language.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Prints {
        pub heading: Text,
        pub hint: Text,
        name: [Text; Print::ALL.len()],
        about: [Text; Print::ALL.len()],
        pub choose: Text,
        pub nothing_to_choose: Text,
        pub print: Text,
        pub preview: Text,
        /// `This takes {n} sides. The card has four. …`
        pub too_many_sides: Sentence<1>,
        pub fits_card: Text,
        pub fold: Text,
        pub both_sides: Text,
        pub cut: Text,
        pub plan_title: Text,
        /// Over the two columns of a sheet for both.
        pub me: Text,
        pub you: Text,
        /// The questions of a sheet for both.
        pub questions: [Text; 4],
        /// The sentence below its title.
        pub for_both: Text,
        pub ring: Text,
        pub not_first: Text,
        pub guide: Texts,
    }
}

impl Prints {
    /// What a print is called.
    pub fn name(&self, print: Print) -> Text {
        self.name[print as usize]
    }

    /// What it is for, in a few words.
    pub fn about(&self, print: Print) -> Text {
        self.about[print as usize]
    }
}

/// Every language as it is written here. The page does not have it.
static WRITTEN: [Prints; Language::ALL.len()] = each!(Language, |language| match language {
    Language::English => en::PRINTS,
    Language::Bokmaal => nb::PRINTS,
    Language::Danish => da::PRINTS,
});

/// Any language without its texts.
static BLANK: Prints = en::PRINTS.blank();

/// The languages whose texts were loaded.
static LOADED: [OnceLock<Prints>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// What the prints say where `language` is wanted; none while it is not loaded.
pub fn prints(language: Language) -> Option<&'static Prints> {
    let language = spoken(language) as usize;
    if IS_PAGE { LOADED[language].get() } else { Some(&WRITTEN[language]) }
}

/// What the prints say in `language`, as the file that the page loads.
pub fn written(language: Language) -> String {
    let mut file = String::new();
    WRITTEN[language as usize].write(&mut file);
    file
}

/// Takes in what was loaded for `language`; says whether it was whole.
pub fn load(language: Language, file: String) -> bool {
    let mut prints = BLANK;
    let mut lines = Lines::of(file.leak());
    prints.read(&mut lines);
    lines.were_all() && LOADED[language as usize].set(prints).is_ok()
}
