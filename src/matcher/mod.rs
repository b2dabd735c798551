//! Folded text to hits: one search for the literals of all phrases, a program for each candidate, then the
//! reasons why a match does not count.

mod automaton;
mod guard;
mod overlap;

use core::mem;
use std::sync::Arc;

use automaton::{Automaton, Window};
#[cfg(feature = "author")]
pub(crate) use guard::Excuse;
use guard::{Guards, Standard};

use crate::error::{Error, Kind};
use crate::fold::Folded;
use crate::pack::Pack;
use crate::pattern::{Lazy, Literal, Scratch, SoundNames, WordSets, search_wording};
use crate::rule::Severity;
use crate::span::{FoldedPos, Span};

/// A match of a rule that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    /// The rule's number.
    pub rule: usize,
    pub span: Span<FoldedPos>,
}

/// What becomes of a match.
#[cfg(feature = "author")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Verdict {
    Counts,
    Excused(Excuse),
    /// It lies inside phrasebook wording.
    Standard,
}

/// The rules of all packs, ready to be searched for.
pub(crate) struct Matcher {
    automaton: Automaton,
    /// For the phrases that are searched for by sound, if there are any.
    by_sound: Option<BySound>,
    patterns: Vec<Pattern>,
    guards: Vec<Guards>,
}

struct BySound {
    automaton: Automaton,
    names: SoundNames,
}

struct Pattern {
    owner: Owner,
    program: Lazy,
    /// Whether it is searched for by sound.
    sound: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Owner {
    /// A phrase of the rule of this index.
    Rule(usize),
    /// Standard wording, inside which nothing is a slip.
    Phrasebook,
}

/// Collects the packs of a [`Matcher`].
#[derive(Default)]
pub(crate) struct Builder {
    patterns: Vec<Pattern>,
    /// Those of each pattern.
    literals: Vec<Vec<Literal>>,
    /// Those of each pattern that is searched for by sound.
    sound_literals: Vec<Vec<Literal>>,
    sounds: SoundNames,
    guards: Vec<Guards>,
}

impl Builder {
    /// Adds a pack. Its rules keep what is shown to people; their patterns move into the matcher. Rules are numbered
    /// in the order in which they are added.
    pub(crate) fn add(&mut self, pack: &mut Pack) -> Result<(), Error> {
        let damaged = |what| Kind::Content { what: format!("a word set: {what}") };
        let sets = Arc::new(WordSets::new(mem::take(&mut pack.sets)).map_err(damaged)?);
        for rule in &mut pack.rules {
            let owner = Owner::Rule(self.guards.len());
            let id = rule.id.clone();
            let context = |what| Kind::Content { what: format!("rule {id}: {what}") };
            for phrase in mem::take(&mut rule.phrases) {
                let literals = phrase.literals(&sets).map_err(context)?;
                let program = Lazy::new(phrase.expr, &sets).map_err(context)?;
                self.push(Pattern { owner, program, sound: phrase.sound }, literals);
            }
            self.guards.push(Guards::new(rule, &sets).map_err(context)?);
        }
        for entry in &pack.phrasebook {
            // An entry of nothing but slots and marks protects nothing.
            let (expr, Some(literal)) = search_wording(&entry.text) else { continue };
            let context =
                |what| Kind::Content { what: format!("phrasebook wording 「{}」: {what}", entry.text) };
            let program = Lazy::new(expr, &sets).map_err(context)?;
            self.push(Pattern { owner: Owner::Phrasebook, program, sound: false }, vec![literal]);
        }
        self.sounds.add(&pack.sounds);
        Ok(())
    }

    fn push(&mut self, pattern: Pattern, literals: Vec<Literal>) {
        let (here, there) = match pattern.sound {
            false => (&mut self.literals, &mut self.sound_literals),
            true => (&mut self.sound_literals, &mut self.literals),
        };
        here.push(literals);
        there.push(Vec::new());
        self.patterns.push(pattern);
    }

    /// The matcher of the packs added. Linear in their size.
    pub(crate) fn build(self) -> Result<Matcher, Error> {
        let automaton = Automaton::new(&self.literals)?;
        let by_sound = match self.sound_literals.iter().all(Vec::is_empty) {
            true => None,
            false => Some(BySound { automaton: Automaton::new(&self.sound_literals)?, names: self.sounds }),
        };
        Ok(Matcher { automaton, by_sound, patterns: self.patterns, guards: self.guards })
    }
}

impl Matcher {
    /// The hits of the rules that `speaks` names, in order of their place; none overlaps another.
    pub(crate) fn hits(
        &self,
        text: &Folded<'_>,
        severity: impl Fn(usize) -> Severity,
        speaks: impl Fn(usize) -> bool,
    ) -> Vec<Hit> {
        let windows = self.windows(text);
        let mut scratch = Scratch::default();
        let mut standard = Standard::default();
        let mut hits = Vec::new();
        for of_one_pattern in
            windows.plain.chunk_by(same_pattern).chain(windows.by_sound.chunk_by(same_pattern))
        {
            let pattern = &self.patterns[of_one_pattern[0].pattern];
            let Owner::Rule(rule) = pattern.owner else { continue };
            if !speaks(rule) {
                continue;
            }
            let searched = windows.searched(pattern, text);
            let mut free = FoldedPos(0);
            for start in starts(of_one_pattern) {
                if start < free {
                    continue;
                }
                let Some(end) = pattern.program.get().longest(searched, start, &mut scratch) else {
                    continue;
                };
                let span = text.trim(Span::new(start, end));
                let excused = self.guards[rule].excuse(text, span, &mut scratch).is_some()
                    || standard.contains(text, span, || self.standard_wording(text, &windows.plain));
                if !excused {
                    hits.push(Hit { rule, span });
                    free = end;
                }
            }
        }
        overlap::resolve(hits, severity, text)
    }

    fn windows<'t>(&self, text: &Folded<'t>) -> Windows<'t> {
        let plain = self.automaton.windows(text);
        match &self.by_sound {
            None => Windows { plain, by_sound: Vec::new(), sounds: None },
            Some(by_sound) => {
                let sounds = text.map(|c| by_sound.names.of(c));
                Windows { plain, by_sound: by_sound.automaton.windows(&sounds), sounds: Some(sounds) }
            }
        }
    }

    /// The matches of a rule's phrases, each with its phrase's number and whether it counts.
    #[cfg(feature = "author")]
    pub(crate) fn matches(&self, text: &Folded<'_>, rule: usize) -> Vec<(usize, Verdict)> {
        let windows = self.windows(text);
        let mut scratch = Scratch::default();
        let mut standard = Standard::default();
        let mut matches = Vec::new();
        let of_rule = self.patterns.iter().filter(|pattern| pattern.owner == Owner::Rule(rule));
        for (phrase, pattern) in of_rule.enumerate() {
            for start in (0..text.len().0).map(FoldedPos) {
                let searched = windows.searched(pattern, text);
                let Some(end) = pattern.program.get().longest(searched, start, &mut scratch) else {
                    continue;
                };
                let span = text.trim(Span::new(start, end));
                let verdict = match self.guards[rule].excuse(text, span, &mut scratch) {
                    Some(excuse) => Verdict::Excused(excuse),
                    None if standard.contains(text, span, || self.standard_wording(text, &windows.plain)) => {
                        Verdict::Standard
                    }
                    None => Verdict::Counts,
                };
                matches.push((phrase, verdict));
            }
        }
        matches
    }

    /// Where phrasebook wording stands.
    fn standard_wording(&self, text: &Folded<'_>, windows: &[Window]) -> Vec<Span<FoldedPos>> {
        let mut scratch = Scratch::default();
        let mut spans = Vec::new();
        for of_one_pattern in windows.chunk_by(same_pattern) {
            let pattern = &self.patterns[of_one_pattern[0].pattern];
            if pattern.owner == Owner::Phrasebook {
                spans.extend(starts(of_one_pattern).filter_map(|start| {
                    pattern.program.get().longest(text, start, &mut scratch).map(|end| Span::new(start, end))
                }));
            }
        }
        spans
    }
}

/// Four numbers as one of the same order. Windows and hits are both sorted as such numbers: a sort for each kind would
/// weigh 1 KB more in the WebAssembly.
fn key(parts: [u32; 4]) -> u128 {
    parts.into_iter().fold(0, |key, part| key << 32 | u128::from(part))
}

/// Where matches may start in a text.
struct Windows<'t> {
    plain: Vec<Window>,
    by_sound: Vec<Window>,
    /// The text as it sounds, if a phrase is searched for so.
    sounds: Option<Folded<'t>>,
}

impl<'t> Windows<'t> {
    /// The form of the text in which a pattern is searched for.
    fn searched<'w>(&'w self, pattern: &Pattern, text: &'w Folded<'t>) -> &'w Folded<'t> {
        self.sounds.as_ref().filter(|_| pattern.sound).unwrap_or(text)
    }
}

fn same_pattern(a: &Window, b: &Window) -> bool {
    a.pattern == b.pattern
}

/// Every place that some window names, once and ascending.
fn starts(windows: &[Window]) -> impl Iterator<Item = FoldedPos> + '_ {
    let mut next = 0;
    windows.iter().flat_map(move |window| {
        let first = window.first.0.max(next);
        next = next.max(window.last.0 + 1);
        (first..=window.last.0).map(FoldedPos)
    })
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::fold::fold;

    /// The search for literals is a short cut: trying every phrase at every place must find nothing more.
    #[test]
    fn prop_every_match_lies_in_a_window() {
        let mut builder = Builder::default();
        builder.add(&mut crate::zh_service()).expect("the built-in pack loads");
        let matcher = builder.build().expect("the built-in pack loads");
        let mut scratch = Scratch::default();
        let mut matches = 0;
        for table in [
            include_str!("../../tests/cases/sources/forbidden.tsv"),
            include_str!("../../tests/cases/sources/habits.tsv"),
        ] {
            for text in table.lines().filter_map(|row| row.split('\t').next()) {
                let folded = fold(text);
                let windows = matcher.automaton.windows(&folded);
                for (index, pattern) in matcher.patterns.iter().enumerate() {
                    for start in (0..folded.len().0).map(FoldedPos) {
                        if pattern.program.get().longest(&folded, start, &mut scratch).is_some() {
                            matches += 1;
                            let within = |window: &Window| {
                                window.pattern == index && (window.first..=window.last).contains(&start)
                            };
                            assert!(windows.iter().any(within), "pattern {index} at {start:?} of {text}");
                        }
                    }
                }
            }
        }
        assert!(matches > 200, "the tables hold what the pack looks for, but there were {matches} matches");
    }
}
