//! The one integration binary.

mod authors;
mod broken;
mod bytes;
mod cases;
mod cli;
mod complaints;
mod flow;
mod guide;
mod overlays;
mod packs;
mod schema;
mod sources;
mod support;
mod zh_service;
