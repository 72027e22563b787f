//! Finding words in what was written: neither case nor accents matter, and å, ø and æ are letters of their own. Where
//! nothing is found, å counts as a, ø as o and æ as ae, for whoever has a keyboard without them.

use std::ops::Range;

use super::case::lower;
use super::note::Note;

/// What is looked for: every one of its words must stand somewhere in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    loose: bool,
}

/// A piece of a text, for a list: where it begins and ends, and what is found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Pieces one after another; true where it is what was looked for.
    pub pieces: Vec<(bool, String)>,
}

impl Query {
    /// Reads what was typed. None for nothing but space.
    pub fn new(typed: &str) -> Option<Query> {
        let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
        (!words.is_empty()).then_some(Query { words, loose: false })
    }

    /// The same words, with å as a, ø as o and æ as ae.
    pub(super) fn loosened(&self) -> Query {
        Query { words: self.words.iter().map(|word| loosen(word)).collect(), loose: true }
    }

    /// Whether all of it stands in what was written in a note. `room` is for the text as it is searched: thousands of
    /// notes are searched at each letter, and folding them anew takes less from a phone than keeping all of it twice.
    pub(super) fn is_in_note(&self, note: &Note, room: &mut String) -> bool {
        room.clear();
        for text in note.texts() {
            fold_behind(text, room);
            // No word goes from one text on into another.
            room.push('\n');
        }
        self.is_in(room)
    }

    /// Whether all of it stands in a text that was [folded](fold).
    fn is_in(&self, folded: &str) -> bool {
        if self.loose {
            let loose = loosen(folded);
            return self.words.iter().all(|word| loose.contains(word.as_str()));
        }
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    /// Where any of the words stands in a text, in bytes, in order and apart from each other.
    fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut letters: Vec<(char, Range<usize>)> = Vec::new();
        let mut folded = String::new();
        for (start, letter) in text.char_indices() {
            let end = start + letter.len_utf8();
            if letter.is_ascii() {
                letters.push((letter.to_ascii_lowercase(), start..end));
                continue;
            }
            folded.clear();
            folded.extend(letters.last().map(|(before, _)| before));
            if fold_letter(letter, &mut folded) {
                // A mark belongs to the letter it stands behind.
                if let (Some(before), Some(now)) = (letters.last_mut(), folded.chars().next_back()) {
                    *before = (now, before.1.start..end);
                }
                continue;
            }
            let more = folded.chars().skip(usize::from(!letters.is_empty()));
            for letter in more {
                letters.push((letter, start..end));
            }
        }
        if self.loose {
            let mut loose = Vec::new();
            for (letter, range) in letters {
                for letter in loosen(letter.encode_utf8(&mut [0; 4])).chars() {
                    loose.push((letter, range.clone()));
                }
            }
            letters = loose;
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            let word: Vec<char> = word.chars().collect();
            let places = letters
                .windows(word.len())
                .filter(|place| place.iter().map(|letter| letter.0).eq(word.iter().copied()));
            found.extend(places.map(|place| place[0].1.start..place[word.len() - 1].1.end));
        }
        found.sort_unstable_by_key(|range| range.start);
        found.dedup_by(|later, earlier| {
            let overlaps = later.start < earlier.end;
            if overlaps {
                earlier.end = earlier.end.max(later.end);
            }
            overlaps
        });
        found
    }

    /// The beginning of a text, or where something is first found in it: at most about `most` characters.
    pub fn excerpt(&self, text: &str, most: usize) -> Excerpt {
        let found = self.found_in(text);
        let first = found.first().map_or(0, |range| range.start);
        let before = text[..first].chars().count();
        // What is found near the beginning is shown with the beginning; else with some words before it.
        let start = if before < most / 2 {
            0
        } else {
            let near = text[..first].char_indices().rev().nth(most / 4).map_or(0, |(at, _)| at);
            // The space is not one byte long in every text.
            text[near..first].split_once(char::is_whitespace).map_or(near, |(_, words)| first - words.len())
        };
        let end = text[start..].char_indices().nth(most).map_or(text.len(), |(at, _)| start + at);
        let mut pieces = Vec::new();
        if start > 0 {
            pieces.push((false, "… ".to_owned()));
        }
        let mut at = start;
        for range in found.into_iter().filter(|range| range.start < end) {
            let until = range.end.min(end);
            pieces.push((false, text[at..range.start].to_owned()));
            pieces.push((true, text[range.start..until].to_owned()));
            at = until;
        }
        pieces.push((false, text[at..end].to_owned()));
        if end < text.len() {
            pieces.push((false, "…".to_owned()));
        }
        pieces.retain(|(_, piece)| !piece.is_empty());
        Excerpt { pieces }
    }

    /// Of all that was written in a note, the text to show: the one in which most of the words are found, of equals the
    /// first.
    pub fn text_of<'a>(&self, note: &'a Note) -> Option<&'a str> {
        let (mut most, mut found) = (0, None);
        for text in note.texts() {
            let mut folded = fold(text);
            if self.loose {
                folded = loosen(&folded);
            }
            let count = self.words.iter().filter(|word| folded.contains(word.as_str())).count();
            if count > most {
                (most, found) = (count, Some(text));
            }
        }
        found
    }
}

/// A text as it is searched.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_behind(text, &mut folded);
    folded
}

/// Puts a text as it is searched behind others that ended.
fn fold_behind(text: &str, folded: &mut String) {
    let mut rest = text;
    // Mostly long pieces are copied as they are.
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, other) = rest.split_at(at);
        push_lowercase(plain, folded);
        let mut letters = other.chars();
        if let Some(letter) = letters.next() {
            fold_letter(letter, folded);
        }
        rest = letters.as_str();
    }
    push_lowercase(rest, folded);
}

fn push_lowercase(ascii: &str, folded: &mut String) {
    let begin = folded.len();
    folded.push_str(ascii);
    folded[begin..].make_ascii_lowercase();
}

/// Puts what stands for a letter behind the others. True when it is a mark that belongs to the letter before: that one
/// may be another then, as an a with a ring is.
fn fold_letter(letter: char, folded: &mut String) -> bool {
    match letter {
        _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
        '\u{30a}' if folded.ends_with('a') => {
            folded.pop();
            folded.push('å');
            return true;
        }
        '\u{300}'..='\u{36f}' => return true,
        _ => folded.push(without_accent(lower(letter))),
    }
    false
}

/// The letter below the accent. å, ø and æ have none: they are letters.
fn without_accent(letter: char) -> char {
    match letter {
        'à'..='ä' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

fn loosen(folded: &str) -> String {
    let mut loose = String::with_capacity(folded.len());
    let mut rest = folded;
    // Mostly long pieces are copied as they are.
    while let Some((before, letter, after)) = next_of_three(rest) {
        loose.push_str(before);
        loose.push_str(letter);
        rest = after;
    }
    loose.push_str(rest);
    loose
}

/// What stands before the first å, ø or æ, what that counts as, and what stands behind it.
fn next_of_three(text: &str) -> Option<(&str, &'static str, &str)> {
    let mut from = 0;
    loop {
        // All three begin with this byte, as some others do.
        let at = from + text.as_bytes()[from..].iter().position(|byte| *byte == 0xc3)?;
        let (before, letter, after) = (text.get(..at)?, text.get(at..at + 2)?, text.get(at + 2..)?);
        match letter {
            "å" => return Some((before, "a", after)),
            "ø" => return Some((before, "o", after)),
            "æ" => return Some((before, "ae", after)),
            _ => from = at + 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is marked in a text, in the order it stands there.
    fn marked(typed: &str, text: &str) -> Vec<String> {
        let query = Query::new(typed).expect("a word");
        let strict = query.is_in(&fold(text));
        let query = if strict { query } else { query.loosened() };
        let pieces = query.excerpt(text, 1000).pieces;
        pieces.into_iter().filter(|(found, _)| *found).map(|(_, piece)| piece).collect()
    }

    #[test]
    fn neither_case_nor_accents_matter_and_a_ring_or_a_stroke_makes_another_letter() {
        for (typed, text, found) in [
            ("walk", "To WALK by the water. Walking.", &["WALK", "Walk"][..]),
            ("cafe", "Et café i Bergen", &["café"]),
            ("café", "a cafe", &["cafe"]),
            ("uber", "ÜBER alles", &["ÜBER"]),
            // The same letters, typed as two characters each.
            ("café", "cafe\u{301}s", &["cafe\u{301}"]),
            ("åpne", "A\u{30a}pne og lukke", &["A\u{30a}pne"]),
            ("a\u{30a}pne", "Åpne", &["Åpne"]),
            ("øving", "Øvingene i korpset", &["Øving"]),
            ("bærtur", "BÆRTUR", &["BÆRTUR"]),
            // What has no such keyboard finds them all the same.
            ("aerlig", "ærlig", &["ærlig"]),
            ("morgen aa", "morgen, å a", &["morgen"]),
            ("Москва", "москва", &["москва"]),
            ("istanbul", "İSTANBUL", &["İSTANBUL"]),
            ("i\u{307}stanbul", "İstanbul", &["İstanbul"]),
        ] {
            let is = marked(typed, text);
            assert!(found.iter().all(|found| is.contains(&(*found).to_owned())), "{typed} in {text}: {is:?}");
        }
        let query = |typed| Query::new(typed).expect("a word");
        assert!(!query("gar").is_in(&fold("Jeg går")), "a is not å while a stands somewhere");
        assert!(query("gar").loosened().is_in(&fold("Jeg går")));
        assert!(!query("går").loosened().is_in(&fold("Jeg gir")));
        assert_eq!(Query::new(" \t"), None);
    }

    #[test]
    fn every_word_must_stand_there_and_each_is_marked() {
        let query = Query::new("water WALK").expect("two words");
        assert!(query.is_in(&fold("a walk by the water")));
        assert!(!query.is_in(&fold("a walk in the wood")));
        assert_eq!(marked("water walk wal", "a walk by the water"), ["walk", "water"]);
    }

    #[test]
    fn a_long_text_is_shown_where_something_is_found() {
        let text = format!("{}the boat on the fjord {}", "one two three ".repeat(40), "and so on ".repeat(40));
        let pieces = Query::new("fjord").expect("a word").excerpt(&text, 80).pieces;
        let shown: String = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
        assert!(shown.starts_with("… ") && shown.ends_with('…') && shown.contains("boat on the fjord"), "{shown}");
        assert!(shown.chars().count() <= 84, "{shown}");
        assert!(pieces.contains(&(true, "fjord".to_owned())));
    }

    #[test]
    fn of_all_texts_of_a_note_the_one_with_most_of_the_words_is_shown() {
        use crate::domain::{Kind, Moment, NoteId, Question, Value};
        let mut note = Note::new(NoteId::new(1), Kind::Hope, Moment::new(0, 0));
        for (question, words) in
            [(Question::HopeWhat, "Stay there until he has had enough."), (Question::HopeWhy, "He asks every week.")]
        {
            note.write(question, Value::words(words), Moment::new(0, 0)).unwrap();
        }
        for (typed, expected) in [
            ("he asks every", Some("He asks every week.")),
            ("he", Some("Stay there until he has had enough.")),
            ("week stay", Some("Stay there until he has had enough.")),
            ("boat", None),
        ] {
            assert_eq!(Query::new(typed).expect("a word").text_of(&note), expected, "{typed}");
        }
    }

    #[test]
    fn a_text_with_spaces_of_any_width_is_shown_where_something_is_found() {
        for space in ["\u{a0}", "\u{2003}", "\u{3000}", "\u{2028}"] {
            let text = format!("{}fjord{space}and more", format!("ord{space}").repeat(60));
            let pieces = Query::new("fjord").expect("a word").excerpt(&text, 40).pieces;
            assert!(pieces.contains(&(true, "fjord".to_owned())), "{pieces:?}");
        }
    }

    proptest! {
        /// Whatever is typed and whatever was written: what is marked is a piece of the text, and all pieces are the text.
        #[test]
        fn no_text_is_changed_by_marking_it(typed in "[aåAøæÆe\u{30a}\u{301}ß ]{1,6}", text in "[aåAÅøæÆbe\u{30a}\u{301}ßİ𝄞 \u{a0}]{0,40}") {
            if let Some(query) = Query::new(&typed) {
                for query in [query.loosened(), query] {
                    let pieces = query.excerpt(&text, 1000).pieces;
                    let shown: String = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
                    prop_assert_eq!(shown, text.clone());
                    prop_assert_eq!(query.words.iter().any(|word| query.is_in(&fold(&text)) && !word.is_empty())
                        && pieces.iter().all(|(found, _)| !found), false);
                    let _ = query.excerpt(&text, 3);
                }
            }
        }
    }
}
