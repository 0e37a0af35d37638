use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Period, PeriodKind};
use crate::calendar::{LocalDateTime, Minutes};

/// A change that a person may agree to. Periods are named by their index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Fix {
    /// Work stops for a break; when the day ends does not change.
    InsertBreak {
        /// When it starts.
        at: LocalDateTime,
        /// How long it is.
        minutes: Minutes,
    },
    /// A period has more minutes of break, where they are recorded without their place.
    SetBreakMinutes {
        /// Which period.
        period: usize,
        /// How many it has then.
        minutes: Minutes,
    },
    /// A period starts at another time.
    MoveStart {
        /// Which period.
        period: usize,
        /// When it starts then.
        to: LocalDateTime,
    },
    /// A period ends at another time.
    MoveEnd {
        /// Which period.
        period: usize,
        /// When it ends then.
        to: LocalDateTime,
    },
    /// A period leaves out what another one has.
    Cut {
        /// Which period.
        period: usize,
        /// Since when it is left out.
        from: LocalDateTime,
        /// Until when.
        until: LocalDateTime,
    },
    /// A period is not needed.
    Remove {
        /// Which period.
        period: usize,
    },
}

impl Fix {
    /// The periods with the change. Indices that do not exist change nothing.
    #[must_use]
    pub fn apply(&self, periods: &[Period]) -> Vec<Period> {
        let each = |change: &dyn Fn(usize, &Period) -> Vec<Period>| {
            periods.iter().enumerate().flat_map(|(index, period)| change(index, period)).collect()
        };
        let only = |chosen: usize, changed: &dyn Fn(&Period) -> Period| {
            each(&|index, period| vec![if index == chosen { changed(period) } else { period.clone() }])
        };
        match *self {
            Self::InsertBreak { at, minutes } => {
                let until = at.plus(minutes).unwrap_or(at);
                let works = |period: &Period| period.kind == PeriodKind::Work;
                let mut changed: Vec<Period> =
                    each(&|_, it| if works(it) { cut(it, at, until) } else { vec![it.clone()] });
                let day = periods.iter().find(|it| works(it) && it.start <= at && it.end.is_none_or(|end| end > at));
                changed.push(Period { day: day.and_then(|it| it.day), ..Period::pause(at, until) });
                changed.sort_by_key(|period| period.start);
                changed
            }
            Self::SetBreakMinutes { period, minutes } => {
                only(period, &|period| Period { break_minutes: minutes, ..period.clone() })
            }
            Self::MoveStart { period, to } => only(period, &|period| Period { start: to, ..period.clone() }),
            Self::MoveEnd { period, to } => only(period, &|period| Period { end: Some(to), ..period.clone() }),
            Self::Cut { period, from, until } => {
                each(&|index, it| if index == period { cut(it, from, until) } else { vec![it.clone()] })
            }
            Self::Remove { period } => each(&|index, it| if index == period { Vec::new() } else { vec![it.clone()] }),
        }
    }
}

/// What is left of a period before and behind a time. Its minutes of break stay with what was before.
fn cut(period: &Period, from: LocalDateTime, until: LocalDateTime) -> Vec<Period> {
    if period.start >= until || period.end.is_some_and(|end| end <= from) {
        return vec![period.clone()];
    }
    let before = (period.start < from).then(|| Period { end: Some(from), ..period.clone() });
    let behind = period.end.is_none_or(|end| until < end).then(|| Period {
        start: until,
        break_minutes: if before.is_some() { Minutes::ZERO } else { period.break_minutes },
        ..period.clone()
    });
    before.into_iter().chain(behind).collect()
}

/// In English, for logs and command lines.
impl fmt::Display for Fix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InsertBreak { at, minutes } => write!(formatter, "insert a break of {minutes} at {at}"),
            Self::SetBreakMinutes { minutes, .. } => write!(formatter, "record {minutes} of breaks"),
            Self::MoveStart { to, .. } => write!(formatter, "start at {to}"),
            Self::MoveEnd { to, .. } => write!(formatter, "end at {to}"),
            Self::Cut { from, until, .. } => write!(formatter, "leave out {from} to {until}"),
            Self::Remove { .. } => formatter.write_str("remove the period"),
        }
    }
}
