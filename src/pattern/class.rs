//! Sets of characters.

/// How many characters there are.
const ALL: u32 = 0x11_0000 - SURROGATES;
const SURROGATES: u32 = 0x800;
const FIRST_SURROGATE: u32 = 0xD800;

/// A set of characters: the numbers at which it begins and ends by turns. Surrogates have no numbers, so that the
/// characters around them are neighbours.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Class(Vec<u32>);

impl Class {
    pub(super) fn range(first: char, last: char) -> Class {
        Class(vec![number(first), number(last) + 1])
    }

    /// Every character but the line feed.
    pub(super) fn dot() -> Class {
        Class::range('\n', '\n').negated(true)
    }

    /// Those up to `last` for which `holds` says so.
    pub(super) fn of(last: char, holds: &dyn Fn(char) -> bool) -> Class {
        let mut turns = Vec::new();
        for c in '\0'..=last {
            if holds(c) != (turns.len() % 2 == 1) {
                turns.push(number(c));
            }
        }
        if turns.len() % 2 == 1 {
            turns.push(number(last) + 1);
        }
        Class(turns)
    }

    pub(super) fn or(&self, other: &Class) -> Class {
        self.with(other, |a, b| a || b)
    }

    pub(super) fn negated(self, really: bool) -> Class {
        if really { self.with(&Class::default(), |a, _| !a) } else { self }
    }

    /// The characters for which `holds` says so, told whether each is in the one class and the other.
    pub(super) fn with(&self, other: &Class, holds: fn(bool, bool) -> bool) -> Class {
        let (mut a, mut b, mut at) = (0, 0, 0);
        let mut turns = Vec::new();
        while at < ALL {
            a += usize::from(self.0.get(a) == Some(&at));
            b += usize::from(other.0.get(b) == Some(&at));
            if holds(a % 2 == 1, b % 2 == 1) != (turns.len() % 2 == 1) {
                turns.push(at);
            }
            let next = |turns: &[u32], i: usize| turns.get(i).copied().unwrap_or(ALL);
            at = next(&self.0, a).min(next(&other.0, b));
        }
        if turns.len() % 2 == 1 {
            turns.push(ALL);
        }
        Class(turns)
    }

    /// How many characters it has.
    pub(super) fn len(&self) -> u32 {
        self.0.chunks_exact(2).map(|turn| turn[1] - turn[0]).sum()
    }

    /// The character, if it has but one.
    pub(super) fn only(&self) -> Option<char> {
        (self.len() == 1).then(|| character(self.0[0]))
    }

    pub(super) fn ranges(&self) -> impl Iterator<Item = (char, char)> {
        self.0.chunks_exact(2).map(|turn| (character(turn[0]), character(turn[1] - 1)))
    }
}

fn number(c: char) -> u32 {
    let c = c as u32;
    if c < FIRST_SURROGATE { c } else { c - SURROGATES }
}

fn character(number: u32) -> char {
    let code = if number < FIRST_SURROGATE { number } else { number + SURROGATES };
    // OK because every number stems from a character.
    char::from_u32(code).unwrap_or(char::MAX)
}
