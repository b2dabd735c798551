//! Lists the files of `rules/zh-service`, so that the command carries the pack as its author wrote it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PACK: &str = "rules/zh-service";

fn main() {
    let mut list = String::from("[\n");
    add(Path::new(PACK), &mut list);
    list.push(']');
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("zh_service.rs"), list).expect("cargo's OUT_DIR can be written");
}

fn add(dir: &Path, list: &mut String) {
    println!("cargo:rerun-if-changed={}", dir.display());
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("a folder of the project can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            add(&path, list);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            println!("cargo:rerun-if-changed={}", path.display());
            let inside = path.strip_prefix(PACK).expect("it was found below the pack").display();
            let full = path.canonicalize().expect("it was found a moment ago");
            writeln!(list, "    ({:?}, include_str!({full:?})),", inside.to_string())
                .expect("a String takes all");
        }
    }
}
