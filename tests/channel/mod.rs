//! The signed channel, by the real command: made, signed, renewed, and every way in which it can be wrong.

mod faults;
mod keys;
mod life;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Ended, Folder, files, manifest, path, rule, run};

/// A channel: `a` and `b` sign roots, `i` the index, and `x` is a stranger's key.
struct Channel {
    folder: Folder,
}

impl Channel {
    fn new(name: &str) -> Channel {
        let channel = Channel { folder: Folder::new(&format!("channel-{name}")) };
        for key in ["a", "b", "i", "x"] {
            channel.run(&["keygen", key]);
        }
        channel.run(&[
            "root",
            "-o",
            "root.json",
            "--root-key",
            "a.pub",
            "b.pub",
            "--root-threshold",
            "2",
            "--index-key",
            "i.pub",
        ]);
        channel.run(&["sign", "root.json", "--key", "a", "b"]);
        channel.shop("1.0.0", "快点");
        channel.run(&["index", "-o", "out", "--packs", "shop"]);
        channel.run(&["sign", "out/index.json", "--key", "i"]);
        channel
    }

    /// The pack `shop` in this version, with rules that forbid this and 等着.
    fn shop(&self, version: &str, forbidden: &str) {
        let rules = rule("r.a", &format!("phrases: [{forbidden}], bad: [{forbidden}], good: [好]"))
            + &rule("r.b", "phrases: [等着], bad: [等着], good: [好]");
        let manifest = manifest("shop", "").replace("1.0.0", version);
        self.folder.pack("shop", &[("pack.yaml", &manifest), ("r.yaml", &rules)]);
    }

    /// Runs `phraselint pack …` on files of the folder, and ends with this status.
    fn ends(&self, status: i32, args: &[&str]) -> Ended {
        let is_path = |at: usize, arg: &str| {
            let before = args[..at].iter().rev().find(|before| before.starts_with('-')).copied();
            !arg.starts_with('-')
                && at > 0
                && matches!(
                    before,
                    None | Some(
                        "-o" | "--root-key"
                            | "--index-key"
                            | "--after"
                            | "--packs"
                            | "--key"
                            | "--root"
                            | "--base"
                    )
                )
        };
        let full = |(at, arg): (usize, &&str)| match is_path(at, arg) {
            true => path(&self.at(arg)).to_owned(),
            false => (*arg).to_owned(),
        };
        let args: Vec<String> = args.iter().enumerate().map(full).collect();
        let args: Vec<&str> = ["pack"].into_iter().chain(args.iter().map(String::as_str)).collect();
        let ended = run(&args, b"");
        assert_eq!(ended.status, status, "{args:?}\n{}{}", ended.out, ended.err);
        ended
    }

    fn run(&self, args: &[&str]) -> Ended {
        self.ends(0, args)
    }

    /// What is printed as wrong, with the folder's name taken out.
    fn error(&self, args: &[&str]) -> String {
        self.ends(2, args).err.replace(&format!("{}/", path(&self.folder.0)), "")
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.0.join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// What is signed in a file.
    fn payload(&self, name: &str) -> Value {
        let signed: Value = serde_json::from_str(&self.read(name)).expect("it is JSON");
        serde_json::from_str(signed["payload"].as_str().expect("the payload is text"))
            .expect("the payload is JSON")
    }

    /// Changes what is signed in a file, and keeps the signatures.
    fn edit(&self, name: &str, change: impl Fn(&mut Value)) {
        let mut signed: Value = serde_json::from_str(&self.read(name)).expect("it is JSON");
        let mut payload = self.payload(name);
        change(&mut payload);
        signed["payload"] = payload.to_string().into();
        self.folder.file(name, signed.to_string());
    }

    /// The only file of the published folder that ends so.
    fn published(&self, ending: &str) -> PathBuf {
        let found: Vec<_> = files(&self.at("out"), ending.rsplit('.').next().expect("it has an ending"))
            .into_iter()
            .filter(|file| path(file).ends_with(ending))
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    }

    fn id(&self, key: &str) -> String {
        let public: Value = serde_json::from_str(&self.read(&format!("{key}.pub"))).expect("it is JSON");
        public["id"].as_str().expect("a key has an id").to_owned()
    }

    fn short(&self, key: &str) -> String {
        self.id(key)[..12].to_owned()
    }

    fn verify(&self) -> Ended {
        self.run(&["verify", "out", "--root", "root.json"])
    }

    /// What a check finds wrong.
    fn faults(&self) -> String {
        self.error(&["verify", "out", "--root", "root.json"])
    }
}
