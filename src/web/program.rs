//! The loop: events in, state changed, effects run.
//!
//! Invariant: what an event asks to be saved synchronously is saved before [`Program::dispatch`] returns; the page
//! may be gone after that.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::channel::Channel;
use super::dom;
use super::indexed_db::{IndexedDb, Opening};
use super::listeners;
use super::local_storage::LocalStorage;
use crate::app::{Effect, Event, Model, Stamp, update};
use crate::format::Vault;
use crate::store::{AtOnce, Keeper, Place};

/// After the last key a save waits this long …
const PAUSE_MS: i64 = 400;
/// … but never this long after the first key that is not saved.
const AT_MOST_MS: i64 = 800;
/// A save that failed is tried again after this long.
const AGAIN_MS: u32 = 5_000;

/// The running program.
pub struct Program {
    model: RefCell<Option<Model>>,
    keeper: OnceCell<Keeper<LocalStorage, IndexedDb>>,
    channel: Option<Channel>,
    draw: Callback<()>,
    focus: Cell<Option<&'static str>>,
    autosave: RefCell<Option<(Timeout, i64)>>,
    again: RefCell<Option<Timeout>>,
    shelf: OnceCell<IndexedDb>,
    leaving: Cell<bool>,
    slots_fail: Cell<bool>,
}

impl Program {
    /// Starts the program: draws at once, then reads the stores.
    pub fn start(draw: Callback<()>) -> Rc<Program> {
        let model = Model::new(&dom::languages(), dom::now(), dom::was_hidden());
        dom::dress(model.language(), &model.journal.settings);
        let program = Rc::new(Program {
            model: RefCell::new(Some(model)),
            keeper: OnceCell::new(),
            channel: Channel::open(),
            draw,
            focus: Cell::new(None),
            autosave: RefCell::new(None),
            again: RefCell::new(None),
            shelf: OnceCell::new(),
            leaving: Cell::new(false),
            slots_fail: Cell::new(false),
        });
        listeners::listen(&program);
        if let Some(channel) = &program.channel {
            let told = program.clone();
            channel.on_told(move |id| told.dispatch(Event::ToldChanged(id)));
        }
        spawn_local(program.clone().read_stores());
        program
    }

    /// Reads the state.
    pub fn with_model<T: Default>(&self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.borrow().as_ref().map(read).unwrap_or_default()
    }

    /// Takes an event in, runs all that comes of it, and draws.
    pub fn dispatch(self: &Rc<Program>, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let Some(model) = self.model.take() else { return };
            let (model, effects) = update(model, Stamp { now: dom::now(), entropy: dom::entropy() }, event);
            self.model.replace(Some(model));
            events.extend(effects.into_iter().filter_map(|effect| self.run(effect)));
        }
        self.draw.emit(());
    }

    /// The page goes, or is frozen: all words go where they stand at once, and no transaction stays under way. In WebKit
    /// one of a frozen page keeps every later one waiting, also when the page is opened anew; in Firefox it never ends.
    pub fn leave(self: &Rc<Program>) {
        self.leaving.set(true);
        self.dispatch(Event::Leaving);
        if let Some(shelf) = self.shelf.get().filter(|_| !self.slots_fail.get()) {
            shelf.abort();
        }
    }

    /// A frozen page is back. It missed what other tabs said and how its saves ended, so it is loaded again, unless words
    /// are on the screen alone.
    pub fn come_back(self: &Rc<Program>) {
        self.leaving.set(false);
        if self.slots_fail.get() || self.with_model(Model::asks_before_leaving) {
            self.dispatch(Event::AutosaveDue);
        } else {
            dom::reload();
        }
    }

    /// The screen was drawn: the focus goes where it was asked to go.
    pub fn drawn(&self) {
        if let Some(target) = self.focus.take() {
            dom::focus(target);
        }
    }

    async fn read_stores(self: Rc<Program>) {
        let (shelf, failed) = match IndexedDb::open().await {
            Opening::Open(shelf) => {
                let _ = self.shelf.set(shelf.clone());
                (Some(shelf), false)
            }
            Opening::Refused => (None, false),
            Opening::Failed => (None, true),
        };
        let keeper = Keeper::new(LocalStorage::open(), shelf);
        let mut opened = keeper.open(Vault::new(dom::entropy())).await;
        if failed {
            opened.unanswered.push(Place::Shelf);
        }
        let keeping = keeper.keeping();
        if self.keeper.set(keeper).is_err() {
            return;
        }
        self.dispatch(Event::Address(dom::hash()));
        self.dispatch(Event::Opened(Box::new(opened), keeping));
    }

    /// Runs one effect. What is known at once comes back as an event.
    fn run(self: &Rc<Program>, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Save { record, started_from } => {
                let at_once = self.keeper.get()?.save_at_once(&record);
                match at_once {
                    AtOnce::Written | AtOnce::Differs(_) if self.leaving.get() => return None,
                    AtOnce::Full | AtOnce::Refused => self.slots_fail.set(true),
                    _ => {}
                }
                let program = self.clone();
                spawn_local(async move {
                    let Some(keeper) = program.keeper.get() else { return };
                    let saved = keeper.save(&record, started_from, &at_once).await;
                    program.dispatch(Event::SaveEnded(record.id(), saved));
                });
            }
            Effect::SaveAtOnce(record) => return Some(Event::AtOnce(self.keeper.get()?.save_at_once(&record))),
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
            Effect::Reread(id) => {
                let program = self.clone();
                spawn_local(async move {
                    let Some(keeper) = program.keeper.get() else { return };
                    if let Some(read) = keeper.reread(id).await {
                        program.dispatch(Event::Reread(id, read.map(Box::new)));
                    }
                });
            }
            Effect::Show(route) => dom::show_in_address(route),
            Effect::Replace(route) => dom::replace_in_address(route),
            Effect::FocusHeading => self.focus.set(Some("heading")),
            Effect::FocusNewContact => self.focus.set(Some(dom::NEW_CONTACT)),
            Effect::Dress(language, settings) => dom::dress(language, &settings),
            Effect::Print => dom::print(),
            Effect::SaveFile { name, text } => dom::save_file(&name, &text),
            Effect::RememberHidden(hidden) => dom::remember_hidden(hidden),
        }
        None
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
