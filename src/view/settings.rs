//! Settings: language, size, spacing, light, and the way to Keep safe.

use yew::prelude::*;

use crate::app::{Event, Model, Route, SafePlace};
use crate::domain::{Language, Spacing, TextSize, Theme};
use crate::words::words;

use super::field::{Pick, radios};
use super::{Send, heading, href, p};

/// The settings.
pub fn settings(model: &Model, send: &Send) -> Html {
    let texts = &model.words().settings;
    let now = &model.journal.settings;
    let language = |language: &Language| {
        let language = *language;
        Pick::new(words(language).language, model.language() == language, move |_| Event::Language(language))
    };
    let size = |size: &TextSize| {
        let size = *size;
        Pick::new((texts.text_size_name)(size), now.text_size == size, move |_| Event::TextSize(size))
    };
    let spacing = |spacing: Spacing| {
        Pick::new((texts.spacing_name)(spacing), now.spacing == spacing, move |_| Event::Spacing(spacing))
    };
    let theme = |theme: &Theme| {
        let theme = *theme;
        Pick::new((texts.theme_name)(theme), now.theme == theme, move |_| Event::Theme(theme))
    };
    let group = |name: &'static str, title: &'static str, picks: Vec<Pick>| {
        let title_id = format!("{name}-title");
        html! {
            <section class="setting">
                <h2 class="subheading" id={title_id.clone()}>{ title }</h2>
                { radios(send, name, &title_id, picks) }
            </section>
        }
    };
    html! {
        <div class="screen settings" key="settings">
            { heading(texts.heading) }
            { group("language", texts.language, Language::ALL.iter().map(language).collect()) }
            { group("text-size", texts.text_size, TextSize::ALL.iter().map(size).collect()) }
            { group("spacing", texts.spacing, [Spacing::Usual, Spacing::Wide].map(spacing).into()) }
            { group("theme", texts.theme, Theme::ALL.iter().map(theme).collect()) }
            <section class="setting">
                { p("hint", texts.hide_hint) }
                <a class="button" href={href(Route::Safe(SafePlace::Start))}>{ model.words().keep.heading }</a>
            </section>
        </div>
    }
}
