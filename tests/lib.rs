//! The one integration binary.

mod authors;
mod broken;
mod bytes;
mod cases;
mod channel;
mod cli;
mod complaints;
mod flow;
mod guide;
mod overlays;
mod packs;
mod schema;
mod settings;
mod sources;
mod support;
mod zh_service;
