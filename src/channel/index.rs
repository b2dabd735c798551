//! The index: which packs there are, and which rules are pulled.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::crypto::is_sha256;
use super::signed::{Kind, Signed};
use super::time::Time;
use super::{EXAMPLES_LIMIT, PACK_LIMIT, PACKS_LIMIT, VERSION_LIMIT, version, wrong};
use crate::date::Date;
use crate::error::Error;

/// The payload of an index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    /// Higher than that of every index before.
    pub version: u64,
    /// When it ends: a client that finds no newer one by then says so, and goes on with the rules it has.
    pub expires: Time,
    /// The packs.
    pub packs: Vec<PackEntry>,
    /// The rules that are pulled, by their ids with those of their packs.
    #[serde(default)]
    pub off: Vec<String>,
}

/// A pack of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackEntry {
    /// The pack's id.
    pub id: String,
    /// The pack's version.
    pub version: String,
    /// The day on which this version first stood in the index.
    pub date: Date,
    /// The oldest engine that can use it.
    pub engine: String,
    /// The compiled pack.
    #[serde(flatten)]
    pub file: FileEntry,
    /// Its rules' examples.
    pub examples: FileEntry,
}

/// A file beside the index or below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its address, from the index.
    pub url: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub length: usize,
}

impl Index {
    /// Reads an index, whoever has signed it.
    ///
    /// # Errors
    /// A file that is no index, or one whose entries make no sense.
    pub fn from_signed(signed: &Signed) -> Result<Index, Error> {
        let index: Index = signed.payload(Kind::Index)?;
        index.check()?;
        Ok(index)
    }

    /// The file, for its signatures.
    pub fn to_signed(&self) -> Signed {
        Signed::new(self)
    }

    pub(super) fn pack(&self, id: &str) -> Option<&PackEntry> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if self.version == 0 || self.version > VERSION_LIMIT {
            return Err(wrong(format!(
                "the index's version is {}, it must be from 1 to {VERSION_LIMIT}",
                self.version
            )));
        }
        if self.packs.len() > PACKS_LIMIT {
            return Err(wrong(format!(
                "the index has {} packs, clients take {PACKS_LIMIT} at most",
                self.packs.len()
            )));
        }
        let mut seen = BTreeSet::new();
        for pack in &self.packs {
            if !seen.insert(&pack.id) {
                return Err(wrong(format!("the pack {} is given twice; give it once", pack.id)));
            }
            let in_pack = |error: Error| error.in_file(&pack.id);
            version(&pack.version).and_then(|_| version(&pack.engine)).map_err(in_pack)?;
            pack.file.check("pack", PACK_LIMIT).map_err(in_pack)?;
            pack.examples.check("examples", EXAMPLES_LIMIT).map_err(in_pack)?;
        }
        Ok(())
    }
}

impl FileEntry {
    fn check(&self, what: &str, limit: usize) -> Result<(), Error> {
        // Whatever a client makes of an address, it stays in the index's folder or below.
        let is_plain = |part: &str| {
            let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            !matches!(part, "" | "." | "..") && part.chars().all(known)
        };
        if !self.url.split('/').all(is_plain) {
            return Err(wrong(format!(
                "the address `{}` must lie in the folder of the index: names of letters, digits, `-`, `_` and `.`, with `/` between",
                self.url
            )));
        }
        if !is_sha256(&self.sha256) {
            return Err(wrong(format!("`sha256` is `{}`, it must be 64 of 0-9 and a-f", self.sha256)));
        }
        match self.length <= limit {
            true => Ok(()),
            false => {
                Err(wrong(format!("its {what} has {} bytes, clients read {limit} at most", self.length)))
            }
        }
    }
}
