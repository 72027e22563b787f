//! Reading a screen aloud: who is heard when, and where the button is.

use super::*;
use crate::domain::Language;

const ALL: Voices = [true; Language::ALL.len()];

fn reading() -> Tab {
    let mut tab = Tab::opened();
    tab.send(Event::Voices(ALL));
    tab.send(Event::ReadAloud);
    assert_eq!(tab.effects, [Effect::Speak(Language::English)]);
    assert!(tab.model().reads_aloud);
    tab
}

#[test]
fn it_is_offered_on_the_first_screen_however_late_a_voice_is_found_and_later_with_the_next_one() {
    let mut tab = Tab::opened();
    assert!(tab.model().has_room_for_voice && !tab.model().has_voice());
    tab.send(Event::Voices(ALL));
    assert!(tab.model().has_room_for_voice && tab.model().has_voice());

    let mut tab = Tab::opened();
    tab.send(Event::Go(Route::LookBack));
    assert!(!tab.model().has_room_for_voice, "no room is kept for what may never come");
    tab.send(Event::Voices(ALL));
    assert!(!tab.model().has_room_for_voice, "nothing moves");
    tab.send(Event::Go(Route::Home));
    assert!(tab.model().has_room_for_voice);
}

#[test]
fn only_a_voice_of_the_language_on_the_screen_reads_it() {
    let mut tab = Tab::opened();
    let mut voices = Voices::default();
    voices[Language::Danish as usize] = true;
    tab.send(Event::Voices(voices));
    assert!(!tab.model().has_voice());
    tab.send(Event::Language(Language::Danish));
    assert!(tab.model().has_voice());
    tab.send(Event::ReadAloud);
    assert_eq!(tab.effects, [Effect::Speak(Language::Danish)]);
}

#[test]
fn nobody_goes_on_reading_a_screen_that_is_not_there() {
    for event in [
        Event::ReadAloud,
        Event::Go(Route::Write),
        Event::Address("#b".to_owned()),
        Event::Begin(Kind::Hope),
        Event::Hide,
        Event::Leaving,
        Event::TryExample,
        Event::Language(Language::Danish),
    ] {
        let mut tab = reading();
        tab.send(event.clone());
        assert!(tab.effects.contains(&Effect::Hush) && !tab.model().reads_aloud, "{event:?}");
        assert!(!tab.model().own().reads_aloud, "{event:?}");
    }
    let mut tab = reading();
    tab.send(Event::TryExample);
    tab.send(Event::ReadAloud);
    tab.send(Event::LeaveExample);
    assert!(tab.effects.contains(&Effect::Hush));
}

#[test]
fn what_happens_beside_it_does_not_interrupt() {
    let mut tab = reading();
    for event in [Event::AutosaveDue, Event::Voices(ALL), Event::Escape, Event::ToContent] {
        tab.send(event.clone());
        assert!(!tab.effects.contains(&Effect::Hush) && tab.model().reads_aloud, "{event:?}");
    }
    tab.send(Event::Hushed);
    assert!(tab.effects.is_empty() && !tab.model().reads_aloud, "all was read");
}
