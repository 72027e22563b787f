//! The table of all faults, and `docs/faults.md`, which is made from it and from what the tests said.
//!
//! `./dev faults` runs the tests and writes the document from their results. Every other run holds the document to
//! this list and to the tests there are, so it cannot go on promising what nobody tries any more.

mod results;

use crate::harness::{display::Display, engine::Engine};
use results::{Outcome, Results, existing};
use std::{env, fs, path::Path, process::Command};

/// One fault, the tests that put it into a browser, and why there is none in an engine.
struct Row {
    fault: &'static str,
    tests: &'static [&'static str],
    not_in: &'static [(Engine, &'static str)],
}

const fn row(fault: &'static str, tests: &'static [&'static str]) -> Row {
    Row { fault, tests, not_in: &[] }
}

const NO_DISK: &str =
    "When it is driven by a test, WebKitGTK keeps nothing on a disk, so nothing can outlive it there.";
const NOT_ON_DISK: &[(Engine, &str)] = &[(Engine::WebKit, NO_DISK)];
const OWN_QUOTA: &[(Engine, &str)] = &[
    (
        Engine::Firefox,
        "It has no quota that a test can set. The row below has a full disk, and the one above a refusal.",
    ),
    (Engine::WebKit, "It has no quota that a test can set. The row above has a refusal."),
];

const EACH_STEP: &str = "Each step is a kill and a start of its own, and what is written is the same in every engine: so all of them are \
                         tried in one, and saving, deleting and putting the lock on in both that keep a disk.";
const IN_CHROMIUM: &[(Engine, &str)] = &[(Engine::Firefox, EACH_STEP), (Engine::WebKit, NO_DISK)];

/// In the order in which they are read: first what everyone meets, last what hardly anyone does.
const ROWS: &[Row] = &[
    Row {
        fault: "The browser is killed",
        tests: &[
            "safety::what_was_called_saved_survives_a_kill_at_once_and_later",
            "faults::ends::a_kill_at_any_step_of_saving_or_deleting_leaves_the_old_or_the_new_and_all_else",
        ],
        not_in: NOT_ON_DISK,
    },
    Row {
        fault: "The page's process crashes",
        tests: &["faults::ends::what_was_called_saved_survives_a_crash_of_the_tab"],
        not_in: &[(Engine::WebKit, "Its driver ends the whole browser when a page crashes.")],
    },
    row(
        "The tab is closed, or left, or loaded again",
        &[
            "safety::closing_the_tab_half_a_second_after_the_last_key_loses_nothing",
            "safety::closing_the_tab_in_the_middle_of_a_word_loses_at_most_the_last_second",
            "safety::a_reload_and_leaving_in_the_middle_of_a_word_lose_nothing",
        ],
    ),
    Row {
        fault: "The browser is killed while the lock is put on",
        tests: &[
            "lock::a_kill_while_the_lock_is_put_on_leaves_it_on_or_off_and_every_word",
            "faults::kills::a_kill_at_any_step_of_putting_the_lock_on_leaves_it_on_or_off_and_every_word",
        ],
        not_in: NOT_ON_DISK,
    },
    Row {
        fault: "The browser is killed while the lock is taken off or changed",
        tests: &[
            "faults::kills::a_kill_at_any_step_of_taking_the_lock_off_leaves_it_on_or_off_and_every_word",
            "faults::kills::a_kill_at_any_step_of_changing_the_passphrase_leaves_one_that_opens_every_word",
            "faults::kills::a_kill_at_any_step_of_sealing_everything_anew_leaves_one_passphrase_that_opens_every_word",
        ],
        not_in: IN_CHROMIUM,
    },
    Row {
        fault: "The browser is killed while a file is taken in",
        tests: &[
            "faults::kills::a_kill_at_any_step_of_taking_a_file_in_leaves_whole_notes_and_the_file_can_be_taken_in_again",
        ],
        not_in: IN_CHROMIUM,
    },
    Row {
        fault: "The browser is killed while a note, or everything, is deleted for ever",
        tests: &[
            "faults::kills::a_kill_at_any_step_of_deleting_a_note_for_ever_leaves_it_whole_or_gone",
            "faults::kills::a_kill_at_any_step_of_deleting_everything_leaves_all_of_it_or_nothing",
        ],
        not_in: IN_CHROMIUM,
    },
    Row {
        fault: "Someone searches the disk while the lock is on",
        tests: &["lock::with_the_lock_on_no_word_reaches_the_disk"],
        not_in: NOT_ON_DISK,
    },
    row(
        "Someone presses Back, or the browser brings back a page, while it is locked",
        &["lock::what_was_on_the_screen_is_gone_when_it_locks_and_does_not_come_back"],
    ),
    row(
        "The screen is hidden while words are not saved yet and the lock is on",
        &["lock::hiding_locks_and_a_hidden_screen_opens_on_the_question_for_the_passphrase"],
    ),
    row("A wrong passphrase, twenty times", &["lock::a_wrong_passphrase_twenty_times_changes_nothing"]),
    row(
        "The lock in the stores asks for far too much work, or for far too little",
        &["lock::a_lock_that_asks_for_far_too_much_work_is_refused_and_a_good_one_opens_again"],
    ),
    row(
        "The device has not enough memory to make a key",
        &["lock::where_memory_runs_out_it_says_so_changes_nothing_and_can_be_tried_again"],
    ),
    row("One tab locks while another is open", &["lock::locking_in_one_tab_locks_the_other"]),
    row(
        "The locksmith cannot be loaded, or is asked for far too much work",
        &[
            "locksmith::a_locksmith_that_cannot_be_had_says_so",
            "locksmith::a_key_is_the_published_one_and_too_much_work_is_refused",
        ],
    ),
    row(
        "A file is made to do harm, is cut off, or is something else",
        &[
            "keep::a_file_made_to_do_harm_is_refused_or_shown_as_plain_words",
            "keep::a_file_cut_short_at_any_byte_is_refused_and_changes_nothing",
        ],
    ),
    row(
        "An older file is opened over newer words, or a newer one over older",
        &["keep::an_older_file_takes_no_newer_words_back_and_a_newer_one_brings_them"],
    ),
    row(
        "Deleted words come back with an older copy of a store",
        &["keep::what_is_deleted_for_ever_asks_first_and_stays_deleted"],
    ),
    row("The tab is frozen and goes on", &["faults::ends::a_frozen_page_goes_on_where_it_was_and_saves_all_of_it"]),
    row("The network goes away", &["faults::world::without_a_network_writing_and_saving_go_on"]),
    Row {
        fault: "There is no network when the page is opened",
        tests: &["without_network::after_one_visit_everything_works_with_the_network_off"],
        not_in: NOT_ON_DISK,
    },
    row(
        "A new version comes while someone writes",
        &["without_network::a_new_version_waits_until_the_page_is_opened_again_and_no_word_is_lost"],
    ),
    Row {
        fault: "A new version comes in half",
        tests: &["without_network::a_new_version_that_comes_in_half_leaves_the_one_before"],
        not_in: &[(Engine::WebKit, "It keeps the one before, but was not seen to try the same one again.")],
    },
    row("The host goes back to an older version", &["without_network::going_back_to_an_older_version_loses_no_word"]),
    row(
        "What is kept of the page is damaged",
        &["without_network::a_damaged_copy_of_the_page_is_never_shown_and_is_put_right"],
    ),
    row("The program arrives damaged", &["faults::world::a_program_that_arrives_damaged_says_so_and_touches_no_word"]),
    row(
        "The second part of the program is missing, is cut off, or is something else",
        &["two_parts::a_rest_that_cannot_be_had_stops_the_page_when_it_is_needed_and_loses_nothing"],
    ),
    row(
        "Several tabs write at once",
        &[
            "safety::two_tabs_that_write_into_the_same_note_keep_the_words_of_both",
            "safety::two_tabs_that_write_into_different_notes_keep_both_to_the_letter",
            "safety::what_one_tab_writes_is_shown_in_an_idle_one",
            "faults::tabs::of_450_edits_in_three_tabs_none_is_lost",
        ],
    ),
    row(
        "The stores are cleared while the page is open",
        &["faults::tabs::what_is_written_after_another_tab_cleared_the_stores_is_saved"],
    ),
    row(
        "A store is set back to an older copy, or cleared",
        &["faults::a_store_that_is_set_back_or_cleared_takes_no_words_back"],
    ),
    row(
        "An older copy of a deleted note comes back",
        &["faults::ends::a_deleted_note_stays_deleted_where_an_older_slot_comes_back"],
    ),
    row(
        "Both stores have the same revision with other words",
        &["faults::records::of_two_copies_that_differ_and_are_equally_new_both_are_kept"],
    ),
    row(
        "A private window",
        &["faults::world::in_a_private_window_everything_is_kept_until_it_is_closed_and_nothing_after"],
    ),
    row(
        "The browser's settings refuse a store, or both",
        &[
            "faults::where_nothing_can_be_saved_it_says_so_and_offers_a_file",
            "faults::without_indexed_db_it_says_what_a_crash_may_take",
            "faults::without_local_storage_it_keeps_all_in_indexed_db",
        ],
    ),
    row(
        "Others have filled localStorage",
        &["faults::world::where_others_have_filled_local_storage_words_are_saved_and_theirs_are_left"],
    ),
    row("Both stores say they are full", &["faults::on_a_full_device_words_stay_on_the_screen_until_there_is_room"]),
    Row {
        fault: "The browser's own quota is used up",
        tests: &["faults::when_chromium_has_no_room_it_says_so_and_saves_by_itself_once_there_is"],
        not_in: OWN_QUOTA,
    },
    Row {
        fault: "The disk is full",
        tests: &["faults::disk::on_a_full_disk_nothing_is_called_saved_until_there_is_room_and_then_it_is"],
        not_in: NOT_ON_DISK,
    },
    row(
        "Any one call of a store fails: the first, the second, and so on to the last",
        &["faults::calls::whichever_call_of_a_store_fails_no_word_is_lost_and_all_is_saved_in_the_end"],
    ),
    row(
        "A transaction of IndexedDB is aborted, before or after its request succeeded",
        &["faults::calls::a_transaction_that_is_aborted_is_not_called_saved_and_is_made_good"],
    ),
    row(
        "The database is not opened, for a while or for ever",
        &["faults::calls::a_database_that_is_silent_is_told_of_until_it_answers_and_takes_no_word"],
    ),
    row(
        "localStorage takes words and drops them without a word",
        &["faults::calls::slots_that_take_words_and_drop_them_are_not_trusted"],
    ),
    Row {
        fault: "The files of localStorage are torn, zeroed, flipped bit by bit, or deleted",
        tests: &["faults::disk::files_of_local_storage_that_are_damaged_on_the_disk_take_no_word"],
        not_in: NOT_ON_DISK,
    },
    Row {
        fault: "The files of IndexedDB are deleted, or zeroed",
        tests: &["faults::disk::without_the_files_of_indexed_db_everything_comes_back_from_local_storage"],
        not_in: NOT_ON_DISK,
    },
    Row {
        fault: "The files of both are deleted",
        tests: &["faults::disk::with_all_files_gone_the_page_opens_empty_and_calm_and_can_be_written_in"],
        not_in: NOT_ON_DISK,
    },
    row(
        "Both stores are wiped, and there is a saved file",
        &["keep::with_both_stores_wiped_the_page_opens_calm_and_a_saved_file_brings_everything_back"],
    ),
    row(
        "A text in localStorage is cut short: at every letter at which it can be",
        &["faults::records::a_slot_cut_short_at_any_letter_takes_no_word_and_is_itself_kept"],
    ),
    row(
        "Texts cannot be read",
        &["faults::unreadable::what_cannot_be_read_is_counted_left_as_it_is_and_saved_in_a_file"],
    ),
    row(
        "A newer version has written here",
        &["faults::unreadable::words_for_a_note_of_a_newer_version_go_on_in_a_note_of_their_own"],
    ),
    row(
        "An older version has written here: every one there was",
        &["faults::records::what_any_older_version_wrote_is_read_and_left_as_it_was"],
    ),
    row(
        "The clock is ten years slow or fast, or jumps",
        &["faults::world::a_clock_that_is_ten_years_slow_or_fast_takes_no_word_and_stops_nothing"],
    ),
];

/// The document with places for what is made: the text around it is written by hand.
const TEMPLATE: &str = include_str!("matrix/faults.md");
/// The line of the document that no other run has to agree with.
const TRIED_WITH: &str = "Last tried with ";

#[test]
fn every_row_names_tests_that_exist_and_says_why_there_is_none_in_an_engine() {
    let tests = existing();
    for row in ROWS {
        for test in row.tests {
            let found = Engine::ALL.iter().any(|engine| tests.contains(&format!("{test}::{engine}")));
            assert!(found, "“{}” names {test}, which is no test", row.fault);
        }
        for engine in Engine::ALL {
            let tried = row.tests.iter().any(|test| tests.contains(&format!("{test}::{engine}")));
            let excused = row.not_in.iter().any(|(not_in, _)| *not_in == engine);
            assert!(tried != excused, "“{}” in {engine}: tried {tried}, said why not {excused}", row.fault);
        }
    }
}

#[test]
fn every_fault_that_is_tried_stands_in_a_row() {
    for test in existing().iter().filter(|test| test.starts_with("faults::") && !test.starts_with(module())) {
        let (name, _engine) = test.rsplit_once("::").expect("a test in an engine");
        assert!(ROWS.iter().any(|row| row.tests.contains(&name)), "{name} stands in no row");
    }
}

/// With `OWN_WORDS_FAULTS`, the path of what `cargo test` said, writes the document. Without it, whatever made the
/// document has found every fault held that is tried now.
#[test]
fn docs_faults_md_is_what_the_rows_and_their_results_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/faults.md");
    if let Some(said) = env::var_os("OWN_WORDS_FAULTS") {
        let said = fs::read_to_string(said).expect("the results can be read");
        let document = document(&Results::of(&said)).replace(TRIED_WITH, &format!("{TRIED_WITH}{}.", versions()));
        fs::write(path, document).expect("the document can be written");
        return;
    }
    let all_held = Results::all_held(existing());
    let there = fs::read_to_string(path).expect("docs/faults.md is there");
    let without_versions = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.starts_with(TRIED_WITH)).map(str::to_owned).collect()
    };
    for (is, should) in without_versions(&there).iter().zip(&without_versions(&document(&all_held))) {
        assert_eq!(is, should, "docs/faults.md is not what is tried: run ./dev faults");
    }
    assert_eq!(without_versions(&there).len(), without_versions(&document(&all_held)).len(), "run ./dev faults");
}

fn document(results: &Results) -> String {
    let mut reasons: Vec<String> = Vec::new();
    let mut table = String::from("| what goes wrong | Chromium | Firefox | WebKitGTK | what holds |\n");
    table.push_str("| --- | --- | --- | --- | --- |\n");
    for row in ROWS {
        let cells: Vec<String> = Engine::ALL.iter().map(|engine| cell(row, *engine, results, &mut reasons)).collect();
        let holds: Vec<String> = row.tests.iter().map(|test| sentence(test)).collect();
        table.push_str(&format!("| {} | {} | {} |\n", row.fault, cells.join(" | "), holds.join("<br>")));
    }
    let reasons: Vec<String> = (1..).zip(reasons).map(|(number, reason)| format!("{number}. {reason}")).collect();
    TEMPLATE.replace("{{table}}\n", &table).replace("{{reasons}}", &reasons.join("\n"))
}

/// What came of a row in one engine, with a number that stands for a reason where there is one.
fn cell(row: &Row, engine: Engine, results: &Results, reasons: &mut Vec<String>) -> String {
    let mut because = |said: &str, reason: &str| {
        let known = reasons.iter().position(|known| known == reason);
        let at = known.unwrap_or_else(|| {
            reasons.push(reason.to_owned());
            reasons.len() - 1
        });
        format!("{said} ({})", at + 1)
    };
    if let Some((_, why)) = row.not_in.iter().find(|(not_in, _)| *not_in == engine) {
        return because(if *why == EACH_STEP { "not tried" } else { "not possible" }, why);
    }
    let outcomes = row.tests.iter().filter_map(|test| results.of_test(&format!("{test}::{engine}")));
    match outcomes.max() {
        Some(Outcome::Held) => "held".to_owned(),
        Some(Outcome::Skipped(why)) => because("not tried", &why),
        Some(Outcome::Failed) => "**failed**".to_owned(),
        None => "not tried".to_owned(),
    }
}

/// The name of a test as the sentence it is.
fn sentence(test: &str) -> String {
    let name = test.rsplit("::").next().unwrap_or(test).replace('_', " ");
    let name = name.replace("indexed db", "IndexedDB").replace("local storage", "localStorage");
    let name = name.replace("chromium", "Chromium");
    let mut letters = name.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

/// The path of this module, as the names of its tests begin.
fn module() -> &'static str {
    module_path!().split_once("::").map_or("", |(_crate, path)| path)
}

/// Which browsers these are, as they say themselves.
fn versions() -> String {
    let version = |engine: &Engine| {
        // WebKitGTK's browser says nothing without a screen.
        let display = (*engine == Engine::WebKit).then(Display::start);
        let mut command = Command::new(engine.programs().ok()?.browser);
        command.arg("--version").envs(display.iter().map(|display| ("DISPLAY", display.name())));
        let said = command.output().ok()?;
        let said = String::from_utf8_lossy(&said.stdout).lines().next()?.trim().to_owned();
        Some(said.replace("Mozilla ", "").replace(" built on Debian GNU/Linux 12 (bookworm)", ""))
    };
    Engine::ALL.iter().filter_map(version).collect::<Vec<_>>().join(", ")
}
