//! The one integration binary.

mod broken;
mod bytes;
mod cases;
mod cli;
mod flow;
mod sources;
