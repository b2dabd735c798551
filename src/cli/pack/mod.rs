//! `phraselint pack`.

mod build;
mod check;
mod diff;
mod index;
mod keygen;
mod new;
mod root;
mod schema;
mod sign;
mod stats;
mod verify;
mod watch;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Failure, Outcome};

#[derive(Subcommand)]
pub(super) enum PackCommand {
    /// Check a pack: its files, every example and every suggestion, and what is doubtful
    Check {
        #[command(flatten)]
        pack: PackDir,
        /// Check again whenever a file changes, until Ctrl+C
        #[arg(long)]
        watch: bool,
    },
    /// Check a pack and compile it to one file
    Build {
        #[command(flatten)]
        pack: PackDir,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Begin a pack: a folder that passes the check at once, with an example of everything
    New {
        /// The folder to make; its name becomes the pack's id
        dir: PathBuf,
        /// The name for people
        #[arg(long, default_value = "新规则包")]
        title: String,
        /// Begin an overlay of this pack instead
        #[arg(long, value_name = "ID")]
        extends: Option<String>,
    },
    /// Show what changes from one version of a pack to another
    Diff {
        /// A folder of YAML or a compiled file
        old: PathBuf,
        /// A folder of YAML or a compiled file
        new: PathBuf,
        /// Also show which of these messages change their diagnostics
        #[arg(long, value_name = "FILE")]
        on: Vec<PathBuf>,
        /// Show so many of the messages
        #[arg(long, value_name = "NUMBER", default_value_t = 20)]
        samples: usize,
    },
    /// Count how often each rule is hit by real messages, and name those that never are
    Stats {
        /// Folders of YAML or compiled files [default: the built-in zh-service]
        packs: Vec<PathBuf>,
        /// The messages; `-` is standard input
        #[arg(long, value_name = "FILE", required = true)]
        on: Vec<PathBuf>,
        /// Show so many messages for each rule
        #[arg(long, value_name = "NUMBER", default_value_t = 3)]
        samples: usize,
    },
    /// Write the JSON Schemas of a pack's files, by which editors complete and check
    Schema {
        /// The folder to write them into
        dir: PathBuf,
    },
    /// Make a key for signing: FILE with the secret, FILE.pub with what others check by
    Keygen {
        /// The file for the secret, which must not be there yet
        file: PathBuf,
    },
    /// Write the root of a channel, unsigned: which keys sign roots and indexes, and how many must
    Root(root::RootArgs),
    /// Write what a channel publishes: packs, their examples, and the index of them, unsigned
    Index(index::IndexArgs),
    /// Sign a root or an index, adding to the signatures of others
    Sign {
        /// The file to sign
        file: PathBuf,
        /// The secret keys; may be given several times
        #[arg(long, value_name = "SECRET", num_args = 1.., required = true)]
        key: Vec<PathBuf>,
    },
    /// Check a channel's folder as a client does: signatures, times, hashes, and that every pack loads and keeps its examples
    Verify(verify::VerifyArgs),
}

#[derive(Args)]
pub(super) struct PackDir {
    /// The pack's folder
    dir: PathBuf,
    /// A pack that it extends, as a folder or a compiled file; may be given several times
    /// [default: the folder of its name beside this one, or the built-in zh-service]
    #[arg(long, value_name = "PATH")]
    base: Vec<PathBuf>,
}

pub(super) fn run(command: &PackCommand) -> Result<Outcome, Failure> {
    match command {
        PackCommand::Check { pack, watch: false } => check::run(pack),
        PackCommand::Check { pack, watch: true } => watch::run(pack),
        PackCommand::Build { pack, output } => build::run(pack, output),
        PackCommand::New { dir, title, extends } => new::run(dir, title, extends.as_deref()),
        PackCommand::Diff { old, new, on, samples } => diff::run(old, new, on, *samples),
        PackCommand::Stats { packs, on, samples } => stats::run(packs, on, *samples),
        PackCommand::Schema { dir } => schema::run(dir),
        PackCommand::Keygen { file } => keygen::run(file),
        PackCommand::Root(args) => root::run(args),
        PackCommand::Index(args) => index::run(args),
        PackCommand::Sign { file, key } => sign::run(file, key),
        PackCommand::Verify(args) => verify::run(args),
    }
}
