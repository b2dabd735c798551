//! Keys, and new ones in place of old ones.

use std::fs;

use serde_json::Value;

use super::Channel;

#[test]
fn ok_and_err_new_keys() {
    let channel = Channel::new("rotation");
    // A new index key, and of the root keys a new one in place of `b`.
    for key in ["c", "j"] {
        channel.run(&["keygen", key]);
    }
    let root = [
        "root",
        "-o",
        "out/2.root.json",
        "--root-key",
        "a.pub",
        "c.pub",
        "--root-threshold",
        "2",
        "--index-key",
        "j.pub",
    ];
    let ended = channel.run(&[&root[..], &["--after", "root.json"]].concat());
    assert!(
        ended.out.ends_with(
            "sign it with 2 root keys of root 1 and 2 of its own, and publish it as 2.root.json\n"
        ),
        "{}",
        ended.out
    );
    channel.run(&["sign", "out/2.root.json", "--key", "a", "c"]);
    assert_eq!(
        channel.faults(),
        format!(
            "2.root.json: by the keys of root 1: 1 of 2 needed signatures are there; sign with more of {}, {}\n",
            channel.short("a"),
            channel.short("b")
        )
    );
    fs::remove_file(channel.at("out/2.root.json")).expect("it was written");
    channel.run(&[&root[..], &["--after", "root.json"]].concat());
    channel.run(&["sign", "out/2.root.json", "--key", "a", "b"]);
    assert_eq!(
        channel.faults(),
        format!(
            "2.root.json: by its own keys: 1 of 2 needed signatures are there; sign with more of {}, {}\n",
            channel.short("a"),
            channel.short("c")
        )
    );
    channel.run(&["sign", "out/2.root.json", "--key", "c"]);
    assert_eq!(
        channel.faults(),
        format!(
            "index.json: key {}, which signed it, is no index key of the root; sign with one of {}\n",
            channel.short("i"),
            channel.short("j")
        )
    );
    channel.run(&["sign", "out/index.json", "--key", "j"]);
    let out = channel.verify().out;
    assert!(
        out.contains("\nroot 2: 2 signatures, 2 needed of root 1, 2 signatures, 2 needed of its own; until "),
        "{out}"
    );

    // A client that has the newer root follows from there.
    fs::copy(channel.at("out/2.root.json"), channel.at("2.json")).expect("it is there");
    assert!(
        channel
            .run(&["verify", "out", "--root", "2.json"])
            .out
            .starts_with("root 2: 2 signatures, 2 needed; until ")
    );
    // One that calls itself something else is refused.
    fs::copy(channel.at("root.json"), channel.at("out/2.root.json")).expect("it is there");
    assert_eq!(
        channel.faults(),
        "2.root.json: its version is 1, it must be 2; make it with `--after` the root before\n"
    );
}

#[test]
fn ok_and_err_keys() {
    let channel = Channel::new("keys");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(channel.at("a")).expect("it was written").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else may read a secret");
    }
    let (secret, public) = (channel.read("a"), channel.read("a.pub"));
    let said = channel.error(&["keygen", "a"]);
    assert_eq!(said, "a.pub: is there already, and a key is never overwritten; name another file\n");
    fs::remove_file(channel.at("a.pub")).expect("it was written");
    let said = channel.error(&["keygen", "a"]);
    assert_eq!(said, "a: is there already, and a key is never overwritten; name another file\n");
    assert_eq!(channel.read("a"), secret);
    assert!(!channel.at("a.pub").exists(), "no public key without its secret");
    channel.folder.file("a.pub", public);

    let value: Value = serde_json::from_str(&secret).expect("it is JSON");
    let seed = value["secret"].as_str().expect("it has a secret");
    let made = channel.run(&["keygen", "d"]);
    assert!(made.out.starts_with(&format!("key {}\n", channel.id("d"))), "{}", made.out);
    channel.folder.file("cut", &secret[..secret.len() - 8]);
    channel.folder.file("short", secret.replace(seed, &seed[..20]));
    channel.folder.file("other.pub", channel.read("a.pub").replace(&channel.id("a"), &channel.id("b")));
    let root = |keys: &[&'static str], threshold: &'static str| {
        [
            &["root", "-o", "n.json", "--root-key"],
            keys,
            &["--root-threshold", threshold, "--index-key", "i.pub"],
        ]
        .concat()
    };
    let (a, b) = (channel.id("a"), channel.id("b"));
    for (args, expected) in [
        (vec!["sign", "root.json", "--key", "a.pub"], "a.pub: this is a public key; sign with the secret one, the file of that name without `.pub`\n".to_owned()),
        (vec!["sign", "root.json", "--key", "cut"], "cut: not a secret key: the file has no `secret`; make one with `phraselint pack keygen FILE`\n".to_owned()),
        (vec!["sign", "root.json", "--key", "short"], "short: not a secret key: its `secret` is not the base64 of 32 bytes; make one with `phraselint pack keygen FILE`\n".to_owned()),
        (vec!["sign", "a.pub", "--key", "a"], "a.pub: not a signed file: missing field `payload` at line 5 column 1; make one with `phraselint pack root` or `phraselint pack index`\n".to_owned()),
        (root(&["a"], "1"), "a: not a public key: the file has no `id` and `public`; give the `.pub` file that `pack keygen` wrote\n".to_owned()),
        (root(&["other.pub"], "1"), format!("other.pub: not a public key: its `id` is {b}, that of its `public` is {a}; give the `.pub` file that `pack keygen` wrote\n")),
        (root(&["a.pub", "b.pub"], "3"), "3 of 2 root keys must sign, it can be 1 to 2; change the threshold, or give more keys\n".to_owned()),
        (root(&["a.pub", "b.pub"], "0"), "0 of 2 root keys must sign, it can be 1 to 2; change the threshold, or give more keys\n".to_owned()),
        (root(&["a.pub", "a.pub"], "2"), format!("key {} is given twice for root; give each key once\n", channel.short("a"))),
        (["root", "-o", "root.json"].into_iter().chain(root(&["a.pub"], "1").into_iter().skip(3)).collect(), "root.json: is there already, perhaps with signatures; name another file, or take it away\n".to_owned()),
    ] {
        let said = channel.error(&args);
        assert_eq!(said, expected, "{args:?}");
        assert!(!said.contains(&seed[..8]), "a secret is never printed");
    }
    assert!(!channel.at("n.json").exists());
    let signatures = |name: &str| channel.read(name).matches("\"signature\":").count();
    channel.run(&["sign", "root.json", "--key", "b"]);
    assert_eq!(signatures("root.json"), 2, "who signs again replaces the own signature");
}
