//! The disk itself: full, or with files that were damaged or deleted while the browser was off.
//!
//! WebKitGTK keeps nothing on a disk when it is driven: here there are Chromium and Firefox alone.

mod files;
mod small;

use super::{NOT_SAVED, site::Downloads, words_in};
use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        profile::Profile,
    },
    notes::{Hope, SAVED},
};
use files::{Damage, Kept};
use small::SmallDisk;

in_engines!(on_a_full_disk_nothing_is_called_saved_until_there_is_room_and_then_it_is: chromium, firefox);
async fn on_a_full_disk_nothing_is_called_saved_until_there_is_room_and_then_it_is(journey: Journey) {
    let downloads = Downloads::new();
    let profile = Profile::new();
    let disk = match SmallDisk::at(profile.folder(), 96) {
        Ok(disk) => disk,
        Err(why) => return println!("skipped: {why}"),
    };
    let profile = downloads.of(profile);
    let page = journey.open(&profile).await;
    page.keep(Hope(1), "There was room for this.").await;

    // More than lies free in the files that the browser has already, however well it packs it.
    let long = without_pattern(60_000);
    page.turn_to(Hope(2)).await;
    disk.fill();
    page.paste(&long).await;
    page.status(NOT_SAVED).await;
    page.holds("#answer", &long).await;
    page.go_within("#b").await;
    let file = downloads.save_a_file(&page).await;
    assert_eq!(words_in(&file), ["There was room for this.", &long]);

    disk.make_room();
    page.turn_to(Hope(2)).await;
    page.type_text("Now there is.").await;
    page.status(SAVED).await;
    page.gone(NOT_SAVED).await;
    page.close().await;

    let page = journey.open(&profile).await;
    page.turn_to(Hope(2)).await;
    page.holds("#answer", &format!("{long}Now there is.")).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", "There was room for this.").await;
}

/// So many words in which nothing comes again: stores pack what they keep, and a hundredth of it may find room.
fn without_pattern(words: u64) -> String {
    let letters = |word: u64| {
        let mixed = (word + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        format!("{:06x} ", mixed >> 40)
    };
    (0..words).map(letters).collect()
}

in_engines!(files_of_local_storage_that_are_damaged_on_the_disk_take_no_word: chromium, firefox);
async fn files_of_local_storage_that_are_damaged_on_the_disk_take_no_word(journey: Journey) {
    let profile = Profile::new();
    let mut text = String::new();
    for damage in [Damage::Torn, Damage::Zeroed, Damage::Flipped, Damage::Deleted] {
        let page = journey.open(&profile).await;
        page.turn_to(Hope(1)).await;
        page.holds("#answer", &text).await;
        page.type_text("And more. ").await;
        text.push_str("And more. ");
        page.status(SAVED).await;
        page.close().await;
        Kept::in_local_storage(journey.engine, profile.folder()).damage(damage);
    }
    reads(&journey, &profile, &text).await;
}

in_engines!(without_the_files_of_indexed_db_everything_comes_back_from_local_storage: chromium, firefox);
async fn without_the_files_of_indexed_db_everything_comes_back_from_local_storage(journey: Journey) {
    let profile = Profile::new();
    let mut text = String::new();
    for damage in [Damage::Deleted, Damage::Zeroed] {
        let page = journey.open(&profile).await;
        page.turn_to(Hope(1)).await;
        page.holds("#answer", &text).await;
        page.type_text("And more. ").await;
        text.push_str("And more. ");
        page.status(SAVED).await;
        page.close().await;
        Kept::in_indexed_db(journey.engine, profile.folder()).damage(damage);
    }
    reads(&journey, &profile, &text).await;
}

in_engines!(with_all_files_gone_the_page_opens_empty_and_calm_and_can_be_written_in: chromium, firefox);
async fn with_all_files_gone_the_page_opens_empty_and_calm_and_can_be_written_in(journey: Journey) {
    let profile = Profile::new();
    let page = journey.open(&profile).await;
    page.keep(Hope(1), "What is gone.").await;
    page.close().await;
    Kept::in_local_storage(journey.engine, profile.folder()).damage(Damage::Deleted);
    Kept::in_indexed_db(journey.engine, profile.folder()).damage(Damage::Deleted);

    let page = journey.open(&profile).await;
    page.see("What would you like to do?").await;
    assert!(!page.exists(".trouble").await && page.exists("#fallen[hidden]").await, "{}", page.visible_text().await);
    page.keep(Hope(2), "Begun anew.").await;
    page.reload().await;
    page.holds("#answer", "Begun anew.").await;
}

/// Opens the page once more and finds all of it.
async fn reads(journey: &Journey, profile: &Profile, text: &str) {
    let page: Browser = journey.open(profile).await;
    page.turn_to(Hope(1)).await;
    page.holds("#answer", text).await;
    page.keep(Hope(2), "Whatever was damaged, more can be written.").await;
}
