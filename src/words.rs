//! Everything the program says, in each language.
//!
//! A language is one file: a [`Words`] with every field filled and every question answered, or it does not compile.
//! The page as it is loaded has none of these texts: those of the language it speaks come after it, as [`written`].
//! Architecture invariant: no sentence a person reads stands anywhere else (but for the notice in `index.html`
//! that is shown when the program itself cannot run).

#[macro_use]
mod file;

mod da;
mod en;
pub mod example;
mod nb;
pub mod prints;
mod sentence;

use std::sync::OnceLock;

use file::{Lines, Part};
pub use file::{Text, Texts};
pub use sentence::{Counted, Sentence};

use crate::domain::{
    Choice, Country, Day, GuideStep, Kind, Language, Need, Question, Spacing, TalkAbout, TextSize, Theme,
};

texts! {
    /// All words of one language, grouped by the screen they stand on.
    pub struct Words {
        /// The product's name; also the title of the window and of a print.
        pub product: Text,
        /// The language's own name for itself.
        pub language: Text,
        /// Names of places and of what one can do anywhere.
        pub common: Common,
        /// Home.
        pub home: Home,
        /// Write, and each question.
        pub write: Write,
        /// Look back, and one note.
        pub look_back: LookBack,
        /// My page.
        pub page: PageWords,
        /// What is printed.
        pub print: Print,
        /// Help now.
        pub help: Help,
        /// Settings.
        pub settings: SettingsWords,
        /// Saving, and what can go wrong.
        pub safe: Safe,
        /// Keep safe: the lock, files, deleting.
        pub keep: Keep,
        /// The guided first use.
        pub guide: Guide,
        /// The neutral screen.
        pub hidden: Hidden,
        /// Trying it with an example.
        pub example: ExampleWords,
        /// Names of a kind of note.
        kind: [KindWords; Kind::ALL.len()],
        /// What a question says.
        question: [Asked; Question::ALL.len()],
        /// What a choice says.
        choice: [Text; Choice::ALL.len()],
        /// 'Today I need …', the end of the sentence.
        need: [Text; Need::ALL.len()],
        /// Past, now, ahead.
        talk_about: [Text; TalkAbout::ALL.len()],
        /// Day, month, year.
        date: Sentence<3>,
        /// Day, month: where the year stands over it.
        day: Sentence<2>,
        /// Weekday, date.
        long_date: Sentence<2>,
        month: [Text; 12],
        /// From Monday on.
        weekday: [Text; 7],
        /// A language's joining of a few words: `a, b and c`.
        pub and: Text,
    }

    /// Names of places and of what one can do anywhere.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Common {
        pub home: Text,
        pub write: Text,
        pub look_back: Text,
        pub my_page: Text,
        pub help_now: Text,
        pub settings: Text,
        pub hide: Text,
        /// The accessible name of the four places.
        pub places: Text,
        /// The accessible name of the three corners.
        pub corners: Text,
        pub to_content: Text,
        pub keep_this: Text,
        pub skip: Text,
        pub stop_for_now: Text,
        pub continue_: Text,
        pub back: Text,
        pub undo: Text,
        pub one_moment: Text,
        pub read_aloud: Text,
        pub stop: Text,
        /// `Stop`, for those who do not see what.
        pub stop_reading: Text,
    }

    /// Home.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Home {
        pub heading: Text,
        pub welcome: Texts,
        pub welcome_back: Text,
        pub go_on: Text,
        pub write_hint: Text,
        pub look_back_hint: Text,
        pub my_page_hint: Text,
        pub what_it_is_not: Text,
    }

    /// Write, and each question.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Write {
        pub heading: Text,
        pub hint: Text,
        /// Above older words when they are put anew.
        pub old_words_stay: Text,
        pub own_words_too: Text,
        /// Takes back what was picked where only one can be.
        pub choose_none: Text,
        pub if_stuck: Text,
        /// Over the kinds that are not offered at once.
        pub more: Text,
        pub kept: Text,
        pub nothing_written: Text,
        pub not_here: Text,
        /// The cards of each part of life: a name, and behind the colon what it might be.
        cards: [Texts; 5],
        /// Over what lies in no heap yet.
        pub loose: Text,
        pub up: Text,
        pub down: Text,
        pub put_in_order: Text,
        pub say_more: Text,
        /// Over the kinds of note that can be made of a card, or of a line.
        pub make_of_it: Text,
    }

    /// Look back, and one note.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct LookBack {
        pub heading: Text,
        pub empty: Texts,
        pub everything: Text,
        /// The accessible name of the choice of kinds.
        pub show: Text,
        pub none_of_kind: Text,
        /// Over the field for what is looked for.
        pub find: Text,
        /// Over the narrowings that are not offered at once.
        pub narrow: Text,
        /// Where help came from.
        pub helped: Text,
        pub from_elsewhere: Text,
        /// The timeline.
        pub timeline: Text,
        pub timeline_hint: Text,
        /// Before the years with which it can begin.
        pub begin_in: Text,
        pub first_words: Text,
        pub first_and_now: Text,
        pub none_found: Text,
        pub not_finished: Text,
        /// `You wrote this on {date}.`
        pub written_on: Sentence<1>,
        /// `Your page as it was on {date}`
        pub brought_on: Sentence<1>,
        /// `From {date}`: above an older wording.
        pub worded_on: Sentence<1>,
        pub earlier_words: Text,
        /// `Looked at again on {date}`.
        pub looked_on: Sentence<1>,
        pub how_now: Text,
        /// What was left out of a talk becomes something to talk about.
        pub bring_up: Text,
        /// `You have asked {times} {date}. Not heard yet.`
        pub asked: Sentence<2>,
        /// `once, on`, `twice, first on`, … ten times, and more often.
        pub times: [Text; 11],
        pub asked_again: Text,
        pub settled: Text,
        pub put_anew: Text,
        /// `Add: …` an answer that was left out.
        pub add: Text,
        pub go_on: Text,
        pub new_words_begun: Text,
        pub leave_new_words: Text,
        pub delete: Text,
        pub deleted: Text,
        pub gone: Text,
        pub no_words: Text,
        pub show_more: Text,
    }

    /// My page.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct PageWords {
        pub steps: [Text; 4],
        /// The accessible name of the steps.
        pub steps_name: Text,
        pub choose_heading: Text,
        pub choose_hint: Text,
        pub choose_empty: Texts,
        pub also: Text,
        pub how_it_is_going: Text,
        pub first_heading: Text,
        pub first_hint: Text,
        pub first_none: Text,
        pub first_words: Text,
        pub first_words_hint: Text,
        pub needs_heading: Text,
        pub needs_hint: Text,
        pub talk_about: Text,
        pub see_heading: Text,
        pub see_empty: Text,
        pub fits: Text,
        /// `This takes {n} pages.`
        pub takes: Sentence<1>,
        pub too_much: Text,
        pub fewer: Text,
        pub more_pages: Text,
        pub room: Text,
        pub name: Text,
        pub name_hint: Text,
        pub show_date: Text,
        pub paper: Text,
        pub letter: Text,
        pub print: Text,
        pub print_hint: Text,
        pub preview: Text,
        pub how_it_prints: Text,
        pub large: Text,
        /// To be said otherwise on this page alone.
        pub shorter: Text,
        pub shorter_label: Text,
        pub shorter_hint: Text,
        pub in_order: Text,
        /// The way to what else can be printed.
        pub other_prints: Text,
        /// In the preview, where the second page begins.
        pub beyond: Text,
        pub keep: Text,
        pub keep_hint: Text,
        pub kept: Text,
    }

    /// What is printed.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Print {
        pub title: Text,
        pub own_words: Text,
        pub typed: Text,
        pub most_important: Text,
        pub today_i_need: Text,
        pub talk_about: Text,
        pub room: Text,
        pub foot: Text,
        /// `page 1 of 1`
        pub page_of: Sentence<2>,
        pub going: Text,
        pub copy: Text,
        pub copied: Text,
        pub not_copied: Text,
        pub save_text: Text,
        pub text_hint: Text,
        /// What stands between a label and the words it labels.
        pub colon: Text,
    }

    /// Help now.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Help {
        pub heading: Text,
        pub hint: Text,
        pub mine: Text,
        pub mine_empty: Text,
        pub add: Text,
        pub change: Text,
        pub done: Text,
        pub name: Text,
        pub phone: Text,
        pub remove: Text,
        pub removed: Text,
        /// `Call {name}`: what a dial link does.
        pub call: Sentence<1>,
        /// Over the numbers of the service of this name.
        pub of_service: Sentence<1>,
        pub lines: Text,
        pub country: Text,
        country_name: [Text; Country::ALL.len()],
        /// The number's use, one sentence: who answers and when to call.
        line: [Text; Line::ALL.len()],
        pub local_emergency: Text,
        pub never_calls: Text,
    }

    /// Settings.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct SettingsWords {
        pub heading: Text,
        pub language: Text,
        pub text_size: Text,
        text_size_name: [Text; TextSize::ALL.len()],
        pub spacing: Text,
        spacing_name: [Text; Spacing::ALL.len()],
        pub theme: Text,
        theme_name: [Text; Theme::ALL.len()],
        pub hide_hint: Text,
        /// The page is kept on the device.
        pub without_network: Text,
        /// How the person gets it as an app.
        pub as_an_app: Text,
        /// A new version of the page is kept, for the next time.
        pub newer: Text,
        /// The name of the service that put the page on its host.
        pub from_service: Sentence<1>,
        pub service_is_broken: Text,
    }

    /// Saving, and what can go wrong.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Safe {
        pub saving: Text,
        /// Hour, minute.
        saved: Sentence<2>,
        pub saved_unless_crash: Text,
        pub not_saved: Text,
        pub not_saved_full: Text,
        pub in_memory: Text,
        /// Some of what is stored could not be read: how many, and that it is untouched.
        pub unread: Counted,
        pub newer: Counted,
        pub save_file: Text,
        /// A store that is there did not answer when the page was opened.
        pub unanswered: Text,
        pub file_saved: Text,
        pub both_kept: Text,
    }

    /// Keep safe: the lock, files, deleting.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Keep {
        pub heading: Text,
        pub lock: Text,
        pub lock_is_on: Text,
        pub lock_is_off: Text,
        pub save_file: Text,
        pub save_file_hint: Text,
        pub open_file: Text,
        pub open_file_hint: Text,
        pub delete_all: Text,
        pub delete_all_hint: Text,
        pub shared: Text,
        pub shared_hint: Text,
        pub good_to_know: Text,
        /// What a lock does, and what it is to have none.
        pub lock_why: Texts,
        /// Where the page was opened from a file: where the words are, and who else may read them.
        pub in_one_file: Texts,
        pub passphrase: Text,
        pub passphrase_new: Text,
        pub passphrase_hint: Text,
        pub no_reset: Text,
        pub show_letters: Text,
        /// From easy to hard to guess.
        pub strength: [Text; 3],
        pub turn_on: Text,
        pub change: Text,
        /// Another passphrase, someone knows it, a recovery code, no lock any more.
        pub changes: [Text; 4],
        pub someone_knows: Text,
        pub passphrase_now: Text,
        pub lock_now: Text,
        pub by_itself: Text,
        pub when_idle: Text,
        pub when_unseen: Text,
        seconds: Sentence<1>,
        minutes: Counted,
        pub code: Text,
        pub code_hint: Text,
        pub print: Text,
        pub done: Text,
        pub unlock: Text,
        pub forgot: Text,
        pub forgot_hint: Text,
        pub wrong: Text,
        pub lock_damaged: Text,
        pub file_damaged: Text,
        pub no_memory: Text,
        pub missing: Text,
        pub elsewhere: Text,
        pub file_plain: Text,
        pub save_locked: Text,
        pub file_locked: Text,
        pub due: Text,
        pub choose_file: Text,
        pub file_asks: Text,
        pub open_it: Text,
        pub too_large: Text,
        pub not_ours: Text,
        pub newer_file: Text,
        holds_none: Text,
        /// So many notes, from when to when.
        holds: Counted<2>,
        pub new: Counted,
        pub differ: Counted,
        pub deleted: Counted,
        pub bring_back: Text,
        pub unread: Counted,
        pub nothing_new: Text,
        pub take_in: Text,
        pub leave: Text,
        pub taken_in: Text,
        pub all_of_it: Texts,
        pub cannot_reach: Text,
        pub delete_all_button: Text,
        pub keep_all: Text,
        pub for_ever: Text,
        pub this_note: Text,
        pub deleted_for_ever: Text,
        pub not_deleted: Text,
        pub shared_why: Texts,
        pub shared_now: Text,
        pub shared_button: Text,
        pub shared_is_on: Text,
        pub ask_browser: Text,
        pub promised: Text,
        pub not_promised: Text,
        pub ten: [Text; 10],
    }

    /// The guided first use.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Guide {
        pub name: Text,
        pub hint: Text,
        /// `Part {n} of {all}`
        pub part: Sentence<2>,
        /// Over what is said to the one who sits beside, on each of the screens.
        pub beside: Text,
        pub lines: [Text; GuideStep::ALL.len()],
        pub begin_heading: Text,
        pub who: Text,
        pub alone: Text,
        pub with_someone: Text,
        pub device_heading: Text,
        /// The first says where the words stay.
        pub device: Texts,
        pub typed: Text,
        pub typed_hint: Text,
        pub whose: Text,
        pub mine: Text,
        pub mine_hint: Text,
        pub others: Text,
        pub others_hint: Text,
        pub next_heading: Text,
        pub next_hint: Text,
        pub next_name: Text,
        pub check_heading: Text,
        pub check_hint: Text,
        pub on_page: Text,
        pub all_on_page: Text,
        pub change: Text,
        pub keep: Text,
        pub end_heading: Text,
        pub end_hint: Text,
        pub print: Text,
        pub print_hint: Text,
        pub keep_here: Text,
        pub keep_here_hint: Text,
        /// On My page, while someone sits beside.
        pub older_hidden: Text,
        pub done: Text,
        pub delete: Text,
        pub delete_hint: Text,
        pub page_stays: Text,
        pub delete_it: Text,
        pub deleted: Text,
    }

    /// The neutral screen.
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct Hidden {
        pub open: Text,
    }

    /// Trying it with an example. What its person wrote is in [`example`].
    #[allow(missing_docs, reason = "each field is named after the English words it holds")]
    pub struct ExampleWords {
        pub try_it: Text,
        pub missing: Text,
        pub name: Text,
        /// On every screen of it.
        pub marked: Text,
        pub leave: Text,
        /// In place of Keep safe.
        pub nothing_to_keep: Text,
        /// `Example: {title}`: over a print.
        pub titled: Sentence<1>,
        /// At the foot of each page of a print.
        pub foot: Text,
    }

    /// Names of a kind of note.
    pub struct KindWords {
        /// `A hope`
        pub name: Text,
        /// One line below the name, where it is offered.
        pub hint: Text,
        /// `Hopes`: where only this kind is shown.
        pub many: Text,
        /// `What I hope for`: over this part of the page.
        pub heading: Text,
        /// Stands on every screen of this kind; empty for nothing.
        pub always: Text,
    }

    /// What a question says.
    pub struct Asked {
        /// The question itself.
        pub heading: Text,
        /// Below it; empty for none.
        pub hint: Text,
        /// A word or two before the answer in a note or on paper.
        pub label: Text,
        /// For when the person is stuck.
        pub stuck: Texts,
    }
}

/// A help line. Its number is in [`lines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is a service's own name")]
pub enum Line {
    Emergency,
    UrgentCare,
    MentalHelse,
    Livslinien,
    Samaritans,
    Lifeline988,
}

impl Line {
    /// Every line, in no meaningful order.
    const ALL: &'static [Line] =
        &[Line::Emergency, Line::UrgentCare, Line::MentalHelse, Line::Livslinien, Line::Samaritans, Line::Lifeline988];
}

impl Asked {
    const fn new(heading: &'static str, hint: &'static str, label: &'static str) -> Asked {
        Asked { heading, hint, label, stuck: &[] }
    }
}

/// A card that can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its name.
    pub name: Text,
    /// What it might be.
    pub example: Text,
}

impl Card {
    fn read(text: Text) -> Option<Card> {
        text.split_once(": ").map(|(name, example)| Card { name, example })
    }
}

/// Every language as it is written here. The page does not have it.
static WRITTEN: [Words; Language::ALL.len()] = each!(Language, |language| match language {
    Language::English => en::WORDS,
    Language::Bokmaal => nb::WORDS,
    Language::Danish => da::WORDS,
});

/// Any language without its texts.
static BLANK: Words = en::WORDS.blank();

/// What each language calls itself.
static NAMES: [Text; Language::ALL.len()] = each!(Language, |language| match language {
    Language::English => en::WORDS.language,
    Language::Bokmaal => nb::WORDS.language,
    Language::Danish => da::WORDS.language,
});

/// The languages whose texts were loaded.
static LOADED: [OnceLock<Words>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// Whether this is the page, which loads its texts.
const IS_PAGE: bool = cfg!(all(feature = "ui", target_arch = "wasm32"));

/// The words of `language`; those of another one while its texts are not loaded.
pub fn words(language: Language) -> &'static Words {
    let language = spoken(language) as usize;
    if IS_PAGE { LOADED[language].get().unwrap_or(&BLANK) } else { &WRITTEN[language] }
}

/// The language that is spoken where `language` is wanted: another one while its texts are not loaded.
pub fn spoken(language: Language) -> Language {
    [language].iter().chain(Language::ALL).copied().find(|it| is_loaded(*it)).unwrap_or(language)
}

/// Whether the texts of `language` are there. Elsewhere than in the page they always are.
pub fn is_loaded(language: Language) -> bool {
    !IS_PAGE || LOADED[language as usize].get().is_some()
}

/// What `language` calls itself, whether it is loaded or not.
pub fn name(language: Language) -> Text {
    NAMES[language as usize]
}

/// The texts of `language`, as the file that the page loads.
pub fn written(language: Language) -> String {
    let mut file = String::new();
    WRITTEN[language as usize].write(&mut file);
    file
}

/// The words of a language with the texts of its file; none if it has more or fewer than there are.
fn read(file: String) -> Option<Words> {
    let mut words = BLANK;
    let mut lines = Lines::of(file.leak());
    words.read(&mut lines);
    lines.were_all().then_some(words)
}

/// Takes in the texts of `language` as they were loaded; says whether they were whole.
pub fn load(language: Language, file: String) -> bool {
    let words = read(file);
    words.map(|words| LOADED[language as usize].get_or_init(|| words)).is_some()
}

/// The help lines of a country and their numbers as written there. Checked against the services' own pages
/// before each release. Empty where there is only 'your local emergency number'.
pub fn lines(country: Country) -> &'static [(Line, &'static str)] {
    match country {
        Country::Norway => &[(Line::MentalHelse, "116 123"), (Line::UrgentCare, "116 117"), (Line::Emergency, "113")],
        Country::Denmark => &[(Line::Livslinien, "70 201 201"), (Line::Emergency, "112")],
        Country::UnitedKingdomIreland => {
            &[(Line::Samaritans, "116 123"), (Line::Emergency, "999"), (Line::Emergency, "112")]
        }
        Country::UnitedStatesCanada => &[(Line::Lifeline988, "988"), (Line::Emergency, "911")],
        Country::Europe => &[(Line::Emergency, "112")],
        Country::Elsewhere => &[],
    }
}

impl Words {
    /// What a kind of note is called.
    pub fn kind(&self, kind: Kind) -> KindWords {
        self.kind[kind as usize]
    }

    /// What a question says.
    pub fn question(&self, question: Question) -> Asked {
        self.question[question as usize]
    }

    /// What a choice says.
    pub fn choice(&self, choice: Choice) -> Text {
        self.choice[choice as usize]
    }

    /// The cards of each part of life, in order.
    pub fn cards(&self) -> impl Iterator<Item = (Choice, impl Iterator<Item = Card>)> {
        let areas = Question::Area.form().choices().iter().copied();
        areas.zip(self.write.cards.iter().map(|cards| cards.iter().filter_map(|card| Card::read(card))))
    }

    /// The card of this name, and the part of life it is about; none for a card of one's own.
    pub fn card(&self, name: &str) -> Option<(Choice, Card)> {
        for (area, cards) in self.cards() {
            for card in cards {
                if card.name == name {
                    return Some((area, card));
                }
            }
        }
        None
    }

    /// The end of 'Today I need …'.
    pub fn need(&self, need: Need) -> Text {
        self.need[need as usize]
    }

    /// Past, now, ahead.
    pub fn talk_about(&self, about: TalkAbout) -> Text {
        self.talk_about[about as usize]
    }

    /// A date: `22 November 2026`.
    pub fn date(&self, day: Day) -> String {
        self.date.with([&day.day.to_string(), self.month(day), &day.year.to_string()])
    }

    /// The same without the year: `22 November`.
    pub fn day(&self, day: Day) -> String {
        self.day.with([&day.day.to_string(), self.month(day)])
    }

    /// `November`
    pub fn month(&self, day: Day) -> Text {
        self.month[usize::from(day.month - 1) % 12]
    }

    /// A date with its weekday: `Sunday 22 November 2026`.
    pub fn long_date(&self, day: Day) -> String {
        self.long_date.with([self.weekday[usize::from(day.weekday) % 7], &self.date(day)])
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.and),
        }
    }
}

impl Help {
    /// What a country is called.
    pub fn country_name(&self, country: Country) -> Text {
        self.country_name[country as usize]
    }

    /// Who answers at a number and when to call, in one sentence.
    pub fn line(&self, line: Line) -> Text {
        self.line[line as usize]
    }
}

impl Safe {
    /// `Saved on this device 14:32`
    pub fn saved(&self, hour: u8, minute: u8) -> String {
        let [hour, minute] = [hour, minute].map(|it| format!("{it:02}"));
        self.saved.with([&hour, &minute])
    }
}

impl Keep {
    /// A time of so many seconds.
    pub fn time(&self, seconds: u32) -> String {
        match seconds {
            0..60 => self.seconds.with([&seconds.to_string()]),
            _ => self.minutes.of(seconds as usize / 60, []),
        }
    }

    /// So many notes, from when to when.
    pub fn holds(&self, notes: usize, from: &str, to: &str) -> String {
        match notes {
            0 => self.holds_none.to_owned(),
            _ => self.holds.of(notes, [from, to]),
        }
    }
}

impl SettingsWords {
    /// What a size is called.
    pub fn text_size_name(&self, size: TextSize) -> Text {
        self.text_size_name[size as usize]
    }

    /// What a spacing is called.
    pub fn spacing_name(&self, spacing: Spacing) -> Text {
        self.spacing_name[spacing as usize]
    }

    /// What a theme is called.
    pub fn theme_name(&self, theme: Theme) -> Text {
        self.theme_name[theme as usize]
    }
}

#[cfg(test)]
mod tests;
