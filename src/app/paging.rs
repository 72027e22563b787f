//! Putting measured blocks on pages of paper, so that the number of pages is known before anything is printed.
//!
//! Heights are CSS pixels at true size, 96 to the inch.

use std::ops::Range;

use crate::domain::Paper;

/// What stands on which page, and how many ruled lines there is room for on the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// What stands on each page, in order and without a gap.
    pub pages: Vec<Vec<Slice>>,
    /// Ruled lines to write on, at the end of the last page.
    pub ruled: usize,
}

/// A block, or the part of it that stands on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Which block.
    pub block: usize,
    /// Which of its lines; none when it is whole.
    pub lines: Option<Range<usize>>,
}

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    /// Each block, in order.
    pub blocks: Vec<Height>,
    /// The heading over the ruled lines.
    pub room_heading: f64,
    /// The foot of every page.
    pub foot: f64,
}

/// One block, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Height {
    /// The whole of it.
    pub whole: f64,
    /// Where its lines begin, counted from its top. Only a block that is higher than a page needs them.
    pub lines: Vec<f64>,
}

const MM: f64 = 96.0 / 25.4;
/// White on every side of the paper; the same in `sheet.css`.
const MARGIN: f64 = 14.0 * MM;
/// Left empty, since print and screen may set a line a hair apart and a page must never spill over.
const SLACK: f64 = 4.0 * MM;
/// Left empty besides where a block is cut: each part has a frame or padding of its own.
const CUT: f64 = 8.0 * MM;
/// One ruled line; the same in `sheet.css`.
const RULED: f64 = 10.0 * MM;
/// Fewer ruled lines than this are no room to write.
const FEWEST_RULED: usize = 2;

impl Heights {
    /// Puts the blocks on `paper`, in order, none split that fits on a page whole. Ruled lines fill what is left,
    /// and are the first to give way.
    pub fn on(&self, paper: Paper, room_to_write: bool) -> Paging {
        let room = self.room(paper);
        let mut pages = vec![Vec::new()];
        let mut used = 0.0;
        for (block, height) in self.blocks.iter().enumerate() {
            if used + height.whole > room && height.whole <= room {
                pages.push(Vec::new());
                used = 0.0;
            }
            if used + height.whole <= room {
                put(&mut pages, Slice { block, lines: None });
                used += height.whole;
            } else {
                used = height.cut(block, room, used, &mut pages);
            }
        }
        let free = room - used - self.room_heading;
        let ruled = if room_to_write { (free / RULED).max(0.0).floor() as usize } else { 0 };
        Paging { pages, ruled: if ruled < FEWEST_RULED { 0 } else { ruled } }
    }

    /// What a page of `paper` holds besides its foot. A block that is higher than this has to be cut.
    pub fn room(&self, paper: Paper) -> f64 {
        page_height(paper) - self.foot
    }
}

impl Height {
    /// Puts a block that is higher than a page on this page, of which so much is used, and on as many more as it
    /// takes. Gives what is used of the last.
    fn cut(&self, block: usize, room: f64, mut used: f64, pages: &mut Vec<Vec<Slice>>) -> f64 {
        let begins = |line: usize| self.lines.get(line).copied().unwrap_or(self.whole);
        let mut first = 0;
        loop {
            let top = if first == 0 { 0.0 } else { begins(first) };
            let fits = |end: &usize| used + begins(*end) - top + CUT <= room;
            let end = match (first + 1..=self.lines.len()).take_while(fits).last() {
                Some(end) => end,
                None if used > 0.0 => {
                    pages.push(Vec::new());
                    used = 0.0;
                    continue;
                }
                // A line higher than a page: it stands alone, or this would never end.
                None => first + 1,
            };
            put(pages, Slice { block, lines: Some(first..end) });
            if end >= self.lines.len() {
                return used + begins(end) - top + CUT;
            }
            pages.push(Vec::new());
            used = 0.0;
            first = end;
        }
    }
}

fn put(pages: &mut [Vec<Slice>], slice: Slice) {
    if let Some(page) = pages.last_mut() {
        page.push(slice);
    }
}

/// From the top margin to the bottom margin, less what stays empty.
fn page_height(paper: Paper) -> f64 {
    let whole = match paper {
        Paper::A4 => 297.0 * MM,
        Paper::Letter => 11.0 * 96.0,
    };
    whole - 2.0 * MARGIN - SLACK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(blocks: &[f64]) -> Heights {
        let block = |whole: &f64| Height { whole: *whole, lines: Vec::new() };
        Heights { blocks: blocks.iter().map(block).collect(), room_heading: 30.0, foot: 50.0 }
    }

    /// A block of so many lines, each 25 high.
    fn lines(count: usize) -> Height {
        Height { whole: 25.0 * count as f64, lines: (0..count).map(|line| 25.0 * line as f64).collect() }
    }

    /// The blocks of each page, with the lines of those that are cut.
    fn pages(paging: &Paging) -> Vec<String> {
        let slice = |slice: &Slice| match &slice.lines {
            None => slice.block.to_string(),
            Some(lines) => format!("{}[{lines:?}]", slice.block),
        };
        paging.pages.iter().map(|page| page.iter().map(slice).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn what_fits_stays_on_one_page_and_one_pixel_more_does_not() {
        let page = page_height(Paper::A4) - 50.0;
        let on = |blocks: &[f64], paper| pages(&heights(blocks).on(paper, true));
        assert_eq!(on(&[page], Paper::A4), ["0"]);
        assert_eq!(on(&[page - 1.0, 1.0], Paper::A4), ["0 1"]);
        assert_eq!(on(&[page - 1.0, 2.0], Paper::A4), ["0", "1"]);
        assert_eq!(on(&[page - 1.0, 1.0], Paper::Letter).len(), 2, "Letter is shorter");
    }

    #[test]
    fn the_room_to_write_gives_way_first_and_is_not_there_unless_wished() {
        let page = page_height(Paper::A4) - 50.0;
        let ruled = |used: f64, wished| heights(&[used]).on(Paper::A4, wished).ruled;
        assert_eq!(ruled(page - 30.0 - 10.5 * RULED, true), 10);
        assert_eq!(ruled(page - 30.0 - 1.9 * RULED, true), 0, "one line is no room");
        assert_eq!(ruled(page - 10.0, true), 0);
        assert_eq!(ruled(0.0, false), 0);
    }

    #[test]
    fn a_block_higher_than_a_page_goes_on_where_the_page_ends_and_none_of_its_lines_is_lost() {
        let mut measured = heights(&[100.0, 0.0, 100.0]);
        measured.blocks[1] = lines(80);
        let paging = measured.on(Paper::A4, true);
        assert_eq!(pages(&paging), ["0 1[0..32]", "1[32..68]", "1[68..80] 2"]);
        assert!(paging.ruled > 2);
        measured.blocks[0].whole = 900.0;
        assert_eq!(pages(&measured.on(Paper::A4, true)), ["0", "1[0..36]", "1[36..72]", "1[72..80] 2"]);
    }

    #[test]
    fn what_cannot_be_cut_is_printed_all_the_same() {
        assert_eq!(pages(&heights(&[100.0, 5_000.0, 100.0]).on(Paper::A4, true)), ["0", "1[0..1]", "2"]);
        let mut measured = heights(&[0.0]);
        measured.blocks[0] = Height { whole: 4_000.0, lines: vec![0.0, 2_000.0] };
        assert_eq!(pages(&measured.on(Paper::A4, true)), ["0[0..1]", "0[1..2]"]);
    }
}
