//! The syntax of a phrase, simplified: what it says does not depend on how it is grouped.

use super::class::Class;

/// A part of a phrase. Made by the functions here alone, which keep it simple.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    Empty,
    /// Characters one after another, one or more.
    Literal(String),
    /// Not of one character.
    Class(Class),
    Start,
    End,
    Repeat(Box<Piece>, u32, u32),
    /// What stands in parentheses, and which these are: no two groups are the same.
    Group(u32, Box<Piece>),
    Cat(Vec<Piece>),
    Alt(Vec<Piece>),
}

impl Piece {
    pub(super) fn class(class: Class) -> Piece {
        match class.only() {
            Some(c) => Piece::Literal(c.into()),
            None => Piece::Class(class),
        }
    }

    pub(super) fn repeat(piece: Piece, min: u32, max: u32) -> Piece {
        let most = if piece.is_nothing() { 1 } else { u32::MAX };
        match (min.min(most), max.min(most)) {
            (_, 0) => Piece::Empty,
            (1, 1) => piece,
            (min, max) => Piece::Repeat(Box::new(piece), min, max),
        }
    }

    /// Whether it matches nothing but the empty text.
    fn is_nothing(&self) -> bool {
        match self {
            Piece::Empty | Piece::Start | Piece::End => true,
            Piece::Literal(_) | Piece::Class(_) => false,
            Piece::Repeat(piece, ..) | Piece::Group(_, piece) => piece.is_nothing(),
            Piece::Cat(pieces) | Piece::Alt(pieces) => pieces.iter().all(Piece::is_nothing),
        }
    }

    /// Flat, with neighbouring literals as one.
    pub(super) fn cat(pieces: Vec<Piece>) -> Piece {
        let mut flat: Vec<Piece> = Vec::new();
        for piece in pieces {
            let inner = match piece {
                Piece::Cat(inner) => inner,
                Piece::Empty => continue,
                piece => vec![piece],
            };
            for piece in inner {
                match (flat.last_mut(), piece) {
                    (Some(Piece::Literal(before)), Piece::Literal(text)) => before.push_str(&text),
                    (_, piece) => flat.push(piece),
                }
            }
        }
        match flat.len() {
            0 => Piece::Empty,
            1 => flat.remove(0),
            _ => Piece::Cat(flat),
        }
    }

    /// Flat; single characters or classes only are a class, and what all begin with stands before them.
    pub(super) fn alt(pieces: Vec<Piece>) -> Piece {
        let mut flat = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Alt(inner) => flat.extend(inner),
                piece => flat.push(piece),
            }
        }
        if let Some(class) = all_of(&flat, single).or_else(|| all_of(&flat, class)) {
            return Piece::class(class);
        }
        let Some(shared) = shared(&flat).filter(|&shared| shared > 0) else { return Piece::Alt(flat) };
        let mut before = Vec::new();
        let mut behind = Vec::new();
        for piece in flat {
            let Piece::Cat(mut pieces) = piece else { continue };
            behind.push(Piece::cat(pieces.split_off(shared)));
            before = pieces;
        }
        before.push(Piece::alt(behind));
        Piece::cat(before)
    }
}

fn all_of(pieces: &[Piece], of: fn(&Piece) -> Option<Class>) -> Option<Class> {
    let mut all = Class::default();
    for piece in pieces {
        all = all.or(&of(piece)?);
    }
    Some(all)
}

fn single(piece: &Piece) -> Option<Class> {
    let Piece::Literal(text) = piece else { return None };
    let mut chars = text.chars();
    let only = chars.next().filter(|_| chars.next().is_none())?;
    Some(Class::range(only, only))
}

fn class(piece: &Piece) -> Option<Class> {
    match piece {
        Piece::Class(class) => Some(class.clone()),
        _ => None,
    }
}

/// How many parts all begin with, if each has several.
fn shared(pieces: &[Piece]) -> Option<usize> {
    fn parts(piece: &Piece) -> Option<&[Piece]> {
        match piece {
            Piece::Cat(parts) => Some(parts),
            _ => None,
        }
    }
    let first = parts(pieces.first()?)?;
    let mut shared = first.len();
    for piece in pieces {
        shared = first[..shared].iter().zip(parts(piece)?).take_while(|(a, b)| a == b).count();
    }
    Some(shared)
}
