//! Settings: language, size, spacing, light, and the way to Keep safe.

use yew::prelude::*;

use crate::app::{Event, Model, Route, SafePlace};
use crate::domain::{Language, Spacing, TextSize, Theme};
use crate::words::name;

use super::el::{El, el, link};
use super::field::{Pick, radios};
use super::notice::{as_an_app, offline_line, service_line};
use super::{Send, example, p, titled};

/// The settings.
pub fn settings(model: &Model, send: &Send) -> Html {
    let texts = &model.words().settings;
    let now = &model.journal.settings;
    let (mut spacings, mut themes) = (Vec::new(), Vec::new());
    for it in Spacing::ALL.iter().copied() {
        spacings.push(Pick::one(texts.spacing_name(it), now.spacing == it, Event::Spacing(it)));
    }
    for it in Theme::ALL.iter().copied() {
        themes.push(Pick::one(texts.theme_name(it), now.theme == it, Event::Theme(it)));
    }
    let to_keep = link("button", Route::Safe(SafePlace::Start)).text(model.words().keep.heading);
    titled("screen settings", "settings", texts.heading)
        .with(languages(model, send))
        .with(text_sizes(model, send))
        .with(group(send, "spacing", "spacing-title", texts.spacing, spacings))
        .with(group(send, "theme", "theme-title", texts.theme, themes))
        .with(el("section", "setting").with(p("hint", texts.hide_hint)).with(to_keep).with(example::way(model, send)))
        .maybe(offline_line(model))
        .maybe(as_an_app(model))
        .maybe(service_line(model))
        .into()
}

/// Which language is spoken.
pub fn languages(model: &Model, send: &Send) -> El {
    let mut languages = Vec::new();
    for it in Language::ALL.iter().copied() {
        languages.push(Pick::one(name(it), model.language() == it, Event::Language(it)));
    }
    group(send, "language", "language-title", model.words().settings.language, languages)
}

/// How large the letters are.
pub fn text_sizes(model: &Model, send: &Send) -> El {
    let (texts, now) = (&model.words().settings, model.journal.settings.text_size);
    let mut sizes = Vec::new();
    for it in TextSize::ALL.iter().copied() {
        sizes.push(Pick::one(texts.text_size_name(it), now == it, Event::TextSize(it)));
    }
    group(send, "text-size", "text-size-title", texts.text_size, sizes)
}

#[inline(never)]
fn group(send: &Send, name: &'static str, title_id: &'static str, title: &'static str, picks: Vec<Pick>) -> El {
    let title = el("h2", "subheading").attr("id", title_id).text(title);
    el("section", "setting").with(title).with(radios(send, name, title_id, picks))
}
