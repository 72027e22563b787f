//! A guide, and a file that is taken in.

use super::*;

impl Tab {
    /// A page elsewhere, where other notes have other names.
    fn elsewhere() -> Tab {
        Tab { entropy: 1_000, ..Tab::opened() }
    }

    /// A file with all there is.
    fn file(&mut self) -> String {
        self.send(Event::SaveFile);
        let text = self.effects.iter().find_map(|effect| match effect {
            Effect::SaveFile { text, .. } => Some(text.clone()),
            _ => None,
        });
        text.expect("a file")
    }

    fn takes_in(&mut self, file: &str) {
        self.send(Event::Go(Route::Safe(SafePlace::OpenFile)));
        self.send(News::FileRead(Ok(file.as_bytes().to_vec())));
        self.send(Event::TakeFileIn);
        assert_eq!(self.model().notice, Some(Notice::FileTakenIn));
    }
}

#[test]
fn words_of_a_page_that_came_with_a_file_stay_when_the_words_of_the_guide_are_deleted() {
    let mut other = Tab::elsewhere();
    other.send(Event::Typed(Field::FirstWords, "From the file.".to_owned()));
    other.send(Event::Typed(Field::Name, "Kari".to_owned()));
    other.send(Event::Need(Need::ToGoGently, true));
    let file = other.file();

    let mut tab = Tab::in_guide(false);
    tab.says("Newer.");
    tab.send(Event::Stop);
    tab.takes_in(&file);
    tab.send(Event::Go(Route::Guide(GuideStep::End)));
    assert!(tab.model().page_stays(), "and that is said");
    tab.send(Event::DeleteGuided);
    let page = &tab.model().journal.page;
    assert_eq!((page.first_words.as_str(), page.name.as_str()), ("From the file.", "Kari"));
    assert_eq!(page.needs(), [Need::ToGoGently]);
}

#[test]
fn a_guide_that_was_stopped_on_a_device_that_others_use_is_gone_on_with_at_home() {
    let mut tab = Tab::in_guide(false);
    tab.send(Event::Guide(GuideStep::Device));
    tab.send(Event::SharedComputer);
    tab.send(Event::StartedOver(true, Ok(())));
    tab.says("To sleep.");
    let hope = tab.guided();
    tab.continues();
    tab.send(Event::Stop);
    let file = tab.file();

    let mut home = Tab::elsewhere();
    home.takes_in(&file);
    assert_eq!(home.model().guide().map(|guide| guide.step), Some(GuideStep::Goal));
    assert_eq!(home.model().value(hope, Question::HopeWhat).words, "To sleep.");
}

#[test]
fn whoever_typed_when_a_file_was_saved_is_not_taken_to_be_there_days_after() {
    let mut tab = Tab::in_guide(true);
    tab.send(Event::Guide(GuideStep::Device));
    tab.send(Event::TypedByOther(true));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("To sleep.");
    let file = tab.file();

    let mut home = Tab::elsewhere();
    home.now = tab.now + 3 * 24 * HOUR;
    home.takes_in(&file);
    assert!(home.model().guide().is_some_and(|guide| !guide.typed));
}

#[test]
fn a_guide_that_came_to_its_end_does_not_come_back_with_a_file_of_before() {
    for deletes in [true, false] {
        let mut tab = Tab::in_guide(false);
        tab.says("To sleep.");
        let hope = tab.guided();
        tab.send(Event::Guide(GuideStep::Check));
        tab.send(Event::KeepGuided);
        let file = tab.file();
        tab.all_is_saved();
        tab.send(if deletes { Event::DeleteGuided } else { Event::EndGuide });
        tab.all_is_saved();
        tab.takes_in(&file);
        assert_eq!(tab.model().guide(), None);
        assert_eq!(tab.model().journal.note(hope).is_none(), deletes, "nor what was deleted");
    }
}

#[test]
fn a_guide_that_is_under_way_is_not_changed_by_a_file_with_another() {
    let mut other = Tab { entropy: 1_000, ..Tab::in_guide(false) };
    other.send(Event::Guide(GuideStep::Helped));
    let file = other.file();
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    let before = tab.model().guide().cloned();
    tab.takes_in(&file);
    assert_eq!(tab.model().guide(), before.as_ref());
}
