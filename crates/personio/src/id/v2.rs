//! Ids of v2: texts, some of them UUIDs. A number in an answer is read as its text.
//!
//! The id of a [`PersonId`] is the number of the employee in v1; attendance and absence periods have other ids there.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as Personio writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(IdVisitor).map(Self)
            }
        }
    )+};
}

ids! {
    /// A person; the same number as the employee of v1.
    PersonId,
    /// One employment of a person. A UUID.
    EmploymentId,
    /// An attribute that a company defined: `dynamic_305`.
    AttributeId,
    /// A period of work or of a break. A UUID.
    AttendancePeriodId,
    /// A period of absence. A UUID.
    AbsencePeriodId,
    /// A kind of absence. A UUID.
    AbsenceTypeId,
    /// A project of working time.
    ProjectId,
    /// A document.
    DocumentId,
    /// A category of documents.
    DocumentCategoryId,
    /// A compensation.
    CompensationId,
    /// A kind of compensation.
    CompensationTypeId,
    /// A department or a team.
    OrgUnitId,
    /// A legal entity, once called subcompany.
    LegalEntityId,
    /// A cost centre.
    CostCenterId,
    /// A workplace, once called office.
    WorkplaceId,
    /// A report that was set up in Personio.
    ReportId,
    /// A job that employments belong to. A UUID.
    JobId,
    /// An application.
    ApplicationId,
    /// A candidate.
    CandidateId,
    /// A job that candidates apply for.
    RecruitingJobId,
    /// A category of jobs that candidates apply for.
    RecruitingCategoryId,
    /// A stage that applications pass.
    StageId,
    /// The channel that an application came through.
    ChannelId,
    /// A company.
    CompanyId,
    /// A webhook. A UUID.
    WebhookId,
    /// An event that webhooks deliver.
    EventId,
}

struct IdVisitor;

impl de::Visitor<'_> for IdVisitor {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an id")
    }

    fn visit_str<E: de::Error>(self, id: &str) -> Result<String, E> {
        Ok(id.to_owned())
    }

    fn visit_string<E: de::Error>(self, id: String) -> Result<String, E> {
        Ok(id)
    }

    fn visit_u64<E: de::Error>(self, id: u64) -> Result<String, E> {
        Ok(id.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::PersonId;

    #[test]
    fn an_id_is_read_from_text_and_number_and_written_as_text() {
        for json in [r#""3003""#, "3003"] {
            let id: PersonId = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), r#""3003""#);
        }
        assert!(serde_json::from_str::<PersonId>("null").is_err());
    }
}
