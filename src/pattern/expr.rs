//! The form of a phrase that a compiled pack holds: a string in which the characters of the phrase stand for
//! themselves and control characters, which no folded text has, for the structure. Similar phrases stay similar,
//! so packs compress well; and reading one needs no recursion, so a hostile pack can overflow no stack.
//!
//! ```text
//! alternatives = sequence (NEXT sequence)*
//! sequence     = item*
//! item         = character | GROUP alternatives CLOSE | OPTION alternatives CLOSE | CLASS character+ CLOSE
//!              | RANGE (character character)+ CLOSE | GAP number number | SET number | MARK | SPACE | START | END
//! number       = the character so many places after U+0020
//! ```

use serde::{Deserialize, Serialize};

use super::Literal;
use crate::fold::{Part, part};
use crate::slot::{self, Piece};

pub(super) const GROUP: char = '\u{1}';
pub(super) const NEXT: char = '\u{2}';
pub(super) const CLOSE: char = '\u{3}';
pub(super) const OPTION: char = '\u{4}';
pub(super) const GAP: char = '\u{5}';
pub(super) const MARK: char = '\u{6}';
pub(super) const SPACE: char = '\u{7}';
pub(super) const START: char = '\u{8}';
pub(super) const END: char = '\u{E}';
pub(super) const CLASS: char = '\u{F}';
pub(super) const RANGE: char = '\u{10}';
pub(super) const SET: char = '\u{11}';

/// The most characters that a filled slot may have in standard wording.
const SLOT_LEN: u32 = 16;
/// The most steps that one expression may come to; a compiled pack that asks for more is refused.
const MAX_STEPS: usize = 8192;

/// A phrase as a pack holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Expr(pub(super) String);

/// One step of a phrase in postfix order: a leaf pushes a pattern, the others combine the patterns pushed last.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Op<'e> {
    /// These characters, in this order.
    Text(&'e str),
    /// One of these characters.
    OneOf(&'e str),
    /// One character of the ranges that these pairs begin and end.
    Range(&'e str),
    /// Between so many and so many characters of one clause.
    Gap(u32, u32),
    /// A clause mark, or nothing.
    Mark,
    /// A space between Latin words, or any place that does not split one.
    Space,
    /// The start of a clause.
    Start,
    /// The end of a clause.
    End,
    /// The pack's word set of this number.
    Set(usize),
    /// The last so many patterns, one after another.
    Cat(usize),
    /// One of the last so many patterns.
    Alt(usize),
    /// The last pattern, or nothing.
    Opt,
}

/// A group that is being read.
#[derive(Default)]
struct Open {
    optional: bool,
    /// Alternatives that are complete.
    branches: usize,
    /// Items of the alternative being read.
    items: usize,
}

impl Open {
    fn end_branch(&mut self, ops: &mut Vec<Op<'_>>) {
        if self.items != 1 {
            ops.push(Op::Cat(self.items));
        }
        self.branches += 1;
        self.items = 0;
    }

    fn end(mut self, ops: &mut Vec<Op<'_>>) {
        self.end_branch(ops);
        if self.branches > 1 {
            ops.push(Op::Alt(self.branches));
        }
        if self.optional {
            ops.push(Op::Opt);
        }
    }
}

impl Expr {
    /// The expression's code: equal expressions have equal codes.
    #[cfg(feature = "author")]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The steps in postfix order: one pattern, every operator with its operands. An error is that of a damaged file.
    pub(super) fn ops(&self) -> Result<Vec<Op<'_>>, &'static str> {
        let mut ops = Vec::new();
        let mut outer: Vec<Open> = Vec::new();
        let mut open = Open::default();
        let mut rest = self.0.as_str();
        while let Some(c) = rest.chars().next() {
            let text = rest.split(|c: char| c.is_control()).next().unwrap_or("");
            if !text.is_empty() {
                ops.push(Op::Text(text));
                open.items += 1;
                rest = &rest[text.len()..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            let leaf = match c {
                GROUP | OPTION => {
                    outer.push(core::mem::replace(
                        &mut open,
                        Open { optional: c == OPTION, ..Open::default() },
                    ));
                    continue;
                }
                NEXT => {
                    open.end_branch(&mut ops);
                    continue;
                }
                CLOSE => {
                    let group =
                        core::mem::replace(&mut open, outer.pop().ok_or("a group that was never opened")?);
                    group.end(&mut ops);
                    open.items += 1;
                    continue;
                }
                CLASS | RANGE => {
                    let (members, after) = rest.split_once(CLOSE).ok_or("a class that is never closed")?;
                    rest = after;
                    match c {
                        _ if members.contains(|c: char| c.is_control()) => {
                            return Err("a class with a control character");
                        }
                        RANGE if members.chars().count() % 2 == 1 => return Err("a range without its end"),
                        RANGE => Op::Range(members),
                        _ => Op::OneOf(members),
                    }
                }
                GAP => match (number(&mut rest)?, number(&mut rest)?) {
                    (min, max) if min <= max => Op::Gap(min, max),
                    _ => return Err("a gap whose end is before its start"),
                },
                SET => Op::Set(number(&mut rest)? as usize),
                MARK => Op::Mark,
                SPACE => Op::Space,
                START => Op::Start,
                END => Op::End,
                _ => return Err("an unknown control character"),
            };
            ops.push(leaf);
            open.items += 1;
        }
        if !outer.is_empty() {
            return Err("a group that is never closed");
        }
        open.end(&mut ops);
        Ok(ops)
    }

    /// How many steps its program has at most, given those of the word sets. An error if the expression makes no sense
    /// or is too large: [`super::Program`] relies on this having been asked.
    pub(super) fn steps(&self, sets: &[usize]) -> Result<usize, &'static str> {
        let mut steps = 0;
        for op in self.ops()? {
            steps += match op {
                Op::Text(text) => text.len(),
                Op::Gap(_, max) => 2 * max as usize + 2,
                Op::Set(number) => *sets.get(number).ok_or("a word set that is not there")?,
                Op::Alt(n) => 2 * n,
                Op::Cat(_) => 0,
                _ => 1,
            };
            if steps > MAX_STEPS {
                return Err("a phrase of too many steps");
            }
        }
        Ok(steps)
    }
}

fn number(rest: &mut &str) -> Result<u32, &'static str> {
    let c = rest.chars().next().ok_or("a number that is missing")?;
    *rest = &rest[c.len_utf8()..];
    (c as u32).checked_sub(0x20).ok_or("a number below zero")
}

/// Writes a number.
pub(super) fn push_number(code: &mut String, number: u32) {
    // OK because numbers are at most MAX_LEN or how many sets a pack has, far below the surrogates.
    code.push(char::from_u32(0x20 + number).expect("a small number"));
}

/// The pattern of standard wording, in which a slot stands for 1 to 16 characters or for itself, and its longest text to
/// search for it by, if it has any.
pub(crate) fn search_wording(text: &str) -> (Expr, Option<Literal>) {
    let mut code = String::new();
    let mut longest: Option<(usize, Literal)> = None;
    let mut before = 0;
    for piece in slot::pieces(text) {
        match piece {
            Piece::Text(text) => {
                let first = code.len();
                push_literal(text, &mut code);
                for run in code[first..].split_inclusive(|c: char| c.is_control()) {
                    let text = run.trim_end_matches(|c: char| c.is_control());
                    let len = text.chars().count();
                    if let Ok(before) = u8::try_from(before)
                        && longest.as_ref().map_or(0, |(longest, _)| *longest) < len
                    {
                        longest = Some((len, Literal { text: text.to_owned(), before }));
                    }
                    before += run.chars().count();
                }
            }
            Piece::Slot(name) => {
                code.extend([GROUP, GAP]);
                push_number(&mut code, 1);
                push_number(&mut code, SLOT_LEN);
                code.extend([NEXT, MARK]);
                push_literal(name, &mut code);
                code.extend([MARK, CLOSE]);
                before += name.len().max(SLOT_LEN as usize) + 2;
            }
        }
    }
    (Expr(code), longest.map(|(_, literal)| literal))
}

/// Appends literal text, folded.
fn push_literal(text: &str, code: &mut String) {
    for c in text.chars() {
        let c = match part(c) {
            Part::Kept(c) => c,
            Part::Space => SPACE,
            Part::Mark => MARK,
            Part::Dropped => continue,
        };
        if !(c == MARK && code.ends_with(MARK)) {
            code.push(c);
        }
    }
}
