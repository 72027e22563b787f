//! A WebAssembly program on a device with little memory: the same program, which may not ask for more than so much.

const PAGES_MEMORY: u8 = 5;

/// The program with a limit: so many pages of 64 KiB above those it begins with.
pub fn with_memory_for(program: &[u8], pages: u32) -> Vec<u8> {
    let (header, mut rest) = program.split_at(8);
    let mut limited = header.to_vec();
    while let Some((&section, after)) = rest.split_first() {
        let (length, after) = number(after);
        let (body, after) = after.split_at(length as usize);
        rest = after;
        let body = if section == PAGES_MEMORY { memory(body, pages) } else { body.to_vec() };
        limited.push(section);
        limited.extend(leb(body.len() as u32));
        limited.extend(body);
    }
    limited
}

/// One memory: whether it has a limit, what it begins with, and the limit.
fn memory(body: &[u8], pages: u32) -> Vec<u8> {
    let &[1, _, ref begins @ ..] = body else { panic!("one memory: {body:?}") };
    let (begins, _) = number(begins);
    [vec![1, 1], leb(begins), leb(begins + pages)].concat()
}

/// A number in LEB128, and what follows it.
fn number(bytes: &[u8]) -> (u32, &[u8]) {
    let length = bytes.iter().position(|byte| byte & 128 == 0).expect("it ends") + 1;
    let (number, rest) = bytes.split_at(length);
    (number.iter().rev().fold(0, |number, byte| number << 7 | u32::from(byte & 127)), rest)
}

fn leb(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 128 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
