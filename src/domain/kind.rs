//! What can be written.

use super::heaps::Heaping;
use super::question::{Form, Question};

/// A kind of note. It decides which questions are asked, and so which answers a note can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A hope.
    Hope,
    /// Something I am working on.
    Goal,
    /// Something that has helped.
    Helped,
    /// Something that made no difference or made things harder.
    DidNotHelp,
    /// Something to talk about.
    ToTalkAbout,
    /// What I expect of this help.
    Expect,
    /// A sign of a hard day.
    HardDay,
    /// An everyday matter.
    Everyday,
    /// Medicine.
    Medicine,
    /// About me.
    AboutMe,
    /// Something from my life.
    FromLife,
    /// After a talk.
    AfterTalk,
    /// Cards that matter now.
    Cards,
    /// Everything at once that is on one's mind.
    OnMind,
    /// A page that was brought, as it was that day.
    Brought,
}

impl Kind {
    /// Every kind, in the order it is offered.
    pub const ALL: &'static [Kind] = &[
        Kind::Hope,
        Kind::Goal,
        Kind::Helped,
        Kind::DidNotHelp,
        Kind::ToTalkAbout,
        Kind::Expect,
        Kind::HardDay,
        Kind::Everyday,
        Kind::Medicine,
        Kind::AboutMe,
        Kind::FromLife,
        Kind::AfterTalk,
        Kind::Cards,
        Kind::OnMind,
        Kind::Brought,
    ];

    /// Those that are offered at once; the others when more is asked for. The last two ask for few words, or for no order.
    pub const OFFERED_FIRST: &'static [Kind] =
        &[Kind::Hope, Kind::Goal, Kind::Helped, Kind::DidNotHelp, Kind::ToTalkAbout, Kind::Cards, Kind::OnMind];

    /// The questions of this kind, in the order they are asked. Never empty; the first one holds the note's own words.
    pub fn questions(self) -> &'static [Question] {
        use Question::*;
        match self {
            Kind::Hope => &[HopeWhat, HopeWhy, Area],
            Kind::Goal => &[GoalWhat, GoalWhy, GoalStep, GoalWho, GoalWish, GoalWhen],
            Kind::Helped => &[HelpedWhat, HelpedHow, HelpedFrom, HelpedWho],
            Kind::DidNotHelp => &[HarderWhat, HarderHow, HarderBetter],
            Kind::ToTalkAbout => &[TalkWhat, TalkHelp, TalkAsked, TalkAlong],
            Kind::Expect => &[ExpectWhat, ExpectNot, ExpectKnow],
            Kind::HardDay => &[SignWhat, SignSeen, SignDo, SignCall, SignOthers],
            Kind::Everyday => &[MatterWhat, MatterAsked, MatterHappened, MatterAlong],
            Kind::Medicine => &[MedicineFor, MedicineGood, MedicineBothers, MedicineAsk],
            Kind::AboutMe => &[MeLike, MeGoodAt, MeSafe, MeWhere, MePush, MeYou],
            Kind::FromLife => &[LifeWhat, LifeWhen, LifeMeant, LifeBack],
            Kind::AfterTalk => &[AfterWhen, AfterAgreed, AfterMattered, AfterLeftOut, AfterKind],
            Kind::Cards => &[CardsWhich, CardsOwn, CardsFirst, CardsOthers],
            Kind::OnMind => &[MindWhat, MindFirst, MindWait, MindNotMine],
            Kind::Brought => &[BroughtPage],
        }
    }

    /// Those of its questions that have a screen of their own.
    pub fn screens(self) -> impl Iterator<Item = Question> {
        self.questions().iter().copied().filter(|question| question.form() != Form::Beside)
    }

    /// Whether a person writes such a note. A page that was brought is made, and never changed.
    pub fn is_written(self) -> bool {
        self.screens().next().is_some()
    }

    /// The question whose answer stands for the note in lists and on the page.
    pub fn lead(self) -> Question {
        self.questions()[0]
    }

    /// The kind that asks `question`; none for the questions of a look back.
    pub fn asking(question: Question) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.questions().contains(&question))
    }

    /// Whether `question` may be answered in a note of this kind: asked at first, in a look back, or of any note.
    pub fn asks(self, question: Question) -> bool {
        question.is_look() || Question::OF_ANY.contains(&question) || self.questions().contains(&question)
    }

    /// How the lines of such a note are put in order, if they are.
    pub fn heaping(self) -> Option<Heaping> {
        use Question::*;
        match self {
            Kind::Cards => Some(Heaping {
                from: &[CardsWhich, CardsOwn],
                heaps: &[Some(CardsFirst), Some(CardsOthers)],
                most_in_first: 3,
            }),
            Kind::OnMind => Some(Heaping {
                from: &[MindWhat],
                heaps: &[None, Some(MindFirst), Some(MindWait), Some(MindNotMine)],
                most_in_first: usize::MAX,
            }),
            _ => None,
        }
    }
}
