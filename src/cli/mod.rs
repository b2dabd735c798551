//! The command line: what may be asked, who answers, and how it ends.

mod explain;
mod input;
mod lint;
mod load;
mod output;
mod pack;
mod phrases;
mod progress;
mod write;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand, ValueEnum};
use phraselint::{Context, Date, Error, Severity};

use input::Message;
use pack::PackCommand;

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
    /// Lint messages: one a line, or JSON Lines with `text` and optional `scene`, `role`, `date`, `session`, `slots`, `id`
    #[command(
        after_help = "Exit status: 0 clean, 1 an error-level diagnostic was found, 2 wrong usage or unreadable input"
    )]
    Lint(LintArgs),
    /// Show what a rule catches, by its examples and by messages that its phrases match
    Explain {
        /// The rule's id, with or without its pack's; `*` stands for any part
        rule: String,
        /// A folder of YAML or a compiled file; may be given several times [default: the built-in zh-service]
        #[arg(long, value_name = "PATH")]
        pack: Vec<PathBuf>,
    },
    /// Show recommended wording, by scene
    Phrases {
        /// Words that all have to be in the wording, its occasion or the name of its scene [default: everything]
        query: Vec<String>,
        /// Only wording for this scene, as in `hold`
        #[arg(long)]
        scene: Option<String>,
        /// A folder of YAML or a compiled file; may be given several times [default: the built-in zh-service]
        #[arg(long, value_name = "PATH")]
        pack: Vec<PathBuf>,
    },
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
    /// The day of messages that name none, for rules with a first or last day [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
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
        Command::Explain { rule, pack } => explain::run(&rule, &pack),
        Command::Phrases { query, scene, pack } => phrases::run(&query.join(" "), scene.as_deref(), &pack),
        Command::Pack(command) => pack::run(&command),
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

/// The situation of a message from a file; what it does not say is unknown, and its day today.
fn context(message: &Message) -> Context {
    Context {
        scene: message.scene.clone(),
        role: message.role,
        date: message.date.or(Some(today())),
        slots: message.slots.clone(),
        ..Context::default()
    }
}

/// The day where the command runs.
fn today() -> Date {
    static TODAY: LazyLock<Date> = LazyLock::new(|| {
        // OK because both write a day as ISO 8601 does.
        jiff::Zoned::now().date().to_string().parse().expect("a civil date")
    });
    *TODAY
}

/// As authors write it.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn slot(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("write KEY=VALUE, such as surname=王".to_owned()),
    }
}
