//! How the person wants the program to be: language, size, spacing, light, whom to call, and the guide that is under way.

use super::guide::Guide;

/// The languages the program speaks. What they say is in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// Norwegian Bokmål.
    Bokmaal,
    /// Danish.
    Danish,
}

/// Text size, in four steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "four steps of one scale")]
pub enum TextSize {
    #[default]
    Usual,
    Large,
    Larger,
    Largest,
}

/// Space between letters, words and lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spacing {
    /// As designed.
    #[default]
    Usual,
    /// Wider.
    Wide,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// As the device has it.
    #[default]
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Everything in Settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The chosen language; none while the browser's is followed.
    pub language: Option<Language>,
    /// Text size.
    pub text_size: TextSize,
    /// Spacing.
    pub spacing: Spacing,
    /// Light or dark.
    pub theme: Theme,
    /// Where the numbers in Help now are for; none while it is guessed from the browser's language.
    pub country: Option<Country>,
    /// The person's own contacts, the most wanted first.
    pub contacts: Vec<Contact>,
    /// The guided first use, while it is under way.
    pub guide: Option<Guide>,
}

/// Where a help line answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Country {
    /// Norway.
    Norway,
    /// Denmark.
    Denmark,
    /// The United Kingdom and Ireland.
    UnitedKingdomIreland,
    /// The United States and Canada.
    UnitedStatesCanada,
    /// Elsewhere in Europe.
    Europe,
    /// Anywhere else.
    Elsewhere,
}

/// Someone the person can call. Both texts are verbatim and may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contact {
    /// Who it is, in the person's words.
    pub name: String,
    /// The number, as typed.
    pub phone: String,
}

impl Settings {
    /// Both of two settings, as when two tabs changed them at once: the first one's ways, and every contact of either.
    pub fn merge(mut self, other: Settings) -> Settings {
        for contact in other.contacts {
            if !contact.is_blank() && !self.contacts.contains(&contact) {
                self.contacts.push(contact);
            }
        }
        // It cannot be told whether the one without a guide has not heard of it or has ended it. One that comes back can
        // be ended again; one that went from under the hands would show older notes to whoever sits beside.
        self.guide = self.guide.or(other.guide);
        self
    }
}

impl Contact {
    /// Neither name nor number.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.phone.trim().is_empty()
    }

    /// What a telephone can dial: two to fifteen digits (ITU-T E.164), and a plus before them. None where it is not plain
    /// which number that is, as with two of them, an extension or opening hours beside it: nothing is dialled then, rather
    /// than somebody else.
    pub fn dialled(&self) -> Option<String> {
        let said: String = self.phone.chars().filter(|sign| !is_unseen(*sign)).collect();
        if tells_hours(&said) {
            return None;
        }
        // Where the brackets began that are open; what stands in them belongs before other digits.
        let (mut number, mut brackets, mut is_whole) = (String::new(), None, false);
        for sign in said.chars() {
            match sign {
                // +47 (0)55: dialled from abroad without it in most countries, and with it in some.
                '0' if ["+", "00", "011"].iter().any(|abroad| number.starts_with(abroad))
                    && brackets == Some(number.len()) =>
                {
                    return None;
                }
                '0'..='9' => {
                    number.push(sign);
                    is_whole = brackets.is_none();
                }
                '+' if number.is_empty() => number.push(sign),
                '(' if brackets.is_none() => brackets = Some(number.len()),
                ')' if brackets.is_some() => brackets = None,
                '-' | '.' | '\u{2010}'..='\u{2013}' if brackets.is_none() => {}
                sign if sign.is_whitespace() => {}
                _ => return None,
            }
        }
        let digits = number.trim_start_matches('+').len();
        (is_whole && (2..=15).contains(&digits)).then_some(number)
    }
}

/// Whether what stands behind the number is no part of it: a dash by itself, with whatever follows, or hours such as 09–15 and
/// 8.30-15.00.
fn tells_hours(said: &str) -> bool {
    let is_dash = |sign: char| matches!(sign, '-' | '\u{2010}'..='\u{2013}');
    let mut words = said.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    let ends_short = last.rsplit(|sign: char| is_dash(sign) || sign == '.').next().is_some_and(|end| end.len() <= 2);
    let is_hours = ends_short && last.matches(is_dash).count() == 1;
    words.clone().any(|word| word.chars().all(is_dash)) || is_hours && words.next().is_some()
}

/// A mark that turns writing round or joins letters, and shows nothing itself. Lists of contacts put some around a number
/// that is copied out of them.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

impl Country {
    /// Every country, in the order it is offered.
    pub const ALL: &'static [Country] = &[
        Country::Norway,
        Country::Denmark,
        Country::UnitedKingdomIreland,
        Country::UnitedStatesCanada,
        Country::Europe,
        Country::Elsewhere,
    ];

    /// A first guess from the browser's languages (BCP 47, most wanted first): by region, else by a language that
    /// is spoken in one country; none when they do not tell.
    pub fn of_browser<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Option<Country> {
        wanted.into_iter().find_map(|tag| {
            let mut parts = tag.split(['-', '_']);
            let language = parts.next()?.to_ascii_lowercase();
            match (parts.next_back().map(str::to_ascii_uppercase).as_deref(), language.as_str()) {
                (Some("NO"), _) | (_, "nb" | "nn" | "no") => Some(Country::Norway),
                (Some("DK"), _) | (_, "da") => Some(Country::Denmark),
                (Some("GB" | "IE"), _) => Some(Country::UnitedKingdomIreland),
                (Some("US" | "CA"), _) => Some(Country::UnitedStatesCanada),
                _ => None,
            }
        })
    }
}

impl Language {
    /// Every language, in the order it is offered.
    pub const ALL: &'static [Language] = &[Language::English, Language::Bokmaal, Language::Danish];

    /// The tag for `<html lang>` (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Bokmaal => "nb",
            Language::Danish => "da",
        }
    }

    /// The first of the browser's languages (BCP 47, most wanted first) that is spoken here; English if none is.
    pub fn of_browser<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Language {
        let spoken = |tag: &str| match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Language::English),
            "nb" | "no" | "nn" => Some(Language::Bokmaal),
            "da" => Some(Language::Danish),
            _ => None,
        };
        wanted.into_iter().find_map(spoken).unwrap_or(Language::English)
    }
}

impl TextSize {
    /// Every size, smallest first.
    pub const ALL: &'static [TextSize] = &[TextSize::Usual, TextSize::Large, TextSize::Larger, TextSize::Largest];

    /// One size larger, as far as there is one.
    pub fn larger(self) -> TextSize {
        TextSize::ALL.iter().copied().find(|size| *size > self).unwrap_or(self)
    }
}

impl Spacing {
    /// Every spacing, the narrowest first.
    pub const ALL: &'static [Spacing] = &[Spacing::Usual, Spacing::Wide];
}

impl Theme {
    /// Every theme, in the order it is offered.
    pub const ALL: &'static [Theme] = &[Theme::Device, Theme::Light, Theme::Dark];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_now_starts_with_the_country_the_browser_speaks_of() {
        let check =
            |wanted: &[&str], country| assert_eq!(Country::of_browser(wanted.iter().copied()), country, "{wanted:?}");
        check(&["nb"], Some(Country::Norway));
        check(&["da-DK"], Some(Country::Denmark));
        check(&["en", "en-GB"], Some(Country::UnitedKingdomIreland));
        check(&["en-US"], Some(Country::UnitedStatesCanada));
        check(&["fr-CA"], Some(Country::UnitedStatesCanada));
        check(&["en"], None);
        check(&["en-NO"], Some(Country::Norway));
    }

    #[test]
    fn a_number_typed_with_spaces_can_be_dialled() {
        let dialled = |phone: &str| Contact { name: String::new(), phone: phone.into() }.dialled();
        assert_eq!(dialled(" +47 22 33 44 55").as_deref(), Some("+4722334455"));
        assert_eq!(dialled("(0) 116 123").as_deref(), Some("0116123"));
        assert_eq!(dialled("(+47) 55 01 02 03").as_deref(), Some("+4755010203"));
        assert_eq!(dialled("+1 (555) 010-0199").as_deref(), Some("+15550100199"));
        assert_eq!(dialled("\u{202a}+47\u{a0}55.01.02.03\u{202c}").as_deref(), Some("+4755010203"));
        assert_eq!(dialled("+47 55-01-02-03").as_deref(), Some("+4755010203"));
        assert_eq!(dialled("55-01").as_deref(), Some("5501"));
        assert_eq!(dialled("113").as_deref(), Some("113"));
    }

    #[test]
    fn what_is_not_plainly_one_number_is_not_dialled() {
        for phone in [
            "ask at the desk",
            "",
            "1",
            "+",
            "+47 55 01 02 03 (09-15)",
            "55 01 02 03 (24)",
            "(55 01 02 03",
            "116 117 08-16",
            "22 33 44 55 8.30–15.00",
            "116 123 – 116 117",
            "0047 (0)55 01 02 03",
            "22 33 44 55 / 66 77 88 99",
            "22 33 44 55 66 77 88 99",
            "22334455 ext. 12",
            "0800 HELP 12",
            "+47 (0)55 01 02 03",
            "22+33",
        ] {
            assert_eq!(Contact { name: String::new(), phone: phone.into() }.dialled(), None, "{phone}");
        }
    }

    #[test]
    fn the_page_opens_in_the_first_language_of_the_browser_that_is_spoken_here() {
        let check = |wanted: &[&str], language| {
            assert_eq!(Language::of_browser(wanted.iter().copied()), language, "{wanted:?}")
        };
        check(&["da-DK", "en"], Language::Danish);
        check(&["no"], Language::Bokmaal);
        check(&["nn-NO", "nb"], Language::Bokmaal);
        check(&["fi", "sv", "nb_NO"], Language::Bokmaal);
        check(&["en-GB", "da"], Language::English);
        check(&["fi"], Language::English);
        check(&[], Language::English);
        check(&["", "-", "DA"], Language::Danish);
    }
}
