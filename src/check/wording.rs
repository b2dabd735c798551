//! What a pack offers, held against what it forbids.

use super::Check;
use super::situation::context;
use crate::engine::Engine;
use crate::error::Error;
use crate::pack::Text;
use crate::problem::Problem;
use crate::rule::{Context, Severity};

/// Warns of suggestions that themselves contain wording which some rule flags.
pub(super) fn suggestions(check: &Check<'_>, warnings: &mut Vec<Problem>) {
    let draft = check.draft;
    for (rule, written) in draft.pack.rules.iter().zip(&draft.rules) {
        for text in &written.suggest {
            suggestion(check, text, &context(rule), &written.file, warnings);
        }
    }
    for written in &draft.overrides {
        for text in &written.suggest {
            suggestion(check, text, &Context::default(), &written.file, warnings);
        }
    }
}

/// Warns of rules that forbid wording and do not say why.
pub(super) fn reasons(check: &Check<'_>, warnings: &mut Vec<Problem>) {
    for (rule, written) in check.draft.pack.rules.iter().zip(&check.draft.rules) {
        if rule.severity == Severity::Error && rule.why.is_none() {
            let message =
                "the rule forbids wording and does not say why; add `why`, so that people accept it";
            warnings.push(Problem::new(&written.file, written.id, message));
        }
    }
}

fn suggestion(check: &Check<'_>, text: &Text, context: &Context, file: &str, warnings: &mut Vec<Problem>) {
    if let Some(found) = check.engine.lint(&text.value, context).first() {
        let message = format!(
            "the suggestion itself has 「{}」, which {} flags: {}; word it otherwise",
            found.text, found.rule, found.message
        );
        warnings.push(Problem::new(file, text.place, message));
    }
}

/// Warns of `good` examples of overrides that are left alone without the override too: they show nothing.
pub(super) fn needless_examples(check: &Check<'_>, warnings: &mut Vec<Problem>) -> Result<(), Error> {
    let draft = check.draft;
    if draft.overrides.is_empty() {
        return Ok(());
    }
    let before = Engine::new(check.bases.to_vec())?;
    for (change, written) in draft.pack.overrides.iter().zip(&draft.overrides) {
        let meant = check.meant(change);
        for text in &written.good {
            let caught = meant.iter().filter_map(|id| before.rule(id).map(|rule| (id, context(rule)))).any(
                |(id, context)| before.lint(&text.value, &context).iter().any(|found| found.rule == *id),
            );
            if !caught {
                let message = "the `good` example is left alone without the override too, so it shows nothing; find one that is \
                               caught without it";
                warnings.push(Problem::new(&written.file, text.place, message));
            }
        }
    }
    Ok(())
}
