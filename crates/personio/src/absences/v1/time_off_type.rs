use serde::Deserialize;

use crate::{
    answer,
    code::codes,
    endpoint::{endpoint, paged},
    id::v1::TimeOffTypeId,
    listing::Listing,
    loose,
    query::Query,
};

/// `GET /v1/company/time-off-types`: the company's types of absence, of days and of hours, in pages that count
/// records.
///
/// Reference: <https://developer.personio.de/reference/get_company-time-off-types>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListTimeOffTypes {
    /// How many come at once.
    pub limit: u32,
    /// How many are left out at the beginning.
    pub offset: u64,
}

impl Default for ListTimeOffTypes {
    fn default() -> Self {
        Self { limit: 200, offset: 0 }
    }
}

endpoint! {
    ListTimeOffTypes: Get, |it| "/v1/company/time-off-types".to_owned(),
    query Query::new().counted(it.limit, "offset", it.offset) => answer::list as Listing<TimeOffType>
}

paged!(ListTimeOffTypes of TimeOffType, offset by next_offset);

/// A type of absence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct TimeOffType {
    /// Names it.
    pub id: TimeOffTypeId,
    /// Names it in version 2, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id_v2: Option<String>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// What kind of absence it is; older answers say `legacy_category`.
    #[serde(default, alias = "legacy_category", deserialize_with = "loose::option")]
    pub category: Option<AbsenceCategory>,
    /// What it is counted in.
    #[serde(default, deserialize_with = "loose::option")]
    pub unit: Option<Unit>,
    /// Whether somebody has to approve it.
    #[serde(default, deserialize_with = "loose::option")]
    pub approval_required: Option<bool>,
}

codes! {
    /// What a type of absence is counted in.
    Unit {
        /// Days and half days.
        Day = "day",
        /// Hours and minutes.
        Hour = "hour",
    }
}

codes! {
    /// What kind of absence a type is.
    AbsenceCategory {
        /// Care for a relative.
        FamilyCare = "family_care",
        /// Before and after a birth, and for bringing up a child.
        MaternityParentalLeave = "maternity_parental_leave",
        /// A child is ill.
        ChildCare = "child_care",
        /// Short-time work.
        ShortTimeAllowance = "short_time_allowance",
        /// Ordered by the authorities.
        Quarantine = "quarantine",
        /// Released from work for good.
        IrrevocableExemption = "irrevocable_exemption",
        /// Illness.
        SickLeave = "sick_leave",
        /// Industrial action.
        StrikeAndLockout = "strike_and_lockout",
        /// Jury, election, fire brigade, …
        PublicDuty = "public_duty",
        /// Unpaid suspension.
        UnpaidSuspension = "unpaid_suspension",
        /// Holidays.
        PaidVacation = "paid_vacation",
        /// Holidays without pay.
        UnpaidVacation = "unpaid_vacation",
        /// Nobody knows why.
        UnexcusedAbsence = "unexcused_absence",
        /// Work elsewhere: home office, travel.
        OffsiteWork = "offsite_work",
        /// Something else.
        Other = "other",
        /// Nobody said.
        Undefined = "undefined",
    }
}
