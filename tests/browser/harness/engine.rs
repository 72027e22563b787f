//! The three browser engines, and where their programs are on this machine.

use super::folder::on_path;
use std::{env, fmt, path::PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK, by its own small browser; the closest to Safari that runs on Linux.
    WebKit,
}

/// What it takes to drive an engine.
#[derive(Debug)]
pub struct Programs {
    pub driver: PathBuf,
    pub browser: PathBuf,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// As it is written in `OWN_WORDS_ENGINES` and in the names of tests.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    pub fn named(name: &str) -> Engine {
        Engine::ALL
            .into_iter()
            .find(|engine| engine.name() == name)
            .unwrap_or_else(|| panic!("there is no engine “{name}”: chromium, firefox, webkit"))
    }

    /// Whether this is the command line of a process that runs the scripts of pages.
    pub fn holds_pages(self, command: &str) -> bool {
        match self {
            Engine::Chromium => command.contains("--type=renderer"),
            Engine::Firefox => command.contains("-contentproc") && command.trim_end().ends_with(" tab"),
            Engine::WebKit => command.contains("WebKitWebProcess"),
        }
    }

    /// Whether tests run in this engine, or why they do not.
    ///
    /// With `CI` set all three run; else those named in `OWN_WORDS_ENGINES`; else those found on this machine. An
    /// engine that was asked for and is missing is not skipped: its tests fail when they start it.
    pub fn skipped(self) -> Option<String> {
        let asked = env::var("OWN_WORDS_ENGINES").ok().filter(|names| !names.trim().is_empty());
        match asked {
            _ if env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false")) => None,
            Some(names) if names.split_whitespace().map(Engine::named).any(|engine| engine == self) => None,
            Some(names) => Some(format!("OWN_WORDS_ENGINES is “{names}”")),
            None => self.programs().err(),
        }
    }

    /// The engine's programs, or what to install.
    pub fn programs(self) -> Result<Programs, String> {
        let (driver, browser) = match self {
            Engine::Chromium => (
                on_path("chromedriver"),
                ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path),
            ),
            Engine::Firefox => (
                named_by("OWN_WORDS_GECKODRIVER").or_else(|| on_path("geckodriver")),
                ["firefox-esr", "firefox"].into_iter().find_map(on_path),
            ),
            Engine::WebKit => {
                (on_path("WebKitWebDriver"), named_by("OWN_WORDS_MINIBROWSER").or_else(|| on_path("MiniBrowser")))
            }
        };
        match (driver, browser) {
            (Some(driver), Some(browser)) => Ok(Programs { driver, browser }),
            _ => Err(match self {
                Engine::Chromium => "Chromium needs `chromium` and `chromedriver` on PATH",
                Engine::Firefox => {
                    "Firefox needs `firefox` on PATH and geckodriver at $OWN_WORDS_GECKODRIVER or on PATH"
                }
                Engine::WebKit => "WebKitGTK needs `WebKitWebDriver` on PATH and MiniBrowser at $OWN_WORDS_MINIBROWSER",
            }
            .to_owned()),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.name())
    }
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}
