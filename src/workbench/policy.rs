//! The page policy (Content-Security-Policy): what it is, writing it into the page, and the check that it holds.
//!
//! It stands in the page itself, so that it holds wherever the files are put. It can only be written after the
//! build, since it names the hash of the inline script that starts the page.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::files::{self, File};
use crate::html::{self, Tag};

const NAME: &str = "Content-Security-Policy";

/// Which page a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The page people write in.
    Product,
    /// The page that opens files. It has everything in it and reaches nothing.
    Offline,
    /// The page people write in, in one file. It has everything in it too, its worker among it.
    Single,
}

impl Page {
    /// Its file in the build.
    pub fn name(self) -> &'static str {
        match self {
            Page::Product => "index.html",
            Page::Offline => files::OFFLINE,
            Page::Single => files::SINGLE,
        }
    }
}

/// The policy for a page with the inline scripts and styles of `page`.
///
/// `'wasm-unsafe-eval'` lets WebAssembly be compiled and nothing else be evaluated; `connect-src 'self'` is how the
/// page fetches its own WebAssembly. Nothing here writes HTML from text; the one trusted-types policy, `own-words` in
/// `src/outside.js`, knows the address of the locksmith and no other.
pub fn policy(page: &str, kind: Page) -> String {
    let scripts = hashes(page, is_inline_script);
    let styles = hashes(page, |tag| tag.name == "style");
    match kind {
        Page::Product => [
            "default-src 'none'",
            &format!("script-src 'self' {scripts}'wasm-unsafe-eval'"),
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types own-words",
        ]
        .join("; "),
        Page::Offline => [
            "default-src 'none'",
            &format!("script-src {scripts}'wasm-unsafe-eval'"),
            &format!("style-src {}", styles.trim_end()),
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
        .join("; "),
        Page::Single => [
            "default-src 'none'",
            &format!("script-src {scripts}'wasm-unsafe-eval'"),
            &format!("style-src {}", styles.trim_end()),
            "img-src data:",
            "connect-src 'none'",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types own-words",
        ]
        .join("; "),
    }
}

/// The hash of the text of each such tag, each with a space behind it.
fn hashes(page: &str, which: impl Fn(&Tag) -> bool) -> String {
    let tags = html::tags(page);
    let texts = tags.iter().filter(|tag| which(tag)).map(|tag| tag.text);
    texts.map(|text| format!("'sha256-{}' ", STANDARD.encode(Sha256::digest(text)))).collect()
}

/// The page with its policy right behind `<meta charset>`, in place of any it had.
pub fn write_into(page: &str, kind: Page) -> Result<String, Fault> {
    let mut page = page.to_owned();
    while let Some(old) = html::tags(&page).into_iter().find(is_policy) {
        page.replace_range(old.place, "");
    }
    let charset = html::tags(&page).into_iter().find(is_charset).ok_or(Fault::NoCharset)?.place;
    let policy = policy(&page, kind);
    page.insert_str(charset.end, &format!(r#"<meta http-equiv="{NAME}" content="{policy}">"#));
    Ok(page)
}

/// The policy written in the page, if there is one.
pub fn written_in(page: &str) -> Option<&str> {
    html::tags(page).iter().find(|tag| is_policy(tag)).and_then(|tag| tag.attribute("content"))
}

/// Fails unless the build's page carries exactly the policy, breaks none of it, and names no other host.
pub fn check(dist: &Path) -> Result<(), Fault> {
    let faults: Vec<String> = files::read_all(dist)?.iter().flat_map(faults_in).collect();
    if !faults.is_empty() {
        return Err(Fault::Policy(faults));
    }
    println!("The page policy holds.");
    Ok(())
}

/// The same for the page of one file.
pub fn check_single(page: &Path) -> Result<(), Fault> {
    let text = fs::read_to_string(page).map_err(Fault::file(page))?;
    let faults = faults_in_page(&text, Page::Single);
    if faults.is_empty() { Ok(()) } else { Err(Fault::Policy(faults)) }
}

/// What in this file breaks the policy, a sentence each.
fn faults_in(file: &File) -> Vec<String> {
    let text = String::from_utf8_lossy(&file.bytes);
    let faults = match file.extension() {
        "html" if file.path == Page::Offline.name() => faults_in_page(&text, Page::Offline),
        "html" => faults_in_page(&text, Page::Product),
        "css" | "js" | "svg" => foreign_addresses(&text),
        _ => Vec::new(),
    };
    let in_file = |fault| format!("{}: {fault}", file.path);
    faults.into_iter().map(in_file).collect()
}

fn faults_in_page(page: &str, kind: Page) -> Vec<String> {
    let tags = html::tags(page);
    let mut faults = Vec::new();

    let charset = tags.iter().position(is_charset);
    match charset.and_then(|at| tags.get(at + 1)) {
        Some(tag) if is_policy(tag) => {
            let (found, wanted) = (tag.attribute("content").unwrap_or(""), policy(page, kind));
            if found != wanted {
                faults.push(format!("the policy is\n    {found}\n  but should be\n    {wanted}"));
            }
        }
        _ => faults.push("no policy right behind <meta charset>".into()),
    }
    if tags.iter().filter(|tag| is_policy(tag)).count() > 1 {
        faults.push("more than one policy".into());
    }

    for tag in &tags {
        let name = &tag.name;
        if name == "style" && kind == Page::Product {
            faults.push("a <style>: the policy blocks it".into());
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" || attribute.starts_with("on") {
                faults.push(format!("<{name} {attribute}>: the policy blocks it"));
            }
            let loads = matches!(attribute.as_str(), "src" | "srcset")
                || name == "link" && attribute == "href" && !value.starts_with("data:");
            if kind != Page::Product && loads {
                faults.push(format!("<{name} {attribute}>: this page has everything in it"));
            }
            // A link is followed only when a person chooses it; everything else is loaded by itself.
            if name != "a" && is_foreign(value) {
                faults.push(format!("<{name} {attribute}> names another host: {value}"));
            }
        }
        faults.extend(foreign_addresses(tag.text));
    }
    faults
}

/// Addresses of other hosts in a script, style sheet or drawing. Names of XML namespaces are never loaded.
fn foreign_addresses(text: &str) -> Vec<String> {
    let starts = ["http://", "https://", "url(//", "url('//", "url(\"//"];
    let mut faults = Vec::new();
    for start in starts {
        for (at, _) in text.match_indices(start) {
            let address: String = text[at..].chars().take_while(|c| !ends_address(*c)).collect();
            if !address.starts_with("http://www.w3.org/") {
                faults.push(format!("names another host: {address}"));
            }
        }
    }
    faults
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '`' | ')' | '<' | '>' | ';')
}

fn is_foreign(value: &str) -> bool {
    let value = value.trim_start().to_ascii_lowercase();
    ["http:", "https:", "//"].iter().any(|start| value.starts_with(start))
}

fn is_charset(tag: &Tag) -> bool {
    tag.name == "meta" && tag.attribute("charset").is_some()
}

fn is_policy(tag: &Tag) -> bool {
    tag.name == "meta" && tag.attribute("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case(NAME))
}

/// Whether the tag is a script whose text stands in the page. Plain text in a script's clothes is never run.
fn is_inline_script(tag: &Tag) -> bool {
    tag.name == "script" && tag.attribute("src").is_none() && tag.attribute("type") != Some("text/plain")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const PAGE: &str = "<html><head><meta charset=utf-8><title>Own Words</title>\
        <script type=module>start()</script></head><body><a href=https://example.org>x</a></body></html>";

    fn sealed() -> String {
        write_into(PAGE, Page::Product).expect("the page has a charset")
    }

    /// The first fault of a sealed page in which `from` has been replaced by `to`.
    fn fault_after(from: &str, to: &str) -> String {
        let page = sealed();
        assert!(page.contains(from), "{from}");
        faults_in_page(&page.replacen(from, to, 1), Page::Product).join("\n")
    }

    #[test]
    fn the_policy_is_this_one_to_the_letter() {
        expect![[r#"default-src 'none'; script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types own-words"#]]
        .assert_eq(&policy(PAGE, Page::Product));
    }

    #[test]
    fn the_offline_page_reaches_nothing() {
        let page =
            "<meta charset=utf-8><style>p{}</style><script type=text/plain>AAAA</script><script>start()</script>";
        expect!["default-src 'none'; script-src 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=' 'wasm-unsafe-eval'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"].assert_eq(&policy(page, Page::Offline));
        let sealed = write_into(page, Page::Offline).expect("a charset");
        assert_eq!(faults_in_page(&sealed, Page::Offline), Vec::<String>::new());
        let loads = sealed.replace("<script>", "<script src=a.js></script><script>");
        assert_eq!(faults_in_page(&loads, Page::Offline), ["<script src>: this page has everything in it"]);
        assert!(faults_in_page(&sealed.replace("p{}", "p{a:b}"), Page::Offline)[0].contains("but should be"));
    }

    #[test]
    fn the_page_of_one_file_reaches_nothing_but_the_worker_it_brings() {
        let page = "<meta charset=utf-8><link rel=icon href=data:,><style>p{}</style>\
            <script type=text/plain>AAAA</script><script>start()</script>";
        expect!["default-src 'none'; script-src 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=' 'wasm-unsafe-eval'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data:; connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types own-words"].assert_eq(&policy(page, Page::Single));
        let sealed = write_into(page, Page::Single).expect("a charset");
        assert_eq!(faults_in_page(&sealed, Page::Single), Vec::<String>::new());
        let loads = sealed.replace("data:,", "icon.svg");
        assert_eq!(faults_in_page(&loads, Page::Single), ["<link href>: this page has everything in it"]);
        let weaker = sealed.replace("worker-src blob:", "worker-src blob: data:");
        assert!(faults_in_page(&weaker, Page::Single)[0].contains("but should be"));
    }

    #[test]
    fn a_sealed_page_passes_and_sealing_again_changes_nothing() {
        assert_eq!(faults_in_page(&sealed(), Page::Product), Vec::<String>::new());
        assert_eq!(write_into(&sealed(), Page::Product).ok(), Some(sealed()));
        assert_eq!(written_in(&sealed()), Some(policy(PAGE, Page::Product).as_str()));
    }

    #[test]
    fn a_page_without_its_policy_fails() {
        assert_eq!(faults_in_page(PAGE, Page::Product), ["no policy right behind <meta charset>"]);
    }

    #[test]
    fn a_policy_that_does_not_come_first_fails() {
        let fault = fault_after("utf-8>", "utf-8><script src=a.js></script>");
        assert_eq!(fault, "no policy right behind <meta charset>");
    }

    #[test]
    fn a_weaker_policy_fails() {
        assert!(fault_after("connect-src 'self'", "connect-src *").contains("but should be"));
        assert!(fault_after("; base-uri 'none'", "").contains("but should be"));
    }

    #[test]
    fn a_script_changed_after_sealing_fails() {
        assert!(fault_after("start()", "start(1)").contains("but should be"));
    }

    #[test]
    fn inline_handlers_and_styles_fail() {
        expect![[r#"
            <body onload>: the policy blocks it
            <body style>: the policy blocks it"#]]
        .assert_eq(&fault_after("<body>", "<body onload='x()' style='color:red'>"));
        assert!(fault_after("</head>", "<style>p{}</style></head>").contains("<style>"));
    }

    #[test]
    fn what_is_loaded_from_another_host_fails() {
        for loaded in [
            "<link rel=icon href=https://example.org/i.svg>",
            "<img src='//example.org/i.png'>",
            "<script>import('https://example.org/a.js')</script>",
        ] {
            let page = write_into(&PAGE.replace("</head>", loaded), Page::Product).expect("a charset");
            assert_eq!(faults_in_page(&page, Page::Product).len(), 1, "{loaded}");
        }
        assert_eq!(foreign_addresses("a{background:url(//example.org/i.png)}").len(), 1);
        assert_eq!(foreign_addresses("@import 'https://example.org/a.css';").len(), 1);
    }

    #[test]
    fn names_of_namespaces_are_not_addresses() {
        assert!(foreign_addresses("createElementNS('http://www.w3.org/2000/svg')").is_empty());
    }
}
