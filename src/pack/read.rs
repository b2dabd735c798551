//! YAML → what it says, with places, and a report of every key that is wrong.

use std::collections::BTreeMap;

use super::written::{
    Day, Manifest, NearText, OverrideText, PhraseText, ReplacedText, RuleItem, RuleText, SuggestText,
    WordingText,
};
use super::yaml::{Fields, Keys, Node, Reader, Text, is_mapping};
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
const FLAGS: [(&str, bool); 2] = [("true", true), ("false", false)];
/// How near is near, in kept characters, if the rule does not say.
const WITHIN: u16 = 20;

// The keys of each kind of mapping: those of its type in `written`, as a test holds.
const MANIFEST: Keys = Keys {
    known: &[
        "id", "version", "title", "language", "owner", "licence", "extends", "role", "scenes", "slots",
        "sets",
    ],
    required: 6,
};
const RULE: Keys = Keys {
    known: &[
        "id",
        "severity",
        "phrases",
        "suggest",
        "message",
        "bad",
        "good",
        "except",
        "quoted",
        "scene",
        "role",
        "turn",
        "valid_from",
        "valid_to",
        "near",
        "unless_near",
        "why",
        "source",
        "tags",
    ],
    required: 7,
};
const REPLACED: Keys = Keys { known: &["id", "replaced_by"], required: 2 };
const PHRASE: Keys = Keys { known: &["text", "sound"], required: 1 };
const NEAR: Keys = Keys { known: &["phrases", "within"], required: 1 };
const SUGGEST: Keys = Keys { known: &["text", "when", "replace"], required: 1 };
const OVERRIDE: Keys = Keys {
    known: &["rules", "tags", "off", "severity", "message", "except", "suggest", "slots", "bad", "good"],
    required: 0,
};
/// Those of an override that change something.
const CHANGES: &[&str] = &["off", "severity", "message", "except", "suggest", "slots"];
const WORDING: Keys = Keys { known: &["text", "when", "source"], required: 1 };

/// Reads `pack.yaml`; `None` when anything that the rest depends on is wrong.
pub(super) fn manifest(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Manifest> {
    let before = reader.count();
    let fields = reader.fields(node, "pack.yaml", &MANIFEST)?;
    let mut required = |key, mend| {
        let node = fields.required(key, mend, reader)?;
        reader.text(node, &format!("`{key}`"))
    };
    let id = required("id", "add a name of lower-case letters, digits and `-`, such as `zh-service`");
    let version = required("version", "add three numbers, such as `0.1.0`");
    let title = required("title", "add the pack's name for people");
    let language = required("language", "add the language of the texts it is for, such as `zh-CN`");
    let owner = required("owner", "add who answers for its wording");
    let licence = required("licence", "add the licence under which others may use it");
    let extends = fields.get("extends").and_then(|node| reader.text(node, "`extends`"));
    for id in id.iter().chain(&extends).filter(|id| !is_id(&id.value)) {
        let mend = "must be lower-case letters, digits and `-`, such as `zh-service`";
        reader.report(id.place, format!("the id `{}` {mend}", id.value));
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
    let slots = slots(reader, &fields);
    let mut sets = Vec::new();
    for (name, words) in
        fields.get("sets").and_then(|node| reader.entries(node, "`sets`")).unwrap_or_default()
    {
        check_name(reader, &name, "set");
        let words = reader.texts(words, &format!("the set `{}`", name.value));
        sets.push((name, words));
    }
    if reader.count() > before {
        return None;
    }
    Some(Manifest {
        id: id?,
        version: version?,
        title: title?,
        language: language?,
        owner: owner?,
        licence: licence?,
        extends,
        role,
        scenes,
        slots,
        sets,
    })
}

/// Reads a file of rules; rules in which anything is wrong are left out.
pub(super) fn rules(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<RuleItem> {
    sound_items(reader, node, "a file of rules", |reader, item| {
        let is_replaced = reader.has_key(item, "replaced_by");
        if is_replaced {
            replaced(reader, item).map(RuleItem::Replaced)
        } else {
            rule(reader, item).map(|rule| RuleItem::Rule(Box::new(rule)))
        }
    })
}

/// Reads `overrides.yaml`; those in which anything is wrong are left out.
pub(super) fn overrides(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<OverrideText> {
    sound_items(reader, node, "overrides.yaml", change)
}

/// Reads a file of recommended wording.
pub(super) fn phrasebook(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<WordingText> {
    sound_items(reader, node, "a phrasebook file", wording)
}

/// The items of a list, without those in which anything is wrong.
fn sound_items<T>(
    reader: &mut Reader<'_>,
    node: &Node<'_>,
    what: &str,
    read: impl Fn(&mut Reader<'_>, &Node<'_>) -> Option<T>,
) -> Vec<T> {
    let items = reader.items(node, what).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| {
            let before = reader.count();
            let value = read(reader, item);
            value.filter(|_| reader.count() == before)
        })
        .collect()
}

fn rule(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<RuleText> {
    let fields = reader.fields(node, "the rule", &RULE)?;
    let id = rule_id(reader, &fields);
    let severity = fields
        .required("severity", "add error, warning or info", reader)
        .and_then(|node| reader.one_of(node, "`severity`", &SEVERITIES));
    let message = fields
        .required("message", "say in a few words what is wrong with the wording", reader)
        .and_then(|node| reader.text(node, "`message`"));
    let phrases = match fields.required("phrases", "add at least one phrase to look for", reader) {
        Some(node) => some(reader, node, "`phrases`", "add at least one phrase to look for", phrase),
        None => Vec::new(),
    };
    let mut examples = |key: &str, mend: &str| match fields.required(key, mend, reader) {
        Some(node) => some(reader, node, &format!("`{key}`"), mend, |reader, item| {
            reader.text(item, &format!("an item of `{key}`"))
        }),
        None => Vec::new(),
    };
    let bad = examples("bad", "add a message that the rule must catch");
    let good = examples("good", "add a similar message that the rule must leave alone");
    let suggestions = match fields.required("suggest", "add what to write instead", reader) {
        Some(node) => some(reader, node, "`suggest`", "add what to write instead", suggest),
        None => Vec::new(),
    };
    let valid_from = day(reader, &fields, "valid_from");
    let valid_to = day(reader, &fields, "valid_to");
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && from.date > to.date
    {
        let message = format!("`valid_to` is {}, before `valid_from`, {}; exchange them", to.date, from.date);
        reader.report(to.place, message);
    }
    let near = fields.get("near").and_then(|node| near(reader, node));
    let unless_near = fields.get("unless_near").and_then(|node| self::near(reader, node));
    Some(RuleText {
        id: id?,
        severity: severity?,
        phrases,
        except: list(reader, &fields, "except"),
        quoted: flag(reader, &fields, "quoted").unwrap_or(false),
        scenes: list(reader, &fields, "scene"),
        role: fields.get("role").and_then(|node| reader.one_of(node, "`role`", &ROLES)),
        turn: fields.get("turn").and_then(|node| reader.one_of(node, "`turn`", &TURNS)),
        valid_from,
        valid_to,
        near,
        unless_near,
        suggest: suggestions,
        message: message?,
        why: fields.get("why").and_then(|node| reader.text(node, "`why`")),
        source: fields.get("source").and_then(|node| reader.text(node, "`source`")),
        tags: list(reader, &fields, "tags"),
        bad,
        good,
    })
}

fn replaced(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<ReplacedText> {
    let fields = reader.fields(node, "a replaced rule", &REPLACED)?;
    Some(ReplacedText { id: rule_id(reader, &fields)?, replaced_by: list(reader, &fields, "replaced_by") })
}

fn rule_id(reader: &mut Reader<'_>, fields: &Fields<'_, '_>) -> Option<Text> {
    let node =
        fields.required("id", "add one that never changes, such as `impatience.already-told`", reader)?;
    let id = reader.text(node, "`id`")?;
    if !is_rule_id(&id.value) {
        let mend = "write a topic, a dot and a name in lower-case letters, digits and `-`, such as `impatience.already-told`";
        reader.report(id.place, format!("the id `{}` is not of the usual form; {mend}", id.value));
    }
    Some(id)
}

fn change(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<OverrideText> {
    let fields = reader.fields(node, "an override", &OVERRIDE)?;
    let text = OverrideText {
        rules: list(reader, &fields, "rules"),
        tags: list(reader, &fields, "tags"),
        off: flag(reader, &fields, "off"),
        severity: fields.get("severity").and_then(|node| reader.one_of(node, "`severity`", &SEVERITIES)),
        message: fields.get("message").and_then(|node| reader.text(node, "`message`")),
        except: list(reader, &fields, "except"),
        suggest: match fields.get("suggest") {
            Some(node) => some(reader, node, "`suggest`", "add what to write instead", suggest),
            None => Vec::new(),
        },
        slots: slots(reader, &fields),
        bad: list(reader, &fields, "bad"),
        good: list(reader, &fields, "good"),
    };
    if fields.get("rules").or(fields.get("tags")).is_none() {
        reader.report(
            fields.place,
            "the override names no rules; add `rules` with ids, such as `habits.*`, or `tags`",
        );
    }
    if !CHANGES.iter().any(|key| fields.get(key).is_some()) {
        reader.report(
            fields.place,
            format!("the override changes nothing; add one of: {}", CHANGES.join(", ")),
        );
    }
    if let Some(node) = fields.get("except").filter(|_| text.good.is_empty()) {
        reader.report(
            node.place,
            "the exceptions have no `good` example; add a message that is caught without them",
        );
    }
    Some(text)
}

fn phrase(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<PhraseText> {
    if !is_mapping(node) {
        return Some(PhraseText { text: reader.text(node, "an item of `phrases`")?, sound: false });
    }
    let fields = reader.fields(node, "a phrase", &PHRASE)?;
    let text = fields.required("text", "add the phrase", reader)?;
    let text = reader.text(text, "a phrase")?;
    Some(PhraseText { text, sound: flag(reader, &fields, "sound").unwrap_or(false) })
}

fn near(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<NearText> {
    let fields = reader.fields(node, "a condition of nearness", &NEAR)?;
    let phrases = fields.required("phrases", "add the wording to look for", reader)?;
    let within = match fields.get("within") {
        Some(node) => reader.parsed(node, "`within`", "a number of characters from 0 to 65535")?,
        None => WITHIN,
    };
    Some(NearText { phrases: reader.texts(phrases, "`phrases`"), within })
}

fn suggest(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<SuggestText> {
    let suggest = if is_mapping(node) {
        let fields = reader.fields(node, "a suggestion", &SUGGEST)?;
        let text = fields.required("text", "add the wording; \"\" deletes the match", reader)?;
        SuggestText {
            text: reader.text_or_empty(text, "a suggestion")?,
            when: fields.get("when").and_then(|node| reader.text(node, "`when`")),
            replace: fields
                .get("replace")
                .and_then(|node| reader.one_of(node, "`replace`", &REPLACES))
                .unwrap_or_default(),
        }
    } else {
        let text = reader.text_or_empty(node, "a suggestion")?;
        SuggestText { text, when: None, replace: Replace::default() }
    };
    check_slots(reader, &suggest.text);
    Some(suggest)
}

fn wording(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<WordingText> {
    let wording = if is_mapping(node) {
        let fields = reader.fields(node, "an entry of the phrasebook", &WORDING)?;
        let text = fields.required("text", "add the wording", reader)?;
        WordingText {
            text: reader.text(text, "the wording")?,
            when: fields.get("when").and_then(|node| reader.text(node, "`when`")),
            source: fields.get("source").and_then(|node| reader.text(node, "`source`")),
        }
    } else {
        WordingText { text: reader.text(node, "the wording")?, when: None, source: None }
    };
    check_slots(reader, &wording.text);
    Some(wording)
}

/// A list that must not be empty.
fn some<T>(
    reader: &mut Reader<'_>,
    node: &Node<'_>,
    what: &str,
    mend: &str,
    read: impl Fn(&mut Reader<'_>, &Node<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(items) = reader.items(node, what) else { return Vec::new() };
    if items.is_empty() {
        reader.report(node.place, format!("{what} is empty; {mend}"));
    }
    items.iter().filter_map(|item| read(reader, item)).collect()
}

fn list(reader: &mut Reader<'_>, fields: &Fields<'_, '_>, key: &str) -> Vec<Text> {
    fields.get(key).map(|node| reader.texts(node, &format!("`{key}`"))).unwrap_or_default()
}

fn flag(reader: &mut Reader<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<bool> {
    reader.one_of(fields.get(key)?, &format!("`{key}`"), &FLAGS)
}

fn day(reader: &mut Reader<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<Day> {
    let node = fields.get(key)?;
    let date = reader.parsed(node, &format!("`{key}`"), "a day such as 2026-11-22")?;
    Some(Day { date, place: node.place })
}

fn slots(reader: &mut Reader<'_>, fields: &Fields<'_, '_>) -> BTreeMap<String, String> {
    let entries = fields.get("slots").and_then(|node| reader.entries(node, "`slots`")).unwrap_or_default();
    let mut slots = BTreeMap::new();
    for (name, value) in entries {
        check_name(reader, &name, "slot");
        if let Some(value) = reader.text(value, &format!("the value of {{{}}}", name.value)) {
            slots.insert(name.value, value.value);
        }
    }
    slots
}

fn check_name(reader: &mut Reader<'_>, name: &Text, what: &str) {
    if !slot::is_name(&name.value) {
        let mend = "write a lower-case letter, then letters, digits, `_` and `-`";
        reader
            .report(name.place, format!("the {what}'s name `{}` cannot stand in braces; {mend}", name.value));
    }
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
            return;
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The keys that the schema of a file allows, of all its mappings.
    fn keys_of(file: &str) -> BTreeSet<String> {
        fn collect(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
            match value {
                serde_json::Value::Object(map) => {
                    if let Some(properties) = map.get("properties").and_then(|p| p.as_object()) {
                        keys.extend(properties.keys().cloned());
                    }
                    map.values().for_each(|value| collect(value, keys));
                }
                serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, keys)),
                _ => {}
            }
        }
        let schemas = super::super::schemas();
        let (_, schema) = schemas.iter().find(|(name, _)| *name == file).expect("there is such a schema");
        let mut keys = BTreeSet::new();
        collect(&serde_json::from_str(schema).expect("a schema is JSON"), &mut keys);
        keys
    }

    #[test]
    fn the_keys_are_those_of_the_schemas() {
        for (file, keys) in [
            ("pack.json", vec![MANIFEST]),
            ("rules.json", vec![RULE, REPLACED, PHRASE, NEAR, SUGGEST]),
            ("overrides.json", vec![OVERRIDE, SUGGEST]),
            ("phrasebook.json", vec![WORDING]),
        ] {
            let keys: BTreeSet<String> =
                keys.iter().flat_map(|keys| keys.known).map(|key| (*key).to_owned()).collect();
            assert_eq!(keys_of(file), keys, "{file}");
        }
    }
}
