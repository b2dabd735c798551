//! The reasons why a match does not count: standard wording wins, quoted text is somebody else's, and other
//! wording must or must not be near.

use core::mem;
use std::sync::Arc;

use crate::fold::{Folded, MARK};
use crate::pack::{Near, Rule};
use crate::pattern::{Lazy, Scratch, WordSets, search_wording};
use crate::span::{FoldedPos, Span};

/// What excuses the matches of one rule.
pub(super) struct Guards {
    /// The rule's exceptions and its own suggestions.
    around: Vec<Lazy>,
    quoted: bool,
    near: Option<Nearby>,
    unless_near: Option<Nearby>,
}

/// Why a match does not count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Excuse {
    Quoted,
    /// It lies inside an exception, or, of a higher number, inside one of the rule's own suggestions.
    Around(usize),
    /// What must be near is not.
    NotNear,
    /// What must not be near is.
    Near,
}

struct Nearby {
    programs: Vec<Lazy>,
    within: u32,
}

impl Guards {
    pub(super) fn new(rule: &mut Rule, sets: &Arc<WordSets>) -> Result<Guards, &'static str> {
        // One of nothing but slots and marks protects nothing: it would cover everything.
        let suggestions = rule.suggest.iter().map(|suggest| search_wording(&suggest.text));
        let suggestions = suggestions.filter_map(|(expr, literal)| literal.map(|_| expr));
        let around =
            mem::take(&mut rule.except).into_iter().chain(suggestions).map(|expr| Lazy::new(expr, sets));
        Ok(Guards {
            around: around.collect::<Result<_, _>>()?,
            quoted: rule.quoted,
            near: rule.near.take().map(|near| Nearby::new(near, sets)).transpose()?,
            unless_near: rule.unless_near.take().map(|near| Nearby::new(near, sets)).transpose()?,
        })
    }

    /// Why a match does not count, for a reason of its own rule, if it does not.
    pub(super) fn excuse(
        &self,
        text: &Folded<'_>,
        span: Span<FoldedPos>,
        scratch: &mut Scratch,
    ) -> Option<Excuse> {
        if !self.quoted && text.is_quoted(span) {
            return Some(Excuse::Quoted);
        }
        if let Some(at) = self.around.iter().position(|around| around.get().covers(text, span, scratch)) {
            return Some(Excuse::Around(at));
        }
        if self.near.as_ref().is_some_and(|near| !near.found(text, span, scratch)) {
            return Some(Excuse::NotNear);
        }
        self.unless_near.as_ref().is_some_and(|near| near.found(text, span, scratch)).then_some(Excuse::Near)
    }
}

impl Nearby {
    fn new(near: Near, sets: &Arc<WordSets>) -> Result<Nearby, &'static str> {
        let programs =
            near.phrases.into_iter().map(|expr| Lazy::new(expr, sets)).collect::<Result<_, _>>()?;
        Ok(Nearby { programs, within: u32::from(near.within) })
    }

    fn found(&self, text: &Folded<'_>, span: Span<FoldedPos>, scratch: &mut Scratch) -> bool {
        let reach = Span::new(self.before(text, span.start), self.after(text, span.end));
        self.programs.iter().any(|program| program.get().touches(text, reach, scratch))
    }

    /// The place `within` kept characters before `pos`, and one more, so that wording which ends there touches it.
    fn before(&self, text: &Folded<'_>, pos: FoldedPos) -> FoldedPos {
        let mut left = self.within + 1;
        let tokens = text.tokens[..pos.index()].iter().rev();
        let skipped = tokens.take_while(|token| take_kept(token.c, &mut left)).count();
        FoldedPos(pos.0 - skipped as u32)
    }

    fn after(&self, text: &Folded<'_>, pos: FoldedPos) -> FoldedPos {
        let mut left = self.within + 1;
        let tokens = text.tokens[pos.index()..].iter();
        let skipped = tokens.take_while(|token| take_kept(token.c, &mut left)).count();
        FoldedPos(pos.0 + skipped as u32)
    }
}

/// Counts kept characters down; marks are free.
fn take_kept(c: char, left: &mut u32) -> bool {
    if c == MARK {
        return true;
    }
    let some = *left > 0;
    *left = left.saturating_sub(1);
    some
}

/// How far phrasebook wording reaches in a text; looked for at the first question only.
#[derive(Default)]
pub(super) struct Standard {
    /// For each token, the furthest end of wording that begins there or before.
    ends: Option<Vec<FoldedPos>>,
}

impl Standard {
    /// Whether a span lies inside such wording, given how to find it all.
    pub(super) fn contains(
        &mut self,
        text: &Folded<'_>,
        span: Span<FoldedPos>,
        find: impl FnOnce() -> Vec<Span<FoldedPos>>,
    ) -> bool {
        let ends = self.ends.get_or_insert_with(|| {
            let mut ends = vec![FoldedPos(0); text.tokens.len() + 1];
            for standard in find() {
                let end = &mut ends[standard.start.index()];
                *end = standard.end.max(*end);
            }
            let mut furthest = FoldedPos(0);
            for end in &mut ends {
                furthest = furthest.max(*end);
                *end = furthest;
            }
            ends
        });
        span.end <= ends[span.start.index()]
    }
}
