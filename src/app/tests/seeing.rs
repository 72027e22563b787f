//! The page to bring is laid out anew when something else stands on it, and only then.

use std::rc::Rc;

use super::*;
use crate::app::paging::{Height, Heights};
use crate::domain::{Kind, Language, Paper, Settings, TextSize, Timeline};

/// A tab in which one hope was written and ticked, and the last step of My page is seen, not yet laid out.
fn tab_at_the_page() -> (Tab, NoteId) {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("Morning swims");
    tab.send(Event::Tick(Item { note, part: Part::Answer(Question::HopeWhat) }, true));
    tab.send(Event::ToStep(PageStep::See));
    tab.all_is_saved();
    assert_eq!(tab.model().pages(), None);
    (tab, note)
}

impl Tab {
    /// Two blocks of this height were measured.
    fn measures(&mut self, whole: f64) {
        let block = Height { whole, lines: Vec::new() };
        let heights = Heights { blocks: vec![block.clone(), block], room_heading: 30.0, foot: 50.0 };
        self.send(Event::Measured(Rc::new(heights)));
    }

    /// Whether the page is to be measured again after this.
    fn lays_out_anew_after(&mut self, event: Event) -> bool {
        self.measures(10.0);
        assert_eq!(self.model().pages(), Some(1), "before {event:?}");
        self.send(event);
        self.model().layout.is_none()
    }

    /// What another tab wrote.
    fn told(&self, body: Body) -> Event {
        let record = Record { vault: Vault::new(1), rev: Rev::stored(99).unwrap(), body };
        News::Reread(record.id(), Ok(Box::new(record))).into()
    }
}

#[test]
fn the_heights_that_were_measured_say_how_many_pages_it_takes() {
    let (mut tab, _) = tab_at_the_page();
    tab.measures(10.0);
    assert_eq!(tab.model().pages(), Some(1));
    assert!(tab.effects.is_empty());
    let ruled = |tab: &Tab| tab.model().layout.as_ref().map(|layout| layout.paging.ruled);
    assert!(ruled(&tab) > Some(10));
    tab.measures(600.0);
    assert_eq!(tab.model().pages(), Some(2));
    tab.send(Event::RoomToWrite(false));
    tab.measures(10.0);
    assert_eq!((tab.model().pages(), ruled(&tab)), (Some(1), Some(0)));
}

#[test]
fn whatever_changes_on_the_sheet_it_is_measured_again() {
    let (mut tab, note) = tab_at_the_page();
    for event in [
        Event::Typed(Field::Name, "Sam".to_owned()),
        Event::Paper(Paper::Letter),
        Event::ShowDate(false),
        Event::RoomToWrite(false),
        Event::Language(Language::Danish),
        Event::Tick(Item { note, part: Part::Answer(Question::HopeWhat) }, false),
        Event::Hide,
    ] {
        assert!(tab.lays_out_anew_after(event.clone()), "{event:?}");
    }
    tab.send(Event::Reveal);
    assert_eq!(tab.model().pages(), None);
    assert!(tab.lays_out_anew_after(Event::ToStep(PageStep::Needs)));
    tab.measures(10.0);
    assert_eq!(tab.model().pages(), None, "no sheet is on the screen");
}

#[test]
fn the_same_sheet_is_not_measured_again() {
    let (mut tab, _) = tab_at_the_page();
    let other_looks = Settings { text_size: TextSize::Largest, ..tab.model().journal.settings.clone() };
    for event in [
        Event::Typed(Field::Name, "  ".to_owned()),
        Event::Paper(Paper::A4),
        Event::MorePages(true),
        Event::AutosaveDue,
        Event::Print,
        tab.told(Body::Settings(other_looks)),
    ] {
        assert!(!tab.lays_out_anew_after(event.clone()), "{event:?}");
    }
}

#[test]
fn what_another_tab_changes_on_the_sheet_is_measured_too() {
    let (mut tab, note) = tab_at_the_page();
    let mut page = tab.model().journal.page.clone();
    page.name = "Sam".to_owned();
    let danish = Settings { language: Some(Language::Danish), ..tab.model().journal.settings.clone() };
    for body in [Body::Page(page), Body::Settings(danish), Body::Deleted(note)] {
        let event = tab.told(body);
        assert!(tab.lays_out_anew_after(event.clone()), "{event:?}");
    }
}

#[test]
fn at_midnight_the_date_on_the_sheet_is_another() {
    let (mut tab, _) = tab_at_the_page();
    tab.measures(10.0);
    assert_eq!(tab.model().pages(), Some(1));
    tab.now += 24 * HOUR;
    tab.send(Event::AutosaveDue);
    assert_eq!(tab.model().pages(), None);
}

/// A tab on the timeline, with a hope a day.
fn tab_at_the_timeline(hopes: usize) -> Tab {
    let mut tab = Tab::opened();
    for _ in 0..hopes {
        tab.writes_a_hope("Morning swims");
        tab.now += 24 * HOUR;
    }
    tab.all_is_saved();
    tab.send(Event::Address("#b/2".to_owned()));
    tab.effects.clear();
    tab
}

#[test]
fn whoever_opened_a_note_from_the_timeline_comes_back_to_where_it_stands() {
    let mut tab = tab_at_the_timeline(3);
    let note = tab.model().journal.newest_first()[0].id();
    assert_eq!(tab.model().shown, Model::CHUNK);
    tab.send(Event::ShowMore);
    tab.send(Event::OpenMark(57));
    let to_note = Event::Address(format!("#n/{note}"));
    tab.send(to_note.clone());
    assert!(tab.effects.contains(&Effect::FocusHeading) && !tab.effects.contains(&Effect::FocusMark));
    // By the way of a question too.
    tab.send(Event::Go(Route::Question(note, Question::LookNow)));
    tab.send(Event::Go(Route::Note(note)));
    tab.effects.clear();
    tab.send(Event::Address("#b/2".to_owned()));
    assert!(tab.effects.contains(&Effect::FocusMark) && !tab.effects.contains(&Effect::FocusHeading));
    assert!(tab.model().shown > 57, "its row is drawn");
    // From elsewhere, and on another stretch of it, one begins at the beginning.
    for (last, now) in [("#b", "#b/2"), ("#n", "#b/2/2026")] {
        tab.send(Event::Address("#b/2".to_owned()));
        tab.send(Event::OpenMark(57));
        tab.send(to_note.clone());
        if last == "#b" {
            tab.send(Event::Address(last.to_owned()));
        }
        tab.effects.clear();
        tab.send(Event::Address(now.to_owned()));
        assert!(tab.effects.contains(&Effect::FocusHeading), "{now} after {last}");
        assert_eq!((tab.model().shown, tab.model().opened_from), (Model::CHUNK, None), "{now} after {last}");
    }
}

#[test]
fn of_the_journey_the_years_that_were_chosen_are_printed_and_no_others() {
    let mut tab = tab_at_the_timeline(1);
    let (year, all) = {
        let timeline = Timeline::of(&tab.model().journal);
        let year = timeline.years()[0];
        (year, timeline.from(None).iter().filter(|mark| mark.year() == year).count())
    };
    tab.send(Event::Address("#u/4".to_owned()));
    // Nothing is chosen before, and again after it was left out.
    for (chosen, entries) in [(None, 0), (Some((year, true)), all), (Some((1999, true)), all), (Some((year, false)), 0)]
    {
        if let Some((year, on)) = chosen {
            tab.send(Event::YearForPrint(year, on));
        }
        let document = tab.model().document().expect("a print");
        assert_eq!(document.blocks.len(), 1 + entries, "{chosen:?}");
    }
}

#[test]
fn of_many_notes_the_newest_are_offered_for_the_page_and_what_is_on_it_stays_in_sight() {
    let mut tab = Tab::opened();
    let first = tab.writes_a_hope("The first of all");
    for _ in 0..Model::CHUNK + 1 {
        tab.now += 1000;
        tab.writes_a_hope("Morning swims");
    }
    let offered = |tab: &Tab| {
        let (offers, more) = tab.model().offers();
        (offers.iter().any(|offer| offer.note.id() == first), offers.len(), more)
    };
    assert_eq!(offered(&tab), (false, Model::CHUNK, true));
    let item = Item { note: first, part: Part::Answer(Question::HopeWhat) };
    tab.send(Event::Tick(item, true));
    assert_eq!(offered(&tab), (true, Model::CHUNK + 1, true));
    tab.send(Event::Tick(item, false));
    assert_eq!(offered(&tab), (true, Model::CHUNK + 1, true), "it can be put there again");
    tab.send(Event::ShowMore);
    assert_eq!(offered(&tab), (true, Model::CHUNK + 2, false));
}

#[test]
fn a_page_is_kept_once_a_day_as_it_is_and_is_offered_for_none() {
    let mut tab = Tab::opened();
    let note = tab.writes_a_hope("A room");
    tab.send(Event::Tick(Item { note, part: Part::Answer(Question::HopeWhat) }, true));
    let kept = |tab: &Tab| {
        let notes = tab.model().journal.newest_first_of(&|note| note.kind() == Kind::Brought);
        notes
            .iter()
            .filter_map(|note| Some(note.settled(Question::BroughtPage)?.value.words.clone()))
            .collect::<Vec<_>>()
    };
    tab.send(Event::KeepPage);
    assert_eq!(kept(&tab), [""; 0], "the page is not on the screen");
    tab.send(Event::Address("#p/4".to_owned()));
    tab.send(Event::KeepPage);
    tab.send(Event::KeepPage);
    let [page] = &kept(&tab)[..] else { panic!("{:?}", kept(&tab)) };
    assert!(page.contains("- A room\n"), "{page}");
    tab.send(Event::Typed(Field::Name, "Sam".to_owned()));
    tab.send(Event::KeepPage);
    assert_eq!(kept(&tab).len(), 2, "it is another page now");
    tab.all_is_saved();
    let (offers, _) = tab.model().offers();
    assert!(offers.iter().all(|offer| offer.note.kind() != Kind::Brought));
}
