//! `phraselint pack sign`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use phraselint::Error;
use phraselint::channel::{Index, Kind, Root, SecretKey, Signed};

use crate::cli::{Failure, Outcome, write};

/// Signs a root or an index with keys, in place of what they have signed before.
pub(super) fn run(file: &Path, keys: &[PathBuf]) -> Result<Outcome, Failure> {
    let bytes = fs::read(file).map_err(|error| Error::from_io(file, &error))?;
    let in_file = |error: Error| error.in_file(file.display());
    let mut signed = Signed::from_bytes(&bytes).map_err(in_file)?;
    let kind = signed.kind().map_err(in_file)?;
    // What a client would not read must not be signed.
    match kind {
        Kind::Root => Root::from_signed(&signed).map(drop),
        Kind::Index => Index::from_signed(&signed).map(drop),
    }
    .map_err(in_file)?;
    for path in keys {
        let text = fs::read_to_string(path).map_err(|error| Error::from_io(path, &error))?;
        let key = SecretKey::from_file(&text).map_err(|error| error.in_file(path.display()))?;
        signed.sign(&key).map_err(in_file)?;
    }
    write::whole(file, &signed.to_bytes().map_err(in_file)?)?;
    let (version, count) = (signed.version()?, signed.signatures());
    let signatures = if count == 1 { "signature" } else { "signatures" };
    writeln!(anstream::stdout(), "{kind} {version}: {count} {signatures}")?;
    Ok(Outcome::Clean)
}
