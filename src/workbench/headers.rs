//! What a host says with each file: the one place where it stands.
//!
//! `workbench serve` sends these headers, `workbench seal` writes them into `_headers` for hosts that read such a file,
//! and the tests hold the recipes in `docs/hosting` and what is written about them to the same.

use std::fmt::Write as _;

use crate::files::File;

/// Sent with every answer. A page cannot say these of itself.
pub const ALWAYS: [(&str, &str); 5] = [
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
];

/// For a name with a hash of the content in it, which never changes what it means.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For any other name: it may be kept, and is asked for anew each time.
const ASK_ANEW: &str = "no-cache";

/// The type of the files that end like this.
pub fn content_type(extension: &str) -> &'static str {
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How long a browser may keep the file of this name without asking.
pub fn cache_control(name: &str) -> &'static str {
    if is_hashed(name) { FOR_EVER } else { ASK_ANEW }
}

/// Whether the build put a hash into the name: 64 bits in hexadecimal, leading zeros left out.
fn is_hashed(name: &str) -> bool {
    name.split(['/', '-', '_', '.'])
        .any(|part| (12..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The file `_headers` for these files, as Netlify and Cloudflare Pages read it. Where two of its rules meet, such hosts
/// send both values; so each file has a rule of its own, and what all have in common stands in none of them.
pub fn for_hosts_that_read_them(files: &[File]) -> String {
    // Writing to a string cannot fail.
    let mut rules = String::from("/*\n");
    for (name, value) in ALWAYS {
        let _ = writeln!(rules, "  {name}: {value}");
    }
    for file in files {
        for address in addresses(&file.path) {
            let _ = writeln!(rules, "/{address}\n  Cache-Control: {}", cache_control(&file.path));
        }
    }
    rules
}

/// Under which names such hosts know a file: a page also without its ending, and the first one as the folder.
fn addresses(path: &str) -> Vec<&str> {
    match path.strip_suffix(".html") {
        Some("index") => vec!["", path],
        Some(name) => vec![name, path],
        None => vec![path],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const NGINX: &str = include_str!("../../docs/hosting/nginx.conf");
    const CADDY: &str = include_str!("../../docs/hosting/Caddyfile");
    const TOLD: &str = include_str!("../../docs/hosting.md");

    /// Every kind of file there is in a build, besides pages: their type is known to all hosts.
    const ENDINGS: [&str; 8] = ["css", "js", "wasm", "svg", "png", "json", "webmanifest", "txt"];

    /// What stands in the lines that begin with this word, with one space between words.
    fn lines<'a>(recipe: &'a str, begins: &'a str) -> impl Iterator<Item = String> + 'a {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        recipe.lines().map(words).filter_map(move |line| Some(line.strip_prefix(begins)?.trim().to_owned()))
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("own-words-0123456789abcdef.js"));
        assert!(is_hashed("tokens-23456789abcdef.css"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("decade.css"));
    }

    #[test]
    fn a_host_that_reads_headers_finds_one_rule_for_the_age_of_each_file() {
        let file = |path: &str| File { path: path.into(), bytes: Vec::new(), compressed: None };
        let files = ["index.html", "open.html", "own-words-0123456789abcdef.js"].map(file);
        expect![[r#"
            /*
              Content-Security-Policy: frame-ancestors 'none'
              X-Content-Type-Options: nosniff
              Referrer-Policy: no-referrer
              Cross-Origin-Opener-Policy: same-origin
              Permissions-Policy: camera=(), microphone=(), geolocation=()
            /
              Cache-Control: no-cache
            /index.html
              Cache-Control: no-cache
            /open
              Cache-Control: no-cache
            /open.html
              Cache-Control: no-cache
            /own-words-0123456789abcdef.js
              Cache-Control: public, max-age=31536000, immutable
        "#]]
        .assert_eq(&for_hosts_that_read_them(&files));
    }

    #[test]
    fn the_recipe_for_nginx_says_these_headers_and_no_others() {
        let mut wanted: Vec<_> = ALWAYS.iter().map(|(name, value)| format!("{name} \"{value}\" always;")).collect();
        wanted.push("Cache-Control $own_words_age;".into());
        assert_eq!(lines(NGINX, "add_header").collect::<Vec<_>>(), wanted);
        let ages: Vec<_> = lines(NGINX, "default").chain(lines(NGINX, "\"~")).collect();
        assert_eq!(ages.len(), 2, "{ages:?}");
        assert!(ages[0].starts_with(&format!("\"{ASK_ANEW}\"")) && ages[1].ends_with(&format!("\"{FOR_EVER}\";")));
    }

    #[test]
    fn the_recipe_for_nginx_knows_every_type() {
        for ending in ENDINGS {
            let kind = content_type(ending);
            let (plain, has_charset) = kind.split_once(';').map_or((kind, false), |(plain, _)| (plain, true));
            assert!(lines(NGINX, plain).any(|endings| endings == format!("{ending};")), "{plain}");
            let charset = lines(NGINX, "charset_types").any(|types| types.contains(plain));
            assert_eq!(charset, has_charset, "{plain}");
        }
    }

    #[test]
    fn the_recipe_for_caddy_says_these_headers_and_the_types_that_it_may_not_know() {
        for (name, value) in ALWAYS {
            assert!(lines(CADDY, name).any(|said| said == format!("\"{value}\"")), "{name}");
        }
        for (files, age) in [("@hashed", FOR_EVER), ("@others", ASK_ANEW)] {
            let said = format!("{files} Cache-Control \"{age}\"");
            assert!(lines(CADDY, "header").any(|line| line == said), "{said}");
        }
        for ending in ["js", "txt", "webmanifest"] {
            assert!(lines(CADDY, &format!("@{ending}")).any(|which| which == format!("path *.{ending}")), "{ending}");
            let said = format!("@{ending} Content-Type \"{}\"", content_type(ending));
            assert!(lines(CADDY, "header").any(|line| line == said), "{said}");
        }
    }

    #[test]
    fn what_is_told_of_the_headers_is_what_is_sent() {
        let sent: Vec<_> = ALWAYS.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let told: Vec<_> =
            TOLD.lines().filter(|line| ALWAYS.iter().any(|(name, _)| line.starts_with(&format!("{name}: ")))).collect();
        assert_eq!(told, sent);
        assert!([FOR_EVER, ASK_ANEW].iter().all(|age| TOLD.contains(&format!("`Cache-Control: {age}`"))));
        for ending in ["wasm", "webmanifest"] {
            assert!(TOLD.contains(content_type(ending)));
        }
    }
}
