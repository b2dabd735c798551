//! `phraselint pack index`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use phraselint::channel::{Examples, Index, Offer, Signed, Time, publish};
use phraselint::{Error, Pack, Source};

use super::{PackDir, check};
use crate::cli::{Failure, Outcome, load, write};

/// How long an index is good for: an index that a client cannot renew should not be believed for ever.
const DAYS: u32 = 90;

#[derive(Args)]
pub(in crate::cli) struct IndexArgs {
    /// The folder to write into: the packs, their examples and index.json
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Folders of packs, and compiled files to publish in place of what such a folder compiles to
    #[arg(long, value_name = "PATH", num_args = 1..)]
    packs: Vec<PathBuf>,
    /// A pack that they extend and that clients have otherwise, as a folder or a compiled file; may be given several times
    /// [default: the built-in zh-service]
    #[arg(long, value_name = "PATH")]
    base: Vec<PathBuf>,
    /// When the index ends, such as 2027-01-31 [default: 90 days from now]
    #[arg(long, value_name = "TIME")]
    expires: Option<Time>,
    /// The index before; its packs that are not given again stay, and so do the rules that it pulls
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// Pull a rule, by its id with its pack's; may be given several times
    #[arg(long, value_name = "RULE")]
    off: Vec<String>,
    /// Pull a rule no longer; may be given several times
    #[arg(long, value_name = "RULE")]
    on: Vec<String>,
}

/// Writes the packs, then the index, which nobody has signed yet.
pub(super) fn run(args: &IndexArgs) -> Result<Outcome, Failure> {
    let before = args.after.as_deref().map(read).transpose()?;
    let mut offers = offers(args)?;
    if let (Some(before), Some(path)) = (&before, &args.after) {
        for entry in &before.packs {
            if !offers.iter().any(|offer| offer.examples.pack == entry.id) {
                offers.push(kept(path, &entry.file.url, &entry.examples.url)?);
            }
        }
    }
    if offers.is_empty() {
        return Err(Failure::Message("the index would have no pack; give folders with --packs".to_owned()));
    }
    let now = Time::now();
    let expires = args.expires.unwrap_or_else(|| now.days_later(DAYS));
    let base = load::bases(&args.base)?;
    let publication = publish(before.as_ref(), &offers, base, (&args.off, &args.on), (now, expires))?;
    fs::create_dir_all(&args.output).map_err(|error| Error::from_io(&args.output, &error))?;
    let mut out = anstream::stdout();
    for (name, bytes) in &publication.files {
        write::whole(&args.output.join(name), bytes)?;
        writeln!(out, "{name}: {} bytes", bytes.len())?;
    }
    // Last, so that it names only what is there.
    let index = &publication.index;
    write::whole(&args.output.join("index.json"), &index.to_signed().to_bytes()?)?;
    for rule in &publication.settled {
        writeln!(out, "{rule}: was pulled, and no pack has it any more")?;
    }
    for rule in &index.off {
        writeln!(out, "{rule}: pulled")?;
    }
    writeln!(out, "index {}, until {}; sign it: `phraselint pack sign`", index.version, index.expires)?;
    Ok(Outcome::Clean)
}

/// Reads an index, whoever has signed it.
pub(super) fn read(path: &Path) -> Result<Index, Error> {
    let bytes = fs::read(path).map_err(|error| Error::from_io(path, &error))?;
    Signed::from_bytes(&bytes)
        .and_then(|signed| Index::from_signed(&signed))
        .map_err(|error| error.in_file(path.display()))
}

/// The packs given: each folder checked, and published as it compiles or as the file with its id.
fn offers(args: &IndexArgs) -> Result<Vec<Offer>, Failure> {
    let (dirs, files): (Vec<_>, Vec<_>) = args.packs.iter().partition(|path| path.is_dir());
    let mut compiled = BTreeMap::new();
    for file in files {
        let bytes = fs::read(file).map_err(|error| Error::from_io(file, &error))?;
        let pack = Pack::from_bytes(&bytes).map_err(|error| error.in_file(file.display()))?;
        compiled.insert(pack.info().id, (file, bytes));
    }
    let mut ids = Vec::new();
    for dir in &dirs {
        ids.push(Source::read(dir)?);
    }
    let mut offers = Vec::new();
    for (dir, source) in dirs.iter().zip(&ids) {
        // Those below it, as they are going to be published.
        let mut base = args.base.clone();
        let mut next = source.extends();
        while let Some(below) =
            next.as_ref().and_then(|id| ids.iter().position(|other| other.id().as_ref() == Some(id)))
            && !base.contains(dirs[below])
        {
            base.push(dirs[below].clone());
            next = ids[below].extends();
        }
        let checked = check::checked(&PackDir { dir: PathBuf::from(dir), base })?;
        let id = checked.pack.info().id;
        let pack = compiled.remove(&id).map_or_else(|| checked.pack.to_bytes(), |(_, bytes)| bytes);
        offers.push(Offer { pack, examples: Examples::of(&checked) });
    }
    match compiled.first_key_value() {
        None => Ok(offers),
        Some((id, (file, _))) => Err(Failure::Message(format!(
            "{}: the examples of {id} are in its folder, which is not given; give it too",
            file.display()
        ))),
    }
}

/// A pack that the index before has, from beside it.
fn kept(index: &Path, pack: &str, examples: &str) -> Result<Offer, Error> {
    let beside = |name: &str| {
        let path = index.with_file_name(name);
        fs::read(&path).map(|bytes| (path.clone(), bytes)).map_err(|error| Error::from_io(&path, &error))
    };
    let (path, bytes) = beside(examples)?;
    let examples = Examples::from_bytes(&bytes).map_err(|error| error.in_file(path.display()))?;
    Ok(Offer { pack: beside(pack)?.1, examples })
}
