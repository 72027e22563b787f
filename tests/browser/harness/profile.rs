//! What a person brings to a browser before the page opens: language, screen, settings, and a folder of their own.

use super::{engine::Engine, folder::Folder, locale::Locale};
use serde_json::{Map, Value, json};
use std::{fs, path::Path, sync::Arc};

/// A profile can outlive the browser started on it: kill the browser, start another, and what was stored is there.
/// Only WebKitGTK's is new at each start; its driver knows no other.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Shared with the browsers started on it: it must not go while one of them runs.
    folder: Arc<Folder>,
    language: String,
    pub(super) viewport: (u32, u32),
    pub(super) scheme: Scheme,
    pub(super) storage: Storage,
    chromium: Map<String, Value>,
    firefox: Map<String, Value>,
    arguments: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

/// What the browser lets a page store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    Allowed,
    /// Everything throws, as with all site data blocked in the browser's settings. Not in WebKitGTK.
    Refused,
    /// localStorage works and there is no IndexedDB. Chromium alone.
    WithoutIndexedDb,
}

impl Profile {
    /// English, 1280 × 900, light, everything allowed.
    pub fn new() -> Profile {
        let folder = Arc::new(Folder::new("profile"));
        let downloads = folder.path().join("downloads");
        fs::create_dir(&downloads).expect("the profile can be written");
        let profile = Profile {
            folder,
            language: "en".to_owned(),
            viewport: (1280, 900),
            scheme: Scheme::Light,
            storage: Storage::Allowed,
            chromium: Map::new(),
            firefox: Map::new(),
            arguments: Vec::new(),
        };
        profile.downloads(&downloads)
    }

    /// The language the browser asks for, as a tag: `nb`, `da`, `en-GB`.
    pub fn language(mut self, tag: &str) -> Profile {
        self.language = tag.to_owned();
        self
    }

    /// The size of the page, in CSS pixels. Firefox and WebKitGTK have windows no narrower than about 450.
    pub fn viewport(mut self, width: u32, height: u32) -> Profile {
        self.viewport = (width, height);
        self
    }

    pub fn phone(self) -> Profile {
        self.viewport(390, 844)
    }

    pub fn scheme(mut self, scheme: Scheme) -> Profile {
        self.scheme = scheme;
        self
    }

    pub fn storage(mut self, storage: Storage) -> Profile {
        self.storage = storage;
        self
    }

    /// A preference of Chromium's, by the path of its name.
    pub fn chromium_preference(mut self, name: &str, value: impl Into<Value>) -> Profile {
        self.chromium.insert(name.to_owned(), value.into());
        self
    }

    /// A preference of Firefox's, as about:config shows it.
    pub fn firefox_preference(mut self, name: &str, value: impl Into<Value>) -> Profile {
        self.firefox.insert(name.to_owned(), value.into());
        self
    }

    /// Where the browser puts the files that a page saves: in the profile's folder, and never among those of the one who
    /// runs the tests.
    pub fn downloads(self, folder: &Path) -> Profile {
        let folder = folder.to_str().expect("a path in UTF-8");
        // Where programs of GNOME look; its folder of settings is the profile's.
        let directories = format!("XDG_DOWNLOAD_DIR=\"{folder}\"\n");
        fs::write(self.folder().join("user-dirs.dirs"), directories).expect("the profile can be written");
        self.chromium_preference("download.default_directory", folder)
            .chromium_preference("download.prompt_for_download", false)
            .firefox_preference("browser.download.folderList", 2)
            .firefox_preference("browser.download.dir", folder)
            .firefox_preference("browser.download.useDownloadDir", true)
            .firefox_preference("browser.download.alwaysOpenPanel", false)
            .firefox_preference(
                "browser.helperApps.neverAsk.saveToDisk",
                "application/json,application/octet-stream,text/plain",
            )
    }

    /// A word more on the browser's command line.
    pub fn argument(mut self, argument: &str) -> Profile {
        self.arguments.push(argument.to_owned());
        self
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What is asked of the driver to start the browser with this profile.
    pub(super) fn capabilities(&self, engine: Engine, browser: &Path, proxy: &str) -> Map<String, Value> {
        let (name, key, options) = match engine {
            Engine::Chromium => ("chrome", "goog:chromeOptions", self.chromium_options(browser)),
            Engine::Firefox => ("firefox", "moz:firefoxOptions", self.firefox_options(browser)),
            Engine::WebKit => ("MiniBrowser", "webkitgtk:browserOptions", self.webkit_options(browser)),
        };
        let proxy = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"] });
        Map::from_iter([
            ("browserName".to_owned(), json!(name)),
            (key.to_owned(), options),
            ("proxy".to_owned(), proxy),
        ])
    }

    /// What is set in the driver's environment, which the browser inherits.
    pub(super) fn environment(&self, engine: Engine) -> Vec<(&'static str, String)> {
        if engine != Engine::WebKit {
            return Vec::new();
        }
        let locale = Locale::of(&self.language);
        let folder = self.folder().display().to_string();
        let theme = match self.scheme {
            Scheme::Light => "Adwaita",
            Scheme::Dark => "Adwaita:dark",
        };
        vec![
            ("GTK_THEME", theme.to_owned()),
            ("LC_ALL", locale.name),
            ("LOCPATH", locale.folder.display().to_string()),
            // Its sandbox needs rights that containers seldom give, and there is no graphics card.
            ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".to_owned()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
            // Else it draws for a graphics card that is not there, which takes half of all its time.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".to_owned()),
            ("XDG_CACHE_HOME", folder.clone()),
            ("XDG_CONFIG_HOME", folder.clone()),
            ("XDG_DATA_HOME", folder),
        ]
    }

    fn chromium_options(&self, browser: &Path) -> Value {
        let mut arguments =
            vec![format!("--user-data-dir={}", self.folder().display()), format!("--lang={}", self.language)];
        arguments.extend(CHROMIUM_ARGUMENTS.map(str::to_owned));
        arguments.extend_from_slice(&self.arguments);
        let mut preferences = self.chromium.clone();
        preferences.insert("intl.accept_languages".to_owned(), json!(self.language));
        if self.storage == Storage::Refused {
            preferences.insert("profile.default_content_setting_values.cookies".to_owned(), json!(2));
        }
        json!({ "binary": browser, "args": arguments, "prefs": preferences })
    }

    fn firefox_options(&self, browser: &Path) -> Value {
        assert_ne!(self.storage, Storage::WithoutIndexedDb, "Firefox has no way to be without IndexedDB");
        let mut arguments = vec!["-headless".to_owned(), "-profile".to_owned(), self.folder().display().to_string()];
        arguments.extend_from_slice(&self.arguments);
        let mut preferences = self.firefox.clone();
        preferences.extend(FIREFOX_PREFERENCES.map(|(name, value)| (name.to_owned(), json!(value))));
        preferences.insert("intl.accept_languages".to_owned(), json!(self.language));
        let scheme = match self.scheme {
            Scheme::Dark => 0,
            Scheme::Light => 1,
        };
        preferences.insert("layout.css.prefers-color-scheme.content-override".to_owned(), json!(scheme));
        if self.storage == Storage::Refused {
            preferences.insert("network.cookie.cookieBehavior".to_owned(), json!(2));
        }
        json!({ "binary": browser, "args": arguments, "prefs": preferences })
    }

    fn webkit_options(&self, browser: &Path) -> Value {
        assert_eq!(self.storage, Storage::Allowed, "WebKitGTK's browser has no setting to refuse storage");
        let mut arguments = vec!["--automation".to_owned()];
        arguments.extend_from_slice(&self.arguments);
        json!({ "binary": browser, "args": arguments })
    }
}

const CHROMIUM_ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
    "--hide-crash-restore-bubble",
    "--no-default-browser-check",
    "--no-first-run",
];

/// Besides geckodriver's own: no errands of the browser's, and no tabs brought back after a kill.
const FIREFOX_PREFERENCES: [(&str, bool); 9] = [
    ("app.normandy.enabled", false),
    ("browser.sessionstore.resume_from_crash", false),
    ("browser.translations.enable", false),
    ("datareporting.policy.dataSubmissionEnabled", false),
    ("extensions.update.enabled", false),
    ("network.captive-portal-service.enabled", false),
    ("network.connectivity-service.enabled", false),
    ("network.dns.disablePrefetch", true),
    // Its driver takes all files of a disk for one origin, which it does for nobody else.
    ("security.fileuri.strict_origin_policy", true),
];
