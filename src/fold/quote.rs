//! Quoted text: somebody else's words.

use crate::span::{BytePos, Span};

/// The parts of a text inside “ ” 「 」 『 』 or " ", ascending, outermost only.
///
/// A quotation that is not closed on its line is none: an inch sign or a slip of the keyboard must not
/// silence what follows it.
pub(super) fn quotes(text: &str) -> Vec<Span<BytePos>> {
    let mut quotes = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (_, '\n' | '\r' | '\u{2028}' | '\u{2029}') => open = None,
            (None, _) => open = closing(c).map(|close| (at + c.len_utf8(), close)),
            (Some((start, close)), _) if c == close => {
                quotes.push(Span::new(BytePos(start as u32), BytePos(at as u32)));
                open = None;
            }
            _ => {}
        }
    }
    quotes
}

fn closing(open: char) -> Option<char> {
    match open {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        '"' => Some('"'),
        '＂' => Some('＂'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_parts() {
        for (text, expected) in [
            ("他说“不知道”了", vec!["不知道"]),
            ("「甲『乙』」丙『丁』", vec!["甲『乙』", "丁"]),
            ("\"a\" b \"c\"", vec!["a", "c"]),
            ("55\"电视 不知道", vec![]),
            ("“没关\n\"上\"", vec!["上"]),
            ("”不“", vec![]),
        ] {
            let found: Vec<_> = quotes(text).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
