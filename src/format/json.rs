//! JSON (RFC 8259), read strictly and written canonically.
//!
//! Why not a library's: reading records through derived code costs about 30 KB of every first load, and this is
//! 3 KB. A property test holds it to the common library's answers, text by text.
//!
//! Stricter than most readers in one thing: an object with the same key twice is no object, since one of the two
//! would be lost. Nothing here panics, and no depth of nesting exhausts the stack.

use std::fmt::Write;

/// How deep lists and objects may stand in each other.
const DEEPEST: usize = 128;

/// One JSON value.
#[derive(Clone, Debug)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: its keys are distinct, in the order they were written.
    Object(Vec<(String, Json)>),
}

/// The text is not JSON from this byte on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// Bytes from the start.
    pub at: usize,
}

impl Json {
    /// Reads a whole text.
    pub fn read(text: &str) -> Result<Json, NotJson> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0).ok_or(NotJson { at: reader.at })?;
        reader.space();
        if reader.at == text.len() { Ok(value) } else { Err(NotJson { at: reader.at }) }
    }

    /// On one line, without spaces.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_into(&mut out, None);
        out
    }

    /// For people: one value a line, indented by two spaces.
    pub fn write_pretty(&self) -> String {
        let mut out = String::new();
        self.write_into(&mut out, Some(0));
        out
    }

    /// An object with these keys.
    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
        // One piece of code for objects of every size.
        fn object(fields: Vec<(&str, Json)>) -> Json {
            Json::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
        }
        object(Vec::from(fields))
    }

    /// A number.
    pub fn number(number: impl ToString) -> Json {
        Json::Number(number.to_string())
    }

    /// A string.
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// The value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Json::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// A whole number that is not negative.
    pub fn as_u64(&self) -> Option<u64> {
        let Json::Number(number) = self else { return None };
        number.parse().ok()
    }

    /// A whole number.
    pub fn as_i64(&self) -> Option<i64> {
        let Json::Number(number) = self else { return None };
        number.parse().ok()
    }

    /// A truth value.
    pub fn as_bool(&self) -> Option<bool> {
        let Json::Bool(value) = self else { return None };
        Some(*value)
    }

    /// A string.
    pub fn as_text(&self) -> Option<&str> {
        let Json::Text(text) = self else { return None };
        Some(text)
    }

    /// A list.
    pub fn as_list(&self) -> Option<&[Json]> {
        let Json::List(list) = self else { return None };
        Some(list)
    }

    /// None for `null`.
    pub fn or_null(&self) -> Option<&Json> {
        if matches!(self, Json::Null) { None } else { Some(self) }
    }

    fn write_into(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(true) => out.push_str("true"),
            Json::Bool(false) => out.push_str("false"),
            Json::Number(number) => out.push_str(number),
            Json::Text(text) => write_text(text, out),
            Json::List(list) => {
                let items = list.iter().map(|item| (None, item));
                write_items(out, indent, ('[', ']'), &mut items.into_iter());
            }
            Json::Object(fields) => {
                let items = fields.iter().map(|(key, value)| (Some(key.as_str()), value));
                write_items(out, indent, ('{', '}'), &mut items.into_iter());
            }
        }
    }
}

/// Two values are the same whatever the order of the keys in an object.
impl PartialEq for Json {
    fn eq(&self, other: &Json) -> bool {
        match (self, other) {
            (Json::Null, Json::Null) => true,
            (Json::Bool(a), Json::Bool(b)) => a == b,
            (Json::Number(a), Json::Number(b)) | (Json::Text(a), Json::Text(b)) => a == b,
            (Json::List(a), Json::List(b)) => a == b,
            (Json::Object(a), Json::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(key, value)| other.get(key) == Some(value))
            }
            _ => false,
        }
    }
}

fn write_items(
    out: &mut String,
    indent: Option<usize>,
    (open, close): (char, char),
    items: &mut dyn Iterator<Item = (Option<&str>, &Json)>,
) {
    let inner = indent.map(|indent| indent + 2);
    out.push(open);
    let mut empty = true;
    for (key, value) in items {
        if !empty {
            out.push(',');
        }
        empty = false;
        new_line(out, inner);
        if let Some(key) = key {
            write_text(key, out);
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        value.write_into(out, inner);
    }
    if !empty {
        new_line(out, indent);
    }
    out.push(close);
}

fn new_line(out: &mut String, indent: Option<usize>) {
    if let Some(indent) = indent {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if control < ' ' => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it stands here.
    fn step(&mut self, byte: u8) -> bool {
        let here = self.byte() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        let here = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += if here { word.len() } else { 0 };
        here.then_some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        self.space();
        match self.byte()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut list = Vec::new();
        self.at += 1;
        self.space();
        if self.step(b']') {
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value(depth + 1)?);
            self.space();
            if self.step(b']') {
                return Some(Json::List(list));
            }
            self.step(b',').then_some(())?;
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        self.at += 1;
        self.space();
        if self.step(b'}') {
            return Some(Json::Object(fields));
        }
        loop {
            self.space();
            let key = self.string()?;
            self.space();
            self.step(b':').then_some(())?;
            let value = self.value(depth + 1)?;
            if fields.iter().any(|(other, _)| *other == key) {
                return None;
            }
            fields.push((key, value));
            self.space();
            if self.step(b'}') {
                return Some(Json::Object(fields));
            }
            self.step(b',').then_some(())?;
        }
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.step(b'-');
        if !self.step(b'0') {
            self.digits()?;
        }
        if self.step(b'.') {
            self.digits()?;
        }
        if self.step(b'e') || self.step(b'E') {
            let _sign = self.step(b'+') || self.step(b'-');
            self.digits()?;
        }
        self.text.get(start..self.at).map(|number| Json::Number(number.to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        self.step(b'"').then_some(())?;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.byte()?, b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            // The three bytes that end a piece are letters of their own, so the piece is whole.
            text.push_str(self.text.get(start..self.at)?);
            if self.step(b'"') {
                return Some(text);
            }
            self.step(b'\\').then_some(())?;
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let first = self.four_digits()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first);
                }
                // The other half of a pair must follow.
                (self.step(b'\\') && self.step(b'u')).then_some(())?;
                let second = self.four_digits()?;
                let second = (0xdc00..0xe000).contains(&second).then(|| second - 0xdc00)?;
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second);
            }
            _ => return None,
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let value = digits.bytes().try_fold(0, |value, byte| Some(value * 16 + char::from(byte).to_digit(16)?))?;
        self.at += 4;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the common library makes of a text, in our terms; none where it refuses.
    fn theirs(text: &str) -> Option<serde_json::Value> {
        serde_json::from_str(text).ok()
    }

    fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(a), Value::Bool(b)) => a == b,
            // The common library may be off by the last digit of a broken number.
            (Json::Number(a), Value::Number(b)) => match (a.parse::<f64>(), b.as_f64()) {
                (Ok(a), Some(b)) => (a - b).abs() <= a.abs() * f64::EPSILON,
                _ => false,
            },
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Json::Object(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
            }
            _ => false,
        }
    }

    /// Texts in which much of the grammar, and much that is nearly right, turns up.
    fn texts() -> impl Strategy<Value = String> {
        const PIECES: &[&str] = &[
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"b\":",
            "null",
            "true",
            "fals",
            "-",
            "0",
            "01",
            "12",
            "1.5",
            "1e3",
            "2E-",
            "\\",
            "\\u00e5",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\n",
            "\\x",
            " ",
            "\n",
            "\u{7}",
            "ø",
            "👩‍👧",
            "\u{202e}",
        ];
        proptest::collection::vec(proptest::sample::select(PIECES).prop_map(str::to_owned), 0..12)
            .prop_map(|pieces| pieces.concat())
    }

    fn values() -> impl Strategy<Value = serde_json::Value> {
        use serde_json::Value;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let list = proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array);
            let object = proptest::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect()));
            prop_oneof![list, object]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_reads_as_the_common_library_reads_it(text in texts()) {
            match (Json::read(&text), theirs(&text)) {
                (Ok(ours), Some(theirs)) => prop_assert!(same(&ours, &theirs), "{ours:?} {theirs:?}"),
                // We refuse a key that stands twice, and they a number too large for them.
                (Err(_), None) => {}
                (Err(_), Some(_)) => prop_assert!(text.matches("\"b\":").count() > 1 || text.matches("\"a\"").count() > 1),
                (Ok(_), None) => prop_assert!(text.contains('e') || text.contains('E')),
            }
        }

        #[test]
        fn any_value_is_written_as_the_common_library_writes_it(value in values()) {
            let line = serde_json::to_string(&value).unwrap();
            let pretty = serde_json::to_string_pretty(&value).unwrap();
            prop_assert_eq!(Json::read(&line).unwrap().write(), line.clone());
            prop_assert_eq!(Json::read(&line).unwrap().write_pretty(), pretty.clone());
            prop_assert_eq!(Json::read(&pretty).unwrap(), Json::read(&line).unwrap());
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_since_one_of_the_two_would_be_lost() {
        assert_eq!(Json::read(r#"{"a":1,"a":2}"#), Err(NotJson { at: 12 }));
    }

    #[test]
    fn no_depth_exhausts_the_stack() {
        assert!(Json::read(&"[".repeat(1_000_000)).is_err());
        assert!(Json::read(&format!("{}{}", "[".repeat(128), "]".repeat(128))).is_ok());
        assert!(Json::read(&"{\"a\":".repeat(100_000)).is_err());
    }
}
