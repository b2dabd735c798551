//! Keys, signatures and hashes. This file alone names the crates for them.

use core::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::wrong;
use crate::error::Error;

/// A secret Ed25519 key. It is shown by nothing but [`SecretKey::to_file`].
pub struct SecretKey(SigningKey);

/// A public Ed25519 key.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

#[derive(Serialize, Deserialize)]
struct SecretFile {
    #[serde(rename = "type")]
    kind: String,
    secret: String,
}

#[derive(Serialize, Deserialize)]
struct PublicFile {
    #[serde(rename = "type")]
    kind: String,
    id: String,
    public: String,
}

const SECRET: &str = "secret-key";
const PUBLIC: &str = "public-key";

impl SecretKey {
    /// Makes a key from the randomness of the operating system.
    ///
    /// # Errors
    /// The system has none to give.
    pub fn generate() -> Result<SecretKey, Error> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)
            .map_err(|error| wrong(format!("no randomness to make a key from: {error}")))?;
        Ok(SecretKey(SigningKey::from_bytes(&seed)))
    }

    /// Reads a key's file.
    ///
    /// # Errors
    /// A text that is no secret key.
    pub fn from_file(text: &str) -> Result<SecretKey, Error> {
        let not = |what: String| {
            wrong(format!("not a secret key: {what}; make one with `phraselint pack keygen FILE`"))
        };
        // The reader's own message is left out: it might show a piece of the secret.
        let file: SecretFile = serde_json::from_str(text).map_err(|_| match is_public(text) {
            true => {
                wrong("this is a public key; sign with the secret one, the file of that name without `.pub`")
            }
            false => not("the file has no `secret`".into()),
        })?;
        if file.kind != SECRET {
            return Err(not(format!("its `type` is not `{SECRET}`")));
        }
        let seed = STANDARD.decode(&file.secret).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let seed = seed.ok_or_else(|| not("its `secret` is not the base64 of 32 bytes".into()))?;
        Ok(SecretKey(SigningKey::from_bytes(&seed)))
    }

    /// The text of the file that keeps the key.
    pub fn to_file(&self) -> String {
        file(&SecretFile { kind: SECRET.into(), secret: STANDARD.encode(self.0.to_bytes()) })
    }

    /// The key that checks what this one signs.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn sign(&self, message: &[u8]) -> String {
        STANDARD.encode(self.0.sign(message).to_bytes())
    }
}

impl PublicKey {
    /// The key's name: the SHA-256 of its bytes, in hexadecimal.
    pub fn id(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// Reads a key's file.
    ///
    /// # Errors
    /// A text that is no public key, or whose id is another key's.
    pub fn from_file(text: &str) -> Result<PublicKey, Error> {
        let not = |what: String| {
            wrong(format!("not a public key: {what}; give the `.pub` file that `pack keygen` wrote"))
        };
        let file: PublicFile =
            serde_json::from_str(text).map_err(|_| not("the file has no `id` and `public`".into()))?;
        if file.kind != PUBLIC {
            return Err(not(format!("its `type` is `{}`, it should be `{PUBLIC}`", file.kind)));
        }
        let key = PublicKey::from_base64(&file.public)?;
        if key.id() != file.id {
            return Err(not(format!("its `id` is {}, that of its `public` is {}", file.id, key.id())));
        }
        Ok(key)
    }

    /// The text of the file that is given to others.
    pub fn to_file(&self) -> String {
        file(&PublicFile { kind: PUBLIC.into(), id: self.id(), public: self.to_base64() })
    }

    pub(super) fn to_base64(&self) -> String {
        STANDARD.encode(self.0.as_bytes())
    }

    pub(super) fn from_base64(text: &str) -> Result<PublicKey, Error> {
        let bytes = STANDARD.decode(text).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let key = bytes.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        key.map(PublicKey).ok_or_else(|| {
            wrong(format!(
                "the public key `{text}` must be the base64 of the 32 bytes of an Ed25519 key; copy it again"
            ))
        })
    }

    /// Whether the signature, in base64, is this key's for the message.
    pub(super) fn has_signed(&self, message: &[u8], signature: &str) -> bool {
        let bytes = STANDARD.decode(signature).ok().and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
        bytes.is_some_and(|bytes| self.0.verify_strict(message, &Signature::from_bytes(&bytes)).is_ok())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id())
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text is written as [`sha256`] writes.
pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What is enough of a key's id for a person to tell it from others.
pub(super) fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}

fn is_public(text: &str) -> bool {
    serde_json::from_str::<PublicFile>(text).is_ok()
}

fn file<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("a key's file is JSON");
    text.push('\n');
    text
}
