//! The pack that the command has when it is given none.

use crate::pack::{Pack, Source};

const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/zh_service.rs"));

/// `zh-service`: Chinese customer-service wording, compiled from the files of `rules/zh-service`.
///
/// # Panics
/// Never in a released version: the project's tests compile it.
pub fn zh_service() -> Pack {
    Pack::compile(&zh_service_source())
        .unwrap_or_else(|error| panic!("the built-in pack does not compile:\n{error}"))
}

/// The files of `zh-service`, for its examples.
pub fn zh_service_source() -> Source {
    Source::from_files(FILES.iter().copied())
}
