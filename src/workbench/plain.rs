//! How plain the words of every screen are: how many, how long their sentences, how hard to read, and which of them are
//! not common.
//!
//! What is measured is what a person sees: a journey writes down the texts of every screen, without the person's own.
//! Running text is what is read as sentences: it ends as one does and has at least four words. Headings, buttons and
//! names that stand alone are counted as words and have no grade.

mod common;
mod grade;
mod sentences;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use own_words::domain::Language;
use own_words::words::{self, prints};

use crate::fault::Fault;
use common::Common;
use grade::{Counts, highest, measure};
use sentences::{Sentence, sentences};
use texts::Screen;

/// No sentence has more words.
const LONGEST: usize = 20;

/// A screen with less running text has no grade: one long word more would change it by whole grades.
const ENOUGH: usize = 30;

/// Prints what was measured on the screens whose texts lie in a folder, and fails with every sentence that is too long
/// and every screen or language that is too hard. `lists` is a folder with the common words of each language.
pub fn measure_all(texts: &Path, lists: &Path) -> Result<(), Fault> {
    let mut faults = Vec::new();
    for language in Language::ALL.iter().copied() {
        let screens = texts::read(texts, language)?;
        let measured = Measured::of(&screens, language);
        print!("{}", measured.table(&Common::read(lists, language)?));
        faults.extend(measured.faults);
    }
    if faults.is_empty() { Ok(()) } else { Err(Fault::NotPlain(faults)) }
}

/// What was measured of one language.
struct Measured<'a> {
    language: Language,
    rows: Vec<Row<'a>>,
    /// Every sentence once, whether a screen was seen with it or not, with the screens that were.
    sentences: BTreeMap<String, BTreeSet<&'a str>>,
    /// The running text among them.
    all: Counts,
    faults: Vec<String>,
}

/// What was measured of one screen.
struct Row<'a> {
    name: &'a str,
    /// Words that are seen at once.
    words: usize,
    /// Words that are seen when something is opened.
    folded: usize,
    /// Words of its longest sentence.
    longest: usize,
    grade: Option<f64>,
}

impl<'a> Measured<'a> {
    fn of(screens: &'a [Screen], language: Language) -> Measured<'a> {
        let mut measured = Measured {
            language,
            rows: Vec::new(),
            sentences: BTreeMap::new(),
            all: Counts::default(),
            faults: Vec::new(),
        };
        for screen in screens {
            measured.screen(screen);
        }
        // What a screen says only in some state is measured too; a hole in it is a word.
        let written = words::written(language) + &prints::written(language);
        for text in written.split(['\n', '\t']) {
            let text = text.trim_start_matches(['#', '=', '-', '~', ' ']).replace(['{', '}'], "");
            for sentence in sentences(&text) {
                measured.sentences.entry(sentence.0.to_owned()).or_default();
            }
        }
        measured.language_as_a_whole();
        measured
    }

    fn screen(&mut self, screen: &'a Screen) {
        let mut running = Counts::default();
        let mut row = Row { name: &screen.name, words: 0, folded: 0, longest: 0, grade: None };
        for text in &screen.texts {
            for sentence in sentences(&text.words) {
                let words = sentence.words().count();
                *(if text.folded { &mut row.folded } else { &mut row.words }) += words;
                row.longest = row.longest.max(words);
                if sentence.is_running() {
                    running.add(sentence);
                }
                self.sentences.entry(sentence.0.to_owned()).or_default().insert(&screen.name);
            }
        }
        row.grade = running.grade(self.language).filter(|_| running.words >= ENOUGH);
        if let Some(grade) = row.grade.filter(|grade| *grade > highest(self.language)) {
            self.too_hard(&screen.name, grade);
        }
        self.rows.push(row);
    }

    fn language_as_a_whole(&mut self) {
        for (sentence, screens) in &self.sentences {
            let (sentence, screens) = (Sentence(sentence), on(screens));
            let words = sentence.words().count();
            if words > LONGEST {
                self.faults.push(format!("{}, {words} words, {screens}: {}", self.language.tag(), sentence.0));
            }
            if sentence.is_running() {
                self.all.add(sentence);
            }
        }
        if let Some(grade) = self.all.grade(self.language).filter(|grade| *grade > highest(self.language)) {
            self.too_hard("all together", grade);
        }
    }

    fn too_hard(&mut self, place: &str, grade: f64) {
        let (tag, measure, highest) = (self.language.tag(), measure(self.language), highest(self.language));
        self.faults.push(format!("{tag}, {place}: {measure} {grade:.1}, and no more than {highest} is meant to be"));
    }

    fn table(&self, common: &Common) -> String {
        let measure = measure(self.language);
        let mut table =
            format!("\n{:<30} {:>6} {:>6} {:>7} {measure:>6}\n", self.language.tag(), "words", "folded", "longest");
        let said = |grade: Option<f64>| grade.map_or("–".to_owned(), |grade| format!("{grade:.1}"));
        for Row { name, words, folded, longest, grade } in &self.rows {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{name:<30} {words:>6} {folded:>6} {longest:>7} {:>6}", said(*grade));
        }
        let (all, grade) = (self.all.words, said(self.all.grade(self.language)));
        let _ = writeln!(table, "{:<30} {all:>6} {:>6} {:>7} {grade:>6}", "all running text, each once", "", "");
        for (word, screens) in self.uncommon(common) {
            let _ = writeln!(table, "  not common: {word}, {}", on(&screens));
        }
        table
    }

    /// The words that stand in no list, with the screens that have them.
    fn uncommon(&self, common: &Common) -> BTreeMap<String, BTreeSet<&'a str>> {
        let mut uncommon: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (sentence, screens) in &self.sentences {
            for word in Sentence(sentence).words().filter(|word| !common.has(word)) {
                uncommon.entry(word.to_lowercase()).or_default().extend(screens);
            }
        }
        uncommon
    }
}

/// Where something stands, in a few words.
fn on(screens: &BTreeSet<&str>) -> String {
    match screens.first() {
        None => "on no screen that was looked at".to_owned(),
        Some(first) if screens.len() == 1 => format!("on {first}"),
        Some(first) => format!("on {first} and {} more", screens.len() - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Text;

    fn screen(name: &str, texts: &[&str]) -> Screen {
        let text = |words: &&str| Text { words: (*words).to_owned(), folded: words.starts_with('+') };
        Screen { name: name.to_owned(), texts: texts.iter().map(text).collect() }
    }

    fn row(texts: &[&str]) -> (usize, usize, usize, bool) {
        let screens = [screen("one", texts)];
        let measured = Measured::of(&screens, Language::English);
        let row = &measured.rows[0];
        (row.words, row.folded, row.longest, row.grade.is_some())
    }

    #[test]
    fn what_is_folded_is_counted_apart_from_what_is_seen_at_once() {
        assert_eq!(row(&["Write", "One sentence is enough.", "+ Or two of them."]), (5, 4, 4, false));
    }

    #[test]
    fn a_screen_has_a_grade_when_it_has_enough_running_text() {
        let sentence = "Here you can write in your own words.";
        assert!(!row(&[sentence; 3]).3);
        assert!(row(&[sentence; 4]).3);
        assert!(!row(&["A label without an end that is as long as it is"; 9]).3);
    }

    #[test]
    fn a_sentence_that_is_too_long_is_told_with_its_screen() {
        let long = "a ".repeat(LONGEST + 1);
        let screens = [screen("first", &[&long]), screen("second", &["a ".repeat(LONGEST).as_str()])];
        let measured = Measured::of(&screens, Language::Danish);
        assert_eq!(measured.faults, [format!("da, 21 words, on first: {}", long.trim())]);
    }

    #[test]
    fn a_screen_that_is_too_hard_is_told() {
        let hard = "Considerable organisational responsibilities necessitate comprehensive documentation procedures.";
        let screens = [screen("hard", &[hard; 5])];
        let measured = Measured::of(&screens, Language::English);
        assert_eq!(measured.faults.len(), 1);
        assert!(measured.faults[0].starts_with("en, hard: FK "), "{:?}", measured.faults);
    }

    #[test]
    fn what_no_screen_was_seen_with_is_measured_too() {
        let measured = Measured::of(&[], Language::English);
        assert!(measured.sentences.contains_key("You can skip any question, and stop at any point."));
        assert!(measured.sentences.contains_key("Find a quiet place and half an hour."), "of the guide");
        assert_eq!(on(&measured.sentences["Keep this"]), "on no screen that was looked at");
    }
}
