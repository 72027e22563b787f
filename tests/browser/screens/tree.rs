//! What somebody who cannot see the screen is told: the role, name and state of everything on it, in the order of the
//! accessibility tree.
//!
//! It stands in `tree/`, a file for each language, to be read by people; `UPDATE_EXPECT=1` writes it anew. All languages
//! have the same roles and states in the same order.

use super::{Found, on_one_day, open, reach, table::scenes, without_scroll_bars};
use crate::harness::{
    browser::Browser,
    journey::{Journey, in_engines},
};
use expect_test::{ExpectFile, expect_file};
use own_words::{
    domain::{Day, Language},
    words::words,
};
use serde_json::{Value, json};

/// One thing that is told, with how deep in the tree it stands.
#[derive(Clone, PartialEq)]
struct Told {
    depth: usize,
    role: String,
    name: String,
    states: String,
}

// Without what keeps the page: whether it is kept yet is told on some screens, and comes when it comes.
in_engines!(what_is_told_of_every_screen_is_what_was_agreed_on_in_every_language: chromium; crate::locksmith::without_keeper);
async fn what_is_told_of_every_screen_is_what_was_agreed_on_in_every_language(journey: Journey) {
    let mut every = Vec::new();
    for language in Language::ALL.iter().copied() {
        every.push((language, told_of_every_screen(&journey, language).await));
    }
    let (_, english) = &every[0];
    let mut found = Found::default();
    for (language, others) in &every[1..] {
        // Each country has numbers of its own.
        for (name, other) in others.iter().filter(|(name, _)| !name.contains("help-now")) {
            let (_, one) = english.iter().find(|(english, _)| english == name).expect("a screen of the same name");
            let (one, other) = (roles(name, one), roles(name, other));
            if let Some(at) = (0..one.len().max(other.len())).find(|at| one.get(*at) != other.get(*at)) {
                let fault = format!("number {at} is {:?}, and {:?} in English", other.get(at), one.get(at));
                found.add(&format!("{} {name}", language.tag()), vec![fault]);
            }
        }
    }
    found.nothing();
    for (language, told) in every {
        agreed_on(language).assert_eq(&written(told));
    }
}

fn agreed_on(language: Language) -> ExpectFile {
    match language {
        Language::English => expect_file!["tree/en.txt"],
        Language::Bokmaal => expect_file!["tree/nb.txt"],
        Language::Danish => expect_file!["tree/da.txt"],
    }
}

/// What is told, to be read: what stands around every screen only where it is another than before.
fn written(every: Vec<(&'static str, Vec<Told>)>) -> String {
    let mut written = String::new();
    let mut around = Vec::new();
    for (name, mut told) in every {
        if let Some(begins) = told.iter().position(|told| told.role == "banner") {
            let within = told[begins + 1..].iter().take_while(|it| it.depth > told[begins].depth).count();
            let here = told[begins..=begins + within].to_vec();
            if here == around {
                told.drain(begins..=begins + within);
            }
            around = here;
        }
        written += &format!("# {name}\n");
        for Told { depth, role, name, states } in told {
            let name = if name.is_empty() { name } else { format!(" “{name}”") };
            written += &format!("{}{role}{name}{states}\n", "  ".repeat(depth));
        }
        written.push('\n');
    }
    written
}

/// The roles and states on the screen of this name.
fn roles(name: &str, told: &[Told]) -> Vec<String> {
    // Where the language is chosen, another one is.
    let any_state = name.contains("settings") || name.starts_with("guide-1");
    told.iter().map(|told| format!("{}{}", told.role, if any_state { "" } else { &told.states })).collect()
}

/// Of the English journal in each language, since other people wrote other things.
async fn told_of_every_screen(journey: &Journey, language: Language) -> Vec<(&'static str, Vec<Told>)> {
    let page = journey.open(&without_scroll_bars().phone().language(language.tag())).await;
    on_one_day(&page).await;
    page.go_to(journey.server.address()).await;
    let today = today(&page, language).await;
    let mut every = Vec::new();
    for mut scene in scenes(Language::English) {
        scene.texts = in_language(&scene.texts, language);
        // The cards that were picked have English names.
        scene.screens.retain(|screen| language == Language::English || screen.name != "question-cards");
        open(&page, &journey.server, &scene).await;
        for screen in &scene.screens {
            reach(&page, screen).await;
            every.push((screen.name, told(&page, &today).await));
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

/// What is told of the screen as it is now. How saving goes depends on the moment, and is left out.
async fn told(page: &Browser, today: &[String; 2]) -> Vec<Told> {
    let moment = "document.querySelectorAll('.save-status, .for-ears').forEach(it => it.hidden = arguments[0])";
    page.script::<()>(moment, &[json!(true)]).await;
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    page.script::<()>(moment, &[json!(false)]).await;
    let nodes = tree["nodes"].as_array().expect("a tree has nodes");
    let mut told = Vec::new();
    Teller { nodes, today }.tell(&nodes[0], 0, "", &mut told);
    told
}

struct Teller<'a> {
    nodes: &'a [Value],
    today: &'a [String; 2],
}

impl Teller<'_> {
    /// Tells of a node and what is in it. A piece of text that is in the name of what it stands in is not told again.
    fn tell(&self, node: &Value, depth: usize, around: &str, told: &mut Vec<Told>) {
        let role = said(&node["role"]);
        let name = self.named(said(&node["name"]));
        let unheard = matches!(role.as_str(), "none" | "generic" | "InlineTextBox" | "ListMarker" | "LabelText");
        if role == "StaticText" && around.contains(&name) {
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
