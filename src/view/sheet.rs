//! A print, laid out. The preview is the print: the same elements are printed.
//!
//! Its blocks are first drawn one below the other, unseen, at their true size in millimetres and points; `web` measures
//! them, and `update` puts them on pages. So the number of pages is known before anything is printed.

use super::el::{El, el};
use super::{p, plain};

use crate::app::paging::Slice;
use crate::app::prints::SIDES;
use crate::app::{Model, PageStep, Route};
use crate::domain::Paper;
use crate::domain::document::{Block, BlockForm, Document, Imposition, Role};

/// The print on its pages; until it is laid out, as it is measured.
pub fn sheets(model: &Model, document: &Document) -> El {
    let (class, mut page_class) = match document.paper {
        Paper::A4 => ("sheets sheets--a4", "sheet sheet--a4".to_owned()),
        Paper::Letter => ("sheets sheets--letter", "sheet sheet--letter".to_owned()),
    };
    if document.large {
        page_class.push_str(" sheet--large");
    }
    let sheets = el("div", class);
    let folded = document.imposition == Imposition::Folded;
    let Some(layout) = &model.layout else {
        let class = page_class + if folded { " sheet--measuring sheet--side" } else { " sheet--measuring" };
        let mut sheet = el("div", "").attr("class", class).attr("aria-hidden", "true");
        for (index, block) in document.blocks.iter().enumerate() {
            sheet = sheet.with(drawn(block, &Slice::whole(index)));
        }
        return sheets.key("measuring").with(sheet.with(room(document, 0)).with(foot(model, document, 1, 1)));
    };
    let (pages, ruled) = (&layout.paging.pages, layout.paging.ruled);
    let count = pages.len();
    let mut sheets = sheets.key("pages");
    if folded {
        let mut sheet = el("article", "").attr("class", page_class + " sheet--folded");
        for (index, page) in pages.iter().take(SIDES).enumerate() {
            sheet = sheet.with(on_page(el("div", "sheet__side").key(index), document, page));
        }
        return sheets.with(sheet);
    }
    for (index, page) in pages.iter().enumerate() {
        let sheet = on_page(el("article", "").attr("class", page_class.clone()).key(index), document, page);
        let mut rest = el("div", "sheet__rest");
        if index + 1 == count && ruled > 0 {
            rest = rest.with(room(document, ruled));
        }
        if index == 1 && !model.journal.page.more_pages && model.route == Route::Page(PageStep::See) {
            sheets = sheets.with(p("sheets__beyond", model.words().page.beyond));
        }
        sheets = sheets.with(sheet.with(rest).with(foot(model, document, index + 1, count)));
    }
    sheets
}

/// Puts on a page what stands there.
fn on_page(mut page: El, document: &Document, slices: &[Slice]) -> El {
    for slice in slices {
        if let Some(block) = document.blocks.get(slice.block) {
            page = page.with(drawn(block, slice));
        }
    }
    page
}

/// What of a block stands on one page.
fn drawn(block: &Block, slice: &Slice) -> El {
    let (tag, class) = match block.form {
        BlockForm::Head => ("header", "sheet__head"),
        BlockForm::Boxed => ("section", "sheet__first"),
        BlockForm::Part => ("section", "sheet__part"),
        BlockForm::Columns => ("section", "sheet__part sheet__columns"),
        BlockForm::Cards => ("section", "sheet__columns sheet__cards"),
    };
    let mut drawn = el(tag, class);
    if let Some(heading) = block.heading.as_ref().filter(|_| slice.has_beginning()) {
        drawn = drawn.with(match block.form {
            BlockForm::Head => el("h2", "sheet__title").text(heading.clone()),
            _ => part_heading(heading),
        });
    }
    let mut number = 0;
    for entry in &block.entries {
        // Nothing, if no paragraph of it stands here; but a column keeps its place.
        let mut shown = block.has_columns().then(|| el("div", "sheet__entry"));
        for paragraph in entry {
            if let Some(words) = slice.words_of(number, &paragraph.words) {
                let class = match paragraph.role {
                    Role::Lead => "sheet__lead",
                    Role::Line => "sheet__line",
                    Role::Plain => "sheet__plain",
                    Role::Own => "sheet__own",
                };
                let mut drawn = el("p", class).attr("dir", "auto").text(words.to_owned());
                if slice.goes_on_with(number) {
                    drawn = drawn.attr("class", class.to_owned() + " sheet__on");
                }
                shown = Some(shown.unwrap_or_else(|| el("div", "sheet__entry")).with(drawn));
            }
            number += 1;
        }
        if let Some(shown) = shown {
            drawn = drawn.with(shown);
        }
    }
    match block.ruled {
        0 => drawn,
        _ if block.has_columns() => drawn.attr("class", class.to_owned() + " sheet__columns--room"),
        ruled if slice.to.is_none() => ruled_lines(drawn, ruled),
        _ => drawn,
    }
}

fn part_heading(text: &str) -> El {
    el("h3", "sheet__heading").attr("dir", "auto").text(text.to_owned())
}

fn ruled_lines(mut under: El, count: usize) -> El {
    for _ in 0..count {
        under = under.with(el("div", "sheet__ruled"));
    }
    under
}

fn room(document: &Document, ruled: usize) -> El {
    let room = el("section", "sheet__room").with(part_heading(document.room.as_deref().unwrap_or_default()));
    ruled_lines(room, ruled)
}

fn foot(model: &Model, document: &Document, page: usize, pages: usize) -> El {
    el("footer", "sheet__foot")
        .with(plain(document.foot.clone()))
        .with(plain(model.words().print.page_of.with([&page.to_string(), &pages.to_string()])))
}
