//! A profile in which Firefox has been before. In an empty one it first reads itself together, for longer than most
//! journeys take.

use super::{browser::Browser, engine::Engine, profile::Profile};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
    sync::LazyLock,
    thread,
};

/// What a browser that is running leaves in its profile, to keep others out of it.
const LOCKS: [&str; 2] = ["lock", ".parentlock"];

/// Puts into an empty profile what Firefox made in another one when it was started and closed there, with no page open.
/// That is done once and kept below `target/tmp`.
pub fn break_in(profile: &Profile) {
    static BEFORE: LazyLock<PathBuf> = LazyLock::new(|| {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("firefox-profile");
        if !kept.exists() {
            // Away from the journey that asks first, which has a runtime of its own.
            let made = thread::spawn(|| make(&kept).map(|()| kept));
            return made.join().expect("Firefox can be started and closed").expect("target/tmp can be written");
        }
        kept
    });
    if !profile.folder().join("compatibility.ini").exists() {
        copy(&BEFORE, profile.folder()).expect("a profile can be copied");
    }
}

fn make(kept: &Path) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let profile = Profile::new();
    runtime.block_on(async { Browser::start_as_it_is(Engine::Firefox, &profile).await.close().await });
    let half = kept.with_file_name(format!(".firefox-profile-{}", process::id()));
    copy(profile.folder(), &half)?;
    // Another run of the journeys may have been faster.
    fs::rename(&half, kept).or_else(|error| if kept.exists() { Ok(()) } else { Err(error) })
}

/// Copies what is in a folder into another, over what is there.
fn copy(from: &Path, into: &Path) -> io::Result<()> {
    fs::create_dir_all(into)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, place) = (entry.file_type()?, into.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &place)?;
        } else if kind.is_file() && !LOCKS.iter().any(|lock| entry.file_name() == *lock) {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
