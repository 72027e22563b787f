//! What a person relies on in the program itself, told as events.

mod aloud;
mod cards;
mod example;
mod guide;
mod lives;
mod seeing;

use litemap::LiteMap;

use super::*;
use crate::domain::{Choice, Item, Kind, Moment, NoteId, Part, Question};
use crate::format::{Body, Record, RecordId, Rev, Unreadable, Vault};
use crate::store::{Failure, Keeping, Opened, Saved};

const HOUR: i64 = 60 * 60 * 1000;

/// A tab with a person before it. Saves wait until [`Tab::saves_end`] says how they went.
struct Tab {
    model: Option<Model>,
    now: i64,
    entropy: u128,
    waiting: Vec<Record>,
    effects: Vec<Effect>,
}

impl Tab {
    fn not_opened() -> Tab {
        let now = 1_795_386_600_000;
        let model = Model::new(&["en".to_owned()], Moment::new(now, 60), false);
        Tab { model: Some(model), now, entropy: 7, waiting: Vec::new(), effects: Vec::new() }
    }

    fn opened_with(records: Vec<Record>, read_only: Vec<RecordId>) -> Tab {
        let mut tab = Tab::not_opened();
        tab.opens(records, read_only);
        tab
    }

    /// The stores were read, and held this.
    fn opens(&mut self, records: Vec<Record>, read_only: Vec<RecordId>) {
        let mut on_shelf = LiteMap::new();
        for record in &records {
            on_shelf.insert(record.id(), record.rev);
        }
        let opened = Opened { records, on_shelf, read_only, ..Opened::nothing(Vault::new(1)) };
        self.send(News::Opened(Box::new(opened), Keeping::Both));
    }

    fn opened() -> Tab {
        Tab::opened_with(Vec::new(), Vec::new())
    }

    fn model(&self) -> &Model {
        self.model.as_ref().unwrap()
    }

    fn send(&mut self, event: impl Into<Event>) {
        let event = event.into();
        self.now += 1_000;
        self.entropy += 1;
        let stamp = Stamp { now: Moment::new(self.now, 60), entropy: self.entropy };
        let (model, effects) = update(self.model.take().unwrap(), stamp, event);
        self.model = Some(model);
        for effect in &effects {
            if let Effect::Save { record, .. } = effect {
                self.waiting.push((**record).clone());
            }
        }
        self.effects = effects;
    }

    /// Every save under way ends like this, and those that follow from it too.
    fn saves_end(&mut self, how: impl Fn(&Record) -> Saved) {
        while let Some(record) = self.waiting.pop() {
            self.send(News::SaveEnded(record.id(), how(&record)));
        }
    }

    fn all_is_saved(&mut self) {
        self.send(Event::AutosaveDue);
        self.saves_end(|record| Saved::Safe(record.rev));
    }

    /// The note and question on the screen.
    fn question(&self) -> (NoteId, Question) {
        match self.model().route {
            Route::Question(note, question) => (note, question),
            other => panic!("no question on the screen but {other:?}"),
        }
    }

    fn types(&mut self, words: &str) {
        let (note, question) = self.question();
        self.send(Event::Typed(Field::Answer(note, question), words.to_owned()));
    }

    fn goes_on(&mut self) {
        let (note, question) = self.question();
        self.send(Event::Continue(note, question));
    }

    /// Writes a hope to its end.
    fn writes_a_hope(&mut self, words: &str) -> NoteId {
        self.send(Event::Begin(Kind::Hope));
        let (note, _) = self.question();
        self.types(words);
        while self.model().route != Route::Note(note) {
            self.goes_on();
        }
        note
    }

    fn words(&self, note: NoteId) -> Vec<&str> {
        let answer = self.model().journal.note(note).and_then(|note| note.answer(Question::HopeWhat));
        answer.map(|answer| answer.kept().iter().map(|said| said.value.words.as_str()).collect()).unwrap_or_default()
    }
}

#[test]
fn saved_is_said_only_when_every_change_stands_on_the_shelf() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Hope));
    assert_eq!(tab.model().status, SaveStatus::Nothing);
    tab.types("a");
    assert_eq!(tab.model().status, SaveStatus::Saving);
    tab.send(Event::AutosaveDue);
    tab.types("ab");
    assert_eq!(tab.waiting.len(), 1, "one save of a record at a time");
    let first = tab.waiting.pop().unwrap();
    tab.send(News::SaveEnded(first.id(), Saved::Safe(first.rev)));
    assert_eq!(tab.model().status, SaveStatus::Saving, "the second letter is not saved yet");
    tab.saves_end(|record| Saved::Safe(record.rev));
    assert!(matches!(tab.model().status, SaveStatus::Saved(_)));
}

#[test]
fn a_save_is_told_of_by_the_sentence_about_what_was_done_or_by_its_time_and_never_by_both() {
    let mut tab = Tab::opened();
    tab.send(Event::AddContact);
    tab.send(Event::Typed(Field::ContactName(0), "Kari".to_owned()));
    tab.all_is_saved();
    let told = tab.model().announced;
    assert!(matches!(told, SaveStatus::Saved(_)));
    tab.send(Event::RemoveContact(0));
    assert_eq!(tab.model().notice, Some(Notice::ContactRemoved));
    tab.all_is_saved();
    assert!(tab.model().status != told && tab.model().announced == told, "the sentence was enough");
    // It stands there still, but it does not tell of what is done after it.
    tab.send(Event::AddContact);
    tab.all_is_saved();
    assert_eq!(tab.model().notice, Some(Notice::ContactRemoved));
    assert_eq!(tab.model().announced, tab.model().status);
}

#[test]
fn a_save_that_fails_is_said_and_tried_again_until_it_holds() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Hope));
    tab.types("a");
    tab.all_is_saved();
    assert_eq!(tab.model().announced, tab.model().status);
    tab.types("a");
    tab.send(Event::AutosaveDue);
    let full = Failure::Full { in_slots: true };
    let record = tab.waiting.pop().unwrap();
    tab.send(News::SaveEnded(record.id(), Saved::Not(full)));
    assert_eq!(tab.model().status, SaveStatus::NotSaved(full));
    assert_eq!(tab.model().announced, SaveStatus::Nothing, "that it was saved before is no news now");
    assert!(tab.effects.contains(&Effect::TrySavingAgain) && tab.model().asks_before_leaving());
    tab.types("ab");
    assert_eq!(tab.model().status, SaveStatus::NotSaved(full), "typing on does not hide it");
    tab.all_is_saved();
    assert!(matches!(tab.model().status, SaveStatus::Saved(_)));
    assert_eq!(tab.model().announced, tab.model().status);
    assert!(!tab.model().asks_before_leaving());
}

#[test]
fn what_waits_behind_a_save_is_written_at_once_when_the_page_goes_away() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Hope));
    tab.types("a");
    tab.send(Event::AutosaveDue);
    tab.types("ab");
    tab.send(Event::Leaving);
    let written = tab.effects.iter().find_map(|effect| match effect {
        Effect::SaveAtOnce(record) => Some((**record).clone()),
        _ => None,
    });
    let Some(Record { body: Body::Note(note), rev, .. }) = written else { panic!("{:?}", tab.effects) };
    assert_eq!(note.lead().unwrap().words, "ab");
    assert!(rev > tab.waiting[0].rev, "it counts more than the save it overtook");
}

#[test]
fn a_walk_in_which_everything_is_skipped_leaves_nothing_behind() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Goal));
    for _ in Kind::Goal.questions() {
        tab.goes_on();
    }
    assert_eq!((tab.model().route, tab.model().notice), (Route::Home, Some(Notice::NothingWritten)));
    tab.all_is_saved();
    assert!(tab.model().journal.is_empty() && tab.model().ledger.ids().all(|id| id == RecordId::Vault));
}

#[test]
fn words_that_were_typed_and_taken_back_are_no_note_wherever_the_person_goes() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Hope));
    tab.types("a");
    tab.types("");
    tab.send(Event::Address("#b".to_owned()));
    assert!(tab.model().journal.is_empty());
}

#[test]
fn a_note_that_was_left_is_found_again_at_the_same_question() {
    let mut tab = Tab::opened();
    tab.send(Event::Begin(Kind::Hope));
    tab.types("A room");
    tab.goes_on();
    let stopped = tab.question();
    tab.types("since");
    tab.send(Event::Stop);
    assert_eq!(tab.model().route, Route::Home);
    tab.now += 30 * HOUR;
    tab.send(Event::GoOn(stopped.0));
    assert_eq!(tab.question(), stopped);
    tab.types("since then");
    tab.goes_on();
    assert_eq!(tab.question().1, Question::Area, "the walk goes on, also a day later");
}

#[test]
fn midnight_does_not_split_a_sentence() {
    let mut tab = Tab::opened();
    tab.now += 29 * 60_000; // 23:59
    tab.send(Event::Begin(Kind::Hope));
    tab.types("A ro");
    tab.now += 2 * 60_000;
    tab.types("A room");
    let (note, _) = tab.question();
    assert_eq!(tab.words(note), [""; 0], "nothing is kept before the end of the sitting");
    while tab.model().route != Route::Note(note) {
        tab.goes_on();
    }
    assert_eq!(tab.words(note), ["A room"]);
}

#[test]
fn new_words_stand_beside_the_old_ones_and_can_be_left_out() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    tab.send(Event::Go(Route::Question(note, Question::HopeWhat)));
    tab.types("A house");
    tab.send(Event::LeaveNewWords(note));
    assert_eq!(tab.words(note), ["A room"]);
    tab.send(Event::Go(Route::Question(note, Question::HopeWhat)));
    tab.types("A home");
    tab.goes_on();
    assert_eq!(tab.model().route, Route::Note(note), "one answer put anew is one screen");
    assert_eq!(tab.words(note), ["A room", "A home"]);
}

#[test]
fn a_look_back_adds_and_changes_nothing_that_stood_there() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    tab.send(Event::Go(Route::Question(note, Question::LookNow)));
    tab.send(Event::Picked(note, Question::LookNow, Choice::Changed, true));
    tab.goes_on();
    tab.types("Slowly");
    tab.goes_on();
    tab.goes_on();
    tab.types("A room with light");
    tab.goes_on();
    assert_eq!(tab.words(note), ["A room", "A room with light"]);
    let looks = tab.model().journal.note(note).unwrap().looks();
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0].now(), Some(Choice::Changed));
    assert_eq!(looks[0].answer(Question::LookHow).unwrap().words, "Slowly");
}

#[test]
fn a_deleted_note_comes_back_whole_with_its_place_on_the_page() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    let item = Item { note, part: Part::Answer(Question::HopeWhat) };
    tab.send(Event::Tick(item, true));
    tab.send(Event::PutFirst(Some(note)));
    let before = tab.model().journal.clone();
    tab.send(Event::Delete(note));
    assert!(tab.model().journal.note(note).is_none() && tab.model().journal.page.items().is_empty());
    tab.send(Event::Undo);
    assert_eq!(tab.model().journal, before);
    tab.send(Event::Delete(note));
    tab.all_is_saved();
    tab.send(Event::Go(Route::Home));
    tab.send(Event::Undo);
    assert!(tab.model().journal.note(note).is_none(), "elsewhere there is nothing to undo");
}

#[test]
fn nothing_is_on_the_page_that_was_not_ticked() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    let sheet = |tab: &Tab| tab.model().journal.sheet(tab.model().now);
    assert!(sheet(&tab).is_blank());
    let item = Item { note, part: Part::Answer(Question::HopeWhat) };
    tab.send(Event::Tick(item, true));
    assert_eq!(sheet(&tab).parts[0].entries[0].lead.as_deref(), Some("A room"));
    tab.send(Event::Tick(item, false));
    assert!(sheet(&tab).is_blank());
}

#[test]
fn escape_hides_when_it_is_pressed_three_times_together_and_not_otherwise() {
    let mut tab = Tab::opened();
    for pause in [0, 0, 5_000, 0] {
        tab.now += pause - 900;
        tab.send(Event::Escape);
        assert!(!tab.model().hidden);
    }
    tab.now -= 900;
    tab.send(Event::Escape);
    assert!(tab.model().hidden);
    tab.send(Event::Reveal);
    assert!(!tab.model().hidden);
}

#[test]
fn words_written_to_a_note_of_a_newer_version_are_saved_beside_it() {
    let mut first = Tab::opened();
    let note = first.writes_a_hope("A room");
    let body = Body::Note(first.model().journal.note(note).unwrap().clone());
    let record = Record { vault: Vault::new(1), rev: Rev::NONE.next(), body };
    let mut tab = Tab::opened_with(vec![record], vec![RecordId::Note(note)]);
    tab.send(Event::Go(Route::Question(note, Question::HopeWhat)));
    tab.types("A home");
    let (copy, _) = tab.question();
    assert_ne!(copy, note);
    tab.goes_on();
    tab.all_is_saved();
    assert_eq!(tab.words(note), ["A room"], "what stood there stands");
    assert_eq!(tab.words(copy), ["A room", "A home"]);
    assert!(matches!(tab.model().status, SaveStatus::Saved(_)));
}

#[test]
fn a_note_met_by_a_newer_version_goes_on_under_a_new_name_and_stays_ticked() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    tab.send(Event::Tick(Item { note, part: Part::Now }, true));
    tab.send(Event::AutosaveDue);
    tab.saves_end(|record| match record.id() == RecordId::Note(note) {
        true => Saved::Blocked(Unreadable::Newer { schema: 3 }),
        false => Saved::Safe(record.rev),
    });
    let Route::Note(new) = tab.model().route else { panic!("{:?}", tab.model().route) };
    assert_ne!(new, note);
    assert_eq!(tab.words(new), ["A room"]);
    assert!(tab.model().journal.page.has(new, Part::Now));
    tab.all_is_saved();
    assert!(matches!(tab.model().status, SaveStatus::Saved(_)));
    assert_eq!(tab.model().unread.len(), 1);
}

#[test]
fn settings_that_may_not_be_overwritten_are_never_called_saved() {
    let mut tab = Tab::opened_with(Vec::new(), vec![RecordId::Settings]);
    tab.send(Event::Theme(crate::domain::Theme::Dark));
    tab.all_is_saved();
    assert!(matches!(tab.model().status, SaveStatus::NotSaved(_)));
    tab.writes_a_hope("A room");
    tab.all_is_saved();
    assert!(matches!(tab.model().status, SaveStatus::NotSaved(_)), "another save does not hide it");
}

#[test]
fn words_of_another_tab_that_met_ours_are_both_kept() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    let mut other = tab.model().journal.note(note).unwrap().clone();
    tab.all_is_saved();
    let at = Moment::new(tab.now, 60);
    other.write(Question::HopeWhat, crate::domain::Value::words("A boat"), at).unwrap();
    other.keep();
    tab.send(Event::Go(Route::Question(note, Question::HopeWhat)));
    tab.types("A home");
    tab.send(Event::AutosaveDue);
    let theirs = Record { vault: Vault::new(1), rev: tab.waiting[0].rev, body: Body::Note(other) };
    let mine = tab.waiting.pop().unwrap();
    tab.send(News::SaveEnded(mine.id(), Saved::Differs(Box::new(theirs.clone()))));
    assert!(tab.waiting[0].rev > theirs.rev);
    tab.saves_end(|record| Saved::Safe(record.rev));
    tab.goes_on();
    assert_eq!(tab.words(note), ["A room", "A boat", "A home"]);
}
