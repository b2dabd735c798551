//! What a suggestion replaces and reads like, in one message and situation.

use crate::fold::Folded;
use crate::rule::{Replace, Suggest};
use crate::slot;
use crate::span::{BytePos, FoldedPos, Span};

/// The suggestion's text with its slots filled, and the part of the message that it replaces when the slip is `hit`.
pub(crate) fn suggestion<'v>(
    suggest: &Suggest,
    hit: Span<FoldedPos>,
    text: &Folded<'_>,
    slot: impl Fn(&str) -> Option<&'v String>,
) -> (String, Span<BytePos>) {
    let replaced = match suggest.replace {
        Replace::Match => text.bytes(hit),
        Replace::Clause => text.bytes(text.clause(hit)),
        Replace::Sentence => text.bytes(text.sentence(hit)),
        Replace::Message => Span::new(BytePos(0), BytePos(text.text.len() as u32)),
    };
    (slot::fill(&suggest.text, slot), replaced)
}
