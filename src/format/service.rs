//! `service.json`: what a service sets for the page it hands out. It stands beside `index.html` and is written by hand;
//! docs/hosting.md describes it field by field.
//!
//! Invariant: it is read whole or left out whole. Half of it could leave out the number that somebody needs without a word.

use super::json::Json;
use super::v1::{fields, read_list, text};
use crate::domain::{Contact, Language, Service};

/// The most numbers, and the most letters in a name or a number. More would push the country's own numbers out of sight.
const MOST_NUMBERS: usize = 8;
const LONGEST: usize = 80;

/// Reads the file; an empty one is none.
pub fn service(file: &str) -> Service {
    // Some editors put a mark before the text.
    let file = file.trim_start_matches('\u{feff}');
    if file.trim().is_empty() {
        return Service::default();
    }
    read(file).unwrap_or(Service { is_broken: true, ..Service::default() })
}

fn read(file: &str) -> Option<Service> {
    let json = Json::read(file).ok()?;
    let [name, language, numbers] = fields(&json, ["name", "language", "numbers"]).ok()?;
    let language = match text(language).ok()? {
        "" => None,
        tag => Some(*Language::ALL.iter().find(|language| language.tag() == tag)?),
    };
    let number = |json: &Json| {
        let [name, phone] = fields(json, ["name", "phone"])?;
        Ok(Contact { name: short(name)?, phone: short(phone)? })
    };
    let numbers = read_list(numbers, number).ok()?;
    let name = short(name).ok()?;
    let can_be_called = (numbers.is_empty() || !name.is_empty())
        && numbers.len() <= MOST_NUMBERS
        && numbers.iter().all(|number| number.dialled().is_some());
    can_be_called.then_some(Service { name, language, numbers, is_broken: false })
}

fn short(json: &Json) -> Result<String, &'static str> {
    let text = text(json)?.trim();
    // What turns writing round would turn what stands around it too, and make another number of one.
    let is_strange = |sign: char| {
        sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if text.chars().count() > LONGEST || text.contains(is_strange) {
        return Err("too long, or of more than one line");
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{
        "name": "Nordbyen", "language": "nb",
        "numbers": [{ "name": "The night team", "phone": "+47 55 01 02 03" }]
    }"#;

    #[test]
    fn a_service_can_set_its_name_its_numbers_and_the_language_to_begin_in() {
        let night = Contact { name: "The night team".into(), phone: "+47 55 01 02 03".into() };
        let expected = Service {
            name: "Nordbyen".into(),
            language: Some(Language::Bokmaal),
            numbers: vec![night],
            is_broken: false,
        };
        assert_eq!(service(WHOLE), expected);
        assert_eq!(service(&format!("\u{feff}{WHOLE}")), expected);
    }

    #[test]
    fn a_file_that_says_nothing_sets_nothing() {
        let shipped = include_str!("../service.json");
        for file in ["", "\n", shipped] {
            assert_eq!(service(file), Service::default(), "{file}");
        }
    }

    #[test]
    fn a_broken_file_is_left_out_whole() {
        let broken = Service { is_broken: true, ..Service::default() };
        for (from, to) in [
            ("{", ""),
            ("\"nb\"", "\"Norwegian\""),
            ("\"name\": \"N", "\"nmae\": \"N"),
            ("\"name\": \"N", "\"more\": 1, \"name\": \"N"),
            ("+47 55 01 02 03", "ask at the desk"),
            ("+47 55 01 02 03", "+47 55 01 02 03 (09-15)"),
            ("The night", "The \u{202e}night"),
            ("[{", "[1, {"),
            ("Nordbyen", ""),
            ("Nordbyen", &"n".repeat(81)),
            ("Nordbyen", "Nord\\nbyen"),
        ] {
            assert!(WHOLE.contains(from), "{from}");
            assert_eq!(service(&WHOLE.replacen(from, to, 1)), broken, "{from} to {to}");
        }
        let one = r#"{"name":"a","phone":"11"}"#;
        let nine = format!(r#"{{"name":"","language":"","numbers":[{}]}}"#, [one; 9].join(","));
        assert_eq!(service(&nine), broken);
        assert_eq!(service("<!doctype html><p>Not found"), broken);
    }
}
