//! What authors do with packs on the command line: begin one, watch, compare, count, explain.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use crate::support::{Folder, manifest, path, rule, run};

#[test]
fn ok_a_new_pack_passes_at_once() {
    let folder = Folder::new("new");
    for (name, more, expected) in [
        (
            "shop-talk",
            &[][..],
            "shop-talk 0.1.0: 1 rules, 2 phrases; 2 bad and 2 good examples hold, 4 suggestions mend\n",
        ),
        (
            "acme",
            &["--extends", "zh-service", "--title", "云帆"],
            "acme 0.1.0: 0 rules, 0 phrases; 0 bad and 0 good examples hold, 0 suggestions mend\n",
        ),
    ] {
        let dir = folder.0.join(name);
        let made = run(&[&["pack", "new", path(&dir)], more].concat(), b"");
        assert_eq!(made.status, 0, "{}", made.err);
        let ended = run(&["pack", "check", path(&dir)], b"");
        assert_eq!((ended.out.as_str(), ended.err.as_str(), ended.status), (expected, "", 0));
        for file in fs::read_dir(&dir).expect("it was made").flatten().filter(|file| file.path().is_file()) {
            let text = fs::read_to_string(file.path()).expect("it was written");
            assert!(!["PACK_ID", "PACK_TITLE", "BASE_ID"].iter().any(|mark| text.contains(mark)), "{text}");
            let schema =
                text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
            assert!(schema.is_none_or(|schema| dir.join(schema).is_file()), "{text}");
        }
    }
    let acme = folder.0.join("acme");
    let ended = run(&["lint", "--pack", path(&acme), "--format", "jsonl"], "我不知道".as_bytes());
    assert!(
        ended.out.contains("zh-service/not-knowing"),
        "the built-in base comes along: {}{}",
        ended.out,
        ended.err
    );

    let again = run(&["pack", "new", path(&acme)], b"");
    let expected = format!("{}: the folder is not empty; name one that is not there yet\n", acme.display());
    assert_eq!((again.err, again.status), (expected, 2));
    let named = run(&["pack", "new", path(&folder.0.join("我的包"))], b"");
    assert!(
        named.err.ends_with("must be lower-case letters, digits and `-`, such as acme-service\n"),
        "{}",
        named.err
    );
}

/// Every key that the files of a new pack only mention can be uncommented.
#[test]
fn ok_what_a_new_pack_only_mentions() {
    let folder = Folder::new("mentions");
    let dir = folder.0.join("acme");
    run(&["pack", "new", path(&dir), "--extends", "zh-service"], b"");
    let overrides = fs::read_to_string(dir.join("overrides.yaml")).expect("it was made");
    let text: Vec<_> = overrides
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|line| line.starts_with(['-', ' '])).unwrap_or(line))
        .collect();
    fs::write(dir.join("overrides.yaml"), text.join("\n")).expect("it can be written");
    let ended = run(&["pack", "check", path(&dir)], b"");
    assert_eq!((ended.err.as_str(), ended.status), ("", 0));

    let dir = folder.0.join("shop");
    run(&["pack", "new", path(&dir)], b"");
    let rules = fs::read_to_string(dir.join("haste.yaml")).expect("it was made");
    let keys = ["scene", "quoted", "near", "unless_near", "valid_from", "valid_to"];
    let text: Vec<_> = rules
        .lines()
        .map(|line| match line.strip_prefix("#  ") {
            Some(key) if keys.iter().any(|known| key.starts_with(&format!("{known}:"))) => format!("  {key}"),
            _ => line.strip_prefix("# ").filter(|line| line.starts_with('-')).unwrap_or(line).to_owned(),
        })
        .collect();
    let text = text.join("\n").replace("bad: [你快点说, 您着什么急呀]", "bad: [你快点说，客户催了]");
    fs::write(dir.join("haste.yaml"), text).expect("it can be written");
    let ended = run(&["pack", "check", path(&dir)], b"");
    assert_eq!((ended.err.as_str(), ended.status), ("", 0));
}

#[test]
fn ok_diff() {
    let folder = Folder::new("diff");
    let sets = |words: &str| manifest("shop", &format!("sets: {{ you: [{words}] }}"));
    let old = folder.pack(
        "old",
        &[
            ("pack.yaml", &sets("你, 您")),
            (
                "r.yaml",
                &(rule("r.a", "phrases: ['{you}快点', 马上], bad: [你快点], good: [好]")
                    + &rule("r.b", "phrases: [等着], bad: [等着], good: [好]")
                    + &rule("r.c", "phrases: [干嘛], bad: [干嘛], good: [好]")),
            ),
        ],
    );
    let new = folder.pack(
        "new",
        &[
            ("pack.yaml", &sets("你, 您, 亲").replace("1.0.0", "1.1.0")),
            (
                "r.yaml",
                &(rule("r.a", "severity: warning, phrases: ['{you}快点', '快(些|着)'], bad: [你快点], good: [好], valid_from: 2026-01-01")
                    + &rule("r.d", "phrases: [等着], bad: [等着], good: [好]")
                    + &rule("r.c", "phrases: [干嘛], bad: [干嘛], good: [好]")
                    + "- { id: r.b, replaced_by: [r.d] }\n"),
            ),
        ],
    );
    let messages = folder.file("chat.txt", "你快点\n快些\n干嘛\n亲快点，马上\n等着\n");
    let ended =
        run(&["pack", "diff", path(&old), path(&new), "--on", path(&messages), "--samples", "2"], b"");
    let expected = format!(
        "shop 1.0.0 → shop 1.1.0
+ r.d
- r.b → r.d
~ r.a
    severity: error → warning
    phrases:
    - 马上
    + 快[些着]
    valid_from is another
~ {{you}}
    + 亲

{0}:1: 你快点
    - error shop/r.a 「你快点」
    + warning shop/r.a 「你快点」
{0}:2: 快些
    + warning shop/r.a 「快些」
4 of 5 messages change
2 of them are not shown; --samples 4 shows all
",
        messages.display()
    );
    assert_eq!((ended.out, ended.err.as_str()), (expected, ""));
    let same = run(&["pack", "diff", path(&old), path(&old)], b"");
    assert_eq!(same.out, "shop 1.0.0 → shop 1.0.0\nthe same rules, word sets and wording\n");
}

#[test]
fn ok_stats() {
    let folder = Folder::new("stats");
    let rules = rule("r.a", "phrases: [快点], bad: [快点], good: [好]")
        + &rule("r.b", "severity: info, phrases: [等着], bad: [等着], good: [好]")
        + &rule("r.c", "phrases: [干嘛], bad: [干嘛], good: [好]");
    let dir = folder.pack("shop", &[("pack.yaml", &manifest("shop", "")), ("r.yaml", &rules)]);
    let messages = folder.file("chat.txt", "快点，快点\n您快点说\n等着\n好\n");
    let ended = run(&["pack", "stats", path(&dir), "--on", path(&messages), "--samples", "1"], b"");
    let expected = format!(
        "4 messages
2 flagged at error: 500.0 in 1,000
2 flagged at warning or above: 500.0 in 1,000
3 flagged at all: 750.0 in 1,000

      2  shop/r.a (error)
         「快点，快点」 {0}:1: 快点，快点

      1  shop/r.b (info)
         「等着」 {0}:3: 等着

1 rules never hit
         shop/r.c
",
        messages.display()
    );
    assert_eq!((ended.out, ended.err.as_str()), (expected, ""));
}

#[test]
fn ok_explain() {
    let folder = Folder::new("explain");
    let rules = rule(
        "r.a",
        "phrases: ['{you}?快点(儿|些)?'], except: [快点好], tags: [haste], scene: [hold], role: agent, turn: first,
          valid_from: 2026-01-01, valid_to: 2026-12-31, near: { phrases: ['{you}'], within: 5 }, quoted: true, source: 手册第三章,
          suggest: [{ text: 请您, when: 催办 }, ''], bad: [您快点], good: [快点好起来]",
    );
    let dir = folder.pack(
        "shop",
        &[
            ("pack.yaml", &manifest("shop", "scenes: { hold: 等待 }\nsets: { you: [你, 您] }")),
            ("r.yaml", &rules),
        ],
    );
    let explain = |rule: &str| run(&["explain", rule, "--pack", path(&dir)], b"");
    let expected = "shop/r.a (error)
  不妥
  因为
  手册第三章
  tags: haste
  only in the scene 等待
  only in messages of agents
  only in the first message
  from 2026-01-01 on
  until 2026-12-31
  only with one of these within 5 characters: {you}
  in quoted text too

  catches · 抓到
    您快点

  leaves alone · 放过
    快点好起来

  phrases · 短语
    {you}?快点[些儿]?
";
    let ended = explain("r.a");
    assert!(ended.out.starts_with(expected), "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("\n      快点 · "), "{}", ended.out);
    assert!(ended.out.ends_with("  except inside · 例外\n    快点好\n\n  instead · 建议\n    请您  (催办)\n    （删去 · nothing）\n"), "{}", ended.out);
    assert_eq!(explain("shop/r.*").out, ended.out);
    let unknown = explain("r.aa");
    assert_eq!(
        (unknown.err.as_str(), unknown.status),
        ("there is no rule r.aa in shop; did you mean r.a?\n", 2)
    );

    let compiled = folder.0.join("shop.pack");
    run(&["pack", "build", path(&dir), "-o", path(&compiled)], b"");
    let ended = run(&["explain", "r.a", "--pack", path(&compiled)], b"");
    assert!(ended.out.contains("{you}?快点[些儿]?") && !ended.out.contains("catches"), "{}", ended.out);
    assert!(
        run(&["explain", "impatience.already-told"], b"")
            .out
            .starts_with("zh-service/impatience.already-told (error)\n")
    );
}

#[test]
fn ok_phrases() {
    let folder = Folder::new("phrases");
    let dir = folder.pack(
        "shop",
        &[
            ("pack.yaml", &manifest("shop", "scenes: { hold: 请客户等待, closing: 结束 }")),
            ("r.yaml", &rule("r.a", "phrases: [快点]")),
            ("phrasebook/closing.yaml", "['感谢您的来电，再见！', { text: '祝您愉快', when: 客户致谢 }]"),
            (
                "phrasebook/hold.yaml",
                "[{ text: '{surname}{title}，请您稍等。', when: 查询信息 }, 感谢您的耐心等待]",
            ),
        ],
    );
    let closing = "closing · 结束\n  感谢您的来电，再见！\n  祝您愉快  (客户致谢)\n";
    let hold = "hold · 请客户等待\n  {surname}{title}，请您稍等。  (查询信息)\n  感谢您的耐心等待\n";
    let thanks = "closing · 结束\n  感谢您的来电，再见！\n\nhold · 请客户等待\n  感谢您的耐心等待\n";
    for (args, expected) in [
        (&[][..], format!("{closing}\n{hold}")),
        (&["--scene", "hold"], hold.to_owned()),
        (&["感谢"], thanks.to_owned()),
        // Traditional, and the name of the scene.
        (&["感謝", "等待"], "hold · 请客户等待\n  感谢您的耐心等待\n".to_owned()),
        // Punctuation does not count; the occasion does.
        (&["来电再见"], "closing · 结束\n  感谢您的来电，再见！\n".to_owned()),
        (&["致谢"], "closing · 结束\n  祝您愉快  (客户致谢)\n".to_owned()),
        (&["感谢", "--scene", "closing"], "closing · 结束\n  感谢您的来电，再见！\n".to_owned()),
    ] {
        let ended = run(&[&["phrases", "--pack", path(&dir)], args].concat(), b"");
        assert_eq!((ended.out, ended.err.as_str(), ended.status), (expected, "", 0), "{args:?}");
    }
    for (args, expected, status) in [
        (&["量子", "力学"][..], "no recommended wording has all of this: 量子 力学\n", 0),
        (&["--scene", "hodl"], "there is no scene hodl; did you mean hold?\n", 2),
        (&["--scene", "等"], "there is no scene 等; there are hold, closing\n", 2),
    ] {
        let ended = run(&[&["phrases", "--pack", path(&dir)], args].concat(), b"");
        assert_eq!(
            (ended.out.as_str(), ended.err.as_str(), ended.status),
            ("", expected, status),
            "{args:?}"
        );
    }
    assert!(run(&["phrases", "--scene", "hold"], b"").out.starts_with("hold · 请客户等待\n"));
}

#[test]
fn ok_watch() {
    let folder = Folder::new("watch");
    let dir = folder.pack(
        "shop",
        &[
            ("pack.yaml", &manifest("shop", "")),
            ("r.yaml", &rule("r.a", "phrases: [快点], bad: [快点], good: [好]")),
        ],
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_phraselint"))
        .args(["pack", "check", path(&dir), "--watch"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut out = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
    let mut checked = || {
        let mut lines = Vec::new();
        loop {
            let line = out.next().expect("it goes on").expect("it prints UTF-8");
            if line.starts_with("checked in ") {
                assert!(line.ends_with(" ms; waiting for changes, Ctrl+C ends"), "{line}");
                return lines;
            }
            lines.push(line);
        }
    };
    assert_eq!(
        checked(),
        ["shop 1.0.0: 1 rules, 1 phrases; 1 bad and 1 good examples hold, 1 suggestions mend"]
    );
    folder.file("shop/r.yaml", rule("r.a", "phrases: [快点], bad: [慢点], good: [好]"));
    assert_eq!(checked(), [""; 0]);
    folder.file("shop/more.yaml", rule("m.a", "phrases: [等着], bad: [等着], good: [好]"));
    assert_eq!(checked(), [""; 0]);
    folder.file("shop/r.yaml", rule("r.a", "phrases: [快点], bad: [快点], good: [好]"));
    assert_eq!(
        checked(),
        ["shop 1.0.0: 2 rules, 2 phrases; 2 bad and 2 good examples hold, 2 suggestions mend"]
    );
    child.kill().expect("it still runs");
    child.wait().expect("it ends");
    let mut err = String::new();
    child.stderr.take().expect("stderr is piped").read_to_string(&mut err).expect("it prints UTF-8");
    let mistake = format!(
        "{}:1:89: the `bad` example is not caught by shop/r.a: nothing is found in it; widen the phrases or change the example\n",
        dir.join("r.yaml").display()
    );
    assert_eq!(err, mistake.repeat(2));
}
