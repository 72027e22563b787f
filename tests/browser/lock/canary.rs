//! A word that stands nowhere else, and the search for it in every file of a profile.

use std::{fs, io::BufRead, path::Path};

/// Forty letters without a pattern: a compressor can only write them as they are, so they are found in its output too.
pub struct Canary(String);

impl Canary {
    pub fn new() -> Canary {
        let mut random = [0; 40];
        let mut source = fs::File::open("/dev/urandom").expect("this machine has dice");
        std::io::Read::read_exact(&mut source, &mut random).expect("the dice can be thrown");
        Canary(random.iter().map(|byte| char::from(b"bcdfghjkmnpqrstvwxz"[usize::from(byte % 19)])).collect())
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// How it may stand in a file: in UTF-8, and as browsers write longer characters. A piece of it is enough: at a border
    /// between two blocks it may be cut in two.
    fn traces(&self) -> Vec<Vec<u8>> {
        let pieces = [&self.0[..20], &self.0[20..]];
        let wide = |piece: &&str| piece.bytes().flat_map(|byte| [byte, 0]).collect();
        pieces.iter().map(|piece| piece.as_bytes().to_vec()).chain(pieces.iter().map(wide)).collect()
    }
}

/// The files of a folder in which there is a trace of the canary, by their paths in it.
pub fn found_in(folder: &Path, canary: &Canary) -> Vec<String> {
    let mut found = Vec::new();
    search(folder, folder, &canary.traces(), &mut found);
    found
}

fn search(root: &Path, folder: &Path, traces: &[Vec<u8>], found: &mut Vec<String>) {
    // A browser that runs takes files away and makes others.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            search(root, &path, traces, found);
        } else if kind.is_file() {
            let bytes = fs::read(&path).unwrap_or_default();
            if traces.iter().any(|trace| holds(&bytes, trace)) {
                found.push(path.strip_prefix(root).unwrap_or(&path).display().to_string());
            }
        }
    }
}

/// Goes from one first letter to the next, which the standard library does at full speed also where tests are not
/// optimised: a profile has a hundred million places to look at.
fn holds(bytes: &[u8], trace: &[u8]) -> bool {
    let mut rest = bytes;
    while rest.skip_until(trace[0]).is_ok_and(|skipped| skipped > 0) {
        let at = bytes.len() - rest.len() - 1;
        if bytes[at..].starts_with(trace) {
            return true;
        }
    }
    false
}
