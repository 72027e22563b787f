//! The guided first use, alone or together. It writes notes like any others; what it adds is the order, and that it can be
//! left at any screen and gone on with there.

use crate::domain::{Choice, Form, Guide, GuideStep, Item, NoteId, Part, Question, Settings, Value};
use crate::format::RecordId;

use super::effect::Effect;
use super::event::Stamp;
use super::model::{Model, Notice};
use super::route::{Route, SafePlace};

impl Model {
    /// The guide that is under way.
    pub fn guide(&self) -> Option<&Guide> {
        self.journal.settings.guide.as_ref()
    }

    /// Someone sits beside: on the screens of the guide, and on the way from there to paper.
    pub fn is_together(&self) -> bool {
        let is_there = match self.route {
            Route::Guide(_) => true,
            Route::Page(_) => self.from_guide,
            _ => false,
        };
        is_there && self.guide().is_some_and(|guide| guide.together)
    }

    /// Whether this note may be on the screen: while someone sits beside, those that were there before are not.
    pub fn is_in_sight(&self, id: NoteId) -> bool {
        !self.is_together() || self.guide().is_some_and(|guide| guide.kind_of(id).is_some())
    }

    /// The settings as the page wears them: a size larger where two read it.
    pub(super) fn worn(&self) -> Settings {
        let mut settings = self.journal.settings.clone();
        if self.is_together() {
            settings.text_size = settings.text_size.larger();
        }
        settings
    }

    /// The notes of the guide that have words, each with the screen on which it is written.
    pub fn guided(&self) -> Vec<(GuideStep, NoteId)> {
        let Some(guide) = self.guide() else { return Vec::new() };
        let mut written = Vec::new();
        for step in GuideStep::ALL {
            if let Some(index) = step.writes()
                && self.journal.note(guide.notes[index]).is_some_and(|note| !note.is_blank())
            {
                written.push((step, guide.notes[index]));
            }
        }
        written
    }

    fn change_guide(&mut self, stamp: Stamp, change: impl FnOnce(&mut Guide)) -> Vec<Effect> {
        self.settings(|settings| change(settings.guide.get_or_insert_with(|| Guide::new(stamp.entropy))))
    }

    /// Goes to one of its screens. Before the first there is no guide yet.
    pub(super) fn guide_to(&mut self, stamp: Stamp, step: GuideStep) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.guide().is_none() {
            effects.extend(self.change_guide(stamp, |_| {}));
        }
        effects.extend(self.go(Route::Guide(step)));
        effects
    }

    /// One of its screens is on the screen: that is where it is gone on with.
    pub(super) fn stand_in_guide(&mut self, step: GuideStep) -> Vec<Effect> {
        if self.guide().is_none_or(|guide| guide.step == step) || !self.is_open() {
            return Vec::new();
        }
        self.settings(|settings| {
            if let Some(guide) = &mut settings.guide {
                guide.step = step;
            }
        })
    }

    /// It was left, or gone on with: a note without words is none.
    pub(super) fn leave_guide_screen(&mut self, left: GuideStep) -> Vec<Effect> {
        let note = left.writes().and_then(|index| Some(self.guide()?.notes[index]));
        note.map(|note| self.drop_if_blank(note)).unwrap_or_default()
    }

    pub(super) fn together(&mut self, stamp: Stamp, on: bool) -> Vec<Effect> {
        self.change_guide(stamp, |guide| {
            guide.together = on;
            guide.typed &= on;
        })
    }

    pub(super) fn typed_by_other(&mut self, stamp: Stamp, on: bool) -> Vec<Effect> {
        self.change_guide(stamp, |guide| guide.typed = on)
    }

    /// Words of a note of the guide were written: with them stands who typed them.
    pub(super) fn write_typed(&mut self, stamp: Stamp, id: NoteId, question: Question) {
        let typed = self.guide().is_some_and(|guide| guide.typed && guide.kind_of(id).is_some());
        let Some(kind) = self.kind_of(id).filter(|_| typed && matches!(self.route, Route::Guide(_))) else { return };
        if self.journal.note(id).is_some_and(|note| !note.is_typed()) {
            let value = Value::chosen([Choice::TypedByOther]);
            // Any note may say it.
            let _ = self.journal.write((id, kind), Question::Typed, value, stamp.now);
            self.journal.stand_at(id, question);
        }
    }

    /// Puts what was written on the page, or takes it off. What is most important next time comes first.
    pub(super) fn guide_tick(&mut self, note: NoteId, on: bool) -> Vec<Effect> {
        let Some(part) = self.lead_of(note) else { return Vec::new() };
        let is_next = self.guide().is_some_and(|guide| guide.notes[3] == note);
        let mut effects = self.tick(Item { note, part }, on);
        if is_next && on {
            effects.extend(self.page(|page| page.first = Some(note)));
        }
        effects
    }

    fn lead_of(&self, note: NoteId) -> Option<Part> {
        let lead = self.journal.note(note)?.kind().lead();
        self.journal.note(note)?.settled(lead).map(|_| Part::Answer(lead))
    }

    /// Puts all of it on the page.
    pub(super) fn guide_tick_all(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (_, note) in self.guided() {
            effects.extend(self.guide_tick(note, true));
        }
        effects
    }

    /// The words were checked: they are kept, for good.
    pub(super) fn keep_guided(&mut self) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        for (_, note) in self.guided() {
            if self.journal.note(note).is_some_and(|note| note.is_open()) {
                self.journal.keep(note);
                effects.push(self.touch(RecordId::Note(note)));
            }
        }
        effects.extend(self.go(Route::Guide(GuideStep::End)));
        effects
    }

    /// It comes to its end, and what was written stays.
    pub(super) fn end_guide(&mut self) -> Vec<Effect> {
        let wrote = !self.guided().is_empty();
        let mut effects = self.settings(|settings| settings.guide = None);
        effects.extend(self.go(Route::Home));
        if wrote && !self.shared {
            self.note_that(Notice::Kept);
        }
        effects
    }

    /// It comes to its end, and what was written in it is deleted for ever.
    pub(super) fn delete_guided(&mut self) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        for (_, note) in self.guided() {
            effects.extend(self.untick(note));
            self.journal.delete(note);
            effects.push(self.touch(RecordId::Note(note)));
        }
        effects.extend(self.settings(|settings| settings.guide = None));
        effects.extend(self.go(Route::Home));
        self.note_that(Notice::GuidedDeleted);
        // Not in half a second: now.
        effects.extend(self.save_due());
        effects
    }

    /// 'Stop for now'. On a shared device nothing stays, so a file is offered first.
    pub(super) fn stop_guide(&mut self) -> Vec<Effect> {
        let to = if self.shared && !self.journal.is_empty() { Route::Safe(SafePlace::SaveFile) } else { Route::Home };
        self.go(to)
    }
}

/// The question that is asked on this screen of the guide, if one is.
pub fn asked(step: GuideStep) -> Option<Question> {
    let question = Guide::KINDS.get(step.writes()?)?.lead();
    (question.form() == Form::Long).then_some(question)
}
