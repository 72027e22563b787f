//! Every screen read aloud: all that is seen there is heard, and nothing that is secret.

use super::{Found, lasting, reach, table::scenes};
use crate::{
    aloud::{hear_all, speaking},
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    seed::plant_texts,
};
use own_words::domain::Language;

/// So many scenes in one browser. Where one walked through all of them, WebKitGTK's page process fell over twice in
/// continuous integration; nobody knows why, and that fewer at a time keep it up is a guess.
const AT_A_TIME: usize = 4;

/// Every paragraph, name and chosen answer that is seen in the screen, by the browser's own reckoning.
const SEEN: &str = "
    const secret = '[autocapitalize], [type=password], .code, .chips';
    const seen = [...document.querySelectorAll('.example__mark, #main')]
        .flatMap(part => [part, ...part.querySelectorAll('*')])
        .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('[aria-hidden=true], .aloud, .for-ears'));
    const texts = seen.filter(it => !it.matches(secret) && !it.closest('.chips, .code, select, textarea'))
        .flatMap(it => [...it.childNodes].filter(node => node instanceof Text).map(node => node.data));
    const values = seen.filter(it => it.matches('textarea, [type=text], [type=tel]') && !it.matches(secret))
        .map(it => it.value);
    const chosen = seen.filter(it => it.matches('select')).map(it => it.selectedOptions[0]?.text ?? '');
    return [...texts, ...values, ...chosen].filter(text => /[\\p{L}\\p{N}]/u.test(text))";

const SECRET: &str =
    "return [...document.querySelectorAll('#main [type=password], #main [autocapitalize], #main .code')]
    .map(it => it.value || it.textContent).filter(text => text.length > 3)";

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is seen and not heard, or heard and not to be said.
async fn amiss(page: &Browser) -> Vec<String> {
    if page.exists(".hidden").await {
        let told = page.exists(".aloud").await.then(|| "can be read aloud".to_owned());
        return told.into_iter().collect();
    }
    if !page.exists(".aloud:not([data-unseen])").await {
        return vec!["has no button to read it aloud".to_owned()];
    }
    let heard = in_one_line(&hear_all(page).await.join(" "));
    let seen: Vec<String> = page.script(SEEN, &[]).await;
    let secret: Vec<String> = page.script(SECRET, &[]).await;
    let unheard = seen.iter().map(|text| in_one_line(text)).filter(|text| !heard.contains(text));
    let told = secret.iter().filter(|text| heard.contains(text.as_str()));
    unheard.map(|text| format!("“{text}” is not heard")).chain(told.map(|text| format!("“{text}” is said"))).collect()
}

async fn every_screen_is_heard(journey: &Journey, language: Language) {
    let mut found = Found::default();
    // Those of the button itself are in a state that no voice is needed for.
    let scenes: Vec<_> =
        scenes(language).into_iter().filter(|scene| !scene.screens[0].name.starts_with("aloud-")).collect();
    for few in scenes.chunks(AT_A_TIME) {
        let page = journey.open(&Profile::new().phone().language(language.tag())).await;
        for scene in few {
            plant_texts(&page, &journey.server, &scene.texts).await;
            page.go_to(&speaking(&journey.server)).await;
            page.until("the program to have opened", async || page.exists("h1").await.then_some(())).await;
            page.whole().await;
            for screen in &scene.screens {
                // Said where the browser itself falls over.
                println!("{}", screen.name);
                reach(&page, screen).await;
                let amiss = lasting(async || Some(amiss(&page).await).filter(|amiss| !amiss.is_empty())).await;
                found.add(screen.name, amiss.unwrap_or_default());
            }
        }
        page.close().await;
    }
    found.nothing();
}

in_engines!(all_that_is_seen_on_any_screen_can_be_heard_in_english: chromium, firefox, webkit; crate::aloud::with_voices);
async fn all_that_is_seen_on_any_screen_can_be_heard_in_english(journey: Journey) {
    every_screen_is_heard(&journey, Language::English).await;
}

in_engines!(all_that_is_seen_on_any_screen_can_be_heard_in_bokmaal: chromium; crate::aloud::with_voices);
async fn all_that_is_seen_on_any_screen_can_be_heard_in_bokmaal(journey: Journey) {
    every_screen_is_heard(&journey, Language::Bokmaal).await;
}

in_engines!(all_that_is_seen_on_any_screen_can_be_heard_in_danish: chromium; crate::aloud::with_voices);
async fn all_that_is_seen_on_any_screen_can_be_heard_in_danish(journey: Journey) {
    every_screen_is_heard(&journey, Language::Danish).await;
}
