//! A person at the keyboard: nothing here uses a mouse, and names are those a screen reader says.

use super::browser::Browser;
use serde_json::{Value, json};
use thirtyfour::{
    ElementId, RequestData, SessionId, WebElement,
    common::command::{Actions, Command, FormatRequestData},
};

pub use thirtyfour::Key;

/// So many presses of Tab go round the largest screen.
const MOST_TABS: usize = 80;

/// So many keys are sent in one request: WebKitGTK takes about 6 ms for each.
const KEYS_AT_ONCE: usize = 256;

impl Browser {
    /// Presses one key and lets it go.
    pub async fn press(&self, key: Key) {
        self.perform([down(key.value()), up(key.value())].into()).await;
    }

    /// Presses Escape three times, as fast as one does who hides the screen.
    pub async fn press_escape_thrice(&self) {
        let escape = Key::Escape.value();
        let press = [down(escape), up(escape)];
        self.perform([press.clone(), press.clone(), press].concat()).await;
    }

    /// Presses a key while Shift is held.
    pub async fn press_shifted(&self, key: Key) {
        let (shift, key) = (Key::Shift.value(), key.value());
        self.perform([down(shift), down(key), up(key), up(shift)].into()).await;
    }

    /// Presses a letter while Control is held.
    pub async fn press_with_control(&self, letter: char) {
        let control = Key::Control.value();
        self.perform([down(control), down(letter), up(letter), up(control)].into()).await;
    }

    /// Types at the caret, key by key; a line feed is the Enter key.
    pub async fn type_text(&self, text: &str) {
        assert!(!text.contains('\r'), "no keyboard types a carriage return: use paste");
        let keys: Vec<char> = text.chars().map(|key| if key == '\n' { Key::Enter.value() } else { key }).collect();
        for keys in keys.chunks(KEYS_AT_ONCE) {
            self.perform(keys.iter().flat_map(|&key| [down(key), up(key)]).collect()).await;
        }
    }

    /// Puts a text in at the caret all at once, as pasting does: one `input` event.
    ///
    /// Unlike a paste, WebKitGTK leaves carriage returns in the field's value.
    pub async fn paste(&self, text: &str) {
        let taken: bool =
            self.script("return document.execCommand('insertText', false, arguments[0])", &[json!(text)]).await;
        assert!(taken, "the focus is on nothing that takes text");
    }

    /// Presses Tab until the focus is on the control with this accessible name. Within a group of radio buttons it
    /// goes on with the arrow key, which chooses what it passes.
    pub async fn tab_to(&self, name: &str) {
        self.walk_to(name, false).await;
    }

    /// Like `tab_to`, with Shift held.
    pub async fn tab_back_to(&self, name: &str) {
        self.walk_to(name, true).await;
    }

    /// Presses what has the focus: Space on a box to tick or a radio button, Enter on anything else.
    pub async fn activate(&self) {
        let body = "return document.activeElement.matches('[type=checkbox], [type=radio], [role=switch]')";
        let ticked: bool = self.script(body, &[]).await;
        self.press(if ticked { Key::Space } else { Key::Enter }).await;
    }

    /// Goes to the link, button, box or radio button of this name and presses it.
    pub async fn choose(&self, name: &str) {
        self.tab_to(name).await;
        self.activate().await;
    }

    /// Puts the focus on the link, button, box or radio button that shows this, as a finger does, and presses it. Firefox
    /// takes no Enter for a press once Tab has gone round the page, so long journeys are better made this way. A screen
    /// that has just been drawn may yet take the focus to its heading, so it is pressed once the focus has stayed there.
    pub async fn push(&self, text: &str) {
        let body = "
            const shows = it => it.innerText.replace(/\\s+/g, ' ').trim() === arguments[0]
                || it.querySelector('.way__name')?.innerText === arguments[0];
            const found = [...document.querySelectorAll('a, button, summary, label')].find(it => it.offsetParent && shows(it));
            const control = found?.control ?? found;
            const stayed = !!control && control === document.activeElement;
            control?.focus();
            return stayed";
        let pushed = async || self.ask::<bool>(body, &[json!(text)]).await.filter(|on| *on);
        self.until(&format!("something to press that says “{text}”"), pushed).await;
        self.activate().await;
    }

    /// Puts the focus in the field with this label, as a finger does, and types there.
    pub async fn fill(&self, label: &str, text: &str) {
        let body = "
            const field = [...document.querySelectorAll('label')].find(it => it.innerText === arguments[0])?.control;
            const stayed = !!field && field === document.activeElement;
            field?.focus();
            return stayed";
        let found = async || self.ask::<bool>(body, &[json!(label)]).await.filter(|on| *on);
        self.until(&format!("the field “{label}”"), found).await;
        self.type_text(text).await;
    }

    /// Goes to the field of this name and types at its caret.
    pub async fn write(&self, name: &str, text: &str) {
        self.tab_to(name).await;
        self.type_text(text).await;
    }

    /// The accessible name of what has the focus, as the browser computes it; empty when nothing has.
    pub async fn focused_name(&self) -> String {
        match self.driver.active_element().await {
            Ok(element) => self.name_of(&element).await,
            Err(_) => String::new(),
        }
    }

    async fn walk_to(&self, name: &str, backwards: bool) {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            // A heading that took the focus may have the name of the field below it, but Tab never comes to it.
            let by_tab: bool = self.script("return document.activeElement.tabIndex >= 0", &[]).await;
            if by_tab {
                let here = self.focused_name().await;
                if here == name || self.arrow_to(name).await {
                    return;
                }
                passed.push(here);
            }
            if backwards {
                self.press_shifted(Key::Tab).await;
            } else {
                self.press(Key::Tab).await;
            }
        }
        self.fail(&format!("{MOST_TABS} presses of Tab do not lead to “{name}”, but to {passed:?}")).await;
    }

    /// Goes to a radio button of this name in the group that has the focus, if there is one.
    async fn arrow_to(&self, name: &str) -> bool {
        let body = "const at = document.activeElement;
                    return at.type !== 'radio' ? [] : [...document.querySelectorAll('input[type=radio]')]
                        .filter(it => it.name === at.name && it.form === at.form && !it.disabled)";
        let group = self.done("list radio buttons", self.driver.execute(body, []).await);
        let group = self.done("list radio buttons", group.elements());
        let mut names = Vec::new();
        for radio in &group {
            names.push(self.name_of(radio).await);
        }
        let place = |name: &str| names.iter().position(|found| found == name);
        let Some(to) = place(name) else { return false };
        for _ in &group {
            // In WebKitGTK the last of them does not lead to the first.
            let here = self.focused_name().await;
            self.press(if place(&here).is_some_and(|at| at > to) { Key::Up } else { Key::Down }).await;
            // What is chosen may draw the page anew, in another language for one.
            let elsewhere = async || Some(self.focused_name().await).filter(|now| *now != here);
            if self.until("another radio button to have the focus", elsewhere).await == name {
                return true;
            }
        }
        self.fail(&format!("the arrow key does not lead to “{name}”")).await
    }

    async fn name_of(&self, element: &WebElement) -> String {
        let answer = self.driver.cmd(ComputedLabel(element.element_id())).await;
        let name = self.done("compute a name", answer.and_then(|answer| answer.value::<Option<String>>()));
        name.unwrap_or_default().trim().to_owned()
    }

    async fn perform(&self, keys: Vec<Value>) {
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": keys }])).await;
    }

    /// Performs what keys and pointers do.
    pub(super) async fn act(&self, actions: Value) {
        let actions = Command::PerformActions(Actions::from(actions));
        self.done("press keys", self.driver.cmd(actions).await);
    }
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}

/// WebDriver's “Get Computed Label”, which thirtyfour does not know.
#[derive(Debug)]
struct ComputedLabel(ElementId);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let get = Command::GetActiveElement.format_request(session).method;
        RequestData::new(get, format!("session/{session}/element/{}/computedlabel", self.0))
    }
}
