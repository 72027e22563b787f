//! Settings: how the program looks, and in what language it speaks.

use crate::domain::Settings;
use crate::format::RecordId;

use super::effect::Effect;
use super::model::{Model, Offline};

impl Model {
    pub(super) fn settings(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        if !self.takes_words() {
            return Vec::new();
        }
        change(&mut self.journal.settings);
        vec![self.dress(), self.touch(RecordId::Settings)]
    }

    /// A newer version stays the news.
    pub(super) fn offline_is(&mut self, now: Offline) -> Vec<Effect> {
        if self.offline != Offline::Newer {
            self.offline = now;
        }
        Vec::new()
    }

    pub(super) fn dress(&self) -> Effect {
        Effect::Dress(self.language(), self.worn())
    }
}
