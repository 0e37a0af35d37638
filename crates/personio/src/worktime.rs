//! Working-time rules: whether recorded work overlaps, has its breaks, leaves enough rest, and stays within a day's
//! limits; with what is wrong, where, by how much, and what would mend it.
//!
//! The rules of a country are data ([`Rules`]): those of Germany are here, others are read from JSON. Nothing is ever
//! changed silently: [`check`] advises, and [`Fix::apply`] does what a person agreed to. It is advice before sending,
//! not a legal opinion; collective agreements may say otherwise.
//!
//! How time is counted:
//!
//! - **Net.** Breaks are no working time, so that nine hours at work with half an hour's break are eight and a half.
//! - **Gaps** between periods are breaks, whether or not a period of type `BREAK` fills them, if they are long enough
//!   to be one. A shorter gap is neither break nor work.
//! - **By shift**, not by calendar day: a night is one shift, in whatever pieces it was recorded.
//! - **By what the clock on the wall showed**, in whole minutes. The hour that a change to summer time takes or gives
//!   is not seen: Personio does not record it either.
//!
//! ```
//! use personio::worktime::{Period, Rules, check};
//!
//! let day = [Period::work("2026-06-01T08:00".parse()?, "2026-06-01T17:00".parse()?)];
//! let advice = check(&Rules::germany(), &day, "2026-06-01T18:00".parse()?);
//! assert_eq!(
//!     advice[0].to_string(),
//!     "0 min of breaks from 2026-06-01T08:00:00 to 2026-06-01T17:00:00, 30 min less than 30 min (§ 4 ArbZG); \
//!      insert a break of 30 min at 2026-06-01T12:00:00"
//! );
//! # Ok::<(), personio::calendar::CalendarError>(())
//! ```

mod advice;
mod breaks;
mod day;
mod fix;
mod germany;
mod overlap;
mod period;
mod rest;
mod rules;
mod shift;
#[cfg(test)]
mod tests;
mod timeline;

pub use advice::{Advice, Level, Rule};
pub use fix::Fix;
pub use period::{Period, PeriodKind};
pub use rules::{BreakRule, Limit, Rules};
pub use shift::Shift;

use crate::calendar::LocalDateTime;

/// Everything that is worth saying about one person's periods, in the order of time.
///
/// Give it the days around what shall be checked, too: rest lies between two days. A period without an end runs until
/// `now`, which is what the clock on the person's wall shows.
#[must_use]
pub fn check(rules: &Rules, periods: &[Period], now: LocalDateTime) -> Vec<Advice> {
    let (placed, mut advice) = timeline::place(periods, now);
    let shifts = shift::shifts(rules, &placed);
    advice.extend(overlap::check(&placed));
    advice.extend(shifts.iter().flat_map(|shift| breaks::check(rules, shift, &placed)));
    advice.extend(shifts.iter().filter_map(|shift| day::check(rules, shift, &placed)));
    advice.extend(rest::check(rules, &shifts, &placed));
    advice.sort_by_key(|advice| advice.from);
    advice
}

/// The shifts that the periods make, in the order of time: how long each was worked, and how much of it was a break.
#[must_use]
pub fn shifts(rules: &Rules, periods: &[Period], now: LocalDateTime) -> Vec<Shift> {
    shift::shifts(rules, &timeline::place(periods, now).0)
}
