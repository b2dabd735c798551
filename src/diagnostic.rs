//! What a lint returns: plain data, alike in JSON, Rust and TypeScript.

use serde::Serialize;

use crate::rule::Severity;

/// A slip in a message. Positions are UTF-16 code units of the text as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The rule's id behind its pack's: `zh-service/impatience.already-told`.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// Where the slip starts.
    pub start: u32,
    /// Where it ends: the position behind its last code unit.
    pub end: u32,
    /// The text between `start` and `end`.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// Why it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What to write instead, best first.
    pub suggestions: Vec<Suggestion>,
}

/// Standard wording in place of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What to write; empty to delete. An unfilled slot stands in it as `{surname}`.
    pub text: String,
    /// Where the text that it replaces starts.
    pub start: u32,
    /// Where that text ends.
    pub end: u32,
    /// When this is the one to take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}
