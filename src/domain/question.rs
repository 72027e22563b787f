//! Every question that can be asked, how it may be answered, and the choices it offers.
//!
//! A new question is one variant here, one place in [`super::Kind::questions`], and one line in each language.

/// One question, asked on one screen. Every one may be skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What do you hope for?
    HopeWhat,
    /// Why does it matter to you?
    HopeWhy,
    /// Which part of life is it about?
    HopeArea,
    /// What do you want to be different?
    GoalWhat,
    /// Why does it matter?
    GoalWhy,
    /// What is one small step?
    GoalStep,
    /// Who could help?
    GoalWho,
    /// Whose wish is this?
    GoalWish,
    /// For now, or not yet?
    GoalWhen,
    /// What helped, even a little?
    HelpedWhat,
    /// In what way?
    HelpedHow,
    /// Where did it come from?
    HelpedFrom,
    /// Who was there? Where were you?
    HelpedWho,
    /// What made things harder, or no different?
    HarderWhat,
    /// In what way?
    HarderHow,
    /// What would have been better?
    HarderBetter,
    /// What do you want to bring up?
    TalkWhat,
    /// What would help?
    TalkHelp,
    /// Have you asked before? Were you heard?
    TalkAsked,
    /// Could someone come along?
    TalkAlong,
    /// How does this look now?
    LookNow,
    /// How did that happen?
    LookHow,
    /// What helped?
    LookHelped,
    /// How would you put it now?
    LookWording,
}

/// One thing that can be picked as (part of) an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each name is the choice itself; the sentences are in `words`")]
pub enum Choice {
    AreaPeople,
    AreaHome,
    AreaDays,
    AreaBody,
    AreaMe,
    WishMine,
    WishTheirs,
    WishDiffers,
    ForNow,
    NotYet,
    FromMe,
    FromNear,
    FromService,
    FromEveryday,
    FromMedicine,
    HelpListen,
    HelpAnswer,
    HelpPractical,
    AskedNot,
    AskedHeard,
    AskedNotHeard,
    StillTrue,
    Changed,
    GotThere,
    LetGo,
}

impl Choice {
    /// Every choice, in no meaningful order.
    pub const ALL: &'static [Choice] = &[
        Choice::AreaPeople,
        Choice::AreaHome,
        Choice::AreaDays,
        Choice::AreaBody,
        Choice::AreaMe,
        Choice::WishMine,
        Choice::WishTheirs,
        Choice::WishDiffers,
        Choice::ForNow,
        Choice::NotYet,
        Choice::FromMe,
        Choice::FromNear,
        Choice::FromService,
        Choice::FromEveryday,
        Choice::FromMedicine,
        Choice::HelpListen,
        Choice::HelpAnswer,
        Choice::HelpPractical,
        Choice::AskedNot,
        Choice::AskedHeard,
        Choice::AskedNotHeard,
        Choice::StillTrue,
        Choice::Changed,
        Choice::GotThere,
        Choice::LetGo,
    ];
}

/// How a question may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In own words, several lines.
    Long,
    /// In own words, usually one line.
    Short,
    /// One of these, and own words beside it.
    One(&'static [Choice]),
    /// Any of these, and own words beside them.
    Many(&'static [Choice]),
}

impl Question {
    /// Every question, in no meaningful order.
    pub const ALL: &'static [Question] = &[
        Question::HopeWhat,
        Question::HopeWhy,
        Question::HopeArea,
        Question::GoalWhat,
        Question::GoalWhy,
        Question::GoalStep,
        Question::GoalWho,
        Question::GoalWish,
        Question::GoalWhen,
        Question::HelpedWhat,
        Question::HelpedHow,
        Question::HelpedFrom,
        Question::HelpedWho,
        Question::HarderWhat,
        Question::HarderHow,
        Question::HarderBetter,
        Question::TalkWhat,
        Question::TalkHelp,
        Question::TalkAsked,
        Question::TalkAlong,
        Question::LookNow,
        Question::LookHow,
        Question::LookHelped,
        Question::LookWording,
    ];

    /// The questions of a look back, in the order they are asked. They belong to no kind.
    pub const LOOK: &'static [Question] =
        &[Question::LookNow, Question::LookHow, Question::LookHelped, Question::LookWording];

    /// How this question may be answered.
    pub fn form(self) -> Form {
        use Choice::*;
        use Question::*;
        match self {
            HopeWhat | HopeWhy | GoalWhat | GoalWhy | GoalStep | HelpedWhat | HelpedHow | HarderWhat | HarderHow
            | HarderBetter | TalkWhat | LookHow | LookHelped | LookWording => Form::Long,
            GoalWho | HelpedWho | TalkAlong => Form::Short,
            HopeArea => Form::One(&[AreaPeople, AreaHome, AreaDays, AreaBody, AreaMe]),
            GoalWish => Form::One(&[WishMine, WishTheirs, WishDiffers]),
            GoalWhen => Form::One(&[ForNow, NotYet]),
            HelpedFrom => Form::Many(&[FromMe, FromNear, FromService, FromEveryday, FromMedicine]),
            TalkHelp => Form::Many(&[HelpListen, HelpAnswer, HelpPractical]),
            TalkAsked => Form::One(&[AskedNot, AskedHeard, AskedNotHeard]),
            LookNow => Form::One(&[StillTrue, Changed, GotThere, LetGo]),
        }
    }

    /// Whether it is asked when looking back, of a note of any kind.
    pub fn is_look(self) -> bool {
        Question::LOOK.contains(&self)
    }
}

impl Form {
    /// What can be picked; empty where only words are asked for.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Form::Long | Form::Short => &[],
            Form::One(choices) | Form::Many(choices) => choices,
        }
    }
}
