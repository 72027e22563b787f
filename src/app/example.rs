//! Trying the program with an example: a made-up journal stands in front, in a model of its own, and the person's own
//! waits behind it.
//!
//! What the person does is the example's. What comes from the stores, from other tabs and from the browser is their own
//! journal's, which goes on saving what is due. Nothing goes from one to the other.
//!
//! Architecture invariant: of what the example asks for, only what [`passes`] lets through is done. Nothing of it is
//! saved, told or read, so it is gone when it is left, when the page is locked or loaded again, and when it is closed.

use crate::domain::{Choice, Item, Journal, Kind, Language, Moment, Need, NoteId, Part, Question, Settings, Value};
use crate::words::example::{Example, example};
use crate::words::is_loaded;
use Choice::*;
use Question::*;

use super::effect::Effect;
use super::event::{Event, Stamp};
use super::model::{Model, Notice, Stage};
use super::route::Route;

/// Whether an example is on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// No.
    #[default]
    Not,
    /// What its person wrote is being loaded, in this language.
    Loading(Language),
    /// That could not be loaded.
    Missing,
}

impl Model {
    /// Shows an example, or has it loaded first.
    pub(super) fn try_example(&mut self) -> Vec<Effect> {
        if !self.is_open() {
            return Vec::new();
        }
        let language = self.language();
        // A language that was chosen a moment ago may be on its way: nothing is shown in another one first.
        match example(language).filter(|_| is_loaded(language)) {
            Some(says) => self.begin_example(says),
            None => {
                self.example = Wanted::Loading(language);
                vec![Effect::LoadExample(language)]
            }
        }
    }

    /// It was loaded, or could not be. Whoever has gone on to something else meanwhile is left in peace.
    pub(super) fn example_came(&mut self, done: bool) -> Vec<Effect> {
        let Wanted::Loading(asked) = self.example else { return Vec::new() };
        if self.hidden || !self.is_open() {
            return Vec::new();
        }
        if asked != self.language() {
            // Another language was chosen meanwhile.
            return self.try_example();
        }
        match example(self.language()).filter(|_| done) {
            Some(says) => self.begin_example(says),
            None => {
                self.example = Wanted::Missing;
                Vec::new()
            }
        }
    }

    /// The person's own journal waits at Home, with all that was to be saved on its way.
    fn begin_example(&mut self, says: &'static Example) -> Vec<Effect> {
        // Whoever is there already makes no step in the browser's history.
        let show = (self.route != Route::Home).then_some(Effect::Show(Route::Home));
        let mut effects = self.arrive(Route::Home);
        effects.extend(show);
        let mut model = Model::new(&[], self.now, false);
        model.stage = Stage::Open;
        model.journal = journal(says, self.now);
        // It looks as the page looks. Whom the person would call is theirs alone.
        let settings = self.journal.settings.clone();
        model.journal.settings =
            Settings { language: Some(self.language()), contacts: Vec::new(), guide: None, ..settings };
        model.browser_language = self.browser_language;
        model.browser_country = self.browser_country;
        model.service = self.service.clone();
        model.offline = self.offline;
        model.from_file = self.from_file;
        model.voices = self.voices;
        model.has_room_for_voice = self.has_room_for_voice;
        self.reads_aloud = false;
        let own = std::mem::replace(self, model);
        self.behind = Some(Box::new(own));
        effects
    }

    /// The person's own journal is there again, as it was.
    fn end_example(&mut self) {
        if let Some(own) = self.behind.take() {
            *self = *own;
        }
    }

    /// Takes an event in while an example is shown.
    #[inline(never)]
    pub(super) fn take_in_example_elsewhere(&mut self, stamp: Stamp, event: Event) -> Vec<Effect> {
        let Some(own) = &mut self.behind else { return Vec::new() };
        own.now = stamp.now;
        if is_of_own(&event) {
            let saves_file = matches!(event, Event::SaveFile);
            let mut effects = own.take(stamp, event);
            self.offline = own.offline;
            if saves_file {
                self.notice = own.notice.take();
            }
            if own.is_open() {
                effects.retain(|effect| !is_of_screen(effect));
                return effects;
            }
            // It was locked, or is gone: so is the example.
            self.end_example();
            let mut screen = vec![Effect::Replace(Route::Home), self.dress()];
            screen.append(&mut effects);
            return screen;
        }
        match event {
            Event::LeaveExample => {
                let show = (self.route != Route::Home).then_some(Effect::Show(Route::Home));
                self.end_example();
                let mut effects = vec![self.dress(), Effect::FocusHeading];
                effects.extend(show);
                return effects;
            }
            Event::TryExample | Event::ExampleCame(_) => return Vec::new(),
            Event::Voices(voices) => own.voices = voices,
            _ => {}
        }
        let stamp = Stamp { entropy: NoteId::of_example(stamp.entropy), ..stamp };
        let mut effects = self.take(stamp, event);
        if self.hidden && self.own().has_lock() {
            // To hide is to lock, where there is a lock.
            self.end_example();
            let mut effects = vec![Effect::Replace(Route::Home), self.dress()];
            effects.extend(self.hide());
            return effects;
        }
        // Nothing is kept here, so nothing says that it is.
        self.notice = self.notice.filter(|notice| *notice != Notice::Kept);
        effects.retain(passes);
        effects
    }
}

/// Whether an event is about the person's own journal: it comes from the stores, from other tabs or from the browser, or
/// asks for the file with everything, which is offered where something of it could not be saved.
fn is_of_own(event: &Event) -> bool {
    matches!(
        event,
        Event::Came(_)
            | Event::AutosaveDue
            | Event::Leaving
            | Event::ToldChanged(_)
            | Event::LockNow
            | Event::LockFailed(_)
            | Event::Strength(_)
            | Event::SaveFile
            | Event::FileSaved
            | Event::StartedOver(..)
            | Event::Persisted(_)
            | Event::Offline(_)
    )
}

/// What is done for the journal that is shown, and not for the one that waits.
fn is_of_screen(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Show(_)
            | Effect::Replace(_)
            | Effect::FocusHeading
            | Effect::FocusHeadingIfLost
            | Effect::FocusMoved
            | Effect::FocusMark
            | Effect::FocusNewContact
            | Effect::Dress(..)
    )
}

/// What is done of all that an example asks for. Its prints say what they are, wherever they are put; a file of everything
/// does not.
fn passes(effect: &Effect) -> bool {
    match effect {
        Effect::Print | Effect::Copy(_) | Effect::RememberHidden(_) | Effect::Speak(_) | Effect::Hush => true,
        Effect::SaveFile { name, .. } => name.ends_with(".txt"),
        effect => is_of_screen(effect),
    }
}

/// The journal of the example's person, who began it two years ago.
fn journal(says: &Example, now: Moment) -> Journal {
    let mut diary = Diary { journal: Journal::new(), now, notes: 0 };
    let [what, why, now, how, helped, wording] = says.dinner;
    let dinner = diary.note(742, Kind::Hope, &[(HopeWhat, what), (HopeWhy, why)], &[(Area, AreaPeople)]);
    diary.look(dinner, 380, &[], StillTrue);
    let look = [(LookNow, now), (LookHow, how), (LookHelped, helped), (LookWording, wording)];
    diary.look(dinner, 96, &look, Changed);

    let [what, why, now, how, helped] = says.boat;
    let boat = diary.note(738, Kind::Hope, &[(HopeWhat, what), (HopeWhy, why)], &[(Area, AreaPeople)]);
    diary.look(boat, 190, &[(LookNow, now), (LookHow, how), (LookHelped, helped)], GotThere);

    let [what, why, step, who, now] = says.noon;
    let words = [(GoalWhat, what), (GoalWhy, why), (GoalStep, step), (GoalWho, who)];
    let noon = diary.note(700, Kind::Goal, &words, &[(GoalWish, WishMine), (GoalWhen, ForNow)]);
    diary.look(noon, 60, &[(LookNow, now)], StillTrue);

    let [what, how, who] = says.walk;
    let words = [(HelpedWhat, what), (HelpedHow, how), (HelpedWho, who)];
    let walk = diary.note(655, Kind::Helped, &words, &[(HelpedFrom, FromService)]);

    let [what, how, better] = says.strangers;
    diary.note(610, Kind::DidNotHelp, &[(HarderWhat, what), (HarderHow, how), (HarderBetter, better)], &[]);

    let [what, why, wish] = says.plants;
    let words = [(GoalWhat, what), (GoalWhy, why), (GoalWish, wish)];
    diary.note(560, Kind::Goal, &words, &[(GoalWish, WishDiffers), (GoalWhen, NotYet)]);

    let [what, along] = says.rent;
    let picked = [(TalkHelp, HelpPractical), (TalkAsked, AskedNotHeard)];
    let rent = diary.note(470, Kind::ToTalkAbout, &[(TalkWhat, what), (TalkAlong, along)], &picked);
    let again = diary.at(150);
    diary.journal.asked(rent, AskedNotHeard, again);

    let [what, how] = says.tomatoes;
    diary.note(430, Kind::Helped, &[(HelpedWhat, what), (HelpedHow, how)], &[(HelpedFrom, FromEveryday)]);

    let [like, good_at, safe, place, push, you] = says.me;
    let words = [(MeLike, like), (MeGoodAt, good_at), (MeSafe, safe), (MeWhere, place), (MePush, push), (MeYou, you)];
    diary.note(345, Kind::AboutMe, &words, &[]);

    let [what, seen, do_, call, others] = says.hard_day;
    let words = [(SignWhat, what), (SignSeen, seen), (SignDo, do_), (SignCall, call), (SignOthers, others)];
    diary.note(330, Kind::HardDay, &words, &[]);

    let [what, meant, back] = says.garden;
    let when = says.garden_when.with([&(diary.now.day().year - 28).to_string()]);
    let words = [(LifeWhat, what), (LifeWhen, when.as_str()), (LifeMeant, meant), (LifeBack, back)];
    diary.note(240, Kind::FromLife, &words, &[(LifeBack, BackSome)]);

    let [what, how, who] = says.game;
    let words = [(HelpedWhat, what), (HelpedHow, how), (HelpedWho, who)];
    diary.note(215, Kind::Helped, &words, &[(HelpedFrom, FromNear)]);

    let picked = [(TalkHelp, HelpAnswer), (TalkAsked, AskedNot)];
    diary.note(40, Kind::ToTalkAbout, &[(TalkWhat, says.outside)], &picked);

    let [when, agreed, mattered, left_out, kind] = says.talk;
    let words = [
        (AfterWhen, when),
        (AfterAgreed, agreed),
        (AfterMattered, mattered),
        (AfterLeftOut, left_out),
        (AfterKind, kind),
    ];
    diary.note(9, Kind::AfterTalk, &words, &[(AfterMattered, MatteredPartly)]);

    let page = &mut diary.journal.page;
    for (note, part) in [
        (rent, Part::Answer(TalkWhat)),
        (rent, Part::Answer(TalkAsked)),
        (rent, Part::Answer(TalkAlong)),
        (dinner, Part::Answer(HopeWhat)),
        (noon, Part::Answer(GoalWhat)),
        (noon, Part::Now),
        (walk, Part::Answer(HelpedWhat)),
    ] {
        page.tick(Item { note, part }, true);
    }
    page.first = Some(rent);
    page.need(Need::SomethingPractical, true);
    diary.journal
}

struct Diary {
    journal: Journal,
    now: Moment,
    notes: u128,
}

impl Diary {
    /// So many days ago.
    fn at(&self, days: i64) -> Moment {
        Moment::new(self.now.unix_ms() - days * 86_400_000, self.now.offset_minutes())
    }

    /// A note of so many days ago, kept.
    fn note(&mut self, days: i64, kind: Kind, words: &[(Question, &str)], picked: &[(Question, Choice)]) -> NoteId {
        self.notes += 1;
        let id = NoteId::new(NoteId::of_example(self.notes));
        self.say((id, kind), days, words, picked);
        id
    }

    /// A look back at it, of so many days ago.
    fn look(&mut self, id: NoteId, days: i64, words: &[(Question, &str)], now: Choice) {
        let kind = self.journal.note(id).map_or(Kind::Hope, |note| note.kind());
        self.say((id, kind), days, words, &[(LookNow, now)]);
    }

    fn say(&mut self, of: (NoteId, Kind), days: i64, words: &[(Question, &str)], picked: &[(Question, Choice)]) {
        let at = self.at(days);
        for question in words.iter().map(|(question, _)| *question).chain(picked.iter().map(|(question, _)| *question))
        {
            let words = words.iter().find(|(of, _)| *of == question).map_or("", |(_, words)| *words);
            let chosen = picked.iter().filter(|(of, _)| *of == question).map(|(_, choice)| *choice);
            let value = Value { words: words.to_owned(), chosen: chosen.collect() };
            // Each is asked of its kind: a test holds this to it.
            let _ = self.journal.write(of, question, value, at);
        }
        self.journal.keep(of.0);
    }
}
