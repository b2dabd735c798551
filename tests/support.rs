//! What the tests share: folders of their own, the command, small packs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use phraselint::{Context, Diagnostic, Engine, Pack, Source};

/// A folder of its own for a test, taken away afterwards.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("phraselint-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Folder(path)
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder"))
            .expect("a temporary folder can be made");
        fs::write(&path, content).expect("a temporary file can be written");
        path
    }

    /// Writes the files of a pack into a folder of its name.
    pub fn pack(&self, name: &str, files: &[(&str, &str)]) -> PathBuf {
        for (file, text) in files {
            self.file(&format!("{name}/{file}"), text);
        }
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub struct Ended {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command.
pub fn run(args: &[&str], input: &[u8]) -> Ended {
    let mut child = Command::new(env!("CARGO_BIN_EXE_phraselint"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // The command may end without having read everything.
    let _ = child.stdin.take().expect("stdin is piped").write_all(input);
    let output = child.wait_with_output().expect("the command ends");
    Ended {
        status: output.status.code().expect("it was not killed"),
        out: String::from_utf8(output.stdout).expect("the command prints UTF-8"),
        err: String::from_utf8(output.stderr).expect("the command prints UTF-8"),
    }
}

pub fn path(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

/// A `pack.yaml` with this id and these further lines.
pub fn manifest(id: &str, more: &str) -> String {
    format!("id: {id}\nversion: 1.0.0\ntitle: 店铺\nlanguage: zh-CN\nowner: 我们\nlicence: MIT\n{more}\n")
}

/// A rule in YAML's flow style, with these keys and, where they are missing, plain values for the others.
pub fn rule(id: &str, keys: &str) -> String {
    let or = |key: &str, value: &str| {
        let is_given = keys.split(',').any(|part| part.trim_start().starts_with(&format!("{key}:")));
        if is_given { String::new() } else { format!("{key}: {value}, ") }
    };
    format!(
        "- {{ id: {id}, {}{}{}{}{}{}{keys} }}\n",
        or("severity", "error"),
        or("suggest", "[请您]"),
        or("message", "不妥"),
        or("why", "因为"),
        or("bad", "[b]"),
        or("good", "[g]"),
    )
}

pub fn compile(files: &[(&str, &str)], bases: &[&Pack]) -> Result<Pack, String> {
    let source = Source::from_files(files.iter().copied());
    let source = source.with_bases(bases.iter().map(|&base| base.clone()).collect());
    Pack::compile(&source).map_err(|error| error.to_string())
}

/// What is found in a text without a context.
pub fn lint(packs: &[&Pack], text: &str) -> Vec<Diagnostic> {
    let engine = Engine::new(packs.iter().map(|&pack| pack.clone()).collect()).expect("the packs load");
    engine.lint(text, &Context::default())
}

/// The rules that find something in a text.
pub fn rules(packs: &[&Pack], text: &str) -> Vec<String> {
    lint(packs, text).into_iter().map(|found| found.rule).collect()
}

/// The files below a folder whose names end so, in order.
pub fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
