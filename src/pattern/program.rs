//! The program that settles a match: a Thompson automaton over folded tokens, all paths walked side by side,
//! so the cost of a try is at most its steps times the length of the longest match.
//!
//! Source: K. Thompson, "Regular Expression Search Algorithm", CACM 11(6), 1968.

use super::expr::{Expr, Op};
use crate::fold::{Folded, MARK, SPACE, Token, fold};
use crate::span::{FoldedPos, Span};

/// One step. Targets are relative, so that blocks of steps can be moved.
#[derive(Clone, Debug)]
enum Step {
    Char(char),
    OneOf(Box<str>),
    /// Pairs of first and last.
    Range(Box<str>),
    Any,
    Mark,
    Space,
    Start,
    End,
    /// Not inside a Latin word.
    Edge,
    /// Go on with the next step and with the one so much further.
    Split(u32),
    Jump(u32),
    /// Takes one of these characters, sorted, and goes on so much further.
    Branch(Box<[(char, u32)]>),
    Match,
}

/// A phrase, ready to run.
#[derive(Debug)]
pub(crate) struct Program {
    steps: Vec<Step>,
    /// The most tokens that a match has.
    pub max_len: u32,
    /// What [`Program::first`] says.
    first: Option<Box<[char]>>,
}

/// A block of steps and the most tokens it matches.
struct Block {
    steps: Vec<Step>,
    len: u32,
}

impl Block {
    /// Whether it is a word: characters of a bearable number, one after another.
    fn is_word(&self) -> bool {
        self.len > 0 && self.len <= 64 && self.steps.iter().all(|step| matches!(step, Step::Char(_)))
    }
}

/// Working memory for [`Program::longest`], to be reused.
#[derive(Default)]
pub(crate) struct Scratch {
    now: Vec<u32>,
    next: Vec<u32>,
    stack: Vec<u32>,
    /// For each step, the visit in which it was last added.
    seen: Vec<u32>,
    visit: u32,
}

impl Program {
    /// Builds the program of an expression that [`Expr::steps`] has passed with these sets.
    pub(super) fn new(expr: &Expr, sets: &[Expr]) -> Program {
        let Block { mut steps, len } = block(expr, sets);
        steps.push(Step::Match);
        let mut program = Program { steps, max_len: len, first: None };
        program.first = program.first();
        program
    }

    /// The characters that a match can begin with, sorted; `None` if those are too many to name.
    fn first(&self) -> Option<Box<[char]>> {
        let mut scratch = Scratch::default();
        scratch.begin(self.steps.len());
        // Every place is taken to be an edge here, so no beginning is missed.
        self.add(0, FoldedPos(0), &fold(""), &mut scratch);
        let mut first: Vec<char> = Vec::new();
        let mut add = |c: char| {
            if let Err(at) = first.binary_search(&c) {
                first.insert(at, c);
            }
        };
        for &pc in &scratch.next {
            match &self.steps[pc as usize] {
                Step::Char(c) => add(*c),
                Step::OneOf(chars) => chars.chars().for_each(&mut add),
                Step::Branch(ways) => ways.iter().for_each(|(c, _)| add(*c)),
                Step::Mark => add(MARK),
                Step::Space => add(SPACE),
                _ => return None,
            }
        }
        Some(first.into())
    }

    /// The end of the longest match that starts at `start`, if there is one. Matches end at no place inside a
    /// Latin word, and never are empty.
    pub(crate) fn longest(
        &self,
        text: &Folded<'_>,
        start: FoldedPos,
        scratch: &mut Scratch,
    ) -> Option<FoldedPos> {
        let token = text.get(start)?;
        if self.first.as_ref().is_some_and(|first| first.binary_search(&token.c).is_err())
            || text.splits_word(start)
        {
            return None;
        }
        scratch.begin(self.steps.len());
        let mut longest = self.add(0, start, text, scratch).then_some(start);
        let mut pos = start;
        while let Some(token) = text.get(pos) {
            core::mem::swap(&mut scratch.now, &mut scratch.next);
            if scratch.now.is_empty() {
                break;
            }
            pos.0 += 1;
            scratch.begin(self.steps.len());
            let mut matched = false;
            for i in 0..scratch.now.len() {
                if let Some(pc) = self.after(scratch.now[i], token) {
                    matched |= self.add(pc, pos, text, scratch);
                }
            }
            // A run counts as any number of its character: what has taken it once may take it again.
            let mut i = 0;
            while token.run && i < scratch.next.len() {
                if let Some(pc) = self.after(scratch.next[i], token) {
                    matched |= self.add(pc, pos, text, scratch);
                }
                i += 1;
            }
            if matched && !text.splits_word(pos) {
                longest = Some(pos);
            }
        }
        longest.filter(|&end| end > start)
    }

    /// Whether some match contains the whole of `span`.
    pub(crate) fn covers(&self, text: &Folded<'_>, span: Span<FoldedPos>, scratch: &mut Scratch) -> bool {
        let first = span.end.0.saturating_sub(self.max_len);
        (first..=span.start.0)
            .any(|start| self.longest(text, FoldedPos(start), scratch).is_some_and(|end| end >= span.end))
    }

    /// Whether some match touches `span`.
    pub(crate) fn touches(&self, text: &Folded<'_>, span: Span<FoldedPos>, scratch: &mut Scratch) -> bool {
        let first = span.start.0.saturating_sub(self.max_len);
        (first..span.end.0)
            .any(|start| self.longest(text, FoldedPos(start), scratch).is_some_and(|end| end > span.start))
    }

    /// The step after this one, if it takes the token.
    fn after(&self, pc: u32, token: Token) -> Option<u32> {
        match &self.steps[pc as usize] {
            Step::Branch(ways) => {
                ways.binary_search_by_key(&token.c, |(c, _)| *c).ok().map(|i| pc + ways[i].1)
            }
            step => step.takes(token).then_some(pc + 1),
        }
    }

    /// Adds a step, or those that it leads to without taking a token. Says whether the match is complete.
    fn add(&self, pc: u32, pos: FoldedPos, text: &Folded<'_>, scratch: &mut Scratch) -> bool {
        let mut matched = false;
        scratch.stack.push(pc);
        while let Some(pc) = scratch.stack.pop() {
            if core::mem::replace(&mut scratch.seen[pc as usize], scratch.visit) == scratch.visit {
                continue;
            }
            let goes_on = match &self.steps[pc as usize] {
                Step::Match => {
                    matched = true;
                    false
                }
                Step::Split(by) => {
                    scratch.stack.push(pc + by);
                    true
                }
                Step::Jump(by) => {
                    scratch.stack.push(pc + by);
                    false
                }
                Step::Start => text.before(pos).is_none_or(|token| token.c == MARK),
                Step::End => text.get(pos).is_none_or(|token| token.c == MARK),
                Step::Edge => !text.splits_word(pos),
                Step::Mark => {
                    scratch.next.push(pc);
                    true
                }
                Step::Space => {
                    scratch.next.push(pc);
                    !text.splits_word(pos)
                }
                _ => {
                    scratch.next.push(pc);
                    false
                }
            };
            if goes_on {
                scratch.stack.push(pc + 1);
            }
        }
        matched
    }
}

impl Step {
    /// Whether the step takes a token.
    fn takes(&self, token: Token) -> bool {
        match self {
            Step::Char(c) => token.c == *c,
            Step::OneOf(chars) => chars.chars().any(|c| c == token.c),
            Step::Range(pairs) => token.c != MARK && in_ranges(pairs, token.c),
            Step::Any => token.c != MARK,
            Step::Mark => token.c == MARK,
            Step::Space => token.c == SPACE,
            _ => false,
        }
    }
}

/// Whether a character is in one of the ranges that these pairs begin and end.
fn in_ranges(pairs: &str, c: char) -> bool {
    let mut chars = pairs.chars();
    while let (Some(first), Some(last)) = (chars.next(), chars.next()) {
        if (first..=last).contains(&c) {
            return true;
        }
    }
    false
}

impl Scratch {
    fn begin(&mut self, steps: usize) {
        self.next.clear();
        if self.seen.len() < steps {
            self.seen.resize(steps, self.visit);
        }
        self.visit = self.visit.wrapping_add(1);
        if self.visit == 0 {
            // After 2^32 visits the old numbers would come back.
            self.seen.fill(0);
            self.visit = 1;
        }
    }
}

/// The steps of an expression, from its postfix form as Thompson did it.
fn block(expr: &Expr, sets: &[Expr]) -> Block {
    let mut blocks: Vec<Block> = Vec::new();
    // OK because `Expr::steps` has read it before.
    for op in expr.ops().expect("the expression was checked") {
        let block = match op {
            Op::Text(text) => leaves(text.chars().map(Step::Char).collect()),
            Op::OneOf(chars) => leaves(vec![Step::OneOf(chars.into())]),
            Op::Range(pairs) => leaves(vec![Step::Range(pairs.into())]),
            Op::Gap(min, max) => gap(min, max),
            Op::Mark => leaves(vec![Step::Mark]),
            Op::Space => leaves(vec![Step::Space]),
            Op::Start => Block { steps: vec![Step::Start], len: 0 },
            Op::End => Block { steps: vec![Step::End], len: 0 },
            Op::Set(number) => block(&sets[number], &[]),
            // OK because `Expr::ops` gives every operator its operands, and one pattern in the end.
            Op::Cat(n) => cat(blocks.split_off(blocks.len() - n)),
            Op::Alt(n) => alt(blocks.split_off(blocks.len() - n)),
            Op::Opt => opt(blocks.pop().expect("an option has an operand")),
        };
        blocks.push(block);
    }
    blocks.pop().expect("an expression is one pattern")
}

fn leaves(steps: Vec<Step>) -> Block {
    let len = steps.len() as u32;
    Block { steps, len }
}

/// Between `min` and `max` of any character. A gap cuts no Latin word in two.
fn gap(min: u32, max: u32) -> Block {
    let mut steps = vec![Step::Edge];
    steps.extend((0..min).map(|_| Step::Any));
    for left in (0..max - min).rev() {
        steps.push(Step::Split(2 * left + 2));
        steps.push(Step::Any);
    }
    steps.push(Step::Edge);
    Block { steps, len: max }
}

fn cat(blocks: Vec<Block>) -> Block {
    let len = blocks.iter().fold(0, |sum: u32, block| sum.saturating_add(block.len));
    Block { steps: blocks.into_iter().flat_map(|block| block.steps).collect(), len }
}

/// One of several patterns: words share their beginnings, so that a place in all of them is one place; the others
/// are tried side by side.
fn alt(blocks: Vec<Block>) -> Block {
    let (words, mut others): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(Block::is_word);
    if words.len() > 1 {
        others.push(trie(words));
    } else {
        others.extend(words);
    }
    split(others)
}

/// For each block but the last: try it or go past it, and after it leave for the end.
fn split(blocks: Vec<Block>) -> Block {
    let len = blocks.iter().map(|block| block.len).max().unwrap_or(0);
    let mut rest: usize = blocks.iter().map(|block| block.steps.len() + 2).sum::<usize>().saturating_sub(2);
    let mut steps = Vec::with_capacity(rest);
    let last = blocks.len().saturating_sub(1);
    for (i, block) in blocks.into_iter().enumerate() {
        if i < last {
            let size = block.steps.len() as u32;
            rest -= block.steps.len() + 2;
            steps.push(Step::Split(size + 2));
            steps.extend(block.steps);
            steps.push(Step::Jump(rest as u32 + 1));
        } else {
            steps.extend(block.steps);
        }
    }
    Block { steps, len }
}

fn opt(block: Block) -> Block {
    let mut steps = vec![Step::Split(block.steps.len() as u32 + 1)];
    steps.extend(block.steps);
    Block { steps, len: block.len }
}

/// Words as a trie.
fn trie(words: Vec<Block>) -> Block {
    let len = words.iter().map(|word| word.len).max().unwrap_or(0);
    let letters = |step: Step| if let Step::Char(c) = step { Some(c) } else { None };
    let mut words: Vec<String> =
        words.into_iter().map(|word| word.steps.into_iter().filter_map(letters).collect()).collect();
    words.sort_unstable();
    words.dedup();
    let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
    let mut steps = Vec::new();
    let mut ends = Vec::new();
    push_node(&words, 0, &mut steps, &mut ends);
    let exit = steps.len();
    for at in ends {
        if let Step::Jump(by) | Step::Split(by) = &mut steps[at] {
            *by = (exit - at) as u32;
        }
    }
    Block { steps, len }
}

/// Appends the node of the words, sorted and different, that agree up to `depth`. What leads to the end of the trie
/// is noted in `ends`. Recursion ends with the longest word, which [`Block::is_word`] bounds.
fn push_node(words: &[Vec<char>], depth: usize, steps: &mut Vec<Step>, ends: &mut Vec<usize>) {
    // Sorted, a word that ends here comes first.
    let (ended, longer) = words.split_at(usize::from(words[0].len() == depth));
    if !ended.is_empty() {
        ends.push(steps.len());
        steps.push(if longer.is_empty() { Step::Jump(0) } else { Step::Split(0) });
    }
    if longer.is_empty() {
        return;
    }
    let branch = steps.len();
    steps.push(Step::Branch(Box::default()));
    let mut ways = Vec::new();
    for group in longer.chunk_by(|a, b| a[depth] == b[depth]) {
        ways.push((group[0][depth], (steps.len() - branch) as u32));
        push_node(group, depth + 1, steps, ends);
    }
    steps[branch] = Step::Branch(ways.into());
}
