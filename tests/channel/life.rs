//! Made, signed, renewed; rules pulled; what an index may not be.

use std::fs;

use phraselint::{Context, Engine, Pack};
use serde_json::Value;

use super::Channel;
use crate::support::{files, manifest, path, rule};

const FAR: &str = "2036-01-01T00:00:00Z";

#[test]
fn ok_a_life() {
    let channel = Channel::new("life");
    channel.run(&["index", "-o", "out", "--packs", "shop", "--expires", FAR]);
    assert!(channel.faults().contains("0 of 1 needed signatures are there"), "an index is written unsigned");
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    let root = channel.payload("root.json");
    let bytes = fs::metadata(channel.published(".pack")).expect("it was written").len();
    assert_eq!(
        channel.verify().out,
        format!(
            "root 1: 2 signatures, 2 needed; until {}\nindex 1: 1 signature, 1 needed; until {FAR}\nshop 1.0.0: {bytes} bytes with the right hash, loads, 4 examples hold\n",
            root["expires"].as_str().expect("a root ends")
        )
    );
    let index = channel.payload("out/index.json");
    let pack = &index["packs"][0];
    assert_eq!(
        (&index["type"], &index["version"], &index["expires"]),
        (&"index".into(), &1.into(), &FAR.into())
    );
    assert_eq!(
        (&pack["id"], &pack["version"], &pack["engine"]),
        (&"shop".into(), &"1.0.0".into(), &"0.1.0".into())
    );
    assert_eq!(pack["length"], bytes);
    let url = format!("shop-1.0.0.{}.pack", &pack["sha256"].as_str().expect("a pack has a hash")[..16]);
    assert_eq!(pack["url"], url);
    assert_eq!(root["keys"].as_object().expect("a root has keys").len(), 3);
    assert_eq!(root["roles"]["root"]["threshold"], 2);

    // A new version, one rule pulled; then, without a word about either, both stay.
    channel.shop("1.1.0", "马上");
    let after = ["--after", "out/index.json", "--expires", FAR];
    let ended =
        channel.run(&[&["index", "-o", "out", "--packs", "shop", "--off", "shop/r.b"], &after[..]].concat());
    assert!(
        ended
            .out
            .ends_with(&format!("shop/r.b: pulled\nindex 2, until {FAR}; sign it: `phraselint pack sign`\n")),
        "{}",
        ended.out
    );
    channel.run(&[&["index", "-o", "out"], &after[..]].concat());
    let index = channel.payload("out/index.json");
    assert_eq!((&index["version"], &index["off"]), (&3.into(), &serde_json::json!(["shop/r.b"])));
    assert_eq!(index["packs"][0]["version"], "1.1.0");
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    assert!(channel.verify().out.ends_with("4 examples hold\nshop/r.b: pulled\n"));
    channel.run(&[&["index", "-o", "out", "--on", "shop/r.b"], &after[..]].concat());
    assert_eq!(channel.payload("out/index.json")["off"], serde_json::json!([]));
    let left: Vec<_> = fs::read_dir(channel.at("out")).expect("it is there").flatten().collect();
    assert_eq!(left.len(), 5, "two packs, their examples and the index, and nothing half-written: {left:?}");
}

#[test]
fn ok_a_rule_that_is_gone_is_pulled_no_more() {
    let channel = Channel::new("gone");
    channel.run(&[
        "index",
        "-o",
        "out",
        "--after",
        "out/index.json",
        "--off",
        "shop/r.a",
        "--off",
        "shop/r.b",
    ]);
    let rules = rule("r.a", "phrases: [快点], bad: [快点], good: [好]");
    channel
        .folder
        .pack("shop", &[("pack.yaml", &manifest("shop", "").replace("1.0.0", "1.0.1")), ("r.yaml", &rules)]);
    let ended = channel.run(&["index", "-o", "out", "--after", "out/index.json", "--packs", "shop"]);
    assert!(
        ended.out.contains("shop/r.b: was pulled, and no pack has it any more\nshop/r.a: pulled\n"),
        "{}",
        ended.out
    );
    assert_eq!(channel.payload("out/index.json")["off"], serde_json::json!(["shop/r.a"]));
}

#[test]
fn err_indexes() {
    let channel = Channel::new("indexes");
    channel.run(&["index", "-o", "out", "--after", "out/index.json", "--off", "shop/r.a"]);
    channel.run(&["index", "-o", "new", "--packs", "shop"]);
    let compiled = channel.published(".pack");
    fs::copy(compiled, channel.at("lone.pack")).expect("it was written");
    let overlay = manifest("acme", "extends: market");
    channel.folder.pack("acme", &[("pack.yaml", &overlay)]);
    for (args, expected) in [
        (
            &["index", "-o", "out", "--packs", "shop", "--off", "shop/r.aa"][..],
            "no pack has the rule shop/r.aa; did you mean shop/r.a?\n",
        ),
        (
            &["index", "-o", "out", "--packs", "shop", "--off", "x"],
            "no pack has the rule x; write it as diagnostics do, with its pack's id\n",
        ),
        (
            &["index", "-o", "out", "--after", "out/index.json", "--on", "shop/r.b"],
            "the rule shop/r.b is not pulled by the index before; did you mean shop/r.a?\n",
        ),
        (&["index", "-o", "out"], "the index would have no pack; give folders with --packs\n"),
        (
            &["index", "-o", "out", "--packs", "lone.pack"],
            "lone.pack: the examples of shop are in its folder, which is not given; give it too\n",
        ),
        (
            &["index", "-o", "out", "--packs", "shop", "--after", "root.json"],
            "root.json: this is the root, not the index; give the other file\n",
        ),
        (
            &["index", "-o", "out", "--packs", "acme"],
            "acme/pack.yaml:7:10: the pack market, which this one overlays, is not at hand; give it too\n",
        ),
    ] {
        assert_eq!(channel.error(args), expected, "{args:?}");
    }
    // Its packs are kept from beside the index before, so they have to be there.
    fs::remove_dir_all(channel.at("new")).expect("it was made");
    channel.folder.file("new/index.json", channel.read("out/index.json"));
    let said = channel.error(&["index", "-o", "out", "--after", "new/index.json"]);
    assert!(
        said.starts_with("new/shop-1.0.0.") && said.ends_with("No such file or directory (os error 2)\n"),
        "{said}"
    );
}

/// A client has nothing but the published files: the packs load together, and every example holds in its situation.
#[test]
fn ok_examples_hold_for_whoever_has_the_files() {
    let channel = Channel::new("examples");
    let folder = &channel.folder;
    let rules = rule("s.hold", "scene: [hold], phrases: [等着], bad: [等着], good: [好]")
        + &rule("s.first", "role: customer, turn: first, phrases: [喂], bad: [喂], good: [好]")
        + &rule("s.dated", "valid_from: 2026-01-01, valid_to: 2026-12-31, phrases: [旧优惠], bad: [旧优惠], good: [好]")
        // Speaks in the place of the next one, once its time has come.
        + &rule("s.later", "valid_from: 2030-01-01, phrases: [快点付款], bad: [快点付款], good: [好]")
        + &rule("s.plain", "phrases: [快点], bad: [快点付款], good: [好]");
    let base = folder
        .pack("market", &[("pack.yaml", &manifest("market", "scenes: { hold: 等待 }")), ("r.yaml", &rules)]);
    let overlay = folder.pack(
        "acme",
        &[
            ("pack.yaml", &manifest("acme", "extends: market")),
            ("overrides.yaml", "[{ rules: [s.plain], off: true }]"),
            ("r.yaml", &rule("a.short", "phrases: [点付], bad: [快点付款], good: [好]")),
        ],
    );
    channel.run(&["index", "-o", "out", "--packs", "acme", "market"]);
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    assert!(channel.verify().out.contains("acme 1.0.0: "));
    assert!(base.is_dir() && overlay.is_dir());

    let packs: Vec<(String, Pack)> = files(&channel.at("out"), "pack")
        .into_iter()
        .map(|file| Pack::from_bytes(&fs::read(&file).expect("it was written")).expect("it loads"))
        .map(|pack| (pack.info().id, pack))
        .collect();
    let pack = |id: &str| packs.iter().find(|(known, _)| known == id).expect("it was published").1.clone();
    let mut held = Vec::new();
    for (id, below) in [("market", &[][..]), ("acme", &["market"])] {
        let engine =
            Engine::new(below.iter().map(|id| pack(id)).chain([pack(id)]).collect()).expect("they load");
        let file = files(&channel.at("out"), "json")
            .into_iter()
            .find(|file| path(file).contains(&format!("/{id}-1.0.0.")));
        let text = fs::read_to_string(file.expect("it was published")).expect("it can be read");
        let examples: Value = serde_json::from_str(&text).expect("it is JSON");
        for of_rule in examples["examples"].as_array().expect("a list") {
            let context: Context = serde_json::from_value(of_rule["context"].clone()).expect("a context");
            let rule = format!("{id}/{}", of_rule["rule"].as_str().expect("an id"));
            for (kind, expected) in [("bad", true), ("good", false)] {
                for text in of_rule[kind].as_array().expect("a list").iter().filter_map(Value::as_str) {
                    assert_eq!(
                        engine.lint(text, &context).iter().any(|found| found.rule == rule),
                        expected,
                        "{rule} {text}"
                    );
                }
            }
            held.push((rule, of_rule["context"].to_string()));
        }
    }
    let expected = [
        ("market/s.hold", r#"{"scene":"hold"}"#),
        ("market/s.first", r#"{"role":"customer","turn":["first"]}"#),
        ("market/s.dated", r#"{"date":"2026-01-01"}"#),
        ("market/s.later", r#"{"date":"2030-01-01"}"#),
        ("market/s.plain", "{}"),
        ("acme/a.short", "{}"),
    ];
    assert_eq!(held, expected.map(|(rule, context)| (rule.to_owned(), context.to_owned())));
}

/// The file that a person compiled and approved is published as it is.
#[test]
fn ok_a_compiled_file_with_its_folder() {
    let channel = Channel::new("compiled");
    let compiled = channel.published(".pack");
    fs::copy(compiled, channel.at("shop.pack")).expect("it was written");
    // Another message: the folder would compile to other bytes by now.
    channel.folder.file("shop/r.yaml", channel.read("shop/r.yaml").replace("不妥", "不当"));
    let index = ["index", "-o", "out", "--after", "out/index.json", "--packs"];
    assert!(channel.error(&[&index[..], &["shop"]].concat()).contains("has other bytes"));
    channel.run(&[&index[..], &["shop.pack", "shop"]].concat());
    assert_eq!(files(&channel.at("out"), "pack").len(), 1);
}
