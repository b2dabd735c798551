//! What a lint means, by the design's numbers. A case is a line: a name, a rule, and a text in which ‹ and › stand
//! around what must be found.

use std::collections::{BTreeMap, BTreeSet};

use phraselint::{Context, Engine, Pack, Role, Source, Turn};

const MANIFEST: &str = "
id: p
version: 1.0.0
title: 试
language: zh-CN
owner: 试
licence: MIT
scenes: { hold: 等待, opening: 开场 }
sets:
  you: [你, 您]
  just: [刚才, 刚刚, 刚]
";

/// An engine whose one pack has these rules, each of them keys in YAML's flow style.
fn engine(rules: &[&str]) -> Engine {
    engine_with("", rules)
}

/// The same with recommended wording for the scene `hold`.
fn engine_with(phrasebook: &str, rules: &[&str]) -> Engine {
    let rules: Vec<String> = rules
        .iter()
        .enumerate()
        .map(|(i, keys)| {
            let or = |key: &str, value: &str| {
                if keys.contains(key) { String::new() } else { format!("{key} {value}, ") }
            };
            format!(
                "- {{ id: r.r{i}, {}{}message: m, bad: [b], good: [g], {keys} }}",
                or("severity:", "error"),
                or("suggest:", "[请您]")
            )
        })
        .collect();
    let mut files = vec![("pack.yaml", MANIFEST), ("r.yaml", "")];
    let rules = rules.join("\n");
    files[1].1 = &rules;
    if !phrasebook.is_empty() {
        files.push(("phrasebook/hold.yaml", phrasebook));
    }
    let pack = Pack::compile(&Source::from_files(files)).unwrap_or_else(|error| panic!("{rules}\n{error}"));
    Engine::new(vec![pack]).expect("the pack loads")
}

/// The text with ‹ and › around what is found.
fn marked(engine: &Engine, text: &str, context: &Context) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut marked = String::new();
    let mut last = 0;
    for found in engine.lint(text, context) {
        let (start, end) = (found.start as usize, found.end as usize);
        let piece =
            |range: core::ops::Range<usize>| String::from_utf16(&units[range]).expect("spans split no pair");
        assert_eq!(found.text, piece(start..end), "the diagnostic's own text");
        marked += &format!("{}‹{}›", piece(last..start), found.text);
        last = end;
    }
    marked + &String::from_utf16(&units[last..]).expect("spans split no pair")
}

fn run(table: &[(&str, &str, &str)]) {
    let mut names = BTreeSet::new();
    for (name, rule, expected) in table {
        assert!(names.insert(name), "two cases are named {name}");
        let text = expected.replace(['‹', '›'], "");
        assert_eq!(marked(&engine(&[rule]), &text, &Context::default()), *expected, "{name}: {rule}");
    }
}

#[test]
fn s1_folding() {
    run(&[
        ("plain", "phrases: [不知道]", "我‹不知道›"),
        ("space between Han", "phrases: [不知道]", "我‹不 知　道›"),
        ("zero width", "phrases: [不知道]", "‹不\u{200B}知\u{AD}道›"),
        ("NUL", "phrases: [不知道]", "‹不\0知道›"),
        ("traditional", "phrases: [着什么急]", "‹著甚麼急›呀"),
        ("a woman's you", "phrases: [你等一下]", "‹妳等一下›"),
        ("you is not You", "phrases: [你等一下]", "您等一下"),
        ("full width", "phrases: [no way]", "‹Ｎｏ　ＷＡＹ›"),
        ("styled digits", "phrases: [第1名]", "‹第①名›和‹第❶名›和‹第１名›"),
        ("digits in words", "phrases: [第1名]", "第一名"),
        ("words for digits", "phrases: [第一名]", "第1名，‹第一名›"),
        ("a long run", "phrases: [喂说话]", "‹喂喂喂喂说话›"),
        ("a pair is no run", "phrases: [^喂$]", "喂喂"),
        ("a run alone", "phrases: [^喂$]", "‹喂喂喂›"),
        ("a pair in the phrase", "phrases: [谢谢你]", "‹谢谢你›，谢你，‹谢谢谢谢你›"),
        ("a pair in the text", "phrases: [好谢啊]", "好谢谢啊"),
        ("a run over spaces", "phrases: [喂说话]", "‹喂 喂 喂 说话›"),
        ("digits are no run", "phrases: [100元]", "10000元，‹100元›"),
        ("a run in a gap", "phrases: ['不.{1,2}行']", "‹不啊啊啊啊行›"),
        ("a run of the optional", "phrases: [好(的)?吧]", "‹好的的的吧›"),
        ("a sign that the phrase has", "phrases: ['100%正品']", "‹100%正品›和‹１００％正品›"),
        ("an emoji before", "phrases: [不知道]", "😀👨‍👩‍👧‹不知道›"),
        ("beyond the BMP", "phrases: [𠮷野家]", "去‹𠮷野家›"),
        ("combining", "phrases: [不知道]", "‹不知道\u{301}›"),
    ]);
}

#[test]
fn s2_punctuation() {
    run(&[
        ("a mark separates", "phrases: [不知道]", "不，知道了"),
        ("a line break separates", "phrases: [不知道]", "不\n知道"),
        ("an emoji separates", "phrases: [不知道]", "不😀知道"),
        (
            "the phrase's own mark",
            "phrases: ['用不起，就不要用']",
            "‹用不起,就不要用›或‹用不起……就不要用›或‹用不起就不要用›",
        ),
        ("two marks in the phrase", "phrases: ['喂，！说']", "‹喂说›"),
        ("marks at the edges stay", "phrases: ['，不行，']", "好，‹不行›，好"),
        ("a gap stays in its clause", "phrases: ['不.{0,4}行']", "不，行，‹不太行›"),
        ("the start of a clause", "phrases: [^喂]", "‹喂›你好，‹喂›，一个喂"),
        ("the end of a clause", "phrases: [吧$]", "好‹吧›，酒吧台"),
    ]);
}

#[test]
fn s3_phrases() {
    run(&[
        ("a set", "phrases: ['{you}听懂了吗']", "‹你听懂了吗›‹您听懂了吗›".replace("›‹", "").as_str()),
        ("an optional set", "phrases: ['{just}?说过了']", "‹刚刚说过了›和‹说过了›"),
        ("a set in brackets", "phrases: ['[我{you}]不知道']", "‹您不知道›"),
        ("alternatives", "phrases: ['(急|忙)什么']", "‹急什么›和‹忙什么›"),
        ("a class", "phrases: ['[急忙]什么']", "‹忙什么›"),
        ("a class of what is not", "phrases: ['不[^知，]道']", "不知道，‹不人道›，不，道"),
        ("a count", "phrases: ['快{2}点']", "快点，‹快快点›"),
        ("a bounded gap", "phrases: ['不.{0,2}道']", "‹不知道›和‹不会不道›和不是会在道"),
        ("the longest", "phrases: ['不知道(呀|了吗)?']", "‹不知道了吗›"),
        ("the leftmost", "phrases: ['(我不|不知)道']", "我‹不知道›"),
        ("an anchor inside", "phrases: ['(^你|请您)等着']", "‹你等着›，叫你等着"),
        ("digits", "phrases: ['\\d{1,2}点再来']", "‹12点再来›"),
        ("an escaped mark", "phrases: ['不要用\\?好']", "‹不要用？好›"),
    ]);
}

#[test]
fn s4_standard_wording_wins() {
    run(&[
        ("an exception around", "phrases: [大声一点], except: [请您大声一点]", "请您大声一点，‹大声一点›"),
        ("an exception beside", "phrases: [大声一点], except: [请您]", "请您‹大声一点›"),
        (
            "an exception with a gap",
            "phrases: [不知道], except: ['不知道.{0,4}是否']",
            "不知道您是否方便，‹不知道›呢",
        ),
        (
            "an exception over a mark",
            "phrases: [不清楚], except: ['不清楚，请稍等']",
            "不清楚，请稍等；‹不清楚›",
        ),
        ("its own suggestion", "phrases: [等一下], suggest: [请您等一下好吗]", "请您等一下好吗，‹等一下›"),
        (
            "its own suggestion, slot filled",
            "phrases: [先生], suggest: ['{surname}先生您好']",
            "王先生您好，‹先生›",
        ),
        (
            "its own suggestion, slot open",
            "phrases: [先生], suggest: ['{surname}先生您好']",
            "{surname}先生您好",
        ),
        ("an empty suggestion excuses nothing", "phrases: [那个], suggest: ['']", "‹那个›"),
    ]);
    let engine = engine_with("- 请您{minutes}分钟后等一下，谢谢", &["phrases: [等一下]"]);
    for expected in ["请您5分钟后等一下，谢谢", "请您5分钟后等一下谢谢", "‹等一下›，谢谢", "{‹等一下›}"]
    {
        let text = expected.replace(['‹', '›'], "");
        assert_eq!(marked(&engine, &text, &Context::default()), expected);
    }
}

#[test]
fn s5_whole_words_and_graphemes() {
    run(&[
        ("a Latin word", "phrases: [no]", "‹no›，know，nothing，‹NO›！"),
        ("beside Han", "phrases: [no]", "说‹no›吗"),
        ("digits", "phrases: ['10']", "100，‹10›个，2010"),
        ("letters and digits", "phrases: [a1]", "a12，‹a1›，ba1"),
        ("an inner edge at a gap", "phrases: ['ok.{0,4}吗']", "okay吗，‹ok 的吗›"),
        ("two words", "phrases: [no problem]", "‹no  problem›，noproblem"),
        ("an apostrophe", "phrases: [\"don't\"]", "‹don’t›和‹don't›和‹dont›和don"),
        ("a grapheme is whole", "phrases: [ab]", "a‹ab\u{301}›".replace("a‹", "‹").as_str()),
    ]);
}

#[test]
fn s6_quotes() {
    run(&[
        ("curly", "phrases: [不知道]", "他说“不知道”，我也‹不知道›"),
        ("corner", "phrases: [不知道]", "他说「不知道」『不知道』"),
        ("straight", "phrases: [不知道]", "点\"不知道\"，‹不知道›"),
        ("not closed", "phrases: [不知道]", "“‹不知道›"),
        ("over the quote's edge", "phrases: ['我不，知道']", "‹我不“知道›”"),
        ("a rule that looks into quotes", "phrases: [不知道], quoted: true", "“‹不知道›”"),
    ]);
}

#[test]
fn s7_conditions() {
    let rule = |keys: &str| engine(&[&format!("phrases: [不知道], {keys}")]);
    let found = |keys: &str, context: &Context| !rule(keys).lint("不知道", context).is_empty();
    let none = Context::default();
    let scene = |name: &str| Context { scene: Some(name.to_owned()), ..Context::default() };
    assert!(found("scene: [hold]", &scene("hold")));
    assert!(!found("scene: [hold]", &scene("opening")));
    assert!(!found("scene: [hold]", &none), "a rule outside its scene is silent");
    let role = |role| Context { role: Some(role), ..Context::default() };
    assert!(found("role: agent", &none), "who writes is the agent if nobody says otherwise");
    assert!(!found("role: agent", &role(Role::Customer)));
    assert!(found("role: customer", &role(Role::Customer)));
    let turn = |turns: &[Turn]| Context { turn: turns.to_vec(), ..Context::default() };
    assert!(found("turn: first", &turn(&[Turn::First, Turn::Last])));
    assert!(!found("turn: first", &turn(&[Turn::Last])));
    run(&[
        ("near", "phrases: [不知道], near: { phrases: [烦], within: 3 }", "‹不知道›，好烦；四五六七不知道"),
        ("nearest", "phrases: [不知道], near: { phrases: [烦], within: 2 }", "烦一二‹不知道›"),
        ("not near enough", "phrases: [不知道], near: { phrases: [烦], within: 1 }", "烦一二不知道"),
        ("unless", "phrases: [不知道], unless_near: { phrases: ['帮.{0,2}查'] }", "不知道，我帮您查"),
        (
            "unless, far away",
            "phrases: [不知道], unless_near: { phrases: [查], within: 2 }",
            "‹不知道›，一二三查",
        ),
    ]);
}

#[test]
fn s8_overlap() {
    let case = |rules: &[&str], expected: &str| {
        let text = expected.replace(['‹', '›'], "");
        assert_eq!(marked(&engine(rules), &text, &Context::default()), expected, "{rules:?}");
    };
    case(&["severity: info, phrases: [我不知道呀]", "severity: error, phrases: [不知道]"], "我‹不知道›呀");
    case(&["phrases: [不知道呀]", "phrases: [我不知]"], "我‹不知道呀›");
    case(&["phrases: [不知道]", "phrases: [知道呀]"], "‹不知道›呀");
    case(&["phrases: [不知道]"], "‹不知道，不知道 不知道›");
    case(&["phrases: [喂]"], "‹喂喂›，你‹喂›");
    case(&["phrases: [不知]", "phrases: [道呀]"], "‹不知›‹道呀›");
}

#[test]
fn s9_suggestions() {
    let slots = BTreeMap::from([("surname".to_owned(), "王".to_owned())]);
    let context = Context { slots, ..Context::default() };
    for (replace, expected) in [
        ("match", "😀好的。{surname先生}，请稍等！再见"),
        ("clause", "😀好的。{surname先生}，请稍等！再见"),
        ("sentence", "😀好的。{surname先生}！再见"),
        ("message", "{surname先生}"),
    ] {
        let suggest = format!(
            "phrases: [等一下], suggest: [{{ text: '{{surname}}先生{{title}}', replace: {replace} }}]"
        );
        let text = if replace == "clause" {
            "😀好的。你等一下哦，请稍等！再见"
        } else {
            "😀好的。等一下，请稍等！再见"
        };
        let suggestion = engine(&[&suggest]).lint(text, &context)[0].suggestions[0].clone();
        assert_eq!(
            suggestion.text, "王先生{title}",
            "filled slots come from the context, open ones stay visible"
        );
        let units: Vec<u16> = text.encode_utf16().collect();
        let around =
            |range: core::ops::Range<usize>| String::from_utf16(&units[range]).expect("no pair is split");
        let applied = format!(
            "{}{{surname先生}}{}",
            around(0..suggestion.start as usize),
            around(suggestion.end as usize..units.len())
        );
        assert_eq!(applied, expected, "{replace}");
    }
}

#[test]
fn s9_a_suggestion_of_a_slot_alone_excuses_nothing() {
    let engine = engine(&["phrases: [亲爱的], suggest: ['{surname}', '{surname}，']"]);
    assert_eq!(marked(&engine, "我亲爱的", &Context::default()), "我‹亲爱的›");
}

#[test]
fn any_text_is_linted() {
    let engine =
        engine(&["phrases: ['不.{0,6}知道']", "severity: info, phrases: [你]", "phrases: ['(喂|a){1,9}呀']"]);
    let long = |unit: &str| unit.repeat((1 << 20) / unit.len());
    let texts = [
        "",
        "\0",
        "\u{FFFD}",
        "😀",
        "\u{FFFC}",
        "\u{301}",
        "\r\n",
        "”“\"'",
        &long("不"),
        &long("你我"),
        &long("不a，"),
        &long("👨‍👩‍👧"),
        &long("\u{301}"),
    ];
    for text in texts {
        let length = text.encode_utf16().count();
        for found in engine.lint(text, &Context::default()) {
            assert!(found.start < found.end && found.end as usize <= length);
        }
    }
}

#[test]
fn the_same_pack_twice_is_an_error() {
    let pack = phraselint::zh_service();
    let error = Engine::new(vec![pack.clone(), pack]).err().expect("one id cannot stand for two packs");
    assert_eq!(error.to_string(), "the pack zh-service is given twice; give it once");
}
