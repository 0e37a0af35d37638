use serde::{Deserialize, Serialize};

use super::germany;
use crate::calendar::Minutes;

/// The working-time rules of a country, or of a company that is stricter. Times are minutes.
///
/// ```
/// use personio::worktime::Rules;
///
/// let rules: Rules = serde_json::from_str(
///     r#"{
///         "country": "AT",
///         "breaks": [{"over": 360, "minutes": 30, "law": "§ 11 AZG"}],
///         "shortestBreak": 10,
///         "rest": {"minutes": 660, "law": "§ 12 AZG"},
///         "regularDay": {"minutes": 480, "law": "§ 3 AZG"},
///         "longestDay": {"minutes": 720, "law": "§ 9 AZG"}
///     }"#,
/// )?;
/// assert!(rules.longest_stretch.is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rules {
    /// Two letters, ISO 3166.
    pub country: String,
    /// How much break a day needs. The highest that applies counts; their order does not matter.
    #[serde(default)]
    pub breaks: Vec<BreakRule>,
    /// A shorter interruption is no break.
    #[serde(default)]
    pub shortest_break: Minutes,
    /// How long somebody may work without a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_stretch: Option<Limit>,
    /// How long somebody is off between two shifts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Limit>,
    /// A day's net working time that is fine in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regular_day: Option<Limit>,
    /// A day's net working time that is never exceeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_day: Option<Limit>,
    /// Work after at most so long a gap goes on with the same shift, past midnight too. After a longer one it does so
    /// only on the same day, and never after a full [`rest`](Self::rest).
    #[serde(default = "four_hours")]
    pub shift_gap: Minutes,
}

/// More than so much net working time needs so much break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BreakRule {
    /// Net working time, in minutes, up to which the rule does not apply.
    pub over: Minutes,
    /// All breaks together.
    pub minutes: Minutes,
    /// Where it is written: `§ 4 ArbZG`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub law: String,
}

/// So much, and where that is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limit {
    /// How much.
    pub minutes: Minutes,
    /// Where it is written: `§ 5 ArbZG`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub law: String,
}

fn four_hours() -> Minutes {
    Minutes::hours(4)
}

impl Rules {
    /// Germany's Arbeitszeitgesetz for adults: 30 minutes of breaks over six hours and 45 over nine, in blocks of at
    /// least 15, none later than after six hours; eleven hours of rest; eight hours a day, ten at most.
    ///
    /// Not here: the average of eight hours over half a year that makes up for longer days, Sundays, and people under
    /// 18, whose rules are stricter. <https://www.gesetze-im-internet.de/arbzg/>
    #[must_use]
    pub fn germany() -> Self {
        germany::rules()
    }

    /// The break that so much net working time needs.
    #[must_use]
    pub fn break_for_work(&self, worked: Minutes) -> Minutes {
        let applying = self.breaks.iter().filter(|rule| worked > rule.over);
        applying.map(|rule| rule.minutes).max().unwrap_or_default()
    }

    /// The least break with which so long a presence is fine. In Germany 9 h 30 min take 30 minutes, since nine hours
    /// of work are left; a minute more takes 45.
    #[must_use]
    pub fn break_for_presence(&self, present: Minutes) -> Minutes {
        let enough = |minutes: &Minutes| self.break_for_work(present.minus(*minutes)) <= *minutes;
        let steps = || self.breaks.iter().map(|rule| rule.minutes).chain([Minutes::ZERO]);
        steps().filter(enough).min().or_else(|| steps().max()).unwrap_or_default()
    }

    /// Where the break that so much net working time needs is written.
    pub(super) fn break_law(&self, worked: Minutes) -> &str {
        let applying = self.breaks.iter().filter(|rule| worked > rule.over);
        applying.max_by_key(|rule| rule.minutes).map_or("", |rule| &rule.law)
    }
}
