//! A parsed phrase.

use std::rc::Rc;

use super::expr::{
    CLASS, CLOSE, END, Expr, GAP, GROUP, MARK, NEXT, OPTION, RANGE, SET, SPACE, START, push_number,
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
