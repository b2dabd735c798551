//! One slip, one underline.

use core::cmp::Reverse;

use super::Hit;
use crate::fold::{Folded, MARK, SPACE};
use crate::span::{FoldedPos, Span};

/// Of overlapping hits the severer, then the longer, then the earlier stays; repeats of one rule side by side
/// become one. The result is in order of place.
pub(super) fn resolve(mut hits: Vec<Hit>, text: &Folded<'_>) -> Vec<Hit> {
    if hits.is_empty() {
        return hits;
    }
    hits.sort_unstable_by_key(|hit| {
        (Reverse(hit.severity), Reverse(hit.span.len()), hit.span.start, hit.rule)
    });
    // For each token, the hit that has it.
    let mut taken: Vec<Option<Hit>> = vec![None; text.tokens.len()];
    for hit in hits {
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

/// Whether nothing, or only a mark or a space, stands between two spans.
fn are_neighbours(a: Span<FoldedPos>, b: Span<FoldedPos>, text: &Folded<'_>) -> bool {
    text.tokens[a.end.index()..b.start.index()].iter().all(|token| token.c == MARK || token.c == SPACE)
}
