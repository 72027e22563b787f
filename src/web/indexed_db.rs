//! IndexedDB as [`Shelf`]: one object store, texts under names, every write in a strict transaction.
//!
//! A transaction stays alive only while its own requests are answered, so nothing else is awaited inside one.
//!
//! A connection does not live as long as the page: browsers close it when site data is cleared, when their storage
//! process fails, or on a phone while nobody looks. The next transaction then opens another.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::dom;
use crate::store::{Entry, Put, Shelf, ShelfError, Standing};

const DATABASE: &str = "own-words";
const RECORDS: &str = "records";
const VERSION: u32 = 1;
/// Between two readings the browser can draw, and let go of what it handed over.
const AT_A_TIME: u32 = 200;

/// The browser's IndexedDB.
#[derive(Clone)]
pub struct IndexedDb {
    database: Rc<RefCell<IdbDatabase>>,
    /// Transactions that have not ended, and perhaps some that have.
    begun: Rc<RefCell<Vec<IdbTransaction>>>,
}

/// What came of opening it.
pub enum Opening {
    /// It is open.
    Open(IndexedDb),
    /// The browser has none, or does not allow it: nothing of ours can be in it.
    Refused,
    /// It is there and did not open: what it holds is missing from what is shown.
    Failed,
}

impl IndexedDb {
    /// Opens the database, and makes it the first time.
    pub async fn open() -> Opening {
        match connect().await {
            Ok(database) => {
                Opening::Open(IndexedDb { database: Rc::new(RefCell::new(database)), begun: Rc::default() })
            }
            Err(ShelfError::Refused) => Opening::Refused,
            Err(ShelfError::Full | ShelfError::Aborted(_)) => Opening::Failed,
        }
    }

    /// Ends every transaction that is under way; nothing of them is stored.
    pub fn abort(&self) {
        for transaction in self.begun.take() {
            // One that has ended already says so.
            let _ = transaction.abort();
        }
    }

    /// Begins a transaction, on another connection where the browser has closed the one there was.
    async fn transaction(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), ShelfError> {
        match self.begin(mode) {
            Err(ShelfError::Refused) => {
                let database = connect().await?;
                self.database.replace(database);
                self.begin(mode)
            }
            begun => begun,
        }
    }

    /// `durability: "strict"`: 'complete' comes only when the browser has asked the disk to hold it.
    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), ShelfError> {
        let strict = Object::new();
        Reflect::set(&strict, &"durability".into(), &"strict".into()).map_err(why)?;
        let database = self.database.borrow();
        let open: Function = Reflect::get(&database, &"transaction".into()).map_err(why)?.dyn_into().map_err(why)?;
        let transaction: IdbTransaction =
            open.call3(&database, &RECORDS.into(), &mode.into(), &strict).map_err(why)?.dyn_into().map_err(why)?;
        let records = transaction.object_store(RECORDS).map_err(why)?;
        let mut begun = self.begun.borrow_mut();
        begun.retain(|other| other.object_store(RECORDS).is_ok());
        begun.push(transaction.clone());
        Ok((transaction, records))
    }
}

impl Shelf for IndexedDb {
    async fn read_after(&self, name: Option<&str>) -> Result<Vec<(String, String)>, ShelfError> {
        let (_transaction, records) = self.transaction("readonly").await?;
        let after = match name {
            Some(name) => IdbKeyRange::lower_bound_with_open(&name.into(), true).map_err(why)?.into(),
            None => JsValue::UNDEFINED,
        };
        let names = records.get_all_keys_with_key_and_limit(&after, AT_A_TIME).map_err(why)?;
        let texts = records.get_all_with_key_and_limit(&after, AT_A_TIME).map_err(why)?;
        let (names, texts) = (answer(&names), answer(&texts));
        let names: Array = names.await?.dyn_into().map_err(why)?;
        let texts: Array = texts.await?.dyn_into().map_err(why)?;
        Ok(names.iter().zip(texts.iter()).filter_map(|(name, text)| Some((name.as_string()?, plain(text)))).collect())
    }

    async fn read(&self, name: &str) -> Result<Option<String>, ShelfError> {
        let (_transaction, records) = self.transaction("readonly").await?;
        let request = records.get(&name.into()).map_err(why)?;
        let found = answer(&request).await?;
        Ok((!found.is_undefined()).then(|| plain(found)))
    }

    async fn put(&self, entry: &Entry) -> Result<Put, ShelfError> {
        let (transaction, records) = self.transaction("readwrite").await?;
        let completed = completed(&transaction);
        let vault = records.get(&"vault".into()).map_err(why)?;
        let request = records.get(&entry.name().into()).map_err(why)?;
        let (vault, found) = (answer(&vault), answer(&request));
        if entry.is_outdated(vault.await?.as_string().as_deref()) {
            return Ok(Put::Outdated);
        }
        let found = found.await?;
        let standing = (!found.is_undefined()).then(|| plain(found));
        let differs = match entry.over(standing.as_deref()) {
            Standing::Differs => standing,
            Standing::IsThere => None,
            Standing::GivesWay => {
                records.put_with_key(&entry.text().into(), &entry.name().into()).map_err(why)?;
                None
            }
        };
        JsFuture::from(completed).await.map_err(|_| transaction_error(&transaction))?;
        Ok(differs.map_or(Put::Done, Put::Differs))
    }

    async fn erase(&self, names: &[String]) -> Result<(), ShelfError> {
        let (transaction, records) = self.transaction("readwrite").await?;
        let completed = completed(&transaction);
        for name in names {
            records.delete(&name.into()).map_err(why)?;
        }
        JsFuture::from(completed).await.map(drop).map_err(|_| transaction_error(&transaction))
    }

    async fn start_over(&self, name: &str, text: &str) -> Result<(), ShelfError> {
        let (transaction, records) = self.transaction("readwrite").await?;
        let completed = completed(&transaction);
        records.clear().map_err(why)?;
        records.put_with_key(&text.into(), &name.into()).map_err(why)?;
        JsFuture::from(completed).await.map(drop).map_err(|_| transaction_error(&transaction))
    }
}

/// A stored value as text. Anything else was not written by this program; it is shown as JSON, never dropped.
fn plain(value: JsValue) -> String {
    let json = |value: &JsValue| js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string());
    value.as_string().or_else(|| json(&value)).unwrap_or_default()
}

/// A connection of its own. It gives way when the database is to be deleted: else that would wait for this page to go,
/// and take with it what was called saved meanwhile, and every page opened after it would wait too.
async fn connect() -> Result<IdbDatabase, ShelfError> {
    let factory = dom::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory.and_then(|factory| factory.open_with_u32(DATABASE, VERSION).ok());
    let database: IdbDatabase = opened(&request.ok_or(ShelfError::Refused)?).await?.unchecked_into();
    let close = wasm_bindgen::closure::Closure::once_into_js({
        let database = database.clone();
        move || database.close()
    });
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

/// The database, once it is open; makes the object store the first time.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, ShelfError> {
    let make = wasm_bindgen::closure::Closure::once_into_js({
        let request = request.clone();
        move || {
            let database: Option<IdbDatabase> = request.result().ok().and_then(|result| result.dyn_into().ok());
            if let Some(database) = database {
                // It fails only when the store is there already.
                let _ = database.create_object_store(RECORDS);
            }
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    answer(request).await
}

/// The request's result, once it is answered; it is listened to from the call on, and not from the first poll.
fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, ShelfError>> {
    let settled = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    async move {
        match JsFuture::from(settled).await {
            Ok(_) => request.result().map_err(why),
            Err(_) => Err(why(request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from))),
        }
    }
}

/// A promise that is kept on `complete`, and broken on `abort`; an `error` that ends the transaction aborts it, and only
/// then does the transaction say why.
fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

fn transaction_error(transaction: &IdbTransaction) -> ShelfError {
    transaction.error().map_or(ShelfError::Refused, |error| why(error.into()))
}

fn why(error: JsValue) -> ShelfError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => ShelfError::Full,
        Some(name @ ("AbortError" | "UnknownError" | "DataError" | "TransactionInactiveError")) => {
            ShelfError::Aborted(name.to_owned())
        }
        Some("InvalidStateError" | "NotFoundError" | "SecurityError") => ShelfError::Refused,
        Some(other) => ShelfError::Aborted(other.to_owned()),
        None => ShelfError::Refused,
    }
}
