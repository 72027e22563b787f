//! What was written, as a journey: by the year and month on the person's own wall, the first thing first.
//!
//! It reads as it was lived, so the first words stand at the top; Look back has the newest there. Nothing is counted,
//! and a time without words is not there at all.

use super::journal::Journal;
use super::kind::Kind;
use super::moment::Moment;
use super::note::{LONGEST_SITTING_MS, Note, Said, Value};
use super::question::{Choice, Question};

/// Everything that stands on the timeline, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline<'a> {
    marks: Vec<Mark<'a>>,
}

/// One thing that was written, at its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark<'a> {
    /// When; of something from life, the beginning of the year that the person named.
    pub at: Moment,
    /// Where it stands.
    pub note: &'a Note,
    /// What happened with the note then.
    pub what: What,
    /// How it was with it: said when it was looked at again, or whether a goal was for now or not yet.
    pub state: Option<Choice>,
    /// The words that stood for the note then.
    pub words: Option<&'a Value>,
    /// What was said besides: in a look back, or what was agreed in a talk.
    pub said: Option<&'a Value>,
}

/// What happened with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It was begun.
    Begun,
    /// It got new words.
    NewWords,
    /// It was looked at again.
    Again,
}

impl Journal {
    /// Whether anything stands on the timeline.
    pub fn has_timeline(&self) -> bool {
        self.notes().any(is_on_timeline)
    }
}

/// Hopes, goals, what helped or did not, and talks; of what is from life only what has a year.
fn is_on_timeline(note: &Note) -> bool {
    let fits = match note.kind() {
        Kind::Hope | Kind::Goal | Kind::Helped | Kind::DidNotHelp | Kind::AfterTalk => true,
        Kind::FromLife => named_year(note).is_some(),
        _ => false,
    };
    fits && !note.is_blank()
}

impl<'a> Timeline<'a> {
    /// The timeline of everything in a journal.
    pub fn of(journal: &'a Journal) -> Timeline<'a> {
        let mut marks = Vec::new();
        for note in journal.notes().filter(|note| is_on_timeline(note)) {
            add_marks(note, &mut marks);
        }
        marks.sort_unstable_by_key(|mark| (mark.at.wall_ms(), mark.note.id(), mark.what));
        Timeline { marks }
    }

    /// The years in which there is something, the first one first.
    pub fn years(&self) -> Vec<i32> {
        let mut years = Vec::new();
        for mark in &self.marks {
            let year = mark.year();
            if years.last() != Some(&year) {
                years.push(year);
            }
        }
        years
    }

    /// What stands there from a year on, or from the beginning.
    pub fn from(&self, year: Option<i32>) -> &[Mark<'a>] {
        let before = |mark: &&Mark| year.is_some_and(|year| mark.year() < year);
        &self.marks[self.marks.iter().take_while(before).count()..]
    }
}

impl Mark<'_> {
    /// The year it stands under.
    pub fn year(&self) -> i32 {
        self.at.day().year
    }

    /// The month it stands under; none where the year alone is known.
    pub fn month(&self) -> Option<u8> {
        self.has_day().then(|| self.at.day().month)
    }

    /// Whether the day is known.
    pub fn has_day(&self) -> bool {
        self.note.kind() != Kind::FromLife
    }
}

/// The year a person named, and nothing else: 'when I was nine' is left as it is, and no year is made of it.
fn named_year(note: &Note) -> Option<i32> {
    let year = year(note.settled(Question::LifeWhen)?.value.words.trim())?;
    (1900..=note.begun().day().year).contains(&year).then_some(year)
}

/// A year in four digits and nothing else.
pub fn year(text: &str) -> Option<i32> {
    let digits = (text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit())).then(|| text.bytes());
    Some(digits?.fold(0, |year, digit| year * 10 + i32::from(digit - b'0')))
}

fn add_marks<'a>(note: &'a Note, marks: &mut Vec<Mark<'a>>) {
    let mark = |at, what, words| Mark { at, note, what, state: None, words, said: None };
    if note.kind() == Kind::FromLife {
        marks.extend(named_year(note).map(|year| mark(Moment::first_of(year), What::Begun, note.lead())));
        return;
    }
    let wordings = said_to(note, note.kind().lead());
    let is_first = |said: &Said| said.at.unix_ms() - note.begun().unix_ms() <= LONGEST_SITTING_MS;
    // A note may have got words of its own on a later day only, or have others alone.
    let later = usize::from(wordings.first().is_some_and(is_first));
    let first = if wordings.is_empty() { note.lead() } else { wordings[..later].first().map(|said| &said.value) };
    let begun = marks.len();
    let agreed = note.settled(Question::AfterAgreed).map(|said| &said.value);
    marks.push(Mark { said: agreed, ..mark(note.begun(), What::Begun, first) });
    let later = &wordings[later..];
    marks.extend(later.iter().map(|said| mark(said.at, What::NewWords, Some(&said.value))));
    let words_at = |at: Moment| later.iter().rev().find(|said| said.at <= at).map(|said| &said.value).or(first);
    for said in said_to(note, Question::GoalWhen) {
        let state = said.value.chosen.first().copied();
        if is_first(said) {
            marks[begun].state = state;
        } else {
            marks.push(Mark { state, ..mark(said.at, What::Again, words_at(said.at)) });
        }
    }
    for look in note.looks() {
        let same = |mark: &&mut Mark| mark.what == What::NewWords && mark.at == look.at();
        let said = look.answers().map(|(_, said)| said).find(|said| !said.words.trim().is_empty());
        match marks[begun..].iter_mut().find(same) {
            // New words that were given in the look stand with it.
            Some(mark) => (mark.state, mark.said) = (look.now(), said),
            None => marks.push(Mark { state: look.now(), said, ..mark(look.at(), What::Again, words_at(look.at())) }),
        }
    }
}

/// Everything kept that was said to a question; while the first sitting lasts, what is being written.
fn said_to(note: &Note, question: Question) -> &[Said] {
    let Some(answer) = note.answer(question) else { return &[] };
    let draft = answer.draft().filter(|draft| !draft.value.is_blank());
    if answer.kept().is_empty() { draft.map(std::slice::from_ref).unwrap_or_default() } else { answer.kept() }
}

#[cfg(test)]
mod tests;
