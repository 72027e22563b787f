//! What is in a field, and where its caret is: to the letter, whatever else goes on.

use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    journals::Said,
    steps::{Walk, today},
};
use own_words::domain::{Kind, Language, Question};

/// 20,000 characters with everything in them that goes wrong elsewhere. The line ends are those of Windows.
fn hard_to_keep() -> String {
    let hard = "  Two spaces first,\r\n\ttab, no\u{a0}break, e\u{301} and é.\r\n\
        أريد أن أنام \u{202e}شكرا\u{202c} — אני כאן 123.\r\n\
        👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇳🇴 𝒽 ﷽ Z͑ͫ̓\r\n\
        <script>window.ran = 1</script><img src=x onerror='window.ran = 2'>\r\n\
        <b>bold</b> &amp; &lt; \"quoted\" 'single' `back` \\n {{braces}} %s ${x}\r\n\r\n";
    let mut text = hard.to_owned();
    for line in 1.. {
        let length = text.chars().count();
        let more = format!("{line}: I stopped counting people after the bakery.\r\n");
        if length + more.len() > 20_000 {
            text.extend(std::iter::repeat_n('.', 20_000 - 1 - length));
            break;
        }
        text += &more;
    }
    text + "\n"
}

in_engines!(hard_words_are_kept_to_the_letter_and_shown_as_text);
async fn hard_words_are_kept_to_the_letter_and_shown_as_text(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    let pasted = hard_to_keep();
    assert_eq!(pasted.chars().count(), 20_000);
    let text = pasted.replace("\r\n", "\n");

    walk.begin_note(Kind::Hope).await;
    page.tab_to(&walk.field(Question::HopeWhat)).await;
    page.paste(&pasted).await;
    page.holds("#answer", &text).await;
    walk.saved().await;
    page.reload().await;
    walk.arrive_at(Question::HopeWhat).await;
    page.holds("#answer", &text).await;

    walk.keep().await;
    walk.answer_all(&Kind::Hope.questions()[1..], &[]).await;
    walk.arrive_in_note(today(&page).await).await;
    shown_as_text(&walk, &text).await;
    page.reload().await;
    walk.arrive_in_note(today(&page).await).await;
    shown_as_text(&walk, &text).await;

    walk.go_to_look_back().await;
    page.see("<script>window.ran = 1</script>").await;
    assert!(!page.exists("main script, main img, main b").await);
    assert!(!page.script::<bool>("return 'ran' in window", &[]).await);
    assert_eq!(journey.server.policy_reports(), [""; 0]);
}

/// As they were written, with their lines and spaces, and no element made of them.
async fn shown_as_text(walk: &Walk<'_>, text: &str) {
    let lines = walk.note_lines().await;
    assert_eq!(lines[0], "Hope");
    assert!(lines[1..] == [text], "{} characters are shown: {:.200}…", lines[1].chars().count(), lines[1]);
    let white_space = "return getComputedStyle(document.querySelector('.said--own')).whiteSpaceCollapse ??
        getComputedStyle(document.querySelector('.said--own')).whiteSpace";
    let white_space: String = walk.page.script(white_space, &[]).await;
    assert!(matches!(white_space.as_str(), "preserve" | "break-spaces" | "pre-wrap"), "{white_space}");
    assert!(!walk.page.exists(".said--own *").await);
    assert!(!walk.page.script::<bool>("return 'ran' in window", &[]).await);
}

in_engines!(focus_and_caret_stay_while_every_key_is_saved);
async fn focus_and_caret_stay_while_every_key_is_saved(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    walk.begin_note(Kind::Goal).await;
    walk.answer(&Said { question: Question::GoalWhat, words: "Open the\nletters.", chosen: &[] }).await;
    // To the end of the first line: the caret is in the middle of the words.
    page.press(Key::Up).await;
    page.press(Key::End).await;
    in_the_middle(&walk, "Open the", "\nletters.").await;

    walk.keep().await;
    walk.answer_all(&[Question::GoalWhy, Question::GoalStep], &[]).await;
    walk.arrive_at(Question::GoalWho).await;
    walk.answer(&Said { question: Question::GoalWho, words: "someone", chosen: &[] }).await;
    for _ in "one".chars() {
        page.press(Key::Left).await;
    }
    in_the_middle(&walk, "some", "one").await;
}

/// Types in the middle of the field, across many saves and during them.
async fn in_the_middle(walk: &Walk<'_>, before: &str, after: &str) {
    let page = walk.page;
    let mut typed = before.to_owned();
    for key in [" ", "b", "r", "🌈", "w"] {
        page.type_text(key).await;
        typed += key;
        caret_is_after(page, "answer", &typed, after).await;
        walk.saved().await;
        caret_is_after(page, "answer", &typed, after).await;
    }
    // Key after key without waiting: some come while a save is under way.
    for key in "n ones with the window, mother said".chars() {
        page.type_text(&key.to_string()).await;
        typed.push(key);
    }
    caret_is_after(page, "answer", &typed, after).await;
    walk.saved().await;
    caret_is_after(page, "answer", &typed, after).await;
    page.press(Key::Backspace).await;
    typed.pop();
    walk.saved().await;
    caret_is_after(page, "answer", &typed, after).await;
}

/// The field has the focus, holds `before` and `after`, and its caret is between them.
async fn caret_is_after(page: &Browser, id: &str, before: &str, after: &str) {
    page.holds(&format!("#{id}"), &format!("{before}{after}")).await;
    let body = "const at = document.activeElement; return [at.id, String(at.selectionStart), String(at.selectionEnd)]";
    let caret = before.encode_utf16().count().to_string();
    assert_eq!(page.script::<Vec<String>>(body, &[]).await, [id, &caret, &caret], "{before}|{after}");
}

in_engines!(focus_and_caret_stay_while_a_list_grows);
async fn focus_and_caret_stay_while_a_list_grows(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    let help = &walk.words.help;
    walk.go_to(walk.words.common.help_now, help.heading).await;
    page.choose(help.add).await;
    page.focus_is_on("#name-0").await;
    page.type_text("my sister").await;
    page.choose(help.add).await;
    page.focus_is_on("#name-1").await;
    page.type_text("Øyvd").await;
    page.press(Key::Left).await;
    walk.saved().await;

    // Someone is added in another tab, and the list grows under the fingers.
    let here = page.tab().await;
    page.new_tab(&page.address().await).await;
    walk.at(help.heading).await;
    page.see("Øyvd").await;
    page.choose(help.add).await;
    page.focus_is_on("#name-2").await;
    page.type_text("the day centre").await;
    page.holds("#name-2", "the day centre").await;
    walk.saved().await;
    page.switch_tab(&here).await;
    page.holds("#name-2", "the day centre").await;
    caret_is_after(&page, "name-1", "Øyv", "d").await;
    page.type_text("in").await;
    caret_is_after(&page, "name-1", "Øyvin", "d").await;
    walk.saved().await;
    page.reload().await;
    page.see("my sister").await;
    page.see("Øyvind").await;
    page.see("the day centre").await;
}

in_engines!(focus_stays_on_the_box_that_was_ticked_for_the_page);
async fn focus_stays_on_the_box_that_was_ticked_for_the_page(journey: Journey) {
    let page = journey.open(&Profile::new()).await;
    let walk = Walk::begin(&page, Language::English).await;
    let notes = [["Sleep.", "I am tired."], ["Sing again.", "It was fun."]];
    for [what, why] in notes {
        walk.begin_note(Kind::Hope).await;
        for (question, words) in [(Question::HopeWhat, what), (Question::HopeWhy, why)] {
            walk.arrive_at(question).await;
            walk.answer(&Said { question, words, chosen: &[] }).await;
            walk.keep().await;
        }
        walk.arrive_at(Question::Area).await;
        walk.skip().await;
        walk.arrive_in_note(today(&page).await).await;
    }
    walk.go_to(walk.words.common.my_page, walk.words.page.choose_heading).await;
    assert!(!page.exists("main :checked").await, "nothing is ticked before the person ticks it");
    // From top to bottom: the newest stands first.
    for [what, why] in notes.into_iter().rev() {
        page.choose(what).await;
        page.see(why).await;
        assert_eq!(page.focused_name().await, what);
        page.focus_is_on(":checked").await;
        page.choose(&format!("Why it matters: {why}")).await;
        page.focus_is_on(":checked").await;
    }
    walk.saved().await;
    assert_eq!(page.focused_name().await, "Why it matters: I am tired.");
    page.reload().await;
    walk.at(walk.words.page.choose_heading).await;
    let ticked = "return Array.from(document.querySelectorAll(':checked'), it => it.closest('label').textContent)";
    let ticked: Vec<String> = page.script(ticked, &[]).await;
    assert_eq!(ticked, ["Sing again.", "Why it matters: It was fun.", "Sleep.", "Why it matters: I am tired."]);
}
