//! Files that appear whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use phraselint::Error;

/// Writes a file beside its place and moves it there.
///
/// # Errors
/// A file that cannot be written; what was there before is there still.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let partial = with_ending(path, ".partial");
    let written = fs::write(&partial, bytes).and_then(|()| fs::rename(&partial, path));
    written.map_err(|error| {
        // It may not have come into being at all.
        let _ = fs::remove_file(&partial);
        Error::from_io(path, &error)
    })
}

/// Writes a file that was not there before. A secret one can be read by its owner alone, from the first moment.
///
/// # Errors
/// A file that is there already, or cannot be written.
pub(super) fn new(path: &Path, bytes: &[u8], secret: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// The path with something behind it.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}
