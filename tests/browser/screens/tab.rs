//! The keyboard's way through a screen.

use super::{
    SIZES, lasting,
    planted::{filled, texts},
};
use crate::{
    harness::{
        browser::Browser,
        journey::{Journey, in_engines},
        keyboard::Key,
        profile::Profile,
    },
    seed::plant_texts,
};
use own_words::domain::Language;

in_engines!(tab_leads_to_every_control_in_the_order_it_is_read_and_shows_where_it_is: chromium);
async fn tab_leads_to_every_control_in_the_order_it_is_read_and_shows_where_it_is(journey: Journey) {
    for (size, width, height) in SIZES {
        let page = journey.open(&Profile::new().viewport(width, height)).await;
        plant_texts(&page, &journey.server, &texts(&filled(Language::English))).await;
        for at in [
            "",
            "w",
            "w/00000000000000000000000000000004/3-3",
            "b",
            "n/00000000000000000000000000000002",
            "p/1",
            "p/3",
            "p/4",
            "h",
            "s",
        ] {
            page.go_to(&format!("{}not-the-program", journey.server.address())).await;
            page.go_to(&format!("{}#{at}", journey.server.address())).await;
            page.until("the screen", async || page.exists("h1").await.then_some(())).await;
            page.whole().await;
            let fault = lasting(async || fault_on_the_way_round(&page).await).await;
            assert_eq!(fault, None, "{size}, #{at}");
        }
    }
}

/// What is wrong with where Tab leads, from the top of a screen all the way round.
async fn fault_on_the_way_round(page: &Browser) -> Option<String> {
    page.script::<()>(START, &[]).await;
    let fault = async || {
        page.press(Key::Tab).await;
        let fault: Option<String> = page.script(STOP, &[]).await;
        fault.filter(|fault| fault != "outside")
    };
    let fault = page.until("the focus to go all the way round", fault).await;
    if fault != "end" {
        return Some(fault);
    }
    let missed: Vec<String> = page.script(MISSED, &[]).await;
    (!missed.is_empty()).then(|| format!("Tab does not lead to {missed:?}"))
}

/// All controls that can be reached; of a group of radio buttons one.
const START: &str = "
    window.stopped = [];
    const radio = it => [...document.querySelectorAll(`[type=radio][name=${it.name}]`)];
    window.controls = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
        .filter(it => it.checkVisibility({ visibilityProperty: true }))
        .filter(it => it.type !== 'radio' || it.checked || !radio(it).some(one => one.checked) && radio(it)[0] === it);
    document.activeElement.blur()";

/// What is wrong with where the focus is now; nothing when all is well, `end` when it was there before.
const STOP: &str = "
    const at = document.activeElement;
    if (at === document.body || at === document.documentElement) return 'outside';
    if (stopped.includes(at)) return 'end';
    const name = it => it.tagName + ' “' + (it.innerText || it.id || it.closest('label')?.innerText).slice(0, 40) + '”';
    const last = stopped.at(-1);
    stopped.push(at);
    if (!controls.includes(at)) return name(at) + ' is no control';
    const ring = getComputedStyle(at.closest('label') ?? at);
    if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 3) return name(at) + ' shows no focus';
    const box = (at.closest('label') ?? at).getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2;
    const top = document.elementFromPoint(x, y);
    if (box.height < 47.5) return name(at) + ' is ' + box.height + ' high';
    if (!top || !(at.closest('label') ?? at).contains(top)) return name(at) + ' lies under ' + (top && name(top));
    const part = it => it.closest('main, nav');
    if (last && part(last) === part(at)) {
        const before = (last.closest('label') ?? last).getBoundingClientRect();
        const sameRow = Math.min(before.bottom, box.bottom) - Math.max(before.top, box.top) > 8;
        if (sameRow ? box.left < before.left : box.top < before.top) return name(at) + ' comes before ' + name(last);
    }
    return null";

const MISSED: &str = "return controls.filter(it => !stopped.includes(it)).map(it => it.outerHTML.slice(0, 120))";
