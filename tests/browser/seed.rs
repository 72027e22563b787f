//! Journals put into the page without typing: made up on this machine as the program itself would, and stored where it
//! looks for them.
//!
//! The people do not exist. Their words stand here as data, with the days on which they were written.

use crate::harness::{browser::Browser, server::Server};
use own_words::{
    domain::{Choice, Journal, Kind, Language, Moment, NoteId, Question, Value},
    format::{Body, Record, Rev, Vault, encode},
};
use serde_json::json;
use time::{Date, Month};

/// One note as a person would write it, and their looks back at it.
type Told = (&'static str, Kind, &'static [Answer], &'static [(&'static str, &'static [Answer])]);
/// What is said to a question: words, and what is picked.
type Answer = (Question, &'static str, &'static [Choice]);

use Choice::{
    AskedNotHeard, Changed, FromEveryday, FromService, GotThere, HelpAnswer, HelpPractical, NotYet, StillTrue,
};
use Choice::{WishDiffers, WishMine};
use Question::*;

/// English: lives alone with a four-year-old, letters piling up, afraid of crowds.
const A: &[Told] = &[
    (
        "2025-01-14",
        Kind::Hope,
        &[
            (
                HopeWhat,
                "Take my son to the indoor pool on a Saturday, when it is full of people, and stay until he has had enough.",
                &[],
            ),
            (HopeWhy, "He asks every week. I always say the water is cold.", &[]),
        ],
        &[(
            "2026-10-03",
            &[
                (
                    LookNow,
                    "We go on Tuesday mornings, when it is almost empty. He loves it. Saturdays can wait.",
                    &[Changed],
                ),
                (LookHelped, "my neighbour came along the first two times", &[]),
            ],
        )],
    ),
    (
        "2025-01-14",
        Kind::Goal,
        &[
            (GoalWhat, "Opening my letters.", &[]),
            (GoalWhy, "There is a drawer full. I lie awake because of what might be in them.", &[]),
            (GoalStep, "Put them in piles by colour of the envelope. Not open them.", &[]),
            (GoalWho, "someone who knows about debt, not my mother", &[]),
            (GoalWish, "", &[WishMine]),
        ],
        &[
            (
                "2025-06-20",
                &[
                    (LookNow, "", &[StillTrue]),
                    (LookWording, "Open one letter a week, with someone sitting beside me.", &[]),
                ],
            ),
            (
                "2026-09-30",
                &[
                    (LookNow, "Most of them were old. Two mattered.", &[GotThere]),
                    (LookHelped, "the debt adviser at the library, Wednesdays", &[]),
                ],
            ),
        ],
    ),
    (
        "2025-02-03",
        Kind::ToTalkAbout,
        &[
            (TalkWhat, "The letters. I have brought it up twice. We talked about breathing instead.", &[]),
            (TalkHelp, "", &[HelpPractical]),
            (TalkAsked, "", &[AskedNotHeard]),
        ],
        &[],
    ),
    (
        "2025-02-20",
        Kind::Helped,
        &[
            (
                HelpedWhat,
                "Walking to the shop with Anne from the team. She just walked, she did not talk me through it.",
                &[],
            ),
            (HelpedHow, "I stopped counting people after the bakery.", &[]),
            (HelpedFrom, "", &[FromService]),
            (HelpedWho, "Anne, the shop on the corner", &[]),
        ],
        &[],
    ),
    (
        "2025-03-11",
        Kind::DidNotHelp,
        &[
            (HarderWhat, "The breathing app with the blue whale.", &[]),
            (HarderHow, "It asked me to rate my calm every night and I lied.", &[]),
            (HarderBetter, "no rating", &[]),
        ],
        &[],
    ),
];

/// Bokmål: a young man who wants a job, and drinks when the unrest grows too big.
const B: &[Told] = &[
    (
        "2024-11-05",
        Kind::Hope,
        &[
            (HopeWhat, "Å stå opp til noe. En jobb med hendene, der noen sier «bra at du kom».", &[]),
            (HopeWhy, "Dagene er like. Jeg vil være sliten av noe.", &[]),
        ],
        &[(
            "2026-08-12",
            &[
                (LookNow, "Tre dager i uka på sykkelverkstedet siden mai.", &[GotThere]),
                (LookHelped, "Jeg maste. Til slutt ringte han på poliklinikken sammen med meg.", &[]),
            ],
        )],
    ),
    (
        "2024-11-05",
        Kind::Goal,
        &[
            (GoalWhat, "Drikke mindre når uroen kommer. Ikke slutte. Ikke nå.", &[]),
            (GoalStep, "vente en time og gå ned til fjorden først", &[]),
            (GoalWish, "de sier slutte helt", &[WishDiffers]),
        ],
        &[("2025-09-01", &[(LookNow, "", &[Changed]), (LookWording, "Ikke drikke alene på hverdager.", &[])])],
    ),
    (
        "2025-01-22",
        Kind::ToTalkAbout,
        &[
            (TalkWhat, "Hjelp til å ringe NAV. Jeg har spurt før jul og etter jul.", &[]),
            (TalkHelp, "", &[HelpPractical]),
            (TalkAsked, "", &[AskedNotHeard]),
            (TalkAlong, "ja, Øyvind fra brukerhuset", &[]),
        ],
        &[],
    ),
    (
        "2025-03-17",
        Kind::Helped,
        &[
            (HelpedWhat, "Øvingene i korpset på tirsdager. Æresord, jeg hadde ikke trodd det.", &[]),
            (HelpedHow, "Det er fast. Noen venter på at tredje kornett skal komme.", &[]),
            (HelpedFrom, "", &[FromEveryday]),
            (HelpedWho, "korpset, gymsalen på skolen", &[]),
        ],
        &[],
    ),
    (
        "2025-04-30",
        Kind::Helped,
        &[
            (HelpedWhat, "At de kommer hjem til meg i stedet for kontoret.", &[]),
            (HelpedHow, "Jeg slipper å sitte og se på klokka på veggen.", &[]),
            (HelpedFrom, "", &[FromService]),
        ],
        &[],
    ),
];

/// Danish: has lived on a ward for long, wants to see an aunt again, finds many words hard.
const C: &[Told] = &[
    (
        "2025-09-02",
        Kind::Hope,
        &[
            (HopeWhat, "Se min moster igen. Det er fem år siden.", &[]),
            (HopeWhy, "Hun lavede boller i karry og spurgte ikke om noget.", &[]),
        ],
        &[(
            "2026-03-21",
            &[
                (LookNow, "Hun kom en søndag. Vi vaskede op bagefter.", &[GotThere]),
                (LookHelped, "Jens skrev brevet sammen med mig", &[]),
            ],
        )],
    ),
    (
        "2025-10-11",
        Kind::Goal,
        &[
            (GoalWhat, "Bo et sted med egen nøgle.", &[]),
            (GoalStep, "se et værelse, bare kigge", &[]),
            (GoalWish, "Kommunen siger ikke endnu.", &[WishMine]),
            (GoalWhen, "", &[NotYet]),
        ],
        &[],
    ),
    (
        "2025-10-30",
        Kind::Helped,
        &[
            (HelpedWhat, "Værkstedet. Bremsekabler.", &[]),
            (HelpedHow, "hænderne ved hvad de skal", &[]),
            (HelpedFrom, "", &[FromEveryday]),
        ],
        &[],
    ),
    (
        "2025-11-19",
        Kind::DidNotHelp,
        &[
            (HarderWhat, "Mødet med syv mennesker om bordet.", &[]),
            (HarderHow, "alle læste op om mig", &[]),
            (HarderBetter, "to mennesker, og kaffe", &[]),
        ],
        &[],
    ),
    (
        "2026-01-08",
        Kind::ToTalkAbout,
        &[
            (TalkWhat, "Må jeg få nøgle til køkkenet om aftenen?", &[]),
            (TalkHelp, "", &[HelpAnswer]),
            (TalkAsked, "", &[AskedNotHeard]),
        ],
        &[],
    ),
];

/// The journal of the person who writes this language, kept to the last word. Its notes are numbered from 1, as they
/// stand here.
pub fn journal(language: Language) -> Journal {
    let told = match language {
        Language::English => A,
        Language::Bokmaal => B,
        Language::Danish => C,
    };
    let mut journal = Journal::new();
    journal.settings.language = Some(language);
    for (number, (day, kind, answers, looks)) in (1..).zip(told) {
        let sittings = std::iter::once((*day, *answers)).chain(looks.iter().copied());
        for (day, answers) in sittings {
            for (question, words, chosen) in answers {
                let value = Value { words: (*words).to_owned(), chosen: chosen.to_vec() };
                write(&mut journal, number, *kind, *question, value, evening(day));
            }
            journal.keep(NoteId::new(number));
        }
    }
    journal
}

/// Writes an answer into the note of this number.
pub fn write(journal: &mut Journal, number: u128, kind: Kind, question: Question, value: Value, at: Moment) {
    journal.write((NoteId::new(number), kind), question, value, at).expect("this kind is asked that");
}

/// Six in the evening of a day such as `2025-01-14`, in Oslo and Copenhagen in winter.
pub fn evening(day: &str) -> Moment {
    let parts: Vec<u16> = day.split('-').map(|part| part.parse().expect("a number")).collect();
    let [year, month, day] = parts[..] else { panic!("{day} is no day") };
    let month = Month::try_from(month as u8).expect("a month");
    let date = Date::from_calendar_date(year.into(), month, day as u8).expect("a day of the calendar");
    let at = date.with_hms(17, 0, 0).expect("an hour of the day").assume_utc();
    Moment::new(at.unix_timestamp() * 1000, 60)
}

/// Puts this journal into both stores, in place of all that is there, and leaves the browser where the program does
/// not run: the journal is there as soon as it is opened.
pub async fn plant(page: &Browser, server: &Server, journal: &Journal) {
    let vault = Vault::new(0x0b5e_55ed);
    let notes = journal.newest_first().into_iter().cloned().map(Body::Note);
    let bodies =
        [Body::Vault(Box::default()), Body::Page(journal.page.clone()), Body::Settings(journal.settings.clone())]
            .into_iter();
    let records = bodies.chain(notes).map(|body| Record { vault, rev: Rev::NONE.next(), body });
    let texts: Vec<_> = records.map(|record| json!([record.id().to_string(), encode(&record)])).collect();
    plant_texts(page, server, &json!(texts)).await;
}

/// Puts these texts, pairs of a name and a text, into both stores in place of all that is there.
pub async fn plant_texts(page: &Browser, server: &Server, texts: &serde_json::Value) {
    // The program is not left in the middle of opening its stores: they would stay locked.
    page.until("the program to have opened", async || {
        (!page.exists(".loading, .opening, [data-reading]").await).then_some(())
    })
    .await;
    let elsewhere = format!("{}not-the-program", server.address());
    page.go_to(&elsewhere).await;
    let body = "const texts = arguments[0];
        localStorage.clear();
        // As in a tab of its own: what stood there before may have been for a shared device.
        sessionStorage.clear();
        for (const [name, text] of texts) localStorage.setItem('own-words/' + name, text);
        const opening = indexedDB.open('own-words', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('records');
        return new Promise((done, fail) => {
            opening.onerror = () => fail(opening.error);
            opening.onsuccess = () => {
                const writing = opening.result.transaction('records', 'readwrite');
                const records = writing.objectStore('records');
                records.clear();
                for (const [name, text] of texts) records.put(text, name);
                writing.onerror = () => fail(writing.error);
                writing.oncomplete = () => { opening.result.close(); done(texts.length); };
            };
        })";
    let planted: u32 = page.script(body, std::slice::from_ref(texts)).await;
    assert_eq!(Some(planted as usize), texts.as_array().map(Vec::len));
}
