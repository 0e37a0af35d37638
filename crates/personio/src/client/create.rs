//! Making something once, although answers get lost.

use super::{
    Client,
    attempt::read,
    call::{Call, Course},
    payload::Payload,
};
use crate::{
    error::Error,
    page::Paged,
    request::{Create, Endpoint, Repeat},
    retry::Decision,
    transport::{FileContent, Transport},
};

/// How much of a list is looked through for one thing.
const MOST_PAGES: usize = 1000;

/// How something came to be there.
enum Made<R> {
    /// An attempt was answered.
    Answered(R),
    /// Looking found it; the answer was lost.
    Found(R),
}

impl<T: Transport> Client<T> {
    /// Makes something once. When nobody knows whether an attempt worked, the client looks for the thing by its natural
    /// key (person and time, e-mail, name, address) before it sends the request again; what it finds is the answer. Of a
    /// request that makes several things, only those are sent again that were not found.
    ///
    /// # Errors
    /// As [`send`](Self::send). The error is [unclear](Error::is_unclear) where looking did not work either, and where a
    /// part of several things was found and there is no time for the rest.
    pub async fn create<E: Create>(&self, endpoint: &E) -> Result<E::Response, Error> {
        let mut course = self.course();
        let mut found = Vec::new();
        let mut rest: Option<E> = None;
        let last = loop {
            let endpoint = rest.as_ref().unwrap_or(endpoint);
            let call = Call::of(&self.base_url, endpoint);
            let mut payload = Payload::text(endpoint.body()?)?;
            let known = match self.make(endpoint, call, &mut payload, &mut course).await? {
                Made::Answered(made) => break made,
                Made::Found(known) => known,
            };
            match endpoint.rest(&known) {
                Some(missing) => {
                    found.push(known);
                    rest = Some(missing);
                }
                None => break known,
            }
        };
        Ok(found.into_iter().rev().fold(last, |rest, known| E::complete(known, rest)))
    }

    /// [`create`](Self::create) for a request that carries a file, which is sent again if its content can be opened anew.
    ///
    /// # Errors
    /// As [`create`](Self::create) and [`send_file`](Self::send_file).
    pub async fn create_file<'a, E: Create>(
        &self,
        endpoint: &E,
        content: impl Into<FileContent<'a, T::Content>>,
    ) -> Result<E::Response, Error> {
        let mut payload = Payload::file(endpoint.body()?, content.into())?;
        let call = Call::of(&self.base_url, endpoint).with_file();
        let (Made::Answered(made) | Made::Found(made)) =
            self.make(endpoint, call, &mut payload, &mut self.course()).await?;
        Ok(made)
    }

    /// Sends whatever it is: with or without a file, looked up before it is repeated or not, as the endpoint says of
    /// itself. For those who know their endpoints at run time only; their code then has one way instead of four.
    ///
    /// # Errors
    /// As [`create`](Self::create) and [`send_file`](Self::send_file).
    pub async fn perform<'a, E: Create>(
        &self,
        endpoint: &E,
        content: Option<FileContent<'a, T::Content>>,
    ) -> Result<E::Response, Error> {
        let (call, body) = (Call::of(&self.base_url, endpoint), endpoint.body()?);
        let (call, mut payload) = match content {
            Some(content) => (call.with_file(), Payload::file(body, content)?),
            None => (call, Payload::text(body)?),
        };
        let mut course = self.course();
        if endpoint.repeat() != Repeat::LookUp {
            return self.exchange(endpoint, &call, &mut payload, &mut course).await;
        }
        let (Made::Answered(made) | Made::Found(made)) = self.make(endpoint, call, &mut payload, &mut course).await?;
        Ok(made)
    }

    async fn make<E: Create>(
        &self,
        endpoint: &E,
        call: Call,
        payload: &mut Payload<'_, T::Content>,
        course: &mut Course,
    ) -> Result<Made<E::Response>, Error> {
        let call = call.repeating(Repeat::LookUp);
        let mut in_doubt = None;
        loop {
            let error = match self.exchange(endpoint, &call, payload, course).await {
                Ok(made) if in_doubt.is_none() => return Ok(Made::Answered(made)),
                Ok(made) => return Ok(Made::Answered(self.reconcile(endpoint, made, *course).await)),
                Err(error) => error,
            };
            if in_doubt.is_some()
                && let Some(made) = endpoint.is_there(&error)
            {
                return Ok(Made::Found(made));
            }
            if error.is_unclear() {
                in_doubt = Some(error.clone());
            } else if in_doubt.is_none() {
                return Err(error);
            }
            // From here on, an attempt may have worked: this one, or one before that this one now runs into.
            let pause = match self.decide(&error, Repeat::LookUp, *course) {
                Decision::Again(pause) | Decision::LookUp(pause) if payload.is_repeatable() => Some(pause),
                _ => None,
            };
            if let Some(pause) = pause {
                self.transport.sleep(pause).await;
            }
            match self.look_up(endpoint, *course).await {
                Ok(Some(known)) if pause.is_some() || endpoint.rest(&known).is_none() => {
                    return Ok(Made::Found(known));
                }
                Ok(None) if pause.is_some() => {}
                // It is certainly not there, so this refusal is about the thing itself.
                Ok(None) => return Err(error),
                Ok(Some(_)) | Err(_) => return Err(in_doubt.unwrap_or(error)),
            }
        }
    }

    /// What is refused in an answer may be what an attempt before made: its request came through after all.
    async fn reconcile<E: Create>(&self, endpoint: &E, made: E::Response, course: Course) -> E::Response {
        let Some(refused) = endpoint.rest(&made) else { return made };
        match self.look_up(&refused, course).await {
            Ok(Some(found)) => E::complete(made, found),
            _ => made,
        }
    }

    async fn look_up<E: Create>(&self, endpoint: &E, course: Course) -> Result<Option<E::Response>, Error> {
        let Some(mut list) = endpoint.lookup() else { return Ok(None) };
        let mut found = Vec::new();
        for _ in 0..MOST_PAGES {
            let call = Call::of(&self.base_url, &list);
            let mut payload = Payload::text(list.body()?)?;
            let answer = self.deliver(&call, &mut payload, &mut Course::from(course.started)).await?;
            let page = list.page(read(&list, &call, &answer)?);
            found.extend(page.items);
            match page.next {
                Some(next) => list = next,
                None => return Ok(endpoint.find(found)),
            }
        }
        Err(Error::not_sent("the list is too long to look through"))
    }
}
