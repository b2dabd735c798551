//! Compiled packs: the same bytes every time, and a clear error or a pack that lints for any other bytes.

use phraselint::{Context, Engine, Pack, Source, Turn, zh_service};

/// Small packs that together have one of everything.
fn packs() -> [Pack; 2] {
    let source = Source::from_files([
        (
            "pack.yaml",
            "{ id: p, version: 1.0.0, title: 试, language: zh-CN, owner: 试, licence: MIT, scenes: { hold: 等待 }, slots: { surname: 王 },
               sets: { you: [你, 您们] } }",
        ),
        (
            "r.yaml",
            "[{ id: r.r, severity: error, phrases: ['^(a b|不.{0,6}[知晓]道)，?{you}?吗$', '[^的]行', { text: 加微信, sound: true }],
                except: [不行], quoted: true, near: { phrases: [烦] }, unless_near: { phrases: [查], within: 3 }, suggest: ['{surname}'],
                message: m, why: w, tags: [t], role: agent, turn: last, valid_from: 2026-01-01, valid_to: 2026-12-31, bad: [b], good: [g] },
              { id: r.s, severity: info, phrases: [烦], suggest: [''], message: m, bad: [b], good: [g] },
              { id: r.old, replaced_by: [r.r] }]",
        ),
        ("phrasebook/hold.yaml", "[{ text: '请{surname}稍等', when: 查询 }]"),
    ]);
    let base = Pack::compile(&source).expect("the pack compiles");
    let overlay = Source::from_files([
        ("pack.yaml", "{ id: o, version: 1.0.0, title: 叠, language: zh-CN, owner: 试, licence: MIT, extends: p }"),
        (
            "overrides.yaml",
            "[{ rules: ['r.*'], tags: [t], off: false, severity: warning, message: n, except: ['{you}烦'], suggest: [您], slots: { a: b },
                good: [您们烦] }]",
        ),
    ]);
    let overlay = Pack::compile(&overlay.with_bases(vec![base.clone()])).expect("the overlay compiles");
    [base, overlay]
}

/// Lints with these packs, if they load.
fn try_out(packs: Vec<Pack>) {
    let Ok(engine) = Engine::new(packs) else { return };
    let context = Context { date: "2026-11-22".parse().ok(), turn: vec![Turn::Last], ..Context::default() };
    for context in [context, Context::default()] {
        engine.lint("不知道吗，烦a b吗，不行，王稍等，佳威信，您们烦", &context);
    }
}

fn error(bytes: &[u8]) -> String {
    Pack::from_bytes(bytes).expect_err("these bytes are no pack").to_string()
}

#[test]
fn prop_reading_undoes_writing() {
    let [base, overlay] = packs();
    for pack in [base, overlay, zh_service()] {
        let bytes = pack.to_bytes();
        let again = Pack::from_bytes(&bytes).expect("what was written can be read");
        assert_eq!(again, pack);
        assert_eq!(again.to_bytes(), bytes);
    }
}

#[test]
fn err_messages_say_what_is_wrong() {
    let bytes = packs()[0].to_bytes();
    let length = bytes.len();
    assert_eq!(
        error(b"\0asm"),
        "not a compiled pack: it starts with 00 61 73 6d, a pack with 50 48 4c 4e (\"PHLN\"); make one with `phraselint pack build \
         DIR -o FILE`"
    );
    assert_eq!(
        error(&bytes[..40]),
        format!(
            "the compiled pack is cut short or has something behind it: it should have {length} bytes and has 40; fetch or \
             build it again"
        )
    );
    let mut newer = bytes.clone();
    newer[4] = 9;
    assert_eq!(
        error(&newer),
        "the compiled pack has format 9, this engine reads format 3; build the pack with this version, or renew the engine"
    );
    let mut damaged = bytes;
    damaged[30] ^= 1;
    let message = error(&damaged);
    assert!(message.starts_with("the compiled pack is damaged: its checksum is "), "{message}");
}

#[test]
fn err_every_truncation() {
    let bytes = packs()[0].to_bytes();
    for length in 0..bytes.len() {
        error(&bytes[..length]);
    }
}

#[test]
fn err_every_flipped_bit() {
    for bytes in packs().map(|pack| pack.to_bytes()) {
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                error(&flipped);
            }
        }
    }
}

/// With the checksum mended, so that what is behind it is read.
#[test]
fn prop_flipped_bits_never_panic() {
    let [base, overlay] = packs();
    let mut loaded = 0;
    for (pack, other) in [(&base, &overlay), (&overlay, &base)] {
        let bytes = pack.to_bytes();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                let checksum = crc32(&[&flipped[..CHECKSUM], &flipped[HEADER..]].concat());
                flipped[CHECKSUM..HEADER].copy_from_slice(&checksum.to_le_bytes());
                if let Ok(pack) = Pack::from_bytes(&flipped) {
                    loaded += 1;
                    try_out(vec![pack.clone()]);
                    try_out(vec![pack, other.clone()]);
                }
            }
        }
    }
    assert!(loaded > 1000, "only {loaded} of them are read, so little was tried");
}

/// Any byte of the large pack, each with one of its values.
#[test]
fn err_every_byte_of_zh_service() {
    let bytes = zh_service().to_bytes();
    // The checksum takes as long as the pack is large, so only every so many of its bytes.
    for at in (0..HEADER).chain((HEADER..bytes.len()).step_by(997)) {
        let mut changed = bytes.clone();
        changed[at] = changed[at].wrapping_add(1 + (at % 255) as u8);
        error(&changed);
    }
}

/// Where the checksum of a pack stands, and where its content begins.
const CHECKSUM: usize = 18;
const HEADER: usize = 22;

#[test]
fn err_what_an_older_engine_cannot_use() {
    let with = |at: usize, value: u16| {
        let mut bytes = packs()[0].to_bytes();
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
        let checksum = crc32(&[&bytes[..CHECKSUM], &bytes[HEADER..]].concat());
        bytes[CHECKSUM..HEADER].copy_from_slice(&checksum.to_le_bytes());
        error(&bytes)
    };
    let this = env!("CARGO_PKG_VERSION");
    assert_eq!(
        with(8, 7),
        format!("the compiled pack needs engine 7.1.0 or newer, this one is {this}; renew the engine")
    );
    assert_eq!(
        with(6, 900),
        "the compiled pack was folded with tables 900, this engine has tables 1; build the pack with this version, or renew \
         the engine"
    );
}

/// CRC-32 as in IEEE 802.3, bit by bit: the test's own, so that it can mend what it damages.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    })
}
