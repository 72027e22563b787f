//! The stock `age` program, for tests. It asks for passphrases at a terminal and nowhere else: `script` gives it one.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder of this test's own. None when `age` is not on PATH; continuous integration must have it.
    pub fn new() -> Option<Folder> {
        let there = Command::new("age").arg("--version").stdout(Stdio::null()).status().is_ok();
        assert!(there || env::var_os("CI").is_none(), "`age` is missing, and CI needs it: install age");
        static MADE: AtomicU32 = AtomicU32::new(0);
        let made = MADE.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("own-words-age-{}-{made}", process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        there.then_some(Folder(path))
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).expect("the folder can be written");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).expect("the program wrote it")
    }

    /// Runs it in this folder, and types these answers.
    pub fn age(&self, arguments: &[&str], answers: &[&str]) {
        let mut terminal = Command::new("script")
            .args(["-qec", &format!("age {}", arguments.join(" ")), "/dev/null"])
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`script` is part of every Debian");
        let typed: String = answers.iter().map(|answer| format!("{answer}\n")).collect();
        terminal.stdin.take().expect("piped").write_all(typed.as_bytes()).expect("it listens");
        let ended = terminal.wait_with_output().expect("it ends");
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed goes with the other temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
