//! The built page with a script before it that makes the browser fail, and what the page gives to keep.

use crate::harness::{
    browser::Browser,
    engine::Engine,
    folder::Folder,
    profile::Profile,
    server::{self, Server},
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A page of the same address that is not the product: from there the stores can be changed behind its back.
const ELSEWHERE: &str = "elsewhere.html";

/// Serves the built page with `fault.js` in it.
pub fn faulty() -> Server {
    let folder = Folder::new("faulty");
    // The page itself is about to be changed, and its compressed copy would be sent in its place. What keeps the page
    // would bring it back as it was.
    copy_built(folder.path(), |name| ["index.html.br", "sw.js", "sw.js.br"].contains(&name));
    let index = folder.path().join("index.html");
    let page = fs::read_to_string(&index).expect("the page is text");
    let (head, rest) = page.split_once("<title>").expect("the page has a title");
    let page = format!("{head}<script src=./fault.js></script><title>{rest}");
    fs::write(&index, page).expect("the copy can be written");
    fs::write(folder.path().join("fault.js"), include_str!("fault.js")).expect("the copy can be written");
    fs::write(folder.path().join(ELSEWHERE), "<!doctype html><title>Elsewhere</title>").expect("so can this");
    // The server has read all of it when this returns, and needs the folder no more.
    Server::of(folder.path())
}

/// Copies the built page into a folder, but for the files that are left out.
pub fn copy_built(to: &Path, is_left_out: impl Fn(&str) -> bool) {
    for file in fs::read_dir(server::built()).expect("there is a built page") {
        let file = file.expect("the folder of the built page can be read");
        let name = file.file_name().into_string().expect("names are text");
        if !is_left_out(&name) && file.path().is_file() {
            fs::copy(file.path(), to.join(name)).expect("a file of the page can be copied");
        }
    }
}

impl Browser {
    /// Leaves the product for a page of the same address that does nothing.
    pub async fn leave(&self, server: &Server) {
        self.go_to(&format!("{}{ELSEWHERE}", server.address())).await;
    }
}

/// A profile whose browser saves files without asking where.
#[derive(Debug)]
pub struct Downloads(Folder);

impl Downloads {
    pub fn new() -> Downloads {
        Downloads(Folder::new("downloads"))
    }

    /// The same profile with this folder for its files.
    pub fn of(&self, profile: Profile) -> Profile {
        profile.downloads(self.0.path())
    }

    /// Presses 'Save a file' and reads the file that comes of it.
    pub async fn save_a_file(&self, page: &Browser) -> Value {
        // It stands right before the heading, which has the focus on a new screen.
        page.tab_back_to("Save a file").await;
        page.activate().await;
        page.see("Look for the file among your downloads.").await;
        self.file(page, "own-words-2").await
    }

    /// The JSON file whose name begins like this, once it is there and whole.
    pub async fn file(&self, page: &Browser, begins: &str) -> Value {
        page.until("the file in the folder of downloads", async || {
            serde_json::from_str(&fs::read_to_string(self.path(begins)?).ok()?).ok()
        })
        .await
    }

    /// The file of plain text, once it is there and whole.
    pub async fn text(&self, page: &Browser) -> String {
        let text =
            async || fs::read_to_string(self.path_of("own-words-2", ".txt")?).ok().filter(|text| text.ends_with('\n'));
        page.until("the file of text in the folder of downloads", text).await
    }

    /// The locked file, once it is there and whole.
    pub async fn locked_file(&self, page: &Browser) -> PathBuf {
        page.until("the locked file in the folder of downloads", async || {
            let files = fs::read_dir(self.0.path()).expect("the folder of downloads is there");
            let path = files
                .filter_map(|file| Some(file.ok()?.path()))
                .find(|path| path.extension().is_some_and(|end| end == "age"))?;
            (fs::metadata(&path).ok()?.len() > 200).then_some(path)
        })
        .await
    }

    /// Where the JSON file is whose name begins like this.
    pub fn path(&self, begins: &str) -> Option<PathBuf> {
        self.path_of(begins, ".json")
    }

    fn path_of(&self, begins: &str, ends: &str) -> Option<PathBuf> {
        let files = fs::read_dir(self.0.path()).expect("the folder of downloads is there");
        let files = files.filter_map(|file| Some(file.ok()?.path()));
        let named = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with(begins) && name.ends_with(ends)
        };
        files.into_iter().find(named)
    }
}

/// The address of the page with these faults, at the place of `place`.
pub fn with(server: &Server, faults: &str, place: &str) -> String {
    format!("{}?{faults}{place}", server.address())
}

/// How this engine's browser lets nothing be saved: by its own settings, or where it has none, by the script.
pub fn refused_by_script(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium | Engine::Firefox => "",
        Engine::WebKit => "no-indexed-db&no-local-storage",
    }
}
