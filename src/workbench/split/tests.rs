//! A small program, split, and run by Node.js.

use std::process::Command;

use super::*;

/// It counts its calls in a global, and what it was asked for in the memory. `far_elsewhere` is called by name, `press`
/// through the table alone, and `helper` by nothing but these.
const PROGRAM: &str = r#"
    (module
      (import "js" "need" (func $need))
      (import "js" "told" (func $told (param i32)))
      (memory (export "memory") 1)
      (table $table 3 3 funcref)
      (global $calls (mut i32) (i32.const 0))
      (elem (i32.const 1) $press $near)
      (data (i32.const 8) "\05")
      (func (export "rest_is_needed") (call $need))
      (func $near (param i32) (result i32)
        (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
        (i32.mul (local.get 0) (i32.const 3)))
      (func $helper (param i32) (result i32)
        (call $told (local.get 0))
        (i32.add (call $near (local.get 0)) (i32.load8_u (i32.const 8))))
      (func $far_elsewhere (param i32 i64) (result i32)
        (i32.store (i32.const 16) (local.get 0))
        (i32.add (call $helper (local.get 0)) (i32.wrap_i64 (local.get 1))))
      (func $press (param i32) (result i32)
        (i32.sub (call $helper (local.get 0)) (call_indirect (param i32) (result i32) (i32.const 1) (i32.const 2))))
      (func (export "b") (result i32) (i32.const 7))
      (func (export "first") (param i32) (result i32) (call $near (local.get 0)))
      (func (export "far") (param i32) (result i32) (call $far_elsewhere (local.get 0) (i64.const 1000)))
      (func (export "pressed") (param i32) (result i32)
        (call_indirect (param i32) (result i32) (local.get 0) (i32.const 1)))
      (func (export "calls") (result i32) (global.get $calls)))"#;

/// Runs the whole and the two parts alike, and says what came of each.
const RUN: &str = r#"
    const [whole, first, rest] = process.argv.slice(1).map((file) =>
      new WebAssembly.Module(require("fs").readFileSync(file)));
    const live = (program, later, before) => {
      const said = [];
      const start = (program, imports) => new WebAssembly.Instance(program, imports).exports;
      const fill = () => start(later, { a: page });
      const js = { need: () => (said.push("load"), fill()), told: (what) => said.push(`told ${what}`) };
      const page = start(program, { js });
      said.push(page.first(2));
      if (before) fill();
      said.push(page.far(4), page.pressed(5), page.far(6), page.calls(), new Int32Array(page.memory.buffer)[4]);
      return said.join(", ");
    };
    console.log([live(whole), live(first, rest), live(first, rest, true)].join("\n"));
"#;

fn program(text: &str) -> Vec<u8> {
    wat::parse_str(text).expect("a program")
}

fn is_far(name: &str) -> bool {
    name.contains(DOOR) || name == "press"
}

fn names(program: &[u8]) -> Vec<String> {
    let module = Module::from_buffer(program).expect("a program");
    module.funcs.iter().filter_map(|function| function.name.clone()).collect()
}

#[test]
fn two_parts_do_what_the_whole_did_and_the_rest_is_loaded_once_when_it_is_needed() {
    let whole = program(PROGRAM);
    let [first, rest] = in_two(&whole, is_far).expect("it can be split");
    let folder = std::env::temp_dir().join(format!("split-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder for passing things can be written");
    let mut node = Command::new("node");
    node.args(["-e", RUN]);
    for (name, bytes) in [("whole", &whole), ("first", &first), ("rest", &rest)] {
        fs::write(folder.join(name), bytes).expect("it can be written");
        node.arg(folder.join(name));
    }
    let ran = node.output().expect("Node.js runs");
    fs::remove_dir_all(&folder).expect("the folder for passing things can be written");
    expect_test::expect![[r#"
        6, told 4, told 5, told 6, 1017, 17, 1023, 5, 6
        6, load, told 4, told 5, told 6, 1017, 17, 1023, 5, 6
        6, told 4, told 5, told 6, 1017, 17, 1023, 5, 6
    "#]]
    .assert_eq(&format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr)));
}

#[test]
fn what_only_the_rest_calls_goes_with_it_and_the_rest_has_nothing_of_its_own() {
    let whole = program(PROGRAM);
    let module = parse(&whole).expect("a program");
    let late = late(&module, &calls(&module), is_far);
    let of = |late: Vec<bool>| {
        let functions = module.funcs.iter().zip(late).filter(|(_, late)| *late);
        functions.map(|(function, _)| function.name.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(of(late), ["helper", "far_elsewhere", "press"]);
    let [_, rest] = in_two(&whole, is_far).expect("it can be split");
    let rest = Module::from_buffer(&rest).expect("a program");
    assert_eq!((rest.data.iter().count(), rest.exports.iter().count()), (0, 0));
    assert!(rest.globals.iter().all(|global| matches!(global.kind, GlobalKind::Import(_))));
    assert!(rest.imports.iter().all(|import| import.module == FIRST));
}

#[test]
fn no_names_of_functions_are_left_and_the_same_comes_of_the_same() {
    let whole = program(PROGRAM);
    assert!(names(&whole).contains(&"far_elsewhere".to_owned()));
    let parts = in_two(&whole, is_far).expect("it can be split");
    assert!(parts.iter().all(|part| names(part).is_empty()));
    assert_eq!(in_two(&whole, is_far), Some(parts));
}

#[test]
fn what_cannot_be_split_is_said_so() {
    let whole = program(PROGRAM);
    assert_eq!(in_two(&whole, |_| false), None);
    assert_eq!(in_two(&whole[..whole.len() / 2], is_far), None);
    assert_eq!(in_two(&program("(module (func (export \"far_elsewhere\")))"), is_far), None);
    let [first, _] = in_two(&whole, is_far).expect("it can be split");
    assert_eq!(in_two(&first, is_far), None);
}

#[test]
fn a_screen_is_found_by_its_path_and_no_other_that_begins_alike() {
    assert!(is_of_rest("_RNvNtNtCs5_9own_words4view4note4note"));
    assert!(is_of_rest("_RNCNvMNtNtCs5_9own_words3web7programNtB4_7Program13run_elsewheres5_0B8_"));
    assert!(!is_of_rest("_RNvNtNtCs5_9own_words4view6notice6notice"));
    assert!(!is_of_rest("_RNvNtNtCs5_9own_words4view4home4home"));
}
