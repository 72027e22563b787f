//! What the person of the example wrote: a file of its own for each language, loaded when the example is tried.
//!
//! Nobody wrote it. The same life is told in each language, as somebody there might put it. Which question each text
//! answers, and when it was written, stands in `app::example`.

mod da;
mod en;
mod nb;

use std::sync::OnceLock;

use super::file::{Lines, Part, Text};
use super::sentence::Sentence;
use super::{IS_PAGE, spoken};
use crate::domain::Language;

texts! {
    /// The words of the example's person, by what they are about.
    pub struct Example {
        /// A hope: what, why; at the second look how it is, how that happened, what helped, and the new words.
        pub dinner: [Text; 6],
        /// A hope: what, why; at the look how it is, how that happened, and what helped.
        pub boat: [Text; 5],
        /// A goal: what, why, one small step, who could help; at the look how it is.
        pub noon: [Text; 5],
        /// A goal: what, why, whose wish.
        pub plants: [Text; 3],
        /// What helped: what, in what way, who and where.
        pub walk: [Text; 3],
        /// What helped: what, in what way.
        pub tomatoes: [Text; 2],
        /// What helped: what, in what way, who and where.
        pub game: [Text; 3],
        /// What did not help: what, in what way, what would have been better.
        pub strangers: [Text; 3],
        /// To talk about: what, who could come along.
        pub rent: [Text; 2],
        /// To talk about: what.
        pub outside: Text,
        /// About me, in the order in which it is asked.
        pub me: [Text; 6],
        /// A hard day, in the order in which it is asked.
        pub hard_day: [Text; 5],
        /// From my life: what, what it meant, what of it would be good to have back.
        pub garden: [Text; 3],
        /// When that was: `about {year}`
        pub garden_when: Sentence<1>,
        /// After a talk, in the order in which it is asked.
        pub talk: [Text; 5],
    }
}

/// Every language as it is written here. The page does not have it.
static WRITTEN: [Example; Language::ALL.len()] = each!(Language, |language| match language {
    Language::English => en::EXAMPLE,
    Language::Bokmaal => nb::EXAMPLE,
    Language::Danish => da::EXAMPLE,
});

/// Any language without its texts.
static BLANK: Example = en::EXAMPLE.blank();

/// The languages whose texts were loaded.
static LOADED: [OnceLock<Example>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// What the person wrote where `language` is spoken; none while it is not loaded.
pub fn example(language: Language) -> Option<&'static Example> {
    let language = spoken(language) as usize;
    if IS_PAGE { LOADED[language].get() } else { Some(&WRITTEN[language]) }
}

/// What the person wrote in `language`, as the file that the page loads.
pub fn written(language: Language) -> String {
    let mut file = String::new();
    WRITTEN[language as usize].write(&mut file);
    file
}

/// Takes in what was loaded for `language`; says whether it was whole.
pub fn load(language: Language, file: String) -> bool {
    let mut example = BLANK;
    let mut lines = Lines::of(file.leak());
    example.read(&mut lines);
    let is_whole = lines.were_all();
    if is_whole {
        LOADED[language as usize].get_or_init(|| example);
    }
    is_whole
}
