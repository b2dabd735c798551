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

#[cfg(feature = "author")]
mod syllables {
    use std::sync::LazyLock;

    use super::Sounds;
    use crate::fold::{Part, part};

    /// Made by `build.rs`, which says of what.
    static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/syllables.bin"));

    /// The characters of each toneless syllable, by code point.
    static SYLLABLES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let (distances, numbers) = TABLE.split_at(TABLE.len() / 3);
        let (low, high) = numbers.split_at(distances.len());
        let mut syllables = Vec::new();
        let mut unit = '\u{4E00}' as u32;
        for (&distance, (&low, &high)) in distances.iter().zip(low.iter().zip(high)) {
            unit += u32::from(distance);
            // What folds to another character is never asked for.
            let c = char::from_u32(unit).filter(|&c| part(c) == Part::Kept(c));
            let (Some(c), Some(at)) = (c, usize::from(u16::from_le_bytes([low, high])).checked_sub(1)) else {
                continue;
            };
            if syllables.len() <= at {
                syllables.resize(at + 1, String::new());
            }
            syllables[at].push(c);
        }
        syllables
    });

    impl Sounds {
        /// The name of a character's sound, which is in the table from now on; the character itself if it has none.
        pub(crate) fn add(&mut self, c: char) -> char {
            let Some(characters) = SYLLABLES.iter().find(|syllable| syllable.contains(c)) else { return c };
            let name = characters.chars().next().unwrap_or(c);
            if let Err(at) = self.0.binary_search_by_key(&Some(name), |syllable| syllable.chars().next()) {
                self.0.insert(at, characters.clone());
            }
            name
        }
    }
}
