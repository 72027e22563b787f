//! What a place to keep records must be able to do. The browser's are in `web`; those that fail on purpose in `fake`.

use super::entry::Entry;

/// Texts under names, written at once: `localStorage`, shared with every other tab.
///
/// What was written may be gone or older after a crash, and on a full disk a text that reads back may not be there
/// tomorrow: nothing that stands in the slots alone is called saved for good.
/// Names of others may stand beside ours (see [`super::Keeper`]); they are never read, changed or erased.
pub trait Slots {
    /// How many names there are, ours and others'.
    fn count(&self) -> Result<usize, SlotError>;
    /// All names, ours and others', in any order.
    fn names(&self) -> Result<Vec<String>, SlotError>;
    /// The text under a name; none when there is no such name.
    fn read(&self, name: &str) -> Result<Option<String>, SlotError>;
    /// Puts a text under a name. When it fails, what stood there still stands.
    fn write(&self, name: &str, text: &str) -> Result<(), SlotError>;
    /// Takes a name away. No error when there was none.
    fn erase(&self, name: &str) -> Result<(), SlotError>;
}

/// Texts under names, in transactions that survive a crash: IndexedDB with `durability: "strict"`, shared with every tab.
#[allow(async_fn_in_trait, reason = "one thread: no future here is ever sent")]
pub trait Shelf {
    /// The names and texts that come next after a name, in the order of the names; as many as it likes at a time, and
    /// none when there are no more.
    async fn read_after(&self, name: Option<&str>) -> Result<Vec<(String, String)>, ShelfError>;
    /// The text under a name; none when there is no such name.
    async fn read(&self, name: &str) -> Result<Option<String>, ShelfError>;
    /// In *one* strict read-write transaction: reads what stands under `entry.name()`, asks [`Entry::over`], and puts
    /// `entry.text()` there if the answer is [`super::Standing::GivesWay`]. Resolves on the transaction's `complete` and not before.
    ///
    /// In the same transaction it first reads what stands under `vault`; where [`Entry::is_outdated`] by it, nothing is put.
    async fn put(&self, entry: &Entry) -> Result<Put, ShelfError>;
    /// Takes names away, in one strict transaction.
    async fn erase(&self, names: &[String]) -> Result<(), ShelfError>;
    /// In one strict transaction: takes everything away, and puts this one text there.
    async fn start_over(&self, name: &str, text: &str) -> Result<(), ShelfError>;
}

/// Why a slot could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotError {
    /// There is no room.
    Full,
    /// The browser does not allow it, or it failed in some other way.
    Refused,
}

/// Why the shelf could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// There is no room.
    Full,
    /// The browser does not allow it, or the database is gone.
    Refused,
    /// The transaction failed: the name of the error, for a developer. Nothing of it stands on the shelf,
    /// or all of it: a crash between the two cannot be told apart.
    Aborted(String),
}

/// What became of a put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// The text stands there.
    Done,
    /// Another text stands there and was left as it is.
    Differs(String),
    /// Another tab has changed how everything is kept (a lock, a new key, a deletion): nothing was put.
    Outdated,
}
