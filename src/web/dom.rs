//! Small errands in the page and the window: clock, dice, address, focus, looks, files, print.
//!
//! Each is best effort: where the browser refuses, nothing happens, and nothing the person wrote depends on it.

use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Window};

use crate::app::Route;
use crate::domain::{Language, Moment, Settings, Spacing, TextSize, Theme};
use crate::format::Nonce;
use crate::words::{spoken, words};

/// The focus goes to the mark on the timeline that a note was opened from, or to the heading where there is none now.
pub const MARK: &str = "#mark";
/// The focus goes to the heading.
pub const HEADING: &str = "#heading";
/// The same, unless it is somewhere.
pub const HEADING_IF_LOST: &str = "html:not(:has(:focus)) #heading";
/// The focus goes to the last contact's name.
pub const NEW_CONTACT: &str = ".contact:last-of-type input";

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// Asks `src/outside.js` for something, or `src/later.js` once that is there.
pub(super) fn ask_outside(what: &str, with: &[JsValue]) -> Option<JsValue> {
    let own_words = Reflect::get(window()?.as_ref(), &"ownWords".into()).ok()?;
    let ask: Function = Reflect::get(&own_words, &what.into()).ok()?.dyn_into().ok()?;
    ask.apply(&own_words, &with.iter().collect()).ok()
}

/// What it promises, once that is kept.
pub(super) async fn promised(what: &str, with: &[JsValue]) -> Option<JsValue> {
    let promise: Promise = ask_outside(what, with)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Tells `src/outside.js` how far the program is: it `started`, or its first screen `stands`.
pub(super) fn tell(what: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new(what)) {
        let _ = window.dispatch_event(&event);
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Now, on the device's clock, in its zone.
pub fn now() -> Moment {
    let date = Date::new_0();
    // The browser counts minutes west of UTC.
    Moment::new(date.get_time() as i64, -(date.get_timezone_offset() as i16))
}

/// 128 random bits; from the clock and the browser's plain dice where its good ones are refused.
pub fn entropy() -> u128 {
    good_entropy().unwrap_or_else(|| {
        let dice = || u128::from((js_sys::Math::random() * 4_294_967_296.0) as u32);
        (dice() << 96) | (dice() << 64) | (dice() << 32) | dice()
    })
}

/// 128 random bits of the browser's good dice: no key is made of others.
pub fn good_entropy() -> Option<u128> {
    let mut bytes = [0; 16];
    window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u128::from_le_bytes(bytes))
}

/// 24 random bytes, for a nonce.
pub fn nonce() -> Nonce {
    let mut bytes = [0; 24];
    bytes[..16].copy_from_slice(&entropy().to_le_bytes());
    bytes[16..].copy_from_slice(&entropy().to_le_bytes()[..8]);
    Nonce(bytes)
}

/// Milliseconds on the device's clock, and since the page was loaded.
pub fn clocks() -> [f64; 2] {
    let loaded = window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now());
    [Date::now(), loaded]
}

/// Lets the browser draw and answer.
pub async fn turn() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// Asks the browser not to clear what is stored when it needs room. None where it cannot be asked.
pub async fn persist() -> Option<bool> {
    promised("persist", &[]).await?.as_bool()
}

/// The page's own element, taken out of the page and put back.
pub fn take_away(app: &Element) {
    app.remove();
}

/// Puts it back where it was.
pub fn put_back(app: &Element) {
    if let Some(body) = document().and_then(|document| document.query_selector("body").ok().flatten()) {
        let _ = body.append_child(app);
    }
}

/// The browser's languages, most wanted first.
pub fn languages() -> Vec<String> {
    let list = window().map(|window| window.navigator().languages()).unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// The language that was chosen here before, as far as that can be told without reading the stores.
pub fn chosen_language() -> Option<Language> {
    let outside = Reflect::get(window()?.as_ref(), &"ownWords".into()).ok()?;
    let chosen = Reflect::get(&outside, &"chosen".into()).ok()?.as_string()?;
    Language::ALL.iter().copied().find(|language| language.tag() == chosen)
}

/// The address after `#`.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Whether the page was opened from a disk and not from a host.
pub fn is_from_file() -> bool {
    ask_outside("fromFile", &[]).is_some()
}

/// A new step in the browser's history.
pub fn show_in_address(route: Route) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(&route.to_string());
    }
}

/// The present step in the browser's history, put right.
pub fn replace_in_address(route: Route) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{route}")));
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Moves the focus, without scrolling to it: a new screen starts at its top.
pub fn focus(target: &str) {
    let find = |target: &str| document()?.query_selector(target).ok().flatten();
    let found = find(target).or_else(|| find(HEADING).filter(|_| target == MARK));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    if let (Some(window), HEADING) = (window(), target) {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Gives the whole page its language, size, spacing and theme. The language is the one that can be spoken.
pub fn dress(language: Language, settings: &Settings) {
    let Some(document) = document() else { return };
    let language = spoken(language);
    document.set_title(words(language).product);
    let Some(html) = document.document_element() else { return };
    let size = match settings.text_size {
        TextSize::Usual => "1",
        TextSize::Large => "2",
        TextSize::Larger => "3",
        TextSize::Largest => "4",
    };
    let spacing = match settings.spacing {
        Spacing::Usual => "usual",
        Spacing::Wide => "wide",
    };
    let theme = match settings.theme {
        Theme::Device => "device",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    for (name, value) in
        [("lang", language.tag()), ("data-text-size", size), ("data-spacing", spacing), ("data-theme", theme)]
    {
        let _ = html.set_attribute(name, value);
    }
    if was_shared() {
        remember_shared(true);
    }
}

const HIDDEN: &str = "own-words/hidden";

/// With it stands the language that is spoken: a tab that reads no store has it from nowhere else.
const SHARED: &str = "own-words/shared";

/// Whether this tab showed the neutral screen when the page was left.
pub fn was_hidden() -> bool {
    is_remembered(HIDDEN)
}

/// Remembers it for as long as the tab is there.
pub fn remember_hidden(hidden: bool) {
    remember(HIDDEN, hidden.then(|| "1".to_owned()));
}

/// Whether nothing was to stay on this device when the page was left in this tab.
pub fn was_shared() -> bool {
    is_remembered(SHARED)
}

/// Remembers it for as long as the tab is there.
pub fn remember_shared(shared: bool) {
    let language = || document()?.document_element()?.get_attribute("lang");
    remember(SHARED, shared.then(|| language().unwrap_or_default()));
}

fn is_remembered(mark: &str) -> bool {
    tab_storage().and_then(|storage| storage.get_item(mark).ok().flatten()).is_some()
}

fn remember(mark: &str, text: Option<String>) {
    if let Some(storage) = tab_storage() {
        let _ = text.map_or_else(|| storage.remove_item(mark), |text| storage.set_item(mark, &text));
    }
}

fn tab_storage() -> Option<web_sys::Storage> {
    window()?.session_storage().ok()?
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Puts a text where it can be pasted from; says whether the browser let it.
pub async fn copy(text: &str) -> bool {
    promised("copy", &[text.into()]).await.is_some()
}

/// Offers a file for saving.
pub fn save_file(name: &str, bytes: &[u8]) {
    let kind = match name.rsplit('.').next() {
        Some("json") => "application/json",
        Some("txt") => "text/plain;charset=utf-8",
        _ => "application/octet-stream",
    };
    ask_outside("save", &[name.into(), kind.into(), js_sys::Uint8Array::from(bytes).into()]);
}
