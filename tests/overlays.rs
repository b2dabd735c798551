//! Overlays: a pack that changes another without copying it.

use phraselint::{Context, Engine, Pack, Severity, Source, check};

use crate::support::{Folder, compile, lint, manifest, path, rule, rules, run};

const BASE_RULES: [(&str, &str); 3] = [
    (
        "haste.hurry",
        "phrases: ['{you}?快点'], tags: [attitude], suggest: ['{company}请您'], bad: [快点], good: [好]",
    ),
    (
        "haste.wait",
        "severity: warning, phrases: [等着], tags: [attitude, waiting], suggest: [请稍等], bad: [等着], good: [好]",
    ),
    ("tone.what", "phrases: [干嘛], suggest: [请问], bad: [干嘛], good: [好]"),
];

fn base_files() -> Vec<(String, String)> {
    let rules: String = BASE_RULES.iter().map(|(id, keys)| rule(id, keys)).collect();
    let replaced = "- { id: haste.rush, replaced_by: [haste.hurry, haste.wait] }\n- { id: haste.gone, replaced_by: [] }\n";
    vec![
        ("pack.yaml".to_owned(), manifest("shop", "scenes: { hold: 等待 }\nsets: { you: [你, 您] }")),
        ("haste.yaml".to_owned(), rules + replaced),
    ]
}

fn base() -> Pack {
    let files = base_files();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    compile(&files, &[]).expect("the base compiles")
}

/// An overlay of `shop` with these overrides and further files.
fn try_overlay(overrides: &str, more: &[(&str, &str)]) -> Result<Pack, String> {
    let manifest = manifest("acme", "extends: shop");
    let mut files = vec![("pack.yaml", manifest.as_str())];
    if !overrides.is_empty() {
        files.push(("overrides.yaml", overrides));
    }
    files.extend(more);
    compile(&files, &[&base()])
}

fn overlay(overrides: &str) -> Pack {
    try_overlay(overrides, &[]).unwrap_or_else(|error| panic!("{overrides}\n{error}"))
}

const ALL: &str = "快点，等着，干嘛";

#[test]
fn ok_what_is_switched_off() {
    for (overrides, left) in [
        ("[{ rules: [haste.hurry], off: true }]", &["shop/haste.wait", "shop/tone.what"][..]),
        ("[{ rules: [shop/haste.hurry], off: true }]", &["shop/haste.wait", "shop/tone.what"]),
        ("[{ rules: [haste.*], off: true }]", &["shop/tone.what"]),
        ("[{ rules: ['*'], off: true }]", &[]),
        ("[{ tags: [waiting], off: true }]", &["shop/haste.hurry", "shop/tone.what"]),
        ("[{ rules: [tone.what], tags: [waiting], off: true }]", &["shop/haste.hurry"]),
        ("[{ rules: [haste.rush], off: true }]", &["shop/tone.what"]),
        ("[{ rules: [haste.gone], off: true }]", &["shop/haste.hurry", "shop/haste.wait", "shop/tone.what"]),
        ("[{ rules: ['*'], off: true }, { rules: [tone.*], off: false }]", &["shop/tone.what"]),
    ] {
        let acme = overlay(overrides);
        assert_eq!(rules(&[&base(), &acme], ALL), left, "{overrides}");
        assert_eq!(rules(&[&acme, &base()], ALL), left, "{overrides}, the overlay given first");
    }
}

#[test]
fn ok_severity_message_suggestions_and_slots() {
    let acme = overlay(
        "[{ tags: [attitude], severity: info, message: 公司规定 },
         { rules: [haste.hurry], severity: warning, suggest: [{ text: '{company}请稍候', when: 忙 }], slots: { company: 云帆 } }]",
    );
    let found = lint(&[&base(), &acme], "快点，等着");
    let of = |at: usize| (found[at].severity, found[at].message.as_str());
    assert_eq!((of(0), of(1)), ((Severity::Warning, "公司规定"), (Severity::Info, "公司规定")));
    let texts: Vec<_> = found[0].suggestions.iter().map(|suggestion| suggestion.text.as_str()).collect();
    assert_eq!(texts, ["云帆请稍候", "云帆请您"], "its own come first, and both have its slot");

    let engine = Engine::new(vec![base(), acme]).expect("both load");
    let context =
        Context { slots: [("company".to_owned(), "远航".to_owned())].into(), ..Context::default() };
    assert_eq!(
        engine.lint("快点", &context)[0].suggestions[0].text,
        "远航请稍候",
        "the situation knows better"
    );
}

#[test]
fn ok_slots_of_the_whole_pack() {
    let manifest = manifest("acme", "extends: shop\nslots: { company: 云帆 }");
    let acme = compile(&[("pack.yaml", &manifest)], &[&base()]).expect("it compiles");
    assert_eq!(lint(&[&base(), &acme], "快点")[0].suggestions[0].text, "云帆请您");
}

#[test]
fn ok_exceptions() {
    let acme = overlay("[{ rules: [haste.hurry], except: ['{you}快点好'], good: [您快点好起来] }]");
    assert_eq!(rules(&[&base(), &acme], "祝您快点好起来"), [""; 0]);
    assert_eq!(rules(&[&base(), &acme], "快点好不好"), ["shop/haste.hurry"]);
}

#[test]
fn ok_rules_and_phrasebook_of_its_own() {
    let own = rule("own.bye", "phrases: ['{you}走吧'], scene: [hold], bad: [你走吧], good: [好]");
    let acme = try_overlay("", &[("own.yaml", &own), ("phrasebook/hold.yaml", "[请快点选购]")])
        .expect("it names the set and the scene of its base");
    let engine = Engine::new(vec![base(), acme]).expect("both load");
    let hold = Context { scene: Some("hold".to_owned()), ..Context::default() };
    let found: Vec<_> =
        engine.lint("你走吧，快点，请快点选购", &hold).into_iter().map(|found| found.rule).collect();
    assert_eq!(
        found,
        ["acme/own.bye", "shop/haste.hurry"],
        "its standard wording excuses a rule of the base"
    );
}

#[test]
fn ok_an_overlay_of_an_overlay() {
    let acme = overlay("[{ rules: [haste.*], severity: info }, { rules: [tone.what], off: true }]");
    let manifest = manifest("north", "extends: acme");
    let files = [
        ("pack.yaml", manifest.as_str()),
        ("overrides.yaml", "[{ rules: [haste.hurry], severity: error }, { rules: [tone.what], off: false }]"),
    ];
    let north = compile(&files, &[&base(), &acme]).expect("it compiles");
    let severities =
        |packs: &[&Pack]| -> Vec<Severity> { lint(packs, ALL).iter().map(|found| found.severity).collect() };
    assert_eq!(severities(&[&north, &base(), &acme]), [Severity::Error, Severity::Info, Severity::Error]);
    assert_eq!(severities(&[&base(), &acme]), [Severity::Info, Severity::Info]);
}

#[test]
fn ok_an_override_proves_itself() {
    let manifest = manifest("acme", "extends: shop");
    let checked = |overrides: &str| {
        let files = [("pack.yaml", manifest.as_str()), ("overrides.yaml", overrides)];
        check(&Source::from_files(files).with_bases(vec![base()]), None)
    };
    let problems = |overrides: &str| {
        checked(overrides).map(|checked| checked.warnings).expect_err("it is wrong").to_string()
    };
    assert_eq!(
        problems("[{ rules: [haste.hurry], except: [快点], good: [等着快点], bad: [快点] }]"),
        "overrides.yaml:1:60: the `bad` example is not caught by any of the rules; narrow the exceptions, or take the example out"
    );
    assert_eq!(
        problems("[{ rules: [haste.hurry], except: [快点儿], good: [您快点] }]"),
        "overrides.yaml:1:48: the `good` example is caught: shop/haste.hurry finds 「您快点」 in it; widen the exceptions, or take \
         the example out"
    );
    let warnings = |overrides: &str| -> Vec<String> {
        checked(overrides).expect("it holds").warnings.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        warnings("[{ rules: [haste.hurry], except: [快点儿], good: [等着] }]"),
        [
            "overrides.yaml:1:48: the `good` example is left alone without the override too, so it shows nothing; find one that is \
          caught without it"
        ]
    );
    assert_eq!(
        warnings("[{ rules: [haste.hurry], suggest: [干嘛这么急] }]"),
        [
            "overrides.yaml:1:36: the suggestion itself has 「干嘛」, which shop/tone.what flags: 不妥; word it otherwise"
        ]
    );
}

#[test]
fn err_what_an_overlay_gets_wrong() {
    for (overrides, expected) in [
        (
            "[{ rules: [haste.hury], off: true }]",
            "overrides.yaml:1:12: shop has no rule haste.hury; did you mean haste.hurry?",
        ),
        (
            "[{ rules: [q.*], off: true }]",
            "overrides.yaml:1:12: shop has no rule q.*; take it out or name one that is there",
        ),
        (
            "[{ rules: [other/haste.hurry], off: true }]",
            "overrides.yaml:1:12: shop has no rule other/haste.hurry; did you mean haste.hurry?",
        ),
        (
            "[{ tags: [waitin], off: true }]",
            "overrides.yaml:1:11: shop has no rule with the tag waitin; did you mean waiting?",
        ),
        (
            "[{ off: true }]",
            "overrides.yaml:1:2: the override names no rules; add `rules` with ids, such as `habits.*`, or `tags`",
        ),
        (
            "[{ rules: ['*'] }]",
            "overrides.yaml:1:2: the override changes nothing; add one of: off, severity, message, except, suggest, slots",
        ),
        (
            "[{ rules: ['*'], except: [好快点] }]",
            "overrides.yaml:1:26: the exceptions have no `good` example; add a message that is caught without them",
        ),
        (
            "[{ rules: ['*'], off: maybe }]",
            "overrides.yaml:1:23: `off` is `maybe`; it must be one of: true, false",
        ),
        (
            "[{ rules: ['*'], slots: { Name: x } }]",
            "overrides.yaml:1:27: the slot's name `Name` cannot stand in braces; write a lower-case letter, then letters, digits, `_` and `-`",
        ),
    ] {
        assert_eq!(try_overlay(overrides, &[]).expect_err(overrides), expected);
    }
    let alone = manifest("acme", "");
    assert_eq!(
        compile(&[("pack.yaml", &alone), ("overrides.yaml", "[{ rules: ['*'], off: true }]")], &[])
            .expect_err("no base"),
        "overrides.yaml:1:1: the pack overlays none; add `extends` with a pack's id to pack.yaml, or remove this file"
    );
    let unknown = manifest("acme", "extends: shop");
    assert_eq!(
        compile(&[("pack.yaml", &unknown)], &[]).expect_err("the base is missing"),
        "pack.yaml:7:10: the pack shop, which this one overlays, is not at hand; give it too"
    );
}

#[test]
fn err_what_does_not_fit_together_when_it_is_loaded() {
    let acme = overlay("[{ rules: [haste.hurry], off: true }]");
    let error = |packs: Vec<Pack>| Engine::new(packs).err().expect("they do not fit").to_string();
    assert_eq!(error(vec![acme.clone()]), "the pack acme overlays shop, which is not given; give both");
    let (shop, other) = (manifest("shop", ""), rule("tone.what", "phrases: [干嘛]"));
    let other =
        compile(&[("pack.yaml", &shop), ("tone.yaml", &other)], &[]).expect("another version of the base");
    assert_eq!(
        error(vec![other, acme]),
        "the pack acme changes a rule haste.hurry, but shop has none; mend it in overrides.yaml of acme, or give the shop \
         that it was made for"
    );
}

/// The same through the command: silenced, sharpened, and a missing id.
#[test]
fn ok_and_err_through_the_command() {
    let folder = Folder::new("overlay");
    let files = base_files();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    folder.pack("shop", &files);
    let manifest = manifest("acme", "extends: shop");
    let acme = folder.pack(
        "acme",
        &[
            ("pack.yaml", &manifest),
            (
                "overrides.yaml",
                "[{ rules: [haste.hurry], off: true }, { rules: [haste.wait], severity: error }]",
            ),
        ],
    );
    let lint = |pack: &str| run(&["lint", "--pack", pack, "--format", "jsonl"], "快点\n等着".as_bytes());
    let ended = lint(path(&acme));
    assert!(
        ended.out.starts_with("{\"line\":1,\"text\":\"快点\",\"diagnostics\":[]}\n"),
        "{}{}",
        ended.out,
        ended.err
    );
    assert!(ended.out.contains(r#""rule":"shop/haste.wait","severity":"error""#), "{}", ended.out);

    let compiled = folder.0.join("renamed.bin");
    let built = run(&["pack", "build", path(&acme), "-o", path(&compiled)], b"");
    assert_eq!(built.status, 0, "{}", built.err);
    let shop = folder.0.join("shop");
    let again = run(
        &["lint", "--pack", path(&compiled), "--pack", path(&shop), "--format", "jsonl"],
        "快点\n等着".as_bytes(),
    );
    assert_eq!(again.out, ended.out, "compiled it does the same");

    let overrides = folder.file("acme/overrides.yaml", "[{ rules: [haste.hury], off: true }]");
    for args in [&["lint", "--pack", path(&acme)][..], &["pack", "check", path(&acme)]] {
        let ended = run(args, b"");
        let expected =
            format!("{}:1:12: shop has no rule haste.hury; did you mean haste.hurry?\n", overrides.display());
        assert_eq!((ended.err, ended.status), (expected, 2), "{args:?}");
    }
}
