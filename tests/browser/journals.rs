//! Three journals of people who do not exist, as they might be typed in: one in each language.
//!
//! Every word is theirs; nothing here is the program's.

use own_words::domain::{
    Choice::{self, *},
    Kind, Language,
    Question::{self, *},
};

/// What one person writes, the oldest note first.
pub struct Journal {
    pub language: Language,
    /// The language their browser asks for.
    pub browser: &'static str,
    pub notes: &'static [Written],
}

/// One note and what becomes of it.
pub struct Written {
    pub kind: Kind,
    /// In the order they are asked. What is not here is skipped.
    pub answers: &'static [Said],
    /// Each a look back, the first one first.
    pub looks: &'static [&'static [Said]],
    /// Answers put another way, without a look back.
    pub reworded: &'static [Said],
}

/// What is said to a question.
pub struct Said {
    pub question: Question,
    pub words: &'static str,
    pub chosen: &'static [Choice],
}

impl Written {
    /// The words that stand for the note in lists: the first ones, or those it has after all that becomes of it.
    pub fn lead(&self, later: bool) -> &'static str {
        if self.kind == Kind::Cards {
            return CARDS_OF_C;
        }
        let lead = self.kind.lead();
        let looks = self.looks.iter().flat_map(|look| look.iter()).filter(|said| said.question == LookWording);
        let mut later = looks.chain(self.reworded.iter().filter(|said| said.question == lead)).filter(|_| later);
        later.next_back().unwrap_or(&self.answers[0]).words
    }
}

/// The cards of the Danish journal as they lie.
const CARDS_OF_C: &str = "Familie · Ro · Lave mad · Nøgle (min egen)";

const fn said(question: Question, words: &'static str) -> Said {
    Said { question, words, chosen: &[] }
}

const fn chosen(question: Question, chosen: &'static [Choice]) -> Said {
    Said { question, words: "", chosen }
}

const fn both(question: Question, chosen: &'static [Choice], words: &'static str) -> Said {
    Said { question, words, chosen }
}

const fn note(kind: Kind, answers: &'static [Said]) -> Written {
    Written { kind, answers, looks: &[], reworded: &[] }
}

/// Lives alone with a four-year-old, letters piling up, afraid of crowds.
pub const A: Journal = Journal {
    language: Language::English,
    browser: "en-GB",
    notes: &[
        Written {
            kind: Kind::Hope,
            answers: &[
                said(
                    HopeWhat,
                    "Take my son to the indoor pool on a Saturday, when it is full of people, and stay until he has had enough.",
                ),
                said(HopeWhy, "He asks every week. I always say the water is cold."),
            ],
            looks: &[&[
                chosen(LookNow, &[Changed]),
                said(LookHow, "We go on Tuesday mornings, when it is almost empty. He loves it. Saturdays can wait."),
                said(LookHelped, "my neighbour came along the first two times"),
            ]],
            reworded: &[],
        },
        Written {
            kind: Kind::Goal,
            answers: &[
                said(GoalWhat, "Opening my letters."),
                said(GoalWhy, "There is a drawer full. I lie awake because of what might be in them."),
                said(GoalStep, "Put them in piles by colour of the envelope. Not open them."),
                said(GoalWho, "someone who knows about debt, not my mother"),
                chosen(GoalWish, &[WishMine]),
            ],
            looks: &[
                &[
                    chosen(LookNow, &[StillTrue]),
                    said(LookWording, "Open one letter a week, with someone sitting beside me."),
                ],
                &[
                    chosen(LookNow, &[GotThere]),
                    said(LookHow, "Most of them were old. Two mattered."),
                    said(LookHelped, "the debt adviser at the library, Wednesdays"),
                ],
            ],
            reworded: &[said(GoalStep, "Open the thin ones first.")],
        },
        note(
            Kind::ToTalkAbout,
            &[
                said(TalkWhat, "The letters. I have brought it up twice. We talked about breathing instead."),
                chosen(TalkHelp, &[HelpPractical]),
                chosen(TalkAsked, &[AskedNotHeard]),
            ],
        ),
        note(
            Kind::Helped,
            &[
                said(
                    HelpedWhat,
                    "Walking to the shop with Anne from the team. She just walked, she did not talk me through it.",
                ),
                said(HelpedHow, "I stopped counting people after the bakery."),
                chosen(HelpedFrom, &[FromService]),
                said(HelpedWho, "Anne, the shop on the corner"),
            ],
        ),
        note(
            Kind::DidNotHelp,
            &[
                said(HarderWhat, "The breathing app with the blue whale."),
                said(HarderHow, "It asked me to rate my calm every night and I lied."),
                said(HarderBetter, "no rating"),
            ],
        ),
        note(
            Kind::HardDay,
            &[
                said(SignWhat, "I stop answering the phone, even my sister."),
                said(SignSeen, "the curtains are closed at noon; I joke too much"),
                said(
                    SignDo,
                    "text one person the word \"curtains\"; put his rain clothes on and go out to the puddles",
                ),
                said(SignCall, "my sister first, then the day centre"),
                said(
                    SignOthers,
                    "come by, bring milk. not: say \"cheer up\", call the kindergarten without telling me",
                ),
            ],
        ),
        note(
            Kind::Medicine,
            &[
                said(MedicineFor, "sleep, but wake when he calls"),
                said(MedicineGood, "I do sleep"),
                said(MedicineBothers, "my mouth is dry and I have put on eight kilos"),
                said(MedicineAsk, "how would we go about cutting down, when the time comes?"),
            ],
        ),
        note(
            Kind::AboutMe,
            &[
                said(MeGoodAt, "making soup out of nothing, remembering song texts, drawing maps"),
                said(MeSafe, "the chair nearest the door; being told how long we have"),
                said(MeWhere, "walking, if it does not rain"),
                said(MePush, "yes to shops, no to parties. Stop word: \"bus\""),
                said(MeYou, "have you ever been afraid of something silly?"),
            ],
        ),
        note(
            Kind::Expect,
            &[
                said(ExpectWhat, "that we use the time on what I bring"),
                said(ExpectNot, "homework sheets with smileys"),
                said(ExpectKnow, "fewer nights with the lamp on"),
            ],
        ),
        note(
            Kind::AfterTalk,
            &[
                said(AfterWhen, "Anne and the new nurse"),
                said(
                    AfterAgreed,
                    "nurse asks the kindergarten about longer mornings (she does it, by Friday); I bring two letters",
                ),
                both(AfterMattered, &[MatteredYes], "for the first time in a while"),
                said(AfterLeftOut, "the dry mouth"),
                said(AfterKind, "pancakes for dinner"),
            ],
        ),
    ],
};

/// A young man who wants work, and drinks when the unrest grows too large.
pub const B: Journal = Journal {
    language: Language::Bokmaal,
    browser: "nb-NO",
    notes: &[
        Written {
            kind: Kind::Hope,
            answers: &[
                said(HopeWhat, "Å stå opp til noe. En jobb med hendene, der noen sier «bra at du kom»."),
                said(HopeWhy, "Dagene er like. Jeg vil være sliten av noe."),
            ],
            looks: &[&[
                chosen(LookNow, &[GotThere]),
                said(LookHow, "Tre dager i uka på sykkelverkstedet siden mai."),
                said(LookHelped, "Jeg maste. Til slutt ringte han på poliklinikken sammen med meg."),
            ]],
            reworded: &[said(HopeWhy, "Jeg vil være sliten på den gode måten.")],
        },
        Written {
            kind: Kind::Goal,
            answers: &[
                said(GoalWhat, "Drikke mindre når uroen kommer. Ikke slutte. Ikke nå."),
                said(GoalStep, "vente en time og gå ned til fjorden først"),
                both(GoalWish, &[WishDiffers], "de sier slutte helt"),
            ],
            looks: &[&[chosen(LookNow, &[Changed]), said(LookWording, "Ikke drikke alene på hverdager.")]],
            reworded: &[],
        },
        note(
            Kind::ToTalkAbout,
            &[
                said(TalkWhat, "Hjelp til å ringe NAV. Jeg har spurt før jul og etter jul."),
                chosen(TalkHelp, &[HelpPractical]),
                chosen(TalkAsked, &[AskedNotHeard]),
                said(TalkAlong, "ja, Øyvind fra brukerhuset"),
            ],
        ),
        note(
            Kind::Helped,
            &[
                said(HelpedWhat, "Øvingene i korpset på tirsdager. Æresord, jeg hadde ikke trodd det."),
                said(HelpedHow, "Det er fast. Noen venter på at tredje kornett skal komme."),
                chosen(HelpedFrom, &[FromEveryday]),
                said(HelpedWho, "korpset, gymsalen på skolen"),
            ],
        ),
        note(
            Kind::Helped,
            &[
                said(HelpedWhat, "At de kommer hjem til meg i stedet for kontoret."),
                said(HelpedHow, "Jeg slipper å sitte og se på klokka på veggen."),
                chosen(HelpedFrom, &[FromService]),
            ],
        ),
        note(
            Kind::HardDay,
            &[
                said(SignWhat, "Jeg slutter å spise frokost og ser serier til det lyser."),
                said(SignSeen, "jeg svarer bare med ett ord"),
                said(SignDo, "gå til kaia, skru på noe, ringe bror"),
                said(SignCall, "bror, så vakttelefonen på laget"),
                said(SignOthers, "spørre rett ut. ikke: true med innleggelse"),
            ],
        ),
        note(
            Kind::AboutMe,
            &[
                said(MeLike, "girsystemer, regn på taket, kornett"),
                said(MeGoodAt, "å få gamle ting til å gå"),
                said(MeSafe, "når du sier «jeg vet ikke» i stedet for å late som"),
                said(MeWhere, "på verkstedet, eller gå en runde"),
            ],
        ),
        note(
            Kind::AfterTalk,
            &[
                said(AfterWhen, "Kari"),
                said(AfterAgreed, "søke om fire dager (jeg), skrive brev til NAV (Kari, innen fredag)"),
                chosen(AfterMattered, &[MatteredYes]),
                said(AfterLeftOut, "kjæreste. Det står igjen på lista fra i fjor, ha ha"),
                said(AfterKind, "bade"),
            ],
        ),
    ],
};

/// Has lived on a ward for long, wants to see an aunt, finds many words hard.
pub const C: Journal = Journal {
    language: Language::Danish,
    browser: "da-DK",
    notes: &[
        note(
            Kind::Cards,
            &[
                said(CardsWhich, "Familie\nRo"),
                said(CardsOwn, "Lave mad\nNøgle (min egen)"),
                said(CardsFirst, "Familie"),
            ],
        ),
        Written {
            kind: Kind::Hope,
            answers: &[
                said(HopeWhat, "Se min moster igen. Det er fem år siden."),
                said(HopeWhy, "Hun lavede boller i karry og spurgte ikke om noget."),
            ],
            looks: &[&[
                chosen(LookNow, &[GotThere]),
                said(LookHow, "Hun kom en søndag. Vi vaskede op bagefter."),
                said(LookHelped, "Jens skrev brevet sammen med mig"),
            ]],
            reworded: &[],
        },
        Written {
            kind: Kind::Goal,
            answers: &[
                said(GoalWhat, "Bo et sted med egen nøgle."),
                said(GoalStep, "se et værelse, bare kigge"),
                both(GoalWish, &[WishMine], "Kommunen siger ikke endnu."),
                chosen(GoalWhen, &[NotYet]),
            ],
            looks: &[],
            reworded: &[said(GoalWhat, "Min egen nøgle, og et køkken.")],
        },
        note(
            Kind::Helped,
            &[
                said(HelpedWhat, "Værkstedet. Bremsekabler."),
                said(HelpedHow, "hænderne ved hvad de skal"),
                chosen(HelpedFrom, &[FromEveryday]),
            ],
        ),
        note(
            Kind::DidNotHelp,
            &[
                said(HarderWhat, "Mødet med syv mennesker om bordet."),
                said(HarderHow, "alle læste op om mig"),
                said(HarderBetter, "to mennesker, og kaffe"),
            ],
        ),
        note(
            Kind::ToTalkAbout,
            &[
                said(TalkWhat, "Må jeg få nøgle til køkkenet om aftenen?"),
                chosen(TalkHelp, &[HelpAnswer]),
                chosen(TalkAsked, &[AskedNotHeard]),
            ],
        ),
        note(
            Kind::Medicine,
            &[
                said(MedicineFor, "høre mindre, men stadig kunne mærke musik"),
                said(MedicineBothers, "jeg ryster når jeg skruer"),
                said(MedicineAsk, "hvem bestemmer hvor længe?"),
            ],
        ),
        note(
            Kind::AboutMe,
            &[
                said(MeGoodAt, "cykler, rødgrød, tavshed"),
                said(MeSafe, "døren åben"),
                said(MeWhere, "værkstedet"),
                said(MeYou, "hvad laver du når du ikke er her?"),
            ],
        ),
    ],
};
