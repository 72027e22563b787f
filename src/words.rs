//! Everything the program says, in each language.
//!
//! A language is one file: a [`Words`] with every field filled and every question answered, or it does not compile.
//! Architecture invariant: no sentence a person reads stands anywhere else (but for the notice in `index.html`
//! that is shown when the program itself cannot run).

mod da;
mod en;
mod nb;

use crate::domain::{Choice, Country, Day, Kind, Language, Need, Question, Spacing, TalkAbout, TextSize, Theme};

/// All words of one language, grouped by the screen they stand on.
pub struct Words {
    /// The product's name; also the title of the window and of a print.
    pub product: &'static str,
    /// The language's own name for itself.
    pub language: &'static str,
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
    /// The neutral screen.
    pub hidden: Hidden,
    /// Names of a kind of note.
    pub kind: fn(Kind) -> KindWords,
    /// What a question says.
    pub question: fn(Question) -> Asked,
    /// What a choice says.
    pub choice: fn(Choice) -> &'static str,
    /// 'Today I need …', the end of the sentence.
    pub need: fn(Need) -> &'static str,
    /// Past, now, ahead.
    pub talk_about: fn(TalkAbout) -> &'static str,
    /// A date: `22 November 2026`.
    pub date: fn(Day) -> String,
    /// A date with its weekday: `Sunday 22 November 2026`.
    pub long_date: fn(Day) -> String,
    /// A language's joining of a few words: `a, b and c`.
    pub and: &'static str,
}

/// Names of places and of what one can do anywhere.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Common {
    pub home: &'static str,
    pub write: &'static str,
    pub look_back: &'static str,
    pub my_page: &'static str,
    pub help_now: &'static str,
    pub settings: &'static str,
    pub hide: &'static str,
    /// The accessible name of the four places.
    pub places: &'static str,
    /// The accessible name of the three corners.
    pub corners: &'static str,
    pub to_content: &'static str,
    pub keep_this: &'static str,
    pub skip: &'static str,
    pub stop_for_now: &'static str,
    pub continue_: &'static str,
    pub back: &'static str,
    pub undo: &'static str,
    pub one_moment: &'static str,
}

/// Home.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Home {
    pub heading: &'static str,
    pub welcome: &'static [&'static str],
    pub welcome_back: &'static str,
    pub go_on: &'static str,
    pub write_hint: &'static str,
    pub look_back_hint: &'static str,
    pub my_page_hint: &'static str,
    pub what_it_is_not: &'static str,
}

/// Write, and each question.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Write {
    pub heading: &'static str,
    pub hint: &'static str,
    /// Above older words when they are put anew.
    pub old_words_stay: &'static str,
    pub own_words_too: &'static str,
    /// Takes back what was picked where only one can be.
    pub choose_none: &'static str,
    pub if_stuck: &'static str,
    pub kept: &'static str,
    pub nothing_written: &'static str,
    pub not_here: &'static str,
}

/// Look back, and one note.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct LookBack {
    pub heading: &'static str,
    pub empty: &'static [&'static str],
    pub everything: &'static str,
    /// The accessible name of the choice of kinds.
    pub show: &'static str,
    pub none_of_kind: &'static str,
    pub not_finished: &'static str,
    /// `You wrote this on {date}.`
    pub written_on: fn(&str) -> String,
    /// `From {date}`: above an older wording.
    pub worded_on: fn(&str) -> String,
    pub earlier_words: &'static str,
    /// `Looked at again on {date}`.
    pub looked_on: fn(&str) -> String,
    pub how_now: &'static str,
    pub put_anew: &'static str,
    /// `Add: …` an answer that was left out.
    pub add: &'static str,
    pub go_on: &'static str,
    pub new_words_begun: &'static str,
    pub leave_new_words: &'static str,
    pub delete: &'static str,
    pub deleted: &'static str,
    pub gone: &'static str,
    pub no_words: &'static str,
    pub show_more: &'static str,
}

/// My page.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct PageWords {
    pub steps: [&'static str; 4],
    /// The accessible name of the steps.
    pub steps_name: &'static str,
    pub choose_heading: &'static str,
    pub choose_hint: &'static str,
    pub choose_empty: &'static [&'static str],
    pub also: &'static str,
    pub how_it_is_going: &'static str,
    pub first_heading: &'static str,
    pub first_hint: &'static str,
    pub first_none: &'static str,
    pub first_words: &'static str,
    pub first_words_hint: &'static str,
    pub needs_heading: &'static str,
    pub needs_hint: &'static str,
    pub talk_about: &'static str,
    pub see_heading: &'static str,
    pub see_empty: &'static str,
    pub fits: &'static str,
    /// `This takes {n} pages.`
    pub takes: fn(usize) -> String,
    pub too_much: &'static str,
    pub fewer: &'static str,
    pub more_pages: &'static str,
    pub room: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub show_date: &'static str,
    pub paper: &'static str,
    pub letter: &'static str,
    pub print: &'static str,
    pub print_hint: &'static str,
    pub preview: &'static str,
    pub how_it_prints: &'static str,
}

/// What is printed.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Print {
    pub title: &'static str,
    pub own_words: &'static str,
    pub most_important: &'static str,
    pub today_i_need: &'static str,
    pub talk_about: &'static str,
    pub room: &'static str,
    pub foot: &'static str,
    /// `page 1 of 1`
    pub page_of: fn(usize, usize) -> String,
    pub going: &'static str,
    /// What stands between a label and the words it labels.
    pub colon: &'static str,
}

/// Help now.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Help {
    pub heading: &'static str,
    pub hint: &'static str,
    pub mine: &'static str,
    pub mine_empty: &'static str,
    pub add: &'static str,
    pub change: &'static str,
    pub done: &'static str,
    pub name: &'static str,
    pub phone: &'static str,
    pub remove: &'static str,
    pub removed: &'static str,
    /// `Call {name}`: what a dial link does.
    pub call: fn(&str) -> String,
    pub lines: &'static str,
    pub country: &'static str,
    pub country_name: fn(Country) -> &'static str,
    /// The number's use, one sentence: who answers and when to call.
    pub line: fn(Line) -> &'static str,
    pub local_emergency: &'static str,
    pub never_calls: &'static str,
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

/// Settings.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct SettingsWords {
    pub heading: &'static str,
    pub language: &'static str,
    pub text_size: &'static str,
    pub text_size_name: fn(TextSize) -> &'static str,
    pub spacing: &'static str,
    pub spacing_name: fn(Spacing) -> &'static str,
    pub theme: &'static str,
    pub theme_name: fn(Theme) -> &'static str,
    pub hide_hint: &'static str,
}

/// Saving, and what can go wrong.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Safe {
    pub saving: &'static str,
    /// `Saved on this device 14:32`
    pub saved: fn(u8, u8) -> String,
    pub saved_unless_crash: &'static str,
    pub not_saved: &'static str,
    pub not_saved_full: &'static str,
    pub in_memory: &'static str,
    /// Some of what is stored could not be read: how many, and that it is untouched.
    pub unread: fn(usize) -> String,
    pub newer: fn(usize) -> String,
    pub save_file: &'static str,
    /// A store that is there did not answer when the page was opened.
    pub unanswered: &'static str,
    pub file_saved: &'static str,
    pub both_kept: &'static str,
}

/// Keep safe: the lock, files, deleting.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Keep {
    pub heading: &'static str,
    pub lock: &'static str,
    pub lock_is_on: &'static str,
    pub lock_is_off: &'static str,
    pub save_file: &'static str,
    pub save_file_hint: &'static str,
    pub open_file: &'static str,
    pub open_file_hint: &'static str,
    pub delete_all: &'static str,
    pub delete_all_hint: &'static str,
    pub shared: &'static str,
    pub shared_hint: &'static str,
    pub good_to_know: &'static str,
    /// What a lock does, and what it is to have none.
    pub lock_why: &'static [&'static str],
    pub passphrase: &'static str,
    pub passphrase_hint: &'static str,
    pub no_reset: &'static str,
    pub show_letters: &'static str,
    /// From easy to hard to guess.
    pub strength: [&'static str; 3],
    pub turn_on: &'static str,
    pub change: &'static str,
    /// Another passphrase, someone knows it, a recovery code, no lock any more.
    pub changes: [&'static str; 4],
    pub someone_knows: &'static str,
    pub passphrase_now: &'static str,
    pub lock_now: &'static str,
    pub by_itself: &'static str,
    pub when_idle: &'static str,
    pub when_unseen: &'static str,
    /// A time of so many seconds.
    pub time: fn(u32) -> String,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub print: &'static str,
    pub done: &'static str,
    pub unlock: &'static str,
    pub forgot: &'static str,
    pub forgot_hint: &'static str,
    pub wrong: &'static str,
    pub lock_damaged: &'static str,
    pub file_damaged: &'static str,
    pub no_memory: &'static str,
    pub missing: &'static str,
    pub elsewhere: &'static str,
    pub file_plain: &'static str,
    pub save_locked: &'static str,
    pub file_locked: &'static str,
    pub due: &'static str,
    pub choose_file: &'static str,
    pub file_asks: &'static str,
    pub open_it: &'static str,
    pub too_large: &'static str,
    pub not_ours: &'static str,
    pub newer_file: &'static str,
    /// So many notes, from when to when.
    pub holds: fn(usize, &str, &str) -> String,
    pub new: fn(usize) -> String,
    pub differ: fn(usize) -> String,
    pub deleted: fn(usize) -> String,
    pub bring_back: &'static str,
    pub unread: fn(usize) -> String,
    pub nothing_new: &'static str,
    pub take_in: &'static str,
    pub leave: &'static str,
    pub taken_in: &'static str,
    pub all_of_it: &'static [&'static str],
    pub cannot_reach: &'static str,
    pub delete_all_button: &'static str,
    pub keep_all: &'static str,
    pub for_ever: &'static str,
    pub this_note: &'static str,
    pub deleted_for_ever: &'static str,
    pub not_deleted: &'static str,
    pub shared_why: &'static [&'static str],
    pub shared_now: &'static str,
    pub shared_button: &'static str,
    pub shared_is_on: &'static str,
    pub ask_browser: &'static str,
    pub promised: &'static str,
    pub not_promised: &'static str,
    pub ten: [&'static str; 10],
}

/// The neutral screen.
#[allow(missing_docs, reason = "each field is named after the English words it holds")]
pub struct Hidden {
    pub open: &'static str,
}

/// Names of a kind of note.
#[derive(Clone, Copy)]
pub struct KindWords {
    /// `A hope`
    pub name: &'static str,
    /// One line below the name, where it is offered.
    pub hint: &'static str,
    /// `Hopes`: where only this kind is shown.
    pub many: &'static str,
    /// `What I hope for`: over this part of the page.
    pub heading: &'static str,
}

/// What a question says.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The question itself.
    pub heading: &'static str,
    /// Below it; empty for none.
    pub hint: &'static str,
    /// A word or two before the answer in a note or on paper.
    pub label: &'static str,
    /// For when the person is stuck.
    pub stuck: &'static [&'static str],
}

impl Asked {
    const fn new(heading: &'static str, hint: &'static str, label: &'static str) -> Asked {
        Asked { heading, hint, label, stuck: &[] }
    }
}

/// The words of `language`.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &en::WORDS,
        Language::Bokmaal => &nb::WORDS,
        Language::Danish => &da::WORDS,
    }
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
    /// `a, b and c`.
    pub fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.and),
        }
    }
}

#[cfg(test)]
mod tests;
