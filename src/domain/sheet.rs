//! The page to bring, as data: what stands on it and in what order, in no language and no layout.

use super::id::NoteId;
use super::journal::Journal;
use super::kind::Kind;
use super::look::Look;
use super::moment::{Day, Moment};
use super::note::{Note, Value};
use super::page::{Need, Paper, Part, TalkAbout};
use super::question::Question;

/// One print of the page to bring. Parts without anything in them are not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Paper to print on.
    pub paper: Paper,
    /// The person's name, only if wished.
    pub name: Option<String>,
    /// The date, only if wished.
    pub date: Option<Day>,
    /// The box: most important to me today.
    pub first: Vec<Entry>,
    /// In the box: today I need.
    pub needs: Vec<Need>,
    /// In the box: the talk should be about.
    pub talk_about: Vec<TalkAbout>,
    /// The parts, in the order they are printed; none is empty.
    pub parts: Vec<SheetPart>,
    /// Whether ruled lines are wanted.
    pub room_to_write: bool,
    /// Large print.
    pub large: bool,
    /// Someone else typed some of it.
    pub typed: bool,
}

/// One headed part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPart {
    /// What kind of notes stand in it; it decides the heading.
    pub kind: Kind,
    /// Its notes, newest first.
    pub entries: Vec<Entry>,
}

/// What stands on the page of one note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The note, or none for words made for today.
    pub note: Option<NoteId>,
    /// The note's own words, if they were ticked.
    pub lead: Option<String>,
    /// What else was ticked, in the order it is asked.
    pub lines: Vec<Line>,
}

/// A line below a note's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The answer to one question.
    Answer(Question, Value),
    /// The last look back.
    Now(Look),
}

impl Sheet {
    /// Nothing to print but the frame.
    pub fn is_blank(&self) -> bool {
        self.first.is_empty() && self.needs.is_empty() && self.talk_about.is_empty() && self.parts.is_empty()
    }
}

impl Journal {
    /// The page as it would be printed at `now`. A ticked note that is gone is left out.
    pub fn sheet(&self, now: Moment) -> Sheet {
        self.sheet_of(now, &|_| true)
    }

    /// The same of these notes alone, whatever else is ticked.
    pub fn sheet_of(&self, now: Moment, of: &dyn Fn(NoteId) -> bool) -> Sheet {
        let page = &self.page;
        let has_note = |id: NoteId| page.has_note(id) && of(id);
        let mut first = Vec::new();
        if !page.first_words.trim().is_empty() {
            first.push(Entry { note: None, lead: Some(page.first_words.clone()), lines: Vec::new() });
        }
        let first_note = page.first.filter(|id| of(*id)).and_then(|id| self.note(id));
        first.extend(first_note.and_then(|note| self.entry(note)));

        let mut others = self.newest_first_of(&|note| has_note(note.id()) && Some(note.id()) != page.first);
        others.sort_by_key(|note| place_in(&page.arranged.notes, note.id()));
        let mut kinds = Kind::ALL.to_vec();
        kinds.sort_by_key(|kind| place_in(&page.arranged.parts, *kind));
        let mut parts = Vec::new();
        for kind in kinds {
            let mut entries = Vec::new();
            for note in &others {
                if note.kind() == kind
                    && let Some(entry) = self.entry(note)
                {
                    entries.push(entry);
                }
            }
            if !entries.is_empty() {
                parts.push(SheetPart { kind, entries });
            }
        }
        let name = page.name.trim();
        Sheet {
            paper: page.paper,
            name: (!name.is_empty()).then(|| name.to_owned()),
            date: page.show_date.then(|| now.day()),
            first,
            needs: page.needs().to_vec(),
            talk_about: page.talk_about().to_vec(),
            parts,
            room_to_write: page.room_to_write,
            large: page.arranged.large,
            typed: self.notes().any(|note| has_note(note.id()) && note.is_typed()),
        }
    }

    /// The ticked parts of one note; none when nothing of it is ticked or there is nothing left to say.
    fn entry(&self, note: &Note) -> Option<Entry> {
        let ticked = |part: Part| self.page.has(note.id(), part);
        let lead_question = note.kind().lead();
        let settled = |question: Question| note.settled(question).map(|said| said.value.clone());
        let lead = ticked(Part::Answer(lead_question)).then(|| settled(lead_question)).flatten();
        let shorter = || self.page.shorter(note.id()).map(Value::words);
        let lead = lead.map(|own| shorter().unwrap_or(own));

        let mut lines = Vec::new();
        for question in note.kind().questions()[1..].iter().copied() {
            if ticked(Part::Answer(question))
                && let Some(value) = settled(question)
            {
                lines.push(Line::Answer(question, value));
            }
        }
        if let Some(look) = note.looks().last().filter(|_| ticked(Part::Now)) {
            lines.push(Line::Now(look.clone()));
        }
        let entry = Entry { note: Some(note.id()), lead: lead.map(|value| value.words), lines };
        (entry.lead.is_some() || !entry.lines.is_empty()).then_some(entry)
    }
}

/// Where a thing stands in an order that may not have it: those it has not come last, as they were.
fn place_in<T: PartialEq>(order: &[T], thing: T) -> usize {
    order.iter().position(|other| *other == thing).unwrap_or(order.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::page::Item;
    use crate::domain::question::Choice;

    fn at(day: i64) -> Moment {
        Moment::new(day * 86_400_000, 60)
    }

    /// A journal of kept notes, by number, kind and day, each with words to every question of its kind that takes them.
    fn journal(notes: &[(u128, Kind, i64)]) -> Journal {
        let mut journal = Journal::new();
        for (number, kind, day) in notes {
            for question in kind.questions() {
                let words = Value::words(format!("{question:?} of {number}"));
                journal.write((NoteId::new(*number), *kind), *question, words, at(*day)).unwrap();
            }
            journal.keep(NoteId::new(*number));
        }
        journal
    }

    fn tick(journal: &mut Journal, note: u128, part: Part) {
        journal.page.tick(Item { note: NoteId::new(note), part }, true);
    }

    /// What would be read on paper, from top to bottom.
    fn read(journal: &Journal) -> Vec<String> {
        let sheet = journal.sheet(at(100));
        let entry = |entry: &Entry| -> Vec<String> {
            let line = |line: &Line| match line {
                Line::Answer(_, value) => value.words.clone(),
                Line::Now(look) => format!("now {:?}", look.now()),
            };
            entry.lead.iter().cloned().chain(entry.lines.iter().map(line)).collect()
        };
        let parts = sheet
            .parts
            .iter()
            .flat_map(|part| std::iter::once(format!("# {:?}", part.kind)).chain(part.entries.iter().flat_map(entry)));
        sheet.first.iter().flat_map(entry).chain(parts).collect()
    }

    #[test]
    fn nothing_stands_on_the_sheet_that_was_not_ticked() {
        let journal = journal(&[(1, Kind::Hope, 1), (2, Kind::Goal, 2)]);
        assert!(journal.sheet(at(3)).is_blank());
        let sheet = journal.sheet(at(3));
        assert_eq!((sheet.name, sheet.needs.len(), sheet.talk_about.len()), (None, 0, 0));
    }

    #[test]
    fn parts_stand_in_order_the_newest_note_first_and_lines_as_they_are_asked() {
        let mut journal =
            journal(&[(1, Kind::Goal, 1), (2, Kind::Hope, 2), (3, Kind::Hope, 3), (4, Kind::ToTalkAbout, 4)]);
        for (note, part) in [
            (4, Part::Answer(Question::TalkWhat)),
            (1, Part::Answer(Question::GoalStep)),
            (1, Part::Answer(Question::GoalWhy)),
            (2, Part::Answer(Question::HopeWhat)),
            (3, Part::Answer(Question::HopeWhy)),
            (3, Part::Answer(Question::HopeWhat)),
        ] {
            tick(&mut journal, note, part);
        }
        let expected = [
            "# Hope",
            "HopeWhat of 3",
            "HopeWhy of 3",
            "HopeWhat of 2",
            "# Goal",
            "GoalWhy of 1",
            "GoalStep of 1",
            "# ToTalkAbout",
            "TalkWhat of 4",
        ];
        assert_eq!(read(&journal), expected);
        journal.page.first = Some(NoteId::new(1));
        journal.page.first_words = "Today".to_owned();
        assert_eq!(read(&journal)[..4], ["Today", "GoalWhy of 1", "GoalStep of 1", "# Hope"]);
        assert!(!read(&journal).contains(&"# Goal".to_owned()), "it stands once, and no heading is empty");
    }

    #[test]
    fn a_new_wording_is_on_the_sheet_once_it_is_kept() {
        let mut journal = journal(&[(1, Kind::Hope, 1)]);
        tick(&mut journal, 1, Part::Answer(Question::HopeWhat));
        let name = (NoteId::new(1), Kind::Hope);
        journal.write(name, Question::HopeWhat, Value::words("half a wor"), at(2)).unwrap();
        assert_eq!(read(&journal), ["# Hope", "HopeWhat of 1"]);
        journal.keep(NoteId::new(1));
        assert_eq!(read(&journal), ["# Hope", "half a wor"]);
    }

    #[test]
    fn the_last_look_back_stands_there_when_it_was_ticked() {
        let mut journal = journal(&[(1, Kind::Hope, 1)]);
        let name = (NoteId::new(1), Kind::Hope);
        for (day, choice) in [(2, Choice::StillTrue), (3, Choice::Changed)] {
            journal.write(name, Question::LookNow, Value::chosen([choice]), at(day)).unwrap();
            journal.keep(NoteId::new(1));
        }
        assert_eq!(read(&journal), Vec::<String>::new());
        tick(&mut journal, 1, Part::Now);
        assert_eq!(read(&journal), ["# Hope", "now Some(Changed)"]);
    }

    #[test]
    fn a_note_that_is_gone_leaves_no_trace_and_comes_back_with_undo() {
        let mut journal = journal(&[(1, Kind::Hope, 1), (2, Kind::Hope, 2)]);
        tick(&mut journal, 1, Part::Answer(Question::HopeWhat));
        tick(&mut journal, 2, Part::Answer(Question::HopeWhat));
        journal.page.first = Some(NoteId::new(1));
        let before = read(&journal);
        let note = journal.delete(NoteId::new(1)).unwrap();
        assert_eq!(read(&journal), ["# Hope", "HopeWhat of 2"]);
        journal.put(note);
        assert_eq!(read(&journal), before);
    }

    #[test]
    fn name_and_date_stand_there_only_if_wished() {
        let mut journal = journal(&[]);
        journal.page.name = "  ".to_owned();
        journal.page.show_date = false;
        assert_eq!((journal.sheet(at(0)).name, journal.sheet(at(0)).date), (None, None));
        journal.page.name = " Åse ".to_owned();
        journal.page.show_date = true;
        let sheet = journal.sheet(Moment::new(0, 60));
        assert_eq!(sheet.name.as_deref(), Some("Åse"));
        assert_eq!(sheet.date.map(|day| day.iso()).as_deref(), Some("1970-01-01"));
    }
}
