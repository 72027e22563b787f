//! Texts that are nearly right. libFuzzer changes bytes, and most of what it makes of JSON is no JSON any more; this
//! changes values and leaves the rest whole, so that the readers behind the JSON are tried as well.

use libfuzzer_sys::fuzzer_mutate;
use own_words::format::json::Json;

/// Numbers at the edges of what a reader takes.
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "+5",
    "05",
    "1e3",
    "0.0",
    "32768",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
];

/// Every short name that stands in records.
const NAMES: &str = include_str!("../../src/format/fixtures/codes.v1.txt");

/// Changes the first `size` bytes of `data`, JSON or not, and says how many there are then: `max_size` at most.
/// The same `seed` makes the same change.
pub fn nearly_right(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed) + 1);
    let json = std::str::from_utf8(&data[..size]).ok().and_then(|text| Json::read(text).ok());
    let Some(mut json) = json.filter(|_| dice.below(3) > 0) else {
        return fuzzer_mutate(data, size, max_size);
    };
    for _ in 0..=dice.below(3) {
        change(&mut json, &mut dice);
    }
    let text = json.write();
    if text.len() > max_size {
        return fuzzer_mutate(data, size, max_size);
    }
    data[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}

/// Changes one value somewhere in it.
fn change(json: &mut Json, dice: &mut Dice) {
    let count = count(json);
    let other = nth(json, &mut dice.below(count)).cloned().unwrap_or(Json::Null);
    let Some(value) = nth(json, &mut dice.below(count)) else { return };
    match (dice.below(6), value) {
        (0, value) => *value = other,
        (_, Json::List(list)) if !list.is_empty() => {
            let (from, to) = (dice.below(list.len()), dice.below(list.len()));
            match dice.below(4) {
                0 => drop(list.remove(from)),
                1 => list.swap(from, to),
                2 => list.insert(to, other),
                _ => list.insert(to, list[from].clone()),
            }
        }
        (_, Json::Object(fields)) if !fields.is_empty() => {
            let (from, to) = (dice.below(fields.len()), dice.below(fields.len()));
            match dice.below(4) {
                0 => drop(fields.remove(from)),
                1 => fields.swap(from, to),
                2 => fields[to].1 = fields[from].1.clone(),
                _ => fields.push((format!("{}_", fields[from].0), other)),
            }
        }
        (_, Json::Bool(truth)) => *truth = !*truth,
        (_, Json::Number(number)) => NUMBERS[dice.below(NUMBERS.len())].clone_into(number),
        (0..=2, Json::Text(text)) => name(dice).clone_into(text),
        (3, Json::Text(text)) => text.push_str([" ", "\u{0}", "\r\n", "☀", "0"][dice.below(5)]),
        (4, Json::Text(text)) => *text = other_words(text, dice),
        (_, Json::Text(text)) => drop(text.pop()),
        (_, value) => *value = other,
    }
}

/// One word of a line is a number, or another one of them, or there once more.
fn other_words(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let (from, to) = (dice.below(words.len()), dice.below(words.len()));
    match dice.below(3) {
        0 => words[to] = NUMBERS[dice.below(NUMBERS.len())],
        1 => words[to] = words[from],
        _ => words.insert(to, words[from]),
    }
    words.join(" ")
}

fn name(dice: &mut Dice) -> &'static str {
    let line = NAMES.lines().nth(dice.below(NAMES.lines().count())).unwrap_or_default();
    line.rsplit(' ').next().unwrap_or_default()
}

fn count(json: &Json) -> usize {
    1 + match json {
        Json::List(list) => list.iter().map(count).sum(),
        Json::Object(fields) => fields.iter().map(|(_, value)| count(value)).sum(),
        _ => 0,
    }
}

/// The value of this number, counted in reading order.
fn nth<'a>(json: &'a mut Json, number: &mut usize) -> Option<&'a mut Json> {
    if *number == 0 {
        return Some(json);
    }
    *number -= 1;
    match json {
        Json::List(list) => list.iter_mut().find_map(|value| nth(value, number)),
        Json::Object(fields) => fields.iter_mut().find_map(|(_, value)| nth(value, number)),
        _ => None,
    }
}

/// SplitMix64.
struct Dice(u64);

impl Dice {
    /// A number under `end`, which is over 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((number ^ (number >> 31)) % end as u64) as usize
    }
}
