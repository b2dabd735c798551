//! What every match of a phrase contains, so that one search finds the candidates of all phrases at once.
//!
//! A key names a part of the phrase whose matches are few strings: its literals. The author's side chooses the keys;
//! the engine spells their literals out when it loads a pack, so packs do not carry them.
//!
//! The idea is that of required factors, as in `regex-syntax`'s literal extraction or Navarro and Raffinot's
//! "Flexible Pattern Matching in Strings" (2002, chapter 5): of all sets of strings one of which every match
//! contains, take the set that will be met least often by chance.

use serde::{Deserialize, Serialize};

use super::expr::{Expr, Op};

/// More literals than this for one key are never worth it.
const MAX_LITERALS: usize = 128;

/// A part of an expression that every match contains, unless it contains that of another key of the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Key {
    /// The part's operations: complete patterns, one after another.
    first: u16,
    last: u16,
    /// How many tokens of the match may stand before the part, at most.
    pub before: u8,
}

impl Key {
    /// The strings that the part matches, or what is wrong with a key from a damaged file.
    pub(super) fn literals(&self, ops: &[Op<'_>], sets: &[Spelled]) -> Result<Vec<String>, &'static str> {
        let part = usize::from(self.first)..=usize::from(self.last);
        let ops = ops.get(part).ok_or("a key outside of its phrase")?;
        let parts = strings(ops, sets).ok_or("a key whose strings cannot be spelled out")?;
        let literals = parts.iter().try_fold(vec![String::new()], |heads, tails| product(&heads, tails));
        let literals = literals.ok_or("a key of too many strings")?;
        if literals.iter().any(String::is_empty) {
            Err("a key that may be empty")
        } else {
            Ok(heads(literals))
        }
    }
}

/// All strings that a word set matches, if they are few.
pub(super) type Spelled = Option<Vec<String>>;

/// Spells a word set out. Sets hold no sets.
pub(super) fn spelled(set: &Expr) -> Spelled {
    strings(&set.ops().ok()?, &[])?.pop()
}

/// Characters of a literal that are searched for: more would hardly be met less often, and cost more to load.
const HEAD: usize = 3;

/// The beginnings of these strings that suffice to find them all.
fn heads(mut strings: Vec<String>) -> Vec<String> {
    for text in &mut strings {
        if let Some((end, _)) = text.char_indices().nth(HEAD) {
            text.truncate(end);
        }
    }
    strings.sort_unstable();
    // Sorted, a string comes right before those that it begins.
    strings.dedup_by(|longer, shorter| longer.starts_with(shorter.as_str()));
    strings
}

/// For each complete pattern of a stretch of operations, all strings that it matches.
fn strings(ops: &[Op<'_>], sets: &[Spelled]) -> Option<Vec<Vec<String>>> {
    let mut stack: Vec<Vec<String>> = Vec::new();
    for op in ops {
        let of_op = match op {
            Op::Text(text) => vec![(*text).to_owned()],
            Op::OneOf(chars) => chars.chars().map(String::from).collect(),
            Op::Start | Op::End => vec![String::new()],
            Op::Set(number) => sets.get(*number)?.clone()?,
            Op::Cat(n) => {
                let parts = stack.split_off(stack.len().checked_sub(*n)?);
                parts.iter().try_fold(vec![String::new()], |heads, tails| product(&heads, tails))?
            }
            Op::Alt(n) => stack.split_off(stack.len().checked_sub(*n)?).concat(),
            Op::Opt => {
                let mut strings = stack.pop()?;
                strings.push(String::new());
                strings
            }
            Op::Range(_) | Op::Gap(..) | Op::Mark | Op::Space => return None,
        };
        if of_op.len() > MAX_LITERALS {
            return None;
        }
        stack.push(of_op);
    }
    Some(stack)
}

/// Every string of `heads` followed by every string of `tails`, unless those are too many.
fn product(heads: &[String], tails: &[String]) -> Option<Vec<String>> {
    (heads.len() * tails.len() <= MAX_LITERALS).then(|| {
        heads.iter().flat_map(|head| tails.iter().map(move |tail| [head.as_str(), tail].concat())).collect()
    })
}

/// The keys of a phrase: the cheapest that it has, or `None` if some match contains no literal. Of each word set it
/// takes the spelling and the most tokens that it matches.
#[cfg(feature = "author")]
pub(super) fn keys(expr: &Expr, sets: &[Spelled], longest: &[u32]) -> Option<Vec<Key>> {
    choice::keys(expr, sets, longest)
}

#[cfg(feature = "author")]
mod choice {
    use super::{Expr, Key, Op, Spelled, heads, product, strings};

    /// What is known of a pattern on the stack.
    struct Facts {
        first: usize,
        last: usize,
        /// The most tokens that it matches.
        len: u32,
        /// All strings that it matches, if they are few.
        exact: Option<Vec<String>>,
        best: Option<Choice>,
    }

    #[derive(Clone)]
    struct Choice {
        keys: Vec<Key>,
        cost: f64,
    }

    pub(super) fn keys(expr: &Expr, sets: &[Spelled], longest: &[u32]) -> Option<Vec<Key>> {
        let mut stack: Vec<Facts> = Vec::new();
        let ops = expr.ops().ok()?;
        for (at, op) in ops.iter().enumerate() {
            let facts = match op {
                Op::Cat(n) => {
                    let parts = stack.split_off(stack.len() - *n);
                    concatenation(&parts, at)
                }
                Op::Alt(n) => {
                    let parts = stack.split_off(stack.len() - *n);
                    alternation(&parts, at, &ops, sets)
                }
                Op::Opt => {
                    let part = stack.pop()?;
                    let exact = strings(&ops[part.first..=at], sets).and_then(|mut parts| parts.pop());
                    Facts { first: part.first, last: at, len: part.len, exact, best: None }
                }
                leaf => {
                    let exact = strings(&ops[at..=at], sets).and_then(|mut parts| parts.pop());
                    let mut facts = Facts { first: at, last: at, len: len(leaf, longest), exact, best: None };
                    facts.best = facts.exact.as_ref().and_then(|strings| choice(at, at, 0, strings));
                    facts
                }
            };
            stack.push(facts);
        }
        Some(stack.pop()?.best?.keys)
    }

    /// Every run of neighbouring parts whose strings are few is a candidate, and so is what each part has found.
    fn concatenation(parts: &[Facts], at: usize) -> Facts {
        let first = parts.first().map_or(at, |part| part.first);
        let mut best: Option<Choice> = None;
        let mut before = 0;
        for (i, part) in parts.iter().enumerate() {
            best = cheaper(best, part.best.as_ref().map(|choice| choice.behind(before)));
            let mut run = vec![String::new()];
            for next in &parts[i..] {
                let Some(longer) = next.exact.as_ref().and_then(|strings| product(&run, strings)) else {
                    break;
                };
                run = longer;
                best = cheaper(best, choice(part.first, next.last, before, &run));
            }
            before += part.len;
        }
        let all = |run: Vec<String>, part: &Facts| product(&run, part.exact.as_ref()?);
        let exact = parts.iter().try_fold(vec![String::new()], all);
        Facts { first, last: at, len: before, exact, best }
    }

    fn alternation(parts: &[Facts], at: usize, ops: &[Op<'_>], sets: &[Spelled]) -> Facts {
        let first = parts.first().map_or(at, |part| part.first);
        let exact = strings(&ops[first..=at], sets).and_then(|mut parts| parts.pop());
        let of_each = parts.iter().map(|part| part.best.clone()).collect::<Option<Vec<_>>>();
        let of_each = of_each.map(|choices| Choice {
            cost: choices.iter().map(|choice| choice.cost).sum(),
            keys: choices.into_iter().flat_map(|choice| choice.keys).collect(),
        });
        // One key for all branches is smaller than one for each.
        let whole = exact.as_ref().and_then(|strings| choice(first, at, 0, strings));
        let len = parts.iter().map(|part| part.len).max().unwrap_or(0);
        Facts { first, last: at, len, exact, best: cheaper(whole, of_each) }
    }

    impl Choice {
        /// The same, with more in front.
        fn behind(&self, before: u32) -> Choice {
            let shift = |key: &Key| Key { before: (u32::from(key.before) + before).min(255) as u8, ..*key };
            Choice { keys: self.keys.iter().map(shift).collect(), cost: self.cost }
        }
    }

    /// A key for this stretch, if all of its strings have something to search for.
    fn choice(first: usize, last: usize, before: u32, strings: &[String]) -> Option<Choice> {
        let (Ok(first), Ok(last)) = (u16::try_from(first), u16::try_from(last)) else { return None };
        let some = !strings.is_empty() && strings.iter().all(|text| !text.is_empty());
        let key = Key { first, last, before: before.min(255) as u8 };
        some.then(|| Choice {
            keys: vec![key],
            cost: heads(strings.to_vec()).iter().map(|text| cost(text)).sum(),
        })
    }

    fn cheaper(a: Option<Choice>, b: Option<Choice>) -> Option<Choice> {
        match (a, b) {
            (Some(a), Some(b)) => Some(if b.cost < a.cost { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// How often, roughly, a literal is met by chance in a thousand characters, plus what it costs to load it. The
    /// search ignores repeats, so 谢谢 is met as often as 谢.
    fn cost(text: &str) -> f64 {
        let mut last = None;
        let chance = match text.chars().filter(|&c| last.replace(c) != Some(c)).count() {
            1 => 8.0,
            2 => 0.2,
            _ => 0.02,
        };
        chance + 0.15
    }

    /// The most tokens that a leaf matches.
    fn len(op: &Op<'_>, longest: &[u32]) -> u32 {
        match op {
            Op::Text(text) => text.chars().count() as u32,
            Op::OneOf(_) | Op::Range(_) | Op::Mark | Op::Space => 1,
            Op::Gap(_, max) => *max,
            Op::Set(number) => longest.get(*number).copied().unwrap_or(0),
            _ => 0,
        }
    }
}
