//! Everything that a client refuses, in words.

use std::fs;

use serde_json::Value;

use super::Channel;
use crate::support::{files, path, run};

#[test]
fn err_what_a_client_refuses() {
    let channel = Channel::new("refused");
    let good = channel.read("out/index.json");
    let [pack, examples] = [".pack", ".examples.json"].map(|ending| channel.published(ending));
    let [name, of_examples] = [&pack, &examples]
        .map(|file| file.file_name().and_then(|name| name.to_str()).expect("a name").to_owned());
    let bytes = fs::read(&pack).expect("it was written");
    let sign = |key: &str| channel.run(&["sign", "out/index.json", "--key", key]);

    channel.edit("out/index.json", |index| index["packs"][0]["version"] = "9.0.0".into());
    let i = channel.short("i");
    assert_eq!(
        channel.faults(),
        format!(
            "index.json: the signature of key {i} is not for this index: it was changed after it was signed, or damaged; sign it again\n"
        )
    );
    sign("i");
    assert_eq!(channel.faults(), format!("shop 9.0.0: {name} holds shop 1.0.0; index the pack again\n"));

    let unsigned = || {
        let mut signed: Value = serde_json::from_str(&good).expect("it is JSON");
        signed["signatures"] = serde_json::json!([]);
        channel.folder.file("out/index.json", signed.to_string());
    };
    unsigned();
    assert_eq!(
        channel.faults(),
        format!("index.json: 0 of 1 needed signatures are there; sign with more of {i}\n")
    );
    sign("x");
    let x = channel.short("x");
    assert_eq!(
        channel.faults(),
        format!("index.json: key {x}, which signed it, is no index key of the root; sign with one of {i}\n")
    );
    sign("i");
    assert_eq!(channel.verify().err, "", "a stranger's signature beside a good one does no harm");
    // The root's own file, whose signatures are good, in place of the index.
    fs::copy(channel.at("root.json"), channel.at("out/index.json")).expect("it is there");
    assert!(channel.faults().starts_with("index.json: key "), "its keys are those of the other role");

    for (text, expected) in [
        ("<!doctype html>", "index.json: not a signed file: expected value at line 1 column 1; make one with `phraselint pack root` or `phraselint pack index`\n".to_owned()),
        (&good[..good.len() / 2], "index.json: not a signed file: EOF while parsing ".to_owned()),
        ("{}", "index.json: not a signed file: missing field `payload` at line 1 column 2; ".to_owned()),
        (r#"{ "payload": "{}", "signatures": [] }"#, "index.json: the payload makes no sense: missing field `type` at line 1 column 2\n".to_owned()),
        (&" ".repeat(300_000), "index.json: not a signed file: it has 300000 bytes, the largest may have 262144; ".to_owned()),
    ] {
        channel.folder.file("out/index.json", text);
        let faults = channel.faults();
        assert!(faults.starts_with(&expected), "{faults}");
    }
    fs::remove_file(channel.at("out/index.json")).expect("it is there");
    assert_eq!(channel.faults(), "index.json: there is none; make one with `phraselint pack index`\n");
    channel.folder.file("out/index.json", &good);

    fs::write(&pack, &bytes[1..]).expect("it can be written");
    assert_eq!(
        channel.faults(),
        format!(
            "shop 1.0.0: {name} has {} bytes, the index says {}; publish it again\n",
            bytes.len() - 1,
            bytes.len()
        )
    );
    let mut other = bytes.clone();
    *other.last_mut().expect("it has bytes") ^= 1;
    fs::write(&pack, &other).expect("it can be written");
    assert!(
        channel.faults().starts_with(&format!("shop 1.0.0: the hash of {name} is ")),
        "{}",
        channel.faults()
    );
    fs::remove_file(&pack).expect("it is there");
    assert_eq!(channel.faults(), format!("shop 1.0.0: {name} is not there; publish it beside the index\n"));
    fs::write(&pack, &bytes).expect("it can be written");
    fs::write(&examples, b"{}").expect("it can be written");
    assert!(channel.faults().starts_with(&format!("shop 1.0.0: {of_examples} has 2 bytes, the index says ")));
}

/// Faults that a publisher could only sign on purpose.
#[test]
fn err_what_is_signed_and_wrong_all_the_same() {
    let channel = Channel::new("signed");
    let good = channel.read("out/index.json");
    for (key, value, expected) in [
        (
            "/version",
            Value::from(0),
            "index.json: the index's version is 0, it must be from 1 to 9007199254740991\n",
        ),
        (
            "/version",
            "1".into(),
            "index.json: the payload makes no sense: invalid type: string \"1\", expected u64",
        ),
        (
            "/expires",
            "2027-01-31".into(),
            "index.json: the payload of the index makes no sense: `2027-01-31` is no time in UTC; write it as 2027-01-31T00:00:00Z",
        ),
        (
            "/packs/0/url",
            "../shop.pack".into(),
            "index.json: shop: the address `../shop.pack` must lie in the folder of the index: ",
        ),
        (
            "/packs/0/url",
            "https://example.org/shop.pack".into(),
            "index.json: shop: the address `https://example.org/shop.pack` must lie",
        ),
        ("/packs/0/url", "/shop.pack".into(), "index.json: shop: the address `/shop.pack` must lie"),
        (
            "/packs/0/sha256",
            "AB".into(),
            "index.json: shop: `sha256` is `AB`, it must be 64 of 0-9 and a-f\n",
        ),
        (
            "/packs/0/length",
            4_194_305.into(),
            "index.json: shop: its pack has 4194305 bytes, clients read 4194304 at most\n",
        ),
        (
            "/packs/0/version",
            "1.0".into(),
            "index.json: shop: the version `1.0` must be three numbers, such as 1.4.0\n",
        ),
        (
            "/packs/0/engine",
            "9.0.0".into(),
            "shop 1.0.0: it needs engine 9.0.0 or newer, this one is 0.1.0; renew the engine\n",
        ),
    ] {
        channel.folder.file("out/index.json", &good);
        // By a stranger's tool: the command itself would not sign it.
        channel.edit("out/index.json", |index| *index.pointer_mut(key).expect("it is there") = value.clone());
        let refused =
            run(&["pack", "sign", path(&channel.at("out/index.json")), "--key", path(&channel.at("i"))], b"");
        let said = if refused.status == 2 {
            refused.err.replace(&format!("{}/out/", path(&channel.folder.0)), "")
        } else {
            channel.faults()
        };
        assert!(said.starts_with(expected), "{key}: {said}");
    }
    // Unknown keys are for later versions.
    channel.folder.file("out/index.json", &good);
    channel.edit("out/index.json", |index| index["later"] = true.into());
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    channel.verify();

    // Examples that do not hold.
    let examples = channel.published(".examples.json");
    let text = fs::read_to_string(&examples)
        .expect("it was written")
        .replace("[\"快点\"]", "[\"慢点\"]")
        .replace("\"good\":[\"好\"]", "\"good\":[\"等着\"]");
    fs::write(&examples, &text).expect("it can be written");
    channel.edit("out/index.json", |index| index["packs"][0]["examples"]["length"] = text.len().into());
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    let said = channel.faults();
    let hash = said.split(" is ").nth(1).and_then(|rest| rest.split(',').next()).expect("it names the hash");
    channel.edit("out/index.json", |index| index["packs"][0]["examples"]["sha256"] = hash.into());
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    assert_eq!(
        channel.faults(),
        "shop 1.0.0: the `bad` example 「慢点」 is not caught by shop/r.a, and 1 more do not hold; index the pack again\n"
    );
}

#[test]
fn err_what_is_over() {
    let channel = Channel::new("over");
    let ends = |name: &str| channel.payload(name)["expires"].as_str().expect("it ends").to_owned();
    let (index, root) = (ends("out/index.json"), ends("root.json"));
    let faults = channel.error(&["verify", "out", "--root", "root.json", "--at", &index]);
    assert_eq!(
        faults,
        format!("index 1: it expired on {index}, and it is {index}; make and sign a new one\n")
    );
    let faults = channel.error(&["verify", "out", "--root", "root.json", "--at", &root]);
    assert_eq!(
        faults,
        format!(
            "root 1: it expired on {root}, and it is {root}; make a new one with `phraselint pack root --after`\nindex 1: it expired on {index}, and it is {root}; make and sign a new one\n"
        )
    );
    let before = channel.read("out/index.json");
    for args in [
        &["index", "-o", "out", "--packs", "shop", "--expires", "2020-01-01"][..],
        &[
            "root",
            "-o",
            "2.json",
            "--root-key",
            "a.pub",
            "--root-threshold",
            "1",
            "--index-key",
            "i.pub",
            "--expires",
            "2020-01-01",
        ],
    ] {
        let said = channel.error(args);
        assert!(
            said.starts_with(&format!("the {} would expire on 2020-01-01T00:00:00Z, and it is ", args[0])),
            "{said}"
        );
        assert!(said.ends_with("; choose a later time\n"), "{said}");
    }
    let said = channel.error(&["index", "-o", "out", "--packs", "shop", "--expires", "tomorrow"]);
    assert!(
        said.contains("`tomorrow` is no time in UTC; write it as 2027-01-31T00:00:00Z or 2027-01-31"),
        "{said}"
    );
    assert_eq!(channel.read("out/index.json"), before, "nothing is half-written");
    assert!(!channel.at("2.json").exists());
}

#[test]
fn err_going_back() {
    let channel = Channel::new("back");
    let first = channel.read("out/index.json");
    channel.shop("1.1.0", "快点");
    let index = ["index", "-o", "out", "--after", "out/index.json", "--packs", "shop"];
    channel.run(&index);
    channel.shop("1.0.9", "快点");
    let before = channel.read("out/index.json");
    assert_eq!(
        channel.error(&index),
        "shop 1.0.9 is older than 1.1.0, which the index before has, and clients refuse that; raise `version` in pack.yaml\n"
    );
    channel.shop("1.1.0", "马上");
    assert_eq!(
        channel.error(&index),
        "shop 1.1.0 has other bytes than the 1.1.0 of the index before; raise `version` in pack.yaml\n"
    );
    assert_eq!(channel.read("out/index.json"), before, "nothing is half-written");
    assert_eq!(files(&channel.at("out"), "pack").len(), 2);

    // What a client has seen counts too.
    channel.folder.file("seen.json", &before);
    channel.folder.file("out/index.json", &first);
    let verify = ["verify", "out", "--root", "root.json", "--after", "seen.json"];
    assert_eq!(
        channel.error(&verify),
        "index.json: its version is 1, 2 was seen before; make it with `--after` that\n"
    );
    channel.edit("out/index.json", |index| index["version"] = 3.into());
    channel.run(&["sign", "out/index.json", "--key", "i"]);
    assert_eq!(channel.error(&verify), "shop 1.0.0: 1.1.0 was seen before; raise the pack's version\n");
}
