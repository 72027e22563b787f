//! The workbench's server with the built page, on a port and so on an origin of its own.

use super::{family::Family, folder::Folder};
use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{ChildStdout, Command, Stdio},
};

/// The page in `OWN_WORDS_DIST`, or in `dist` of the project.
pub fn built() -> PathBuf {
    let built = env::var_os("OWN_WORDS_DIST").map(PathBuf::from);
    built.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"))
}

#[derive(Debug)]
pub struct Server {
    address: String,
    folder: Folder,
    _family: Family,
    /// Held open: a server that says more must not find its pipe broken.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Serves the built page.
    pub fn start() -> Server {
        Server::of(&built())
    }

    /// Serves any folder that has an `index.html`.
    pub fn of(page: &Path) -> Server {
        assert!(page.join("index.html").is_file(), "there is no built page in {}: run ./dev build", page.display());
        let folder = Folder::new("server");
        let mut family = Family::start(
            Command::new(env!("CARGO_BIN_EXE_workbench"))
                .arg("serve")
                .arg(page)
                .args(["--port", "0"])
                .arg("--report")
                .arg(folder.path().join("reports"))
                .arg("--log")
                .arg(folder.path().join("requests"))
                .stdout(Stdio::piped()),
            None,
        );
        let mut output = BufReader::new(family.output());
        let mut line = String::new();
        output.read_line(&mut line).expect("the server says its address");
        let at = line.find("http://").unwrap_or_else(|| panic!("the server says its address, but said “{line}”"));
        Server { address: line[at..].trim_end().to_owned(), folder, _family: family, _output: output }
    }

    /// Where the page is, with a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What browsers reported against the page's policy, a line each.
    pub fn policy_reports(&self) -> Vec<String> {
        self.lines("reports")
    }

    /// What was asked of the server, a line each.
    pub fn requests(&self) -> Vec<String> {
        self.lines("requests")
    }

    /// The server makes the file when it has something to write.
    fn lines(&self, file: &str) -> Vec<String> {
        let text = fs::read_to_string(self.folder.path().join(file)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}
