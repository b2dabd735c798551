//! The bytes of a compiled pack.
//!
//! ```text
//! 0   4   "PHLN"
//! 4   2   format, little-endian
//! 6   4   length of the content in bytes, little-endian
//! 10  4   CRC-32 of the content, little-endian
//! 14  …   content: a `Pack` in postcard's encoding (https://postcard.jamesmunns.com/wire-format)
//! ```
//!
//! Equal packs have equal bytes. A reader trusts nothing: the header is compared with what is there, postcard
//! checks every length, and the engine every expression as it builds its program.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

use super::Pack;
use crate::error::{Error, Kind};

const MAGIC: [u8; 4] = *b"PHLN";
/// Raise when [`Pack`] or anything in it changes.
const FORMAT: u16 = 1;
const HEADER: usize = 14;
/// With the smallest table: a larger one weighs more than it saves.
const CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

impl Pack {
    /// The pack as bytes: the same pack always gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let content = postcard::to_allocvec(self).expect("a pack holds nothing that postcard cannot write");
        let mut bytes = Vec::with_capacity(HEADER + content.len());
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend(CRC.checksum(&content).to_le_bytes());
        bytes.extend(content);
        bytes
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// Bytes that are no pack, are cut short, damaged or of another format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Pack, Error> {
        if !bytes.starts_with(&MAGIC) {
            return Err(Kind::NotAPack { start: bytes[..bytes.len().min(4)].to_vec(), magic: MAGIC }.into());
        }
        let header = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let found = bytes.len() as u64;
        let truncated = |expected: u64| Error::from(Kind::Truncated { expected, found });
        let (Some(length), Some(expected)) = (header(6), header(10)) else {
            return Err(truncated(HEADER as u64));
        };
        let format = u16::from_le_bytes([bytes[4], bytes[5]]);
        if format != FORMAT {
            return Err(Kind::Format { found: format, known: FORMAT }.into());
        }
        let content = &bytes[HEADER..];
        if content.len() as u64 != u64::from(length) {
            return Err(truncated(HEADER as u64 + u64::from(length)));
        }
        let found = CRC.checksum(content);
        if found != expected {
            return Err(Kind::Checksum { expected, found }.into());
        }
        postcard::from_bytes(content).map_err(|error| Kind::Content { what: error.to_string() }.into())
    }
}
