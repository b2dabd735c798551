//! The situation in which a rule speaks, and why it does not all the same.

use crate::matcher::{Excuse, Verdict};
use crate::pack::{Pack, Rule};
use crate::pattern::search_wording;
use crate::rule::Context;

/// A context in which the rule speaks.
pub(super) fn context(rule: &Rule) -> Context {
    let conditions = &rule.conditions;
    Context {
        scene: conditions.scenes.first().cloned(),
        role: conditions.role,
        turn: conditions.turn.into_iter().collect(),
        date: conditions.valid_from.or(conditions.valid_to),
        ..Context::default()
    }
}

/// Why a match of the rule does not count and how to mend it; `None` if it counts.
pub(super) fn reason(pack: &Pack, rule: &Rule, verdict: Verdict) -> Option<String> {
    let excuse = match verdict {
        Verdict::Counts => return None,
        Verdict::Standard => {
            return Some("it lies inside wording of the phrasebook, which is never a slip; narrow that, or the phrases".into());
        }
        Verdict::Excused(excuse) => excuse,
    };
    Some(match excuse {
        Excuse::Quoted => "it stands in quotation marks; add `quoted: true`, or take them out".into(),
        Excuse::NotNear => "none of the wording in `near` is near it; add some, or widen `near`".into(),
        Excuse::Near => "wording in `unless_near` is near it; narrow that".into(),
        Excuse::Around(at) => match rule.except.get(at) {
            Some(except) => {
                format!(
                    "the rule's own exception 「{}」 covers it; narrow the exception",
                    except.to_text(&pack.sets)
                )
            }
            None => {
                // Those without any text of their own protect nothing, and are not counted.
                let texts = rule.suggest.iter().map(|suggest| suggest.text.as_str());
                let texts = texts.filter(|text| search_wording(text).1.is_some());
                let text = texts.into_iter().nth(at - rule.except.len()).unwrap_or("");
                format!("it lies inside the rule's own suggestion 「{text}」; change one of the two")
            }
        },
    })
}
