//! Files of a pack → the pack, with its examples, and everything that is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{self, Manifest, NearText, RuleText};
use super::source::{Holds, Source};
use super::yaml::{Reader, Text};
use super::{Near, Pack, Rule};
use crate::error::Error;
use crate::pattern::{Expr, Phrase, PhraseError, Sets, expr, phrase};
use crate::problem::{Place, Problem};
use crate::rule::{Conditions, Scene, Suggest, Wording};

/// A pack of all that is sound in its source.
pub(crate) struct Draft {
    pub pack: Pack,
    pub examples: Vec<Examples>,
}

/// The examples of a rule.
pub(crate) struct Examples {
    pub file: String,
    /// The rule's index in the pack.
    pub rule: usize,
    pub bad: Vec<Text>,
    pub good: Vec<Text>,
}

/// What rules are compiled with.
struct Env {
    manifest: Manifest,
    sets: Sets,
    /// Sets in which something is wrong: phrases that use one are passed over in silence.
    broken: BTreeSet<String>,
}

impl Pack {
    /// Compiles a pack without trying its examples: for one that has been checked before.
    ///
    /// # Errors
    /// Everything that is wrong in its files, a line each.
    pub fn compile(source: &Source) -> Result<Pack, Error> {
        match compile(source) {
            (Some(draft), problems) if problems.is_empty() => Ok(draft.pack),
            (_, problems) => Err(Error::from_problems(problems)),
        }
    }
}

/// Compiles a source. Without a sound `pack.yaml` there is no draft, and the other files are read for their YAML only.
pub(crate) fn compile(source: &Source) -> (Option<Draft>, Vec<Problem>) {
    let mut problems = source.problems.clone();
    let manifest = manifest(source, &mut problems);
    let mut rules = Vec::new();
    let mut phrasebook = Vec::new();
    for file in &source.files {
        let mut reader = Reader::new(&file.path, &file.text);
        match &file.holds {
            Holds::Manifest => continue,
            Holds::Rules => {
                let read = reader.document(&file.text, read::rules).unwrap_or_default();
                rules.extend(read.into_iter().map(|rule| (file.path.as_str(), rule)));
            }
            Holds::Phrasebook(scene) => {
                let read = reader.document(&file.text, read::phrasebook).unwrap_or_default();
                let known = manifest.as_ref().is_none_or(|env| env.has_scene(scene));
                if !known {
                    let message = format!(
                        "the scene {scene} is not in pack.yaml; add it under `scenes` or rename the file"
                    );
                    reader.report(Place { line: 1, column: 1 }, message);
                }
                phrasebook.extend(read.into_iter().map(|wording| Wording {
                    scene: scene.clone(),
                    text: wording.text.value,
                    when: wording.when,
                }));
            }
        }
        problems.extend(reader.into_problems());
    }
    report_same_ids(&mut rules, &mut problems);
    let Some(env) = manifest else { return (None, problems) };
    let (rules, examples) = compile_rules(rules, &env, &mut problems);
    let scene = |(id, label): &(Text, String)| Scene { id: id.value.clone(), label: label.clone() };
    let pack = Pack {
        scenes: env.manifest.scenes.iter().map(scene).collect(),
        id: env.manifest.id,
        version: env.manifest.version,
        title: env.manifest.title,
        language: env.manifest.language,
        sets: env.sets.into_exprs(),
        rules,
        phrasebook,
    };
    (Some(Draft { pack, examples }), problems)
}

fn manifest(source: &Source, problems: &mut Vec<Problem>) -> Option<Env> {
    let Some(file) = source.files.iter().find(|file| file.holds == Holds::Manifest) else {
        if !source.problems.iter().any(|problem| problem.file() == source.manifest) {
            let message =
                "there is no pack.yaml; add one with id, version, title, language, owner and licence";
            problems.push(Problem::new(&source.manifest, Place { line: 1, column: 1 }, message));
        }
        return None;
    };
    let mut reader = Reader::new(&file.path, &file.text);
    let manifest = reader.document(&file.text, read::manifest).flatten();
    let env = manifest.map(|manifest| Env::new(manifest, &mut reader));
    problems.extend(reader.into_problems());
    env
}

impl Env {
    fn new(manifest: Manifest, reader: &mut Reader<'_>) -> Env {
        let mut sets = Sets::default();
        let mut broken = BTreeSet::new();
        for (name, words) in &manifest.sets {
            let values: Vec<_> = words.iter().map(|word| word.value.as_str()).collect();
            if values.is_empty() {
                reader
                    .report(name.place, format!("the set {} has no words; add one or remove it", name.value));
                broken.insert(name.value.clone());
            } else if let Err((word, error)) = sets.insert(&name.value, &values) {
                reader.report(words[word].at(error.at.start), error.message);
                broken.insert(name.value.clone());
            }
        }
        Env { manifest, sets, broken }
    }

    fn has_scene(&self, scene: &str) -> bool {
        self.manifest.scenes.iter().any(|(id, _)| id.value == scene)
    }

    /// `None` if the phrase is wrong, which is reported, or uses a set that is, which has been.
    fn parse<T>(
        &self,
        text: &Text,
        parse: impl Fn(&str, &Sets) -> Result<T, PhraseError>,
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        if self.broken.iter().any(|set| text.value.contains(&format!("{{{set}}}"))) {
            return None;
        }
        let parsed = parse(&text.value, &self.sets);
        parsed.map_err(|error| reader.report(text.at(error.at.start), error.message)).ok()
    }

    fn phrases(&self, texts: &[Text], reader: &mut Reader<'_>) -> Option<Vec<Phrase>> {
        let phrases: Vec<_> = texts.iter().map(|text| self.parse(text, phrase, reader)).collect();
        phrases.into_iter().collect()
    }

    fn exprs(&self, texts: &[Text], reader: &mut Reader<'_>) -> Option<Vec<Expr>> {
        let exprs: Vec<_> = texts.iter().map(|text| self.parse(text, expr, reader)).collect();
        exprs.into_iter().collect()
    }

    fn near(&self, near: &NearText, reader: &mut Reader<'_>) -> Option<Near> {
        Some(Near { phrases: self.exprs(&near.phrases, reader)?, within: near.within })
    }
}

fn compile_rules(
    rules: Vec<(&str, RuleText)>,
    env: &Env,
    problems: &mut Vec<Problem>,
) -> (Vec<Rule>, Vec<Examples>) {
    let mut compiled = Vec::with_capacity(rules.len());
    let mut examples = Vec::with_capacity(rules.len());
    for (file, text) in rules {
        let mut reader = Reader::new(file, "");
        let rule = compile_rule(&text, env, &mut reader);
        let of_rule = reader.into_problems();
        let sound = of_rule.is_empty();
        problems.extend(of_rule);
        if let Some(rule) = rule.filter(|_| sound) {
            let rule_index = compiled.len();
            examples.push(Examples {
                file: file.to_owned(),
                rule: rule_index,
                bad: text.bad,
                good: text.good,
            });
            compiled.push(rule);
        }
    }
    (compiled, examples)
}

fn compile_rule(text: &RuleText, env: &Env, reader: &mut Reader<'_>) -> Option<Rule> {
    for scene in text.scenes.iter().filter(|scene| !env.has_scene(&scene.value)) {
        let known: Vec<_> = env.manifest.scenes.iter().map(|(id, _)| id.value.as_str()).collect();
        let message = format!(
            "there is no scene `{}`; add it under `scenes` in pack.yaml, or use one of: {}",
            scene.value,
            known.join(", ")
        );
        reader.report(scene.place, message);
    }
    let phrases = env.phrases(&text.phrases, reader);
    let except = env.exprs(&text.except, reader);
    let near = text.near.as_ref().map(|near| env.near(near, reader));
    let unless_near = text.unless_near.as_ref().map(|near| env.near(near, reader));
    let suggest = text.suggest.iter().map(|suggest| Suggest {
        text: suggest.text.value.clone(),
        when: suggest.when.clone(),
        replace: suggest.replace,
    });
    Some(Rule {
        id: text.id.value.clone(),
        severity: text.severity,
        message: text.message.clone(),
        why: text.why.clone(),
        phrases: phrases?,
        except: except?,
        quoted: text.quoted,
        conditions: Conditions {
            scenes: text.scenes.iter().map(|scene| scene.value.clone()).collect(),
            role: text.role.or(env.manifest.role),
            turn: text.turn,
        },
        // The outer option says whether the rule has the condition, the inner one whether it is sound.
        near: near.map_or(Some(None), |near| near.map(Some))?,
        unless_near: unless_near.map_or(Some(None), |near| near.map(Some))?,
        suggest: suggest.collect(),
    })
}

/// Reports ids given twice; the first rule of an id stays.
fn report_same_ids(rules: &mut Vec<(&str, RuleText)>, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    rules.retain(|(file, rule)| {
        let id = &rule.id;
        let here = format!("{file}:{}", id.place.line);
        let there = first.get(&id.value);
        if let Some(there) = there {
            let message =
                format!("the id {} is taken by the rule at {there}; give this one another", id.value);
            problems.push(Problem::new(file, id.place, message));
            return false;
        }
        first.insert(id.value.clone(), here);
        true
    });
}
