//! The one struct component: it holds the program and draws its state.

use std::rc::Rc;

use wasm_bindgen::throw_str;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::program::Program;
use super::{dom, texts};
use crate::domain::{Language, Service};
use crate::format::service::service;
use crate::view;

/// What the page begins with.
#[derive(PartialEq, Properties)]
struct Start {
    service: Service,
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
        let program = Program::start(ctx.props().service.clone(), ctx.link().callback(|()| ()));
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
        let wanted = dom::languages();
        let chosen = match dom::chosen_language() {
            Some(language) => texts::load(language).await,
            None => false,
        };
        let first = service.language.unwrap_or_else(|| Language::of_browser(wanted.iter().map(String::as_str)));
        if !chosen && !texts::load(first).await {
            throw_str("the texts could not be had");
        }
        let Some(place) = dom::element("app") else { return };
        place.set_text_content(None);
        yew::Renderer::<Root>::with_root_and_props(place, Start { service }).render();
        dom::tell("started");
    });
}
