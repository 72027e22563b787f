//! Where the person is, as the part of the address after `#`.
//!
//! Architecture invariant: nothing a person wrote, and no word that gives away the subject, stands in an address.
//! Questions are numbers there.

use std::fmt;
use std::str::FromStr;

use crate::domain::timeline::year;
use crate::domain::{GuideStep, Kind, NoteId, Print, Question};

/// A place in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// What would you like to do?
    Home,
    /// What would you like to write about?
    Write,
    /// One question of one note, which may have no words yet.
    Question(NoteId, Question),
    /// What to make of one line of a note: a card, or what comes first of all that is on one's mind.
    WayOn(NoteId, usize),
    /// Everything that was written.
    LookBack,
    /// Where help came from.
    Helped,
    /// What was written as a journey, from a year on or from the beginning.
    Timeline(Option<i32>),
    /// One note with all its wordings.
    Note(NoteId),
    /// The page to bring, in four steps.
    Page(PageStep),
    /// What else can be printed.
    Prints,
    /// One of these prints.
    Print(Print),
    /// Whom to call.
    HelpNow,
    /// How the program should be.
    Settings,
    /// Keeping it safe: the lock, files, deleting.
    Safe(SafePlace),
    /// Deleting one note for ever: it asks first.
    Forget(NoteId),
    /// The guided first use.
    Guide(GuideStep),
}

/// The places of Keep safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SafePlace {
    /// What would you like to do?
    Start,
    /// The lock.
    Lock,
    /// Save a file.
    SaveFile,
    /// Open a file.
    OpenFile,
    /// Delete everything.
    DeleteAll,
    /// A shared computer.
    Shared,
    /// What it protects against, and what not.
    GoodToKnow,
}

/// The steps to the page to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageStep {
    /// Tick what goes on it.
    Choose,
    /// What is most important today.
    First,
    /// What is needed today.
    Needs,
    /// See it as it prints, and print it.
    See,
}

/// The address names no place here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPlace;

impl Route {
    /// The note it is about, if it is about one.
    pub fn note(self) -> Option<NoteId> {
        match self {
            Route::Question(note, _) | Route::WayOn(note, _) | Route::Note(note) | Route::Forget(note) => Some(note),
            _ => None,
        }
    }

    /// The same place after a note was given another name.
    pub(super) fn renamed(self, old: NoteId, new: NoteId) -> Route {
        match self {
            Route::Question(note, question) if note == old => Route::Question(new, question),
            Route::Note(note) if note == old => Route::Note(new),
            Route::WayOn(note, line) if note == old => Route::WayOn(new, line),
            Route::Forget(note) if note == old => Route::Forget(new),
            other => other,
        }
    }
}

impl SafePlace {
    /// Every place, in order.
    pub const ALL: [SafePlace; 7] = [
        SafePlace::Start,
        SafePlace::Lock,
        SafePlace::SaveFile,
        SafePlace::OpenFile,
        SafePlace::DeleteAll,
        SafePlace::Shared,
        SafePlace::GoodToKnow,
    ];
}

impl PageStep {
    /// Every step, in order.
    pub const ALL: [PageStep; 4] = [PageStep::Choose, PageStep::First, PageStep::Needs, PageStep::See];
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => f.write_str(""),
            Route::Write => f.write_str("w"),
            Route::Question(note, question) => {
                let (group, number) = place(*question);
                write!(f, "w/{note}/{group}-{number}")
            }
            Route::WayOn(note, line) => write!(f, "o/{note}/{line}"),
            Route::LookBack => f.write_str("b"),
            Route::Helped => f.write_str("b/1"),
            Route::Timeline(None) => f.write_str("b/2"),
            Route::Timeline(Some(year)) => write!(f, "b/2/{year:04}"),
            Route::Note(note) => write!(f, "n/{note}"),
            Route::Page(step) => write!(f, "p/{}", *step as usize + 1),
            Route::Prints => f.write_str("u"),
            Route::Print(print) => write!(f, "u/{}", *print as usize + 1),
            Route::HelpNow => f.write_str("h"),
            Route::Settings => f.write_str("s"),
            Route::Safe(place) => write!(f, "k/{}", *place as usize + 1),
            Route::Forget(note) => write!(f, "d/{note}"),
            Route::Guide(step) => write!(f, "t/{}", *step as usize + 1),
        }
    }
}

impl FromStr for Route {
    type Err = NoSuchPlace;

    /// Reads the address with or without its `#`.
    fn from_str(hash: &str) -> Result<Route, NoSuchPlace> {
        let parts: Vec<&str> = hash.trim_start_matches('#').split('/').collect();
        match parts.as_slice() {
            [""] => Ok(Route::Home),
            ["w"] => Ok(Route::Write),
            ["w", note, question] => {
                let note = note.parse().map_err(|_| NoSuchPlace)?;
                Ok(Route::Question(note, question_at(question).ok_or(NoSuchPlace)?))
            }
            ["o", note, line] => {
                Ok(Route::WayOn(note.parse().map_err(|_| NoSuchPlace)?, line.parse().map_err(|_| NoSuchPlace)?))
            }
            ["b"] => Ok(Route::LookBack),
            ["b", "1"] => Ok(Route::Helped),
            ["b", "2"] => Ok(Route::Timeline(None)),
            ["b", "2", from] => Ok(Route::Timeline(Some(year(from).ok_or(NoSuchPlace)?))),
            ["n", note] => Ok(Route::Note(note.parse().map_err(|_| NoSuchPlace)?)),
            ["d", note] => Ok(Route::Forget(note.parse().map_err(|_| NoSuchPlace)?)),
            ["p", step] => numbered(step, &PageStep::ALL).map(Route::Page),
            ["k", place] => numbered(place, &SafePlace::ALL).map(Route::Safe),
            ["u"] => Ok(Route::Prints),
            ["u", print] => numbered(print, Print::ALL).map(Route::Print),
            ["t", step] => numbered(step, &GuideStep::ALL).map(Route::Guide),
            ["h"] => Ok(Route::HelpNow),
            ["s"] => Ok(Route::Settings),
            _ => Err(NoSuchPlace),
        }
    }
}

/// The n-th of all, counted from 1.
fn numbered<T: Copy>(number: &str, all: &[T]) -> Result<T, NoSuchPlace> {
    let index = (1..=all.len()).position(|index| index.to_string() == number);
    index.and_then(|index| all.get(index).copied()).ok_or(NoSuchPlace)
}

/// Group 0 holds the questions of a look back, group n those of the n-th kind, and the last what any note may say; all
/// count from 1.
fn place(question: Question) -> (usize, usize) {
    let groups = std::iter::once(Question::LOOK).chain(Kind::ALL.iter().map(|kind| kind.questions()));
    let groups = groups.chain([Question::OF_ANY]);
    let mut found = groups.enumerate().filter_map(|(group, questions)| {
        let index = questions.iter().position(|other| *other == question)?;
        Some((group, index + 1))
    });
    found.next().unwrap_or_default()
}

fn question_at(text: &str) -> Option<Question> {
    Question::ALL.iter().copied().find(|question| {
        let (group, number) = place(*question);
        format!("{group}-{number}") == text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Form;

    #[test]
    fn every_place_is_found_again_by_its_address_which_says_nothing() {
        let note = NoteId::new(0xfeed);
        let asked = Question::ALL.iter().filter(|question| question.form() != Form::Beside);
        let questions = asked.map(|question| Route::Question(note, *question));
        let steps = PageStep::ALL.map(Route::Page);
        let places = SafePlace::ALL.map(Route::Safe);
        let plain = [Route::Home, Route::Write, Route::LookBack, Route::Helped, Route::HelpNow, Route::Settings];
        let of_note = [Route::Note(note), Route::Forget(note), Route::WayOn(note, 0), Route::WayOn(note, 31)];
        let years = [Route::Timeline(None), Route::Timeline(Some(2026)), Route::Timeline(Some(0))];
        let prints = Print::ALL.iter().map(|print| Route::Print(*print)).chain([Route::Prints]);
        let guide = GuideStep::ALL.map(Route::Guide);
        let plain = plain.into_iter().chain(guide).chain(of_note).chain(years).chain(places).chain(prints);
        for route in questions.chain(steps).chain(plain) {
            let address = route.to_string();
            assert_eq!(address.parse(), Ok(route), "{address}");
            assert_eq!(format!("#{address}").parse(), Ok(route), "{address}");
            let words = address.split(['/', '-']).filter(|part| part.len() != 32);
            let says_nothing = |part: &str| part.len() <= 1 || part.chars().all(|digit| digit.is_ascii_digit());
            assert!(words.into_iter().all(says_nothing), "{address} holds a word");
        }
    }

    #[test]
    fn an_address_that_names_no_place_is_refused() {
        for hash in [
            "x",
            "w/1",
            "w/00000000000000000000000000000001/9-9",
            "p/0",
            "p/5",
            "t/0",
            "t/9",
            "t",
            "u/0",
            "u/9",
            "u/",
            "n/",
            "b/b",
            "#/",
            "p/",
            "w//",
            "b/3",
            "b/2/",
            "b/2/+202",
            "b/2/02026",
            "b/2/202",
            "b/2/2026/1",
        ] {
            assert_eq!(hash.parse::<Route>(), Err(NoSuchPlace), "{hash}");
        }
    }
}
