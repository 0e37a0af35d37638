//! What a call sends, once for each attempt.

use crate::{
    error::Error,
    request::{FilePart, RequestBody},
    transport::{Body, FileContent},
};

/// A body that can be sent again, unless it is a file whose content comes once.
pub(super) enum Payload<'a, C> {
    Text(RequestBody),
    File(FilePart, FileContent<'a, C>),
}

impl<'a, C> Payload<'a, C> {
    /// The body of a call without a file.
    pub(super) fn text(body: RequestBody) -> Result<Self, Error> {
        match body {
            RequestBody::File(_) => Err(Error::not_sent("the endpoint wants a file's content")),
            body => Ok(Self::Text(body)),
        }
    }

    /// The body of a call with a file.
    pub(super) fn file(body: RequestBody, content: FileContent<'a, C>) -> Result<Self, Error> {
        match body {
            RequestBody::File(part) => Ok(Self::File(part, content)),
            _ => Err(Error::not_sent("the endpoint wants no file")),
        }
    }

    /// The body for one attempt.
    pub(super) fn next(&mut self) -> Result<Body<C>, Error> {
        match self {
            Self::Text(RequestBody::Json(json)) => Ok(Body::Json(json.clone())),
            Self::Text(RequestBody::Form(form)) => Ok(Body::Form(form.clone())),
            Self::Text(_) => Ok(Body::Empty),
            Self::File(part, content) => Ok(Body::File(part.clone(), content.next()?)),
        }
    }

    /// Whether there is a body for another attempt.
    pub(super) fn is_repeatable(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::File(_, content) => content.is_left(),
        }
    }
}
