//! A signed file: a payload, which is JSON as text, and signatures of that text.
//!
//! The text itself is signed, so nobody has to agree on one way of writing JSON. What is signed begins with the kind of
//! the payload, so that no root can be given for an index.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::crypto::{PublicKey, SecretKey, short};
use super::root::Role;
use super::{INDEX_LIMIT, ROOT_LIMIT, wrong};
use crate::error::Error;

/// What is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Which keys count.
    Root,
    /// Which packs there are.
    Index,
}

/// A payload and its signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    payload: String,
    signatures: Vec<Signature>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Signature {
    key: String,
    signature: String,
}

/// The part of a payload that every kind has.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "type")]
    kind: Kind,
    version: u64,
}

impl Kind {
    /// The most bytes that a client reads of such a file.
    fn limit(self) -> usize {
        match self {
            Kind::Root => ROOT_LIMIT,
            Kind::Index => INDEX_LIMIT,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Root => "root",
            Kind::Index => "index",
        })
    }
}

impl Signed {
    /// A payload that nobody has signed yet.
    pub(super) fn new<T: Serialize>(payload: &T) -> Signed {
        Signed { payload: serde_json::to_string(payload).expect("a payload is JSON"), signatures: Vec::new() }
    }

    /// Reads a signed file. Whether its signatures count is not said by this.
    ///
    /// # Errors
    /// More bytes than a client reads, or a text that is no such file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Signed, Error> {
        let not = |what: String| {
            wrong(format!(
                "not a signed file: {what}; make one with `phraselint pack root` or `phraselint pack index`"
            ))
        };
        if bytes.len() > INDEX_LIMIT {
            return Err(not(format!("it has {} bytes, the largest may have {INDEX_LIMIT}", bytes.len())));
        }
        let signed: Signed = serde_json::from_slice(bytes).map_err(|error| not(error.to_string()))?;
        let Head { kind, .. } = signed.head()?;
        if bytes.len() > kind.limit() {
            return Err(wrong(format!(
                "the {kind} has {} bytes, clients read {} at most",
                bytes.len(),
                kind.limit()
            )));
        }
        Ok(signed)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// More than a client reads.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a signed file is JSON");
        bytes.push(b'\n');
        let kind = self.head()?.kind;
        match bytes.len() <= kind.limit() {
            true => Ok(bytes),
            false => Err(wrong(format!(
                "the {kind} would have {} bytes, clients read {} at most",
                bytes.len(),
                kind.limit()
            ))),
        }
    }

    /// What is signed.
    ///
    /// # Errors
    /// A payload of no known kind.
    pub fn kind(&self) -> Result<Kind, Error> {
        Ok(self.head()?.kind)
    }

    /// The version of the payload.
    ///
    /// # Errors
    /// A payload of no known kind.
    pub fn version(&self) -> Result<u64, Error> {
        Ok(self.head()?.version)
    }

    /// How many keys have signed, rightly or wrongly.
    pub fn signatures(&self) -> usize {
        self.signatures.len()
    }

    /// Signs with a key, in place of what that key has signed before.
    ///
    /// # Errors
    /// A payload of no known kind.
    pub fn sign(&mut self, key: &SecretKey) -> Result<(), Error> {
        let id = key.public().id();
        let signature = key.sign(&self.message(self.kind()?));
        self.signatures.retain(|signature| signature.key != id);
        self.signatures.push(Signature { key: id, signature });
        Ok(())
    }

    /// The payload, whoever has signed it.
    pub(super) fn payload<T: DeserializeOwned>(&self, kind: Kind) -> Result<T, Error> {
        let found = self.head()?.kind;
        if found != kind {
            return Err(wrong(format!("this is the {found}, not the {kind}; give the other file")));
        }
        serde_json::from_str(&self.payload)
            .map_err(|error| wrong(format!("the payload of the {kind} makes no sense: {error}")))
    }

    /// How many keys of a role have signed, if those are enough.
    pub(super) fn check(
        &self,
        kind: Kind,
        role: &Role,
        keys: &BTreeMap<String, PublicKey>,
    ) -> Result<usize, Error> {
        let message = self.message(kind);
        let mut good = BTreeSet::new();
        let (mut forged, mut unknown) = (None, None);
        for Signature { key, signature } in &self.signatures {
            match keys.get(key).filter(|_| role.keys.contains(key)) {
                Some(public) if public.has_signed(&message, signature) => _ = good.insert(key),
                Some(_) => forged = Some(short(key)),
                None => unknown = Some(short(key)),
            }
        }
        let (found, needed) = (good.len(), role.threshold);
        if found >= needed {
            return Ok(found);
        }
        Err(wrong(match (forged, unknown) {
            (Some(key), _) => format!(
                "the signature of key {key} is not for this {kind}: it was changed after it was signed, or damaged; sign it again"
            ),
            (None, Some(key)) if found == 0 => {
                format!(
                    "key {key}, which signed it, is no {kind} key of the root; sign with one of {}",
                    shorts(&role.keys)
                )
            }
            _ => format!(
                "{found} of {needed} needed signatures are there; sign with more of {}",
                shorts(&role.keys)
            ),
        }))
    }

    fn head(&self) -> Result<Head, Error> {
        serde_json::from_str(&self.payload)
            .map_err(|error| wrong(format!("the payload makes no sense: {error}")))
    }

    fn message(&self, kind: Kind) -> Vec<u8> {
        format!("phraselint {kind} 1\n{}", self.payload).into_bytes()
    }
}

fn shorts(ids: &[String]) -> String {
    ids.iter().map(|id| short(id)).collect::<Vec<_>>().join(", ")
}
