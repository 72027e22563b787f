//! A person with a mouse or a finger.

use super::browser::Browser;
use serde_json::{Value, json};

impl Browser {
    /// Takes hold of the middle of the first element that matches, moves in small steps to a point of another, so far
    /// down it (0 its upper edge, 1 its lower one), and lets go.
    pub async fn drag(&self, from: &str, to: &str, down: f64) {
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
