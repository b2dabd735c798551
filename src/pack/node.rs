//! YAML as a tree with places. This file alone names the YAML crate, of which it takes the parser only: numbers and
//! booleans are not told from texts here, so that a version 1.10 and a message `no` stay as they are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, SpannedEventReceiver};

use crate::problem::Place;

/// A node of YAML and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Node<'y> {
    pub place: Place,
    pub data: Data<'y>,
}

#[derive(Clone, Debug)]
pub(super) enum Data<'y> {
    /// A text, and whether it stands there without quotation marks.
    Text(Cow<'y, str>, bool),
    List(Vec<Node<'y>>),
    Mapping(Vec<(Node<'y>, Node<'y>)>),
    /// A list or mapping with a tag of the author's own.
    Tagged,
    /// The name of a node that is nowhere.
    Nothing,
}

/// What the parser has against a file.
pub(super) struct Refused {
    pub place: Place,
    pub what: String,
}

/// The documents of a file.
pub(super) fn documents(text: &str) -> Result<Vec<Node<'_>>, Refused> {
    let mut loader = Loader::default();
    Parser::new_from_str(text).load(&mut loader, true).map_err(|error: ScanError| {
        let (at, what) = (error.marker(), error.info().to_owned());
        Refused { place: Place { line: at.line(), column: at.col() + 1 }, what }
    })?;
    match loader.refused {
        Some(refused) => Err(refused),
        None => Ok(loader.documents),
    }
}

#[derive(Default)]
struct Loader<'y> {
    documents: Vec<Node<'y>>,
    /// The lists and mappings that are not closed yet.
    open: Vec<Open<'y>>,
    /// What aliases stand for.
    anchors: BTreeMap<usize, Node<'y>>,
    refused: Option<Refused>,
}

struct Open<'y> {
    node: Node<'y>,
    /// The key whose value comes next.
    key: Option<Node<'y>>,
    anchor: usize,
    tagged: bool,
}

impl<'y> SpannedEventReceiver<'y> for Loader<'y> {
    fn on_event(&mut self, event: Event<'y>, span: Span) {
        let place = Place { line: span.start.line(), column: span.start.col() + 1 };
        let is_own =
            |tag: Option<Cow<'_, saphyr_parser::Tag>>| tag.is_some_and(|tag| !tag.is_yaml_core_schema());
        let mut open = |data, anchor, tagged| {
            self.open.push(Open { node: Node { place, data }, key: None, anchor, tagged });
        };
        match event {
            Event::SequenceStart(anchor, tag) => open(Data::List(Vec::new()), anchor, is_own(tag)),
            Event::MappingStart(anchor, tag) => open(Data::Mapping(Vec::new()), anchor, is_own(tag)),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { mut node, anchor, tagged, .. }) = self.open.pop() {
                    if tagged {
                        node.data = Data::Tagged;
                    }
                    self.add(node, anchor);
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                self.add(Node { place, data: Data::Text(text, style == ScalarStyle::Plain) }, anchor);
            }
            Event::Alias(anchor) => {
                let data = self.anchors.get(&anchor).map_or(Data::Nothing, |node| node.data.clone());
                self.add(Node { place, data }, 0);
            }
            _ => {}
        }
    }
}

impl<'y> Loader<'y> {
    /// Puts a whole node where it belongs.
    fn add(&mut self, node: Node<'y>, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else { return self.documents.push(node) };
        match &mut open.node.data {
            Data::Mapping(entries) => match open.key.take() {
                None => open.key = Some(node),
                Some(key) => {
                    let is_there =
                        key.text().is_some() && entries.iter().any(|(other, _)| other.text() == key.text());
                    if is_there && self.refused.is_none() {
                        self.refused =
                            Some(Refused { place: key.place, what: "duplicated key in mapping".into() });
                    }
                    entries.push((key, node));
                }
            },
            Data::List(items) => items.push(node),
            _ => {}
        }
    }
}

impl Node<'_> {
    pub(super) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match &self.data {
            Data::List(_) => "a list",
            Data::Mapping(_) => "a mapping",
            Data::Text(..) => "a text",
            Data::Tagged => "a tagged value",
            Data::Nothing => "nothing",
        }
    }
}
