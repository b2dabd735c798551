//! Files of a pack → the pack, what belongs to its check, and everything that is wrong.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::missing::Names;
use super::read;
use super::source::{File, Holds, Source};
use super::written::{
    Manifest, NearText, OverrideText, PhraseText, ReplacedText, RuleItem, RuleText, SuggestText, WordingText,
};
use super::yaml::{Reader, Text};
use super::{Near, Override, Pack, Rule, Target};
use crate::error::Error;
use crate::pattern::{Expr, Phrase, PhraseError, Sets, Sounds, expr, phrase, phrase_by_sound, set_names};
use crate::problem::{Place, Problem, closest};
use crate::rule::{Conditions, Scene, Suggest, Wording};

/// A pack of all that is sound in its source.
pub(crate) struct Draft {
    pub pack: Pack,
    /// In the order of the pack's rules.
    pub rules: Vec<WrittenRule>,
    /// In the order of the pack's overrides.
    pub overrides: Vec<WrittenOverride>,
    /// Word sets that nothing uses.
    pub unused_sets: Vec<Problem>,
}

/// Where the parts of a rule stand, and its examples.
pub(crate) struct WrittenRule {
    pub file: String,
    pub id: Place,
    pub source: Option<String>,
    pub valid_to: Option<Place>,
    pub phrases: Vec<WrittenPhrase>,
    pub suggest: Vec<Text>,
    pub bad: Vec<Text>,
    pub good: Vec<Text>,
}

/// Where a phrase stands.
pub(crate) struct WrittenPhrase {
    pub place: Place,
    /// What its author wrote, if it is searched for by sound: the compiled phrase names sounds.
    pub spelled: Option<Expr>,
}

/// The examples of an override.
pub(crate) struct WrittenOverride {
    pub file: String,
    pub suggest: Vec<Text>,
    pub bad: Vec<Text>,
    pub good: Vec<Text>,
}

/// What rules are compiled with.
struct Env {
    sets: Sets,
    /// Sets in which something is wrong: phrases that use one are passed over in silence.
    broken: BTreeSet<String>,
    names: RefCell<Names>,
    scenes: RefCell<Names>,
    sounds: RefCell<Sounds>,
    role: Option<crate::rule::Role>,
}

/// What the files of a pack hold, besides `pack.yaml`.
#[derive(Default)]
struct Read<'s> {
    rules: Vec<(&'s str, RuleText)>,
    replaced: Vec<(&'s str, ReplacedText)>,
    overrides: Vec<(&'s str, OverrideText)>,
    phrasebook: Vec<(&'s File, &'s str, Vec<WordingText>)>,
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
    let read = read_files(source, &mut problems);
    let Some((file, manifest)) = manifest else { return (None, problems) };
    let bases = bases(source, file, &manifest, &mut problems);
    let env = Env::new(file, &manifest, &bases, &mut problems);

    let Read { mut rules, mut replaced, overrides, phrasebook } = read;
    report_same_ids(&mut rules, &mut replaced, &mut problems);
    for (file, scene, _) in &phrasebook {
        env.scenes.borrow_mut().ask(scene, &file.path, Place { line: 1, column: 1 });
    }
    let (rules, written) = compile_rules(rules, &env, &mut problems);
    let replaced = compile_replaced(replaced, &rules, &mut problems);
    let (overrides, written_overrides) = compile_overrides(overrides, &manifest, &bases, &env, &mut problems);
    problems.extend(env.names.borrow().problems(&file.path));
    problems.extend(env.scenes.borrow().problems(&file.path));
    let unused_sets = env.names.borrow().unused().into_iter().map(|name| {
        let message = format!("nothing uses the word set `{}`; remove it", name.value);
        Problem::new(&file.path, name.place, message)
    });
    let unused_sets = unused_sets.collect();
    let wordings = phrasebook.into_iter().flat_map(|(_, scene, texts)| {
        texts.into_iter().map(move |wording| Wording {
            scene: scene.to_owned(),
            text: wording.text.value,
            when: wording.when.map(|when| when.value),
        })
    });
    let scene = |(id, label): (Text, String)| Scene { id: id.value, label };
    let pack = Pack {
        id: manifest.id.value,
        version: manifest.version.value,
        title: manifest.title.value,
        language: manifest.language.value,
        extends: manifest.extends.map(|base| base.value),
        scenes: manifest.scenes.into_iter().map(scene).collect(),
        slots: manifest.slots.into_iter().collect(),
        sets: env.sets.into_own(),
        sounds: env.sounds.into_inner(),
        rules,
        replaced,
        overrides,
        phrasebook: wordings.collect(),
    };
    (Some(Draft { pack, rules: written, overrides: written_overrides, unused_sets }), problems)
}

fn manifest<'s>(source: &'s Source, problems: &mut Vec<Problem>) -> Option<(&'s File, Manifest)> {
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
    problems.extend(reader.into_problems());
    Some((file, manifest?))
}

fn read_files<'s>(source: &'s Source, problems: &mut Vec<Problem>) -> Read<'s> {
    let mut read = Read::default();
    for file in &source.files {
        let path = file.path.as_str();
        let mut reader = Reader::new(path, &file.text);
        match &file.holds {
            Holds::Manifest => continue,
            Holds::Rules => {
                for item in reader.document(&file.text, read::rules).unwrap_or_default() {
                    match item {
                        RuleItem::Rule(rule) => read.rules.push((path, *rule)),
                        RuleItem::Replaced(old) => read.replaced.push((path, old)),
                    }
                }
            }
            Holds::Overrides => {
                let changes = reader.document(&file.text, read::overrides).unwrap_or_default();
                read.overrides.extend(changes.into_iter().map(|change| (path, change)));
            }
            Holds::Phrasebook(scene) => {
                let wordings = reader.document(&file.text, read::phrasebook).unwrap_or_default();
                read.phrasebook.push((file, scene, wordings));
            }
        }
        problems.extend(reader.into_problems());
    }
    read
}

/// The packs below the one being compiled, nearest first.
fn bases<'s>(
    source: &'s Source,
    file: &File,
    manifest: &Manifest,
    problems: &mut Vec<Problem>,
) -> Vec<&'s Pack> {
    let mut bases: Vec<&Pack> = Vec::new();
    let Some(extends) = &manifest.extends else {
        if let Some(overrides) = source.files.iter().find(|file| file.holds == Holds::Overrides) {
            let message =
                "the pack overlays none; add `extends` with a pack's id to pack.yaml, or remove this file";
            problems.push(Problem::new(&overrides.path, Place { line: 1, column: 1 }, message));
        }
        return bases;
    };
    let mut next = Some(extends.value.as_str());
    while let Some(id) = next {
        let known =
            source.bases.iter().find(|base| base.id == id && !bases.iter().any(|below| below.id == id));
        let Some(base) = known.filter(|base| base.id != manifest.id.value) else {
            let message = format!("the pack {id}, which this one overlays, is not at hand; give it too");
            problems.push(Problem::new(&file.path, extends.place, message));
            break;
        };
        bases.push(base);
        next = base.extends.as_deref();
    }
    bases
}

impl Env {
    fn new(file: &File, manifest: &Manifest, bases: &[&Pack], problems: &mut Vec<Problem>) -> Env {
        let mut reader = Reader::new(&file.path, &file.text);
        let mut sets = Sets::default();
        // The nearest base last, so that its sets have the last word.
        for base in bases.iter().rev() {
            base.sets.iter().for_each(|(name, words)| sets.inherit(name, words));
        }
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
        problems.extend(reader.into_problems());
        let inherited = |names: fn(&Pack) -> Vec<String>| bases.iter().flat_map(move |base| names(base));
        let names = Names::new(
            "word set",
            "sets",
            manifest.sets.iter().map(|(name, _)| name),
            inherited(|base| base.sets.iter().map(|(name, _)| name.clone()).collect()),
        );
        let scenes = Names::new(
            "scene",
            "scenes",
            manifest.scenes.iter().map(|(id, _)| id),
            inherited(|base| base.scenes.iter().map(|scene| scene.id.clone()).collect()),
        );
        Env {
            sets,
            broken,
            names: RefCell::new(names),
            scenes: RefCell::new(scenes),
            sounds: RefCell::default(),
            role: manifest.role,
        }
    }

    /// `None` if the phrase is wrong, which is reported, or uses a set that is or that is not there, which will be.
    fn parse<T>(
        &self,
        text: &Text,
        parse: impl Fn(&str, &Sets) -> Result<T, PhraseError>,
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        let mut sound = true;
        for (character, _, name) in set_names(&text.value) {
            sound &= self.names.borrow_mut().ask(name, reader.file, text.at(character));
            sound &= !self.broken.contains(name);
        }
        if !sound {
            return None;
        }
        let parsed = parse(&text.value, &self.sets);
        parsed.map_err(|error| reader.report(text.at(error.at.start), error.message)).ok()
    }

    fn phrases(&self, texts: &[PhraseText], reader: &mut Reader<'_>) -> Option<Vec<Phrase>> {
        let phrases: Vec<_> = texts
            .iter()
            .map(|PhraseText { text, sound }| match sound {
                false => self.parse(text, phrase, reader),
                true => {
                    let parse =
                        |text: &str, sets: &Sets| phrase_by_sound(text, sets, &mut self.sounds.borrow_mut());
                    self.parse(text, parse, reader)
                }
            })
            .collect();
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

fn written_phrase(phrase: &PhraseText, env: &Env) -> WrittenPhrase {
    let spelled = phrase.sound.then(|| expr(&phrase.text.value, &env.sets).ok()).flatten();
    WrittenPhrase { place: phrase.text.place, spelled }
}

fn compile_rules(
    rules: Vec<(&str, RuleText)>,
    env: &Env,
    problems: &mut Vec<Problem>,
) -> (Vec<Rule>, Vec<WrittenRule>) {
    let mut compiled = Vec::with_capacity(rules.len());
    let mut written = Vec::with_capacity(rules.len());
    for (file, text) in rules {
        let mut reader = Reader::new(file, "");
        let rule = compile_rule(&text, env, &mut reader);
        problems.extend(reader.into_problems());
        if let Some(rule) = rule {
            compiled.push(rule);
            written.push(WrittenRule {
                file: file.to_owned(),
                id: text.id.place,
                source: text.source.map(|source| source.value),
                valid_to: text.valid_to.map(|day| day.place),
                phrases: text.phrases.iter().map(|phrase| written_phrase(phrase, env)).collect(),
                suggest: text.suggest.into_iter().map(|suggest| suggest.text).collect(),
                bad: text.bad,
                good: text.good,
            });
        }
    }
    (compiled, written)
}

/// `None` if anything is wrong in the rule, which is reported now or, for names, at the end.
fn compile_rule(text: &RuleText, env: &Env, reader: &mut Reader<'_>) -> Option<Rule> {
    let scenes_known =
        text.scenes.iter().map(|scene| env.scenes.borrow_mut().ask(&scene.value, reader.file, scene.place));
    let scenes_known = scenes_known.fold(true, |all, known| all & known);
    let phrases = env.phrases(&text.phrases, reader);
    let except = env.exprs(&text.except, reader);
    let near = text.near.as_ref().map(|near| env.near(near, reader));
    let unless_near = text.unless_near.as_ref().map(|near| env.near(near, reader));
    scenes_known.then_some(())?;
    Some(Rule {
        id: text.id.value.clone(),
        severity: text.severity,
        message: text.message.value.clone(),
        why: text.why.as_ref().map(|why| why.value.clone()),
        tags: text.tags.iter().map(|tag| tag.value.clone()).collect(),
        phrases: phrases?,
        except: except?,
        quoted: text.quoted,
        conditions: Conditions {
            scenes: text.scenes.iter().map(|scene| scene.value.clone()).collect(),
            role: text.role.or(env.role),
            turn: text.turn,
            valid_from: text.valid_from.map(|day| day.date),
            valid_to: text.valid_to.map(|day| day.date),
        },
        // The outer option says whether the rule has the condition, the inner one whether it is sound.
        near: near.map_or(Some(None), |near| near.map(Some))?,
        unless_near: unless_near.map_or(Some(None), |near| near.map(Some))?,
        suggest: suggests(&text.suggest),
        slots: Vec::new(),
        off: false,
    })
}

fn suggests(texts: &[SuggestText]) -> Vec<Suggest> {
    let suggest = |text: &SuggestText| Suggest {
        text: text.text.value.clone(),
        when: text.when.as_ref().map(|when| when.value.clone()),
        replace: text.replace,
    };
    texts.iter().map(suggest).collect()
}

fn compile_replaced(
    replaced: Vec<(&str, ReplacedText)>,
    rules: &[Rule],
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<String>)> {
    let mut compiled = Vec::new();
    for (file, text) in replaced {
        for id in text.replaced_by.iter().filter(|id| !rules.iter().any(|rule| rule.id == id.value)) {
            let mend =
                did_you_mean(&id.value, rules.iter().map(|rule| rule.id.as_str()), "name one that is there");
            problems.push(Problem::new(file, id.place, format!("there is no rule {}; {mend}", id.value)));
        }
        compiled.push((text.id.value, text.replaced_by.into_iter().map(|id| id.value).collect()));
    }
    compiled
}

fn compile_overrides(
    overrides: Vec<(&str, OverrideText)>,
    manifest: &Manifest,
    bases: &[&Pack],
    env: &Env,
    problems: &mut Vec<Problem>,
) -> (Vec<Override>, Vec<WrittenOverride>) {
    let mut compiled = Vec::with_capacity(overrides.len());
    let mut written = Vec::with_capacity(overrides.len());
    for (file, text) in overrides {
        let mut reader = Reader::new(file, "");
        if !bases.is_empty() {
            report_missing_targets(&text, bases, &mut reader);
        }
        let except = env.exprs(&text.except, &mut reader);
        let sound = reader.count() == 0;
        problems.extend(reader.into_problems());
        let Some(except) = except.filter(|_| sound && manifest.extends.is_some()) else { continue };
        let rules = text.rules.into_iter().map(|id| Target::Rule(id.value));
        let tags = text.tags.into_iter().map(|tag| Target::Tag(tag.value));
        compiled.push(Override {
            targets: rules.chain(tags).collect(),
            off: text.off,
            severity: text.severity,
            message: text.message.map(|message| message.value),
            // The rules that get them belong to another pack, whose sets have other numbers.
            except: except.iter().map(|expr| env.sets.spelled_out(expr)).collect(),
            suggest: suggests(&text.suggest),
            slots: text.slots.into_iter().collect(),
        });
        written.push(WrittenOverride {
            file: file.to_owned(),
            suggest: text.suggest.into_iter().map(|suggest| suggest.text).collect(),
            bad: text.bad,
            good: text.good,
        });
    }
    (compiled, written)
}

fn report_missing_targets(text: &OverrideText, bases: &[&Pack], reader: &mut Reader<'_>) {
    let rules = || bases.iter().flat_map(|base| &base.rules);
    let ids: Vec<_> = rules().map(|rule| rule.id.as_str()).collect();
    let tags: Vec<_> = rules().flat_map(|rule| &rule.tags).map(String::as_str).collect();
    let of_rules = text.rules.iter().map(|id| (id, Target::Rule(id.value.clone()), &ids));
    let of_tags = text.tags.iter().map(|tag| (tag, Target::Tag(tag.value.clone()), &tags));
    for (name, target, known) in of_rules.chain(of_tags) {
        if !bases.iter().any(|base| target.is_known(base)) {
            let mend =
                did_you_mean(&name.value, known.iter().copied(), "take it out or name one that is there");
            reader.report(name.place, format!("{} has no {target}; {mend}", bases[0].id));
        }
    }
}

fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>, otherwise: &str) -> String {
    closest(word, known).map_or(otherwise.to_owned(), |guess| format!("did you mean {guess}?"))
}

/// Reports ids given twice; the first of an id stays.
fn report_same_ids(
    rules: &mut Vec<(&str, RuleText)>,
    replaced: &mut Vec<(&str, ReplacedText)>,
    problems: &mut Vec<Problem>,
) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut is_first = |file: &str, id: &Text| {
        let here = format!("{file}:{}", id.place.line);
        if let Some(there) = first.get(&id.value) {
            let message =
                format!("the id {} is taken by the rule at {there}; give this one another", id.value);
            problems.push(Problem::new(file, id.place, message));
            return false;
        }
        first.insert(id.value.clone(), here);
        true
    };
    rules.retain(|(file, rule)| is_first(file, &rule.id));
    replaced.retain(|(file, old)| is_first(file, &old.id));
}
