//! Kinds of absence.

use serde::{Deserialize, Serialize};

use crate::{
    code::codes,
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::AbsenceTypeId,
    listing::Listing,
    query::Query,
};

/// A kind of absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceType {
    /// Its id; the `id_v2` of a time-off type of v1.
    pub id: AbsenceTypeId,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is for the law and for payroll.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<AbsenceCategory>,
    /// Whether it is counted in days or hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<AbsenceUnit>,
}

codes! {
    /// What an absence is for the law and for payroll. The words are those of v1; v2 may have them in capitals.
    AbsenceCategory {
        /// Care for family.
        FamilyCare = "family_care" | "FAMILY_CARE",
        /// Maternity and parental leave.
        MaternityParentalLeave = "maternity_parental_leave" | "MATERNITY_PARENTAL_LEAVE",
        /// A child is ill.
        ChildCare = "child_care" | "CHILD_CARE",
        /// Short-time work.
        ShortTimeAllowance = "short_time_allowance" | "SHORT_TIME_ALLOWANCE",
        /// Quarantine.
        Quarantine = "quarantine" | "QUARANTINE",
        /// Released until the end of the contract.
        IrrevocableExemption = "irrevocable_exemption" | "IRREVOCABLE_EXEMPTION",
        /// Illness.
        SickLeave = "sick_leave" | "SICK_LEAVE",
        /// Strike and lockout.
        StrikeAndLockout = "strike_and_lockout" | "STRIKE_AND_LOCKOUT",
        /// Jury, election, service.
        PublicDuty = "public_duty" | "PUBLIC_DUTY",
        /// Suspended without pay.
        UnpaidSuspension = "unpaid_suspension" | "UNPAID_SUSPENSION",
        /// Vacation.
        PaidVacation = "paid_vacation" | "PAID_VACATION",
        /// Vacation without pay.
        UnpaidVacation = "unpaid_vacation" | "UNPAID_VACATION",
        /// Nobody knows why.
        UnexcusedAbsence = "unexcused_absence" | "UNEXCUSED_ABSENCE",
        /// Work elsewhere.
        OffsiteWork = "offsite_work" | "OFFSITE_WORK",
        /// Anything else.
        Other = "other" | "OTHER",
        /// Not said.
        Undefined = "undefined" | "UNDEFINED",
    }
}

codes! {
    /// What a kind of absence is counted in. Which words v2 uses is not certain: all that were seen are read.
    AbsenceUnit {
        /// Days and half days.
        Day = "DAY" | "day" | "DAILY" | "DAYS",
        /// Hours.
        Hour = "HOUR" | "hour" | "HOURLY" | "HOURS",
    }
}

/// `GET /v2/absence-types`: all kinds.
///
/// Reference: <https://developer.personio.de/reference/get_v2-absence-types>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListAbsenceTypes {
    /// 1 to 50 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListAbsenceTypes: Get, |it| path(&["/v2/absence-types"]),
    query Query::new().page(it.limit, it.cursor.as_ref()) => envelope::list as Listing<AbsenceType>
}
paged!(ListAbsenceTypes of AbsenceType);

/// `GET /v2/absence-types/{id}`: one kind.
///
/// Reference: <https://developer.personio.de/reference/get_v2-absence-types-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetAbsenceType {
    /// Which one.
    pub id: AbsenceTypeId,
}

endpoint! { GetAbsenceType: Get, |it| path(&["/v2/absence-types/", it.id.as_str()]) => envelope::one as AbsenceType }
