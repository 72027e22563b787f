//! The way to the locksmith: a second program in a worker of its own, loaded when it is needed and ended after each
//! answer, so that its memory goes back and the page stays responsive. `src/outside.js` knows where it lies.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::dom;
use crate::app::keys::Smith;
use crate::app::{LockTrouble, Secret};
use crate::format::custody::{Salt, Work};

/// The locksmith, with the browser's dice.
pub struct Locksmith;

impl Smith for Locksmith {
    async fn derive(&self, secret: &Secret, salt: Salt, work: Work) -> Result<[u8; 32], LockTrouble> {
        let salt = Uint8Array::from(&salt.bytes()[..]).into();
        let more = [("salt", salt), ("memoryKib", work.memory_kib().into()), ("passes", work.passes().into())];
        let bytes = ask("derive", secret, &more);
        bytes_of(bytes.await?).try_into().map_err(|_| LockTrouble::Missing)
    }

    fn random(&self) -> Option<u128> {
        dom::good_entropy()
    }
}

/// `what` is `lock-file` or `open-file`: a file in the format of age.
pub async fn file(what: &'static str, secret: &Secret, bytes: &[u8]) -> Result<Vec<u8>, LockTrouble> {
    ask(what, secret, &[("file", Uint8Array::from(bytes).into())]).await.map(bytes_of)
}

/// How many guesses a passphrase would take, as a power of ten.
pub async fn strength(secret: &Secret) -> Option<f64> {
    ask("strength", secret, &[]).await.ok()?.as_f64()
}

fn bytes_of(answer: JsValue) -> Vec<u8> {
    answer.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
}

async fn ask(what: &str, secret: &Secret, more: &[(&str, JsValue)]) -> Result<JsValue, LockTrouble> {
    let message = Object::new();
    for (name, value) in [("do", what.into()), ("passphrase", secret.text().into())].iter().chain(more) {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    // It stopped without a word: of all that it does, only memory can run out.
    let answer = dom::promised("ask", &[message.into()]).await.ok_or(LockTrouble::Memory)?;
    let get = |name: &str| Reflect::get(&answer, &name.into()).ok().filter(|value| !value.is_undefined());
    match (get("done"), get("failed").and_then(|why| why.as_string()).as_deref()) {
        (Some(done), _) => Ok(done),
        (None, Some("passphrase")) => Err(LockTrouble::Passphrase),
        (None, Some("memory" | "too-heavy")) => Err(LockTrouble::Memory),
        (None, Some("damaged" | "not-age" | "bounds")) => Err(LockTrouble::Damaged),
        _ => Err(LockTrouble::Missing),
    }
}
