//! Making something once, although answers get lost.

use super::{
    Client,
    attempt::read,
    call::{Call, Course},
    payload::Payload,
};
use crate::{
    error::Error,
    request::{Create, Endpoint, Repeat},
    retry::Decision,
    transport::Transport,
};

impl<T: Transport> Client<T> {
    /// Makes something once. When nobody knows whether an attempt worked, the client looks for the thing by its natural
    /// key (person and time, e-mail, name, address) before it sends the request again; what it finds is the answer.
    ///
    /// # Errors
    /// As [`send`](Self::send). The error is [unclear](Error::is_unclear) where looking did not work either.
    pub async fn create<E: Create>(&self, endpoint: &E) -> Result<E::Response, Error> {
        let call = Call::of(&self.base_url, endpoint).repeating(Repeat::LookUp);
        let mut course = self.course();
        let mut in_doubt = None;
        loop {
            let error = match self.attempt_to_create(endpoint, &call, &mut course).await {
                Ok(created) => return Ok(created),
                Err(error) => error,
            };
            if in_doubt.is_some()
                && let Some(created) = endpoint.is_there(&error)
            {
                return Ok(created);
            }
            if error.is_unclear() {
                in_doubt = Some(error.clone());
            } else if in_doubt.is_none() {
                return Err(error);
            }
            // From here on, an attempt may have worked: this one, or one before that this one now runs into.
            let pause = match self.decide(&error, Repeat::LookUp, course) {
                Decision::Again(pause) | Decision::LookUp(pause) => Some(pause),
                Decision::GiveUp => None,
            };
            if let Some(pause) = pause {
                self.transport.sleep(pause).await;
            }
            match self.look_up(endpoint, course).await {
                Ok(Some(created)) => return Ok(created),
                Ok(None) if pause.is_some() => {}
                // It is certainly not there, so this refusal is about the thing itself.
                Ok(None) => return Err(error),
                Err(_) => return Err(in_doubt.unwrap_or(error)),
            }
        }
    }

    async fn attempt_to_create<E: Create>(
        &self,
        endpoint: &E,
        call: &Call,
        course: &mut Course,
    ) -> Result<E::Response, Error> {
        let payload = Payload::text(endpoint.body()?)?;
        let answer = self.deliver(call, payload, course).await?;
        read(endpoint, call, &answer)
    }

    async fn look_up<E: Create>(&self, endpoint: &E, course: Course) -> Result<Option<E::Response>, Error> {
        let Some(lookup) = endpoint.lookup() else { return Ok(None) };
        let call = Call::of(&self.base_url, &lookup);
        let mut course = Course::from(course.started);
        let answer = self.deliver(&call, Payload::text(lookup.body()?)?, &mut course).await?;
        Ok(endpoint.find(read(&lookup, &call, &answer)?))
    }
}
