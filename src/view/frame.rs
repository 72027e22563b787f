//! What stands on every screen: the four places, the three corners, and what must be said at once.

use yew::prelude::*;

use crate::app::{Event, Model, PageStep, Route};

use super::el::{El, el, link};
use super::icon::{Icon, icon};
use super::{Send, button, example, notice, pictured, press};

/// The frame around `content`.
pub fn frame(model: &Model, send: &Send, content: Html) -> Html {
    let common = &model.words().common;
    let to_places = [
        (Route::Home, Icon::Home, common.home),
        (Route::Write, Icon::Pen, common.write),
        (Route::LookBack, Icon::Past, common.look_back),
        (Route::Page(PageStep::Choose), Icon::Page, common.my_page),
    ];
    let to_corners =
        [(Route::HelpNow, Icon::Call, common.help_now), (Route::Settings, Icon::Settings, common.settings)];
    // On the screens of the guide there is one thing to do.
    let in_guide = matches!(model.route, Route::Guide(_));
    let places = el("nav", "places").attr("aria-label", common.places);
    let corners = el("nav", "corners").attr("aria-label", common.corners);
    let hide = press(send, "corners__link", Event::Hide);
    let corners = links(corners, model.route, "corners__link", &to_corners)
        .maybe(aloud(model, send, "corners__link aloud"))
        .with(pictured(hide, icon(Icon::Hide), common.hide));
    let places = (!in_guide).then(|| links(places, model.route, "places__link", &to_places));
    let top = el("header", "frame__top").maybe(places).with(corners);
    let main = el("main", "frame__main")
        .attr("id", "main")
        .with(notice::troubles(model.own(), send))
        .with(notice::notice(model, send))
        .with(content);
    // Read by nobody but tests: there is more to come.
    el("div", if in_guide { "frame frame--guide" } else { "frame" })
        .key("frame")
        .attr_if("data-reading", model.reading.then_some(""))
        .with(button(send, "to-content", common.to_content, Event::ToContent))
        .maybe(model.is_example().then(|| example::bar_elsewhere(model, send)))
        .with(top)
        .with(main)
        .with(notice::announcement(model))
        .into()
}

/// The button that reads the screen aloud, or stops it. It is as wide either way, and where a voice may yet be found it is
/// there unseen.
#[inline(never)]
pub fn aloud(model: &Model, send: &Send, class: &'static str) -> Option<El> {
    let common = &model.words().common;
    let (picture, name, says) = match model.reads_aloud {
        true => (Icon::Stop, common.stop, Some(common.stop_reading)),
        false => (Icon::Aloud, common.read_aloud, None),
    };
    let button = press(send, class, Event::ReadAloud)
        .attr_if("aria-label", says)
        .attr_if("data-unseen", (!model.has_voice()).then_some(""))
        .with(icon(picture))
        .with(wide_as(common.read_aloud, name));
    model.has_room_for_voice.then_some(button)
}

/// A name that takes the room of `widest`, so that nothing beside it moves when it is another one, or bold.
#[inline(never)]
fn wide_as(widest: &'static str, name: &'static str) -> El {
    el("span", "").attr("data-wide-as", widest).text(name)
}

#[inline(never)]
fn links(mut of: El, here: Route, class: &'static str, places: &[(Route, Icon, &'static str)]) -> El {
    for (route, picture, name) in places {
        let to_place = link(class, *route).attr_if("aria-current", current(here, *route));
        of = of.with(to_place.with(icon(*picture)).with(wide_as(name, name)));
    }
    of
}

/// The mark of the place that the present screen belongs to.
fn current(here: Route, place: Route) -> Option<&'static str> {
    let belongs = match here {
        Route::Question(..) => Route::Write,
        Route::Helped | Route::Timeline(_) | Route::Note(_) | Route::Forget(_) => Route::LookBack,
        Route::Safe(_) => Route::Settings,
        Route::Page(_) | Route::Prints | Route::Print(_) => Route::Page(PageStep::Choose),
        other => other,
    };
    (belongs == place).then_some(if here == place { "page" } else { "true" })
}
