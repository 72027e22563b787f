//! The least page that can be made with Yew: one field and the lines in it. `./dev bench` measures how much longer than this
//! a first visit to the product takes.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

struct Minimal {
    words: String,
}

impl Component for Minimal {
    /// What the field holds.
    type Message = String;
    type Properties = ();

    fn create(_: &Context<Minimal>) -> Minimal {
        Minimal { words: String::new() }
    }

    fn update(&mut self, _: &Context<Minimal>, words: String) -> bool {
        self.words = words;
        true
    }

    fn view(&self, ctx: &Context<Minimal>) -> Html {
        let typed =
            ctx.link().callback(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
        html! {
            <main>
                <textarea id="answer" value={self.words.clone()} oninput={typed} />
                <ul>{ for self.words.lines().map(|line| html! { <li>{ line.to_owned() }</li> }) }</ul>
            </main>
        }
    }
}

fn main() {
    yew::Renderer::<Minimal>::new().render();
}
