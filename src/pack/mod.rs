//! Packs: from YAML, checked, to one binary file and back.

#[cfg(feature = "author")]
mod compile;
mod format;
#[cfg(feature = "author")]
mod read;
#[cfg(feature = "author")]
mod source;
#[cfg(feature = "author")]
mod yaml;

use serde::{Deserialize, Serialize};

use crate::pattern::{Expr, Phrase};
use crate::rule::{Conditions, Scene, Severity, Suggest, Wording};

#[cfg(feature = "author")]
pub(crate) use compile::{Draft, Examples, compile};
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
    pub(crate) scenes: Vec<Scene>,
    /// The patterns of the word sets, which phrases name by number.
    pub(crate) sets: Vec<Expr>,
    pub(crate) rules: Vec<Rule>,
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
    pub phrases: Vec<Phrase>,
    pub except: Vec<Expr>,
    pub quoted: bool,
    pub conditions: Conditions,
    pub near: Option<Near>,
    pub unless_near: Option<Near>,
    pub suggest: Vec<Suggest>,
}

/// Other wording close to a match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Near {
    pub phrases: Vec<Expr>,
    /// The most kept characters between the match and the other wording.
    pub within: u16,
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
    /// The scenes that its rules and phrasebook know.
    pub scenes: Vec<Scene>,
    /// How many rules it has.
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
            scenes: self.scenes.clone(),
            rules: self.rules.len(),
        }
    }

    /// How many phrases its rules have.
    pub fn phrases(&self) -> usize {
        self.rules.iter().map(|rule| rule.phrases.len()).sum()
    }
}
