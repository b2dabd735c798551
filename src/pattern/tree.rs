//! A parsed phrase.

use std::rc::Rc;

use super::expr::{
    CLASS, CLOSE, END, Expr, GAP, GROUP, MARK, NEXT, OPTION, Op, RANGE, SET, SPACE, START, push_number,
};

/// A finite pattern over folded characters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Char(char),
    /// One of these characters, sorted.
    OneOf(String),
    /// One character of these ranges.
    Range(Vec<(char, char)>),
    /// Any character of the clause.
    Any,
    Mark,
    Space,
    Start,
    End,
    Cat(Vec<Node>),
    Alt(Vec<Node>),
    Repeat(Box<Node>, u32, u32),
    /// A word set: its number in the pack, and its pattern.
    Set(u16, Rc<Node>),
}

impl Node {
    /// The most tokens that a match has.
    pub(super) fn max_len(&self) -> u32 {
        match self {
            Node::Char(_) | Node::OneOf(_) | Node::Range(_) | Node::Any | Node::Mark | Node::Space => 1,
            Node::Start | Node::End => 0,
            Node::Cat(nodes) => nodes.iter().fold(0, |sum, node| sum.saturating_add(node.max_len())),
            Node::Alt(nodes) => nodes.iter().map(Node::max_len).max().unwrap_or(0),
            Node::Repeat(node, _, max) => node.max_len().saturating_mul(*max),
            Node::Set(_, node) => node.max_len(),
        }
    }

    /// The least number of kept characters in a match.
    pub(super) fn min_len(&self) -> u32 {
        match self {
            Node::Char(_) | Node::OneOf(_) | Node::Range(_) | Node::Any => 1,
            Node::Mark | Node::Space | Node::Start | Node::End => 0,
            Node::Cat(nodes) => nodes.iter().fold(0, |sum, node| sum.saturating_add(node.min_len())),
            Node::Alt(nodes) => nodes.iter().map(Node::min_len).min().unwrap_or(0),
            Node::Repeat(node, min, _) => node.min_len().saturating_mul(*min),
            Node::Set(_, node) => node.min_len(),
        }
    }

    /// How many leaves it has when repeats and sets are spelled out.
    pub(super) fn size(&self) -> u32 {
        match self {
            Node::Cat(nodes) | Node::Alt(nodes) => {
                nodes.iter().fold(1, |sum, node| sum.saturating_add(node.size()))
            }
            Node::Repeat(node, _, max) => node.size().saturating_mul(*max).saturating_add(1),
            Node::Set(_, node) => node.size(),
            _ => 1,
        }
    }

    /// The least number of Han characters in a match.
    pub(super) fn min_han(&self) -> u32 {
        let is_han = |c: char| !c.is_ascii() && c.is_alphabetic();
        match self {
            Node::Char(c) => u32::from(is_han(*c)),
            Node::OneOf(chars) => u32::from(chars.chars().all(is_han)),
            Node::Cat(nodes) => nodes.iter().map(Node::min_han).sum(),
            Node::Alt(nodes) => nodes.iter().map(Node::min_han).min().unwrap_or(0),
            Node::Repeat(node, min, _) => node.min_han() * min,
            Node::Set(_, node) => node.min_han(),
            _ => 0,
        }
    }

    /// The same with every character replaced and every set spelled out.
    pub(super) fn map(&self, replace: &mut impl FnMut(char) -> char) -> Node {
        let mut all = |nodes: &[Node]| nodes.iter().map(|node| node.map(replace)).collect();
        match self {
            Node::Cat(nodes) => Node::Cat(all(nodes)),
            Node::Alt(nodes) => Node::Alt(all(nodes)),
            Node::Char(c) => Node::Char(replace(*c)),
            Node::OneOf(chars) => {
                let mut chars: Vec<_> = chars.chars().map(replace).collect();
                chars.sort_unstable();
                chars.dedup();
                Node::OneOf(chars.into_iter().collect())
            }
            Node::Repeat(node, min, max) => Node::Repeat(Box::new(node.map(replace)), *min, *max),
            Node::Set(_, node) => node.map(replace),
            other => other.clone(),
        }
    }

    /// The pattern that a compiled pack holds as this expression; an error if it makes no sense.
    pub(super) fn from_expr(expr: &Expr, sets: &[(String, Expr)]) -> Result<Node, &'static str> {
        let mut stack: Vec<Node> = Vec::new();
        for op in expr.ops()? {
            let node = match op {
                Op::Text(text) => match text.chars().map(Node::Char).collect::<Vec<_>>() {
                    chars if chars.len() == 1 => chars[0].clone(),
                    chars => Node::Cat(chars),
                },
                Op::OneOf(chars) => Node::OneOf(chars.to_owned()),
                Op::Range(pairs) => {
                    let chars: Vec<_> = pairs.chars().collect();
                    Node::Range(chars.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect())
                }
                Op::Gap(1, 1) => Node::Any,
                Op::Gap(min, max) => Node::Repeat(Box::new(Node::Any), min, max),
                Op::Mark => Node::Mark,
                Op::Space => Node::Space,
                Op::Start => Node::Start,
                Op::End => Node::End,
                Op::Set(number) => {
                    let (_, set) = sets.get(number).ok_or("a word set that is not there")?;
                    Node::Set(number as u16, Rc::new(Node::from_expr(set, &[])?))
                }
                // OK because every operator of `ops` comes after its operands.
                Op::Cat(n) => Node::Cat(stack.split_off(stack.len() - n)),
                Op::Alt(n) => Node::Alt(stack.split_off(stack.len() - n)),
                Op::Opt => Node::Repeat(Box::new(stack.pop().unwrap_or(Node::Cat(Vec::new()))), 0, 1),
            };
            stack.push(node);
        }
        Ok(stack.pop().unwrap_or(Node::Cat(Vec::new())))
    }

    /// The form for a pack. The caller has bounded [`Node::size`].
    pub(super) fn to_expr(&self) -> Expr {
        let mut code = String::new();
        match self {
            Node::Alt(nodes) => push_alternatives(nodes, &mut code),
            node => node.push(&mut code),
        }
        Expr(code)
    }

    fn push(&self, code: &mut String) {
        match self {
            Node::Char(c) => code.push(*c),
            Node::OneOf(chars) => {
                code.push(CLASS);
                code.push_str(chars);
                code.push(CLOSE);
            }
            Node::Range(ranges) => {
                code.push(RANGE);
                code.extend(ranges.iter().flat_map(|&(first, last)| [first, last]));
                code.push(CLOSE);
            }
            Node::Any => push_gap(1, 1, code),
            Node::Mark => code.push(MARK),
            Node::Space => code.push(SPACE),
            Node::Start => code.push(START),
            Node::End => code.push(END),
            Node::Set(number, _) => {
                code.push(SET);
                push_number(code, u32::from(*number));
            }
            Node::Cat(nodes) => nodes.iter().for_each(|node| node.push(code)),
            Node::Alt(nodes) => {
                code.push(GROUP);
                push_alternatives(nodes, code);
                code.push(CLOSE);
            }
            Node::Repeat(node, min, max) if **node == Node::Any => push_gap(*min, *max, code),
            Node::Repeat(node, min, max) => {
                (0..*min).for_each(|_| node.push(code));
                // `x{1,3}` is `x(x(x)?)?`.
                for _ in *min..*max {
                    code.push(OPTION);
                    match &**node {
                        Node::Alt(nodes) if *max == 1 => push_alternatives(nodes, code),
                        node => node.push(code),
                    }
                }
                (*min..*max).for_each(|_| code.push(CLOSE));
            }
        }
    }
}

fn push_alternatives(nodes: &[Node], code: &mut String) {
    for (i, node) in nodes.iter().enumerate() {
        if i > 0 {
            code.push(NEXT);
        }
        node.push(code);
    }
}

fn push_gap(min: u32, max: u32, code: &mut String) {
    code.push(GAP);
    push_number(code, min);
    push_number(code, max);
}
