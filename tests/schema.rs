//! The JSON Schemas that editors check with: up to date, right for every file under `rules/`, and of use.

use std::fs;
use std::path::{Path, PathBuf};

use saphyr::{LoadableYamlNode, Yaml};
use serde_json::{Value, json};

use crate::support::files;

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// YAML as the editors' language server reads it.
fn parse(text: &str) -> Value {
    fn value(yaml: &Yaml<'_>) -> Value {
        if let Some(items) = yaml.as_sequence() {
            items.iter().map(value).collect()
        } else if let Some(mapping) = yaml.as_mapping() {
            let key = |key: &Yaml<'_>| key.as_str().expect("keys are texts").to_owned();
            mapping.iter().map(|(name, item)| (key(name), value(item))).collect()
        } else if let Some(text) = yaml.as_str() {
            json!(text)
        } else if let Some(flag) = yaml.as_bool() {
            json!(flag)
        } else if let Some(number) = yaml.as_integer() {
            json!(number)
        } else if let Some(number) = yaml.as_floating_point() {
            json!(number)
        } else {
            Value::Null
        }
    }
    value(&Yaml::load_from_str(text).expect("the file is YAML")[0])
}

/// What the schema of this name says against a text.
fn errors(schema: &str, text: &str) -> Vec<String> {
    let (_, schema) =
        phraselint::schemas().into_iter().find(|(name, _)| *name == schema).expect("there is such a schema");
    let schema = serde_json::from_str(&schema).expect("a schema is JSON");
    let validator =
        jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema is sound");
    validator.iter_errors(&parse(text)).map(|error| format!("{}: {error}", error.instance_path)).collect()
}

#[test]
fn every_file_names_its_schema_and_keeps_to_it() {
    let files = files(&rules(), "yaml");
    assert!(files.len() > 30, "{} files", files.len());
    for path in files {
        let text = fs::read_to_string(&path).expect("it can be read");
        let folder = path.parent().expect("it lies in a folder");
        let kind = match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("pack") => "pack.json",
            Some("overrides") => "overrides.json",
            _ if folder.ends_with("phrasebook") => "phrasebook.json",
            _ => "rules.json",
        };
        let named =
            text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let named =
            named.unwrap_or_else(|| panic!("{} does not name its schema in its first line", path.display()));
        let schema = folder
            .join(named)
            .canonicalize()
            .unwrap_or_else(|error| panic!("{}: {named}: {error}", path.display()));
        assert_eq!(
            schema,
            rules().join("schema").join(kind).canonicalize().expect("it is there"),
            "{}",
            path.display()
        );
        assert_eq!(errors(kind, &text), [""; 0], "{}", path.display());
    }
}

#[test]
fn the_written_schemas_are_those_of_the_types() {
    for (name, schema) in phraselint::schemas() {
        let written = fs::read_to_string(rules().join("schema").join(name)).expect("it is there");
        assert!(written == schema, "rules/schema/{name} is old; run `phraselint pack schema rules/schema`");
    }
}

#[test]
fn what_the_command_refuses_the_schemas_refuse() {
    let rule = "- { id: a.b, severity: error, phrases: [x], suggest: [y], message: m, bad: [x], good: [z] }";
    assert_eq!(errors("rules.json", rule), [""; 0]);
    for (from, to) in [
        ("severity: error", "severity: bad"),
        ("severity: error, ", ""),
        ("severity", "severitty"),
        ("a.b", "B"),
        ("phrases: [x]", "phrases: []"),
        ("phrases: [x]", "phrases: x"),
        ("phrases: [x]", "phrases: [{ text: x, sond: true }]"),
        ("suggest: [y]", "suggest: [{ text: y, replace: all }]"),
        ("good: [z]", "good: [z], valid_from: soon"),
        ("good: [z]", "good: [z], near: { within: 3 }"),
        ("good: [z]", "good: [z], turn: middle"),
        ("good: [z]", "good: [{}]"),
    ] {
        let broken = rule.replacen(from, to, 1);
        assert_ne!(errors("rules.json", &broken), [""; 0], "{broken}");
    }
    for (schema, broken) in [
        ("pack.json", "{ id: p, version: 1.0, title: t, language: l, owner: o, licence: l }"),
        ("pack.json", "{ id: p, version: 1.0.0, title: t, language: l, owner: o, licence: l, sets: [a] }"),
        ("overrides.json", "[{ rules: [a.b], of: true }]"),
        ("phrasebook.json", "[{ when: 查询 }]"),
    ] {
        assert_ne!(errors(schema, broken), [""; 0], "{broken}");
    }
}
