//! What persons are paid (v2). There is no way to change or delete a compensation by API, and other clients were
//! refused (403) though their credentials had every right.
//!
//! ```
//! use personio::{compensations::ListCompensations, request::Endpoint};
//!
//! let june = ListCompensations { start_date: Some("2026-06-01".parse()?), end_date: Some("2026-06-30".parse()?), ..ListCompensations::default() };
//! assert_eq!(june.query(), [("start_date", "2026-06-01".to_owned()), ("end_date", "2026-06-30".to_owned())]);
//! # Ok::<(), personio::calendar::CalendarError>(())
//! ```

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    calendar::Date,
    code::codes,
    endpoint::{endpoint, paged, path},
    envelope::{self, Created},
    id::v2::{CompensationId, CompensationTypeId, LegalEntityId, PersonId},
    listing::Listing,
    query::Query,
    reference::Reference,
};

/// What a person is paid. How Personio answers is not documented here: beside what is named, all is kept as it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compensation {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CompensationId>,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Reference<PersonId>>,
    /// How much; `amount` in what one client sends.
    #[serde(default, alias = "amount", skip_serializing_if = "Option::is_none")]
    pub value: Option<Amount>,
    /// Three letters of ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Since when.
    #[serde(default, alias = "effective_date", skip_serializing_if = "Option::is_none")]
    pub effective_from: Option<Date>,
    /// A comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An amount in the unit of its currency, with at most two decimals: 20.5 EUR are 20 euros and 50 cents.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(pub f64);

codes! {
    /// How often a compensation is paid.
    Interval {
        /// Every month.
        Monthly = "MONTHLY",
        /// Every three months.
        Quarterly = "QUARTERLY",
        /// Every six months.
        HalfYearly = "HALF-YEARLY" | "HALF_YEARLY",
        /// Every year.
        Yearly = "YEARLY",
    }
}

/// A kind of compensation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompensationType {
    /// Its id.
    pub id: CompensationTypeId,
    /// As the company calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it comes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CompensationCategory>,
}

codes! {
    /// Whether a compensation comes again. Answers may know more, such as base salaries and bonuses.
    CompensationCategory {
        /// In an interval.
        Recurring = "RECURRING",
        /// Once.
        OneTime = "ONE_TIME",
    }
}

/// `GET /v2/compensations`: what was paid in at most a month; the current one unless said otherwise.
///
/// Reference: <https://developer.personio.de/reference/get_v2-compensations>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCompensations {
    /// From this day.
    pub start_date: Option<Date>,
    /// To this day.
    pub end_date: Option<Date>,
    /// Of these persons.
    pub persons: Vec<PersonId>,
    /// Of these legal entities.
    pub legal_entities: Vec<LegalEntityId>,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListCompensations: Get, |it| path(&["/v2/compensations"]),
    query Query::new()
        .with("start_date", it.start_date)
        .with("end_date", it.end_date)
        .joined("person.id", &it.persons)
        .joined("legal_entity.id", &it.legal_entities)
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Compensation>
}
paged!(ListCompensations of Compensation);

/// `POST /v2/compensations`: one-time, recurring, fixed or hourly; no bonuses. Needs the rights to read and to write.
///
/// Reference: <https://developer.personio.de/reference/post_v2-compensations>.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CreateCompensation {
    /// Who.
    pub person: Reference<PersonId>,
    /// Which kind.
    pub r#type: Reference<CompensationTypeId>,
    /// How much.
    pub value: Amount,
    /// Since when.
    pub effective_from: Date,
    /// Three letters of ISO 4217; the company's unless said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// For recurring ones; monthly unless said otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// A comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

endpoint! {
    CreateCompensation: Post, |it| path(&["/v2/compensations"]), body it => envelope::one as Created<CompensationId>
}

/// `GET /v2/compensations/types`: all kinds.
///
/// Reference: <https://developer.personio.de/reference/get_v2-compensations-types>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCompensationTypes {
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListCompensationTypes: Get, |it| path(&["/v2/compensations/types"]),
    query Query::new().page(it.limit, it.cursor.as_ref()) => envelope::list as Listing<CompensationType>
}
paged!(ListCompensationTypes of CompensationType);

/// `POST /v2/compensations/types`: a new kind.
///
/// Reference: <https://developer.personio.de/reference/post_v2-compensations-types>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CreateCompensationType {
    /// As the company calls it.
    pub name: String,
    /// Whether it comes again.
    pub category: CompensationCategory,
}

endpoint! {
    CreateCompensationType: Post, |it| path(&["/v2/compensations/types"]), body it
    => envelope::one as Created<CompensationTypeId>
}

#[cfg(test)]
mod tests {
    use super::{Amount, Compensation, CreateCompensation};
    use crate::{
        reference::Reference,
        request::{Endpoint, RequestBody},
    };

    #[test]
    fn amounts_keep_their_cents() {
        let create = CreateCompensation {
            person: Reference::new("1".into()),
            r#type: Reference::new("2".into()),
            value: Amount(1000.1),
            effective_from: "2026-06-01".parse().unwrap(),
            currency: Some("EUR".into()),
            interval: None,
            comment: None,
        };
        let json =
            r#"{"person":{"id":"1"},"type":{"id":"2"},"value":1000.1,"effective_from":"2026-06-01","currency":"EUR"}"#;
        assert_eq!(create.body().unwrap(), RequestBody::Json(json.into()));
    }

    #[test]
    fn what_is_not_documented_is_kept() {
        let json = r#"{"person":{"id":"1"},"amount":10,"interval":"HALF-YEARLY","proration":0.5}"#;
        let compensation: Compensation = serde_json::from_str(json).unwrap();
        assert_eq!(compensation.value, Some(Amount(10.0)));
        assert!(compensation.other.contains_key("proration"));
    }
}
