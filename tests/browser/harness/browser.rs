//! A browser and its driver, from start to end: started, resized, closed, killed; and its tabs.
//!
//! What is on the page stands in `page`, what a person does to it in `keyboard`.

use super::{
    broken_in::break_in,
    display::Display,
    engine::Engine,
    family::Family,
    outside::Outside,
    profile::{Profile, Scheme, Storage},
};
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    net::TcpListener,
    process::Command,
    time::Duration,
};
use thirtyfour::{Capabilities, WebDriver, WindowHandle, error::WebDriverResult};
use tokio::{
    net::TcpStream,
    time::{sleep, timeout},
};

/// How long a browser may take to start, on a busy machine.
const START: Duration = Duration::from_secs(60);

/// How often a start is tried.
const ATTEMPTS: usize = 3;

/// A running browser. Dropped, it is killed with all its processes.
#[derive(Debug)]
pub struct Browser {
    pub engine: Engine,
    pub(super) driver: WebDriver,
    family: Family,
    outside: Outside,
    _display: Option<Display>,
    profile: Profile,
}

/// A tab, to come back to.
pub type Tab = WindowHandle;

impl Browser {
    /// Starts the engine's browser on this profile, with an empty page.
    ///
    /// Drivers and browsers find each other over ports that they believe to be free, and when two of them are wrong at
    /// once, one waits for ever; so each start has its time, and another chance.
    pub async fn start(engine: Engine, profile: &Profile) -> Browser {
        if engine == Engine::Firefox {
            break_in(profile);
        }
        Browser::start_as_it_is(engine, profile).await
    }

    /// The same on a profile to which nothing is added.
    pub(super) async fn start_as_it_is(engine: Engine, profile: &Profile) -> Browser {
        let mut failures = Vec::new();
        while failures.len() < ATTEMPTS {
            match Browser::attempt(engine, profile).await {
                Ok(browser) => {
                    browser.dress().await;
                    return browser;
                }
                Err(failure) => failures.push(failure),
            }
        }
        panic!("{engine} could not be started: {}", failures.join("\nand again: "))
    }

    async fn attempt(engine: Engine, profile: &Profile) -> Result<Browser, String> {
        let programs = engine.programs()?;
        let display = (engine == Engine::WebKit).then(Display::start);
        let outside = Outside::watch().await;
        let port = free_port();
        let log = profile.folder().join("driver.log");
        let output = File::create(&log).expect("the profile's folder can be written");

        let mut command = Command::new(&programs.driver);
        command.arg(format!("--port={port}"));
        command.envs(profile.environment(engine));
        command.envs(display.iter().map(|display| ("DISPLAY", display.name())));
        command.stderr(output.try_clone().expect("a file can be had twice")).stdout(output);
        let mut family = Family::start(&mut command, Some(profile.folder().display().to_string()));

        let capabilities = Capabilities::from(profile.capabilities(engine, &programs.browser, &outside.proxy()));
        let session = async {
            let address = listening(&mut family, port).await?;
            WebDriver::new(address, capabilities).await.map_err(|error| error.to_string())
        };
        let driver = timeout(START, session).await.unwrap_or_else(|_| Err(format!("no session after {START:?}")));
        let driver = driver.map_err(|error| {
            let said = fs::read_to_string(&log).unwrap_or_default();
            format!("{error}\nits driver said:\n{said}")
        })?;
        Ok(Browser { engine, driver, family, outside, _display: display, profile: profile.clone() })
    }

    /// Ends the browser as a person does, with its last writes done.
    pub async fn close(mut self) {
        self.driver.clone().quit().await.expect("the browser can be closed");
        self.family.kill();
    }

    /// SIGKILL to every process of the browser and its driver; on return none of them lives.
    pub fn kill(self) {
        drop(self);
    }

    /// The living processes of this browser and its driver.
    pub fn processes(&self) -> usize {
        self.family.living().len()
    }

    /// Crashes the process that holds the page in this tab. Chromium turns to another tab then; driven, Firefox ends
    /// with the page, and WebKitGTK's driver does before anything can be seen.
    pub async fn crash_page(self, other: &Tab) -> Option<Browser> {
        match self.engine {
            Engine::Chromium => {
                let answer = self.driver.cdp().send_raw("Page.crash", json!({})).await;
                let crashed = answer.as_ref().is_err_and(|error| error.to_string().contains("tab crashed"));
                assert!(crashed, "the page crashes: {answer:?}");
                self.switch_tab(other).await;
                Some(self)
            }
            Engine::Firefox => {
                // A page with an address has a process apart from those of empty pages.
                let killed = self.family.signal("KILL", |process| process.name().starts_with("Isolated Web"));
                assert!(!killed.is_empty(), "Firefox has a process of its own for the page");
                let ended = async || self.driver.window().await.is_err().then_some(());
                self.until("Firefox to end with its page", ended).await;
                None
            }
            Engine::WebKit => panic!("WebKitGTK's driver ends with any page"),
        }
    }

    /// Stops the processes that hold the pages where they are; no page runs until `thaw_pages`.
    pub fn freeze_pages(&self) {
        let stopped = self.family.signal("STOP", |process| self.engine.holds_pages(&process.command_line));
        assert!(!stopped.is_empty(), "{} has no process of its own for its pages", self.engine);
    }

    /// Lets the pages run on.
    pub fn thaw_pages(&self) {
        self.family.signal("CONT", |process| self.engine.holds_pages(&process.command_line));
    }

    /// The memory of the process that holds the page, in bytes; of several, those kept in store among them, the most.
    pub fn page_memory(&self) -> u64 {
        let of_pages = self.family.memory(|process| self.engine.holds_pages(&process.command_line));
        of_pages.into_iter().max().expect("a process of its own for the page, in a system with /proc")
    }

    /// What the pages of this browser asked of the rest of the world, where nothing is answered.
    pub fn asked_outside(&self) -> Vec<String> {
        self.outside.asked()
    }

    /// Gives this tab another size, in CSS pixels.
    pub async fn resize(&mut self, width: u32, height: u32) {
        self.profile.viewport = (width, height);
        self.dress().await;
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> Tab {
        self.done("say which tab this is", self.driver.window().await)
    }

    /// Opens a page in a tab of its own and turns to it.
    pub async fn new_tab(&self, address: &str) -> Tab {
        let tab = self.done("open a tab", self.driver.new_tab().await);
        self.switch_tab(&tab).await;
        self.dress().await;
        self.go_to(address).await;
        tab
    }

    pub async fn switch_tab(&self, tab: &Tab) {
        self.done("turn to a tab", self.driver.switch_to_window(tab.clone()).await);
    }

    /// Closes this tab, as its cross does, and turns to the one opened last of those that are left.
    pub async fn close_tab(&self) {
        self.done("close a tab", self.driver.close_window().await);
        let left = self.done("list its tabs", self.driver.windows().await);
        self.switch_tab(left.last().expect("another tab is open: the last one ends the browser")).await;
    }

    pub async fn go_to(&self, address: &str) {
        self.done("open the page", self.driver.goto(address).await);
    }

    /// A command of Chromium's own protocol. Only there.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{method} is Chromium's own");
        self.done(method, self.driver.cdp().send_raw(method, parameters).await)
    }

    /// Lets the origin of this address store so many bytes and no more in IndexedDB; at 1, every write fails.
    ///
    /// Only in Chromium, which believes an earlier answer for a while: set it before the page writes. Firefox has the
    /// preference `dom.quotaManager.temporaryStorage.fixedLimit`, in KiB, from about 100 up.
    pub async fn limit_storage(&self, address: &str, bytes: u64) {
        self.devtools(
            "Storage.overrideQuotaForOrigin",
            json!({ "origin": address.trim_end_matches('/'), "quotaSize": bytes }),
        )
        .await;
    }

    /// What a driver answered, or a failure that says what was being done.
    pub(super) fn done<T>(&self, attempt: &str, result: WebDriverResult<T>) -> T {
        result.unwrap_or_else(|error| panic!("{} could not {attempt}: {error}", self.engine))
    }

    /// Gives this tab what Chromium keeps by tab rather than by profile, and the size of the page.
    async fn dress(&self) {
        let (width, height) = self.profile.viewport;
        if self.engine != Engine::Chromium {
            return self.fit(width, height).await;
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = match self.profile.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
        if self.profile.storage == Storage::WithoutIndexedDb {
            let source = "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })";
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
        }
    }

    /// Sizes the window so that the page in it has this size, or as near as the window can go.
    async fn fit(&self, width: u32, height: u32) {
        let [frame_width, frame_height]: [u32; 2] =
            self.script("return [outerWidth - innerWidth, outerHeight - innerHeight]", &[]).await;
        let size = self.driver.set_window_rect(0, 0, width + frame_width, height + frame_height).await;
        self.done("size its window", size);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session is not asked to end: its processes are killed next.
        let _ = self.driver.clone().leak();
        self.family.kill();
    }
}

/// A port nobody listens on now.
pub(super) fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
    listener.local_addr().expect("a listener has an address").port()
}

/// The driver's address, once it answers there.
async fn listening(family: &mut Family, port: u16) -> Result<String, String> {
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if family.has_ended() {
            return Err("the driver ended at once".to_owned());
        }
        sleep(Duration::from_millis(10)).await;
    }
    Ok(format!("http://127.0.0.1:{port}"))
}
