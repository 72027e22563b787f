//! What a person relies on: what was kept stays as it was, whatever is written after it, here or in another tab.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// One edit of a note. Questions and choices by number, of those there are.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Words and choices to one of the questions, at a minute.
    Write(usize, String, Vec<usize>, i64),
    /// End of the sitting.
    Keep,
    /// Leave new words.
    Leave,
    /// Stand at one of the questions.
    StandAt(usize),
}

/// Words as people type them, also with what a reader might stumble over.
pub(crate) fn words() -> impl Strategy<Value = String> {
    const AWKWARD: &[&str] =
        &["", " ", "\r\n", "\u{202e}abc", "👩‍👩‍👧", "</script>", "\"\\\u{0}", "øæå ß", "\u{feff}", "\u{2028}"];
    prop_oneof!["[a-z ]{0,12}", select(AWKWARD).prop_map(str::to_owned), ".{0,20}"]
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..12_usize, words(), vec(0..6_usize, 0..3), 0..500_000_i64)
            .prop_map(|(question, words, chosen, minute)| Edit::Write(question, words, chosen, minute)),
        2 => Just(Edit::Keep),
        1 => Just(Edit::Leave),
        1 => (0..12_usize).prop_map(Edit::StandAt),
    ]
}

fn question(note: &Note, at: usize) -> Question {
    let asked: Vec<Question> =
        note.kind().questions().iter().chain(Question::LOOK).chain([&Question::Typed]).copied().collect();
    asked[at % asked.len()]
}

pub(crate) fn apply(note: &mut Note, edit: &Edit) {
    match edit {
        Edit::Write(at, words, chosen, minute) => {
            let question = question(note, *at);
            let mut value = Value::words(words.clone());
            for choice in chosen {
                if let Some(choice) = question.form().choices().get(*choice) {
                    value.pick(question.form(), *choice, true);
                }
            }
            let offset = (minute % 1560 - 720) as i16;
            note.write(question, value, Moment::new(minute * 60_000, offset)).unwrap();
        }
        Edit::Keep => note.keep(),
        Edit::Leave => note.leave_new_words(),
        Edit::StandAt(at) => note.stand_at(question(note, *at)),
    }
}

/// Any note of this name that edits can make.
pub(crate) fn any_note(id: NoteId) -> impl Strategy<Value = Note> {
    select(Kind::ALL).prop_flat_map(move |kind| any_of_kind(id, kind))
}

fn any_of_kind(id: NoteId, kind: Kind) -> impl Strategy<Value = Note> {
    (0..1_000_000_i64, vec(edit(), 0..14)).prop_map(move |(begun, edits)| {
        let mut note = Note::new(id, kind, Moment::new(begun * 60_000, 60));
        edits.iter().for_each(|edit| apply(&mut note, edit));
        note
    })
}

/// Two notes of one name and kind.
fn two() -> impl Strategy<Value = (Note, Note)> {
    let id = NoteId::new(1);
    select(Kind::ALL).prop_flat_map(move |kind| (any_of_kind(id, kind), any_of_kind(id, kind)))
}

/// Every wording that was kept, with its question and date.
fn kept(note: &Note) -> Vec<(Question, Said)> {
    note.answers()
        .into_iter()
        .flat_map(|(question, answer)| answer.kept().iter().map(move |said| (question, said.clone())))
        .collect()
}

/// Everything that was said and is not blank, kept or not. A new wording given in a look back is the note's own words.
fn said(note: &Note) -> Vec<(Question, Value)> {
    let answers = note.answers().into_iter().flat_map(|(question, answer)| {
        answer.kept().iter().chain(answer.draft()).map(move |said| (question, said.value.clone()))
    });
    let looks = note.looks().iter().chain(note.look_draft()).flat_map(Look::answers);
    let of = |question| if question == Question::LookWording { note.kind().lead() } else { question };
    let all = answers.chain(looks.map(|(question, value)| (of(question), value.clone())));
    all.filter(|(_, value)| !value.is_blank()).collect()
}

/// Whether `many` has each of `few` at least as often.
fn holds<T: PartialEq>(many: &[T], few: &[T]) -> bool {
    let count = |list: &[T], one: &T| list.iter().filter(|other| *other == one).count();
    few.iter().all(|one| count(many, one) >= count(few, one))
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn kept_wordings_and_looks_never_change_whatever_is_written_after_them(
        mut note in any_note(NoteId::new(1)),
        edits in vec(edit(), 1..20),
    ) {
        for edit in edits {
            let (before, looks) = (kept(&note), note.looks().to_vec());
            apply(&mut note, &edit);
            prop_assert!(holds(&kept(&note), &before));
            prop_assert!(note.looks().starts_with(&looks));
            for (question, answer) in note.answers() {
                let earlier: Vec<&Said> = before.iter().filter(|(of, _)| *of == question).map(|(_, said)| said).collect();
                prop_assert!(answer.kept().iter().take(earlier.len()).eq(earlier), "they changed places");
            }
        }
    }

    #[test]
    fn merging_keeps_every_wording_of_either((mine, theirs) in two()) {
        let merged = mine.clone().merge(theirs.clone());
        for note in [&mine, &theirs] {
            let there = said(&merged);
            prop_assert!(said(note).iter().all(|one| there.contains(one)), "{note:?}\n{merged:?}");
            let kept_in_either = kept(&merged);
            prop_assert!(kept(note).iter().all(|one| kept_in_either.contains(one)));
        }
        for question in mine.kind().questions() {
            let draft = |note: &Note| note.answer(*question).and_then(Answer::draft).cloned();
            prop_assert!(draft(&mine).is_none() || draft(&merged) == draft(&mine), "what is being written was taken away");
        }
        prop_assert_eq!(merged.clone().merge(theirs), merged, "merging the same again changes nothing");
    }

    #[test]
    fn the_order_of_two_tabs_does_not_matter_for_what_is_kept((mine, theirs) in two()) {
        let (one, other) = (mine.clone().merge(theirs.clone()), theirs.merge(mine));
        let values = |note: &Note| {
            let mut values = said(note);
            values.sort();
            values.dedup();
            values
        };
        prop_assert_eq!(values(&one), values(&other));
    }

    #[test]
    fn ending_a_sitting_keeps_every_word_of_it(mut note in any_note(NoteId::new(1))) {
        let mut before = said(&note);
        // Who typed is no word: it goes with the words it is of.
        before.retain(|(question, _)| *question != Question::Typed);
        note.keep();
        prop_assert!(before.iter().all(|one| said(&note).contains(one)));
        prop_assert!(!note.is_open());
        prop_assert_eq!(note.place(), None);
    }

    #[test]
    fn leaving_new_words_leaves_first_words(mut note in any_note(NoteId::new(1))) {
        let first = |note: &Note| -> Vec<(Question, Said)> {
            let draft = |(question, answer): (Question, &Answer)| {
                answer.kept().is_empty().then(|| Some((question, answer.draft()?.clone()))).flatten()
            };
            let is_word = |(question, _): &(Question, &Answer)| *question != Question::Typed;
            note.answers().into_iter().filter(is_word).filter_map(draft).collect()
        };
        let (before, kept_before) = (first(&note), kept(&note));
        let (offered, said_before) = (note.has_new_words(), said(&note));
        note.leave_new_words();
        prop_assert_eq!(first(&note), before);
        prop_assert_eq!(kept(&note), kept_before);
        prop_assert!(offered || said(&note) == said_before, "what is left was offered to be left");
        prop_assert!(!note.has_new_words());
    }
}

fn hope(edits: &[(Question, &str)]) -> Note {
    let mut note = Note::new(NoteId::new(1), Kind::Hope, Moment::new(0, 0));
    for (question, words) in edits {
        note.write(*question, Value::words(*words), Moment::new(0, 0)).unwrap();
    }
    note
}

#[test]
fn words_are_kept_to_the_letter() {
    let typed = " \r\n\u{202e}A room 👩‍👩‍👧 </script> \t";
    let mut note = hope(&[(Question::HopeWhat, typed)]);
    note.keep();
    assert_eq!(note.settled(Question::HopeWhat).map(|said| said.value.words.as_str()), Some(typed));
}

#[test]
fn a_new_wording_in_a_look_back_stands_under_the_day_of_the_look() {
    let mut note = hope(&[(Question::HopeWhat, "A room")]);
    note.keep();
    let later = Moment::new(86_400_000, 60);
    note.write(Question::LookNow, Value::chosen([Choice::Changed]), later).unwrap();
    note.write(Question::LookWording, Value::words("A home"), Moment::new(99_000_000, 60)).unwrap();
    note.keep();
    let kept = note.answer(Question::HopeWhat).map(|answer| answer.kept().to_vec());
    assert_eq!(kept.as_ref().map(Vec::len), Some(2));
    assert_eq!(kept.and_then(|kept| kept.last().cloned()), Some(Said { at: later, value: Value::words("A home") }));
    assert_eq!(note.looks().len(), 1);
    assert_eq!(note.looks()[0].answer(Question::LookWording), None);
}

#[test]
fn a_question_of_another_kind_and_a_choice_it_does_not_offer_are_not_taken() {
    let mut note = hope(&[]);
    let at = Moment::new(0, 0);
    assert!(note.write(Question::GoalStep, Value::words("x"), at).is_err());
    assert!(note.write(Question::Area, Value::chosen([Choice::LetGo]), at).is_err());
    assert!(note.write(Question::Area, Value::chosen([Choice::AreaMe, Choice::AreaHome]), at).is_err());
    assert_eq!(note, hope(&[]));
}

#[test]
fn whoever_says_later_that_someone_typed_a_note_is_heard_though_nothing_else_is_new() {
    let mut note = hope(&[(Question::HopeWhat, "A room")]);
    note.keep();
    let later = Moment::new(86_400_000, 60);
    for begun in ["", "A room"] {
        let mut note = note.clone();
        note.write(Question::HopeWhat, Value::words(begun), later).unwrap();
        note.write(Question::Typed, Value::chosen([Choice::TypedByOther]), later).unwrap();
        note.keep();
        assert!(note.is_typed() && !note.is_open());
        note.write(Question::HopeWhat, Value::words("A home"), later).unwrap();
        note.leave_new_words();
        assert!(note.is_typed() && !note.is_open(), "what was kept stays");
    }
}

#[test]
fn who_typed_first_words_stays_with_them_when_new_words_are_left() {
    let mut note = hope(&[(Question::HopeWhat, "A room")]);
    note.typed_by_other(Moment::new(1, 0));
    note.leave_new_words();
    assert!(note.is_typed() && note.is_open());
}
