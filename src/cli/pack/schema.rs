//! `phraselint pack schema`.

use std::fs;
use std::path::Path;

use phraselint::{Error, schemas};

use crate::cli::{Failure, Outcome};

/// Writes the schemas into a folder, which is made if it is not there.
pub(super) fn run(dir: &Path) -> Result<Outcome, Failure> {
    fs::create_dir_all(dir).map_err(|error| Error::from_io(dir, &error))?;
    for (name, schema) in schemas() {
        let path = dir.join(name);
        fs::write(&path, schema).map_err(|error| Error::from_io(&path, &error))?;
    }
    Ok(Outcome::Clean)
}
