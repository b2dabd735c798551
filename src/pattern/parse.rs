//! A phrase as written → [`Phrase`], or what is wrong with it and where.
//!
//! A `{set}` is no syntax of `syntax`'s, so each becomes one private character before it is read and the set's pattern
//! after that.

use core::fmt;
use core::ops::Range;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::class::Class;
use super::expr::Expr;
use super::piece::Piece;
use super::sound::Sounds;
use super::syntax::{self, SyntaxError};
use super::tree::Node;
use super::{Phrase, key};
use crate::fold::{Part, part};
use crate::slot::is_name;

/// The longest match that a phrase may have, in folded characters.
pub(super) const MAX_LEN: u32 = 64;
/// The most steps that a phrase may have when its repeats and sets are spelled out.
const MAX_SIZE: u32 = 4000;
/// A class of up to so many characters is folded one by one; a larger one matches folded text as it is.
const SMALL_CLASS: u32 = 512;
/// The fewest Han characters of a phrase that is searched for by sound.
const SHORTEST_SOUND: u32 = 3;
/// Where the private characters that stand for sets begin.
const FIRST_SET: u32 = 0xF_0000;

/// The word sets that phrases may name.
#[derive(Default)]
pub(crate) struct Sets {
    by_name: BTreeMap<String, Set>,
    /// The names and patterns of the pack's own, by number.
    own: Vec<(String, Expr)>,
    /// Of each of these, its strings, and the most tokens that it matches.
    spelled: Vec<key::Spelled>,
    longest: Vec<u32>,
}

struct Set {
    /// None if it belongs to a pack below: then phrases hold its pattern, not its number.
    number: Option<u16>,
    node: Rc<Node>,
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
        let node = alternative(nodes)
            .map_err(|message| (0, PhraseError { at: 0..1, message: message.to_owned() }))?;
        let number = Some(self.own.len() as u16);
        let expr = node.to_expr();
        self.spelled.push(key::spelled(&expr));
        self.longest.push(node.max_len());
        self.own.push((name.to_owned(), expr));
        self.by_name.insert(name.to_owned(), Set { number, node: Rc::new(node) });
        Ok(())
    }

    /// Adds the set of a pack below. A set that makes no sense is left out: the engine refuses its pack.
    pub(crate) fn inherit(&mut self, name: &str, words: &Expr) {
        if let Ok(node) = Node::from_expr(words, &[]) {
            self.by_name.insert(name.to_owned(), Set { number: None, node: Rc::new(node) });
        }
    }

    /// The same expression with the patterns of its sets in place of their numbers.
    pub(crate) fn spelled_out(&self, expr: &Expr) -> Expr {
        // OK because `expr` was parsed with these sets.
        let node = Node::from_expr(expr, &self.own).expect("an expression that was parsed makes sense");
        node.map(&mut |c| c).to_expr()
    }

    /// The names and patterns of the pack's own sets, by number.
    pub(crate) fn into_own(self) -> Vec<(String, Expr)> {
        self.own
    }
}

/// The names in braces in a phrase, each with the character at which its brace stands and the byte.
pub(crate) fn set_names(text: &str) -> Vec<(usize, usize, &str)> {
    let mut names = Vec::new();
    let mut escaped = false;
    for (i, (at, c)) in text.char_indices().enumerate() {
        let rest = &text[at + c.len_utf8()..];
        if c == '{'
            && !escaped
            && let Some((name, _)) = rest.split_once('}')
            && is_name(name)
        {
            names.push((i, at, name));
        }
        escaped = c == '\\' && !escaped;
    }
    names
}

/// Parses a phrase that texts are searched for.
///
/// # Errors
/// Those of [`expr`], and no literal to search for.
pub(crate) fn phrase(text: &str, sets: &Sets) -> Result<Phrase, PhraseError> {
    keyed(expr(text, sets)?, text, sets, false)
}

/// Parses a phrase that texts are searched for by sound: its characters stand for all that sound like them.
///
/// # Errors
/// Those of [`phrase`], and a phrase whose matches may have fewer than three Han characters.
pub(crate) fn phrase_by_sound(text: &str, sets: &Sets, sounds: &mut Sounds) -> Result<Phrase, PhraseError> {
    let node = parse(text, sets)?;
    if node.min_han() < SHORTEST_SOUND {
        let message = format!(
            "a phrase with `sound: true` must have {SHORTEST_SOUND} or more Han characters in every match, as shorter ones sound \
             like too much; lengthen it or take `sound` out"
        );
        return Err(PhraseError { at: 0..text.chars().count(), message });
    }
    expr(text, sets)?;
    let node = node.map(&mut |c| sounds.add(c));
    keyed(node.to_expr(), text, sets, true)
}

fn keyed(expr: Expr, text: &str, sets: &Sets, sound: bool) -> Result<Phrase, PhraseError> {
    match key::keys(&expr, &sets.spelled, &sets.longest) {
        Some(keys) => Ok(Phrase { keys, expr, sound }),
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
    let piece = syntax::read(&source.pattern).map_err(|error| source.error(error))?;
    source
        .node(&piece)
        .map_err(|message| PhraseError { at: 0..text.chars().count(), message: message.to_owned() })
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
        let mut names = set_names(text).into_iter().peekable();
        let mut rest = text.char_indices().enumerate();
        while let Some((i, (at, c))) = rest.next() {
            source.origin.push(i);
            if c as u32 >= FIRST_SET {
                return Err(PhraseError {
                    at: i..i + 1,
                    message: format!("U+{:X} is a private character; remove it", c as u32),
                });
            }
            if let Some((_, _, name)) = names.next_if(|name| name.1 == at) {
                let Some((name, _)) = sets.by_name.get_key_value(name) else {
                    return Err(PhraseError {
                        at: i..i + name.len() + 2,
                        message: format!("there is no word set `{name}` here; spell its words out"),
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
        }
        source.origin.push(text.chars().count());
        Ok(source)
    }

    fn error(&self, error: SyntaxError) -> PhraseError {
        let char_of = |byte: usize| self.pattern[..byte.min(self.pattern.len())].chars().count();
        let at = self.origin[char_of(error.at.start)]..self.origin[char_of(error.at.end)];
        PhraseError { at: at.start..at.end.max(at.start), message: error.message }
    }

    fn set(&self, c: char) -> Option<Node> {
        let index = (c as u32).checked_sub(FIRST_SET)?;
        let Set { number, node } = self.sets.by_name.get(*self.used.get(index as usize)?)?;
        Some(match number {
            Some(number) => Node::Set(*number, node.clone()),
            None => Node::clone(node),
        })
    }

    fn node(&self, piece: &Piece) -> Result<Node, &'static str> {
        Ok(match piece {
            Piece::Empty => Node::Cat(Vec::new()),
            Piece::Literal(text) => cat(text.chars().filter_map(|c| self.character(c)).collect()),
            Piece::Class(class) => self.class(class)?,
            Piece::Start => Node::Start,
            Piece::End => Node::End,
            Piece::Repeat(piece, min, max) => Node::Repeat(Box::new(self.node(piece)?), *min, *max),
            Piece::Group(_, piece) => self.node(piece)?,
            Piece::Cat(pieces) => cat(self.nodes(pieces)?),
            Piece::Alt(pieces) => alternative(self.nodes(pieces)?)?,
        })
    }

    fn nodes(&self, pieces: &[Piece]) -> Result<Vec<Node>, &'static str> {
        pieces.iter().map(|piece| self.node(piece)).collect()
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

    /// A class may hold sets: `({you}|我)` is one.
    fn class(&self, class: &Class) -> Result<Node, &'static str> {
        match class.len() {
            0 => Err("a class of no characters matches nothing; write the characters that may stand there"),
            1..=SMALL_CLASS => {
                let chars = class.ranges().flat_map(|(first, last)| first..=last);
                alternative(chars.filter_map(|c| self.character(c)).collect())
            }
            _ if *class == Class::dot() => Ok(Node::Any),
            _ => Ok(Node::Range(class.ranges().filter_map(|(first, last)| visible(first, last)).collect())),
        }
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
fn cat(parts: Vec<Node>) -> Node {
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

/// One of several patterns; those of a single character become one class. A mark is none of them: as texts may leave it
/// out, all others would be optional too.
fn alternative(nodes: Vec<Node>) -> Result<Node, &'static str> {
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
    if others.len() > 1 && others.contains(&Node::Mark) {
        return Err(
            "a punctuation mark that is one of several alternatives matches nothing at all too, and makes the others \
                    optional; write $ for the end of a clause, or put the mark outside",
        );
    }
    Ok(if others.len() == 1 { others.remove(0) } else { Node::Alt(others) })
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
