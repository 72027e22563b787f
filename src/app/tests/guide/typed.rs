//! Who typed: the mark is on words that someone else typed, and on no others.

use super::*;

const DAY: i64 = 24 * HOUR;

impl Tab {
    /// In the guide with someone beside, who types or does not from now on.
    fn is_typed_for(&mut self, on: bool) {
        let step = self.screen();
        self.send(Event::Guide(GuideStep::Device));
        self.send(Event::TypedByOther(on));
        self.send(Event::Guide(step));
    }

    fn says_typed(&self, note: NoteId) -> bool {
        self.model().journal.note(note).expect("it was written").is_typed()
    }

    /// A hope that was written by oneself and kept in the guide; it is on the screen again.
    fn with_own_hope() -> (Tab, NoteId) {
        let mut tab = Tab::in_guide(true);
        tab.says("To sleep.");
        let hope = tab.guided();
        tab.send(Event::Guide(GuideStep::Check));
        tab.send(Event::KeepGuided);
        tab.send(Event::Guide(GuideStep::Hope));
        tab.is_typed_for(true);
        (tab, hope)
    }
}

#[test]
fn who_types_is_not_taken_to_be_there_still_on_another_day() {
    let mut tab = Tab::in_guide(true);
    tab.is_typed_for(true);
    tab.says("Typed.");
    let hope = tab.guided();
    let records = [RecordId::Settings, RecordId::Note(hope)];
    let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there")).to_vec();
    let mut again = Tab::not_opened();
    again.now = tab.now + DAY;
    again.opens(records, Vec::new());
    again.send(Event::Go(Route::Guide(GuideStep::Goal)));
    again.says("By myself.");
    assert!(!again.says_typed(again.guided()) && again.says_typed(hope));
}

#[test]
fn where_the_page_is_opened_anew_in_one_sitting_whoever_types_is_there_still() {
    let mut tab = Tab::in_guide(true);
    tab.is_typed_for(true);
    tab.says("Typed.");
    let records = [RecordId::Settings, RecordId::Note(tab.guided())];
    let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there")).to_vec();
    let mut again = Tab::not_opened();
    again.now = tab.now + HOUR;
    again.opens(records, Vec::new());
    again.send(Event::Go(Route::Guide(GuideStep::Goal)));
    again.says("Typed too.");
    assert!(again.says_typed(again.guided()));
}

#[test]
fn who_types_is_not_taken_to_be_there_still_where_the_page_stays_open_overnight() {
    let mut tab = Tab::in_guide(true);
    tab.is_typed_for(true);
    tab.says("Typed.");
    let hope = tab.guided();
    tab.send(Event::Stop);
    tab.now += DAY;
    tab.send(Event::Guide(GuideStep::Goal));
    tab.says("By myself.");
    assert!(!tab.says_typed(tab.guided()) && tab.says_typed(hope));
    assert_eq!(tab.model().guide().map(|guide| guide.typed), Some(false), "and it is said so");
}

#[test]
fn who_was_said_to_type_before_anything_was_written_is_not_taken_to_be_there_when_the_page_is_opened_anew() {
    let mut tab = Tab::in_guide(true);
    tab.is_typed_for(true);
    let settings = tab.model().record(RecordId::Settings, Rev::NONE.next()).expect("it is there");
    let mut again = Tab::not_opened();
    again.opens(vec![settings], Vec::new());
    again.send(Event::Guide(GuideStep::Hope));
    again.says("By myself.");
    assert!(!again.says_typed(again.guided()));
}

#[test]
fn words_of_ones_own_do_not_say_that_someone_typed_them_who_only_began_to() {
    let mut tab = Tab::in_guide(true);
    tab.is_typed_for(true);
    tab.says("Hal");
    tab.says("Half.");
    assert!(tab.says_typed(tab.guided()));
    tab.is_typed_for(false);
    tab.says("Half a");
    assert!(tab.says_typed(tab.guided()), "half of it is still theirs");
    tab.says("");
    tab.says("By myself.");
    assert!(!tab.says_typed(tab.guided()));
}

#[test]
fn words_that_were_kept_do_not_say_that_someone_typed_them_who_then_changed_nothing() {
    for then in ["", "To sleep."] {
        let (mut tab, hope) = Tab::with_own_hope();
        tab.says("To slee");
        assert!(tab.says_typed(hope));
        tab.says(then);
        tab.send(Event::Guide(GuideStep::Check));
        tab.send(Event::KeepGuided);
        assert!(!tab.says_typed(hope), "{then:?}");
        assert_eq!(tab.words(hope), ["To sleep."]);
    }
}

#[test]
fn new_words_that_someone_typed_can_be_removed_and_who_typed_them_with_them() {
    let (mut tab, hope) = Tab::with_own_hope();
    tab.says("To sleep well.");
    tab.send(Event::Stop);
    tab.send(Event::Go(Route::Note(hope)));
    tab.send(Event::LeaveNewWords(hope));
    let note = tab.model().journal.note(hope).expect("it was kept");
    assert!(!note.is_open() && !note.is_typed(), "there is nothing left to remove");
    assert_eq!(tab.words(hope), ["To sleep."]);
}

#[test]
fn what_someone_typed_on_another_day_says_so_whatever_is_written_over_it() {
    let mut tab = Tab::in_guide(true);
    tab.is_typed_for(true);
    tab.says("Typed.");
    let hope = tab.guided();
    tab.is_typed_for(false);
    tab.now += DAY;
    tab.says("B");
    tab.says("");
    assert_eq!((tab.words(hope), tab.says_typed(hope)), (vec!["Typed."], true));
}

#[test]
fn where_nothing_was_written_yet_older_notes_stay_hidden_when_the_page_beside_someone_is_opened_anew() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Older.");
    tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
    tab.send(Event::Together(true));
    let records = [RecordId::Settings, RecordId::Note(older)];
    let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there")).to_vec();
    let mut again = Tab::not_opened();
    again.send(Event::Address("#p/4".to_owned()));
    again.opens(records, Vec::new());
    assert!(again.model().is_together() && !again.model().is_in_sight(older));
}
