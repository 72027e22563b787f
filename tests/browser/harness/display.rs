//! A screen that nobody looks at: WebKitGTK's browser cannot do without one.
//!
//! Each browser has its own, since two windows without a window manager would take the focus from each other.

use super::family::Family;
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

#[derive(Debug)]
pub struct Display {
    number: u32,
    _server: Family,
}

impl Display {
    /// Starts an X server on a number that is free.
    pub fn start() -> Display {
        let mut server = Family::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-ac", "-nolisten", "tcp", "-screen", "0", "1600x1600x24"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
            None,
        );
        let mut number = String::new();
        BufReader::new(server.output()).read_line(&mut number).expect("Xvfb says which display it is");
        let number = number.trim().parse().expect("Xvfb could start and says its display as a number");
        Display { number, _server: server }
    }

    /// As the variable `DISPLAY` wants it.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}
