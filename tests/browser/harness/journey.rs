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

/// What a journey can begin with: a server, or what is missing for one.
pub trait Serves {
    fn server(self) -> Result<Server, &'static str>;
}

impl Serves for Server {
    fn server(self) -> Result<Server, &'static str> {
        Ok(self)
    }
}

impl Serves for Result<Server, &'static str> {
    fn server(self) -> Result<Server, &'static str> {
        self
    }
}

/// Runs a journey in an engine, or says why it is skipped.
pub fn run<S: Serves, F: Future<Output = ()>>(
    engine: &str,
    serve: impl FnOnce() -> S,
    journey: impl FnOnce(Journey) -> F,
) {
    let engine = Engine::named(engine);
    let server = match engine.skipped() {
        Some(reason) => Err(reason.to_owned()),
        None => serve().server().map_err(str::to_owned),
    };
    let server = match server {
        Ok(server) => server,
        Err(reason) => return println!("skipped: {reason}"),
    };
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be built")
        .block_on(journey(Journey { engine, server }));
}
