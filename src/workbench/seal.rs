//! Seals a finished build: writes each page's policy into it, a compressed copy beside every file, and for hosts that
//! read such a file the headers to send.

use std::fs;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;

use crate::fault::Fault;
use crate::files::{self, HEADERS, gains_from_compression};
use crate::headers;
use crate::policy::{self, Page};

/// Seals the build in `dist`. Sealing twice leaves the same files.
pub fn seal(dist: &Path) -> Result<(), Fault> {
    for kind in [Page::Product, Page::Offline] {
        let path = dist.join(kind.name());
        let page = fs::read_to_string(&path).map_err(Fault::file(&path))?;
        fs::write(&path, policy::write_into(&page, kind)?).map_err(Fault::file(&path))?;
    }
    let files = files::read_all(dist)?;
    let headers_file = dist.join(HEADERS);
    fs::write(&headers_file, headers::for_hosts_that_read_them(&files)).map_err(Fault::file(&headers_file))?;
    for file in files {
        if gains_from_compression(file.extension()) {
            let beside = dist.join(format!("{}.br", file.path));
            let packed = compress(&file.bytes).map_err(Fault::file(&beside))?;
            fs::write(&beside, packed).map_err(Fault::file(&beside))?;
        }
    }
    Ok(())
}

fn compress(mut bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes, &mut packed, &best)?;
    Ok(packed)
}
