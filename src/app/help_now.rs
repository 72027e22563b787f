//! Help now: the person's own contacts.

use crate::domain::Contact;

use super::effect::Effect;
use super::model::{Model, Notice, Undo};

impl Model {
    pub(super) fn add_contact(&mut self) -> Vec<Effect> {
        self.changing_contacts = true;
        let mut effects = Vec::new();
        if !self.journal.settings.contacts.last().is_some_and(Contact::is_blank) {
            effects = self.settings(|settings| settings.contacts.push(Contact::default()));
        }
        effects.push(Effect::FocusNewContact);
        effects
    }

    /// Begins or ends changing the contacts. Those left empty are taken out at the end.
    pub(super) fn change_contacts(&mut self, on: bool) -> Vec<Effect> {
        self.changing_contacts = on;
        let blank = !on && self.journal.settings.contacts.iter().any(Contact::is_blank);
        let mut effects = vec![Effect::FocusHeading];
        if blank {
            effects.extend(self.settings(|settings| settings.contacts.retain(|contact| !contact.is_blank())));
        }
        effects
    }

    pub(super) fn contact(&mut self, index: usize, change: impl FnOnce(&mut Contact)) -> Vec<Effect> {
        self.settings(|settings| {
            if let Some(contact) = settings.contacts.get_mut(index) {
                change(contact);
            }
        })
    }

    pub(super) fn remove_contact(&mut self, index: usize) -> Vec<Effect> {
        if index >= self.journal.settings.contacts.len() {
            return Vec::new();
        }
        let removed = self.journal.settings.contacts[index].clone();
        let mut effects = self.settings(|settings| drop(settings.contacts.remove(index)));
        if !removed.is_blank() {
            self.undo = Some(Undo::Contact(index, removed));
            self.note_that(Notice::ContactRemoved);
        }
        effects.push(Effect::FocusHeading);
        effects
    }
}
