//! What pack authors complain about in other linters, and what phraselint does. A test for each complaint; the threads
//! are named as owner/repository#number.

use phraselint::{Context, Engine, Pack, Severity, Source, check};

use crate::support::{Folder, compile, lint, manifest, path, rule, rules, run};

fn pack(rules: &str) -> Pack {
    let manifest = manifest("p", "");
    compile(&[("pack.yaml", &manifest), ("r.yaml", rules)], &[])
        .unwrap_or_else(|error| panic!("{rules}\n{error}"))
}

/// Everything that is wrong with a pack of these files.
fn problems(files: &[(&str, &str)]) -> Vec<String> {
    match check(&Source::from_files(files.iter().copied()), None) {
        Ok(_) => Vec::new(),
        Err(error) => error.to_string().lines().map(str::to_owned).collect(),
    }
}

/// "The bad term is part of the approved term, which is flagged too": errata-ai/vale#1040.
#[test]
fn standard_wording_may_contain_the_forbidden() {
    let rules_of = rule("gap.pad", "phrases: [gap pad], suggest: [thermal gap pad]")
        + &rule("loud.up", "phrases: [大声一点], suggest: ['请您大声一点，好吗']");
    let pack = pack(&rules_of);
    assert_eq!(rules(&[&pack], "use a gap pad"), ["p/gap.pad"]);
    assert_eq!(rules(&[&pack], "use a thermal gap pad"), [""; 0]);
    assert_eq!(rules(&[&pack], "我听不清，请您大声一点，好吗"), [""; 0]);
}

/// "Exceptions of several words are ignored": errata-ai/vale#981, #349, canonical/documentation-style-guide#64.
#[test]
fn exceptions_are_phrases() {
    let pack = pack(&rule("r.r", "phrases: [master], except: [master of arts, 'the (old|new) master copy']"));
    for (text, expected) in
        [("a master", 1), ("a Master of  Arts", 0), ("the new master copy", 0), ("the master copy", 1)]
    {
        assert_eq!(rules(&[&pack], text).len(), expected, "{text}");
    }
}

/// "An antipattern must overlap in a way that surprises; a string that encloses the match would do":
/// languagetool-org/languagetool#4291, #9342.
#[test]
fn exceptions_enclose_the_match() {
    let pack = pack(&rule("r.r", "phrases: [快点], except: [快点到货, 尽快]"));
    for (text, expected) in
        [("快点到货", 0), ("快点", 1), ("尽快点", 1), ("快点到", 1), ("快点到货，快点", 1)]
    {
        assert_eq!(rules(&[&pack], text).len(), expected, "{text}");
    }
}

/// "The rule loads, never matches, and the run is clean": errata-ai/vale#1154, #1133, #657, `.yaml` against `.yml`.
#[test]
fn silence_is_an_error() {
    let manifest = manifest("p", "");
    let unmatched = rule("r.r", "phrases: [快些], bad: [快点], good: [好]");
    assert_eq!(
        problems(&[("pack.yaml", &manifest), ("r.yaml", &unmatched)]),
        [
            "r.yaml:1:89: the `bad` example is not caught by p/r.r: nothing is found in it; widen the phrases or change the example"
        ]
    );
    let misspelt = rule("r.r", "phrases: [快点], bad: [快点], good: [好], exept: [快点来]");
    assert_eq!(
        problems(&[("pack.yaml", &manifest), ("r.yaml", &misspelt)]),
        ["r.yaml:1:105: the rule has no key `exept`; did you mean `except`?"]
    );
    let fine = rule("r.r", "phrases: [快点], bad: [快点], good: [好]");
    assert_eq!(problems(&[("pack.yaml", &manifest), ("r.yml", &fine)]), [""; 0], "both endings are read");
    let compiled = compile(&[("pack.yaml", &manifest), ("r.yml", &fine)], &[]).expect("it compiles");
    assert_eq!(rules(&[&compiled], "快点"), ["p/r.r"]);
    assert_eq!(
        problems(&[("pack.yaml", &manifest), ("r.yaml.bak", &fine)]).len(),
        1,
        "no file is passed over in silence"
    );
}

/// "A word of the vocabulary silences rules that have nothing to do with it": errata-ai/vale#1058.
#[test]
fn exceptions_belong_to_their_rule() {
    let both = rule("r.a", "phrases: [快点], except: [快点来]")
        + &rule("r.b", "severity: warning, phrases: [快点来吧]");
    assert_eq!(rules(&[&pack(&both)], "快点来吧"), ["p/r.b"]);
}

/// "The replacement is taken for a regular expression": errata-ai/vale#1038.
#[test]
fn suggestions_are_literal() {
    let pack = pack(&rule("r.r", "phrases: [快点], suggest: ['$1 (a|b)? \\\\0 {surname}']"));
    assert_eq!(lint(&[&pack], "快点")[0].suggestions[0].text, "$1 (a|b)? \\\\0 {surname}");
    let manifest = manifest("p", "");
    assert_eq!(
        problems(&[
            ("pack.yaml", &manifest),
            ("r.yaml", &rule("r.r", "phrases: [快点], suggest: ['{1}'], bad: [快点], good: [好]"))
        ]),
        [
            "r.yaml:1:79: there is a brace that begins or ends no slot; a slot is a lower-case letter, then letters, digits, `_` and `-`, \
          such as {surname}"
        ]
    );
}

/// "There is no way to test a rule": errata-ai/vale#1122, elastic/vale-rules#96, #156, #158,
/// redhat-documentation/vale-at-red-hat#349.
#[test]
fn every_rule_is_tested_when_it_is_built() {
    let folder = Folder::new("untested");
    let manifest = manifest("p", "");
    for (rules, expected) in [
        (
            "- { id: r.r, severity: info, phrases: [快点], suggest: [请], message: m }\n",
            "r.yaml:1:3: the rule has no `bad`; add a message that the rule must catch\n\
             r.yaml:1:3: the rule has no `good`; add a similar message that the rule must leave alone",
        ),
        (
            "- { id: r.r, severity: info, phrases: [快点], suggest: [请], message: m, bad: [快点], good: [快点到] }\n",
            "r.yaml:1:89: the `good` example is caught: p/r.r finds 「快点」 in it; add an exception, or narrow the phrases",
        ),
    ] {
        let dir = folder.pack("p", &[("pack.yaml", &manifest), ("r.yaml", rules)]);
        let output = folder.0.join("p.pack");
        let ended = run(&["pack", "build", path(&dir), "-o", path(&output)], b"");
        assert_eq!(
            (ended.err.replace(&format!("{}/", dir.display()), ""), ended.status),
            (format!("{expected}\n"), 2)
        );
        assert!(!output.exists(), "it does not build");
    }
}

/// "One malformed rule kills everything, with a misleading error": canonical/documentation-style-guide#181,
/// vaadin/docs#5822.
#[test]
fn every_error_of_every_file_has_its_place() {
    let manifest = manifest("p", "");
    let found = problems(&[
        ("pack.yaml", &manifest),
        ("a.yaml", "- { id: a.a, severity: loud"),
        (
            "b.yaml",
            &(rule("b.a", "phrases: ['快点(']")
                + &rule("b.b", "phrases: [x*]")
                + &rule("b.c", "phrases: [慢], bad: [快], good: [好]")),
        ),
        ("phrasebook/hold.yaml", "- ''"),
    ]);
    let places: Vec<_> = found.iter().map(|line| line.split(": ").next().unwrap_or("")).collect();
    assert_eq!(
        places,
        [
            "a.yaml:2:1",
            "b.yaml:1:102",
            "b.yaml:2:100",
            "phrasebook/hold.yaml:1:1",
            "phrasebook/hold.yaml:1:3"
        ],
        "{found:#?}"
    );
}

/// "The archive's name must be the style's, and there are no versions": errata-ai/vale#931, #533.
#[test]
fn id_and_version_are_inside() {
    let folder = Folder::new("renamed");
    let dir = folder.pack(
        "anything",
        &[
            ("pack.yaml", &manifest("p", "")),
            ("r.yaml", &rule("r.r", "phrases: [快点], bad: [快点], good: [好]")),
        ],
    );
    let output = folder.0.join("download (3).bin");
    let built = run(&["pack", "build", path(&dir), "-o", path(&output)], b"");
    assert_eq!(built.status, 0, "{}", built.err);
    let bytes = std::fs::read(&output).expect("it was built");
    let info = Pack::from_bytes(&bytes).expect("it is a pack").info();
    assert_eq!((info.id.as_str(), info.version.as_str()), ("p", "1.0.0"));
}

/// "The severity of a whole package cannot be set, so everybody forks it": errata-ai/vale#819, #373, crossplane/docs#358.
#[test]
fn an_overlay_changes_a_whole_pack() {
    let base = pack(&(rule("r.a", "phrases: [快点]") + &rule("s.b", "phrases: [等着]")));
    let manifest = manifest("mine", "extends: p");
    let mine = compile(
        &[("pack.yaml", &manifest), ("overrides.yaml", "[{ rules: ['*'], severity: info }]")],
        &[&base],
    )
    .expect("it compiles");
    let found = lint(&[&base, &mine], "快点，等着");
    assert!(found.len() == 2 && found.iter().all(|found| found.severity == Severity::Info), "{found:?}");
}

/// "There is one replacement only, and which is right depends": textlint/textlint#158, #1122,
/// textlint-rule/textlint-rule-prh#133, streetsidesoftware/cspell#3777, #5835, #4133.
#[test]
fn several_suggestions_say_when() {
    let pack = pack(&rule(
        "r.r",
        "phrases: [不知道], suggest: [{ text: 我查一下, when: 查得到 }, { text: 我请同事回复您, when: 查不到 }]",
    ));
    let found = lint(&[&pack], "不知道");
    let offers: Vec<_> = found[0].suggestions.iter().map(|s| (s.text.as_str(), s.when.as_deref())).collect();
    assert_eq!(offers, [("我查一下", Some("查得到")), ("我请同事回复您", Some("查不到"))]);
}

/// "The message does not say why, or what to do": streetsidesoftware/cspell#3777, elastic/vale-rules#154, prh/prh#5.
#[test]
fn a_diagnostic_says_what_and_why() {
    let manifest = manifest("p", "");
    let silent = rule("r.r", "phrases: [快点], bad: [快点], good: [好]").replace("message: 不妥, ", "");
    assert_eq!(
        problems(&[("pack.yaml", &manifest), ("r.yaml", &silent)]),
        ["r.yaml:1:3: the rule has no `message`; say in a few words what is wrong with the wording"]
    );
    let groundless = rule("r.r", "phrases: [快点], bad: [快点], good: [好]").replace("why: 因为, ", "");
    let source = Source::from_files([("pack.yaml", manifest.as_str()), ("r.yaml", &groundless)]);
    let warnings = check(&source, None).expect("it holds").warnings;
    assert_eq!(warnings.len(), 1, "an error without a reason is a warning");
    let found = &lint(&[&pack(&rule("r.r", "phrases: [快点]"))], "快点")[0];
    assert_eq!((found.message.as_str(), found.why.as_deref()), ("不妥", Some("因为")));
}

/// "Plain word lists flag what is harmless, and people switch the tool off": get-alex/alex#33, mapbox, ember-blog#1290.
#[test]
fn false_alarms_are_measured_and_ruled_out() {
    let condition = "phrases: [滚], except: [滚动, 滚轮, 翻滚], unless_near: { phrases: [页面], within: 6 }, quoted: false";
    let pack = pack(&rule("r.r", condition));
    for (text, expected) in [("滚", 1), ("请滚动到底部", 0), ("把页面往下滚", 0), ("您说的“滚”字", 0)]
    {
        assert_eq!(rules(&[&pack], text).len(), expected, "{text}");
    }
    let customer = Context { role: Some(phraselint::Role::Customer), ..Context::default() };
    let engine = Engine::new(vec![phraselint::zh_service()]).expect("it loads");
    assert!(engine.lint("我不知道", &customer).is_empty(), "customers may say what they like");

    let folder = Folder::new("measured");
    let chats = folder.file("chats.txt", "您好\n我不知道\n请稍等\n不客气\n");
    let ended = run(&["pack", "stats", "--on", path(&chats)], b"");
    assert!(
        ended.out.starts_with("4 messages\n1 flagged at error: 250.0 in 1,000\n"),
        "{}{}",
        ended.out,
        ended.err
    );
}
