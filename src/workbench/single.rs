//! Puts the whole page into one file, which is opened from a disk and asks for nothing.
//!
//! It works on a finished build and on the scripts that `./dev build --single` has made beside it: the one that every page
//! has, made for this one, what the first screen does without, and the one that starts the program. Everything else becomes text in the page.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::fault::Fault;
use crate::files::{self, File, SINGLE};
use crate::html;
use crate::policy::{self, Page};

/// The scripts, under their names in the folder they were made in, in the order in which they run.
const SCRIPTS: [&str; 3] = ["outside.js", "later.js", "program.js"];

/// Puts the build in `dist` and the scripts in `made` into one file beside `dist`.
pub fn single(dist: &Path, made: &Path) -> Result<(), Fault> {
    let files = files::read_all(dist)?;
    let mut scripts = Vec::new();
    for name in SCRIPTS {
        let path = made.join(name);
        scripts.push(fs::read_to_string(&path).map_err(Fault::file(&path))?);
    }
    let page = policy::write_into(&in_one(&files, &scripts)?, Page::Single)?;
    let out = dist.with_file_name(SINGLE);
    fs::write(&out, &page).map_err(Fault::file(&out))?;
    policy::check_single(&out)?;
    println!("The page in one file is {}, {} KB.", out.display(), page.len() / 1024);
    Ok(())
}

fn in_one(files: &[File], scripts: &[String]) -> Result<String, Fault> {
    let bytes = |begins: &'static str, ends: &'static str| {
        let found = files.iter().find(|file| file.path.starts_with(begins) && file.path.ends_with(ends));
        found.map(|file| file.bytes.as_slice()).ok_or(Fault::NoFile(begins, ends))
    };
    let text = |begins, ends| bytes(begins, ends).map(String::from_utf8_lossy);
    let packed = |begins, ends| bytes(begins, ends).map(|bytes| STANDARD.encode(bytes));

    let icon = packed("icon-", ".svg")?;
    let style = text("own-words-", ".css")?;
    let head = format!(r#"<link rel="icon" href="data:image/svg+xml;base64,{icon}"><style>{}</style>"#, style.trim());

    let mut body = String::new();
    let mut hold = |id: &str, text: &str| {
        // What would end the script or begin another cannot stand in it, in small letters or large ones.
        let small = text.to_ascii_lowercase();
        if ["</script", "<script", "<!--"].iter().any(|mark| small.contains(mark)) {
            return Err(Fault::NotAsText(id.to_owned()));
        }
        body += &format!(r#"<script type="text/plain" id="{id}">{text}</script>"#);
        Ok(())
    };
    for file in files.iter().filter(|file| file.path.starts_with(files::TEXTS)) {
        // The hash stands between the first two of these marks, and the language behind it.
        let tag = file.path.splitn(3, '-').nth(2).and_then(|tag| tag.strip_suffix(".txt"));
        let tag = tag.ok_or_else(|| Fault::NotAsText(file.path.clone()))?;
        hold(&format!("{}{tag}", files::TEXTS), &String::from_utf8_lossy(&file.bytes))?;
    }
    let programs = format!(
        r#"self.programs={{locksmith:"{}",strength:"{}"}};"#,
        packed("locksmith-", "_bg.wasm")?,
        packed("strength-", "_bg.wasm")?
    );
    hold("locksmith", &format!("{programs}\n{}", text("locksmith-", ".js")?))?;
    hold("service", &text(files::SERVICE, "")?)?;
    hold("program", &packed(files::PAGE, "_bg.wasm")?)?;
    hold("rest", &packed(files::REST, ".wasm")?)?;
    body.extend(scripts.iter().map(|script| format!("<script>{}</script>", script.trim())));

    // The folder of a file on a disk is a list of files: to load the page again is to load this file.
    let page = without_loading(&text(Page::Product.name(), "")?).replace("<a href=./>", "<a href>");
    Ok(page.replacen("</head>", &format!("{head}</head>"), 1).replacen("</body>", &format!("{body}</body>"), 1))
}

/// The page without its scripts, and without its links to other files.
fn without_loading(page: &str) -> String {
    let mut rest = String::new();
    let mut at = 0;
    for tag in html::tags(page).iter().filter(|tag| matches!(tag.name.as_str(), "script" | "link")) {
        rest += &page[at..tag.place.start];
        let closing = if tag.name == "script" { "</script>".len() } else { 0 };
        at = tag.place.end + tag.text.len() + closing;
    }
    rest + &page[at..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const PAGE: &str = "<html><head><meta charset=utf-8><link href=./icon-01.svg rel=icon>\
        <script data-words=words-01 src=./outside-01.js></script><script type=module>start()</script></head>\
        <body><p><a href=./>x</a></p></body></html>";

    fn build(words: &str) -> Vec<File> {
        let files = [
            ("icon-01.svg", "<svg/>"),
            ("index.html", PAGE),
            ("locksmith-02.js", "onmessage=work"),
            ("locksmith-02_bg.wasm", "\0asm"),
            ("own-words-01.css", "p{}\n"),
            ("own-words-01_bg.wasm", "\0asm"),
            ("rest-04.wasm", "\0asm"),
            ("service.json", "{}"),
            ("strength-02_bg.wasm", "\0asm"),
            ("words-03-da-prints.txt", "ark\n"),
            ("words-03-da.txt", words),
        ];
        files.map(|(path, text)| File { path: path.into(), bytes: text.into(), compressed: None }).into()
    }

    #[test]
    fn everything_stands_in_the_page_and_nothing_is_loaded() {
        let page = in_one(&build("ord\n"), &["outside()\n".into(), "start()\n".into()]).expect("all is there");
        expect![[r#"
            <html><head><meta charset=utf-8><link rel="icon" href="data:image/svg+xml;base64,PHN2Zy8+"><style>p{}</style></head><body><p><a href>x</a></p><script type="text/plain" id="words-da-prints">ark
            </script><script type="text/plain" id="words-da">ord
            </script><script type="text/plain" id="locksmith">self.programs={locksmith:"AGFzbQ==",strength:"AGFzbQ=="};
            onmessage=work</script><script type="text/plain" id="service">{}</script><script type="text/plain" id="program">AGFzbQ==</script><script type="text/plain" id="rest">AGFzbQ==</script><script>outside()</script><script>start()</script></body></html>"#]]
        .assert_eq(&page);
    }

    #[test]
    fn a_page_with_something_missing_or_in_pieces_is_not_made() {
        assert!(in_one(&build("ord</script>"), &[]).is_err());
        for missing in 0..9 {
            let mut files = build("ord");
            let without = files.remove(missing);
            assert!(in_one(&files, &[]).is_err(), "{}", without.path);
        }
    }
}
