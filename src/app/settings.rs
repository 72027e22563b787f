//! Settings: how the program looks, and in what language it speaks.

use crate::domain::Settings;
use crate::format::RecordId;

use super::effect::Effect;
use super::model::Model;

impl Model {
    pub(super) fn settings(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        if !self.takes_words() {
            return Vec::new();
        }
        change(&mut self.journal.settings);
        vec![self.dress(), self.touch(RecordId::Settings)]
    }

    pub(super) fn dress(&self) -> Effect {
        Effect::Dress(self.language(), self.journal.settings.clone())
    }
}
