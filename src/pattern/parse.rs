//! A phrase as written → [`Phrase`], or what is wrong with it and where.
//!
//! `regex-syntax` parses. A `{set}` is not its syntax, so each becomes one private character before
//! parsing and the set's pattern after it.

use core::fmt;
use core::ops::Range;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use regex_syntax::ast::{self, Ast, RepetitionKind, RepetitionRange};
use regex_syntax::hir::{self, Hir, HirKind};

use super::expr::Expr;
use super::tree::Node;
use super::{Phrase, key};
use crate::fold::{Part, part};
use crate::slot::is_name;

/// The longest match that a phrase may have, in folded characters.
const MAX_LEN: u32 = 64;
/// The most steps that a phrase may have when its repeats and sets are spelled out.
const MAX_SIZE: u32 = 4000;
/// A class of up to so many characters is folded one by one; a larger one matches folded text as it is.
const SMALL_CLASS: usize = 512;
/// Where the private characters that stand for sets begin.
const FIRST_SET: u32 = 0xF_0000;

/// The word sets of a pack, by name.
#[derive(Default)]
pub(crate) struct Sets {
    /// By name: the number and the pattern.
    by_name: BTreeMap<String, (u16, Rc<Node>)>,
    exprs: Vec<Expr>,
}

/// What is wrong with a phrase, and which of its characters are meant.
#[derive(Debug, PartialEq)]
pub(crate) struct PhraseError {
    /// In characters of the phrase as written.
    pub at: Range<usize>,
    pub message: String,
}

impl Sets {
    /// Adds a set: a name and its words, each a phrase without sets. An error comes with the index of its word.
    pub(crate) fn insert(&mut self, name: &str, words: &[&str]) -> Result<(), (usize, PhraseError)> {
        let mut nodes = Vec::with_capacity(words.len());
        for (i, word) in words.iter().enumerate() {
            let node = parse(word, &Sets::default()).and_then(|node| bounded(node, word));
            nodes.push(node.map_err(|error| (i, error))?);
        }
        let node = alternative(nodes);
        self.by_name.insert(name.to_owned(), (self.exprs.len() as u16, Rc::new(node.clone())));
        self.exprs.push(node.to_expr());
        Ok(())
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The patterns of the sets, by number.
    pub(crate) fn into_exprs(self) -> Vec<Expr> {
        self.exprs
    }
}

/// Parses a phrase that texts are searched for.
///
/// # Errors
/// Those of [`expr`], and no literal to search for.
pub(crate) fn phrase(text: &str, sets: &Sets) -> Result<Phrase, PhraseError> {
    let expr = expr(text, sets)?;
    match key::keys(&expr, &sets.exprs) {
        Some(keys) => Ok(Phrase { keys, expr }),
        None => {
            let message =
                "the phrase has no literal of its own to search for; add a word that every match contains";
            Err(PhraseError { at: 0..text.chars().count(), message: message.to_owned() })
        }
    }
}

/// Parses a phrase that is only looked for around a match.
///
/// # Errors
/// Syntax that is wrong, unbounded, unknown or meaningless here; a match of more than 64 characters; more
/// than 4,000 steps; a match of nothing.
pub(crate) fn expr(text: &str, sets: &Sets) -> Result<Expr, PhraseError> {
    let node = bounded(parse(text, sets)?, text)?;
    if node.min_len() == 0 {
        let message = "the phrase can match nothing at all; make at least one part of it required";
        return Err(PhraseError { at: 0..text.chars().count(), message: message.to_owned() });
    }
    Ok(node.to_expr())
}

/// The pattern, unless it is too large to be spelled out.
fn bounded(node: Node, text: &str) -> Result<Node, PhraseError> {
    let fail = |message: String| Err(PhraseError { at: 0..text.chars().count(), message });
    let (size, len) = (node.size(), node.max_len());
    if size > MAX_SIZE {
        return fail(format!(
            "the phrase spells out to {size} steps, the limit is {MAX_SIZE}; split it into several phrases"
        ));
    }
    if len > MAX_LEN {
        return fail(format!(
            "the phrase can match {len} characters, the limit is {MAX_LEN}; shorten its gaps"
        ));
    }
    Ok(node)
}

fn parse(text: &str, sets: &Sets) -> Result<Node, PhraseError> {
    let source = Source::new(text, sets)?;
    let ast = ast::parse::ParserBuilder::new()
        .nest_limit(50)
        .build()
        .parse(&source.pattern)
        .map_err(|error| source.error(error.span(), syntax_mend(error.kind())))?;
    ast::visit(&ast, Bounds(&source))?;
    let hir = hir::translate::TranslatorBuilder::new()
        .build()
        .translate(&source.pattern, &ast)
        .map_err(|error| source.error(error.span(), error.kind().to_string()))?;
    source.node(&hir)
}

/// A phrase with its sets taken out.
struct Source<'a> {
    /// What `regex-syntax` sees.
    pattern: String,
    /// For each character of `pattern`, and for its end, the character of the phrase that it stems from.
    origin: Vec<usize>,
    /// The set that each private character stands for.
    used: Vec<&'a str>,
    sets: &'a Sets,
}

impl<'a> Source<'a> {
    fn new(text: &'a str, sets: &'a Sets) -> Result<Source<'a>, PhraseError> {
        let mut source = Source { pattern: String::new(), origin: Vec::new(), used: Vec::new(), sets };
        let mut rest = text.char_indices().enumerate().peekable();
        let mut escaped = false;
        while let Some((i, (at, c))) = rest.next() {
            source.origin.push(i);
            if c as u32 >= FIRST_SET {
                return Err(PhraseError {
                    at: i..i + 1,
                    message: format!("U+{:X} is a private character; remove it", c as u32),
                });
            }
            let name = text[at + c.len_utf8()..].split('}').next().unwrap_or("");
            if c == '{' && !escaped && is_name(name) && text[at + 1 + name.len()..].starts_with('}') {
                let Some((name, _)) = sets.by_name.get_key_value(name) else {
                    let known: Vec<_> = sets.names().collect();
                    return Err(PhraseError {
                        at: i..i + name.len() + 2,
                        message: format!(
                            "there is no word set {{{name}}}; add it under `sets` in pack.yaml, or use one of: {}",
                            if known.is_empty() { "(none is defined)".into() } else { known.join(", ") }
                        ),
                    });
                };
                let private = FIRST_SET + source.used.len() as u32;
                source.used.push(name);
                source
                    .pattern
                    .push(char::from_u32(private).expect("a phrase has fewer sets than planes 15 and 16"));
                for _ in 0..=name.len() {
                    rest.next();
                }
            } else {
                source.pattern.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        source.origin.push(text.chars().count());
        Ok(source)
    }

    fn error(&self, span: &ast::Span, message: String) -> PhraseError {
        let char_of = |byte: usize| self.pattern[..byte.min(self.pattern.len())].chars().count();
        let at = self.origin[char_of(span.start.offset)]..self.origin[char_of(span.end.offset)];
        PhraseError { at: at.start..at.end.max(at.start), message }
    }

    fn set(&self, c: char) -> Option<Node> {
        let index = (c as u32).checked_sub(FIRST_SET)?;
        let (number, node) = self.sets.by_name.get(*self.used.get(index as usize)?)?;
        Some(Node::Set(*number, node.clone()))
    }

    fn node(&self, hir: &Hir) -> Result<Node, PhraseError> {
        let fail = |message: &str| {
            Err(PhraseError { at: 0..*self.origin.last().unwrap_or(&0), message: message.to_owned() })
        };
        Ok(match hir.kind() {
            HirKind::Empty => Node::Cat(Vec::new()),
            HirKind::Literal(literal) => match core::str::from_utf8(&literal.0) {
                Ok(text) => cat(text.chars().filter_map(|c| self.character(c))),
                Err(_) => {
                    return fail(
                        "the phrase has bytes that are no characters; write the characters themselves",
                    );
                }
            },
            HirKind::Class(hir::Class::Unicode(class)) => self.class(class),
            HirKind::Class(hir::Class::Bytes(_)) => {
                return fail("the phrase has bytes that are no characters; write the characters themselves");
            }
            HirKind::Look(hir::Look::Start) => Node::Start,
            HirKind::Look(hir::Look::End) => Node::End,
            // OK because `Bounds` has refused every other look-around.
            HirKind::Look(_) => Node::Cat(Vec::new()),
            HirKind::Repetition(repeat) => {
                let max = repeat.max.unwrap_or(MAX_LEN);
                Node::Repeat(Box::new(self.node(&repeat.sub)?), repeat.min, max)
            }
            HirKind::Capture(capture) => self.node(&capture.sub)?,
            HirKind::Concat(parts) => {
                cat(parts.iter().map(|part| self.node(part)).collect::<Result<Vec<_>, _>>()?)
            }
            HirKind::Alternation(parts) => {
                alternative(parts.iter().map(|part| self.node(part)).collect::<Result<Vec<_>, _>>()?)
            }
        })
    }

    fn character(&self, c: char) -> Option<Node> {
        if let Some(set) = self.set(c) {
            return Some(set);
        }
        match part(c) {
            Part::Kept(c) => Some(Node::Char(c)),
            Part::Mark => Some(Node::Mark),
            Part::Space => Some(Node::Space),
            Part::Dropped => None,
        }
    }

    /// A class may hold sets: `regex-syntax` makes one of `({you}|我)`.
    fn class(&self, class: &hir::ClassUnicode) -> Node {
        let count: usize = class.ranges().iter().map(|range| range.len()).sum();
        if count > SMALL_CLASS {
            // `.` is every character but the line feed.
            let dot = class.ranges().len() == 2 && class.ranges()[0].end() == '\t';
            let ranges = class.ranges().iter().filter_map(|range| visible(range.start(), range.end()));
            return if dot { Node::Any } else { Node::Range(ranges.collect()) };
        }
        let chars = class.ranges().iter().flat_map(|range| range.start()..=range.end());
        alternative(chars.filter_map(|c| self.character(c)))
    }
}

/// A range without the control characters at its ends, which no folded text has.
fn visible(first: char, last: char) -> Option<(char, char)> {
    let first = match first {
        '\0'..' ' => ' ',
        '\u{7F}'..='\u{9F}' => '\u{A0}',
        _ => first,
    };
    let last = match last {
        '\u{7F}'..='\u{9F}' => '~',
        _ => last,
    };
    (first <= last).then_some((first, last))
}

fn one_of(chars: BTreeSet<char>) -> Node {
    let mut chars = chars.into_iter();
    match (chars.next(), chars.len()) {
        (Some(only), 0) => Node::Char(only),
        (first, _) => Node::OneOf(first.into_iter().chain(chars).collect()),
    }
}

/// Parts one after another, flat; neighbouring marks are one.
fn cat(parts: impl IntoIterator<Item = Node>) -> Node {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Node::Cat(nodes) => flat.extend(nodes),
            node => flat.push(node),
        }
    }
    flat.dedup_by(|a, b| *a == Node::Mark && *b == Node::Mark);
    if flat.len() == 1 { flat.remove(0) } else { Node::Cat(flat) }
}

/// One of several patterns; those of a single character become one class.
fn alternative(nodes: impl IntoIterator<Item = Node>) -> Node {
    let mut chars = BTreeSet::new();
    let mut others: Vec<Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Char(c) => {
                chars.insert(c);
            }
            Node::OneOf(more) => chars.extend(more.chars()),
            other if others.contains(&other) => {}
            other => others.push(other),
        }
    }
    if !chars.is_empty() {
        others.push(one_of(chars));
    }
    if others.len() == 1 { others.remove(0) } else { Node::Alt(others) }
}

/// Refuses what is not finite or has no meaning in folded text.
struct Bounds<'s, 'a>(&'s Source<'a>);

impl ast::Visitor for Bounds<'_, '_> {
    type Output = ();
    type Err = PhraseError;

    fn finish(self) -> Result<(), PhraseError> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), PhraseError> {
        let refuse = |span: &ast::Span, message: String| Err(self.0.error(span, message));
        match ast {
            Ast::Repetition(repeat) => match &repeat.op.kind {
                RepetitionKind::ZeroOrMore => {
                    refuse(&repeat.op.span, "`*` is unbounded; write {0,6} with the most that may stand there".into())
                }
                RepetitionKind::OneOrMore => {
                    refuse(&repeat.op.span, "`+` is unbounded; write {1,6} with the most that may stand there".into())
                }
                RepetitionKind::Range(RepetitionRange::AtLeast(min)) => refuse(
                    &repeat.op.span,
                    format!("{{{min},}} is unbounded; write {{{min},{}}} with the most that may stand there", min + 6),
                ),
                RepetitionKind::Range(RepetitionRange::Exactly(n) | RepetitionRange::Bounded(_, n)) if *n > MAX_LEN => {
                    refuse(&repeat.op.span, format!("{n} repeats are too many, the limit is {MAX_LEN}"))
                }
                _ => Ok(()),
            },
            Ast::Assertion(look) => match look.kind {
                ast::AssertionKind::StartLine | ast::AssertionKind::EndLine => Ok(()),
                _ => refuse(
                    &look.span,
                    "only ^ and $ (the edges of a clause) can be asserted; Latin words match whole by themselves".into(),
                ),
            },
            Ast::Flags(flags) => {
                refuse(&flags.span, "flags have no use here: folding already makes case and width the same".into())
            }
            Ast::Group(group) if group.flags().is_some_and(|flags| !flags.items.is_empty()) => refuse(
                &group.span,
                "flags have no use here: folding already makes case and width the same".into(),
            ),
            _ => Ok(()),
        }
    }
}

/// The parser's own words, and where a common slip is behind them, how to mend it.
fn syntax_mend(kind: &ast::ErrorKind) -> String {
    use ast::ErrorKind::{
        GroupUnclosed, GroupUnopened, RepetitionCountDecimalEmpty, RepetitionCountUnclosed,
        RepetitionMissing, UnsupportedBackreference, UnsupportedLookAround,
    };
    let mend = match kind {
        GroupUnclosed => "add the missing )",
        GroupUnopened => "add the missing ( or write \\) for the character",
        RepetitionCountDecimalEmpty | RepetitionCountUnclosed => {
            "braces hold a repeat like {0,6} or the name of a word set like {you}"
        }
        RepetitionMissing => "put something before it, or write \\? for the character",
        UnsupportedLookAround => "use `except` for wording around the phrase",
        UnsupportedBackreference => "spell the alternatives out",
        _ => return kind.to_string(),
    };
    format!("{kind}; {mend}")
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
