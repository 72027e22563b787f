//! What stands on every screen: the four places, the three corners, and what must be said at once.

use yew::prelude::*;

use crate::app::{Event, Model, PageStep, Route};

use super::icon::{Icon, icon};
use super::{Send, click, href, notice};

/// The frame around `content`.
pub fn frame(model: &Model, send: &Send, content: Html) -> Html {
    let common = &model.words().common;
    let hide = click(send, Event::Hide);
    let to_content = click(send, Event::ToContent);
    let places = [
        (Route::Home, Icon::Home, common.home),
        (Route::Write, Icon::Pen, common.write),
        (Route::LookBack, Icon::Past, common.look_back),
        (Route::Page(PageStep::Choose), Icon::Page, common.my_page),
    ];
    let corners = [(Route::HelpNow, Icon::Call, common.help_now), (Route::Settings, Icon::Settings, common.settings)];
    html! {
        <div class="frame" key="frame">
            <button type="button" class="to-content" onclick={to_content}>{ common.to_content }</button>
            <header class="frame__top">
                <nav class="places" aria-label={common.places}>
                    for (route, picture, name) in places {
                        <a class="places__link" href={href(route)} aria-current={current(model.route, route)}>
                            { icon(picture) }<span>{ name }</span>
                        </a>
                    }
                </nav>
                <nav class="corners" aria-label={common.corners}>
                    for (route, picture, name) in corners {
                        <a class="corners__link" href={href(route)} aria-current={current(model.route, route)}>
                            { icon(picture) }<span>{ name }</span>
                        </a>
                    }
                    <button type="button" class="corners__link" onclick={hide}>
                        { icon(Icon::Hide) }<span>{ common.hide }</span>
                    </button>
                </nav>
            </header>
            <main class="frame__main" id="main">
                { notice::troubles(model, send) }
                { notice::notice(model, send) }
                { content }
            </main>
            { notice::announcement(model) }
        </div>
    }
}

/// The mark of the place that the present screen belongs to.
fn current(here: Route, place: Route) -> Option<&'static str> {
    let belongs = match here {
        Route::Question(..) => Route::Write,
        Route::Note(_) | Route::Forget(_) => Route::LookBack,
        Route::Safe(_) => Route::Settings,
        Route::Page(_) => Route::Page(PageStep::Choose),
        other => other,
    };
    (belongs == place).then_some(if here == place { "page" } else { "true" })
}
