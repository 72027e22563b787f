//! The whole of what a person wrote.

use litemap::LiteMap;

use super::id::NoteId;
use super::kind::Kind;
use super::moment::Moment;
use super::note::{NotAsked, Note, Value};
use super::page::Page;
use super::question::Question;
use super::settings::Settings;

/// Every note, the choices for the page, and the settings. Every edit is a method here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    notes: LiteMap<NoteId, Note>,
    /// What goes on the page to bring.
    pub page: Page,
    /// How the program should be.
    pub settings: Settings,
}

impl Journal {
    /// A journal with nothing in it.
    pub fn new() -> Journal {
        Journal { notes: LiteMap::new(), page: Page::new(), settings: Settings::default() }
    }

    /// One note.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(&id)
    }

    /// Whether there are no notes.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Every note, newest first.
    pub fn newest_first(&self) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self.notes.values().collect();
        notes.sort_unstable_by_key(|note| std::cmp::Reverse((note.begun(), note.id())));
        notes
    }

    /// Notes with something begun and not yet kept, newest first.
    pub fn open_notes(&self) -> Vec<&Note> {
        self.newest_first().into_iter().filter(|note| note.is_open() && !note.is_blank()).collect()
    }

    /// Writes an answer; the note comes into being with its first words.
    pub fn write(
        &mut self,
        (id, kind): (NoteId, Kind),
        question: Question,
        value: Value,
        at: Moment,
    ) -> Result<(), NotAsked> {
        if let Some(note) = self.notes.get_mut(&id) {
            return note.write(question, value, at);
        }
        let mut note = Note::new(id, kind, at);
        note.write(question, value, at)?;
        if !note.is_blank() {
            self.notes.insert(id, note);
        }
        Ok(())
    }

    /// Remembers the screen where the person is in this note. False when there is no such note.
    pub fn stand_at(&mut self, id: NoteId, question: Question) -> bool {
        self.edit(id, |note| note.stand_at(question))
    }

    /// Ends the sitting of a note. False when there is no such note.
    pub fn keep(&mut self, id: NoteId) -> bool {
        self.edit(id, Note::keep)
    }

    /// Leaves new words that were begun on top of kept ones. False when there is no such note.
    pub fn leave_new_words(&mut self, id: NoteId) -> bool {
        self.edit(id, Note::leave_new_words)
    }

    /// Takes a note out, and gives it back so that it can be undone.
    pub fn delete(&mut self, id: NoteId) -> Option<Note> {
        self.notes.remove(&id)
    }

    /// Puts a note in as it is, in place of any of the same name: what was read from a store, or an undone deletion.
    pub fn put(&mut self, note: Note) {
        self.notes.insert(note.id(), note);
    }

    /// Puts in another version of a note that may be here already, keeping both.
    pub fn merge(&mut self, theirs: Note) {
        let merged = match self.notes.remove(&theirs.id()) {
            Some(mine) => mine.merge(theirs),
            None => theirs,
        };
        self.put(merged);
    }

    fn edit(&mut self, id: NoteId, change: impl FnOnce(&mut Note)) -> bool {
        self.notes.get_mut(&id).map(change).is_some()
    }
}

impl Default for Journal {
    fn default() -> Journal {
        Journal::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::Choice;

    const HOPE: (NoteId, Kind) = (NoteId::new(1), Kind::Hope);

    fn at(minute: i64) -> Moment {
        Moment::new(minute * 60_000, 0)
    }

    fn with(notes: &[(u128, i64)]) -> Journal {
        let mut journal = Journal::new();
        for (id, minute) in notes {
            let name = (NoteId::new(*id), Kind::Hope);
            journal.write(name, Question::HopeWhat, Value::words("A room"), at(*minute)).unwrap();
        }
        journal
    }

    #[test]
    fn a_note_comes_into_being_with_its_first_words_and_not_before() {
        let mut journal = Journal::new();
        journal.write(HOPE, Question::HopeWhat, Value::words(" "), at(1)).unwrap();
        assert!(journal.is_empty());
        assert!(journal.write(HOPE, Question::GoalWhat, Value::words("x"), at(1)).is_err());
        assert!(journal.is_empty());
        journal.write(HOPE, Question::HopeArea, Value::chosen([Choice::AreaMe]), at(2)).unwrap();
        assert_eq!(journal.note(HOPE.0).map(Note::begun), Some(at(2)));
    }

    #[test]
    fn the_newest_note_stands_first() {
        let ids: Vec<NoteId> =
            with(&[(1, 5), (2, 9), (3, 7), (4, 9)]).newest_first().iter().map(|note| note.id()).collect();
        assert_eq!(ids, [4, 2, 3, 1].map(NoteId::new));
    }

    #[test]
    fn a_note_is_open_until_it_is_kept() {
        let mut journal = with(&[(1, 5), (2, 9)]);
        assert!(journal.keep(NoteId::new(2)));
        let open: Vec<NoteId> = journal.open_notes().iter().map(|note| note.id()).collect();
        assert_eq!(open, [NoteId::new(1)]);
        assert!(!journal.keep(NoteId::new(7)));
    }

    #[test]
    fn an_undone_deletion_puts_back_the_very_same_note() {
        let mut journal = with(&[(1, 5), (2, 9)]);
        let before = journal.clone();
        let note = journal.delete(NoteId::new(1)).unwrap();
        assert_eq!(journal.note(NoteId::new(1)), None);
        journal.put(note);
        assert_eq!(journal, before);
        assert_eq!(journal.delete(NoteId::new(7)), None);
    }

    #[test]
    fn another_version_of_a_note_is_merged_and_another_note_is_added() {
        let mut journal = with(&[(1, 5)]);
        journal.keep(NoteId::new(1));
        let other = with(&[(2, 9)]).note(NoteId::new(2)).cloned().unwrap();
        journal.merge(other.clone());
        journal.merge(other);
        assert_eq!(journal.newest_first().len(), 2);
        let mut mine = Note::new(NoteId::new(1), Kind::Hope, at(5));
        mine.write(Question::HopeWhat, Value::words("A home"), at(8)).unwrap();
        mine.keep();
        journal.merge(mine);
        let kept = journal.note(NoteId::new(1)).and_then(|note| note.answer(Question::HopeWhat)).unwrap().kept();
        let words: Vec<&str> = kept.iter().map(|said| said.value.words.as_str()).collect();
        assert_eq!(words, ["A room", "A home"]);
    }
}
