//! Names that a pack uses and does not define. However often one is used, it is one mistake: it is reported once, and
//! where it was probably made.

use std::collections::{BTreeMap, BTreeSet};

use super::yaml::Text;
use crate::problem::{Place, Problem, closest};

/// The names of one kind that `pack.yaml` defines, and those that were asked for.
pub(super) struct Names {
    /// What they name: `word set`.
    kind: &'static str,
    /// The key of `pack.yaml` that defines them.
    key: &'static str,
    defined: Vec<Text>,
    /// Those of the packs below.
    inherited: Vec<String>,
    used: BTreeSet<String>,
    /// Where each name that is not defined is first used, and how often altogether.
    missing: BTreeMap<String, (String, Place, usize)>,
}

impl Names {
    pub(super) fn new<'t>(
        kind: &'static str,
        key: &'static str,
        defined: impl Iterator<Item = &'t Text>,
        inherited: impl IntoIterator<Item = String>,
    ) -> Names {
        Names {
            kind,
            key,
            defined: defined.cloned().collect(),
            inherited: inherited.into_iter().collect(),
            used: BTreeSet::new(),
            missing: BTreeMap::new(),
        }
    }

    /// Whether a name is defined. If not, that will be reported.
    pub(super) fn ask(&mut self, name: &str, file: &str, place: Place) -> bool {
        if self.defined.iter().any(|defined| defined.value == name)
            || self.inherited.iter().any(|inherited| inherited == name)
        {
            self.used.insert(name.to_owned());
            return true;
        }
        self.missing.entry(name.to_owned()).or_insert_with(|| (file.to_owned(), place, 0)).2 += 1;
        false
    }

    /// The names that are defined and that nothing uses.
    pub(super) fn unused(&self) -> Vec<Text> {
        self.defined.iter().filter(|name| !self.used.contains(&name.value)).cloned().collect()
    }

    /// A problem for each name that is missing. A definition that nothing uses and that is nearly the name is where the
    /// mistake was made; otherwise the first use is.
    pub(super) fn problems(&self, manifest: &str) -> Vec<Problem> {
        let mut unused = self.unused();
        let mut problems = Vec::new();
        for (name, (file, place, uses)) in &self.missing {
            let guess = closest(name, unused.iter().map(|defined| defined.value.as_str()));
            if let Some(at) = guess.and_then(|guess| unused.iter().position(|defined| defined.value == guess))
            {
                let defined = unused.remove(at);
                let message = format!(
                    "nothing uses the {} `{}`, but `{name}` is used, first at {file}:{}; give it that name",
                    self.kind, defined.value, place.line
                );
                problems.push(Problem::new(manifest, defined.place, message));
                continue;
            }
            let known = || {
                self.defined
                    .iter()
                    .map(|defined| defined.value.as_str())
                    .chain(self.inherited.iter().map(String::as_str))
            };
            let mend = match closest(name, known()) {
                Some(guess) => format!("did you mean `{guess}`?"),
                None => format!("add it under `{}` in pack.yaml", self.key),
            };
            let more = match uses - 1 {
                0 => String::new(),
                1 => " (and once more)".to_owned(),
                more => format!(" (and {more} times more)"),
            };
            problems.push(Problem::new(
                file,
                *place,
                format!("there is no {} `{name}`{more}; {mend}", self.kind),
            ));
        }
        problems
    }
}
