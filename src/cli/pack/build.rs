//! `phraselint pack build`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use phraselint::Error;

use super::PackDir;
use super::check::{checked, summary};
use crate::cli::{Failure, Outcome};

/// Checks a pack and writes it compiled. The file appears whole or not at all.
pub(super) fn run(pack: &PackDir, output: &Path) -> Result<Outcome, Failure> {
    let checked = checked(pack)?;
    let bytes = checked.pack.to_bytes();
    let mut partial = output.as_os_str().to_owned();
    partial.push(".partial");
    fs::write(&partial, &bytes)
        .and_then(|()| fs::rename(&partial, output))
        .map_err(|error| Error::from_io(output, &error))?;
    writeln!(anstream::stdout(), "{}\n{}: {} bytes", summary(&checked), output.display(), bytes.len())?;
    Ok(Outcome::Clean)
}
