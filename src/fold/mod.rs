//! Text to folded text: what counts as the same is made the same, and every token knows its place.
//!
//! The steps, for each character: width, digits, case and script ([`character`]); invisible ones are
//! dropped; spaces stay only between Latin words; a run of punctuation becomes one clause mark; a run of
//! three or more of one character becomes one token that stands for a run of any length.

mod character;
mod quote;
mod tables;

pub(crate) use character::{Part, is_latin, part};

use core::cell::OnceCell;

use crate::span::{BytePos, FoldedPos, Span};

/// The version of what counts as the same. Raise it when a character comes to count as another: compiled packs hold
/// folded phrases.
pub(crate) const TABLES: u16 = 1;
/// The token of a clause mark. No kept character is NUL, which is invisible.
pub(crate) const MARK: char = '\0';
/// The token of a space between two Latin words.
pub(crate) const SPACE: char = ' ';

/// One kept character, [`MARK`] or [`SPACE`], and the bytes of the text that it stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub c: char,
    /// Stands for three or more of `c`, and so for as many as a phrase has.
    pub run: bool,
    pub bytes: Span<BytePos>,
}

/// A text in the form that phrases are matched against.
pub(crate) struct Folded<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    /// Where the clause marks are, ascending.
    marks: Vec<FoldedPos>,
    /// Those of them that end a sentence.
    stops: Vec<FoldedPos>,
    /// The quoted parts, once somebody has asked.
    quotes: OnceCell<Vec<Span<BytePos>>>,
}

/// Folds a text. Linear in its length; allocates 16 bytes for each character.
pub(crate) fn fold(text: &str) -> Folded<'_> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 2);
    let mut space = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let bytes = Span::new(BytePos(at as u32), BytePos(end as u32));
        match part(c) {
            Part::Dropped => {}
            Part::Space => space = true,
            Part::Mark => {
                let next = chars.peek().map(|&(_, next)| next);
                if is_apostrophe(c) && !space && between_letters(&tokens, at, next) {
                    continue;
                }
                space = false;
                match tokens.last_mut() {
                    Some(last) if last.c == MARK => last.bytes.end = bytes.end,
                    _ => tokens.push(Token { c: MARK, run: false, bytes }),
                }
            }
            Part::Kept(c) => {
                if space && is_latin(c) && tokens.last().is_some_and(|last| is_latin(last.c)) {
                    let bytes = Span::new(tokens[tokens.len() - 1].bytes.end, bytes.start);
                    tokens.push(Token { c: SPACE, run: false, bytes });
                }
                space = false;
                push_kept(&mut tokens, c, bytes);
            }
        }
    }
    let marks: Vec<_> = (0..).zip(&tokens).filter(|(_, t)| t.c == MARK).map(|(i, _)| FoldedPos(i)).collect();
    let stops = marks.iter().copied().filter(|mark| ends_sentence(text, tokens[mark.index()].bytes));
    Folded { text, stops: stops.collect(), tokens, marks, quotes: OnceCell::new() }
}

fn ends_sentence(text: &str, mark: Span<BytePos>) -> bool {
    let is_stop = |c: char| {
        matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '…' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
    };
    // The full stop of Latin script stands in numbers and addresses too, but not before a space there.
    let full_stop = || {
        text[mark.range()].contains('.')
            && !text[mark.end.index()..].starts_with(|c: char| !c.is_whitespace())
    };
    text[mark.range()].contains(is_stop) || full_stop()
}

/// Appends a character; the third of a run makes the run one token. Digits never do: 100 is not 1000.
fn push_kept(tokens: &mut Vec<Token>, c: char, bytes: Span<BytePos>) {
    if let [.., last] = tokens.as_mut_slice()
        && last.c == c
        && last.run
    {
        last.bytes.end = bytes.end;
    } else if let [.., first, second] = tokens.as_mut_slice()
        && first.c == c
        && second.c == c
        && !c.is_numeric()
    {
        first.bytes.end = bytes.end;
        first.run = true;
        tokens.pop();
    } else {
        tokens.push(Token { c, run: false, bytes });
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Whether an apostrophe at byte `at` stands inside a word, as in "don't".
fn between_letters(tokens: &[Token], at: usize, next: Option<char>) -> bool {
    let is_letter = |c: char| is_latin(c) && c.is_alphabetic();
    tokens.last().is_some_and(|last| last.bytes.end.index() == at && is_letter(last.c))
        && next.is_some_and(is_letter)
}

impl<'t> Folded<'t> {
    /// The same text with other characters in place of its own. Runs stay as they are.
    pub(crate) fn map(&self, replace: impl Fn(char) -> char) -> Folded<'t> {
        let token = |token: &Token| match token.c {
            MARK | SPACE => *token,
            c => Token { c: replace(c), ..*token },
        };
        Folded {
            text: self.text,
            tokens: self.tokens.iter().map(token).collect(),
            marks: self.marks.clone(),
            stops: self.stops.clone(),
            quotes: OnceCell::new(),
        }
    }

    /// The token at a position, if the text goes that far.
    pub(crate) fn get(&self, pos: FoldedPos) -> Option<Token> {
        self.tokens.get(pos.index()).copied()
    }

    /// The token before a position.
    pub(crate) fn before(&self, pos: FoldedPos) -> Option<Token> {
        pos.index().checked_sub(1).and_then(|i| self.tokens.get(i)).copied()
    }

    pub(crate) fn len(&self) -> FoldedPos {
        FoldedPos(self.tokens.len() as u32)
    }

    /// Whether a position lies inside a Latin word.
    pub(crate) fn splits_word(&self, pos: FoldedPos) -> bool {
        self.before(pos).is_some_and(|t| is_latin(t.c)) && self.get(pos).is_some_and(|t| is_latin(t.c))
    }

    /// A span without the marks and spaces at its edges.
    pub(crate) fn trim(&self, mut span: Span<FoldedPos>) -> Span<FoldedPos> {
        let separates = |t: Option<Token>| t.is_some_and(|t| t.c == MARK || t.c == SPACE);
        while span.start < span.end && separates(self.get(span.start)) {
            span.start.0 += 1;
        }
        while span.start < span.end && separates(self.before(span.end)) {
            span.end.0 -= 1;
        }
        span
    }

    /// The bytes of the text that a span of tokens stands for.
    pub(crate) fn bytes(&self, span: Span<FoldedPos>) -> Span<BytePos> {
        if span.start >= span.end {
            let at = self.get(span.start).map_or(BytePos(self.text.len() as u32), |t| t.bytes.start);
            return Span::new(at, at);
        }
        Span::new(self.tokens[span.start.index()].bytes.start, self.tokens[span.end.index() - 1].bytes.end)
    }

    /// The clauses that a span touches: from the mark before it to the mark after it, without either.
    pub(crate) fn clause(&self, span: Span<FoldedPos>) -> Span<FoldedPos> {
        self.between(&self.marks, span)
    }

    /// The sentences that a span touches, without the full stops around them.
    pub(crate) fn sentence(&self, span: Span<FoldedPos>) -> Span<FoldedPos> {
        self.between(&self.stops, span)
    }

    /// From the last edge before a span to the first edge after it; logarithmic in the number of edges.
    fn between(&self, edges: &[FoldedPos], span: Span<FoldedPos>) -> Span<FoldedPos> {
        let before = edges.partition_point(|&edge| edge < span.start).checked_sub(1);
        let after = edges.partition_point(|&edge| edge < span.end);
        let start = before.map_or(FoldedPos(0), |i| FoldedPos(edges[i].0 + 1));
        Span::new(start, edges.get(after).copied().unwrap_or(self.len()))
    }

    /// Whether a span lies inside quotation marks.
    pub(crate) fn is_quoted(&self, span: Span<FoldedPos>) -> bool {
        let bytes = self.bytes(span);
        let quotes = self.quotes.get_or_init(|| quote::quotes(self.text));
        let at = quotes.partition_point(|quote| quote.end < bytes.end);
        quotes.get(at).is_some_and(|quote| quote.contains(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` for a mark, `_` for a space, `+` after a run.
    fn show(text: &str) -> String {
        fold(text)
            .tokens
            .iter()
            .map(|t| match t.c {
                MARK => "|".to_owned(),
                SPACE => "_".to_owned(),
                c => format!("{c}{}", if t.run { "+" } else { "" }),
            })
            .collect()
    }

    #[test]
    fn texts_fold() {
        for (text, expected) in [
            ("", ""),
            ("我 不　知\u{200B}道", "我不知道"),
            ("不，知道了", "不|知道了"),
            ("不，！\n 😀知道", "不|知道"),
            ("喂喂", "喂喂"),
            ("喂喂喂", "喂+"),
            ("喂 喂 喂 喂 说", "喂+说"),
            ("喂，喂，喂", "喂|喂|喂"),
            ("谢谢", "谢谢"),
            ("10000元", "10000元"),
            ("No  Problem", "no_problem"),
            ("用 APP 下单", "用app下单"),
            ("don't 'x'", "dont|x|"),
            ("don’t donʼt", "dont_dont"),
            ("你們著急嗎", "你们着急吗"),
            ("1️⃣第", "1第"),
            ("\0a\0b", "ab"),
        ] {
            assert_eq!(show(text), expected, "{text:?}");
        }
    }

    #[test]
    fn prop_tokens_cover_ascending_bytes_of_the_text() {
        for text in ["喂 喂喂，a b\u{301}c\r\n", "😀😀x\u{200D}y", "   ", "''a'b'"] {
            let folded = fold(text);
            let mut last = 0;
            for token in &folded.tokens {
                assert!(token.bytes.start.index() >= last && token.bytes.start < token.bytes.end, "{text:?}");
                assert!(text.get(token.bytes.range()).is_some(), "{text:?}");
                last = token.bytes.end.index();
            }
        }
    }

    #[test]
    fn clauses_and_sentences() {
        let folded = fold("好的。我不，知道，哦！再见");
        let at = |i| Span::new(FoldedPos(i), FoldedPos(i + 1));
        let text = |span| &folded.text[folded.bytes(span).range()];
        assert_eq!(text(folded.clause(at(6))), "知道");
        assert_eq!(text(folded.sentence(at(6))), "我不，知道，哦");
        assert_eq!(text(folded.clause(at(0))), "好的");
        assert_eq!(text(folded.sentence(at(12))), "再见");
        let latin = fold("Hi. It is 3.5 cm, see a.com. Bye");
        let text = |span| &latin.text[latin.bytes(span).range()];
        assert_eq!(text(latin.sentence(at(3))), "It is 3.5 cm, see a.com");
    }
}
