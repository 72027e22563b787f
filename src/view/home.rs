//! Home: what would you like to do?

use yew::prelude::*;

use crate::app::{Event, Model, Offline, PageStep, Route, SafePlace, Stage};
use crate::domain::GuideStep;

use super::el::{El, el, link};
use super::icon::{Icon, icon, of_kind};
use super::notice::{in_one_file, offline_line, service_line};
use super::{Send, example, lead_words, opening, p, plain, press, row_words, span, subheading, titled, way};

/// Home, with a welcome the first time and no counts ever.
pub fn home(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let (common, home) = (&words.common, &words.home);
    let is_empty = model.is_new();
    let (guide, under_way) = (&words.guide, model.guide());
    let (to_guide, to_write) = if is_empty { ("way way--main", "way") } else { ("way", "way way--main") };
    let places = [
        (Route::Write, Icon::Pen, common.write, home.write_hint, to_write),
        (Route::LookBack, Icon::Past, common.look_back, home.look_back_hint, "way"),
        (Route::Page(PageStep::Choose), Icon::Page, common.my_page, home.my_page_hint, "way"),
    ];
    let mut welcome = el("div", "home__welcome");
    if is_empty {
        for sentence in home.welcome {
            welcome = welcome.with(plain(*sentence));
        }
    } else if !model.drawn_early && model.is_back_after_a_while() {
        welcome = welcome.with(plain(home.welcome_back));
    }
    let mut ways = el("ul", "ways");
    if is_empty && under_way.is_none() && !model.is_example() {
        let begin = link(to_guide, Route::Guide(GuideStep::Begin));
        ways = ways.with(way(begin, icon(Icon::Goal), guide.name, guide.hint));
    }
    for (route, picture, name, hint, class) in places {
        ways = ways.with(way(link(class, route), icon(picture), name, hint));
    }
    let mut open = el("div", "home__open");
    let mut keep = el("div", "home__keep");
    // What is begun comes when it is read, and so does all that would have to move for it.
    let read = model.stage != Stage::Reading;
    if !read {
        open = open.with(opening(model));
    }
    let mut notes = model.journal.open_notes();
    // While two read it, older notes stay hidden; what is written in the guide is found there.
    notes.retain(|note| {
        under_way.is_none_or(|guide| !model.is_hidden_at_home(note) && guide.kind_of(note.id()).is_none())
    });
    if read && (!notes.is_empty() || under_way.is_some()) {
        let mut rows = el("ul", "rows");
        if let Some(under_way) = under_way {
            rows = rows.with(el("li", "").with(left(model, under_way.step)));
        }
        for note in notes.into_iter().take(3) {
            let go_on = press(send, "row", Event::GoOn(note.id())).with(of_kind(note.kind())).with(row_words(
                words,
                note,
                span("row__lead", lead_words(words, note, 90)),
            ));
            rows = rows.with(el("li", "").with(go_on));
        }
        open = open.with(subheading(home.go_on)).with(rows);
    }
    keep = keep.maybe(in_one_file(model).filter(|_| is_empty));
    if model.file_is_due() {
        let save = link("button", Route::Safe(SafePlace::SaveFile)).text(words.keep.save_file);
        keep = keep.with(plain(words.keep.due)).with(save);
    }
    if is_empty {
        keep = keep.with(example::way(model, send));
        keep = keep.with(link("quiet", Route::Safe(SafePlace::OpenFile)).text(words.keep.open_file));
    }
    if read && !is_empty && under_way.is_none() && !model.is_example() {
        keep = keep.with(link("quiet", Route::Guide(GuideStep::Begin)).text(guide.name));
    }
    if is_empty && !model.shared {
        keep = keep.with(link("quiet", Route::Safe(SafePlace::Shared)).text(words.keep.shared));
    }
    if read {
        keep = keep.with(link("quiet", Route::Safe(SafePlace::Start)).text(words.keep.heading));
    }
    titled("screen home", "home", home.heading)
        .with(welcome)
        .with(ways)
        .with(open)
        .with(keep)
        .maybe(service_line(model).filter(|_| is_empty && !model.service.is_broken))
        .with(p("home__not", home.what_it_is_not))
        .maybe(offline_line(model).filter(|_| model.offline == Offline::Newer))
        .into()
}

/// The guide that was left, and how far it is.
fn left(model: &Model, step: GuideStep) -> El {
    let texts = &model.words().guide;
    let words = el("span", "row__words").with(span("row__kind", texts.name)).with(span(
        "row__lead",
        texts.part.with([&(step as usize + 1).to_string(), &GuideStep::ALL.len().to_string()]),
    ));
    link("row", Route::Guide(step)).with(icon(Icon::Goal)).with(words)
}
