//! How hard a text is to read, by the measure that is usual in its language.
//!
//! Both measures count two things, how long sentences are and how long words are, and know nothing of what is said. So a
//! good grade proves nothing; a bad one is a reason to look.

use own_words::domain::Language;

use super::sentences::Sentence;

/// In LIX a word with more letters than this is long.
const LONG: usize = 6;

/// What has been counted of some running text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    sentences: usize,
    pub words: usize,
    syllables: usize,
    long: usize,
}

impl Counts {
    /// Counts one sentence more.
    pub fn add(&mut self, sentence: Sentence<'_>) {
        self.sentences += 1;
        for word in sentence.words() {
            self.words += 1;
            self.syllables += syllables(word);
            self.long += usize::from(word.chars().filter(|letter| letter.is_alphabetic()).count() > LONG);
        }
    }

    /// The Flesch-Kincaid grade in English, LIX in Norwegian and Danish; none of nothing.
    pub fn grade(&self, language: Language) -> Option<f64> {
        if self.words == 0 {
            return None;
        }
        let (sentences, words) = (self.sentences as f64, self.words as f64);
        Some(match language {
            Language::English => 0.39 * words / sentences + 11.8 * self.syllables as f64 / words - 15.59,
            Language::Bokmaal | Language::Danish => words / sentences + 100.0 * self.long as f64 / words,
        })
    }
}

/// The grade that no text of this language may be above.
pub fn highest(language: Language) -> f64 {
    match language {
        Language::English => 6.0,
        Language::Bokmaal | Language::Danish => 32.0,
    }
}

/// What the measure of a language is called.
pub fn measure(language: Language) -> &'static str {
    match language {
        Language::English => "FK",
        Language::Bokmaal | Language::Danish => "LIX",
    }
}

/// Words that are said otherwise than the rules below would have it: most hide a silent e where they were put together.
const SAID: [(&str, usize); 24] = [
    ("anyone", 3),
    ("area", 3),
    ("created", 3),
    ("every", 2),
    ("everybody", 4),
    ("everyday", 3),
    ("everyone", 3),
    ("everything", 3),
    ("evening", 2),
    ("idea", 3),
    ("ideas", 3),
    ("january", 4),
    ("medicine", 3),
    ("people", 2),
    ("quiet", 2),
    ("quieter", 3),
    ("somebody", 3),
    ("someone", 2),
    ("something", 2),
    ("sometimes", 2),
    ("somewhere", 2),
    ("themselves", 2),
    ("therefore", 2),
    ("video", 3),
];

/// How many syllables an English word has. A number is said in one; a word with a hyphen is two words.
fn syllables(word: &str) -> usize {
    word.split('-').map(|part| of_part(&part.to_lowercase())).sum::<usize>().max(1)
}

/// Counts groups of vowels, and takes off what is not said at the end.
fn of_part(word: &str) -> usize {
    let word = word.trim_end_matches("’s").trim_end_matches('’');
    if let Some((_, said)) = SAID.iter().find(|(one, _)| *one == word) {
        return *said;
    }
    let letters: Vec<char> = word.chars().collect();
    let is_vowel_at = |at: usize| is_vowel(letters[at]) || (letters[at] == 'y' && at > 0);
    let mut count: usize = 0;
    for at in (0..letters.len()).filter(|at| is_vowel_at(*at)) {
        // Two vowels are one sound, but for those of go-ing, li-on and famil-iar; na-tion and spe-cial are one again.
        let apart = match letters[at..] {
            ['i', 'n', 'g'] => true,
            ['a' | 'o' | 'u', ..] => {
                at > 1 && letters[at - 1] == 'i' && !matches!(letters[at - 2], 'c' | 'g' | 's' | 't')
            }
            _ => false,
        };
        count += usize::from(at == 0 || !is_vowel_at(at - 1) || apart);
    }
    count.saturating_sub(silent_end(word)).max(1)
}

/// How many of the syllables counted at the end are not said: one in make, makes and changed, in safely and hopeless;
/// none in table, waited and changes.
fn silent_end(word: &str) -> usize {
    for joined in ["ful", "fully", "less", "ly", "ment"] {
        if let Some(stem) = word.strip_suffix(joined).filter(|stem| stem.len() > 2 && stem.ends_with('e')) {
            return silent_end(stem);
        }
    }
    let Some((stem, ending)) = ["ed", "es", "e"].iter().find_map(|end| Some((word.strip_suffix(end)?, *end))) else {
        return 0;
    };
    let mut back = stem.chars().rev();
    let (last, before) = (back.next(), back.next());
    // The l of table takes the e for its own.
    let takes_it = last == Some('l') && !before.is_none_or(|before| is_vowel(before) || before == 'l');
    let hisses = ["s", "x", "z", "c", "g", "sh", "ch"].iter().any(|hiss| stem.ends_with(hiss));
    let said = match ending {
        "ed" => matches!(last, Some('t' | 'd')),
        "es" => hisses,
        _ => false,
    };
    let after_vowel = last.is_none_or(is_vowel);
    usize::from(!takes_it && !said && !after_vowel && stem.contains(|letter| is_vowel(letter) || letter == 'y'))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'é')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::sentences::sentences;

    fn counts(text: &str) -> Counts {
        let mut counts = Counts::default();
        sentences(text).for_each(|sentence| counts.add(sentence));
        counts
    }

    #[test]
    fn syllables_are_those_one_hears() {
        for (said, words) in [
            (1, "I a the you stays like made changed helped kept things page one please breathe eight 12 aunt’s"),
            (1, "words words’ skipped loved asked heard safe once health whole life friend noise"),
            (2, "open journal never because harder table little handle waited changes pages closes phrases today"),
            (2, "easy quiet device person something someone somewhere before therefore lion being every going"),
            (2, "safely hopeful hopeless statement wordings yourself question moment money nation hard-day"),
            (3, "anyone medicine together idea area remember passphrases obvious important created already company"),
            (3, "video radio beautiful another example everything computer recover carefully deleted"),
            (4, "emergency information American everybody television recovery January"),
        ] {
            for word in words.split(' ') {
                assert_eq!(syllables(word), said, "{word}");
            }
        }
    }

    #[test]
    fn an_english_text_has_the_grade_that_its_formula_gives() {
        // Six words of one syllable; then 6 words with 8 syllables.
        let grade = counts("The cat sat on the mat.").grade(Language::English).expect("some words");
        assert!((grade - (0.39 * 6.0 + 11.8 - 15.59)).abs() < 1e-9, "{grade}");
        let grade = counts("You can open it together now.").grade(Language::English).expect("some words");
        assert!((grade - (0.39 * 6.0 + 11.8 * 9.0 / 6.0 - 15.59)).abs() < 1e-9, "{grade}");
    }

    #[test]
    fn a_norwegian_or_danish_text_has_the_lix_that_its_formula_gives() {
        // Ten words in two sentences, and two of them have more than six letters.
        let text = "Du kan lagre en kopi her. Nettleseren passer på innholdet.";
        assert_eq!(counts(text).grade(Language::Bokmaal), Some(5.0 + 20.0));
        assert_eq!(counts("").grade(Language::Danish), None);
    }
}
