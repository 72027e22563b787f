//! The one door through which the state changes.

use crate::domain::{Item, Page};
use crate::format::RecordId;

use super::effect::Effect;
use super::event::{Event, Field, News, Stamp};
use super::example::Wanted;
use super::model::{Model, Notice, Stage, Undo};
use super::route::{PageStep, Route};
use super::secret::Secret;

/// Takes one event in: the new state, and what is to be done, in order.
pub fn update(mut model: Model, stamp: Stamp, event: Event) -> (Model, Vec<Effect>) {
    model.now = stamp.now;
    let read = model.reads_aloud.then(|| (model.screen_to_read(), matches!(event, Event::Leaving)));
    let mut effects = match model.is_example() {
        true => model.take_in_example_elsewhere(stamp, event),
        false => model.take(stamp, event),
    };
    if let Some((screen, leaves)) = read {
        model.hush_elsewhere(screen, leaves, &mut effects);
    }
    model.forget_old_layout();
    (model, effects)
}

impl Model {
    pub(super) fn take(&mut self, stamp: Stamp, event: Event) -> Vec<Effect> {
        match event {
            Event::Came(news) => news.open().map(|news| self.came(stamp, news)).unwrap_or_default(),
            Event::Address(hash) => self.address(&hash),
            Event::Go(route) => self.go(route),
            Event::Begin(kind) => self.begin(stamp, kind),
            Event::GoOn(note) => self.go_on(note),
            Event::Typed(field, text) => self.typed(stamp, field, text),
            Event::Picked(note, question, choice, on) => self.picked(stamp, note, question, choice, on),
            Event::Continue(note, question) => self.continue_from(note, question),
            Event::BackFrom(note, question) => self.back_from(note, question),
            Event::Stop => self.stop(),
            Event::ToContent => vec![Effect::FocusHeading],
            Event::Hide => self.hide(),
            Event::Reveal => self.reveal(),
            Event::Escape => self.escape(stamp),
            Event::TextsCame => vec![self.dress()],
            Event::Voices(voices) => {
                self.voices = voices;
                Vec::new()
            }
            Event::Offline(now) => self.offline_is(now),
            Event::AutosaveDue => self.save_due(),
            Event::Leaving => self.leaving(),
            Event::ToldChanged(id) => self.told_changed(id),
            event => self.take_elsewhere(stamp, event),
        }
    }

    /// What comes from screens that are loaded later: see 'Two parts' in ARCHITECTURE.md.
    #[inline(never)]
    fn take_elsewhere(&mut self, stamp: Stamp, event: Event) -> Vec<Effect> {
        match event {
            Event::BeginFrom(note, line, kind) => self.begin_from(stamp, note, line, kind),
            Event::Card(note, name, on) => self.pick_card(stamp, note, name, on),
            Event::Lay { line, place, down } => self.lay(stamp, line, place, down),
            Event::Held { line, heap, over } => self.held(stamp, line, heap, over),

            Event::Show(only) => self.show_only(only),
            Event::Asked(note, choice) => self.asked(stamp, note, choice),
            Event::BringUp(note) => self.bring_up(stamp, note),
            Event::ShowMore => self.show_more(),
            Event::OpenMark(mark) => self.open_mark(mark),
            Event::LeaveNewWords(note) => self.leave_new_words(note),
            Event::Delete(note) => self.delete(note),
            Event::Undo => self.undo(),

            Event::Guide(step) => self.guide_to(stamp, step),
            Event::Together(on) => self.together(stamp, on),
            Event::TypedByOther(on) => self.typed_by_other(stamp, on),
            Event::GuideTick(note, on) => self.guide_tick(note, on),
            Event::GuideTickAll => self.guide_tick_all(),
            Event::KeepGuided => self.keep_guided(),
            Event::EndGuide => self.end_guide(),
            Event::DeleteGuided => self.delete_guided(),

            Event::Tick(item, on) => self.tick(item, on),
            Event::PutFirst(note) => self.page(|page| page.first = note),
            Event::Need(need, on) => self.page(|page| page.need(need, on)),
            Event::TalkAbout(about, on) => self.page(|page| page.talk(about, on)),
            Event::ToStep(step) => self.go(Route::Page(step)),
            Event::Paper(paper) => self.page(|page| page.paper = paper),
            Event::ShowDate(on) => self.page(|page| page.show_date = on),
            Event::RoomToWrite(on) => self.page(|page| page.room_to_write = on),
            Event::MorePages(on) => self.page(|page| page.more_pages = on),
            Event::Large(on) => self.page(|page| page.arranged.large = on),
            Event::MovePart(kind, up) => self.move_part(kind, up),
            Event::MoveNote(note, up) => self.move_note(note, up),
            Event::Measured(heights) => self.measured(&heights),
            Event::ForPrint(note, on) => self.choose_for_print(note, on),
            Event::YearForPrint(year, on) => self.choose_year(year, on),
            Event::ContactsForPrint(on) => self.choose_contacts(on),
            Event::PrintsCame(done) => self.prints_came(done),
            Event::Print => vec![Effect::Print],
            Event::CopyAsText => self.copy_as_text(),
            Event::Copied(done) => self.copied(done),
            Event::KeepPage => self.keep_page(stamp),
            Event::SaveAsText => self.save_as_text(),

            Event::Language(language) => self.settings(|settings| settings.language = Some(language)),
            Event::TextSize(size) => self.settings(|settings| settings.text_size = size),
            Event::Spacing(spacing) => self.settings(|settings| settings.spacing = spacing),
            Event::Theme(theme) => self.settings(|settings| settings.theme = theme),
            Event::Country(country) => self.settings(|settings| settings.country = Some(country)),
            Event::AddContact => self.add_contact(),
            Event::ChangeContacts(on) => self.change_contacts(on),
            Event::RemoveContact(index) => self.remove_contact(index),
            Event::SaveFile => self.save_file(stamp, None),
            Event::SaveLockedFile if self.form.passphrase.is_empty() => Vec::new(),
            Event::SaveLockedFile => self.save_file(stamp, Some(self.form.passphrase.clone())),
            Event::FileSaved => self.file_saved(),
            Event::OpenLockedFile => self.open_locked_file(),
            Event::BringBack(on) => self.bring_back(on),
            Event::TakeFileIn => self.take_file_in(),
            Event::LeaveFile => self.leave_form(),

            Event::Unlock => self.unlock(),
            Event::LockChange(change) => self.choose_change(change),
            Event::ChangeLock => self.change_lock(),
            Event::LockFailed(trouble) => self.lock_failed(trouble),
            Event::ShowPassphrase(on) => self.show_passphrase(on),
            Event::Strength(strength) => self.strength_is(strength),
            Event::Rest(rest) => self.rest_after(rest),
            Event::LockNow => self.lock_now(),
            Event::CodeDone => self.leave_form(),

            Event::DeleteForEver(note) => self.delete_for_ever(note),
            Event::DeleteEverything => self.delete_everything(stamp, false),
            Event::SharedComputer => self.delete_everything(stamp, true),
            Event::StartedOver(shared, done) => self.started_over(shared, done),
            Event::AskToPersist => vec![Effect::AskToPersist],
            Event::Persisted(kept) => self.persisted_is(kept),

            Event::ReadAloud => self.read_aloud(),
            Event::Hushed => self.hushed(),

            Event::TryExample => self.try_example(),
            Event::ExampleCame(done) => self.example_came(done),
            // Without an example there is none to leave.
            Event::LeaveExample => Vec::new(),

            // These were taken in before.
            Event::Came(_)
            | Event::Address(_)
            | Event::Go(_)
            | Event::Begin(_)
            | Event::GoOn(_)
            | Event::Typed(..)
            | Event::Picked(..)
            | Event::Continue(..)
            | Event::BackFrom(..)
            | Event::Stop
            | Event::ToContent
            | Event::Hide
            | Event::Reveal
            | Event::Escape
            | Event::TextsCame
            | Event::Voices(_)
            | Event::Offline(_)
            | Event::AutosaveDue
            | Event::Leaving
            | Event::ToldChanged(_) => Vec::new(),
        }
    }

    fn came(&mut self, stamp: Stamp, news: News) -> Vec<Effect> {
        match news {
            News::First(first) => self.first(*first),
            News::Opened(opened, keeping) => self.opened(*opened, keeping),
            News::AtOnce(at_once) => self.at_once(at_once),
            News::SaveEnded(id, saved) => self.save_ended(stamp, id, saved),
            News::Reread(id, read) => self.reread(stamp, id, read),
            news => self.came_elsewhere(news),
        }
    }

    #[inline(never)]
    fn came_elsewhere(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::FileRead(read) => self.file_read(read),
            News::Locked(vault, rev, custody) => self.locked(vault, rev, *custody),
            News::LockMade(custody, code) => self.lock_made(*custody, code),
            News::CustodyIs(vault, rev, custody, readable) => self.custody_is(vault, rev, *custody, readable),
            News::First(_) | News::Opened(..) | News::AtOnce(_) | News::SaveEnded(..) | News::Reread(..) => Vec::new(),
        }
    }

    fn typed(&mut self, stamp: Stamp, field: Field, text: String) -> Vec<Effect> {
        // Some systems give CRLF on paste or drop; one kind of line end is kept everywhere.
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        match field {
            Field::Answer(note, question) => self.answered(stamp, note, question, |value| value.words = text),
            field => self.typed_elsewhere(field, text),
        }
    }

    #[inline(never)]
    fn typed_elsewhere(&mut self, field: Field, text: String) -> Vec<Effect> {
        match field {
            Field::Answer(..) => Vec::new(),
            Field::FirstWords => self.page(|page| page.first_words = text),
            Field::Shorter(note) => self.page(|page| page.shorten(note, text)),
            Field::Name => self.page(|page| page.name = text),
            Field::ContactName(index) => self.contact(index, |contact| contact.name = text),
            Field::ContactPhone(index) => self.contact(index, |contact| contact.phone = text),
            Field::Find => self.look_for(text),
            Field::Passphrase => self.typed_passphrase(Secret::new(text)),
            Field::PassphraseNow => self.typed_passphrase_now(Secret::new(text)),
        }
    }

    /// Goes to a place, from a button or a link.
    pub(super) fn go(&mut self, route: Route) -> Vec<Effect> {
        let mut effects = self.arrive(route);
        effects.push(Effect::Show(route));
        effects
    }

    /// The address changed by itself: the browser's Back, or a bookmark.
    fn address(&mut self, hash: &str) -> Vec<Effect> {
        // A note of an example is nowhere else, and no other note is in one. The guide is for the person's own words.
        let is_here = |route: &Route| match route {
            Route::Guide(_) => !self.is_example(),
            route => route.note().is_none_or(|note| note.is_of_example() == self.is_example()),
        };
        match hash.parse().ok().filter(is_here) {
            Some(route) if route == self.route => Vec::new(),
            Some(route) => self.arrive(route),
            None => {
                let mut effects = self.arrive(Route::Home);
                effects.push(Effect::Replace(Route::Home));
                effects
            }
        }
    }

    pub(super) fn arrive(&mut self, route: Route) -> Vec<Effect> {
        let left = std::mem::replace(&mut self.route, route);
        self.from_guide = match left {
            Route::Guide(_) => true,
            // A look at something else on the way does not send the one beside away.
            Route::Page(_) | Route::HelpNow | Route::Settings | Route::Safe(_) => self.from_guide,
            // Opened there: someone may sit beside still.
            _ => !self.takes_words(),
        };
        self.prints_missing = false;
        self.drawn_early = false;
        self.example = Wanted::Not;
        if self.stage != Stage::Opening {
            self.has_room_for_voice = self.has_voice();
        }
        let dropped = match (left, route) {
            (Route::Question(left, _), Route::Question(note, _)) if left == note => Vec::new(),
            (Route::Question(left, _), _) => self.drop_if_blank(left),
            (Route::Guide(left), _) => self.leave_guide_screen(left),
            _ => Vec::new(),
        };
        self.notice = None;
        self.undo = None;
        self.changing_contacts = false;
        self.moved = None;
        self.leave_form();
        self.shown = Model::CHUNK;
        let focus = self.back_at_mark(left);
        let mut effects = dropped;
        effects.extend(self.save_due());
        if let Route::Question(note, question) = route {
            effects.extend(self.stand_at(note, question));
        }
        if let Route::Guide(step) = route {
            effects.extend(self.stand_in_guide(step));
        }
        // The page may have another size where two read it.
        if [left, route].iter().any(|of| matches!(of, Route::Guide(_) | Route::Page(_))) {
            effects.push(self.dress());
        }
        effects.push(focus);
        effects
    }

    /// Brings back what the notice speaks of.
    fn undo(&mut self) -> Vec<Effect> {
        self.notice = None;
        match self.undo.take() {
            Some(Undo::Note(note, page)) => {
                let id = note.id();
                self.journal.put(*note);
                let ticks: Vec<Item> = page.items().iter().copied().filter(|item| item.note == id).collect();
                let was_first = page.first == Some(id);
                let mut effects = vec![self.touch(RecordId::Note(id))];
                effects.extend(self.page(|page: &mut Page| {
                    for item in ticks {
                        page.tick(item, true);
                    }
                    if was_first {
                        page.first = Some(id);
                    }
                }));
                effects.extend(self.save_due());
                effects.push(Effect::FocusHeading);
                effects
            }
            Some(Undo::File(before, changed)) => self.undo_file(*before, changed),
            Some(Undo::Contact(index, contact)) => self.settings(|settings| {
                let index = index.min(settings.contacts.len());
                settings.contacts.insert(index, contact);
            }),
            None => Vec::new(),
        }
    }

    /// Says what happened, once the new screen stands and all that it changed was touched.
    pub(super) fn note_that(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.is_told = true;
    }

    /// Whether all was read.
    pub(super) fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    /// Whether words can be taken in yet: in new notes and in the settings while the rest is being read, else everywhere.
    pub(super) fn takes_words(&self) -> bool {
        matches!(self.stage, Stage::Open | Stage::Reading)
    }
}

/// The steps before and after one of the page's.
impl PageStep {
    /// The step after this one.
    pub fn next(self) -> Option<PageStep> {
        PageStep::ALL.into_iter().find(|step| *step > self)
    }

    /// The step before this one.
    pub fn previous(self) -> Option<PageStep> {
        PageStep::ALL.into_iter().rev().find(|step| *step < self)
    }
}
