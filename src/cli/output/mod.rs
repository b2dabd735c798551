//! How diagnostics are printed.

mod jsonl;
mod pretty;
mod sarif;

use std::io;

use phraselint::Diagnostic;

use super::input::Message;

pub(super) use jsonl::Jsonl;
pub(super) use pretty::Pretty;
pub(super) use sarif::Sarif;

/// Where the results of a lint go.
pub(super) trait Sink {
    /// Prints one message's diagnostics.
    fn message(&mut self, file: &str, message: &Message, diagnostics: &[Diagnostic]) -> io::Result<()>;

    /// Prints what comes after all messages, and flushes.
    fn finish(&mut self) -> io::Result<()>;
}
