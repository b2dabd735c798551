//! The structure: a module uses only modules listed before it, and each outside world has one door.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files;

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file, without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("src can be read");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules of the library in the order in which `lib.rs` lists them.
fn order() -> BTreeMap<String, usize> {
    let lib = code(&src().join("lib.rs"));
    let names = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    names.enumerate().map(|(i, name)| (name.to_owned(), i)).collect()
}

/// The module of the library that a file is part of.
fn module(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(src()).expect("it was found below src");
    let first = inside.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

#[test]
fn a_module_uses_only_those_above_it() {
    let order = order();
    assert!(order.len() > 10, "lib.rs lists its modules, one a line: {order:?}");
    let mut wrong = Vec::new();
    for path in files(&src(), "rs") {
        let Some(user) = module(&path).filter(|name| order.contains_key(name)) else { continue };
        for (name, at) in &order {
            let uses = code(&path).contains(&format!("crate::{name}::"));
            if uses && *name != user && *at > order[&user] {
                wrong.push(format!("{} uses {name}, which lib.rs lists after {user}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_outside_world_has_one_door() {
    for (name, doors) in [
        ("aho_corasick", &["matcher/automaton.rs"][..]),
        ("wasm_bindgen", &["wasm.rs", "wasm_author.rs"]),
        ("serde_wasm_bindgen", &["wasm.rs"]),
        ("unicode_segmentation", &["engine.rs"]),
        ("regex_syntax", &["pattern/syntax.rs"]),
        ("saphyr_parser", &["pack/node.rs"]),
        ("postcard", &["pack/format.rs"]),
        ("ed25519_dalek", &["channel/crypto.rs"]),
        ("sha2", &["channel/crypto.rs"]),
        ("base64", &["channel/crypto.rs"]),
        ("annotate_snippets", &["cli/output/pretty.rs"]),
    ] {
        let users: Vec<_> = files(&src(), "rs")
            .into_iter()
            .filter(|path| code(path).contains(&format!("{name}::")))
            .map(|path| path.strip_prefix(src()).expect("it was found below src").display().to_string())
            .collect();
        assert_eq!(users, doors, "files that name {name}");
    }
}
