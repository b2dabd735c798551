//! `phraselint pack verify`.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;

use clap::Args;
use phraselint::Error;
use phraselint::channel::{Time, verify};

use super::index;
use crate::cli::{Failure, Outcome, load};

#[derive(Args)]
pub(in crate::cli) struct VerifyArgs {
    /// The folder that is published, with index.json
    dir: PathBuf,
    /// The root that clients have
    #[arg(long, value_name = "FILE")]
    root: PathBuf,
    /// The time at which a client would look, such as 2027-01-31 [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<Time>,
    /// An index that clients have seen, below whose versions they do not go
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// A pack that those of the index extend and that clients have otherwise, as a folder or a compiled file; may be given
    /// several times [default: the built-in zh-service]
    #[arg(long, value_name = "PATH")]
    base: Vec<PathBuf>,
}

/// Says everything that a client would find.
pub(super) fn run(args: &VerifyArgs) -> Result<Outcome, Failure> {
    let root = fs::read(&args.root).map_err(|error| Error::from_io(&args.root, &error))?;
    let seen = args.after.as_deref().map(index::read).transpose()?;
    let base = load::bases(&args.base)?;
    let read = |name: &str| {
        let path = args.dir.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::from_io(&path, &error)),
        }
    };
    let report = verify(&root, seen.as_ref(), args.at.unwrap_or_else(Time::now), base, read);
    let mut out = anstream::stdout();
    report.passed.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    match report.faults.is_empty() {
        true => Ok(Outcome::Clean),
        false => Err(Failure::Message(report.faults.join("\n"))),
    }
}
