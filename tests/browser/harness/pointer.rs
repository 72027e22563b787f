//! A person with a mouse or a finger.

use super::{browser::Browser, engine::Engine};
use serde_json::{Value, json};

impl Browser {
    /// Takes hold of the middle of the first element that matches, moves in small steps to a point of another, so far
    /// down it (0 its upper edge, 1 its lower one), and lets go.
    pub async fn drag(&self, from: &str, to: &str, down: f64) {
        self.can_drag().await;
        let (from, to) = (self.point_of(from, 0.5).await, self.point_of(to, down).await);
        let steps = (1..=12).map(|step| {
            let part = f64::from(step) / 12.0;
            let between = |at: usize| (to[at] - from[at]).mul_add(part, from[at]).round();
            json!({ "type": "pointerMove", "duration": 20, "origin": "viewport", "x": between(0), "y": between(1) })
        });
        let at = |[x, y]: [f64; 2]| json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x.round(), "y": y.round() });
        let mut actions = vec![at(from), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend(steps);
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.act(json!([mouse])).await;
    }

    /// The same with a finger, which only Chromium can be asked for.
    pub async fn drag_with_a_finger(&self, from: &str, to: &str, down: f64) {
        self.can_drag().await;
        let (from, to) = (self.point_of(from, 0.5).await, self.point_of(to, down).await);
        let touch = async |kind: &str, points: Value| {
            self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
        };
        touch("touchStart", json!([{ "x": from[0], "y": from[1] }])).await;
        for step in 1..=12 {
            let part = f64::from(step) / 12.0;
            let between = |at: usize| (to[at] - from[at]).mul_add(part, from[at]);
            touch("touchMove", json!([{ "x": between(0), "y": between(1) }])).await;
        }
        touch("touchEnd", json!([])).await;
    }

    /// What follows a pointer is loaded when the first screen has stood for a moment, sooner than a hand is there.
    async fn can_drag(&self) {
        let loaded = "return !window.ownWords || 'heights' in ownWords";
        self.until("what follows the pointer", async || self.script::<bool>(loaded, &[]).await.then_some(())).await;
    }

    /// Taps what shows this with a finger, once it has stopped moving.
    pub async fn tap(&self, text: &str) {
        let body = "
            const shows = it => it.innerText.replace(/\\s+/g, ' ').trim() === arguments[0]
                || it.querySelector('.way__name, .row__kind')?.innerText === arguments[0];
            const found = [...document.querySelectorAll('a, button, summary, label')]
                .find(it => it.offsetParent && shows(it));
            found?.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = found?.getBoundingClientRect() ?? {};
            const [before, now] = [window.tapped, found && [x + width / 2, y + height / 2].map(Math.round)];
            window.tapped = now;
            return now && before?.join() === now.join() ? now.map(String) : null";
        let stands = async || self.ask::<Vec<String>>(body, &[json!(text)]).await;
        let at = self.until(&format!("something to tap that says “{text}”"), stands).await;
        self.script::<()>("window.tapped = null", &[]).await;
        self.tap_at([0, 1].map(|axis| at[axis].parse().expect("a number"))).await;
    }

    /// Taps the first element that matches.
    pub async fn tap_on(&self, css: &str) {
        self.script::<()>("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", &[json!(css)])
            .await;
        let at = self.point_of(css, 0.5).await;
        self.tap_at(at).await;
    }

    /// WebKitGTK's driver has no finger: there the events of one are made by hand, as the engine makes them.
    async fn tap_at(&self, [x, y]: [f64; 2]) {
        if self.engine == Engine::WebKit {
            let body = "
                const [clientX, clientY] = arguments;
                const it = document.elementFromPoint(clientX, clientY);
                const about = { bubbles: true, cancelable: true, composed: true, clientX, clientY };
                const pointer = { ...about, pointerType: 'touch', isPrimary: true, pointerId: 2 };
                for (const kind of ['pointerover', 'pointerdown', 'pointerup', 'pointerout']) {
                    it.dispatchEvent(new PointerEvent(kind, pointer));
                }
                for (const kind of ['mousemove', 'mousedown', 'mouseup']) it.dispatchEvent(new MouseEvent(kind, about));
                (it.closest('textarea, input, button, a, summary') ?? it).focus?.();
                it.click();";
            return self.script::<()>(body, &[json!(x), json!(y)]).await;
        }
        let to = json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x.round(), "y": y.round() });
        let tap = json!([to, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }]);
        let finger =
            json!({ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": tap });
        self.act(json!([finger])).await;
    }

    /// The middle of the first element that matches from left to right, so far down it, once it is in the window.
    async fn point_of(&self, css: &str, down: f64) -> [f64; 2] {
        let body = "
            const it = document.querySelector(arguments[0]);
            const { x, y, width, height } = it.getBoundingClientRect();
            return [x + width / 2, y + height * arguments[1]]";
        let point: Value = self.script(body, &[json!(css), json!(down)]).await;
        [0, 1].map(|at| point[at].as_f64().expect("a number"))
    }
}
