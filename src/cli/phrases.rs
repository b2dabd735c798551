//! `phraselint phrases`.

use std::io::Write;
use std::path::PathBuf;

use phraselint::{Pack, closest_scene};

use super::{Failure, Outcome, load};

/// Shows recommended wording, by scene.
pub(super) fn run(query: &str, scene: Option<&str>, paths: &[PathBuf]) -> Result<Outcome, Failure> {
    let packs: Vec<Pack> = load::packs(paths)?.into_iter().map(|loaded| loaded.pack).collect();
    if let Some(scene) = scene {
        check(scene, &packs)?;
    }
    let mut out = anstream::stdout();
    let mut last = None;
    for pack in &packs {
        let info = pack.info();
        for wording in pack.wordings(query, scene) {
            let place = (info.id.clone(), &wording.scene);
            if last.as_ref() != Some(&place) {
                if last.is_some() {
                    writeln!(out)?;
                }
                let label = info
                    .scenes
                    .iter()
                    .find(|scene| scene.id == wording.scene)
                    .map_or("", |scene| &scene.label);
                writeln!(out, "{} · {label}", wording.scene)?;
                last = Some(place);
            }
            match &wording.when {
                Some(when) => writeln!(out, "  {}  ({when})", wording.text)?,
                None => writeln!(out, "  {}", wording.text)?,
            }
        }
    }
    if last.is_none() {
        anstream::eprintln!("no recommended wording has all of this: {query}");
    }
    Ok(Outcome::Clean)
}

/// # Errors
/// A scene that no pack has.
fn check(scene: &str, packs: &[Pack]) -> Result<(), Failure> {
    let infos: Vec<_> = packs.iter().map(Pack::info).collect();
    let known: Vec<&str> =
        infos.iter().flat_map(|info| &info.scenes).map(|scene| scene.id.as_str()).collect();
    if known.contains(&scene) {
        return Ok(());
    }
    let mend = match closest_scene(packs, scene) {
        Some(id) => format!("did you mean {id}?"),
        None => format!("there are {}", known.join(", ")),
    };
    Err(Failure::Message(format!("there is no scene {scene}; {mend}")))
}
