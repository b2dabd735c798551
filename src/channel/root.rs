//! The root: which keys count, and how many of them must sign.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::crypto::{PublicKey, short};
use super::signed::{Kind, Signed};
use super::time::Time;
use super::{VERSION_LIMIT, wrong};
use crate::error::Error;

/// The payload of a root.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Root {
    #[serde(rename = "type")]
    kind: Kind,
    /// One more than that of the root before.
    pub version: u64,
    /// When it ends.
    pub expires: Time,
    /// The bytes of the keys, in base64, by their ids.
    keys: BTreeMap<String, String>,
    /// Whose signature counts for what.
    pub roles: Roles,
}

/// Whose signature counts for what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roles {
    /// Who signs roots.
    pub root: Role,
    /// Who signs the index.
    pub index: Role,
}

/// Some keys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Their ids.
    pub keys: Vec<String>,
    /// How many of them must sign.
    pub threshold: usize,
}

impl Root {
    /// Makes the root that comes after another, or the first.
    ///
    /// # Errors
    /// A role without keys, with a key given twice, or that asks for more or fewer signatures than can be.
    pub fn new(
        before: Option<&Root>,
        expires: Time,
        (root_keys, root_threshold): (&[PublicKey], usize),
        (index_keys, index_threshold): (&[PublicKey], usize),
    ) -> Result<Root, Error> {
        let role = |keys: &[PublicKey], threshold| Role {
            keys: keys.iter().map(PublicKey::id).collect(),
            threshold,
        };
        let keys = root_keys.iter().chain(index_keys).map(|key| (key.id(), key.to_base64()));
        let root = Root {
            kind: Kind::Root,
            version: before.map_or(1, |before| before.version + 1),
            expires,
            keys: keys.collect(),
            roles: Roles { root: role(root_keys, root_threshold), index: role(index_keys, index_threshold) },
        };
        root.keys()?;
        Ok(root)
    }

    /// Reads a root, whoever has signed it.
    ///
    /// # Errors
    /// A file that is no root, or one whose roles make no sense.
    pub fn from_signed(signed: &Signed) -> Result<Root, Error> {
        let root: Root = signed.payload(Kind::Root)?;
        if root.version == 0 || root.version > VERSION_LIMIT {
            return Err(wrong(format!(
                "the root's version is {}, it must be from 1 to {VERSION_LIMIT}",
                root.version
            )));
        }
        root.keys()?;
        Ok(root)
    }

    /// The file, for its signatures.
    pub fn to_signed(&self) -> Signed {
        Signed::new(self)
    }

    /// Checks that the keys which may sign a root have signed this file of it.
    pub(super) fn signs_root(&self, signed: &Signed) -> Result<usize, Error> {
        signed.check(Kind::Root, &self.roles.root, &self.keys()?)
    }

    /// Checks that the keys which may sign an index have signed it.
    pub(super) fn signs_index(&self, signed: &Signed) -> Result<usize, Error> {
        signed.check(Kind::Index, &self.roles.index, &self.keys()?)
    }

    fn keys(&self) -> Result<BTreeMap<String, PublicKey>, Error> {
        let mut keys = BTreeMap::new();
        for (id, text) in &self.keys {
            let key = PublicKey::from_base64(text)?;
            if key.id() != *id {
                return Err(wrong(format!(
                    "the root names a key {}, whose id is {}; make the root again",
                    short(id),
                    key.id()
                )));
            }
            keys.insert(id.clone(), key);
        }
        for (name, role) in [("root", &self.roles.root), ("index", &self.roles.index)] {
            role.check(name, &keys)?;
        }
        Ok(keys)
    }
}

impl Role {
    fn check(&self, name: &str, keys: &BTreeMap<String, PublicKey>) -> Result<(), Error> {
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.keys.iter().find(|id| !seen.insert(*id)) {
            return Err(wrong(format!("key {} is given twice for {name}; give each key once", short(twice))));
        }
        if let Some(missing) = self.keys.iter().find(|id| !keys.contains_key(*id)) {
            return Err(wrong(format!(
                "the {name} key {} is not among the root's keys; make the root again",
                short(missing)
            )));
        }
        if self.threshold == 0 || self.threshold > self.keys.len() {
            return Err(wrong(format!(
                "{} of {} {name} keys must sign, it can be 1 to {}; change the threshold, or give more keys",
                self.threshold,
                self.keys.len(),
                self.keys.len()
            )));
        }
        Ok(())
    }
}
