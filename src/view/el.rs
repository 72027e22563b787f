//! Elements, one call a piece. What the `html!` macro writes for an element is several times as long as a call, and every
//! screen is paid for on the first visit: so screens are put together with these, and the macro is left for fields, whose
//! values the browser holds.
//!
//! A child that may be missing is given with [`El::maybe`], which keeps its place among its siblings: a field beside it
//! is never made anew.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VList, VNode, VTag, VText};

use crate::app::{Event, Route};

use super::{Send, click, href};

/// An element that is being put together.
pub struct El(Box<VTag>);

/// An element with a class; `""` for none.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> El {
    let element = El(Box::new(VTag::new(tag)));
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// A link to a place.
pub fn link(class: &'static str, route: Route) -> El {
    el("a", class).attr("href", href(route))
}

impl El {
    /// A child.
    pub fn with(self, child: impl Into<Html>) -> El {
        self.add(child.into())
    }

    /// Words.
    pub fn text(self, text: impl Into<AttrValue>) -> El {
        self.add_text(text.into())
    }

    /// Children of which there may be any number. They stand in a list of their own.
    pub fn each(self, children: impl IntoIterator<Item = Html>) -> El {
        self.add(children.into_iter().collect())
    }

    /// Children that were put together one by one. They too stand in a list of their own.
    #[inline(never)]
    pub fn list(self, children: Vec<Html>) -> El {
        self.add(VNode::from(VList::from(children)))
    }

    /// A child that may be missing.
    pub fn maybe(self, child: Option<impl Into<Html>>) -> El {
        self.add(child.map(Into::into).unwrap_or_default())
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, value: impl Into<AttrValue>) -> El {
        self.add_attribute(name, value.into())
    }

    /// An attribute that may be missing.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> El {
        match value {
            Some(value) => self.add_attribute(name, value.into()),
            None => self,
        }
    }

    /// What tells it from its siblings.
    pub fn key(mut self, key: impl Into<Key>) -> El {
        self.0.key = Some(key.into());
        self
    }

    /// What a press sends.
    #[inline(never)]
    pub fn on_click(mut self, send: &Send, event: Event) -> El {
        self.0.add_listener(Rc::new(yew::html::onclick::Wrapper::new(click(send, event))));
        self
    }

    #[inline(never)]
    fn add(mut self, child: Html) -> El {
        self.0.add_child(child);
        self
    }

    #[inline(never)]
    fn add_text(self, text: AttrValue) -> El {
        self.add(VNode::VText(VText::new(text)))
    }

    #[inline(never)]
    fn add_attribute(mut self, name: &'static str, value: AttrValue) -> El {
        self.0.add_attribute(name, value);
        self
    }
}

impl From<El> for Html {
    #[inline(never)]
    fn from(element: El) -> Html {
        VNode::from(*element.0)
    }
}
