//! What the npm package's `phraselint/author` wraps: the checks of `pack check`, and what rules packs have. Like
//! `wasm.rs` it converts, and decides nothing. Plain arrays go out, for the wrapper to name their parts.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::catalogue::rules_of;
use crate::check::check;
use crate::error::Error;
use crate::pack::{Pack, Source};
use crate::problem::Problem;
use crate::rule::Severity;

/// Checks the files of a pack on a day; `[problems, bytes]`, where a problem is `[file, line, column, is it an error, what]`
/// and the bytes are there if none is an error. The packs at hand that it does not extend are left out of the check.
#[wasm_bindgen(js_name = checkPack)]
pub fn check_pack(
    paths: Vec<String>,
    texts: Vec<String>,
    bases: Vec<Uint8Array>,
    today: &str,
) -> Result<Array, JsError> {
    let files = paths.iter().map(String::as_str).zip(texts.iter().map(String::as_str));
    let source = Source::from_files(files);
    let bases = below(&source, packs(&bases)?);
    // What this engine cannot load must not be used.
    let checked = check(&source.with_bases(bases), today.parse().ok())
        .and_then(|checked| Pack::from_bytes(&checked.pack.to_bytes()).map(|_| checked));
    let problems = Array::new();
    let bytes = match checked {
        Ok(checked) => {
            checked.warnings.iter().for_each(|warning| _ = problems.push(&problem(warning, false)));
            Uint8Array::from(&checked.pack.to_bytes()[..]).into()
        }
        Err(error) => {
            error.problems().iter().for_each(|error| _ = problems.push(&problem(error, true)));
            if error.problems().is_empty() {
                problems.push(&parts([
                    "pack.yaml".into(),
                    1.into(),
                    1.into(),
                    true.into(),
                    error.to_string().into(),
                ]));
            }
            JsValue::UNDEFINED
        }
    };
    Ok(parts([problems.into(), bytes]))
}

/// The rules of packs; `[id, severity, message, why, tags, phrases, suggestions, whether it is off]` each.
#[wasm_bindgen(js_name = rulesOf)]
pub fn rules(packs: Vec<Uint8Array>) -> Result<Array, JsError> {
    let rules = rules_of(self::packs(&packs)?)?.into_iter().map(|rule| {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        parts([
            rule.id.into(),
            severity.into(),
            rule.message.into(),
            rule.why.into(),
            strings(rule.tags),
            strings(rule.phrases),
            strings(rule.suggestions),
            rule.off.into(),
        ])
    });
    Ok(rules.collect())
}

fn packs(bytes: &[Uint8Array]) -> Result<Vec<Pack>, Error> {
    bytes.iter().map(|bytes| Pack::from_bytes(&bytes.to_vec())).collect()
}

/// The packs below a source.
fn below(source: &Source, mut packs: Vec<Pack>) -> Vec<Pack> {
    let mut below: Vec<Pack> = Vec::new();
    let mut next = source.extends();
    while let Some(at) = next.and_then(|id| packs.iter().position(|pack| pack.id == id)) {
        let pack = packs.swap_remove(at);
        next = pack.extends.clone();
        below.push(pack);
    }
    below
}

fn problem(problem: &Problem, is_error: bool) -> Array {
    let [line, column] = [problem.line(), problem.column()].map(|at| (at as u32).into());
    parts([problem.file().into(), line, column, is_error.into(), problem.message().into()])
}

fn strings(texts: Vec<String>) -> JsValue {
    texts.into_iter().map(JsValue::from).collect::<Array>().into()
}

fn parts<const N: usize>(parts: [JsValue; N]) -> Array {
    parts.iter().collect()
}
