//! Phrases and rules that can never be reported.
//!
//! A phrase is tried on messages made from it. If none of them shows its rule, something stands in its way, and that
//! is the warning. A rule of which no phrase can be reported has `bad` examples that fail, so it never comes here.

use super::Check;
use super::situation::{context, reason};
use crate::date::Date;
use crate::matcher::Verdict;
use crate::pack::{Pack, Rule};
use crate::pattern::Expr;
use crate::problem::Problem;

/// Messages that are made from a phrase. Nearly every phrase shows its rule in the first.
const SAMPLES: usize = 24;
/// What may stand around a match: nothing, more of its clause, other clauses.
const AROUND: [(&str, &str); 5] =
    [("", ""), ("", "某某某"), ("某某某", ""), ("某某某", "某某某"), ("某某，", "，某某")];

/// Warns of phrases whose matches are never reported.
pub(super) fn phrases(check: &Check<'_>, warnings: &mut Vec<Problem>) {
    let pack = &check.draft.pack;
    for (rule, written) in pack.rules.iter().zip(&check.draft.rules) {
        for (phrase, text) in written.phrases.iter().enumerate() {
            let spelled = text.spelled.as_ref().unwrap_or(&rule.phrases[phrase].expr);
            if let Some(why) = silenced(check, rule, phrase, spelled) {
                let message = format!("the phrase can never be reported: {why}");
                warnings.push(Problem::new(&written.file, text.place, message));
            }
        }
    }
}

/// Why no message that the phrase matches shows its rule; `None` if some does.
fn silenced(check: &Check<'_>, rule: &Rule, phrase: usize, spelled: &Expr) -> Option<String> {
    let pack = &check.draft.pack;
    let id = pack.full_id(rule);
    let context = context(rule);
    let mut why = None;
    for sample in spelled.samples(&pack.sets, SAMPLES) {
        for (before, after) in AROUND {
            let text = message(pack, rule, &format!("{before}{sample}{after}"));
            let found = check.engine.lint(&text, &context);
            if found.iter().any(|found| found.rule == id) {
                return None;
            }
            let matches = check.engine.matches(&text, &id).unwrap_or_default();
            let Some(&(_, verdict)) = matches.iter().find(|(of, _)| *of == phrase) else { continue };
            if why.is_none() {
                why = reason(pack, rule, verdict).or_else(|| {
                    let winner = found.first().filter(|_| verdict == Verdict::Counts)?;
                    let (winner, text) = (&winner.rule, &winner.text);
                    Some(format!("{winner} is reported instead, with 「{text}」; take the phrase out, or narrow that rule"))
                });
            }
        }
    }
    why
}

/// A message with a match and with what must be near it.
fn message(pack: &Pack, rule: &Rule, sample: &str) -> String {
    let near = rule.near.as_ref().and_then(|near| near.phrases.first()?.samples(&pack.sets, 1).pop());
    match near {
        Some(near) => format!("{sample}，{near}"),
        None => sample.to_owned(),
    }
}

/// Warns of rules whose last day is over.
pub(super) fn dates(check: &Check<'_>, today: Option<Date>, warnings: &mut Vec<Problem>) {
    for (rule, written) in check.draft.pack.rules.iter().zip(&check.draft.rules) {
        if let (Some(to), Some(today), Some(place)) = (rule.conditions.valid_to, today, written.valid_to)
            && to < today
        {
            let message = format!(
                "the time of {} is over, its last day was {to}; take it out and leave `- {{ id: {}, replaced_by: [] }}`",
                rule.id, rule.id
            );
            warnings.push(Problem::new(&written.file, place, message));
        }
    }
}
