//! The timeline as a person would read it, line by line.

use super::super::id::NoteId;
use super::*;

use Choice::{Changed, ForNow, GotThere, LetGo, NotYet, StillTrue};
use Question::*;

const HOUR: i64 = 60 * 60 * 1000;

/// Noon of a day in Oslo in winter, or another hour elsewhere.
fn at(year: i32, day_of_year: i64) -> Moment {
    let begin = Moment::first_of(year).unix_ms();
    Moment::new(begin + (day_of_year - 1) * 24 * HOUR + 11 * HOUR, 60)
}

/// Notes by number, each sitting with its time; every sitting is kept.
#[derive(Default)]
struct Told(Journal);

impl Told {
    fn sitting(mut self, number: u128, kind: Kind, at: Moment, said: &[(Question, &str, &[Choice])]) -> Told {
        for (question, words, chosen) in said {
            let value = Value { words: (*words).to_owned(), chosen: chosen.to_vec() };
            self.0.write((NoteId::new(number), kind), *question, value, at).unwrap();
        }
        self.0.keep(NoteId::new(number));
        self
    }
}

/// `2025-01-14 1 Begun/NotYet: words | said`, from a year on.
fn read_from(journal: &Journal, year: Option<i32>) -> Vec<String> {
    let words = |value: Option<&Value>| value.map(|value| value.words.clone());
    let line = |mark: &Mark| {
        let day = mark.at.day();
        let day = mark.month().map_or(format!("{}", day.year), |_| day.iso());
        let state = mark.state.map(|state| format!("/{state:?}")).unwrap_or_default();
        let said = words(mark.said).map(|said| format!(" | {said}")).unwrap_or_default();
        let words = words(mark.words).unwrap_or_default();
        let number = mark.note.id().to_string();
        let number = number.trim_start_matches('0');
        format!("{day} {:?} {number} {:?}{state}: {words}{said}", mark.note.kind(), mark.what)
    };
    Timeline::of(journal).from(year).iter().map(line).collect()
}

fn read(told: Told) -> Vec<String> {
    read_from(&told.0, None)
}

#[test]
fn a_goal_is_told_from_its_first_words_over_new_ones_to_how_it_went() {
    let told = Told::default()
        .sitting(1, Kind::Goal, at(2024, 10), &[(GoalWhat, "My letters", &[]), (GoalWhen, "", &[NotYet])])
        .sitting(1, Kind::Goal, at(2024, 100), &[(GoalWhen, "", &[ForNow])])
        .sitting(1, Kind::Goal, at(2025, 10), &[(GoalWhat, "One letter a week", &[])])
        .sitting(1, Kind::Goal, at(2025, 20), &[(LookNow, "", &[StillTrue]), (LookWording, "The thin ones", &[])])
        .sitting(1, Kind::Goal, at(2025, 30), &[(LookNow, "", &[Changed]), (LookHow, "Two mattered", &[])])
        .sitting(1, Kind::Goal, at(2026, 40), &[(LookNow, "All open", &[GotThere]), (LookHow, "slowly", &[])]);
    assert_eq!(
        read(told),
        [
            "2024-01-10 Goal 1 Begun/NotYet: My letters",
            "2024-04-09 Goal 1 Again/ForNow: My letters",
            "2025-01-10 Goal 1 NewWords: One letter a week",
            "2025-01-20 Goal 1 NewWords/StillTrue: The thin ones",
            "2025-01-30 Goal 1 Again/Changed: The thin ones | Two mattered",
            "2026-02-09 Goal 1 Again/GotThere: The thin ones | All open",
        ]
    );
}

#[test]
fn hopes_what_helped_and_talks_stand_among_each_other_by_their_day() {
    let told = Told::default()
        .sitting(5, Kind::AfterTalk, at(2025, 40), &[(AfterWhen, "Anne", &[]), (AfterAgreed, "two letters", &[])])
        .sitting(4, Kind::DidNotHelp, at(2025, 30), &[(HarderWhat, "the app", &[])])
        .sitting(3, Kind::Helped, at(2025, 20), &[(HelpedWhat, "a walk", &[])])
        .sitting(2, Kind::Hope, at(2025, 10), &[(HopeWhat, "a boat", &[])])
        .sitting(2, Kind::Hope, at(2025, 35), &[(LookNow, "", &[LetGo])])
        // What is no step on the way stands elsewhere.
        .sitting(6, Kind::Medicine, at(2025, 5), &[(MedicineFor, "sleep", &[])])
        .sitting(7, Kind::ToTalkAbout, at(2025, 6), &[(TalkWhat, "the letters", &[])])
        .sitting(8, Kind::HardDay, at(2025, 7), &[(SignWhat, "curtains", &[])]);
    assert_eq!(
        read(told),
        [
            "2025-01-10 Hope 2 Begun: a boat",
            "2025-01-20 Helped 3 Begun: a walk",
            "2025-01-30 DidNotHelp 4 Begun: the app",
            "2025-02-04 Hope 2 Again/LetGo: a boat",
            "2025-02-09 AfterTalk 5 Begun: Anne | two letters",
        ]
    );
}

#[test]
fn only_a_year_that_was_named_places_what_is_from_life() {
    let life = |when: &str| {
        let told = [(LifeWhat, "the choir", &[][..]), (LifeWhen, when, &[])];
        read(Told::default().sitting(1, Kind::FromLife, at(2025, 10), &told))
    };
    for placed in ["2009", " 2009\n"] {
        assert_eq!(life(placed), ["2009 FromLife 1 Begun: the choir"], "{placed}");
    }
    for elsewhere in ["", "when I was nine", "about 2009", "2009–2011", "9", "0009", "2026", "1899", "２００９", "+200"]
    {
        assert_eq!(life(elsewhere), [""; 0], "{elsewhere}");
    }
    let told = Told::default().sitting(1, Kind::Hope, at(2009, 1), &[(HopeWhat, "a boat", &[])]).sitting(
        2,
        Kind::FromLife,
        at(2025, 10),
        &[(LifeWhat, "the choir", &[]), (LifeWhen, "2009", &[])],
    );
    assert_eq!(read(told), ["2009 FromLife 2 Begun: the choir", "2009-01-01 Hope 1 Begun: a boat"]);
}

#[test]
fn a_day_is_the_one_on_the_wall_in_whatever_country() {
    // The last evening of the year in Oslo comes after the first morning of the next in Auckland.
    let new_year = Moment::first_of(2025).unix_ms();
    let auckland = Moment::new(new_year - 10 * HOUR, 13 * 60);
    let oslo = Moment::new(new_year - 3 * HOUR, 60);
    let told = Told::default().sitting(1, Kind::Hope, auckland, &[(HopeWhat, "in Auckland", &[])]).sitting(
        2,
        Kind::Hope,
        oslo,
        &[(HopeWhat, "in Oslo", &[])],
    );
    assert_eq!(Timeline::of(&told.0).years(), [2024, 2025]);
    assert_eq!(read(told), ["2024-12-31 Hope 2 Begun: in Oslo", "2025-01-01 Hope 1 Begun: in Auckland"]);
}

#[test]
fn words_stand_at_the_time_they_were_written_and_at_no_other() {
    let told = Told::default()
        .sitting(1, Kind::Hope, at(2025, 10), &[(HopeWhy, "he asks", &[])])
        .sitting(1, Kind::Hope, at(2025, 12), &[(HopeWhat, "the pool", &[])])
        .sitting(2, Kind::Helped, at(2025, 11), &[(HelpedHow, "slowly", &[])]);
    assert_eq!(
        read(told),
        ["2025-01-10 Hope 1 Begun: ", "2025-01-11 Helped 2 Begun: slowly", "2025-01-12 Hope 1 NewWords: the pool",]
    );
    let mut begun = Journal::new();
    let hope = (NoteId::new(1), Kind::Hope);
    begun.write(hope, HopeWhat, Value::words("a bo"), at(2025, 10)).unwrap();
    assert_eq!(read_from(&begun, None), ["2025-01-10 Hope 1 Begun: a bo"], "what is being written has begun");
    begun.keep(hope.0);
    begun.write(hope, HopeWhat, Value::words("a ship"), at(2026, 10)).unwrap();
    assert_eq!(read_from(&begun, None), ["2025-01-10 Hope 1 Begun: a bo"], "new words stand there once they are kept");
}

#[test]
fn it_begins_in_any_year_and_has_no_empty_ones() {
    let told = [2019, 2022, 2025].into_iter().zip(1..).fold(Told::default(), |told, (year, number)| {
        told.sitting(number, Kind::Hope, at(year, 50), &[(HopeWhat, "a boat", &[])])
    });
    assert_eq!(Timeline::of(&told.0).years(), [2019, 2022, 2025]);
    for (from, marks) in [(None, 3), (Some(2019), 3), (Some(2020), 2), (Some(2025), 1), (Some(2026), 0), (Some(-1), 3)]
    {
        assert_eq!(read_from(&told.0, from).len(), marks, "{from:?}");
    }
}

#[test]
fn one_note_is_a_timeline_and_nothing_is_none() {
    let told = Told::default();
    assert!(!told.0.has_timeline());
    assert!(Timeline::of(&told.0).from(None).is_empty() && Timeline::of(&told.0).years().is_empty());
    let told = told.sitting(1, Kind::Medicine, at(2025, 1), &[(MedicineFor, "sleep", &[])]).sitting(
        2,
        Kind::FromLife,
        at(2025, 1),
        &[(LifeWhat, "the choir", &[])],
    );
    assert!(!told.0.has_timeline(), "neither has a place on it");
    let told = told.sitting(3, Kind::Hope, at(2025, 2), &[(HopeWhat, "a boat", &[])]);
    assert!(told.0.has_timeline());
    assert_eq!(read(told), ["2025-01-02 Hope 3 Begun: a boat"]);
}

#[test]
fn five_thousand_notes_of_ten_years_are_in_order_and_all_there() {
    let mut told = Told::default();
    for number in 0..5_000 {
        // In no order, with a later wording for every tenth.
        let day = number * 2_741 % 3_650;
        let number = number as u128;
        told = told.sitting(number, Kind::Goal, at(2016, day), &[(GoalWhat, "first", &[])]);
        if number.is_multiple_of(10) {
            told = told.sitting(number, Kind::Goal, at(2016, day + 900), &[(GoalWhat, "later", &[])]);
        }
    }
    let timeline = Timeline::of(&told.0);
    let marks = timeline.from(None);
    assert_eq!(marks.len(), 5_500);
    assert!(marks.is_sorted_by_key(|mark| mark.at.day()));
    let all: usize = timeline.years().iter().map(|year| marks.iter().filter(|mark| mark.year() == *year).count()).sum();
    assert_eq!(all, marks.len());
}
