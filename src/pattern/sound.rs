//! Which characters sound alike: what somebody types who takes the first word that the input method offers.
//!
//! Sounds are toneless syllables. Each is named by its first character, and a text is searched by sound after every
//! character was replaced by the name of its sound. The compiler writes into a pack only the syllables that its phrases
//! have, so a pack without such phrases carries nothing, and an engine without such packs does nothing.

use serde::{Deserialize, Serialize};

/// For each syllable the characters that sound so, in order; the first names it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sounds(Vec<String>);

/// The names of sounds, to be asked for every character of a text.
#[derive(Default)]
pub(crate) struct SoundNames(Vec<Vec<char>>);

impl SoundNames {
    /// Adds those of a pack.
    pub(crate) fn add(&mut self, sounds: &Sounds) {
        self.0.extend(sounds.0.iter().map(|syllable| syllable.chars().collect()));
    }

    /// The name of a character's sound; the character itself if it has none.
    pub(crate) fn of(&self, c: char) -> char {
        // Characters of a syllable are in order, and packs have few syllables.
        let syllable = self.0.iter().find(|syllable| syllable.binary_search(&c).is_ok());
        syllable.map_or(c, |syllable| syllable[0])
    }
}

#[cfg(feature = "sound")]
mod syllables {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    use pinyin::ToPinyin;

    use super::Sounds;
    use crate::fold::{Part, part};

    /// The characters of each toneless syllable, by code point. Source: the readings of Unihan, through the crate
    /// `pinyin`; of several readings the most usual one.
    static SYLLABLES: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
        let mut syllables: BTreeMap<&'static str, String> = BTreeMap::new();
        for c in '\u{4E00}'..='\u{9FFF}' {
            if let Some(syllable) = syllable(c).filter(|_| part(c) == Part::Kept(c)) {
                syllables.entry(syllable).or_default().push(c);
            }
        }
        syllables
    });

    fn syllable(c: char) -> Option<&'static str> {
        Some(c.to_pinyin()?.plain())
    }

    impl Sounds {
        /// The name of a character's sound, which is in the table from now on; the character itself if it has none.
        pub(crate) fn add(&mut self, c: char) -> char {
            let Some(characters) = syllable(c).and_then(|syllable| SYLLABLES.get(syllable)) else { return c };
            let name = characters.chars().next().unwrap_or(c);
            if let Err(at) = self.0.binary_search_by_key(&Some(name), |syllable| syllable.chars().next()) {
                self.0.insert(at, characters.clone());
            }
            name
        }
    }
}
