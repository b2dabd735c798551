//! Chinese characters, and the marks among them, of one or two bytes instead of three.
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

/// How many characters have one byte.
const SHORT: usize = 0x70;
/// How many the table can hold.
const MOST: usize = SHORT + 15 * 256;
const TWO: u8 = 0x80;
const ESCAPE: u8 = 0x8F;
const ONE: u8 = 0x90;

/// Shortens bytes. Equal bytes give equal ones.
pub(super) fn shorten(bytes: &[u8]) -> Vec<u8> {
    // For each character how often it is there.
    let mut counts = vec![0_u32; 0x1_0000];
    let mut rest = bytes;
    while let Some((piece, behind)) = next(rest) {
        if let Piece::Character(character) = piece {
            counts[usize::from(character)] += 1;
        }
        rest = behind;
    }
    let present = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    // Sorted as such numbers because matches are too: a sort for each kind would weigh more.
    let mut keys: Vec<u128> =
        present.map(|(character, count)| u128::from(!count) << 16 | character as u128).collect();
    keys.sort_unstable();
    keys.truncate(MOST);
    let table: Vec<u16> = keys.into_iter().map(|key| key as u16).collect();
    let mut places = vec![MOST; 0x1_0000];
    for (at, &character) in table.iter().enumerate() {
        places[usize::from(character)] = at;
    }

    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((piece, behind)) = next(rest) {
        let place = match piece {
            Piece::Character(character) => places[usize::from(character)],
            Piece::Byte => MOST,
        };
        match place {
            ..SHORT => out.push(ONE + place as u8),
            SHORT..MOST => out.extend([TWO + ((place - SHORT) >> 8) as u8, (place - SHORT) as u8]),
            MOST.. => {
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
    /// Three bytes of UTF-8, from U+2000 to U+FFFF, or what would be such if surrogates had any.
    Character(u16),
    Byte,
}

/// What the bytes begin with, and what is behind it.
fn next(bytes: &[u8]) -> Option<(Piece, &[u8])> {
    match *bytes {
        [first @ 0xE2..=0xEF, second @ 0x80..=0xBF, third @ 0x80..=0xBF, ref rest @ ..] => {
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
        let every: String = ('\u{1000}'..='\u{1_1000}').collect();
        let mut noise = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        })
        .take(100_000)
        .collect();
        let cases: [&[u8]; 9] = [
            b"",
            b"abc",
            "您好，a，您“好”！。？".as_bytes(),
            &[0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xEF, 0xBF, 0xBF],
            &[0xE1, 0xBF, 0xBF, 0xE2, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xF0, 0x80, 0x80],
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
    fn characters_and_marks_have_a_byte_each() {
        let text = "您好，吗？“是”。！—…";
        let table = 2 * text.chars().count() + 2;
        assert_eq!(shorten(text.as_bytes()).len(), text.chars().count() + table);
    }

    #[test]
    fn err_of_what_is_not_in_the_table_or_cut_short() {
        for bytes in [&b""[..], &[1], &[0x90, 0, 0], &[0x8F, 0, 0], &[0x80, 0, 0], &[9, 0]] {
            assert_eq!(lengthen(bytes), None, "{bytes:02x?}");
        }
    }
}
