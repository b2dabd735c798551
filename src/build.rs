//! Lists the files of `rules/zh-service`, so that the command carries the pack as its author wrote it, and says of common
//! characters how they sound.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PACK: &str = "rules/zh-service";

fn main() {
    let mut list = String::from("[\n");
    add(Path::new(PACK), &mut list);
    list.push(']');
    write("zh_service.rs", list.as_bytes());
    #[cfg(feature = "author")]
    write("syllables.bin", &syllables::table());
}

fn write(name: &str, content: &[u8]) {
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join(name), content).expect("cargo's OUT_DIR can be written");
}

fn add(dir: &Path, list: &mut String) {
    println!("cargo:rerun-if-changed={}", dir.display());
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("a folder of the project can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            add(&path, list);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            println!("cargo:rerun-if-changed={}", path.display());
            let inside = path.strip_prefix(PACK).expect("it was found below the pack").display();
            let full = path.canonicalize().expect("it was found a moment ago");
            writeln!(list, "    ({:?}, include_str!({full:?})),", inside.to_string())
                .expect("a String takes all");
        }
    }
}

#[cfg(feature = "author")]
mod syllables {
    use std::collections::{BTreeMap, BTreeSet};

    use encoding_rs::GBK;
    use pinyin::ToPinyin;

    /// Three stretches of one byte a character, in order, which compresses better than character by character: how far it is from
    /// the one before (the first: from U+4E00), then the low byte of its toneless syllable's number, then the high one. Number 0 is
    /// no syllable: a character on the way to one that is farther off than 255.
    pub fn table() -> Vec<u8> {
        let sounds = sounds();
        let numbers: BTreeMap<&str, u16> =
            sounds.values().copied().collect::<BTreeSet<_>>().into_iter().zip(1..).collect();
        let mut rows: Vec<[u8; 3]> = Vec::new();
        let mut last = '\u{4E00}' as u32;
        for (&c, sound) in &sounds {
            let [low, high] = numbers[sound].to_le_bytes();
            let mut distance = c as u32 - last;
            last = c as u32;
            while distance > 255 {
                rows.push([255, 0, 0]);
                distance -= 255;
            }
            rows.push([distance as u8, low, high]);
        }
        (0..3).flat_map(|at| rows.iter().map(move |row| row[at])).collect()
    }

    /// The characters of GB 2312, which every input method offers, and their syllables. Source: the readings of Unihan, through
    /// the crate `pinyin`; of several readings the most usual one.
    fn sounds() -> BTreeMap<char, &'static str> {
        // Of GBK the part that GB 2312 fills with characters.
        let codes = (0xB0..=0xF7).flat_map(|row| (0xA1..=0xFE).map(move |cell| [row, cell]));
        codes
            .filter_map(|code| GBK.decode_without_bom_handling(&code).0.chars().next())
            .filter_map(|c| Some((c, c.to_pinyin()?.plain())))
            .collect()
    }
}
