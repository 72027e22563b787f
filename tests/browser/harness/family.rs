//! A program that a test starts, together with everything that program starts in its turn.
//!
//! A family never outlives its test: it is killed when it is dropped, and when the test program dies without dropping
//! anything (Ctrl-C, SIGKILL, a static), a guard that waits at the other end of a pipe kills it instead.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::process::CommandExt,
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long killed processes may take to be gone.
const DEATH: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub struct Family {
    head: Child,
    guard: Child,
    /// Words in the command line by which members are known that left the process group.
    mark: Option<String>,
}

impl Family {
    /// Starts the program as the head of its own process group.
    pub fn start(command: &mut Command, mark: Option<String>) -> Family {
        let head = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} could not be started: {error}"));
        let guard = Command::new("sh")
            .args(["-c", r#"read -r _; kill -s KILL -- "-$0""#, &head.id().to_string()])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell can be started");
        Family { head, guard, mark }
    }

    /// What the head writes, when its command was given a pipe to write into.
    pub fn output(&mut self) -> ChildStdout {
        self.head.stdout.take().expect("the command has a pipe for its output, which is taken once")
    }

    /// Whether the head has come to an end.
    pub fn has_ended(&mut self) -> bool {
        self.head.try_wait().is_ok_and(|status| status.is_some())
    }

    /// Kills (SIGKILL) every member at once and returns when none of them lives.
    pub fn kill(&mut self) {
        let deadline = Instant::now() + DEATH;
        loop {
            let living = self.living();
            if living.is_empty() {
                break;
            }
            if Instant::now() > deadline {
                assert!(thread::panicking(), "processes outlive SIGKILL: {living:?}");
                break;
            }
            // Those that have died since they were listed are no failure.
            let _ = Command::new("kill")
                .arg("-KILL")
                .args(living.iter().map(u32::to_string))
                .stderr(Stdio::null())
                .status();
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.guard.kill();
        let _ = self.guard.wait();
        let _ = self.head.wait();
    }

    /// Sends a signal, such as `STOP`, to the living members that are meant. Gives those it was sent to.
    pub fn signal(&self, signal: &str, meant: impl Fn(&Process) -> bool) -> BTreeSet<u32> {
        let living = self.living();
        let meant = |process: &Process| living.contains(&process.id) && meant(process);
        let ids: BTreeSet<u32> = listed().into_iter().filter(meant).map(|process| process.id).collect();
        if !ids.is_empty() {
            // One that has died since it was listed is no failure.
            let _ = Command::new("kill")
                .arg(format!("-{signal}"))
                .args(ids.iter().map(u32::to_string))
                .stderr(Stdio::null())
                .status();
        }
        ids
    }

    /// The memory of each living member that is meant, in bytes: all of what is its own, and its part of what it shares.
    pub fn memory(&self, meant: impl Fn(&Process) -> bool) -> Vec<u64> {
        let living = self.living();
        let meant = listed().into_iter().filter(|process| living.contains(&process.id) && meant(process));
        let told = meant.filter_map(|process| fs::read_to_string(format!("/proc/{}/smaps_rollup", process.id)).ok());
        let pss = told.filter_map(|told| {
            let line = told.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.split_whitespace().next()?.parse::<u64>().ok()
        });
        pss.map(|kib| kib * 1024).collect()
    }

    /// The members that live, by process id.
    pub fn living(&self) -> BTreeSet<u32> {
        let listed = listed();
        let mut family: BTreeSet<u32> = listed
            .iter()
            .filter(|process| {
                process.group == self.head.id()
                    || self.mark.as_ref().is_some_and(|mark| process.command_line.contains(mark))
            })
            .map(|process| process.id)
            .collect();
        // A child may be listed before its parent: look again until nobody is added.
        loop {
            let known = family.len();
            family.extend(
                listed
                    .iter()
                    .filter(|process| family.contains(&process.parent))
                    .map(|process| process.id)
                    .collect::<Vec<_>>(),
            );
            if family.len() == known {
                return family;
            }
        }
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A living process of this machine.
#[derive(Debug)]
pub struct Process {
    id: u32,
    parent: u32,
    group: u32,
    pub command_line: String,
}

impl Process {
    /// The first fifteen letters of the name it has given itself; empty where the system does not tell.
    pub fn name(&self) -> String {
        fs::read_to_string(format!("/proc/{}/comm", self.id)).unwrap_or_default()
    }
}

/// Every process of this machine but those that are dead and only wait for their parent to notice.
fn listed() -> Vec<Process> {
    let output = Command::new("ps")
        .args(["-A", "-ww", "-o", "pid=,ppid=,pgid=,stat=,args="])
        .output()
        .expect("`ps` lists the processes of this machine (package procps)");
    String::from_utf8_lossy(&output.stdout).lines().filter_map(process).collect()
}

fn process(line: &str) -> Option<Process> {
    let mut words = line.split_whitespace();
    let mut number = || words.next()?.parse().ok();
    let (id, parent, group) = (number()?, number()?, number()?);
    let dead = words.next()?.starts_with('Z');
    (!dead).then(|| Process { id, parent, group, command_line: words.collect::<Vec<_>>().join(" ") })
}
