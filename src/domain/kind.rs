//! What can be written.

use super::question::Question;

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
    ];

    /// So many of these are offered at once; the others when more is asked for.
    pub const OFFERED_FIRST: usize = 5;

    /// The questions of this kind, in the order they are asked. Never empty; the first one holds the note's own words.
    pub fn questions(self) -> &'static [Question] {
        use Question::*;
        match self {
            Kind::Hope => &[HopeWhat, HopeWhy, HopeArea],
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
        }
    }

    /// The question whose answer stands for the note in lists and on the page.
    pub fn lead(self) -> Question {
        self.questions()[0]
    }

    /// The kind that asks `question`; none for the questions of a look back.
    pub fn asking(question: Question) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.questions().contains(&question))
    }

    /// Whether `question` is asked of this kind, at first or in a look back.
    pub fn asks(self, question: Question) -> bool {
        question.is_look() || self.questions().contains(&question)
    }
}
