//! What is on the page, as a person sees it. What is asked for is waited for.

use super::browser::Browser;
use serde_json::{Value, json};
use std::{
    future::Future,
    path::Path,
    time::{Duration, Instant},
};
use thirtyfour::By;
use tokio::time::sleep;

/// How long a page may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(40);

/// What a script in the page can return.
pub trait Answer: Sized {
    fn of(value: &Value) -> Option<Self>;
}

macro_rules! answers {
    ($($kind:ty),+) => {
        $(impl Answer for $kind {
            fn of(value: &Value) -> Option<Self> {
                serde_json::from_value(value.clone()).ok()
            }
        })+
    };
}
answers!((), bool, u32, f64, String, Option<String>, Vec<String>, [u32; 2], Value);

impl Browser {
    /// Waits until the page shows this text. White space counts as one space; what stands in fields is no text.
    pub async fn see(&self, text: &str) {
        let wanted = one_line(text);
        self.until(&format!("the text “{wanted}”"), async || self.shown().await?.contains(&wanted).then_some(())).await;
    }

    /// Waits until the page shows this text no more.
    pub async fn gone(&self, text: &str) {
        let unwanted = one_line(text);
        self.until(&format!("the text “{unwanted}” to go"), async || {
            (!self.shown().await?.contains(&unwanted)).then_some(())
        })
        .await;
    }

    /// Everything the page shows, line by line as it is laid out.
    pub async fn visible_text(&self) -> String {
        self.script("return document.body.innerText", &[]).await
    }

    /// Waits until the focus is on an element that matches.
    pub async fn focus_is_on(&self, css: &str) {
        let body = "return document.hasFocus() && document.activeElement.matches(arguments[0])";
        self.until(&format!("the focus on {css}"), async || {
            self.ask::<bool>(body, &[json!(css)]).await.filter(|on| *on).map(drop)
        })
        .await;
    }

    /// The text of the first element that matches, once there is one.
    pub async fn text_of(&self, css: &str) -> String {
        self.of_first(css, "innerText").await
    }

    /// What the field holds that matches first, once there is one.
    pub async fn value_of(&self, css: &str) -> String {
        self.of_first(css, "value").await
    }

    /// Waits until the field that matches first holds exactly this.
    pub async fn holds(&self, css: &str, text: &str) {
        let body = "return document.querySelector(arguments[0])?.value ?? null";
        let mut held = None;
        let deadline = Instant::now() + PATIENCE;
        while held.as_deref() != Some(text) {
            if Instant::now() > deadline {
                self.fail(&format!("waited {PATIENCE:?} for {css} to hold “{text}”, and it holds {held:?}")).await;
            }
            if let Some(now) = self.ask::<Option<String>>(body, &[json!(css)]).await {
                held = now;
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// The texts of all elements that match now.
    pub async fn texts_of(&self, css: &str) -> Vec<String> {
        self.script("return Array.from(document.querySelectorAll(arguments[0]), it => it.innerText)", &[json!(css)])
            .await
    }

    /// Whether an element matches now.
    pub async fn exists(&self, css: &str) -> bool {
        self.script("return document.querySelector(arguments[0]) !== null", &[json!(css)]).await
    }

    pub async fn address(&self) -> String {
        self.script("return location.href", &[]).await
    }

    pub async fn reload(&self) {
        self.done("reload the page", self.driver.refresh().await);
    }

    /// Goes one step back in the browser's history, as its own button does.
    pub async fn back(&self) {
        self.done("go back", self.driver.back().await);
    }

    /// Runs the body of a function in the page and returns what it returns; a promise is waited for. From a page that is
    /// just going Firefox says that nothing was returned: then the one that comes is asked. WebKit's driver cannot always
    /// read what was returned, and is asked again too.
    pub async fn script<T: Answer>(&self, body: &str, arguments: &[Value]) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let returned = match self.driver.execute(body, arguments).await {
                Err(error) if error.to_string().contains("Could not parse script result") => Value::Null,
                returned => self.done(&format!("run “{body}”"), returned).json().clone(),
            };
            match T::of(&returned) {
                Some(answer) => return answer,
                None if returned.is_null() && Instant::now() < deadline => sleep(Duration::from_millis(20)).await,
                None => panic!("“{body}” returned something else: {returned}"),
            }
        }
    }

    /// Chooses a file in the field for it, as the browser's own window of files does.
    pub async fn choose_file(&self, path: &Path) {
        let field = self.driver.find(By::Id("file")).await;
        let field = self.done("find the field for files", field);
        self.done("choose a file", field.send_keys(path.display().to_string()).await);
    }

    /// Looks again and again until there is what is looked for, and fails with what the page shows instead.
    pub async fn until<T>(&self, awaited: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if Instant::now() > deadline {
                self.fail(&format!("waited {PATIENCE:?} for {awaited}")).await;
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until all of a hosted page has arrived: nothing of it is still on its way.
    pub async fn whole(&self) {
        let whole = "return 'heights' in (window.ownWords ?? {})
            && performance.getEntriesByType('resource').some(it => it.name.includes('/rest-') && it.responseEnd > 0)";
        self.until("the whole program", async || self.ask::<bool>(whole, &[]).await.filter(|whole| *whole)).await;
    }

    /// Ends the test with what happened and what the page shows.
    pub(super) async fn fail(&self, what: &str) -> ! {
        let at = self.ask::<String>("return location.href", &[]).await.unwrap_or_default();
        let shown = self.ask::<String>("return document.body.innerText", &[]).await.unwrap_or_default();
        panic!("{}: {what}\nat {at}\nwhere the page shows:\n{shown}", self.engine)
    }

    /// Like `script`, with none when the page is between two documents and cannot answer.
    pub async fn ask<T: Answer>(&self, body: &str, arguments: &[Value]) -> Option<T> {
        let returned = self.driver.execute(body, arguments).await.ok()?;
        T::of(returned.json())
    }

    async fn shown(&self) -> Option<String> {
        self.ask::<String>("return document.body.innerText", &[]).await.map(|text| one_line(&text))
    }

    fn of_first(&self, css: &str, property: &str) -> impl Future<Output = String> {
        let body = "return document.querySelector(arguments[0])?.[arguments[1]] ?? null";
        let arguments = [json!(css), json!(property)];
        async move {
            self.until(&arguments[0].to_string(), async || self.ask::<Option<String>>(body, &arguments).await?).await
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
