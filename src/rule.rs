//! Plain data of a rule and of the situation in which a message is written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Better wording exists.
    Info,
    /// Unsuitable.
    Warning,
    /// Forbidden.
    Error,
}

/// What the users of an engine decide about a rule, whatever its pack says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The rule is silent, so another one may speak in its place.
    Off,
    /// The rule has this severity.
    Severity(Severity),
}

/// Who writes a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub enum Role {
    /// The one who serves.
    Agent,
    /// The one who is served.
    Customer,
}

/// A place in the conversation that a rule may be bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
pub enum Turn {
    /// The first message of its role.
    First,
    /// The last message of its role.
    Last,
}

/// The situation in which a message is written. What is left out is unknown, and a rule that depends on it is
/// silent; only `role` has a default, the agent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Context {
    /// The scene, by the id that the pack gives it: `opening`, `hold`, ….
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scene: Option<String>,
    /// Who writes; the agent if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Where in the conversation the message stands: a lone message is the first and the last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turn: Vec<Turn>,
    /// The day on which the message is written: rules with a first or last day are silent without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Values for the slots of suggestions: `surname` → 王.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: BTreeMap<String, String>,
}

/// What a suggestion replaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
pub(crate) enum Replace {
    /// What the phrase matched.
    #[default]
    Match,
    /// From mark to mark.
    Clause,
    /// From full stop to full stop.
    Sentence,
    /// The whole message.
    Message,
}

/// Standard wording that a rule offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Suggest {
    /// Literal text with slots; empty to delete what is replaced.
    pub text: String,
    pub when: Option<String>,
    pub replace: Replace,
}

/// The situations in which a rule speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Conditions {
    /// One of these scenes; any if empty.
    pub scenes: Vec<String>,
    pub role: Option<Role>,
    pub turn: Option<Turn>,
    /// The first day on which the rule speaks.
    pub valid_from: Option<Date>,
    /// The last day on which the rule speaks.
    pub valid_to: Option<Date>,
}

impl Conditions {
    pub(crate) fn hold(&self, context: &Context) -> bool {
        (self.scenes.is_empty() || context.scene.as_ref().is_some_and(|scene| self.scenes.contains(scene)))
            && self.role.is_none_or(|role| role == context.role.unwrap_or(Role::Agent))
            && self.turn.is_none_or(|turn| context.turn.contains(&turn))
            && self.valid_from.is_none_or(|from| context.date.is_some_and(|date| from <= date))
            && self.valid_to.is_none_or(|to| context.date.is_some_and(|date| date <= to))
    }
}

/// Recommended wording for a scene.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The id of its scene.
    pub scene: String,
    /// Literal text with slots, as in `{surname}`.
    pub text: String,
    /// On what occasion.
    pub when: Option<String>,
}

/// A scene: its id and its name for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// As rules and contexts name it.
    pub id: String,
    /// As people read it, in the pack's language.
    pub label: String,
}
