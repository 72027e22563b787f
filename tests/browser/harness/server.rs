//! Where the built page is: on the workbench's server, on a port and so on an origin of its own; or where a service puts it.

use super::{
    family::Family,
    folder::Folder,
    host::{Host, Software},
};
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
    place: Place,
}

#[derive(Debug)]
enum Place {
    Workbench {
        folder: Folder,
        family: Family,
        /// Held open: a server that says more must not find its pipe broken.
        _output: BufReader<ChildStdout>,
    },
    Host(Host),
    Disk,
}

/// The page in one file, which stands beside the built page.
pub fn in_one_file() -> PathBuf {
    let file = built().with_file_name("own-words.html");
    assert!(file.is_file(), "there is no {}: run ./dev build --single", file.display());
    file
}

impl Server {
    /// Serves the built page.
    pub fn start() -> Server {
        Server::of(&built())
    }

    /// Serves any folder that has an `index.html`.
    pub fn of(page: &Path) -> Server {
        Server::at(page, 0, &[])
    }

    /// Serves the built page as hosts do that send pages under their name without `.html`.
    pub fn under_short_names() -> Server {
        Server::at(&built(), 0, &["--short-names"])
    }

    /// The built page on a server that services have, below this path; or what is missing for it.
    pub fn behind(software: Software, below: &str) -> Result<Server, &'static str> {
        if let Some(reason) = software.skipped() {
            return Err(reason);
        }
        let host = Host::start(software, &built(), below);
        Ok(Server { address: host.address().to_owned(), place: Place::Host(host) })
    }

    /// The page in one file, opened from the disk.
    pub fn disk() -> Server {
        Server { address: format!("file://{}", in_one_file().display()), place: Place::Disk }
    }

    /// Ends: nobody answers at its address any more.
    pub fn stop(&mut self) {
        match &mut self.place {
            Place::Workbench { family, .. } => family.kill(),
            Place::Host(host) => host.stop(),
            Place::Disk => panic!("a disk does not end"),
        }
    }

    /// Serves another folder at the same address.
    pub fn serve_instead(&mut self, page: &Path) {
        if let Place::Host(host) = &mut self.place {
            return host.serve_instead(page);
        }
        self.stop();
        let port = self.address.trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        *self = Server::at(page, port.expect("the address ends with a port"), &[]);
    }

    fn at(page: &Path, port: u16, ways: &[&str]) -> Server {
        assert!(page.join("index.html").is_file(), "there is no built page in {}: run ./dev build", page.display());
        let folder = Folder::new("server");
        let mut family = Family::start(
            Command::new(env!("CARGO_BIN_EXE_workbench"))
                .arg("serve")
                .arg(page)
                .args(["--port", &port.to_string()])
                .arg("--report")
                .arg(folder.path().join("reports"))
                .arg("--log")
                .arg(folder.path().join("requests"))
                .args(ways)
                .stdout(Stdio::piped()),
            None,
        );
        let mut output = BufReader::new(family.output());
        let mut line = String::new();
        output.read_line(&mut line).expect("the server says its address");
        let at = line.find("http://").unwrap_or_else(|| panic!("the server says its address, but said “{line}”"));
        Server {
            address: line[at..].trim_end().to_owned(),
            place: Place::Workbench { folder, family, _output: output },
        }
    }

    /// Where the page is: a folder with a slash at the end, or a file.
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
        let Place::Workbench { folder, .. } = &self.place else { panic!("nobody listens at {}", self.address) };
        let text = fs::read_to_string(folder.path().join(file)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }
}
