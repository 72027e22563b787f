//! The loop: events in, state changed, effects run.
//!
//! Invariant: what an event asks to be saved synchronously is saved before [`Program::dispatch`] returns; the page
//! may be gone after that.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::Callback;

use super::channel::Channel;
use super::dom;
use super::indexed_db::{IndexedDb, Opening};
use super::listeners;
use super::local_storage::LocalStorage;
use super::locksmith::{self, Locksmith};
use super::measure;
use super::rest;
use super::texts;
use super::watch::Watch;
use crate::app::keys::{self, Asked};
use crate::app::{Effect, Event, LockTrouble, Model, News, NotAFile, Secret, Stamp, update};
use crate::domain::Service;
use crate::format::{Key, Keyring, RecordId, Vault, backup};
use crate::store::{AtOnce, Failure, Keeper, Place, Saved};
use crate::words::is_loaded;

/// After the last key a save waits this long …
const PAUSE_MS: i64 = 400;
/// … but never this long after the first key that is not saved.
const AT_MOST_MS: i64 = 800;
/// A long journal is read in pieces of about this length.
const BREATH_MS: f64 = 12.0;
/// A save that failed is tried again after this long.
const AGAIN_MS: u32 = 5_000;

/// The running program.
pub struct Program {
    model: RefCell<Option<Model>>,
    /// What is to be taken in.
    events: RefCell<VecDeque<Event>>,
    keeper: OnceCell<Keeper<LocalStorage, IndexedDb>>,
    channel: Option<Channel>,
    draw: OnceCell<Callback<()>>,
    focus: Cell<Option<&'static str>>,
    /// It is printed once it is drawn.
    print: Cell<bool>,
    loading_prints: Cell<bool>,
    autosave: RefCell<Option<(Timeout, i64)>>,
    again: RefCell<Option<Timeout>>,
    shelf: OnceCell<IndexedDb>,
    leaving: Cell<bool>,
    /// Saves that were left to the slots as the page went: nobody says how they end.
    left: RefCell<Vec<RecordId>>,
    slots_fail: Cell<bool>,
    shelf_failed: Cell<bool>,
    watch: Rc<Watch>,
    /// Keys that were made and are not used yet.
    new_keys: RefCell<Option<Keyring>>,
    estimate: RefCell<Option<Timeout>>,
    /// A first screen stands, and what it does without is loaded.
    stands: Cell<bool>,
    /// Whether there is a lock, and whether others use the device, as it was when the last event was taken in: a page may be
    /// left in the middle of one.
    private: Cell<[bool; 2]>,
    /// The page's own element while it is taken out of a page that was left.
    taken_away: RefCell<Option<Element>>,
}

impl Program {
    /// Starts the program, which reads the stores. It is drawn once it is told by whom: [`Program::draw_by`].
    pub fn start(service: Service) -> Rc<Program> {
        let mut model = Model::new(&dom::languages(), dom::now(), dom::was_hidden());
        model.service = service;
        model.from_file = dom::is_from_file();
        model.shared = dom::was_shared();
        // Until the stores are read.
        model.journal.settings.language = dom::chosen_language();
        dom::dress(model.language(), &model.journal.settings);
        let program = Rc::new(Program {
            model: RefCell::new(Some(model)),
            events: RefCell::default(),
            keeper: OnceCell::new(),
            channel: Channel::open(),
            draw: OnceCell::new(),
            focus: Cell::new(None),
            print: Cell::new(false),
            loading_prints: Cell::new(false),
            autosave: RefCell::new(None),
            again: RefCell::new(None),
            shelf: OnceCell::new(),
            leaving: Cell::new(false),
            left: RefCell::default(),
            slots_fail: Cell::new(false),
            shelf_failed: Cell::new(false),
            watch: Rc::default(),
            new_keys: RefCell::new(None),
            estimate: RefCell::new(None),
            stands: Cell::new(false),
            private: Cell::default(),
            taken_away: RefCell::new(None),
        });
        listeners::listen(&program);
        if let Some(channel) = &program.channel {
            let told = program.clone();
            channel.on_told(move |id| told.dispatch(id.map_or(Event::LockNow, Event::ToldChanged)));
        }
        spawn_local(program.clone().read_stores());
        program
    }

    /// From now on the state is drawn by this, each time it changed.
    pub fn draw_by(&self, draw: Callback<()>) {
        let _ = self.draw.set(draw);
    }

    /// Reads the state.
    pub fn with_model<T: Default>(&self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.borrow().as_ref().map(read).unwrap_or_default()
    }

    /// Takes an event in, runs all that comes of it, and draws.
    pub fn dispatch(self: &Rc<Program>, event: Event) {
        self.events.borrow_mut().push_back(event);
        self.take_events();
    }

    /// While the rest of the program is loaded at once, Firefox may go on to tell what happens, in the middle of another
    /// event or of a drawing: that is taken in behind it.
    fn take_events(self: &Rc<Program>) {
        loop {
            let Some(model) = self.model.try_borrow_mut().ok().and_then(|mut model| model.take()) else { return };
            let Some(event) = self.events.borrow_mut().pop_front() else {
                self.model.replace(Some(model));
                break;
            };
            let (model, effects) = update(model, Stamp { now: dom::now(), entropy: dom::entropy() }, event);
            self.model.replace(Some(model));
            for effect in effects {
                if let Some(event) = self.run(effect) {
                    self.events.borrow_mut().push_back(event);
                }
            }
        }
        self.private.set(self.with_model(|model| [model.own().has_lock(), model.own().shared]));
        if let Some(draw) = self.draw.get() {
            draw.emit(());
        }
    }

    /// The page goes, or is frozen: all words go where they stand at once, and no transaction stays under way. In WebKit
    /// one of a frozen page keeps every later one waiting, also when the page is opened anew; in Firefox it never ends.
    pub fn leave(self: &Rc<Program>) {
        self.leaving.set(true);
        self.dispatch(Event::Leaving);
        let [locks, shared] = self.private.get();
        if locks || shared {
            // A browser may keep the page as it is, to bring it back: nothing of what stood on the screen stays in it.
            let app = dom::element("app");
            app.iter().for_each(dom::take_away);
            self.taken_away.replace(app);
        }
        if locks {
            self.dispatch(Event::LockNow);
            if let Some(keeper) = self.keeper.get() {
                keeper.forget_keys();
            }
        }
        if let Some(shelf) = self.shelf.get().filter(|_| !self.slots_fail.get()) {
            shelf.abort();
        }
    }

    /// A frozen page is back. It missed what other tabs said and how its saves ended, so it is loaded again, unless words
    /// are on the screen alone.
    pub fn come_back(self: &Rc<Program>) {
        self.leaving.set(false);
        // Somebody else may have pressed Back. Whoever wrote it finds it behind the neutral screen.
        if self.with_model(|model| model.own().shared && !model.hidden) {
            self.dispatch(Event::Hide);
        }
        if let Some(app) = self.taken_away.take() {
            dom::put_back(&app);
        }
        if self.slots_fail.get() || self.with_model(Model::asks_before_leaving) {
            // Behind a lock they wait until it is opened.
            let can_save = self.keeper.get().is_some_and(|keeper| keeper.keys().is_some());
            for id in self.left.take().into_iter().filter(|_| can_save) {
                self.dispatch(News::SaveEnded(id, Saved::Not(Failure::Aborted { in_slots: true })).into());
            }
            self.dispatch(Event::AutosaveDue);
        } else {
            dom::reload();
        }
    }

    /// The screen was drawn: the focus goes where it was asked to go, what was asked to be printed is printed, and a
    /// sheet that was drawn to be measured is measured. It is drawn on its pages next, so this comes to rest.
    pub fn drawn(self: &Rc<Program>) {
        if self.draw.get().is_none() {
            return;
        }
        if !self.events.borrow().is_empty() {
            self.take_events();
        }
        if let Some(target) = self.focus.take() {
            dom::focus(target);
        }
        if self.print.take() {
            dom::print();
        }
        let document = self.with_model(|model| if model.layout.is_none() { model.document() } else { None });
        if let Some(heights) = document.as_ref().and_then(measure::heights) {
            self.dispatch(Event::Measured(Rc::new(heights)));
        }
        if self.with_model(Model::wants_prints) && !self.loading_prints.replace(true) {
            let program = self.clone();
            spawn_local(async move {
                let language = program.with_model(|model| Some(model.language()));
                let done = match language {
                    Some(language) => texts::load_prints(language).await,
                    None => false,
                };
                program.loading_prints.set(false);
                program.dispatch(Event::PrintsCame(done));
            });
        }
    }

    /// The person did something.
    pub fn touched(self: &Rc<Program>) {
        if self.watch.is_over() {
            self.dispatch(Event::LockNow);
        }
        self.watch.touched();
    }

    /// The page is seen, or is not any more.
    pub fn seen(self: &Rc<Program>, seen: bool) {
        if !seen {
            self.dispatch(Event::Leaving);
        } else if self.watch.is_over() {
            self.dispatch(Event::LockNow);
        }
        self.watch.seen(seen);
    }

    /// A file was chosen.
    pub fn read_file(self: &Rc<Program>, file: Option<web_sys::File>) {
        let Some(file) = file else { return };
        let program = self.clone();
        spawn_local(async move {
            let read = if file.size() > backup::LONGEST as f64 {
                Err(NotAFile::TooLarge)
            } else {
                let read = JsFuture::from(file.array_buffer()).await;
                read.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|_| NotAFile::Damaged)
            };
            program.dispatch(News::FileRead(read).into());
        });
    }

    async fn read_stores(self: Rc<Program>) {
        // A browser may load a page anew that nobody left. Where others use the device, nothing comes to stay by that, and
        // what somebody else may have stored meanwhile is not shown.
        let shared = self.with_model(|model| model.shared);
        let opening = if shared { Opening::Refused } else { IndexedDb::open().await };
        let (shelf, failed) = match opening {
            Opening::Open(shelf) => {
                let _ = self.shelf.set(shelf.clone());
                (Some(shelf), false)
            }
            Opening::Refused => (None, false),
            Opening::Failed => (None, true),
        };
        self.shelf_failed.set(failed);
        let slots = if shared { None } else { LocalStorage::open() };
        if self.keeper.set(Keeper::new(slots, shelf, dom::nonce)).is_err() {
            return;
        }
        let Some(keeper) = self.keeper.get() else { return };
        match keeper.custody().await {
            Some((vault, rev, custody)) if custody.lock.is_some() => {
                keeper.forget_keys();
                rest::load().await;
                self.dispatch(News::Locked(vault, rev, Box::new(custody)).into());
                self.stands();
            }
            custody => {
                keeper.use_keys(Keyring::of(&custody.map(|(_, _, custody)| custody).unwrap_or_default(), None));
                self.open_stores().await;
            }
        }
    }

    async fn open_stores(self: &Rc<Program>) {
        let Some(keeper) = self.keeper.get() else { return };
        let fresh = Vault::new(dom::entropy());
        if let Some(first) = keeper.first(fresh).await {
            texts::load_chosen(first.language()).await;
            rest::load_for(&dom::hash()).await;
            // What was read was work enough for one turn.
            dom::turn().await;
            self.dispatch(Event::Address(dom::hash()));
            self.dispatch(News::First(Box::new(first)).into());
            self.stands();
        }
        // It is drawn before the rest is read.
        dom::turn().await;
        let last = Cell::new(dom::clocks()[1]);
        let breathe = async || {
            if dom::clocks()[1] - last.get() > BREATH_MS {
                dom::turn().await;
                last.set(dom::clocks()[1]);
            }
        };
        let mut opened = keeper.open(fresh, breathe).await;
        if self.shelf_failed.get() {
            opened.unanswered.push(Place::Shelf);
        }
        texts::load_chosen(opened.language()).await;
        rest::load_for(&dom::hash()).await;
        self.dispatch(Event::Address(dom::hash()));
        self.dispatch(News::Opened(Box::new(opened), keeper.keeping()).into());
        self.stands();
    }

    /// A first screen stands: now what it does without is loaded, too.
    fn stands(&self) {
        if !self.stands.replace(true) {
            dom::tell("stands");
            spawn_local(rest::load_when_quiet());
        }
    }

    /// The lock's own record is read anew each time: another tab may have changed it.
    async fn unlock(self: &Rc<Program>, secret: Secret) -> Result<(), LockTrouble> {
        let keeper = self.keeper.get().ok_or(LockTrouble::Missing)?;
        let (_, rev, custody) = keeper.custody().await.ok_or(LockTrouble::Damaged)?;
        let key = match &custody.lock {
            Some(lock) => Some(keys::open(&Locksmith, lock, &secret).await?),
            None => None,
        };
        keeper.use_keys(Keyring::of(&custody, key));
        keeper.act_under(rev);
        self.open_stores().await;
        Ok(())
    }

    async fn look_at_custody(self: &Rc<Program>) {
        let Some(keeper) = self.keeper.get() else { return };
        let Some((vault, rev, custody)) = keeper.custody().await else { return };
        if custody.lock.is_none() && keeper.keys().is_some() {
            keeper.use_keys(Keyring::of(&custody, None));
        }
        let in_hand = |keys: &Keyring| keys.seals_with().map(Key::id) == custody.seals_with();
        let readable = keeper.keys().is_some_and(|keys| in_hand(&keys));
        if readable {
            keeper.act_under(rev);
        }
        self.dispatch(News::CustodyIs(vault, rev, Box::new(custody), readable).into());
    }

    /// Runs something that may fail for the lock.
    fn try_lock(self: &Rc<Program>, done: impl Future<Output = Result<(), LockTrouble>> + 'static) {
        let program = self.clone();
        spawn_local(async move {
            if let Err(trouble) = done.await {
                program.dispatch(Event::LockFailed(trouble));
            }
        });
    }

    /// Runs one effect. What is known at once comes back as an event.
    fn run(self: &Rc<Program>, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Save { record, started_from, quiet } => {
                let keeper = self.keeper.get()?;
                let at_once = if quiet { keeper.restate_at_once(&record) } else { keeper.save_at_once(&record) };
                match at_once {
                    AtOnce::Written | AtOnce::Differs(_) if self.leaving.get() => {
                        self.left.borrow_mut().push(record.id());
                        return None;
                    }
                    AtOnce::Full | AtOnce::Refused if !quiet && keeper.keys().is_some() => self.slots_fail.set(true),
                    _ => {}
                }
                let program = self.clone();
                spawn_local(async move {
                    let Some(keeper) = program.keeper.get() else { return };
                    let saved = keeper.save(&record, started_from, &at_once).await;
                    program.dispatch(News::SaveEnded(record.id(), saved).into());
                });
            }
            Effect::SaveAtOnce(record) => return Some(News::AtOnce(self.keeper.get()?.save_at_once(&record)).into()),
            Effect::Autosave => self.autosave(),
            Effect::TrySavingAgain => {
                let program = self.clone();
                let again = Timeout::new(AGAIN_MS, move || program.dispatch(Event::AutosaveDue));
                self.again.replace(Some(again));
            }
            Effect::Tell(id) => {
                if let Some(channel) = &self.channel {
                    channel.tell(id);
                }
            }
            Effect::Reread { id, newest } => {
                let program = self.clone();
                spawn_local(async move {
                    let Some(keeper) = program.keeper.get() else { return };
                    if let Some(read) = keeper.reread(id, newest).await {
                        program.dispatch(News::Reread(id, read.map(Box::new)).into());
                    }
                });
            }
            Effect::Show(route) => dom::show_in_address(route),
            Effect::Replace(route) => dom::replace_in_address(route),
            Effect::FocusHeading => self.focus.set(Some(dom::HEADING)),
            Effect::FocusHeadingIfLost => self.focus.set(self.focus.get().or(Some(dom::HEADING_IF_LOST))),
            Effect::FocusMoved => self.focus.set(Some("#moved")),
            Effect::FocusMark => self.focus.set(Some(dom::MARK)),
            Effect::FocusNewContact => self.focus.set(Some(dom::NEW_CONTACT)),
            Effect::Dress(language, settings) => {
                dom::dress(language, &settings);
                if !is_loaded(language) {
                    let program = self.clone();
                    spawn_local(async move {
                        // Without them the page goes on in the language it has.
                        if texts::load(language).await {
                            program.dispatch(Event::TextsCame);
                        }
                    });
                }
            }
            Effect::Watch(rest) => {
                let program = self.clone();
                self.watch.set(rest, Callback::from(move |()| program.dispatch(Event::LockNow)));
            }
            Effect::RememberHidden(hidden) => dom::remember_hidden(hidden),
            effect => self.run_elsewhere(effect),
        }
        None
    }

    /// What is asked for by screens that are loaded later: see 'Two parts' in ARCHITECTURE.md.
    #[inline(never)]
    fn run_elsewhere(self: &Rc<Program>, effect: Effect) {
        match effect {
            Effect::Print => self.print.set(true),
            Effect::Copy(text) => {
                let program = self.clone();
                spawn_local(async move {
                    let done = dom::copy(&text).await;
                    program.dispatch(Event::Copied(done));
                });
            }
            Effect::SaveFile { name, text } => dom::save_file(&name, text.as_bytes()),
            Effect::Unlock(secret) => {
                let program = self.clone();
                self.try_lock(async move { program.unlock(secret).await });
            }
            Effect::ChangeLock { change, passphrase, now, language, custody } => {
                let program = self.clone();
                self.try_lock(async move {
                    let keys = program.keeper.get().and_then(Keeper::keys).ok_or(LockTrouble::Missing)?;
                    let (passphrase, now, custody, keys) = (&passphrase, &now, &*custody, &keys);
                    let asked = Asked { change, passphrase, now, language, custody, keys };
                    let made = keys::change(&Locksmith, asked).await?;
                    program.new_keys.replace(Some(made.keys));
                    program.dispatch(News::LockMade(Box::new(made.custody), made.code).into());
                    Ok(())
                });
            }
            Effect::UseNewKeys => {
                if let (Some(keeper), Some(keys)) = (self.keeper.get(), self.new_keys.take()) {
                    keeper.use_keys(keys);
                }
            }
            Effect::Estimate(secret) => {
                let program = self.clone();
                let ask = move || {
                    spawn_local(async move {
                        if let Some(strength) = locksmith::strength(&secret).await {
                            program.dispatch(Event::Strength(strength));
                        }
                    });
                };
                self.estimate.replace(Some(Timeout::new(PAUSE_MS as u32, ask)));
            }
            // A page that goes away locks for itself alone.
            Effect::TellLocked if self.leaving.get() => {}
            Effect::TellLocked => {
                if let Some(channel) = &self.channel {
                    channel.tell_locked();
                }
            }
            Effect::LookAtCustody => {
                let program = self.clone();
                spawn_local(async move { program.look_at_custody().await });
            }
            Effect::LoadAnew if self.leaving.get() => {}
            Effect::LoadAnew => dom::reload(),
            Effect::SaveLockedFile { name, text, passphrase } => {
                let program = self.clone();
                self.try_lock(async move {
                    let locked = locksmith::file("lock-file", &passphrase, text.as_bytes()).await?;
                    dom::save_file(&name, &locked);
                    program.dispatch(Event::FileSaved);
                    Ok(())
                });
            }
            Effect::OpenLockedFile { bytes, passphrase } => {
                let program = self.clone();
                self.try_lock(async move {
                    let opened = locksmith::file("open-file", &passphrase, &bytes).await?;
                    program.dispatch(News::FileRead(Ok(opened)).into());
                    Ok(())
                });
            }
            Effect::StartOver { record, shared } => {
                let program = self.clone();
                spawn_local(async move {
                    let Some(keeper) = program.keeper.get() else { return };
                    let done = keeper.start_over(&record).await;
                    if done.is_ok() {
                        dom::remember_shared(shared);
                    }
                    program.dispatch(Event::StartedOver(shared, done));
                });
            }
            Effect::Speak(language) => drop(dom::ask_outside("speak", &[language.tag().into()])),
            Effect::Hush => drop(dom::ask_outside("hush", &[])),
            Effect::LoadExample(language) => {
                let program = self.clone();
                spawn_local(async move {
                    let done = texts::load_example(language).await;
                    program.dispatch(Event::ExampleCame(done));
                });
            }
            Effect::AskToPersist => {
                let program = self.clone();
                spawn_local(async move { program.dispatch(Event::Persisted(dom::persist().await)) });
            }
            // These were run before.
            Effect::Save { .. }
            | Effect::SaveAtOnce(_)
            | Effect::Autosave
            | Effect::TrySavingAgain
            | Effect::Tell(_)
            | Effect::Reread { .. }
            | Effect::Show(_)
            | Effect::Replace(_)
            | Effect::FocusHeading
            | Effect::FocusHeadingIfLost
            | Effect::FocusMoved
            | Effect::FocusMark
            | Effect::FocusNewContact
            | Effect::Dress(..)
            | Effect::Watch(_)
            | Effect::RememberHidden(_) => {}
        }
    }

    /// Waits for a pause in the typing, but not for long.
    fn autosave(self: &Rc<Program>) {
        let now = dom::now().unix_ms();
        let first = self.autosave.take().map_or(now, |(_, first)| first);
        let wait = PAUSE_MS.min(first + AT_MOST_MS - now).clamp(0, PAUSE_MS);
        let program = self.clone();
        let timeout = Timeout::new(wait as u32, move || {
            program.autosave.take();
            program.dispatch(Event::AutosaveDue);
        });
        self.autosave.replace(Some((timeout, first)));
    }
}
