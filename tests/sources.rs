//! What the five service-wording documents forbid is caught, and what they recommend is not.

use phraselint::{Context, Engine, Severity, zh_service};

/// One line of a table in `tests/cases/sources`.
struct Line<'a> {
    text: &'a str,
    origin: String,
}

fn lines(table: &str) -> Vec<Line<'_>> {
    table
        .lines()
        .skip(1)
        .map(|row| {
            let columns: Vec<_> = row.split('\t').collect();
            assert_eq!(columns.len(), 4, "a row has text, file, section and note: {row}");
            Line { text: columns[0], origin: columns[1..].join(" · ") }
        })
        .collect()
}

/// The lines whose worst severity is wrong.
fn wrong(table: &str, is_right: impl Fn(Option<Severity>) -> bool) -> Vec<String> {
    let engine = Engine::new(vec![zh_service()]).expect("the built-in pack loads");
    let mut wrong = Vec::new();
    for line in lines(table) {
        let found = engine.lint(line.text, &Context::default());
        if !is_right(found.iter().map(|found| found.severity).max()) {
            let found: Vec<_> =
                found.iter().map(|found| format!("{} 「{}」", found.rule, found.text)).collect();
            wrong.push(format!("{}\n    {}\n    found: [{}]", line.text, line.origin, found.join(", ")));
        }
    }
    wrong
}

fn assert_all(table: &str, least: usize, is_right: impl Fn(Option<Severity>) -> bool) {
    let count = lines(table).len();
    assert!(count >= least, "the table has {count} lines; it had {least}");
    let wrong = wrong(table, is_right);
    assert!(wrong.is_empty(), "{} of {count} lines are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn forbidden_phrases_are_warnings_or_errors() {
    assert_all(include_str!("cases/sources/forbidden.tsv"), 147, |worst| worst >= Some(Severity::Warning));
}

#[test]
fn habits_are_found() {
    assert_all(include_str!("cases/sources/habits.tsv"), 29, |worst| worst.is_some());
}

#[test]
fn recommended_wording_is_clean() {
    assert_all(include_str!("cases/sources/recommended.tsv"), 357, |worst| worst < Some(Severity::Warning));
}
