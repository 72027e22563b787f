//! What can be printed besides the page to bring.

/// A print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Print {
    /// The plan for hard days, made of the signs that were written.
    HardDays,
    /// The same, small, to be folded twice.
    Pocket,
    /// Of hopes and goals: the first words beside today's.
    FirstAndNow,
    /// The journey, year by year.
    Timeline,
    /// The same few questions for two, a column each.
    ForBoth,
    /// The page to bring, to be filled in by hand.
    Empty,
    /// The cards, to be cut out.
    Cards,
    /// For the peer worker: both sides of one sheet.
    Guide,
}

impl Print {
    /// Every print, in the order it is offered.
    pub const ALL: &'static [Print] = &[
        Print::HardDays,
        Print::Pocket,
        Print::FirstAndNow,
        Print::Timeline,
        Print::ForBoth,
        Print::Empty,
        Print::Cards,
        Print::Guide,
    ];
}
