//! The lock: what is stored cannot be read without the passphrase, what was on the screen is gone when it locks, and
//! nothing is lost by it.

mod canary;
mod long;
mod wasm;

use crate::{
    harness::{
        browser::Browser,
        engine::Engine,
        journey::{Journey, in_engines},
        keyboard::Key,
        pdf::Paper,
        profile::Profile,
        server::Server,
    },
    locksmith,
    notes::{Hope, SAVED, Store},
    seed,
};
use canary::{Canary, found_in};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

pub const SECRET: &str = "quiet boats carry apples";
pub const OTHER: &str = "seven green doors";
const WRONG: &str = "That is not the passphrase. Nothing is changed.";

impl Browser {
    /// Puts a lock on, from wherever the page is.
    pub async fn put_lock_on(&self, secret: &str) {
        self.go_within("#k/2").await;
        self.fill("Passphrase", secret).await;
        self.press(Key::Enter).await;
        self.see("The lock is on.").await;
        self.until_sealed().await;
    }

    /// Gives the passphrase on the screen that asks for it, until it is taken or refused: true when it is taken. A page
    /// that has just locked is loaded anew, and what was typed before that is gone.
    pub async fn unlock(&self, secret: &str) -> bool {
        let answer = "
            const field = document.querySelector('.locked #passphrase');
            if (!field) return document.getElementById('heading') ? 'open' : null;
            const says = document.querySelector('.form__trouble')?.innerText;
            if (says && says !== 'One moment…') return 'refused';
            return field.value ? null : 'again'";
        loop {
            self.is_locked().await;
            self.fill("Passphrase", secret).await;
            self.press(Key::Enter).await;
            let answered = async || self.ask::<Option<String>>(answer, &[]).await.flatten();
            match self.until("an answer to the passphrase", answered).await.as_str() {
                "again" => {}
                answer => return answer == "open",
            }
        }
    }

    /// Locks, and waits for the screen of a page that was loaded anew: what is pressed before that goes with the old page.
    pub async fn lock_now(&self) {
        self.script::<()>("window.unlocked = true", &[]).await;
        self.push("Lock now").await;
        let anew = "return !window.unlocked && document.querySelector('.locked #passphrase') !== null";
        let anew = async || self.ask::<bool>(anew, &[]).await.filter(|anew| *anew);
        self.until("the page to be locked and loaded anew", anew).await;
    }

    /// Waits for the screen that asks for the passphrase.
    pub async fn is_locked(&self) {
        let asks = "return document.querySelector('.locked #passphrase') !== null";
        let asked = async || self.ask::<bool>(asks, &[]).await.filter(|asked| *asked);
        self.until("the screen that asks for the passphrase", asked).await;
    }

    /// Waits until every record in both stores is sealed.
    pub async fn until_sealed(&self) {
        self.until("everything to be sealed", async || {
            let mut sealed = true;
            for store in [Store::LocalStorage, Store::IndexedDb] {
                let texts = self.stored(store).await;
                sealed &= texts.iter().all(|(name, text)| name == "vault" || text.contains("\"kind\":\"sealed\""));
            }
            sealed.then_some(())
        })
        .await;
    }

    /// Everything that stands in the page, seen or not, and in its fields.
    async fn whole_page(&self) -> String {
        let body = "return document.documentElement.outerHTML
            + [...document.querySelectorAll('input, textarea')].map(field => field.value).join()";
        self.until("the page", async || self.ask::<String>(body, &[]).await).await
    }
}

in_engines!(with_the_lock_on_no_word_reaches_the_disk: chromium, firefox);
async fn with_the_lock_on_no_word_reaches_the_disk(journey: Journey) {
    // Without a lock the same search finds what was typed: it is able to.
    let open = Profile::new();
    let canary = Canary::new();
    let page = journey.open(&open).await;
    page.keep(Hope(1), canary.text()).await;
    page.close().await;
    assert!(!found_in(open.folder(), &canary).is_empty(), "the search finds what is there");

    let profile = Profile::new();
    let canary = Canary::new();
    let page = journey.open(&profile).await;
    page.put_lock_on(SECRET).await;
    page.keep(Hope(1), canary.text()).await;
    page.keep(Hope(2), &format!("Again {}", canary.text())).await;
    // Long enough for session files to be written: every 15 seconds in Firefox.
    sleep(Duration::from_secs(20)).await;
    assert_eq!(found_in(profile.folder(), &canary), [""; 0], "while it is written");
    page.reload().await;
    page.is_locked().await;
    assert_eq!(found_in(profile.folder(), &canary), [""; 0], "after it was locked");
    page.unlock(SECRET).await;
    page.see("What do you hope for?").await;
    page.kill();
    assert_eq!(found_in(profile.folder(), &canary), [""; 0], "after a kill");

    let page = journey.open(&profile).await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", canary.text()).await;
    page.close().await;
    assert_eq!(found_in(profile.folder(), &canary), [""; 0], "after it was closed");
}

in_engines!(what_was_on_the_screen_is_gone_when_it_locks_and_does_not_come_back);
async fn what_was_on_the_screen_is_gone_when_it_locks_and_does_not_come_back(journey: Journey) {
    let canary = Canary::new();
    let gone = async |page: &Browser, when: &str| {
        page.is_locked().await;
        assert!(!page.whole_page().await.contains(canary.text()), "{when}");
    };
    let page = journey.open(&Profile::new()).await;
    page.put_lock_on(SECRET).await;
    page.keep(Hope(1), canary.text()).await;
    assert!(page.whole_page().await.contains(canary.text()));

    page.go_within("#k/2").await;
    page.lock_now().await;
    gone(&page, "locked by a press").await;
    page.script::<()>("setTimeout(() => history.back(), 50)", &[]).await;
    gone(&page, "after Back").await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", canary.text()).await;

    // A page that a browser keeps as it is, to bring it back, is empty while it is kept.
    let kept = "addEventListener('pagehide', () => sessionStorage.setItem('kept', document.documentElement.outerHTML))";
    page.script::<()>(kept, &[]).await;
    page.go_to("about:blank").await;
    page.script::<()>("setTimeout(() => history.back(), 50)", &[]).await;
    gone(&page, "brought back").await;
    let kept: String = page.script("return sessionStorage.getItem('kept')", &[]).await;
    assert!(kept.contains("<body") && !kept.contains(canary.text()) && !kept.contains("id=\"app\""), "{kept}");

    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", canary.text()).await;
    page.type_text(" and on").await;
    page.status(SAVED).await;
    page.reload().await;
    gone(&page, "loaded anew").await;
}

in_engines!(the_lock_is_put_on_opened_changed_and_taken_off_by_keyboard);
async fn the_lock_is_put_on_opened_changed_and_taken_off_by_keyboard(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.go_within("#").await;
    page.push("Keep safe").await;
    page.see("There is no lock.").await;
    page.push("Lock").await;
    page.see("Without a lock, anyone who uses this browser can read it.").await;
    page.fill("Passphrase", "aaaa").await;
    page.see("This is easy to guess.").await;
    page.type_text(" boat apples carry quiet nine").await;
    page.see("This is hard to guess.").await;
    page.reload().await;
    page.put_lock_on(SECRET).await;

    // A code to print, which opens it too.
    page.push("Make a recovery code").await;
    page.fill("Your passphrase now", SECRET).await;
    page.press(Key::Enter).await;
    page.see("It is shown only now.").await;
    let code = page.text_of(".code").await;
    if journey.engine != Engine::WebKit {
        let printed = page.print(Paper::A4).await;
        assert!(printed.pages() == 1 && printed.text().contains(&code), "{}", printed.text());
        printed.shot("recovery-code");
    }
    page.push("Done").await;
    page.lock_now().await;
    page.unlock("something else").await;
    page.see(WRONG).await;
    page.reload().await;
    page.unlock(&code.to_lowercase().replace('-', " ")).await;
    page.see("The lock is on.").await;
    assert!(!page.visible_text().await.contains(&code), "it was shown once");

    page.push("Someone knows my passphrase").await;
    page.fill("Your passphrase now", SECRET).await;
    page.fill("New passphrase", OTHER).await;
    page.press(Key::Enter).await;
    page.until("the new lock", async || (!page.exists(".form__trouble:not(:empty)").await).then_some(())).await;
    page.until_sealed().await;
    page.lock_now().await;
    for old in [SECRET, &code] {
        page.unlock(old).await;
        page.see(WRONG).await;
        page.reload().await;
    }
    page.unlock(OTHER).await;
    page.see("The lock is on.").await;

    page.push("Turn the lock off").await;
    page.fill("Your passphrase now", OTHER).await;
    page.press(Key::Enter).await;
    page.see("There is no lock.").await;
    page.until("everything to stand in the open", async || {
        let texts = page.stored(Store::IndexedDb).await;
        texts.values().all(|text| !text.contains("\"kind\":\"sealed\"")).then_some(())
    })
    .await;
    page.reload().await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water").await;
}

in_engines!(a_wrong_passphrase_twenty_times_changes_nothing);
async fn a_wrong_passphrase_twenty_times_changes_nothing(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.put_lock_on(SECRET).await;
    page.lock_now().await;
    let before = (page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await);
    for guess in 0..20 {
        page.unlock(&format!("{guess}")).await;
        page.see(WRONG).await;
    }
    assert_eq!((page.stored(Store::LocalStorage).await, page.stored(Store::IndexedDb).await), before);
    page.reload().await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water").await;
}

in_engines!(hiding_locks_and_a_hidden_screen_opens_on_the_question_for_the_passphrase);
async fn hiding_locks_and_a_hidden_screen_opens_on_the_question_for_the_passphrase(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.put_lock_on(SECRET).await;
    page.keep(Hope(1), "To walk by the water").await;
    page.turn_to(Hope(1)).await;
    page.type_text(" in the morn").await;
    // In the middle of a word: it is saved, the page is loaded anew, and that takes the words out of its memory too.
    page.script::<()>("window.before = true", &[]).await;
    page.press_escape_thrice().await;
    let anew = "return !window.before && document.querySelector('.hidden button') !== null";
    page.until("the hidden screen of a page loaded anew", async || {
        page.ask::<bool>(anew, &[]).await.filter(|anew| *anew)
    })
    .await;
    assert!(!page.whole_page().await.contains("water"));
    // A page that opens gives the focus to its heading once more.
    page.whole().await;
    page.push("Open").await;
    page.is_locked().await;
    assert!(!page.whole_page().await.contains("water"));
    assert!(page.unlock(SECRET).await);
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water in the morn").await;
}

in_engines!(a_lock_that_asks_for_far_too_much_work_is_refused_and_a_good_one_opens_again);
async fn a_lock_that_asks_for_far_too_much_work_is_refused_and_a_good_one_opens_again(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.put_lock_on(SECRET).await;
    page.keep(Hope(1), "To walk by the water").await;
    let good = page.stored(Store::IndexedDb).await;
    for work in ["passphrase 4194304 3 ", "passphrase 65536 4000000000 ", "passphrase 8 1 "] {
        let bomb = good["vault"].replace("passphrase 65536 3 ", work);
        assert_ne!(bomb, good["vault"]);
        // Where the program is not: it would keep its own record, or put the other store's back.
        let texts: Vec<_> =
            good.iter().map(|(name, text)| (name, if name == "vault" { &bomb } else { text })).collect();
        seed::plant_texts(&page, &journey.server, &json!(texts)).await;
        page.go_to(journey.server.address()).await;
        page.see("could not be read").await;
        assert!(!page.whole_page().await.contains("water"));
        for store in [Store::LocalStorage, Store::IndexedDb] {
            let there = page.stored(store).await;
            for (name, text) in &texts {
                assert!(there.values().any(|stored| stored == *text), "{work}: {name} is not in {there:#?}");
            }
        }
    }
    seed::plant_texts(&page, &journey.server, &json!(good.iter().collect::<Vec<_>>())).await;
    page.go_to(journey.server.address()).await;
    assert!(page.unlock(SECRET).await);
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water").await;
}

in_engines!(where_memory_runs_out_it_says_so_changes_nothing_and_can_be_tried_again: chromium, firefox, webkit; super::with_little_memory);
async fn where_memory_runs_out_it_says_so_changes_nothing_and_can_be_tried_again(journey: Journey) {
    const NO_MEMORY: &str = "There is not enough free memory. Close other pages and try again. Nothing is changed.";
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk by the water").await;
    let before = page.stored(Store::IndexedDb).await;
    page.go_within("#k/2").await;
    page.fill("Passphrase", SECRET).await;
    page.press(Key::Enter).await;
    page.see(NO_MEMORY).await;
    assert_eq!(page.stored(Store::IndexedDb).await, before);
    page.reload().await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water").await;

    // What a device with more memory has locked.
    let other = Server::start();
    let device = Browser::start(journey.engine, &Profile::new()).await;
    device.go_to(other.address()).await;
    device.put_lock_on(SECRET).await;
    device.keep(Hope(2), "To walk by the sea").await;
    let locked = device.stored(Store::IndexedDb).await;
    seed::plant_texts(&page, &journey.server, &json!(locked.iter().collect::<Vec<_>>())).await;
    page.go_to(journey.server.address()).await;
    for _ in 0..2 {
        assert!(!page.unlock(SECRET).await);
        page.see(NO_MEMORY).await;
    }
    assert_eq!(page.stored(Store::IndexedDb).await, locked);
}

/// The built page on a device that gives its locksmith a mebibyte more than it begins with.
fn with_little_memory() -> Server {
    locksmith::built_with(|name, bytes| match name {
        name if !name.starts_with("locksmith-") || !name.contains("_bg.wasm") => Some(bytes),
        name if name.ends_with(".wasm") => Some(wasm::with_memory_for(&bytes, 16)),
        // Its compressed copies have all the memory there is.
        _ => None,
    })
}

in_engines!(a_kill_while_the_lock_is_put_on_leaves_it_on_or_off_and_every_word: chromium, firefox);
async fn a_kill_while_the_lock_is_put_on_leaves_it_on_or_off_and_every_word(journey: Journey) {
    let profile = Profile::new();
    let page = journey.open(&profile).await;
    for hope in 1..=5 {
        page.keep(Hope(hope), &format!("Hope {hope}")).await;
    }
    page.go_within("#k/2").await;
    page.fill("Passphrase", SECRET).await;
    page.press(Key::Enter).await;
    // In the midst of it: the first record is sealed.
    page.until("the first sealed record", async || {
        let texts = page.stored(Store::IndexedDb).await;
        texts.values().any(|text| text.contains("\"kind\":\"sealed\"")).then_some(())
    })
    .await;
    page.kill();
    let page = journey.open(&profile).await;
    page.unlock(SECRET).await;
    for hope in 1..=5 {
        page.turn_to(Hope(hope)).await;
        page.holds("#answer", &format!("Hope {hope}")).await;
    }
    page.until_sealed().await;
}

in_engines!(locking_in_one_tab_locks_the_other);
async fn locking_in_one_tab_locks_the_other(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.keep(Hope(1), "To walk by the water").await;
    let first = page.tab().await;
    let second = page.new_tab(journey.server.address()).await;
    page.put_lock_on(SECRET).await;
    page.switch_tab(&first).await;
    page.is_locked().await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.type_text(" again").await;
    page.status(SAVED).await;
    page.go_within("#k/2").await;
    page.lock_now().await;
    page.switch_tab(&second).await;
    page.is_locked().await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water again").await;

    // A page that is only left, or loaded again, locks for itself alone.
    page.switch_tab(&first).await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.switch_tab(&second).await;
    page.reload().await;
    page.is_locked().await;
    page.switch_tab(&first).await;
    page.type_text(" and again").await;
    page.status(SAVED).await;
    page.holds("#answer", "To walk by the water again and again").await;
}

in_engines!(it_locks_by_itself_when_it_was_idle_or_out_of_sight: chromium);
async fn it_locks_by_itself_when_it_was_idle_or_out_of_sight(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.put_lock_on(SECRET).await;
    page.keep(Hope(1), "To walk by the water").await;
    // The device's clock goes on by six minutes, as it does while a lid is shut.
    page.script::<()>("const now = Date.now; Date.now = () => now() + 360000", &[]).await;
    page.is_locked().await;
    page.unlock(SECRET).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "To walk by the water").await;
    // Out of sight for ten seconds.
    page.go_within("#k/2").await;
    page.push("10 seconds").await;
    let away = "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'))";
    page.script::<()>(away, &[]).await;
    page.is_locked().await;
}

in_engines!(while_it_is_locked_whom_to_call_can_be_seen_and_own_contacts_cannot);
async fn while_it_is_locked_whom_to_call_can_be_seen_and_own_contacts_cannot(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    page.go_within("#h").await;
    page.push("Add someone").await;
    page.type_text("Oddvar").await;
    page.until("the contact to be saved", async || {
        let texts = page.stored(Store::IndexedDb).await;
        texts.get("settings").is_some_and(|text| text.contains("Oddvar")).then_some(())
    })
    .await;
    page.put_lock_on(SECRET).await;
    page.lock_now().await;
    page.push("Help now").await;
    page.see("Numbers to call").await;
    assert!(!page.whole_page().await.contains("Oddvar"));
    page.push("Back").await;
    page.is_locked().await;
    assert_eq!(page.script::<serde_json::Value>("return 0", &[]).await, json!(0));
}
