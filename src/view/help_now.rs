//! Help now: the person's own contacts first, then the country's numbers. Nothing here calls by itself.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::{Event, Field, Model, Stage};
use crate::domain::{Contact, Country};
use crate::words::{Line, lines};

use super::field::TextField;
use super::icon::{Icon, icon};
use super::{Send, button, heading, p, subheading};

/// Whom to call.
pub fn help_now(model: &Model, send: &Send) -> Html {
    let help = &model.words().help;
    let contacts = &model.journal.settings.contacts;
    html! {
        <div class="screen help" key="help-now">
            { heading(help.heading) }
            { p("hint", help.hint) }
            <section class="help__mine" hidden={model.stage == Stage::Locked}>
                { subheading(help.mine) }
                <div>
                    // While it is locked nobody is to see whom the person would call.
                    if model.stage == Stage::Locked {
                    } else if model.changing_contacts {
                        { change_contacts(model, send) }
                    } else {
                        { own_contacts(model, contacts) }
                    }
                </div>
                <div class="question__on">
                    { button(send, "button", help.add, Event::AddContact) }
                    if model.changing_contacts {
                        { button(send, "button", help.done, Event::ChangeContacts(false)) }
                    } else if !contacts.is_empty() {
                        { button(send, "button", help.change, Event::ChangeContacts(true)) }
                    }
                </div>
            </section>
            <section class="help__lines">
                { subheading(help.lines) }
                { help_lines(model) }
                { country(model, send) }
            </section>
            { p("hint", help.never_calls) }
        </div>
    }
}

fn own_contacts(model: &Model, contacts: &[Contact]) -> Html {
    let help = &model.words().help;
    html! {
        <ul class="calls">
            for contact in contacts {
                <li>
                    if let Some(number) = contact.dialled() {
                        { call((help.call)(&contact.name), &contact.name, &contact.phone, &number) }
                    } else {
                        <p class="call" dir="auto">{ format!("{} {}", contact.name, contact.phone) }</p>
                    }
                </li>
            }
            if contacts.is_empty() {
                <li class="hint">{ help.mine_empty }</li>
            }
        </ul>
    }
}

fn change_contacts(model: &Model, send: &Send) -> Html {
    let help = &model.words().help;
    html! {
        <div class="contacts">
            for (index, contact) in model.journal.settings.contacts.iter().enumerate() {
                <div class="contact" key={index} role="group" aria-label={format!("{} {}", help.name, index + 1)}>
                    <p class="label" id={format!("name-label-{index}")}>{ help.name }</p>
                    { TextField {
                        id: &format!("name-{index}"),
                        labelled_by: &format!("name-label-{index}"),
                        described_by: None,
                        value: contact.name.clone(),
                        field: Field::ContactName(index),
                    }.short(send, "text") }
                    <p class="label" id={format!("phone-label-{index}")}>{ help.phone }</p>
                    { TextField {
                        id: &format!("phone-{index}"),
                        labelled_by: &format!("phone-label-{index}"),
                        described_by: None,
                        value: contact.phone.clone(),
                        field: Field::ContactPhone(index),
                    }.short(send, "tel") }
                    { button(send, "quiet quiet--delete", help.remove, Event::RemoveContact(index)) }
                </div>
            }
            { super::notice::save_status(model) }
        </div>
    }
}

fn help_lines(model: &Model) -> Html {
    let help = &model.words().help;
    let numbers = lines(model.country());
    html! {
        <ul class="calls">
            for (line, number) in numbers {
                <li>{ help_line(model, *line, number) }</li>
            }
            if numbers.is_empty() {
                <li>{ p("call", help.local_emergency) }</li>
            }
        </ul>
    }
}

fn help_line(model: &Model, line: Line, number: &str) -> Html {
    let help = &model.words().help;
    let name = (help.line)(line);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    call((help.call)(name), name, number, &digits)
}

fn call(label: String, name: &str, shown: &str, number: &str) -> Html {
    html! {
        <a class="call" href={format!("tel:{number}")} aria-label={format!("{label} {shown}")}>
            { icon(Icon::Call) }
            <span class="call__name" dir="auto">{ name.to_owned() }</span>
            // Without it, the words run into the number for those who call the link by what it says.
            { " " }
            <span class="call__number" dir="ltr">{ shown.to_owned() }</span>
        </a>
    }
}

fn country(model: &Model, send: &Send) -> Html {
    let help = &model.words().help;
    let send = send.clone();
    let onchange = move |change: web_sys::Event| {
        let value = change.target_unchecked_into::<HtmlSelectElement>().value();
        let index: Option<usize> = value.parse().ok();
        if let Some(country) = index.and_then(|index| Country::ALL.get(index)) {
            send.emit(Event::Country(*country));
        }
    };
    html! {
        <div class="help__country">
            <label class="label" for="country">{ help.country }</label>
            <select class="field" id="country" {onchange} autocomplete="off">
                for (index, country) in Country::ALL.iter().enumerate() {
                    <option value={index.to_string()} selected={*country == model.country()}>
                        { (help.country_name)(*country) }
                    </option>
                }
            </select>
        </div>
    }
}
