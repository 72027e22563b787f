//! Serves a sealed build on 127.0.0.1, with the headers a real host should send.
//!
//! The whole build is read into memory at the start and looked up by path: no request reaches the disk, so none can
//! leave the build's folder.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use tokio::net::TcpListener;

use crate::fault::Fault;
use crate::files::{self, File};
use crate::headers::{ALWAYS, cache_control, content_type};
use crate::policy::{self, Page};

const REPORTS: &str = "/policy-report";

/// Serves the build in `dist` until the process is ended.
///
/// With `report`, the page's own policy is sent as a header too, and each violation a browser reports becomes a line
/// of that file: a policy in the page cannot ask for reports. With `log`, so does each requested path. With
/// `short_names`, pages are sent under their name without `.html`, and asking with it leads there, as some hosts do.
pub async fn serve(
    dist: &Path,
    port: u16,
    report: Option<PathBuf>,
    log: Option<PathBuf>,
    short_names: bool,
) -> Result<(), Fault> {
    let site = Site { short_names, ..Site::new(files::read_all(dist)?, report, log) };
    let router = Router::new().route(REPORTS, post(take_report)).fallback(get(answer)).with_state(Arc::new(site));
    let cannot_listen = |error| Fault::Listen(port, error);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    println!("Own Words is at http://{address}/");
    axum::serve(listener, router).await.map_err(cannot_listen)
}

/// The build in memory, and where to write down what happens.
struct Site {
    files: HashMap<String, File>,
    /// What is sent in place of the policy that is always sent, while reports are kept.
    policy: Option<HeaderValue>,
    /// The page that opens files has a policy of its own.
    offline_policy: Option<HeaderValue>,
    report: Option<PathBuf>,
    log: Option<PathBuf>,
    short_names: bool,
}

impl Site {
    fn new(files: Vec<File>, report: Option<PathBuf>, log: Option<PathBuf>) -> Site {
        let files: HashMap<_, _> = files.into_iter().map(|file| (file.path.clone(), file)).collect();
        let policy_of = |page: Page| {
            let written = report.as_ref().and(files.get(page.name()));
            written.and_then(|page| reporting_policy(&String::from_utf8_lossy(&page.bytes)))
        };
        let (policy, offline_policy) = (policy_of(Page::Product), policy_of(Page::Offline));
        Site { files, policy, offline_policy, report, log, short_names: false }
    }

    /// The answer to a request for `path`, such as `/own-words.js`.
    fn file(&self, path: &str, takes_brotli: bool) -> Response {
        if let Some(short) = path.strip_suffix(".html").filter(|_| self.short_names) {
            return Redirect::permanent(short.strip_suffix("index").unwrap_or(short)).into_response();
        }
        let page = format!("{}.html", path.trim_start_matches('/'));
        let name = match path.trim_start_matches('/') {
            "" => "index.html",
            _ if self.short_names && self.files.contains_key(&page) => &page,
            name => name,
        };
        let Some(file) = self.files.get(name) else {
            return (StatusCode::NOT_FOUND, "Not found\n").into_response();
        };
        let mut headers = HeaderMap::new();
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let policy = if name == Page::Offline.name() { &self.offline_policy } else { &self.policy };
        if let Some(policy) = policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(file.extension())));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control(name)));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let bytes = match &file.compressed {
            Some(compressed) if takes_brotli => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
                compressed
            }
            _ => &file.bytes,
        };
        (headers, Body::from(bytes.clone())).into_response()
    }
}

async fn answer(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    if let Some(log) = &site.log {
        let asked = uri.path_and_query().map_or("/", |asked| asked.as_str());
        if let Err(error) = append_line(log, asked) {
            return cannot_write(log, &error);
        }
    }
    site.file(uri.path(), takes_brotli(&headers))
}

async fn take_report(State(site): State<Arc<Site>>, body: Bytes) -> Response {
    let Some(report) = &site.report else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let line = String::from_utf8_lossy(&body).replace(['\r', '\n'], " ");
    match append_line(report, &line) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => cannot_write(report, &error),
    }
}

/// A lost line would make a test pass that should fail, so it is said aloud and the request fails.
fn cannot_write(path: &Path, error: &io::Error) -> Response {
    eprintln!("workbench: {}: {error}", path.display());
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Appends the line in one write, so that lines of simultaneous requests never mix.
fn append_line(path: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(format!("{line}\n").as_bytes())
}

/// The page's own policy, asking for reports; nothing when the page carries no policy.
fn reporting_policy(page: &str) -> Option<HeaderValue> {
    let own = policy::written_in(page)?;
    HeaderValue::try_from(format!("{own}; frame-ancestors 'none'; report-uri {REPORTS}")).ok()
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| coding.split(';').next().is_some_and(|name| name.trim() == "br"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str, compressed: Option<&str>) -> File {
        File { path: path.into(), bytes: text.into(), compressed: compressed.map(Into::into) }
    }

    fn site(report: Option<PathBuf>) -> Site {
        let page = policy::write_into("<meta charset=utf-8>", Page::Product).expect("a charset");
        let offline = policy::write_into("<meta charset=utf-8>", Page::Offline).expect("a charset");
        let files = vec![
            file("index.html", &page, None),
            file("open.html", &offline, None),
            file("own-words-0123456789abcdef_bg.wasm", "raw", Some("packed")),
        ];
        Site::new(files, report, None)
    }

    fn header<'a>(response: &'a Response, name: &str) -> &'a str {
        let value = response.headers().get(name);
        value.and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    #[test]
    fn the_page_is_asked_for_anew_and_cannot_be_framed() {
        let page = site(None).file("/", true);
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
        assert_eq!(header(&page, "cache-control"), "no-cache");
        assert_eq!(header(&page, "content-security-policy"), "frame-ancestors 'none'");
        assert_eq!(header(&page, "x-content-type-options"), "nosniff");
    }

    #[test]
    fn webassembly_is_sent_compressed_to_those_who_take_it() {
        let path = "/own-words-0123456789abcdef_bg.wasm";
        let packed = site(None).file(path, true);
        assert_eq!(header(&packed, "content-type"), "application/wasm");
        assert_eq!(header(&packed, "content-encoding"), "br");
        assert!(header(&packed, "cache-control").contains("immutable"));
        assert_eq!(header(&site(None).file(path, false), "content-encoding"), "");
    }

    #[test]
    fn nothing_outside_the_build_is_served() {
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/index.html/", "/own-words.js"] {
            let status = site(None).file(path, true).status();
            assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn under_short_names_the_long_ones_lead_there() {
        let site = Site { short_names: true, ..site(None) };
        for (long, short) in [("/index.html", "/"), ("/open.html", "/open")] {
            let answer = site.file(long, true);
            assert_eq!((answer.status(), header(&answer, "location")), (StatusCode::PERMANENT_REDIRECT, short));
            assert_eq!(header(&site.file(short, true), "content-type"), "text/html; charset=utf-8");
        }
    }

    #[test]
    fn when_reports_are_kept_the_header_carries_the_pages_own_policy() {
        let page = site(Some("reports".into())).file("/", true);
        let policy = header(&page, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
        assert!(policy.ends_with("; frame-ancestors 'none'; report-uri /policy-report"), "{policy}");
        let offline = site(Some("reports".into())).file("/open.html", true);
        assert!(header(&offline, "content-security-policy").contains("; connect-src 'none'; "));
    }

    #[test]
    fn brotli_is_sent_only_when_it_was_asked_for() {
        let asks = |value: &'static str| {
            let name = header::ACCEPT_ENCODING;
            takes_brotli(&HeaderMap::from_iter([(name, HeaderValue::from_static(value))]))
        };
        assert!(asks("gzip, deflate, br;q=0.5, zstd"));
        assert!(!asks("gzip, brx"));
    }
}
