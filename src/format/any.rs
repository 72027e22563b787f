//! Any record a person can make, for property tests of this layer and of those above. For tests alone.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::record::{Body, Record, Rev, Vault};
use crate::domain::note::tests::{any_note, words};
use crate::domain::page::tests::any_page;
use crate::domain::{Contact, Country, Guide, GuideStep, Language, NoteId, Settings, Spacing, TextSize, Theme};

/// Any settings.
pub fn settings() -> impl Strategy<Value = Settings> {
    let contact = (words(), words()).prop_map(|(name, phone)| Contact { name, phone });
    let chosen = (option::of(select(Language::ALL)), select(TextSize::ALL), any::<bool>(), select(Theme::ALL));
    let guide = (select(GuideStep::ALL.as_slice()), any::<bool>(), any::<bool>(), any::<u128>())
        .prop_map(|(step, together, typed, notes)| Guide { step, together, typed, ..Guide::new(notes) });
    (chosen, option::of(select(Country::ALL)), vec(contact, 0..3), option::of(guide)).prop_map(
        |((language, text_size, wide, theme), country, contacts, guide)| Settings {
            language,
            text_size,
            spacing: if wide { Spacing::Wide } else { Spacing::Usual },
            theme,
            country,
            contacts,
            guide,
        },
    )
}

/// Any record.
pub fn record() -> impl Strategy<Value = Record> {
    let id = || any::<u128>().prop_map(NoteId::new);
    let body = prop_oneof![
        4 => id().prop_flat_map(any_note).prop_map(Body::Note),
        2 => any_page().prop_map(Body::Page),
        2 => settings().prop_map(Body::Settings),
        1 => Just(Body::Vault(Box::default())),
        1 => id().prop_map(Body::Deleted),
    ];
    (any::<u128>(), 1..u64::MAX, body).prop_map(|(vault, rev, body)| Record {
        vault: Vault::new(vault),
        rev: Rev::stored(rev).expect("not 0"),
        body,
    })
}

/// A text that is nearly a record's: some of it cut, doubled, changed, or put in from elsewhere.
pub fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), 0..7_u8, ".{0,3}");
    (record(), vec(change, 1..4)).prop_map(|(record, changes)| {
        let mut text: Vec<char> = super::encode(&record).chars().collect();
        for (a, b, what, put) in changes {
            if text.is_empty() {
                break;
            }
            let (from, to) = (a.index(text.len()), b.index(text.len()));
            let (from, to) = (from.min(to), from.max(to));
            let piece: Vec<char> = text[from..to].to_vec();
            match what {
                0 => text.truncate(from),
                1 => drop(text.drain(from..to)),
                2 => drop(text.splice(from..from, piece)),
                3 => text[from] = char::from(b'0' + (to % 10) as u8),
                4 => text.swap(from, to),
                5 => drop(text.splice(from..from + 1, put.chars())),
                _ => text = text.iter().collect::<String>().replace("\"schema\":1", "\"schema\":2").chars().collect(),
            }
        }
        text.into_iter().collect()
    })
}
