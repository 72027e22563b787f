//! What a server answers, to the byte: no browser stands between.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::TcpStream,
};

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// By their names in small letters.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The header of this name, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Asks for an address like `http://127.0.0.1:8080/open.html`, as one who takes these encodings.
pub fn get(address: &str, encodings: &str) -> Answer {
    let (host, path) = address.strip_prefix("http://").and_then(|rest| rest.split_once('/')).expect("an address");
    let mut stream = TcpStream::connect(host).unwrap_or_else(|error| panic!("{host} does not answer: {error}"));
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {encodings}\r\nConnection: close\r\n\r\n")
        .expect("the server takes the question");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers");
    read(&answer).unwrap_or_else(|| panic!("{address} answers “{}”", String::from_utf8_lossy(&answer)))
}

fn read(answer: &[u8]) -> Option<Answer> {
    let ends = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..ends]).ok()?;
    let body = &answer[ends + 4..];
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let pairs = lines.filter_map(|line| line.split_once(':'));
    let headers: BTreeMap<_, _> =
        pairs.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    let is_chunked = headers.get("transfer-encoding").is_some_and(|value| value == "chunked");
    Some(Answer { status, body: if is_chunked { put_together(body)? } else { body.to_vec() }, headers })
}

/// A body that was sent in chunks, each with its length before it.
fn put_together(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let ends = chunks.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&chunks[..ends]).ok()?, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunks.get(ends + 2..ends + 2 + length)?);
        chunks = chunks.get(ends + 4 + length..)?;
    }
}
