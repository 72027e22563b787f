//! Writing, from the first word to the last: nothing that was typed is ever otherwise.

use crate::{
    faults::site::Downloads,
    harness::{
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    journals::{self, Journal, Said, Written},
    notes::{Hope, SAVED},
    steps::{Walk, stored, today},
};
use own_words::domain::{Choice, Form, Kind, Language, Question};

in_engines!(the_english_journal_is_there_to_the_letter);
pub async fn the_english_journal_is_there_to_the_letter(journey: Journey) {
    a_journal_over_time(journey, &journals::A).await;
}

in_engines!(the_norwegian_journal_is_there_to_the_letter);
pub async fn the_norwegian_journal_is_there_to_the_letter(journey: Journey) {
    a_journal_over_time(journey, &journals::B).await;
}

in_engines!(the_danish_journal_is_there_to_the_letter);
pub async fn the_danish_journal_is_there_to_the_letter(journey: Journey) {
    a_journal_over_time(journey, &journals::C).await;
}

/// Written, looked back at, reworded, deleted and brought back; and there again after every reload.
async fn a_journal_over_time(journey: Journey, journal: &Journal) {
    let downloads = Downloads::new();
    let page = journey.open(&downloads.of(Profile::new().language(journal.browser))).await;
    let walk = Walk::begin(&page, journal.language).await;
    let today = today(&page).await;
    for note in journal.notes {
        walk.write(note, today).await;
    }

    page.reload().await;
    walk.arrive_in_note(today).await;
    walk.go_to_look_back().await;
    let mut newest_first: Vec<String> = journal.notes.iter().rev().map(|note| note.lead(false).to_owned()).collect();
    assert_eq!(walk.rows().await, newest_first);
    for note in journal.notes {
        walk.open_note(note.lead(false), today).await;
        assert_eq!(walk.note_lines().await, walk.expected(note, today, false));
        for look in note.looks {
            walk.look(look, today).await;
        }
        for said in note.reworded {
            let old = note.answers.iter().find(|old| old.question == said.question).expect("it was answered before");
            walk.put_anew(said, old.words, today).await;
        }
        if note.lead(true) != note.lead(false) {
            page.gone(note.lead(false)).await;
            page.choose(walk.words.look_back.earlier_words).await;
            page.see(note.lead(false)).await;
        }
        walk.go_to_look_back().await;
    }
    newest_first = journal.notes.iter().rev().map(|note| note.lead(true).to_owned()).collect();

    // One is deleted and brought back, another is deleted for good.
    let (last, others) = journal.notes.split_last().expect("notes");
    let (back, gone) = (&journal.notes[1], last);
    walk.open_note(back.lead(true), today).await;
    walk.delete().await;
    page.gone(back.lead(true)).await;
    page.tab_back_to(walk.words.common.undo).await;
    page.activate().await;
    page.see(back.lead(true)).await;
    assert_eq!(walk.rows().await, newest_first);
    assert!(stored(&page).await.contains(gone.lead(true)), "what is stored can be searched");
    walk.open_note(gone.lead(true), today).await;
    walk.delete().await;

    page.reload().await;
    walk.at(walk.words.look_back.heading).await;
    assert_eq!(walk.rows().await, newest_first[1..]);
    let nowhere = async || (!stored(&page).await.contains(gone.lead(true))).then_some(());
    page.until("the deleted words to be stored no more", nowhere).await;
    for note in others {
        walk.open_note(note.lead(true), today).await;
        assert_eq!(walk.note_lines().await, walk.expected(note, today, true));
        walk.go_to_look_back().await;
    }
    every_word_is_found(&walk, others).await;
    the_journey_tells(&walk, others).await;
    a_saved_file_holds(&walk, &downloads, others).await;
}

/// From now on: what a person hears who cannot see the screen, and how often notes are put on the disk.
const LISTEN: &str = "
    window.heard = [];
    window.saves = 0;
    const told = new Map();
    const live = () => document.querySelectorAll('[role=status], [role=alert], [aria-live]');
    live().forEach(it => told.set(it, it.textContent));
    new MutationObserver(() => live().forEach(it => {
        const [before, now] = [told.get(it) ?? '', it.textContent];
        told.set(it, now);
        if (now.trim() && now !== before) heard.push(now);
    })).observe(document.body, { subtree: true, childList: true, characterData: true });
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
        if (String(given[1]).startsWith('note-')) window.saves += 1;
        return put.apply(this, given);
    }";

/// Each time one more.
const ANOTHER_MINUTE: &str = "
    const Before = window.Date;
    window.Date = class extends Before {
        static now() { return Before.now() + 61000; }
        constructor(...given) { super(...(given.length ? given : [Before.now() + 61000])); }
    }";

/// What should not come can only be waited for.
const AS_LONG_AS_A_SECOND_TAKES: &str = "return new Promise(done => setTimeout(done, 500))";

in_engines!(a_save_is_told_of_once_at_most_to_those_who_listen);
async fn a_save_is_told_of_once_at_most_to_those_who_listen(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To sleep.").await;
    page.script::<()>(LISTEN, &[]).await;
    let heard = async || page.script::<Vec<String>>("return heard", &[]).await;
    let saves = async || page.script::<u32>("return saves", &[]).await;
    let clock = "return document.querySelector('.save-status').textContent";
    for part in [" To sleep through the night,", " to dream,", " and to wake when it is light."] {
        // Each time the minute is another one, and so is what could be said.
        page.script::<()>(ANOTHER_MINUTE, &[]).await;
        let (told, saved, at) = (heard().await.len(), saves().await, page.script::<String>(clock, &[]).await);
        page.type_text(part).await;
        let later = async || {
            let now = page.script::<String>(clock, &[]).await;
            (now.starts_with(SAVED) && now != at && saves().await > saved).then_some(())
        };
        page.until("another save", later).await;
        page.script::<()>(AS_LONG_AS_A_SECOND_TAKES, &[]).await;
        let heard = heard().await;
        let (told, saved) = (heard.len() - told, (saves().await - saved) as usize);
        assert!((1..=saved).contains(&told), "{told} of {saved} saves: {heard:#?}");
    }
    // And the last time, what was done is told instead.
    for _ in Kind::Hope.screens().skip(1) {
        page.push("Keep this").await;
        page.focus_is_on("#heading").await;
    }
    page.status(SAVED).await;
    page.script::<()>(ANOTHER_MINUTE, &[]).await;
    let (told, saved) = (heard().await.len(), saves().await);
    page.push("Keep this").await;
    page.see("Your words are kept.").await;
    page.until("it to be on the disk", async || (saves().await > saved).then_some(())).await;
    page.script::<()>(AS_LONG_AS_A_SECOND_TAKES, &[]).await;
    assert_eq!(heard().await[told..], ["Your words are kept."]);
}

/// Everything that was ever said in these notes, with the older wordings and the looks back.
fn all_said(notes: &[Written]) -> impl Iterator<Item = &'static Said> {
    let said = |note: &Written| note.answers.iter().chain(note.reworded).chain(note.looks.iter().copied().flatten());
    notes.iter().flat_map(said).filter(|said| !said.words.is_empty())
}

/// On Look back: the first words of whatever was said find it, to the letter.
async fn every_word_is_found(walk: &Walk<'_>, notes: &[Written]) {
    let find = "
        const field = document.getElementById('find');
        field.focus();
        field.select();
        return document.execCommand('insertText', false, arguments[0])";
    let found = "
        const text = row => row.querySelector('.row__lead').textContent;
        const marked = row => [...row.querySelectorAll('mark')].map(mark => mark.textContent.toLowerCase());
        const has = row => arguments[0].every(word => marked(row).includes(word.toLowerCase()));
        return [...document.querySelectorAll('.row')].some(row => has(row) && text(row).includes(arguments[1]))";
    for said in all_said(notes) {
        let words: Vec<&str> = said.words.split_whitespace().take(3).collect();
        let line = said.words.lines().next().expect("a line");
        let beginning: String = line.split_inclusive(' ').take(3).collect();
        assert!(walk.page.script::<bool>(find, &[words.join(" ").into()]).await);
        let is_found = async || {
            let found = walk.page.ask::<bool>(found, &[words.clone().into(), beginning.trim_end().into()]).await;
            found.filter(|found| *found).map(drop)
        };
        walk.page.until(&format!("“{}” to be found", words.join(" ")), is_found).await;
    }
    walk.page.script::<bool>(find, &["".into()]).await;
}

/// From Look back to the timeline: it tells what was hoped for, worked on, found to help or not, and talked of.
async fn the_journey_tells(walk: &Walk<'_>, notes: &[Written]) {
    walk.page.go_within("#b/2").await;
    walk.at(walk.words.look_back.timeline).await;
    let told = walk.page.texts_of(".timeline__said, .timeline .row__lead").await;
    let kinds = [Kind::Hope, Kind::Goal, Kind::Helped, Kind::DidNotHelp, Kind::AfterTalk];
    for note in notes.iter().filter(|note| kinds.contains(&note.kind)) {
        for lead in [note.lead(false), note.lead(true)] {
            let beginning: String = lead.chars().take(90).collect();
            assert!(told.iter().any(|told| told.starts_with(&beginning)), "“{beginning}” is not in {told:#?}");
        }
    }
}

/// A file that is saved holds every word, as it was written.
async fn a_saved_file_holds(walk: &Walk<'_>, downloads: &Downloads, notes: &[Written]) {
    walk.page.go_within("#k/3").await;
    walk.page.push(walk.words.keep.save_file).await;
    walk.page.see(walk.words.safe.file_saved).await;
    downloads.file(walk.page, "").await;
    let path = downloads.path("").expect("it was there just now");
    let file = std::fs::read_to_string(path).expect("a file that can be read");
    for said in all_said(notes) {
        let words = serde_json::to_string(said.words).expect("JSON");
        assert!(file.contains(&words), "{words} is not in the file");
    }
}

in_engines!(stopping_in_the_middle_leads_back_to_the_middle);
async fn stopping_in_the_middle_leads_back_to_the_middle(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    walk.begin_note(Kind::Helped).await;
    walk.answer(&Said { question: Question::HelpedWhat, words: "The dog next door.", chosen: &[] }).await;
    walk.keep().await;
    walk.arrive_at(Question::HelpedHow).await;
    walk.skip().await;
    walk.arrive_at(Question::HelpedFrom).await;
    let chosen = &[Choice::FromNear, Choice::FromEveryday];
    walk.answer(&Said { question: Question::HelpedFrom, words: "over the fe", chosen }).await;

    for place in ["from Home", "from Home after a reload"] {
        page.choose(walk.words.common.stop_for_now).await;
        walk.arrive(walk.words.home.heading).await;
        if place.ends_with("reload") {
            page.reload().await;
            walk.at(walk.words.home.heading).await;
        }
        page.see(walk.words.home.go_on).await;
        walk.press_what_says("The dog next door.").await;
        middle_of_the_note(&walk).await;
    }
    page.reload().await;
    middle_of_the_note(&walk).await;

    // What is typed is there at once in a tab that is closed in the middle of it, and the end is a note like any other.
    page.tab_to(&walk.field(Question::HelpedFrom)).await;
    page.press(Key::End).await;
    page.type_text("nce").await;
    page.holds("#answer", "over the fence").await;
    page.reload().await;
    page.holds("#answer", "over the fence").await;
    walk.keep().await;
    walk.arrive_at(Question::HelpedWho).await;
    walk.skip().await;
    walk.arrive_in_note(today(&page).await).await;
    let lines =
        ["Helped", "The dog next door.", "Where it came from", "People near me · Everyday life", "over the fence"];
    assert_eq!(walk.note_lines().await, lines);
    walk.go_home().await;
    page.gone(walk.words.home.go_on).await;
}

async fn middle_of_the_note(walk: &Walk<'_>) {
    walk.arrive_at(Question::HelpedFrom).await;
    walk.page.holds("#answer", "over the fe").await;
    let ticked = walk.page.texts_of(".pick:has(:checked)").await;
    assert_eq!(ticked.iter().map(|text| text.trim()).collect::<Vec<_>>(), ["People near me", "Everyday life"]);
}

in_engines!(the_browsers_back_and_forward_walk_the_questions_with_every_word);
async fn the_browsers_back_and_forward_walk_the_questions_with_every_word(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    let said = [
        (Question::HarderWhat, "Being asked the same again."),
        (Question::HarderHow, "I stopped answering."),
        (Question::HarderBetter, "Reading it bef"),
    ];
    walk.begin_note(Kind::DidNotHelp).await;
    for (question, words) in said {
        walk.arrive_at(question).await;
        page.write(&walk.field(question), words).await;
        page.holds("#answer", words).await;
        if question != Question::HarderBetter {
            walk.keep().await;
        }
    }
    for (question, words) in [said[1], said[0]] {
        page.script::<()>("setTimeout(() => history.back(), 50)", &[]).await;
        walk.arrive_at(question).await;
        page.holds("#answer", words).await;
    }
    for (question, words) in [said[1], said[2]] {
        page.script::<()>("setTimeout(() => history.forward(), 50)", &[]).await;
        walk.arrive_at(question).await;
        page.holds("#answer", words).await;
    }
    // The page's own Back goes the same way.
    for (question, words) in [said[1], said[0]] {
        page.tab_back_to(walk.words.common.back).await;
        page.activate().await;
        walk.arrive_at(question).await;
        page.holds("#answer", words).await;
    }
}

in_engines!(an_empty_walk_leaves_nothing_behind);
async fn an_empty_walk_leaves_nothing_behind(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    for kind in Kind::ALL.iter().filter(|kind| kind.is_written()) {
        walk.begin_note(*kind).await;
        // Where nothing is written there is nothing to put in order.
        let asked: Vec<Question> = kind.screens().filter(|question| question.form() != Form::Heaps).collect();
        walk.answer_all(&asked, &[]).await;
        walk.arrive(walk.words.home.heading).await;
        page.see(walk.words.write.nothing_written).await;
    }
    walk.begin_note(Kind::Hope).await;
    page.choose(walk.words.common.stop_for_now).await;
    walk.arrive(walk.words.home.heading).await;
    nothing_is_there(&walk).await;
    assert!(!stored(&page).await.contains("note"), "{}", stored(&page).await);

    // Words that were taken back leave no word.
    walk.begin_note(Kind::Hope).await;
    walk.answer(&Said { question: Question::HopeWhat, words: "windmill", chosen: &[] }).await;
    assert!(stored(&page).await.contains("windmill"), "what is stored can be searched");
    walk.clear("windmill".len()).await;
    page.holds("#answer", "").await;
    walk.skip().await;
    walk.answer_all(&Kind::Hope.questions()[1..], &[]).await;
    walk.arrive(walk.words.home.heading).await;
    nothing_is_there(&walk).await;
    let nowhere = async || (!stored(&page).await.contains("windmill")).then_some(());
    page.until("the words to be stored no more", nowhere).await;
}

/// On Home, now and after a reload: neither there nor in Look back is anything.
async fn nothing_is_there(walk: &Walk<'_>) {
    for _ in 0..2 {
        walk.page.see(walk.words.home.welcome[0]).await;
        walk.page.gone(walk.words.home.go_on).await;
        walk.go_to_look_back().await;
        walk.page.see(walk.words.look_back.empty[0]).await;
        walk.go_home().await;
        walk.page.reload().await;
        walk.at(walk.words.home.heading).await;
    }
}
