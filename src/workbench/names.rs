//! Gives short names to what the page's program takes from its JavaScript and gives to it.
//!
//! wasm-bindgen names each of these functions with a hash of sixteen digits, or after its full name. They stand in both
//! files, and a hash cannot be packed: it was 5 KB of every first visit. Nothing but the names is changed.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::fault::Fault;
use crate::files;

/// How the names begin that wasm-bindgen makes for what the program takes, and those that rustc makes, after which it calls
/// some of what the program gives. Others are left.
const MADE: [&str; 2] = ["__wb", "_R"];

/// Where the imports of a WebAssembly program stand among its sections.
const IMPORTS: u8 = 2;

/// Where its exports stand.
const EXPORTS: u8 = 7;

/// An import of a function. wasm-bindgen makes no others.
const FUNCTION: u8 = 0;

/// Shortens the names in the page's program in `dist` and in its JavaScript. A second time it finds nothing to do.
pub fn shorten(dist: &Path) -> Result<(), Fault> {
    let files = files::read_all(dist)?;
    for program in files.iter().filter(|file| file.path.starts_with(files::PAGE) && file.extension() == "wasm") {
        let not_as_expected = || Fault::NotAProgram(program.path.clone());
        let glue = dist.join(program.path.replace("_bg.wasm", ".js"));
        let text = fs::read_to_string(&glue).map_err(Fault::file(&glue))?;
        let (program_bytes, names) = with_short_names(&program.bytes).ok_or_else(not_as_expected)?;
        let path = dist.join(&program.path);
        fs::write(&path, program_bytes).map_err(Fault::file(&path))?;
        fs::write(&glue, renamed(&text, &names)).map_err(Fault::file(&glue))?;
    }
    Ok(())
}

/// The program with short names for its imports, and the short name of each; none if this is not such a program.
fn with_short_names(program: &[u8]) -> Option<(Vec<u8>, HashMap<String, String>)> {
    let mut reader = Reader { bytes: program, at: 8 };
    let (mut short, mut names) = (program.get(..8)?.to_vec(), HashMap::new());
    while reader.at < program.len() {
        let kind = reader.byte()?;
        let section = reader.counted()?;
        let mut content = program[section.clone()].to_vec();
        let reader = &mut Reader { bytes: program, at: section.start };
        match kind {
            IMPORTS => content = imports(reader, &mut names)?,
            EXPORTS => content = exports(reader, &mut names)?,
            _ => {}
        }
        short.push(kind);
        push_counted(&mut short, &content);
    }
    Some((short, names))
}

fn imports(reader: &mut Reader, names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let count = reader.number()?;
    push_number(&mut content, count);
    for _ in 0..count {
        let module = reader.counted()?;
        push_counted(&mut content, &reader.bytes[module]);
        push_counted(&mut content, short_name(reader, names)?.as_bytes());
        if reader.byte()? != FUNCTION {
            return None;
        }
        content.push(FUNCTION);
        push_number(&mut content, reader.number()?);
    }
    Some(content)
}

fn exports(reader: &mut Reader, names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let count = reader.number()?;
    push_number(&mut content, count);
    for _ in 0..count {
        push_counted(&mut content, short_name(reader, names)?.as_bytes());
        content.push(reader.byte()?);
        push_number(&mut content, reader.number()?);
    }
    Some(content)
}

/// Reads a name, and gives the short one for it.
fn short_name(reader: &mut Reader, names: &mut HashMap<String, String>) -> Option<String> {
    let name = std::str::from_utf8(&reader.bytes[reader.counted()?]).ok()?;
    if !MADE.iter().any(|begins| name.starts_with(begins)) {
        return Some(name.to_owned());
    }
    let next = letters(names.len());
    Some(names.entry(name.to_owned()).or_insert(next).clone())
}

/// The text with every whole word that has another name called by that.
fn renamed(text: &str, names: &HashMap<String, String>) -> String {
    let is_of_a_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut renamed = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|letter| !is_of_a_word(letter)).unwrap_or(rest.len()));
        let (between, next) = after.split_at(after.find(is_of_a_word).unwrap_or(after.len()));
        renamed.push_str(names.get(word).map_or(word, String::as_str));
        renamed.push_str(between);
        rest = next;
    }
    renamed
}

/// `a`, …, `z`, `aa`, `ba`, …: another name for each number. They are names of properties, where every word may stand.
pub fn letters(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            return name;
        }
        number = number / 26 - 1;
    }
}

/// Reads the parts a WebAssembly program is made of.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        self.at += 1;
        self.bytes.get(self.at - 1).copied()
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as a number before them says.
    fn counted(&mut self) -> Option<Range<usize>> {
        let length = self.number()?;
        let start = self.at;
        self.at = start.checked_add(length).filter(|end| *end <= self.bytes.len())?;
        Some(start..self.at)
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn push_counted(bytes: &mut Vec<u8>, content: &[u8]) {
    push_number(bytes, content.len());
    bytes.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program with a section of types, these imports, exports of the same names, and a section behind.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut imports = Vec::new();
        push_number(&mut imports, names.len());
        for (at, name) in names.iter().enumerate() {
            push_counted(&mut imports, b"./own-words_bg.js");
            push_counted(&mut imports, name.as_bytes());
            imports.push(FUNCTION);
            push_number(&mut imports, at);
        }
        let mut program = b"\0asm\x01\0\0\0\x01\x01\0".to_vec();
        program.push(IMPORTS);
        push_counted(&mut program, &imports);
        let mut exports = Vec::new();
        push_number(&mut exports, names.len());
        for (at, name) in names.iter().enumerate() {
            push_counted(&mut exports, name.as_bytes());
            exports.push(FUNCTION);
            push_number(&mut exports, at);
        }
        program.push(EXPORTS);
        push_counted(&mut program, &exports);
        program.extend(b"\x0b\x02ab");
        program
    }

    #[test]
    fn both_files_call_a_function_by_the_same_short_name() {
        let hashed: Vec<String> = (0..200).map(|at| format!("__wbg_get_{at:016x}")).collect();
        let mut hashed: Vec<&str> = hashed.iter().map(String::as_str).collect();
        hashed[1] = "_RNvNtNtCs5_9own_words4view4home4home";
        hashed.push("kept");
        let (short, names) = with_short_names(&program(&hashed)).expect("a program");
        let expected: Vec<String> = (0..200).map(letters).chain(["kept".into()]).collect();
        assert_eq!(short, program(&expected.iter().map(String::as_str).collect::<Vec<_>>()));
        let text = format!("{{{}:f,x__wbg_get_0:g,{}:()=>kept}}", hashed[0], hashed[27]);
        assert_eq!(renamed(&text, &names), "{a:f,x__wbg_get_0:g,ba:()=>kept}".replace("ba", &letters(27)));
        assert_eq!(with_short_names(&short), Some((short, HashMap::new())));
    }

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: std::collections::HashSet<_> = (0..1000).map(letters).collect();
        assert_eq!((names.len(), letters(0), letters(25), letters(26)), (1000, "a".into(), "z".into(), "aa".into()));
    }

    #[test]
    fn what_is_broken_off_is_not_taken_for_a_program() {
        let whole = program(&["__wbg_get_0000000000000000"]);
        for end in [0, 7, 9, 20, whole.len() - 1] {
            assert_eq!(with_short_names(&whole[..end]), None);
        }
    }
}
