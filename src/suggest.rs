//! What a suggestion replaces and reads like, in one message and situation.

use core::ops::Range;

use crate::fold::Folded;
use crate::rule::{Replace, Suggest};
use crate::slot;
use crate::span::{BytePos, FoldedPos, Span};

/// The suggestion's text with its slots filled, and the part of the message that it replaces when the slip is `hit`.
pub(crate) fn suggestion<'v>(
    suggest: &Suggest,
    hit: Span<FoldedPos>,
    text: &Folded<'_>,
    slot: impl Fn(&str) -> Option<&'v String>,
) -> (String, Span<BytePos>) {
    let replaced = match suggest.replace {
        Replace::Match => text.bytes(hit),
        Replace::Clause => text.bytes(text.clause(hit)),
        Replace::Sentence => text.bytes(text.sentence(hit)),
        Replace::Message => Span::new(BytePos(0), BytePos(text.text.len() as u32)),
    };
    let replacement = slot::fill(&suggest.text, slot);
    let replaced = with_punctuation(text.text, replaced.range(), &replacement);
    (replacement, Span::new(BytePos(replaced.start as u32), BytePos(replaced.end as u32)))
}

/// What is replaced, with the punctuation that would otherwise stand twice or alone: a replacement with a mark of its own
/// takes the place of the mark behind it, and a deletion takes a mark or a space along.
fn with_punctuation(text: &str, mut replaced: Range<usize>, replacement: &str) -> Range<usize> {
    let (before, after) = (text[..replaced.start].trim_end_matches(' '), &text[replaced.end..]);
    let marks = leading(after, is_punctuation);
    if replacement.ends_with(is_punctuation) {
        replaced.end += marks;
    } else if replacement.is_empty() {
        let begins_clause = before.is_empty() || before.ends_with(|c| is_punctuation(c) || c == '\n');
        if begins_clause && marks > 0 {
            if before.ends_with(is_punctuation) && after.starts_with(is_stop) {
                replaced.start = before.trim_end_matches(is_punctuation).len();
            } else {
                replaced.end += leading(after, |c| is_punctuation(c) || c == ' ');
            }
        } else if before.is_empty() || before.len() < replaced.start {
            replaced.end += leading(after, |c| c == ' ');
        }
    }
    replaced
}

/// How many bytes such characters at the beginning take.
fn leading(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(is_such).len()
}

fn is_punctuation(c: char) -> bool {
    is_stop(c) || matches!(c, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '~' | '～')
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '.' | '？' | '?' | '！' | '!' | '…')
}

#[cfg(test)]
mod tests {
    use super::with_punctuation;

    /// ‹ and › stand around what is replaced at first.
    #[test]
    fn punctuation_stands_once() {
        for (text, replacement, expected) in [
            ("‹你懂吗›？谢谢", "我说清楚了吗？", "我说清楚了吗？谢谢"),
            ("‹你懂吗›？？！", "我说清楚了吗？", "我说清楚了吗？"),
            ("‹你懂吗›？谢谢", "请问", "请问？谢谢"),
            ("‹你懂吗›\n谢谢", "我说清楚了吗？", "我说清楚了吗？\n谢谢"),
            ("‹你懂吗›😀", "我说清楚了吗？", "我说清楚了吗？😀"),
            ("‹那个›，您稍等", "", "您稍等"),
            ("好的，‹那个›，您稍等", "", "好的，您稍等"),
            ("好的，‹那个›。", "", "好的。"),
            ("‹那个›。", "", ""),
            ("好的\n‹那个›，您稍等", "", "好的\n您稍等"),
            ("我‹那个›，您稍等", "", "我，您稍等"),
            ("‹Well›, I see.", "", "I see."),
            ("I ‹just› see.", "", "I see."),
            ("‹Just› see.", "", "see."),
            ("I see‹ just›.", "", "I see."),
            ("‹›", "", ""),
        ] {
            let start = text.find('‹').expect("the case has ‹");
            let end = text.find('›').expect("the case has ›") - '‹'.len_utf8();
            let text = text.replace(['‹', '›'], "");
            let mut mended = text.clone();
            mended.replace_range(with_punctuation(&text, start..end, replacement), replacement);
            assert_eq!(mended, expected, "{text} {replacement}");
        }
    }
}
