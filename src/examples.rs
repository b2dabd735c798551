//! Whether a pack does what its examples say. A pack whose examples fail does not build.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::engine::Engine;
use crate::error::Error;
use crate::pack::{Draft, Examples, Pack, Source, Text, compile};
use crate::problem::Problem;
use crate::rule::Context;

/// A pack that holds what its author promises, and how much was tried to say so.
#[derive(Debug)]
pub struct Checked {
    /// The pack.
    pub pack: Pack,
    /// `bad` examples that were caught.
    pub bad: usize,
    /// `good` examples that were left alone.
    pub good: usize,
    /// Suggestions that were applied to a `bad` example and ended its diagnostic.
    pub suggestions: usize,
}

/// Compiles a pack and tries every example and suggestion.
///
/// # Errors
/// Everything that is wrong, a line each: in the files, and in the examples of all rules that are sound.
pub fn check(source: &Source) -> Result<Checked, Error> {
    let (draft, mut problems) = compile(source);
    let Some(Draft { pack, examples }) = draft else { return Err(Error::from_problems(problems)) };
    // A broken phrasebook excuses nothing, so examples would fail that hold.
    let phrasebook_is_sound = !problems.iter().any(|problem| problem.file().contains("phrasebook"));
    let mut checked = Checked { pack, bad: 0, good: 0, suggestions: 0 };
    if phrasebook_is_sound {
        let engine = Engine::new(vec![checked.pack.clone()])?;
        for examples in &examples {
            Trial::new(&engine, &checked.pack, examples).run(&mut problems);
            checked.bad += examples.bad.len();
            checked.good += examples.good.len();
            checked.suggestions += examples.bad.len() * checked.pack.rules[examples.rule].suggest.len();
        }
    }
    if problems.is_empty() { Ok(checked) } else { Err(Error::from_problems(problems)) }
}

/// One rule's examples on trial.
struct Trial<'a> {
    engine: &'a Engine,
    examples: &'a Examples,
    /// With its pack's id.
    rule: String,
    /// The situation in which the rule speaks.
    context: Context,
}

impl<'a> Trial<'a> {
    fn new(engine: &'a Engine, pack: &Pack, examples: &'a Examples) -> Trial<'a> {
        let rule = &pack.rules[examples.rule];
        let context = Context {
            scene: rule.conditions.scenes.first().cloned(),
            role: rule.conditions.role,
            turn: rule.conditions.turn.into_iter().collect(),
            ..Context::default()
        };
        Trial { engine, examples, rule: format!("{}/{}", pack.id, rule.id), context }
    }

    fn run(&self, problems: &mut Vec<Problem>) {
        let mut fail = |text: &Text, message: String| {
            problems.push(Problem::new(&self.examples.file, text.place, message));
        };
        for text in &self.examples.good {
            if let Some(found) = self.lint(&text.value).iter().find(|found| found.rule == self.rule) {
                fail(
                    text,
                    format!(
                        "the `good` example is caught: {} finds 「{}」 in it; add an exception, or narrow the phrases",
                        self.rule, found.text
                    ),
                );
            }
        }
        for text in &self.examples.bad {
            let found = self.lint(&text.value);
            match found.iter().find(|found| found.rule == self.rule) {
                None => fail(text, self.not_caught(&found)),
                Some(slip) => {
                    for suggestion in &slip.suggestions {
                        if let Some(message) = self.after(&text.value, suggestion, &found) {
                            fail(text, message);
                        }
                    }
                }
            }
        }
    }

    fn lint(&self, text: &str) -> Vec<Diagnostic> {
        self.engine.lint(text, &self.context)
    }

    fn not_caught(&self, found: &[Diagnostic]) -> String {
        let instead = match found {
            [] => "nothing is found in it".to_owned(),
            found => {
                let others: Vec<_> =
                    found.iter().map(|found| format!("{} 「{}」", found.rule, found.text)).collect();
                format!("found is only {}", others.join(", "))
            }
        };
        format!(
            "the `bad` example is not caught by {}: {instead}; widen the phrases or the example",
            self.rule
        )
    }

    /// What is wrong with the message after a suggestion, if anything is.
    fn after(&self, text: &str, suggestion: &Suggestion, before: &[Diagnostic]) -> Option<String> {
        let mended = apply(text, suggestion);
        let known: BTreeSet<&str> =
            before.iter().map(|found| found.rule.as_str()).filter(|rule| *rule != self.rule).collect();
        let left = self.lint(&mended).into_iter().find(|found| !known.contains(found.rule.as_str()))?;
        Some(format!(
            "the suggestion 「{}」 makes this 「{mended}」, in which {} finds 「{}」; change the suggestion or what it replaces",
            suggestion.text, left.rule, left.text
        ))
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
