//! Home: what would you like to do?

use yew::prelude::*;

use crate::app::{Event, Model, PageStep, Route, SafePlace};

use super::icon::{Icon, icon, of_kind};
use super::{Send, click, heading, href, lead_words, p, plain, span, subheading};

/// Home, with a welcome the first time and no counts ever.
pub fn home(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let (common, home) = (&words.common, &words.home);
    let ways = [
        (Route::Write, Icon::Pen, common.write, home.write_hint, "way way--main"),
        (Route::LookBack, Icon::Past, common.look_back, home.look_back_hint, "way"),
        (Route::Page(PageStep::Choose), Icon::Page, common.my_page, home.my_page_hint, "way"),
    ];
    let open: Vec<_> = model.journal.open_notes().into_iter().take(3).collect();
    html! {
        <div class="screen home" key="home">
            { heading(home.heading) }
            <div class="home__welcome">
                if model.journal.is_empty() {
                    for sentence in home.welcome {
                        { plain(*sentence) }
                    }
                } else if model.is_back_after_a_while() {
                    { plain(home.welcome_back) }
                }
            </div>
            <ul class="ways">
                for (route, picture, name, hint, class) in ways {
                    <li>
                        <a {class} href={href(route)}>
                            { icon(picture) }
                            <span class="way__words">
                                { span("way__name", name) }
                                { span("way__hint", hint) }
                            </span>
                        </a>
                    </li>
                }
            </ul>
            <div class="home__open">
                if !open.is_empty() {
                    { subheading(home.go_on) }
                    <ul class="rows">
                        for note in open {
                            <li>
                                <button type="button" class="row" onclick={go_on(send, note.id())}>
                                    { of_kind(note.kind()) }
                                    <span class="row__words">
                                        { span("row__kind", (words.kind)(note.kind()).name) }
                                        <span class="row__lead" dir="auto">
                                            { lead_words(words, note, 90) }
                                        </span>
                                    </span>
                                </button>
                            </li>
                        }
                    </ul>
                }
            </div>
            <div class="home__keep">
                if model.file_is_due() {
                    { plain(words.keep.due) }
                    <a class="button" href={href(Route::Safe(SafePlace::SaveFile))}>{ words.keep.save_file }</a>
                }
                if model.journal.is_empty() && !model.shared {
                    <a class="quiet" href={href(Route::Safe(SafePlace::Shared))}>{ words.keep.shared }</a>
                }
                <a class="quiet" href={href(Route::Safe(SafePlace::Start))}>{ words.keep.heading }</a>
            </div>
            { p("home__not", home.what_it_is_not) }
        </div>
    }
}

fn go_on(send: &Send, note: crate::domain::NoteId) -> Callback<MouseEvent> {
    click(send, Event::GoOn(note))
}
