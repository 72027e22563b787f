//! Whatever stands in the stores: opening does not panic, and what cannot be read is still there to the letter.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::tab::{Promises, Stores, Tab, note_id};
use crate::domain::page::tests::any_page;
use crate::format::{Body, Record, RecordId, Rev, any, decode, encode};
use crate::store::fake::{Profile, block_on};

/// A text that may or may not be a record.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        any::mutated(),
        any::record().prop_map(|record| encode(&record)),
        // Records of the ids that clash, at low revisions.
        (1..4_u64, any_page()).prop_map(|(rev, page)| {
            let vault = crate::format::Vault::new(1);
            let rev = crate::format::Rev::stored(rev).expect("not 0");
            encode(&Record { vault, rev, body: Body::Page(page) })
        }),
        Just(r#"{"id":"page","rev":3,"schema":9}"#.to_owned()),
        Just(r#"{"id":"vault","rev":3,"schema":9,"vault":"00000000000000000000000000000007"}"#.to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    let note = note_id(1).to_string();
    let names =
        ["vault", "page", "settings", &note, "aside/page/0", "beside/page/1", "beside/page/2", "beside//", "x", ""];
    prop_oneof![8 => select(names.map(str::to_owned).to_vec()), 1 => ".{0,12}"]
}

/// Every text that no opening and no save may destroy: those that are no record of the name they stand under.
fn precious(all: &[(String, String)]) -> Vec<&String> {
    let bare =
        |name: &str| name.strip_prefix("beside/").and_then(|rest| rest.split('/').next()).unwrap_or(name).to_owned();
    let is_record = |name: &str, text: &str| {
        decode(text).is_ok_and(|record| bare(name).parse::<RecordId>().is_ok_and(|id| id == record.id()))
    };
    all.iter().filter(|(name, text)| !is_record(name, text)).map(|(_, text)| text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_the_stores_opens_and_what_cannot_be_read_is_still_there(
        slots in vec((name(), text()), 0..6),
        shelf in vec((name(), text()), 0..6),
        stores in select(vec![Stores::Both, Stores::Slots, Stores::Shelf]),
    ) {
        let profile = Profile::default();
        let slots: std::collections::BTreeMap<String, String> = slots.into_iter().collect();
        let shelf: std::collections::BTreeMap<String, String> = shelf.into_iter().collect();
        slots.iter().for_each(|(name, text)| profile.force_slot(&format!("own-words/{name}"), text));
        shelf.iter().for_each(|(name, text)| profile.force_shelf(name, text));
        let all: Vec<(String, String)> = slots.into_iter().chain(shelf).collect();
        let precious = precious(&all);

        let tab = block_on(Tab::open(&profile, stores, 9));
        for text in &precious {
            prop_assert!(profile.holds(text), "the opening destroyed {text:?}");
        }
        if stores == Stores::Both {
            for text in &precious {
                prop_assert!(tab.opened.unread.iter().any(|unread| unread.text == **text), "not said: {text:?}");
            }
        }
        for id in [RecordId::Page, note_id(1)] {
            tab.write(id, "word");
            let _ = block_on(tab.save(id, None, &Promises::default()));
            let _ = block_on(tab.keeper.reread(id, Rev::NONE));
        }
        for text in &precious {
            prop_assert!(profile.holds(text), "a save destroyed {text:?}");
        }
        drop(tab);
        let again = block_on(Tab::open(&profile, stores, 10));
        for text in &precious {
            prop_assert!(profile.holds(text), "the second opening destroyed {text:?}");
        }
        prop_assert!(again.opened.unread.len() <= all.len(), "the same text was set aside twice");
    }
}
