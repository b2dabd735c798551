//! What is read from a file's YAML.
//!
//! Reading goes on after a mistake: each is reported, and the value read becomes `None`.

use core::str::FromStr;

pub(super) use super::node::Node;
use super::node::{Data, documents};
use crate::problem::{Place, Problem, closest};

/// A file being read, and what is wrong with it so far.
pub(super) struct Reader<'f> {
    pub file: &'f str,
    lines: Vec<&'f str>,
    problems: Vec<Problem>,
}

/// A text and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub value: String,
    pub place: Place,
    /// Where its first character stands, if it is written there letter by letter.
    first: Option<Place>,
}

/// The keys that a mapping may have.
pub(super) struct Keys {
    pub known: &'static [&'static str],
    /// So many of them, the first, it must have.
    pub required: usize,
}

/// The keys of a mapping.
pub(super) struct Fields<'n, 'y> {
    pub place: Place,
    /// What the mapping is, for messages.
    what: &'static str,
    entries: Vec<(Text, &'n Node<'y>)>,
    /// The keys that unknown ones were probably meant to be.
    misspelt: Vec<&'static str>,
}

impl Text {
    /// The place of one of its characters, or of the whole where that is not known.
    pub(super) fn at(&self, character: usize) -> Place {
        self.first.map_or(self.place, |first| Place { column: first.column + character, ..first })
    }
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: &'f str, text: &'f str) -> Reader<'f> {
        Reader { file, lines: text.lines().collect(), problems: Vec::new() }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    pub(super) fn report(&mut self, place: Place, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file, place, message));
    }

    /// How many problems there are by now: to see whether a part of the file was read without any.
    pub(super) fn count(&self) -> usize {
        self.problems.len()
    }

    /// Parses a file and hands its one document to `read`.
    pub(super) fn document<T>(
        &mut self,
        text: &str,
        read: impl FnOnce(&mut Reader<'f>, &Node<'_>) -> T,
    ) -> Option<T> {
        let start = Place { line: 1, column: 1 };
        match documents(text.strip_prefix('\u{FEFF}').unwrap_or(text)) {
            Err(refused) => {
                let message = format!("this is not YAML: {}; {}", refused.what, mend(&refused.what));
                self.report(refused.place, message);
                None
            }
            Ok(documents) => match documents.as_slice() {
                [] => {
                    self.report(start, "the file is empty; write something into it or remove it");
                    None
                }
                [document] => Some(read(self, document)),
                [_, second, ..] => {
                    self.report(
                        second.place,
                        "the file has several documents; keep one and remove the line `---`",
                    );
                    None
                }
            },
        }
    }

    /// The keys of a mapping; unknown ones are reported.
    pub(super) fn fields<'n, 'y>(
        &mut self,
        node: &'n Node<'y>,
        what: &'static str,
        keys: &Keys,
    ) -> Option<Fields<'n, 'y>> {
        let entries = self.entries(node, what)?;
        let is_there = |known: &str| entries.iter().any(|(key, _)| key.value == known);
        // A key that is there already was not meant, and one that must be there and is not probably was.
        let absent =
            |keys: &[&'static str]| keys.iter().copied().filter(|key| !is_there(key)).collect::<Vec<_>>();
        let (missing, free) = (absent(&keys.known[..keys.required]), absent(keys.known));
        let unknown: Vec<_> = entries
            .iter()
            .map(|(key, _)| key)
            .filter(|key| !keys.known.contains(&key.value.as_str()))
            .collect();
        let mut misspelt = Vec::new();
        for key in &unknown {
            let only_one = (missing.len() == 1 && unknown.len() == 1).then(|| missing[0]);
            let guess = closest(&key.value, missing.iter().copied()).or(only_one);
            let mend = match guess.or_else(|| closest(&key.value, free.iter().copied())) {
                Some(guess) => {
                    misspelt.push(guess);
                    format!("did you mean `{guess}`?")
                }
                None => format!("the keys are: {}", keys.known.join(", ")),
            };
            self.report(key.place, format!("{what} has no key `{}`; {mend}", key.value));
        }
        Some(Fields { place: node.place, what, entries, misspelt })
    }

    /// Whether a node is a mapping that has this key.
    pub(super) fn has_key(&self, node: &Node<'_>, key: &str) -> bool {
        matches!(&node.data, Data::Mapping(entries) if entries.iter().any(|(name, _)| name.text() == Some(key)))
    }

    /// The text of a key, if it is one.
    pub(super) fn value(&self, node: &Node<'_>, key: &str) -> Option<String> {
        let Data::Mapping(entries) = &node.data else { return None };
        let (_, value) = entries.iter().find(|(name, _)| name.text() == Some(key))?;
        value.text().map(str::to_owned)
    }

    /// The keys and values of a mapping whose keys are the author's own.
    pub(super) fn entries<'n, 'y>(
        &mut self,
        node: &'n Node<'y>,
        what: &'static str,
    ) -> Option<Vec<(Text, &'n Node<'y>)>> {
        let Data::Mapping(entries) = &node.data else {
            self.report(
                node.place,
                format!("{what} must be a mapping of `key: value` lines, this is {}", node.kind()),
            );
            return None;
        };
        Some(entries.iter().filter_map(|(key, value)| Some((self.text(key, "a key")?, value))).collect())
    }

    /// The items of a list.
    pub(super) fn items<'n, 'y>(&mut self, node: &'n Node<'y>, what: &str) -> Option<&'n [Node<'y>]> {
        if let Data::List(items) = &node.data {
            return Some(items);
        }
        self.report(
            node.place,
            format!("{what} must be a list, this is {}; put `- ` before it", node.kind()),
        );
        None
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, node: &Node<'_>, what: &str) -> Option<Text> {
        let text = self.text_or_empty(node, what)?;
        if text.value.trim().is_empty() {
            self.report(text.place, format!("{what} is empty; write it or remove the line"));
            return None;
        }
        Some(text)
    }

    /// A text.
    pub(super) fn text_or_empty(&mut self, node: &Node<'_>, what: &str) -> Option<Text> {
        let place = node.place;
        let Some(value) = node.text() else {
            self.report(place, format!("{what} must be a text, this is {}", node.kind()));
            return None;
        };
        if matches!(node.data, Data::Text(_, true))
            && value.ends_with('"')
            && value.matches('"').count() % 2 == 1
        {
            let message = format!(
                "{what} ends with a quotation mark that nothing opens; put one before it, or take it out"
            );
            self.report(place, message);
            return None;
        }
        Some(Text { value: value.to_owned(), place, first: self.first(value, place) })
    }

    /// A list of texts that are not empty; what is no text is reported and left out.
    pub(super) fn texts(&mut self, node: &Node<'_>, what: &str) -> Vec<Text> {
        let items = self.items(node, what).unwrap_or_default();
        items.iter().filter_map(|item| self.text(item, &format!("an item of {what}"))).collect()
    }

    /// A value out of a few.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        node: &Node<'_>,
        what: &str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(node, what)?;
        let choice = choices.iter().find(|(name, _)| *name == text.value);
        if choice.is_none() {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            self.report(
                text.place,
                format!("{what} is `{}`; it must be one of: {}", text.value, names.join(", ")),
            );
        }
        choice.map(|&(_, value)| value)
    }

    /// A value written as the standard library writes it.
    pub(super) fn parsed<T: FromStr>(&mut self, node: &Node<'_>, what: &str, expected: &str) -> Option<T> {
        let text = self.text(node, what)?;
        let value = text.value.parse().ok();
        if value.is_none() {
            self.report(text.place, format!("{what} is `{}`; it must be {expected}", text.value));
        }
        value
    }

    /// Where the first character of a scalar stands, if the line has it letter by letter from there.
    fn first(&self, value: &str, place: Place) -> Option<Place> {
        let line = self.lines.get(place.line - 1)?;
        let rest: String = line.chars().skip(place.column - 1).collect();
        let quote = usize::from(rest.starts_with(['"', '\'']));
        rest.get(quote..)?.starts_with(value).then(|| Place { column: place.column + quote, ..place })
    }
}

impl<'n, 'y> Fields<'n, 'y> {
    pub(super) fn get(&self, key: &str) -> Option<&'n Node<'y>> {
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| *node)
    }

    /// A key that must be there; its lack is reported, unless it stands there misspelt.
    pub(super) fn required(&self, key: &str, mend: &str, reader: &mut Reader<'_>) -> Option<&'n Node<'y>> {
        let node = self.get(key);
        if node.is_none() && !self.misspelt.contains(&key) {
            reader.report(self.place, format!("{} has no `{key}`; {mend}", self.what));
        }
        node
    }
}

pub(super) fn is_mapping(node: &Node<'_>) -> bool {
    matches!(node.data, Data::Mapping(_))
}

/// What an author can do about the parser's more frequent complaints.
fn mend(info: &str) -> &'static str {
    match info {
        _ if info.contains("duplicated key") => "remove one of the two lines, or join their values",
        _ if info.contains("flow") || info.contains("expected ','") => {
            "close every [ and {, put commas between items, and quotation marks around a text that holds any of [ ] { } ,"
        }
        _ if info.contains("trailing content") => {
            "put the items into [ and ], or take out what is behind the quotation mark"
        }
        _ if info.contains("quoted scalar") => "close the quotation mark",
        _ if info.contains("tab") => "indent with spaces",
        _ => "check the indent, the `:` and the quotation marks on this line and the one before",
    }
}
