//! `phraselint pack diff`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use phraselint::{Change, Diagnostic, Diff, Engine, Error, Pack};

use crate::cli::input::{Message, Messages};
use crate::cli::progress::Progress;
use crate::cli::{Failure, Outcome, context, load, severity_name};

/// Shows what changes, and on which messages.
pub(super) fn run(old: &Path, new: &Path, on: &[PathBuf], samples: usize) -> Result<Outcome, Failure> {
    let (before, after) = (packs(old)?, packs(new)?);
    let (Some(was), Some(is)) = (before.last(), after.last()) else { return Ok(Outcome::Clean) };
    let mut out = anstream::stdout();
    let title = |pack: &Pack| format!("{} {}", pack.info().id, pack.info().version);
    writeln!(out, "{} → {}", title(was), title(is))?;
    write(&mut out, &Diff::between(was, is))?;
    if !on.is_empty() {
        let engines = [Engine::new(before)?, Engine::new(after)?];
        messages(&mut out, &engines, on, samples)?;
    }
    Ok(Outcome::Clean)
}

/// The pack, after those that it extends.
fn packs(path: &Path) -> Result<Vec<Pack>, Error> {
    Ok(load::packs(&[path.to_owned()])?.into_iter().map(|loaded| loaded.pack).collect())
}

fn write(out: &mut impl Write, diff: &Diff) -> io::Result<()> {
    if diff.is_empty() {
        writeln!(out, "the same rules, word sets and wording")?;
    }
    for rule in &diff.added {
        writeln!(out, "+ {rule}")?;
    }
    for (rule, instead) in &diff.removed {
        let instead = if instead.is_empty() { String::new() } else { format!(" → {}", instead.join(", ")) };
        writeln!(out, "- {rule}{instead}")?;
    }
    for (rule, changes) in &diff.changed {
        writeln!(out, "~ {rule}")?;
        for change in changes {
            match change {
                Change::Severity(from, to) => {
                    writeln!(out, "    severity: {} → {}", severity_name(*from), severity_name(*to))?;
                }
                Change::Message(from, to) => writeln!(out, "    message: {from} → {to}")?,
                Change::List(key, added, removed) => {
                    writeln!(out, "    {key}:")?;
                    lines(out, added, removed)?;
                }
                Change::Key(key) => writeln!(out, "    {key} is another")?,
            }
        }
    }
    for (set, (added, removed)) in &diff.sets {
        writeln!(out, "~ {{{set}}}")?;
        lines(out, added, removed)?;
    }
    if !diff.wordings_added.is_empty() || !diff.wordings_removed.is_empty() {
        writeln!(out, "~ phrasebook")?;
        lines(out, &diff.wordings_added, &diff.wordings_removed)?;
    }
    Ok(())
}

fn lines(out: &mut impl Write, added: &[String], removed: &[String]) -> io::Result<()> {
    removed.iter().try_for_each(|text| writeln!(out, "    - {text}"))?;
    added.iter().try_for_each(|text| writeln!(out, "    + {text}"))
}

/// Shows the messages in which the two engines find something else.
fn messages(
    out: &mut impl Write,
    [before, after]: &[Engine; 2],
    on: &[PathBuf],
    samples: usize,
) -> Result<(), Failure> {
    let mut progress = Progress::new();
    let (mut all, mut changed) = (0u64, 0usize);
    writeln!(out)?;
    for path in on {
        for message in Messages::open(path)? {
            let message: Message = message?;
            all += 1;
            progress.step();
            let context = context(&message);
            let (was, is) = (before.lint(&message.text, &context), after.lint(&message.text, &context));
            let gone: Vec<_> =
                was.iter().filter(|found| !is.iter().any(|other| same(found, other))).collect();
            let come: Vec<_> =
                is.iter().filter(|found| !was.iter().any(|other| same(found, other))).collect();
            if gone.is_empty() && come.is_empty() {
                continue;
            }
            changed += 1;
            if changed <= samples {
                writeln!(out, "{}:{}: {}", path.display(), message.line, message.text)?;
                for (sign, found) in
                    gone.iter().map(|found| ('-', found)).chain(come.iter().map(|found| ('+', found)))
                {
                    writeln!(
                        out,
                        "    {sign} {} {} 「{}」",
                        severity_name(found.severity),
                        found.rule,
                        found.text
                    )?;
                }
            }
        }
    }
    drop(progress);
    writeln!(out, "{changed} of {all} messages change")?;
    if changed > samples {
        writeln!(out, "{} of them are not shown; --samples {changed} shows all", changed - samples)?;
    }
    Ok(())
}

/// Whether a user would see the same underline.
fn same(a: &Diagnostic, b: &Diagnostic) -> bool {
    (&a.rule, a.severity, a.start, a.end) == (&b.rule, b.severity, b.start, b.end)
}
