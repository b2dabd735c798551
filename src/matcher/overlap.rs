//! One slip, one underline.

use super::{Hit, key};
use crate::fold::{Folded, MARK, SPACE};
use crate::rule::Severity;
use crate::span::{FoldedPos, Span};

/// Of overlapping hits the severer, then the longer, then the earlier stays; repeats of one rule side by side
/// become one. The result is in order of place.
pub(super) fn resolve(hits: Vec<Hit>, severity: impl Fn(usize) -> Severity, text: &Folded<'_>) -> Vec<Hit> {
    if hits.is_empty() {
        return hits;
    }
    // OK because a pack of 2³² rules would not fit into memory.
    let key =
        |hit: Hit| key([!(severity(hit.rule) as u32), !hit.span.len(), hit.span.start.0, hit.rule as u32]);
    let mut keys: Vec<u128> = hits.into_iter().map(key).collect();
    keys.sort_unstable();
    // For each token, the hit that has it.
    let mut taken: Vec<Option<Hit>> = vec![None; text.tokens.len()];
    for hit in keys.into_iter().map(from_key) {
        let tokens = &mut taken[hit.span.start.index()..hit.span.end.index()];
        if tokens.iter().all(Option::is_none) {
            tokens.fill(Some(hit));
        }
    }
    let mut in_order: Vec<Hit> = taken.into_iter().flatten().collect();
    in_order.dedup();
    let mut merged: Vec<Hit> = Vec::with_capacity(in_order.len());
    for hit in in_order {
        match merged.last_mut() {
            Some(last) if last.rule == hit.rule && are_neighbours(last.span, hit.span, text) => {
                last.span.end = hit.span.end;
            }
            _ => merged.push(hit),
        }
    }
    merged
}

fn from_key(key: u128) -> Hit {
    let [len, start, rule] = [key >> 64, key >> 32, key].map(|part| part as u32);
    Hit { rule: rule as usize, span: Span::new(FoldedPos(start), FoldedPos(start + !len)) }
}

/// Whether nothing, or only a mark or a space, stands between two spans.
fn are_neighbours(a: Span<FoldedPos>, b: Span<FoldedPos>, text: &Folded<'_>) -> bool {
    text.tokens[a.end.index()..b.start.index()].iter().all(|token| token.c == MARK || token.c == SPACE)
}
