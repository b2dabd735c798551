//! Text with slots: `{surname}先生，您好`.

/// A stretch of text with slots.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// A slot's name, without its braces.
    Slot(&'t str),
}

/// Splits a text at its slots. Braces around anything but a name are text.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest[from..].find('{').map(|at| at + from) {
        let Some(close) = rest[open..].find('}').map(|at| at + open) else { break };
        let name = &rest[open + 1..close];
        if !is_name(name) {
            from = open + 1;
            continue;
        }
        if open > 0 {
            pieces.push(Piece::Text(&rest[..open]));
        }
        pieces.push(Piece::Slot(name));
        rest = &rest[close + 1..];
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Fills the slots that have a value; the others stay visible. Values are literal: a brace in one is no slot.
pub(crate) fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v String>) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Slot(name) => match value(name) {
                Some(value) => filled.push_str(value),
                None => filled.extend(["{", name, "}"]),
            },
        }
    }
    filled
}

/// Whether a name may stand in braces: a lower-case letter, then lower-case letters, digits, `_` and `-`.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filling() {
        let title = "{title}".to_owned();
        for (text, expected) in [
            ("{surname}先生", "{title}先生"),
            ("{title}好", "{title}好"),
            ("{ {surname}", "{ {title}"),
            ("{0,6}{", "{0,6}{"),
            ("{您}{surname}", "{您}{title}"),
            ("", ""),
        ] {
            assert_eq!(fill(text, |name| (name == "surname").then_some(&title)), expected, "{text:?}");
        }
    }
}
