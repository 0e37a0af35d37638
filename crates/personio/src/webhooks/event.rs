//! What webhooks deliver.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    calendar::DateTime,
    code::codes,
    envelope::or_default,
    id::v2::{AbsencePeriodId, AttendancePeriodId, CompanyId, DocumentId, EmploymentId, PersonId},
};

/// Something happened in Personio. The payload holds ids only; ask the API for the rest.
///
/// Ids of absence and attendance periods are those of v2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// In which company.
    pub company_id: CompanyId,
    /// What.
    pub event_name: EventName,
    /// When. One of Personio's pages spells it with one `r`.
    #[serde(alias = "occured_at")]
    pub occurred_at: DateTime,
    /// To what, as it came; [`person`](Self::person) and the like read it.
    #[serde(default, deserialize_with = "or_default")]
    pub payload: Map<String, Value>,
    /// What Personio adds.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Map::is_empty")]
    pub meta: Map<String, Value>,
}

codes! {
    /// What can happen. Nothing happens to jobs and applications.
    EventName {
        /// A person was created.
        PersonCreated = "person.created",
        /// A person changed.
        PersonUpdated = "person.updated",
        /// A person was deleted.
        PersonDeleted = "person.deleted",
        /// An employment was created.
        EmploymentCreated = "employment.created",
        /// An employment changed.
        EmploymentUpdated = "employment.updated",
        /// The cost centres of an employment changed.
        EmploymentCostCentersUpdated = "employment.updated.cost-centers",
        /// An employment was deleted.
        EmploymentDeleted = "employment.deleted",
        /// Somebody's first day.
        EmploymentStarted = "employment.started",
        /// Somebody's last day.
        EmploymentTerminated = "employment.terminated",
        /// An absence was requested.
        AbsencePeriodCreated = "absence-period.created",
        /// An absence was approved or rejected.
        AbsencePeriodStatusUpdated = "absence-period.updated.status",
        /// An absence was moved; also sent where nothing moved.
        AbsencePeriodTimerangeUpdated = "absence-period.updated.timerange",
        /// An absence was deleted.
        AbsencePeriodDeleted = "absence-period.deleted",
        /// Working time was recorded.
        AttendancePeriodCreated = "attendance-period.created",
        /// Working time changed.
        AttendancePeriodUpdated = "attendance-period.updated",
        /// Working time was deleted.
        AttendancePeriodDeleted = "attendance-period.deleted",
        /// A document of a person was uploaded.
        DocumentCreated = "document.created",
        /// What is known of a document changed.
        DocumentUpdated = "document.updated",
        /// A document was deleted.
        DocumentDeleted = "document.deleted",
        /// A document was signed.
        DocumentSigned = "document.signed",
        /// Somebody tests the webhook.
        Ping = "ping",
    }
}

impl Event {
    /// The person that it is about, or whose record it is about.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.id("person").map(PersonId::from)
    }

    /// The employment that it is about.
    #[must_use]
    pub fn employment(&self) -> Option<EmploymentId> {
        self.id("employment").map(EmploymentId::from)
    }

    /// The absence that it is about.
    #[must_use]
    pub fn absence_period(&self) -> Option<AbsencePeriodId> {
        self.id("absence_period").map(AbsencePeriodId::from)
    }

    /// The working time that it is about.
    #[must_use]
    pub fn attendance_period(&self) -> Option<AttendancePeriodId> {
        self.id("attendance_period").map(AttendancePeriodId::from)
    }

    /// The document that it is about.
    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        self.id("document").map(DocumentId::from)
    }

    /// How the payload holds ids is not documented here: as `{"person": {"id": …}}`, as `person_id`, or, for what the
    /// event is about, as `id`.
    fn id(&self, noun: &str) -> Option<String> {
        let own = || {
            let subject = self.event_name.code().split('.').next()?;
            (subject.replace('-', "_") == noun).then(|| self.payload.get("id"))?
        };
        let nested = self.payload.get(noun).and_then(|record| record.get("id"));
        let id = nested.or_else(|| self.payload.get(&[noun, "_id"].concat())).or_else(own)?;
        match id {
            Value::String(id) => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, EventName};

    #[test]
    fn ids_are_found_wherever_the_payload_may_hold_them() {
        for payload in [
            r#"{"id":"a","person":{"id":1}}"#,
            r#"{"absence_period_id":"a","person_id":"1"}"#,
            r#"{"absence_period":{"id":"a"},"person":{"id":"1"}}"#,
        ] {
            let json = format!(
                r#"{{"company_id":4711,"event_name":"absence-period.created","occured_at":"2026-06-01T10:00:00Z","payload":{payload}}}"#
            );
            let event: Event = serde_json::from_str(&json).unwrap();
            assert_eq!(event.absence_period(), Some("a".into()), "{payload}");
            assert_eq!((event.person(), event.document()), (Some("1".into()), None), "{payload}");
        }
    }

    #[test]
    fn events_of_tomorrow_are_read_too() {
        let json =
            r#"{"company_id":"1","event_name":"job.created","occurred_at":"2026-06-01T10:00:00.000Z","payload":{}}"#;
        let event: Event = serde_json::from_str(json).unwrap();
        assert_eq!(event.event_name, EventName::Unknown("job.created".into()));
    }
}
