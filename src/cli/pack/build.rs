//! `phraselint pack build`.

use std::io::Write as _;
use std::path::Path;

use super::PackDir;
use super::check::{checked, summary};
use crate::cli::{Failure, Outcome, write};

/// Checks a pack and writes it compiled. The file appears whole or not at all.
pub(super) fn run(pack: &PackDir, output: &Path) -> Result<Outcome, Failure> {
    let checked = checked(pack)?;
    let bytes = checked.pack.to_bytes();
    write::whole(output, &bytes)?;
    writeln!(anstream::stdout(), "{}\n{}: {} bytes", summary(&checked), output.display(), bytes.len())?;
    Ok(Outcome::Clean)
}
