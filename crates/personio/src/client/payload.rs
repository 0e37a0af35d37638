//! What a call sends, once for each attempt.

use crate::{
    error::Error,
    request::{FilePart, RequestBody},
    transport::Body,
};

/// A body that can be sent again, but for a file: its content comes once.
pub(super) enum Payload<C> {
    Text(RequestBody),
    File(FilePart, Option<C>),
}

impl<C> Payload<C> {
    /// The body of a call without a file.
    pub(super) fn text(body: RequestBody) -> Result<Self, Error> {
        match body {
            RequestBody::File(_) => Err(Error::not_sent("the endpoint wants a file's content")),
            body => Ok(Self::Text(body)),
        }
    }

    /// The body of a call with a file.
    pub(super) fn file(body: RequestBody, content: C) -> Result<Self, Error> {
        match body {
            RequestBody::File(part) => Ok(Self::File(part, Some(content))),
            _ => Err(Error::not_sent("the endpoint wants no file")),
        }
    }

    /// The body for one attempt.
    pub(super) fn next(&mut self) -> Result<Body<C>, Error> {
        match self {
            Self::Text(RequestBody::Json(json)) => Ok(Body::Json(json.clone())),
            Self::Text(RequestBody::Form(form)) => Ok(Body::Form(form.clone())),
            Self::Text(_) => Ok(Body::Empty),
            Self::File(part, content) => match content.take() {
                Some(content) => Ok(Body::File(part.clone(), content)),
                None => Err(Error::not_sent("a file's content can be sent once")),
            },
        }
    }

    /// Whether there is a body for another attempt.
    pub(super) fn is_repeatable(&self) -> bool {
        !matches!(self, Self::File(_, None))
    }
}
