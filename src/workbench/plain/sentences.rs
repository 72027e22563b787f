//! Takes a text apart into sentences, and a sentence into words.

/// One sentence, or what stands alone as a label does: a heading, a button, a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence<'a>(pub &'a str);

/// Fewer words than this are read at a glance: they are a label, whatever they end with.
const FEWEST: usize = 4;

/// After these a point ends no sentence.
const SHORT_FORMS: [&str; 9] = ["ca", "dr", "etc", "kl", "mr", "mrs", "nr", "osv", "tlf"];

impl<'a> Sentence<'a> {
    /// Its words. What has neither a letter nor a figure is none: a dash, a point between two names.
    pub fn words(self) -> impl Iterator<Item = &'a str> {
        let inside = |letter: char| letter.is_alphanumeric();
        self.0.split(|letter: char| letter.is_whitespace() || letter == '/').filter_map(move |word| {
            let (begins, last) = (word.find(inside)?, word.rfind(inside)?);
            let ends = last + word[last..].chars().next().map_or(0, char::len_utf8);
            Some(&word[begins..ends])
        })
    }

    /// Whether it is read as a sentence and not as a label: it ends as one does, and has some words. A colon at its end
    /// announces what follows.
    pub fn is_running(self) -> bool {
        let marked = self.0.trim_end_matches(is_closing).ends_with(['.', '?', '…', ':']);
        marked && self.words().count() >= FEWEST
    }
}

/// The sentences of a text, which ends one wherever it ends.
///
/// A colon inside does not: what it announces is read in the same breath. Nor does a point inside a date or behind a
/// short form, or any mark with a small letter behind it.
pub fn sentences(text: &str) -> impl Iterator<Item = Sentence<'_>> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        let (sentence, after) = rest.split_at(end_of_first(rest));
        rest = after.trim_start();
        (!sentence.is_empty()).then_some(Sentence(sentence))
    })
}

fn end_of_first(text: &str) -> usize {
    let ends = |(at, mark): (usize, char)| {
        if !matches!(mark, '.' | '?' | '…') {
            return None;
        }
        let behind = &text[at + mark.len_utf8()..];
        let after = behind.trim_start_matches(is_closing);
        let next = after.trim_start();
        let apart = next.len() < after.len() && !next.trim_start_matches(is_opening).starts_with(char::is_lowercase);
        let short = mark == '.' && is_short_form(&text[..at]);
        (apart && !short).then(|| text.len() - after.len())
    };
    text.char_indices().find_map(ends).unwrap_or(text.len())
}

/// Whether the last word before a point is one that is written with it.
fn is_short_form(before: &str) -> bool {
    let word = before.rsplit(|letter: char| !letter.is_alphabetic() && letter != '.').next().unwrap_or_default();
    word.contains('.') || SHORT_FORMS.contains(&word.to_lowercase().as_str())
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '”' | '’' | '»' | '«' | ')')
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '“' | '‘' | '»' | '«' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_apart(text: &str) -> Vec<&str> {
        sentences(text).map(|sentence| sentence.0).collect()
    }

    #[test]
    fn a_text_is_taken_apart_where_a_reader_takes_a_breath() {
        assert_eq!(
            taken_apart(" Nothing here yet. That is fine. Whose wish is this? Mine "),
            ["Nothing here yet.", "That is fine.", "Whose wish is this?", "Mine"]
        );
        assert_eq!(taken_apart("Saving…"), ["Saving…"]);
        assert_eq!(taken_apart("Opening… This can take some seconds."), ["Opening…", "This can take some seconds."]);
        assert_eq!(taken_apart("  "), [""; 0]);
    }

    #[test]
    fn a_date_a_clock_or_a_short_form_does_not_cut_a_sentence_in_two() {
        for whole in [
            "Du skrev dette 22. november 2026.",
            "Ring f.eks. Anne kl. 14.30.",
            "You wrote this at 14.30 and it is saved.",
            "That is 3.5 pages.",
        ] {
            assert_eq!(taken_apart(whole), [whole]);
        }
        assert_eq!(taken_apart("Count to 10. Then ask."), ["Count to 10.", "Then ask."]);
    }

    #[test]
    fn what_is_quoted_keeps_its_marks() {
        assert_eq!(
            taken_apart("Ask: “Enough for today?” Then press “Stop for now”. Everything is kept."),
            ["Ask: “Enough for today?”", "Then press “Stop for now”.", "Everything is kept."]
        );
        assert_eq!(taken_apart("Spørg: »Er det nok?« Tryk så »Stop«."), ["Spørg: »Er det nok?«", "Tryk så »Stop«."]);
        assert_eq!(taken_apart("“Shall I?” she said."), ["“Shall I?” she said."]);
        assert_eq!(taken_apart("Enough? “Help now” has numbers."), ["Enough?", "“Help now” has numbers."]);
    }

    #[test]
    fn words_are_counted_as_they_are_read() {
        let words = |text| Sentence(text).words().collect::<Vec<_>>();
        assert_eq!(words("“Hard-day signs” – the browser’s 12 …"), ["Hard-day", "signs", "the", "browser’s", "12"]);
        assert_eq!(words("to look ahead · a push"), ["to", "look", "ahead", "a", "push"]);
        assert_eq!(words("999 / 112: emergency/care"), ["999", "112", "emergency", "care"]);
    }

    #[test]
    fn a_heading_a_button_and_a_card_are_no_running_text() {
        for label in ["Keep this", "Family: see my aunt again", "If you like.", "Saving…", "Year by year"] {
            assert!(!Sentence(label).is_running(), "{label}");
        }
        for running in ["One sentence is enough.", "Your words are safe, and you can:", "Ask: “Enough for today?”"]
        {
            assert!(Sentence(running).is_running(), "{running}");
        }
    }
}
