//! Records that this version cannot read: said, counted, left as they are, and in the file to the letter.

use super::{
    site::{Downloads, faulty},
    words_in,
};
use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
        server::Server,
    },
    notes::{Hope, SAVED, Store},
};

const BOTH: [Store; 2] = [Store::LocalStorage, Store::IndexedDb];

in_engines!(what_cannot_be_read_is_counted_left_as_it_is_and_saved_in_a_file: chromium, firefox, webkit; super::faulty);
async fn what_cannot_be_read_is_counted_left_as_it_is_and_saved_in_a_file(journey: Journey) {
    let downloads = Downloads::new();
    let page = Browser::start(journey.engine, &downloads.of(Profile::new())).await;
    let good = a_note_to_start_from(&page, &journey.server).await;
    let of = |hope: Hope| good.replace(&Hope(1).name(), &hope.name());

    let newer = newer(&of(Hope(2)));
    let damaged = of(Hope(3)).replace("\"kind\":\"hope\"", "\"kind\":\"hop\"");
    let torn = &of(Hope(4))[..90];
    let no_json = "\u{1}\u{fffd} <p>no JSON</p> \"\\";
    for store in BOTH {
        page.put_in(store, &Hope(2).name(), &newer).await;
        page.put_in(store, &Hope(3).name(), &damaged).await;
        page.put_in(store, "page", no_json).await;
    }
    page.put_in(Store::LocalStorage, &Hope(4).name(), torn).await;
    // Of this one the other store has a copy that can be read.
    page.put_in(Store::IndexedDb, &Hope(5).name(), torn).await;
    page.put_in(Store::LocalStorage, &Hope(5).name(), &of(Hope(5)).replace("can be read", "is whole")).await;
    let before = [page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await];

    page.go_to(&format!("{}#b", journey.server.address())).await;
    what_is_said(&page).await;
    page.keep(Hope(6), "Another note.").await;
    page.reload().await;
    page.holds("#answer", "Another note.").await;
    page.go_within("#b").await;
    what_is_said(&page).await;
    page.see("Another note.").await;

    let file = downloads.save_a_file(&page).await;
    assert_eq!(words_in(&file), ["What can be read.", "What is whole.", "Another note."]);
    let unread: Vec<&str> =
        file["unread"].as_array().expect("a list").iter().filter_map(|it| it["text"].as_str()).collect();
    for text in [newer.as_str(), &damaged, torn, no_json] {
        assert!(unread.contains(&text), "“{text}” is not in {unread:#?}");
    }

    page.leave(&journey.server).await;
    let after = [page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await];
    for ((store, before), after) in BOTH.into_iter().zip(before).zip(after) {
        // The vault's own record remembers when a file was saved.
        for (name, text) in before.into_iter().filter(|(name, _)| name != "vault") {
            let repaired = store == Store::IndexedDb && name == Hope(5).name();
            if repaired {
                assert!(after[&name].contains("What is whole."), "{after:#?}");
                assert!(after.values().any(|there| *there == text), "what was damaged stands aside: {after:#?}");
            } else {
                assert_eq!(after[&name], text, "{name} in {store:?}");
            }
        }
    }
}

/// Every screen says how much of it there is, and shows the rest.
async fn what_is_said(page: &Browser) {
    page.see("What can be read.").await;
    page.see("What is whole.").await;
    page.see("4 things here could not be read. They are kept as they are. You can save them in a file.").await;
    page.see("One thing here is from a newer version of this page. It is kept as it is.").await;
}

in_engines!(words_for_a_note_of_a_newer_version_go_on_in_a_note_of_their_own: chromium, firefox, webkit; super::faulty);
async fn words_for_a_note_of_a_newer_version_go_on_in_a_note_of_their_own(journey: Journey) {
    let page = Browser::start(journey.engine, &Profile::new()).await;
    let good = a_note_to_start_from(&page, &journey.server).await;
    for store in BOTH {
        page.put_in(store, &Hope(1).name(), &newer(&good)).await;
    }
    page.go_to(&format!("{}{}", journey.server.address(), Hope(1).place())).await;
    page.turn_to(Hope(1)).await;
    page.type_text("Written in the older version.").await;
    page.status(SAVED).await;
    page.holds("#answer", "Written in the older version.").await;
    page.reload().await;
    page.holds("#answer", "Written in the older version.").await;
    page.leave(&journey.server).await;
    for store in BOTH {
        let texts = page.stored(store).await;
        assert_eq!(texts[&Hope(1).name()], newer(&good));
        assert!(texts.values().any(|text| text.contains("Written in the older version.")), "{texts:#?}");
    }
}

/// Writes one note and gives its stored text, with the product left, so that the stores can be changed.
async fn a_note_to_start_from(page: &Browser, server: &Server) -> String {
    page.go_to(server.address()).await;
    page.keep(Hope(1), "What can be read.").await;
    page.leave(server).await;
    page.stored(Store::IndexedDb).await.remove(&Hope(1).name()).expect("the note was saved")
}

/// The text as a newer version might write it.
fn newer(text: &str) -> String {
    let newer = text.replace("\"schema\":1", "\"schema\":99").replace("\"looks\":", "\"songs\":[7],\"looks\":");
    assert_ne!(newer, text);
    newer
}
