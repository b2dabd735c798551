//! `phraselint pack new`.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use phraselint::{Error, schemas};

use crate::cli::{Failure, Outcome};

/// The files of a new pack, by their paths in it.
const PACK: [(&str, &str); 4] = [
    ("pack.yaml", include_str!("pack.yaml")),
    ("haste.yaml", include_str!("haste.yaml")),
    ("phrasebook/hold.yaml", include_str!("hold.yaml")),
    ("README.md", include_str!("README.md")),
];
/// Those of a new overlay.
const OVERLAY: [(&str, &str); 3] = [
    ("pack.yaml", include_str!("overlay.yaml")),
    ("overrides.yaml", include_str!("overrides.yaml")),
    ("README.md", include_str!("README.md")),
];

/// Makes a folder with a pack that passes the check at once.
pub(super) fn run(dir: &Path, title: &str, extends: Option<&str>) -> Result<Outcome, Failure> {
    let id = id(dir)?;
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::Message(format!(
            "{}: the folder is not empty; name one that is not there yet",
            dir.display()
        )));
    }
    let files: &[(&str, &str)] = if extends.is_some() { &OVERLAY } else { &PACK };
    for (path, text) in files {
        let text = text
            .replace("PACK_ID", &id)
            .replace("PACK_TITLE", title)
            .replace("BASE_ID", extends.unwrap_or(""));
        write(&dir.join(path), &text)?;
    }
    for (name, schema) in schemas() {
        write(&dir.join(".schema").join(name), &schema)?;
    }
    let dir = dir.display();
    writeln!(
        anstream::stdout(),
        "{dir} is ready. Next:\n  phraselint pack check {dir} --watch\n  phraselint pack build {dir} -o {id}.pack"
    )?;
    Ok(Outcome::Clean)
}

/// The folder's name, if it can be a pack's id.
fn id(dir: &Path) -> Result<String, Failure> {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_part) {
        return Ok(name);
    }
    Err(Failure::Message(format!(
        "{}: the folder's name becomes the pack's id, so it must be lower-case letters, digits and `-`, such as acme-service",
        dir.display()
    )))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::from(Error::from_io(path, &error));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}
