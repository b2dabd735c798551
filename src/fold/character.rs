//! What one character counts as. Every mapping is one character to one, so positions survive.

use std::sync::LazyLock;

use super::tables::{DISTANCES, TARGETS};

/// The part a character plays in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Counts, as the character given.
    Kept(char),
    /// White space inside a line.
    Space,
    /// Punctuation, a symbol, an emoji or a line break: separates clauses.
    Mark,
    /// Invisible: not there as far as matching goes.
    Dropped,
}

/// Says what a character counts as.
pub(crate) fn part(c: char) -> Part {
    let c = plain(c);
    if is_invisible(c) {
        // First, because a few (the Hangul fillers) count as letters.
        Part::Dropped
    } else if c.is_alphanumeric() && c != 'ʼ' {
        Part::Kept(c)
    } else if is_line_break(c) {
        Part::Mark
    } else if c.is_whitespace() {
        Part::Space
    } else {
        Part::Mark
    }
}

/// Half width, plain digits, lower case, Simplified.
fn plain(c: char) -> char {
    simplified(lower(digit(half_width(c))))
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => offset(c, '\u{FF01}', '!'),
        _ => c,
    }
}

/// Styled digits to plain ones. Digits in words (一, 壹, ㈠) are words and stay.
fn digit(c: char) -> char {
    match c {
        '①'..='⑨' => offset(c, '①', '1'),
        '⑴'..='⑼' => offset(c, '⑴', '1'),
        '⒈'..='⒐' => offset(c, '⒈', '1'),
        '❶'..='❾' => offset(c, '❶', '1'),
        '➀'..='➈' => offset(c, '➀', '1'),
        '➊'..='➒' => offset(c, '➊', '1'),
        '⓵'..='⓽' => offset(c, '⓵', '1'),
        '⓪' | '⓿' | '🄋' | '🄌' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' => '0',
        '⁴'..='⁹' => offset(c, '⁴', '4'),
        '₀'..='₉' => offset(c, '₀', '0'),
        // Mathematical digits: five styles of ten.
        '\u{1D7CE}'..='\u{1D7FF}' => {
            char::from_digit((c as u32 - 0x1D7CE) % 10, 10).expect("a remainder of ten is a digit")
        }
        _ => c,
    }
}

/// Lower case where that is one character (İ, which becomes two, stays).
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn simplified(c: char) -> char {
    let Ok(unit) = u16::try_from(c as u32) else { return c };
    match VARIANTS.binary_search(&unit) {
        Ok(at) => char::from_u32(u32::from(TARGETS[at])).unwrap_or(c),
        Err(_) => c,
    }
}

/// The characters that have an entry in [`TARGETS`], in its order.
static VARIANTS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut last = 0;
    let mut variants = Vec::with_capacity(TARGETS.len());
    for &distance in &DISTANCES {
        last += u16::from(distance);
        if distance < 255 {
            variants.push(last);
        }
    }
    variants
});

/// The character as far after `to` as `c` is after `from`.
fn offset(c: char, from: char, to: char) -> char {
    char::from_u32(c as u32 - from as u32 + to as u32).unwrap_or(c)
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Control and format characters, combining marks and variation selectors.
fn is_invisible(c: char) -> bool {
    if is_line_break(c) || c == '\t' {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{20D0}'..='\u{20FF}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Letters and digits of scripts that put spaces between words: these match whole words.
pub(crate) fn is_latin(c: char) -> bool {
    // Latin, Greek and Cyrillic with their extensions end at U+052F; Latin Extended Additional and Greek Extended follow.
    (c < '\u{530}' || ('\u{1E00}'..='\u{1FFF}').contains(&c)) && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_character_counts_as() {
        for (c, expected) in [
            ('Ａ', Part::Kept('a')),
            ('著', Part::Kept('着')),
            ('您', Part::Kept('您')),
            ('妳', Part::Kept('你')),
            ('⑨', Part::Kept('9')),
            ('𝟙', Part::Kept('1')),
            ('一', Part::Kept('一')),
            ('㈠', Part::Kept('㈠')),
            ('〇', Part::Kept('〇')),
            ('İ', Part::Kept('İ')),
            ('　', Part::Space),
            ('\u{A0}', Part::Space),
            ('\t', Part::Space),
            ('，', Part::Mark),
            ('％', Part::Mark),
            ('😀', Part::Mark),
            ('\n', Part::Mark),
            ('\u{FFFC}', Part::Mark),
            ('\u{FFFD}', Part::Mark),
            ('\0', Part::Dropped),
            ('\u{200B}', Part::Dropped),
            ('\u{FE0F}', Part::Dropped),
        ] {
            assert_eq!(part(c), expected, "{c:?}");
        }
    }

    #[test]
    fn prop_folding_again_changes_nothing() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            if let Part::Kept(folded) = part(c) {
                assert_eq!(
                    part(folded),
                    Part::Kept(folded),
                    "{c:?} folds to {folded:?}, which folds further"
                );
            }
        }
    }

    #[test]
    fn the_version_belongs_to_the_tables() {
        let units = DISTANCES.iter().map(|&distance| u16::from(distance)).chain(TARGETS);
        let sum = units.fold(0u32, |sum, unit| sum.rotate_left(5).wrapping_add(u32::from(unit)));
        assert_eq!(
            (sum, crate::fold::TABLES),
            (55_959_472, 1),
            "the tables have changed: raise fold::TABLES with the sum here"
        );
    }

    #[test]
    fn the_table_is_whole_and_sorted() {
        assert_eq!(VARIANTS.len(), TARGETS.len());
        assert!(VARIANTS.is_sorted_by(|a, b| a < b));
    }
}
