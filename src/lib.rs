//! Finds wording in a customer-service message that is forbidden or could be better, and offers the standard
//! replacement.
//!
//! A [`Pack`] of rules, written in YAML and compiled, goes into an [`Engine`]; [`Engine::lint`] takes a message
//! and a [`Context`] and returns [`Diagnostic`]s. The same input gives the same diagnostics natively and in
//! WebAssembly. Every position is in UTF-16 code units of the text as given, as in LSP and JavaScript.
//!
//! # Example: lint a message
//! ```
//! # #[cfg(feature = "cli")] {
//! use phraselint::{Context, Engine, Severity};
//!
//! let engine = Engine::new(vec![phraselint::zh_service()])?;
//! let found = engine.lint("我不知道", &Context::default());
//! assert_eq!(found[0].severity, Severity::Error);
//! # }
//! # Ok::<(), phraselint::Error>(())
//! ```
//!
//! # Example: compile a pack
//! ```
//! # #[cfg(feature = "author")] {
//! use phraselint::{Context, Engine, Pack, Source, check};
//!
//! let source = Source::from_files([
//!     ("pack.yaml", "{ id: shop, version: 1.0.0, title: 店铺, language: zh-CN, owner: 我们, licence: MIT }"),
//!     ("haste.yaml", "[{ id: haste.hurry, severity: error, phrases: [快点(儿)?], suggest: [请您], message: 在催客户,
//!        bad: [快点说], good: [快递点] }]"),
//! ]);
//! let pack = check(&source, None)?.pack;
//! let engine = Engine::new(vec![Pack::from_bytes(&pack.to_bytes())?])?;
//! assert_eq!(engine.lint("快点儿付款", &Context::default())[0].suggestions[0].text, "请您");
//! # }
//! # Ok::<(), phraselint::Error>(())
//! ```
//!
//! # Features
//! - `cli` (default): the command, `zh_service`, the pack that is built into it, and the `channel` that renews packs.
//! - `author`: packs from YAML.
//! - `wasm`: the class behind the npm package.
//! - `author-wasm`: what is behind its `phraselint/author`.

// In flow order: a module uses only those above it (`tests/flow.rs`).
mod span;
mod date;
mod rule;
mod diagnostic;
mod slot;
#[cfg(feature = "author")]
mod problem;
mod error;
mod fold;
mod pattern;
mod suggest;
mod pack;
mod matcher;
mod engine;
#[cfg(feature = "author")]
mod check;
#[cfg(feature = "author")]
mod explain;
#[cfg(feature = "author")]
mod phrasebook;
#[cfg(feature = "author")]
mod catalogue;
#[cfg(feature = "cli")]
pub mod channel;
#[cfg(feature = "cli")]
mod builtin;
#[cfg(feature = "wasm")]
mod wasm;
#[cfg(feature = "author-wasm")]
mod wasm_author;

#[cfg(feature = "cli")]
pub use builtin::{zh_service, zh_service_source};
#[cfg(feature = "author")]
pub use catalogue::{RuleInfo, rules_of};
#[cfg(feature = "author")]
pub use check::{Checked, RuleExamples, check};
pub use date::{Date, NotADate};
pub use diagnostic::{Diagnostic, Suggestion};
pub use engine::Engine;
pub use error::Error;
#[cfg(feature = "author")]
pub use explain::{Explanation, closest_rule, explain};
#[cfg(feature = "author")]
pub use pack::{Change, Diff, Source, schemas};
pub use pack::{Pack, PackInfo};
#[cfg(feature = "author")]
pub use phrasebook::closest_scene;
#[cfg(feature = "author")]
pub use problem::Problem;
pub use rule::{Context, Role, Scene, Setting, Severity, Turn, Wording};
