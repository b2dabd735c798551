//! What a rule catches, for people.

use serde::Serialize;

use crate::date::Date;
use crate::pack::{Pack, Source, compile};
use crate::problem::closest;
use crate::rule::{Role, Severity, Turn};

/// What a rule catches and when, in words, wording and examples.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// With its pack's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong with the wording.
    pub message: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What the rule is based on.
    pub source: Option<String>,
    /// By which overlays name it.
    pub tags: Vec<String>,
    /// Its phrases, each with messages that it matches.
    pub phrases: Vec<(String, Vec<String>)>,
    /// Wording inside which a match does not count.
    pub except: Vec<String>,
    /// One of these must be near, at most so many characters away.
    pub near: Option<(Vec<String>, u16)>,
    /// None of these may be near.
    pub unless_near: Option<(Vec<String>, u16)>,
    /// Whether quoted text counts.
    pub quoted: bool,
    /// One of these scenes; any if empty. By the names for people.
    pub scenes: Vec<String>,
    /// Whose messages.
    pub role: Option<Role>,
    /// The first or the last message.
    pub turn: Option<Turn>,
    /// The first day.
    pub valid_from: Option<Date>,
    /// The last day.
    pub valid_to: Option<Date>,
    /// What to write instead, and when.
    pub suggest: Vec<(String, Option<String>)>,
    /// Messages that it catches; none from a compiled pack, which holds no examples.
    pub bad: Vec<String>,
    /// Similar messages that it leaves alone.
    pub good: Vec<String>,
}

/// Explains a rule of a pack, by its id with or without the pack's, or by an id that it had once; with `samples`
/// messages for each phrase. The examples come from the pack's source, if that is at hand. Empty if there is no such
/// rule; several if an id was replaced by several.
///
/// # Example
/// ```
/// use phraselint::{Pack, Source, explain};
///
/// let source = Source::from_files([
///     ("pack.yaml", "{ id: shop, version: 1.0.0, title: 店铺, language: zh-CN, owner: 我们, licence: MIT }"),
///     ("haste.yaml", "[{ id: haste.hurry, severity: error, phrases: [快点(儿|些)?], suggest: [请您], message: 在催,
///        bad: [快点说], good: [好] }]"),
/// ]);
/// let explained = explain(&Pack::compile(&source)?, Some(&source), "haste.hurry", 3);
/// assert_eq!(explained[0].phrases[0].1[0], "快点");
/// assert_eq!(explained[0].bad, ["快点说"]);
/// # Ok::<(), phraselint::Error>(())
/// ```
pub fn explain(pack: &Pack, source: Option<&Source>, rule: &str, samples: usize) -> Vec<Explanation> {
    let written = source.and_then(|source| compile(source).0).map(|draft| draft.rules).unwrap_or_default();
    let explanations = pack.meant(rule).into_iter().map(|at| {
        let rule = &pack.rules[at];
        let label = |id: &String| {
            let scene = pack.scenes.iter().find(|scene| scene.id == *id);
            scene.map_or(id.clone(), |scene| scene.label.clone())
        };
        let phrases = rule
            .phrases
            .iter()
            .map(|phrase| (phrase.expr.to_text(&pack.sets), phrase.expr.samples(&pack.sets, samples)));
        let written = written.get(at);
        let examples = |of: fn(&crate::pack::WrittenRule) -> &Vec<crate::pack::Text>| {
            written
                .map(|written| of(written).iter().map(|text| text.value.clone()).collect())
                .unwrap_or_default()
        };
        let conditions = &rule.conditions;
        Explanation {
            rule: pack.full_id(rule),
            severity: rule.severity,
            message: rule.message.clone(),
            why: rule.why.clone(),
            source: written.and_then(|written| written.source.clone()),
            tags: rule.tags.clone(),
            phrases: phrases.collect(),
            except: pack.texts(&rule.except),
            near: pack.near_texts(rule.near.as_ref()),
            unless_near: pack.near_texts(rule.unless_near.as_ref()),
            quoted: rule.quoted,
            scenes: conditions.scenes.iter().map(label).collect(),
            role: conditions.role,
            turn: conditions.turn,
            valid_from: conditions.valid_from,
            valid_to: conditions.valid_to,
            suggest: rule
                .suggest
                .iter()
                .map(|suggest| (suggest.text.clone(), suggest.when.clone()))
                .collect(),
            bad: examples(|written| &written.bad),
            good: examples(|written| &written.good),
        }
    });
    explanations.collect()
}

/// The id of a rule of these packs, without its pack's, that was probably meant by one that is not there.
pub fn closest_rule<'p>(packs: impl IntoIterator<Item = &'p Pack>, id: &str) -> Option<&'p str> {
    closest(id.rsplit('/').next().unwrap_or(id), packs.into_iter().flat_map(Pack::rule_ids))
}
