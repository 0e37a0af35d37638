//! The calls that create, change and delete persons and employments.
//!
//! Personio publishes no whole specification of these bodies here: the fields are those that other clients send. The
//! answers to changes are not known and not needed.

use serde::Serialize;

use super::{CostCenterShare, EmploymentStatus, EmploymentType, Hours, OrgUnitRef, Position};
use crate::{
    calendar::Date,
    code::codes,
    endpoint::{endpoint, path},
    envelope::{self, Created},
    id::v2::{AttributeId, EmploymentId, LegalEntityId, PersonId, WorkplaceId},
    patch::Patch,
    reference::Reference,
};

/// `POST /v2/persons`: a person with their first employment.
///
/// After a lost answer, [`ListPersons`](super::ListPersons) by e-mail finds the person: it is unique in a company.
/// Reference: <https://developer.personio.de/reference/post_v2-persons>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CreatePerson {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<NewGender>,
    /// The language of Personio for this person.
    #[serde(rename = "language_code", skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub custom_attributes: Vec<NewAttribute>,
    pub employments: Vec<NewEmployment>,
}

endpoint! { CreatePerson: Post, |it| path(&["/v2/persons"]), body it => envelope::one as Created<PersonId> }

codes! {
    /// The gender of a person who is created or changed; other words than those of answers.
    NewGender {
        /// Diverse.
        Diverse = "DIVERSE",
        /// Female.
        Female = "FEMALE",
        /// Male.
        Male = "MALE",
        /// Not known.
        NotKnown = "UNKNOWN",
        /// Not said.
        Undefined = "UNDEFINED",
    }
}

codes! {
    /// A language that Personio speaks.
    Language {
        /// German.
        German = "de",
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
        /// Finnish.
        Finnish = "fi",
        /// French.
        French = "fr",
        /// Italian.
        Italian = "it",
        /// Dutch.
        Dutch = "nl",
        /// Swedish.
        Swedish = "sv",
    }
}

/// The value of an attribute that a company defined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewAttribute {
    /// Which attribute.
    pub id: AttributeId,
    /// One text, or several for lists.
    pub value: AttributeText,
}

/// What attributes are set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AttributeText {
    /// One text, number, date or option.
    One(String),
    /// Several options.
    Many(Vec<String>),
}

/// The first employment of a new person.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct NewEmployment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<EmploymentStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employment_start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<EmploymentType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<Reference<PersonId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Reference<WorkplaceId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_entity: Option<Reference<LegalEntityId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_end_date: Option<Date>,
    #[serde(flatten)]
    pub probation: Option<ProbationPeriod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekly_working_hours: Option<Hours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_time_weekly_working_hours: Option<Hours>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub org_units: Vec<OrgUnitRef>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cost_centers: Vec<CostCenterShare>,
}

/// How long probation lasts: Personio takes one or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ProbationPeriod {
    /// Until this day.
    #[serde(rename = "probation_end_date")]
    Until(Date),
    /// For so many days.
    #[serde(rename = "probation_period_length")]
    Days(u32),
}

/// `PATCH /v2/persons/{person_id}`: changes what is set.
///
/// Reference: <https://developer.personio.de/reference/patch_v2-persons-person-id>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UpdatePerson {
    #[serde(skip)]
    pub id: PersonId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<NewGender>,
    #[serde(rename = "language_code", skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Only these change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub custom_attributes: Vec<NewAttribute>,
}

impl UpdatePerson {
    /// A change of nothing, to start from.
    #[must_use]
    pub fn of(id: PersonId) -> Self {
        Self {
            id,
            email: None,
            first_name: None,
            last_name: None,
            preferred_name: Patch::Keep,
            gender: None,
            language: None,
            custom_attributes: Vec::new(),
        }
    }
}

endpoint! { UpdatePerson: Patch, |it| path(&["/v2/persons/", it.id.as_str()]), body it => envelope::nothing as () }

/// `DELETE /v2/persons/{person_id}`: removes a person with all employments, for good.
///
/// Reference: <https://developer.personio.de/reference/delete_v2-persons-person-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePerson {
    /// Whom.
    pub id: PersonId,
}

endpoint! { DeletePerson: Delete, |it| path(&["/v2/persons/", it.id.as_str()]) => envelope::nothing as () }

/// `PATCH /v2/persons/{person_id}/employments/{employment_id}`: changes what is set.
///
/// Needs the right to write persons. Other clients always send the type; whether Personio insists is not known.
/// Reference: <https://developer.personio.de/reference/patch_v2-persons-person-id-employments-employment-id>.
#[derive(Clone, Debug, PartialEq)]
pub struct UpdateEmployment {
    /// Whose.
    pub person: PersonId,
    /// Which one.
    pub id: EmploymentId,
    /// What changes.
    pub change: EmploymentChange,
}

endpoint! {
    UpdateEmployment: Patch, |it| path(&["/v2/persons/", it.person.as_str(), "/employments/", it.id.as_str()]),
    body it.change => envelope::nothing as ()
}

/// What changes in an employment.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EmploymentChange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<EmploymentType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<EmploymentStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employment_start_date: Option<Date>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub position: Patch<Position>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub supervisor: Patch<Reference<PersonId>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub office: Patch<Reference<WorkplaceId>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub legal_entity: Patch<Reference<LegalEntityId>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contract_end_date: Patch<Date>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub probation_end_date: Patch<Date>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub weekly_working_hours: Patch<Hours>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub full_time_weekly_working_hours: Patch<Hours>,
    /// All of them: what is not named is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_units: Option<Vec<OrgUnitRef>>,
    /// All of them: what is not named is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_centers: Option<Vec<CostCenterShare>>,
}

#[cfg(test)]
mod tests {
    use super::{CreatePerson, EmploymentChange, NewEmployment, ProbationPeriod, UpdateEmployment, UpdatePerson};
    use crate::{endpoint::sent, patch::Patch, persons::EmploymentType, request::Endpoint};

    #[test]
    fn a_new_person_says_only_what_is_known() {
        let employment = NewEmployment { probation: Some(ProbationPeriod::Days(180)), ..NewEmployment::default() };
        let create = CreatePerson {
            email: "ada@acme.example".into(),
            first_name: "Ada".into(),
            last_name: "Acme".into(),
            preferred_name: None,
            gender: None,
            language: None,
            custom_attributes: vec![],
            employments: vec![employment],
        };
        let json = r#"{"email":"ada@acme.example","first_name":"Ada","last_name":"Acme","employments":[{"probation_period_length":180}]}"#;
        assert_eq!(sent(&create), json);
        for answer in [r#"{"id":"7"}"#, r#"{"_data":{"id":7}}"#] {
            assert_eq!(create.decode(answer.as_bytes()).unwrap().id.as_str(), "7");
        }
    }

    #[test]
    fn a_change_tells_apart_what_stays_and_what_is_emptied() {
        let update = UpdatePerson { preferred_name: Patch::Clear, ..UpdatePerson::of("7".into()) };
        assert_eq!(sent(&update), r#"{"preferred_name":null}"#);
        let change = EmploymentChange {
            r#type: Some(EmploymentType::Internal),
            supervisor: Patch::Clear,
            ..EmploymentChange::default()
        };
        let update = UpdateEmployment { person: "7".into(), id: "e".into(), change };
        assert_eq!(sent(&update), r#"{"type":"INTERNAL","supervisor":null}"#);
        assert_eq!(update.path(), "/v2/persons/7/employments/e");
    }
}
