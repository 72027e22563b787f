//! The whole of what a person wrote.

use litemap::LiteMap;

use super::find::Query;
use super::heaps::{Heaps, Place};
use super::id::NoteId;
use super::kind::Kind;
use super::moment::Moment;
use super::note::{NotAsked, Note, Value};
use super::page::Page;
use super::question::{Choice, Question};
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

    /// Makes room for so many more notes at once.
    pub fn make_room(&mut self, notes: usize) {
        self.notes.reserve(notes);
    }

    /// Whether there are no notes.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Every note, in the order of their names: for what asks of each, since putting thousands in order takes its time.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.notes.values()
    }

    /// Every note, newest first.
    pub fn newest_first(&self) -> Vec<&Note> {
        self.newest_first_of(&|_| true)
    }

    /// Every note like this, newest first.
    pub fn newest_first_of(&self, like: &dyn Fn(&Note) -> bool) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self.notes().filter(|note| like(note)).collect();
        newest_first(&mut notes);
        notes
    }

    /// Notes in which all of this stands, newest first, and the query that found them: a looser one where nothing else does.
    pub fn find(&self, query: Query) -> (Vec<&Note>, Query) {
        let found = |query: &Query| {
            let mut room = String::new();
            let mut notes: Vec<&Note> = self.notes().filter(|note| query.is_in_note(note, &mut room)).collect();
            newest_first(&mut notes);
            notes
        };
        let notes = found(&query);
        if !notes.is_empty() {
            return (notes, query);
        }
        let query = query.loosened();
        (found(&query), query)
    }

    /// Notes with something begun and not yet kept, newest first.
    pub fn open_notes(&self) -> Vec<&Note> {
        self.newest_first_of(&|note| note.is_open() && !note.is_blank())
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

    /// Someone else types the own words of this note. False when there is no such note.
    pub fn typed_by_other(&mut self, id: NoteId, at: Moment) -> bool {
        self.edit(id, |note| note.typed_by_other(at))
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

    /// Puts one line of a note in another place. False when there is no such line, or it lies there already.
    pub fn lay(&mut self, id: NoteId, line: usize, place: Place, at: Moment) -> bool {
        let Some(mut heaps) = self.note(id).and_then(Heaps::of) else { return false };
        heaps.put(line, place) && self.notes.get_mut(&id).is_some_and(|note| note.lay(&heaps, at).is_ok())
    }

    /// What a note asks for was asked again and not heard, or is settled. False when there is no such note.
    pub fn asked(&mut self, id: NoteId, choice: Choice, at: Moment) -> bool {
        self.edit(id, |note| note.asked(choice, at))
    }

    fn edit(&mut self, id: NoteId, change: impl FnOnce(&mut Note)) -> bool {
        self.notes.get_mut(&id).map(change).is_some()
    }
}

fn newest_first(notes: &mut [&Note]) {
    notes.sort_unstable_by_key(|note| std::cmp::Reverse((note.begun(), note.id())));
}

impl Default for Journal {
    fn default() -> Journal {
        Journal::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        journal.write(HOPE, Question::Area, Value::chosen([Choice::AreaMe]), at(2)).unwrap();
        assert_eq!(journal.note(HOPE.0).map(Note::begun), Some(at(2)));
    }

    /// The numbers of the notes in which this is found, newest first.
    fn found(journal: &Journal, typed: &str) -> Vec<NoteId> {
        let (notes, _) = journal.find(Query::new(typed).expect("a word"));
        notes.into_iter().map(Note::id).collect()
    }

    #[test]
    fn an_a_finds_an_aa_only_where_nothing_else_does() {
        let mut journal = Journal::new();
        let mut write = |number: u128, words: &str| {
            let name = (NoteId::new(number), Kind::Hope);
            journal.write(name, Question::HopeWhat, Value::words(words), at(number as i64)).unwrap();
        };
        write(1, "å gå en tur");
        write(2, "ga ham en bok");
        write(3, "GÅRD");
        assert_eq!(found(&journal, "ga"), [NoteId::new(2)]);
        assert_eq!(found(&journal, "gå"), [NoteId::new(3), NoteId::new(1)]);
        assert_eq!(found(&journal, "gard"), [NoteId::new(3)]);
        assert_eq!(found(&journal, "en tur"), [NoteId::new(1)]);
    }

    #[test]
    fn words_are_found_as_soon_as_they_are_written_and_no_longer_when_they_are_deleted() {
        let mut journal = with(&[(1, 1), (2, 2)]);
        assert_eq!(found(&journal, "room"), [NoteId::new(2), NoteId::new(1)]);
        journal.write(HOPE, Question::HopeWhy, Value::words("a boat"), at(3)).unwrap();
        assert_eq!(found(&journal, "boat"), [NoteId::new(1)]);
        journal.write(HOPE, Question::HopeWhy, Value::words("a kite"), at(3)).unwrap();
        assert_eq!((found(&journal, "boat"), found(&journal, "kite")), (vec![], vec![NoteId::new(1)]));
        journal.keep(HOPE.0);
        journal.write(HOPE, Question::HopeWhy, Value::words("a sail"), at(9_999)).unwrap();
        assert_eq!(found(&journal, "kite"), [NoteId::new(1)], "older wordings are found too");
        let copy = journal.clone();
        let note = journal.delete(HOPE.0).unwrap();
        assert_eq!(found(&journal, "kite"), []);
        assert_eq!(found(&copy, "kite"), [NoteId::new(1)]);
        journal.put(note);
        assert_eq!(found(&journal, "kite"), [NoteId::new(1)]);
        assert!(journal == copy);
    }

    #[test]
    fn what_was_asked_stays_until_it_is_heard_however_often_it_is_asked() {
        let mut journal = Journal::new();
        let talk = (NoteId::new(1), Kind::ToTalkAbout);
        journal.write(talk, Question::TalkWhat, Value::words("The letters."), at(1)).unwrap();
        journal.keep(talk.0);
        let not_heard = |journal: &Journal| journal.note(talk.0).and_then(Note::not_heard);
        assert_eq!(not_heard(&journal), None);
        // (said, how often it was asked and not heard, and since when)
        for (minute, choice, told) in [
            (10, Choice::AskedNotHeard, Some((1, 10))),
            (20, Choice::AskedNotHeard, Some((2, 10))),
            (30, Choice::AskedHeard, None),
            (40, Choice::AskedNotHeard, Some((1, 40))),
            (50, Choice::AskedNotHeard, Some((2, 40))),
        ] {
            assert!(journal.asked(talk.0, choice, at(minute)));
            assert_eq!(not_heard(&journal), told.map(|(times, since)| (times, at(since))), "{minute}");
        }
        assert!(!journal.asked(NoteId::new(9), Choice::AskedHeard, at(60)), "there is no such note");
        let hope = (NoteId::new(2), Kind::Hope);
        journal.write(hope, Question::HopeWhat, Value::words("A room"), at(1)).unwrap();
        let before = journal.clone();
        journal.asked(hope.0, Choice::AskedNotHeard, at(60));
        assert!(journal == before, "a hope asks nothing of anyone");
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
