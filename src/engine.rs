//! Packs → [`Engine`] → diagnostics. Positions become UTF-16 here, once.

use unicode_segmentation::GraphemeCursor;

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::error::Error;
use crate::fold::{Folded, fold};
#[cfg(feature = "author")]
use crate::matcher::Verdict;
use crate::matcher::{Builder, Hit, Matcher};
use crate::pack::{Pack, PackInfo, Rule, merge};
use crate::rule::{Context, Setting};
use crate::span::{BytePos, Span, Utf16Index};
use crate::suggest::suggestion;

/// Lints messages with the rules of some packs. Immutable: share it between threads as it is.
///
/// # Resource usage
/// Making one is linear in the size of its packs. Linting is linear in the text; the number of
/// rules hardly matters, since one search finds the candidates of all.
pub struct Engine {
    packs: Vec<PackInfo>,
    /// All rules, each with its id behind its pack's.
    rules: Vec<(String, Rule)>,
    matcher: Matcher,
}

impl Engine {
    /// Makes an engine from packs.
    ///
    /// # Errors
    /// A pack given twice, one whose content makes no sense, an overlay without its base or with a target that is not
    /// there.
    pub fn new(packs: Vec<Pack>) -> Result<Engine, Error> {
        Engine::with_settings(packs, &[])
    }

    /// Makes an engine from packs and from what its users decide about their rules, by the ids that diagnostics have, in
    /// which `*` stands for any part; an id that a rule took the place of means that rule. The settings come after all
    /// overlays, and of two for one rule the later counts; a rule that was switched off stays off. An id that no pack has
    /// is passed over, because packs are renewed and settings stay.
    ///
    /// # Errors
    /// Those of [`Engine::new`].
    ///
    /// # Example
    /// ```
    /// # #[cfg(feature = "cli")] {
    /// use phraselint::{Context, Engine, Setting};
    ///
    /// let found = Engine::new(vec![phraselint::zh_service()])?.lint("我不知道", &Context::default());
    /// let settings = [(found[0].rule.clone(), Setting::Off)];
    /// let engine = Engine::with_settings(vec![phraselint::zh_service()], &settings)?;
    /// assert!(engine.lint("我不知道", &Context::default()).iter().all(|other| other.rule != found[0].rule));
    /// # }
    /// # Ok::<(), phraselint::Error>(())
    /// ```
    pub fn with_settings(packs: Vec<Pack>, settings: &[(String, Setting)]) -> Result<Engine, Error> {
        let mut infos: Vec<PackInfo> = Vec::with_capacity(packs.len());
        let mut rules = Vec::new();
        let mut matcher = Builder::default();
        for mut pack in merge(packs, settings)? {
            let info = pack.info();
            matcher.add(&mut pack)?;
            rules.extend(pack.rules.into_iter().map(|rule| (format!("{}/{}", info.id, rule.id), rule)));
            infos.push(info);
        }
        Ok(Engine { packs: infos, rules, matcher: matcher.build()? })
    }

    /// What the packs are, in the order given.
    pub fn packs(&self) -> &[PackInfo] {
        &self.packs
    }

    /// The ids of its rules, with those of their packs, as diagnostics name them.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|(id, _)| id.as_str())
    }

    /// The matches of a rule's phrases in a text, each with its phrase's number and whether it counts, before any is
    /// dropped for a better one. `None` if the engine has no such rule.
    #[cfg(feature = "author")]
    pub(crate) fn matches(&self, text: &str, rule: &str) -> Option<Vec<(usize, Verdict)>> {
        let rule = self.rules.iter().position(|(id, _)| id == rule)?;
        Some(self.matcher.matches(&fold(text), rule))
    }

    /// What an engine keeps of a rule, by its id with its pack's.
    #[cfg(feature = "author")]
    pub(crate) fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|(known, _)| known == id).map(|(_, rule)| rule)
    }

    /// Lints one message. Never fails; the diagnostics are in order of their place and do not overlap.
    ///
    /// # Example
    /// ```
    /// # #[cfg(feature = "cli")] {
    /// use phraselint::{Context, Engine};
    ///
    /// let engine = Engine::new(vec![phraselint::zh_service()])?;
    /// let diagnostics = engine.lint("😀我不知道", &Context::default());
    /// assert_eq!(diagnostics[0].text, "我不知道");
    /// assert_eq!((diagnostics[0].start, diagnostics[0].end), (2, 6)); // the emoji is two code units
    /// # }
    /// # Ok::<(), phraselint::Error>(())
    /// ```
    pub fn lint(&self, text: &str, context: &Context) -> Vec<Diagnostic> {
        let folded = fold(text);
        let severity = |rule: usize| self.rules[rule].1.severity;
        let hits = self.matcher.hits(&folded, severity, |rule| self.rules[rule].1.conditions.hold(context));
        if hits.is_empty() {
            return Vec::new();
        }
        let index = Utf16Index::new(text);
        hits.into_iter().map(|hit| self.diagnostic(hit, &folded, &index, context)).collect()
    }

    fn diagnostic(
        &self,
        hit: Hit,
        text: &Folded<'_>,
        index: &Utf16Index<'_>,
        context: &Context,
    ) -> Diagnostic {
        let (id, rule) = &self.rules[hit.rule];
        let bytes = whole_graphemes(text.text, text.bytes(hit.span));
        let span = index.span(bytes);
        // The situation knows better than the packs.
        let of_packs = |name: &str| rule.slots.iter().find(|(slot, _)| slot == name).map(|(_, value)| value);
        let slot = |name: &str| context.slots.get(name).or_else(|| of_packs(name));
        let suggestions = rule.suggest.iter().map(|suggest| {
            let (replacement, replaced) = suggestion(suggest, hit.span, text, slot);
            let replaced = index.span(whole_graphemes(text.text, replaced));
            Suggestion {
                text: replacement,
                start: replaced.start.0,
                end: replaced.end.0,
                when: suggest.when.clone(),
            }
        });
        Diagnostic {
            rule: id.clone(),
            severity: rule.severity,
            start: span.start.0,
            end: span.end.0,
            text: text.text[bytes.range()].to_owned(),
            message: rule.message.clone(),
            why: rule.why.clone(),
            suggestions: suggestions.collect(),
        }
    }
}

/// The span, widened to the boundaries of what a person sees as characters.
fn whole_graphemes(text: &str, span: Span<BytePos>) -> Span<BytePos> {
    let is_boundary = |&byte: &usize| {
        let inside = || GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0) == Ok(false);
        text.is_char_boundary(byte) && !inside()
    };
    let start = (0..=span.start.index()).rev().find(is_boundary).unwrap_or(0);
    let end = (span.end.index()..text.len()).find(is_boundary).unwrap_or(text.len());
    // OK because positions in a text that could be folded are below 2³².
    Span::new(BytePos(start as u32), BytePos(end as u32))
}
