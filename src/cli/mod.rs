//! The command line: what may be asked, who answers, and how it ends.

mod input;
mod lint;
mod output;
mod pack;
mod progress;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use phraselint::{Error, Pack, Severity, Source};

#[derive(Parser)]
#[command(
    name = "phraselint",
    version,
    about = "Finds wording that customer service must not send, and offers what to write instead"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lint messages: one a line, or JSON Lines with `text` and optional `scene`, `role`, `session`, `slots`, `id`
    #[command(
        after_help = "Exit status: 0 clean, 1 an error-level diagnostic was found, 2 wrong usage or unreadable input"
    )]
    Lint(LintArgs),
    /// Work on packs of rules
    #[command(subcommand)]
    Pack(PackCommand),
}

#[derive(Args)]
struct LintArgs {
    /// Files to read; `-` is standard input
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// A folder of YAML or a compiled file; may be given several times [default: the built-in zh-service]
    #[arg(long, value_name = "PATH")]
    pack: Vec<PathBuf>,
    /// The scene of messages that name none
    #[arg(long)]
    scene: Option<String>,
    /// A value for a slot of the suggestions; may be given several times
    #[arg(long, value_name = "KEY=VALUE", value_parser = slot)]
    slot: Vec<(String, String)>,
    /// Leave out diagnostics below this severity
    #[arg(long, value_name = "SEVERITY", default_value = "info")]
    min_severity: Level,
    /// How to print
    #[arg(long, default_value = "pretty")]
    format: Format,
}

#[derive(Subcommand)]
enum PackCommand {
    /// Check a pack: its files, every example and every suggestion
    Check {
        /// The pack's folder
        dir: PathBuf,
    },
    /// Check a pack and compile it to one file
    Build {
        /// The pack's folder
        dir: PathBuf,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people
    Pretty,
    /// One JSON object a message
    Jsonl,
    /// SARIF 2.1.0, for code scanning tools
    Sarif,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Severity {
        match level {
            Level::Info => Severity::Info,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        }
    }
}

/// How a command ends when nothing went wrong.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Clean,
    /// An error-level diagnostic was found.
    Forbidden,
}

/// Why a command stops: a message for people, or a reader that has gone away.
enum Failure {
    Message(String),
    BrokenPipe,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Message(error.to_string())
    }
}

/// For writing: reading has better messages of its own.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::Message(format!("cannot write: {error}")),
        }
    }
}

/// Runs the command that the arguments ask for.
pub(crate) fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Lint(args) => lint::run(&args),
        Command::Pack(PackCommand::Check { dir }) => pack::check(&dir),
        Command::Pack(PackCommand::Build { dir, output }) => pack::build(&dir, &output),
    };
    match result {
        Ok(Outcome::Clean) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Forbidden) => ExitCode::from(1),
        Err(Failure::Message(message)) => {
            anstream::eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Loads a pack from a folder of YAML or from a compiled file.
fn load(path: &Path) -> Result<Pack, Error> {
    if path.is_dir() {
        return Pack::compile(&Source::read(path)?);
    }
    let bytes = std::fs::read(path).map_err(|error| Error::from_io(path, &error))?;
    Pack::from_bytes(&bytes).map_err(|error| error.in_file(path.display()))
}

fn slot(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("write KEY=VALUE, such as surname=王".to_owned()),
    }
}
