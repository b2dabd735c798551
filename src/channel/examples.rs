//! A pack's examples as a file beside it. A client that runs them sees that its own engine does with the pack what its
//! author promises, before it lints a person's messages with it.

use serde::{Deserialize, Serialize};

use super::{EXAMPLES_LIMIT, wrong};
use crate::check::{Checked, RuleExamples};
use crate::engine::Engine;
use crate::error::Error;
use crate::pack::Pack;

/// The examples of all rules of a pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Examples {
    /// The pack's id.
    pub pack: String,
    /// The pack's version.
    pub version: String,
    /// Those of each rule.
    pub examples: Vec<RuleExamples>,
}

impl Examples {
    /// Those of a pack that was checked.
    pub fn of(checked: &Checked) -> Examples {
        let info = checked.pack.info();
        Examples { pack: info.id, version: info.version, examples: checked.examples.clone() }
    }

    /// Reads a file of examples.
    ///
    /// # Errors
    /// More bytes than a client reads, or a text that is no such file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Examples, Error> {
        if bytes.len() > EXAMPLES_LIMIT {
            return Err(wrong(format!(
                "the examples have {} bytes, clients read {EXAMPLES_LIMIT} at most",
                bytes.len()
            )));
        }
        serde_json::from_slice(bytes)
            .map_err(|error| wrong(format!("not a pack's examples: {error}; index the pack again")))
    }

    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("examples are JSON")
    }

    /// Lints them all: every `bad` text must give a diagnostic of its rule, and no `good` text may.
    ///
    /// # Errors
    /// The first example that does not hold, and how many others do not.
    pub(super) fn hold(&self, engine: &Engine) -> Result<usize, Error> {
        let mut held = 0;
        let mut broken = Vec::new();
        for of_rule in &self.examples {
            let id = format!("{}/{}", self.pack, of_rule.rule);
            for (text, expected) in of_rule.texts() {
                match engine.lint(text, &of_rule.context).iter().any(|found| found.rule == id) == expected {
                    true => held += 1,
                    false if expected => {
                        broken.push(format!("the `bad` example 「{text}」 is not caught by {id}"))
                    }
                    false => broken.push(format!("the `good` example 「{text}」 is caught by {id}")),
                }
            }
        }
        match &broken[..] {
            [] => Ok(held),
            [one] => Err(wrong(format!("{one}; index the pack again"))),
            [first, more @ ..] => {
                Err(wrong(format!("{first}, and {} more do not hold; index the pack again", more.len())))
            }
        }
    }
}

/// Packs by their ids.
pub(super) type Shelf<'s> = &'s dyn Fn(&str) -> Option<Pack>;

/// An engine of a pack and of those below it, which are looked for among the others and then on the shelf.
pub(super) fn engine(pack: &Pack, others: &[Pack], shelf: Shelf<'_>) -> Result<Engine, Error> {
    let mut packs = vec![pack.clone()];
    while let Some(base) = packs[packs.len() - 1].info().extends {
        if packs.iter().any(|pack| pack.id == base) {
            break;
        }
        match others.iter().find(|other| other.id == base).cloned().or_else(|| shelf(&base)) {
            Some(base) => packs.push(base),
            None => break,
        }
    }
    Engine::new(packs)
}
