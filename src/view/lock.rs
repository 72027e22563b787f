//! The lock: putting it on, changing it, and the screen that asks for the passphrase.

use yew::prelude::*;

use crate::app::{Event, Field, File, LockChange, LockTrouble, Model, Route, SafePlace, Secret};
use crate::format::custody::Rest;

use super::el::{El, el, link};
use super::field::{Pick, TextField, checkbox, radios};
use super::frame::aloud;
use super::{Send, button, heading, p, plain, subheading};

/// The screen that asks for the passphrase. Nothing on it tells what is locked.
pub fn locked(model: &Model, send: &Send) -> Html {
    let words = model.words();
    let keep = &words.keep;
    let fields = el("div", "form__fields").with(passphrase(model, send, keep.passphrase, false)).with(trouble(model));
    let forgot = el("details", "more")
        .with(el("summary", "").text(keep.forgot))
        .with(plain(keep.forgot_hint))
        .with(el("p", "").with(link("quiet", Route::Safe(SafePlace::DeleteAll)).text(keep.delete_all)));
    el("main", "screen locked")
        .key("locked")
        .attr("id", "main")
        .with(heading(words.product))
        .with(form(send, fields, "button button--main", keep.unlock, Event::Unlock))
        .with(forgot)
        .with(el("p", "").with(link("quiet", Route::HelpNow).text(words.common.help_now)))
        .maybe(aloud(model, send, "button aloud"))
        .into()
}

/// The lock's own place.
pub fn lock(model: &Model, send: &Send) -> El {
    // Once it opens the lock.
    if let (Some(code), None) = (&model.form.code, &model.form.pending) {
        return code_screen(model, send, code);
    }
    match model.rest() {
        None => lock_off(model, send),
        Some(rest) => lock_on(model, send, rest),
    }
}

fn lock_off(model: &Model, send: &Send) -> El {
    let keep = &model.words().keep;
    let fields = el("div", "form__fields")
        .with(passphrase(model, send, keep.passphrase, true))
        .with(plain(keep.no_reset))
        .with(trouble(model));
    let of_file = keep.in_one_file.iter().filter(|_| model.from_file);
    let why =
        keep.lock_why.iter().chain(of_file).fold(el("div", "").key("off"), |why, sentence| why.with(plain(*sentence)));
    why.with(form(send, fields, "button button--main", keep.turn_on, Event::ChangeLock))
}

fn lock_on(model: &Model, send: &Send, rest: Rest) -> El {
    let keep = &model.words().keep;
    let changes = [LockChange::Passphrase, LockChange::NewKey, LockChange::Code, LockChange::OnOff];
    let chosen = model.form.change;
    let name = |change: LockChange| keep.changes[change as usize];
    let needs_new = matches!(chosen, LockChange::Passphrase | LockChange::NewKey);
    let pick = |change: LockChange| Pick::new(name(change), chosen == change, move |_| Event::LockChange(change));
    let now = secret(
        model,
        send,
        ["now", "now-label", "now-hint"],
        keep.passphrase_now,
        &model.form.now,
        Field::PassphraseNow,
        "",
    );
    let fields = el("div", "form__fields")
        .with(now)
        .maybe(needs_new.then(|| passphrase(model, send, keep.passphrase_new, true)))
        .maybe((chosen == LockChange::NewKey).then(|| plain(keep.someone_knows)))
        .with(trouble(model));
    let change = el("section", "setting")
        .with(el("h2", "subheading").attr("id", "change-title").text(keep.change))
        .with(radios(send, "change", "change-title", changes.map(pick).into()))
        .with(form(send, fields, "button", name(chosen), Event::ChangeLock));
    let time = |seconds: u32, offered: Option<Rest>| {
        let offered = offered.unwrap_or_default();
        Pick::new(keep.time(seconds), rest == offered, move |_| Event::Rest(offered))
    };
    let idle = Rest::IDLE.map(|minutes| time(u32::from(minutes) * 60, Rest::new(minutes, rest.hidden_seconds())));
    let unseen = Rest::HIDDEN.map(|seconds| time(seconds.into(), Rest::new(rest.idle_minutes(), seconds)));
    let by_itself = el("section", "setting")
        .with(subheading(keep.by_itself))
        .with(el("p", "label").attr("id", "idle-title").text(keep.when_idle))
        .with(radios(send, "idle", "idle-title", idle.into()))
        .with(el("p", "label").attr("id", "unseen-title").text(keep.when_unseen))
        .with(radios(send, "unseen", "unseen-title", unseen.into()));
    el("div", "")
        .key("on")
        .with(plain(keep.lock_is_on))
        .with(button(send, "button button--main", keep.lock_now, Event::LockNow))
        .with(change)
        .with(by_itself)
}

fn code_screen(model: &Model, send: &Send, code: &Secret) -> El {
    let keep = &model.words().keep;
    let ways = el("div", "question__on")
        .with(button(send, "button button--main", keep.print, Event::Print))
        .with(button(send, "button", keep.done, Event::CodeDone));
    el("div", "")
        .key("code")
        .with(subheading(keep.code))
        .with(el("p", "code").attr("dir", "ltr").text(code.text().to_owned()))
        .with(plain(keep.code_hint))
        .with(ways)
}

/// A field for a passphrase that is to be or that is asked for; `new` says how hard it is to guess.
pub fn passphrase(model: &Model, send: &Send, label: &'static str, new: bool) -> Html {
    let keep = &model.words().keep;
    let strength = model.form.strength.filter(|_| new).map(|guesses| match guesses {
        ..8.0 => keep.strength[0],
        ..12.0 => keep.strength[1],
        _ => keep.strength[2],
    });
    let hint = if new { keep.passphrase_hint } else { "" };
    let pick = Pick::new(keep.show_letters, model.form.shown, Event::ShowPassphrase);
    el("div", "passphrase")
        .with(secret(
            model,
            send,
            ["passphrase", "passphrase-label", "passphrase-hint"],
            label,
            &model.form.passphrase,
            Field::Passphrase,
            hint,
        ))
        .with(checkbox(send, "show".to_owned(), pick))
        .with(el("p", "hint").attr("role", "status").text(strength.unwrap_or_default()))
        .into()
}

fn secret(
    model: &Model,
    send: &Send,
    [id, label_id, hint_id]: [&'static str; 3],
    label: &'static str,
    value: &Secret,
    field: Field,
    hint: &'static str,
) -> El {
    let kind = if model.form.shown { "shown" } else { "password" };
    let value = value.text().to_owned();
    let input = TextField { id, labelled_by: label_id, described_by: Some(hint_id), value, field }.short(send, kind);
    el("div", "")
        .with(el("label", "label").attr("id", label_id).attr("for", id).text(label))
        .with(el("p", "hint").attr("id", hint_id).text(hint))
        .with(input)
}

/// The fields and the button that Enter presses too: see `web/listeners.rs`.
fn form(send: &Send, fields: El, class: &'static str, text: &'static str, event: Event) -> El {
    el("div", "form").with(fields).with(button(send, class, text, event))
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
    let class = if model.form.busy { "form__trouble form__trouble--busy" } else { "form__trouble" };
    let quiet = if text.is_empty() { "form__quiet" } else { "" };
    el("div", quiet).attr("role", "alert").with(p(class, text)).into()
}
