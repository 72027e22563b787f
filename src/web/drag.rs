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
use crate::domain::heaps::Place;

/// So near the upper or lower edge of the window the page scrolls, and by so much each time, in CSS pixels.
const EDGE: i32 = 72;
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
            hold.set(number(&handle, "line"));
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let let_go = held.clone();
        on(&document, end, move |_: web_sys::Event| let_go.set(None));
    }
    let program = program.clone();
    on(&document, "pointermove", move |event: PointerEvent| {
        let Some(line) = held.get() else { return };
        scroll_at_edge(event.client_y());
        if let Some(place) = place_at(line, event.client_x(), event.client_y()) {
            program.dispatch(Event::Lay { line, place, down: false });
        }
    });
}

/// Where the line would lie that is held over this point; none where it lies there already.
fn place_at(line: usize, x: i32, y: i32) -> Option<Place> {
    let document = dom::document()?;
    let over = document.element_from_point(x as f32, y as f32)?;
    let heap = number(&over, "heap")?;
    let own = document.query_selector(&format!("[data-line='{line}']")).ok()??;
    let (own_heap, own_at) = (number(&own, "heap")?, at(&own));
    let Some(other) = over.closest("[data-line]").ok()? else {
        // Beside the lines: at the end of another heap.
        return (heap != own_heap).then_some(Place { heap, at: usize::MAX });
    };
    let other_at = at(&other);
    let rect = other.get_bounding_client_rect();
    let is_below_middle = f64::from(y) > rect.top() + rect.height() / 2.0;
    if heap != own_heap {
        return Some(Place { heap, at: other_at + usize::from(is_below_middle) });
    }
    // Past the middle of the other one, or the two would change places to and fro.
    let passes = if other_at > own_at { is_below_middle } else { !is_below_middle };
    (other_at != own_at && passes).then_some(Place { heap, at: other_at })
}

/// The number in `data-line` or `data-heap` of the element or the nearest one around it.
fn number(element: &Element, what: &str) -> Option<usize> {
    let around = element.closest(&format!("[data-{what}]")).ok()??;
    around.get_attribute(&format!("data-{what}"))?.parse().ok()
}

/// How many lines stand before it in its list.
fn at(line: &Element) -> usize {
    std::iter::successors(line.previous_element_sibling(), Element::previous_element_sibling).count()
}

fn scroll_at_edge(y: i32) {
    let Some(window) = dom::window() else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default() as i32;
    if y < EDGE {
        window.scroll_by_with_x_and_y(0.0, -SCROLL);
    } else if y > height - EDGE {
        window.scroll_by_with_x_and_y(0.0, SCROLL);
    }
}
