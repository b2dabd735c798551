//! What changes from one version of a pack to another.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Pack, Rule};
use crate::rule::Severity;

/// What changes from one pack to another. Rules are named without their pack's id, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Rules that only the new pack has.
    pub added: Vec<String>,
    /// Rules that only the old pack has, each with the rules that the new pack names in its place.
    pub removed: Vec<(String, Vec<String>)>,
    /// Rules that both have and that are not the same.
    pub changed: BTreeMap<String, Vec<Change>>,
    /// Word sets whose words changed: the words that were added and taken out.
    pub sets: BTreeMap<String, (Vec<String>, Vec<String>)>,
    /// Recommended wording that only the new pack has.
    pub wordings_added: Vec<String>,
    /// Recommended wording that only the old pack has.
    pub wordings_removed: Vec<String>,
}

/// One change of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// From one severity to another.
    Severity(Severity, Severity),
    /// From one message to another.
    Message(String, String),
    /// Phrases, exceptions or suggestions: under the key of the rule, those added and those taken out.
    List(&'static str, Vec<String>, Vec<String>),
    /// Another key has another value.
    Key(&'static str),
}

impl Diff {
    /// Compares two packs, rule by rule.
    ///
    /// # Example
    /// ```
    /// use phraselint::{Diff, Pack, Source};
    ///
    /// let pack = |severity: &str| Pack::compile(&Source::from_files([
    ///     ("pack.yaml", "{ id: shop, version: 1.0.0, title: 店铺, language: zh-CN, owner: 我们, licence: MIT }"),
    ///     ("haste.yaml", &format!("[{{ id: haste.hurry, severity: {severity}, phrases: [快点], suggest: [请您], message: 在催,
    ///        bad: [快点说], good: [好] }}]")),
    /// ]));
    /// let diff = Diff::between(&pack("error")?, &pack("info")?);
    /// assert_eq!(diff.changed.keys().collect::<Vec<_>>(), ["haste.hurry"]);
    /// # Ok::<(), phraselint::Error>(())
    /// ```
    pub fn between(old: &Pack, new: &Pack) -> Diff {
        let by_id =
            |pack: &Pack| -> BTreeSet<String> { pack.rules.iter().map(|rule| rule.id.clone()).collect() };
        let (before, after) = (by_id(old), by_id(new));
        let instead = |id: &String| {
            let replaced = new.replaced.iter().find(|(old, _)| old == id);
            (id.clone(), replaced.map(|(_, ids)| ids.clone()).unwrap_or_default())
        };
        let mut changed = BTreeMap::new();
        for was in &old.rules {
            let Some(is) = new.rules.iter().find(|rule| rule.id == was.id) else { continue };
            let changes = changes((old, was), (new, is));
            if !changes.is_empty() {
                changed.insert(was.id.clone(), changes);
            }
        }
        let (wordings_added, wordings_removed) = difference(&wordings(old), &wordings(new));
        Diff {
            added: after.difference(&before).cloned().collect(),
            removed: before.difference(&after).map(instead).collect(),
            changed,
            sets: sets(old, new),
            wordings_added,
            wordings_removed,
        }
    }

    /// Whether nothing that a user would notice has changed.
    pub fn is_empty(&self) -> bool {
        *self == Diff::default()
    }
}

fn changes((old, was): (&Pack, &Rule), (new, is): (&Pack, &Rule)) -> Vec<Change> {
    let mut changes = Vec::new();
    if was.severity != is.severity {
        changes.push(Change::Severity(was.severity, is.severity));
    }
    if was.message != is.message {
        changes.push(Change::Message(was.message.clone(), is.message.clone()));
    }
    let phrases = |pack: &Pack, rule: &Rule| -> Vec<String> {
        let text = |phrase: &crate::pattern::Phrase| {
            phrase.expr.to_text(&pack.sets) + if phrase.sound { " (sound)" } else { "" }
        };
        rule.phrases.iter().map(text).collect()
    };
    let suggests =
        |rule: &Rule| -> Vec<String> { rule.suggest.iter().map(|suggest| suggest.text.clone()).collect() };
    for (key, before, after) in [
        ("phrases", phrases(old, was), phrases(new, is)),
        ("except", old.texts(&was.except), new.texts(&is.except)),
        ("suggest", suggests(was), suggests(is)),
        ("tags", was.tags.clone(), is.tags.clone()),
    ] {
        let (added, removed) = difference(&before, &after);
        if !added.is_empty() || !removed.is_empty() {
            changes.push(Change::List(key, added, removed));
        }
    }
    let (a, b) = (&was.conditions, &is.conditions);
    for (key, same) in [
        ("why", was.why == is.why),
        ("quoted", was.quoted == is.quoted),
        ("scene", a.scenes == b.scenes),
        ("role", a.role == b.role),
        ("turn", a.turn == b.turn),
        ("valid_from", a.valid_from == b.valid_from),
        ("valid_to", a.valid_to == b.valid_to),
        ("near", old.near_texts(was.near.as_ref()) == new.near_texts(is.near.as_ref())),
        ("unless_near", old.near_texts(was.unless_near.as_ref()) == new.near_texts(is.unless_near.as_ref())),
    ] {
        if !same {
            changes.push(Change::Key(key));
        }
    }
    changes
}

fn sets(old: &Pack, new: &Pack) -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let words = |pack: &Pack| -> BTreeMap<String, Vec<String>> {
        pack.sets.iter().map(|(name, expr)| (name.clone(), expr.alternatives())).collect()
    };
    let (before, after) = (words(old), words(new));
    let names: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
    let none = Vec::new();
    names
        .into_iter()
        .map(|name| {
            let change = difference(before.get(&name).unwrap_or(&none), after.get(&name).unwrap_or(&none));
            (name, change)
        })
        .filter(|(_, (added, removed))| !added.is_empty() || !removed.is_empty())
        .collect()
}

fn wordings(pack: &Pack) -> Vec<String> {
    pack.phrasebook.iter().map(|wording| format!("{}: {}", wording.scene, wording.text)).collect()
}

/// What only the second list has, and what only the first has.
fn difference(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let only = |these: &[String], those: &[String]| {
        these.iter().filter(|item| !those.contains(item)).cloned().collect()
    };
    (only(after, before), only(before, after))
}
