//! One JSON object a message, clean ones too, in order.

use std::io::{self, Write};

use phraselint::Diagnostic;
use serde::Serialize;

use super::{Message, Sink};

pub(in crate::cli) struct Jsonl<W> {
    out: W,
    /// Whether lines say which file they are of.
    several: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<&'a serde_json::Value>,
    text: &'a str,
    diagnostics: &'a [Diagnostic],
}

impl<W: Write> Jsonl<W> {
    pub(in crate::cli) fn new(out: W, several: bool) -> Jsonl<W> {
        Jsonl { out, several }
    }
}

impl<W: Write> Sink for Jsonl<W> {
    fn message(&mut self, file: &str, message: &Message, diagnostics: &[Diagnostic]) -> io::Result<()> {
        let line = Line {
            file: self.several.then_some(file),
            line: message.line,
            id: message.id.as_ref(),
            session: message.session.as_ref(),
            text: &message.text,
            diagnostics,
        };
        serde_json::to_writer(&mut self.out, &line)?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
