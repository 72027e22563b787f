//! Lines that are put in heaps and in order: cards, and everything that is on one's mind.
//!
//! The lines are the person's own words, as they stand in the answers they were written in. What lies in a heap is an
//! answer too, with the same lines in it: so every order there was is kept with its date, and a file can be read as it is.

use super::kind::Kind;
use super::moment::Moment;
use super::note::{NotAsked, Note, Value};
use super::question::Question;

/// How the lines of a kind of note are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heaping {
    /// The answers whose lines are put in order.
    pub from: &'static [Question],
    /// The heaps from top to bottom, each with the answer that says what lies in it. What lies in no heap yet lies in
    /// the one without an answer; where there is none, at the end of the last.
    pub heaps: &'static [Option<Question>],
    /// So many lie in the first heap at most; of more, the last goes on to the next heap.
    pub most_in_first: usize,
}

/// Lines in heaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heaps {
    heaping: Heaping,
    lines: Vec<String>,
    heaps: Vec<Vec<usize>>,
}

/// A place in a heap: which heap from the top, and how many lie above it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which heap.
    pub heap: usize,
    /// How many lie above.
    pub at: usize,
}

impl Heaps {
    /// The lines of a note as they lie. None where its kind puts nothing in order.
    pub fn of(note: &Note) -> Option<Heaps> {
        let heaping = note.kind().heaping()?;
        let lines_of = |question: Question| -> Vec<String> {
            let words = note.current(question).map(|value| value.words.as_str()).unwrap_or_default();
            let mut lines = Vec::new();
            for line in words.lines().map(str::trim) {
                if !line.is_empty() {
                    lines.push(line.to_owned());
                }
            }
            lines
        };
        let mut lines = Vec::new();
        for question in heaping.from {
            lines.extend(lines_of(*question));
        }
        let mut lie = vec![false; lines.len()];
        let mut heaps = vec![Vec::new(); heaping.heaps.len()];
        for (heap, question) in heaps.iter_mut().zip(heaping.heaps) {
            // A line that was put anew since, or taken away, lies in no heap any more.
            for line in question.map(lines_of).unwrap_or_default() {
                let is_it = |index: &usize| !lie[*index] && lines[*index] == line;
                if let Some(index) = (0..lines.len()).find(is_it) {
                    lie[index] = true;
                    heap.push(index);
                }
            }
        }
        let loose = heaping.heaps.iter().position(Option::is_none).unwrap_or(heaps.len() - 1);
        heaps[loose].extend((0..lines.len()).filter(|index| !lie[*index]));
        Some(Heaps { heaping, lines, heaps })
    }

    /// The heaps from top to bottom, with what each is called by and the numbers of the lines in it.
    pub fn heaps(&self) -> impl Iterator<Item = (Option<Question>, &[usize])> {
        self.heaping.heaps.iter().copied().zip(self.heaps.iter().map(Vec::as_slice))
    }

    /// A line by its number, which it keeps wherever it lies.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.lines.get(number).map(String::as_str)
    }

    /// Whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Where a line lies.
    pub fn place_of(&self, line: usize) -> Option<Place> {
        let mut heaps = self.heaps.iter().enumerate();
        heaps.find_map(|(heap, lines)| Some(Place { heap, at: lines.iter().position(|other| *other == line)? }))
    }

    /// What lies in no heap yet has no order but the one it was written in.
    fn is_loose(&self, heap: usize) -> bool {
        self.heaping.heaps.get(heap) == Some(&None)
    }

    /// The place above a line: over the line before it, or at the end of the heap before.
    pub fn above(&self, line: usize) -> Option<Place> {
        match self.place_of(line)? {
            Place { heap: 0, at } if at == 0 || self.is_loose(0) => None,
            Place { heap, at } if at == 0 || self.is_loose(heap) => {
                Some(Place { heap: heap - 1, at: self.heaps[heap - 1].len() })
            }
            Place { heap, at } => Some(Place { heap, at: at - 1 }),
        }
    }

    /// The place below a line: under the line after it, or at the top of the heap after.
    pub fn below(&self, line: usize) -> Option<Place> {
        let Place { heap, at } = self.place_of(line)?;
        if at + 1 < self.heaps[heap].len() && !self.is_loose(heap) {
            Some(Place { heap, at: at + 1 })
        } else {
            (heap + 1 < self.heaps.len()).then_some(Place { heap: heap + 1, at: 0 })
        }
    }

    /// The end of a heap.
    pub fn end_of(&self, heap: usize) -> Place {
        Place { heap, at: self.heaps.get(heap).map_or(0, Vec::len) }
    }

    /// Where a line lies that is held over a heap: before or behind another line of it, where it is held `over` one and
    /// below its middle or not, and else at its end. None where that is where it lies.
    pub fn held(&self, line: usize, heap: usize, over: Option<(usize, bool)>) -> Option<Place> {
        let from = self.place_of(line)?;
        let Some((other, is_below)) = over else {
            return (heap != from.heap).then(|| self.end_of(heap));
        };
        let Place { heap, at } = self.place_of(other)?;
        if heap != from.heap {
            return Some(Place { heap, at: at + usize::from(is_below) });
        }
        // Past the middle of the other one, or the two would change places to and fro.
        let passes = if at > from.at { is_below } else { !is_below };
        (at != from.at && passes).then_some(Place { heap, at })
    }

    /// Puts a line in another place. It lies there afterwards, with so many above it, or at the end of that heap. False
    /// where nothing changes by it.
    pub fn put(&mut self, line: usize, place: Place) -> bool {
        let Some(from) = self.place_of(line).filter(|_| place.heap < self.heaps.len()) else { return false };
        if from == place || from.heap == place.heap && self.is_loose(place.heap) {
            return false;
        }
        self.heaps[from.heap].remove(from.at);
        let to = &mut self.heaps[place.heap];
        to.insert(place.at.min(to.len()), line);
        // The one that was put there last stays, even when it is put last.
        while self.heaps[0].len() > self.heaping.most_in_first {
            let last = self.heaps[0].iter().rposition(|other| *other != line).unwrap_or_default();
            let over = self.heaps[0].remove(last);
            self.heaps[1].insert(0, over);
        }
        true
    }
}

impl Note {
    /// Writes down how the lines lie now, in this sitting.
    pub fn lay(&mut self, heaps: &Heaps, at: Moment) -> Result<(), NotAsked> {
        for (question, lines) in heaps.heaps() {
            let Some(question) = question else { continue };
            let mut words = String::new();
            for line in lines.iter().filter_map(|number| heaps.line(*number)) {
                if !words.is_empty() {
                    words.push('\n');
                }
                words.push_str(line);
            }
            if self.current(question).map_or("", |value| value.words.as_str()) != words {
                self.write(question, Value::words(words), at)?;
            }
        }
        Ok(())
    }

    /// What one can go on from: the cards, or what comes first of all that is on one's mind. Each with the number that
    /// [`Heaps::line`] knows it by.
    pub fn ways_on(&self) -> Vec<(usize, String)> {
        let Some(heaps) = Heaps::of(self) else { return Vec::new() };
        let all = self.kind() == Kind::Cards;
        let mut ways_on = Vec::new();
        for (question, lines) in heaps.heaps() {
            if all || question == Some(Question::MindFirst) {
                for number in lines {
                    ways_on.push((*number, heaps.lines[*number].clone()));
                }
            }
        }
        ways_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NoteId;
    use proptest::prelude::*;

    fn at(minute: i64) -> Moment {
        Moment::new(minute * 60_000, 0)
    }

    fn note(kind: Kind, answers: &[(Question, &str)]) -> Note {
        let mut note = Note::new(NoteId::new(1), kind, at(0));
        for (question, words) in answers {
            note.write(*question, Value::words(*words), at(0)).unwrap();
        }
        note
    }

    /// The heaps as they are read: lines parted by commas, heaps by strokes.
    fn read(note: &Note) -> String {
        let heaps = Heaps::of(note).expect("a kind that is put in order");
        let heap = |lines: &[usize]| lines.iter().filter_map(|line| heaps.line(*line)).collect::<Vec<_>>().join(", ");
        heaps.heaps().map(|(_, lines)| heap(lines)).collect::<Vec<_>>().join(" | ")
    }

    /// Puts the line that says this in a place, and writes it down.
    fn put(note: &mut Note, says: &str, heap: usize, place: usize) {
        let mut heaps = Heaps::of(note).expect("a kind that is put in order");
        let line = (0..).find(|line| heaps.line(*line) == Some(says)).expect("such a line");
        heaps.put(line, Place { heap, at: place });
        note.lay(&heaps, at(1)).unwrap();
    }

    const FOUR: (Question, &str) = (Question::CardsWhich, "Family\nFood\nCalm\nSleep");

    #[test]
    fn cards_lie_as_they_were_picked_until_they_are_moved() {
        use Question::*;
        for (answers, expected) in [
            (&[FOUR][..], " | Family, Food, Calm, Sleep"),
            (&[FOUR, (CardsOwn, " My own key \n\n")], " | Family, Food, Calm, Sleep, My own key"),
            (&[FOUR, (CardsFirst, "Calm")], "Calm | Family, Food, Sleep"),
            (&[FOUR, (CardsOthers, "Sleep\nFood")], " | Sleep, Food, Family, Calm"),
            (&[FOUR, (CardsFirst, "Calm\nMusic")], "Calm | Family, Food, Sleep"),
            (&[(CardsWhich, "Calm\nCalm"), (CardsFirst, "Calm")], "Calm | Calm"),
            (&[], " | "),
        ] {
            assert_eq!(read(&note(Kind::Cards, answers)), expected);
        }
    }

    #[test]
    fn what_is_on_the_mind_lies_loose_until_it_is_put_somewhere() {
        let mut mind = note(Kind::OnMind, &[(Question::MindWhat, "rent\ncall Mum\nthe noise upstairs")]);
        assert_eq!(read(&mind), "rent, call Mum, the noise upstairs |  |  | ");
        put(&mut mind, "call Mum", 1, 0);
        put(&mut mind, "the noise upstairs", 3, 0);
        assert_eq!(read(&mind), "rent | call Mum |  | the noise upstairs");
        assert_eq!(mind.ways_on(), [(1, "call Mum".to_owned())]);
        // Put anew, a line is loose again; what was written before is kept as it was.
        mind.keep();
        mind.write(Question::MindWhat, Value::words("rent\ncall Mum\nthe noise at night"), at(2)).unwrap();
        assert_eq!(read(&mind), "rent, the noise at night | call Mum |  | ");
        mind.keep();
        assert_eq!(read(&mind), "rent, the noise at night | call Mum |  | ");
        let not_mine = mind.answer(Question::MindNotMine).expect("an answer").kept();
        assert_eq!(not_mine[0].value.words, "the noise upstairs");
    }

    #[test]
    fn of_more_than_three_first_cards_the_last_goes_on_to_the_others() {
        let mut cards = note(Kind::Cards, &[FOUR]);
        for (says, place, expected) in [
            ("Family", 0, "Family | Food, Calm, Sleep"),
            ("Food", 1, "Family, Food | Calm, Sleep"),
            ("Calm", 0, "Calm, Family, Food | Sleep"),
            ("Sleep", 0, "Sleep, Calm, Family | Food"),
            ("Food", 3, "Sleep, Calm, Food | Family"),
            ("Food", 9, "Sleep, Calm, Food | Family"),
        ] {
            put(&mut cards, says, 0, place);
            assert_eq!(read(&cards), expected, "{says}");
        }
        put(&mut cards, "Food", 1, 1);
        assert_eq!(read(&cards), "Sleep, Calm | Family, Food");
        assert_eq!(cards.ways_on().len(), 4);
        // A heap that was emptied stays empty.
        cards.keep();
        put(&mut cards, "Calm", 1, 2);
        put(&mut cards, "Sleep", 1, 0);
        cards.keep();
        assert_eq!(read(&cards), " | Sleep, Family, Food, Calm");
        let first = cards.answer(Question::CardsFirst).expect("an answer").kept();
        assert_eq!(first.iter().map(|said| said.value.words.as_str()).collect::<Vec<_>>(), ["Sleep\nCalm", ""]);
    }

    #[test]
    fn one_step_up_or_down_goes_over_the_edge_of_a_heap() {
        let cards = note(Kind::Cards, &[FOUR, (Question::CardsFirst, "Calm\nFood")]);
        let heaps = Heaps::of(&cards).expect("a kind that is put in order");
        let place = |heap, at| Some(Place { heap, at });
        for (says, above, below) in [
            ("Calm", None, place(0, 1)),
            ("Food", place(0, 0), place(1, 0)),
            ("Family", place(0, 2), place(1, 1)),
            ("Sleep", place(1, 0), None),
        ] {
            let line = (0..4).find(|line| heaps.line(*line) == Some(says)).expect("such a line");
            assert_eq!((heaps.above(line), heaps.below(line)), (above, below), "{says}");
        }
        // What lies loose is not in order: a step down leads into the first heap, from wherever it lies.
        let mind = note(Kind::OnMind, &[(Question::MindWhat, "rent\nMum\nnoise"), (Question::MindFirst, "noise")]);
        let heaps = Heaps::of(&mind).expect("a kind that is put in order");
        assert_eq!([0, 1, 2].map(|line| heaps.above(line)), [None, None, place(0, 2)]);
        assert_eq!([0, 1, 2].map(|line| heaps.below(line)), [place(1, 0), place(1, 0), place(2, 0)]);
    }

    #[test]
    fn a_line_that_is_held_over_another_takes_its_place_past_its_middle() {
        let cards = note(Kind::Cards, &[FOUR, (Question::CardsFirst, "Calm")]);
        let heaps = Heaps::of(&cards).expect("a kind that is put in order");
        let place = |heap, at| Some(Place { heap, at });
        // Family 0, Food 1 and Sleep 3 lie below Calm 2. (held, over which heap, over which line and below its middle)
        for (line, heap, over, expected) in [
            (0, 1, Some((1, false)), None),
            (0, 1, Some((1, true)), place(1, 1)),
            (3, 1, Some((0, true)), None),
            (3, 1, Some((0, false)), place(1, 0)),
            (3, 1, Some((3, true)), None),
            (3, 1, None, None),
            (3, 0, None, place(0, 1)),
            (3, 0, Some((2, false)), place(0, 0)),
            (3, 0, Some((2, true)), place(0, 1)),
            (2, 1, Some((3, true)), place(1, 3)),
            (9, 1, Some((3, true)), None),
            (0, 1, Some((9, true)), None),
        ] {
            assert_eq!(heaps.held(line, heap, over), expected, "{line} over {over:?}");
        }
    }

    #[test]
    fn a_kind_without_heaps_has_none() {
        assert_eq!(Heaps::of(&note(Kind::Hope, &[(Question::HopeWhat, "A room")])), None);
        assert_eq!(note(Kind::Hope, &[(Question::HopeWhat, "A room")]).ways_on(), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn however_lines_are_moved_none_is_lost_and_none_comes_twice(
            words in "[abc ]{0,3}(\n[abc ]{0,3}){0,6}",
            moves in prop::collection::vec((0..9_usize, 0..5_usize, 0..9_usize), 0..12),
            kind in prop::sample::select(vec![(Kind::Cards, Question::CardsWhich), (Kind::OnMind, Question::MindWhat)]),
        ) {
            let mut note = note(kind.0, &[(kind.1, &words)]);
            let sorted = |note: &Note| {
                let heaps = Heaps::of(note).expect("a kind that is put in order");
                let lines = heaps.heaps().flat_map(|(_, lines)| lines.to_vec());
                let mut lines: Vec<String> = lines.filter_map(|line| heaps.line(line).map(str::to_owned)).collect();
                lines.sort();
                lines
            };
            let before = sorted(&note);
            for (line, heap, place) in moves {
                let mut heaps = Heaps::of(&note).expect("a kind that is put in order");
                heaps.put(line, Place { heap, at: place });
                note.lay(&heaps, at(1)).unwrap();
                let read = Heaps::of(&note).expect("a kind that is put in order");
                prop_assert_eq!(read.lines_by_heap(), heaps.lines_by_heap());
            }
            prop_assert_eq!(sorted(&note), before);
            prop_assert_eq!(note.current(kind.1).map(|value| value.words.as_str()), Some(words.as_str()));
        }
    }

    impl Heaps {
        /// What each heap says. Of two lines that say the same, either may lie where one does.
        fn lines_by_heap(&self) -> Vec<Vec<&str>> {
            let says = |(question, lines): (Option<Question>, &[usize])| {
                let mut lines: Vec<&str> = lines.iter().filter_map(|line| self.line(*line)).collect();
                if question.is_none() {
                    lines.sort();
                }
                lines
            };
            self.heaps().map(says).collect()
        }
    }
}
