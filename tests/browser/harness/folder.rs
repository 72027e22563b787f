//! A folder of a test's own, gone when the test is.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder below `target/tmp`, whose name no other test has.
    pub fn new(purpose: &str) -> Folder {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("{purpose}-{}-{}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{} cannot be made: {error}", path.display()));
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies below target/ and goes with it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The program of this name on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}
