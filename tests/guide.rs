//! The authors' guide says only what is so: its packs are checked, and it has every key.

use std::collections::BTreeMap;
use std::process::Command;

use phraselint::{Pack, Source, check, schemas};

use crate::support::Folder;

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

/// From the first key to new keys, as the guide says it, one command after another.
#[test]
fn ok_its_channel() {
    let folder = Folder::new("guide");
    for (pack, files) in packs() {
        for (path, text) in files {
            folder.file(&format!("{pack}/{path}"), text);
        }
    }
    let begins = |line: &&str| {
        ["keygen", "root", "index", "sign", "verify"]
            .iter()
            .any(|word| line.starts_with(&format!("phraselint pack {word} ")))
    };
    let commands: Vec<_> = GUIDE.lines().filter(begins).collect();
    assert!(commands.len() > 15, "the guide publishes: {commands:?}");
    for command in commands {
        let words = command.split(" #").next().unwrap_or(command).split_whitespace().skip(1);
        let ended =
            Command::new(env!("CARGO_BIN_EXE_phraselint")).args(words).current_dir(&folder.0).output();
        let ended = ended.expect("the command starts");
        assert!(ended.status.success(), "{command}\n{}", String::from_utf8_lossy(&ended.stderr));
    }
}
