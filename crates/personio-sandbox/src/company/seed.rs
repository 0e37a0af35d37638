//! Companies that are made up: Acme with its forty people, and larger ones after its pattern.
//!
//! Everything follows from numbers and from today: the same day brings the same company on every computer, and on
//! every day somebody has their birthday, is on vacation or waits for an approval.

mod absences;
mod history;
mod organisation;
mod papers;
mod people;
mod recruiting;

use jiff::{Span, Timestamp, civil::Date};

use super::{
    Company,
    clock::{Clock, instant},
    id::mix,
};

/// How large a made-up company is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// People, Acme's forty included.
    pub people: u32,
    /// Years of attendances and absences.
    pub years: u32,
}

impl Default for Size {
    fn default() -> Self {
        Self { people: 40, years: 1 }
    }
}

/// Acme as of today.
pub(crate) fn acme(clock: Clock, size: Size) -> Company {
    let mut company = Company::empty(clock);
    organisation::found(&mut company);
    people::hire(&mut company, size.people);
    let days = absences::plan(&mut company, size.years);
    history::record(&mut company, size.years, &days);
    papers::file(&mut company);
    recruiting::apply(&mut company);
    company.forget_changes();
    company
}

/// A company that has set up everything and has nobody yet.
pub(crate) fn empty(clock: Clock) -> Company {
    let mut company = Company::empty(clock);
    organisation::found(&mut company);
    company.forget_changes();
    company
}

/// A number below `choices` that looks like chance and never changes.
fn chance(of: u64, what: u64, choices: u64) -> u64 {
    mix(of.wrapping_mul(1009).wrapping_add(what)) % choices.max(1)
}

/// So many days later, or before.
fn later(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The morning of a day.
fn morning(day: Date) -> Timestamp {
    instant(day.at(9, 12, 0, 0))
}
