//! What a person relies on, tried in real browsers.
//!
//! `./dev test` builds the page and runs these; `./dev test NAME` runs those with NAME in their path, so that
//! `./dev test ::webkit` is everything in one engine. The journeys stand beside this file; what they are written
//! with stands in `harness`.

#[allow(dead_code, reason = "what a journey may need is more than these need today")]
mod harness;

mod aloud;
mod bench;
mod cards;
mod caret;
mod example;
mod fallen;
mod faults;
mod grounds;
mod hiding;
mod hosts;
mod journals;
mod keep;
mod lighthouse;
mod lock;
mod locksmith;
mod long;
mod looking_back;
mod notes;
mod offline;
mod print;
mod safety;
mod screens;
mod seed;
mod service;
mod single;
mod steps;
mod timeline;
mod together;
mod two_parts;
mod without_network;
mod writing;
