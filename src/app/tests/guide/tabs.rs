//! The guide in two tabs, and in a page that is opened anew long after.

use super::*;
use crate::domain::Settings;

impl Tab {
    /// Another tab saved settings, which are these with a change.
    fn hears_of_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.model().journal.settings.clone();
        change(&mut settings);
        let rev = self.model().ledger.newest(RecordId::Settings).next();
        let record = Record { vault: Vault::new(1), rev, body: Body::Settings(settings) };
        self.send(Event::ToldChanged(RecordId::Settings));
        assert!(matches!(self.effects[..], [Effect::Reread { .. }]), "{:?}", self.effects);
        self.send(News::Reread(RecordId::Settings, Ok(Box::new(record))));
    }
}

#[test]
fn whoever_is_writing_writes_on_when_another_tab_ends_the_guide() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sle");
    let hope = tab.guided();
    tab.all_is_saved();
    tab.hears_of_settings(|settings| settings.guide = None);
    let here = Route::Question(hope, Question::HopeWhat);
    assert_eq!(tab.model().route, here);
    assert!(tab.effects.contains(&Effect::Replace(here)) && tab.effects.contains(&Effect::FocusHeading));
    tab.types("To sleep.");
    assert_eq!(tab.model().value(hope, Question::HopeWhat).words, "To sleep.");
    // It was deleted there: what is written on from here is there all the same.
    tab.all_is_saved();
    let rev = tab.model().ledger.newest(RecordId::Note(hope)).next();
    let record = Record { vault: Vault::new(1), rev, body: Body::Deleted(hope) };
    tab.send(News::Reread(RecordId::Note(hope), Ok(Box::new(record))));
    tab.types("To sleep, after all.");
    assert_eq!(tab.model().value(hope, Question::HopeWhat).words, "To sleep, after all.");
}

#[test]
fn where_nothing_was_being_written_another_tab_that_ends_the_guide_leads_home() {
    for step in [GuideStep::Goal, GuideStep::Check, GuideStep::End] {
        let mut tab = Tab::in_guide(false);
        tab.says("To sleep.");
        tab.send(Event::Guide(step));
        tab.all_is_saved();
        tab.hears_of_settings(|settings| settings.theme = crate::domain::Theme::Dark);
        assert_eq!(tab.screen(), step, "another change leads nowhere");
        tab.hears_of_settings(|settings| settings.guide = None);
        assert_eq!(tab.model().route, Route::Home);
        assert!(tab.effects.contains(&Effect::Replace(Route::Home)));
    }
}

#[test]
fn whoever_sees_the_page_beside_someone_is_led_away_when_another_tab_ends_the_guide() {
    for together in [true, false] {
        let mut tab = Tab::in_guide(together);
        tab.says("To sleep.");
        tab.send(Event::Guide(GuideStep::End));
        let page = Route::Page(PageStep::Choose);
        tab.send(Event::Go(page));
        tab.all_is_saved();
        tab.hears_of_settings(|settings| settings.guide = None);
        assert_eq!(tab.model().route, if together { Route::Write } else { page }, "together: {together}");
    }
}

#[test]
fn a_guide_that_was_begun_in_another_tab_knows_nothing_of_the_page_before_this_one() {
    let mut tab = Tab::in_guide(false);
    tab.says("To sleep.");
    tab.send(Event::Stop);
    tab.all_is_saved();
    tab.hears_of_settings(|settings| settings.guide = None);
    tab.send(Event::Typed(Field::FirstWords, "Of before.".to_owned()));
    tab.all_is_saved();
    tab.hears_of_settings(|settings| settings.guide = Some(crate::domain::Guide::new(500)));
    tab.send(Event::Go(Route::Guide(GuideStep::Hope)));
    tab.says("To rest.");
    tab.send(Event::Guide(GuideStep::End));
    tab.send(Event::DeleteGuided);
    assert_eq!(tab.model().journal.page.first_words, "Of before.");
}

#[test]
fn long_after_whoever_sat_beside_has_gone_all_of_the_page_is_there_when_it_is_opened_anew() {
    let mut tab = Tab::opened();
    let older = tab.writes_a_hope("Older.");
    tab.send(Event::Tick(Item { note: older, part: Part::Answer(Question::HopeWhat) }, true));
    tab.send(Event::Go(Route::Guide(GuideStep::Begin)));
    tab.send(Event::Together(true));
    tab.send(Event::Guide(GuideStep::Hope));
    tab.says("Newer.");
    let records = [RecordId::Settings, RecordId::Page, RecordId::Note(older), RecordId::Note(tab.guided())];
    let records = records.map(|id| tab.model().record(id, Rev::NONE.next()).expect("it is there"));
    for (hours, is_hidden) in [(11, true), (13, false), (30 * 24, false)] {
        let mut again = Tab::not_opened();
        again.now = tab.now + hours * HOUR;
        again.send(Event::Address("#p/4".to_owned()));
        again.opens(records.to_vec(), Vec::new());
        assert_eq!(again.model().is_together(), is_hidden, "{hours} hours");
        let text = again.model().document().expect("a print").text();
        assert_eq!(text.contains("Older."), !is_hidden, "{hours} hours");
        // The guide itself is as it was left.
        again.send(Event::Go(Route::Guide(GuideStep::Hope)));
        assert!(again.model().is_together());
    }
}
