//! Measuring the sheet that was drawn for it, and where the lines of laid-out words begin, so that words longer than a
//! page can be cut between two of them. `src/later.js` looks at what is drawn.

use js_sys::Array;
use wasm_bindgen::JsCast;

use super::dom;
use crate::app::paging::{Height, Heights, Start};
use crate::domain::document::Document;

/// The heights of the blocks of `document` that were drawn to be measured; none where there are none.
pub fn heights(document: &Document) -> Option<Heights> {
    let mut blocks: Vec<Height> =
        numbers("heights", 0)?.into_iter().map(|whole| Height { whole, lines: Vec::new() }).collect();
    // The last two are the heading over the ruled lines and the foot.
    let foot = blocks.pop().map_or(0.0, |foot| foot.whole);
    let room_heading = blocks.pop().map_or(0.0, |room| room.whole);
    let mut heights = Heights { blocks, room_heading, foot };
    let room = heights.room(document);
    for (index, block) in heights.blocks.iter_mut().enumerate() {
        if block.whole > room {
            block.lines = starts(index).unwrap_or_default();
        }
    }
    Some(heights)
}

/// The beginnings of all lines of a block, the first one first.
fn starts(block: usize) -> Option<Vec<Start>> {
    let start = |start: &[f64]| {
        Some(Start { paragraph: *start.first()? as usize, at: *start.get(1)? as u32, top: *start.get(2)? })
    };
    numbers("lines", block)?.chunks(3).map(start).collect()
}

fn numbers(what: &str, which: usize) -> Option<Vec<f64>> {
    let answer: Array = dom::ask_outside(what, &[(which as f64).into()])?.dyn_into().ok()?;
    answer.iter().map(|number| number.as_f64()).collect()
}
