//! Everything that can be printed, made of what was written and the words around it.

mod made;
mod page;

use crate::domain::document::{Block, BlockForm, Document, Imposition};
use crate::domain::{Kind, Mark, Note, NoteId, Print, Question, What};
use crate::words::Words;
use crate::words::prints::{Prints, prints};

use super::effect::Effect;
use super::model::{Model, Notice, Stage};
use super::paging::{Heights, Paging};
use super::route::{PageStep, Route};

/// The sides of a card that is folded twice.
pub const SIDES: usize = 4;

/// What may be filled in of one's own side of a sheet for both: the answer to a question like the one that stands there.
const FOR_BOTH: [Option<Question>; 4] =
    [None, Some(Question::MeGoodAt), Some(Question::MeSafe), Some(Question::ExpectWhat)];

/// The print on the screen, laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What stands on which page.
    pub paging: Paging,
    document: Document,
}

impl Model {
    /// What is printed from the screen that is shown now; none where the screen is no print.
    pub fn document(&self) -> Option<Document> {
        let is_print = matches!(self.route, Route::Page(PageStep::See) | Route::Print(_));
        if is_print { self.document_elsewhere() } else { None }
    }

    #[inline(never)]
    fn document_elsewhere(&self) -> Option<Document> {
        let document = match self.route {
            Route::Page(PageStep::See) => page::of(&self.sheet(), self.words()),
            Route::Print(print) => self.press(print)?.print(print),
            _ => return None,
        };
        Some(if self.is_example() { self.marked(document) } else { document })
    }

    /// The print of an example: that it is one stands at the top, and at the foot of every page.
    fn marked(&self, mut document: Document) -> Document {
        let texts = &self.words().example;
        match document.blocks.first_mut().filter(|first| first.form == BlockForm::Head) {
            Some(head) => {
                let title = head.heading.take().unwrap_or_default();
                head.heading = Some(texts.titled.with([&title]));
            }
            None => document.blocks.insert(0, Block::new(BlockForm::Head, Some(texts.name.to_owned()))),
        }
        document.foot = texts.foot.to_owned();
        document
    }

    /// What the prints say; none while it is not loaded.
    pub fn prints(&self) -> Option<&'static Prints> {
        prints(self.language())
    }

    /// Whether what the prints say is to be loaded now.
    pub fn wants_prints(&self) -> bool {
        matches!(self.route, Route::Prints | Route::Print(_)) && !self.prints_missing && self.prints().is_none()
    }

    /// It was loaded, or could not be.
    pub(super) fn prints_came(&mut self, done: bool) -> Vec<Effect> {
        self.prints_missing = !done;
        Vec::new()
    }

    /// Notes that can stand on a print, newest first.
    pub fn offered_for(&self, print: Print) -> Vec<&Note> {
        let kinds: &[Kind] = match print {
            Print::HardDays | Print::Pocket => &[Kind::HardDay],
            Print::FirstAndNow => &[Kind::Hope, Kind::Goal],
            Print::ForBoth => &[Kind::AboutMe, Kind::Expect],
            Print::Timeline | Print::Empty | Print::Cards | Print::Guide => &[],
        };
        let says = |note: &Note| match print {
            Print::FirstAndNow => note.first_words().is_some(),
            Print::ForBoth => FOR_BOTH.iter().flatten().any(|question| note.settled(*question).is_some()),
            _ => note.kind().questions().iter().any(|question| note.settled(*question).is_some()),
        };
        self.journal.newest_first_of(&|note| kinds.contains(&note.kind()) && says(note))
    }

    /// Chooses a note for the prints, or leaves it out. It is asked anew in each sitting: nothing is ever ticked that one
    /// has forgotten.
    pub(super) fn choose_for_print(&mut self, note: NoteId, on: bool) -> Vec<Effect> {
        self.for_print.retain(|other| *other != note);
        if on {
            self.for_print.push(note);
        }
        Vec::new()
    }

    /// Chooses a year for the print of the journey, or leaves it out.
    pub(super) fn choose_year(&mut self, year: i32, on: bool) -> Vec<Effect> {
        self.years_for_print.retain(|other| *other != year);
        if on {
            self.years_for_print.push(year);
        }
        Vec::new()
    }

    /// Puts own contacts on the plan for hard days, or leaves them out.
    pub(super) fn choose_contacts(&mut self, on: bool) -> Vec<Effect> {
        self.contacts_for_print = on;
        Vec::new()
    }

    fn press(&self, print: Print) -> Option<made::Press<'_>> {
        let mut chosen = self.offered_for(print);
        chosen.retain(|note| self.for_print.contains(&note.id()));
        let mut contacts = Vec::new();
        for contact in self.journal.settings.contacts.iter().filter(|_| self.contacts_for_print) {
            let mut text = contact.name.trim().to_owned();
            append(&mut text, " · ", contact.phone.trim());
            contacts.push(text);
        }
        Some(made::Press {
            paper: self.journal.page.paper,
            words: self.words(),
            prints: self.prints()?,
            chosen,
            journal: &self.journal,
            years: &self.years_for_print,
            contacts,
        })
    }

    /// How many pages the print takes, or how many sides of the card, once it was laid out.
    pub fn pages(&self) -> Option<usize> {
        self.layout.as_ref().map(|layout| layout.paging.pages.len())
    }

    /// Whether it can be printed as it was laid out: a card has four sides and no more.
    pub fn has_room(&self) -> bool {
        let is_card = |layout: &Layout| layout.document.imposition == Imposition::Folded;
        self.layout.as_ref().is_some_and(|layout| !is_card(layout) || layout.paging.pages.len() <= SIDES)
    }

    /// The print on the screen was measured: it is put on pages.
    pub(super) fn measured(&mut self, heights: &Heights) -> Vec<Effect> {
        self.layout = self.document().map(|document| Layout { paging: heights.on(&document), document });
        Vec::new()
    }

    /// After every event, whatever it was, since a print may also change at midnight or by another tab: a layout holds
    /// only for what was measured, and only while that is on the screen. The same print is not laid out again.
    pub(super) fn forget_old_layout(&mut self) {
        if let Some(layout) = self.layout.take() {
            self.look_at_layout_elsewhere(layout);
        }
    }

    #[inline(never)]
    fn look_at_layout_elsewhere(&mut self, layout: Layout) {
        let on_screen = self.stage == Stage::Open && !self.hidden;
        let is_same = on_screen && self.document().is_some_and(|document| document == layout.document);
        self.layout = is_same.then_some(layout);
    }

    /// The print as a file of plain text, for those who send it themselves.
    pub(super) fn save_as_text(&mut self) -> Vec<Effect> {
        let Some(document) = self.document() else { return Vec::new() };
        self.note_that(Notice::FileSaved);
        let name = format!("own-words-{}.txt", self.now.day().iso());
        vec![Effect::SaveFile { name, text: document.text() }]
    }

    /// The print as plain text, to be pasted elsewhere.
    pub(super) fn copy_as_text(&self) -> Vec<Effect> {
        self.document().map(|document| Effect::Copy(document.text())).into_iter().collect()
    }

    /// Says whether it could be copied.
    pub(super) fn copied(&mut self, done: bool) -> Vec<Effect> {
        self.note_that(if done { Notice::Copied } else { Notice::NotCopied });
        Vec::new()
    }
}

/// Of a mark on the timeline: the day, the kind, and what happened with the note then.
pub fn when(words: &Words, mark: &Mark) -> String {
    let mut when = if mark.has_day() { words.day(mark.at.day()) } else { String::new() };
    append(&mut when, " · ", words.kind(mark.note.kind()).name);
    let new_words = (mark.what == What::NewWords).then(|| words.question(Question::LookWording).label);
    for part in [new_words, mark.state.map(|state| words.choice(state))].into_iter().flatten() {
        append(&mut when, " · ", part);
    }
    when
}

/// Puts more words behind a text, parted from what stands there. Where there is nothing, nothing is parted.
#[inline(never)]
pub fn append(text: &mut String, parted_by: &str, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(parted_by);
    }
    text.push_str(more);
}
