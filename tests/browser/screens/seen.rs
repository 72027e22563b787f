//! Whether what stands on a screen can be made out and hit: by its contrast, in the colours of the person's own system,
//! with the space between what can be pressed, and in the little that a small window shows at 400 %.

use super::{Found, in_scheme};
use crate::harness::{
    axe::axe_violations,
    browser::Browser,
    journey::{Journey, in_engines},
    profile::Profile,
};
use own_words::domain::Language;
use serde_json::json;

/// What cannot be made out or hit on the screen as it is now, in any colours; a sentence for each. Chromium alone.
pub async fn made_out(page: &Browser) -> Vec<String> {
    let mut found = Found::default();
    page.script::<()>("scrollTo(0, 0)", &[]).await;
    for scheme in ["light", "dark"] {
        with_media(page, &[("prefers-color-scheme", scheme)]).await;
        found.add(scheme, page.script(FAINT, &[]).await);
    }
    found.add("in any colours", page.script(CROWDED, &[]).await);
    with_media(page, &[("prefers-reduced-motion", "reduce")]).await;
    found.add("with reduced motion", page.script(MOVING, &[]).await);
    page.script::<()>(FILLED, &[]).await;
    for scheme in ["light", "dark"] {
        with_media(page, &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await;
        let place = format!("forced colours, {scheme}");
        found.add(&place, page.script(FAINT, &[]).await);
        found.add(&place, page.script(VANISHED, &[]).await);
    }
    with_media(page, &[]).await;
    found.0
}

/// What is lost at 400 % in a window of 1280 by 1024 pixels, each of them four times as large; a sentence for each. Chromium
/// alone.
pub async fn lost(page: &mut Browser) -> Vec<String> {
    page.resize(320, 256).await;
    let mut found = Found::default();
    found.add("400 %", page.script(LOST, &[]).await);
    found.add("400 %", page.script(CROWDED, &[]).await);
    for scheme in ["light", "dark"] {
        in_scheme(page, scheme).await;
        found.add(&format!("400 %, {scheme}"), axe_violations(page).await);
    }
    found.0
}

in_engines!(the_places_stay_where_they_are_when_one_goes_to_another);
async fn the_places_stay_where_they_are_when_one_goes_to_another(journey: Journey) {
    const ROOM: &str = "return [...document.querySelectorAll('.places__link, .corners__link:not(.aloud)')]
        .map(it => it.offsetWidth + ' by ' + it.offsetHeight)";
    const BOLD: &str = "return getComputedStyle(document.querySelector('nav [aria-current]')).fontWeight";
    for language in Language::ALL.iter().copied() {
        let mut page = journey.open(&Profile::new().language(language.tag())).await;
        page.whole().await;
        // Phones lay their scroll bars over the page.
        page.script::<()>("document.documentElement.style.overflowY = 'hidden'", &[]).await;
        page.resize(320, 640).await;
        let rows = "return new Set([...document.querySelectorAll('.corners > *')].map(it => it.offsetTop)).size";
        assert_eq!(page.script::<u32>(rows, &[]).await, 1, "{} {}: the corners", page.engine, language.tag());
        // Long screens have a bar to scroll by, and short ones none.
        page.script::<()>("document.documentElement.style.overflowY = 'scroll'", &[]).await;
        for (width, height) in [(390, 844), (1280, 900)] {
            page.resize(width, height).await;
            page.go_within("").await;
            let at_home: Vec<String> = page.script(ROOM, &[]).await;
            assert_eq!(at_home.len(), 7);
            for place in ["#w", "#b", "#p/1", "#h", "#s"] {
                page.go_within(place).await;
                assert_eq!(page.script::<String>(BOLD, &[]).await, "700");
                let room: Vec<String> = page.script(ROOM, &[]).await;
                assert_eq!(room, at_home, "{} {} at {place}, {width} wide", page.engine, language.tag());
            }
        }
        page.close().await;
    }
}

/// Sets these media features, and no others.
async fn with_media(page: &Browser, features: &[(&str, &str)]) {
    let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// What is needed to tell what colour is seen where: `ground` is what lies behind an element, `contrast` how far two
/// colours are apart, `named` what to call an element.
macro_rules! with_colours {
    ($script:literal) => {
        concat!(
            "const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const known = new Map();
            const rgba = colour => {
                if (!known.has(colour)) {
                    canvas.clearRect(0, 0, 1, 1);
                    canvas.fillStyle = colour;
                    canvas.fillRect(0, 0, 1, 1);
                    known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
                }
                return known.get(colour);
            };
            const over = ([r, g, b, a], under) =>
                [r, g, b].map((one, at) => one * a / 255 + under[at] * (1 - a / 255)).concat(255);
            const behind = it => it.parentElement ? ground(it.parentElement) : rgba('Canvas');
            const grounds = new Map();
            const ground = it => {
                if (!grounds.has(it)) grounds.set(it, over(rgba(getComputedStyle(it).backgroundColor), behind(it)));
                return grounds.get(it);
            };
            const light = colour => {
                const linear = one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
                const [r, g, b] = colour.map(one => linear(one / 255));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const contrast = (one, other) => {
                const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
                return (more + 0.05) / (less + 0.05);
            };
            const words = it => (it.innerText || it.id || '').slice(0, 40);
            const named = it => `${it.tagName}.${it.getAttribute('class') ?? ''} “${words(it)}”`;
            const unseen = '.to-content:not(:focus), .for-ears, .sheet--measuring *';
            const seen = css => [...document.querySelectorAll(css)]
                .filter(it => it.checkVisibility({ opacityProperty: true }) && !it.matches(unseen));
            ",
            $script
        )
    };
}

/// Words that stand out from what is behind them by less than 7 to 1, large or not.
const FAINT: &str = with_colours!(
    "const faint = seen('body *').filter(it => !it.disabled).filter(it => it.matches('input, textarea, select')
        || [...it.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
        .map(it => [it, contrast(over(rgba(getComputedStyle(it).color), ground(it)), ground(it))])
        .filter(([it, much]) => much < 6.99 || getComputedStyle(it).opacity !== '1');
    return faint.map(([it, much]) => `${named(it)} stands out by ${much.toFixed(2)}`)"
);

/// What can be pressed and is no wider than a fingertip, or so near to another that one is hit for the other. Places and
/// corners are bars: their parts are wide and touch each other.
const CROWDED: &str = with_colours!(
    "const targets = seen('a[href], button, summary, input, select, textarea').filter(it => !it.closest('#fallen'));
    const boxes = targets.map(it => it.closest('label') ?? it).map(it => [it, it.getBoundingClientRect()]);
    const faults = [];
    for (const [it, box] of boxes) {
        if (box.width < 47.5) faults.push(`${named(it)} is ${box.width} wide`);
        if (it.matches('.button--main') && box.height < 55.5) faults.push(`${named(it)} is ${box.height} high`);
    }
    const bar = it => it.closest('nav');
    boxes.forEach(([it, box], at) => boxes.slice(at + 1).forEach(([other, its]) => {
        if (it === other || it.contains(other) || other.contains(it) || bar(it) || bar(other)) return;
        const across = Math.max(box.left, its.left) - Math.min(box.right, its.right);
        const down = Math.max(box.top, its.top) - Math.min(box.bottom, its.bottom);
        if (Math.max(across, down) < 7.5) {
            faults.push(`${named(it)} and ${named(other)} are ${Math.max(across, down)} apart`);
        }
    }));
    return faults"
);

/// What moves by itself, or would when it changes.
const MOVING: &str = "
    const takes = style => style.animationName === 'none' ? [] : style.animationDuration.split(',');
    const lasts = style => style.transitionDuration.split(',').concat(takes(style)).some(time => parseFloat(time) > 0);
    const moves = it => [null, '::before', '::after'].map(part => getComputedStyle(it, part))
        .some(style => lasts(style) || style.scrollBehavior === 'smooth');
    const moving = [...document.querySelectorAll('*')].filter(moves).map(it => `${it.tagName}.${it.className} moves`);
    return document.getAnimations().map(it => `${it.constructor.name} runs`).concat(moving)";

/// Notes what is drawn by a fill alone, before colours are forced: such fills are dropped then.
const FILLED: &str = with_colours!(
    "window.filled = seen('body *').filter(it => !(it instanceof SVGElement) && !it.children.length && !it.innerText
        && it.offsetWidth > 0 && it.offsetHeight > 0 && !it.matches('input, textarea, select')
        && contrast(ground(it), behind(it)) > 1.2 && parseFloat(getComputedStyle(it).borderTopWidth) === 0)"
);

/// What cannot be made out when the system's own colours are forced on the page.
const VANISHED: &str = with_colours!(
    "if (!matchMedia('(forced-colors: active)').matches) return ['colours are not forced'];
    const faults = window.filled.map(it => `${named(it)} is drawn by a fill alone`);
    const lined = (it, part, at) => {
        const style = getComputedStyle(it);
        return style[`${part}Style`] !== 'none' && parseFloat(style[`${part}Width`]) > 0
            && contrast(over(rgba(style[`${part}Color`]), at), at) >= 3;
    };
    for (const it of seen('.button, .field, .pick, .chip, .card, .way')) {
        if (!lined(it, 'borderTop', behind(it))) faults.push(`${named(it)} has no border`);
    }
    for (const it of seen('svg')) {
        const lines = [...it.querySelectorAll('*')].concat(it).map(part => getComputedStyle(part));
        const colours = lines.flatMap(line => [line.stroke, line.fill]).filter(colour => colour !== 'none');
        const under = ground(it.parentElement);
        if (!colours.some(colour => contrast(over(rgba(colour), under), under) >= 3)) {
            faults.push(`the picture in ${named(it.parentElement)} cannot be seen`);
        }
    }
    const look = it => [null, '::before', '::after'].flatMap(part => {
        const style = getComputedStyle(it, part);
        return ['content', 'borderBlockEnd', 'borderBlockStart', 'outline', 'textDecorationLine', 'fontWeight']
            .map(name => style[name]);
    }).join();
    const whole = it => [it, ...it.querySelectorAll('*')].map(look).join();
    for (const it of seen('[aria-current], [aria-pressed=true]')) {
        const others = [...it.closest('nav, ul, ol, .chips, div').querySelectorAll(it.tagName)]
            .filter(other => other.className === it.className && !other.matches('[aria-current], [aria-pressed=true]'));
        if (others.some(other => look(other) === look(it) && whole(other) === whole(it))) {
            faults.push(`nobody sees that ${named(it)} is chosen`);
        }
    }
    const before = document.activeElement;
    for (const it of seen('a[href], button, summary, input, select, textarea')) {
        it.focus({ preventScroll: true, focusVisible: true });
        if (document.activeElement !== it) continue;
        grounds.clear();
        const ringed = it.matches('.pick__box') ? it.closest('label') : it;
        const style = getComputedStyle(ringed);
        const under = parseFloat(style.outlineOffset) < 0 ? ground(ringed) : behind(ringed);
        if (!lined(ringed, 'outline', under) || parseFloat(style.outlineWidth) < 3) {
            faults.push(`nobody sees that ${named(it)} has the focus`);
        }
    }
    before.focus({ preventScroll: true });
    return faults"
);

/// What a window of 320 by 256 does not show: words that are cut off, and controls that lie under something when they
/// have the focus.
const LOST: &str = with_colours!(
    "const root = document.documentElement;
    const faults = [];
    if (root.scrollWidth > root.clientWidth) faults.push(`scrolls sideways: ${root.scrollWidth}`);
    for (const it of seen('main *, #fallen *')) {
        const style = getComputedStyle(it);
        const cut = ['hidden', 'clip'].includes(style.overflowX) && it.scrollWidth > it.clientWidth + 1
            || ['hidden', 'clip'].includes(style.overflowY) && it.scrollHeight > it.clientHeight + 1;
        // The first lines of what was written, on the way to all of it.
        const begun = style.webkitLineClamp !== 'none';
        if (cut && !begun && it.innerText && !it.closest('.sheets')) faults.push(`${named(it)} is cut off`);
    }
    const before = document.activeElement;
    for (const it of seen('a[href], button, summary, input, select, textarea')) {
        it.focus();
        if (document.activeElement !== it) continue;
        const shown = it.closest('label') ?? it;
        const box = shown.getClientRects()[0];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        // Of a field of several lines the line of the caret is brought into sight, and no more.
        if (bottom - top < Math.min(box.height, it.matches('textarea') ? 36 : 48) - 1) {
            faults.push(`${named(it)} is out of sight with the focus`);
            continue;
        }
        for (const y of [top + 4, (top + bottom) / 2, bottom - 4]) {
            const above = document.elementFromPoint(box.left + box.width / 2, y);
            if (!above || !shown.contains(above)) faults.push(`${named(it)} lies under ${above && named(above)}`);
        }
    }
    before.focus();
    return faults"
);
