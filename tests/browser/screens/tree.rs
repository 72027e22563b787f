//! What somebody who cannot see the screen is told: the role, name and state of everything on it, in the order of the
//! accessibility tree.
//!
//! In English it stands in `tree/en.txt`, to be read by people; `UPDATE_EXPECT=1` writes it anew. The other languages
//! have the same roles and states in the same order.

use super::{
    Found, open, reach,
    table::{dated, scenes},
    without_scroll_bars,
};
use crate::harness::{
    browser::Browser,
    journey::{Journey, in_engines},
};
use expect_test::expect_file;
use own_words::{
    domain::{Day, Language},
    words::words,
};
use serde_json::{Value, json};

/// One thing that is told, with how deep in the tree it stands.
struct Told {
    depth: usize,
    role: String,
    name: String,
    states: String,
}

// Without what keeps the page: whether it is kept yet is told on some screens, and comes when it comes.
in_engines!(what_is_told_of_every_screen_is_what_was_agreed_on: chromium; crate::locksmith::without_keeper);
async fn what_is_told_of_every_screen_is_what_was_agreed_on(journey: Journey) {
    let mut agreed = String::new();
    for (name, told) in told_of_every_screen(&journey, Language::English).await {
        agreed += &format!("# {name}\n");
        for Told { depth, role, name, states } in told {
            let name = if name.is_empty() { name } else { format!(" “{name}”") };
            agreed += &format!("{}{role}{name}{states}\n", "  ".repeat(depth));
        }
        agreed.push('\n');
    }
    expect_file!["tree/en.txt"].assert_eq(&agreed);
}

in_engines!(every_language_tells_the_same_of_every_screen: chromium; crate::locksmith::without_keeper);
async fn every_language_tells_the_same_of_every_screen(journey: Journey) {
    let english = told_of_every_screen(&journey, Language::English).await;
    let mut found = Found::default();
    for language in [Language::Bokmaal, Language::Danish] {
        let others = told_of_every_screen(&journey, language).await;
        for (name, other) in others {
            let (_, one) = english.iter().find(|(english, _)| *english == name).expect("a screen of the same name");
            // Where the language is chosen, another one is.
            let states = |told: &Told| {
                if name.contains("settings") || name.starts_with("guide-1") {
                    String::new()
                } else {
                    told.states.clone()
                }
            };
            let roles =
                |told: &[Told]| told.iter().map(|told| format!("{}{}", told.role, states(told))).collect::<Vec<_>>();
            let (one, other) = (roles(one), roles(&other));
            if let Some(at) = (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at)) {
                let fault = format!("number {at} is {:?}, and {:?} in English", other.get(at), one.get(at));
                found.add(&format!("{} {name}", language.tag()), vec![fault]);
            }
        }
    }
    found.nothing();
}

/// Of the English journal in each language, since other people wrote other things.
async fn told_of_every_screen(journey: &Journey, language: Language) -> Vec<(&'static str, Vec<Told>)> {
    let page = journey.open(&without_scroll_bars().phone()).await;
    let today = today(&page, language).await;
    let mut every = Vec::new();
    for mut scene in scenes(Language::English) {
        scene.texts = in_language(&scene.texts, language);
        // The cards that were picked have English names, and each country has numbers of its own.
        let alike = |name: &str| name != "question-cards" && !name.contains("help-now");
        scene.screens.retain(|screen| !dated(screen.name));
        scene.screens.retain(|screen| language == Language::English || alike(screen.name));
        open(&page, &journey.server, &scene).await;
        for screen in &scene.screens {
            reach(&page, screen).await;
            let first = every.is_empty();
            every.push((screen.name, told(&page, &today, first).await));
        }
    }
    every
}

/// The same texts, with another language in the settings.
fn in_language(texts: &Value, language: Language) -> Value {
    let spoken = format!(r#""language":"{}""#, language.tag());
    let said = |text: &Value| text.as_str().expect("a text").replace(r#""language":"en""#, &spoken);
    texts.as_array().expect("a list of texts").iter().map(|text| json!([text[0], said(&text[1])])).collect()
}

/// How this day is written, the long way first.
async fn today(page: &Browser, language: Language) -> [String; 2] {
    let now = "const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate(), (now.getDay() + 6) % 7].map(String)";
    let now: Vec<String> = page.script(now, &[]).await;
    let [month, day, weekday] = [1, 2, 3].map(|at| now[at].parse().expect("a number"));
    let day = Day { year: now[0].parse().expect("a year"), month, day, weekday };
    [words(language).long_date(day), words(language).date(day)]
}

/// What is told of the screen as it is now; of what stands on every screen, only the `first` time. How saving goes
/// depends on the moment, and is left out.
async fn told(page: &Browser, today: &[String; 2], first: bool) -> Vec<Told> {
    let moment = "document.querySelectorAll('.save-status, .for-ears').forEach(it => it.hidden = arguments[0])";
    page.script::<()>(moment, &[json!(true)]).await;
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    page.script::<()>(moment, &[json!(false)]).await;
    let nodes = tree["nodes"].as_array().expect("a tree has nodes");
    let mut told = Vec::new();
    Teller { nodes, today, first }.tell(&nodes[0], 0, "", &mut told);
    told
}

struct Teller<'a> {
    nodes: &'a [Value],
    today: &'a [String; 2],
    first: bool,
}

impl Teller<'_> {
    /// Tells of a node and what is in it. A piece of text that is in the name of what it stands in is not told again.
    fn tell(&self, node: &Value, depth: usize, around: &str, told: &mut Vec<Told>) {
        let role = said(&node["role"]);
        let name = self.named(said(&node["name"]));
        let unheard = matches!(role.as_str(), "none" | "generic" | "InlineTextBox" | "ListMarker" | "LabelText");
        let again = role == "StaticText" && around.contains(&name) || role == "banner" && !self.first;
        if again {
            return;
        }
        let is_told = node["ignored"] != true && !unheard;
        if is_told {
            let states = node["properties"].as_array().into_iter().flatten().filter_map(state);
            told.push(Told { depth, role: role.clone(), name: name.clone(), states: states.collect() });
        }
        // What a piece of text is drawn in is not told again.
        if role == "StaticText" {
            return;
        }
        let around = if name.is_empty() || !is_told { around } else { &name };
        for id in node["childIds"].as_array().into_iter().flatten() {
            if let Some(child) = self.nodes.iter().find(|child| child["nodeId"] == *id) {
                self.tell(child, depth + usize::from(is_told), around, told);
            }
        }
    }

    /// A name, the same on any day and with any code.
    fn named(&self, name: String) -> String {
        let is_code = name.len() > 20 && name.contains('-') && !name.contains(' ');
        let name = if is_code { "a code".to_owned() } else { name };
        self.today.iter().fold(name, |name, today| name.replace(today.as_str(), "today"))
    }
}

fn said(of: &Value) -> String {
    of["value"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn state(property: &Value) -> Option<String> {
    let name = property["name"].as_str()?;
    let told = matches!(name, "checked" | "pressed" | "expanded" | "disabled" | "level" | "live" | "required");
    told.then(|| format!(" {name}={}", property["value"]["value"].to_string().replace('"', "")))
}
