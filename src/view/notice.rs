//! What is said across screens: what just happened, how saving goes, what is wrong, and what there is to know of the page.

use yew::prelude::*;

use crate::app::{Event, Model, Notice, Offline, Route, SafePlace, SaveStatus};
use crate::format::Unreadable;
use crate::store::{Failure, Keeping};

use super::el::{El, el, link};
use super::{Send, button, p, plain};

/// What is wrong, if anything, and a way to save a file. It stays until it is right again.
pub fn troubles(model: &Model, send: &Send) -> El {
    let safe = &model.words().safe;
    let (newer, damaged) = (unread(model, true), unread(model, false));
    let mut troubles: Vec<String> = Vec::new();
    match &model.status {
        SaveStatus::NotSaved(Failure::Full { .. }) => troubles.push(safe.not_saved_full.to_owned()),
        SaveStatus::NotSaved(_) => troubles.push(safe.not_saved.to_owned()),
        _ if model.shared => troubles.push(model.words().keep.shared_is_on.to_owned()),
        SaveStatus::InMemory => troubles.push(safe.in_memory.to_owned()),
        _ if model.keeping == Keeping::Nowhere => troubles.push(safe.in_memory.to_owned()),
        _ => {}
    }
    if model.unanswered {
        troubles.push(safe.unanswered.to_owned());
    }
    if damaged > 0 {
        troubles.push(safe.unread.of(damaged, []));
    }
    if newer > 0 {
        troubles.push(safe.newer.of(newer, []));
    }
    let alert = el("div", "troubles").attr("role", "alert");
    if troubles.is_empty() {
        return alert;
    }
    let mut shown = el("div", "trouble");
    for trouble in troubles {
        shown = shown.with(plain(trouble));
    }
    alert.with(shown.with(button(send, "button", safe.save_file, Event::SaveFile)))
}

/// How many things are from a newer version, or damaged. What lies in both stores is one thing.
fn unread(model: &Model, newer: bool) -> usize {
    let mut names: Vec<&str> = Vec::new();
    for unread in &model.unread {
        if matches!(unread.why, Unreadable::Newer { .. }) == newer && !names.contains(&unread.name.as_str()) {
            names.push(&unread.name);
        }
    }
    names.len()
}

/// What just happened, with Undo where there is one.
pub fn notice(model: &Model, send: &Send) -> El {
    let words = model.words();
    let text = model.notice.map(|notice| match notice {
        Notice::Kept => words.write.kept,
        Notice::NothingWritten => words.write.nothing_written,
        Notice::Deleted => words.look_back.deleted,
        Notice::ContactRemoved => words.help.removed,
        Notice::BothKept => words.safe.both_kept,
        Notice::FileSaved => words.safe.file_saved,
        Notice::FileTakenIn => words.keep.taken_in,
        Notice::Locked => words.keep.lock_is_on,
        Notice::LockTakenOff => words.keep.lock_is_off,
        Notice::CodeMade => words.keep.code,
        Notice::DeletedForEver => words.keep.deleted_for_ever,
        Notice::GuidedDeleted => words.guide.deleted,
        Notice::NotDeleted => words.keep.not_deleted,
        Notice::PageKept => words.page.kept,
        Notice::Copied => words.print.copied,
        Notice::NotCopied => words.print.not_copied,
    });
    let status = el("div", "notices").attr("role", "status");
    let Some(text) = text else { return status };
    let undo = model.undo.as_ref().map(|_| button(send, "button", words.common.undo, Event::Undo));
    let class = match model.notice {
        Some(Notice::NotDeleted | Notice::NotCopied) => "notice notice--undone",
        _ => "notice",
    };
    status.with(el("div", class).with(plain(text)).maybe(undo))
}

/// How saving goes, for the eye. It stands under the field.
pub fn save_status(model: &Model) -> Html {
    let class = match model.status {
        // Where others use the device, it is as it was chosen to be, and that it is so stands above.
        SaveStatus::InMemory if model.shared => "save-status",
        SaveStatus::NotSaved(_) | SaveStatus::InMemory => "save-status save-status--trouble",
        _ => "save-status",
    };
    p(class, status_text(model, model.status))
}

/// How saving goes, for the ear: the last good news stays, so that the same words are not read again and again while the
/// person types.
pub fn announcement(model: &Model) -> El {
    let says = match model.is_example() {
        true => model.words().example.marked.to_owned(),
        false => status_text(model, model.announced),
    };
    el("p", "for-ears").attr("role", "status").text(says)
}

/// What of the page is kept on the device: whether it needs a network, and whether a new version is there.
pub fn offline_line(model: &Model) -> Option<Html> {
    let texts = &model.words().settings;
    let says = match model.offline {
        Offline::NotYet => return None,
        Offline::Ready => texts.without_network,
        Offline::Newer => texts.newer,
    };
    Some(p("hint offline-line", says))
}

/// How the page is had as an app, once it is kept. The style sheet hides it where it is one already.
pub fn as_an_app(model: &Model) -> Option<Html> {
    (model.offline != Offline::NotYet).then(|| p("hint as-an-app", model.words().settings.as_an_app))
}

/// Where the page was opened from a file: where the words are then, who else may read them, and the way to the lock. A
/// lock needs no more words.
pub fn in_one_file(model: &Model) -> Option<El> {
    if !model.from_file || model.shared || model.is_example() || model.has_lock() {
        return None;
    }
    let keep = &model.words().keep;
    let said = keep.in_one_file.iter().fold(el("div", "in-one-file"), |said, sentence| said.with(plain(*sentence)));
    Some(said.with(link("quiet", Route::Safe(SafePlace::Lock)).text(keep.lock)))
}

/// Who put the page on its host, if they say so.
pub fn service_line(model: &Model) -> Option<Html> {
    let (texts, service) = (&model.words().settings, &model.service);
    let says = match service.is_broken {
        true => texts.service_is_broken.to_owned(),
        false if service.name.is_empty() => return None,
        false => texts.from_service.with([&service.name]),
    };
    Some(p("hint service-line", says))
}

fn status_text(model: &Model, status: SaveStatus) -> String {
    let safe = &model.words().safe;
    match status {
        SaveStatus::Nothing => String::new(),
        SaveStatus::Saving => safe.saving.to_owned(),
        SaveStatus::Saved(at) => {
            let (hour, minute) = at.clock();
            safe.saved(hour, minute)
        }
        SaveStatus::SavedUnlessCrash => safe.saved_unless_crash.to_owned(),
        SaveStatus::NotSaved(Failure::Full { .. }) => safe.not_saved_full.to_owned(),
        SaveStatus::NotSaved(_) => safe.not_saved.to_owned(),
        SaveStatus::InMemory if model.shared => model.words().keep.shared_is_on.to_owned(),
        SaveStatus::InMemory => safe.in_memory.to_owned(),
    }
}
