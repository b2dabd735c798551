//! `phraselint lint`.

use std::collections::BTreeMap;
use std::io::{self, BufWriter};

use phraselint::{Context, Diagnostic, Engine, Pack, Severity, zh_service};

use super::input::{Message, Messages};
use super::output::{Jsonl, Pretty, Sarif, Sink};
use super::{Failure, Format, LintArgs, Outcome, load};

/// Lints every message of every file, in order.
pub(super) fn run(args: &LintArgs) -> Result<Outcome, Failure> {
    let engine = Engine::new(packs(args)?)?;
    let out = || BufWriter::new(io::stdout().lock());
    let several = args.files.len() > 1;
    let mut sink: Box<dyn Sink> = match args.format {
        Format::Pretty => Box::new(Pretty::new(anstream::AutoStream::auto(io::stdout().lock()))),
        Format::Jsonl => Box::new(Jsonl::new(out(), several)),
        Format::Sarif => Box::new(Sarif::new(out(), engine.packs())),
    };
    let mut outcome = Outcome::Clean;
    let mut failure = None;
    'files: for path in &args.files {
        let file = path.display().to_string();
        let messages = match Messages::open(path) {
            Ok(messages) => messages,
            Err(error) => {
                failure = Some(error);
                break;
            }
        };
        for message in messages {
            let message = match message {
                Ok(message) => message,
                Err(error) => {
                    failure = Some(error);
                    break 'files;
                }
            };
            let diagnostics = lint(&engine, &message, args);
            if diagnostics.iter().any(|found| found.severity == Severity::Error) {
                outcome = Outcome::Forbidden;
            }
            sink.message(&file, &message, &diagnostics)?;
        }
    }
    // What was linted before the failure is printed all the same.
    sink.finish()?;
    failure.map_or(Ok(outcome), Err)
}

fn packs(args: &LintArgs) -> Result<Vec<Pack>, Failure> {
    if args.pack.is_empty() {
        return Ok(vec![zh_service()]);
    }
    Ok(args.pack.iter().map(|path| load(path)).collect::<Result<_, _>>()?)
}

fn lint(engine: &Engine, message: &Message, args: &LintArgs) -> Vec<Diagnostic> {
    let mut slots: BTreeMap<String, String> = args.slot.iter().cloned().collect();
    slots.extend(message.slots.clone());
    let context = Context {
        scene: message.scene.clone().or_else(|| args.scene.clone()),
        role: message.role,
        slots,
        ..Context::default()
    };
    let min = Severity::from(args.min_severity);
    engine.lint(&message.text, &context).into_iter().filter(|found| found.severity >= min).collect()
}
