//! What a person relies on with cards, and with everything that is on their mind.

use super::*;
use crate::domain::heaps::Place;
use crate::domain::{Heaps, Language, Note};

impl Tab {
    fn note(&self, id: NoteId) -> &Note {
        self.model().journal.note(id).expect("a note")
    }

    /// The heaps of a note as they are read.
    fn heaps(&self, id: NoteId) -> Vec<String> {
        let heaps = Heaps::of(self.note(id)).expect("a kind that is put in order");
        let heap = |lines: &[usize]| lines.iter().filter_map(|line| heaps.line(*line)).collect::<Vec<_>>().join(", ");
        heaps.heaps().map(|(_, lines)| heap(lines)).collect()
    }

    /// Picks cards by name.
    fn picks(&mut self, names: &[&'static str]) -> NoteId {
        self.send(Event::Begin(Kind::Cards));
        let (note, _) = self.question();
        for name in names {
            self.send(Event::Card(note, name, true));
        }
        note
    }
}

#[test]
fn cards_are_picked_put_back_and_put_in_order() {
    let mut tab = Tab::opened();
    let note = tab.picks(&["Family", "Food", "Calm"]);
    tab.send(Event::Card(note, "Food", false));
    tab.send(Event::Typed(Field::Answer(note, Question::CardsOwn), "My own key".to_owned()));
    tab.goes_on();
    assert_eq!(tab.question(), (note, Question::CardsFirst));
    assert_eq!(tab.heaps(note), ["", "Family, Calm, My own key"]);
    tab.send(Event::Lay { line: 2, place: Place { heap: 0, at: 0 }, down: false });
    assert_eq!(tab.heaps(note), ["My own key", "Family, Calm"]);
    assert_eq!((tab.model().moved, &tab.effects[..]), (Some((2, false)), &[Effect::Autosave, Effect::FocusMoved][..]));
    // A press that changes nothing is no change to save.
    tab.all_is_saved();
    tab.send(Event::Lay { line: 2, place: Place { heap: 0, at: 0 }, down: false });
    assert_eq!(tab.effects, []);
    tab.send(Event::Lay { line: 9, place: Place { heap: 0, at: 0 }, down: false });
    assert_eq!(tab.effects, []);
    tab.goes_on();
    assert_eq!(tab.model().route, Route::Note(note));
}

#[test]
fn where_nothing_was_picked_there_is_nothing_to_put_in_order() {
    for kind in [Kind::Cards, Kind::OnMind] {
        let mut tab = Tab::opened();
        tab.send(Event::Begin(kind));
        tab.goes_on();
        assert_eq!((tab.model().route, tab.model().notice), (Route::Home, Some(Notice::NothingWritten)), "{kind:?}");
    }
}

#[test]
fn a_note_from_a_card_says_which_and_is_found_by_its_part_of_life() {
    let mut tab = Tab::opened();
    let cards = tab.picks(&["Family", "Calm"]);
    tab.send(Event::Typed(Field::Answer(cards, Question::CardsOwn), "My own key".to_owned()));
    tab.goes_on();
    tab.goes_on();
    // (line, kind, card, part of life)
    for (line, kind, card, area) in [
        (0, Kind::Hope, "Family", Some(Choice::AreaPeople)),
        (1, Kind::HardDay, "Calm", Some(Choice::AreaBody)),
        (2, Kind::Everyday, "My own key", None),
    ] {
        tab.send(Event::BeginFrom(cards, line, kind));
        let (id, question) = tab.question();
        assert_eq!(question, kind.lead());
        assert_eq!(tab.model().journal.note(id), None, "nothing is stored before its first words");
        tab.types("a");
        assert_eq!((tab.note(id).card(), tab.note(id).area()), (Some(card), area));
        assert_eq!(tab.note(id).place(), Some(kind.lead()));
        while tab.model().route != Route::Note(id) {
            tab.goes_on();
        }
        if let Some(area) = area {
            tab.send(Event::Show(Some(Only::Area(area))));
            let shown: Vec<NoteId> = tab.model().look_back().0.iter().map(|note| note.id()).collect();
            assert_eq!(shown, [id]);
            tab.send(Event::Show(Some(Only::Card(card))));
            let shown: Vec<NoteId> = tab.model().look_back().0.iter().map(|note| note.id()).collect();
            assert_eq!(shown, [id]);
            tab.send(Event::Show(None));
        }
    }
    // Another note that is begun has nothing of the card.
    let hope = tab.writes_a_hope("A room");
    assert_eq!((tab.note(hope).card(), tab.note(hope).area()), (None, None));
}

#[test]
fn a_note_from_a_card_whose_words_were_all_taken_back_is_no_note() {
    let mut tab = Tab::opened();
    let cards = tab.picks(&["Family"]);
    tab.goes_on();
    tab.goes_on();
    tab.send(Event::BeginFrom(cards, 0, Kind::Goal));
    let (id, _) = tab.question();
    tab.types("a");
    tab.types("");
    tab.send(Event::Stop);
    assert_eq!(tab.model().journal.note(id), None);
}

#[test]
fn a_card_is_known_in_the_language_it_was_picked_in() {
    let mut tab = Tab::opened();
    tab.send(Event::Language(Language::Danish));
    let cards = tab.picks(&["Ro"]);
    tab.goes_on();
    tab.goes_on();
    tab.send(Event::BeginFrom(cards, 0, Kind::Goal));
    tab.types("a");
    let (id, _) = tab.question();
    assert_eq!((tab.note(id).card(), tab.note(id).area()), (Some("Ro"), Some(Choice::AreaBody)));
}

#[test]
fn what_comes_first_of_all_on_the_mind_becomes_a_note_and_the_list_stays() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::OnMind));
    let (mind, _) = tab.question();
    tab.types("the letters\nthe pool");
    tab.goes_on();
    tab.send(Event::Lay { line: 0, place: Place { heap: 1, at: 0 }, down: false });
    tab.goes_on();
    for (line, is_one) in [(0, true), (1, false), (7, false)] {
        tab.send(Event::BeginFrom(mind, line, Kind::ToTalkAbout));
        assert_eq!(matches!(tab.model().route, Route::Question(..)), is_one, "{line}");
        if is_one {
            let (id, _) = tab.question();
            assert_eq!(tab.note(id).lead().map(|lead| lead.words.as_str()), Some("the letters"));
            assert_eq!(tab.note(id).card(), None);
        }
        tab.send(Event::Go(Route::Note(mind)));
    }
    assert_eq!(tab.heaps(mind), ["the pool", "the letters", "", ""]);
}
