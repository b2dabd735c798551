//! Phrases that stand twice.

use std::collections::BTreeMap;

use super::Check;
use crate::pack::Rule;
use crate::problem::Problem;

/// Warns of phrases that a rule has twice, or that two rules share which speak in the same situations.
pub(super) fn phrases(check: &Check<'_>, warnings: &mut Vec<Problem>) {
    let rules = || check.draft.pack.rules.iter().zip(&check.draft.rules);
    let all: Vec<_> = rules()
        .flat_map(|(rule, written)| {
            let places = rule.phrases.iter().zip(&written.phrases);
            places.map(move |(phrase, text)| (rule, written, phrase, text.place))
        })
        .collect();
    let mut first = BTreeMap::new();
    for (at, (rule, written, phrase, place)) in all.iter().enumerate() {
        let before: &mut Vec<usize> = first.entry((phrase.expr.as_str(), phrase.sound)).or_default();
        if let Some(&(other, other_written, _, other_place)) =
            before.iter().map(|&before| &all[before]).find(|(other, ..)| speak_together(other, rule))
        {
            let message = if other.id == rule.id {
                "the phrase stands in this rule already; remove it".to_owned()
            } else {
                format!(
                    "{} has the same phrase, at {}:{}; keep it in one of the two",
                    other.id, other_written.file, other_place.line
                )
            };
            warnings.push(Problem::new(&written.file, *place, message));
        }
        before.push(at);
    }
}

/// Whether there are situations in which both rules speak, and none in which conditions of nearness tell them apart.
fn speak_together(a: &Rule, b: &Rule) -> bool {
    let (ca, cb) = (&a.conditions, &b.conditions);
    let overlap =
        |a: &[String], b: &[String]| a.is_empty() || b.is_empty() || a.iter().any(|id| b.contains(id));
    let agree = |a: Option<_>, b: Option<_>| a.is_none() || b.is_none() || a == b;
    let ends_before = |to: Option<_>, from: Option<_>| to.zip(from).is_some_and(|(to, from)| to < from);
    overlap(&ca.scenes, &cb.scenes)
        && agree(ca.role, cb.role)
        && (ca.turn.is_none() || cb.turn.is_none() || ca.turn == cb.turn)
        && !ends_before(ca.valid_to, cb.valid_from)
        && !ends_before(cb.valid_to, ca.valid_from)
        && a.near == b.near
        && a.unless_near == b.unless_near
}
