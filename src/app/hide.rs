//! Hide: the screen shows something neutral at once, and comes back on request.

use super::effect::Effect;
use super::event::Stamp;
use super::model::Model;

/// Three presses of the Escape key within this time hide the screen.
const ESCAPES_WITHIN_MS: i64 = 2_000;

impl Model {
    /// Everything typed is saved first; then nothing the person wrote is on the screen.
    pub(super) fn hide(&mut self) -> Vec<Effect> {
        self.hidden = true;
        self.escapes = (0, 0);
        let mut effects = self.save_due();
        effects.push(Effect::RememberHidden(true));
        effects.extend(self.lock_now());
        effects.push(Effect::FocusHeading);
        effects
    }

    pub(super) fn reveal(&mut self) -> Vec<Effect> {
        self.hidden = false;
        vec![Effect::RememberHidden(false), Effect::FocusHeading]
    }

    pub(super) fn escape(&mut self, stamp: Stamp) -> Vec<Effect> {
        let now = stamp.now.unix_ms();
        let (presses, first) = self.escapes;
        let together = presses > 0 && (0..=ESCAPES_WITHIN_MS).contains(&(now - first));
        self.escapes = if together { (presses + 1, first) } else { (1, now) };
        if self.escapes.0 >= 3 && !self.hidden { self.hide() } else { Vec::new() }
    }
}
