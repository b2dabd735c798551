//! Chinese characters of one or two bytes instead of three.
//!
//! ```text
//! 00–7F     itself
//! 80–8E n   the character 112 + (first byte − 80) × 256 + n of the table
//! 8F n      the byte n, for what is no character of the table
//! 90–FF     the character (byte − 90) of the table
//! …         the table: the characters by frequency, as UTF-16
//! last 2    their number
//! ```
//!
//! A pack is mostly phrases, so this halves it, and it compresses to an eighth less. Any bytes can be written so; what
//! they mean does not matter.

use std::collections::HashMap;

/// How many characters have one byte.
const SHORT: usize = 0x70;
/// How many the table can hold.
const MOST: usize = SHORT + 15 * 256;
const TWO: u8 = 0x80;
const ESCAPE: u8 = 0x8F;
const ONE: u8 = 0x90;

/// Shortens bytes. Equal bytes give equal ones.
pub(super) fn shorten(bytes: &[u8]) -> Vec<u8> {
    let mut counts: HashMap<u16, usize> = HashMap::new();
    let mut rest = bytes;
    while let Some((piece, behind)) = next(rest) {
        if let Piece::Character(character) = piece {
            *counts.entry(character).or_default() += 1;
        }
        rest = behind;
    }
    let mut table: Vec<u16> = counts.keys().copied().collect();
    table.sort_by_key(|character| (std::cmp::Reverse(counts[character]), *character));
    table.truncate(MOST);
    let places: HashMap<u16, usize> =
        table.iter().enumerate().map(|(at, &character)| (character, at)).collect();

    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((piece, behind)) = next(rest) {
        let place = match piece {
            Piece::Character(character) => places.get(&character),
            Piece::Byte => None,
        };
        match place {
            Some(&at) if at < SHORT => out.push(ONE + at as u8),
            Some(&at) => out.extend([TWO + ((at - SHORT) >> 8) as u8, (at - SHORT) as u8]),
            None => {
                for &byte in &rest[..rest.len() - behind.len()] {
                    if byte >= TWO {
                        out.push(ESCAPE);
                    }
                    out.push(byte);
                }
            }
        }
        rest = behind;
    }
    out.extend(table.iter().flat_map(|character| character.to_le_bytes()));
    out.extend((table.len() as u16).to_le_bytes());
    out
}

/// Undoes [`shorten`]; `None` for bytes that it cannot have made.
pub(super) fn lengthen(bytes: &[u8]) -> Option<Vec<u8>> {
    let (rest, count) = bytes.split_last_chunk::<2>()?;
    let table = rest.len().checked_sub(2 * usize::from(u16::from_le_bytes(*count)))?;
    let (coded, table) = rest.split_at(table);
    let mut out = Vec::with_capacity(2 * coded.len());
    let mut coded = coded.iter();
    while let Some(&byte) = coded.next() {
        let at = match byte {
            ..TWO => {
                out.push(byte);
                continue;
            }
            ESCAPE => {
                out.push(*coded.next()?);
                continue;
            }
            ONE.. => usize::from(byte - ONE),
            TWO.. => SHORT + (usize::from(byte - TWO) << 8) + usize::from(*coded.next()?),
        };
        let character = u16::from_le_bytes([*table.get(2 * at)?, *table.get(2 * at + 1)?]);
        out.extend([
            0xE0 | (character >> 12) as u8,
            0x80 | (character >> 6 & 0x3F) as u8,
            0x80 | (character & 0x3F) as u8,
        ]);
    }
    Some(out)
}

enum Piece {
    /// Three bytes of UTF-8, from U+3000 to U+9FFF.
    Character(u16),
    Byte,
}

/// What the bytes begin with, and what is behind it.
fn next(bytes: &[u8]) -> Option<(Piece, &[u8])> {
    match *bytes {
        [first @ 0xE3..=0xE9, second @ 0x80..=0xBF, third @ 0x80..=0xBF, ref rest @ ..] => {
            let character =
                u16::from(first & 0xF) << 12 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F);
            Some((Piece::Character(character), rest))
        }
        [_, ref rest @ ..] => Some((Piece::Byte, rest)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prop_lengthening_undoes_shortening() {
        // Bytes of every kind: text, bytes that begin a character and do not end it, more characters than the table holds.
        let every: String = ('\u{3000}'..'\u{A000}').collect();
        let mut noise = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        })
        .take(100_000)
        .collect();
        let cases: [&[u8]; 7] = [
            b"",
            b"abc",
            "您好，a，您".as_bytes(),
            &[0xE4, 0xBD],
            &[0xE4, 0xBD, 0x41, 0x8F, 0xFF],
            every.as_bytes(),
            &noise,
        ];
        for case in cases {
            assert_eq!(lengthen(&shorten(case)).as_deref(), Some(case), "{} bytes", case.len());
        }
    }

    #[test]
    fn err_of_what_is_not_in_the_table_or_cut_short() {
        for bytes in [&b""[..], &[1], &[0x90, 0, 0], &[0x8F, 0, 0], &[0x80, 0, 0], &[9, 0]] {
            assert_eq!(lengthen(bytes), None, "{bytes:02x?}");
        }
    }
}
