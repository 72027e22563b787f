//! Moving a line by its handle, with a finger, a pen or a mouse. The line goes where the pointer is as it moves, so what is
//! seen is what is.
//!
//! The pointer is listened to on the whole page: the line's own element is put elsewhere while it is moved.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::dom;
use super::listeners::on;
use super::program::Program;
use crate::app::Event;

/// So near the upper or lower edge of the window the page scrolls, and by so much each time, in CSS pixels.
const EDGE: f64 = 72.0;
const SCROLL: f64 = 12.0;

/// Listens for as long as the page lives.
pub fn listen(program: &Rc<Program>) {
    let Some(document) = dom::document() else { return };
    let held: Rc<Cell<Option<usize>>> = Rc::default();

    let hold = held.clone();
    on(&document, "pointerdown", move |event: PointerEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(handle) = target.and_then(|target| target.closest(".heap__handle").ok().flatten()) {
            // No text is selected on the way.
            event.prevent_default();
            hold.set(number(&handle, "line").map(|(_, line)| line));
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let let_go = held.clone();
        on(&document, end, move |_: web_sys::Event| let_go.set(None));
    }
    let program = program.clone();
    on(&document, "pointermove", move |event: PointerEvent| {
        if let Some(held) = held.get().and_then(|line| held_at(line, event.client_x(), event.client_y())) {
            program.dispatch(held);
        }
    });
}

/// A line is held over this point of the window.
fn held_at(line: usize, x: i32, y: i32) -> Option<Event> {
    let window = dom::window()?;
    let (height, y) = (window.inner_height().ok()?.as_f64()?, f64::from(y));
    if y < EDGE {
        window.scroll_by_with_x_and_y(0.0, -SCROLL);
    } else if y > height - EDGE {
        window.scroll_by_with_x_and_y(0.0, SCROLL);
    }
    let element = dom::document()?.element_from_point(x as f32, y as f32)?;
    let (_, heap) = number(&element, "heap")?;
    let over = number(&element, "line").map(|(other, number)| {
        let rect = other.get_bounding_client_rect();
        (number, y > rect.top() + rect.height() / 2.0)
    });
    Some(Event::Held { line, heap, over })
}

/// The element or the nearest one around it that has a `data-line` or `data-heap`, and the number in it.
fn number(element: &Element, what: &str) -> Option<(Element, usize)> {
    let name = ["data-", what].concat();
    let around = element.closest(&["[", &name, "]"].concat()).ok()??;
    let number = around.get_attribute(&name)?.parse().ok()?;
    Some((around, number))
}
