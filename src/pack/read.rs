//! YAML → what it says, with places, and a report of every key that is wrong.

use super::yaml::{Node, Reader, Text, is_mapping, place};
use crate::rule::{Replace, Role, Severity, Turn};
use crate::slot;

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];
const ROLES: [(&str, Role); 2] = [("agent", Role::Agent), ("customer", Role::Customer)];
const TURNS: [(&str, Turn); 2] = [("first", Turn::First), ("last", Turn::Last)];
const REPLACES: [(&str, Replace); 4] = [
    ("match", Replace::Match),
    ("clause", Replace::Clause),
    ("sentence", Replace::Sentence),
    ("message", Replace::Message),
];
/// How near is near, in kept characters, if the rule does not say.
const WITHIN: u16 = 20;

/// `pack.yaml`.
pub(super) struct Manifest {
    pub id: String,
    pub version: String,
    pub title: String,
    pub language: String,
    pub role: Option<Role>,
    /// Ids and labels.
    pub scenes: Vec<(Text, String)>,
    /// Names and words.
    pub sets: Vec<(Text, Vec<Text>)>,
}

/// A rule as written.
pub(super) struct RuleText {
    pub id: Text,
    pub severity: Severity,
    pub phrases: Vec<Text>,
    pub except: Vec<Text>,
    pub quoted: bool,
    pub scenes: Vec<Text>,
    pub role: Option<Role>,
    pub turn: Option<Turn>,
    pub near: Option<NearText>,
    pub unless_near: Option<NearText>,
    pub suggest: Vec<SuggestText>,
    pub message: String,
    pub why: Option<String>,
    pub bad: Vec<Text>,
    pub good: Vec<Text>,
}

pub(super) struct NearText {
    pub phrases: Vec<Text>,
    pub within: u16,
}

pub(super) struct SuggestText {
    pub text: Text,
    pub when: Option<String>,
    pub replace: Replace,
}

/// An entry of the phrasebook.
pub(super) struct WordingText {
    pub text: Text,
    pub when: Option<String>,
}

/// Reads `pack.yaml`; `None` when anything that the rest depends on is wrong.
pub(super) fn manifest(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Manifest> {
    let known = ["id", "version", "title", "language", "owner", "licence", "role", "scenes", "sets"];
    let before = reader.count();
    let fields = reader.fields(node, "pack.yaml", &known)?;
    let mut required = |key, mend| {
        let node = fields.required(key, mend, reader)?;
        reader.text(node, &format!("`{key}`"))
    };
    let id = required("id", "add a name of lower-case letters, digits and `-`, such as `zh-service`");
    let version = required("version", "add three numbers, such as `0.1.0`");
    let title = required("title", "add the pack's name for people");
    let language = required("language", "add the language of the texts it is for, such as `zh-CN`");
    required("owner", "add who answers for its wording");
    required("licence", "add the licence under which others may use it");
    if let Some(id) = id.as_ref().filter(|id| !is_id(&id.value)) {
        reader.report(
            id.place,
            format!("the id `{}` must be lower-case letters, digits and `-`, such as `zh-service`", id.value),
        );
    }
    if let Some(version) = version.as_ref().filter(|version| !is_version(&version.value)) {
        reader.report(
            version.place,
            format!("the version `{}` must be three numbers, such as `0.1.0`", version.value),
        );
    }
    let role = fields.get("role").and_then(|node| reader.one_of(node, "`role`", &ROLES));
    let mut scenes = Vec::new();
    for (id, label) in
        fields.get("scenes").and_then(|node| reader.entries(node, "`scenes`")).unwrap_or_default()
    {
        if !is_id(&id.value) {
            reader.report(
                id.place,
                format!("the scene `{}` must be lower-case letters, digits and `-`", id.value),
            );
        }
        if let Some(label) = reader.text(label, "the scene's name for people") {
            scenes.push((id, label.value));
        }
    }
    let mut sets = Vec::new();
    for (name, words) in
        fields.get("sets").and_then(|node| reader.entries(node, "`sets`")).unwrap_or_default()
    {
        if !slot::is_name(&name.value) {
            let mend = "write a lower-case letter, then letters, digits, `_` and `-`";
            reader.report(
                name.place,
                format!("the set's name `{}` cannot stand in braces; {mend}", name.value),
            );
        }
        let words = reader.texts(words, &format!("the set `{}`", name.value));
        sets.push((name, words));
    }
    if reader.count() > before {
        return None;
    }
    Some(Manifest {
        id: id?.value,
        version: version?.value,
        title: title?.value,
        language: language?.value,
        role,
        scenes,
        sets,
    })
}

/// Reads a file of rules; rules in which anything is wrong are left out.
pub(super) fn rules(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<RuleText> {
    let items = reader.items(node, "a file of rules").unwrap_or_default();
    items
        .iter()
        .filter_map(|item| {
            let before = reader.count();
            let rule = rule(reader, item);
            rule.filter(|_| reader.count() == before)
        })
        .collect()
}

fn rule(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<RuleText> {
    let known = [
        "id",
        "severity",
        "phrases",
        "except",
        "quoted",
        "scene",
        "role",
        "turn",
        "near",
        "unless_near",
        "suggest",
        "message",
        "why",
        "source",
        "tags",
        "bad",
        "good",
    ];
    let fields = reader.fields(node, "the rule", &known)?;
    let id = fields
        .required("id", "add one that never changes, such as `impatience.already-told`", reader)
        .and_then(|node| reader.text(node, "`id`"));
    if let Some(id) = id.as_ref().filter(|id| !is_rule_id(&id.value)) {
        let mend = "write a topic, a dot and a name in lower-case letters, digits and `-`, such as `impatience.already-told`";
        reader.report(id.place, format!("the id `{}` is not of the usual form; {mend}", id.value));
    }
    let severity = fields
        .required("severity", "add error, warning or info", reader)
        .and_then(|node| reader.one_of(node, "`severity`", &SEVERITIES));
    let message = fields
        .required("message", "say in a few words what is wrong with the wording", reader)
        .and_then(|node| reader.text(node, "`message`"));
    let mut some = |key: &str, mend: &str| {
        let Some(node) = fields.required(key, mend, reader) else { return Vec::new() };
        let before = reader.count();
        let texts = reader.texts(node, &format!("`{key}`"));
        if texts.is_empty() && reader.count() == before {
            reader.report(place(node), format!("`{key}` is empty; {mend}"));
        }
        texts
    };
    let phrases = some("phrases", "add at least one phrase to look for");
    let bad = some("bad", "add a message that the rule must catch");
    let good = some("good", "add a similar message that the rule must leave alone");
    let suggest = match fields.required("suggest", "add what to write instead", reader) {
        Some(node) => suggests(reader, node),
        None => Vec::new(),
    };
    let mut list =
        |key| fields.get(key).map(|node| reader.texts(node, &format!("`{key}`"))).unwrap_or_default();
    let except = list("except");
    let scenes = list("scene");
    list("tags");
    if let Some(node) = fields.get("source") {
        reader.text(node, "`source`");
    }
    let quoted = fields
        .get("quoted")
        .and_then(|node| reader.one_of(node, "`quoted`", &[("true", true), ("false", false)]));
    let role = fields.get("role").and_then(|node| reader.one_of(node, "`role`", &ROLES));
    let turn = fields.get("turn").and_then(|node| reader.one_of(node, "`turn`", &TURNS));
    let near = fields.get("near").and_then(|node| near(reader, node));
    let unless_near = fields.get("unless_near").and_then(|node| self::near(reader, node));
    let why = fields.get("why").and_then(|node| reader.text(node, "`why`"));
    Some(RuleText {
        id: id?,
        severity: severity?,
        phrases,
        except,
        quoted: quoted.unwrap_or(false),
        scenes,
        role,
        turn,
        near,
        unless_near,
        suggest,
        message: message?.value,
        why: why.map(|why| why.value),
        bad,
        good,
    })
}

fn near(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<NearText> {
    let fields = reader.fields(node, "a condition of nearness", &["phrases", "within"])?;
    let phrases = fields.required("phrases", "add the wording to look for", reader)?;
    let within = match fields.get("within") {
        Some(node) => reader.parsed(node, "`within`", "a number of characters from 0 to 65535")?,
        None => WITHIN,
    };
    Some(NearText { phrases: reader.texts(phrases, "`phrases`"), within })
}

fn suggests(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<SuggestText> {
    let Some(items) = reader.items(node, "`suggest`") else { return Vec::new() };
    if items.is_empty() {
        reader.report(place(node), "`suggest` is empty; add what to write instead");
    }
    items.iter().filter_map(|item| suggest(reader, item)).collect()
}

fn suggest(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<SuggestText> {
    let (text, when, replace) = if is_mapping(node) {
        let fields = reader.fields(node, "a suggestion", &["text", "when", "replace"])?;
        let text = fields.required("text", "add the wording; \"\" deletes the match", reader)?;
        let text = reader.text_or_empty(text, "a suggestion")?;
        let when = fields.get("when").and_then(|node| reader.text(node, "`when`"));
        let replace = fields.get("replace").and_then(|node| reader.one_of(node, "`replace`", &REPLACES));
        (text, when, replace)
    } else {
        (reader.text_or_empty(node, "a suggestion")?, None, None)
    };
    check_slots(reader, &text);
    Some(SuggestText { text, when: when.map(|when| when.value), replace: replace.unwrap_or_default() })
}

/// Reads a file of recommended wording.
pub(super) fn phrasebook(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<WordingText> {
    let items = reader.items(node, "a phrasebook file").unwrap_or_default();
    items.iter().filter_map(|item| wording(reader, item)).collect()
}

fn wording(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<WordingText> {
    let (text, when) = if is_mapping(node) {
        let fields = reader.fields(node, "an entry of the phrasebook", &["text", "when", "source"])?;
        let text = fields.required("text", "add the wording", reader)?;
        if let Some(node) = fields.get("source") {
            reader.text(node, "`source`");
        }
        (reader.text(text, "the wording")?, fields.get("when").and_then(|node| reader.text(node, "`when`")))
    } else {
        (reader.text(node, "the wording")?, None)
    };
    check_slots(reader, &text);
    Some(WordingText { text, when: when.map(|when| when.value) })
}

/// Braces in wording are slots; anything else in them is a slip.
fn check_slots(reader: &mut Reader<'_>, text: &Text) {
    for piece in slot::pieces(&text.value) {
        if let slot::Piece::Text(piece) = piece
            && let Some(brace) = piece.find(['{', '}'])
        {
            // Pieces are slices of the text, so their distance is the offset of this one.
            let offset = piece.as_ptr() as usize - text.value.as_ptr() as usize + brace;
            let character = text.value[..offset].chars().count();
            let mend = "a slot is a lower-case letter, then letters, digits, `_` and `-`, such as {surname}";
            reader
                .report(text.at(character), format!("there is a brace that begins or ends no slot; {mend}"));
        }
    }
}

fn is_id(id: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(is_part)
}

fn is_rule_id(id: &str) -> bool {
    id.contains('.') && id.split('.').all(is_id)
}

fn is_version(version: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    version.split('.').count() == 3 && version.split('.').all(is_number)
}
