//! What the browser tells: the address, the keys, and that the page is about to go.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, convert::FromWasmAbi};
use web_sys::{CustomEvent, EventTarget, HtmlElement, HtmlInputElement, KeyboardEvent, VisibilityState};

use super::dom;
use super::program::Program;
use crate::app::{Event, Model, Offline};
use crate::domain::Language;

/// Listens for as long as the page lives.
pub fn listen(program: &Rc<Program>) {
    let (Some(window), Some(document)) = (dom::window(), dom::document()) else { return };
    let told = program.clone();
    on(&window, "hashchange", move |_: web_sys::Event| told.dispatch(Event::Address(dom::hash())));
    let told = program.clone();
    on(&window, "pagehide", move |_: web_sys::Event| told.leave());
    let back = program.clone();
    on(&window, "pageshow", move |event: web_sys::Event| {
        if Reflect::get(&event, &"persisted".into()).is_ok_and(|frozen| frozen.is_truthy()) {
            back.come_back();
        }
    });
    let told = program.clone();
    on(&document, "visibilitychange", move |_: web_sys::Event| {
        let seen = dom::document().is_none_or(|document| document.visibility_state() != VisibilityState::Hidden);
        told.seen(seen);
    });
    for touch in ["keydown", "pointerdown", "input", "scroll"] {
        let touched = program.clone();
        on(&window, touch, move |_: web_sys::Event| touched.touched());
    }
    let chosen = program.clone();
    on(&document, "change", move |change: web_sys::Event| {
        let field = change.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| field.id() == "file") {
            chosen.read_file(field.files().and_then(|files| files.get(0)));
            // The same file can be chosen again.
            field.set_value("");
        }
    });
    let told = program.clone();
    on(&document, "keydown", move |key: KeyboardEvent| {
        match key.key().as_str() {
            "Escape" if !key.repeat() => told.dispatch(Event::Escape),
            // In a form it presses the form's button, as everywhere. There is no `<form>`: browsers keep what is sent by one.
            "Enter" if !key.repeat() && !key.is_composing() => press_button_of_form(&key),
            _ => {}
        }
    });
    for (news, kept) in [("kept", Offline::Ready), ("renewed", Offline::Newer)] {
        let told = program.clone();
        on(&window, news, move |_: web_sys::Event| told.dispatch(Event::Offline(kept)));
    }
    let told = program.clone();
    // What `src/later.js` does is there: a sheet that waits to be measured is.
    on(&window, "later", move |_: web_sys::Event| told.drawn());
    let moved = program.clone();
    on(&window, "held", move |event: CustomEvent| {
        if let Some(event) = event.detail().as_string().as_deref().and_then(held) {
            moved.dispatch(event);
        }
    });
    let told = program.clone();
    on(&window, "voices", move |event: CustomEvent| {
        let found = |tags: String| Event::Voices(std::array::from_fn(|at| tags.contains(Language::ALL[at].tag())));
        told.dispatch(event.detail().as_string().map_or(Event::Hushed, found));
    });
    let asked = program.clone();
    on(&window, "beforeunload", move |event: web_sys::Event| {
        // A browser waits for this before it closes a tab. Firefox was seen to close some without the events that come after.
        asked.dispatch(Event::Leaving);
        if asked.with_model(Model::asks_before_leaving) {
            event.prevent_default();
        }
    });
}

/// A line is held over a heap, and perhaps over the upper or the lower half of another line.
fn held(says: &str) -> Option<Event> {
    let mut numbers = says.split(' ').map(|number| number.parse::<usize>().ok());
    let (line, heap) = (numbers.next()??, numbers.next()??);
    let over = numbers.next().flatten().zip(numbers.next().flatten()).map(|(other, lower)| (other, lower == 1));
    Some(Event::Held { line, heap, over })
}

fn press_button_of_form(key: &KeyboardEvent) {
    let field = key.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let field = field.filter(|field| matches!(field.type_().as_str(), "text" | "password"));
    let form = field.and_then(|field| field.closest(".form").ok().flatten());
    let button = form.and_then(|form| form.query_selector(".form > .button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        key.prevent_default();
        button.click();
    }
}

pub(super) fn on<E: FromWasmAbi + 'static>(target: &EventTarget, name: &str, listener: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(E)>::new(listener);
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
