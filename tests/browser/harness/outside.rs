//! The rest of the world, as a browser under test finds it: closed, and watched.
//!
//! Every browser is told that it stands behind this proxy. What it asks of any host but this machine comes here, over
//! whatever protocol; it is written down and refused.

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Hosts that browsers ask for purposes of their own, whatever page is open. No page has business with them.
const ERRANDS: [&str; 7] = [
    "accounts.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "firefox.settings.services.mozilla.com",
    "redirector.gvt1.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
];

#[derive(Debug)]
pub struct Outside {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    gate: JoinHandle<()>,
}

impl Outside {
    pub async fn watch() -> Outside {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("this machine has a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let list = asked.clone();
        let gate = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(refuse(stream, list.clone()));
            }
        });
        Outside { port, asked, gate }
    }

    /// Where the proxy is, as WebDriver wants it.
    pub fn proxy(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What was asked for so far, but for the browser's own errands: `GET http://host/path`, or `CONNECT host:443`.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nothing panics while it holds the list").clone()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.gate.abort();
    }
}

async fn refuse(stream: TcpStream, list: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    let mut request = String::new();
    if stream.read_line(&mut request).await.is_ok_and(|length| length > 0) {
        let what = request.rsplit_once(" HTTP/").map_or(request.trim_end(), |(what, _)| what);
        if !ERRANDS.contains(&host(what)) {
            list.lock().expect("nothing panics while it holds the list").push(what.to_owned());
        }
    }
    // A browser that has gone away already needs no answer.
    let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").await;
}

/// The host in `GET http://host/path` or `CONNECT host:443`.
fn host(request: &str) -> &str {
    let target = request.split_once(' ').map_or(request, |(_, target)| target);
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    target.split(['/', ':', '?']).next().unwrap_or(target)
}
