//! What a person relies on, tried in real browsers.
//!
//! `./dev test` builds the page and runs these; `./dev test NAME` runs those with NAME in their path, so that
//! `./dev test ::webkit` is everything in one engine. The journeys stand beside this file; what they are written
//! with stands in `harness`.

#[expect(dead_code, reason = "the journeys written so far do not need everything")]
mod harness;
