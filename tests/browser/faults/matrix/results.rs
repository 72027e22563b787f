//! Which tests there are, and what became of them, as the test program itself says.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    process::Command,
};

/// What became of a test, the worst last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Held,
    /// It could not be tried on that machine, and said why.
    Skipped(String),
    Failed,
}

#[derive(Debug)]
pub struct Results(BTreeMap<String, Outcome>);

/// The names of all tests of this program.
pub fn existing() -> BTreeSet<String> {
    let program = env::current_exe().expect("a program knows where it is");
    let listed = Command::new(program).args(["--list", "--format", "terse"]).output().expect("it can be run again");
    let listed = String::from_utf8(listed.stdout).expect("names are text");
    listed.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

impl Results {
    /// Reads what `cargo test -- --show-output` printed.
    pub fn of(said: &str) -> Results {
        let mut results = BTreeMap::new();
        let mut speaks = None;
        for line in said.lines() {
            if let Some((test, outcome)) = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ")) {
                let held = outcome.trim() == "ok";
                results.insert(test.to_owned(), if held { Outcome::Held } else { Outcome::Failed });
            } else if let Some(test) = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----")) {
                speaks = Some(test.to_owned());
            } else if let (Some(test), Some(why)) = (&speaks, line.strip_prefix("skipped: ")) {
                results.insert(test.clone(), Outcome::Skipped(format!("It was not tried: {why}.")));
            }
        }
        Results(results)
    }

    pub fn all_held(tests: BTreeSet<String>) -> Results {
        Results(tests.into_iter().map(|test| (test, Outcome::Held)).collect())
    }

    pub fn of_test(&self, test: &str) -> Option<Outcome> {
        self.0.get(test).cloned()
    }
}

#[test]
fn results_are_read_as_the_test_program_writes_them() {
    let said = "running 3 tests\n\
        test a::held::chromium ... ok\n\
        test a::failed::firefox has been running for over 60 seconds\n\
        test a::failed::firefox ... FAILED\n\
        test a::skipped::webkit ... ok\n\
        successes:\n\
        ---- a::skipped::webkit stdout ----\n\
        skipped: OWN_WORDS_ENGINES is “chromium”\n";
    let results = Results::of(said);
    assert_eq!(results.of_test("a::held::chromium"), Some(Outcome::Held));
    assert_eq!(results.of_test("a::failed::firefox"), Some(Outcome::Failed));
    assert!(matches!(results.of_test("a::skipped::webkit"), Some(Outcome::Skipped(why)) if why.contains("chromium")));
    assert_eq!(results.of_test("a::held::webkit"), None);
}
