//! What one tab knows of the stores. It lives as long as the tab and is never stored.

use std::rc::Rc;

use litemap::LiteMap;

use super::entry::{Known, Print};
use crate::format::{RecordId, Rev, Unreadable, Vault};

/// What one tab knows of the stores.
pub(super) struct Books {
    /// This tab's own name, for what it writes beside another tab's words.
    pub tab: Vault,
    known: LiteMap<RecordId, Rc<LiteMap<Print, Known>>>,
    on_shelf: LiteMap<RecordId, (Rev, Print)>,
    read_only: LiteMap<RecordId, Unreadable>,
    /// The text last made of each record. Sealing is not the same twice, and both stores are to hold one text.
    texts: LiteMap<RecordId, (Print, String)>,
    /// The settings that were handed to the app before all was read.
    first: Option<Print>,
    /// Slots beside a record's own: written by this tab, or found by it at the opening.
    beside: LiteMap<RecordId, Vec<String>>,
}

impl Default for Books {
    fn default() -> Books {
        Books {
            tab: Vault::new(0),
            known: LiteMap::new(),
            on_shelf: LiteMap::new(),
            read_only: LiteMap::new(),
            texts: LiteMap::new(),
            first: None,
            beside: LiteMap::new(),
        }
    }
}

impl Books {
    /// All texts of one record that this tab knows.
    pub fn known(&self, id: RecordId) -> Rc<LiteMap<Print, Known>> {
        self.known.get(&id).cloned().unwrap_or_default()
    }

    /// Whether this tab knows any text of a record.
    pub fn knows(&self, id: RecordId) -> bool {
        self.known.get(&id).is_some_and(|known| !known.is_empty())
    }

    /// This tab knows a text from now on. What it wrote itself stays its own, also when it reads it again.
    pub fn know(&mut self, id: RecordId, print: Print, how: Known) {
        // Mostly it is one text, of thousands of records.
        let known = self.known.entry(id).or_insert_with(|| Rc::new(LiteMap::with_capacity(1)));
        let known = Rc::make_mut(known);
        let entry = known.entry(print).or_insert(how);
        if *entry == Known::Handed {
            *entry = how;
        }
    }

    /// Whether this tab wrote a text of this record itself.
    pub fn is_own(&self, id: RecordId, print: Print) -> bool {
        self.known.get(&id).and_then(|known| known.get(&print)) == Some(&Known::Own)
    }

    /// These settings were handed to the app before all was read.
    pub fn handed_first(&mut self, print: Print) {
        self.first = Some(print);
    }

    /// Whether the words of a text are in the app already: this tab wrote it, or it was handed over before all was read.
    pub fn is_taken_in(&self, id: RecordId, print: Print) -> bool {
        self.is_own(id, print) || id == RecordId::Settings && self.first == Some(print)
    }

    /// The shelf said that it has this text.
    pub fn stands_on_shelf(&mut self, id: RecordId, rev: Rev, print: Print) {
        let stands = self.on_shelf.entry(id).or_insert((rev, print));
        if rev >= stands.0 {
            *stands = (rev, print);
        }
    }

    /// The revision of a record on the shelf, as this tab last heard.
    pub fn on_shelf(&self) -> LiteMap<RecordId, Rev> {
        let mut revs = LiteMap::new();
        for (id, (rev, _)) in self.on_shelf.iter() {
            revs.insert(*id, *rev);
        }
        revs
    }

    /// Whether the slot's copy may be given up: the shelf has this very text, or a later one of a text this tab wrote.
    pub fn may_give_way(&self, id: RecordId, rev: Rev, text: &str) -> bool {
        let print = Print::of(text);
        self.on_shelf.get(&id).is_some_and(|stands| stands.1 == print || rev < stands.0 && self.is_own(id, print))
    }

    /// The text that was made of a record whose text in the open has this print.
    pub fn text(&self, id: RecordId, plain: Print) -> Option<String> {
        self.texts.get(&id).filter(|(print, _)| *print == plain).map(|(_, text)| text.clone())
    }

    /// A text was made of a record.
    pub fn made(&mut self, id: RecordId, plain: Print, text: String) {
        self.texts.insert(id, (plain, text));
    }

    /// A newer version wrote a record of this id: nothing is written there any more.
    pub fn never_write(&mut self, id: RecordId, why: Unreadable) {
        self.read_only.insert(id, why);
    }

    /// Why nothing may be written under an id, if so.
    pub fn read_only(&self, id: RecordId) -> Option<Unreadable> {
        self.read_only.get(&id).cloned()
    }

    /// There is a text of this record beside its slot.
    pub fn wrote_beside(&mut self, id: RecordId, name: String) {
        let names = self.beside.entry(id).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }

    /// The slots beside a record's own.
    pub fn beside(&self, id: RecordId) -> Vec<String> {
        self.beside.get(&id).cloned().unwrap_or_default()
    }

    /// A slot beside a record's own was erased.
    pub fn erased_beside(&mut self, id: RecordId, name: &str) {
        if let Some(names) = self.beside.get_mut(&id) {
            names.retain(|other| other != name);
        }
    }
}
