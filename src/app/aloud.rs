//! Reading a screen aloud, with a voice of the device itself. What is read is what stands on the screen: see
//! `src/later.js`.
//!
//! Voices may be found late. Nothing moves for that: the first screen has room for the button, and after it the button comes
//! with the next screen.

use crate::domain::Language;
use crate::words::spoken;

use super::effect::Effect;
use super::model::{Model, Stage};
use super::route::Route;

/// Of each language whether a voice of the device itself can read it aloud.
pub type Voices = [bool; Language::ALL.len()];

/// What is read aloud: when it is another one, nobody goes on reading.
type Screen = (Route, Stage, bool, bool, Language);

impl Model {
    /// Whether a voice of the device speaks the language that is on the screen.
    pub fn has_voice(&self) -> bool {
        self.voices[spoken(self.language()) as usize]
    }

    /// What of the state makes the screen another one.
    pub(super) fn screen_to_read(&self) -> Screen {
        (self.route, self.stage, self.hidden, self.is_example(), self.language())
    }

    /// While a screen is read aloud: stops when it is another one now, or nobody is to see it any more.
    #[inline(never)]
    pub(super) fn hush_elsewhere(&mut self, read: Screen, leaves: bool, effects: &mut Vec<Effect>) {
        if leaves || self.screen_to_read() != read {
            self.reads_aloud = false;
            effects.push(Effect::Hush);
        }
    }

    pub(super) fn read_aloud(&mut self) -> Vec<Effect> {
        self.reads_aloud = !self.reads_aloud;
        vec![if self.reads_aloud { Effect::Speak(spoken(self.language())) } else { Effect::Hush }]
    }

    pub(super) fn hushed(&mut self) -> Vec<Effect> {
        self.reads_aloud = false;
        Vec::new()
    }
}
