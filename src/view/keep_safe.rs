//! Keep safe: files, deleting, a shared computer, and what is good to know. The lock is in `lock`.

use yew::prelude::*;

use crate::app::{Event, File, Model, NotAFile, Preview, Route, SafePlace, Stage};
use crate::domain::NoteId;
use crate::words::Keep;

use super::el::{El, el, link};
use super::field::{Pick, checkbox};
use super::icon::{Icon, icon};
use super::lock::{passphrase, trouble};
use super::{Send, button, heading, plain, span, subheading};

/// One place of Keep safe.
pub fn keep_safe(model: &Model, send: &Send, place: SafePlace) -> Html {
    let keep = &model.words().keep;
    let (title, content) = match place {
        SafePlace::Start => (keep.heading, start(model, send)),
        SafePlace::Lock => (keep.lock, super::lock::lock(model, send)),
        SafePlace::SaveFile => (keep.save_file, save_file(model, send)),
        SafePlace::OpenFile => (keep.open_file, open_file(model, send)),
        SafePlace::DeleteAll => (keep.delete_all, delete_all(model, send)),
        SafePlace::Shared => (keep.shared, shared(model, send)),
        SafePlace::GoodToKnow => {
            (keep.good_to_know, el("ul", "plain").each(keep.ten.map(|it| el("li", "").text(it).into())))
        }
    };
    let (back, back_name) = match place {
        SafePlace::Start => (Route::Settings, model.words().settings.heading),
        _ => (Route::Safe(SafePlace::Start), keep.heading),
    };
    let back = link("quiet question__back", back).with(icon(Icon::Back)).with(el("span", "").text(back_name));
    el("div", "screen keep").key(100 + place as usize).with(back).with(heading(title)).with(content).into()
}

fn sentences(of: El, sentences: &'static [&'static str]) -> El {
    sentences.iter().fold(of, |of, sentence| of.with(plain(*sentence)))
}

fn start(model: &Model, send: &Send) -> El {
    let keep = &model.words().keep;
    let lock_hint = if model.has_lock() { keep.lock_is_on } else { keep.lock_is_off };
    let places = [
        (SafePlace::Lock, keep.lock, lock_hint),
        (SafePlace::SaveFile, keep.save_file, keep.save_file_hint),
        (SafePlace::OpenFile, keep.open_file, keep.open_file_hint),
        (SafePlace::DeleteAll, keep.delete_all, keep.delete_all_hint),
        (SafePlace::Shared, keep.shared, keep.shared_hint),
        (SafePlace::GoodToKnow, keep.good_to_know, ""),
    ];
    let mut ways = el("ul", "ways");
    for (place, name, hint) in places {
        if model.shared && matches!(place, SafePlace::Lock | SafePlace::Shared) {
            continue;
        }
        let mut words = el("span", "way__words").with(span("way__name", name));
        if !hint.is_empty() {
            words = words.with(span("way__hint", hint));
        }
        ways = ways.with(el("li", "").with(link("way", Route::Safe(place)).with(words)));
    }
    let persist = match model.persisted {
        _ if model.shared => Html::default(),
        Some(Some(true)) => plain(keep.promised),
        Some(_) => plain(keep.not_promised),
        None => button(send, "button", keep.ask_browser, Event::AskToPersist),
    };
    el("div", "").with(ways).with(el("div", "setting").attr("role", "status").with(persist))
}

fn save_file(model: &Model, send: &Send) -> El {
    let keep = &model.words().keep;
    let plain_file = el("section", "setting").with(plain(keep.file_plain)).with(button(
        send,
        "button button--main",
        keep.save_file,
        Event::SaveFile,
    ));
    let locked = el("section", "setting")
        .with(subheading(keep.save_locked))
        .with(plain(keep.file_locked))
        .with(passphrase(model, send, keep.passphrase, true))
        .with(trouble(model))
        .with(button(send, "button", keep.save_locked, Event::SaveLockedFile));
    el("div", "").with(plain_file).with(locked)
}

fn open_file(model: &Model, send: &Send) -> El {
    let keep = &model.words().keep;
    let shown = match &model.file {
        None => plain(keep.open_file_hint),
        Some(File::Locked(_)) => el("section", "setting")
            .with(plain(keep.file_asks))
            .with(passphrase(model, send, keep.passphrase, false))
            .with(trouble(model))
            .with(button(send, "button button--main", keep.open_it, Event::OpenLockedFile))
            .into(),
        Some(File::Not(why)) => el("p", "form__trouble").attr("role", "alert").text(cannot(keep, *why)).into(),
        Some(File::Read(preview)) => show(model, send, preview),
    };
    let choose = html! {
        <div class="file-choice">
            <label class="button" for="file">{ keep.choose_file }</label>
            <input class="file-choice__field" id="file" type="file" accept=".json,.age" autocomplete="off" />
        </div>
    };
    el("div", "").with(el("div", "").with(shown)).with(choose)
}

fn cannot(keep: &Keep, why: NotAFile) -> &'static str {
    match why {
        NotAFile::TooLarge => keep.too_large,
        NotAFile::Damaged => keep.file_damaged,
        NotAFile::SomethingElse => keep.not_ours,
        NotAFile::Newer => keep.newer_file,
    }
}

fn show(model: &Model, send: &Send, preview: &Preview) -> Html {
    let (words, keep) = (model.words(), &model.words().keep);
    let (from, to) = preview.days.map(|(from, to)| (words.date(from), words.date(to))).unwrap_or_default();
    let mut shown = el("section", "setting").attr("role", "status");
    shown = shown.with(plain(keep.holds(preview.notes, &from, &to)));
    let counts = [
        (preview.new, keep.new),
        (preview.differ, keep.differ),
        (preview.deleted, keep.deleted),
        (preview.unread, keep.unread),
    ];
    for (count, line) in counts {
        if count > 0 {
            shown = shown.with(plain(line.of(count, [])));
        }
    }
    if preview.notes > 0 && preview.new + preview.differ + preview.deleted == 0 {
        shown = shown.with(plain(keep.nothing_new));
    }
    if preview.deleted > 0 {
        let pick = Pick::new(keep.bring_back, preview.bring_back, Event::BringBack);
        shown = shown.with(checkbox(send, "bring-back".to_owned(), pick));
    }
    shown
        .with(button(send, "button button--main", keep.take_in, Event::TakeFileIn))
        .with(button(send, "button", keep.leave, Event::LeaveFile))
        .into()
}

fn delete_all(model: &Model, send: &Send) -> El {
    let keep = &model.words().keep;
    let mut ways = el("div", "question__on");
    if model.stage == Stage::Open {
        ways = ways.with(link("button", Route::Safe(SafePlace::SaveFile)).text(keep.save_file));
    }
    let ways = ways.with(link("button", Route::Home).text(keep.keep_all)).with(button(
        send,
        "button button--delete",
        keep.delete_all_button,
        Event::DeleteEverything,
    ));
    sentences(el("div", ""), keep.all_of_it).with(plain(keep.cannot_reach)).with(ways)
}

fn shared(model: &Model, send: &Send) -> El {
    let keep = &model.words().keep;
    let stored = (!model.is_nothing_here()).then(|| plain(keep.shared_now));
    sentences(el("div", ""), keep.shared_why).maybe(stored).with(button(
        send,
        "button button--main",
        keep.shared_button,
        Event::SharedComputer,
    ))
}

/// Deleting one note for ever: it asks first.
pub fn forget(model: &Model, send: &Send, id: NoteId) -> Html {
    let words = model.words();
    let keep = &words.keep;
    let lead = model.journal.note(id).map(|note| super::lead_words(words, note, 90)).unwrap_or_default();
    let ways = el("div", "question__on").with(link("button", Route::Note(id)).text(keep.keep_all)).with(button(
        send,
        "button button--delete",
        keep.for_ever,
        Event::DeleteForEver(id),
    ));
    el("div", "screen keep")
        .key("forget")
        .with(heading(keep.for_ever))
        .with(el("p", "said said--own").attr("dir", "auto").text(lead))
        .with(plain(keep.this_note))
        .with(plain(keep.cannot_reach))
        .with(ways)
        .into()
}
