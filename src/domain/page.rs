//! What goes on the page to bring. It holds the names of notes, never copies of them,
//! and nothing is on it that the person did not put there.

use litemap::LiteMap;

use super::id::NoteId;
use super::kind::Kind;
use super::question::Question;

/// The person's choices for the page to bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    items: Vec<Item>,
    /// The note that matters most today; it stands in the box at the top.
    pub first: Option<NoteId>,
    /// What matters most today, in words made for today.
    pub first_words: String,
    needs: Vec<Need>,
    talk_about: Vec<TalkAbout>,
    /// The name to print; empty for none.
    pub name: String,
    /// Whether the date stands on the page.
    pub show_date: bool,
    /// The paper in the printer.
    pub paper: Paper,
    /// Ruled lines at the end, in what space is left.
    pub room_to_write: bool,
    /// More than one page is welcome.
    pub more_pages: bool,
    /// What was changed about how it is printed since there is more to choose.
    pub arranged: Arranged,
}

/// How a page is arranged, where that is not as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Large print.
    pub large: bool,
    /// Parts in the person's own order; those that are not here follow in the usual one.
    pub parts: Vec<Kind>,
    /// Notes in the person's own order; those that are not here follow, the newest first.
    pub notes: Vec<NoteId>,
    /// What stands on this page in place of a note's own words, which stay as they are in the note.
    shorter: LiteMap<NoteId, String>,
}

/// One part of one note that was ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// Whose part it is.
    pub note: NoteId,
    /// Which part.
    pub part: Part,
}

/// A part of a note that can be ticked by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The newest words to one question.
    Answer(Question),
    /// How it looks now: the last look back.
    Now,
}

/// 'Today I need …'
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// To be listened to.
    ToBeListenedTo,
    /// To look ahead.
    ToLookAhead,
    /// Something practical.
    SomethingPractical,
    /// A little push.
    ALittlePush,
    /// To go gently.
    ToGoGently,
}

/// What the talk should be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TalkAbout {
    /// The past.
    Then,
    /// The present.
    Now,
    /// The future.
    Ahead,
}

/// Paper sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Need {
    /// Every need, in the order it is offered.
    pub const ALL: &'static [Need] =
        &[Need::ToBeListenedTo, Need::ToLookAhead, Need::SomethingPractical, Need::ALittlePush, Need::ToGoGently];
}

impl TalkAbout {
    /// Every time, in order.
    pub const ALL: &'static [TalkAbout] = &[TalkAbout::Then, TalkAbout::Now, TalkAbout::Ahead];
}

impl Page {
    /// An empty page: nothing ticked, no name, the date, room to write.
    pub fn new() -> Page {
        Page { room_to_write: true, show_date: true, ..Page::default() }
    }

    /// What is ticked, in the order it was ticked.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether this part of this note is on the page.
    pub fn has(&self, note: NoteId, part: Part) -> bool {
        self.items.contains(&Item { note, part })
    }

    /// Whether anything of this note is on the page.
    pub fn has_note(&self, note: NoteId) -> bool {
        self.items.iter().any(|item| item.note == note)
    }

    /// Ticks or unticks one part. A note of which nothing is left is not first either.
    pub fn tick(&mut self, item: Item, on: bool) {
        self.items.retain(|other| *other != item);
        if on {
            self.items.push(item);
        } else if self.first == Some(item.note) && !self.has_note(item.note) {
            self.first = None;
        }
    }

    /// What is needed today, in the order it is offered.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// Adds or takes away a need.
    pub fn need(&mut self, need: Need, on: bool) {
        set(&mut self.needs, need, on);
    }

    /// What the talk should be about, in order of time.
    pub fn talk_about(&self) -> &[TalkAbout] {
        &self.talk_about
    }

    /// Adds or takes away a time to talk about.
    pub fn talk(&mut self, about: TalkAbout, on: bool) {
        set(&mut self.talk_about, about, on);
    }

    /// Nothing was chosen that would be read on paper.
    pub fn is_blank(&self) -> bool {
        self.items.is_empty()
            && self.first_words.trim().is_empty()
            && self.needs.is_empty()
            && self.talk_about.is_empty()
    }

    /// Whether words stand on it that are of no note.
    pub fn has_own_words(&self) -> bool {
        !self.first_words.trim().is_empty() || !self.name.trim().is_empty()
    }

    /// Whether any words stand on it, or are laid by for it, that stand nowhere else.
    pub fn has_words(&self) -> bool {
        self.has_own_words() || self.arranged.shorter().next().is_some()
    }

    /// What stands there in place of a note's own words, if anything does.
    pub fn shorter(&self, note: NoteId) -> Option<&str> {
        self.arranged.shorter.get(&note).map(String::as_str)
    }

    /// Puts other words in place of a note's own ones, for this page only. None that can be read: its own words again.
    pub fn shorten(&mut self, note: NoteId, words: String) {
        if words.trim().is_empty() {
            self.arranged.shorter.remove(&note);
        } else {
            self.arranged.shorter.insert(note, words);
        }
    }

    /// Takes all of a note off the page, with the words that stood in its place.
    pub fn forget(&mut self, note: NoteId) {
        self.items.retain(|item| item.note != note);
        self.arranged.notes.retain(|other| *other != note);
        self.arranged.shorter.remove(&note);
        self.first = self.first.filter(|first| *first != note);
    }

    /// Has it say of itself what it said `before`, besides the notes that are on it.
    pub fn say_as(&mut self, before: Page) {
        self.first = before.first.filter(|first| self.has_note(*first));
        self.first_words = before.first_words;
        self.name = before.name;
        self.needs = before.needs;
        self.talk_about = before.talk_about;
    }

    /// Whether anything on the page, or laid by for it, is of this note.
    pub fn knows(&self, note: NoteId) -> bool {
        self.has_note(note) || self.arranged.shorter.get(&note).is_some() || self.arranged.notes.contains(&note)
    }

    /// The same page after a note was given another name.
    pub fn rename(&mut self, old: NoteId, new: NoteId) {
        for note in self.arranged.notes.iter_mut().filter(|note| **note == old) {
            *note = new;
        }
        if let Some(words) = self.arranged.shorter.remove(&old) {
            self.arranged.shorter.insert(new, words);
        }
        for item in self.items.iter_mut().filter(|item| item.note == old) {
            item.note = new;
        }
        self.first = self.first.map(|first| if first == old { new } else { first });
    }

    /// Both of two pages, as when two tabs changed it at once: what both ticked, and all words of either.
    /// A tick that only one of them has stays off: nothing is on the page that was not put there.
    pub fn merge(self, other: Page) -> Page {
        let mut merged = self.clone();
        merged.items.retain(|item| other.items.contains(item));
        merged.needs.retain(|need| other.needs.contains(need));
        merged.talk_about.retain(|about| other.talk_about.contains(about));
        merged.first = self.first.filter(|note| merged.has_note(*note));
        merged.first_words = both_words(self.first_words, other.first_words);
        merged.name = both_words(self.name, other.name);
        merged.show_date = self.show_date && other.show_date;
        for (note, theirs) in other.arranged.shorter {
            let mine = self.arranged.shorter.get(&note).cloned().unwrap_or_default();
            merged.arranged.shorter.insert(note, both_words(mine, theirs));
        }
        merged
    }
}

impl Arranged {
    /// Everything as it is stored.
    pub fn from_parts(
        large: bool,
        parts: Vec<Kind>,
        notes: Vec<NoteId>,
        shorter: impl IntoIterator<Item = (NoteId, String)>,
    ) -> Arranged {
        Arranged { large, parts, notes, shorter: shorter.into_iter().collect() }
    }

    /// Notes with the words that stand in place of theirs, by name.
    pub fn shorter(&self) -> impl Iterator<Item = (NoteId, &str)> {
        self.shorter.iter().map(|(note, words)| (*note, words.as_str()))
    }
}

/// The same list with one thing moved a step up or down, if it is there and can.
pub fn moved<T: Copy + PartialEq>(mut list: Vec<T>, thing: T, up: bool) -> Vec<T> {
    if let Some(at) = list.iter().position(|other| *other == thing) {
        let to = if up { at.saturating_sub(1) } else { (at + 1).min(list.len() - 1) };
        list.swap(at, to);
    }
    list
}

/// Two texts of which neither may be lost: one of them if it holds the other, else both, a line each.
fn both_words(mine: String, theirs: String) -> String {
    if mine.contains(&theirs) {
        mine
    } else if theirs.contains(&mine) {
        theirs
    } else {
        format!("{mine}\n{theirs}")
    }
}

fn set<T: Copy + Ord>(list: &mut Vec<T>, item: T, on: bool) {
    list.retain(|other| *other != item);
    if on {
        let place = list.partition_point(|other| *other < item);
        list.insert(place, item);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::note::tests::words;

    /// Any page, of the notes 0 to 3.
    pub(crate) fn any_page() -> impl Strategy<Value = Page> {
        let part = prop_oneof![select(Question::ALL).prop_map(Part::Answer), Just(Part::Now)];
        let items = vec((0..4_u128, part), 0..5);
        let told = (vec(select(Need::ALL), 0..3), vec(select(TalkAbout::ALL), 0..3), option::of(0..4_u128));
        let ways = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        (items, told, (words(), words()), ways).prop_map(|(items, (needs, talk_about, first), texts, ways)| {
            let mut page = Page::new();
            for (note, part) in items {
                page.tick(Item { note: NoteId::new(note), part }, true);
            }
            needs.into_iter().for_each(|need| page.need(need, true));
            talk_about.into_iter().for_each(|about| page.talk(about, true));
            page.first = first.map(NoteId::new);
            (page.first_words, page.name) = texts;
            (page.show_date, page.room_to_write, page.more_pages) = (ways.0, ways.1, ways.2);
            page.arranged.large = ways.0 && ways.3;
            if ways.1 {
                page.arranged.parts = vec![Kind::Helped, Kind::Hope];
                page.arranged.notes = page.items.iter().map(|item| item.note).collect();
                page.shorten(NoteId::new(2), page.name.clone());
            }
            page.paper = if ways.3 { Paper::Letter } else { Paper::A4 };
            page
        })
    }

    fn item(note: u128, part: Part) -> Item {
        Item { note: NoteId::new(note), part }
    }

    #[test]
    fn nothing_is_on_a_new_page() {
        assert!(Page::new().is_blank());
        assert!(Page::new().items().is_empty() && Page::new().name.is_empty());
    }

    #[test]
    fn what_is_ticked_is_on_the_page_once_and_what_is_unticked_is_off_it() {
        let mut page = Page::new();
        let (what, now) = (Part::Answer(Question::HopeWhat), Part::Now);
        for (note, part) in [(1, what), (2, what), (1, now), (1, what)] {
            page.tick(item(note, part), true);
        }
        assert_eq!(page.items(), [item(2, what), item(1, now), item(1, what)]);
        page.first = Some(NoteId::new(1));
        page.tick(item(1, what), false);
        assert!(!page.has(NoteId::new(1), what) && page.has(NoteId::new(1), now));
        assert_eq!(page.first, Some(NoteId::new(1)));
        page.tick(item(1, now), false);
        assert_eq!(page.first, None, "a note of which nothing is left is not first");
        page.tick(item(1, now), false);
        assert_eq!(page.items(), [item(2, what)]);
    }

    #[test]
    fn needs_and_times_stand_in_the_order_they_are_offered() {
        let mut page = Page::new();
        for need in [Need::ToGoGently, Need::ToBeListenedTo, Need::ALittlePush, Need::ToBeListenedTo] {
            page.need(need, true);
        }
        page.need(Need::ALittlePush, false);
        assert_eq!(page.needs(), [Need::ToBeListenedTo, Need::ToGoGently]);
        for about in [TalkAbout::Ahead, TalkAbout::Then] {
            page.talk(about, true);
        }
        assert_eq!(page.talk_about(), [TalkAbout::Then, TalkAbout::Ahead]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn merging_puts_nothing_on_the_page_that_both_did_not_and_keeps_the_words_of_either(
            mine in any_page(),
            theirs in any_page(),
        ) {
            let merged = mine.clone().merge(theirs.clone());
            for page in [&mine, &theirs] {
                prop_assert!(merged.items().iter().all(|item| page.items().contains(item)));
                prop_assert!(merged.needs().iter().all(|need| page.needs().contains(need)));
                prop_assert!(merged.talk_about().iter().all(|about| page.talk_about().contains(about)));
                prop_assert!(merged.first_words.contains(&page.first_words));
                for (note, words) in page.arranged.shorter() {
                    prop_assert!(merged.shorter(note).is_some_and(|merged| merged.contains(words)));
                }
                prop_assert!(page.show_date || !merged.show_date);
            }
            prop_assert!(mine.items().iter().all(|item| !theirs.items().contains(item) || merged.items().contains(item)));
            prop_assert_eq!(merged.clone().merge(merged.clone()), merged.clone());
            prop_assert_eq!(mine.clone().merge(mine.clone()).items().to_vec(), mine.items().to_vec());
        }
    }
}
