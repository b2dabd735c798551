//! Whether a pack does what its author promises. A pack whose examples fail does not build; what is merely doubtful is
//! a warning.

mod examples;
mod reach;
mod repeats;
mod situation;
mod wording;

use std::collections::BTreeSet;

use crate::date::Date;
use crate::engine::Engine;
use crate::error::Error;
use crate::pack::{Draft, Override, Pack, Source, compile};
use crate::problem::Problem;

pub use examples::RuleExamples;

/// A pack that holds what its author promises, how much was tried to say so, and what is doubtful all the same.
#[derive(Debug)]
pub struct Checked {
    /// The pack.
    pub pack: Pack,
    /// `bad` examples that were caught.
    pub bad: usize,
    /// `good` examples that were left alone.
    pub good: usize,
    /// The examples themselves.
    pub examples: Vec<RuleExamples>,
    /// Suggestions that were applied to a `bad` example and ended its diagnostic.
    pub suggestions: usize,
    /// Phrases that can never be reported, phrases that two rules share, suggestions with wording that the pack flags,
    /// word sets that nothing uses, rules whose time is over, rules that forbid without a reason; in order of place.
    pub warnings: Vec<Problem>,
}

/// What a check looks at.
struct Check<'a> {
    /// The pack with those at hand.
    engine: &'a Engine,
    draft: &'a Draft,
    /// The packs at hand, which it may extend.
    bases: &'a [Pack],
}

impl Check<'_> {
    /// The rules of other packs that an override means, with the ids of their packs.
    fn meant(&self, change: &Override) -> BTreeSet<String> {
        let of = |pack: &Pack| -> Vec<String> {
            let meant = (0..pack.rules.len()).filter(|&rule| change.means(pack, rule));
            meant.map(|rule| pack.full_id(&pack.rules[rule])).collect()
        };
        let mut meant = BTreeSet::new();
        meant.extend(self.bases.iter().flat_map(of));
        meant
    }
}

/// Compiles a pack and tries every example and suggestion. With `today`, it also warns of rules whose time is over.
///
/// # Errors
/// Everything that is wrong, a line each: in the files, and in the examples of all rules that are sound.
///
/// # Resource usage
/// A text is linted for each example and suggestion, and some for each phrase: `zh-service` takes a second.
pub fn check(source: &Source, today: Option<Date>) -> Result<Checked, Error> {
    let (draft, mut problems) = compile(source);
    let Some(draft) = draft else { return Err(Error::from_problems(problems)) };
    let mut packs = source.bases().to_vec();
    packs.push(draft.pack.clone());
    // A broken phrasebook excuses nothing, so examples would fail that hold; without its base an overlay is nothing.
    let base_is_there =
        draft.pack.extends.as_ref().is_none_or(|base| packs.iter().any(|pack| pack.id == *base));
    let can_be_tried = base_is_there && !problems.iter().any(|problem| problem.file().contains("phrasebook"));
    if !can_be_tried {
        return Err(Error::from_problems(problems));
    }
    let engine = Engine::new(packs)?;
    let check = Check { engine: &engine, draft: &draft, bases: source.bases() };
    let tried = examples::run(&check, &mut problems);
    if !problems.is_empty() {
        return Err(Error::from_problems(problems));
    }
    let mut warnings = Vec::new();
    reach::phrases(&check, &mut warnings);
    reach::dates(&check, today, &mut warnings);
    wording::reasons(&check, &mut warnings);
    repeats::phrases(&check, &mut warnings);
    wording::suggestions(&check, &mut warnings);
    wording::needless_examples(&check, &mut warnings)?;
    warnings.extend(draft.unused_sets);
    warnings.sort();
    Ok(Checked {
        pack: draft.pack,
        bad: tried.bad,
        good: tried.good,
        examples: tried.examples,
        suggestions: tried.suggestions,
        warnings,
    })
}
