//! The lock: putting it on, changing it, and the screen that asks for the passphrase.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::{Event, Field, File, LockChange, LockTrouble, Model, Route, SafePlace, Secret};
use crate::format::custody::Rest;

use super::field::{Pick, checkbox, radios};
use super::{Send, button, click, heading, href, p, plain, subheading};

/// The screen that asks for the passphrase. Nothing on it tells what is locked.
pub fn locked(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let keep = &words.keep;
    html! {
        <main class="screen locked" key="locked" id="main">
            { heading(words.product) }
            { form(send, Event::Unlock, html! {
                <>
                    { passphrase(model, send, keep.passphrase, false) }
                    { trouble(model) }
                    <button type="submit" class="button button--main">{ keep.unlock }</button>
                </>
            }) }
            <details class="more">
                <summary>{ keep.forgot }</summary>
                { plain(keep.forgot_hint) }
                <p><a href={href(Route::Safe(SafePlace::DeleteAll))}>{ keep.delete_all }</a></p>
            </details>
            <p><a href={href(Route::HelpNow)}>{ words.common.help_now }</a></p>
        </main>
    }
}

/// The lock's own place.
pub fn lock(model: &Model, send: &Send) -> Html {
    if let Some(code) = &model.form.code {
        return code_screen(model, send, code);
    }
    match model.rest() {
        None => lock_off(model, send),
        Some(rest) => lock_on(model, send, rest),
    }
}

fn lock_off(model: &Model, send: &Send) -> Html {
    let keep = &model.words().keep;
    html! {
        <div key="off">
            for sentence in keep.lock_why {
                { plain(*sentence) }
            }
            { form(send, Event::ChangeLock, html! {
                <>
                    { passphrase(model, send, keep.passphrase, true) }
                    { plain(keep.no_reset) }
                    { trouble(model) }
                    <button type="submit" class="button button--main">{ keep.turn_on }</button>
                </>
            }) }
        </div>
    }
}

fn lock_on(model: &Model, send: &Send, rest: Rest) -> Html {
    let keep = &model.words().keep;
    let changes = [LockChange::Passphrase, LockChange::NewKey, LockChange::Code, LockChange::OnOff];
    let chosen = model.form.change;
    let name = |change: LockChange| keep.changes[change as usize];
    let needs_new = matches!(chosen, LockChange::Passphrase | LockChange::NewKey);
    let pick = |change: LockChange| Pick::new(name(change), chosen == change, move |_| Event::LockChange(change));
    html! {
        <div key="on">
            { plain(keep.lock_is_on) }
            { button(send, "button button--main", keep.lock_now, Event::LockNow) }
            <section class="setting">
                <h2 class="subheading" id="change-title">{ keep.change }</h2>
                { radios(send, "change", "change-title", changes.map(pick).into()) }
                { form(send, Event::ChangeLock, html! {
                    <>
                        { secret(send, "now", keep.passphrase_now, &model.form.now, Field::PassphraseNow, model.form.shown, None) }
                        <div>
                            if needs_new {
                                { passphrase(model, send, keep.passphrase, true) }
                            }
                        </div>
                        <div>
                            if chosen == LockChange::NewKey {
                                { plain(keep.someone_knows) }
                            }
                        </div>
                        { trouble(model) }
                        <button type="submit" class="button">{ name(chosen) }</button>
                    </>
                }) }
            </section>
            <section class="setting">
                { subheading(keep.by_itself) }
                <p class="label" id="idle-title">{ keep.when_idle }</p>
                { radios(send, "idle", "idle-title", Rest::IDLE.iter().map(|minutes| {
                    let minutes = *minutes;
                    time(model, u32::from(minutes) * 60, rest, Rest::new(minutes, rest.hidden_seconds()))
                }).collect()) }
                <p class="label" id="unseen-title">{ keep.when_unseen }</p>
                { radios(send, "unseen", "unseen-title", Rest::HIDDEN.iter().map(|seconds| {
                    time(model, u32::from(*seconds), rest, Rest::new(rest.idle_minutes(), *seconds))
                }).collect()) }
            </section>
        </div>
    }
}

fn time(model: &Model, seconds: u32, now: Rest, offered: Option<Rest>) -> Pick {
    let offered = offered.unwrap_or_default();
    Pick::new((model.words().keep.time)(seconds), now == offered, move |_| Event::Rest(offered))
}

fn code_screen(model: &Model, send: &Send, code: &Secret) -> Html {
    let keep = &model.words().keep;
    html! {
        <div key="code">
            { subheading(keep.code) }
            <p class="code" dir="ltr">{ code.text().to_owned() }</p>
            { plain(keep.code_hint) }
            <div class="question__on">
                { button(send, "button button--main", keep.print, Event::Print) }
                { button(send, "button", keep.done, Event::CodeDone) }
            </div>
        </div>
    }
}

/// A field for a passphrase that is to be or that is asked for; `new` says how hard it is to guess.
pub fn passphrase(model: &Model, send: &Send, label: &'static str, new: bool) -> Html {
    let keep = &model.words().keep;
    let strength = model.form.strength.filter(|_| new).map(|guesses| match guesses {
        ..8.0 => keep.strength[0],
        ..12.0 => keep.strength[1],
        _ => keep.strength[2],
    });
    let hint = if new { Some(keep.passphrase_hint) } else { None };
    html! {
        <div class="passphrase">
            { secret(send, "passphrase", label, &model.form.passphrase, Field::Passphrase, model.form.shown, hint) }
            { checkbox(send, "show".to_owned(), Pick::new(keep.show_letters, model.form.shown, Event::ShowPassphrase)) }
            <p class="hint" role="status">{ strength.unwrap_or_default() }</p>
        </div>
    }
}

/// Not a password to the browser: it is not to be stored, suggested or sent anywhere.
fn secret(
    send: &Send,
    id: &'static str,
    label: &'static str,
    value: &Secret,
    field: Field,
    shown: bool,
    hint: Option<&'static str>,
) -> Html {
    let oninput = send.reform(move |event: InputEvent| {
        Event::Typed(field, event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let (label_id, hint_id) = (format!("{id}-label"), format!("{id}-hint"));
    html! {
        <div>
            <label class="label" id={label_id.clone()} for={id}>{ label }</label>
            <p class="hint" id={hint_id.clone()}>{ hint.unwrap_or_default() }</p>
            <input class="field" {id} type={if shown { "text" } else { "password" }} value={value.text().to_owned()}
                {oninput} dir="auto" aria-labelledby={label_id} aria-describedby={hint_id}
                autocomplete="off" autocorrect="off" autocapitalize="off" spellcheck="false" writingsuggestions="false" />
        </div>
    }
}

/// Enter sends it as the button does.
fn form(send: &Send, event: Event, content: Html) -> Html {
    let send = click(send, event);
    let onsubmit = Callback::from(move |submit: SubmitEvent| {
        submit.prevent_default();
        if let Ok(click) = MouseEvent::new("click") {
            send.emit(click);
        }
    });
    html! { <form class="form" autocomplete="off" {onsubmit}>{ content }</form> }
}

/// That something is under way, or why the last try failed.
pub fn trouble(model: &Model) -> Html {
    let keep = &model.words().keep;
    let text = match (model.form.busy, model.form.trouble) {
        (true, _) => model.words().common.one_moment,
        (false, None) => "",
        (false, Some(LockTrouble::Passphrase)) => keep.wrong,
        (false, Some(LockTrouble::Damaged)) if matches!(model.file, Some(File::Locked(_))) => keep.file_damaged,
        (false, Some(LockTrouble::Damaged)) => keep.lock_damaged,
        (false, Some(LockTrouble::Memory)) => keep.no_memory,
        (false, Some(LockTrouble::Missing)) => keep.missing,
        (false, Some(LockTrouble::Elsewhere)) => keep.elsewhere,
    };
    p("form__trouble", text)
}
