//! How the guide ends: what is kept, what is deleted with it, and what stays.

use super::*;
use crate::store::{Place, Unread};

/// A vault's record with a lock.
const LOCK: &str = include_str!("../../../format/fixtures/lock.v2.json");

#[test]
fn what_was_written_in_it_can_be_deleted_for_ever_and_older_notes_stay() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Older.");
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Newer.");
    let newer = tab.guided();
    tab.send(Event::GuideTick(newer, true));
    tab.all_is_saved();
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    let saved: Vec<&Body> = tab.waiting.iter().map(|record| &record.body).collect();
    assert!(saved.contains(&&Body::Deleted(newer)), "it is deleted at once");
    assert!(tab.model().journal.note(newer).is_none() && tab.model().journal.page.items().is_empty());
    assert_eq!(tab.words(older), ["Older."]);
    assert_eq!((tab.model().undo.is_none(), tab.model().guide()), (true, None));
}

#[test]
fn a_page_that_was_made_of_what_is_deleted_goes_with_it_and_an_older_one_stays() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Older.");
    let item = |note| Item { note, part: Part::Answer(Question::HopeWhat) };
    tab.send(Event::Tick(item(older), true));
    tab.send(Event::Typed(Field::FirstWords, "Older, on two lines.".to_owned()));
    tab.keeps_the_page();
    tab.send(Event::Tick(item(older), false));
    tab.send(Event::Typed(Field::FirstWords, "Of before.".to_owned()));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Newer, on\ntwo lines.");
    let newer = tab.guided();
    tab.send(Event::GuideTick(newer, true));
    tab.send(Event::Address("#p/2".to_owned()));
    tab.send(Event::Typed(Field::FirstWords, "Today, newer.".to_owned()));
    tab.send(Event::Need(Need::ToGoGently, true));
    tab.keeps_the_page();
    assert_eq!(tab.kept_pages().len(), 2);
    tab.all_is_saved();
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    let kept = tab.kept_pages();
    assert!(kept.len() == 1 && kept[0].contains("Older."), "{kept:?}");
    let page = &tab.model().journal.page;
    assert_eq!((page.items().len(), page.needs().len(), page.first_words.as_str()), (0, 0, "Of before."));
    let deleted = tab.waiting.iter().filter(|record| matches!(record.body, Body::Deleted(_))).count();
    assert_eq!(deleted, 2, "at once");

    // A page that was kept since with nothing of it stays, though the same word is in it.
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("talk");
    tab.send(Event::Stop);
    tab.send(Event::Tick(item(older), true));
    tab.send(Event::Go(Route::Page(PageStep::First)));
    tab.send(Event::Typed(Field::FirstWords, "To talk, of today.".to_owned()));
    tab.keeps_the_page();
    assert_eq!(tab.kept_pages().len(), 2);
    tab.send(Event::Go(Route::Home));
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    assert_eq!(tab.kept_pages().len(), 2);
    let page = &tab.model().journal.page;
    assert_eq!((page.items(), page.first_words.as_str()), (&[item(older)][..], "To talk, of today."));
}

#[test]
fn it_is_said_before_what_could_not_be_read_is_deleted_for_a_device_that_others_use() {
    let mut tab = Tab::opened();
    assert!(tab.model().is_nothing_here());
    tab.send(Event::AddContact);
    tab.send(Event::Typed(Field::ContactName(0), "Kari".to_owned()));
    assert!(!tab.model().is_nothing_here());
    let mut tab = Tab::not_opened();
    let unread = vec![Unread {
        place: Place::Shelf,
        name: "note-1".to_owned(),
        text: "{".to_owned(),
        why: Unreadable::Newer { schema: 9 },
    }];
    tab.send(News::Opened(Box::new(Opened { unread, ..Opened::nothing(Vault::new(1)) }), Keeping::Both));
    assert!(tab.model().journal.is_empty() && !tab.model().is_nothing_here());
}

#[test]
fn nothing_that_is_here_is_deleted_unsaid_for_a_device_that_others_use() {
    let mut tab = Tab::opened();
    tab.send(Event::Typed(Field::Name, "Kari".to_owned()));
    assert!(!tab.model().is_nothing_here(), "a name on the page");
    let mut tab = Tab::opened();
    tab.send(Event::Typed(Field::Shorter(NoteId::new(1)), "Shorter.".to_owned()));
    assert!(!tab.model().is_nothing_here(), "words for the page alone");
    let mut tab = Tab::opened();
    let Body::Vault(lock) = crate::format::decode(LOCK).unwrap().body else { panic!("a vault") };
    tab.send(News::CustodyIs(Vault::new(1), Rev::NONE.next(), lock, true));
    assert!(!tab.model().is_nothing_here(), "a lock");
}

#[test]
fn what_was_put_anew_after_the_check_is_checked_before_it_is_called_kept() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    let hope = tab.guided();
    tab.send(Event::Guide(GuideStep::Check));
    tab.send(Event::KeepGuided);
    tab.send(Event::Stop);
    tab.send(Event::Go(Route::Question(hope, Question::HopeWhat)));
    tab.types("To sleep all night.");
    tab.send(Event::Stop);
    tab.send(Event::Go(Route::Guide(GuideStep::End)));
    tab.send(Event::EndGuide);
    assert_eq!((tab.screen(), tab.model().notice), (GuideStep::Check, None));
    tab.send(Event::KeepGuided);
    tab.send(Event::EndGuide);
    assert_eq!((tab.model().route, tab.model().notice), (Route::Home, Some(Notice::Kept)));
    assert_eq!(tab.words(hope), ["To sleep.", "To sleep all night."]);
}

#[test]
fn words_that_were_on_the_page_before_the_guide_was_begun_stay_when_it_is_deleted() {
    let mut tab = Tab::opened();
    // Only looked at.
    tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
    tab.send(Event::Go(Route::Settings));
    tab.send(Event::Go(Route::Page(PageStep::First)));
    tab.send(Event::Typed(Field::FirstWords, "Of before.".to_owned()));
    tab.send(Event::Typed(Field::Name, "Kari".to_owned()));
    tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Newer.");
    tab.send(Event::Guide(GuideStep::End));
    assert!(tab.model().page_stays(), "and that is said");
    tab.send(Event::DeleteGuided);
    let page = &tab.model().journal.page;
    assert_eq!((page.first_words.as_str(), page.name.as_str()), ("Of before.", "Kari"));
}

#[test]
fn words_that_were_taken_back_leave_nothing_on_the_page_and_come_back_to_it_by_a_press_alone() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    let hope = tab.guided();
    tab.send(Event::Guide(GuideStep::Check));
    tab.send(Event::GuideTick(hope, true));
    tab.send(Event::Typed(Field::Shorter(hope), "Sleep.".to_owned()));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("");
    tab.continues();
    assert!(!tab.model().journal.page.knows(hope));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("To be left in peace.");
    assert!(!tab.model().journal.page.has_note(hope));
    assert!(tab.model().sheet().is_blank());
}

#[test]
fn what_is_deleted_for_ever_leaves_nothing_on_the_page_of_notes_without_words_either() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    let goal = tab.model().guide().expect("a guide").notes[1];
    // As it came from another tab, or was left by an earlier version.
    tab.send(Event::Typed(Field::Shorter(goal), "Get up.".to_owned()));
    tab.all_is_saved();
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    assert!(!tab.model().journal.page.knows(goal));
    let deleted = tab.waiting.iter().filter(|record| matches!(record.body, Body::Deleted(_))).count();
    assert_eq!(deleted, 1, "what was never written is not deleted");
}

#[test]
fn a_page_that_was_kept_goes_with_the_words_that_stood_on_it_in_whatever_wording() {
    for is_shorter in [true, false] {
        let mut tab = Tab::in_guide(false);
        tab.says("To sleep.");
        let hope = tab.guided();
        let puts = |tab: &mut Tab, words: &str| {
            let field = if is_shorter { Field::Shorter(hope) } else { Field::Answer(hope, Question::HopeWhat) };
            tab.send(Event::Guide(GuideStep::Hope));
            tab.send(Event::Typed(field, words.to_owned()));
        };
        tab.send(Event::GuideTick(hope, true));
        puts(&mut tab, "One wording.");
        tab.keeps_the_page();
        puts(&mut tab, "Another.");
        assert!(tab.kept_pages()[0].contains("One wording."));
        tab.send(Event::Guide(GuideStep::End));
        tab.send(Event::DeleteGuided);
        assert_eq!(tab.kept_pages(), [""; 0]);
        // And no page of a guide that is begun later.
        tab.send(Event::Typed(Field::FirstWords, "Of today.".to_owned()));
        tab.keeps_the_page();
        tab.send(Event::Guide(GuideStep::Hope));
        tab.says("To rest.");
        tab.send(Event::Guide(GuideStep::End));
        tab.send(Event::DeleteGuided);
        assert_eq!(tab.kept_pages().len(), 1);
    }
}

#[test]
fn a_page_that_was_kept_in_a_guide_that_was_ended_stays_when_the_next_one_is_deleted() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    let hope = tab.guided();
    tab.send(Event::GuideTick(hope, true));
    tab.keeps_the_page();
    tab.send(Event::Guide(GuideStep::Check));
    tab.send(Event::KeepGuided);
    tab.send(Event::EndGuide);
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("To rest.");
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    assert_eq!((tab.kept_pages().len(), tab.words(hope)), (1, vec!["To sleep."]));
}

#[test]
fn a_note_that_is_taken_off_the_page_where_it_is_checked_is_off_it_with_all_its_parts() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    let hope = tab.guided();
    tab.send(Event::GuideTick(hope, true));
    tab.send(Event::Typed(Field::Answer(hope, Question::HopeWhy), "I am tired.".to_owned()));
    tab.send(Event::Tick(Item { note: hope, part: Part::Answer(Question::HopeWhy) }, true));
    tab.send(Event::Guide(GuideStep::Check));
    tab.send(Event::GuideTick(hope, false));
    assert!(!tab.model().journal.page.has_note(hope));
    tab.send(Event::GuideTick(hope, true));
    assert!(tab.model().journal.page.has(hope, Part::Answer(Question::HopeWhat)));
}

#[test]
fn whoever_has_nothing_kept_here_goes_on_where_that_was_chosen() {
    for (goes, comes) in [
        (vec![Route::Guide(GuideStep::Device)], Route::Guide(GuideStep::Hope)),
        (vec![Route::Guide(GuideStep::Device), Route::Safe(SafePlace::Shared)], Route::Guide(GuideStep::Hope)),
        (vec![Route::Guide(GuideStep::Helped), Route::Safe(SafePlace::Shared)], Route::Guide(GuideStep::Helped)),
        (vec![Route::Home, Route::Safe(SafePlace::Shared)], Route::Home),
    ] {
        let mut tab = Tab::in_guide(false);
        tab.says("To sleep.");
        for route in goes.clone() {
            tab.send(Event::Go(route));
        }
        tab.send(Event::SharedComputer);
        tab.send(Event::StartedOver(true, Ok(())));
        assert_eq!(tab.model().route, comes, "{goes:?}");
    }
}

#[test]
fn a_page_with_an_older_note_stays_though_the_same_was_written_in_the_guide() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Sleep");
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Sleep");
    tab.send(Event::Stop);
    tab.send(Event::Tick(Item { note: older, part: Part::Answer(Question::HopeWhat) }, true));
    tab.send(Event::Go(Route::Page(PageStep::First)));
    tab.keeps_the_page();
    tab.send(Event::Go(Route::Home));
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    assert_eq!((tab.kept_pages().len(), tab.words(older)), (1, vec!["Sleep"]));
}

#[test]
fn a_page_that_was_kept_on_the_way_of_the_guide_goes_with_it_whatever_stands_on_it() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::Address("#p/2".to_owned()));
    tab.send(Event::Typed(Field::FirstWords, "Of today.".to_owned()));
    tab.keeps_the_page();
    assert_eq!(tab.kept_pages().len(), 1);
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    assert_eq!(tab.kept_pages(), [""; 0]);
}

#[test]
fn a_guide_that_was_gone_through_is_over_another_day_and_nothing_can_be_deleted_with_it() {
    // What was said since is of this sitting, and what was begun is not kept yet.
    for (hours, goes_on, is_over) in [(1, false, false), (13, false, true), (30 * 24, false, true), (13, true, false)] {
        let mut tab = Tab::in_guide(true);
        tab.says("To sleep.");
        let hope = tab.guided();
        tab.send(Event::Guide(GuideStep::Check));
        tab.send(Event::KeepGuided);
        if goes_on {
            tab.send(Event::Guide(GuideStep::Hope));
            tab.says("To sleep all night.");
            tab.send(Event::Guide(GuideStep::End));
        }
        let records = [RecordId::Settings, RecordId::Note(hope)];
        let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there")).to_vec();
        let mut again = Tab::not_opened();
        again.now = tab.now + hours * HOUR;
        again.send(Event::Address("#t/8".to_owned()));
        again.opens(records, Vec::new());
        assert_eq!(again.model().guide().is_none(), is_over, "{hours} hours, {goes_on}");
        assert_eq!(again.model().route == Route::Home, is_over, "no other guide is begun");
        let saved = again.waiting.iter().any(|record| matches!(&record.body, Body::Settings(it) if it.guide.is_none()));
        assert_eq!(saved, is_over, "before anything is written that would look as if it was said in it");
        again.send(Event::Go(Route::Guide(GuideStep::End)));
        assert_eq!(again.model().is_together(), !is_over);
        again.send(Event::DeleteGuided);
        assert_eq!(again.model().journal.note(hope).is_some(), is_over, "{hours} hours, {goes_on}");
    }
}
