//! The one struct component: it holds the program and draws its state.

use std::rc::Rc;

use wasm_bindgen::throw_str;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::program::Program;
use super::{dom, texts};
use crate::domain::Language;
use crate::view;

struct Root {
    program: Rc<Program>,
    send: view::Send,
}

impl Component for Root {
    /// The state changed: draw it.
    type Message = ();
    type Properties = ();

    fn create(ctx: &Context<Root>) -> Root {
        let program = Program::start(ctx.link().callback(|()| ()));
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
        let wanted = dom::languages();
        let chosen = match dom::chosen_language() {
            Some(language) => texts::load(language).await,
            None => false,
        };
        if !chosen && !texts::load(Language::of_browser(wanted.iter().map(String::as_str))).await {
            throw_str("the texts could not be had");
        }
        let Some(place) = dom::element("app") else { return };
        place.set_text_content(None);
        yew::Renderer::<Root>::with_root(place).render();
        dom::tell_started();
    });
}
