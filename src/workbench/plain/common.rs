//! Which words are common: those a list of a language's words has among its first, and what is bent out of them.
//!
//! A list knows nothing of the reader. What is not in it is shown to people, who decide.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use own_words::domain::Language;

use crate::fault::Fault;

/// So many of the commonest words are common.
const COMMON: usize = 5000;

/// The common words of one language.
pub struct Common {
    words: HashSet<String>,
    endings: &'static [(&'static str, &'static [&'static str])],
}

impl Common {
    /// Reads the list from a folder that has one for each language: a word a line, the commonest first.
    pub fn read(lists: &Path, language: Language) -> Result<Common, Fault> {
        let name = match language {
            Language::English => "english.txt",
            Language::Bokmaal => "norwegian.txt",
            Language::Danish => "danish.txt",
        };
        let path = lists.join(name);
        let list = fs::read_to_string(&path).map_err(Fault::file(&path))?;
        Ok(Common::of(&list, language))
    }

    fn of(list: &str, language: Language) -> Common {
        let words = list.lines().take(COMMON).map(str::to_lowercase).collect();
        Common { words, endings: endings(language) }
    }

    /// Whether this word is common: itself, or the word it is bent out of, or each of two that are joined by a hyphen.
    /// Numbers are.
    pub fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase().replace('’', "'");
        word.split('-').all(|part| self.has_part(part.trim_end_matches("'s")))
    }

    fn has_part(&self, word: &str) -> bool {
        if self.words.contains(word) || !word.contains(char::is_alphabetic) {
            return true;
        }
        self.endings.iter().filter_map(|(ending, instead)| Some((word.strip_suffix(ending)?, instead))).any(
            |(stem, instead)| {
                let once = stem.char_indices().next_back().map(|(at, last)| (&stem[..at], last));
                let once = once.and_then(|(stem, last)| stem.ends_with(last).then_some(stem));
                // Of so little anything could be made: thing is not made of the.
                let whole = |base: &str| stem.chars().count() > 2 && self.words.contains(base);
                whole(stem) || once.is_some_and(whole) || instead.iter().any(|end| whole(&format!("{stem}{end}")))
            },
        )
    }
}

/// How words are bent: an ending, and what may stand in its place in the word it is bent out of. Nothing may, and a
/// letter that was doubled before it may stand once.
fn endings(language: Language) -> &'static [(&'static str, &'static [&'static str])] {
    match language {
        Language::English => &[
            ("s", &[]),
            ("es", &[]),
            ("ies", &["y"]),
            ("d", &[]),
            ("ed", &["e"]),
            ("ied", &["y"]),
            ("ing", &["e"]),
            ("er", &["e"]),
            ("est", &["e"]),
            ("ly", &[]),
        ],
        Language::Bokmaal | Language::Danish => &[
            ("s", &[]),
            ("r", &[]),
            ("t", &[]),
            ("n", &[]),
            ("a", &["e"]),
            ("e", &["en", "er"]),
            ("et", &["e"]),
            ("en", &["e"]),
            ("er", &["e"]),
            ("ere", &["e"]),
            ("te", &["e"]),
            ("de", &["e"]),
            ("est", &["e"]),
            ("este", &["e"]),
            ("ene", &["e", "er"]),
            ("erne", &["e"]),
            ("ende", &["e"]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_common_in_each_form_it_is_bent_into() {
        let common = Common::of("the\nlock\nstop\nmake\ncarry\nday\nhard\n", Language::English);
        for word in
            ["Lock", "locks", "locked", "stopped", "stopping", "making", "makes", "carries", "carried", "hard-day"]
        {
            assert!(common.has(word), "{word}");
        }
        assert!(common.has("the lock’s".split(' ').nth(1).expect("a word")) && common.has("12"));
        for word in ["passphrase", "hard-line", "thing"] {
            assert!(!common.has(word), "{word}");
        }
        let common = Common::of("fil\nord\nskrive\nskriver\nblå\n", Language::Bokmaal);
        for word in ["filen", "filer", "filene", "ordet", "skrives", "skrivere", "blåere"] {
            assert!(common.has(word), "{word}");
        }
        assert!(!common.has("nettleser") && !common.has("åe"));
    }

    #[test]
    fn only_the_first_words_of_a_list_are_common() {
        let list: String =
            (0..=COMMON).map(|number| format!("w{}\n", "a".repeat(number % 7) + &number.to_string())).collect();
        let (first, last) = (list.lines().next().expect("a line"), list.lines().last().expect("a line"));
        let common = Common::of(&list, Language::Danish);
        assert!(common.has(first) && !common.has(last));
    }
}
