//! `phraselint pack stats`.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use phraselint::{Engine, Severity};

use crate::cli::input::Messages;
use crate::cli::progress::Progress;
use crate::cli::{Failure, Outcome, context, load};

/// What became of one rule.
#[derive(Default)]
struct Hits {
    severity: Option<Severity>,
    /// In how many messages it was found.
    messages: u64,
    /// The place, what was found, and the message.
    samples: Vec<(String, String, String)>,
}

/// Counts the messages that each rule was found in.
pub(super) fn run(packs: &[PathBuf], on: &[PathBuf], samples: usize) -> Result<Outcome, Failure> {
    let loaded = load::packs(packs)?;
    let packs: Vec<_> = loaded.into_iter().map(|loaded| loaded.pack).collect();
    let engine = Engine::new(packs)?;
    let mut hits: BTreeMap<String, Hits> =
        engine.rule_ids().map(|id| (id.to_owned(), Hits::default())).collect();
    let mut progress = Progress::new();
    let mut messages = 0u64;
    // How many messages have something of at least this severity.
    let mut flagged = [(Severity::Error, 0u64), (Severity::Warning, 0), (Severity::Info, 0)];
    for path in on {
        for message in Messages::open(path)? {
            let message = message?;
            messages += 1;
            let found = engine.lint(&message.text, &context(&message));
            let worst = found.iter().map(|found| found.severity).max();
            flagged.iter_mut().filter(|(least, _)| worst >= Some(*least)).for_each(|(_, count)| *count += 1);
            let mut seen: Vec<&str> = Vec::new();
            for found in &found {
                let hits = hits.entry(found.rule.clone()).or_default();
                hits.severity = Some(found.severity);
                if !seen.contains(&found.rule.as_str()) {
                    hits.messages += 1;
                    seen.push(&found.rule);
                    if hits.samples.len() < samples {
                        let place = format!("{}:{}", path.display(), message.line);
                        hits.samples.push((place, found.text.clone(), message.text.clone()));
                    }
                }
            }
            progress.step();
        }
    }
    drop(progress);

    let mut out = anstream::stdout();
    writeln!(out, "{messages} messages")?;
    for (least, count) in flagged {
        let name = match least {
            Severity::Error => "at error",
            Severity::Warning => "at warning or above",
            Severity::Info => "at all",
        };
        writeln!(out, "{count} flagged {name}: {} in 1,000", per_thousand(count, messages))?;
    }
    let (mut hit, never): (Vec<_>, Vec<_>) = hits.into_iter().partition(|(_, hits)| hits.messages > 0);
    hit.sort_by_key(|(_, hits)| core::cmp::Reverse(hits.messages));
    for (rule, hits) in hit {
        let severity = hits.severity.map_or("", crate::cli::severity_name);
        writeln!(out, "\n{:>7}  {rule} ({severity})", hits.messages)?;
        for (place, found, text) in hits.samples {
            writeln!(out, "         「{found}」 {place}: {text}")?;
        }
    }
    writeln!(out, "\n{} rules never hit", never.len())?;
    for (rule, _) in never {
        writeln!(out, "         {rule}")?;
    }
    Ok(Outcome::Clean)
}

fn per_thousand(count: u64, of: u64) -> String {
    format!("{:.1}", 1000.0 * count as f64 / of.max(1) as f64)
}
