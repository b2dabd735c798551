//! The syntax of a phrase: what `regex-syntax` reads in it, as far as it has a meaning in folded text.
//!
//! Its own simplifying of what it read would weigh 33 KB more in the WebAssembly for authors, compressed; [`Piece`] is what
//! is needed of that.

use core::ops::Range;
use std::sync::LazyLock;

use regex_syntax::ast::{
    self, Ast, ClassAsciiKind, ClassBracketed, ClassPerl, ClassPerlKind, ClassSet, ClassSetBinaryOpKind,
    ClassSetItem, RepetitionKind, RepetitionRange, Span,
};

use super::class::Class;
use super::parse::MAX_LEN;
use super::piece::Piece;

/// Their tables would weigh 90 KB more in the WebAssembly for authors, compressed.
const NO_PROPERTIES: &str =
    "character properties (\\p) are not known here; write the characters, such as [一-龥] or \\d";
const NO_FLAGS: &str = "flags have no use here: folding already makes case and width the same";
const ONLY_EDGES: &str =
    "only ^ and $ (the edges of a clause) can be asserted; Latin words match whole by themselves";

/// What is wrong, and which bytes are meant.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub at: Range<usize>,
    pub message: String,
}

impl SyntaxError {
    fn at(span: &Span, message: String) -> SyntaxError {
        SyntaxError { at: span.start.offset..span.end.offset, message }
    }
}

pub(super) fn read(pattern: &str) -> Result<Piece, SyntaxError> {
    let ast = ast::parse::ParserBuilder::new().nest_limit(50).build().parse(pattern);
    piece(&ast.map_err(|error| SyntaxError::at(error.span(), syntax_mend(error.kind())))?)
}

fn refused(span: &Span, message: &str) -> SyntaxError {
    SyntaxError::at(span, message.to_owned())
}

/// Refuses what is not finite or has no meaning in folded text.
fn piece(ast: &Ast) -> Result<Piece, SyntaxError> {
    Ok(match ast {
        Ast::Empty(_) => Piece::Empty,
        Ast::Flags(flags) => return Err(refused(&flags.span, NO_FLAGS)),
        Ast::Literal(literal) => Piece::Literal(literal.c.into()),
        Ast::Dot(_) => Piece::Class(Class::dot()),
        Ast::Assertion(look) => match look.kind {
            ast::AssertionKind::StartLine => Piece::Start,
            ast::AssertionKind::EndLine => Piece::End,
            _ => return Err(refused(&look.span, ONLY_EDGES)),
        },
        Ast::ClassUnicode(class) => return Err(refused(&class.span, NO_PROPERTIES)),
        Ast::ClassPerl(class) => Piece::class(perl(class)),
        Ast::ClassBracketed(class) => Piece::class(bracketed(class)?),
        Ast::Repetition(repeat) => {
            let (min, max) = bounds(repeat)?;
            Piece::repeat(piece(&repeat.ast)?, min, max)
        }
        Ast::Group(group) => match &group.kind {
            ast::GroupKind::NonCapturing(flags) if !flags.items.is_empty() => {
                return Err(refused(&group.span, NO_FLAGS));
            }
            ast::GroupKind::NonCapturing(_) => piece(&group.ast)?,
            ast::GroupKind::CaptureIndex(index)
            | ast::GroupKind::CaptureName { name: ast::CaptureName { index, .. }, .. } => {
                Piece::Group(*index, Box::new(piece(&group.ast)?))
            }
        },
        Ast::Concat(concat) => Piece::cat(pieces(&concat.asts)?),
        Ast::Alternation(alternation) => Piece::alt(pieces(&alternation.asts)?),
    })
}

fn pieces(asts: &[Ast]) -> Result<Vec<Piece>, SyntaxError> {
    asts.iter().map(piece).collect()
}

fn bounds(repeat: &ast::Repetition) -> Result<(u32, u32), SyntaxError> {
    let message = match repeat.op.kind {
        RepetitionKind::ZeroOrOne => return Ok((0, 1)),
        RepetitionKind::ZeroOrMore => {
            "`*` is unbounded; write {0,6} with the most that may stand there".to_owned()
        }
        RepetitionKind::OneOrMore => {
            "`+` is unbounded; write {1,6} with the most that may stand there".to_owned()
        }
        RepetitionKind::Range(RepetitionRange::AtLeast(min)) => {
            format!("{{{min},}} is unbounded; write {{{min},{}}} with the most that may stand there", min + 6)
        }
        RepetitionKind::Range(RepetitionRange::Exactly(n) | RepetitionRange::Bounded(_, n))
            if n > MAX_LEN =>
        {
            format!("{n} repeats are too many, the limit is {MAX_LEN}")
        }
        RepetitionKind::Range(RepetitionRange::Exactly(n)) => return Ok((n, n)),
        RepetitionKind::Range(RepetitionRange::Bounded(min, max)) => return Ok((min, max)),
    };
    Err(SyntaxError::at(&repeat.op.span, message))
}

fn perl(class: &ClassPerl) -> Class {
    static WORD: LazyLock<Class> = LazyLock::new(|| Class::of(char::MAX, &regex_syntax::is_word_character));
    // Letters and digits are words, and numbers that are no digits either letters or no words.
    static DIGIT: LazyLock<Class> = LazyLock::new(|| {
        Class::of(char::MAX, &|c| c.is_numeric() && !c.is_alphabetic() && regex_syntax::is_word_character(c))
    });
    let plain = match class.kind {
        ClassPerlKind::Digit => DIGIT.clone(),
        ClassPerlKind::Space => Class::of('\u{FFFF}', &char::is_whitespace),
        ClassPerlKind::Word => WORD.clone(),
    };
    plain.negated(class.negated)
}

fn bracketed(class: &ClassBracketed) -> Result<Class, SyntaxError> {
    Ok(self::class(&class.kind)?.negated(class.negated))
}

fn class(set: &ClassSet) -> Result<Class, SyntaxError> {
    match set {
        ClassSet::Item(item) => class_item(item),
        ClassSet::BinaryOp(op) => {
            let (left, right) = (class(&op.lhs)?, class(&op.rhs)?);
            Ok(left.with(
                &right,
                match op.kind {
                    ClassSetBinaryOpKind::Intersection => |a, b| a && b,
                    ClassSetBinaryOpKind::Difference => |a, b| a && !b,
                    ClassSetBinaryOpKind::SymmetricDifference => |a, b| a != b,
                },
            ))
        }
    }
}

fn class_item(item: &ClassSetItem) -> Result<Class, SyntaxError> {
    Ok(match item {
        ClassSetItem::Empty(_) => Class::default(),
        ClassSetItem::Literal(literal) => Class::range(literal.c, literal.c),
        ClassSetItem::Range(range) => Class::range(range.start.c, range.end.c),
        ClassSetItem::Ascii(class) => Class::of('\x7F', &ascii(&class.kind)).negated(class.negated),
        ClassSetItem::Unicode(class) => return Err(refused(&class.span, NO_PROPERTIES)),
        ClassSetItem::Perl(class) => perl(class),
        ClassSetItem::Bracketed(class) => bracketed(class)?,
        ClassSetItem::Union(union) => {
            let mut all = Class::default();
            for item in &union.items {
                all = all.or(&class_item(item)?);
            }
            all
        }
    })
}

fn ascii(kind: &ClassAsciiKind) -> fn(char) -> bool {
    match kind {
        ClassAsciiKind::Alnum => |c| c.is_ascii_alphanumeric(),
        ClassAsciiKind::Alpha => |c| c.is_ascii_alphabetic(),
        ClassAsciiKind::Ascii => |_| true,
        ClassAsciiKind::Blank => |c| matches!(c, ' ' | '\t'),
        ClassAsciiKind::Cntrl => |c| c.is_ascii_control(),
        ClassAsciiKind::Digit => |c| c.is_ascii_digit(),
        ClassAsciiKind::Graph => |c| c.is_ascii_graphic(),
        ClassAsciiKind::Lower => |c| c.is_ascii_lowercase(),
        ClassAsciiKind::Print => |c| matches!(c, ' '..='~'),
        ClassAsciiKind::Punct => |c| c.is_ascii_punctuation(),
        ClassAsciiKind::Space => |c| matches!(c, '\t'..='\r' | ' '),
        ClassAsciiKind::Upper => |c| c.is_ascii_uppercase(),
        ClassAsciiKind::Word => |c| c.is_ascii_alphanumeric() || c == '_',
        ClassAsciiKind::Xdigit => |c| c.is_ascii_hexdigit(),
    }
}

/// The parser's own words, and where a common slip is behind them, how to mend it.
fn syntax_mend(kind: &ast::ErrorKind) -> String {
    use ast::ErrorKind::{
        GroupUnclosed, GroupUnopened, RepetitionCountDecimalEmpty, RepetitionCountUnclosed,
        RepetitionMissing, UnsupportedBackreference, UnsupportedLookAround,
    };
    let mend = match kind {
        GroupUnclosed => "add the missing )",
        GroupUnopened => "add the missing ( or write \\) for the character",
        RepetitionCountDecimalEmpty | RepetitionCountUnclosed => {
            "braces hold a repeat like {0,6} or the name of a word set like {you}"
        }
        RepetitionMissing => "put something before it, or write \\? for the character",
        UnsupportedLookAround => "use `except` for wording around the phrase",
        UnsupportedBackreference => "spell the alternatives out",
        _ => return kind.to_string(),
    };
    format!("{kind}; {mend}")
}

#[cfg(test)]
mod tests {
    use regex_syntax::hir;

    use super::*;

    fn class(written: &str) -> Class {
        match read(written).unwrap() {
            Piece::Class(class) => class,
            other => panic!("{written}: {other:?}"),
        }
    }

    #[test]
    fn classes_hold_what_they_hold_in_regular_expressions() {
        let mut written: Vec<String> = [
            r"\d",
            r"\D",
            r"\s",
            r"\S",
            r"\w",
            r"\W",
            ".",
            "[^甲乙]",
            "[a-z甲0-9乙]",
            "[^\\d甲]",
            r"[\D\s]",
            "[a-f--c]",
            "[a-f&&c-z]",
            "[a-f~~c-z]",
            "[a-c[x-z]&&[^by]]",
            "[^\u{0}-\u{D7FF}]",
            "[\u{D7FF}甲]",
            r"[\u{E000}-\u{10FFFF}甲]",
            "[^[^ab]]",
            "[a-z--[aeiou]--[^a-m]]",
            r"[\w--\d]",
            r"[^\w~~[:punct:]]",
        ]
        .map(str::to_owned)
        .to_vec();
        for kind in [
            "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
            "space", "upper", "word", "xdigit",
        ] {
            written.extend([format!("[[:{kind}:]]"), format!("[x[:^{kind}:]]")]);
        }
        for written in written {
            let hir = regex_syntax::parse(&written).unwrap();
            let hir::HirKind::Class(hir::Class::Unicode(theirs)) = hir.kind() else { panic!("{written}") };
            let theirs: Vec<_> = theirs.ranges().iter().map(|range| (range.start(), range.end())).collect();
            assert_eq!(class(&written).ranges().collect::<Vec<_>>(), theirs, "{written}");
        }
        assert_eq!(class(r"[^\s\S]").len(), 0);
        assert_eq!(read("[a&&a-c]").unwrap(), Piece::Literal("a".to_owned()));
    }

    #[test]
    fn what_says_the_same_is_the_same_however_it_is_grouped() {
        for (written, simpler) in [
            ("(?:甲|乙)|[丙丁]", "[甲乙丙丁]"),
            ("[甲乙]|[^甲乙]", r"[\s\S]"),
            ("甲(?:乙(?:丙)){1}", "甲乙丙"),
            ("甲{0}乙", "乙"),
            ("(?:^){2,5}甲", "^甲"),
            ("甲?乙|甲?丙", "甲?[乙丙]"),
            ("甲?乙{2}丙|甲?乙{2}丁戊", "甲?乙{2}(?:丙|丁戊)"),
        ] {
            assert_eq!(read(written).unwrap(), read(simpler).unwrap(), "{written}");
        }
    }
}
