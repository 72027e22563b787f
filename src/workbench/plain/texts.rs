//! The texts of the screens of one language, as a journey wrote them down: `# ` and a screen's name, and then its texts,
//! a line each, `= ` before what is seen at once and `+ ` before what is folded.

use std::fs;
use std::path::Path;

use own_words::domain::Language;

use crate::fault::Fault;

/// What one screen says.
pub struct Screen {
    pub name: String,
    pub texts: Vec<Text>,
}

/// One text of a screen, as an element of it holds it.
pub struct Text {
    pub words: String,
    /// It is seen when something is opened.
    pub folded: bool,
}

/// Reads what was written down in this language.
pub fn read(folder: &Path, language: Language) -> Result<Vec<Screen>, Fault> {
    let path = folder.join(format!("{}.txt", language.tag()));
    let file = fs::read_to_string(&path).map_err(Fault::file(&path))?;
    taken_apart(&file).ok_or(Fault::NoTexts(path))
}

/// None where there is nothing to measure, or something else stands in the file.
fn taken_apart(file: &str) -> Option<Vec<Screen>> {
    let mut screens: Vec<Screen> = Vec::new();
    for line in file.lines() {
        match line.split_once(' ')? {
            ("#", name) => screens.push(Screen { name: name.to_owned(), texts: Vec::new() }),
            (mark @ ("=" | "+"), words) => {
                let text = Text { words: words.to_owned(), folded: mark == "+" };
                screens.last_mut()?.texts.push(text);
            }
            _ => return None,
        }
    }
    screens.iter().any(|screen| !screen.texts.is_empty()).then_some(screens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_down_is_read() {
        let screens = taken_apart("# home\n= Write\n+ # 1 = one\n# hidden\n").expect("two screens");
        assert_eq!(screens.iter().map(|screen| screen.name.as_str()).collect::<Vec<_>>(), ["home", "hidden"]);
        let texts: Vec<_> = screens[0].texts.iter().map(|text| (text.words.as_str(), text.folded)).collect();
        assert_eq!(texts, [("Write", false), ("# 1 = one", true)]);
    }

    #[test]
    fn nothing_at_all_is_not_taken_for_plain_words() {
        for file in ["", "# home\n", "= words of no screen\n", "# home\nwords\n"] {
            assert!(taken_apart(file).is_none(), "{file}");
        }
    }
}
