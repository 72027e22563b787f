//! Who typed the words of a note: a mark beside them that says that someone else did. It goes with the words it is of.

use super::{Note, Value};
use crate::domain::{Choice, Moment, Question};

impl Note {
    /// Someone else typed it.
    pub fn is_typed(&self) -> bool {
        self.settled(Question::Typed).is_some()
    }

    /// Someone else types the note's own words. Where there are none just now, nothing is typed.
    pub fn typed_by_other(&mut self, at: Moment) {
        let says = self.current(self.kind.lead()).is_some_and(|said| !said.is_blank());
        if says && !self.is_typed() {
            let value = Value::chosen([Choice::TypedByOther]);
            self.answers.entry(Question::Typed).or_default().write(Question::Typed, value, at);
        }
    }

    /// The note's own words were written, of which so many wordings were kept before.
    pub(super) fn mark_own_words(&mut self, kept_before: usize) {
        let Some(own) = self.answers.get(&self.kind.lead()) else { return };
        let is_blank = own.draft.as_ref().is_none_or(|draft| draft.value.is_blank());
        // Words of another day were kept on the way, and with them who typed them.
        if own.kept.len() > kept_before
            && let Some(mark) = self.answers.get_mut(&Question::Typed)
        {
            mark.keep(Question::Typed);
        }
        if is_blank {
            self.unmark();
        }
    }

    /// Keeps the note's own words. Where they add nothing, nor does it matter who typed them.
    pub(super) fn keep_own_words(&mut self) {
        let lead = self.kind.lead();
        let Some(own) = self.answers.get_mut(&lead).filter(|own| own.draft.is_some()) else { return };
        let before = own.kept.len();
        own.keep(lead);
        // Who is asked who typed it is asked about all of the note.
        if own.kept.len() == before && self.place != Some(Question::Typed) {
            self.unmark();
        }
    }

    /// Takes off a mark that was not kept.
    pub(super) fn unmark(&mut self) {
        if let Some(mark) = self.answers.get_mut(&Question::Typed) {
            mark.draft = None;
            if mark.is_empty() {
                self.answers.remove(&Question::Typed);
            }
        }
    }
}
