//! A look back: a dated 'now' that is added to a note and changes nothing that stood there.

use litemap::LiteMap;

use super::moment::Moment;
use super::note::Value;
use super::question::{Choice, Question};

/// How an older note looked on a later day.
///
/// Invariant: it holds answers to look-back questions only. A new wording given in a look moves to the
/// note's own words when the look is kept, under the date of the look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    at: Moment,
    answers: LiteMap<Question, Value>,
}

impl Look {
    /// An empty look, begun at `at`.
    pub fn new(at: Moment) -> Look {
        Look { at, answers: LiteMap::new() }
    }

    /// When it was begun.
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Still true, changed, got there or let go, if one was picked.
    pub fn now(&self) -> Option<Choice> {
        self.answers.get(&Question::LookNow)?.chosen.first().copied()
    }

    /// The answer to one look-back question.
    pub fn answer(&self, question: Question) -> Option<&Value> {
        self.answers.get(&question)
    }

    /// Everything answered, in the order it is asked.
    pub fn answers(&self) -> impl Iterator<Item = (Question, &Value)> {
        self.answers.iter().map(|(question, value)| (*question, value))
    }

    /// Answers one look-back question. A blank value leaves the answer out. False when it is not such a question.
    pub fn write(&mut self, question: Question, value: Value) -> bool {
        if !question.is_look() {
            return false;
        }
        if value.is_blank() {
            self.answers.remove(&question);
        } else {
            self.answers.insert(question, value);
        }
        true
    }

    /// Nothing was said.
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty()
    }

    pub(super) fn take_wording(&mut self) -> Option<Value> {
        self.answers.remove(&Question::LookWording)
    }
}
