//! The page on the servers that services have, by the recipes in `docs/hosting`: each file is sent as `./dev serve` sends
//! it, and a person writes, comes back and prints, also where the page lies below another folder.

use crate::{
    harness::{
        browser::Browser,
        host::{BELOW, Host, Software},
        http::{self, Answer},
        journey::{Journey, in_engines},
        pdf::Paper,
        profile::Profile,
        server::{Server, built},
    },
    notes::{Hope, SAVED},
    print,
};
use std::{fs, path::Path};

const HOPE: &str = "A room of my own, with a door.";

/// Sent with every answer, besides the type and how long it may be kept. `./dev serve` has another policy here, one that
/// asks browsers for reports.
const ALWAYS: [&str; 4] =
    ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy"];

/// What one asks for who takes no encoding.
const NONE: &str = "identity";

mod every_file_is_sent_as_dev_serve_sends_it {
    use super::*;

    #[test]
    fn nginx() {
        as_dev_serve_sends_it(Software::Nginx, "gzip");
    }

    #[test]
    fn nginx_with_brotli() {
        as_dev_serve_sends_it(Software::NginxWithBrotli, "br");
    }

    #[test]
    fn caddy() {
        as_dev_serve_sends_it(Software::Caddy, "br");
    }
}

/// Everything in the folder of the page, at the root of a host and below it; packed, it comes in this encoding.
fn as_dev_serve_sends_it(software: Software, packed: &str) {
    if let Some(reason) = software.skipped() {
        println!("skipped: {reason}");
        return;
    }
    let ours = Server::start();
    let page = built();
    let paths = paths(&page, "");
    assert!(paths.iter().any(|path| path.ends_with(".wasm")) && paths.iter().any(|path| path.starts_with("words-")));
    for below in ["", BELOW] {
        let host = Host::start(software, &page, below);
        let mut loaded = 0;
        for path in paths.iter().map(String::as_str).chain([""]) {
            let [wanted, plain] = [ours.address(), host.address()].map(|at| http::get(&format!("{at}{path}"), NONE));
            assert_eq!(wanted.status, 200, "{path}");
            said_the_same(&plain, &wanted, path);
            assert_eq!(plain.body, wanted.body, "{path}");
            assert_eq!(plain.header("content-encoding"), "", "{path}");

            let smaller = http::get(&format!("{}{path}", host.address()), "gzip, deflate, br, zstd");
            said_the_same(&smaller, &wanted, path);
            loaded += smaller.body.len();
            // What is very small is not packed by everybody.
            if path.is_empty() || [".html", ".wasm", ".js", ".css"].iter().any(|end| path.ends_with(end)) {
                assert_eq!(smaller.header("content-encoding"), packed, "{path}");
                assert!(smaller.header("vary").to_ascii_lowercase().contains("accept-encoding"), "{path}");
                assert!(smaller.body.len() < wanted.body.len(), "{path}");
            }
            if packed == "br" && smaller.header("content-encoding") == "br" {
                let file = if path.is_empty() { "index.html" } else { path };
                assert!(fs::read(page.join(format!("{file}.br"))).is_ok_and(|lies| lies == smaller.body), "{path}");
            }
        }
        println!("{software:?}: all files of /{below} together are {} KB", loaded / 1024);
        what_is_not_there_is_not_kept(&host);
    }
}

/// The same status, type and age, and everything that every answer says.
fn said_the_same(answer: &Answer, wanted: &Answer, path: &str) {
    assert_eq!(answer.status, wanted.status, "{path}");
    for name in ALWAYS.iter().chain(&["content-type", "cache-control"]) {
        assert_ne!(wanted.header(name), "", "{name}");
        assert_eq!(answer.header(name), wanted.header(name), "{name} of {path}");
    }
    assert_eq!(answer.header("content-security-policy"), "frame-ancestors 'none'", "{path}");
    assert_eq!(answer.header("set-cookie"), "", "{path}");
}

/// A name with a hash that is asked for a moment too early must not be missing for a year. What a service adds is asked
/// for anew.
fn what_is_not_there_is_not_kept(host: &Host) {
    let missing = http::get(&format!("{}own-words-0123456789abcdef.js", host.address()), NONE);
    assert_eq!(missing.status, 404);
    assert!(!missing.header("cache-control").contains("immutable"), "{missing:?}");
    // Nobody writes down who asked for it.
    assert!(!host.said().contains("0123456789abcdef"), "{}", host.said());
    assert_eq!(missing.header("x-content-type-options"), "nosniff");
    let below = if host.address().ends_with(BELOW) { BELOW } else { "" };
    for (name, kind) in [
        ("service.json", "application/json"),
        ("app.webmanifest", "application/manifest+json"),
        ("sw.js", "text/javascript; charset=utf-8"),
    ] {
        host.add(&format!("{below}{name}"), "{}");
        let added = http::get(&format!("{}{name}", host.address()), NONE);
        let said = (added.status, added.header("cache-control"), added.header("content-type"));
        assert_eq!(said, (200, "no-cache", kind), "{name}");
    }
    if !below.is_empty() {
        let without_slash = http::get(host.address().trim_end_matches('/'), NONE);
        assert!((300..400).contains(&without_slash.status), "{without_slash:?}");
        assert!(without_slash.header("location").ends_with("own-words/"), "{without_slash:?}");
    }
}

/// The files of the page, but for compressed copies and what is meant for hosts.
fn paths(folder: &Path, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("there is a built page") {
        let path = entry.expect("its folder can be read").path();
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            found.extend(paths(&path, &format!("{name}/")));
        } else if !name.ends_with(".br") && name != "_headers" {
            found.push(name);
        }
    }
    found
}

in_engines!(words_written_behind_nginx_are_there_after_reload_and_on_paper: chromium, firefox);
async fn words_written_behind_nginx_are_there_after_reload_and_on_paper(journey: Journey) {
    written_and_printed(&journey, Software::Nginx).await;
}

in_engines!(words_written_behind_caddy_are_there_after_reload_and_on_paper: chromium, firefox);
async fn words_written_behind_caddy_are_there_after_reload_and_on_paper(journey: Journey) {
    written_and_printed(&journey, Software::Caddy).await;
}

async fn written_and_printed(journey: &Journey, software: Software) {
    if let Some(reason) = software.skipped() {
        println!("skipped: {reason}");
        return;
    }
    for below in ["", BELOW] {
        let host = Host::start(software, &built(), below);
        let page = Browser::start(journey.engine, &Profile::new()).await;
        page.go_to(host.address()).await;
        saved_and_there(&page, HOPE).await;
        on_paper(&page, HOPE).await;
        assert_eq!(page.asked_outside(), Vec::<String>::new());
    }
}

/// Writes these words, sees them saved, and finds them again after a reload.
pub async fn saved_and_there(page: &Browser, words: &str) {
    page.keep(Hope(1), words).await;
    page.status(SAVED).await;
    page.reload().await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", words).await;
    page.choose("Keep this").await;
}

/// Ticks these words for the page to bring, and prints it.
pub async fn on_paper(page: &Browser, words: &str) {
    page.go_within("#p/1").await;
    page.see("What should be on your page?").await;
    page.choose(words).await;
    page.focus_is_on("input:checked").await;
    page.go_within("#p/4").await;
    print::laid_out(page).await;
    let pdf = page.print(Paper::A4).await;
    assert_eq!((pdf.paper(), pdf.pages()), (Some(Paper::A4), 1));
    let text = print::read(&pdf);
    assert!(text.contains(words), "{text}");
}
