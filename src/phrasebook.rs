//! Recommended wording, looked up by people.

use crate::fold::{Part, part};
use crate::pack::Pack;
use crate::problem::closest;
use crate::rule::Wording;

impl Pack {
    /// The recommended wording that has every word of the query in its text, its occasion or its scene's name, in the order of
    /// the pack; all of it for an empty query. What counts as the same in messages does here, and punctuation does not count.
    /// Linear in the size of the phrasebook.
    ///
    /// # Example
    /// ```
    /// let pack = phraselint::zh_service();
    /// let found: Vec<_> = pack.wordings("稍等 主管", Some("hold")).map(|wording| wording.text.as_str()).collect();
    /// assert_eq!(found, ["麻烦您稍等一下，我请示下主管，好吗？"]);
    /// ```
    pub fn wordings<'p>(&'p self, query: &str, scene: Option<&str>) -> impl Iterator<Item = &'p Wording> {
        let words: Vec<String> = query.split_whitespace().map(folded).collect();
        let scene = scene.map(str::to_owned);
        self.phrasebook.iter().filter(move |wording| {
            let label =
                self.scenes.iter().find(|scene| scene.id == wording.scene).map(|scene| scene.label.as_str());
            let has = |word: &String| {
                [Some(wording.text.as_str()), wording.when.as_deref(), label]
                    .into_iter()
                    .flatten()
                    .any(|text| folded(text).contains(word))
            };
            scene.as_ref().is_none_or(|scene| wording.scene == *scene) && words.iter().all(has)
        })
    }
}

/// The scene of some packs whose id is nearly this one.
pub fn closest_scene<'p>(packs: impl IntoIterator<Item = &'p Pack>, id: &str) -> Option<&'p str> {
    closest(id, packs.into_iter().flat_map(|pack| &pack.scenes).map(|scene| scene.id.as_str()))
}

/// What is kept of a text.
fn folded(text: &str) -> String {
    let kept = text.chars().map(part).filter_map(|part| match part {
        Part::Kept(c) => Some(c),
        _ => None,
    });
    kept.collect()
}
