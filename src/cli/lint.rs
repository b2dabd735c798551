//! `phraselint lint`.

use std::collections::BTreeMap;
use std::io::{self, BufWriter};

use phraselint::{Context, Diagnostic, Engine, Pack, Severity};

use super::input::{Message, Messages};
use super::output::{Jsonl, Pretty, Sarif, Sink};
use super::progress::Progress;
use super::{Failure, Format, LintArgs, Outcome, context, load};

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
    let result = lint_files(&engine, args, &mut *sink);
    // What was linted before a failure is printed all the same.
    sink.finish()?;
    result
}

fn lint_files(engine: &Engine, args: &LintArgs, sink: &mut dyn Sink) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let mut progress = Progress::new();
    for path in &args.files {
        let file = path.display().to_string();
        for message in Messages::open(path)? {
            let message = message?;
            let diagnostics = lint(engine, &message, args);
            if diagnostics.iter().any(|found| found.severity == Severity::Error) {
                outcome = Outcome::Forbidden;
            }
            sink.message(&file, &message, &diagnostics)?;
            progress.step();
        }
    }
    Ok(outcome)
}

fn packs(args: &LintArgs) -> Result<Vec<Pack>, Failure> {
    Ok(load::packs(&args.pack)?.into_iter().map(|loaded| loaded.pack).collect())
}

fn lint(engine: &Engine, message: &Message, args: &LintArgs) -> Vec<Diagnostic> {
    let mut slots: BTreeMap<String, String> = args.slot.iter().cloned().collect();
    slots.extend(message.slots.clone());
    let of_message = context(message);
    let context = Context {
        scene: of_message.scene.or_else(|| args.scene.clone()),
        date: message.date.or(args.date).or(of_message.date),
        slots,
        ..of_message
    };
    let min = Severity::from(args.min_severity);
    engine.lint(&message.text, &context).into_iter().filter(|found| found.severity >= min).collect()
}
