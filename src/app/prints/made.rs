//! The prints besides the page to bring, in the words in which they are printed.

use super::page::{look_words, said};
use super::{FOR_BOTH, when};
use crate::domain::document::{Block, BlockForm, Document, Imposition, Paragraph, Role};
use crate::domain::{Journal, Kind, Mark, Need, Note, Paper, Print, Question, Timeline};
use crate::words::Words;
use crate::words::prints::Prints;

/// Ruled lines where nothing was chosen, to be filled in by hand.
const BY_HAND: usize = 3;
/// Cards beside each other.
const CARDS: usize = 3;
/// At least so many cards are blank.
const BLANK_CARDS: usize = 6;
/// What is longer than this does not stand in columns: it might not fit on a page.
const LONG: usize = 700;

/// What everything is made with.
pub(super) struct Press<'a> {
    pub paper: Paper,
    pub words: &'static Words,
    pub prints: &'static Prints,
    /// Notes that were chosen, in the order in which they are printed.
    pub chosen: Vec<&'a Note>,
    /// Everything that was written, and the years of the journey that were chosen.
    pub journal: &'a Journal,
    pub years: &'a [i32],
    /// Names and numbers to call that were chosen.
    pub contacts: Vec<String>,
}

impl<'a> Press<'a> {
    pub(super) fn print(&self, print: Print) -> Document {
        match print {
            Print::HardDays => self.plan(Imposition::Single),
            Print::Pocket => self.plan(Imposition::Folded),
            Print::FirstAndNow => self.first_and_now(),
            Print::Timeline => self.timeline(),
            Print::ForBoth => self.for_both(),
            Print::Empty => self.empty(),
            Print::Cards => self.cards(),
            Print::Guide => self.guide(),
        }
    }

    fn titled(&self, title: &str, said: &str) -> Document {
        let mut document = Document::new(self.paper, self.words.print.foot);
        let mut head = Block::new(BlockForm::Head, Some(title.to_owned()));
        head.say(Role::Plain, said);
        document.blocks.push(head);
        document
    }

    /// Under a title, of what words of these notes stand on: someone else typed some of it.
    fn titled_of(&self, title: &str, said: &str, mut notes: impl Iterator<Item = &'a Note>) -> Document {
        let mut document = self.titled(title, said);
        if let (true, Some(head)) = (notes.any(Note::is_typed), document.blocks.first_mut()) {
            head.say(Role::Plain, self.words.print.typed);
        }
        document
    }

    /// Of every sign that was chosen the answers to one question stand together: on a hard day one looks for what to do,
    /// and not for which sign it was written under.
    fn plan(&self, imposition: Imposition) -> Document {
        let mut document =
            self.titled_of(self.prints.plan_title, self.words.print.own_words, self.chosen.iter().copied());
        document.imposition = imposition;
        for question in Kind::HardDay.questions() {
            let mut part = Block::new(BlockForm::Part, Some(self.words.question(*question).label.to_owned()));
            for note in &self.chosen {
                if let Some(said) = note.settled(*question) {
                    part.say(Role::Lead, said.value.words.trim());
                }
            }
            if *question == Question::SignCall {
                self.contacts.iter().for_each(|contact| part.say(Role::Lead, contact));
            }
            if self.chosen.is_empty() && part.entries.is_empty() {
                part.ruled = BY_HAND;
            }
            if !part.is_empty() {
                document.blocks.extend(part.one_by_one());
            }
        }
        document
    }

    fn first_and_now(&self) -> Document {
        let name = self.prints.name(Print::FirstAndNow);
        let mut document = self.titled_of(name, self.words.print.own_words, self.chosen.iter().copied());
        for note in &self.chosen {
            let (Some(first), Some(now)) = (note.first_words(), note.settled(note.kind().lead())) else { continue };
            let dated = |at: crate::domain::Moment| Paragraph::new(Role::Plain, self.words.date(at.day()));
            let then = vec![
                Paragraph::new(Role::Plain, self.words.look_back.first_words),
                dated(first.at),
                Paragraph::new(Role::Own, first.value.words.trim()),
            ];
            let mut today = vec![Paragraph::new(Role::Plain, self.words.print.going)];
            if now.at != first.at {
                today.extend([dated(now.at), Paragraph::new(Role::Own, now.value.words.trim())]);
            }
            if let Some(look) = note.looks().last() {
                let state = look.now().map(|now| self.words.choice(now).to_owned());
                today.push(dated(look.at()));
                today.extend(state.map(|state| Paragraph::new(Role::Own, state)));
                let said = look_words(look, self.words);
                today.extend((!said.is_empty()).then(|| Paragraph::new(Role::Own, said)));
            }
            if today.len() == 1 {
                today.push(Paragraph::new(Role::Plain, self.prints.not_first));
            }
            let long = |side: &[Paragraph]| side.iter().map(|paragraph| paragraph.words.len()).sum::<usize>() > LONG;
            let form = if long(&then) || long(&today) { BlockForm::Part } else { BlockForm::Columns };
            let mut block = Block::new(form, Some(self.words.kind(note.kind()).name.to_owned()));
            block.entries = vec![then, today];
            document.blocks.push(block);
        }
        document
    }

    /// Of each year one entry for each thing that was written, in the person's words first, and when it was below.
    fn timeline(&self) -> Document {
        let timeline = Timeline::of(self.journal);
        let marks = timeline.from(None);
        let chosen = marks.iter().filter(|mark| self.years.contains(&mark.year())).map(|mark| mark.note);
        let name = self.prints.name(Print::Timeline);
        let mut document = self.titled_of(name, self.words.print.own_words, chosen);
        for year in marks.chunk_by(|mark, next| mark.year() == next.year()) {
            let Some(name) = year.first().map(Mark::year).filter(|name| self.years.contains(name)) else { continue };
            let mut part = Block::new(BlockForm::Part, Some(name.to_string()));
            for mark in year {
                let words = mark.words.map(|value| said(value, self.words)).unwrap_or_default();
                // What was picked when it was looked at again stands with the day.
                let more = mark.said.map_or("", |value| value.words.trim()).to_owned();
                let mut entry = Vec::new();
                for words in [words, when(self.words, mark), more] {
                    if !words.is_empty() {
                        let role = if entry.is_empty() { Role::Lead } else { Role::Line };
                        entry.push(Paragraph::new(role, words));
                    }
                }
                part.entries.push(entry);
            }
            document.blocks.extend(part.one_by_one());
        }
        document
    }

    fn for_both(&self) -> Document {
        let name = self.prints.name(Print::ForBoth);
        let mut document = self.titled_of(name, self.prints.for_both, self.chosen.iter().copied());
        for (asked, answer) in self.prints.questions.iter().zip(FOR_BOTH) {
            let mut block = Block::new(BlockForm::Columns, Some((*asked).to_owned()));
            let mut mine = vec![Paragraph::new(Role::Plain, self.prints.me)];
            for note in &self.chosen {
                if let Some(said) = answer.and_then(|question| note.settled(question)) {
                    mine.push(Paragraph::new(Role::Own, said.value.words.trim()));
                }
            }
            let long = mine.iter().map(|paragraph| paragraph.words.len()).sum::<usize>() > LONG;
            if long {
                block.form = BlockForm::Part;
            }
            block.entries = vec![mine, vec![Paragraph::new(Role::Plain, self.prints.you)]];
            block.ruled = BY_HAND;
            document.blocks.push(block);
        }
        document
    }

    fn empty(&self) -> Document {
        let print = &self.words.print;
        let mut document = self.titled(print.title, print.own_words);
        let mut ask = |heading: &str, ruled| {
            let mut part = Block::new(BlockForm::Part, Some(heading.to_owned()));
            part.ruled = ruled;
            document.blocks.push(part);
        };
        ask(print.most_important, 2);
        // The shorter paper has room for fewer.
        let of_help = if self.paper == Paper::A4 { 2 } else { 1 };
        for (kind, ruled) in [
            (Kind::Hope, 2),
            (Kind::Goal, 2),
            (Kind::Helped, of_help),
            (Kind::DidNotHelp, of_help),
            (Kind::ToTalkAbout, 2),
        ] {
            ask(self.words.kind(kind).heading, ruled);
        }
        let needs: Vec<&str> = Need::ALL.iter().map(|need| self.words.need(*need)).collect();
        let mut need = Block::new(BlockForm::Part, Some(print.today_i_need.to_owned()));
        need.say(Role::Plain, &needs.join(" · "));
        need.say(Role::Plain, self.prints.ring);
        document.blocks.push(need);
        document.room = Some(print.room.to_owned());
        document
    }

    fn cards(&self) -> Document {
        let mut document = Document::new(self.paper, self.prints.cut);
        let mut cards = Vec::new();
        for (_, of_area) in self.words.cards() {
            for card in of_area {
                cards.push(vec![Paragraph::new(Role::Own, card.name), Paragraph::new(Role::Plain, card.example)]);
            }
        }
        let all = (cards.len() + BLANK_CARDS).next_multiple_of(CARDS);
        cards.resize(all, Vec::new());
        for row in cards.chunks(CARDS) {
            document.blocks.push(Block { entries: row.to_vec(), ..Block::new(BlockForm::Cards, None) });
        }
        document
    }

    fn guide(&self) -> Document {
        let mut document = Document::new(self.paper, self.words.product);
        let mut begins_page = false;
        for text in self.prints.guide {
            let (mark, said) = text.split_once(' ').unwrap_or((text, ""));
            let heading = || Some(said.to_owned());
            match mark {
                "#" => document.blocks.push(Block::new(BlockForm::Head, heading())),
                "##" => document.blocks.push(Block { begins_page, ..Block::new(BlockForm::Part, heading()) }),
                "~" => {}
                _ => {
                    if let Some(block) = document.blocks.last_mut() {
                        block.say(if mark == "-" { Role::Lead } else { Role::Plain }, said);
                    }
                }
            }
            begins_page = mark == "~";
        }
        document
    }
}
