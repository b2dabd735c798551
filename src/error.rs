//! The one public error.

use core::fmt;

/// Why a pack could not be loaded. Linting never fails.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
pub(crate) enum Kind {
    /// The bytes are no compiled pack.
    NotAPack {
        start: Vec<u8>,
        magic: [u8; 4],
    },
    Truncated {
        expected: u64,
        found: u64,
    },
    Format {
        found: u16,
        known: u16,
    },
    /// The pack needs what only a newer engine has.
    Engine {
        needed: String,
        found: &'static str,
    },
    /// The pack was folded with other tables, so its phrases may be written otherwise than this engine folds texts.
    Tables {
        found: u16,
        known: u16,
    },
    Checksum {
        expected: u32,
        found: u32,
    },
    /// The bytes are whole, but what they hold makes no sense.
    Content {
        what: String,
    },
    SamePack {
        id: String,
    },
    /// An overlay without the pack that it overlays.
    NoBase {
        pack: String,
        base: String,
    },
    /// An overlay that, through others, overlays itself.
    Circle {
        pack: String,
    },
    /// An overlay changes a rule that is not there.
    NoTarget {
        pack: String,
        base: String,
        target: String,
    },
    Io {
        path: String,
        what: String,
    },
    /// A pack's source has errors; all of them, a line each.
    #[cfg(feature = "author")]
    Source {
        problems: Vec<crate::problem::Problem>,
    },
    /// What is wrong in the signed channel.
    #[cfg(feature = "cli")]
    Channel {
        what: String,
    },
    /// Says what was being loaded when the other error came up.
    In {
        path: String,
        error: Box<Error>,
    },
}

impl Error {
    /// All that is wrong in a pack's source, in order of place.
    #[cfg(feature = "author")]
    pub(crate) fn from_problems(mut problems: Vec<crate::problem::Problem>) -> Error {
        problems.sort();
        Kind::Source { problems }.into()
    }

    /// All that is wrong in a pack's source, in order of place; nothing if it is another error.
    #[cfg(feature = "author")]
    pub fn problems(&self) -> &[crate::problem::Problem] {
        match &self.0 {
            Kind::Source { problems } => problems,
            _ => &[],
        }
    }

    /// A file that cannot be read or written.
    pub fn from_io(path: &std::path::Path, error: &std::io::Error) -> Error {
        Kind::Io { path: path.display().to_string(), what: error.to_string() }.into()
    }

    /// Says in which file the error came up.
    pub fn in_file(self, path: impl fmt::Display) -> Error {
        Kind::In { path: path.to_string(), error: Box::new(self) }.into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Error {
        Error(kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NotAPack { start, magic } => write!(
                f,
                "not a compiled pack: it starts with {}, a pack with {} (\"PHLN\"); \
                 make one with `phraselint pack build DIR -o FILE`",
                hex(start),
                hex(magic)
            ),
            Kind::Truncated { expected, found } => write!(
                f,
                "the compiled pack is cut short or has something behind it: it should have {expected} bytes and has \
                 {found}; fetch or build it again"
            ),
            Kind::Format { found, known } => write!(
                f,
                "the compiled pack has format {found}, this engine reads format {known}; build the pack with this version, \
                 or renew the engine"
            ),
            Kind::Engine { needed, found } => write!(
                f,
                "the compiled pack needs engine {needed} or newer, this one is {found}; renew the engine"
            ),
            Kind::Tables { found, known } => write!(
                f,
                "the compiled pack was folded with tables {found}, this engine has tables {known}; build the \
                 pack with this version, or renew the engine"
            ),
            Kind::Checksum { expected, found } => write!(
                f,
                "the compiled pack is damaged: its checksum is {found:08x}, it should be {expected:08x}; fetch or build it \
                 again"
            ),
            Kind::Content { what } => {
                write!(f, "the compiled pack makes no sense: {what}; build it again")
            }
            Kind::SamePack { id } => write!(f, "the pack {id} is given twice; give it once"),
            Kind::NoBase { pack, base } => {
                write!(f, "the pack {pack} overlays {base}, which is not given; give both")
            }
            Kind::Circle { pack } => {
                write!(f, "the pack {pack} overlays itself through others; take one `extends` out")
            }
            Kind::NoTarget { pack, base, target } => write!(
                f,
                "the pack {pack} changes a {target}, but {base} has none; mend it in overrides.yaml of {pack}, or give the \
                 {base} that it was made for"
            ),
            Kind::Io { path, what } => write!(f, "{path}: {what}"),
            #[cfg(feature = "author")]
            Kind::Source { problems } => {
                for (i, problem) in problems.iter().enumerate() {
                    if i > 0 {
                        f.write_str("\n")?;
                    }
                    write!(f, "{problem}")?;
                }
                Ok(())
            }
            #[cfg(feature = "cli")]
            Kind::Channel { what } => f.write_str(what),
            Kind::In { path, error } => write!(f, "{path}: {error}"),
        }
    }
}

impl core::error::Error for Error {}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}
