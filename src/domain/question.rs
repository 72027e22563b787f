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
    Area,
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
    /// What do you hope this help will do?
    ExpectWhat,
    /// What do you not want?
    ExpectNot,
    /// How will you know it is helping?
    ExpectKnow,
    /// What do you notice first when things get harder?
    SignWhat,
    /// What might others see?
    SignSeen,
    /// What can you do?
    SignDo,
    /// Who can you call?
    SignCall,
    /// What should others do, and not do?
    SignOthers,
    /// What is hard just now?
    MatterWhat,
    /// What have you asked for?
    MatterAsked,
    /// What happened?
    MatterHappened,
    /// Who could come along, or be invited?
    MatterAlong,
    /// What do you want it to help you do?
    MedicineFor,
    /// What is good about it?
    MedicineGood,
    /// What bothers you?
    MedicineBothers,
    /// What would you like to ask?
    MedicineAsk,
    /// What do you like doing?
    MeLike,
    /// What are you good at? What do people thank you for?
    MeGoodAt,
    /// What helps you feel safe when we talk?
    MeSafe,
    /// Where do you like to meet?
    MeWhere,
    /// Is a push welcome? Where, how far, and how will you say stop?
    MePush,
    /// What would you like to know about the person you talk with?
    MeYou,
    /// What happened, or what did you use to do?
    LifeWhat,
    /// When was that, about?
    LifeWhen,
    /// What did it mean to you?
    LifeMeant,
    /// Would you like some of it back?
    LifeBack,
    /// When, and with whom?
    AfterWhen,
    /// What did we agree, and who does what?
    AfterAgreed,
    /// Did we get to what mattered most to me?
    AfterMattered,
    /// What was left out?
    AfterLeftOut,
    /// How will I be kind to myself tonight?
    AfterKind,
    /// The card that a note was begun from.
    Card,
    /// Which cards matter to you now?
    CardsWhich,
    /// Cards of one's own, a line each.
    CardsOwn,
    /// Which come first?
    CardsFirst,
    /// The other cards, in order.
    CardsOthers,
    /// What is on your mind?
    MindWhat,
    /// What comes first?
    MindFirst,
    /// What can wait?
    MindWait,
    /// What is not yours to carry?
    MindNotMine,
    /// Everything that stood on a page that was brought.
    BroughtPage,
    /// Did someone else type it?
    Typed,
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
    BackYes,
    BackSome,
    BackNo,
    MatteredYes,
    MatteredPartly,
    MatteredNot,
    TypedByOther,
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
        Choice::BackYes,
        Choice::BackSome,
        Choice::BackNo,
        Choice::MatteredYes,
        Choice::MatteredPartly,
        Choice::MatteredNot,
        Choice::TypedByOther,
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
    /// The names of the cards that were picked, a line each.
    Cards,
    /// Lines that were written before, put in heaps and in order.
    Heaps,
    /// In own words, and not on a screen of its own: another question's screen asks it too, or none does.
    Beside,
}

impl Question {
    /// Every question, in no meaningful order.
    pub const ALL: &'static [Question] = &[
        Question::HopeWhat,
        Question::HopeWhy,
        Question::Area,
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
        Question::ExpectWhat,
        Question::ExpectNot,
        Question::ExpectKnow,
        Question::SignWhat,
        Question::SignSeen,
        Question::SignDo,
        Question::SignCall,
        Question::SignOthers,
        Question::MatterWhat,
        Question::MatterAsked,
        Question::MatterHappened,
        Question::MatterAlong,
        Question::MedicineFor,
        Question::MedicineGood,
        Question::MedicineBothers,
        Question::MedicineAsk,
        Question::MeLike,
        Question::MeGoodAt,
        Question::MeSafe,
        Question::MeWhere,
        Question::MePush,
        Question::MeYou,
        Question::LifeWhat,
        Question::LifeWhen,
        Question::LifeMeant,
        Question::LifeBack,
        Question::AfterWhen,
        Question::AfterAgreed,
        Question::AfterMattered,
        Question::AfterLeftOut,
        Question::AfterKind,
        Question::Card,
        Question::CardsWhich,
        Question::CardsOwn,
        Question::CardsFirst,
        Question::CardsOthers,
        Question::MindWhat,
        Question::MindFirst,
        Question::MindWait,
        Question::MindNotMine,
        Question::BroughtPage,
        Question::Typed,
    ];

    /// What any note may say, whatever its kind asks: the part of life it is about, the card it was begun from, and whether
    /// someone else typed it.
    pub const OF_ANY: &'static [Question] = &[Question::Area, Question::Card, Question::Typed];

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
            ExpectWhat | ExpectNot | ExpectKnow | SignWhat | SignSeen | SignDo | SignOthers | MatterWhat
            | MatterAsked | MatterHappened | MedicineFor | MedicineGood | MedicineBothers | MedicineAsk | MeLike
            | MeGoodAt | MeSafe | MePush | MeYou | LifeWhat | LifeMeant | AfterAgreed | AfterLeftOut | AfterKind
            | MindWhat => Form::Long,
            CardsWhich => Form::Cards,
            CardsFirst | MindFirst => Form::Heaps,
            Card | CardsOwn | CardsOthers | MindWait | MindNotMine | BroughtPage => Form::Beside,
            GoalWho | HelpedWho | TalkAlong | SignCall | MatterAlong | MeWhere | LifeWhen | AfterWhen => Form::Short,
            Area => Form::One(&[AreaPeople, AreaHome, AreaDays, AreaBody, AreaMe]),
            GoalWish => Form::One(&[WishMine, WishTheirs, WishDiffers]),
            GoalWhen => Form::One(&[ForNow, NotYet]),
            HelpedFrom => Form::Many(&[FromMe, FromNear, FromService, FromEveryday, FromMedicine]),
            TalkHelp => Form::Many(&[HelpListen, HelpAnswer, HelpPractical]),
            TalkAsked => Form::One(&[AskedNot, AskedHeard, AskedNotHeard]),
            LookNow => Form::One(&[StillTrue, Changed, GotThere, LetGo]),
            LifeBack => Form::One(&[BackYes, BackSome, BackNo]),
            Typed => Form::One(&[TypedByOther]),
            AfterMattered => Form::One(&[MatteredYes, MatteredPartly, MatteredNot]),
        }
    }

    /// Whether its answer says which lines lie in a heap.
    pub fn is_heap(self) -> bool {
        use Question::*;
        matches!(self, CardsFirst | CardsOthers | MindFirst | MindWait | MindNotMine)
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
            Form::Long | Form::Short | Form::Cards | Form::Heaps | Form::Beside => &[],
            Form::One(choices) | Form::Many(choices) => choices,
        }
    }
}
