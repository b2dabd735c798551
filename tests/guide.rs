//! The authors' guide says only what is so: its packs are checked, and it has every key.

use std::collections::BTreeMap;

use phraselint::{Pack, Source, check, schemas};

const GUIDE: &str = include_str!("../rules/README.md");

/// The pieces of YAML whose first line names a file, put together: by pack, path and text.
fn packs() -> BTreeMap<&'static str, BTreeMap<&'static str, String>> {
    let mut packs: BTreeMap<_, BTreeMap<_, String>> = BTreeMap::new();
    for block in GUIDE.split("```yaml\n").skip(1) {
        let text = block.split("```").next().expect("a block has an end");
        let Some(named) = text.lines().next().and_then(|line| line.strip_prefix("# ")) else { continue };
        if let Some((pack, path)) = named.split_once('/').filter(|_| named.ends_with(".yaml")) {
            *packs.entry(pack).or_default().entry(path).or_default() += text;
        }
    }
    packs
}

#[test]
fn ok_its_packs_pass_without_a_warning() {
    let packs = packs();
    let source =
        |pack: &str| Source::from_files(packs[pack].iter().map(|(path, text)| (*path, text.as_str())));
    let checked = |source: &Source| -> Pack {
        let checked = check(source, "2026-11-22".parse().ok()).unwrap_or_else(|error| panic!("{error}"));
        assert!(checked.warnings.is_empty(), "{:#?}", checked.warnings);
        checked.pack
    };
    let base = checked(&source("shop-talk"));
    checked(&source("acme").with_bases(vec![base]));
}

#[test]
fn it_shows_every_key() {
    fn keys(value: &serde_json::Value, found: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(|properties| properties.as_object()) {
            found.extend(properties.keys().cloned());
        }
        match value {
            serde_json::Value::Object(map) => map.values().for_each(|value| keys(value, found)),
            serde_json::Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
            _ => {}
        }
    }
    let yaml: String = packs().into_values().flat_map(BTreeMap::into_values).collect();
    for (name, schema) in schemas() {
        let mut found = Vec::new();
        keys(&serde_json::from_str(&schema).expect("a schema is JSON"), &mut found);
        for key in found {
            let shown = yaml
                .split(['\n', '{', ','])
                .any(|part| part.trim_start_matches(['-', ' ']).starts_with(&format!("{key}:")));
            assert!(shown, "the guide has no example of `{key}` ({name})");
        }
    }
}
