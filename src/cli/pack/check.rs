//! `phraselint pack check`.

use std::io::Write as _;

use phraselint::{Checked, Pack};

use super::PackDir;
use crate::cli::{Failure, Outcome, load, today};

/// Checks a pack and says what was tried.
pub(super) fn run(pack: &PackDir) -> Result<Outcome, Failure> {
    let checked = checked(pack)?;
    writeln!(anstream::stdout(), "{}", summary(&checked))?;
    Ok(Outcome::Clean)
}

/// Checks a pack; warnings go to standard error.
pub(super) fn checked(pack: &PackDir) -> Result<Checked, Failure> {
    let source = load::source(&pack.dir, &pack.base)?;
    let checked = phraselint::check(&source, Some(today()))?;
    // What this engine cannot load must not be shipped.
    Pack::from_bytes(&checked.pack.to_bytes())?;
    for warning in &checked.warnings {
        anstream::eprintln!(
            "{}:{}:{}: warning: {}",
            warning.file(),
            warning.line(),
            warning.column(),
            warning.message()
        );
    }
    Ok(checked)
}

/// What was tried, in a line.
pub(super) fn summary(checked: &Checked) -> String {
    let info = checked.pack.info();
    let warnings = match checked.warnings.len() {
        0 => String::new(),
        1 => "; 1 warning".to_owned(),
        many => format!("; {many} warnings"),
    };
    format!(
        "{} {}: {} rules, {} phrases; {} bad and {} good examples hold, {} suggestions mend{warnings}",
        info.id,
        info.version,
        info.rules,
        checked.pack.phrases(),
        checked.bad,
        checked.good,
        checked.suggestions,
    )
}
