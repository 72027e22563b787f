//! The journals that the screens are looked at with.

use crate::seed::{evening, journal, write};
use own_words::{
    domain::{Contact, Guide, Item, Journal, Kind, Language, Need, NoteId, Part, Question, TalkAbout, Value},
    format::{Body, Record, Rev, Vault, encode},
    words::words,
};
use serde_json::{Value as Json, json};

/// The texts to store for this journal, with their names.
pub fn texts(journal: &Journal) -> Json {
    let notes = journal.newest_first().into_iter().cloned().map(Body::Note);
    let rest =
        [Body::Vault(Box::default()), Body::Page(journal.page.clone()), Body::Settings(journal.settings.clone())];
    let record = |body| Record { vault: Vault::new(1), rev: Rev::NONE.next(), body };
    let text = |record: Record| json!([record.id().to_string(), encode(&record)]);
    rest.into_iter().chain(notes).map(record).map(text).collect()
}

pub fn with_unreadable(texts: Json) -> Json {
    let Json::Array(mut texts) = texts else { panic!("a list of texts") };
    texts.push(json!([format!("note-{}", NoteId::new(50)), "{\"id\": torn"]));
    texts.push(json!([format!("note-{}", NoteId::new(51)), "{\"schema\": 999}"]));
    Json::Array(texts)
}

pub fn empty(language: Language) -> Journal {
    let mut journal = Journal::new();
    journal.settings.language = Some(language);
    journal
}

/// The journal of this language with a note that is not finished, contacts, and something of each on the page.
pub fn filled(language: Language) -> Journal {
    let mut journal = journal(language);
    for (question, words) in [(Question::GoalWhat, "Ring …"), (Question::GoalWho, "Anne")] {
        write(&mut journal, 9, Kind::Goal, question, Value::words(words), evening("2026-11-20"));
    }
    // The Danish one never put anything another way, and has an older wording to show here all the same.
    if language == Language::Danish {
        let words = Value::words("Bo et sted med egen nøgle og to stole.");
        write(&mut journal, 2, Kind::Goal, Question::GoalWhat, words, evening("2026-05-02"));
        journal.keep(NoteId::new(2));
    }
    // Of the kinds that are not offered at once, in each language's own words from its journal.
    for (number, kind, answers) in later(language) {
        for (question, words) in *answers {
            write(&mut journal, *number, *kind, *question, Value::words(*words), evening("2026-10-28"));
        }
        journal.keep(NoteId::new(*number));
    }
    let own = words(language);
    let cards: Vec<&str> = own.cards().flat_map(|(_, cards)| cards.step_by(3)).map(|card| card.name).collect();
    let (which, first) = (cards.join("\n"), [cards[1], cards[0]].join("\n"));
    let [minds, later, not_mine] = on_mind(language);
    for (number, kind, answers) in [
        (30, Kind::Cards, vec![(Question::CardsWhich, which.as_str()), (Question::CardsFirst, &first)]),
        (
            31,
            Kind::OnMind,
            vec![
                (Question::MindWhat, minds),
                (Question::MindFirst, minds.lines().nth(1).expect("a line")),
                (Question::MindWait, later),
                (Question::MindNotMine, not_mine),
            ],
        ),
    ] {
        for (question, said) in answers {
            write(&mut journal, number, kind, question, Value::words(said), evening("2026-10-29"));
        }
        journal.keep(NoteId::new(number));
    }
    let page = format!("{}\n{}\n\n{}\n- {}\n", own.print.title, own.print.own_words, own.print.most_important, minds);
    write(&mut journal, 32, Kind::Brought, Question::BroughtPage, Value::words(page), evening("2026-10-29"));
    journal.keep(NoteId::new(32));
    let wish = Value::chosen([own_words::domain::Choice::WishMine]);
    write(&mut journal, 9, Kind::Goal, Question::GoalWish, wish, evening("2026-11-20"));
    let contact = |name: &str, phone: &str| Contact { name: name.to_owned(), phone: phone.to_owned() };
    journal.settings.contacts = vec![contact("Anne", "+47 22 33 44 55"), contact("Bo", "12 34 56 78")];
    for note in 1..=3 {
        let parts: Vec<Part> = journal
            .note(NoteId::new(note))
            .expect("it was written")
            .answers()
            .into_iter()
            .map(|(question, _)| Part::Answer(question))
            .collect();
        for part in parts {
            journal.page.tick(Item { note: NoteId::new(note), part }, true);
        }
    }
    journal.page.first = Some(NoteId::new(3));
    journal.page.need(Need::ToBeListenedTo, true);
    journal.page.talk(TalkAbout::Ahead, true);
    journal
}

/// A journal in which nothing was written for months, and a guide was begun without a word.
pub fn returned(language: Language) -> Journal {
    let mut journal = journal(language);
    journal.settings.guide = Some(Guide::new(60));
    journal
}

/// A journal in which a guide is under way, alone or with someone beside who types; a sentence of it was begun one day and
/// brought to its end on another. Alone, words were written on the page before it. With someone beside, more was answered
/// in a note than the guide asks, and a page was kept.
pub fn guided(language: Language, together: bool) -> Journal {
    let mut journal = journal(language);
    let guide = Guide { together, typed: together, ..Guide::new(60) };
    let [minds, later, not_mine] = on_mind(language);
    let begun = Value::words(later.split(' ').next().expect("a word"));
    write(&mut journal, 60, Kind::Hope, Question::HopeWhat, begun, evening("2026-11-18"));
    for (at, words) in [(0, later), (1, not_mine), (3, minds)] {
        let (kind, number) = (Guide::KINDS[at], 60 + at as u128);
        write(&mut journal, number, kind, kind.lead(), Value::words(words), evening("2026-11-20"));
        if together {
            let typed = Value::chosen([own_words::domain::Choice::TypedByOther]);
            write(&mut journal, number, kind, Question::Typed, typed, evening("2026-11-20"));
        }
    }
    journal.settings.guide = Some(guide);
    if together {
        let mine = Value::chosen([own_words::domain::Choice::WishMine]);
        write(&mut journal, 61, Kind::Goal, Question::GoalWish, mine, evening("2026-11-20"));
        let page = Value::words(format!("- {later}"));
        write(&mut journal, 70, Kind::Brought, Question::BroughtPage, page, evening("2026-11-21"));
        journal.keep(NoteId::new(70));
    } else {
        journal.page.first_words = not_mine.to_owned();
    }
    journal
}

/// All that is on somebody's mind, and of it what can wait and what is not theirs.
fn on_mind(language: Language) -> [&'static str; 3] {
    match language {
        Language::English => [
            "the letters\nthe pool on Saturday\nwhat Mum said\nthe tap that drips",
            "the tap that drips",
            "what Mum said",
        ],
        Language::Bokmaal => [
            "brevet fra NAV\nøvelsen på tirsdag\ndet naboen sa\nkrana som drypper",
            "krana som drypper",
            "det naboen sa",
        ],
        Language::Danish => [
            "brevet fra kommunen\nmoster på søndag\ndet de sagde på mødet\nhanen der drypper",
            "hanen der drypper",
            "det de sagde på mødet",
        ],
    }
}

/// Notes of later kinds: their number, their kind, and what is said in them.
type Later = (u128, Kind, &'static [(Question, &'static str)]);

fn later(language: Language) -> &'static [Later] {
    use Question::*;
    match language {
        Language::English => &[
            (20, Kind::AfterTalk, &[(AfterWhen, "Anne and the new nurse"), (AfterLeftOut, "the dry mouth")]),
            (21, Kind::Medicine, &[(MedicineFor, "sleep, but wake when he calls"), (MedicineGood, "I do sleep")]),
            (22, Kind::FromLife, &[(LifeWhat, "Singing in the choir at school."), (LifeWhen, "2009")]),
            (
                23,
                Kind::HardDay,
                &[
                    (SignWhat, "I stop opening the curtains."),
                    (SignDo, "Walk to the corner and back."),
                    (SignCall, "Tom, before ten"),
                    (SignOthers, "Come by. Do not ask me to explain."),
                ],
            ),
            (24, Kind::AboutMe, &[(MeGoodAt, "Mending bikes."), (MeSafe, "Sit beside me, not across a table.")]),
        ],
        Language::Bokmaal => &[
            (
                20,
                Kind::AfterTalk,
                &[(AfterWhen, "Kari"), (AfterLeftOut, "kjæreste. Det står igjen på lista fra i fjor")],
            ),
            (21, Kind::Medicine, &[(MedicineFor, "sove, men våkne når han roper")]),
            (22, Kind::FromLife, &[(LifeWhat, "Ruta med avisene. Fem om morgenen."), (LifeWhen, "2012")]),
            (
                23,
                Kind::HardDay,
                &[
                    (SignWhat, "Jeg slutter å ta telefonen."),
                    (SignDo, "Gå ned til brygga. Ha på musikk."),
                    (SignCall, "Tom, før klokka ti"),
                    (SignOthers, "Kom innom. Ikke be meg forklare."),
                ],
            ),
            (24, Kind::AboutMe, &[(MeGoodAt, "Å skru på sykler."), (MeSafe, "Sitt ved siden av meg, ikke overfor.")]),
        ],
        Language::Danish => &[
            (20, Kind::AfterTalk, &[(AfterWhen, "Jens"), (AfterLeftOut, "nøglen til køkkenet")]),
            (21, Kind::Medicine, &[(MedicineFor, "høre mindre, men stadig kunne mærke musik")]),
            (22, Kind::FromLife, &[(LifeWhat, "Cykelturen rundt om Fyn."), (LifeWhen, "1998")]),
            (
                23,
                Kind::HardDay,
                &[
                    (SignWhat, "Jeg lukker gardinerne."),
                    (SignDo, "Gå til hjørnet og tilbage."),
                    (SignCall, "Tom, før klokken ti"),
                    (SignOthers, "Kig forbi. Bed mig ikke om at forklare."),
                ],
            ),
            (24, Kind::AboutMe, &[(MeGoodAt, "At lappe cykler."), (MeSafe, "Sid ved siden af mig, ikke overfor.")]),
        ],
    }
}

/// More notes than are shown at once, and more ticked than a page holds.
pub fn overfull(language: Language) -> Journal {
    let mut journal = filled(language);
    for number in 100..150 {
        let words = format!("{number} {}", "a b c d e f g h i j k l m n o p. ".repeat(3));
        write(&mut journal, number, Kind::Hope, Question::HopeWhat, Value::words(words), evening("2026-10-01"));
        journal.keep(NoteId::new(number));
        journal.page.tick(Item { note: NoteId::new(number), part: Part::Answer(Question::HopeWhat) }, true);
    }
    journal
}
