//! A pack's folder → its files.
//!
//! ```text
//! pack.yaml              what the pack is, its scenes and word sets
//! TOPIC.yaml             rules
//! overrides.yaml         what it changes in the pack that it extends
//! phrasebook/SCENE.yaml  recommended wording
//! README.md              for people
//! ```

use std::fs;
use std::path::Path;

use super::Pack;
use super::yaml::Reader;
use crate::error::Error;
use crate::problem::{Place, Problem};

/// The files of a pack as its author writes them.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub(super) files: Vec<File>,
    pub(super) problems: Vec<Problem>,
    /// The packs that it may extend.
    pub(super) bases: Vec<Pack>,
    /// The path of `pack.yaml`, there or not.
    pub(super) manifest: String,
}

#[derive(Clone, Debug)]
pub(super) struct File {
    pub path: String,
    pub holds: Holds,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Holds {
    Manifest,
    Rules,
    Overrides,
    /// Wording for this scene.
    Phrasebook(String),
}

impl Source {
    /// Reads the folder of a pack. What is wrong inside it comes to light when it is compiled.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn read(dir: &Path) -> Result<Source, Error> {
        let mut paths = Vec::new();
        list(dir, "", &mut paths)?;
        let mut source = Source::new(&dir.join("pack.yaml").display().to_string());
        for path in paths {
            let full = dir.join(&path);
            let bytes = fs::read(&full).map_err(|error| Error::from_io(&full, &error))?;
            source.add(&path, &full.display().to_string(), bytes);
        }
        Ok(source)
    }

    /// A source of files that are at hand already: paths inside the pack, and contents.
    pub fn from_files<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Source {
        let mut source = Source::new("pack.yaml");
        for (path, text) in files {
            source.add(path, path, text.as_bytes().to_vec());
        }
        source
    }

    /// The same source with the packs at hand that it may extend, and those that they extend.
    ///
    /// # Example
    /// ```
    /// use phraselint::{Context, Engine, Pack, Source};
    ///
    /// let base = Pack::compile(&Source::from_files([
    ///     ("pack.yaml", "{ id: shop, version: 1.0.0, title: 店铺, language: zh-CN, owner: 我们, licence: MIT }"),
    ///     ("haste.yaml", "[{ id: haste.hurry, severity: error, phrases: [快点], suggest: [请您], message: 在催,
    ///        bad: [快点说], good: [好] }]"),
    /// ]))?;
    /// let overlay = Source::from_files([
    ///     ("pack.yaml", "{ id: acme, version: 1.0.0, title: 云帆, language: zh-CN, owner: 我们, licence: MIT, extends: shop }"),
    ///     ("overrides.yaml", "[{ rules: [haste.*], off: true }]"),
    /// ]);
    /// let overlay = Pack::compile(&overlay.with_bases(vec![base.clone()]))?;
    /// assert!(Engine::new(vec![base, overlay])?.lint("快点", &Context::default()).is_empty());
    /// # Ok::<(), phraselint::Error>(())
    /// ```
    pub fn with_bases(self, bases: Vec<Pack>) -> Source {
        Source { bases, ..self }
    }

    /// The packs at hand.
    pub(crate) fn bases(&self) -> &[Pack] {
        &self.bases
    }

    /// The pack's id, as far as `pack.yaml` can be read.
    pub fn id(&self) -> Option<String> {
        self.value("id")
    }

    /// The id of the pack that this one extends, as far as `pack.yaml` can be read.
    pub fn extends(&self) -> Option<String> {
        self.value("extends")
    }

    fn value(&self, key: &str) -> Option<String> {
        let file = self.files.iter().find(|file| file.holds == Holds::Manifest)?;
        let mut reader = Reader::new(&file.path, &file.text);
        reader.document(&file.text, |reader, node| reader.value(node, key)).flatten()
    }

    fn new(manifest: &str) -> Source {
        Source { manifest: manifest.to_owned(), ..Source::default() }
    }

    /// Adds the file at `path` inside the pack, which messages call `shown`.
    fn add(&mut self, path: &str, shown: &str, bytes: Vec<u8>) {
        let start = Place { line: 1, column: 1 };
        let Some(holds) = holds(path) else {
            if !path.ends_with(".md") {
                let message = "a pack has pack.yaml, TOPIC.yaml with rules, overrides.yaml, phrasebook/SCENE.yaml and .md \
                               files; rename this file or move it away";
                self.problems.push(Problem::new(shown, start, message));
            }
            return;
        };
        match String::from_utf8(bytes) {
            Ok(text) => self.files.push(File { path: shown.to_owned(), holds, text }),
            Err(error) => {
                let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
                let column = 1 + String::from_utf8_lossy(before).lines().last().unwrap_or("").chars().count();
                let message = "this is not UTF-8; save the file as UTF-8";
                self.problems.push(Problem::new(shown, Place { line, column }, message));
            }
        }
    }
}

/// What a file is for, by its path inside the pack.
fn holds(path: &str) -> Option<Holds> {
    let stem = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml"))?;
    match stem.split_once('/') {
        None if stem == "pack" => Some(Holds::Manifest),
        None if stem == "overrides" => Some(Holds::Overrides),
        None => Some(Holds::Rules),
        Some(("phrasebook", scene)) if !scene.contains('/') => Some(Holds::Phrasebook(scene.to_owned())),
        Some(_) => None,
    }
}

/// The paths below a folder, sorted, so that the same folder always gives the same pack. Hidden files are passed over.
fn list(dir: &Path, below: &str, paths: &mut Vec<String>) -> Result<(), Error> {
    let folder = dir.join(below);
    let failed = |error| Error::from_io(&folder, &error);
    let mut entries =
        fs::read_dir(&folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            list(dir, &format!("{below}{name}/"), paths)?;
        } else {
            paths.push(format!("{below}{name}"));
        }
    }
    Ok(())
}
