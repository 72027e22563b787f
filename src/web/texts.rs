//! The texts of a language, which are loaded when it is spoken. `src/outside.js` knows where they lie, and begins to load
//! those of the browser's language before the program is there.

use super::dom;
use crate::domain::Language;
use crate::words;

/// Loads the texts of `language`; says whether they are there.
pub async fn load(language: Language) -> bool {
    words::is_loaded(language) || fetched(language.tag()).await.is_some_and(|file| words::load(language, file))
}

/// Loads those of the language that was chosen, if one was: nothing is shown in one language first and in another a moment
/// later. Without the texts it goes on in the one it has.
pub async fn load_chosen(language: Option<Language>) {
    if let Some(language) = language {
        load(language).await;
    }
}

/// Loads what the prints say in `language`; says whether it is there.
pub async fn load_prints(language: Language) -> bool {
    let language = words::spoken(language);
    let file = fetched(&format!("{}-prints", language.tag())).await;
    file.is_some_and(|file| words::prints::load(language, file))
}

/// Loads what the person of the example wrote in `language`, whose own texts may still be on their way; says whether it is
/// there.
pub async fn load_example(language: Language) -> bool {
    load(language).await;
    let language = words::spoken(language);
    let file = fetched(&format!("{}-example", language.tag())).await;
    file.is_some_and(|file| words::example::load(language, file))
}

async fn fetched(name: &str) -> Option<String> {
    dom::promised("words", &[name.into()]).await?.as_string()
}
