//! Every screen and every state it can be in, by the journal that is planted and the way there.

use super::planted::{empty, filled, guided, overfull, returned, texts, with_unreadable};
use own_words::domain::{Language, NoteId};
use serde_json::{Value as Json, json};

/// A vault's record with a lock.
const LOCK: &str = include_str!("../../../src/format/fixtures/lock.v2.json");

/// A screen in one state.
pub struct Screen {
    pub name: &'static str,
    /// Where it is: the address after `#`.
    pub at: String,
    /// What is done there, as a script; empty for nothing.
    pub act: String,
    /// An element that only this state shows.
    pub shows: &'static str,
}

/// Opens all that is folded.
const OPEN: &str = "document.querySelectorAll('.screen details').forEach(it => it.open = true)";

/// Fields and the button of a form.
const FILL: &str = "
    const fill = (id, text) => {
        const field = document.getElementById(id);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const choose = number => document.querySelectorAll('[name=change]')[number].click();
    const go = () => setTimeout(() => document.querySelector('.form > .button').click(), 100);
    const again = () => { fill('now', 'no'); fill('passphrase', 'no'); go() };";

const UNLOCK: &str = "fill('passphrase', 'no'); go()";

/// Why the last try failed, once it has.
const TOLD: &str = ".form__trouble:not(:empty, .form__trouble--busy)";
const LACKS_MEMORY: &str = "[data-asked=memory] .form__trouble:not(:empty, .form__trouble--busy)";
const IS_DAMAGED: &str = "[data-asked=damaged] .form__trouble:not(:empty, .form__trouble--busy)";
const IS_MISSING: &str = "[data-asked=missing] .form__trouble:not(:empty, .form__trouble--busy)";

/// Fields and the button of a form, and a locksmith that answers so from now on.
fn failing(answer: &str) -> String {
    format!(
        "{FILL}
        window.asks ??= ownWords.ask;
        ownWords.ask = () => new Promise(done => setTimeout(() => {{
            document.body.dataset.asked = '{answer}';
            done({{ failed: '{answer}' }});
        }}, 100));"
    )
}

/// What is stored, and the screens it is looked at through.
pub struct Scene {
    pub texts: Json,
    pub screens: Vec<Screen>,
}

/// Every state of every screen in this language.
pub fn scenes(language: Language) -> Vec<Scene> {
    vec![
        Scene { texts: texts(&empty(language)), screens: of_nothing() },
        Scene { texts: texts(&filled(language)), screens: of_a_journal(language) },
        Scene { texts: texts(&overfull(language)), screens: of_too_much() },
        Scene { texts: texts(&empty(language)), screens: of_an_example() },
        Scene { texts: texts(&filled(language)), screens: of_a_voice() },
        Scene {
            texts: with_unreadable(texts(&filled(language))),
            screens: vec![screen("trouble-unread", "", ".troubles .trouble")],
        },
        Scene {
            texts: texts(&returned(language)),
            screens: vec![
                screen("home-back", "", ".home__welcome > p"),
                screen("guide-7-nothing", "t/7", ".guide .heading + .text"),
            ],
        },
        Scene { texts: texts(&guided(language, true)), screens: of_a_guide() },
        Scene { texts: texts(&guided(language, false)), screens: of_a_guide_alone() },
        Scene { texts: texts(&filled(language)), screens: of_what_happened() },
        Scene { texts: texts(&guided(language, true)), screens: of_a_shared_device() },
        Scene { texts: texts(&filled(language)), screens: of_files_and_a_lock() },
        Scene {
            texts: json!([["vault", LOCK]]),
            screens: vec![
                screen("locked", "", ".locked #passphrase"),
                acted(
                    "locked-forgotten",
                    "",
                    "document.querySelector('.locked details').open = true",
                    ".locked details[open] a",
                ),
                scripted("locked-wrong", "", FILL, UNLOCK, TOLD),
                scripted("locked-no-memory", "", &failing("memory"), UNLOCK, LACKS_MEMORY),
                scripted("locked-missing", "", &failing("missing"), UNLOCK, IS_MISSING),
                scripted("locked-damaged", "", &failing("damaged"), UNLOCK, IS_DAMAGED),
                screen("locked-help-now", "h", ".locked .help__lines"),
                screen("locked-delete", "k/5", ".locked .button--delete"),
            ],
        },
    ]
}

impl Screen {
    /// A question that nothing was written to.
    pub fn question() -> Screen {
        acted("question-first", "w", "document.querySelector('button.way').click()", "textarea#answer")
    }
}

fn screen(name: &'static str, at: &str, shows: &'static str) -> Screen {
    Screen { name, at: at.to_owned(), act: String::new(), shows }
}

fn acted(name: &'static str, at: &str, act: &str, shows: &'static str) -> Screen {
    Screen { act: act.to_owned(), ..screen(name, at, shows) }
}

/// Types into a field as a person does, letter by letter or not.
fn type_into(field: &str, text: &str) -> String {
    format!(
        "const field = document.getElementById('{field}');
        field.value = '{text}';
        field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    )
}

fn scripted(name: &'static str, at: &str, with: &str, act: &str, shows: &'static str) -> Screen {
    acted(name, at, &format!("{with}\n{act}"), shows)
}

fn of_nothing() -> Vec<Screen> {
    vec![
        screen("home-first", "", ".home__welcome > p"),
        screen("look-back-empty", "b", ".look-back__empty > .button"),
        screen("timeline-empty", "b/2", ".timeline__begin > .text"),
        screen("helped-from-nothing", "b/1", ".helped > .text"),
        screen("guide-1-alone", "t/1", "#who-0:checked"),
        screen("my-page-1-empty", "p/1", ".my-page .heading + .hint + div > p"),
        screen("my-page-2-empty", "p/2", "#first-words"),
        screen("my-page-4-empty", "p/4", "article.sheet .sheet__ruled"),
        screen("print-hard-days-empty", "u/1", ".prints__choose > p"),
        screen("help-now-empty", "h", ".calls > li.hint"),
        acted(
            "help-now-elsewhere",
            "h",
            "const country = document.getElementById('country');
            country.value = country.options.length - 1;
            country.dispatchEvent(new Event('change', { bubbles: true }))",
            ".calls > li > p.call",
        ),
        acted(
            "keep-not-promised",
            "k/1",
            "ownWords.persist = () => Promise.resolve(false); document.querySelector('.keep .setting .button').click()",
            ".keep .setting > .text",
        ),
        acted("hidden", "", "document.querySelector('.corners button:not(.aloud)').click()", ".hidden"),
        acted("shown-again", "", "document.querySelector('.hidden button')?.click()", ".home"),
        acted("settings-offline", "s", "dispatchEvent(new Event('kept'))", ".settings .offline-line:not(:empty)"),
        acted("home-newer", "", "dispatchEvent(new Event('renewed'))", ".home .offline-line:not(:empty)"),
    ]
}

fn of_a_journal(language: Language) -> Vec<Screen> {
    let note = |number: u128| format!("n/{}", NoteId::new(number));
    let question = |number: u128, question: &str| format!("w/{}/{question}", NoteId::new(number));
    vec![
        screen("home-drafts", "", ".home__open .row"),
        screen("write", "w", "button.way"),
        acted("write-more", "w", OPEN, "details[open] button.way"),
        screen("question-medicine", &question(98, "9-1"), ".always"),
        Screen::question(),
        acted("question-if-stuck", &question(1, "1-1"), OPEN, "details[open] li"),
        screen("question-draft", &question(9, "2-1"), "textarea#answer"),
        screen("question-short", &question(9, "2-4"), "input#answer"),
        screen("question-one", &question(9, "2-5"), "[type=radio]:checked"),
        screen("question-one-none", &question(1, "1-3"), "[type=radio]:not(:checked)"),
        screen("question-many", &question(99, "3-3"), ".pick [type=checkbox]"),
        screen("question-cards", &question(30, "13-1"), ".card[aria-pressed=true]"),
        screen("question-cards-order", &question(30, "13-3"), ".heap__line"),
        screen("question-mind-order", &question(31, "14-2"), ".heap__line"),
        screen("note-cards", &note(30), ".lying .answer__reword"),
        screen("note-mind", &note(31), ".lying .answer__reword"),
        screen("way-on-card", &format!("o/{}/1", NoteId::new(30)), ".older + div .way"),
        screen("way-on-mind", &format!("o/{}/1", NoteId::new(31)), ".older + div .more"),
        screen("question-reworded", &question(2, "2-1"), "textarea#answer"),
        screen("question-not-here", &question(2, "1-1"), ".screen > .button--main"),
        screen("look-1", &question(1, "0-1"), ".older"),
        screen("look-2", &question(1, "0-2"), ".older"),
        screen("look-3", &question(1, "0-3"), ".older"),
        screen("look-4", &question(1, "0-4"), ".older"),
        screen("look-back", "b", ".chips + .look-back__empty, .rows .row"),
        acted(
            "look-back-one-kind",
            "b",
            "document.querySelectorAll('.chip')[2].click()",
            ".chip:nth-child(3)[aria-pressed=true]",
        ),
        acted(
            "look-back-found",
            "b",
            &format!("document.querySelector('.chip').click(); {}", type_into("find", "de")),
            ".row mark",
        ),
        acted("look-back-none-found", "b", &type_into("find", "xyz"), ".look-back__empty .text"),
        acted("look-back-again", "b", &type_into("find", ""), ".rows .row"),
        acted("look-back-narrow", "b", OPEN, "details[open] .chip"),
        screen("helped-from", "b/1", ".helped__from .row"),
        screen("timeline", "b/2", ".timeline__mark"),
        screen("timeline-from", "b/2/2026", ".chip[aria-current]"),
        screen("note", &note(1), ".note .look"),
        screen("note-asked", &note(if language == Language::Danish { 5 } else { 3 }), ".note__asked .button"),
        screen("note-after-talk", &note(20), ".note__asked .button"),
        screen("note-medicine", &note(21), ".note__asked .always"),
        acted("note-all-open", &note(2), OPEN, "details[open] .older"),
        screen("note-not-finished", &note(9), ".note__open .notice"),
        screen("note-gone", &note(99), "a.button"),
        acted("note-deleted", &note(3), "document.querySelector('.quiet--delete').click()", ".notices .button"),
        acted("note-back", "b", "document.querySelector('.notices .button')?.click()", ".rows .row"),
        screen("my-page-1", "p/1", ".offer__more .pick"),
        screen("my-page-2", "p/2", "[name=first]:checked"),
        screen("my-page-3", "p/3", "[name=need]:checked"),
        screen("my-page-4", "p/4", "article.sheet .sheet__first"),
        acted("my-page-4-open", "p/4", OPEN, "details[open] #name"),
        acted("my-page-1-open", "p/1", OPEN, "details[open] textarea"),
        screen("note-brought", &note(32), ".note .said--own"),
        screen("prints", "u", ".prints .way"),
        acted(
            "print-hard-days",
            "u/1",
            "document.querySelectorAll('.prints__choose [type=checkbox]:not(:checked)').forEach(it => it.click())",
            ".prints__choose :checked",
        ),
        screen("print-pocket", "u/2", ".sheet--folded"),
        acted(
            "print-first-and-now",
            "u/3",
            "document.querySelector('.prints__choose [type=checkbox]:not(:checked)')?.click()",
            "article .sheet__columns",
        ),
        acted(
            "print-timeline",
            "u/4",
            "document.querySelectorAll('.prints__choose [type=checkbox]:not(:checked)').forEach(it => it.click())",
            "article .sheet__lead",
        ),
        acted(
            "print-for-both",
            "u/5",
            "document.querySelector('.prints__choose [type=checkbox]:not(:checked)')?.click()",
            "article .sheet__columns .sheet__own",
        ),
        screen("print-empty", "u/6", "article .sheet__ruled"),
        screen("print-cards", "u/7", "article .sheet__cards"),
        screen("print-guide", "u/8", "article .sheet__lead"),
        screen("help-now", "h", "a.call[href='tel:+4722334455']"),
        acted(
            "help-now-changing",
            "h",
            "document.querySelectorAll('.help__mine > .question__on .button')[1].click()",
            ".contact input[type=tel]",
        ),
        acted(
            "help-now-removed",
            "h",
            "document.querySelectorAll('.contact .quiet--delete')[0]?.click()",
            ".notices .button",
        ),
        screen("settings", "s", ".settings"),
        acted("file-saved", "k/3", "document.querySelector('.setting .button').click()", ".notices .notice"),
        screen("keep", "k/1", ".keep .way"),
        screen("keep-lock", "k/2", ".keep .form #passphrase"),
        acted("keep-lock-shown", "k/2", "document.getElementById('show').click()", "#passphrase[type=text]"),
        screen("keep-save-file", "k/3", ".keep .setting #passphrase"),
        screen("keep-open-file", "k/4", ".keep #file"),
        screen("keep-delete", "k/5", ".keep .button--delete"),
        screen("keep-shared", "k/6", ".keep .button--main"),
        screen("keep-good-to-know", "k/7", ".keep .plain > li:nth-child(10)"),
        screen("note-for-ever", &format!("d/{}", NoteId::new(1)), ".keep .button--delete"),
        acted("stopped", "", "document.getElementById('fallen').hidden = false", "#fallen:not([hidden])"),
        acted("stopped-missing", "", "document.getElementById('missing').hidden = false", "#missing:not([hidden])"),
    ]
}

/// Two read it, on the screens of the guide and where it was left.
fn of_a_guide() -> Vec<Screen> {
    vec![
        screen("guide-1", "t/1", ".beside + * #who-1:checked"),
        screen("guide-2", "t/2", ".beside + * #typed"),
        acted("guide-3", "t/3", OPEN, ".beside + * #answer"),
        screen("guide-4", "t/4", ".beside + * #answer"),
        screen("guide-5", "t/5", ".beside + * #answer"),
        screen("guide-6", "t/6", ".beside + * #answer"),
        screen("guide-7", "t/7", ".beside + * .checked"),
        acted("guide-8", "t/8", OPEN, ".beside + * details[open]"),
        screen("guide-my-page-1", "p/1", ".steps + div > .hint"),
        screen("guide-my-page-4", "p/4", "article.sheet"),
        screen("home-guide-left", "", ".home__open a.row"),
    ]
}

/// The same without anyone beside.
fn of_a_guide_alone() -> Vec<Screen> {
    vec![
        screen("guide-2-alone", "t/2", ".guide:not(:has(.beside)) .way"),
        acted("guide-3-alone", "t/3", OPEN, ".guide:not(:has(.beside)) #answer"),
        screen("guide-4-alone", "t/4", ".guide:not(:has(.beside)) #answer"),
        screen("guide-5-alone", "t/5", ".guide:not(:has(.beside)) #answer"),
        screen("guide-6-alone", "t/6", ".guide:not(:has(.beside)) #answer"),
        screen("guide-7-alone", "t/7", ".guide:not(:has(.beside)) .checked .hint + .older"),
        acted("guide-8-alone", "t/8", OPEN, ".guide:not(:has(.beside)) details[open] .plain + .text"),
        acted(
            "guide-deleted",
            "t/8",
            "document.querySelector('.guide details .button').click()",
            "main:has(.notices > .notice) .home",
        ),
    ]
}

/// What is said of what was just done, or could not be.
fn of_what_happened() -> Vec<Screen> {
    const MISSING: &str = "window.fetch = () => Promise.reject(new TypeError('no network'));";
    const TRY: &str = "document.querySelector('.settings [role=status] + .quiet').click()";
    const COPY: &str = "
        const copying = (says, how) => {
            ownWords.copy = () => how.finally(() => setTimeout(() => document.body.dataset.copied = says, 300));
            document.querySelector('.preview + .question__on + .hint + div .button').click();
        };";
    let (note, one) = (NoteId::new(1), "document.querySelector('.question__on .button--main').click()");
    vec![
        acted(
            "note-kept",
            &format!("w/{note}/0-4"),
            &format!("{}; setTimeout(() => {one}, 100)", type_into("answer", "One step.")),
            "main:has(.notices > .notice) .note",
        ),
        acted(
            "note-new-words",
            &format!("w/{note}/1-1"),
            &format!("{}; setTimeout(() => location.hash = '#n/{note}', 100)", type_into("answer", "Another step.")),
            ".note__open .notice .button + .button",
        ),
        acted(
            "page-kept",
            "p/4",
            "document.querySelector('.preview + .question__on .button').click()",
            "main:has(.notices > .notice) .preview",
        ),
        scripted("copied", "p/4", COPY, "copying('yes', Promise.resolve())", "[data-copied=yes] .notices > .notice"),
        scripted("not-copied", "p/4", COPY, "copying('no', Promise.reject())", "[data-copied=no] .notices > .notice"),
        acted(
            "keep-promised",
            "k/1",
            "ownWords.persist = () => Promise.resolve(true); document.querySelector('.keep .setting .button').click()",
            ".keep .setting > .text",
        ),
        acted(
            "deleted-for-ever",
            &format!("d/{}", NoteId::new(4)),
            "document.querySelector('.button--delete').click()",
            "main:has(.notices > .notice):not(:has(.button--delete))",
        ),
        scripted("prints-missing", "", MISSING, "location.hash = '#u'", ".prints > .text:not(:has(svg))"),
        scripted("settings-example-missing", "s", MISSING, TRY, ".settings [role=status] > p.text"),
        // The last of all: nothing can be stored any more.
        acted(
            "not-deleted",
            "k/5",
            "IDBObjectStore.prototype.clear = () => { throw new DOMException('', 'UnknownError') };
            document.querySelector('.keep .button--delete').click()",
            "main:has(.notices > .notice) .keep .button--delete",
        ),
    ]
}

/// Nothing stays on a device that others use.
fn of_a_shared_device() -> Vec<Screen> {
    // Chosen on the way through the guide, it goes on there.
    let chosen = "location.hash = '#k/6';
        const press = () => {
            const button = document.querySelector('.keep .button--main');
            if (button) button.click(); else setTimeout(press, 20);
        };
        press()";
    vec![
        acted("shared-begun", "t/3", chosen, ".troubles .trouble"),
        screen("shared-home", "", ".home"),
        screen("shared-guide-2", "t/2", ".guide .question__on .button--main"),
        screen("shared-question", "t/3", ".beside + * #answer"),
        acted("shared-guide-8", "t/8", OPEN, ".beside + * details[open]"),
        screen("shared-keep", "k/1", ".keep .way"),
        screen("shared-settings", "s", ".settings"),
    ]
}

fn of_too_much() -> Vec<Screen> {
    vec![
        screen("home-again", "", ".home"),
        acted("look-back-long", "b", "scrollTo(0, document.body.scrollHeight)", ".look-back__more .button"),
        screen("timeline-long", "b/2", ".timeline__begin .chip"),
        screen("my-page-4-too-much", "p/4", ".fit .trouble"),
        acted(
            "my-page-4-more-pages",
            "p/4",
            "document.querySelectorAll('.fit .button')[1].click()",
            ".fit:not(:has(.trouble)) + .question__on .button--main",
        ),
    ]
}

/// The first of these begins it, and the last one leaves it.
fn of_an_example() -> Vec<Screen> {
    vec![
        acted("example-home", "", "document.querySelector('.home__keep button').click()", ".example"),
        screen("example-write", "w", ".example + * + main button.way"),
        screen("example-look-back", "b", ".rows .row"),
        screen("example-timeline", "b/2", ".timeline__mark"),
        screen("example-note", &format!("n/{}", NoteId::new(NoteId::of_example(7))), ".note__asked .button"),
        screen("example-my-page-1", "p/1", ".offer__more .pick"),
        screen("example-my-page-4", "p/4", "article.sheet .sheet__first"),
        screen("example-print-guide", "u/8", "article .sheet__lead"),
        screen("example-help-now", "h", ".example + * + main .help__lines"),
        screen("example-settings", "s", ".example + * + main .settings"),
        screen("example-keep", "k/1", ".keep .button--main"),
        acted("example-left", "", "document.querySelector('.example button').click()", ".home__welcome > p"),
    ]
}

/// As if the device had voices: nothing is heard.
fn of_a_voice() -> Vec<Screen> {
    const FOUND: &str = "dispatchEvent(new CustomEvent('voices', { detail: 'en nb da' }))";
    const PRESSED: &str = "ownWords.speak = () => {}; document.querySelector('.aloud').click()";
    vec![
        acted("aloud-home", "", FOUND, ".corners .aloud:not([data-unseen])"),
        screen("aloud-question", &format!("w/{}/1-1", NoteId::new(1)), ".corners .aloud:not([data-unseen])"),
        acted("aloud-reading", "w", PRESSED, ".corners .aloud[aria-label]"),
    ]
}

/// Files that were chosen, and a lock that is put on here, so that nothing after these stands in the open.
fn of_files_and_a_lock() -> Vec<Screen> {
    const GIVE: &str = "
        const give = text => {
            const chosen = new DataTransfer();
            chosen.items.add(new File([text], 'own-words.json'));
            const field = document.getElementById('file');
            field.files = chosen.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        };";
    const THERE: &str = "
        const texts = Object.entries(localStorage).filter(([name]) => name.startsWith('own-words/note-'));
        const there = texts.map(([, text]) => text);
        const file = records => `{\"format\":\"own-words-backup\",\"version\":1,\"day\":\"2026-11-22\",
            \"records\":[${records}],\"unread\":[]}`;";
    let given = |name, act: &str, shows| scripted(name, "k/4", GIVE, act, shows);
    let filled = |name, act: &str, shows| scripted(name, "k/2", FILL, act, shows);
    vec![
        given("keep-open-file-refused", "give('Dear all')", ".keep .form__trouble"),
        given("keep-open-file-damaged", "give('{')", ".keep .form__trouble"),
        given(
            "keep-open-file-newer",
            "give('{\"format\":\"own-words-backup\",\"version\":999}')",
            ".keep .form__trouble",
        ),
        // One letter more than is read.
        given("keep-open-file-large", "give(' '.repeat(64 * 1024 * 1024 + 1))", ".keep .form__trouble"),
        given("keep-open-file-locked", "give('age-encryption.org/v1\\n')", ".keep .setting #passphrase"),
        given("keep-open-file-nothing-new", &format!("{THERE} give(file(there))"), ".keep .setting > .text + .text"),
        given(
            "keep-open-file-shown",
            &format!(
                "{THERE}
                const other = there[0].replaceAll(/note-[0-9a-f]{{30}}/g, 'note-' + 'b'.repeat(30));
                give(file([...there, other, '{{}}']))"
            ),
            ".keep .setting > .text + .text + .text",
        ),
        acted(
            "keep-open-file-taken-in",
            "k/4",
            "document.querySelector('.keep .setting .button--main').click()",
            "main:has(.notices > .notice)",
        ),
        scripted(
            "keep-open-file-deleted",
            &format!("n/{}", NoteId::new(3)),
            &format!("{GIVE} {THERE}"),
            "document.querySelector('.quiet--delete').click();
            setTimeout(() => location.hash = '#k/4', 100);
            setTimeout(() => give(file(there)), 600)",
            "#bring-back",
        ),
        filled(
            "keep-lock-on",
            "fill('passphrase', 'quiet boats carry apples'); go()",
            "main:has(.notices > .notice) #idle-title",
        ),
        filled("keep-lock-new-key", "choose(1)", ".form #passphrase"),
        filled(
            "keep-lock-wrong",
            "choose(0); setTimeout(() => { fill('now', 'no'); fill('passphrase', 'password1'); go() }, 100)",
            ".form:has(.hint[role=status]:not(:empty)) .form__trouble:not(:empty, .form__trouble--busy)",
        ),
        scripted("keep-lock-no-memory", "k/2", &failing("memory"), "choose(0); setTimeout(again, 100)", LACKS_MEMORY),
        scripted("keep-lock-missing", "k/2", &failing("missing"), "choose(0); setTimeout(again, 100)", IS_MISSING),
        filled(
            "keep-lock-code",
            "ownWords.ask = asks; choose(2);
            setTimeout(() => { fill('now', 'quiet boats carry apples'); go() }, 100)",
            ".keep .code",
        ),
        filled(
            "keep-lock-off",
            "document.querySelector('.code ~ .question__on .button:last-child').click();
            setTimeout(() => choose(3), 100);
            setTimeout(() => { fill('now', 'quiet boats carry apples'); go() }, 200)",
            "main:has(.notices > .notice):not(:has(#now)) .keep .form #passphrase",
        ),
    ]
}
