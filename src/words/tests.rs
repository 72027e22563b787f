//! What a person relies on in the words, whatever the language.

use std::collections::BTreeSet;

use super::sentence::has_holes;
use super::*;

/// English, Bokmål and Danish, in the order of the tables below.
fn languages() -> [&'static Words; 3] {
    [words(Language::English), words(Language::Bokmaal), words(Language::Danish)]
}

#[test]
fn names_that_stay_the_same_everywhere_are_exact_in_each_language() {
    type Name = fn(&'static Words) -> &'static str;
    let names: &[(Name, [&str; 3])] = &[
        (|w| w.product, ["Own Words", "Egne ord", "Egne ord"]),
        (|w| w.common.home, ["Home", "Hjem", "Hjem"]),
        (|w| w.common.write, ["Write", "Skriv", "Skriv"]),
        (|w| w.common.look_back, ["Look back", "Se tilbake", "Se tilbage"]),
        (|w| w.common.my_page, ["My page", "Mitt ark", "Mit ark"]),
        (|w| w.common.help_now, ["Help now", "Hjelp nå", "Hjælp nu"]),
        (|w| w.common.settings, ["Settings", "Innstillinger", "Indstillinger"]),
        (|w| w.common.hide, ["Hide", "Skjul", "Skjul"]),
        (|w| w.common.keep_this, ["Keep this", "Ta vare på dette", "Gem dette"]),
        (|w| w.common.skip, ["Skip", "Hopp over", "Spring over"]),
        (|w| w.common.stop_for_now, ["Stop for now", "Stopp for nå", "Stop for nu"]),
        (|w| w.common.continue_, ["Continue", "Fortsett", "Fortsæt"]),
        (|w| w.common.back, ["Back", "Tilbake", "Tilbage"]),
        (|w| w.page.print, ["Print my page", "Skriv ut arket mitt", "Udskriv mit ark"]),
        (
            |w| w.print.most_important,
            ["Most important to me today", "Viktigst for meg i dag", "Vigtigst for mig i dag"],
        ),
        (|w| w.kind(Kind::Hope).name, ["A hope", "Et håp", "Et håb"]),
        (|w| w.kind(Kind::Goal).name, ["Something I am working on", "Noe jeg jobber med", "Noget jeg arbejder med"]),
        (|w| w.kind(Kind::Helped).name, ["Something that has helped", "Noe som har hjulpet", "Noget der har hjulpet"]),
        (|w| w.kind(Kind::ToTalkAbout).name, ["Something to talk about", "Noe å snakke om", "Noget at tale om"]),
    ];
    for (name, exact) in names {
        assert_eq!(languages().map(name), *exact);
    }
}

#[test]
fn a_place_is_called_the_same_on_its_way_in_and_as_its_heading() {
    for w in languages() {
        assert_eq!(w.look_back.heading, w.common.look_back);
        assert_eq!(w.help.heading, w.common.help_now);
        assert_eq!(w.settings.heading, w.common.settings);
    }
}

#[test]
fn dates_and_the_saved_line_are_written_as_the_language_writes_them() {
    let day = Day { year: 2026, month: 11, day: 22, weekday: 6 };
    let dates = languages().map(|w| w.date(day));
    assert_eq!(dates, ["22 November 2026", "22. november 2026", "22. november 2026"]);
    let long = languages().map(|w| w.long_date(day));
    assert_eq!(long, ["Sunday 22 November 2026", "søndag 22. november 2026", "søndag den 22. november 2026"]);
    assert_eq!(languages().map(|w| w.day(day)), ["22 November", "22. november", "22. november"]);
    assert_eq!(languages().map(|w| w.month(day)), ["November", "november", "november"]);
    let saved = languages().map(|w| w.safe.saved(9, 5));
    assert_eq!(saved, ["Saved on this device 09:05", "Lagret på denne enheten 09:05", "Gemt på denne enhed 09:05"]);
}

#[test]
fn months_and_days_of_the_week_can_be_told_apart() {
    for w in languages() {
        let (months, days) =
            (w.month.into_iter().collect::<BTreeSet<_>>(), w.weekday.into_iter().collect::<BTreeSet<_>>());
        assert_eq!((months.len(), days.len()), (12, 7));
    }
}

#[test]
fn one_thing_and_many_are_said_as_the_language_says_them() {
    let times = languages().map(|w| [20, 60, 300].map(|seconds| w.keep.time(seconds)));
    assert_eq!(
        times,
        [
            ["20 seconds", "1 minute", "5 minutes"],
            ["20 sekunder", "1 minutt", "5 minutter"],
            ["20 sekunder", "1 minut", "5 minutter"]
        ]
    );
    let holds = |notes| languages().map(|w| w.keep.holds(notes, "A", "B"));
    assert_eq!(holds(0), ["The file holds no notes.", "Filen har ingen notater.", "Filen har ingen noter."]);
    assert_eq!(
        holds(1),
        ["The file holds one note, from A.", "Filen har ett notat, fra A.", "Filen har én note, fra den A."]
    );
    assert_eq!(
        holds(12),
        [
            "The file holds 12 notes, from A to B.",
            "Filen har 12 notater, fra A til B.",
            "Filen har 12 noter, fra den A til den B."
        ]
    );
}

#[test]
fn what_goes_into_a_sentence_is_said_as_it_is() {
    assert_eq!(Sentence::<2>::new("{1}, {0}{0}").with(["{1}", "}{"]), "}{, {1}{1}");
    assert_eq!(languages()[0].help.call.with(["{0}"]), "Call {0}");
}

#[test]
fn a_sentence_with_other_holes_than_it_needs_is_not_taken() {
    for (text, holes) in [("", 0), ("{0}", 1), ("{1} of {0}", 2), ("{0} and {0}", 1)] {
        assert!(has_holes(text, holes, true), "{text}");
    }
    for text in ["", "{1}", "{0} and {2}", "{0} and {", "{0} and }", "{0} and {}", "{0}{1", "{date} {1}", "{0} {10}"] {
        assert!(!has_holes(text, 2, true), "{text}");
    }
    assert!(has_holes("One, from {1}", 2, false) && !has_holes("One, from {2}", 2, false));
}

#[test]
fn no_sentence_is_longer_than_twenty_words() {
    for text in languages().into_iter().flat_map(all_texts) {
        for sentence in sentences(&text) {
            assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
        }
    }
}

#[test]
fn nothing_is_shouted_and_nothing_is_left_unsaid() {
    for text in languages().into_iter().flat_map(all_texts) {
        assert!(!text.contains(['!', '{', '}']), "{text}");
        assert_eq!(text.trim(), text);
        assert!(!text.is_empty());
    }
}

#[test]
fn quotation_marks_and_apostrophes_are_those_of_print() {
    for text in languages().into_iter().flat_map(all_texts) {
        assert!(!text.contains(['"', '\'']), "{text}");
    }
    for text in [&nb::WORDS, &da::WORDS].into_iter().flat_map(all_texts) {
        assert!(!text.contains('’'), "no genitive takes an apostrophe: {text}");
    }
}

#[test]
fn no_two_questions_that_can_be_asked_of_one_note_have_the_same_heading() {
    for w in languages() {
        for kind in Kind::ALL {
            let asked = Question::ALL.iter().filter(|question| kind.asks(**question));
            let mut headings: Vec<&str> = asked.map(|question| w.question(*question).heading).collect();
            let all = headings.len();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), all, "{}: {kind:?}", w.language);
        }
    }
}

#[test]
fn choices_of_one_question_can_be_told_apart() {
    for w in languages() {
        for question in Question::ALL {
            let mut names: Vec<&str> = question.form().choices().iter().map(|choice| w.choice(*choice)).collect();
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all, "{}: {question:?}", w.language);
        }
    }
}

#[test]
fn every_card_has_a_name_of_its_own_and_an_example_and_is_there_in_each_language() {
    let counts = languages().map(|w| {
        let cards: Vec<(Choice, Vec<Card>)> = w.cards().map(|(area, cards)| (area, cards.collect())).collect();
        let mut names: Vec<&str> = cards.iter().flat_map(|(_, cards)| cards).map(|card| card.name).collect();
        for (area, cards) in &cards {
            assert!(cards.iter().all(|card| w.card(card.name) == Some((*area, *card))), "{}", w.language);
        }
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!((names.len(), all), (32, 32), "{}", w.language);
        cards.iter().map(|(area, cards)| (*area, cards.len())).collect::<Vec<_>>()
    });
    assert!(counts.iter().all(|count| *count == counts[0]));
    assert_eq!(words(Language::English).card("a card of one's own"), None);
}

#[test]
fn what_can_be_asked_picked_or_called_has_its_words() {
    let asked = Kind::ALL.iter().flat_map(|kind| kind.questions());
    assert!(asked.into_iter().all(|question| Question::ALL.contains(question)));
    let mut choices = Question::ALL.iter().flat_map(|question| question.form().choices());
    assert!(choices.all(|choice| Choice::ALL.contains(choice)));
    let mut called = Country::ALL.iter().flat_map(|country| lines(*country));
    assert!(called.all(|(line, _)| Line::ALL.contains(line)));
}

#[test]
fn a_language_that_was_loaded_says_what_was_written() {
    for language in Language::ALL.iter().copied() {
        let file = written(language);
        let loaded = read(file.clone()).expect("every text");
        assert_eq!(all_texts(&loaded), all_texts(words(language)));
        let texts = all_texts(words(language));
        assert!(texts.iter().all(|text| !text.contains(['\n', '\r', '\t'])), "one text a line");
        assert_eq!((name(language), spoken(language)), (words(language).language, language));
    }
}

#[test]
fn texts_that_are_not_whole_are_not_loaded() {
    for language in Language::ALL.iter().copied() {
        let file = written(language);
        let (shorter, _) = file.trim_end().rsplit_once('\n').expect("many lines");
        for other in ["", shorter, &file[..file.len() / 2], &format!("{file}and\n"), "<!doctype html>\n"] {
            assert!(read(other.to_owned()).is_none());
        }
    }
}

/// Words of a clinic or a game.
const NEVER: [&[&str]; 3] = [
    &["patient", "symptom", "compliance", "diagnos", "treatment", "score"],
    &["pasient", "symptom", "diagnose", "behandling", "poeng"],
    &["patient", "symptom", "diagnose", "behandling", "point"],
];

#[test]
fn the_person_of_the_example_speaks_as_plainly_as_the_page() {
    for (language, never) in Language::ALL.iter().copied().zip(NEVER) {
        let file = example::written(language);
        assert!(file.lines().count() > 50);
        for text in file.lines() {
            assert!(!text.is_empty() && text.trim() == text && !text.contains(['!', '"', '\'', '\t']), "{text}");
            assert!(sentences(text).iter().all(|sentence| sentence.split_whitespace().count() <= 20), "{text}");
            assert!(!never.iter().any(|word| text.to_lowercase().contains(word)), "{text}");
        }
        assert!(!example::load(language, file + "and\n"), "with more texts than there are it is not taken in");
    }
}

#[test]
fn no_word_of_a_clinic_or_a_game_is_used() {
    for (w, never) in languages().into_iter().zip(NEVER) {
        for text in all_texts(w) {
            let lower = text.to_lowercase();
            assert!(!never.iter().any(|word| lower.contains(word)), "{text}");
        }
    }
}

/// The sentences of a text. A point inside a date ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    let ends = |(at, mark): (usize, char)| {
        let mut after = text[at + mark.len_utf8()..].chars();
        let space = after.next().is_none_or(char::is_whitespace);
        (matches!(mark, '.' | '?' | '…') && space && !after.next().is_some_and(char::is_lowercase))
            .then_some(at + mark.len_utf8())
    };
    for end in text.char_indices().filter_map(ends) {
        let (sentence, after) = rest.split_at(end - (text.len() - rest.len()));
        found.push(sentence.trim());
        rest = after;
    }
    found.push(rest.trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[test]
fn a_date_does_not_cut_a_sentence_in_two() {
    assert_eq!(
        sentences("Du skrev 22. november 2026. Er det ditt? Ja"),
        ["Du skrev 22. november 2026.", "Er det ditt?", "Ja"]
    );
}

/// Every text of a language. Each struct is taken apart in full: a new field does not compile until it is read here.
fn all_texts(words: &Words) -> Vec<String> {
    let Words {
        product,
        language,
        common,
        home,
        write,
        look_back,
        page,
        print,
        help,
        settings,
        safe,
        keep,
        hidden,
        guide,
        example,
        kind,
        question,
        choice,
        need,
        talk_about,
        date: _,
        day: _,
        long_date: _,
        month: _,
        weekday: _,
        and,
    } = words;
    let mut texts = owned(&[product, language, and]);
    texts.extend(common_texts(common));
    texts.extend(home_texts(home));
    texts.extend(write_texts(write));
    texts.extend(page_texts(page));
    texts.extend(print_texts(print));
    texts.extend(help_texts(help));
    texts.extend(settings_texts(settings));
    texts.extend(guide_texts(guide));
    let Hidden { open } = hidden;
    texts.extend(owned(&[open]));
    let ExampleWords { try_it, missing, name, marked, leave, nothing_to_keep, titled, foot } = example;
    texts.extend(owned(&[try_it, missing, name, marked, leave, nothing_to_keep, foot]));
    texts.push(titled.with([name]));

    for each in kind {
        let KindWords { name, hint, many, heading, always } = each;
        texts.extend(owned(&[name, hint, many, heading]));
        texts.extend((!always.is_empty()).then(|| (*always).to_owned()));
    }
    for each in question {
        let Asked { heading, hint, label, stuck } = each;
        texts.extend(owned(&[heading, label]));
        texts.extend(owned(stuck));
        texts.extend((!hint.is_empty()).then(|| (*hint).to_owned()));
    }
    texts.extend(owned(choice));
    texts.extend(owned(need));
    texts.extend(owned(talk_about));

    for month in 1..=12 {
        for weekday in 0..7 {
            let day = Day { year: 2026, month, day: 22, weekday };
            let dates = [words.date(day), words.day(day), words.month(day).to_owned(), words.long_date(day)];
            texts.extend(dates.iter().flat_map(|date| look_back_texts(look_back, date)));
            texts.extend(dates);
        }
    }
    texts.extend([1, 2, 11].into_iter().flat_map(|count| safe_texts(safe, count)));
    texts.extend([1, 2, 11].into_iter().flat_map(|count| keep_texts(keep, count)));
    texts
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn common_texts(common: &Common) -> Vec<String> {
    let Common {
        home,
        write,
        look_back,
        my_page,
        help_now,
        settings,
        hide,
        places,
        corners,
        to_content,
        keep_this,
        skip,
        stop_for_now,
        continue_,
        back,
        undo,
        one_moment,
        read_aloud,
        stop,
        stop_reading,
    } = common;
    let mut texts = owned(&[home, write, look_back, my_page, help_now, settings, hide, places, corners, to_content]);
    texts.extend(owned(&[keep_this, skip, stop_for_now, continue_, back, undo, one_moment]));
    texts.extend(owned(&[read_aloud, stop, stop_reading]));
    texts
}

fn home_texts(home: &Home) -> Vec<String> {
    let Home { heading, welcome, welcome_back, go_on, write_hint, look_back_hint, my_page_hint, what_it_is_not } = home;
    let mut texts = owned(welcome);
    texts.extend(owned(&[heading, welcome_back, go_on, write_hint, look_back_hint, my_page_hint, what_it_is_not]));
    texts
}

fn write_texts(write: &Write) -> Vec<String> {
    let Write {
        heading,
        hint,
        old_words_stay,
        own_words_too,
        choose_none,
        if_stuck,
        more,
        kept,
        nothing_written,
        not_here,
        cards,
        loose,
        up,
        down,
        put_in_order,
        say_more,
        make_of_it,
    } = write;
    let mut texts = owned(&[heading, hint, old_words_stay, own_words_too, choose_none, if_stuck, more, kept]);
    texts.extend(owned(&[nothing_written, not_here, loose, up, down, put_in_order, say_more, make_of_it]));
    texts.extend(cards.iter().flat_map(|cards| owned(cards)));
    texts
}

fn look_back_texts(look_back: &LookBack, date: &str) -> Vec<String> {
    let LookBack {
        heading,
        empty,
        everything,
        show,
        none_of_kind,
        find,
        narrow,
        helped,
        from_elsewhere,
        timeline,
        timeline_hint,
        begin_in,
        first_words,
        first_and_now,
        none_found,
        not_finished,
        written_on,
        brought_on,
        worded_on,
        earlier_words,
        looked_on,
        how_now,
        bring_up,
        asked,
        times,
        asked_again,
        settled,
        put_anew,
        add,
        go_on,
        new_words_begun,
        leave_new_words,
        delete,
        deleted,
        gone,
        no_words,
        show_more,
    } = look_back;
    let mut texts = owned(empty);
    texts.extend([written_on, brought_on, worded_on, looked_on].map(|sentence| sentence.with([date])));
    texts.extend(times.iter().map(|times| asked.with([times, date])));
    texts.extend(owned(&[
        bring_up,
        asked_again,
        settled,
        find,
        narrow,
        helped,
        first_and_now,
        from_elsewhere,
        first_words,
        none_found,
        timeline,
        timeline_hint,
        begin_in,
    ]));
    texts.extend(owned(&[heading, everything, show, none_of_kind, not_finished, earlier_words, how_now, put_anew]));
    texts.extend(owned(&[add, go_on, new_words_begun, leave_new_words, delete, deleted, gone, no_words, show_more]));
    texts
}

fn page_texts(page: &PageWords) -> Vec<String> {
    let PageWords {
        steps,
        steps_name,
        choose_heading,
        choose_hint,
        choose_empty,
        also,
        how_it_is_going,
        first_heading,
        first_hint,
        first_none,
        first_words,
        first_words_hint,
        needs_heading,
        needs_hint,
        talk_about,
        see_heading,
        see_empty,
        fits,
        takes,
        too_much,
        fewer,
        more_pages,
        room,
        name,
        name_hint,
        show_date,
        paper,
        letter,
        print,
        print_hint,
        preview,
        how_it_prints,
        large,
        shorter,
        shorter_label,
        shorter_hint,
        in_order,
        other_prints,
        beyond,
        keep,
        keep_hint,
        kept,
    } = page;
    let mut texts = owned(steps);
    texts.extend(owned(choose_empty));
    texts.push(takes.with(["2"]));
    texts.extend(owned(&[steps_name, choose_heading, choose_hint, also, how_it_is_going, first_heading, first_hint]));
    texts.extend(owned(&[first_none, first_words, first_words_hint, needs_heading, needs_hint, talk_about]));
    texts.extend(owned(&[see_heading, see_empty, fits, too_much, fewer, more_pages, room, name, name_hint]));
    texts.extend(owned(&[show_date, paper, letter, print, print_hint, preview, how_it_prints, other_prints]));
    texts.extend(owned(&[large, shorter, shorter_label, shorter_hint, in_order]));
    texts.extend(owned(&[beyond, keep, keep_hint, kept]));
    texts
}

fn print_texts(print: &Print) -> Vec<String> {
    let Print {
        title,
        own_words,
        typed,
        most_important,
        today_i_need,
        talk_about,
        room,
        foot,
        page_of,
        going,
        colon,
        copy,
        copied,
        not_copied,
        save_text,
        text_hint,
    } = print;
    let mut texts = owned(&[
        title,
        own_words,
        typed,
        most_important,
        today_i_need,
        talk_about,
        room,
        foot,
        going,
        colon,
        copy,
        copied,
        not_copied,
        save_text,
        text_hint,
    ]);
    texts.push(page_of.with(["1", "2"]));
    texts
}

fn help_texts(help: &Help) -> Vec<String> {
    let Help {
        heading,
        hint,
        mine,
        mine_empty,
        add,
        change,
        done,
        name,
        phone,
        remove,
        removed,
        call,
        of_service,
        lines: lines_heading,
        country,
        country_name,
        line,
        local_emergency,
        never_calls,
    } = help;
    let mut texts = owned(&[heading, hint, mine, mine_empty, add, change, done, name, phone, remove, removed]);
    texts.push(of_service.with(["Nordbyen"]));
    texts.extend(owned(&[lines_heading, country, local_emergency, never_calls]));
    texts.push(call.with(["Anne"]));
    texts.extend(owned(country_name));
    texts.extend(owned(line));
    texts
}

fn settings_texts(settings: &SettingsWords) -> Vec<String> {
    let SettingsWords {
        heading,
        language,
        text_size,
        text_size_name,
        spacing,
        spacing_name,
        theme,
        theme_name,
        hide_hint,
        without_network,
        as_an_app,
        newer,
        from_service,
        service_is_broken,
    } = settings;
    let mut texts = owned(&[
        heading,
        language,
        text_size,
        spacing,
        theme,
        hide_hint,
        without_network,
        as_an_app,
        newer,
        service_is_broken,
    ]);
    texts.push(from_service.with(["Nordbyen"]));
    texts.extend(owned(text_size_name));
    texts.extend(owned(spacing_name));
    texts.extend(owned(theme_name));
    texts
}

fn guide_texts(guide: &Guide) -> Vec<String> {
    let Guide {
        name,
        hint,
        part,
        beside,
        lines,
        begin_heading,
        who,
        alone,
        with_someone,
        device_heading,
        device,
        typed,
        typed_hint,
        whose,
        mine,
        mine_hint,
        others,
        others_hint,
        next_heading,
        next_hint,
        next_name,
        check_heading,
        check_hint,
        on_page,
        all_on_page,
        change,
        keep,
        end_heading,
        end_hint,
        print,
        print_hint,
        keep_here,
        keep_here_hint,
        older_hidden,
        done,
        delete,
        delete_hint,
        page_stays,
        delete_it,
        deleted,
    } = guide;
    let mut texts = owned(&[
        name,
        hint,
        beside,
        begin_heading,
        who,
        alone,
        with_someone,
        device_heading,
        typed,
        typed_hint,
        whose,
        mine,
        mine_hint,
        others,
        others_hint,
        next_heading,
        next_hint,
        next_name,
        check_heading,
        check_hint,
        on_page,
        all_on_page,
        change,
        keep,
        end_heading,
        end_hint,
        print,
        print_hint,
        keep_here,
        keep_here_hint,
        older_hidden,
        done,
        delete,
        delete_hint,
        page_stays,
        delete_it,
        deleted,
    ]);
    texts.push(part.with(["3", "8"]));
    texts.extend(owned(lines));
    texts.extend(owned(device));
    texts
}

fn keep_texts(keep: &Keep, count: usize) -> Vec<String> {
    let Keep {
        heading,
        lock,
        lock_is_on,
        lock_is_off,
        save_file,
        save_file_hint,
        open_file,
        open_file_hint,
        delete_all,
        delete_all_hint,
        shared,
        shared_hint,
        good_to_know,
        lock_why,
        in_one_file,
        passphrase,
        passphrase_new,
        passphrase_hint,
        no_reset,
        show_letters,
        strength,
        turn_on,
        change,
        changes,
        someone_knows,
        passphrase_now,
        lock_now,
        by_itself,
        when_idle,
        when_unseen,
        seconds: _,
        minutes: _,
        code,
        code_hint,
        print,
        done,
        unlock,
        forgot,
        forgot_hint,
        wrong,
        lock_damaged,
        file_damaged,
        no_memory,
        missing,
        elsewhere,
        file_plain,
        save_locked,
        file_locked,
        due,
        choose_file,
        file_asks,
        open_it,
        too_large,
        not_ours,
        newer_file,
        holds_none: _,
        holds: _,
        new,
        differ,
        deleted,
        bring_back,
        unread,
        nothing_new,
        take_in,
        leave,
        taken_in,
        all_of_it,
        cannot_reach,
        delete_all_button,
        keep_all,
        for_ever,
        this_note,
        deleted_for_ever,
        not_deleted,
        shared_why,
        shared_now,
        shared_button,
        shared_is_on,
        ask_browser,
        promised,
        not_promised,
        ten,
    } = keep;
    let mut texts = owned(&[
        heading,
        lock,
        lock_is_on,
        lock_is_off,
        save_file,
        save_file_hint,
        open_file,
        open_file_hint,
        delete_all,
        delete_all_hint,
        shared,
        shared_hint,
        good_to_know,
        passphrase,
        passphrase_new,
        passphrase_hint,
        no_reset,
        show_letters,
        turn_on,
        change,
        someone_knows,
        passphrase_now,
        lock_now,
        by_itself,
        when_idle,
        when_unseen,
        code,
        code_hint,
        print,
        done,
        unlock,
        forgot,
        forgot_hint,
        wrong,
        lock_damaged,
        file_damaged,
        no_memory,
        missing,
        elsewhere,
        file_plain,
        save_locked,
        file_locked,
        due,
        choose_file,
        file_asks,
        open_it,
        too_large,
        not_ours,
        newer_file,
        bring_back,
        nothing_new,
        take_in,
        leave,
        taken_in,
        cannot_reach,
        delete_all_button,
        keep_all,
        for_ever,
        this_note,
        deleted_for_ever,
        not_deleted,
        shared_now,
        shared_button,
        shared_is_on,
        ask_browser,
        promised,
        not_promised,
    ]);
    texts.extend(owned(lock_why));
    texts.extend(owned(in_one_file));
    texts.extend(owned(all_of_it));
    texts.extend(owned(shared_why));
    texts.extend(owned(strength));
    texts.extend(owned(changes));
    texts.extend(owned(ten));
    texts.extend([10, 60, 300].map(|seconds| keep.time(seconds)));
    texts.extend([0, count].map(|notes| keep.holds(notes, "1 May 2025", "2 June 2026")));
    texts.extend([new, differ, deleted, unread].map(|each| each.of(count, [])));
    texts
}

fn safe_texts(safe: &Safe, count: usize) -> Vec<String> {
    let Safe {
        saving,
        saved: _,
        saved_unless_crash,
        not_saved,
        not_saved_full,
        in_memory,
        unread,
        newer,
        save_file,
        unanswered,
        file_saved,
        both_kept,
    } = safe;
    let mut texts = owned(&[saving, saved_unless_crash, not_saved, not_saved_full, in_memory, save_file, file_saved]);
    texts.extend([unread, newer].map(|each| each.of(count, [])));
    texts.extend([both_kept.to_string(), unanswered.to_string(), safe.saved(9, 5)]);
    texts
}
