//! Files → messages: one a line, or JSON Lines.

use core::fmt;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use phraselint::{Date, Role};
use serde::de::{Deserialize, Deserializer, Visitor};

use super::Failure;

/// A message to lint.
pub(super) struct Message {
    /// Counted from 1.
    pub line: usize,
    pub text: String,
    pub scene: Option<String>,
    pub role: Option<Role>,
    pub date: Option<Date>,
    pub session: Option<serde_json::Value>,
    pub slots: BTreeMap<String, String>,
    pub id: Option<serde_json::Value>,
}

/// A line of JSON Lines. Other keys are the archive's own.
#[derive(serde::Deserialize)]
struct Record {
    text: WideString,
    scene: Option<String>,
    role: Option<Role>,
    date: Option<Date>,
    session: Option<serde_json::Value>,
    #[serde(default)]
    slots: BTreeMap<String, String>,
    id: Option<serde_json::Value>,
}

/// The messages of one file, read as they are asked for.
pub(super) struct Messages {
    /// The file's name, for messages.
    name: String,
    reader: Box<dyn BufRead>,
    line: usize,
    form: Option<Form>,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Text,
    JsonLines,
}

impl Messages {
    /// Opens a file; `-` is standard input.
    pub(super) fn open(path: &Path) -> Result<Messages, Failure> {
        let (name, reader): (_, Box<dyn Read>) = if path == Path::new("-") {
            ("standard input".to_owned(), Box::new(io::stdin()))
        } else {
            let name = path.display().to_string();
            match File::open(path) {
                Ok(file) => (name, Box::new(file)),
                Err(error) => return Err(Failure::Message(format!("{name}: {error}"))),
            }
        };
        Ok(Messages {
            name,
            reader: Box::new(BufReader::with_capacity(1 << 16, reader)),
            line: 0,
            form: None,
        })
    }

    fn fail(&self, column: Option<usize>, what: impl fmt::Display) -> Failure {
        let column = column.map(|column| format!("{column}:")).unwrap_or_default();
        Failure::Message(format!("{}:{}:{column} {what}", self.name, self.line))
    }

    /// The next line without its end, or `None` at the end of the file.
    fn next_line(&mut self) -> Result<Option<String>, Failure> {
        let mut bytes = Vec::new();
        self.line += 1;
        match self.reader.read_until(b'\n', &mut bytes) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(error) => return Err(self.fail(None, error)),
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        }
        if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        String::from_utf8(bytes).map(Some).map_err(|error| {
            let byte = error.utf8_error().valid_up_to() + 1;
            self.fail(None, format!("byte {byte} of the line is not UTF-8; save the file as UTF-8"))
        })
    }

    fn record(&self, line: &str) -> Result<Message, Failure> {
        let record: Record = serde_json::from_str(line).map_err(|error| {
            // The parser counts lines itself, and this is the first of its input.
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
            self.fail(
                Some(error.column().max(1)),
                format!("{what}; the first line is a JSON object, so every line must be one with a `text`"),
            )
        })?;
        Ok(Message {
            line: self.line,
            text: record.text.0,
            scene: record.scene,
            role: record.role,
            date: record.date,
            session: record.session,
            slots: record.slots,
            id: record.id,
        })
    }
}

impl Iterator for Messages {
    type Item = Result<Message, Failure>;

    fn next(&mut self) -> Option<Result<Message, Failure>> {
        loop {
            let line = match self.next_line() {
                Ok(line) => line?,
                Err(failure) => return Some(Err(failure)),
            };
            let form = *self.form.get_or_insert_with(|| form_of(&line));
            return match form {
                Form::Text => Some(Ok(Message {
                    line: self.line,
                    text: line,
                    scene: None,
                    role: None,
                    date: None,
                    session: None,
                    slots: BTreeMap::new(),
                    id: None,
                })),
                Form::JsonLines if line.trim().is_empty() => continue,
                Form::JsonLines => Some(self.record(&line)),
            };
        }
    }
}

/// A file is JSON Lines if its first line is a JSON object.
fn form_of(line: &str) -> Form {
    let is_object = serde_json::from_str::<BTreeMap<String, serde::de::IgnoredAny>>(line).is_ok();
    if is_object { Form::JsonLines } else { Form::Text }
}

/// A JSON string that may hold lone surrogates, as JavaScript writes them; each becomes U+FFFD, which is one
/// UTF-16 code unit like the surrogate, so positions stay.
struct WideString(String);

impl<'de> Deserialize<'de> for WideString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<WideString, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = WideString;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E>(self, text: &str) -> Result<WideString, E> {
                Ok(WideString(text.to_owned()))
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<WideString, E> {
                Ok(WideString(from_wtf8(bytes)))
            }
        }
        // serde_json gives the bytes of a string, lone surrogates in the manner of WTF-8, when asked for bytes.
        deserializer.deserialize_bytes(Bytes)
    }
}

/// UTF-8 in which a lone surrogate is three bytes from ED A0 80 on.
fn from_wtf8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        // The three bytes of a surrogate are three invalid chunks; the first stands for all.
        if chunk.invalid().first() == Some(&0xED) {
            text.push('\u{FFFD}');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_one_unit() {
        for (json, expected) in [
            (r#""a\ud83db""#, "a\u{FFFD}b"),
            (r#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
            (r#""\ud83d\ude00""#, "😀"),
            (r#""不\u0000""#, "不\0"),
        ] {
            let text: WideString =
                serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!(text.0, expected, "{json}");
        }
    }

    #[test]
    fn only_an_object_on_the_first_line_makes_json_lines() {
        for (line, expected) in [
            ("{\"text\":\"a\"}", Form::JsonLines),
            ("{surname}您好", Form::Text),
            ("[1]", Form::Text),
            ("", Form::Text),
        ] {
            assert!(form_of(line) == expected, "{line}");
        }
    }
}
