//! The one rule on what may be replaced, as a value that a shelf can ask within its transaction.

use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;

use crate::format::{Rev, peek};

/// The print of a text: two texts with the same print are the same (FNV-1a, 128 bits). It guards against mistakes,
/// not against someone who makes a text on purpose: who can write the store can change everything anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print([u8; 16]);

/// How this tab came to know a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It wrote it: all its later words for this record include it.
    Own,
    /// It read it and handed it to the app, which includes it in what it makes from then on.
    Handed,
    /// It could not be read, and stands aside under another name.
    Aside,
}

/// One text on its way to the shelf, with all that is needed to decide what it may replace.
#[derive(Clone, Debug)]
pub struct Entry {
    name: String,
    text: String,
    rev: Rev,
    started_from: Rev,
    known: Rc<LiteMap<Print, Known>>,
    custody: Rev,
}

/// What an entry finds in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may be put there.
    GivesWay,
    /// It stands there already, or later words of this same tab do: nothing to do, and it is done.
    IsThere,
    /// Words this tab has not seen: leave them and say so.
    Differs,
}

impl Print {
    /// The print of a text.
    pub fn of(text: &str) -> Print {
        const BASIS: (u64, u64) = (0x6c62_272e_07bb_0142, 0x62b8_2175_6295_c58d);
        /// The prime is 2^88 and this. WebAssembly cannot multiply 128 bits at once, so it is done in halves.
        const PRIME: u64 = 0x13b;
        let (high, low) = text.bytes().fold(BASIS, |(high, low), byte| {
            let low = low ^ u64::from(byte);
            let carry = ((low >> 32) * PRIME + (((low & 0xffff_ffff) * PRIME) >> 32)) >> 32;
            let high = high.wrapping_mul(PRIME).wrapping_add(carry).wrapping_add(low << 24);
            (high, low.wrapping_mul(PRIME))
        });
        Print((u128::from(high) << 64 | u128::from(low)).to_be_bytes())
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl Entry {
    pub(super) fn new(
        name: String,
        text: String,
        rev: Rev,
        started_from: Rev,
        known: Rc<LiteMap<Print, Known>>,
    ) -> Entry {
        Entry { name, text, rev, started_from, known, custody: Rev::NONE }
    }

    /// The revision of the vault's record that this tab acts under.
    pub(super) fn under(self, custody: Rev) -> Entry {
        Entry { custody, ..self }
    }

    /// Whether `vault`, the text of the vault's own record, says that this tab acts under an older one: then it may be
    /// about to write in the open what is to be sealed, or what was deleted.
    pub fn is_outdated(&self, vault: Option<&str>) -> bool {
        self.custody > Rev::NONE && vault.and_then(peek).is_some_and(|head| head.rev > self.custody)
    }

    /// The name to put it under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text to put there.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it may be put where `standing` is.
    ///
    /// It may replace nothing at all (the shelf was empty, or was cleared behind our back), and a text of a lower
    /// revision that this tab wrote itself, or that it had read when it made this one, or that stands aside.
    pub fn over(&self, standing: Option<&str>) -> Standing {
        let Some(standing) = standing else { return Standing::GivesWay };
        if standing == self.text {
            return Standing::IsThere;
        }
        let head = peek(standing);
        match (self.known.get(&Print::of(standing)), head.map(|head| head.rev)) {
            (Some(Known::Aside), _) => Standing::GivesWay,
            (Some(Known::Own), Some(rev)) if rev > self.rev => Standing::IsThere,
            (Some(Known::Own), Some(rev)) if rev < self.rev => Standing::GivesWay,
            (Some(Known::Handed), Some(rev)) if rev < self.rev && rev <= self.started_from => Standing::GivesWay,
            _ => Standing::Differs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record at this revision.
    fn text(rev: u64, vault: u64) -> String {
        format!(r#"{{"id":"vault","vault":"{vault:032x}","rev":{rev},"kind":"vault","schema":1,"body":null}}"#)
    }

    /// What becomes of revision 5, started from 3, where `standing` is.
    fn check(standing: &str, how: Option<Known>, expected: Standing) {
        let known = how.map(|how| (Print::of(standing), how)).into_iter().collect();
        let rev = |number| Rev::stored(number).expect("not 0");
        let entry = Entry::new("vault".to_owned(), text(5, 1), rev(5), rev(3), Rc::new(known));
        assert_eq!(entry.over(Some(standing)), expected, "{standing} {how:?}");
        assert_eq!(entry.over(None), Standing::GivesWay);
        assert_eq!(entry.over(Some(&text(5, 1))), Standing::IsThere);
    }

    #[test]
    fn a_text_that_was_not_read_never_gives_way() {
        for rev in 1..8 {
            check(&text(rev, 2), None, Standing::Differs);
        }
        check("torn", None, Standing::Differs);
        check("", None, Standing::Differs);
    }

    #[test]
    fn a_text_that_was_read_gives_way_to_a_higher_revision_that_started_from_it() {
        for (rev, expected) in [
            (2, Standing::GivesWay),
            (3, Standing::GivesWay),
            (4, Standing::Differs),
            (5, Standing::Differs),
            (6, Standing::Differs),
        ] {
            check(&text(rev, 2), Some(Known::Handed), expected);
        }
        check("torn", Some(Known::Handed), Standing::Differs);
    }

    #[test]
    fn an_equal_revision_that_differs_never_gives_way() {
        let rev = Rev::stored(5).expect("not 0");
        let known = Rc::new(LiteMap::from_iter([(Print::of(&text(5, 2)), Known::Handed)]));
        let entry = Entry::new("vault".to_owned(), text(5, 1), rev, rev, known);
        assert_eq!(entry.over(Some(&text(5, 2))), Standing::Differs);
    }

    #[test]
    fn a_tab_s_own_text_gives_way_to_its_later_ones_and_never_to_its_earlier_ones() {
        for (rev, expected) in
            [(3, Standing::GivesWay), (4, Standing::GivesWay), (5, Standing::Differs), (6, Standing::IsThere)]
        {
            check(&text(rev, 2), Some(Known::Own), expected);
        }
    }

    #[test]
    fn a_damaged_text_gives_way_once_it_stands_aside() {
        check("torn", Some(Known::Aside), Standing::GivesWay);
    }

    #[test]
    fn a_print_is_the_one_that_damaged_texts_were_set_aside_under_before() {
        let print = |text: &str| {
            let basis: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
            let prime: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
            text.bytes().fold(basis, |print, byte| (print ^ u128::from(byte)).wrapping_mul(prime))
        };
        let long = "Æresord, jeg hadde ikke trodd det. \u{1d11e}\0\u{ff}".repeat(40);
        for (end, _) in long.char_indices() {
            assert_eq!(Print::of(&long[..end]), Print(print(&long[..end]).to_be_bytes()));
        }
    }

    #[test]
    fn prints_of_different_texts_differ() {
        assert_eq!(Print::of("").to_string(), "6c62272e07bb014262b821756295c58d");
        assert_ne!(Print::of("a"), Print::of("b"));
        assert_ne!(Print::of("ab"), Print::of("ba"));
    }
}
