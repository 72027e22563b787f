//! What the page that opens files says, in each language. The rules are those of [`own_words::words`].
//!
//! It stands here and not there, since all that stands there is in every first visit.

use own_words::domain::Language;
use own_words::format::json::Json;

/// All of it in one language.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct OpenWords {
    pub language: &'static str,
    pub heading: &'static str,
    pub hint: &'static str,
    pub choose: &'static str,
    pub passphrase: &'static str,
    pub show_passphrase: &'static str,
    pub open: &'static str,
    pub opening: &'static str,
    pub print: &'static str,
    pub save: &'static str,
    pub save_hint: &'static str,
    pub unread_heading: &'static str,
    /// How many notes there are.
    pub notes: fn(usize) -> String,
    pub not_all: &'static str,
    /// How many texts could not be read.
    pub unread: fn(usize) -> String,
    /// How many texts are from a newer version.
    pub newer: fn(usize) -> String,
    /// What went wrong, under the word it has in `main.rs`.
    pub failed: [(&'static str, &'static str); 8],
}

/// The words of `language`.
pub fn open_words(language: Language) -> &'static OpenWords {
    match language {
        Language::English => &ENGLISH,
        Language::Bokmaal => &BOKMAAL,
        Language::Danish => &DANISH,
    }
}

static ENGLISH: OpenWords = OpenWords {
    language: "English",
    heading: "Open a file from Own Words",
    hint: "The file stays on this device. Nothing is sent anywhere.",
    choose: "Choose the file",
    passphrase: "This file is locked. What is the passphrase?",
    show_passphrase: "Show the passphrase",
    open: "Open",
    opening: "Opening… This can take some seconds.",
    print: "Print this",
    save: "Save as an open file",
    save_hint: "Anyone who has that file can read it. Own Words can open it.",
    unread_heading: "What could not be read",
    notes: |count| match count {
        0 => "There are no notes in this file.".to_owned(),
        1 => "There is one note in this file.".to_owned(),
        _ => format!("There are {count} notes in this file."),
    },
    not_all: "When this file was made, not everything could be read. Something may be missing.",
    unread: |count| match count {
        1 => "One thing could not be read. It stands last, as it is.".to_owned(),
        _ => format!("{count} things could not be read. They stand last, as they are."),
    },
    newer: |count| match count {
        1 => "One thing is from a newer version or is locked. It stands last, as it is.".to_owned(),
        _ => format!("{count} things are from a newer version or are locked. They stand last, as they are."),
    },
    failed: [
        ("passphrase", "That was not the passphrase. The file is unchanged. You can try again."),
        ("damaged", "This file is damaged or not whole. Do you have another copy?"),
        ("too-heavy", "This file is too large, or takes too much work to open."),
        ("not-age", "This file is locked in a way that this page does not know."),
        ("memory", "This device does not have enough memory for this. You can try on another."),
        ("not-ours", "This is no file from Own Words, or it is not whole."),
        ("newer-file", "This file is from a newer version. A newer copy of this page can open it."),
        ("unread-file", "The browser could not read the file. You can choose it again."),
    ],
};

static BOKMAAL: OpenWords = OpenWords {
    language: "Norsk bokmål",
    heading: "Åpne en fil fra Egne ord",
    hint: "Filen blir på denne enheten. Ingenting sendes noe sted.",
    choose: "Velg filen",
    passphrase: "Filen er låst. Hva er passordet?",
    show_passphrase: "Vis passordet",
    open: "Åpne",
    opening: "Åpner… Det kan ta noen sekunder.",
    print: "Skriv ut dette",
    save: "Lagre som en åpen fil",
    save_hint: "Alle som har den filen, kan lese den. Egne ord kan åpne den.",
    unread_heading: "Det som ikke kunne leses",
    notes: |count| match count {
        0 => "Det er ingen notater i denne filen.".to_owned(),
        1 => "Det er ett notat i denne filen.".to_owned(),
        _ => format!("Det er {count} notater i denne filen."),
    },
    not_all: "Ikke alt kunne leses da denne filen ble laget. Noe kan mangle.",
    unread: |count| match count {
        1 => "Én ting kunne ikke leses. Den står sist, som den er.".to_owned(),
        _ => format!("{count} ting kunne ikke leses. De står sist, som de er."),
    },
    newer: |count| match count {
        1 => "Én ting er fra en nyere versjon eller er låst. Den står sist, som den er.".to_owned(),
        _ => format!("{count} ting er fra en nyere versjon eller er låst. De står sist, som de er."),
    },
    failed: [
        ("passphrase", "Det var ikke passordet. Filen er uendret. Du kan prøve igjen."),
        ("damaged", "Filen er skadet eller ikke hel. Har du en annen kopi?"),
        ("too-heavy", "Filen er for stor, eller den krever for mye arbeid å åpne."),
        ("not-age", "Filen er låst på en måte som denne siden ikke kjenner."),
        ("memory", "Enheten har ikke nok minne til dette. Du kan prøve på en annen."),
        ("not-ours", "Dette er ikke en fil fra Egne ord, eller den er ikke hel."),
        ("newer-file", "Filen er fra en nyere versjon. En nyere kopi av denne siden kan åpne den."),
        ("unread-file", "Nettleseren kunne ikke lese filen. Du kan velge den igjen."),
    ],
};

static DANISH: OpenWords = OpenWords {
    language: "Dansk",
    heading: "Åbn en fil fra Egne ord",
    hint: "Filen bliver på denne enhed. Der sendes ikke noget nogen steder hen.",
    choose: "Vælg filen",
    passphrase: "Filen er låst. Hvad er adgangskoden?",
    show_passphrase: "Vis adgangskoden",
    open: "Åbn",
    opening: "Åbner… Det kan tage nogle sekunder.",
    print: "Udskriv dette",
    save: "Gem som en åben fil",
    save_hint: "Alle der har den fil, kan læse den. Egne ord kan åbne den.",
    unread_heading: "Det der ikke kunne læses",
    notes: |count| match count {
        0 => "Der er ingen noter i denne fil.".to_owned(),
        1 => "Der er én note i denne fil.".to_owned(),
        _ => format!("Der er {count} noter i denne fil."),
    },
    not_all: "Ikke alt kunne læses da denne fil blev lavet. Noget kan mangle.",
    unread: |count| match count {
        1 => "Én ting kunne ikke læses. Den står sidst som den er.".to_owned(),
        _ => format!("{count} ting kunne ikke læses. De står sidst som de er."),
    },
    newer: |count| match count {
        1 => "Én ting er fra en nyere version eller er låst. Den står sidst som den er.".to_owned(),
        _ => format!("{count} ting er fra en nyere version eller er låst. De står sidst som de er."),
    },
    failed: [
        ("passphrase", "Det var ikke adgangskoden. Filen er uændret. Du kan prøve igen."),
        ("damaged", "Filen er beskadiget eller ikke hel. Har du en anden kopi?"),
        ("too-heavy", "Filen er for stor, eller den kræver for meget arbejde at åbne."),
        ("not-age", "Filen er låst på en måde som denne side ikke kender."),
        ("memory", "Enheden har ikke nok hukommelse til dette. Du kan prøve på en anden."),
        ("not-ours", "Dette er ikke en fil fra Egne ord, eller den er ikke hel."),
        ("newer-file", "Filen er fra en nyere version. En nyere kopi af denne side kan åbne den."),
        ("unread-file", "Browseren kunne ikke læse filen. Du kan vælge den igen."),
    ],
};

/// Everything that is put on the screen as it is, for `open.js`.
pub fn for_page(language: Language) -> String {
    let words = open_words(language);
    let languages = Language::ALL
        .iter()
        .map(|it| Json::object([("tag", Json::text(it.tag())), ("name", Json::text(open_words(*it).language))]));
    let failed = words.failed.iter().map(|(word, said)| ((*word).to_owned(), Json::text(*said)));
    Json::object([
        ("languages", Json::List(languages.collect())),
        ("heading", Json::text(words.heading)),
        ("hint", Json::text(words.hint)),
        ("choose", Json::text(words.choose)),
        ("passphrase", Json::text(words.passphrase)),
        ("show-passphrase", Json::text(words.show_passphrase)),
        ("open", Json::text(words.open)),
        ("opening", Json::text(words.opening)),
        ("print", Json::text(words.print)),
        ("save", Json::text(words.save)),
        ("save-hint", Json::text(words.save_hint)),
        ("unread-heading", Json::text(words.unread_heading)),
        ("failed", Json::Object(failed.collect())),
    ])
    .write()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &OpenWords) -> Vec<String> {
        let counted = [words.notes, words.unread, words.newer].into_iter().flat_map(|say| [say(0), say(1), say(12)]);
        let fixed = [
            words.heading,
            words.hint,
            words.choose,
            words.passphrase,
            words.show_passphrase,
            words.open,
            words.opening,
            words.print,
            words.save,
            words.save_hint,
            words.unread_heading,
            words.not_all,
        ];
        let failed = words.failed.iter().map(|(_, said)| *said);
        counted.chain(fixed.into_iter().chain(failed).map(str::to_owned)).collect()
    }

    #[test]
    fn sentences_are_short_and_nothing_is_shouted() {
        for language in Language::ALL {
            for text in texts(open_words(*language)) {
                assert!(!text.trim().is_empty() && !text.contains('!'), "{text}");
                for sentence in text.split(['.', '?', '…']) {
                    assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
                }
            }
        }
    }

    #[test]
    fn every_language_says_the_same_failures() {
        let failures = |language: Language| open_words(language).failed.map(|(word, _)| word);
        for language in Language::ALL {
            assert_eq!(failures(*language), failures(Language::English));
        }
    }
}
