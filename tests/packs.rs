//! What a pack may say about time, sound and ids, and what is doubtful in one.

use phraselint::{Context, Engine, Pack, Source, check};

use crate::support::{compile, manifest, rule, rules};

fn pack(rules: &str) -> Pack {
    let manifest = manifest("p", "sets: { you: [你, 您] }");
    compile(&[("pack.yaml", &manifest), ("r.yaml", rules)], &[])
        .unwrap_or_else(|error| panic!("{rules}\n{error}"))
}

#[test]
fn ok_a_rule_has_its_time() {
    let pack = pack(&rule("r.r", "phrases: [双十一], valid_from: 2026-11-01, valid_to: 2026-11-11"));
    let engine = Engine::new(vec![pack]).expect("it loads");
    for (date, expected) in [
        (Some("2026-10-31"), 0),
        (Some("2026-11-01"), 1),
        (Some("2026-11-11"), 1),
        (Some("2026-11-12"), 0),
        (None, 0),
    ] {
        let date = date.map(|date| date.parse().expect("a day"));
        let found = engine.lint("双十一", &Context { date, ..Context::default() });
        assert_eq!(found.len(), expected, "{date:?}");
    }
}

#[test]
fn err_times_and_ids() {
    let manifest = manifest("p", "");
    for (rules, expected) in [
        (
            rule("r.r", "phrases: [双十一], valid_from: 2026-11-31"),
            "r.yaml:1:117: `valid_from` is `2026-11-31`; it must be a day such as 2026-11-22",
        ),
        (
            rule("r.r", "phrases: [双十一], valid_from: 2026-11-11, valid_to: 2026-11-01"),
            "r.yaml:1:139: `valid_to` is 2026-11-01, before `valid_from`, 2026-11-11; exchange them",
        ),
        (
            "- { id: r.old, replaced_by: [r.nwe] }\n".to_owned() + &rule("r.new", "phrases: [双十一]"),
            "r.yaml:1:30: there is no rule r.nwe; did you mean r.new?",
        ),
        (
            "- { id: r.new, replaced_by: [] }\n".to_owned() + &rule("r.new", "phrases: [双十一]"),
            "r.yaml:1:9: the id r.new is taken by the rule at r.yaml:2; give this one another",
        ),
        (
            "- { id: r.new, replaced_by: [], severity: info }\n".to_owned(),
            "r.yaml:1:33: a replaced rule has no key `severity`; the keys are: id, replaced_by",
        ),
    ] {
        assert_eq!(
            compile(&[("pack.yaml", &manifest), ("r.yaml", &rules)], &[]).expect_err(&rules),
            expected,
            "{rules}"
        );
    }
}

#[test]
fn ok_what_sounds_alike() {
    let pack = pack(&rule(
        "r.r",
        "phrases: [{ text: '加.{0,2}(微信|薇信)', sound: true }, { text: '{you}?不知道吗', sound: true }], except: [家卫星]",
    ));
    let again = Pack::from_bytes(&pack.to_bytes()).expect("it can be read again");
    for pack in [&pack, &again] {
        for (text, expected) in [
            ("加微信", 1),
            ("您佳个威信吧", 1),
            ("加 薇 心", 1),
            ("您布知到吗", 1),
            ("不直到嘛", 1),
            ("加，微信", 0),
            ("家卫星", 0),
            ("加班", 0),
            ("“佳威信”", 0),
        ] {
            assert_eq!(rules(&[pack], text).len(), expected, "{text}");
        }
    }
}

#[test]
fn err_what_is_too_short_for_sound() {
    let manifest = manifest("p", "");
    for phrase in ["微信", "加(微)?信", "vx加我", "[加v]微信"] {
        let rules = rule("r.r", &format!("phrases: [{{ text: '{phrase}', sound: true }}]"));
        let error = compile(&[("pack.yaml", &manifest), ("r.yaml", &rules)], &[]).expect_err(phrase);
        assert_eq!(
            error,
            "r.yaml:1:108: a phrase with `sound: true` must have 3 or more Han characters in every match, as shorter ones sound like \
             too much; lengthen it or take `sound` out",
            "{phrase}"
        );
    }
}

/// Sound costs nothing where no pack uses it.
#[test]
fn ok_no_sound_no_table() {
    let plain = pack(&rule("r.r", "phrases: [加微信]")).to_bytes().len();
    let heard = pack(&rule("r.r", "phrases: [{ text: 加微信, sound: true }]")).to_bytes().len();
    assert!(plain < 200 && heard > 400, "{plain} and {heard} bytes");
}

/// The warnings of a pack with these rules.
fn warnings(more: &str, rules: &str, today: Option<&str>) -> Vec<String> {
    let manifest = manifest("p", more);
    let source = Source::from_files([
        ("pack.yaml", manifest.as_str()),
        ("r.yaml", rules),
        ("phrasebook/hold.yaml", "[请您等着看]"),
    ]);
    let today = today.map(|today| today.parse().expect("a day"));
    let checked = check(&source, today).unwrap_or_else(|error| panic!("{rules}\n{error}"));
    checked.warnings.iter().map(ToString::to_string).collect()
}

const HOLD: &str = "scenes: { hold: 等待, closing: 结束 }";

#[test]
fn ok_warnings() {
    // Compiled, its syllables are named 为, 信 and 号.
    let heard =
        rule("r.r", "phrases: [{ text: 微信号, sound: true }], except: [为信号], bad: [威信号], good: [好]");
    let hurry = rule("r.hurry", "phrases: [快点], bad: [快点], good: [好]");
    for (rules, today, expected) in [
        (hurry.clone(), None, &[][..]),
        (heard, None, &[]),
        (
            rule("r.r", "phrases: [快点, 马上点], except: [.马上点, 马上点], bad: [快点], good: [好]"),
            None,
            &[
                "r.yaml:1:82: the phrase can never be reported: the rule's own exception 「马上点」 covers it; narrow the exception",
            ],
        ),
        (
            hurry.clone()
                + &rule("r.wait", "severity: warning, phrases: [稍等, 快点], bad: [稍等], good: [好]"),
            None,
            &[
                "r.yaml:2:87: r.hurry has the same phrase, at r.yaml:1; keep it in one of the two",
                "r.yaml:2:87: the phrase can never be reported: p/r.hurry is reported instead, with 「快点」; take the phrase out, or \
                 narrow that rule",
            ],
        ),
        (
            hurry.clone()
                + &rule("r.more", "phrases: [您快, '[快慢]点'], scene: [hold], bad: [您快], good: [好]"),
            None,
            &[],
        ),
        (
            rule("r.a", "phrases: [快点], scene: [closing], bad: [快点], good: [好]")
                + &rule("r.b", "phrases: [快点], scene: [hold], bad: [快点], good: [好]"),
            None,
            &[],
        ),
        (
            rule("r.r", "phrases: [快点, 快点], bad: [快点], good: [好]"),
            None,
            &["r.yaml:1:82: the phrase stands in this rule already; remove it"],
        ),
        (
            hurry.clone()
                + &rule("r.wait", "phrases: [等着], suggest: [快点好], bad: [快点等着], good: [好]"),
            None,
            &[
                "r.yaml:2:81: the suggestion itself has 「快点」, which p/r.hurry flags: 不妥; word it otherwise",
            ],
        ),
        (
            rule("r.r", "phrases: [快点], valid_to: 2026-11-11, bad: [快点], good: [好]"),
            Some("2026-11-12"),
            &[
                "r.yaml:1:93: the time of r.r is over, its last day was 2026-11-11; take it out and leave `- { id: r.r, replaced_by: [] }`",
            ],
        ),
        (
            rule("r.r", "phrases: [快点], valid_to: 2026-11-11, bad: [快点], good: [好]"),
            Some("2026-11-11"),
            &[],
        ),
        (
            rule("r.r", "phrases: [快点], bad: [快点], good: [好]").replace("why: 因为, ", ""),
            None,
            &[
                "r.yaml:1:9: the rule forbids wording and does not say why; add `why`, so that people accept it",
            ],
        ),
    ] {
        assert_eq!(warnings(HOLD, &rules, today), expected, "{rules}");
    }
    assert_eq!(
        warnings(
            "scenes: { hold: 等待 }\nsets: { you: [你], me: [我] }",
            &rule("r.r", "phrases: ['{you}快点'], bad: [你快点], good: [好]"),
            None
        ),
        ["pack.yaml:8:19: nothing uses the word set `me`; remove it"]
    );
}

/// A rule that can never be reported fails by its examples, and the message says what stands in its way.
#[test]
fn err_a_rule_that_can_never_be_reported() {
    let manifest = manifest("p", HOLD);
    let hurry = rule("r.hurry", "phrases: [快点], bad: [快点], good: [好]");
    for (rules, why) in [
        (
            rule("r.r", "phrases: [等着], except: [等着], bad: [等着], good: [好]"),
            "the rule's own exception 「等着」 covers it; narrow the exception",
        ),
        (
            rule("r.r", "phrases: [等着], bad: [请您等着看], good: [好]"),
            "it lies inside wording of the phrasebook, which is never a slip; narrow that, or the phrases",
        ),
        (
            rule("r.r", "phrases: [等着], suggest: [请等着吧], bad: [请等着吧], good: [好]"),
            "it lies inside the rule's own suggestion 「请等着吧」; change one of the two",
        ),
        (
            rule("r.r", "severity: warning, phrases: [点快], bad: [快点快], good: [好]") + &hurry,
            "found is only p/r.hurry 「快点」, which is severer or longer; change one of the two rules",
        ),
        (
            rule("r.r", "phrases: [等着], near: { phrases: [催] }, bad: [等着], good: [好]"),
            "none of the wording in `near` is near it; add some, or widen `near`",
        ),
        (
            rule("r.r", "phrases: [等着], unless_near: { phrases: [抱歉] }, bad: [抱歉等着], good: [好]"),
            "wording in `unless_near` is near it; narrow that",
        ),
        (
            rule("r.r", "phrases: [等着], bad: [“等着”], good: [好]"),
            "it stands in quotation marks; add `quoted: true`, or take them out",
        ),
    ] {
        let source = Source::from_files([
            ("pack.yaml", manifest.as_str()),
            ("r.yaml", &rules),
            ("phrasebook/hold.yaml", "[请您等着看]"),
        ]);
        let error = check(&source, None).expect_err(&rules).to_string();
        let (_, message) = error
            .split_once("the `bad` example is not caught by p/r.r: ")
            .unwrap_or_else(|| panic!("{error}"));
        assert_eq!(message, why, "{rules}");
    }
}
