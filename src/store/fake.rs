//! Stores in memory that several tabs share, and that fail on purpose. For tests alone.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::entry::{Entry, Standing};
use super::port::{Put, Shelf, ShelfError, SlotError, Slots};
use crate::format::Nonce;

/// One browser profile: its slots and its shelf. Clones are the same profile, seen from another tab.
#[derive(Clone, Default)]
pub struct Profile(Rc<RefCell<State>>);

/// What stands in a store.
pub type Texts = BTreeMap<String, String>;

#[derive(Default)]
struct State {
    slots: Texts,
    shelf: Texts,
    faults: Faults,
    /// Writes so far: slot writes, slot erasures and shelf puts.
    writes: usize,
    /// Calls so far, of any kind.
    calls: usize,
    /// How often each coming shelf call is polled before it does something, and again before it answers.
    pauses: VecDeque<u8>,
    /// Whether each coming call of a slot meets what other tabs wrote meanwhile, and shows them what its tab wrote.
    meetings: VecDeque<bool>,
}

/// What goes wrong.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// This write fails (the first is 1), and if `all_after`, every later one.
    pub write: Option<usize>,
    /// This call fails, reading or writing.
    pub call: Option<usize>,
    /// Every later write fails as well.
    pub all_after: bool,
    /// The slots hold so many bytes of names and texts, and no more.
    pub slot_bytes: Option<usize>,
    /// The slots drop whatever is written, and say nothing.
    pub slots_drop: bool,
    /// The shelf is full.
    pub shelf_full: bool,
    /// The slots refuse everything.
    pub slots_refuse: bool,
    /// The shelf refuses everything.
    pub shelf_refuses: bool,
}

impl Profile {
    /// The slots, for one tab.
    pub fn slots(&self) -> FakeSlots {
        FakeSlots { profile: self.clone(), unshown: Unshown::default() }
    }

    /// The shelf, for one tab.
    pub fn shelf(&self) -> FakeShelf {
        FakeShelf(self.clone())
    }

    /// What goes wrong from now on. Writes and calls are counted anew.
    pub fn fail(&self, faults: Faults) {
        let mut state = self.0.borrow_mut();
        state.faults = faults;
        state.writes = 0;
        state.calls = 0;
    }

    /// How many writes there were since [`Profile::fail`].
    pub fn writes(&self) -> usize {
        self.0.borrow().writes
    }

    /// How many calls there were since [`Profile::fail`].
    pub fn calls(&self) -> usize {
        self.0.borrow().calls
    }

    /// How the coming shelf calls dawdle; when they are used up, none does.
    pub fn dawdle(&self, pauses: impl IntoIterator<Item = u8>) {
        self.0.borrow_mut().pauses = pauses.into_iter().collect();
    }

    /// The tabs are in processes apart, as in every browser: each sees the slots as they were, and its own writes, until
    /// they meet. When these are used up, each call of a slot is a meeting.
    pub fn keep_apart(&self, meetings: impl IntoIterator<Item = bool>) {
        self.0.borrow_mut().meetings = meetings.into_iter().collect();
    }

    /// All slots, ours and others', as they stand.
    pub fn slot_texts(&self) -> Texts {
        self.0.borrow().slots.clone()
    }

    /// All that stands on the shelf.
    pub fn shelf_texts(&self) -> Texts {
        self.0.borrow().shelf.clone()
    }

    /// The slots are as they once were: a crash took back what was not yet on the disk.
    pub fn roll_slots_back(&self, texts: Texts) {
        self.0.borrow_mut().slots = texts;
    }

    /// The shelf is replaced.
    pub fn replace_shelf(&self, texts: Texts) {
        self.0.borrow_mut().shelf = texts;
    }

    /// Puts a text in a slot, past every rule.
    pub fn force_slot(&self, name: &str, text: &str) {
        self.0.borrow_mut().slots.insert(name.to_owned(), text.to_owned());
    }

    /// Puts a text on the shelf, past every rule.
    pub fn force_shelf(&self, name: &str, text: &str) {
        self.0.borrow_mut().shelf.insert(name.to_owned(), text.to_owned());
    }

    /// Whether this very text stands anywhere.
    pub fn holds(&self, text: &str) -> bool {
        let state = self.0.borrow();
        state.slots.values().chain(state.shelf.values()).any(|there| there == text)
    }

    fn call(&self) -> Result<(), ()> {
        let mut state = self.0.borrow_mut();
        state.calls += 1;
        if state.faults.call == Some(state.calls) { Err(()) } else { Ok(()) }
    }

    fn write(&self) -> Result<(), ()> {
        let mut state = self.0.borrow_mut();
        state.writes += 1;
        let (now, all_after) = (state.writes, state.faults.all_after);
        match state.faults.write {
            Some(n) if n == now || n < now && all_after => Err(()),
            _ => Ok(()),
        }
    }

    fn slot_call(&self) -> Result<(), SlotError> {
        self.call().map_err(|()| SlotError::Refused)?;
        if self.0.borrow().faults.slots_refuse { Err(SlotError::Refused) } else { Ok(()) }
    }

    async fn shelf_call(&self) -> Result<(), ShelfError> {
        self.pause().await;
        self.call().map_err(|()| ShelfError::Aborted("call".to_owned()))?;
        if self.0.borrow().faults.shelf_refuses { Err(ShelfError::Refused) } else { Ok(()) }
    }

    async fn pause(&self) {
        let polls = self.0.borrow_mut().pauses.pop_front().unwrap_or(0);
        Pause(polls).await;
    }
}

/// The slots as one tab sees them.
pub struct FakeSlots {
    profile: Profile,
    unshown: Unshown,
}

/// What a tab sees that stands otherwise for the others: the slots as it last met them, and what it wrote since.
#[derive(Default)]
struct Unshown {
    met: RefCell<Option<Texts>>,
    written: RefCell<BTreeMap<String, Option<String>>>,
}

impl FakeSlots {
    /// Does something to the slots as this tab sees them.
    fn see<T>(&self, act: impl FnOnce(&mut Texts) -> T) -> T {
        let mut state = self.profile.0.borrow_mut();
        let meets = state.meetings.pop_front().unwrap_or(true);
        if meets {
            self.show(&mut state);
        }
        let mut met = self.unshown.met.borrow_mut();
        if meets && state.meetings.is_empty() {
            *met = None;
            return act(&mut state.slots);
        }
        let seen = met.get_or_insert_with(|| state.slots.clone());
        let before = seen.clone();
        let done = act(seen);
        let mut written = self.unshown.written.borrow_mut();
        for name in before.keys().chain(seen.keys()) {
            if before.get(name) != seen.get(name) {
                written.insert(name.clone(), seen.get(name).cloned());
            }
        }
        done
    }

    /// What this tab wrote stands for all, and it sees what they wrote.
    fn show(&self, state: &mut State) {
        for (name, text) in self.unshown.written.take() {
            match text {
                Some(text) => state.slots.insert(name, text),
                None => state.slots.remove(&name),
            };
        }
        *self.unshown.met.borrow_mut() = None;
    }
}

impl Drop for FakeSlots {
    /// A tab that is closed leaves nothing unshown.
    fn drop(&mut self) {
        self.show(&mut self.profile.0.borrow_mut());
    }
}

impl Slots for FakeSlots {
    fn count(&self) -> Result<usize, SlotError> {
        self.names().map(|names| names.len())
    }

    fn names(&self) -> Result<Vec<String>, SlotError> {
        self.profile.slot_call()?;
        Ok(self.see(|slots| slots.keys().cloned().collect()))
    }

    fn read(&self, name: &str) -> Result<Option<String>, SlotError> {
        self.profile.slot_call()?;
        Ok(self.see(|slots| slots.get(name).cloned()))
    }

    fn write(&self, name: &str, text: &str) -> Result<(), SlotError> {
        self.profile.slot_call()?;
        self.profile.write().map_err(|()| SlotError::Full)?;
        let (most, drops) = {
            let state = self.profile.0.borrow();
            (state.faults.slot_bytes, state.faults.slots_drop)
        };
        self.see(|slots| {
            let others = slots.iter().filter(|(other, _)| *other != name);
            let taken: usize = others.map(|(name, text)| name.len() + text.len()).sum();
            if most.is_some_and(|most| taken + name.len() + text.len() > most) {
                return Err(SlotError::Full);
            }
            if !drops {
                slots.insert(name.to_owned(), text.to_owned());
            }
            Ok(())
        })
    }

    fn erase(&self, name: &str) -> Result<(), SlotError> {
        self.profile.slot_call()?;
        self.profile.write().map_err(|()| SlotError::Refused)?;
        self.see(|slots| slots.remove(name));
        Ok(())
    }
}

/// The shelf as one tab sees it. A put that is dropped half-way stands on the shelf or not, as in a crash.
#[derive(Clone)]
pub struct FakeShelf(Profile);

impl Shelf for FakeShelf {
    /// Two at a time.
    async fn read_after(&self, name: Option<&str>) -> Result<Vec<(String, String)>, ShelfError> {
        self.0.shelf_call().await?;
        let comes_next = |(other, _): &(String, String)| name.is_none_or(|name| other.as_str() > name);
        let next = self.0.shelf_texts().into_iter().filter(comes_next).take(2).collect();
        self.0.pause().await;
        Ok(next)
    }

    async fn read(&self, name: &str) -> Result<Option<String>, ShelfError> {
        self.0.shelf_call().await?;
        let text = self.0.shelf_texts().remove(name);
        self.0.pause().await;
        Ok(text)
    }

    async fn put(&self, entry: &Entry) -> Result<Put, ShelfError> {
        self.0.shelf_call().await?;
        self.0.write().map_err(|()| ShelfError::Aborted("put".to_owned()))?;
        if self.0.0.borrow().faults.shelf_full {
            return Err(ShelfError::Full);
        }
        let mut texts = self.0.shelf_texts();
        if entry.is_outdated(texts.get("vault").map(String::as_str)) {
            return Ok(Put::Outdated);
        }
        let standing = texts.remove(entry.name());
        let put = match (entry.over(standing.as_deref()), standing) {
            (Standing::Differs, Some(standing)) => Put::Differs(standing),
            (Standing::IsThere, _) => Put::Done,
            (Standing::GivesWay | Standing::Differs, _) => {
                self.0.force_shelf(entry.name(), entry.text());
                Put::Done
            }
        };
        self.0.pause().await;
        Ok(put)
    }

    async fn erase(&self, names: &[String]) -> Result<(), ShelfError> {
        self.0.shelf_call().await?;
        self.0.write().map_err(|()| ShelfError::Aborted("erase".to_owned()))?;
        self.0.0.borrow_mut().shelf.retain(|name, _| !names.contains(name));
        self.0.pause().await;
        Ok(())
    }

    async fn start_over(&self, name: &str, text: &str) -> Result<(), ShelfError> {
        self.0.shelf_call().await?;
        self.0.write().map_err(|()| ShelfError::Aborted("start over".to_owned()))?;
        self.0.replace_shelf(Texts::from([(name.to_owned(), text.to_owned())]));
        self.0.pause().await;
        Ok(())
    }
}

struct Pause(u8);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        Poll::Pending
    }
}

/// Gives other tabs a turn.
pub async fn pass() {
    Pause(1).await;
}

/// Runs two futures side by side to their ends.
pub async fn both<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> (A, B) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut of_first, mut of_second) = (None, None);
    std::future::poll_fn(move |context| {
        if of_second.is_none()
            && let Poll::Ready(done) = second.as_mut().poll(context)
        {
            of_second = Some(done);
        }
        if of_first.is_none()
            && let Poll::Ready(done) = first.as_mut().poll(context)
        {
            of_first = Some(done);
        }
        match (of_first.take(), of_second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (first, second) => {
                (of_first, of_second) = (first, second);
                Poll::Pending
            }
        }
    })
    .await
}

/// Runs one future to its end; nothing here waits for anything but turns.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

/// Runs tabs side by side: `turns` says whose turn it is, one poll each. Tabs that are not done when the turns are
/// used up are dropped where they stand: the browser crashed. Gives whether all were done.
pub fn run_tabs(mut tabs: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>, turns: impl IntoIterator<Item = usize>) -> bool {
    for turn in turns {
        if tabs.is_empty() {
            return true;
        }
        let at = turn % tabs.len();
        if tabs[at].as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            drop(tabs.remove(at));
        }
    }
    tabs.is_empty()
}

/// Nonces that differ from each other. For tests alone: they are not random.
pub fn nonce() -> Nonce {
    thread_local!(static COUNT: Cell<u64> = const { Cell::new(0) });
    let count = COUNT.with(|count| count.replace(count.get() + 1));
    let mut bytes = [0; 24];
    bytes[..8].copy_from_slice(&count.to_le_bytes());
    Nonce(bytes)
}
