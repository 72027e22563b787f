//! Weighs what a first visit loads and what is loaded when it is asked for, and holds each to a budget.

use std::fmt::Write as _;
use std::path::Path;

use crate::fault::Fault;
use crate::files::{self, File};

/// Bytes in a kilobyte here: the binary one, as browsers and file managers count.
const KB: u64 = 1024;

/// Prints what the build in `dist` weighs, and fails when it is over a budget.
pub fn weigh(dist: &Path, budget_kb: Option<u64>, later_kb: Option<u64>) -> Result<(), Fault> {
    let files = files::read_all(dist)?;
    let (first, later): (Vec<_>, Vec<_>) = files.iter().partition(|file| is_weighed_first(file, &files));
    for (when, files, budget_kb) in [("first visit", first, budget_kb), ("loaded when asked for", later, later_kb)] {
        let weights = files.into_iter().map(Weight::of).collect::<Result<Vec<_>, _>>()?;
        print!("{}", table(when, &weights));
        if let Some(budget_kb) = budget_kb {
            println!("budget, with 1 KB = {KB} bytes: {budget_kb} KB");
            within(when, &weights, budget_kb * KB)?;
        }
    }
    Ok(())
}

/// Of the files of texts a first visit loads one: the largest is weighed.
fn is_weighed_first(file: &File, files: &[File]) -> bool {
    let weight = |file: &&File| (file.compressed.as_ref().map_or(file.bytes.len(), Vec::len), file.path.clone());
    let largest = files.iter().filter(|file| file.is_texts()).max_by_key(weight);
    file.is_loaded_first() && (!file.is_texts() || largest.is_some_and(|largest| largest.path == file.path))
}

/// What one file weighs, in bytes.
struct Weight {
    path: String,
    raw: u64,
    /// What travels: the compressed copy where there is one.
    sent: u64,
}

impl Weight {
    fn of(file: &File) -> Result<Weight, Fault> {
        let sent = match &file.compressed {
            Some(compressed) => compressed.len(),
            None if file.is_packed() => {
                return Err(Fault::NotSealed(file.path.clone()));
            }
            None => file.bytes.len(),
        };
        Ok(Weight { path: file.path.clone(), raw: file.bytes.len() as u64, sent: sent as u64 })
    }
}

fn sent(weights: &[Weight]) -> u64 {
    weights.iter().map(|weight| weight.sent).sum()
}

fn within(when: &'static str, weights: &[Weight], allowed: u64) -> Result<(), Fault> {
    let loaded = sent(weights);
    if loaded > allowed {
        return Err(Fault::OverBudget { when, loaded, allowed });
    }
    Ok(())
}

fn table(when: &str, weights: &[Weight]) -> String {
    let mut table = String::new();
    let mut row = |path: &str, raw: u64, sent: u64| {
        let kb = |bytes: u64| bytes as f64 / KB as f64;
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{path:<44} {:>8.1} {:>8.1}", kb(raw), kb(sent));
    };
    for weight in weights {
        row(&weight.path, weight.raw, weight.sent);
    }
    let raw = weights.iter().map(|weight| weight.raw).sum();
    row("together", raw, sent(weights));
    format!("{:<44} {:>8} {:>8}\n{table}", format!("{when}, KB"), "raw", "brotli")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn file(path: &str, raw: usize, compressed: Option<usize>) -> File {
        File { path: path.into(), bytes: vec![0; raw], compressed: compressed.map(|length| vec![0; length]) }
    }

    fn weights() -> Vec<Weight> {
        [file("icon.png", 512, None), file("own-words_bg.wasm", 204_800, Some(81_920))]
            .iter()
            .map(|file| Weight::of(file).expect("sealed"))
            .collect()
    }

    #[test]
    fn the_table_adds_up() {
        expect![[r#"
            first visit, KB                                   raw   brotli
            icon.png                                          0.5      0.5
            own-words_bg.wasm                               200.0     80.0
            together                                        200.5     80.5
        "#]]
        .assert_eq(&table("first visit", &weights()));
    }

    #[test]
    fn only_what_a_first_visit_loads_counts_as_such() {
        let first = |path| file(path, 1, None).is_loaded_first();
        assert!(
            first("index.html") && first("own-words-0123456789abcdef_bg.wasm") && first("outside-0123456789abcdef.js")
        );
        assert!(!first("locksmith-0123456789abcdef.js") && !first("locksmith-0123456789abcdef_bg.wasm"));
        assert!(!first("open.html") && !first("rest-0123456789abcdef.wasm"));
    }

    #[test]
    fn of_the_languages_the_largest_counts() {
        let files = [("da", 3), ("en", 2), ("nb", 3)];
        let files = files.map(|(tag, length)| file(&format!("words-0123456789abcdef-{tag}.txt"), 9, Some(length)));
        assert_eq!(files.each_ref().map(|file| is_weighed_first(file, &files)), [false, false, true]);
    }

    #[test]
    fn the_budget_is_held_to_the_byte() {
        assert!(within("first visit", &weights(), 81_920 + 512).is_ok());
        assert!(within("first visit", &weights(), 81_920 + 511).is_err());
    }

    #[test]
    fn a_file_that_was_not_compressed_is_not_weighed_as_if_it_were() {
        assert!(Weight::of(&file("own-words.js", 10, None)).is_err());
    }
}
