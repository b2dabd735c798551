//! SARIF 2.1.0 (OASIS), one run: for tools that show findings in files.

use std::collections::BTreeMap;
use std::io::{self, Write};

use phraselint::{Diagnostic, PackInfo, Severity};
use serde_json::{Value, json};

use super::{Message, Sink};

/// Collects everything, since SARIF is one document.
pub(in crate::cli) struct Sarif<W> {
    out: W,
    packs: Vec<Value>,
    /// By id, so that equal inputs give equal files.
    rules: BTreeMap<String, Value>,
    results: Vec<Value>,
}

impl<W: Write> Sarif<W> {
    pub(in crate::cli) fn new(out: W, packs: &[PackInfo]) -> Sarif<W> {
        let packs = packs
            .iter()
            .map(|pack| json!({ "name": pack.id, "semanticVersion": pack.version, "fullName": pack.title }));
        Sarif { out, packs: packs.collect(), rules: BTreeMap::new(), results: Vec::new() }
    }
}

impl<W: Write> Sink for Sarif<W> {
    fn message(&mut self, file: &str, message: &Message, diagnostics: &[Diagnostic]) -> io::Result<()> {
        // Columns count from 1, here as everywhere in UTF-16 code units.
        let region = |start: u32, end: u32| json!({ "startLine": message.line, "startColumn": start + 1, "endLine": message.line, "endColumn": end + 1 });
        for found in diagnostics {
            self.rules.entry(found.rule.clone()).or_insert_with(|| rule(found));
            let fixes = found.suggestions.iter().map(|suggestion| {
                json!({
                    "description": { "text": suggestion.when.as_deref().unwrap_or("标准用语") },
                    "artifactChanges": [{
                        "artifactLocation": { "uri": uri(file) },
                        "replacements": [{
                            "deletedRegion": region(suggestion.start, suggestion.end),
                            "insertedContent": { "text": suggestion.text },
                        }],
                    }],
                })
            });
            self.results.push(json!({
                "ruleId": found.rule,
                "level": level(found.severity),
                "message": { "text": found.message },
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": { "uri": uri(file) },
                        "region": region(found.start, found.end),
                    },
                }],
                "fixes": fixes.collect::<Vec<_>>(),
            }));
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        let document = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "columnKind": "utf16CodeUnits",
                "tool": {
                    "driver": {
                        "name": "phraselint",
                        "semanticVersion": env!("CARGO_PKG_VERSION"),
                        "rules": self.rules.values().collect::<Vec<_>>(),
                    },
                    "extensions": self.packs,
                },
                "results": self.results,
            }],
        });
        serde_json::to_writer_pretty(&mut self.out, &document)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}

fn rule(found: &Diagnostic) -> Value {
    let mut rule = json!({
        "id": found.rule,
        "shortDescription": { "text": found.message },
        "defaultConfiguration": { "level": level(found.severity) },
    });
    if let Some(why) = &found.why {
        rule["fullDescription"] = json!({ "text": why });
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative reference: what a URI may not hold is percent-encoded.
fn uri(file: &str) -> String {
    let path = if file == "-" { "stdin" } else { file };
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
