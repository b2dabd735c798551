//! `phraselint pack root`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use phraselint::Error;
use phraselint::channel::{PublicKey, Root, Signed, Time};

use crate::cli::{Failure, Outcome, write};

/// How long a root is good for: it is shipped inside programs.
const DAYS: u32 = 3653;

#[derive(Args)]
pub(in crate::cli) struct RootArgs {
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The public keys that sign roots; may be given several times
    #[arg(long, value_name = "FILE.pub", num_args = 1.., required = true)]
    root_key: Vec<PathBuf>,
    /// How many of them must sign
    #[arg(long, value_name = "NUMBER")]
    root_threshold: usize,
    /// The public keys that sign the index; may be given several times
    #[arg(long, value_name = "FILE.pub", num_args = 1.., required = true)]
    index_key: Vec<PathBuf>,
    /// How many of them must sign
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    index_threshold: usize,
    /// When the root ends, such as 2036-01-01 [default: ten years from now]
    #[arg(long, value_name = "TIME")]
    expires: Option<Time>,
    /// The root before, which clients have
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
}

/// Writes a root that nobody has signed yet.
pub(super) fn run(args: &RootArgs) -> Result<Outcome, Failure> {
    let now = Time::now();
    let expires = args.expires.unwrap_or_else(|| now.days_later(DAYS));
    if expires <= now {
        return Err(Failure::Message(format!(
            "the root would expire on {expires}, and it is {now}; choose a later time"
        )));
    }
    if args.output.exists() {
        return Err(Failure::Message(format!(
            "{}: is there already, perhaps with signatures; name another file, or take it away",
            args.output.display()
        )));
    }
    let before = args.after.as_deref().map(read).transpose()?;
    let root = Root::new(
        before.as_ref(),
        expires,
        (&keys(&args.root_key)?, args.root_threshold),
        (&keys(&args.index_key)?, args.index_threshold),
    )?;
    write::whole(&args.output, &root.to_signed().to_bytes()?)?;
    let mut out = anstream::stdout();
    writeln!(out, "root {}, until {}", root.version, root.expires)?;
    match &before {
        None => {
            writeln!(out, "sign it with {} of its root keys: `phraselint pack sign`", args.root_threshold)?
        }
        Some(before) => writeln!(
            out,
            "sign it with {} root keys of root {} and {} of its own, and publish it as {}.root.json",
            before.roles.root.threshold, before.version, args.root_threshold, root.version
        )?,
    }
    Ok(Outcome::Clean)
}

/// Reads a root, whoever has signed it.
fn read(path: &Path) -> Result<Root, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::from_io(path, &error))?;
    Signed::from_bytes(&bytes)
        .and_then(|signed| Root::from_signed(&signed))
        .map_err(|error| error.in_file(path.display()))
}

fn keys(paths: &[PathBuf]) -> Result<Vec<PublicKey>, Error> {
    let key = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|error| Error::from_io(path, &error))?;
        PublicKey::from_file(&text).map_err(|error| error.in_file(path.display()))
    };
    paths.iter().map(key).collect()
}
