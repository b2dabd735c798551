//! The command, as a shell runs it.

use std::fs;
use std::path::PathBuf;

use crate::support::{Folder, path, run};

/// A pack of one rule that forbids 快点.
fn shop(folder: &Folder) -> PathBuf {
    folder.file("shop/pack.yaml", "{ id: shop, version: 1.0.0, title: 店铺, language: zh-CN, owner: 我们, licence: MIT, scenes: { hold: 等待 } }");
    folder.file("shop/haste.yaml", "[{ id: haste.hurry, severity: error, phrases: [快点], suggest: ['{surname}请您'], message: 在催, why: 不礼貌, bad: [快点], good: [好] },
        { id: haste.hold, severity: warning, scene: [hold], phrases: [等着], suggest: [请稍等], message: 命令, bad: [等着], good: [好] }]");
    folder.0.join("shop")
}

#[test]
fn ok_one_message_a_line() {
    let folder = Folder::new("lines");
    let pack = shop(&folder);
    let ended =
        run(&["lint", "--pack", path(&pack), "--format", "jsonl"], "\u{FEFF}好的\r\n\n😀快点".as_bytes());
    let expected = concat!(
        r#"{"line":1,"text":"好的","diagnostics":[]}"#,
        "\n",
        r#"{"line":2,"text":"","diagnostics":[]}"#,
        "\n",
        r#"{"line":3,"text":"😀快点","diagnostics":[{"rule":"shop/haste.hurry","severity":"error","start":2,"end":4,"text":"快点","#,
        r#""message":"在催","why":"不礼貌","suggestions":[{"text":"{surname}请您","start":2,"end":4}]}]}"#,
        "\n",
    );
    assert_eq!((ended.out.as_str(), ended.err.as_str(), ended.status), (expected, "", 1));
}

#[test]
fn ok_json_lines() {
    let folder = Folder::new("jsonl");
    let pack = shop(&folder);
    let input = folder.file(
        "chat.jsonl",
        concat!(
            r#"{"text":"快点","role":"agent","slots":{"surname":"王"},"session":7,"id":"a","more":[1]}"#,
            "\n\n",
            r#"{"text":"等着\ud83d","scene":"hold"}"#,
            "\n",
            r#"{"text":"等着"}"#,
        ),
    );
    let ended = run(&["lint", "--pack", path(&pack), "--format", "jsonl", path(&input)], b"");
    let lines: Vec<serde_json::Value> =
        ended.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["id"], "a");
    assert_eq!(lines[0]["session"], 7);
    assert_eq!(lines[0]["diagnostics"][0]["suggestions"][0]["text"], "王请您");
    assert_eq!(lines[1]["line"], 3);
    assert_eq!(lines[1]["text"], "等着\u{FFFD}");
    assert_eq!(lines[1]["diagnostics"][0]["rule"], "shop/haste.hold");
    assert_eq!(lines[2]["diagnostics"], serde_json::json!([]));
}

#[test]
fn ok_scene_slot_and_severity() {
    let folder = Folder::new("options");
    let pack = shop(&folder);
    let lint = |more: &[&str]| {
        let args = [&["lint", "--pack", path(&pack), "--format", "jsonl"], more].concat();
        run(&args, "等着，快点".as_bytes())
    };
    let both = lint(&["--scene", "hold", "--slot", "surname=王=三"]);
    assert!(both.out.contains("haste.hold") && both.out.contains("王=三请您"), "{}", both.out);
    let errors = lint(&["--scene", "hold", "--min-severity", "error"]);
    assert!(!errors.out.contains("haste.hold") && errors.out.contains("haste.hurry"), "{}", errors.out);
    assert_eq!(lint(&["--slot", "surname"]).status, 2);
}

#[test]
fn ok_pretty_and_sarif() {
    let folder = Folder::new("formats");
    let pack = shop(&folder);
    let input = folder.file("a b.txt", "好的\n😀快点吧");
    let pretty = run(&["lint", "--pack", path(&pack), path(&input)], b"");
    assert!(
        pretty.out.contains("error[shop/haste.hurry]") && pretty.out.contains("「快点」 → 「{surname}请您」"),
        "{}",
        pretty.out
    );
    assert!(
        pretty
            .out
            .ends_with("2 messages: 1 forbidden (error), 0 unsuitable (warning), 0 could be better (info)\n")
    );
    assert!(!pretty.out.contains('\u{1b}'), "no colours where nobody looks");
    let sarif = run(&["lint", "--pack", path(&pack), "--format", "sarif", path(&input)], b"");
    let sarif: serde_json::Value = serde_json::from_str(&sarif.out).expect("SARIF is JSON");
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        location["region"],
        serde_json::json!({ "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5 })
    );
    assert!(location["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.ends_with("a%20b.txt")));
}

#[test]
fn ok_the_built_in_pack() {
    let ended = run(&["lint", "--format", "jsonl"], "您好，请问有什么可以帮您？\n我不知道".as_bytes());
    assert_eq!(ended.status, 1, "{}{}", ended.out, ended.err);
    assert!(
        ended.out.starts_with("{\"line\":1,\"text\":\"您好，请问有什么可以帮您？\",\"diagnostics\":[]}\n"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("\"rule\":\"zh-service/"), "{}", ended.out);
}

#[test]
fn ok_building_a_pack() {
    let folder = Folder::new("build");
    let pack = shop(&folder);
    let [first, second] = ["1.pack", "2.pack"].map(|name| folder.0.join(name));
    for output in [&first, &second] {
        let ended = run(&["pack", "build", path(&pack), "-o", path(output)], b"");
        assert_eq!(ended.status, 0, "{}", ended.err);
        assert!(
            ended.out.starts_with(
                "shop 1.0.0: 2 rules, 2 phrases; 2 bad and 2 good examples hold, 2 suggestions mend\n"
            ),
            "{}",
            ended.out
        );
    }
    assert_eq!(fs::read(&first).expect("it was built"), fs::read(&second).expect("it was built"));
    assert!(
        run(&["lint", "--pack", path(&first), "--format", "jsonl"], "快点".as_bytes())
            .out
            .contains("haste.hurry")
    );
}

#[test]
fn err_messages() {
    let folder = Folder::new("errors");
    let pack = shop(&folder);
    let broken = folder.file("broken.pack", &b"PHLN\x03\0"[..]);
    let latin = folder.file("latin.txt", &b"\xE5\xA5\xBD\n\xFF\n"[..]);
    let json = folder.file("chat.jsonl", "{\"text\":\"好\"}\n{\"text\":3}\n");
    let missing = folder.0.join("missing.txt");
    for (args, expected) in [
        (
            ["lint", path(&latin)],
            format!("{}:2: byte 1 of the line is not UTF-8; save the file as UTF-8\n", path(&latin)),
        ),
        (
            ["lint", path(&json)],
            format!(
                "{}:2:9: invalid type: integer `3`, expected a string; the first line is a JSON object, so every line must be one with a `text`\n",
                path(&json)
            ),
        ),
        (["lint", path(&missing)], format!("{}: No such file or directory (os error 2)\n", path(&missing))),
        (
            ["lint", &format!("--pack={}", path(&broken))],
            format!(
                "{}: the compiled pack is cut short or has something behind it: it should have 22 bytes and has 6; fetch or build it again\n",
                path(&broken)
            ),
        ),
    ] {
        let ended = run(&args, b"");
        assert_eq!((ended.err.as_str(), ended.status), (expected.as_str(), 2), "{args:?}");
    }
    folder.file("shop/haste.yaml", "- { id: haste.hurry, severity: bad }");
    let output = folder.0.join("never.pack");
    for args in [&["pack", "check", path(&pack)][..], &["pack", "build", path(&pack), "-o", path(&output)]] {
        let ended = run(args, b"");
        assert_eq!(ended.status, 2);
        assert!(
            ended.err.contains(&format!("{}/haste.yaml:1:32: `severity` is `bad`", path(&pack))),
            "{}",
            ended.err
        );
        assert_eq!(ended.err.lines().count(), 6, "all that is wrong, a line each:\n{}", ended.err);
    }
    assert!(!output.exists(), "nothing is half-written");
}

#[test]
fn err_what_came_before_is_printed() {
    let ended = run(&["lint", "--format", "jsonl"], b"\xE5\xA5\xBD\n\xFF");
    assert_eq!(ended.out, "{\"line\":1,\"text\":\"好\",\"diagnostics\":[]}\n");
    assert_eq!(
        (ended.err.as_str(), ended.status),
        ("standard input:2: byte 1 of the line is not UTF-8; save the file as UTF-8\n", 2)
    );
}
