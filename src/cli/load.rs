//! Paths → packs. An overlay brings its base along, if that is not given.

use std::fs;
use std::path::{Path, PathBuf};

use phraselint::{Error, Pack, Source, zh_service, zh_service_source};

/// A pack, and what it was compiled from if that is YAML.
pub(super) struct Loaded {
    pub pack: Pack,
    pub source: Option<Source>,
}

/// Loads folders of YAML and compiled files, in the order given, each base before what extends it. A base that is not
/// given is the folder of that name beside its overlay, or built in; given none, it is the built-in pack.
///
/// # Errors
/// Files that cannot be read, and everything that is wrong in them.
pub(super) fn packs(paths: &[PathBuf]) -> Result<Vec<Loaded>, Error> {
    if paths.is_empty() {
        return Ok(vec![built_in()]);
    }
    let mut shelf = Shelf {
        given: paths.iter().map(|path| Given::read(path)).collect::<Result<_, _>>()?,
        loaded: Vec::new(),
    };
    for at in 0..shelf.given.len() {
        shelf.load(at)?;
    }
    Ok(shelf.loaded)
}

/// A pack's source with the packs that it extends.
///
/// # Errors
/// Those of [`packs`].
pub(super) fn source(dir: &Path, bases: &[PathBuf]) -> Result<Source, Error> {
    let mut given: Vec<Given> = bases.iter().map(|path| Given::read(path)).collect::<Result<_, _>>()?;
    let source = Source::read(dir)?;
    given.push(Given { path: dir.to_owned(), of: Of::Source(source.clone()), taken: true });
    let mut shelf = Shelf { given, loaded: Vec::new() };
    for at in 0..shelf.given.len() - 1 {
        shelf.load(at)?;
    }
    if let Some(base) = source.extends() {
        shelf.need(&base, dir)?;
    }
    Ok(source.with_bases(shelf.loaded.into_iter().map(|loaded| loaded.pack).collect()))
}

/// The packs of a command that others may extend, by their ids: those given, then the built-in one.
///
/// # Errors
/// Those of [`packs`].
pub(super) fn bases(paths: &[PathBuf]) -> Result<impl Fn(&str) -> Option<Pack> + use<>, Error> {
    let given = if paths.is_empty() { Vec::new() } else { packs(paths)? };
    Ok(move |id: &str| {
        let of_id = given.iter().find(|loaded| loaded.pack.info().id == id);
        of_id.map(|loaded| loaded.pack.clone()).or_else(|| (id == "zh-service").then(zh_service))
    })
}

/// The folder beside an overlay's with the pack that it extends, if there is one.
pub(super) fn beside(dir: &Path) -> Option<PathBuf> {
    base_beside(dir, &Source::read(dir).ok()?.extends()?)
}

fn base_beside(overlay: &Path, id: &str) -> Option<PathBuf> {
    let dir = overlay.canonicalize().ok()?.parent()?.join(id);
    dir.join("pack.yaml").is_file().then_some(dir)
}

/// The built-in pack.
fn built_in() -> Loaded {
    Loaded { pack: zh_service(), source: Some(zh_service_source()) }
}

struct Given {
    path: PathBuf,
    of: Of,
    /// Whether it is loaded, or being loaded.
    taken: bool,
}

enum Of {
    Source(Source),
    Pack(Box<Pack>),
}

impl Given {
    fn read(path: &Path) -> Result<Given, Error> {
        let of = if path.is_dir() {
            Of::Source(Source::read(path)?)
        } else {
            let bytes = fs::read(path).map_err(|error| Error::from_io(path, &error))?;
            Of::Pack(Box::new(Pack::from_bytes(&bytes).map_err(|error| error.in_file(path.display()))?))
        };
        Ok(Given { path: path.to_owned(), of, taken: false })
    }

    fn id(&self) -> Option<String> {
        match &self.of {
            Of::Source(source) => source.id(),
            Of::Pack(pack) => Some(pack.info().id),
        }
    }

    fn extends(&self) -> Option<String> {
        match &self.of {
            Of::Source(source) => source.extends(),
            Of::Pack(pack) => pack.info().extends,
        }
    }
}

struct Shelf {
    given: Vec<Given>,
    loaded: Vec<Loaded>,
}

impl Shelf {
    /// Loads what was given at this place, after its base.
    fn load(&mut self, at: usize) -> Result<(), Error> {
        if core::mem::replace(&mut self.given[at].taken, true) {
            return Ok(());
        }
        let path = self.given[at].path.clone();
        if let Some(base) = self.given[at].extends() {
            self.need(&base, &path)?;
        }
        let loaded = match &self.given[at].of {
            Of::Pack(pack) => Loaded { pack: Pack::clone(pack), source: None },
            Of::Source(source) => {
                let bases = self.loaded.iter().map(|loaded| loaded.pack.clone()).collect();
                let source = source.clone().with_bases(bases);
                Loaded { pack: Pack::compile(&source)?, source: Some(source) }
            }
        };
        self.loaded.push(loaded);
        Ok(())
    }

    /// Loads the pack of this id if it can be found. That it cannot is for the compiler or the engine to say.
    fn need(&mut self, id: &str, overlay: &Path) -> Result<(), Error> {
        if let Some(at) = self.given.iter().position(|given| given.id().as_deref() == Some(id)) {
            return self.load(at);
        }
        if let Some(dir) = base_beside(overlay, id) {
            self.given.push(Given::read(&dir)?);
            return self.load(self.given.len() - 1);
        }
        if id == "zh-service" && !self.loaded.iter().any(|loaded| loaded.pack.info().id == id) {
            self.loaded.push(built_in());
        }
        Ok(())
    }
}
