//! Any text, read as JSON: what is read is written again as it stood, and a well-known library reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use own_words::format::json::Json;
use serde_json::Value;

/// Both count the depth a little differently; texts this deep are for `no_depth_exhausts_the_stack`.
const DEEP: usize = 120;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let ours = Json::read(text).ok();
    if let Some(json) = &ours {
        let line = json.write();
        assert_eq!(Json::read(&line).as_ref(), Ok(json));
        assert_eq!(Json::read(&line).map(|json| json.write()), Ok(line));
        assert_eq!(Json::read(&json.write_pretty()).as_ref(), Ok(json));
    }
    if text.matches(['[', '{']).count() < DEEP {
        match (&ours, serde_json::from_str::<Value>(text).ok()) {
            (Some(ours), Some(theirs)) => assert!(same(ours, &theirs), "{ours:?} {theirs:?}"),
            // A number too large for them is refused by them alone.
            (Some(ours), None) => assert!(too_large(ours), "only we read {ours:?}"),
            // A key that stands twice is refused by us alone.
            (None, Some(theirs)) => assert!(fewer_keys(text, &theirs), "only they read {theirs:?}"),
            (None, None) => {}
        }
    }
});

fn same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(a), Value::Bool(b)) => a == b,
        (Json::Number(a), Value::Number(b)) => a.parse().ok() == b.as_f64(),
        (Json::Text(a), Value::String(b)) => a == b,
        (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => false,
    }
}

fn too_large(value: &Json) -> bool {
    match value {
        Json::Number(number) => number.parse::<f64>().is_ok_and(f64::is_infinite),
        Json::List(list) => list.iter().any(too_large),
        Json::Object(fields) => fields.iter().any(|(_, value)| too_large(value)),
        _ => false,
    }
}

/// Whether fewer keys were kept than colons stand in the text outside of strings.
fn fewer_keys(text: &str, value: &Value) -> bool {
    fn keys(value: &Value) -> usize {
        match value {
            Value::Array(list) => list.iter().map(keys).sum(),
            Value::Object(map) => map.len() + map.values().map(keys).sum::<usize>(),
            _ => 0,
        }
    }
    let (mut colons, mut in_string, mut escaped) = (0, false, false);
    for letter in text.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            ':' if !in_string => colons += 1,
            _ => {}
        }
    }
    keys(value) < colons
}
