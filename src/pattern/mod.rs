//! A phrase, from the text that an author writes to the bounded program that settles a match.
//!
//! `syntax` reads the text into a `piece`, `parse` turns that into a `tree`, [`expr`] is the flat form of it that a compiled pack holds, [`key`] says what
//! every match contains, and [`program`] settles where it ends.

#[cfg(feature = "author")]
mod class;
mod expr;
mod key;
#[cfg(feature = "author")]
mod parse;
#[cfg(feature = "author")]
mod piece;
mod program;
#[cfg(feature = "author")]
mod readable;
mod sound;
#[cfg(feature = "author")]
mod syntax;
#[cfg(feature = "author")]
mod tree;

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use key::Key;

pub(crate) use expr::{Expr, search_wording};
#[cfg(feature = "author")]
pub(crate) use parse::{PhraseError, Sets, expr, phrase, phrase_by_sound, set_names};
pub(crate) use program::{Program, Scratch};
pub(crate) use sound::{SoundNames, Sounds};

/// A phrase, ready to be searched for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Phrase {
    /// Every match contains a literal of one of these.
    pub keys: Vec<Key>,
    pub expr: Expr,
    /// Whether it is searched for by sound.
    pub sound: bool,
}

/// A string that a match contains.
pub(crate) struct Literal {
    pub text: String,
    /// How many tokens of the match may stand before it, at most.
    pub before: u8,
}

impl Phrase {
    /// Every match contains one of these; an error if a key makes no sense.
    pub(crate) fn literals(&self, sets: &WordSets) -> Result<Vec<Literal>, &'static str> {
        let mut literals = Vec::new();
        let ops = self.expr.ops()?;
        for key in &self.keys {
            let texts = key.literals(&ops, &sets.spelled)?;
            literals.extend(texts.into_iter().map(|text| Literal { text, before: key.before }));
        }
        Ok(literals)
    }
}

/// The word sets of a pack, each looked through once: phrases name them thousands of times.
pub(crate) struct WordSets {
    exprs: Vec<Expr>,
    /// How many steps the program of each has at most.
    steps: Vec<usize>,
    /// The strings of each, for keys.
    spelled: Vec<key::Spelled>,
}

impl WordSets {
    pub(crate) fn new(sets: Vec<(String, Expr)>) -> Result<WordSets, &'static str> {
        let exprs: Vec<_> = sets.into_iter().map(|(_, expr)| expr).collect();
        // Sets hold no sets.
        let steps = exprs.iter().map(|expr| expr.steps(&[])).collect::<Result<_, _>>()?;
        let spelled = exprs.iter().map(key::spelled).collect();
        Ok(WordSets { exprs, steps, spelled })
    }
}

/// An expression whose program is built when it is first needed: most phrases of a pack never are.
pub(crate) struct Lazy {
    expr: Expr,
    sets: Arc<WordSets>,
    program: OnceLock<Program>,
}

impl Lazy {
    /// Checks the expression, which may come from a damaged file, without building its program.
    pub(crate) fn new(expr: Expr, sets: &Arc<WordSets>) -> Result<Lazy, &'static str> {
        expr.steps(&sets.steps)?;
        Ok(Lazy { expr, sets: sets.clone(), program: OnceLock::new() })
    }

    /// The program.
    pub(crate) fn get(&self) -> &Program {
        self.program.get_or_init(|| Program::new(&self.expr, &self.sets.exprs))
    }
}
