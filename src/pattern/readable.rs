//! Phrases for people: as an author writes them, and as messages that they match.

use super::Expr;
use super::tree::Node;

/// Stands in a sample for any character.
const ANY: char = '某';

impl Expr {
    /// The phrase in the syntax that authors write.
    pub(crate) fn to_text(&self, sets: &[(String, Expr)]) -> String {
        let mut text = String::new();
        if let Ok(node) = Node::from_expr(self, sets) {
            write(&node, sets, &mut text);
        }
        text
    }

    /// The alternatives of the expression, as texts: the words of a set.
    pub(crate) fn alternatives(&self) -> Vec<String> {
        let mut texts = Vec::new();
        let Ok(node) = Node::from_expr(self, &[]) else { return texts };
        let nodes = match node {
            Node::Alt(nodes) => nodes,
            node => vec![node],
        };
        for node in nodes {
            match node {
                Node::OneOf(chars) => texts.extend(chars.chars().map(String::from)),
                node => {
                    let mut text = String::new();
                    write(&node, &[], &mut text);
                    texts.push(text);
                }
            }
        }
        texts
    }

    /// Different texts that the phrase matches, the plainest first: at most so many, always the same.
    pub(crate) fn samples(&self, sets: &[(String, Expr)], most: usize) -> Vec<String> {
        let Ok(node) = Node::from_expr(self, sets) else { return Vec::new() };
        let mut samples: Vec<String> = Vec::new();
        let mut choice = Choice { state: None };
        // A phrase may have fewer texts than wanted.
        for _ in 0..2 * most {
            let mut sample = String::new();
            choose(&node, &mut choice, &mut sample);
            if !samples.contains(&sample) {
                samples.push(sample);
            }
            if samples.len() == most {
                break;
            }
            choice.state.get_or_insert(1);
        }
        samples
    }
}

fn write(node: &Node, sets: &[(String, Expr)], text: &mut String) {
    match node {
        Node::Char(c) => text.push(*c),
        Node::OneOf(chars) => text.extend(["[", chars, "]"]),
        Node::Range(ranges) => {
            let all_but = ranges.first().is_some_and(|first| first.0 <= ' ')
                && ranges.last().is_some_and(|last| last.1 == char::MAX);
            text.push_str(if all_but { "[^" } else { "[" });
            if all_but {
                text.extend(ranges.windows(2).flat_map(|pair| between(pair[0].1, pair[1].0)));
            } else {
                text.extend(ranges.iter().flat_map(|&(first, last)| [first, '-', last]));
            }
            text.push(']');
        }
        Node::Any => text.push('.'),
        Node::Mark => text.push('，'),
        Node::Space => text.push(' '),
        Node::Start => text.push('^'),
        Node::End => text.push('$'),
        Node::Cat(nodes) => nodes.iter().for_each(|node| match node {
            Node::Alt(_) => group(node, sets, text),
            node => write(node, sets, text),
        }),
        Node::Alt(nodes) => nodes.iter().enumerate().for_each(|(i, node)| {
            if i > 0 {
                text.push('|');
            }
            write(node, sets, text);
        }),
        Node::Repeat(node, min, max) => {
            let (unit, max) = match unnested(node) {
                Some((unit, times)) if *min == 0 && *max == 1 => (&Node::Cat(unit.to_vec()), times),
                _ => (&**node, *max),
            };
            match unit {
                Node::Cat(nodes) if nodes.len() == 1 && !matches!(nodes[0], Node::Alt(_)) => {
                    write(&nodes[0], sets, text)
                }
                Node::Cat(_) | Node::Alt(_) | Node::Repeat(..) => group(unit, sets, text),
                _ => write(unit, sets, text),
            }
            match (min, max) {
                (0, 1) => text.push('?'),
                (min, max) => text.push_str(&format!("{{{min},{max}}}")),
            }
        }
        Node::Set(number, _) => {
            let name = sets.get(usize::from(*number)).map_or("", |(name, _)| name);
            text.extend(["{", name, "}"]);
        }
    }
}

/// What `x{0,3}` repeats and how often: a pack holds it as `(x(x(x)?)?)?`, and this is its inside.
fn unnested(inside: &Node) -> Option<(&[Node], u32)> {
    let nodes = match inside {
        Node::Cat(nodes) => nodes.as_slice(),
        node => core::slice::from_ref(node),
    };
    let Some((Node::Repeat(inner, 0, 1), unit)) = nodes.split_last() else { return Some((nodes, 1)) };
    let (inner_unit, times) = unnested(inner)?;
    (inner_unit == unit).then_some((unit, times + 1))
}

/// The characters after one and before another, as a range of a class.
fn between(before: char, after: char) -> Vec<char> {
    let (first, last) = ((before..=after).nth(1), (before..=after).rev().nth(1));
    match (first, last) {
        (Some(first), Some(last)) if first == last => vec![first],
        (Some(first), Some(last)) if first < last => vec![first, '-', last],
        _ => Vec::new(),
    }
}

fn group(node: &Node, sets: &[(String, Expr)], text: &mut String) {
    text.push('(');
    write(node, sets, text);
    text.push(')');
}

/// What to take where a phrase leaves a choice: at first always the least, then whatever comes.
struct Choice {
    state: Option<u64>,
}

impl Choice {
    /// One of so many.
    fn of(&mut self, many: usize) -> usize {
        let Some(state) = &mut self.state else { return 0 };
        // The constants of Knuth's MMIX generator (TAOCP 2, 3.3.4).
        *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (*state >> 33) as usize % many.max(1)
    }
}

fn choose(node: &Node, choice: &mut Choice, sample: &mut String) {
    match node {
        Node::Char(c) => sample.push(*c),
        Node::OneOf(chars) => sample.extend(chars.chars().nth(choice.of(chars.chars().count()))),
        Node::Range(ranges) => match ranges.iter().any(|&(first, last)| (first..=last).contains(&ANY)) {
            true => sample.push(ANY),
            false => sample.extend(ranges.get(choice.of(ranges.len())).map(|(first, _)| *first)),
        },
        Node::Any => sample.push(ANY),
        Node::Mark => sample.push('，'),
        Node::Space => sample.push(' '),
        Node::Start | Node::End => {}
        Node::Cat(nodes) => nodes.iter().for_each(|node| choose(node, choice, sample)),
        Node::Alt(nodes) => {
            if let Some(node) = nodes.get(choice.of(nodes.len())) {
                choose(node, choice, sample);
            }
        }
        Node::Repeat(node, min, max) => {
            // Long gaps show nothing that short ones do not, and what is optional mostly stays away, as in messages.
            let most = if **node == Node::Any { (min + 2).min(*max) } else { *max };
            let some = choice.of(3) == 2;
            let times = *min as usize + if some { choice.of((most - min) as usize + 1) } else { 0 };
            (0..times).for_each(|_| choose(node, choice, sample));
        }
        Node::Set(_, node) => choose(node, choice, sample),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Sets, expr};

    #[test]
    fn prop_a_phrase_survives_being_written() {
        let mut sets = Sets::default();
        sets.insert("you", &["[你您]", "您那边"]).expect("the set is sound");
        let own = {
            let mut again = Sets::default();
            again.insert("you", &["[你您]", "您那边"]).expect("the set is sound");
            again.into_own()
        };
        for text in [
            "{you}?快点(儿|些)?{you}{0,2}",
            "^不(知道|晓得)$",
            "[^的]行.{0,6}吗，?好 a b",
            "[^的了一-二]行",
            "a.{1,3}(b(c|d)){2,3}",
        ] {
            let phrase = expr(text, &sets).expect("the phrase is sound");
            let written = phrase.to_text(&own);
            let again = expr(&written, &sets).unwrap_or_else(|error| panic!("{text} → {written}: {error}"));
            assert_eq!(again, phrase, "{text} → {written}");
        }
    }
}
