//! Keep safe: files, deleting, a shared computer, and what is good to know. The lock is in `lock`.

use yew::prelude::*;

use crate::app::{Event, File, Model, NotAFile, Preview, Route, SafePlace, Stage};
use crate::domain::NoteId;
use crate::words::Keep;

use super::field::{Pick, checkbox};
use super::icon::{Icon, icon};
use super::lock::{passphrase, trouble};
use super::{Send, button, heading, href, plain, span};

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
            (keep.good_to_know, html! { <ul class="plain">for it in keep.ten { <li>{ it }</li> }</ul> })
        }
    };
    let back = if place == SafePlace::Start { Route::Settings } else { Route::Safe(SafePlace::Start) };
    let back_name = if place == SafePlace::Start { model.words().settings.heading } else { keep.heading };
    html! {
        <div class="screen keep" key={format!("keep-{}", place as u8)}>
            <a class="quiet question__back" href={href(back)}>{ icon(Icon::Back) }<span>{ back_name }</span></a>
            { heading(title) }
            { content }
        </div>
    }
}

fn start(model: &Model, send: &Send) -> Html {
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
    let shown =
        places.into_iter().filter(|(place, ..)| !model.shared || !matches!(place, SafePlace::Lock | SafePlace::Shared));
    html! {
        <div>
            <ul class="ways">
                for (place, name, hint) in shown {
                    <li>
                        <a class="way" href={href(Route::Safe(place))}>
                            <span class="way__words">
                                { span("way__name", name) }
                                if !hint.is_empty() {
                                    { span("way__hint", hint) }
                                }
                            </span>
                        </a>
                    </li>
                }
            </ul>
            { persist(model, send) }
        </div>
    }
}

fn persist(model: &Model, send: &Send) -> Html {
    let keep = &model.words().keep;
    html! {
        <div class="setting" role="status">
            if !model.shared {
                if let Some(answer) = model.persisted {
                    { plain(if answer == Some(true) { keep.promised } else { keep.not_promised }) }
                } else {
                    { button(send, "button", keep.ask_browser, Event::AskToPersist) }
                }
            }
        </div>
    }
}

fn save_file(model: &Model, send: &Send) -> Html {
    let keep = &model.words().keep;
    html! {
        <div>
            <section class="setting">
                { plain(keep.file_plain) }
                { button(send, "button button--main", keep.save_file, Event::SaveFile) }
            </section>
            <section class="setting">
                { super::subheading(keep.save_locked) }
                { plain(keep.file_locked) }
                { passphrase(model, send, keep.passphrase, true) }
                { trouble(model) }
                { button(send, "button", keep.save_locked, Event::SaveLockedFile) }
            </section>
        </div>
    }
}

fn open_file(model: &Model, send: &Send) -> Html {
    let keep = &model.words().keep;
    let shown = match &model.file {
        None => plain(keep.open_file_hint),
        Some(File::Locked(_)) => html! {
            <section class="setting">
                { plain(keep.file_asks) }
                { passphrase(model, send, keep.passphrase, false) }
                { trouble(model) }
                { button(send, "button button--main", keep.open_it, Event::OpenLockedFile) }
            </section>
        },
        Some(File::Not(why)) => html! { <p class="trouble" role="alert">{ cannot(keep, *why) }</p> },
        Some(File::Read(preview)) => show(model, send, preview),
    };
    html! {
        <div>
            <div>{ shown }</div>
            <label class="button choose" for="file">{ keep.choose_file }</label>
            <input class="choose__field" id="file" type="file" accept=".json,.age" autocomplete="off" />
        </div>
    }
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
    let (keep, date) = (&model.words().keep, model.words().date);
    let (from, to) = preview.days.map(|(from, to)| (date(from), date(to))).unwrap_or_default();
    let mut lines = vec![(keep.holds)(preview.notes, &from, &to)];
    let counts = [
        (preview.new, keep.new),
        (preview.differ, keep.differ),
        (preview.deleted, keep.deleted),
        (preview.unread, keep.unread),
    ];
    for (count, line) in counts {
        if count > 0 {
            lines.push(line(count));
        }
    }
    if preview.notes > 0 && preview.new + preview.differ + preview.deleted == 0 {
        lines.push(keep.nothing_new.to_owned());
    }
    html! {
        <section class="setting" role="status">
            for line in lines {
                { plain(line) }
            }
            if preview.deleted > 0 {
                { checkbox(send, "bring-back".to_owned(), Pick::new(keep.bring_back, preview.bring_back, Event::BringBack)) }
            }
            { button(send, "button button--main", keep.take_in, Event::TakeFileIn) }
            { button(send, "button", keep.leave, Event::LeaveFile) }
        </section>
    }
}

fn delete_all(model: &Model, send: &Send) -> Html {
    let keep = &model.words().keep;
    html! {
        <div>
            for sentence in keep.all_of_it {
                { plain(*sentence) }
            }
            { plain(keep.cannot_reach) }
            <div class="question__on">
                if model.stage == Stage::Open {
                    <a class="button" href={href(Route::Safe(SafePlace::SaveFile))}>{ keep.save_file }</a>
                }
                <a class="button" href={href(Route::Home)}>{ keep.keep_all }</a>
                { button(send, "button button--delete", keep.delete_all_button, Event::DeleteEverything) }
            </div>
        </div>
    }
}

fn shared(model: &Model, send: &Send) -> Html {
    let keep = &model.words().keep;
    html! {
        <div>
            for sentence in keep.shared_why {
                { plain(*sentence) }
            }
            if !model.journal.is_empty() {
                { plain(keep.shared_now) }
            }
            { button(send, "button button--main", keep.shared_button, Event::SharedComputer) }
        </div>
    }
}

/// Deleting one note for ever: it asks first.
pub fn forget(model: &Model, send: &Send, id: NoteId) -> Html {
    let words = model.words();
    let keep = &words.keep;
    let lead = model.journal.note(id).map(|note| super::lead_words(words, note, 90));
    html! {
        <div class="screen keep" key="forget">
            { heading(keep.for_ever) }
            <p class="said said--own" dir="auto">{ lead.unwrap_or_default() }</p>
            { plain(keep.this_note) }
            { plain(keep.cannot_reach) }
            <div class="question__on">
                <a class="button" href={href(Route::Note(id))}>{ keep.keep_all }</a>
                { button(send, "button button--delete", keep.for_ever, Event::DeleteForEver(id)) }
            </div>
        </div>
    }
}
