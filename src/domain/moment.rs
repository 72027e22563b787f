//! When something was written, as the person's own clock showed it.

use time::{OffsetDateTime, UtcOffset};

/// A point in time with the offset from UTC that the device had then, so that a note written
/// at home late in the evening keeps its date when it is read in another country.
/// Ordered by the point in time first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    unix_ms: i64,
    offset_minutes: i16,
}

/// A calendar day, proleptic Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, for example 2026.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Day of the week, 0 for Monday to 6 for Sunday.
    pub weekday: u8,
}

impl Moment {
    /// 0001-01-02 and 9999-12-30, so that any offset stays within the calendar.
    const RANGE_MS: (i64, i64) = (-62_135_510_400_000, 253_402_128_000_000);
    const OFFSET_MINUTES: i16 = 18 * 60;

    /// `unix_ms` milliseconds since 1970 UTC, `offset_minutes` east of UTC. A clock outside
    /// the years 1 to 9999 or 18 hours is brought to the nearest end: a broken clock must not stop a note.
    pub fn new(unix_ms: i64, offset_minutes: i16) -> Moment {
        Moment {
            unix_ms: unix_ms.clamp(Self::RANGE_MS.0, Self::RANGE_MS.1),
            offset_minutes: offset_minutes.clamp(-Self::OFFSET_MINUTES, Self::OFFSET_MINUTES),
        }
    }

    /// Milliseconds since 1970 UTC.
    pub fn unix_ms(self) -> i64 {
        self.unix_ms
    }

    /// Minutes east of UTC.
    pub fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// The beginning of a year after Christ that was named without a day: it stands before all else of that year.
    pub fn first_of(year: i32) -> Moment {
        let past = i64::from(year) - 1;
        let days = past * 365 + past / 4 - past / 100 + past / 400 - 719_162;
        Moment::new(days * 86_400_000, 0)
    }

    /// What the clock on the person's wall showed, as milliseconds: what was written later in a day stands later, in
    /// whatever country either was.
    pub fn wall_ms(self) -> i64 {
        self.unix_ms + i64::from(self.offset_minutes) * 60_000
    }

    /// The day on the person's wall.
    pub fn day(self) -> Day {
        let local = self.local();
        Day {
            year: local.year(),
            month: local.month().into(),
            day: local.day(),
            weekday: local.weekday().number_days_from_monday(),
        }
    }

    /// Hour and minute on the person's wall.
    pub fn clock(self) -> (u8, u8) {
        let local = self.local();
        (local.hour(), local.minute())
    }

    /// Whole days from `earlier` to `self`; negative when the clock went back.
    pub fn days_since(self, earlier: Moment) -> i64 {
        (self.unix_ms - earlier.unix_ms) / 86_400_000
    }

    fn local(self) -> OffsetDateTime {
        let utc =
            OffsetDateTime::from_unix_timestamp(self.unix_ms.div_euclid(1000)).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let offset = UtcOffset::from_whole_seconds(i32::from(self.offset_minutes) * 60).unwrap_or(UtcOffset::UTC);
        utc.to_offset(offset)
    }
}

impl Day {
    /// `2026-11-22`, for file names.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_written_late_in_the_evening_keeps_the_day_on_the_wall() {
        // 2026-11-22 23:30 in Oslo is 22:30 UTC; in Auckland it is already the 23rd.
        let oslo = Moment::new(1_795_386_600_000, 60);
        assert_eq!(oslo.day().iso(), "2026-11-22");
        assert_eq!(oslo.clock(), (23, 30));
        assert_eq!(oslo.day().weekday, 6);
        assert_eq!(Moment::new(oslo.unix_ms(), 13 * 60).day().iso(), "2026-11-23");
    }

    #[test]
    fn a_year_begins_on_its_first_day() {
        for year in [4, 5, 100, 101, 1900, 1901, 1970, 2000, 2001, 2024, 2025, 2026, 9999] {
            assert_eq!(Moment::first_of(year).day().iso(), format!("{year:04}-01-01"));
            assert_eq!(Moment::first_of(year).clock(), (0, 0));
        }
    }

    #[test]
    fn a_broken_clock_still_gives_a_day() {
        for ms in [i64::MIN, -62_135_510_400_001, 0, 253_402_128_000_001, i64::MAX] {
            for offset in [i16::MIN, -720, 0, 840, i16::MAX] {
                let day = Moment::new(ms, offset).day();
                assert!((0..=9999).contains(&day.year), "{day:?}");
            }
        }
    }
}
