//! Answers for those who hand them on instead of reading them.

use super::{Client, call::Call, payload::Payload};
use crate::{
    error::Error,
    request::Endpoint,
    transport::{Answer, FileContent, Transport},
};

impl<T: Transport> Client<T> {
    /// Sends a request as [`send`](Self::send) does, and returns the answer as it came: a server that stands between
    /// others and Personio hands on what Personio says, a no as well.
    ///
    /// # Errors
    /// When there is no answer, or no token to ask with.
    pub async fn pass<E: Endpoint>(&self, endpoint: &E) -> Result<Answer, Error> {
        let mut payload = Payload::text(endpoint.body()?)?;
        self.answer(&Call::of(&self.base_url, endpoint), &mut payload).await
    }

    /// [`pass`](Self::pass) with a file, as [`send_file`](Self::send_file) sends it.
    ///
    /// # Errors
    /// As [`pass`](Self::pass).
    pub async fn pass_file<'a, E: Endpoint>(
        &self,
        endpoint: &E,
        content: impl Into<FileContent<'a, T::Content>>,
    ) -> Result<Answer, Error> {
        let mut payload = Payload::file(endpoint.body()?, content.into())?;
        self.answer(&Call::of(&self.base_url, endpoint).with_file(), &mut payload).await
    }

    async fn answer(&self, call: &Call, payload: &mut Payload<'_, T::Content>) -> Result<Answer, Error> {
        match self.deliver(call, payload, &mut self.course()).await {
            Ok(answer) => Ok(answer),
            Err(failure) => failure.answer.ok_or(failure.error),
        }
    }
}

#[cfg(all(test, feature = "scripted"))]
mod tests {
    use crate::{
        client::Client,
        credentials::{ClientCredentials, Secret},
        persons::GetPerson,
        request::Api,
        transport::{Reply, Scripted},
    };

    fn client(person: &'static str, status: u16) -> Client<Scripted> {
        let transport = Scripted::answering(move |sent| match sent.path() {
            "/v2/auth/token" => Reply::ok(r#"{"access_token":"papi-2","expires_in":86400}"#),
            _ => Reply::status(status).body(person),
        });
        let credentials =
            ClientCredentials { client_id: "papi-1".into(), client_secret: Secret::new("s"), scope: vec![] };
        Client::new("https://api.acme.example", credentials, transport)
    }

    #[tokio::test]
    async fn an_answer_is_handed_on_as_it_came_whatever_it_says() {
        for (status, body) in [(200, r#"{"id":"7"}"#), (404, r#"{"errors":[]}"#), (200, r#"{"success":false}"#)] {
            let answer = client(body, status).pass(&GetPerson { id: "7".into() }).await.unwrap();
            assert_eq!((answer.status, answer.body.as_slice()), (status, body.as_bytes()));
        }
    }

    #[tokio::test]
    async fn the_token_of_a_part_of_the_api_is_there_for_other_requests() {
        let client = client("", 200);
        assert_eq!(client.bearer(Api::V2).await.unwrap(), Some(Secret::new("papi-2")));
        assert_eq!(client.bearer(Api::Open).await.unwrap(), None);
    }
}
