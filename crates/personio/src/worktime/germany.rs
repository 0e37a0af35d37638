//! Arbeitszeitgesetz, <https://www.gesetze-im-internet.de/arbzg/>.

use super::{BreakRule, Limit, Rules};
use crate::calendar::Minutes;

pub(super) fn rules() -> Rules {
    Rules {
        country: "DE".to_owned(),
        breaks: vec![after(Minutes::hours(6), Minutes(30)), after(Minutes::hours(9), Minutes(45))],
        shortest_break: Minutes(15),
        longest_stretch: limit(6, "§ 4 ArbZG"),
        rest: limit(11, "§ 5 ArbZG"),
        regular_day: limit(8, "§ 3 ArbZG"),
        longest_day: limit(10, "§ 3 ArbZG"),
        shift_gap: Minutes::hours(4),
    }
}

fn after(over: Minutes, minutes: Minutes) -> BreakRule {
    BreakRule { over, minutes, law: "§ 4 ArbZG".to_owned() }
}

#[expect(clippy::unnecessary_wraps, reason = "the table above stays free of `Some`")]
fn limit(hours: u32, law: &str) -> Option<Limit> {
    Some(Limit { minutes: Minutes::hours(hours), law: law.to_owned() })
}
