//! Icons: 24 px, one line weight, always beside a word, never read aloud.

use yew::prelude::*;

use super::el::{El, el};

/// The icons there are.
#[derive(Clone, Copy, PartialEq)]
pub enum Icon {
    Home,
    Pen,
    Past,
    Page,
    Call,
    Settings,
    Hide,
    Back,
    Hope,
    Goal,
    Helped,
    DidNotHelp,
    Talk,
    Expect,
    Sign,
    Everyday,
    Medicine,
    Me,
    Life,
    After,
    Cards,
    Mind,
    Handle,
    Up,
    Down,
    Save,
    Aloud,
    Stop,
}

/// The picture, hidden from screen readers: the word beside it says it all.
pub fn icon(icon: Icon) -> Html {
    drawn(icon, "icon")
}

#[inline(never)]
fn drawn(icon: Icon, class: &'static str) -> Html {
    let line = match icon {
        Icon::Home => "M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5",
        Icon::Pen => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
        Icon::Past => "M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4M12 8v4l3 2",
        Icon::Page => "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
        Icon::Call => {
            "M6 4h3l1.5 4.5L8.5 10a11 11 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z"
        }
        Icon::Settings => "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
        Icon::Hide => {
            "M4 4l16 16M10 6.3A9 9 0 0 1 21 12a12 12 0 0 1-2.5 3.3M6 7.8A12 12 0 0 0 3 12a9.5 9.5 0 0 0 12.5 5.2M10 10.2a2.6 2.6 0 0 0 3.7 3.6"
        }
        Icon::Back => "M14 6l-6 6 6 6",
        Icon::Save => "M12 4v11M7 10l5 5 5-5M5 20h14",
        Icon::Hope => "M4 18h16M7 18a5 5 0 0 1 10 0M12 6v3M5.5 9.5l2 2M18.5 9.5l-2 2",
        Icon::Goal => "M5 19h4v-5h5V9h5V5",
        Icon::Helped => "M5 12.5l4.5 4.5L19 7.5",
        Icon::DidNotHelp => "M5 12h14",
        Icon::Talk => "M4 5h16v11H11l-4 4v-4H4z",
        Icon::Expect => "M4 12h13M12 7l5 5-5 5M20 5v14",
        Icon::Sign => "M7 16a4 4 0 0 1 .5-8 5 5 0 0 1 9.5 1.5 3.3 3.3 0 0 1 0 6.5zM9 19v1M13 19v1",
        Icon::Everyday => "M4 8h16v11H4zM9 8V5h6v3M4 13h16",
        Icon::Medicine => "M8.5 4.5h7V20h-7zM8.5 10h7M10.5 13.5h3",
        Icon::Me => "M12 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M5 20a7 7 0 0 1 14 0",
        Icon::Life => "M12 20v-9M12 13c-4 0-6-2-6-6 4 0 6 2 6 6M12 11c0-3 1.500-5 6-5 0 3.500-2 5-6 5",
        Icon::Cards => "M9 4h10v13H9zM9 7H5v13h10v-3M12 8h4M12 11h4",
        Icon::Mind => "M5 6h9M5 10h14M5 14h7M5 18h11",
        Icon::Handle => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
        Icon::Up => "M6 14l6-6 6 6",
        Icon::Down => "M6 10l6 6 6-6",
        Icon::Aloud => "M4 10v4h3l5 4V6l-5 4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
        Icon::Stop => "M6 6h12v12H6z",
        Icon::After => "M4 5h11v8H9l-3 3v-3H4zM18 9h2v8h-2v3l-3-3h-4",
    };
    outline(line.into(), class).into()
}

/// A line in a square of 24, hidden from screen readers.
#[inline(never)]
pub fn outline(line: AttrValue, class: &'static str) -> El {
    el("svg", class)
        .attr("viewBox", "0 0 24 24")
        .attr("width", "24")
        .attr("height", "24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .with(el("path", "").attr("d", line))
}

/// The icon of a kind of note, in that kind's colour.
pub fn of_kind(kind: crate::domain::Kind) -> Html {
    use crate::domain::Kind;
    let (icon, class) = match kind {
        Kind::Hope => (Icon::Hope, "icon icon--hope"),
        Kind::Goal => (Icon::Goal, "icon"),
        Kind::Helped => (Icon::Helped, "icon icon--helped"),
        Kind::DidNotHelp => (Icon::DidNotHelp, "icon"),
        Kind::ToTalkAbout => (Icon::Talk, "icon"),
        Kind::Expect => (Icon::Expect, "icon"),
        Kind::HardDay => (Icon::Sign, "icon"),
        Kind::Everyday => (Icon::Everyday, "icon"),
        Kind::Medicine => (Icon::Medicine, "icon"),
        Kind::AboutMe => (Icon::Me, "icon"),
        Kind::FromLife => (Icon::Life, "icon"),
        Kind::AfterTalk => (Icon::After, "icon"),
        Kind::Cards => (Icon::Cards, "icon"),
        Kind::OnMind => (Icon::Mind, "icon"),
        Kind::Brought => (Icon::Page, "icon"),
    };
    drawn(icon, class)
}
