//! The short names under which questions, choices and settings are stored.
//!
//! Invariant: a name is never changed and never used again for something else. The page may call a question
//! what it likes; what was stored ten years ago still says `hope.what`. A new name raises the schema.

use crate::domain::{
    Choice, Country, GuideStep, Kind, Language, Need, Paper, Part, Question, Spacing, TalkAbout, TextSize, Theme,
};

/// Something stored under a short name.
pub trait Coded: Copy + 'static {
    /// The short name.
    fn code(self) -> &'static str;
    /// What the name stands for, if it stands for anything.
    fn from_code(code: &str) -> Option<Self>;
}

/// One table, read in both directions. A variant without a name does not compile.
macro_rules! codes {
    ($($type:ident { $($variant:ident = $code:literal,)+ })+) => {
        $(impl Coded for $type {
            fn code(self) -> &'static str {
                match self { $($type::$variant => $code,)+ }
            }

            fn from_code(code: &str) -> Option<$type> {
                // A search through the names: a match would spell out a comparison for each.
                [$($type::$variant,)+].iter().copied().find(|it| it.code() == code)
            }
        })+

        /// Every name, a line each: the type, the variant, the name.
        #[cfg(test)]
        fn table() -> String {
            let mut lines = String::new();
            $($(
                assert_eq!($type::from_code($type::$variant.code()), Some($type::$variant));
                lines += concat!(stringify!($type), " ", stringify!($variant), " ");
                lines += $type::$variant.code();
                lines += "\n";
            )+)+
            lines
        }
    };
}

codes! {
    Kind {
        Hope = "hope",
        Goal = "goal",
        Helped = "helped",
        DidNotHelp = "did-not-help",
        ToTalkAbout = "to-talk-about",
        Expect = "expect",
        HardDay = "hard-day",
        Everyday = "everyday",
        Medicine = "medicine",
        AboutMe = "about-me",
        FromLife = "from-life",
        AfterTalk = "after-talk",
        Cards = "cards",
        OnMind = "on-mind",
        Brought = "brought",
    }
    Question {
        HopeWhat = "hope.what",
        HopeWhy = "hope.why",
        Area = "hope.area",
        GoalWhat = "goal.what",
        GoalWhy = "goal.why",
        GoalStep = "goal.step",
        GoalWho = "goal.who",
        GoalWish = "goal.wish",
        GoalWhen = "goal.when",
        HelpedWhat = "helped.what",
        HelpedHow = "helped.how",
        HelpedFrom = "helped.from",
        HelpedWho = "helped.who",
        HarderWhat = "harder.what",
        HarderHow = "harder.how",
        HarderBetter = "harder.better",
        TalkWhat = "talk.what",
        TalkHelp = "talk.help",
        TalkAsked = "talk.asked",
        TalkAlong = "talk.along",
        LookNow = "look.now",
        LookHow = "look.how",
        LookHelped = "look.helped",
        LookWording = "look.wording",
        ExpectWhat = "expect.what",
        ExpectNot = "expect.not",
        ExpectKnow = "expect.know",
        SignWhat = "sign.what",
        SignSeen = "sign.seen",
        SignDo = "sign.do",
        SignCall = "sign.call",
        SignOthers = "sign.others",
        MatterWhat = "matter.what",
        MatterAsked = "matter.asked",
        MatterHappened = "matter.happened",
        MatterAlong = "matter.along",
        MedicineFor = "medicine.for",
        MedicineGood = "medicine.good",
        MedicineBothers = "medicine.bothers",
        MedicineAsk = "medicine.ask",
        MeLike = "me.like",
        MeGoodAt = "me.good-at",
        MeSafe = "me.safe",
        MeWhere = "me.where",
        MePush = "me.push",
        MeYou = "me.you",
        LifeWhat = "life.what",
        LifeWhen = "life.when",
        LifeMeant = "life.meant",
        LifeBack = "life.back",
        AfterWhen = "after.when",
        AfterAgreed = "after.agreed",
        AfterMattered = "after.mattered",
        AfterLeftOut = "after.left-out",
        AfterKind = "after.kind",
        Card = "card",
        CardsWhich = "cards.which",
        CardsOwn = "cards.own",
        CardsFirst = "cards.first",
        CardsOthers = "cards.others",
        MindWhat = "mind.what",
        MindFirst = "mind.first",
        MindWait = "mind.wait",
        MindNotMine = "mind.not-mine",
        BroughtPage = "brought.page",
        Typed = "typed",
    }
    Choice {
        AreaPeople = "area.people",
        AreaHome = "area.home",
        AreaDays = "area.days",
        AreaBody = "area.body",
        AreaMe = "area.me",
        WishMine = "wish.mine",
        WishTheirs = "wish.theirs",
        WishDiffers = "wish.differs",
        ForNow = "when.now",
        NotYet = "when.not-yet",
        FromMe = "from.me",
        FromNear = "from.near",
        FromService = "from.service",
        FromEveryday = "from.everyday",
        FromMedicine = "from.medicine",
        HelpListen = "help.listen",
        HelpAnswer = "help.answer",
        HelpPractical = "help.practical",
        AskedNot = "asked.not",
        AskedHeard = "asked.heard",
        AskedNotHeard = "asked.not-heard",
        StillTrue = "now.still-true",
        Changed = "now.changed",
        GotThere = "now.got-there",
        LetGo = "now.let-go",
        BackYes = "back.yes",
        BackSome = "back.some",
        BackNo = "back.no",
        MatteredYes = "mattered.yes",
        MatteredPartly = "mattered.partly",
        MatteredNot = "mattered.not",
        TypedByOther = "typed.by-other",
    }
    Need {
        ToBeListenedTo = "listened-to",
        ToLookAhead = "look-ahead",
        SomethingPractical = "practical",
        ALittlePush = "push",
        ToGoGently = "gently",
    }
    TalkAbout {
        Then = "then",
        Now = "now",
        Ahead = "ahead",
    }
    Paper {
        A4 = "a4",
        Letter = "letter",
    }
    Language {
        English = "en",
        Bokmaal = "nb",
        Danish = "da",
    }
    TextSize {
        Usual = "usual",
        Large = "large",
        Larger = "larger",
        Largest = "largest",
    }
    Spacing {
        Usual = "usual",
        Wide = "wide",
    }
    Country {
        Norway = "norway",
        Denmark = "denmark",
        UnitedKingdomIreland = "uk-ireland",
        UnitedStatesCanada = "us-canada",
        Europe = "europe",
        Elsewhere = "elsewhere",
    }
    Theme {
        Device = "device",
        Light = "light",
        Dark = "dark",
    }
    GuideStep {
        Begin = "begin",
        Device = "device",
        Hope = "hope",
        Goal = "goal",
        Helped = "helped",
        Next = "next",
        Check = "check",
        End = "end",
    }
}

/// A part of a note is named after its question; how it looks now is `now`, which is no question's name.
impl Coded for Part {
    fn code(self) -> &'static str {
        match self {
            Part::Answer(question) => question.code(),
            Part::Now => "now",
        }
    }

    fn from_code(code: &str) -> Option<Part> {
        if code == "now" { Some(Part::Now) } else { Question::from_code(code).map(Part::Answer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_under_which_something_was_stored_never_changes() {
        let table = table();
        for old in [
            include_str!("fixtures/codes.v1.txt"),
            include_str!("fixtures/codes.v3.txt"),
            include_str!("fixtures/codes.v4.txt"),
        ] {
            for line in old.lines() {
                assert!(table.lines().any(|now| now == line), "{line}");
            }
        }
        assert_eq!(table, include_str!("fixtures/codes.v5.txt"));
    }

    #[test]
    fn every_name_stands_for_one_thing() {
        let table = table();
        let names: Vec<(&str, &str)> =
            table.lines().filter_map(|line| Some((line.split(' ').next()?, line.rsplit(' ').next()?))).collect();
        let distinct: BTreeSet<&(&str, &str)> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
        for part in Question::ALL.iter().map(|question| Part::Answer(*question)).chain([Part::Now]) {
            assert_eq!(Part::from_code(part.code()), Some(part));
        }
        assert_eq!(Part::from_code("hope"), None);
        assert_eq!(Question::from_code("now"), None);
    }
}
