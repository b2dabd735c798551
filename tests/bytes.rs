//! Compiled packs: the same bytes every time, and a clear error or a pack that lints for any other bytes.

use phraselint::{Context, Engine, Pack, zh_service};

/// A small pack that has one of everything.
fn pack() -> Pack {
    let source = phraselint::Source::from_files([
        ("pack.yaml", "{ id: p, version: 1.0.0, title: 试, language: zh-CN, owner: 试, licence: MIT, scenes: { hold: 等待 } }"),
        (
            "r.yaml",
            "[{ id: r.r, severity: error, phrases: ['^(a b|不.{0,6}[知晓]道)，?吗$', '[^的]行'], except: [不行], quoted: true,
                near: { phrases: [烦] }, unless_near: { phrases: [查], within: 3 }, suggest: ['{surname}'], message: m, why: w,
                bad: [b], good: [g] }]",
        ),
        ("phrasebook/hold.yaml", "[{ text: '请{surname}稍等', when: 查询 }]"),
    ]);
    Pack::compile(&source).expect("the pack compiles")
}

fn error(bytes: &[u8]) -> String {
    Pack::from_bytes(bytes).expect_err("these bytes are no pack").to_string()
}

#[test]
fn prop_reading_undoes_writing() {
    for pack in [pack(), zh_service()] {
        let bytes = pack.to_bytes();
        let again = Pack::from_bytes(&bytes).expect("what was written can be read");
        assert_eq!(again, pack);
        assert_eq!(again.to_bytes(), bytes);
    }
}

#[test]
fn err_messages_say_what_is_wrong() {
    let bytes = pack().to_bytes();
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
        "the compiled pack has format 9, this engine reads format 2; build the pack with this version, or renew the engine"
    );
    let mut damaged = bytes;
    damaged[30] ^= 1;
    let message = error(&damaged);
    assert!(message.starts_with("the compiled pack is damaged: its checksum is "), "{message}");
}

#[test]
fn err_every_truncation() {
    let bytes = pack().to_bytes();
    for length in 0..bytes.len() {
        error(&bytes[..length]);
    }
}

/// With the checksum mended, so that what is behind it is read.
#[test]
fn prop_flipped_bits_never_panic() {
    let bytes = pack().to_bytes();
    for at in 14..bytes.len() {
        for bit in 0..8 {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << bit;
            let checksum = crc32(&flipped[14..]);
            flipped[10..14].copy_from_slice(&checksum.to_le_bytes());
            if let Ok(engine) = Pack::from_bytes(&flipped).and_then(|pack| Engine::new(vec![pack])) {
                engine.lint("不知道吗，烦a b吗，不行，王稍等", &Context::default());
            }
        }
    }
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
