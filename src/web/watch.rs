//! The watch: it says when the page has been idle, or unseen, for as long as the person chose.
//!
//! Two clocks are asked, since each can stand still or jump: the device's own, and the one that counts from when the
//! page was loaded. The one that says it was longer counts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use yew::Callback;

use super::dom;
use crate::format::custody::Rest;

/// Looks this often.
const LOOK_MS: u32 = 2_000;

/// The watch. It does nothing until it is set.
#[derive(Default)]
pub struct Watch {
    rest: Cell<Option<Rest>>,
    touched: Cell<[f64; 2]>,
    unseen_since: Cell<Option<[f64; 2]>>,
    looks: RefCell<Option<Interval>>,
}

impl Watch {
    /// Calls `over` when the time is over; none: never.
    pub fn set(self: &Rc<Watch>, rest: Option<Rest>, over: Callback<()>) {
        self.rest.set(rest);
        self.touched.set(dom::clocks());
        let watch = self.clone();
        let look = move || {
            if watch.is_over() {
                over.emit(());
            }
        };
        self.looks.replace(rest.map(|_| Interval::new(LOOK_MS, look)));
    }

    /// A key, a press, a touch.
    pub fn touched(&self) {
        self.touched.set(dom::clocks());
    }

    /// The page is seen, or is not.
    pub fn seen(&self, seen: bool) {
        self.unseen_since.set((!seen).then(dom::clocks));
    }

    /// Whether it is time.
    pub fn is_over(&self) -> bool {
        let Some(rest) = self.rest.get() else { return false };
        let passed = |since: [f64; 2]| {
            let now = dom::clocks();
            (now[0] - since[0]).max(now[1] - since[1]) / 1_000.0
        };
        passed(self.touched.get()) >= f64::from(rest.idle_minutes()) * 60.0
            || self.unseen_since.get().is_some_and(|since| passed(since) >= f64::from(rest.hidden_seconds()))
    }
}
