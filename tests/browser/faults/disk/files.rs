//! The files in which a browser keeps what a page stores, and what can become of them while it is off.

use crate::harness::engine::Engine;
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Only the first half of each file is there.
    Torn,
    /// Each file has its length and nothing else.
    Zeroed,
    /// One bit in every hundred bytes is another.
    Flipped,
    Deleted,
}

/// The files of one store of one browser, all of them.
#[derive(Debug)]
pub struct Kept(Vec<PathBuf>);

impl Kept {
    pub fn in_local_storage(engine: Engine, profile: &Path) -> Kept {
        let within = match engine {
            Engine::Chromium => "/Local Storage/leveldb/",
            Engine::Firefox => "/ls/",
            Engine::WebKit => unreachable!("it keeps nothing on a disk when it is driven"),
        };
        Kept::files(profile, within)
    }

    pub fn in_indexed_db(engine: Engine, profile: &Path) -> Kept {
        let within = match engine {
            Engine::Chromium => "/IndexedDB/",
            Engine::Firefox => "/default/http+++127.0.0.1",
            Engine::WebKit => unreachable!("it keeps nothing on a disk when it is driven"),
        };
        let Kept(files) = Kept::files(profile, within);
        // Firefox's folder of an address holds its localStorage too, and a file about the folder.
        let of_this_store = |path: &PathBuf| engine == Engine::Chromium || path.to_string_lossy().contains("/idb/");
        Kept(files.into_iter().filter(of_this_store).collect())
    }

    pub fn damage(&self, damage: Damage) {
        assert!(!self.0.is_empty(), "there is nothing to damage");
        for file in &self.0 {
            let bytes = fs::read(file).expect("the browser is off and its files can be read");
            let damaged = match damage {
                Damage::Torn => bytes[..bytes.len() / 2].to_vec(),
                Damage::Zeroed => vec![0; bytes.len()],
                Damage::Flipped => (0..).zip(&bytes).map(|(at, byte)| byte ^ u8::from(at % 100 == 50)).collect(),
                Damage::Deleted => {
                    fs::remove_file(file).expect("the browser's files can be deleted");
                    continue;
                }
            };
            fs::write(file, damaged).expect("the browser's files can be written");
        }
    }

    /// The files below the profile whose path has this in it.
    fn files(profile: &Path, within: &str) -> Kept {
        let mut files = Vec::new();
        let mut folders = vec![profile.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("the profile can be read") {
                let entry = entry.expect("the profile can be read");
                let kind = entry.file_type().expect("the profile can be read");
                if kind.is_dir() {
                    folders.push(entry.path());
                } else if kind.is_file() && entry.path().to_string_lossy().contains(within) {
                    files.push(entry.path());
                }
            }
        }
        Kept(files)
    }
}
