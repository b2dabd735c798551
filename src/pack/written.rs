//! What authors write, as plain data with places. The JSON Schemas for editors are made from these types, so what is
//! said of a key here is what an editor shows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::yaml::Text;
use crate::date::Date;
use crate::problem::Place;
use crate::rule::{Replace, Role, Severity, Turn};

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// 规则包的身份、场景和词集 · What the pack is, its scenes and its word sets
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "pack.yaml")]
pub(super) struct Manifest {
    /// 规则包的名字：小写字母、数字和连字符 · The pack's name: lower-case letters, digits and hyphens
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub id: Text,
    /// 版本，三个数字 · The version, three numbers
    #[schemars(regex(pattern = r"^\d+\.\d+\.\d+$"))]
    pub version: Text,
    /// 给人看的名字 · The name for people
    pub title: Text,
    /// 文字的语言 · The language of the texts it is for, as a BCP 47 tag
    #[schemars(example = "zh-CN")]
    pub language: Text,
    /// 谁对用语负责 · Who answers for the wording
    #[expect(dead_code, reason = "for people who read the source")]
    pub owner: Text,
    /// 许可 · The licence under which others may use it
    #[expect(dead_code, reason = "for people who read the source")]
    pub licence: Text,
    /// 叠加在哪个规则包上 · The pack that this one overlays
    pub extends: Option<Text>,
    /// 各条规则默认针对谁 · Whose messages its rules are for, unless a rule says otherwise
    pub role: Option<Role>,
    /// 场景：标识和名称 · Scenes: ids and names for people
    #[schemars(default, with = "BTreeMap<String, String>")]
    pub scenes: Vec<(Text, String)>,
    /// 建议用语里 {变量} 的值 · Values for the slots of suggestions
    #[schemars(default, with = "BTreeMap<String, String>")]
    pub slots: BTreeMap<String, String>,
    /// 词集：短语里写 {名字} · Word sets, which phrases name in braces
    #[schemars(default, with = "BTreeMap<String, Vec<String>>")]
    pub sets: Vec<(Text, Vec<Text>)>,
}

/// 一条规则 · A rule
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "rule")]
pub(super) struct RuleText {
    /// 主题.名字，一经发布不再改 · Topic and name; never changes
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$"))]
    pub id: Text,
    /// error 禁用 · warning 不合适 · info 有更好的说法
    pub severity: Severity,
    /// 要找的短语 · The phrases to look for
    #[schemars(length(min = 1), with = "Vec<TextOr<PhraseText>>")]
    pub phrases: Vec<PhraseText>,
    /// 例外：匹配落在其中就不报 · A match inside one of these does not count
    #[schemars(default)]
    pub except: Vec<Text>,
    /// 引号里的也算 · Whether quoted text counts too
    #[schemars(default)]
    pub quoted: bool,
    /// 只在这些场景 · Only in these scenes
    #[schemars(default, rename = "scene")]
    pub scenes: Vec<Text>,
    /// 只针对谁的消息 · Only in messages of this role
    pub role: Option<Role>,
    /// 只在会话的第一条或最后一条 · Only in the first or last message
    pub turn: Option<Turn>,
    /// 从哪天起生效 · The first day on which the rule speaks
    pub valid_from: Option<Day>,
    /// 到哪天为止 · The last day on which the rule speaks
    pub valid_to: Option<Day>,
    /// 附近有这些话才算 · Counts only with one of these near
    pub near: Option<NearText>,
    /// 附近有这些话就不算 · Counts only with none of these near
    pub unless_near: Option<NearText>,
    /// 标准说法，好的在前 · What to write instead, the best first
    #[schemars(length(min = 1), with = "Vec<TextOr<SuggestText>>")]
    pub suggest: Vec<SuggestText>,
    /// 哪里不妥，一句话 · What is wrong, in a few words
    pub message: Text,
    /// 为什么 · Why it matters
    pub why: Option<Text>,
    /// 依据 · What the rule is based on
    pub source: Option<Text>,
    /// 标签，供叠加包按类开关 · Tags, by which overlays name rules
    #[schemars(default)]
    pub tags: Vec<Text>,
    /// 必须抓到的消息 · Messages that the rule must catch
    #[schemars(length(min = 1))]
    pub bad: Vec<Text>,
    /// 必须放过的相似消息 · Similar messages that it must leave alone
    #[schemars(length(min = 1))]
    pub good: Vec<Text>,
}

/// 一天 · A day
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub date: Date,
    pub place: Place,
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
    }
}

/// 取消的规则：旧标识仍认得 · A rule that was taken out: settings that name it survive
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "replaced rule")]
pub(super) struct ReplacedText {
    /// 旧标识 · The id that the rule had
    pub id: Text,
    /// 由哪些规则代替，可以没有 · The rules that took its place; none if nothing did
    pub replaced_by: Vec<Text>,
}

/// A file of rules.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum RuleItem {
    Rule(Box<RuleText>),
    Replaced(ReplacedText),
}

/// A text, or a mapping that says more about it.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "for its schema")]
pub(super) enum TextOr<T> {
    Text(String),
    Keys(T),
}

/// 短语 · A phrase
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "phrase")]
pub(super) struct PhraseText {
    /// 短语 · The phrase
    pub text: Text,
    /// 同音字也算：三个以上汉字的短语才行 · Whether what sounds alike counts; for three or more Han characters
    #[schemars(default)]
    pub sound: bool,
}

/// 附近的话 · Other wording close by
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "near")]
pub(super) struct NearText {
    /// 要找的短语 · The wording to look for
    pub phrases: Vec<Text>,
    /// 相隔最多几个字，默认 20 · The most characters between, 20 if not given
    #[schemars(default)]
    pub within: u16,
}

/// 标准说法 · What to write instead
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "suggestion")]
pub(super) struct SuggestText {
    /// 用语，{变量} 会被填上；空文字表示删去 · The wording, with slots; empty to delete
    pub text: Text,
    /// 什么情况下用 · In which case it fits
    pub when: Option<Text>,
    /// 替换多少 · What it replaces
    #[schemars(default)]
    pub replace: Replace,
}

/// 叠加包对下层规则的改动 · What an overlay changes in rules of its base
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "override")]
pub(super) struct OverrideText {
    /// 规则标识，* 代表任意部分 · Ids of rules; * stands for any part
    #[schemars(default)]
    pub rules: Vec<Text>,
    /// 带这些标签的规则 · Rules with one of these tags
    #[schemars(default)]
    pub tags: Vec<Text>,
    /// 关掉，或重新打开 · Switches off, or on again
    pub off: Option<bool>,
    /// 改级别 · Another severity
    pub severity: Option<Severity>,
    /// 改说明 · Another message
    pub message: Option<Text>,
    /// 加例外；要有 good 例子 · More exceptions; they need `good` examples
    #[schemars(default)]
    pub except: Vec<Text>,
    /// 加建议，排在原有的前面 · More suggestions, before those of the base
    #[schemars(default, with = "Vec<TextOr<SuggestText>>")]
    pub suggest: Vec<SuggestText>,
    /// 这些规则的变量值 · Values for slots, for these rules
    #[schemars(default, with = "BTreeMap<String, String>")]
    pub slots: BTreeMap<String, String>,
    /// 改动之后必须抓到的消息 · Messages that one of the rules must catch
    #[schemars(default)]
    pub bad: Vec<Text>,
    /// 改动之后必须放过的消息 · Messages that none of the rules may catch
    #[schemars(default)]
    pub good: Vec<Text>,
}

/// 推荐用语 · Recommended wording
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "wording")]
pub(super) struct WordingText {
    /// 用语 · The wording, with slots
    pub text: Text,
    /// 什么情况下用 · When to use it
    pub when: Option<Text>,
    /// 依据 · What it is based on
    #[expect(dead_code, reason = "for people who read the source")]
    pub source: Option<Text>,
}

/// An entry of a file of the phrasebook.
pub(super) type WordingItem = TextOr<WordingText>;
