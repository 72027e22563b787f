//! Help now: the person's own contacts first, then the country's numbers. Nothing here calls by itself.

use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::app::{Event, Field, Model, Stage};
use crate::domain::{Contact, Country};
use crate::words::{Line, lines};

use super::el::{El, el};
use super::field::TextField;
use super::icon::{Icon, icon};
use super::{Send, button, p, span, subheading, titled};

/// Whom to call.
pub fn help_now(model: &Model, send: &Send) -> Html {
    let help = &model.words().help;
    // Help now is true in an example as well: it has whom the person would really call, to be changed elsewhere.
    let contacts = &model.own().journal.settings.contacts;
    let locked = model.stage == Stage::Locked;
    // While it is locked nobody is to see whom the person would call.
    let mut own = el("div", "");
    if !locked {
        own = own.with(if model.changing_contacts {
            change_contacts(model, send)
        } else {
            own_contacts(model, contacts)
        });
    }
    let change = match model.changing_contacts {
        true => Some(help.done),
        false => (!contacts.is_empty()).then_some(help.change),
    };
    let change = change.map(|name| button(send, "button", name, Event::ChangeContacts(!model.changing_contacts)));
    let mut on = el("div", "question__on");
    if !model.is_example() {
        on = on.with(button(send, "button", help.add, Event::AddContact)).maybe(change);
    }
    let mine = el("section", "help__mine")
        .attr_if("hidden", (locked || model.is_example() && contacts.is_empty()).then_some("hidden"))
        .with(subheading(help.mine))
        .with(own)
        .with(on);
    let mut of_service = el("div", "");
    if !model.service.numbers.is_empty() {
        let numbers = own_contacts(model, &model.service.numbers);
        let of = el("h2", "subheading").attr("dir", "auto").text(help.of_service.with([&model.service.name]));
        of_service = of_service.with(el("section", "help__lines").with(of).with(numbers));
    }
    let others =
        el("section", "help__lines").with(subheading(help.lines)).with(help_lines(model)).with(country(model, send));
    titled("screen help", "help-now", help.heading)
        .with(p("hint", help.hint))
        .with(mine)
        .with(of_service)
        .with(others)
        .with(p("hint", help.never_calls))
        .into()
}

fn own_contacts(model: &Model, contacts: &[Contact]) -> El {
    let help = &model.words().help;
    let mut calls = el("ul", "calls");
    for contact in contacts {
        let shown = match contact.dialled() {
            Some(number) => call(help.call.with([&contact.name]), &contact.name, &contact.phone, &number),
            None => el("p", "call").attr("dir", "auto").text(format!("{} {}", contact.name, contact.phone)),
        };
        calls = calls.with(el("li", "").with(shown));
    }
    if contacts.is_empty() { calls.with(el("li", "hint").text(help.mine_empty)) } else { calls }
}

fn change_contacts(model: &Model, send: &Send) -> El {
    let help = &model.words().help;
    let mut contacts = Vec::new();
    for (index, contact) in model.journal.settings.contacts.iter().enumerate() {
        let one = el("div", "contact")
            .key(index)
            .attr("role", "group")
            .attr("aria-label", format!("{} {}", help.name, index + 1));
        let one = part(one, send, help.name, &contact.name, Field::ContactName(index));
        let one = part(one, send, help.phone, &contact.phone, Field::ContactPhone(index));
        contacts.push(one.with(button(send, "quiet quiet--delete", help.remove, Event::RemoveContact(index))).into());
    }
    // Their keys tell them apart only in a list of their own.
    let contacts = Html::from(VList::with_children(contacts, None));
    el("div", "contacts").with(contacts).with(super::notice::save_status(model))
}

/// The name or the number of a contact, with its label.
#[inline(never)]
fn part(of: El, send: &Send, label: &'static str, value: &str, field: Field) -> El {
    let (name, kind, index) = match field {
        Field::ContactPhone(index) => ("phone", "tel", index),
        Field::ContactName(index) => ("name", "text", index),
        _ => return of,
    };
    let (id, label_id) = (format!("{name}-{index}"), format!("{name}-label-{index}"));
    let input = TextField { id: &id, labelled_by: &label_id, described_by: None, value: value.to_owned(), field };
    let input = input.short(send, kind);
    of.with(el("p", "label").attr("id", label_id).text(label)).with(input)
}

fn help_lines(model: &Model) -> El {
    let numbers = lines(model.country());
    let mut calls = el("ul", "calls");
    for (line, number) in numbers {
        calls = calls.with(el("li", "").with(help_line(model, *line, number)));
    }
    if numbers.is_empty() {
        calls = calls.with(el("li", "").with(p("call", model.words().help.local_emergency)));
    }
    calls
}

fn help_line(model: &Model, line: Line, number: &str) -> El {
    let help = &model.words().help;
    let name = help.line(line);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    call(help.call.with([name]), name, number, &digits)
}

#[inline(never)]
fn call(label: String, name: &str, shown: &str, number: &str) -> El {
    el("a", "call")
        .attr("href", format!("tel:{number}"))
        .attr("aria-label", format!("{label} {shown}"))
        .with(icon(Icon::Call))
        .with(span("call__name", name.to_owned()))
        // Without it, the words run into the number for those who call the link by what it says.
        .text(" ")
        .with(el("span", "call__number").attr("dir", "ltr").text(shown.to_owned()))
}

fn country(model: &Model, send: &Send) -> El {
    let help = &model.words().help;
    let send = send.clone();
    let onchange = move |change: web_sys::Event| {
        let value = change.target_unchecked_into::<HtmlSelectElement>().value();
        let index: Option<usize> = value.parse().ok();
        if let Some(country) = index.and_then(|index| Country::ALL.get(index)) {
            send.emit(Event::Country(*country));
        }
    };
    let mut countries = Vec::new();
    for (index, country) in Country::ALL.iter().enumerate() {
        let chosen = (*country == model.country()).then_some("selected");
        let name = help.country_name(*country);
        let one = el("option", "").attr("value", index.to_string()).attr_if("selected", chosen).text(name);
        countries.push(one.into());
    }
    let countries = Html::from(VList::with_children(countries, None));
    let select = html! { <select class="field" id="country" {onchange} autocomplete="off">{ countries }</select> };
    let label = el("label", "label").attr("for", "country").text(help.country);
    el("div", "help__country").with(label).with(select)
}
