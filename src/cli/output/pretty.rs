//! For people: the message, its slips underlined, and what to write instead.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use phraselint::{Diagnostic, Severity, Suggestion};

use super::{Message, Sink};

pub(in crate::cli) struct Pretty<W> {
    out: W,
    messages: usize,
    /// Diagnostics at error, warning and info.
    counts: [usize; 3],
}

impl<W: Write> Pretty<W> {
    pub(in crate::cli) fn new(out: W) -> Pretty<W> {
        Pretty { out, messages: 0, counts: [0; 3] }
    }
}

impl<W: Write> Sink for Pretty<W> {
    fn message(&mut self, file: &str, message: &Message, diagnostics: &[Diagnostic]) -> io::Result<()> {
        self.messages += 1;
        for found in diagnostics {
            let (level, count) = match found.severity {
                Severity::Error => (Level::ERROR, 0),
                Severity::Warning => (Level::WARNING, 1),
                Severity::Info => (Level::INFO, 2),
            };
            self.counts[count] += 1;
            let span = byte(&message.text, found.start)..byte(&message.text, found.end);
            let snippet = Snippet::source(&message.text)
                .line_start(message.line)
                .path(file)
                .annotation(AnnotationKind::Primary.span(span));
            let mut group =
                Group::with_title(level.primary_title(&found.message).id(&found.rule)).element(snippet);
            if let Some(why) = &found.why {
                group = group.element(Level::NOTE.message(why));
            }
            for suggestion in &found.suggestions {
                group = group.element(Level::HELP.message(help(&message.text, suggestion)));
            }
            writeln!(self.out, "{}\n", Renderer::styled().render(&[group]))?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        let [errors, warnings, infos] = self.counts;
        writeln!(
            self.out,
            "{} messages: {errors} forbidden (error), {warnings} unsuitable (warning), {infos} could be better (info)",
            self.messages
        )?;
        self.out.flush()
    }
}

fn help(text: &str, suggestion: &Suggestion) -> String {
    let replaced = &text[byte(text, suggestion.start)..byte(text, suggestion.end)];
    let what = match suggestion.text.as_str() {
        "" => format!("delete 「{replaced}」"),
        text => format!("「{replaced}」 → 「{text}」"),
    };
    match &suggestion.when {
        Some(when) => format!("{what} ({when})"),
        None => what,
    }
}

/// The byte offset of a UTF-16 offset.
fn byte(text: &str, utf16: u32) -> usize {
    let mut units = 0;
    text.char_indices()
        .find(|(_, c)| {
            let found = units >= utf16;
            units += c.len_utf16() as u32;
            found
        })
        .map_or(text.len(), |(at, _)| at)
}
