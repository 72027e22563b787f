//! A disk so small that a test can fill it. It needs root and the right to mount; it is gone when the test is.

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

#[derive(Debug)]
pub struct SmallDisk {
    folder: PathBuf,
    /// It waits for the end of its input, which comes when the test ends in any way, and takes the disk away.
    keeper: Child,
}

impl SmallDisk {
    /// A disk of so many megabytes at this empty folder, or why there can be none.
    pub fn at(folder: &Path, megabytes: u32) -> Result<SmallDisk, String> {
        // The folder is not named on its command line: it would be taken for one of the browser's processes, and killed.
        let script = r#"mount -t tmpfs -o size="$SIZE"m,mode=700 own-words "$AT" && echo mounted && read -r _
            umount -l "$AT""#;
        let mut keeper = Command::new("sh")
            .args(["-c", script])
            .env("AT", folder)
            .env("SIZE", megabytes.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell can be started");
        let mut said = String::new();
        let output = keeper.stdout.take().expect("it has a pipe for its output");
        BufReader::new(output).read_line(&mut said).expect("a shell writes text");
        let disk = SmallDisk { folder: folder.to_owned(), keeper };
        match said.trim_end() {
            "mounted" => Ok(disk),
            _ => Err("a small disk can be mounted by root alone, and not in every container".to_owned()),
        }
    }

    /// Leaves no byte free.
    pub fn fill(&self) {
        let mut filler = fs::File::create(self.filler()).expect("the disk can be written");
        for size in [1 << 20, 1 << 12, 1] {
            let bytes = vec![7; size];
            loop {
                match filler.write_all(&bytes) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("the disk cannot be filled: {error}"),
                }
            }
        }
    }

    /// Frees all that `fill` took.
    pub fn make_room(&self) {
        fs::remove_file(self.filler()).expect("the disk was filled");
    }

    fn filler(&self) -> PathBuf {
        self.folder.join("filler")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
