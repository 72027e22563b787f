//! The steps that journeys through the product are made of, each by keyboard alone.

use crate::{
    harness::{browser::Browser, keyboard::Key},
    journals::{Said, Written},
};
use own_words::{
    domain::{Day, Form, Kind, Language, Question},
    words::{Words, words},
};
use serde_json::Value;

/// Where the person is and whose words the program speaks.
pub struct Walk<'a> {
    pub page: &'a Browser,
    pub words: &'static Words,
}

impl Walk<'_> {
    /// On the first screen, in this language.
    pub async fn begin(page: &Browser, language: Language) -> Walk<'_> {
        let walk = Walk { page, words: words(language) };
        walk.at(walk.words.home.heading).await;
        let tag: String = page.script("return document.documentElement.lang", &[]).await;
        assert_eq!(tag, language.tag());
        walk
    }

    /// Waits until the screen with this heading stands. Its title and address give nothing away.
    pub async fn at(&self, heading: &str) {
        let body = "return [document.getElementById('heading')?.innerText ?? '', document.title, location.hash]";
        let seen = |seen: Vec<String>| (seen[0] == heading).then_some(seen);
        let seen = self.page.until(heading, async || seen(self.page.script(body, &[]).await)).await;
        assert_eq!(seen[1], self.words.product, "the title on the screen “{heading}”");
        assert!(says_nothing(&seen[2]), "{} is the address of the screen “{heading}”", seen[2]);
    }

    /// Like `at`, with the focus on the heading: a screen that was gone to begins there.
    pub async fn arrive(&self, heading: &str) {
        self.at(heading).await;
        self.page.focus_is_on("#heading").await;
    }

    /// Goes to one of the places at the top.
    pub async fn go_to(&self, place: &str, heading: &str) {
        self.page.tab_back_to(place).await;
        self.page.activate().await;
        self.arrive(heading).await;
    }

    pub async fn go_home(&self) {
        self.go_to(self.words.common.home, self.words.home.heading).await;
    }

    pub async fn go_to_look_back(&self) {
        self.go_to(self.words.common.look_back, self.words.look_back.heading).await;
    }

    /// Goes on to the link or button whose text has this in it, and presses it.
    pub async fn press_what_says(&self, text: &str) {
        self.tab_to_what_says(text).await;
        self.page.activate().await;
    }

    pub async fn tab_to_what_says(&self, text: &str) {
        let body = "return document.activeElement.matches('a, button') ? document.activeElement.innerText : ''";
        for _ in 0..80 {
            self.page.press(Key::Tab).await;
            if self.page.script::<String>(body, &[]).await.contains(text) {
                return;
            }
        }
        panic!("Tab leads to nothing that says “{text}”, but the page shows\n{}", self.page.visible_text().await);
    }

    /// Begins a note: the first question of its kind.
    pub async fn begin_note(&self, kind: Kind) {
        self.go_to(self.words.common.write, self.words.write.heading).await;
        if !Kind::OFFERED_FIRST.contains(&kind) {
            self.page.choose(self.words.write.more).await;
        }
        self.press_what_says(self.words.kind(kind).name).await;
        self.arrive_at(kind.lead()).await;
    }

    pub async fn arrive_at(&self, question: Question) {
        self.arrive(self.words.question(question).heading).await;
    }

    /// The accessible name of the field for words.
    pub fn field(&self, question: Question) -> String {
        let heading = self.words.question(question).heading;
        match question.form() {
            Form::Long | Form::Short => heading.to_owned(),
            Form::One(_) | Form::Many(_) => format!("{heading} {}", self.words.write.own_words_too),
            Form::Cards | Form::Heaps | Form::Beside => panic!("{heading} has no field for words"),
        }
    }

    /// Answers the question on the screen and waits until it is said to be saved.
    pub async fn answer(&self, said: &Said) {
        match said.question.form() {
            Form::Cards => return self.pick_cards(said.words).await,
            Form::Heaps => return self.put_in_heap(said).await,
            _ => {}
        }
        for choice in said.chosen {
            self.page.choose(self.words.choice(*choice)).await;
            self.page.focus_is_on("input:checked").await;
        }
        if !said.words.is_empty() {
            self.page.write(&self.field(said.question), said.words).await;
            self.page.holds("#answer", said.words).await;
        }
        self.saved().await;
    }

    /// Presses these cards, a line each.
    async fn pick_cards(&self, names: &str) {
        for name in names.lines() {
            let body = "return document.activeElement.querySelector('.card__name')?.innerText === arguments[0]";
            let found = async || {
                self.page.press(Key::Tab).await;
                self.page.script::<bool>(body, &[name.into()]).await.then_some(())
            };
            self.page.until(&format!("the card {name}"), found).await;
            self.page.activate().await;
            self.page.focus_is_on("[aria-pressed=true]").await;
        }
        self.saved().await;
    }

    /// Presses these lines into the heap of the question, in this order.
    async fn put_in_heap(&self, said: &Said) {
        let heap = self.words.question(said.question).label;
        for line in said.words.lines() {
            self.page.choose(&format!("{heap} {line}")).await;
            self.page.focus_is_on("#moved").await;
        }
        self.saved().await;
    }

    /// Waits until the line under the field says that everything is saved on this device.
    pub async fn saved(&self) {
        let saved = self.words.safe.saved(0, 0);
        let saved = saved.trim_end_matches("00:00");
        self.page.until(saved, async || self.page.text_of(".save-status").await.starts_with(saved).then_some(())).await;
    }

    pub async fn keep(&self) {
        self.page.choose(self.words.common.keep_this).await;
    }

    pub async fn skip(&self) {
        self.page.choose(self.words.common.skip).await;
    }

    /// Answers these of the questions and skips the others.
    pub async fn answer_all(&self, questions: &[Question], answers: &[Said]) {
        for question in questions {
            self.arrive_at(*question).await;
            let said = answers.iter().find(|said| said.question == *question);
            if let Some(said) = said {
                self.answer(said).await;
            }
            // Cards of one's own are asked for on the same screen.
            let own = answers.iter().find(|said| said.question == Question::CardsOwn);
            if let Some(own) = own.filter(|_| *question == Question::CardsWhich) {
                let asked = self.words.question(Question::CardsOwn);
                self.page.write(asked.heading, own.words).await;
                self.page.holds("#answer", own.words).await;
                self.saved().await;
            }
            if said.is_some() { self.keep().await } else { self.skip().await }
        }
    }

    /// Writes a note, from the choice of its kind to the last question.
    pub async fn write(&self, note: &Written, today: Day) {
        self.begin_note(note.kind).await;
        self.answer_all(&note.kind.screens().collect::<Vec<_>>(), note.answers).await;
        self.arrive_in_note(today).await;
        self.page.see(self.words.write.kept).await;
    }

    pub async fn arrive_in_note(&self, today: Day) {
        self.arrive(&self.words.look_back.written_on.with([&self.words.date(today)])).await;
    }

    /// On Look back, opens a note by the beginning of its words.
    pub async fn open_note(&self, lead: &str, today: Day) {
        self.press_what_says(lead).await;
        self.arrive_in_note(today).await;
    }

    /// Looks back at the note on the screen.
    pub async fn look(&self, look: &[Said], today: Day) {
        self.page.choose(self.words.look_back.how_now).await;
        self.answer_all(Question::LOOK, look).await;
        self.arrive_in_note(today).await;
    }

    /// Deletes the note on the screen.
    pub async fn delete(&self) {
        self.page.choose(self.words.look_back.delete).await;
        self.arrive(self.words.look_back.heading).await;
        self.page.see(self.words.look_back.deleted).await;
    }

    /// Takes out all that is in the field with the focus, wherever its caret is.
    pub async fn clear(&self, letters: usize) {
        let (back, forward) = (Key::Backspace.value(), Key::Delete.value());
        let keys: String = [back, forward].into_iter().flat_map(|key| std::iter::repeat_n(key, letters)).collect();
        self.page.type_text(&keys).await;
    }

    /// Puts one answer of the note on the screen another way.
    pub async fn put_anew(&self, said: &Said, old: &str, today: Day) {
        let label = self.words.question(said.question).label;
        self.page.choose(&format!("{} {label}", self.words.look_back.put_anew)).await;
        self.arrive_at(said.question).await;
        self.page.see(self.words.write.old_words_stay).await;
        self.page.holds("#answer", old).await;
        self.page.tab_to(&self.field(said.question)).await;
        self.clear(old.chars().count()).await;
        self.page.holds("#answer", "").await;
        self.answer(said).await;
        self.keep().await;
        self.arrive_in_note(today).await;
    }

    /// Everything said in the note on the screen, with its labels, from top to bottom and to the letter.
    pub async fn note_lines(&self) -> Vec<String> {
        let body = "return [...document.querySelectorAll(
            '.answer__label, .answer__words summary, .answer__date, .look__date, .said')]
            .filter(it => !it.closest('.note__beside')).map(it => it.textContent)";
        self.page.script(body, &[]).await
    }

    /// What `note_lines` should be when the note was just written, or after everything that becomes of it.
    pub fn expected(&self, note: &Written, today: Day, later: bool) -> Vec<String> {
        let look_back = &self.words.look_back;
        let date = self.words.date(today);
        let mut lines = Vec::new();
        // What lies in a heap is shown as it lies, and not with the answers.
        for question in note.kind.questions().iter().filter(|question| !question.is_heap()) {
            let mut wordings: Vec<&Said> = note.answers.iter().filter(|said| said.question == *question).collect();
            if later {
                let looks = note.looks.iter().flat_map(|look| look.iter());
                wordings.extend(looks.filter(|said| is_wording(said) && *question == note.kind.lead()));
                wordings.extend(note.reworded.iter().filter(|said| said.question == *question));
            }
            let Some((newest, earlier)) = wordings.split_last() else { continue };
            lines.push(self.words.question(*question).label.to_owned());
            lines.extend(self.said(newest));
            if !earlier.is_empty() {
                lines.push(look_back.earlier_words.to_owned());
            }
            for said in earlier.iter().rev() {
                lines.push(look_back.worded_on.with([&date]));
                lines.extend(self.said(said));
            }
        }
        for look in note.looks.iter().filter(|_| later) {
            lines.push(look_back.looked_on.with([&date]));
            for said in look.iter().filter(|said| !is_wording(said)) {
                lines.push(self.words.question(said.question).label.to_owned());
                lines.extend(self.said(said));
            }
        }
        lines
    }

    fn said(&self, said: &Said) -> Vec<String> {
        let chosen: Vec<&str> = said.chosen.iter().map(|choice| self.words.choice(*choice)).collect();
        [chosen.join(" · "), said.words.to_owned()].into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// The rows of Look back, from top to bottom: the words that stand for each note.
    pub async fn rows(&self) -> Vec<String> {
        self.page.texts_of(".row__lead").await
    }
}

/// Today, as the browser sees it.
pub async fn today(page: &Browser) -> Day {
    let body = "const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate(), now.getDay()]";
    let now: Value = page.script(body, &[]).await;
    let number = |index: usize| now[index].as_u64().expect("a date has numbers");
    let small = |number: u64| u8::try_from(number).expect("a small number");
    Day {
        year: i32::try_from(number(0)).expect("a year"),
        month: small(number(1)),
        day: small(number(2)),
        weekday: small((number(3) + 6) % 7),
    }
}

/// Everything that the page keeps in this browser, as one text.
pub async fn stored(page: &Browser) -> String {
    let body =
        "return indexedDB.databases().then(found => Promise.all(found.map(({ name }) => new Promise((done, broken) => {
            const opening = indexedDB.open(name);
            opening.onerror = broken;
            opening.onsuccess = () => {
                const database = opening.result, texts = [];
                const reading = database.transaction([...database.objectStoreNames]);
                for (const store of database.objectStoreNames)
                    reading.objectStore(store).getAll().onsuccess = got => texts.push(...got.target.result);
                reading.oncomplete = () => { database.close(); done(texts.join('\\n')) };
            };
        })))).then(texts => [...texts, ...Object.entries(localStorage)].join('\\n'))";
    page.script(body, &[]).await
}

fn is_wording(said: &Said) -> bool {
    said.question == Question::LookWording
}

/// An address of single letters, numbers and ids: no word can stand in it.
fn says_nothing(hash: &str) -> bool {
    let id = |part: &str| part.len() == 32 && part.chars().all(|letter| letter.is_ascii_hexdigit());
    let number = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
    hash.trim_start_matches('#').split(['/', '-']).all(|part| part.chars().count() <= 1 || number(part) || id(part))
}
