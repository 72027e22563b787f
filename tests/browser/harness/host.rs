//! Servers that services have, each with the recipe in `docs/hosting` for it. Nothing of a recipe is changed but where it
//! listens, which folder it serves, and what only a real name can have: a certificate.

use super::{
    browser::free_port,
    family::Family,
    folder::{Folder, on_path},
};
use std::{
    env,
    fs::{self, File},
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

/// How long a server may take to start, on a busy machine.
const START: Duration = Duration::from_secs(30);

/// A folder below that of the host, as services have them.
pub const BELOW: &str = "care/own-words/";

/// How often a start is tried: somebody else may take the port that was free.
const ATTEMPTS: usize = 3;

/// nginx's module of Debian and Ubuntu, which is no part of nginx.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Software {
    /// With the recipe as it stands.
    Nginx,
    /// With the line for which a package is needed.
    NginxWithBrotli,
    Caddy,
}

impl Software {
    /// Whether tests run with it, or what is missing. With `CI` set they all run, and fail where something is missing.
    pub fn skipped(self) -> Option<&'static str> {
        let is_ci = env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
        self.missing().filter(|_| !is_ci)
    }

    fn missing(self) -> Option<&'static str> {
        match self {
            Software::Nginx => program("nginx").is_none().then_some("there is no `nginx` on PATH"),
            Software::NginxWithBrotli => {
                let is_there = program("nginx").is_some() && Path::new(BROTLI).exists();
                (!is_there).then_some("nginx has no module for brotli: install libnginx-mod-http-brotli-static")
            }
            Software::Caddy => program("caddy").is_none().then_some("there is no `caddy` on PATH"),
        }
    }

    /// Starts it on this port; or what it said when it did not listen there.
    fn start(self, folder: &Path, port: u16) -> Result<Family, String> {
        let mut family = Family::start(&mut self.configure(folder, &folder.join("site"), port), None);
        match listens(&mut family, port) {
            true => Ok(family),
            false => Err(fs::read_to_string(folder.join("said")).unwrap_or_default()),
        }
    }

    /// Writes what it is configured by, and gives how it is started.
    fn configure(self, folder: &Path, site: &Path, port: u16) -> Command {
        let recipes = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting");
        let mut command;
        match self {
            Software::Nginx | Software::NginxWithBrotli => {
                let mut recipe = read(&recipes.join("nginx.conf"));
                put(&mut recipe, "listen 443 ssl http2;", &format!("listen 127.0.0.1:{port};"));
                put(&mut recipe, "listen [::]:443 ssl http2;", "");
                put(&mut recipe, "root /srv/own-words;", &format!("root {};", site.display()));
                recipe = recipe.lines().filter(|line| !line.trim().starts_with("ssl_")).collect::<Vec<_>>().join("\n");
                let mut module = String::new();
                if self == Software::NginxWithBrotli {
                    put(&mut recipe, "#brotli_static on;", "brotli_static on;");
                    module = format!("load_module {BROTLI};\n");
                }
                write(&folder.join("recipe.conf"), &recipe);
                // What stands around a recipe on a real machine, for one process that is no service.
                let ways = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
                let ways: String = ways.iter().map(|way| format!("{way}_temp_path {way};\n")).collect();
                let around = format!(
                    "{module}daemon off;\nmaster_process off;\npid nginx.pid;\nevents {{}}\n\
                     http {{\n{ways}include recipe.conf;\n}}\n"
                );
                write(&folder.join("nginx.conf"), &around);
                command = Command::new(program("nginx").expect("nginx is on PATH"));
                command.arg("-e").arg("stderr").arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
            }
            Software::Caddy => {
                let mut recipe = read(&recipes.join("Caddyfile"));
                put(&mut recipe, "words.example.org {", &format!("http://127.0.0.1:{port} {{"));
                put(&mut recipe, "root * /srv/own-words", &format!("root * {}", site.display()));
                // No port for its administration, which all that run on this machine would share.
                write(&folder.join("Caddyfile"), &format!("{{\n\tadmin off\n}}\n{recipe}"));
                command = Command::new(program("caddy").expect("caddy is on PATH"));
                command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
                command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
            }
        }
        let said = File::create(folder.join("said")).expect("target/tmp can be written");
        command.stdout(said.try_clone().expect("a file can be had twice")).stderr(said);
        command
    }
}

/// A running server with a copy of a page. Dropped, it is killed.
#[derive(Debug)]
pub struct Host {
    address: String,
    software: Software,
    below: String,
    port: u16,
    family: Family,
    folder: Folder,
}

impl Host {
    /// Serves the files of `page` below this path: nothing, or one like `care/own-words/`.
    pub fn start(software: Software, page: &Path, below: &str) -> Host {
        let folder = Folder::new("host");
        copy(page, &folder.path().join("site").join(below));
        let mut said = String::new();
        for _ in 0..ATTEMPTS {
            let port = free_port();
            match software.start(folder.path(), port) {
                Ok(family) => {
                    let address = format!("http://127.0.0.1:{port}/{below}");
                    return Host { address, software, below: below.to_owned(), port, family, folder };
                }
                Err(why) => said = why,
            }
        }
        panic!("{software:?} could not be started:\n{said}")
    }

    /// Ends: nobody answers at its address any more.
    pub fn stop(&mut self) {
        self.family.kill();
    }

    /// Serves another page at the same address, as when a service puts a new version in the place of the old one.
    pub fn serve_instead(&mut self, page: &Path) {
        self.stop();
        let site = self.folder.path().join("site").join(&self.below);
        fs::remove_dir_all(&site).expect("the site can be emptied");
        copy(page, &site);
        let again = self.software.start(self.folder.path(), self.port);
        self.family = again.unwrap_or_else(|said| panic!("{:?} could not be started again:\n{said}", self.software));
    }

    /// Where the page is, with a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it wrote down so far.
    pub fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join("said")).unwrap_or_default()
    }

    /// Puts a file beside those of the page.
    pub fn add(&self, path: &str, text: &str) {
        write(&self.folder.path().join("site").join(path), text);
    }
}

fn listens(family: &mut Family, port: u16) -> bool {
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if family.has_ended() || began.elapsed() > START {
            return false;
        }
        sleep(Duration::from_millis(10));
    }
    true
}

/// Servers stand where not everybody looks for programs.
fn program(name: &str) -> Option<PathBuf> {
    on_path(name).or_else(|| Some(Path::new("/usr/sbin").join(name)).filter(|path| path.is_file()))
}

/// Puts one line of a recipe in the place of another, which has to be there.
fn put(recipe: &mut String, line: &str, other: &str) {
    assert!(recipe.contains(line), "the recipe has no line “{line}”");
    *recipe = recipe.replace(line, other);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("target/tmp can be written");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("the folder of the built page can be read").path();
        let copied = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("a file of the page can be copied");
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
