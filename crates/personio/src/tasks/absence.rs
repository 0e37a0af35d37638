//! Being away, and how much of that is left.

use super::{Tasks, employee};
use crate::{
    absences::{
        v1::{Balance, GetAbsenceBalance},
        v2::{AbsenceEnd, AbsenceStart, CreateAbsencePeriod, Half},
    },
    calendar::Date,
    error::Error,
    id::v2::{AbsencePeriodId, AbsenceTypeId, PersonId},
    transport::Transport,
};

impl<T: Transport> Tasks<'_, T> {
    /// Requests half a day off, subject to approval.
    ///
    /// Sends `POST /v2/absence-periods`. [`ListAbsenceTypes`](crate::absences::v2::ListAbsenceTypes) has the kinds.
    ///
    /// # Errors
    /// As [`Client::create`](crate::client::Client::create), and when the half is neither morning nor afternoon.
    ///
    /// ```
    /// # use personio::{client::Client, transport::{Reply, Scripted}};
    /// use personio::absences::v2::Half;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let transport = Scripted::answering(|_| Reply::status(201).body(r#"{"id":"a"}"#));
    /// # let client = Client::without_credentials("https://acme.example", transport.clone());
    /// let (person, vacation) = ("7".into(), "c1a3b1a0".into());
    /// let id = client.tasks().request_half_day(person, vacation, "2026-06-01".parse()?, &Half::Second).await?;
    /// assert_eq!(id.as_str(), "a");
    /// # Ok(())
    /// # }
    /// ```
    pub async fn request_half_day(
        &self,
        person: PersonId,
        kind: AbsenceTypeId,
        date: Date,
        half: &Half,
    ) -> Result<AbsencePeriodId, Error> {
        let (start, end) = match half {
            Half::First => (AbsenceStart::Morning(date), AbsenceEnd::Noon(date)),
            Half::Second => (AbsenceStart::Noon(date), AbsenceEnd::Evening(date)),
            Half::Unknown(_) => return Err(Error::not_sent("a day has a morning and an afternoon")),
        };
        Ok(self.client.create(&CreateAbsencePeriod::new(person, kind, start, end)).await?.id)
    }

    /// How much of each kind of absence somebody has left.
    ///
    /// Sends `GET /v1/company/employees/{id}/absences/balance`; version 2 has no balances.
    ///
    /// # Errors
    /// As [`Client::send`](crate::client::Client::send), and when the id is none of version 1.
    ///
    /// ```
    /// # use personio::{client::Client, transport::{Reply, Scripted}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let transport = Scripted::answering(|_| Reply::ok(
    /// #     r#"{"success":true,"data":[{"id":1,"name":"Paid vacation","balance":10.5,"available_balance":8.5}]}"#));
    /// # let client = Client::without_credentials("https://acme.example", transport.clone());
    /// for left in client.tasks().balances(&"7".into()).await? {
    ///     println!("{:?}: {:?} days", left.name, left.available_balance);
    /// #   assert_eq!(left.available_balance, "8.5".parse().ok());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn balances(&self, person: &PersonId) -> Result<Vec<Balance>, Error> {
        Ok(self.client.send(&GetAbsenceBalance { employee: employee(person)? }).await?.records)
    }
}
