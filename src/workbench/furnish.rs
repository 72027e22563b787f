//! Puts beside the page what is not in its program: the texts of each language, the locksmith, and the page that opens
//! files without a host.
//!
//! It works on what `./dev build` has made of `src/locksmith` in a folder of its own, and names the files after what is
//! in them, so that a browser never takes one of one build with the page of another.

use std::fs;
use std::ops::Range;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use own_words::domain::Language;
use own_words::words;
use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::files::{self, EXAMPLE, KEEPER, MANIFEST, PAGE, PRINTS, REST, TEXTS};
use crate::html;

/// The attributes that tell the page's own script where the locksmith is, and how the names of the texts begin.
const LOCKSMITH_ATTRIBUTE: &str = "data-locksmith";
const TEXTS_ATTRIBUTE: &str = "data-words";
const LATER_ATTRIBUTE: &str = "data-later";
const REST_ATTRIBUTE: &str = "data-rest";

/// What the locksmith is made of, under their names in the folder they were made in.
const GLUE: &str = "locksmith.js";
const PROGRAM: &str = "locksmith_bg.wasm";
/// What the first screen does without.
const LATER: &str = "later.js";
/// What was split off from the program.
pub const REST_PROGRAM: &str = "rest.wasm";
const STRENGTH: &str = "strength_bg.wasm";

/// The page that opens files: its parts, which become one file.
const OFFLINE: [&str; 3] = ["open.html", "open.css", "open.js"];

/// Furnishes the build in `dist` with what stands in `made`.
pub fn furnish(dist: &Path, made: &Path) -> Result<(), Fault> {
    let [glue, program, strength] = [GLUE, PROGRAM, STRENGTH].map(|file| read(&made.join(file)));
    let (glue, program, strength) = (glue?, program?, strength?);
    let made_of = hash(&[&glue, &program, &strength]);
    let name = format!("locksmith-{made_of}.js");
    write(&dist.join(&name), &glue)?;
    write(&dist.join(format!("locksmith-{made_of}_bg.wasm")), &program)?;
    write(&dist.join(format!("strength-{made_of}_bg.wasm")), &strength)?;

    let manifest = fs::read_to_string(made.join(MANIFEST)).map_err(Fault::file(&made.join(MANIFEST)))?;
    for language in Language::ALL {
        let named = manifest.replace(words::words(Language::English).product, words::words(*language).product);
        write(&dist.join(format!("app-{}.webmanifest", language.tag())), named.as_bytes())?;
    }
    let texts = write_texts(dist)?;
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).map_err(Fault::file(&index))?;
    let page = tell(&page, LOCKSMITH_ATTRIBUTE, &name)?;
    let later = read(&made.join(LATER))?;
    let name = format!("later-{}.js", hash(&[&later]));
    write(&dist.join(&name), &later)?;
    let page = tell(&page, LATER_ATTRIBUTE, &format!("./{name}"))?;
    let rest = read(&made.join(REST_PROGRAM))?;
    let name = format!("{REST}{}.wasm", hash(&[&rest]));
    write(&dist.join(&name), &rest)?;
    let page = tell(&page, REST_ATTRIBUTE, &name)?;
    let page = name_program(dist, &page)?;
    let page = tell(&page, TEXTS_ATTRIBUTE, &texts)?;
    write(&index, take_script_in(dist, &page)?.as_bytes())?;
    write(&dist.join(KEEPER), &read(&made.join(KEEPER))?)?;

    let [page, style, script] = OFFLINE.map(|part| {
        let path = made.join(part);
        fs::read_to_string(&path).map_err(Fault::file(&path))
    });
    write(&dist.join(OFFLINE[0]), in_one(&page?, &style?, &script?, &program).as_bytes())
}

/// The page with the script of its own in it. What a damaged file or a broken network can do then, the page can tell.
fn take_script_in(dist: &Path, page: &str) -> Result<String, Fault> {
    let tags = html::tags(page);
    let found = tags.iter().find_map(|tag| Some((tag, tag.attribute(TEXTS_ATTRIBUTE)?, tag.attribute("src")?)));
    // It was taken in before.
    let Some((tag, _, src)) = found else { return Ok(page.to_owned()) };
    let file = dist.join(src.trim_start_matches("./"));
    let script = fs::read_to_string(&file).map_err(Fault::file(&file))?;
    fs::remove_file(&file).map_err(Fault::file(&file))?;
    let told: String = tag
        .attributes
        .iter()
        .filter(|(name, _)| name.starts_with("data-"))
        .fold(String::new(), |told, (name, value)| format!("{told} {name}={value}"));
    let Range { start, end } = tag.place;
    Ok(format!("{}<script{told}>{}{}", &page[..start], script.trim(), &page[end..]))
}

/// The page with its program under a name after what is in it now. The build gave it one before it was split: a browser
/// that has kept the first part of another splitting must not take it for this one.
fn name_program(dist: &Path, page: &str) -> Result<String, Fault> {
    let mut files = files::read_all(dist)?;
    files.retain(|file| file.path.starts_with(PAGE) && matches!(file.extension(), "js" | "wasm"));
    let parts: Vec<&[u8]> = files.iter().map(|file| file.bytes.as_slice()).collect();
    let new = format!("{PAGE}{}", hash(&parts));
    let mut page = page.to_owned();
    for file in &files {
        let end = file.path.find("_bg.").or(file.path.find('.')).unwrap_or(file.path.len());
        let (old, rest) = file.path.split_at(end);
        let (before, after) = (dist.join(&file.path), dist.join(format!("{new}{rest}")));
        fs::rename(&before, after).map_err(Fault::file(&before))?;
        page = page.replace(old, &new);
    }
    Ok(page)
}

/// Writes the texts of every language, and gives what their names begin with.
fn write_texts(dist: &Path) -> Result<String, Fault> {
    let mut texts = Vec::new();
    for language in Language::ALL {
        texts.push((language.tag().to_owned(), words::written(*language)));
        texts.push((format!("{}{PRINTS}", language.tag()), words::prints::written(*language)));
        texts.push((format!("{}{EXAMPLE}", language.tag()), words::example::written(*language)));
    }
    let all: Vec<&[u8]> = texts.iter().map(|(_, texts)| texts.as_bytes()).collect();
    let name = format!("{TEXTS}{}", hash(&all));
    for (tag, texts) in &texts {
        write(&dist.join(format!("{name}-{tag}.txt")), texts.as_bytes())?;
    }
    Ok(name)
}

/// 64 bits in hexadecimal, as in the names the build gives to the page's other files.
fn hash(files: &[&[u8]]) -> String {
    let all = files.iter().fold(Sha256::new(), |all, file| all.chain_update(file)).finalize();
    all[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The page with this value in the attribute, whatever stood there.
fn tell(page: &str, attribute: &'static str, value: &str) -> Result<String, Fault> {
    let tags = html::tags(page);
    let found = tags.iter().find_map(|tag| Some((tag, tag.attribute(attribute)?)));
    let (tag, old) = found.ok_or(Fault::NoAttribute(attribute))?;
    let (before, rest) = page[tag.place.clone()].split_once(attribute).ok_or(Fault::NoAttribute(attribute))?;
    let told = rest.replacen(old, value, 1);
    Ok([&page[..tag.place.start], before, attribute, &told, &page[tag.place.end..]].concat())
}

/// One file that needs no other: style, script and program stand in it.
fn in_one(page: &str, style: &str, script: &str, program: &[u8]) -> String {
    let head = format!("<style>{}</style>", style.trim());
    let program = format!(r#"<script type="text/plain" id="program">{}</script>"#, STANDARD.encode(program));
    let body = format!("{program}<script>{}</script>", script.trim());
    page.replacen("</head>", &format!("{head}</head>"), 1).replacen("</body>", &format!("{body}</body>"), 1)
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(Fault::file(path))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    fs::write(path, bytes).map_err(Fault::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_where_the_locksmith_is_and_told_again() {
        for page in ["<script src=a.js data-locksmith=locksmith.js>", "<script data-locksmith=\"locksmith.js\" src=a>"]
        {
            let told = tell(page, "data-locksmith", "locksmith-0123456789abcdef.js").expect("the attribute is there");
            let tags = html::tags(&told);
            assert_eq!(tags[0].attribute("data-locksmith"), Some("locksmith-0123456789abcdef.js"));
            let again = tell(&told, "data-locksmith", "locksmith-fedcba9876543210.js").expect("it still is");
            assert_eq!(again.replace("fedcba9876543210", "0123456789abcdef"), told);
        }
        assert!(tell("<script src=a.js>", "data-locksmith", "x").is_err());
    }

    #[test]
    fn an_attribute_may_hold_its_own_name() {
        let told = tell("<script data-words=words src=words.js>", "data-words", "words-01").expect("it is there");
        assert_eq!(told, "<script data-words=words-01 src=words.js>");
    }

    #[test]
    fn the_program_is_named_after_what_is_in_it_and_the_page_knows() {
        let dist = std::env::temp_dir().join(format!("furnish-{}", std::process::id()));
        fs::create_dir_all(&dist).expect("a folder can be made");
        for name in ["own-words-01.js", "own-words-01_bg.wasm", "own-words-02.css"] {
            fs::write(dist.join(name), name).expect("it can be written in");
        }
        let page = "import('./own-words-01.js', './own-words-01_bg.wasm', './own-words-02.css')";
        let named = name_program(&dist, page).expect("the program is there");
        let new = hash(&[b"own-words-01.js", b"own-words-01_bg.wasm"]);
        assert_eq!(named, page.replace("-01", &format!("-{new}")));
        assert!(dist.join(format!("own-words-{new}_bg.wasm")).is_file() && dist.join("own-words-02.css").is_file());
        assert_eq!(name_program(&dist, &named).expect("it still is"), named);
        fs::remove_dir_all(&dist).expect("it can be taken away");
    }

    #[test]
    fn another_program_has_another_name() {
        assert_ne!(hash(&[b"glue", b"program"]), hash(&[b"glue", b"programme"]));
        assert_eq!(hash(&[b"glue", b"program"]).len(), 16);
    }

    #[test]
    fn the_offline_page_is_one_file() {
        let page = in_one("<head></head><body><p></p></body>", "p{}\n", "start()\n", b"\0asm");
        assert_eq!(
            page,
            "<head><style>p{}</style></head><body><p></p>\
             <script type=\"text/plain\" id=\"program\">AGFzbQ==</script><script>start()</script></body>"
        );
    }
}
