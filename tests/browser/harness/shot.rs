//! Pictures of screens, for people to look at. Taken when `OWN_WORDS_SHOTS` names a folder for them.

use super::{
    browser::Browser,
    engine::Engine,
    pdf::{Pdf, base64},
};
use serde_json::json;
use std::{env, fs, path::PathBuf};
use thirtyfour::extensions::addons::firefox::FirefoxTools;

impl Browser {
    /// A picture of the whole page, below the fold too. WebKitGTK's driver hangs when asked, so it is not.
    pub async fn shot(&self, name: &str) {
        let Some(folder) = folder() else { return };
        let picture = match self.engine {
            Engine::Chromium => self.picture().await,
            Engine::Firefox => {
                let tools = FirefoxTools::new(self.driver.handle().clone());
                self.done("take a picture", tools.full_screenshot_as_png().await)
            }
            Engine::WebKit => return,
        };
        write(folder, name, &picture);
    }

    async fn picture(&self) -> Vec<u8> {
        let size = self.devtools("Page.getLayoutMetrics", json!({})).await["cssContentSize"].take();
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let taken =
            self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip })).await;
        base64(&taken["data"])
    }
}

impl Pdf {
    /// A picture of each printed page.
    pub fn shot(&self, name: &str) {
        let Some(folder) = folder() else { return };
        for page in 1..=self.pages() {
            write(folder.clone(), &format!("{name}-{page}"), &self.png(page, 96));
        }
    }
}

fn folder() -> Option<PathBuf> {
    env::var_os("OWN_WORDS_SHOTS").map(PathBuf::from)
}

fn write(folder: PathBuf, name: &str, picture: &[u8]) {
    let file = folder.join(format!("{name}.png"));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, picture))
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
}
