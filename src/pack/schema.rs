//! JSON Schemas of the files of a pack, so that editors complete and check as an author types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::written::{Manifest, OverrideText, RuleItem, WordingItem};

/// The schemas, each with the name of its file: what `pack.yaml`, `overrides.yaml`, files of rules and files of the
/// phrasebook may hold. JSON Schema 2020-12.
///
/// # Example
/// ```
/// let names: Vec<_> = phraselint::schemas().into_iter().map(|(name, _)| name).collect();
/// assert_eq!(names, ["overrides.json", "pack.json", "phrasebook.json", "rules.json"]);
/// ```
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("overrides.json", text(schema::<Vec<OverrideText>>())),
        ("pack.json", text(schema::<Manifest>())),
        ("phrasebook.json", text(schema::<Vec<WordingItem>>())),
        ("rules.json", text(schema::<Vec<RuleItem>>())),
    ]
}

fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

fn text(schema: Schema) -> String {
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}
