//! `phraselint pack check --watch`.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, RecursiveMode, Watcher};

use super::{PackDir, check};
use crate::cli::{Failure, Outcome, load};

/// Editors write a file in several steps: what comes within this time is one change.
const QUIET: Duration = Duration::from_millis(100);

/// Checks now and after every change, until the command is interrupted.
pub(super) fn run(pack: &PackDir) -> Result<Outcome, Failure> {
    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Reading a file is no change. The receiver is gone only when the command ends.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            let _ = changed.send(());
        }
    })
    .map_err(|error| Failure::Message(format!("files cannot be watched: {error}")))?;
    for dir in dirs(pack) {
        watcher
            .watch(&dir, RecursiveMode::Recursive)
            .map_err(|error| Failure::Message(format!("{}: cannot be watched: {error}", dir.display())))?;
    }
    loop {
        let begun = Instant::now();
        match check::run(pack) {
            Ok(_) => {}
            Err(Failure::Message(message)) => anstream::eprintln!("{message}"),
            Err(broken) => return Err(broken),
        }
        writeln!(
            anstream::stdout(),
            "checked in {} ms; waiting for changes, Ctrl+C ends",
            begun.elapsed().as_millis()
        )?;
        if changes.recv().is_err() {
            return Ok(Outcome::Clean);
        }
        while changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {}
    }
}

/// The folders in which a change matters: the pack's and those of its bases.
fn dirs(pack: &PackDir) -> BTreeSet<PathBuf> {
    let beside = load::beside(&pack.dir);
    [pack.dir.clone()]
        .into_iter()
        .chain(pack.base.iter().filter(|path| path.is_dir()).cloned())
        .chain(beside)
        .collect()
}
