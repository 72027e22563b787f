//! The guided first use, alone or together. It writes notes like any others; what it adds is the order, and that it can be
//! left at any screen and gone on with there.

use crate::domain::{
    Form, Guide, GuideStep, Item, Kind, Moment, Note, NoteId, Part, Question, Settings, is_one_sitting,
};
use crate::format::RecordId;
use crate::store::Keeping;

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

    /// Whether Home leaves this note out: while someone sits beside. Whoever sat there a moment ago may sit there still,
    /// wherever else was looked at since; what was begun before the guide is left out then.
    pub fn is_hidden_at_home(&self, note: &Note) -> bool {
        let Some(guide) = self.guide().filter(|guide| guide.together) else { return false };
        let begun =
            guide.notes.iter().filter_map(|guided| self.journal.note(*guided)).map(|guided| guided.begun()).min();
        self.from_guide || self.guided_lately(self.now) && begun.is_some_and(|begun| note.begun() < begun)
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

    /// Changes the guide, or begins one: whatever was on the page so far was there before.
    fn change_guide(&mut self, stamp: Stamp, change: impl FnOnce(&mut Guide)) -> Vec<Effect> {
        if self.guide().is_none() && self.is_open() {
            self.forget_before_guide();
            self.before_guide = Some(self.journal.page.clone());
        }
        self.settings(|settings| change(settings.guide.get_or_insert_with(|| Guide::new(stamp.entropy))))
    }

    /// What is known of the page and of kept pages is of no guide any more.
    pub(super) fn forget_before_guide(&mut self) {
        self.before_guide = None;
        self.guided_pages = Vec::new();
    }

    /// Takes in settings in place of those that are here. What is known of one guide says nothing of another.
    pub(super) fn adopt_settings(&mut self, settings: Settings) {
        let notes = |guide: &Option<Guide>| guide.as_ref().map(|guide| guide.notes);
        if notes(&self.journal.settings.guide) != notes(&settings.guide) {
            self.forget_before_guide();
        }
        let is_typed = |guide: &Option<Guide>| guide.as_ref().is_some_and(|guide| guide.typed);
        if !is_typed(&self.journal.settings.guide) && is_typed(&settings.guide) {
            self.typed_since = Some(self.now);
        }
        self.journal.settings = settings;
    }

    /// The page was opened. Who sat beside and typed in another sitting is not there now; that is saved with the next
    /// change. Where nothing was said in it yet, nothing tells how long ago it was begun: nobody is taken to type, and older
    /// notes stay hidden.
    pub(super) fn open_guide(&mut self) -> Vec<Effect> {
        self.typed_since = None;
        let had_guide = self.guide().is_some();
        if !self.guided_lately(self.now) {
            self.from_guide &= self.guided().is_empty();
            self.nobody_types();
            self.let_guide_lapse();
        }
        // Where it lapsed, its last screen would be the first one of another guide.
        if had_guide && self.guide().is_none() && matches!(self.route, Route::Guide(_)) {
            self.route = Route::Home;
            return vec![Effect::Replace(Route::Home)];
        }
        Vec::new()
    }

    /// A guide that was gone through to the check, and of which all is kept, is over with its sitting: its notes are notes
    /// like any others from then on, and are not deleted with it. It is saved at once: what is written in these notes next
    /// would else look as if it was said in the guide.
    fn let_guide_lapse(&mut self) {
        let guided = self.guided();
        let is_kept = |(_, note): &(GuideStep, NoteId)| self.journal.note(*note).is_some_and(|note| !note.is_open());
        let is_checked = self.guide().is_some_and(|guide| guide.step >= GuideStep::Check);
        if is_checked && !guided.is_empty() && guided.iter().all(is_kept) {
            self.forget_before_guide();
            self.journal.settings.guide = None;
            if self.keeping != Keeping::Nowhere && !self.ledger.is_blocked(RecordId::Settings) {
                self.ledger.touch(RecordId::Settings);
            }
        }
    }

    /// Whether something was said in the guide so lately that it may be of this sitting.
    fn guided_lately(&self, now: Moment) -> bool {
        let is_of_now = |note: &Note| note.is_of_sitting(now);
        self.guided().iter().any(|(_, note)| self.journal.note(*note).is_some_and(is_of_now))
    }

    fn nobody_types(&mut self) {
        if let Some(guide) = &mut self.journal.settings.guide {
            guide.typed = false;
        }
    }

    /// The page on the screen is the one that the guide led to.
    pub(super) fn is_page_of_guide(&self) -> bool {
        self.from_guide && self.guide().is_some() && matches!(self.route, Route::Page(_))
    }

    /// Words are about to be written. A page may stay open for days: who typed in another sitting is not there now.
    pub(super) fn before_words(&mut self, stamp: Stamp) {
        let is_said = self.typed_since.is_some_and(|since| is_one_sitting(since, stamp.now));
        if self.guide().is_some_and(|guide| guide.typed) && !is_said && !self.guided_lately(stamp.now) {
            self.nobody_types();
        }
    }

    /// Another tab ended it. Whoever is writing on one of its screens writes on, in a note like any other; and whoever sees
    /// the page beside someone is led away from it, since older notes are not hidden there any more.
    #[inline(never)]
    pub(super) fn guide_ended_elsewhere(&mut self, ended: Guide) -> Vec<Effect> {
        let asked = match self.route {
            Route::Guide(here) => here.writes().map(|index| (ended.notes[index], Guide::KINDS[index])),
            _ if ended.together && self.from_guide => None,
            _ => return Vec::new(),
        };
        let asked = asked.filter(|(note, _)| self.journal.note(*note).is_some());
        // Should it be deleted there as well, what is typed here makes it anew.
        self.begun = asked.or(self.begun);
        let otherwise = if matches!(self.route, Route::Guide(_)) { Route::Home } else { Route::Write };
        let route = asked.map_or(otherwise, |(note, kind)| Route::Question(note, kind.lead()));
        let mut effects = self.arrive(route);
        effects.push(Effect::Replace(route));
        effects
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
        if !self.is_open() {
            return Vec::new();
        }
        let Some(guide) = self.guide() else { return Vec::new() };
        let is_there = guide.step == step;
        self.before_guide.get_or_insert_with(|| self.journal.page.clone());
        if is_there {
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
        let begins = self.guide().is_none();
        let mut effects = self.change_guide(stamp, |guide| {
            guide.together = on;
            guide.typed &= on;
        });
        // Whatever the address says, what is seen then is the first screen, and it is from there that it is gone on.
        if begins && self.route != Route::Guide(GuideStep::Begin) {
            self.route = Route::Guide(GuideStep::Begin);
            effects.push(Effect::Replace(self.route));
        }
        effects
    }

    pub(super) fn typed_by_other(&mut self, stamp: Stamp, on: bool) -> Vec<Effect> {
        self.typed_since = on.then_some(stamp.now);
        self.change_guide(stamp, |guide| guide.typed = on)
    }

    /// Words of a note of the guide were written: with them stands who typed them.
    pub(super) fn write_typed(&mut self, stamp: Stamp, id: NoteId) {
        let typed = self.guide().is_some_and(|guide| guide.typed && guide.kind_of(id).is_some());
        if typed && matches!(self.route, Route::Guide(_)) {
            self.journal.typed_by_other(id, stamp.now);
        }
    }

    /// Puts what was written on the page, or takes it off. What is most important next time comes first.
    pub(super) fn guide_tick(&mut self, note: NoteId, on: bool) -> Vec<Effect> {
        if !on {
            // All of it: there is one box for the whole note.
            let mut items = self.journal.page.items().to_vec();
            items.retain(|item| item.note == note);
            return items.into_iter().flat_map(|item| self.tick(item, false)).collect();
        }
        let Some(part) = self.lead_of(note) else { return Vec::new() };
        let is_next = self.guide().is_some_and(|guide| guide.notes[3] == note);
        let mut effects = self.tick(Item { note, part }, true);
        if is_next {
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

    /// It comes to its end, and what was written stays. What was put anew since it was checked is seen first: it would
    /// not be kept.
    pub(super) fn end_guide(&mut self) -> Vec<Effect> {
        let guided = self.guided();
        let is_open = |(_, note): &(GuideStep, NoteId)| self.journal.note(*note).is_some_and(Note::is_open);
        if !self.shared && guided.iter().any(is_open) {
            return self.go(Route::Guide(GuideStep::Check));
        }
        let wrote = !guided.is_empty();
        self.forget_before_guide();
        let mut effects = self.settings(|settings| settings.guide = None);
        effects.extend(self.go(Route::Home));
        if wrote && !self.shared {
            self.note_that(Notice::Kept);
        }
        effects
    }

    /// It comes to its end, and what was written in it is deleted for ever, wherever it stands.
    pub(super) fn delete_guided(&mut self) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        let pages = self.pages_of_guided();
        // Also those without words: something of them may stand on the page still.
        let notes = self.guide().map(|guide| guide.notes);
        for note in notes.into_iter().flatten().chain(pages) {
            effects.extend(self.untick(note));
            if self.journal.delete(note).is_some() {
                effects.push(self.touch(RecordId::Note(note)));
            }
        }
        if let Some(before) = self.before_guide.take() {
            effects.extend(self.page(|page| page.say_as(before)));
        }
        self.forget_before_guide();
        effects.extend(self.settings(|settings| settings.guide = None));
        effects.extend(self.go(Route::Home));
        self.note_that(Notice::GuidedDeleted);
        // Not in half a second: now.
        effects.extend(self.save_due());
        effects
    }

    /// Whether words of the page's own would stand on it when what was written in the guide is deleted: those of before, as
    /// far as that is known.
    pub fn page_stays(&self) -> bool {
        self.before_guide.as_ref().unwrap_or(&self.journal.page).has_own_words()
    }

    /// The pages that were kept since the first words of the guide, and on which these stand; and those of which it is
    /// known that they stood there, in other words than now.
    pub fn pages_of_guided(&self) -> Vec<NoteId> {
        // As lines stand on a page: behind a dash, or moved in.
        let lines = |text: &str| {
            let lines = text.lines().map(|line| line.trim_start_matches("- ").trim()).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        let notes: Vec<&Note> = self.guided().iter().filter_map(|(_, note)| self.journal.note(*note)).collect();
        let known = self.guided_pages.clone();
        let Some(since) = notes.iter().map(|note| note.begun().unix_ms()).min() else { return known };
        let shorter = notes.iter().filter_map(|note| self.journal.page.shorter(note.id()));
        let said: Vec<Vec<String>> = notes.iter().flat_map(|note| note.texts()).chain(shorter).map(lines).collect();
        // What an older note says as well may be on the page because of that one, and stays in that one anyhow.
        let is_older =
            |note: &Note| note.kind() != Kind::Brought && notes.iter().all(|guided| guided.id() != note.id());
        let older: Vec<Vec<String>> =
            self.journal.notes().filter(|note| is_older(note)).flat_map(|note| note.texts()).map(lines).collect();
        let said: Vec<Vec<String>> =
            said.into_iter().filter(|said| !said.is_empty() && !older.contains(said)).collect();
        let is_of_them = |page: &Note| {
            let kept = page.texts().into_iter().flat_map(lines).collect::<Vec<_>>();
            let has = |said: &Vec<String>| kept.windows(said.len()).any(|part| part == said);
            page.kind() == Kind::Brought && page.begun().unix_ms() >= since && said.iter().any(has)
        };
        let is_one = |note: &&Note| is_of_them(note) || known.contains(&note.id());
        self.journal.notes().filter(is_one).map(Note::id).collect()
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
