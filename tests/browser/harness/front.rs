//! A host that does not answer for one file, as happens where something between is broken: the question is taken, and no
//! word comes back.

use super::server::Server;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

#[derive(Debug)]
pub struct Front {
    address: String,
    held_back: Arc<AtomicUsize>,
    gate: JoinHandle<()>,
}

impl Front {
    /// Answers as `server` does, but never for the file of this path.
    pub async fn before(server: &Server, silent: &'static str) -> Front {
        let behind = server.address().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("this machine has a free port");
        let address = format!("http://{}/", listener.local_addr().expect("a listener has an address"));
        let held_back = Arc::new(AtomicUsize::new(0));
        let count = held_back.clone();
        let gate = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pass_on(stream, behind.clone(), silent, count.clone()));
            }
        });
        Front { address, held_back, gate }
    }

    /// Where the page is, with a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// How many questions got no answer so far.
    pub fn held_back(&self) -> usize {
        self.held_back.load(Ordering::Relaxed)
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.gate.abort();
    }
}

/// One question and its answer: what else the browser has to ask comes over another connection.
async fn pass_on(mut stream: TcpStream, behind: String, silent: &str, count: Arc<AtomicUsize>) {
    let (mut asked, mut part) = (Vec::new(), [0; 4096]);
    while !asked.ends_with(b"\r\n\r\n") {
        match stream.read(&mut part).await {
            Ok(length) if length > 0 => asked.extend_from_slice(&part[..length]),
            // It went away, or wanted a connection in advance.
            _ => return,
        }
    }
    let asked = String::from_utf8_lossy(&asked);
    if asked.starts_with(&format!("GET {silent} ")) {
        count.fetch_add(1, Ordering::Relaxed);
        // Until the browser has had enough.
        let _ = stream.read(&mut part).await;
        return;
    }
    let lines = asked.split("\r\n").filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    let asked = lines.collect::<Vec<_>>().join("\r\n").replacen("\r\n", "\r\nConnection: close\r\n", 1);
    let Ok(mut server) = TcpStream::connect(behind).await else { return };
    if server.write_all(asked.as_bytes()).await.is_ok() {
        // A browser that has gone away needs no more of it.
        let _ = tokio::io::copy(&mut server, &mut stream).await;
    }
}
