//! One note: the answers to its questions, every wording with its date, and the looks back at it.

mod typed;

use litemap::LiteMap;

use super::id::NoteId;
use super::kind::Kind;
use super::look::Look;
use super::moment::Moment;
use super::question::{Choice, Form, Question};

/// What was said to one question: what was picked, and words.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// Verbatim, never trimmed: what was typed is what is kept.
    pub words: String,
    /// What was picked, without repeats, in the order the question offers it.
    pub chosen: Vec<Choice>,
}

/// A value and when it was begun.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// When these words were begun.
    pub at: Moment,
    /// The words.
    pub value: Value,
}

/// Everything said to one question over the years.
///
/// Invariant: `kept` only ever grows. What is being written just now is the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    kept: Vec<Said>,
    draft: Option<Said>,
}

/// Words begun longer ago than this are of another sitting: twelve hours, so that midnight splits none.
pub(super) const LONGEST_SITTING_MS: i64 = 12 * 60 * 60 * 1000;

/// Whether what was at one moment may be of the same sitting as what is at a later one.
pub fn is_one_sitting(then: Moment, now: Moment) -> bool {
    now.unix_ms() - then.unix_ms() <= LONGEST_SITTING_MS
}

/// One note of one kind.
///
/// Invariants: it holds answers only to questions its kind asks; kept wordings and kept looks are never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    id: NoteId,
    kind: Kind,
    begun: Moment,
    answers: LiteMap<Question, Answer>,
    looks: Vec<Look>,
    look_draft: Option<Look>,
    place: Option<Question>,
    finished: bool,
}

/// This kind of note does not ask that question, or the question does not offer that choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAsked {
    /// The kind of the note.
    pub kind: Kind,
    /// The question that does not belong to it.
    pub question: Question,
}

impl Value {
    /// Words alone.
    pub fn words(words: impl Into<String>) -> Value {
        Value { words: words.into(), chosen: Vec::new() }
    }

    /// Choices alone.
    pub fn chosen(chosen: impl IntoIterator<Item = Choice>) -> Value {
        Value { words: String::new(), chosen: chosen.into_iter().collect() }
    }

    /// Nothing picked and no visible letter.
    pub fn is_blank(&self) -> bool {
        self.chosen.is_empty() && self.words.trim().is_empty()
    }

    /// Picks or unpicks one choice as `form` allows: of a single choice the newest counts.
    pub fn pick(&mut self, form: Form, choice: Choice, on: bool) {
        match form {
            Form::One(_) if on => self.chosen = vec![choice],
            Form::Many(_) if on && !self.chosen.contains(&choice) => self.chosen.push(choice),
            _ if !on => self.chosen.retain(|other| *other != choice),
            _ => {}
        }
        let in_order = form.choices().iter().copied().filter(|choice| self.chosen.contains(choice));
        self.chosen = in_order.collect();
    }

    /// Whether `question` offers all that was picked, and no more of it than it allows.
    pub fn fits(&self, question: Question) -> bool {
        let form = question.form();
        let mut chosen = self.chosen.iter().enumerate();
        let once_and_offered =
            chosen.all(|(index, choice)| form.choices().contains(choice) && !self.chosen[..index].contains(choice));
        once_and_offered && (self.chosen.len() <= 1 || matches!(form, Form::Many(_)))
    }
}

impl Answer {
    /// An answer as it was stored: `kept` oldest first.
    pub fn from_parts(kept: Vec<Said>, draft: Option<Said>) -> Answer {
        Answer { kept, draft }
    }

    /// All kept wordings, the first one first.
    pub fn kept(&self) -> &[Said] {
        &self.kept
    }

    /// What is being written just now and not yet kept.
    pub fn draft(&self) -> Option<&Said> {
        self.draft.as_ref()
    }

    /// The newest words, kept or not.
    pub fn current(&self) -> Option<&Said> {
        self.draft.as_ref().or(self.kept.last())
    }

    /// Writes the draft. Words that were begun long before are kept first: what was said then stays as it was, also
    /// when the person never came to the end of that sitting.
    fn write(&mut self, question: Question, value: Value, at: Moment) {
        if self.draft.as_ref().is_some_and(|draft| at.unix_ms() - draft.at.unix_ms() > LONGEST_SITTING_MS) {
            self.keep(question);
        }
        let at = self.draft.as_ref().map_or(at, |draft| draft.at);
        self.draft = Some(Said { at, value });
    }

    /// Closes the draft. Blank words, or the same words again, add nothing; but a heap of which all was taken away is
    /// empty from then on.
    fn keep(&mut self, question: Question) {
        if let Some(draft) = self.draft.take() {
            let same = self.kept.last().is_some_and(|last| last.value == draft.value) || self.kept.contains(&draft);
            let says = !draft.value.is_blank() || question.is_heap() && !self.kept.is_empty();
            if says && !same {
                self.kept.push(draft);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.draft.is_none()
    }

    /// Both of two: every wording either of them kept, by date; of two drafts the first stays a draft.
    fn merge(self, other: Answer) -> Answer {
        let mut kept = self.kept;
        for said in other.kept {
            if !kept.contains(&said) {
                kept.push(said);
            }
        }
        let draft = match (self.draft, other.draft) {
            (Some(mine), Some(theirs)) if mine.value != theirs.value => {
                if !theirs.value.is_blank() && !kept.contains(&theirs) {
                    kept.push(theirs);
                }
                Some(mine)
            }
            (mine, theirs) => mine.or(theirs),
        };
        put_in_order(&mut kept);
        Answer { kept, draft }
    }
}

/// Insertion sort: wordings are few and nearly in order, and the library's sort is large in the first load.
pub(crate) fn put_in_order<T: Ord>(items: &mut [T]) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items[at - 1] > items[at] {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

impl Note {
    /// A new note with nothing in it.
    pub fn new(id: NoteId, kind: Kind, begun: Moment) -> Note {
        Note {
            id,
            kind,
            begun,
            answers: LiteMap::new(),
            looks: Vec::new(),
            look_draft: None,
            place: None,
            finished: false,
        }
    }

    /// A note as it was stored. An answer that does not belong to `kind`, or holds a choice its question does
    /// not offer, is an error: the caller keeps the bytes.
    pub fn from_parts(
        id: NoteId,
        kind: Kind,
        begun: Moment,
        stored: impl IntoIterator<Item = (Question, Answer)>,
        looks: Vec<Look>,
        look_draft: Option<Look>,
        (place, finished): (Option<Question>, bool),
    ) -> Result<Note, NotAsked> {
        let stored = stored.into_iter();
        let mut answers: LiteMap<Question, Answer> = LiteMap::with_capacity(stored.size_hint().0);
        for (question, answer) in stored {
            answers.insert(question, answer);
        }
        for (question, answer) in answers.iter() {
            let fits = answer.kept.iter().chain(&answer.draft).all(|said| said.value.fits(*question));
            if question.is_look() || !kind.asks(*question) || !fits {
                return Err(NotAsked { kind, question: *question });
            }
        }
        for (question, value) in looks.iter().chain(&look_draft).flat_map(Look::answers) {
            if !value.fits(question) {
                return Err(NotAsked { kind, question });
            }
        }
        if let Some(question) = place.filter(|question| !kind.asks(*question)) {
            return Err(NotAsked { kind, question });
        }
        Ok(Note { id, kind, begun, answers, looks, look_draft, place, finished })
    }

    /// Its name.
    pub fn id(&self) -> NoteId {
        self.id
    }

    /// What kind of note it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// When it was begun: the date it stands under.
    pub fn begun(&self) -> Moment {
        self.begun
    }

    /// Everything said to `question`, if anything was.
    pub fn answer(&self, question: Question) -> Option<&Answer> {
        self.answers.get(&question)
    }

    /// All answers, in the order they are asked. In a list: a chain would be compiled anew for each that walks it.
    pub fn answers(&self) -> Vec<(Question, &Answer)> {
        let of_any = Question::OF_ANY.iter().filter(|question| !self.kind.questions().contains(question));
        let mut answers = Vec::new();
        for question in self.kind.questions().iter().chain(of_any) {
            if let Some(answer) = self.answers.get(question) {
                answers.push((*question, answer));
            }
        }
        answers
    }

    /// The newest words to `question`: of this sitting if there are any, else the last kept.
    /// For a look-back question, those of the look being written.
    pub fn current(&self, question: Question) -> Option<&Value> {
        if question.is_look() {
            return self.look_draft.as_ref()?.answer(question);
        }
        self.answers.get(&question)?.current().map(|said| &said.value)
    }

    /// The newest kept words to `question`. Until the person has come to the end of its questions once, those that are
    /// being written: what was kept by itself on the way there, because a day went by, is no whole sentence.
    pub fn settled(&self, question: Question) -> Option<&Said> {
        let answer = self.answers.get(&question)?;
        let draft = answer.draft.as_ref().filter(|said| !self.finished && !said.value.is_blank());
        draft.or(answer.kept.last()).or(answer.draft.as_ref()).filter(|said| !said.value.is_blank())
    }

    /// When something was last said in it that stands, in an answer or in a kept look back.
    pub fn last_said(&self) -> Option<Moment> {
        let mut last = self.looks.iter().map(Look::at).max();
        for (_, answer) in self.answers() {
            last = last.max(answer.current().map(|said| said.at));
        }
        last
    }

    /// Whether something was said in it so lately that it may be of this sitting.
    pub fn is_of_sitting(&self, now: Moment) -> bool {
        self.last_said().is_some_and(|last| is_one_sitting(last, now))
    }

    /// The words that stand for the note: its lead, else the first thing that was said at all.
    pub fn lead(&self) -> Option<&Value> {
        let said = self.kind.questions().iter().filter_map(|question| self.settled(*question));
        said.map(|said| &said.value).next()
    }

    /// How often something was asked for and not heard since it last was, and when first; none when it is heard or
    /// settled, and for what was never asked.
    pub fn not_heard(&self) -> Option<(usize, Moment)> {
        let kept = self.answer(Question::TalkAsked)?.kept().iter().rev();
        let asked: Vec<&Said> = kept.take_while(|said| said.value.chosen == [Choice::AskedNotHeard]).collect();
        Some((asked.len(), asked.last()?.at))
    }

    /// It was asked again and not heard, or it is settled. That stands with its date, also where it was so before.
    pub fn asked(&mut self, choice: Choice, at: Moment) {
        if self.kind.asks(Question::TalkAsked) {
            let answer = self.answers.entry(Question::TalkAsked).or_default();
            answer.keep(Question::TalkAsked);
            answer.kept.push(Said { at, value: Value::chosen([choice]) });
        }
    }

    /// How it is with it now: what was said when it was last looked back at; before that, 'not yet' where that was said.
    pub fn state(&self) -> Option<Choice> {
        let looked = self.looks.iter().rev().find_map(Look::now);
        let not_yet = || {
            let when = self.settled(Question::GoalWhen)?.value.chosen.first().copied();
            when.filter(|when| *when == Choice::NotYet)
        };
        looked.or_else(not_yet)
    }

    /// The first words that stand for a hope or a goal, once there is something later to hold beside them.
    pub fn first_words(&self) -> Option<&Said> {
        let lead = self.answer(self.kind.lead())?.kept();
        let is_later = lead.len() > 1 || !self.looks.is_empty();
        lead.first().filter(|_| is_later && matches!(self.kind, Kind::Hope | Kind::Goal))
    }

    /// All words that were ever written in it: of each question the newest first, then those of the looks back.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for (_, answer) in self.answers() {
            for said in answer.draft.iter().chain(answer.kept.iter().rev()) {
                texts.push(said.value.words.as_str());
            }
        }
        for look in self.looks.iter().chain(&self.look_draft) {
            for (_, value) in look.answers() {
                texts.push(value.words.as_str());
            }
        }
        texts
    }

    /// Looks that were kept, oldest first.
    pub fn looks(&self) -> &[Look] {
        &self.looks
    }

    /// The look being written, if one is.
    pub fn look_draft(&self) -> Option<&Look> {
        self.look_draft.as_ref()
    }

    /// The screen where the person stopped, while something is not finished.
    pub fn place(&self) -> Option<Question> {
        self.place
    }

    /// Something was begun and not yet kept.
    pub fn is_open(&self) -> bool {
        self.look_draft.is_some() || self.answers.values().any(|answer| answer.draft.is_some())
    }

    /// The person has come to the end of its questions once.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// These are the first words, and the person has not come to the end of its questions yet.
    pub fn is_first_sitting(&self) -> bool {
        !self.finished
    }

    /// The part of life it is about.
    pub fn area(&self) -> Option<Choice> {
        self.settled(Question::Area)?.value.chosen.first().copied()
    }

    /// The name of the card it was begun from.
    pub fn card(&self) -> Option<&str> {
        self.settled(Question::Card).map(|said| said.value.words.as_str())
    }

    /// Nothing in it at all, but for what came with the card it was begun from, and who typed it.
    pub fn is_blank(&self) -> bool {
        let blank = |said: &Said| said.value.is_blank();
        let with_card = self.answers.get(&Question::Card).is_some();
        let beside =
            |question: Question| question == Question::Typed || with_card && Question::OF_ANY.contains(&question);
        self.looks.is_empty()
            && self.look_draft.as_ref().is_none_or(Look::is_blank)
            && self.answers.iter().all(|(question, answer)| {
                beside(*question) || answer.kept.is_empty() && answer.draft.as_ref().is_none_or(blank)
            })
    }

    /// Writes words to a question in this sitting. Earlier wordings stay untouched below them.
    pub fn write(&mut self, question: Question, value: Value, at: Moment) -> Result<(), NotAsked> {
        if !self.kind.asks(question) || !value.fits(question) {
            return Err(NotAsked { kind: self.kind, question });
        }
        if question.is_look() {
            self.look_draft.get_or_insert_with(|| Look::new(at)).write(question, value);
        } else {
            let answer = self.answers.entry(question).or_default();
            let kept_before = answer.kept.len();
            answer.write(question, value, at);
            if question == self.kind.lead() {
                self.mark_own_words(kept_before);
            }
        }
        self.place = Some(question);
        Ok(())
    }

    /// Remembers the screen where the person is, so that it can be found again.
    pub fn stand_at(&mut self, question: Question) {
        if self.kind.asks(question) {
            self.place = Some(question);
        }
    }

    /// Ends the sitting: what was being written is now kept, for good.
    pub fn keep(&mut self) {
        self.keep_own_words();
        for (question, answer) in self.answers.iter_mut() {
            answer.keep(*question);
        }
        if let Some(mut look) = self.look_draft.take() {
            if let Some(value) = look.take_wording() {
                let lead = self.answers.entry(self.kind.lead()).or_default();
                lead.write(self.kind.lead(), value, look.at());
                lead.keep(self.kind.lead());
            }
            if !look.is_blank() && !self.looks.contains(&look) {
                self.looks.push(look);
            }
        }
        self.answers.retain(|_, answer| !answer.is_empty());
        self.place = None;
        self.finished = true;
    }

    /// The same note under another name, for when its own name is taken by something that may not be overwritten.
    pub fn renamed(self, id: NoteId) -> Note {
        Note { id, ..self }
    }

    /// Whether new words were begun on top of kept ones, or a look: what [`Note::leave_new_words`] leaves.
    pub fn has_new_words(&self) -> bool {
        let is_kept = |question| self.answers.get(&question).is_some_and(|answer| !answer.kept.is_empty());
        // Who typed goes with the words it is of.
        let is_new = |question| is_kept(question) || question == Question::Typed && is_kept(self.kind.lead());
        let mut begun = self.answers.iter().filter(|(_, answer)| answer.draft.is_some());
        self.look_draft.is_some() || begun.any(|(question, _)| is_new(*question))
    }

    /// Leaves new words that were begun on top of kept ones. First words are never left this way.
    pub fn leave_new_words(&mut self) {
        for (_, answer) in self.answers.iter_mut().filter(|(_, answer)| !answer.kept.is_empty()) {
            answer.draft = None;
        }
        if self.answers.get(&self.kind.lead()).is_some_and(|own| !own.kept.is_empty()) {
            self.unmark();
        }
        self.look_draft = None;
        self.place = None;
    }

    /// Keeps both of two versions of the same note, as when two tabs wrote at once: every wording and every look
    /// of either. Where both are being written, the first stays as it is and the other becomes a kept wording.
    pub fn merge(self, other: Note) -> Note {
        let mut answers = self.answers;
        for (question, theirs) in other.answers {
            let mine = answers.remove(&question).unwrap_or_default();
            answers.insert(question, mine.merge(theirs));
        }
        let mut looks = self.looks;
        for look in other.looks {
            if !looks.contains(&look) {
                looks.push(look);
            }
        }
        let look_draft = match (self.look_draft, other.look_draft) {
            (Some(mine), Some(mut theirs)) if mine != theirs => {
                if let Some(value) = theirs.take_wording() {
                    let said = Said { at: theirs.at(), value };
                    let lead = answers.remove(&self.kind.lead()).unwrap_or_default();
                    let lead = lead.merge(Answer { kept: vec![said], draft: None });
                    answers.insert(self.kind.lead(), lead);
                }
                if !theirs.is_blank() && !looks.contains(&theirs) {
                    looks.push(theirs);
                }
                Some(mine)
            }
            (mine, theirs) => mine.or(theirs),
        };
        put_in_order(&mut looks);
        Note {
            id: self.id,
            kind: self.kind,
            begun: self.begun.min(other.begun),
            answers,
            looks,
            look_draft,
            place: self.place.or(other.place),
            finished: self.finished || other.finished,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
