//! Every example and every suggestion, tried.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Check;
use super::situation::{context, reason};
use crate::diagnostic::{Diagnostic, Suggestion};
use crate::pack::{Pack, Rule, Text, WrittenRule};
use crate::problem::Problem;
use crate::rule::Context;

/// How much was tried.
#[derive(Default)]
pub(super) struct Tried {
    pub bad: usize,
    pub good: usize,
    pub suggestions: usize,
    pub examples: Vec<RuleExamples>,
}

/// The examples of a rule, with a situation in which it speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleExamples {
    /// The rule's id, without the pack's.
    pub rule: String,
    /// The situation.
    pub context: Context,
    /// Texts in which the rule finds something.
    pub bad: Vec<String>,
    /// Texts in which it finds nothing.
    pub good: Vec<String>,
}

impl RuleExamples {
    /// All texts, each with whether the rule finds something in it.
    #[cfg(feature = "cli")]
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, bool)> {
        let bad = self.bad.iter().map(|text| (text.as_str(), true));
        bad.chain(self.good.iter().map(|text| (text.as_str(), false)))
    }
}

/// Tries them all; what does not hold is a problem.
pub(super) fn run(check: &Check<'_>, problems: &mut Vec<Problem>) -> Tried {
    let mut tried = Tried::default();
    let pack = &check.draft.pack;
    for (rule, written) in pack.rules.iter().zip(&check.draft.rules) {
        Trial { check, pack, rule, written, id: pack.full_id(rule), context: context(rule) }.run(problems);
        tried.bad += written.bad.len();
        tried.good += written.good.len();
        tried.suggestions += written.bad.len() * rule.suggest.len();
        let texts = |texts: &[Text]| texts.iter().map(|text| text.value.clone()).collect();
        tried.examples.push(RuleExamples {
            rule: rule.id.clone(),
            context: context(rule),
            bad: texts(&written.bad),
            good: texts(&written.good),
        });
    }
    for (change, written) in pack.overrides.iter().zip(&check.draft.overrides) {
        let mut fail = |text: &Text, message| problems.push(Problem::new(&written.file, text.place, message));
        let meant = check.meant(change);
        for text in &written.good {
            if let Some(found) =
                lint_anyhow(check, &meant, text).into_iter().find(|found| meant.contains(&found.rule))
            {
                let mend = "widen the exceptions, or take the example out";
                fail(
                    text,
                    format!(
                        "the `good` example is caught: {} finds 「{}」 in it; {mend}",
                        found.rule, found.text
                    ),
                );
            }
        }
        for text in &written.bad {
            if !lint_anyhow(check, &meant, text).iter().any(|found| meant.contains(&found.rule)) {
                let mend = "narrow the exceptions, or take the example out";
                fail(text, format!("the `bad` example is not caught by any of the rules; {mend}"));
            }
        }
        tried.bad += written.bad.len();
        tried.good += written.good.len();
    }
    tried
}

/// What is found in an override's example, in any situation in which one of the rules speaks.
fn lint_anyhow(check: &Check<'_>, rules: &BTreeSet<String>, text: &Text) -> Vec<Diagnostic> {
    let contexts = rules.iter().filter_map(|rule| check.engine.rule(rule)).map(context);
    let mut contexts: Vec<Context> = contexts.collect();
    contexts.dedup();
    contexts.iter().flat_map(|context| check.engine.lint(&text.value, context)).collect()
}

/// One rule's examples on trial.
struct Trial<'a> {
    check: &'a Check<'a>,
    pack: &'a Pack,
    rule: &'a Rule,
    written: &'a WrittenRule,
    /// With its pack's id.
    id: String,
    /// The situation in which the rule speaks.
    context: Context,
}

/// A suggestion that does not mend a message.
struct Unmended {
    example: String,
    mended: String,
    left: Diagnostic,
    /// In how many further examples.
    more: usize,
}

impl Trial<'_> {
    fn run(&self, problems: &mut Vec<Problem>) {
        let mut fail = |text: &Text, message: String| {
            problems.push(Problem::new(&self.written.file, text.place, message));
        };
        for text in &self.written.good {
            if let Some(found) = self.lint(&text.value).iter().find(|found| found.rule == self.id) {
                fail(
                    text,
                    format!(
                        "the `good` example is caught: {} finds 「{}」 in it; add an exception, or narrow the phrases",
                        self.id, found.text
                    ),
                );
            }
        }
        let mut unmended: Vec<Option<Unmended>> = self.rule.suggest.iter().map(|_| None).collect();
        for text in &self.written.bad {
            let found = self.lint(&text.value);
            match found.iter().find(|found| found.rule == self.id) {
                None => fail(text, self.not_caught(&text.value, &found)),
                Some(slip) => {
                    for (suggestion, unmended) in slip.suggestions.iter().zip(&mut unmended) {
                        let Some((mended, left)) = self.after(&text.value, suggestion, &found) else {
                            continue;
                        };
                        match unmended {
                            Some(unmended) => unmended.more += 1,
                            None => {
                                *unmended =
                                    Some(Unmended { example: text.value.clone(), mended, left, more: 0 });
                            }
                        }
                    }
                }
            }
        }
        // One wrong suggestion is one mistake, however many examples show it.
        for (text, unmended) in self.written.suggest.iter().zip(unmended) {
            if let Some(unmended) = unmended {
                fail(text, unmended.message());
            }
        }
    }

    fn lint(&self, text: &str) -> Vec<Diagnostic> {
        self.check.engine.lint(text, &self.context)
    }

    fn not_caught(&self, text: &str, found: &[Diagnostic]) -> String {
        let matches = self.check.engine.matches(text, &self.id).unwrap_or_default();
        let others = || {
            found
                .iter()
                .map(|found| format!("{} 「{}」", found.rule, found.text))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let why = match matches.first() {
            Some(&(_, verdict)) => reason(self.pack, self.rule, verdict).unwrap_or_else(|| {
                format!("found is only {}, which is severer or longer; change one of the two rules", others())
            }),
            None if found.is_empty() => {
                "nothing is found in it; widen the phrases or change the example".to_owned()
            }
            None => format!("found is only {}; widen the phrases or change the example", others()),
        };
        format!("the `bad` example is not caught by {}: {why}", self.id)
    }

    /// The message after a suggestion and what is wrong with it, if anything is.
    fn after(
        &self,
        text: &str,
        suggestion: &Suggestion,
        before: &[Diagnostic],
    ) -> Option<(String, Diagnostic)> {
        let mended = apply(text, suggestion);
        let was_there =
            |left: &Diagnostic| before.iter().any(|found| found.rule == left.rule && found.rule != self.id);
        let left = self.lint(&mended).into_iter().find(|left| !was_there(left))?;
        Some((mended, left))
    }
}

impl Unmended {
    fn message(&self) -> String {
        let more = match self.more {
            0 => String::new(),
            more => format!(" (and {more} examples more)"),
        };
        format!(
            "the suggestion makes the `bad` example 「{}」{more} this: 「{}」, in which {} finds 「{}」; change the suggestion \
             or what it replaces",
            self.example, self.mended, self.left.rule, self.left.text
        )
    }
}

/// The text with a suggestion in place of what it replaces.
fn apply(text: &str, suggestion: &Suggestion) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (suggestion.start as usize, suggestion.end as usize);
    let replacement = suggestion.text.encode_utf16();
    let mended: Vec<u16> =
        units[..start].iter().copied().chain(replacement).chain(units[end..].iter().copied()).collect();
    String::from_utf16_lossy(&mended)
}
