//! Everything that a client checks before it takes a channel's packs, in words.

use super::crypto::sha256;
use super::examples::{Shelf, engine};
use super::{Examples, FileEntry, Index, PackEntry, ROOTS_LIMIT, Root, Signed, Time, version, wrong};
use crate::error::Error;
use crate::pack::Pack;

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// What is right, a line each.
    pub passed: Vec<String>,
    /// What a client would refuse or warn of, a line each.
    pub faults: Vec<String>,
}

/// Checks a channel as a client does that has this root, at this moment, and that has seen this index. `read` gives the
/// file of an address, or nothing if there is none. The packs below those of the index are looked for there and then in
/// `base`.
pub fn verify(
    pinned: &[u8],
    seen: Option<&Index>,
    at: Time,
    base: impl Fn(&str) -> Option<Pack>,
    mut read: impl FnMut(&str) -> Result<Option<Vec<u8>>, Error>,
) -> Report {
    let mut report = Report::default();
    if let Err(error) = channel(pinned, seen, at, &base, &mut read, &mut report) {
        report.faults.push(error.to_string());
    }
    report
}

type Read<'r> = &'r mut dyn FnMut(&str) -> Result<Option<Vec<u8>>, Error>;

/// An error ends the run, as it does a client's; faults that leave something to check go into the report.
fn channel(
    pinned: &[u8],
    seen: Option<&Index>,
    at: Time,
    base: Shelf<'_>,
    read: Read<'_>,
    report: &mut Report,
) -> Result<(), Error> {
    let root = last_root(pinned, read, report)?;
    if root.expires <= at {
        let mend = "make a new one with `phraselint pack root --after`";
        report
            .faults
            .push(format!("root {}: it expired on {}, and it is {at}; {mend}", root.version, root.expires));
    }
    let index = index(&root, seen, at, read, report).map_err(|error| error.in_file("index.json"))?;
    let mut packs = Vec::new();
    for entry in &index.packs {
        match pack(entry, read) {
            Ok(pack) => packs.push((entry, pack)),
            Err(error) => report.faults.push(error.in_file(title(entry)).to_string()),
        }
    }
    let others: Vec<Pack> = packs.iter().map(|(_, pack)| pack.clone()).collect();
    for (entry, pack) in &packs {
        let held = examples(entry, read).and_then(|examples| examples.hold(&engine(pack, &others, base)?));
        match held {
            Ok(held) => report.passed.push(format!(
                "{}: {} bytes with the right hash, loads, {held} examples hold",
                title(entry),
                entry.file.length
            )),
            Err(error) => report.faults.push(error.in_file(title(entry)).to_string()),
        }
    }
    report.passed.extend(index.off.iter().map(|rule| format!("{rule}: pulled")));
    Ok(())
}

/// Follows the roots to the last one.
fn last_root(pinned: &[u8], read: Read<'_>, report: &mut Report) -> Result<Root, Error> {
    let mut root = own(pinned, report).map_err(|error| error.in_file("the pinned root"))?;
    for _ in 0..ROOTS_LIMIT {
        let name = format!("{}.root.json", root.version + 1);
        let Some(bytes) = read(&name)? else { break };
        root = next(&root, &bytes, report).map_err(|error| error.in_file(&name))?;
    }
    Ok(root)
}

fn own(bytes: &[u8], report: &mut Report) -> Result<Root, Error> {
    let signed = Signed::from_bytes(bytes)?;
    let root = Root::from_signed(&signed)?;
    let found = root.signs_root(&signed)?;
    report.passed.push(format!(
        "root {}: {}; until {}",
        root.version,
        count(found, root.roles.root.threshold),
        root.expires
    ));
    Ok(root)
}

fn next(old: &Root, bytes: &[u8], report: &mut Report) -> Result<Root, Error> {
    let signed = Signed::from_bytes(bytes)?;
    let of_old = old
        .signs_root(&signed)
        .map_err(|error| error.in_file(format!("by the keys of root {}", old.version)))?;
    let root = Root::from_signed(&signed)?;
    if root.version != old.version + 1 {
        return Err(wrong(format!(
            "its version is {}, it must be {}; make it with `--after` the root before",
            root.version,
            old.version + 1
        )));
    }
    let of_new = root.signs_root(&signed).map_err(|error| error.in_file("by its own keys"))?;
    report.passed.push(format!(
        "root {}: {} of root {}, {} of its own; until {}",
        root.version,
        count(of_old, old.roles.root.threshold),
        old.version,
        count(of_new, root.roles.root.threshold),
        root.expires
    ));
    Ok(root)
}

fn index(
    root: &Root,
    seen: Option<&Index>,
    at: Time,
    read: Read<'_>,
    report: &mut Report,
) -> Result<Index, Error> {
    let missing = || wrong("there is none; make one with `phraselint pack index`");
    let signed = Signed::from_bytes(&read("index.json")?.ok_or_else(missing)?)?;
    let found = root.signs_index(&signed)?;
    let index = Index::from_signed(&signed)?;
    if let Some(seen) = seen {
        if index.version < seen.version {
            return Err(wrong(format!(
                "its version is {}, {} was seen before; make it with `--after` that",
                index.version, seen.version
            )));
        }
        for old in &seen.packs {
            if let Some(new) =
                index.pack(&old.id).filter(|new| version(&new.version).ok() < version(&old.version).ok())
            {
                report.faults.push(format!(
                    "{}: {} was seen before; raise the pack's version",
                    title(new),
                    old.version
                ));
            }
        }
    }
    let line = format!(
        "index {}: {}; until {}",
        index.version,
        count(found, root.roles.index.threshold),
        index.expires
    );
    match index.expires <= at {
        true => report.faults.push(format!(
            "index {}: it expired on {}, and it is {at}; make and sign a new one",
            index.version, index.expires
        )),
        false => report.passed.push(line),
    }
    Ok(index)
}

fn pack(entry: &PackEntry, read: Read<'_>) -> Result<Pack, Error> {
    let pack = Pack::from_bytes(&file(&entry.file, read)?)?;
    let info = pack.info();
    if (&info.id, &info.version) != (&entry.id, &entry.version) {
        return Err(wrong(format!(
            "{} holds {} {}; index the pack again",
            entry.file.url, info.id, info.version
        )));
    }
    let this = env!("CARGO_PKG_VERSION");
    if version(&entry.engine)? > version(this)? {
        return Err(wrong(format!(
            "it needs engine {} or newer, this one is {this}; renew the engine",
            entry.engine
        )));
    }
    Ok(pack)
}

fn examples(entry: &PackEntry, read: Read<'_>) -> Result<Examples, Error> {
    let examples = Examples::from_bytes(&file(&entry.examples, read)?)?;
    if (&examples.pack, &examples.version) != (&entry.id, &entry.version) {
        let Examples { pack, version, .. } = examples;
        return Err(wrong(format!(
            "{} holds those of {pack} {version}; index the pack again",
            entry.examples.url
        )));
    }
    Ok(examples)
}

/// The bytes of a file, if they are those that the index means.
fn file(entry: &FileEntry, read: Read<'_>) -> Result<Vec<u8>, Error> {
    let FileEntry { url, sha256: expected, length } = entry;
    let bytes =
        read(url)?.ok_or_else(|| wrong(format!("{url} is not there; publish it beside the index")))?;
    if bytes.len() != *length {
        return Err(wrong(format!(
            "{url} has {} bytes, the index says {length}; publish it again",
            bytes.len()
        )));
    }
    let found = sha256(&bytes);
    match found == *expected {
        true => Ok(bytes),
        false => {
            Err(wrong(format!("the hash of {url} is {found}, the index says {expected}; publish it again")))
        }
    }
}

fn count(found: usize, needed: usize) -> String {
    match found {
        1 => format!("1 signature, {needed} needed"),
        _ => format!("{found} signatures, {needed} needed"),
    }
}

fn title(entry: &PackEntry) -> String {
    format!("{} {}", entry.id, entry.version)
}
