//! The files of a finished build, by their path in it.

use std::fs;
use std::path::Path;

use crate::fault::Fault;

/// The page that opens files without a host, and loads nothing.
pub const OFFLINE: &str = "open.html";

/// What keeps the page, so that it opens without a network. It is asked for when the program runs.
pub const KEEPER: &str = "sw.js";

/// What tells a device how to put the page among its programs. It is read when that is asked for.
pub const MANIFEST: &str = "app.webmanifest";

/// What a service says of itself. It is changed by hand, so nothing here holds its hash or a copy of it.
pub const SERVICE: &str = "service.json";

/// The whole page in one file, which stands beside the build.
pub const SINGLE: &str = "own-words.html";

/// What some hosts read to know which headers to send. It is no file of the page.
pub const HEADERS: &str = "_headers";
/// How the names of the page's program and its JavaScript begin.
pub const PAGE: &str = "own-words-";

/// How the name of the file begins that has what was split off from the program: it is loaded when the program runs.
pub const REST: &str = "rest-";

/// How the names of the files begin that hold the texts of a language.
pub const TEXTS: &str = "words-";

/// What follows a language in the name of the file of what its prints say, which is loaded when it is asked for.
pub const PRINTS: &str = "-prints";

/// What follows it in the name of the file of what the person of the example wrote, which is loaded when it is tried.
pub const EXAMPLE: &str = "-example";

/// One file of the build. Compressed copies are not files of their own: see [`File::compressed`].
pub struct File {
    /// The path below the build's folder, with `/` between its parts.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// The same compressed with brotli, when the build was sealed and the kind of file gains by it.
    pub compressed: Option<Vec<u8>>,
}

impl File {
    /// Whether a first visit loads it, or another file of texts, before the page can be used. All others are loaded when
    /// they are asked for, or when the page is kept on the device.
    pub fn is_loaded_first(&self) -> bool {
        let later = ["locksmith-", "strength-", "icon-192", "icon-512", OFFLINE, KEEPER, "app-", "later-", REST];
        !later.iter().any(|name| self.path.starts_with(name)) && !self.is_texts_of_later()
    }

    /// Whether it is kept on the device as it is now. What keeps it is kept by the browser.
    pub fn is_kept(&self) -> bool {
        self.path != KEEPER && self.path != SERVICE
    }

    /// Whether a compressed copy stands beside it.
    pub fn is_packed(&self) -> bool {
        gains_from_compression(self.extension()) && self.path != SERVICE
    }

    /// Whether it holds the texts of a language that a first visit loads.
    pub fn is_texts(&self) -> bool {
        self.path.starts_with(TEXTS) && !self.is_texts_of_later()
    }

    fn is_texts_of_later(&self) -> bool {
        [PRINTS, EXAMPLE].iter().any(|part| self.path.contains(part))
    }

    /// What follows the last dot of the path, or nothing.
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, end)| end)
    }
}

/// Whether brotli makes files of this kind smaller: text and WebAssembly, not pictures that are packed already.
fn gains_from_compression(extension: &str) -> bool {
    matches!(extension, "html" | "css" | "js" | "wasm" | "svg" | "json" | "webmanifest" | "txt")
}

/// Reads every file of the build, in the order of their paths.
pub fn read_all(dist: &Path) -> Result<Vec<File>, Fault> {
    let mut files = Vec::new();
    read_folder(dist, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).map_err(Fault::file(folder))? {
        let on_disk = entry.map_err(Fault::file(folder))?.path();
        let Some(name) = on_disk.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let path = format!("{prefix}{name}");
        if on_disk.is_dir() {
            read_folder(&on_disk, &format!("{path}/"), files)?;
        } else if !name.ends_with(".br") && path != HEADERS {
            let bytes = fs::read(&on_disk).map_err(Fault::file(&on_disk))?;
            let compressed = fs::read(on_disk.with_file_name(format!("{name}.br"))).ok();
            files.push(File { path, bytes, compressed });
        }
    }
    Ok(())
}
