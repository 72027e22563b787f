//! Notes that a journey knows by number: their place in the address, their field, and what both stores have of them.

use crate::harness::browser::Browser;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What stands under the field of a note once all of it is on the disk; the time follows.
pub const SAVED: &str = "Saved on this device";

/// Goes to a place by its address, as a link does, and returns once the screen stands; `from` is where the page is.
const GO: &str = "
    if (location.hash === arguments[0]) return;
    return new Promise(done => {
        addEventListener('hashchange', () => setTimeout(done), { once: true });
        location.hash = arguments[0];
    })";

const CARET_AT_END: &str = "
    const field = document.getElementById('answer');
    if (!field) return false;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    return true";

/// Opens the database as the product does, and runs `task` on its one object store in one transaction.
const IN_DATABASE: &str = "
    const inDatabase = task => new Promise((done, failed) => {
        const opening = indexedDB.open('own-words', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('records');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
            const database = opening.result;
            const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
            const request = task(transaction.objectStore('records'));
            transaction.oncomplete = () => { database.close(); done(request.result); };
            transaction.onabort = () => { database.close(); failed(transaction.error); };
        };
    });";

/// A hope of this number, at the question what is hoped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hope(pub u128);

/// One of the two stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    LocalStorage,
    IndexedDb,
}

/// The texts of one store by their names, without the product's prefix.
pub type Texts = BTreeMap<String, String>;

impl Hope {
    /// The place of its first question, as the part of the address that begins with `#`.
    pub fn place(self) -> String {
        format!("#w/{:032x}/1-1", self.0)
    }

    /// Its name in both stores.
    pub fn name(self) -> String {
        format!("note-{:032x}", self.0)
    }
}

impl Browser {
    /// Turns to the question of this hope, with the caret behind its last word.
    pub async fn turn_to(&self, hope: Hope) {
        self.go_within(&hope.place()).await;
        // A new screen gives the focus to its heading; after that it stays where it is put.
        let stands = "return document.activeElement.matches('#heading, #answer')";
        self.until("the screen to stand", async || self.script::<bool>(stands, &[]).await.then_some(())).await;
        let put = async || self.script::<bool>(CARET_AT_END, &[]).await.then_some(());
        self.until("the field of the hope", put).await;
    }

    /// Goes to another place of the page that is open, once it has read the stores.
    pub async fn go_within(&self, place: &str) {
        let open = "return document.getElementById('heading') !== null";
        self.until("the page to be open", async || self.script::<bool>(open, &[]).await.then_some(())).await;
        self.script::<()>(GO, &[json!(place)]).await;
    }

    /// Turns to a hope, writes on at its end, and waits until it is called saved.
    pub async fn keep(&self, hope: Hope, words: &str) {
        self.turn_to(hope).await;
        self.type_text(words).await;
        // Firefox may still be on its way with the keys, and what was there before may be called saved.
        let arrived = async || self.value_of("#answer").await.ends_with(words).then_some(());
        self.until(&format!("“{words}” in the field"), arrived).await;
        self.status(SAVED).await;
    }

    /// Waits until this stands under the field, where it is said how saving goes. Elsewhere on the page the last good
    /// news stands on, for those who listen.
    pub async fn status(&self, begins: &str) {
        let body = "return document.querySelector('.save-status')?.textContent.startsWith(arguments[0]) ?? false";
        let says = async || self.script::<bool>(body, &[json!(begins)]).await.then_some(());
        self.until(&format!("“{begins}” under the field"), says).await;
    }

    /// Everything the product has in one store.
    pub async fn stored(&self, store: Store) -> Texts {
        let in_local_storage = "
            const ours = Object.entries(localStorage).filter(([name]) => name.startsWith('own-words/'));
            return Object.fromEntries(ours.map(([name, text]) => [name.slice('own-words/'.length), text]))";
        let in_database = format!(
            "{IN_DATABASE}
            return Promise.all([inDatabase(records => records.getAllKeys()), inDatabase(records => records.getAll())])
                .then(([names, texts]) => Object.fromEntries(names.map((name, at) => [name, texts[at]])))"
        );
        let found: Value = match store {
            Store::LocalStorage => self.script(in_local_storage, &[]).await,
            Store::IndexedDb => self.script(&in_database, &[]).await,
        };
        serde_json::from_value(found).expect("texts under names")
    }

    /// Puts a text into one store behind the product's back.
    pub async fn put_in(&self, store: Store, name: &str, text: &str) {
        let body = match store {
            Store::LocalStorage => "localStorage.setItem('own-words/' + arguments[0], arguments[1])".to_owned(),
            Store::IndexedDb => {
                let put = "return inDatabase(records => records.put(arguments[1], arguments[0])).then(() => {})";
                format!("{IN_DATABASE} {put}")
            }
        };
        self.script::<()>(&body, &[json!(name), json!(text)]).await;
    }

    /// Leaves one store empty, as a browser does that clears it.
    pub async fn clear(&self, store: Store) {
        let body = match store {
            Store::LocalStorage => "localStorage.clear()",
            Store::IndexedDb => {
                "return new Promise((done, failed) => {
                    const request = indexedDB.deleteDatabase('own-words');
                    request.onsuccess = () => done();
                    request.onerror = () => failed(request.error);
                })"
            }
        };
        self.script::<()>(body, &[]).await;
    }
}
