//! The guided first use: eight screens, alone or with someone who sits beside, that can be left at any of them.

use super::id::NoteId;
use super::kind::Kind;

/// One screen of the eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuideStep {
    /// Language, text size, and whether someone sits beside.
    Begin,
    /// Whose words they are, and whose device it is.
    Device,
    /// What do you hope for?
    Hope,
    /// What are you working on?
    Goal,
    /// What has helped?
    Helped,
    /// What is most important next time?
    Next,
    /// Check your words.
    Check,
    /// Print, save, keep or delete.
    End,
}

/// A guide that was begun and has not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Where the person is, or stopped.
    pub step: GuideStep,
    /// Someone sits beside.
    pub together: bool,
    /// Someone else types.
    pub typed: bool,
    /// The notes that are written in it, in the order of [`Guide::KINDS`]. Each exists from its first words on.
    pub notes: [NoteId; 4],
}

impl GuideStep {
    /// Every step, in order.
    pub const ALL: [GuideStep; 8] = [
        GuideStep::Begin,
        GuideStep::Device,
        GuideStep::Hope,
        GuideStep::Goal,
        GuideStep::Helped,
        GuideStep::Next,
        GuideStep::Check,
        GuideStep::End,
    ];

    /// The step after this one.
    pub fn next(self) -> Option<GuideStep> {
        GuideStep::ALL.into_iter().find(|step| *step > self)
    }

    /// The step before this one.
    pub fn previous(self) -> Option<GuideStep> {
        GuideStep::ALL.into_iter().rev().find(|step| *step < self)
    }

    /// Which of the guide's notes is written here; none where none is.
    pub fn writes(self) -> Option<usize> {
        let first = GuideStep::Hope as usize;
        (self as usize).checked_sub(first).filter(|index| *index < Guide::KINDS.len())
    }
}

impl Guide {
    /// What its notes are.
    pub const KINDS: [Kind; 4] = [Kind::Hope, Kind::Goal, Kind::Helped, Kind::ToTalkAbout];

    /// A guide at its beginning. Its notes are named after 128 fresh random bits.
    pub fn new(entropy: u128) -> Guide {
        let notes = [0, 1, 2, 3].map(|number| NoteId::new(entropy.wrapping_add(number)));
        Guide { step: GuideStep::Begin, together: false, typed: false, notes }
    }

    /// What kind of note it writes under this name, if it does.
    pub fn kind_of(&self, id: NoteId) -> Option<Kind> {
        self.notes.iter().position(|note| *note == id).and_then(|index| Guide::KINDS.get(index).copied())
    }

    /// One of its notes goes on under another name.
    pub fn rename(&mut self, old: NoteId, new: NoteId) {
        for note in self.notes.iter_mut().filter(|note| **note == old) {
            *note = new;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_asks_for_four_notes_of_their_kinds_in_the_middle_of_its_eight_screens() {
        let guide = Guide::new(u128::MAX);
        let writes = GuideStep::ALL.map(GuideStep::writes);
        assert_eq!(writes, [None, None, Some(0), Some(1), Some(2), Some(3), None, None]);
        assert_eq!(guide.notes.map(|note| guide.kind_of(note)), Guide::KINDS.map(Some));
        assert_eq!(guide.kind_of(NoteId::new(7)), None);
    }
}
