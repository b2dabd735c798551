//! Packs → the next index and the files beside it.

use super::crypto::sha256;
use super::examples::engine;
use super::signed::Kind;
use super::{Examples, FileEntry, INDEX_LIMIT, Index, PackEntry, Time, version, wrong};
use crate::error::Error;
use crate::pack::Pack;
use crate::problem::closest;

/// A pack to publish.
pub struct Offer {
    /// The compiled pack's bytes.
    pub pack: Vec<u8>,
    /// Its rules' examples.
    pub examples: Examples,
}

/// What to publish.
#[derive(Debug)]
pub struct Publication {
    /// The index, which nobody has signed yet.
    pub index: Index,
    /// The files that it names, with their addresses.
    pub files: Vec<(String, Vec<u8>)>,
    /// Rules that were pulled and that no pack has any more.
    pub settled: Vec<String>,
}

/// Makes the index that comes after another, or the first, at this moment. What was pulled stays so until it is in `lift`
/// or until no pack has it. The packs below the offered ones are looked for among those and then in `base`.
///
/// # Errors
/// What a client would refuse: an older pack, one that changed without a new version, one whose examples do not hold, an
/// end that is over already; and rules that no pack has, so that nobody believes a rule to be pulled that goes on.
pub fn publish(
    before: Option<&Index>,
    offers: &[Offer],
    base: impl Fn(&str) -> Option<Pack>,
    (pull, lift): (&[String], &[String]),
    (now, expires): (Time, Time),
) -> Result<Publication, Error> {
    if expires <= now {
        return Err(wrong(format!(
            "the index would expire on {expires}, and it is {now}; choose a later time"
        )));
    }
    let mut packs = Vec::new();
    for offer in offers {
        packs.push(Pack::from_bytes(&offer.pack).map_err(|error| error.in_file(&offer.examples.pack))?);
    }
    let mut files = Vec::new();
    let mut entries = Vec::new();
    for (offer, pack) in offers.iter().zip(&packs) {
        let entry = entry(offer, pack, before, now, &mut files)?;
        let held = engine(pack, &packs, &base).and_then(|engine| offer.examples.hold(&engine));
        held.map_err(|error| error.in_file(&entry.id))?;
        entries.push(entry);
    }
    let (off, settled) = off(before, &packs, pull, lift)?;
    let index = Index {
        kind: Kind::Index,
        version: before.map_or(1, |before| before.version + 1),
        expires,
        packs: entries,
        off,
    };
    index.check()?;
    // Three signatures more than one are hardly ever needed.
    let bytes = index.to_signed().to_bytes()?.len();
    if bytes > INDEX_LIMIT - 1024 {
        return Err(wrong(format!(
            "the index would have {bytes} bytes, which leaves no room for signatures in {INDEX_LIMIT}"
        )));
    }
    Ok(Publication { index, files, settled })
}

fn entry(
    offer: &Offer,
    pack: &Pack,
    before: Option<&Index>,
    now: Time,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<PackEntry, Error> {
    let info = pack.info();
    let (id, new) = (info.id, info.version);
    if (&offer.examples.pack, &offer.examples.version) != (&id, &new) {
        let Examples { pack, version, .. } = &offer.examples;
        return Err(wrong(format!(
            "the examples are those of {pack} {version}, the pack is {id} {new}; give its own folder"
        )));
    }
    let mut file = |kind: &str, bytes: Vec<u8>| {
        let sha256 = sha256(&bytes);
        let entry =
            FileEntry { url: format!("{id}-{new}.{}.{kind}", &sha256[..16]), sha256, length: bytes.len() };
        files.push((entry.url.clone(), bytes));
        entry
    };
    let examples = file("examples.json", offer.examples.to_bytes());
    let mut entry = PackEntry {
        file: file("pack", offer.pack.clone()),
        examples,
        engine: Pack::engine(&offer.pack),
        date: now.day(),
        id: id.clone(),
        version: new.clone(),
    };
    if let Some(old) = before.and_then(|before| before.pack(&id)) {
        if version(&new)? < version(&old.version)? {
            return Err(wrong(format!(
                "{id} {new} is older than {}, which the index before has, and clients refuse that; raise `version` in pack.yaml",
                old.version
            )));
        }
        if new == old.version {
            if entry.file.sha256 != old.file.sha256 {
                return Err(wrong(format!(
                    "{id} {new} has other bytes than the {new} of the index before; raise `version` in pack.yaml"
                )));
            }
            entry.date = old.date;
        }
    }
    Ok(entry)
}

/// The rules that are off, and those that were and are no more.
fn off(
    before: Option<&Index>,
    packs: &[Pack],
    pull: &[String],
    lift: &[String],
) -> Result<(Vec<String>, Vec<String>), Error> {
    let rules: Vec<String> =
        packs.iter().flat_map(|pack| pack.rules.iter().map(|rule| pack.full_id(rule))).collect();
    let was = before.map_or(&[][..], |before| &before.off);
    let guess = |rule: &String, known: &[String], otherwise: &str| match closest(
        rule,
        known.iter().map(String::as_str),
    ) {
        Some(guess) => format!("did you mean {guess}?"),
        None => otherwise.to_owned(),
    };
    if let Some(unknown) = pull.iter().find(|rule| !rules.contains(rule)) {
        let mend = guess(unknown, &rules, "write it as diagnostics do, with its pack's id");
        return Err(wrong(format!("no pack has the rule {unknown}; {mend}")));
    }
    if let Some(unknown) = lift.iter().find(|rule| !was.contains(rule)) {
        let mend = guess(unknown, was, "take it out");
        return Err(wrong(format!("the rule {unknown} is not pulled by the index before; {mend}")));
    }
    let (kept, settled): (Vec<_>, Vec<_>) =
        was.iter().filter(|rule| !lift.contains(rule)).cloned().partition(|rule| rules.contains(rule));
    let mut off: Vec<_> = kept.into_iter().chain(pull.iter().cloned()).collect();
    off.sort();
    off.dedup();
    Ok((off, settled))
}
