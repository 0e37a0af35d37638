//! The only loop: token → limit → send → read the status → pause → again.

use std::{pin::pin, sync::PoisonError, time::Duration};

use futures_util::future::{Either, select};

use super::{
    Client,
    call::{Call, Course, Failure},
    patience::Patience,
    payload::Payload,
};
use crate::{
    authentication::{v1::CreateToken, v2::ObtainToken},
    credentials::{BearerToken, ClientCredentials, Personnel, RecruitingCredentials, Secret},
    error::{Error, ErrorKind, is_web_page},
    observer::Attempt,
    request::{Api, Endpoint, Method, Repeat},
    retry::{Decision, State},
    transport::{Answer, Body, Request, Transport},
};

impl<T: Transport> Client<T> {
    /// The token for a part of the API, fetched if need be; `None` where it takes none. For requests that this client
    /// cannot send, such as downloads that shall not be in memory as a whole. A transport that sends it must follow no
    /// redirects.
    ///
    /// # Errors
    /// When no token can be fetched.
    pub async fn bearer(&self, api: Api) -> Result<Option<Secret>, Error> {
        self.token(api, self.course()).await
    }

    /// Says that Personio refused a token of [`bearer`](Self::bearer): the next call fetches another one.
    pub async fn refused(&self, api: Api, token: &Secret) {
        if let Some(cell) = self.shared.tokens.of(api) {
            cell.forget(token).await;
        }
    }

    pub(super) fn course(&self) -> Course {
        Course::from(self.transport.now())
    }

    /// Sends a call until it worked, is refused, or must not be sent again.
    pub(super) async fn deliver(
        &self,
        call: &Call,
        payload: &mut Payload<'_, T::Content>,
        course: &mut Course,
    ) -> Result<Answer, Failure> {
        let mut refused: Option<(Secret, Failure)> = None;
        loop {
            let token = self.token(call.api, *course).await?;
            if let Some((old, failure)) = refused.take() {
                // Personio gives the same token out for a day: sending it again would change nothing.
                if token.as_ref() == Some(&old) {
                    return Err(failure);
                }
                refused = Some((old, failure));
            }
            let body = payload.next()?;
            let failure = match self.once(call, token.as_ref(), body, course).await {
                Ok(answer) => return Ok(answer),
                // What a lost attempt deleted is gone.
                Err(failure) if course.is_in_doubt && call.method == Method::Delete && is_gone(&failure.error) => {
                    return Ok(Answer { status: 204, ..Answer::default() });
                }
                Err(failure) => failure,
            };
            course.is_in_doubt |= failure.error.is_unclear();
            if let (Some(token), Some(cell), None) = (token, self.shared.tokens.of(call.api), &refused)
                && failure.error.is_auth()
                && payload.is_repeatable()
            {
                cell.forget(&token).await;
                refused = Some((token, failure));
                continue;
            }
            match self.decide(&failure.error, call.repeat, *course) {
                Decision::Again(pause) if payload.is_repeatable() => self.transport.sleep(pause).await,
                _ => return Err(failure),
            }
        }
    }

    pub(super) fn decide(&self, error: &Error, repeat: Repeat, course: Course) -> Decision {
        let Some(Patience { mut policy, decide, .. }) = self.patience else { return Decision::GiveUp };
        policy.total = self.total().unwrap_or(policy.total);
        let elapsed = self.transport.now().saturating_sub(course.started);
        decide(&policy, error, repeat, State { attempt: course.attempt, elapsed, random: self.transport.random() })
    }

    fn total(&self) -> Option<Duration> {
        self.within.or_else(|| Some(self.patience?.policy.total))
    }

    /// The time that is left; `None` where nobody set an end.
    fn left(&self, course: Course) -> Option<Duration> {
        Some(self.total()?.saturating_sub(self.transport.now().saturating_sub(course.started)))
    }

    /// One attempt.
    async fn once(
        &self,
        call: &Call,
        token: Option<&Secret>,
        body: Body<T::Content>,
        course: &mut Course,
    ) -> Result<Answer, Failure> {
        self.wait_for_turn(call, *course).await.map_err(|error| error.about(call.method, &call.path))?;
        let timeout = match self.left(*course) {
            Some(Duration::ZERO) => {
                let error = Error::deadline("the time for this call is over");
                return Err(error.about(call.method, &call.path).into());
            }
            Some(left) => left.min(call.answer_within),
            None => call.answer_within,
        };
        course.attempt = course.attempt.saturating_add(1);
        let headers = self.headers(call, token);
        let request = Request {
            method: call.method,
            url: call.url.clone(),
            headers,
            body,
            timeout,
            answer_at_most: call.answer_at_most,
        };
        let began = self.transport.now();
        let sent = self.transport.send(request).await;
        let now = self.transport.now();
        let status = sent.as_ref().ok().map(|answer| answer.status);
        if let Ok(answer) = &sent {
            self.learn(call, answer, now);
            self.follow(call, token, answer).await;
        }
        let result = sent.map_err(Failure::from).and_then(accept);
        if let Some(observer) = &self.observer {
            observer.attempt(&Attempt {
                method: call.method,
                path: &call.path,
                number: course.attempt,
                status,
                error: result.as_ref().err().map(|failure| failure.error.kind()),
                duration: now.saturating_sub(began),
            });
        }
        result.map_err(|failure| Failure { error: failure.error.about(call.method, &call.path), ..failure })
    }

    fn headers(&self, call: &Call, token: Option<&Secret>) -> Vec<(&'static str, String)> {
        let recruiting = self.shared.credentials.recruiting.as_ref().filter(|_| call.api == Api::Recruiting);
        let mut headers = recruiting.map(RecruitingCredentials::headers).unwrap_or_default();
        headers.extend(token.map(|token| ("authorization", ["Bearer ", token.expose()].concat())));
        headers.extend(call.headers.iter().cloned());
        headers.push(("accept", "application/json".to_owned()));
        headers
    }

    /// Waits until the limits let a call pass, if they are kept.
    async fn wait_for_turn(&self, call: &Call, course: Course) -> Result<(), Error> {
        let Some(patience) = self.patience else { return Ok(()) };
        loop {
            let wait = self.reserve(call, patience);
            if wait.is_zero() {
                return Ok(());
            }
            if self.left(course).is_some_and(|left| wait >= left) {
                return Err(Error::deadline("the limits of Personio leave no time for this call"));
            }
            self.transport.sleep(wait).await;
        }
    }

    fn reserve(&self, call: &Call, patience: Patience) -> Duration {
        let mut ledger = self.shared.ledger.lock().unwrap_or_else(PoisonError::into_inner);
        (patience.reserve)(&mut ledger, call.method, &call.path, self.transport.now())
    }

    fn learn(&self, call: &Call, answer: &Answer, now: Duration) {
        if let Some(patience) = self.patience {
            let mut ledger = self.shared.ledger.lock().unwrap_or_else(PoisonError::into_inner);
            (patience.observe)(&mut ledger, call.method, &call.path, answer.status, &answer.headers, now);
        }
    }

    /// Version 1 once gave each answer a token for the next request, and still has the header.
    async fn follow(&self, call: &Call, sent: Option<&Secret>, answer: &Answer) {
        let came = answer.headers.get("authorization").and_then(|value| value.strip_prefix("Bearer "));
        if let (Api::V1, Some(sent), Some(came)) = (call.api, sent, came)
            && let Some(cell) = self.shared.tokens.of(call.api)
            && matches!(self.shared.credentials.personnel, Some(Personnel::Client(_)))
            && came.trim() != sent.expose()
        {
            cell.follow(sent, Secret::new(came)).await;
        }
    }

    /// The token for a part of the API, fetched if need be.
    async fn token(&self, api: Api, course: Course) -> Result<Option<Secret>, Error> {
        let (Some(cell), Some(personnel)) = (self.shared.tokens.of(api), &self.shared.credentials.personnel) else {
            return Ok(None);
        };
        let fetch = async {
            match personnel {
                Personnel::Source(source) => source.token(api).await,
                Personnel::Client(client) => self.fetch(client, api, course.started).await,
            }
        };
        let token = cell.get(|| self.transport.now(), fetch);
        let Some(left) = self.left(course) else { return token.await.map(Some) };
        match select(pin!(token), pin!(self.transport.sleep(left))).await {
            Either::Left((token, _)) => token.map(Some),
            Either::Right(_) => Err(Error::deadline("no token came in time")),
        }
    }

    async fn fetch(&self, client: &ClientCredentials, api: Api, started: Duration) -> Result<BearerToken, Error> {
        let (client_id, client_secret) = (client.client_id.clone(), client.client_secret.clone());
        if api == Api::V1 {
            let endpoint = CreateToken { client_id, client_secret };
            let token = endpoint.decode(&self.ask_for_token(&endpoint, started).await?)?;
            return Ok(BearerToken { secret: token.token, expires_in: token.expires_in });
        }
        let endpoint = ObtainToken { client_id, client_secret, scope: client.scope.clone() };
        let token = endpoint.decode(&self.ask_for_token(&endpoint, started).await?)?;
        Ok(BearerToken { expires_in: Some(token.lifetime()), secret: token.access_token })
    }

    /// The same as [`deliver`](Self::deliver), for what needs no token.
    async fn ask_for_token<E: Endpoint>(&self, endpoint: &E, started: Duration) -> Result<Vec<u8>, Error> {
        let call = Call::of(&self.base_url, endpoint).repeating(Repeat::Safe);
        let mut payload = Payload::text(endpoint.body()?)?;
        let mut course = Course::from(started);
        loop {
            let error = match self.once(&call, None, payload.next()?, &mut course).await {
                Ok(answer) => return Ok(answer.body),
                Err(failure) => failure.error,
            };
            match self.decide(&error, Repeat::Safe, course) {
                Decision::Again(pause) => self.transport.sleep(pause).await,
                _ => return Err(error),
            }
        }
    }
}

fn is_gone(error: &Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

/// Takes an answer that says yes.
fn accept(answer: Answer) -> Result<Answer, Failure> {
    if matches!(answer.status, 200..=299) && !says_no(&answer.body) {
        return Ok(answer);
    }
    let error = Error::refused(answer.status, answer.headers.retry_after(), &answer.body);
    Err(Failure { error, answer: Some(answer) })
}

/// Whether a body is `{"success": false, …}`, which version 1 sends with any status. Long lists are not read twice for
/// it: only where the words stand somewhere is it made sure that they stand at the top.
fn says_no(body: &[u8]) -> bool {
    const KEY: &[u8] = b"\"success\"";
    // By its colon, of which there are fewer than quotes; a search for words would weigh six kilobytes in wasm.
    let suspect = memchr::memchr_iter(b':', body).any(|at| {
        let (before, after) = body.split_at_checked(at).unwrap_or_default();
        before.trim_ascii_end().ends_with(KEY)
            && after.get(1..).is_some_and(|it| it.trim_ascii_start().starts_with(b"false"))
    });
    suspect
        && serde_json::from_slice::<serde_json::Value>(body).is_ok_and(|it| it.get("success") == Some(&false.into()))
}

/// Reads an answer that says yes.
pub(super) fn read<E: Endpoint>(endpoint: &E, call: &Call, answer: &Answer) -> Result<E::Response, Error> {
    endpoint.decode(&answer.body).map_err(|error| {
        let error = if error.status().is_none() && is_web_page(&answer.body) { Error::web_page() } else { error };
        error.about(call.method, &call.path)
    })
}

#[cfg(test)]
mod tests {
    use super::says_no;

    #[test]
    fn only_a_no_at_the_top_counts() {
        for (body, expected) in [
            (r#"{"success":false,"error":{}}"#, true),
            (r#"{ "success" : false }"#, true),
            (r#"{"success":true,"data":[{"success":false}]}"#, false),
            (r#"{"data":"\"success\":false"}"#, false),
            (r#"{"success":false"#, false),
            ("", false),
        ] {
            assert_eq!(says_no(body.as_bytes()), expected, "{body}");
        }
    }
}
