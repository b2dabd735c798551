//! Breaking any one thing in a copy of `rules/zh-service` gives one message, on the right line, word for word.

use std::fs;
use std::path::{Path, PathBuf};

use phraselint::{Source, check};

use crate::support;

/// The files of the pack: their paths in it, and their texts.
fn files() -> Vec<(String, String)> {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/zh-service");
    let file = |path: PathBuf| {
        let name = path.strip_prefix(&pack).expect("it was found below the pack").display().to_string();
        (name, fs::read_to_string(&path).expect("the pack can be read"))
    };
    support::files(&pack, "yaml").into_iter().map(file).collect()
}

/// One mistake: in this file, on the first line from `anchor` on that has `from`, it is replaced by `to`.
struct Mistake {
    file: &'static str,
    anchor: &'static str,
    from: &'static str,
    to: &'static str,
    /// Column and message, on the line of the mistake or so many lines after it.
    expected: &'static str,
    lines_later: usize,
}

const fn later(lines_later: usize, mistake: Mistake) -> Mistake {
    Mistake { lines_later, ..mistake }
}

const fn mistake(
    file: &'static str,
    anchor: &'static str,
    from: &'static str,
    to: &'static str,
    expected: &'static str,
) -> Mistake {
    Mistake { file, anchor, from, to, expected, lines_later: 0 }
}

impl Mistake {
    /// The text with the mistake, and its line.
    fn make(&self, text: &str) -> (String, usize) {
        let anchor = text.find(self.anchor).unwrap_or_else(|| panic!("{} has {}", self.file, self.anchor));
        let at = text[anchor..]
            .find(self.from)
            .unwrap_or_else(|| panic!("{} has {} after {}", self.file, self.from, self.anchor));
        let at = anchor + at;
        let line = text[..at].lines().count() + usize::from(text[..at].ends_with('\n'));
        (format!("{}{}{}", &text[..at], self.to, &text[at + self.from.len()..]), line)
    }
}

#[test]
fn err_one_mistake_one_message_first_half() {
    one_message_each(&MISTAKES[..MISTAKES.len() / 2]);
}

/// Apart, so that both run at once: each mistake is a check of the whole pack.
#[test]
fn err_one_mistake_one_message_second_half() {
    one_message_each(&MISTAKES[MISTAKES.len() / 2..]);
}

fn one_message_each(mistakes: &[Mistake]) {
    let files = files();
    let mut wrong = Vec::new();
    for mistake in mistakes {
        let mut files = files.clone();
        let (_, text) = files
            .iter_mut()
            .find(|(name, _)| name == mistake.file)
            .unwrap_or_else(|| panic!("there is {}", mistake.file));
        let (broken, line) = mistake.make(text);
        *text = broken;
        let source = Source::from_files(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let found = check(&source, None).err().map(|error| error.to_string()).unwrap_or_default();
        let expected = format!("{}:{}:{}", mistake.file, line + mistake.lines_later, mistake.expected);
        if found != expected {
            wrong.push(format!(
                "{} → {}\n  expected {expected}\n  found    {found}",
                mistake.from, mistake.to
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} mistakes:\n{}", wrong.len(), mistakes.len(), wrong.join("\n"));
}

const MISTAKES: &[Mistake] = &[
    // keys
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "severity:",
        "severitty:",
        "3: the rule has no key `severitty`; did you mean `severity`?",
    ),
    mistake(
        "refusing.yaml",
        "- id: ",
        "phrases:",
        "phrase:",
        "3: the rule has no key `phrase`; did you mean `phrases`?",
    ),
    mistake(
        "shirking.yaml",
        "- id: ",
        "  message: ",
        "  note: ",
        "3: the rule has no key `note`; did you mean `message`?",
    ),
    mistake(
        "arguing.yaml",
        "- id: ",
        "when:",
        "wenn:",
        "33: a suggestion has no key `wenn`; did you mean `when`?",
    ),
    later(
        1,
        mistake(
            "arguing.yaml",
            "- id: ",
            "  why:",
            "  tags: [a]\n  tags:",
            "3: this is not YAML: duplicated key in mapping; remove one of the two lines, or join their values",
        ),
    ),
    mistake(
        "pack.yaml",
        "",
        "version:",
        "versoin:",
        "1: pack.yaml has no key `versoin`; did you mean `version`?",
    ),
    later(
        1,
        mistake(
            "pack.yaml",
            "",
            "\nsets:",
            "\nwords:",
            "1: pack.yaml has no key `words`; the keys are: id, version, title, language, owner, licence, extends, role, scenes, slots, sets",
        ),
    ),
    mistake(
        "phrasebook/hold.yaml",
        "",
        "text:",
        "txt:",
        "5: an entry of the phrasebook has no key `txt`; did you mean `text`?",
    ),
    mistake(
        "shirking.yaml",
        "- id: ",
        "severity: ",
        "severity: very ",
        "13: `severity` is `very error`; it must be one of: error, warning, info",
    ),
    mistake(
        "habits.yaml",
        "- id: ",
        "severity: ",
        "turn: middle\n  severity: ",
        "9: `turn` is `middle`; it must be one of: first, last",
    ),
    // indent, brackets, quotation marks
    mistake(
        "impatience.yaml",
        "- id: ",
        "  severity:",
        "   severity:",
        "12: this is not YAML: mapping values are not allowed in this context; check the indent, the `:` and the quotation marks on this line and the one before",
    ),
    mistake(
        "commanding.yaml",
        "- id: ",
        "  suggest:",
        " suggest:",
        "2: this is not YAML: while parsing a block collection, did not find expected '-' indicator; check the indent, the `:` and the quotation marks on this line and the one before",
    ),
    mistake(
        "questioning.yaml",
        "- id: ",
        "  bad: [",
        "  bad: ",
        "18: this is not YAML: invalid trailing content after double-quoted scalar; put the items into [ and ], or take out what is behind the quotation mark",
    ),
    later(
        1,
        mistake(
            "rude-address.yaml",
            "- id: ",
            "]\n",
            "\n",
            "3: this is not YAML: invalid indentation; check the indent, the `:` and the quotation marks on this line and the one before",
        ),
    ),
    mistake(
        "sending-away.yaml",
        "- id: ",
        "    - \"",
        "    - ",
        "7: an item of `phrases` ends with a quotation mark that nothing opens; put one before it, or take it out",
    ),
    mistake(
        "habits.yaml",
        "- id: ",
        "  message: ",
        "\tmessage: ",
        "2: this is not YAML: tabs disallowed within this context (block indentation); indent with spaces",
    ),
    later(
        1,
        mistake(
            "vague-guidance.yaml",
            "- id: ",
            "- id",
            "-id",
            "11: this is not YAML: mapping values are not allowed in this context; check the indent, the `:` and the quotation marks on this line and the one before",
        ),
    ),
    later(
        2,
        mistake(
            "contempt.yaml",
            "  good:",
            "\n- id",
            "\n---\n- id",
            "1: the file has several documents; keep one and remove the line `---`",
        ),
    ),
    // ids
    mistake(
        "refusing.yaml",
        "- id: ",
        "refusing.",
        "Refusing.",
        "7: the id `Refusing.no-way` is not of the usual form; write a topic, a dot and a name in lower-case letters, digits and `-`, such as `impatience.already-told`",
    ),
    mistake(
        "refusing.yaml",
        "- id: ",
        "refusing.no-way",
        "not-knowing.dont-know",
        "7: the id not-knowing.dont-know is taken by the rule at not-knowing.yaml:2; give this one another",
    ),
    // phrases
    mistake("contempt.yaml", "- id: ", "    - \"", "    - \"(", "8: unclosed group; add the missing )"),
    mistake(
        "contempt.yaml",
        "- id: ",
        "    - \"",
        "    - \".*",
        "9: `*` is unbounded; write {0,6} with the most that may stand there",
    ),
    mistake(
        "contempt.yaml",
        "- id: ",
        "    - \"",
        "    - \".{0,70}",
        "9: 70 repeats are too many, the limit is 64",
    ),
    // examples
    mistake(
        "contempt.yaml",
        "- id: ",
        "  bad: [",
        "  bad: [您好, ",
        "9: the `bad` example is not caught by zh-service/contempt.dont-if-you-cant: nothing is found in it; widen the phrases or change the example",
    ),
    later(
        1,
        mistake(
            "not-knowing.yaml",
            "- id: ",
            "  good:\n",
            "  good:\n    - 我不知道\n",
            "7: the `good` example is caught: zh-service/not-knowing.dont-know finds 「我不知道」 in it; add an exception, or narrow the phrases",
        ),
    ),
    mistake(
        "contempt.yaml",
        "- id: ",
        "  good: [",
        "  good: []\n  tags: [",
        "9: `good` is empty; add a similar message that the rule must leave alone",
    ),
    // suggestions
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "text: ",
        "text: 你着什么急呀，",
        "15: the suggestion makes the `bad` example 「不知道」 (and 4 examples more) this: 「你着什么急呀，我需要为您核实一下」, in which zh-service/habits.you finds 「你」; change the suggestion or what it replaces",
    ),
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "text: \"",
        "text: \"{姓}",
        "16: there is a brace that begins or ends no slot; a slot is a lower-case letter, then letters, digits, `_` and `-`, such as {surname}",
    ),
    // word sets
    mistake(
        "pack.yaml",
        "sets:",
        "  particle:",
        "  partical:",
        "3: nothing uses the word set `partical`, but `particle` is used, first at arguing.yaml:46; give it that name",
    ),
    mistake(
        "pack.yaml",
        "sets:",
        "  particle: [",
        "  particle: ['(', ",
        "15: unclosed group; add the missing )",
    ),
    mistake(
        "pack.yaml",
        "sets:",
        "  who:",
        "  Who:",
        "3: the set's name `Who` cannot stand in braces; write a lower-case letter, then letters, digits, `_` and `-`",
    ),
    mistake(
        "pack.yaml",
        "sets:",
        "  who: [谁",
        "  who: []\n  who-2: [谁",
        "3: the set who has no words; add one or remove it",
    ),
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "{topic}",
        "{topik}",
        "8: there is no word set `topik`; did you mean `topic`?",
    ),
    // exceptions
    mistake(
        "not-knowing.yaml",
        "except:",
        "    - \"",
        "    - \"(?=您)",
        "8: look-around, including look-ahead and look-behind, is not supported; use `except` for wording around the phrase",
    ),
    mistake(
        "not-knowing.yaml",
        "unless_near:",
        "within: 30",
        "within: soon",
        "70: `within` is `soon`; it must be a number of characters from 0 to 65535",
    ),
    // dates
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "  severity:",
        "  valid_to: 2026-02-29\n  severity:",
        "13: `valid_to` is `2026-02-29`; it must be a day such as 2026-11-22",
    ),
    later(
        1,
        mistake(
            "not-knowing.yaml",
            "- id: ",
            "  severity:",
            "  valid_from: 2026-02-02\n  valid_to: 2026-02-01\n  severity:",
            "13: `valid_to` is 2026-02-01, before `valid_from`, 2026-02-02; exchange them",
        ),
    ),
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "- id:",
        "- { id: not-knowing.old, replaced_by: [not-knowing.new] }\n- id:",
        "40: there is no rule not-knowing.new; did you mean not-knowing.unsure?",
    ),
    // scenes
    mistake(
        "pack.yaml",
        "scenes:",
        "  hold:",
        "  hodl:",
        "3: nothing uses the scene `hodl`, but `hold` is used, first at phrasebook/hold.yaml:1; give it that name",
    ),
    mistake(
        "not-knowing.yaml",
        "- id: ",
        "  severity:",
        "  scene: [opning]\n  severity:",
        "11: there is no scene `opning`; did you mean `opening`?",
    ),
];
