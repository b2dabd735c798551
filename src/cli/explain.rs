//! `phraselint explain`.

use std::io::{self, Write};
use std::path::PathBuf;

use phraselint::{Explanation, Role, Turn, closest_rule, explain};

use super::{Failure, Outcome, load, severity_name};

/// Messages that are shown for each phrase.
const SAMPLES: usize = 4;

/// Shows what a rule catches.
pub(super) fn run(rule: &str, packs: &[PathBuf]) -> Result<Outcome, Failure> {
    let loaded = load::packs(packs)?;
    let found: Vec<_> = loaded
        .iter()
        .flat_map(|loaded| explain(&loaded.pack, loaded.source.as_ref(), rule, SAMPLES))
        .collect();
    if found.is_empty() {
        let guess = closest_rule(loaded.iter().map(|loaded| &loaded.pack), rule);
        let packs: Vec<_> = loaded.iter().map(|loaded| loaded.pack.info().id).collect();
        let mend = guess.map_or("name one of theirs, or give its pack with --pack".to_owned(), |id| {
            format!("did you mean {id}?")
        });
        return Err(Failure::Message(format!("there is no rule {rule} in {}; {mend}", packs.join(", "))));
    }
    let mut out = anstream::stdout();
    for (i, explanation) in found.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        write(&mut out, explanation)?;
    }
    Ok(Outcome::Clean)
}

fn write(out: &mut impl Write, rule: &Explanation) -> io::Result<()> {
    writeln!(out, "{} ({})", rule.rule, severity_name(rule.severity))?;
    writeln!(out, "  {}", rule.message)?;
    for text in rule.why.iter().chain(&rule.source) {
        writeln!(out, "  {text}")?;
    }
    if !rule.tags.is_empty() {
        writeln!(out, "  tags: {}", rule.tags.join(", "))?;
    }
    for condition in conditions(rule) {
        writeln!(out, "  {condition}")?;
    }
    section(out, "catches · 抓到", &rule.bad)?;
    section(out, "leaves alone · 放过", &rule.good)?;
    writeln!(out, "\n  phrases · 短语")?;
    for (phrase, samples) in &rule.phrases {
        writeln!(out, "    {phrase}\n      {}", samples.join(" · "))?;
    }
    section(out, "except inside · 例外", &rule.except)?;
    writeln!(out, "\n  instead · 建议")?;
    for (text, when) in &rule.suggest {
        let text = if text.is_empty() { "（删去 · nothing）" } else { text };
        match when {
            Some(when) => writeln!(out, "    {text}  ({when})")?,
            None => writeln!(out, "    {text}")?,
        }
    }
    Ok(())
}

fn section(out: &mut impl Write, title: &str, texts: &[String]) -> io::Result<()> {
    if texts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n  {title}")?;
    texts.iter().try_for_each(|text| writeln!(out, "    {text}"))
}

/// When the rule speaks, a line for each condition.
fn conditions(rule: &Explanation) -> Vec<String> {
    let mut lines = Vec::new();
    if !rule.scenes.is_empty() {
        lines.push(format!("only in the scene {}", rule.scenes.join(", ")));
    }
    match rule.role {
        Some(Role::Agent) => lines.push("only in messages of agents".to_owned()),
        Some(Role::Customer) => lines.push("only in messages of customers".to_owned()),
        None => {}
    }
    match rule.turn {
        Some(Turn::First) => lines.push("only in the first message".to_owned()),
        Some(Turn::Last) => lines.push("only in the last message".to_owned()),
        None => {}
    }
    lines.extend(rule.valid_from.map(|date| format!("from {date} on")));
    lines.extend(rule.valid_to.map(|date| format!("until {date}")));
    for (near, word) in [(&rule.near, "only with"), (&rule.unless_near, "only without")] {
        if let Some((phrases, within)) = near {
            lines.push(format!("{word} one of these within {within} characters: {}", phrases.join(", ")));
        }
    }
    if rule.quoted {
        lines.push("in quoted text too".to_owned());
    }
    lines
}
