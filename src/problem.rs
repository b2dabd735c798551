//! What is wrong in a pack's source, and where.

use core::fmt;

/// A place in a file: line and column count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub line: usize,
    pub column: usize,
}

/// One thing wrong in a pack's source. Displays as `file:line:column: what, and how to mend it`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    file: String,
    place: Place,
    message: String,
}

impl Problem {
    pub(crate) fn new(file: &str, place: Place, message: impl Into<String>) -> Problem {
        Problem { file: file.to_owned(), place, message: message.into() }
    }

    /// The path of the file, as it was given.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What is wrong, and how to mend it.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line, counted from 1.
    pub fn line(&self) -> usize {
        self.place.line
    }

    /// The column in characters, counted from 1.
    pub fn column(&self) -> usize {
        self.place.column
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.place.line, self.place.column, self.message)
    }
}

/// The known word that was probably meant.
pub(crate) fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let likeness = |known: &str| strsim::jaro_winkler(known, word);
    known.into_iter().filter(|known| likeness(known) > 0.7).max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}
