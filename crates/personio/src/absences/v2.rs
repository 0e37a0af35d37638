//! Absence types and periods of v2. Amounts are in the breakdowns only; balances are in v1 only, and nobody can
//! approve a period by API.

mod changes;
mod kind;
mod period;
mod read;

pub use changes::{AbsenceEnd, AbsenceStart, CreateAbsencePeriod, DeleteAbsencePeriod, UpdateAbsencePeriod};
pub use kind::{AbsenceCategory, AbsenceType, AbsenceUnit, GetAbsenceType, ListAbsenceTypes};
pub use period::{AbsenceBoundary, AbsencePeriod, AbsenceStatus, Breakdown, DurationUnit, EffectiveDuration, Half};
pub use read::{GetAbsenceBreakdowns, GetAbsencePeriod, ListAbsencePeriods};
