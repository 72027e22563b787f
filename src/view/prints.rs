//! What else can be printed: a list of it, and each print as it will look.

use yew::prelude::*;

use crate::app::{Event, Model, Route};
use crate::app::{PageStep, prints::SIDES};
use crate::domain::{Print, Timeline};
use crate::words::prints::Prints;

use super::el::{El, el, link};
use super::field::{Pick, checkboxes};
use super::icon::{Icon, icon};
use super::my_page::{as_text, papers};
use super::sheet::sheets;
use super::{Send, button, heading, lead_words, opening, p, pictured, plain, span, titled};

/// Everything else that can be printed.
pub fn prints(model: &Model) -> Html {
    let back = back(Route::Page(PageStep::Choose), model.words().common.my_page);
    let Some(texts) = model.prints() else { return waiting(model, back) };
    let mut ways = el("ul", "ways");
    for print in Print::ALL {
        let words = el("span", "way__words")
            .with(span("way__name", texts.name(*print)))
            .with(span("way__hint", texts.about(*print)));
        ways = ways.with(el("li", "").with(link("way", Route::Print(*print)).with(words)));
    }
    el("div", "screen prints")
        .key("prints")
        .with(back)
        .with(heading(texts.heading))
        .with(p("hint", texts.hint))
        .with(ways)
        .into()
}

/// One print: what is to stand on it, whether it fits, and how it will look.
pub fn print(model: &Model, send: &Send, print: Print) -> Html {
    let Some(texts) = model.prints() else {
        return waiting(model, back(Route::Page(PageStep::Choose), model.words().common.my_page));
    };
    let document = model.document();
    let mut fit = el("div", "fit").attr("role", "status");
    fit = fit.with(said_of_fit(model, texts, print));
    let mut ways = el("div", "question__on");
    if model.has_room() {
        ways = ways.with(button(send, "button button--main", texts.print, Event::Print));
        ways = ways.with(p("hint", model.words().page.print_hint));
    }
    let how = match print {
        Print::Pocket => texts.fold,
        Print::Guide => texts.both_sides,
        Print::Cards => texts.cut,
        _ => "",
    };
    let preview = el("div", "preview")
        .attr("role", "region")
        .attr("aria-labelledby", "preview-title")
        .maybe(document.map(|document| sheets(model, &document)));
    el("div", "screen prints")
        .key(print as usize)
        .with(back(Route::Prints, texts.heading))
        .with(heading(texts.name(print)))
        .with(chooser(model, send, texts, print))
        .with(papers(model, send))
        .with(fit)
        .with(ways)
        .with(if how.is_empty() { Html::default() } else { p("hint", how) })
        .with(el("h2", "subheading").attr("id", "preview-title").text(texts.preview))
        .with(preview)
        .with(as_text(model, send))
        .into()
}

fn back(to: Route, name: &'static str) -> El {
    pictured(link("quiet question__back", to), icon(Icon::Back), name)
}

/// While what the prints say is loaded, or where it cannot be.
fn waiting(model: &Model, back: El) -> Html {
    let said = if model.prints_missing { plain(model.words().keep.missing) } else { opening(model).into() };
    titled("screen prints", "waiting", model.words().page.other_prints).with(back).with(said).into()
}

/// What of the journal stands on it: nothing is ticked by the program.
fn chooser(model: &Model, send: &Send, texts: &'static Prints, print: Print) -> El {
    let (mut picks, mut others, mut further) = (Vec::new(), 0, None);
    for note in model.offered_for(print) {
        let id = note.id();
        let on = model.for_print.contains(&id);
        others += usize::from(!on);
        if !on && others > model.shown {
            further = Some(button(send, "button", model.words().look_back.show_more, Event::ShowMore));
            continue;
        }
        picks.push(Pick::new(lead_words(model.words(), note, 160), on, |on| Event::ForPrint(id, on)));
    }
    if print == Print::Timeline {
        for year in Timeline::of(&model.journal).years() {
            let on = model.years_for_print.contains(&year);
            picks.push(Pick::new(year.to_string(), on, |on| Event::YearForPrint(year, on)));
        }
    }
    let takes_contacts = matches!(print, Print::HardDays | Print::Pocket);
    if takes_contacts && !model.journal.settings.contacts.is_empty() {
        picks.push(Pick::new(model.words().help.mine, model.contacts_for_print, Event::ContactsForPrint));
    }
    let of_journal = takes_contacts || matches!(print, Print::FirstAndNow | Print::Timeline | Print::ForBoth);
    let chooser = el("div", "prints__choose");
    match (of_journal, picks.is_empty()) {
        (false, _) => chooser,
        (true, true) => chooser.with(plain(texts.nothing_to_choose)),
        (true, false) => chooser
            .with(el("h2", "subheading").attr("id", "choose-title").text(texts.choose))
            .with(p("hint", model.words().page.choose_hint))
            .with(checkboxes(send, "choose", "choose-title", picks))
            .maybe(further),
    }
}

fn said_of_fit(model: &Model, texts: &Prints, print: Print) -> Html {
    let page = &model.words().page;
    match (model.pages(), print) {
        (None, _) => plain(model.words().common.one_moment),
        (Some(sides), Print::Pocket) if sides > SIDES => plain(texts.too_many_sides.with([&sides.to_string()])),
        (Some(_), Print::Pocket) => plain(texts.fits_card),
        (Some(1), _) => plain(page.fits),
        (Some(pages), _) => plain(page.takes.with([&pages.to_string()])),
    }
}
