//! How hard a passphrase is to guess, by Dropbox's zxcvbn: it knows what people choose.
//!
//! A program of its own, loaded by the worker for this one question. It knows lists of English words and common
//! passwords; of other languages it knows the letters alone, and so thinks better of their words than it should.
//! Absence: nothing here says what is enough.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Longer passphrases are judged by their beginning: the time it takes grows faster than they do.
const JUDGED: usize = 100;

/// How many guesses it takes, as a power of ten.
#[wasm_bindgen]
pub fn guesses(passphrase: &str) -> f64 {
    let judged: String = passphrase.chars().take(JUDGED).collect();
    zxcvbn::zxcvbn(&judged, &[]).guesses_log10()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_chooses_takes_few_guesses_and_four_words_take_many() {
        assert!(guesses("") < 1.0);
        assert!(guesses("password1") < 4.0, "{}", guesses("password1"));
        assert!(guesses("correct horse battery staple") > 12.0);
        assert!(guesses(&"a ".repeat(100_000)) < 12.0);
    }
}
