//! The system locale from which WebKitGTK takes its language: it has no setting of its own for tests.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{self, Command},
    sync::Mutex,
};

/// A compiled locale: the values of `LOCPATH` and `LC_ALL` that make programs use it.
pub struct Locale {
    pub folder: PathBuf,
    pub name: String,
}

impl Locale {
    /// The locale of a language tag such as `nb`; compiled once and kept below `target/tmp`.
    pub fn of(tag: &str) -> Locale {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock();

        let source = source(tag);
        let locale =
            Locale { folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("locales"), name: format!("{source}.UTF-8") };
        let whole = locale.folder.join(&locale.name);
        if !whole.exists() {
            fs::create_dir_all(&locale.folder).expect("target/tmp can be written");
            let half = locale.folder.join(format!(".{}", process::id()));
            let _ = fs::remove_dir_all(&half);
            let made = Command::new("localedef").args(["-i", source, "-f", "UTF-8"]).arg(&half).status();
            assert!(
                made.is_ok_and(|status| status.success()) && (fs::rename(&half, &whole).is_ok() || whole.exists()),
                "localedef cannot make {source}, which WebKitGTK needs to speak “{tag}”: is the package locales installed?"
            );
        }
        locale
    }
}

fn source(tag: &str) -> &'static str {
    match tag.split(['-', ',']).next() {
        Some("en") => "en_GB",
        Some("nb" | "no") => "nb_NO",
        Some("nn") => "nn_NO",
        Some("da") => "da_DK",
        Some("de") => "de_DE",
        _ => panic!("no locale is known here for the language “{tag}”"),
    }
}
