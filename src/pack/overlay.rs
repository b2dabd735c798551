//! Packs that overlay others: together they behave as one.
//!
//! Bases come first; of two overlays the one further from the base has the last word. Every target must be there:
//! a setting that means nothing any more would be believed to hold.

use core::fmt;

use super::{Override, Pack, Rule, Target};
use crate::error::{Error, Kind};
use crate::rule::Setting;

/// [`overlaid`], without the rules that are switched off.
pub(crate) fn merge(packs: Vec<Pack>, settings: &[(String, Setting)]) -> Result<Vec<Pack>, Error> {
    let mut packs = overlaid(packs, settings)?;
    for pack in &mut packs {
        pack.rules.retain(|rule| !rule.off);
    }
    Ok(packs)
}

/// Applies all overlays to the packs below them, then the settings. The packs stay in the order given.
///
/// # Errors
/// A pack given twice, a base that is not given, packs that overlay each other in a circle, a target that is not there.
pub(crate) fn overlaid(mut packs: Vec<Pack>, settings: &[(String, Setting)]) -> Result<Vec<Pack>, Error> {
    for (at, pack) in packs.iter().enumerate() {
        if packs[..at].iter().any(|other| other.id == pack.id) {
            return Err(Kind::SamePack { id: pack.id.clone() }.into());
        }
    }
    let chains = (0..packs.len()).map(|at| below(&packs, at)).collect::<Result<Vec<_>, _>>()?;
    // Those with the fewest packs below them are applied first.
    for depth in 0..packs.len() {
        for (at, below) in chains.iter().enumerate().filter(|(_, below)| below.len() == depth) {
            overlay(&mut packs, at, below)?;
        }
    }
    if !settings.is_empty() {
        packs.iter_mut().for_each(|pack| set(pack, settings));
    }
    Ok(packs)
}

/// The packs below a pack, nearest first.
fn below(packs: &[Pack], of: usize) -> Result<Vec<usize>, Error> {
    let mut below = Vec::new();
    let mut at = of;
    while let Some(base) = &packs[at].extends {
        let pack = &packs[at].id;
        at = (packs.iter().position(|pack| pack.id == *base))
            .ok_or_else(|| Kind::NoBase { pack: pack.clone(), base: base.clone() })?;
        if at == of || below.contains(&at) {
            return Err(Kind::Circle { pack: packs[of].id.clone() }.into());
        }
        below.push(at);
    }
    Ok(below)
}

/// Applies one pack to those below it.
fn overlay(packs: &mut [Pack], at: usize, below: &[usize]) -> Result<(), Error> {
    let slots = packs[at].slots.clone();
    for &pack in below.iter().chain([&at]) {
        packs[pack].rules.iter_mut().for_each(|rule| set_slots(rule, &slots));
    }
    for change in core::mem::take(&mut packs[at].overrides) {
        let is_known = |target: &&Target| below.iter().any(|&base| target.is_known(&packs[base]));
        if let Some(target) = change.targets.iter().find(|target| !is_known(target)) {
            let (pack, base) = (packs[at].id.clone(), packs[below[0]].id.clone());
            return Err(Kind::NoTarget { pack, base, target: target.to_string() }.into());
        }
        for &base in below {
            for rule in 0..packs[base].rules.len() {
                if change.means(&packs[base], rule) {
                    apply(&change, &mut packs[base].rules[rule]);
                }
            }
        }
    }
    Ok(())
}

fn apply(change: &Override, rule: &mut Rule) {
    rule.off = change.off.unwrap_or(rule.off);
    rule.severity = change.severity.unwrap_or(rule.severity);
    if let Some(message) = &change.message {
        rule.message.clone_from(message);
    }
    rule.except.extend(change.except.iter().cloned());
    change.suggest.iter().rev().for_each(|suggest| rule.suggest.insert(0, suggest.clone()));
    set_slots(rule, &change.slots);
}

/// Applies to every rule the settings that mean it, by its full id or by one that it took the place of.
fn set(pack: &mut Pack, settings: &[(String, Setting)]) {
    let Pack { id: pack, rules, replaced, .. } = pack;
    for rule in rules {
        let before = replaced.iter().filter(|(_, new)| new.contains(&rule.id)).map(|(old, _)| old);
        let ids: Vec<String> = before.chain([&rule.id]).map(|id| format!("{pack}/{id}")).collect();
        for (_, setting) in settings.iter().filter(|(pattern, _)| ids.iter().any(|id| is_like(id, pattern))) {
            match *setting {
                Setting::Off => rule.off = true,
                Setting::Severity(severity) => rule.severity = severity,
            }
        }
    }
}

/// Later values come first, and the first of a name counts.
fn set_slots(rule: &mut Rule, slots: &[(String, String)]) {
    slots.iter().for_each(|slot| rule.slots.insert(0, slot.clone()));
}

impl Override {
    /// Whether it means this rule of a pack below.
    pub(crate) fn means(&self, pack: &Pack, rule: usize) -> bool {
        self.targets.iter().any(|target| target.means(pack, &pack.rules[rule]))
    }
}

impl Target {
    /// Whether a pack has what is named here. An id that a rule had once is known, even if nothing took its place.
    pub(super) fn is_known(&self, pack: &Pack) -> bool {
        pack.rules.iter().any(|rule| self.means(pack, rule))
            || pack
                .replaced
                .iter()
                .any(|(id, _)| self.pattern(pack).is_some_and(|pattern| is_like(id, pattern)))
    }

    /// Whether it means this rule of the pack. An id that a rule had once means the rules that took its place.
    pub(super) fn means(&self, pack: &Pack, rule: &Rule) -> bool {
        match self {
            Target::Tag(tag) => rule.tags.contains(tag),
            Target::Rule(_) => self.pattern(pack).is_some_and(|pattern| {
                let replaced =
                    |(old, new): &(String, Vec<String>)| new.contains(&rule.id) && is_like(old, pattern);
                is_like(&rule.id, pattern) || pack.replaced.iter().any(replaced)
            }),
        }
    }

    /// The pattern of ids, if it is for this pack.
    fn pattern(&self, pack: &Pack) -> Option<&str> {
        let Target::Rule(pattern) = self else { return None };
        match pattern.split_once('/') {
            Some((id, pattern)) => (id == pack.id).then_some(pattern),
            None => Some(pattern),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Rule(id) => write!(f, "rule {id}"),
            Target::Tag(tag) => write!(f, "rule with the tag {tag}"),
        }
    }
}

/// Whether a text is like a pattern, in which `*` stands for any part.
fn is_like(text: &str, pattern: &str) -> bool {
    let (mut text, mut pattern) = (text.as_bytes(), pattern.as_bytes());
    // Where the last `*` stands, and what it has not taken yet. Only that one ever has to take more.
    let mut star: Option<(&[u8], &[u8])> = None;
    loop {
        match (text, pattern) {
            (_, [b'*', rest @ ..]) => {
                star = Some((text, rest));
                pattern = rest;
            }
            ([], []) => return true,
            ([a, rest_text @ ..], [b, rest @ ..]) if a == b => (text, pattern) = (rest_text, rest),
            _ => match star {
                Some(([_, less @ ..], after)) => {
                    star = Some((less, after));
                    (text, pattern) = (less, after);
                }
                _ => return false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_ids() {
        for (text, pattern, expected) in [
            ("habits.you", "habits.you", true),
            ("habits.you", "habits.*", true),
            ("habits.you", "*", true),
            ("habits.you", "*.you", true),
            ("habits.you", "h*t*u", true),
            ("habits.you", "habits", false),
            ("habits.you", "habits.yo", false),
            ("habits.you", "abits.*", false),
            ("habits.you", "*.yo", false),
            ("a.b", "a*b*b", false),
            ("a.b", "a.b*", true),
        ] {
            assert_eq!(is_like(text, pattern), expected, "{text} {pattern}");
        }
    }
}
