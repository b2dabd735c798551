//! The bytes of a compiled pack.
//!
//! ```text
//! 0   4   "PHLN"
//! 4   2   format
//! 6   2   version of the folding tables that the phrases were folded with
//! 8   6   the oldest engine that can use the pack: major, minor, patch, two bytes each
//! 14  4   length of the content in bytes
//! 18  4   CRC-32 of all other bytes, header and content
//! 22  …   content: a `Pack` in postcard's encoding (https://postcard.jamesmunns.com/wire-format), which begins
//!         with id and version; then shortened as `shorthand.rs` says
//! ```
//!
//! Numbers are little-endian. Equal packs have equal bytes. A reader trusts nothing: the header is compared with what
//! is there, postcard checks every length, and the engine every expression as it builds its program.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

use super::Pack;
use super::shorthand::{lengthen, shorten};
use crate::error::{Error, Kind};
use crate::fold;

const MAGIC: [u8; 4] = *b"PHLN";
/// Raise when [`Pack`] or anything in it changes, and with it [`ENGINE`].
const FORMAT: u16 = 3;
/// The engine that first read this format.
const ENGINE: [u16; 3] = [0, 1, 0];
const CHECKSUM: usize = 18;
const HEADER: usize = 22;
/// With the smallest table: a larger one weighs more than it saves.
const CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

impl Pack {
    /// The pack as bytes: the same pack always gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let content = postcard::to_allocvec(self).expect("a pack holds nothing that postcard cannot write");
        let content = shorten(&content);
        let mut bytes = Vec::with_capacity(HEADER + content.len());
        bytes.extend(MAGIC);
        bytes.extend([FORMAT, fold::TABLES].into_iter().chain(ENGINE).flat_map(u16::to_le_bytes));
        bytes.extend((content.len() as u32).to_le_bytes());
        let checksum = checksum(&bytes, &content);
        bytes.extend(checksum.to_le_bytes());
        bytes.extend(content);
        bytes
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// Bytes that are no pack, are cut short, damaged, of another format, or for a newer engine.
    pub fn from_bytes(bytes: &[u8]) -> Result<Pack, Error> {
        if !bytes.starts_with(&MAGIC) {
            return Err(Kind::NotAPack { start: bytes[..bytes.len().min(4)].to_vec(), magic: MAGIC }.into());
        }
        let truncated = |expected: u64| Kind::Truncated { expected, found: bytes.len() as u64 };
        // The format comes first: what follows may be elsewhere in another.
        let format = short(bytes, 4).ok_or_else(|| truncated(HEADER as u64))?;
        if format != FORMAT {
            return Err(Kind::Format { found: format, known: FORMAT }.into());
        }
        let Some((header, content)) = bytes.split_at_checked(HEADER) else {
            return Err(truncated(HEADER as u64).into());
        };
        let long =
            |at: usize| header[at..at + 4].iter().rev().fold(0, |long, &byte| long << 8 | u32::from(byte));
        let length = u64::from(long(14));
        if content.len() as u64 != length {
            return Err(truncated(HEADER as u64 + length).into());
        }
        let (expected, found) = (long(CHECKSUM), checksum(&header[..CHECKSUM], content));
        if found != expected {
            return Err(Kind::Checksum { expected, found }.into());
        }
        let engine = [8, 10, 12].map(|at| short(header, at).unwrap_or(0));
        let this = env!("CARGO_PKG_VERSION");
        if this.split('.').map(|part| part.parse().unwrap_or(0)).lt(engine) {
            let needed = format!("{}.{}.{}", engine[0], engine[1], engine[2]);
            return Err(Kind::Engine { needed, found: this }.into());
        }
        let tables = short(header, 6).unwrap_or(0);
        if tables != fold::TABLES {
            return Err(Kind::Tables { found: tables, known: fold::TABLES }.into());
        }
        let wrong = |what: String| Kind::Content { what }.into();
        let content = lengthen(content).ok_or_else(|| wrong("its characters are not in its table".into()))?;
        postcard::from_bytes(&content).map_err(|error| wrong(error.to_string()))
    }
}

#[cfg(feature = "cli")]
impl Pack {
    /// The oldest engine that can use a pack of these bytes, as far as they have a header.
    pub(crate) fn engine(bytes: &[u8]) -> String {
        let [major, minor, patch] = [8, 10, 12].map(|at| short(bytes, at).unwrap_or(0));
        format!("{major}.{minor}.{patch}")
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

fn checksum(header: &[u8], content: &[u8]) -> u32 {
    let mut digest = CRC.digest();
    digest.update(header);
    digest.update(content);
    digest.finalize()
}
