//! The one struct component: it holds the program and draws its state.

use std::rc::Rc;

use wasm_bindgen::throw_str;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::program::Program;
use super::{dom, texts};
use crate::domain::Language;
use crate::format::service::service;
use crate::view;

/// What the page begins with.
#[derive(Properties)]
struct Start {
    program: Rc<Program>,
}

/// There is one, and it stays.
impl PartialEq for Start {
    fn eq(&self, other: &Start) -> bool {
        Rc::ptr_eq(&self.program, &other.program)
    }
}

struct Root {
    program: Rc<Program>,
    send: view::Send,
}

impl Component for Root {
    /// The state changed: draw it.
    type Message = ();
    type Properties = Start;

    fn create(ctx: &Context<Root>) -> Root {
        let program = ctx.props().program.clone();
        program.draw_by(ctx.link().callback(|()| ()));
        let sender = program.clone();
        Root { program, send: Callback::from(move |event| sender.dispatch(event)) }
    }

    fn view(&self, _: &Context<Root>) -> Html {
        self.program.with_model(|model| view::screen(model, &self.send))
    }

    fn rendered(&mut self, _: &Context<Root>, _first: bool) {
        self.program.drawn();
    }
}

/// Starts the page, once there is something to say. When the program itself fails, or has no words, the notice in
/// `index.html` is shown by a script outside of it.
pub fn start() {
    spawn_local(async {
        let says = dom::promised("service", &[]).await.and_then(|says| says.as_string());
        let service = service(&says.unwrap_or_default());
        // The browser has its turn between these steps: on an old phone each takes about as long as a page may be silent.
        dom::turn().await;
        let wanted = dom::languages();
        let chosen = match dom::chosen_language() {
            Some(language) => texts::load(language).await,
            None => false,
        };
        let first = service.language.unwrap_or_else(|| Language::of_browser(wanted.iter().map(String::as_str)));
        if !chosen && !texts::load(first).await {
            throw_str("the texts could not be had");
        }
        dom::turn().await;
        let program = Program::start(service);
        dom::turn().await;
        // Once for nobody. What is called for the first time is compiled then, which takes longer than drawing itself, and
        // Yew does all of its own part in one turn.
        program.with_model(|model| drop(view::screen(model, &Callback::noop())));
        dom::turn().await;
        let Some(place) = dom::element("app") else { return };
        place.set_text_content(None);
        yew::Renderer::<Root>::with_root_and_props(place, Start { program }).render();
        dom::tell("started");
    });
}
