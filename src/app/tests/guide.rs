//! What a person relies on in the guided first use, alone and with someone beside.

mod ends;
mod files;
mod tabs;
mod typed;

use super::*;
use crate::domain::{GuideStep, Need, TextSize};

impl Tab {
    fn screen(&self) -> GuideStep {
        match self.model().route {
            Route::Guide(step) => step,
            _ => panic!("not on a screen of the guide"),
        }
    }

    /// The note that is written on the screen.
    fn guided(&self) -> NoteId {
        let index = self.screen().writes().expect("a screen with a question");
        self.model().guide().expect("a guide").notes[index]
    }

    fn says(&mut self, words: &str) {
        let question = crate::app::guide::asked(self.screen()).expect("a question");
        self.send(Event::Typed(Field::Answer(self.guided(), question), words.to_owned()));
    }

    fn continues(&mut self) {
        let next = self.screen().next().expect("not the last screen");
        self.send(Event::Guide(next));
    }

    fn keeps_the_page(&mut self) {
        self.send(Event::Address("#p/4".to_owned()));
        self.send(Event::KeepPage);
    }

    /// What stands on the pages that were kept.
    fn kept_pages(&self) -> Vec<String> {
        let notes = self.model().journal.newest_first_of(&|note| note.kind() == Kind::Brought);
        notes.into_iter().map(|note| note.texts().concat()).collect()
    }

    /// At the first question, with someone beside or alone.
    fn in_guide(together: bool) -> Tab {
        let mut tab = Tab::opened();
        tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
        tab.send(Event::Together(together));
        tab.continues();
        tab.continues();
        assert_eq!(tab.screen(), GuideStep::Hope);
        tab
    }

    fn dressed_in(&self) -> Option<TextSize> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Dress(_, settings) => Some(settings.text_size),
            _ => None,
        })
    }
}

#[test]
fn at_each_screen_it_can_be_stopped_and_is_gone_on_with_there_also_when_it_is_opened_anew() {
    for step in GuideStep::ALL {
        let mut tab = Tab::in_guide(false);
        tab.says("To sleep.");
        let note = tab.guided();
        tab.send(Event::Guide(step));
        tab.send(Event::Stop);
        assert_eq!(tab.model().route, Route::Home);
        tab.all_is_saved();
        let records = [RecordId::Settings, RecordId::Note(note)];
        let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there")).to_vec();
        let tab = Tab::opened_with(records, Vec::new());
        assert_eq!(tab.model().guide().map(|guide| guide.step), Some(step));
        assert_eq!(tab.model().value(note, Question::HopeWhat).words, "To sleep.");
    }
}

#[test]
fn what_is_written_in_it_are_notes_like_any_others_and_kept_when_they_were_checked() {
    let mut tab = Tab::in_guide(false);
    for words in ["To sleep.", "To go out.", "", "The money."] {
        if !words.is_empty() {
            tab.says(words);
        }
        tab.continues();
    }
    assert_eq!(tab.screen(), GuideStep::Check);
    let written = tab.model().guided();
    assert_eq!(
        written.iter().map(|(step, _)| *step).collect::<Vec<_>>(),
        [GuideStep::Hope, GuideStep::Goal, GuideStep::Next]
    );
    assert!(tab.model().journal.page.items().is_empty(), "nothing is ticked by the program");
    assert!(written.iter().all(|(_, note)| tab.model().journal.note(*note).is_some_and(|note| note.is_open())));
    tab.send(Event::GuideTickAll);
    assert_eq!(tab.model().journal.page.items().len(), 3);
    assert_eq!(tab.model().journal.page.first, Some(written[2].1), "what is most important next time comes first");
    tab.send(Event::KeepGuided);
    assert_eq!(tab.screen(), GuideStep::End);
    assert!(tab.model().journal.notes().all(|note| note.is_finished() && !note.is_typed()));
    tab.send(Event::EndGuide);
    assert_eq!((tab.model().route, tab.model().guide()), (Route::Home, None));
    assert_eq!(tab.model().notice, Some(Notice::Kept));
    assert_eq!(tab.model().journal.notes().count(), 3);
}

#[test]
fn words_that_someone_else_types_say_so_and_no_others_do() {
    let mut tab = Tab::in_guide(true);
    tab.says("By myself.");
    let first = tab.guided();
    tab.send(Event::Guide(GuideStep::Device));
    tab.send(Event::TypedByOther(true));
    tab.send(Event::Guide(GuideStep::Goal));
    tab.says("Typed.");
    let second = tab.guided();
    tab.says("");
    tab.continues();
    assert!(tab.model().journal.note(second).is_none(), "who typed it is no note by itself");
    tab.send(Event::Guide(GuideStep::Goal));
    tab.says("Typed.");
    let typed = |note: NoteId| tab.model().journal.note(note).expect("it was written").is_typed();
    assert!(typed(second) && !typed(first));
}

#[test]
fn while_two_read_it_the_page_is_a_size_larger_and_only_on_these_screens() {
    let mut tab = Tab::in_guide(true);
    assert_eq!(tab.dressed_in(), Some(TextSize::Large));
    tab.send(Event::Stop);
    assert_eq!(tab.dressed_in(), Some(TextSize::Usual));
    assert_eq!(tab.model().journal.settings.text_size, TextSize::Usual);
    tab.send(Event::Go(Route::Guide(GuideStep::Hope)));
    assert_eq!(tab.dressed_in(), Some(TextSize::Large));
}

#[test]
fn on_a_device_that_others_use_nothing_is_saved_and_a_file_is_offered_at_a_stop() {
    let mut tab = Tab::opened();
    tab.send(Event::Guide(GuideStep::Device));
    tab.send(Event::SharedComputer);
    assert!(tab.effects.iter().any(|effect| matches!(effect, Effect::StartOver { shared: true, .. })));
    tab.send(Event::StartedOver(true, Ok(())));
    assert_eq!(tab.screen(), GuideStep::Hope, "it goes on");
    tab.waiting.clear();
    tab.says("Not to be found here.");
    tab.send(Event::AutosaveDue);
    tab.send(Event::Stop);
    assert_eq!(tab.model().route, Route::Safe(SafePlace::SaveFile));
    assert!(tab.waiting.is_empty());
    assert_eq!(tab.model().guide().map(|guide| guide.step), Some(GuideStep::Hope));
}

#[test]
fn an_address_of_the_guide_begins_none() {
    let mut tab = Tab::opened();
    tab.send(Event::Address("#t/5".to_owned()));
    assert_eq!(tab.model().guide(), None);
    tab.send(Event::Stop);
    tab.all_is_saved();
    assert_eq!(tab.model().status, SaveStatus::Nothing, "nothing was changed");
}

#[test]
fn a_guide_that_is_begun_at_an_address_of_another_screen_begins_at_the_first() {
    let mut tab = Tab::opened();
    tab.send(Event::Address("#t/5".to_owned()));
    tab.send(Event::Together(true));
    assert_eq!(tab.screen(), GuideStep::Begin, "nobody was asked yet whose device it is");
    assert_eq!(tab.effects.last(), Some(&Effect::Replace(Route::Guide(GuideStep::Begin))));
    tab.send(Event::Together(false));
    assert!(tab.effects.iter().all(|effect| !matches!(effect, Effect::Replace(_))));
}

#[test]
fn on_the_way_to_paper_the_one_who_sits_beside_sees_no_older_note() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Older.");
    let item = Item { note: older, part: Part::Answer(Question::HopeWhat) };
    tab.send(Event::Tick(item, true));
    tab.send(Event::Typed(Field::FirstWords, "Older words on top.".to_owned()));
    tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
    tab.send(Event::Together(true));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Newer.");
    let newer = tab.guided();
    tab.send(Event::Guide(GuideStep::End));
    let text = |tab: &Tab| tab.model().document().expect("a print").text();
    for ticked in [false, true] {
        tab.send(Event::Guide(GuideStep::End));
        tab.send(Event::GuideTick(newer, ticked));
        tab.send(Event::Go(Route::Page(PageStep::Choose)));
        let offered: Vec<NoteId> = tab.model().offers().0.iter().map(|offer| offer.note.id()).collect();
        assert_eq!(offered, [newer]);
        tab.send(Event::ToStep(PageStep::First));
        assert!(tab.model().ticked().iter().all(|note| note.id() == newer));
        tab.send(Event::ToStep(PageStep::See));
        assert_eq!(tab.dressed_in(), Some(TextSize::Large));
        assert!(!text(&tab).contains("Older"));
        assert_eq!(text(&tab).contains("Newer."), ticked);
    }
    // A look at something else on the way does not send anyone away.
    for elsewhere in [Route::Settings, Route::HelpNow, Route::Safe(SafePlace::SaveFile)] {
        tab.send(Event::Go(elsewhere));
        tab.send(Event::Address("#p/4".to_owned()));
        assert!(!text(&tab).contains("Older"), "{elsewhere:?}");
    }
    // Opened anew there, someone sits beside still.
    let records = [RecordId::Settings, RecordId::Page, RecordId::Note(older), RecordId::Note(newer)];
    let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there")).to_vec();
    let mut again = Tab::not_opened();
    again.send(Event::Address("#p/4".to_owned()));
    again.opens(records, Vec::new());
    assert_eq!(again.dressed_in(), Some(TextSize::Large));
    assert!(!text(&again).contains("Older") && text(&again).contains("Newer."));
    // Alone again, all of it is there.
    tab.send(Event::Go(Route::Home));
    assert_eq!(tab.dressed_in(), Some(TextSize::Usual));
    tab.send(Event::Go(Route::Page(PageStep::See)));
    assert!(text(&tab).contains("Older.") && text(&tab).contains("Newer.") && text(&tab).contains("on top"));
}

#[test]
fn older_notes_stay_hidden_at_home_beside_someone_whatever_else_is_looked_at() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Older.");
    let is_hidden = |tab: &Tab, note| tab.model().is_hidden_at_home(tab.model().journal.note(note).expect("a note"));
    tab.now += HOUR;
    tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
    tab.send(Event::Together(true));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Newer.");
    let hope = tab.guided();
    for route in [Route::HelpNow, Route::Settings] {
        tab.send(Event::Stop);
        assert!(is_hidden(&tab, older));
        tab.send(Event::Go(route));
        tab.send(Event::Go(Route::Home));
        assert!(is_hidden(&tab, older), "by {route}");
    }
    // What is begun alone after that is found there.
    tab.now += 1;
    let newer = tab.writes_a_hope("Begun alone.");
    tab.send(Event::Go(Route::Home));
    assert!(!is_hidden(&tab, newer) && is_hidden(&tab, older));
    let records = [RecordId::Settings, RecordId::Note(older), RecordId::Note(hope)];
    let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there"));
    for (hours, hidden) in [(1, true), (13, false)] {
        let mut again = Tab::not_opened();
        again.now = tab.now + hours * HOUR;
        again.opens(records.to_vec(), Vec::new());
        assert_eq!(is_hidden(&again, older), hidden, "{hours} hours");
    }
}

#[test]
fn words_that_were_gone_on_with_another_day_are_printed_as_they_are_checked() {
    let mut tab = Tab::in_guide(false);
    tab.says("I want a r");
    let hope = tab.guided();
    tab.send(Event::Stop);
    tab.now += 24 * HOUR;
    tab.send(Event::Go(Route::Guide(GuideStep::Hope)));
    tab.says("I want a room of my own.");
    tab.send(Event::Guide(GuideStep::Check));
    tab.send(Event::GuideTick(hope, true));
    tab.send(Event::Stop);
    tab.send(Event::Address("#p/4".to_owned()));
    let text = tab.model().document().expect("a print").text();
    assert!(text.contains("I want a room of my own."), "{text}");
    assert_eq!(tab.words(hope), ["I want a r"], "and what was said first stays");
}
