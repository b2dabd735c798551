//! `phraselint pack keygen`.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use phraselint::Error;
use phraselint::channel::SecretKey;

use crate::cli::{Failure, Outcome, write};

/// Makes a key: the secret into a file, the public one beside it.
pub(super) fn run(file: &Path) -> Result<Outcome, Failure> {
    let key = SecretKey::generate()?;
    let public = write::with_ending(file, ".pub");
    write_new(&public, &key.public().to_file(), false)?;
    write_new(file, &key.to_file(), true).inspect_err(|_| {
        // A public key without its secret would be of no use.
        let _ = fs::remove_file(&public);
    })?;
    writeln!(
        anstream::stdout(),
        "key {}\n{}: secret; keep it where nobody else can read it\n{}: public; for `phraselint pack root`",
        key.public().id(),
        file.display(),
        public.display()
    )?;
    Ok(Outcome::Clean)
}

fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), Failure> {
    write::new(path, text.as_bytes(), secret).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Message(format!(
            "{}: is there already, and a key is never overwritten; name another file",
            path.display()
        )),
        _ => Error::from_io(path, &error).into(),
    })
}
