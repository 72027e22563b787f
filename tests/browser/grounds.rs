//! The journeys of the ground floor where services put the page: below a folder of nginx, and in one file on a disk.

use crate::{
    harness::{
        host::{BELOW, Software},
        journey::{Journey, in_engines},
        server::Server,
    },
    hiding, print, safety, without_network, writing,
};

/// Journeys that are told elsewhere, in another place.
macro_rules! again {
    ($place:path: $($story:ident::$name:ident),+ $(,)?) => {
        $(
            in_engines!($name: chromium, firefox; $place);
            async fn $name(journey: Journey) {
                $story::$name(journey).await;
            }
        )+
    };
}

fn nginx() -> Result<Server, &'static str> {
    Server::behind(Software::Nginx, "")
}

fn nginx_below_a_folder() -> Result<Server, &'static str> {
    Server::behind(Software::Nginx, BELOW)
}

mod behind_nginx {
    use super::*;

    again! { crate::grounds::nginx:
        writing::the_english_journal_is_there_to_the_letter,
        print::what_was_ticked_is_on_paper_in_order_and_nothing_else,
    }
}

mod below_a_folder_of_nginx {
    use super::*;

    again! { crate::grounds::nginx_below_a_folder:
        writing::the_norwegian_journal_is_there_to_the_letter,
        safety::closing_the_tab_half_a_second_after_the_last_key_loses_nothing,
        safety::a_reload_and_leaving_in_the_middle_of_a_word_lose_nothing,
        safety::two_tabs_that_write_into_the_same_note_keep_the_words_of_both,
        safety::two_tabs_that_write_into_different_notes_keep_both_to_the_letter,
        hiding::a_hidden_screen_holds_no_word_and_comes_back_with_all,
        print::what_was_ticked_is_on_paper_in_order_and_nothing_else,
        without_network::after_one_visit_everything_works_with_the_network_off,
        without_network::a_new_version_waits_until_the_page_is_opened_again_and_no_word_is_lost,
        without_network::a_new_version_that_comes_in_half_leaves_the_one_before,
        without_network::a_damaged_copy_of_the_page_is_never_shown_and_is_put_right,
    }
}

mod from_a_disk {
    use super::*;

    again! { crate::harness::server::Server::disk:
        writing::the_danish_journal_is_there_to_the_letter,
        safety::closing_the_tab_half_a_second_after_the_last_key_loses_nothing,
        safety::a_reload_and_leaving_in_the_middle_of_a_word_lose_nothing,
        safety::two_tabs_that_write_into_the_same_note_keep_the_words_of_both,
        safety::two_tabs_that_write_into_different_notes_keep_both_to_the_letter,
        hiding::a_hidden_screen_holds_no_word_and_comes_back_with_all,
    }
}
