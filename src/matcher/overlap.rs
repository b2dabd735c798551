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
    let mut taken = vec![false; text.tokens.len()];
    hits.retain(|hit| {
        let tokens = &mut taken[hit.span.start.index()..hit.span.end.index()];
        let free = !tokens.contains(&true);
        if free {
            tokens.fill(true);
        }
        free
    });
    hits.sort_unstable_by_key(|hit| (hit.span.start, hit.span.end));
    let mut merged: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
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
