//! One journey in one engine: its server, and a test of its own for each engine.

use super::{browser::Browser, engine::Engine, profile::Profile, server::Server};

#[derive(Debug)]
pub struct Journey {
    pub engine: Engine,
    pub server: Server,
}

impl Journey {
    /// Starts a browser on this profile and opens the page in it.
    pub async fn open(&self, profile: &Profile) -> Browser {
        let browser = Browser::start(self.engine, profile).await;
        browser.go_to(self.server.address()).await;
        browser
    }
}

/// Makes a test `name::engine` of an `async fn name(journey: Journey)` for each engine named, or for all three.
///
/// The product is served, unless the path of a function that starts another server stands behind a semicolon, as seen
/// from the module `name`.
macro_rules! in_engines {
    ($name:ident) => {
        in_engines!($name: chromium, firefox, webkit);
    };
    ($name:ident: $($engine:ident),+) => {
        in_engines!($name: $($engine),+; $crate::harness::server::Server::start);
    };
    ($name:ident: $($engine:ident),+; $serve:path) => {
        mod $name {
            $(
                #[test]
                fn $engine() {
                    $crate::harness::journey::run(stringify!($engine), $serve, super::$name);
                }
            )+
        }
    };
}
pub(crate) use in_engines;

/// Runs a journey in an engine, or says why it is skipped.
pub fn run<F: Future<Output = ()>>(engine: &str, serve: impl FnOnce() -> Server, journey: impl FnOnce(Journey) -> F) {
    let engine = Engine::named(engine);
    if let Some(reason) = engine.skipped() {
        println!("skipped: {reason}");
        return;
    }
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be built")
        .block_on(journey(Journey { engine, server: serve() }));
}
