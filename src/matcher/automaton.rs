//! The search for all literals at once. This file alone names the search crate.
//!
//! Literals are searched for in the text with every run of one character, however short, reduced to that
//! character, and are reduced likewise. So a run counts as any other run here, and the programs, which know
//! better, settle it.

use aho_corasick::automaton::Automaton as _;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::key;
use crate::error::{Error, Kind};
use crate::fold::Folded;
use crate::pattern::Literal;
use crate::span::FoldedPos;

/// Finds where matches may start.
pub(super) struct Automaton {
    nfa: NFA,
    /// For each literal of the automaton, who wants to know.
    targets: Vec<Vec<Target>>,
    /// For each literal, its length in characters.
    lengths: Vec<u32>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    pattern: usize,
    before: u32,
}

/// A pattern may match from one of these places on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Window {
    pub pattern: usize,
    pub first: FoldedPos,
    pub last: FoldedPos,
}

impl Window {
    fn from_key(key: u128) -> Window {
        let [first, last] = [key >> 32, key].map(|part| FoldedPos(part as u32));
        Window { pattern: (key >> 64) as usize, first, last }
    }
}

impl Automaton {
    /// `literals[i]` are those of pattern `i`.
    pub(super) fn new(literals: &[Vec<Literal>]) -> Result<Automaton, Error> {
        let mut found: Vec<(Vec<u8>, Target)> = Vec::new();
        for (pattern, literals) in literals.iter().enumerate() {
            for literal in literals {
                let reduced = encode(&literal.text);
                if reduced.is_empty() {
                    return Err(Kind::Content { what: "a phrase with an empty literal".into() }.into());
                }
                found.push((reduced, Target { pattern, before: u32::from(literal.before) }));
            }
        }
        // Descending: the search crate keeps transitions in ascending lists, in which the newest is then the first.
        found.sort_unstable_by(|a, b| b.cmp(a));
        let mut texts: Vec<Vec<u8>> = Vec::new();
        let mut targets: Vec<Vec<Target>> = Vec::new();
        for (text, target) in found {
            match targets.last_mut() {
                Some(last) if texts.last() == Some(&text) => last.push(target),
                _ => {
                    texts.push(text);
                    targets.push(vec![target]);
                }
            }
        }
        let nfa = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(&texts)
            .map_err(|error| Kind::Content { what: error.to_string() })?;
        let lengths = texts.iter().map(|text| text.len() as u32 / 2).collect();
        Ok(Automaton { nfa, targets, lengths })
    }

    /// The windows of all patterns whose literals the text holds, sorted by pattern and place.
    pub(super) fn windows(&self, text: &Folded<'_>) -> Vec<Window> {
        let mut windows = Vec::new();
        let mut state =
            self.nfa.start_state(Anchored::No).expect("an NFA of this kind has an unanchored start");
        // For each character of the reduced text, its first token.
        let mut reduced: Vec<u32> = Vec::with_capacity(text.tokens.len() + 1);
        let mut last = None;
        for (at, token) in (0..).zip(&text.tokens) {
            if last == Some(token.c) {
                continue;
            }
            last = Some(token.c);
            reduced.push(at);
            for byte in bytes(token.c) {
                state = self.nfa.next_state(Anchored::No, state, byte);
            }
            if !self.nfa.is_match(state) {
                continue;
            }
            for i in 0..self.nfa.match_len(state) {
                let literal = self.nfa.match_pattern(state, i).as_usize();
                let first = reduced.len() - self.lengths[literal] as usize;
                // The literal may begin at any token of its first run.
                let begin = reduced[first];
                let run_end = match reduced.get(first + 1) {
                    Some(&next) => next - 1,
                    None => at + repeats(text, at),
                };
                windows.extend(self.targets[literal].iter().map(|target| {
                    // OK because a pack of 2³² patterns would not fit into memory.
                    key([0, target.pattern as u32, begin.saturating_sub(target.before), run_end])
                }));
            }
        }
        windows.sort_unstable();
        windows.into_iter().map(Window::from_key).collect()
    }
}

/// How many tokens after this one have the same character.
fn repeats(text: &Folded<'_>, at: u32) -> u32 {
    let tokens = &text.tokens[at as usize..];
    tokens[1..].iter().take_while(|token| token.c == tokens[0].c).count() as u32
}

/// A literal without repeats, in the bytes that are searched for.
fn encode(text: &str) -> Vec<u8> {
    let mut last = None;
    text.chars().filter(|&c| last.replace(c) != Some(c)).flat_map(bytes).collect()
}

/// A character's two bytes. Fewer states than in UTF-8, and Han begins at 0, because the search crate walks to a first
/// byte from 0 on while it builds: both together start an engine in four fifths of the time. Characters beyond the BMP
/// share their bytes with others, which the programs tell apart.
fn bytes(c: char) -> [u8; 2] {
    (c as u32 as u16).wrapping_sub(0x4E00).to_be_bytes()
}
