//! Employments, and the calls that read them.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, DateTime},
    code::codes,
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::{CostCenterId, EmploymentId, JobId, LegalEntityId, OrgUnitId, PersonId, WorkplaceId},
    listing::Listing,
    query::Query,
    reference::Reference,
};

/// A time that a person works for the company under one contract. Everything else is named by id only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Employment {
    pub id: EmploymentId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Reference<PersonId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<EmploymentStatus>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<EmploymentType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_working_hours: Option<Hours>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_time_weekly_working_hours: Option<Hours>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employment_start_date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employment_end_date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probation_end_date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_end_date: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<Reference<PersonId>>,
    /// Personio now says workplace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Reference<WorkplaceId>>,
    #[serde(default, deserialize_with = "or_default")]
    pub org_units: Vec<OrgUnitRef>,
    #[serde(default, deserialize_with = "or_default")]
    pub cost_centers: Vec<CostCenterShare>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_entity: Option<Reference<LegalEntityId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<Reference<JobId>>,
    /// Deprecated by Personio in favour of the legal entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_company: Option<Reference<LegalEntityId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub termination: Option<Termination>,
}

/// Hours of a week, in decimals: 38.5.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hours(pub f64);

/// What a person does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A department or team of an employment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgUnitRef {
    /// `team` or `department`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<crate::organisation::OrgUnitType>,
    /// Which one.
    pub id: OrgUnitId,
}

/// The share of a cost centre; all shares of an employment sum up to 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostCenterShare {
    /// Which one.
    pub id: CostCenterId,
    /// In percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
}

/// How an employment ended or will end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Termination {
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub termination_date: Option<Date>,
    /// The last day at work. Personio's examples call it `last_working_date`.
    #[serde(default, alias = "last_working_date", skip_serializing_if = "Option::is_none")]
    pub last_working_day: Option<Date>,
    /// When notice was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terminated_at: Option<Date>,
    /// Who or what ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<TerminationType>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

codes! {
    /// Where an employment stands.
    EmploymentStatus {
        /// It runs.
        Active = "ACTIVE",
        /// It has ended.
        Inactive = "INACTIVE",
        /// It is about to start.
        Onboarding = "ONBOARDING",
        /// It runs, but the person is away for long.
        Leave = "LEAVE",
        /// Not said.
        Unspecified = "UNSPECIFIED",
    }
}

codes! {
    /// Whether a person is the company's own.
    EmploymentType {
        /// Not said.
        Unspecified = "UNSPECIFIED",
        /// An employee.
        Internal = "INTERNAL",
        /// A contractor.
        External = "EXTERNAL",
    }
}

codes! {
    /// Who or what ended an employment.
    TerminationType {
        /// Not said.
        Unspecified = "UNSPECIFIED",
        /// The employee.
        Employee = "EMPLOYEE",
        /// The company.
        Fired = "FIRED",
        /// Death.
        Death = "DEATH",
        /// The contract was limited.
        ContractExpired = "CONTRACT_EXPIRED",
        /// Both agreed.
        Agreement = "AGREEMENT",
        /// The person changed to another legal entity.
        SubCompanySwitch = "SUB_COMPANY_SWITCH",
        /// Released until the end.
        IrrevocableSuspension = "IRREVOCABLE_SUSPENSION",
        /// It never started.
        Cancellation = "CANCELLATION",
        /// By collective agreement.
        CollectiveAgreement = "COLLECTIVE_AGREEMENT",
        /// By settlement.
        SettlementAgreement = "SETTLEMENT_AGREEMENT",
        /// Retirement.
        Retirement = "RETIREMENT",
        /// By a court's settlement.
        CourtSettlement = "COURT_SETTLEMENT",
        /// The employee quit.
        Quit = "QUIT",
    }
}

/// `GET /v2/persons/{person_id}/employments`: the employments of a person, the latest first.
///
/// Reference: <https://developer.personio.de/reference/get_v2-persons-person-id-employments>.
#[derive(Clone, Debug, PartialEq)]
pub struct ListEmployments {
    /// Whose.
    pub person: PersonId,
    /// Only these.
    pub ids: Vec<EmploymentId>,
    /// Changed at this moment.
    pub updated_at: Option<DateTime>,
    /// Changed after this moment.
    pub updated_after: Option<DateTime>,
    /// Changed before this moment.
    pub updated_before: Option<DateTime>,
    /// 1 to 50; Personio takes 10.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl ListEmployments {
    /// All employments of a person.
    #[must_use]
    pub fn of(person: PersonId) -> Self {
        Self {
            person,
            ids: vec![],
            updated_at: None,
            updated_after: None,
            updated_before: None,
            limit: None,
            cursor: None,
        }
    }
}

endpoint! {
    ListEmployments: Get, |it| path(&["/v2/persons/", it.person.as_str(), "/employments"]),
    query Query::new()
        .joined("id", &it.ids)
        .with("updated_at", it.updated_at)
        .with("updated_at.gt", it.updated_after)
        .with("updated_at.lt", it.updated_before)
        .page(it.limit, it.cursor.as_ref())
    => envelope::few as Listing<Employment>
}
paged!(ListEmployments of Employment);

/// `GET /v2/persons/{person_id}/employments/{id}`: one employment.
///
/// Reference: <https://developer.personio.de/reference/get_v2-persons-person-id-employments-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetEmployment {
    /// Whose.
    pub person: PersonId,
    /// Which one.
    pub id: EmploymentId,
}

endpoint! {
    GetEmployment: Get, |it| path(&["/v2/persons/", it.person.as_str(), "/employments/", it.id.as_str()])
    => envelope::one as Employment
}

#[cfg(test)]
mod tests {
    use super::Termination;

    #[test]
    fn the_last_day_at_work_is_read_under_both_names() {
        for name in ["last_working_day", "last_working_date"] {
            let termination: Termination = serde_json::from_str(&format!(r#"{{"{name}":"2023-01-07"}}"#)).unwrap();
            assert_eq!(termination.last_working_day, Some("2023-01-07".parse().unwrap()));
        }
    }
}
