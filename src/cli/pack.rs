//! `phraselint pack`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use phraselint::{Checked, Engine, Error, Source};

use super::{Failure, Outcome};

/// `pack check DIR`.
pub(super) fn check(dir: &Path) -> Result<Outcome, Failure> {
    let checked = checked(dir)?;
    writeln!(anstream::stdout(), "{}", summary(&checked))?;
    Ok(Outcome::Clean)
}

/// `pack build DIR -o FILE`. The file appears whole or not at all.
pub(super) fn build(dir: &Path, output: &Path) -> Result<Outcome, Failure> {
    let checked = checked(dir)?;
    let bytes = checked.pack.to_bytes();
    let mut partial = output.as_os_str().to_owned();
    partial.push(".partial");
    fs::write(&partial, &bytes)
        .and_then(|()| fs::rename(&partial, output))
        .map_err(|error| Error::from_io(output, &error))?;
    writeln!(anstream::stdout(), "{}\n{}: {} bytes", summary(&checked), output.display(), bytes.len())?;
    Ok(Outcome::Clean)
}

fn checked(dir: &Path) -> Result<Checked, Failure> {
    let checked = phraselint::check(&Source::read(dir)?)?;
    // What this engine cannot load must not be shipped.
    Engine::new(vec![phraselint::Pack::from_bytes(&checked.pack.to_bytes())?])?;
    Ok(checked)
}

fn summary(checked: &Checked) -> String {
    let info = checked.pack.info();
    format!(
        "{} {}: {} rules, {} phrases; {} bad and {} good examples hold, {} suggestions mend",
        info.id,
        info.version,
        info.rules,
        checked.pack.phrases(),
        checked.bad,
        checked.good,
        checked.suggestions
    )
}
