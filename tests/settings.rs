//! What users decide about rules, over their packs and overlays.

use phraselint::{Context, Engine, Pack, Setting, Severity};

use crate::support::{compile, manifest, rule};

/// Two rules that overlap: the severer takes the longer text.
fn shop() -> Pack {
    let rules = rule("r.long", "phrases: [快点付款]")
        + &rule("r.short", "severity: warning, phrases: [快点]")
        + &rule("r.other", "severity: info, phrases: [等着]");
    compile(&[("pack.yaml", &manifest("shop", "")), ("r.yaml", &rules)], &[]).expect("the pack is sound")
}

/// What is found in a text, as rules with their severities.
fn found(packs: &[&Pack], settings: &[(&str, Setting)], text: &str) -> Vec<(String, Severity)> {
    let settings: Vec<_> = settings.iter().map(|(id, setting)| ((*id).to_owned(), *setting)).collect();
    let packs = packs.iter().map(|&pack| pack.clone()).collect();
    let engine = Engine::with_settings(packs, &settings).expect("the packs load");
    engine.lint(text, &Context::default()).into_iter().map(|found| (found.rule, found.severity)).collect()
}

#[test]
fn ok_a_rule_switched_off_makes_room_for_another() {
    use Severity::{Error, Info, Warning};
    let shop = shop();
    let text = "快点付款，等着";
    for (settings, expected) in [
        (&[][..], &[("shop/r.long", Error), ("shop/r.other", Info)][..]),
        (&[("shop/r.long", Setting::Off)], &[("shop/r.short", Warning), ("shop/r.other", Info)]),
        (
            &[("shop/r.long", Setting::Severity(Info)), ("shop/r.other", Setting::Severity(Error))],
            &[("shop/r.short", Warning), ("shop/r.other", Error)],
        ),
        // Of two, the later counts; switched off stays off.
        (
            &[("shop/r.other", Setting::Severity(Error)), ("shop/r.other", Setting::Severity(Warning))],
            &[("shop/r.long", Error), ("shop/r.other", Warning)],
        ),
        (
            &[
                ("shop/r.long", Setting::Off),
                ("shop/r.long", Setting::Severity(Error)),
                ("shop/r.other", Setting::Off),
            ],
            &[("shop/r.short", Warning)],
        ),
    ] {
        let expected: Vec<_> = expected.iter().map(|(id, severity)| ((*id).to_owned(), *severity)).collect();
        assert_eq!(found(&[&shop], settings, text), expected, "{settings:?}");
    }
}

#[test]
fn ok_ids_that_no_pack_has() {
    let shop = shop();
    for id in [
        "",
        "/",
        "shop",
        "shop/",
        "r.long",
        "shop/r",
        "shop/R.*",
        "shop/r.*.long",
        "market/r.long",
        "market/*",
        "shop/r.long/",
        "shop/shop/r.long",
    ] {
        let found = found(&[&shop], &[(id, Setting::Off)], "快点付款");
        assert_eq!(found, [("shop/r.long".to_owned(), Severity::Error)], "{id}");
    }
}

#[test]
fn ok_patterns_of_ids() {
    use Severity::{Error, Info, Warning};
    let shop = shop();
    for (settings, expected) in [
        (&[("shop/r.*", Setting::Off)][..], &[][..]),
        (&[("*", Setting::Off)], &[]),
        (&[("*/r.other", Setting::Off)], &[("shop/r.long", Error)]),
        (&[("shop/*o*t*", Setting::Off)], &[("shop/r.long", Error)]),
        // A rule that is off makes room, as with its id.
        (&[("shop/*.l*", Setting::Off)], &[("shop/r.short", Warning), ("shop/r.other", Info)]),
        (
            &[("shop/*", Setting::Severity(Info)), ("shop/r.other", Setting::Severity(Error))],
            &[("shop/r.long", Info), ("shop/r.other", Error)],
        ),
        (
            &[("shop/r.other", Setting::Severity(Error)), ("shop/*", Setting::Severity(Warning))],
            &[("shop/r.long", Warning), ("shop/r.other", Warning)],
        ),
    ] {
        let expected: Vec<_> = expected.iter().map(|(id, severity)| ((*id).to_owned(), *severity)).collect();
        assert_eq!(found(&[&shop], settings, "快点付款，等着"), expected, "{settings:?}");
    }
}

#[test]
fn ok_a_setting_outlives_the_id_of_its_rule() {
    let rules = rule("r.hurry", "phrases: [快点]")
        + &rule("r.wait", "phrases: [等着]")
        + "- { id: old.haste, replaced_by: [r.hurry, r.wait] }\n- { id: old.gone, replaced_by: [] }\n";
    let shop =
        compile(&[("pack.yaml", &manifest("shop", "")), ("r.yaml", &rules)], &[]).expect("the pack is sound");
    for (id, expected) in
        [("shop/old.haste", 0), ("shop/old.*", 0), ("shop/old.gone", 2), ("shop/r.hurry", 1)]
    {
        assert_eq!(found(&[&shop], &[(id, Setting::Off)], "快点，等着").len(), expected, "{id}");
    }
}

#[test]
fn ok_settings_come_after_overlays() {
    let shop = shop();
    let overrides = "[{ rules: [r.long], off: true }, { rules: [r.short], severity: error }]";
    let overlay = [("pack.yaml", &*manifest("acme", "extends: shop")), ("overrides.yaml", overrides)];
    let acme = compile(&overlay, &[&shop]).expect("the overlay is sound");
    let settings = [
        ("shop/r.long", Setting::Severity(Severity::Error)),
        ("shop/r.short", Setting::Severity(Severity::Info)),
    ];
    let found = found(&[&shop, &acme], &settings, "快点付款");
    assert_eq!(found, [("shop/r.short".to_owned(), Severity::Info)], "what an overlay took away stays away");
}
