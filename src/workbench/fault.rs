//! Everything that can go wrong at the workbench, said plainly.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command of the workbench failed.
#[derive(Debug)]
pub enum Fault {
    /// The command line was not understood; holds what to say about it.
    Usage(String),
    /// A file or folder could not be read or written.
    File(PathBuf, io::Error),
    /// The server could not listen at this port.
    Listen(u16, io::Error),
    /// This file is no WebAssembly program as wasm-bindgen makes it.
    NotAProgram(String),
    /// The build has no file whose name begins and ends like this.
    NoFile(&'static str, &'static str),
    /// This cannot stand in a page as text.
    NotAsText(String),
    /// The page has no `<meta charset>` for the policy to stand behind.
    NoCharset,
    /// The page has no attribute of this name to say in where something is.
    NoAttribute(&'static str),
    /// The page or what it loads breaks the page policy, in these ways.
    Policy(Vec<String>),
    /// This file has no compressed copy beside it, so the build was not sealed.
    NotSealed(String),
    /// This file has no texts of screens.
    NoTexts(PathBuf),
    /// The words are not plain enough, in these places.
    NotPlain(Vec<String>),
    /// More bytes are loaded than the budget allows.
    OverBudget {
        /// When they are loaded.
        when: &'static str,
        /// What is loaded, in bytes.
        loaded: u64,
        /// What it may load, in bytes.
        allowed: u64,
    },
}

impl Fault {
    /// For `map_err`: what was being done to `path` failed.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Fault + use<> {
        let path = path.to_owned();
        move |error| Fault::File(path, error)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Usage(what) => f.write_str(what),
            Fault::File(path, error) => write!(f, "{}: {error}", path.display()),
            Fault::Listen(port, error) => write!(f, "cannot listen at port {port}: {error}"),
            Fault::NotAProgram(name) => write!(f, "{name} is no program as wasm-bindgen makes it"),
            Fault::NoFile(begins, ends) => write!(f, "the build has no file {begins}…{ends}"),
            Fault::NotAsText(name) => write!(f, "{name} cannot stand in the page as text"),
            Fault::NoCharset => f.write_str("index.html has no <meta charset>"),
            Fault::NoAttribute(name) => write!(f, "index.html has no {name} to say in where that is"),
            Fault::Policy(faults) => {
                f.write_str("the page policy does not hold:")?;
                faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
            }
            Fault::NotSealed(name) => write!(f, "{name} has no compressed copy: run `workbench seal` first"),
            Fault::NoTexts(path) => write!(f, "{} has no texts of screens", path.display()),
            Fault::NotPlain(faults) => {
                f.write_str("these words are not plain:")?;
                faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
            }
            Fault::OverBudget { when, loaded, allowed } => {
                write!(f, "{when}: {loaded} bytes, {} more than the budget of {allowed}", loaded - allowed)
            }
        }
    }
}
