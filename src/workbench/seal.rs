//! Seals a finished build: writes each page's policy into it, tells the keeper which files there are, puts a compressed
//! copy beside every file, and writes for hosts that read such a file the headers to send.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::files::{self, File, HEADERS, KEEPER};
use crate::headers;
use crate::policy::{self, Page};

/// Seals the build in `dist`. Sealing twice leaves the same files.
pub fn seal(dist: &Path) -> Result<(), Fault> {
    for kind in [Page::Product, Page::Offline] {
        let path = dist.join(kind.name());
        let page = fs::read_to_string(&path).map_err(Fault::file(&path))?;
        fs::write(&path, policy::write_into(&page, kind)?).map_err(Fault::file(&path))?;
    }
    let keeper = dist.join(KEEPER);
    let script = fs::read_to_string(&keeper).map_err(Fault::file(&keeper))?;
    fs::write(&keeper, told_of(&files::read_all(dist)?, &script)).map_err(Fault::file(&keeper))?;
    let files = files::read_all(dist)?;
    let headers_file = dist.join(HEADERS);
    fs::write(&headers_file, headers::for_hosts_that_read_them(&files)).map_err(Fault::file(&headers_file))?;
    for file in files {
        if file.is_packed() {
            let beside = dist.join(format!("{}.br", file.path));
            let packed = compress(&file.bytes).map_err(Fault::file(&beside))?;
            fs::write(&beside, packed).map_err(Fault::file(&beside))?;
        }
    }
    Ok(())
}

/// How the line begins in which the keeper is told of the files.
const TOLD: &str = "self.page=";

/// The keeper with every file's hash in its first line, in place of any it had. The page itself has no name there: a
/// host may answer `index.html` with the way to the folder.
fn told_of(files: &[File], keeper: &str) -> String {
    let script = keeper.strip_prefix(TOLD).and_then(|told| told.split_once('\n')).map_or(keeper, |(_, script)| script);
    let mut entries = Vec::new();
    for file in files.iter().filter(|file| file.is_kept()) {
        let name = if file.path == Page::Product.name() { "" } else { &file.path };
        entries.push(format!("{name:?}:{:?}", STANDARD.encode(Sha256::digest(&file.bytes))));
    }
    format!("{TOLD}{{{}}};\n{script}", entries.join(","))
}

fn compress(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes, &mut packed, &best)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn the_keeper_is_told_of_every_file_but_itself_and_told_again() {
        let file = |path: &str| File { path: path.into(), bytes: path.into(), compressed: None };
        let told = told_of(&[file("index.html"), file("sw.js"), file("words-01-da.txt")], "keep()\n");
        expect![[r#"
            self.page={"":"DrVHMEZYgFqteI0yDxC/Hyknl7Xm10Wjv2F1hNoBcFE=","words-01-da.txt":"HA3NIP2vKcoGp7fWbrTDiaUDwWLV6fpVQlyKCOf47YY="};
            keep()
        "#]]
        .assert_eq(&told);
        assert!(told_of(&[], &told).ends_with("={};\nkeep()\n"));
    }
}
