//! Packs: from YAML, checked, to one binary file and back.

#[cfg(feature = "author")]
mod compile;
#[cfg(feature = "author")]
mod diff;
mod format;
#[cfg(feature = "author")]
mod missing;
#[cfg(feature = "author")]
mod node;
mod overlay;
#[cfg(feature = "author")]
mod read;
#[cfg(feature = "author")]
mod schema;
mod shorthand;
#[cfg(feature = "author")]
mod source;
#[cfg(feature = "author")]
mod written;
#[cfg(feature = "author")]
mod yaml;

use serde::{Deserialize, Serialize};

use crate::pattern::{Expr, Phrase, Sounds};
use crate::rule::{Conditions, Scene, Severity, Suggest, Wording};

#[cfg(feature = "author")]
pub(crate) use compile::{Draft, WrittenRule, compile};
#[cfg(feature = "author")]
pub use diff::{Change, Diff};
pub(crate) use overlay::merge;
#[cfg(feature = "author")]
pub(crate) use overlay::overlaid;
#[cfg(feature = "author")]
pub use schema::schemas;
#[cfg(feature = "author")]
pub use source::Source;
#[cfg(feature = "author")]
pub(crate) use yaml::Text;

/// A compiled pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) language: String,
    /// The pack that this one overlays.
    pub(crate) extends: Option<String>,
    pub(crate) scenes: Vec<Scene>,
    /// Values for the slots of its suggestions, and of those of the packs that it overlays.
    pub(crate) slots: Vec<(String, String)>,
    /// The names and patterns of the word sets, which phrases name by number.
    pub(crate) sets: Vec<(String, Expr)>,
    /// Which characters sound alike, if a phrase asks for it.
    pub(crate) sounds: Sounds,
    pub(crate) rules: Vec<Rule>,
    /// Ids that rules had once, each with the ids of the rules that took its place.
    pub(crate) replaced: Vec<(String, Vec<String>)>,
    /// What it changes in the packs that it overlays.
    pub(crate) overrides: Vec<Override>,
    pub(crate) phrasebook: Vec<Wording>,
}

/// A compiled rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Rule {
    /// Without the pack's id.
    pub id: String,
    pub severity: Severity,
    pub message: String,
    pub why: Option<String>,
    pub tags: Vec<String>,
    pub phrases: Vec<Phrase>,
    pub except: Vec<Expr>,
    pub quoted: bool,
    pub conditions: Conditions,
    pub near: Option<Near>,
    pub unless_near: Option<Near>,
    pub suggest: Vec<Suggest>,
    /// Values for the slots of its suggestions, put together from the packs when they are merged; the first of a name
    /// counts.
    #[serde(skip)]
    pub slots: Vec<(String, String)>,
    /// Whether an overlay has switched it off.
    #[serde(skip)]
    pub off: bool,
}

/// Other wording close to a match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Near {
    pub phrases: Vec<Expr>,
    /// The most kept characters between the match and the other wording.
    pub within: u16,
}

/// What an overlay changes in some rules of its base.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Override {
    /// The rules that it means.
    pub targets: Vec<Target>,
    /// Whether the rules are switched off, or on again.
    pub off: Option<bool>,
    pub severity: Option<Severity>,
    pub message: Option<String>,
    /// More exceptions. They name no word sets.
    pub except: Vec<Expr>,
    /// More suggestions, to stand before the others.
    pub suggest: Vec<Suggest>,
    pub slots: Vec<(String, String)>,
}

/// Rules of a pack below.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Target {
    /// Those with an id like this, in which `*` stands for any part; with or without the pack's id.
    Rule(String),
    /// Those with this tag.
    Tag(String),
}

/// What a pack is, for people and programs that choose between packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackInfo {
    /// The id, which begins the ids of its diagnostics.
    pub id: String,
    /// The version, as three numbers.
    pub version: String,
    /// The name for people.
    pub title: String,
    /// The language as a BCP 47 tag.
    pub language: String,
    /// The id of the pack that this one overlays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// The scenes that its rules and phrasebook know.
    pub scenes: Vec<Scene>,
    /// How many rules it has; in an engine, how many of them no overlay has switched off.
    pub rules: usize,
}

impl Pack {
    /// What the pack is.
    pub fn info(&self) -> PackInfo {
        PackInfo {
            id: self.id.clone(),
            version: self.version.clone(),
            title: self.title.clone(),
            language: self.language.clone(),
            extends: self.extends.clone(),
            scenes: self.scenes.clone(),
            rules: self.rules.len(),
        }
    }

    /// The ids of its rules, in order.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.id.as_str())
    }

    /// A rule's id with the pack's before it, as diagnostics name it.
    #[cfg(feature = "author")]
    pub(crate) fn full_id(&self, rule: &Rule) -> String {
        format!("{}/{}", self.id, rule.id)
    }

    /// Expressions as authors write them.
    #[cfg(feature = "author")]
    pub(crate) fn texts(&self, exprs: &[Expr]) -> Vec<String> {
        exprs.iter().map(|expr| expr.to_text(&self.sets)).collect()
    }

    /// A condition of nearness as authors write it: its phrases, and how near is near.
    #[cfg(feature = "author")]
    pub(crate) fn near_texts(&self, near: Option<&Near>) -> Option<(Vec<String>, u16)> {
        near.map(|near| (self.texts(&near.phrases), near.within))
    }

    /// The rules that an id or a pattern of ids means, with or without the pack's id.
    #[cfg(feature = "author")]
    pub(crate) fn meant(&self, pattern: &str) -> Vec<usize> {
        let target = Target::Rule(pattern.to_owned());
        (0..self.rules.len()).filter(|&rule| target.means(self, &self.rules[rule])).collect()
    }

    /// How many phrases its rules have.
    pub fn phrases(&self) -> usize {
        self.rules.iter().map(|rule| rule.phrases.len()).sum()
    }
}
