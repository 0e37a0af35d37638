//! People who join.

use super::Tasks;
use crate::{error::Error, id::v2::PersonId, persons::CreatePerson, transport::Transport};

impl<T: Transport> Tasks<'_, T> {
    /// Creates a person with their first employment.
    ///
    /// Sends `POST /v2/persons`. E-mail addresses are unique in a company, so that a lost answer makes nobody twice.
    ///
    /// # Errors
    /// As [`Client::create`](crate::client::Client::create).
    ///
    /// ```
    /// # use personio::{client::Client, transport::{Reply, Scripted}};
    /// use personio::persons::{CreatePerson, NewEmployment};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let transport = Scripted::answering(|_| Reply::status(201).body(r#"{"id":"7"}"#));
    /// # let client = Client::without_credentials("https://acme.example", transport.clone());
    /// let employment =
    ///     NewEmployment { employment_start_date: Some("2026-07-01".parse()?), ..NewEmployment::default() };
    /// let person = CreatePerson {
    ///     email: "new@acme.example".into(),
    ///     first_name: "Nova".into(),
    ///     last_name: "Example".into(),
    ///     preferred_name: None,
    ///     gender: None,
    ///     language: None,
    ///     custom_attributes: vec![],
    ///     employments: vec![employment],
    /// };
    /// assert_eq!(client.tasks().create_employee(&person).await?.as_str(), "7");
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_employee(&self, person: &CreatePerson) -> Result<PersonId, Error> {
        Ok(self.client.create(person).await?.id)
    }
}
