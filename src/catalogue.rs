//! The rules of packs, for people who choose between them.

use crate::error::Error;
use crate::pack::{Pack, overlaid};
use crate::rule::Severity;

/// A rule, with all that overlays have changed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// With its pack's id.
    pub id: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong with the wording.
    pub message: String,
    /// Why it matters.
    pub why: Option<String>,
    /// By which overlays name it.
    pub tags: Vec<String>,
    /// What it catches, as authors write it.
    pub phrases: Vec<String>,
    /// What to write instead.
    pub suggestions: Vec<String>,
    /// Whether an overlay has switched it off.
    pub off: bool,
}

/// The rules of these packs together, in order.
///
/// # Errors
/// Packs that do not load together.
///
/// # Example
/// ```
/// # #[cfg(feature = "cli")] {
/// let rules = phraselint::rules_of(vec![phraselint::zh_service()])?;
/// let rule = rules.iter().find(|rule| rule.id == "zh-service/impatience.already-told");
/// assert!(rule.is_some_and(|rule| !rule.phrases.is_empty() && !rule.off));
/// # }
/// # Ok::<(), phraselint::Error>(())
/// ```
pub fn rules_of(packs: Vec<Pack>) -> Result<Vec<RuleInfo>, Error> {
    let mut rules = Vec::new();
    for pack in overlaid(packs, &[])? {
        rules.extend(pack.rules.iter().map(|rule| RuleInfo {
            id: pack.full_id(rule),
            severity: rule.severity,
            message: rule.message.clone(),
            why: rule.why.clone(),
            tags: rule.tags.clone(),
            phrases: rule.phrases.iter().map(|phrase| phrase.expr.to_text(&pack.sets)).collect(),
            suggestions: rule.suggest.iter().map(|suggest| suggest.text.clone()).collect(),
            off: rule.off,
        }));
    }
    Ok(rules)
}
