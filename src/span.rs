//! Positions. Three units must never be mixed, so they are three types.

use core::ops::Range;

/// An index into [`crate::fold::Folded`]'s tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FoldedPos(pub u32);

/// A byte offset into the text as given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct BytePos(pub u32);

/// A UTF-16 code unit offset into the text as given: the unit of everything that leaves the engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Utf16Pos(pub u32);

impl FoldedPos {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl BytePos {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open range of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span<P> {
    pub start: P,
    pub end: P,
}

impl<P: Copy + Ord> Span<P> {
    pub(crate) fn new(start: P, end: P) -> Span<P> {
        Span { start, end }
    }

    pub(crate) fn contains(self, other: Span<P>) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl Span<FoldedPos> {
    pub(crate) fn len(self) -> u32 {
        self.end.0 - self.start.0
    }
}

impl Span<BytePos> {
    pub(crate) fn range(self) -> Range<usize> {
        self.start.index()..self.end.index()
    }
}

/// Byte offsets to UTF-16 offsets, in constant time for each question.
pub(crate) struct Utf16Index<'t> {
    text: &'t str,
    /// UTF-16 length of the text before byte `i * STRIDE`.
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 256;

impl<'t> Utf16Index<'t> {
    pub(crate) fn new(text: &'t str) -> Utf16Index<'t> {
        let mut sum = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = sum;
                sum += utf16_len(chunk);
                before
            })
            .collect();
        Utf16Index { text, checkpoints }
    }

    pub(crate) fn at(&self, pos: BytePos) -> Utf16Pos {
        let chunk = pos.index() / STRIDE;
        let Some(&before) = self.checkpoints.get(chunk) else {
            // Only the very end of a text whose length is a multiple of STRIDE lies past the last chunk.
            let last = self.checkpoints.len().saturating_sub(1);
            let before = self.checkpoints.get(last).copied().unwrap_or(0);
            return Utf16Pos(before + utf16_len(&self.text.as_bytes()[last * STRIDE..]));
        };
        Utf16Pos(before + utf16_len(&self.text.as_bytes()[chunk * STRIDE..pos.index()]))
    }

    pub(crate) fn span(&self, span: Span<BytePos>) -> Span<Utf16Pos> {
        Span::new(self.at(span.start), self.at(span.end))
    }
}

/// UTF-16 code units begun in these bytes: one for each character, two for each of four bytes.
fn utf16_len(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prop_every_offset_agrees_with_the_standard_library() {
        for text in ["", "a", "好a😀é", &"你😀x".repeat(200), &"x".repeat(STRIDE * 2)] {
            let index = Utf16Index::new(text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let expected = text[..byte].encode_utf16().count() as u32;
                assert_eq!(index.at(BytePos(byte as u32)), Utf16Pos(expected), "byte {byte} of {text:?}");
            }
        }
    }
}
