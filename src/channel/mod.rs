//! The signed channel by which packs are renewed: a small profile of The Update Framework.
//!
//! ```text
//! N.root.json                         which keys count, and how many of them must sign; each root is signed by the keys
//!                                     of the one before and by its own
//! index.json                          the packs, by version, length and SHA-256, and the rules that are pulled
//! ID-VERSION.HASH.pack                a compiled pack
//! ID-VERSION.HASH.examples.json       its rules' examples, which a client runs before it takes the pack
//! ```
//!
//! A client starts from a root that it was shipped with, follows the later ones, and takes from the index what is newer
//! than all that it has seen. Everything here decides on bytes that somebody else has read.
//!
//! Source: The Update Framework Specification, https://theupdateframework.github.io/specification/latest/

mod crypto;
mod examples;
mod index;
mod publish;
mod root;
mod signed;
mod time;
mod verify;

pub use crypto::{PublicKey, SecretKey};
pub use examples::Examples;
pub use index::{FileEntry, Index, PackEntry};
pub use publish::{Offer, Publication, publish};
pub use root::{Role, Roles, Root};
pub use signed::{Kind, Signed};
pub use time::Time;
pub use verify::{Report, verify};

use crate::error::{self, Error};

/// The most bytes of a root that a client reads.
pub(crate) const ROOT_LIMIT: usize = 64 << 10;
/// The most bytes of an index that a client reads.
pub(crate) const INDEX_LIMIT: usize = 256 << 10;
/// The most bytes of a pack that a client reads.
pub(crate) const PACK_LIMIT: usize = 4 << 20;
/// The most bytes of a pack's examples that a client reads.
pub(crate) const EXAMPLES_LIMIT: usize = 8 << 20;
/// The most packs that an index may have.
pub(crate) const PACKS_LIMIT: usize = 32;
/// The most roots that a client follows in one run.
pub(crate) const ROOTS_LIMIT: usize = 32;
/// The largest version: clients are written in JavaScript, which counts no further without gaps.
pub(crate) const VERSION_LIMIT: u64 = (1 << 53) - 1;

/// What is wrong, and how to mend it.
fn wrong(what: impl Into<String>) -> Error {
    error::Kind::Channel { what: what.into() }.into()
}

/// A pack's version as numbers that can be compared.
fn version(text: &str) -> Result<[u64; 3], Error> {
    let parts: Vec<_> = text.split('.').map(str::parse::<u64>).collect();
    match parts[..] {
        [Ok(major), Ok(minor), Ok(patch)] => Ok([major, minor, patch]),
        _ => Err(wrong(format!("the version `{text}` must be three numbers, such as 1.4.0"))),
    }
}
