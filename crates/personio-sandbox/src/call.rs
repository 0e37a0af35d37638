//! A request as the endpoints of v1 and v2 read it.

mod form;
mod input;

pub(crate) use form::pairs;
pub(crate) use input::{Input, WrongType, parse_date, parse_local};

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
};
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::{
    body::{self, BodyError},
    multipart::{self, Part},
};

/// A request with its body read.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// As it was sent, without the query.
    pub(crate) path: String,
    /// Decoded pieces of the path, without the version.
    pub(crate) segments: Vec<String>,
    /// Names and values of the query, decoded, in order.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Payload,
}

/// What a body holds, by its content type.
#[derive(Debug)]
pub(crate) enum Payload {
    Empty,
    Json(Value),
    BrokenJson,
    /// A URL-encoded form, as the object that it describes.
    Form(Value),
    Multipart(Vec<Part>),
    BrokenMultipart,
    /// Of another type.
    Other,
    TooLarge,
    Incomplete,
}

impl Call {
    /// Reads a request to its end.
    pub(crate) async fn read(request: Request) -> Self {
        let (head, body) = request.into_parts();
        let payload = match body::read(body).await {
            Ok(body) => payload(&head.headers, body).await,
            Err(BodyError::TooLarge) => Payload::TooLarge,
            Err(BodyError::Broken) => Payload::Incomplete,
        };
        let path = head.uri.path().to_owned();
        let decode = |piece: &str| percent_decode_str(piece).decode_utf8_lossy().into_owned();
        let segments = path.split('/').skip(2).map(decode).collect();
        let query = form::pairs(head.uri.query().unwrap_or_default());
        Self { method: head.method, path, segments, query, headers: head.headers, payload }
    }

    /// The last value of a name in the query.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a name, of `name[]` and of `name[0]`, with commas taken apart.
    pub(crate) fn query_list(&self, name: &str) -> Vec<&str> {
        let is_named = |key: &str| {
            key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with('[') && rest.ends_with(']'))
        };
        let values = self.query.iter().filter(|(key, _)| is_named(key)).map(|(_, value)| value.as_str());
        values.flat_map(|value| value.split(',')).map(str::trim).filter(|value| !value.is_empty()).collect()
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The token of `Authorization: Bearer …`.
    pub(crate) fn bearer(&self) -> Option<&str> {
        bearer(&self.headers)
    }

    /// `http://host`, as the caller knows this server.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.header(header::HOST.as_str()).unwrap_or("127.0.0.1:8788"))
    }
}

/// The token of `Authorization: Bearer …`.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

async fn payload(headers: &HeaderMap, body: Bytes) -> Payload {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match media_type.as_str() {
        "multipart/form-data" => match multipart::read(headers, body).await {
            Ok(parts) => Payload::Multipart(parts),
            Err(_) => Payload::BrokenMultipart,
        },
        _ if body.is_empty() => Payload::Empty,
        "application/x-www-form-urlencoded" => {
            Payload::Form(form::object(&form::pairs(&String::from_utf8_lossy(&body))))
        }
        json if json == "application/json" || json.ends_with("+json") => match serde_json::from_slice(&body) {
            Ok(value) => Payload::Json(value),
            Err(_) => Payload::BrokenJson,
        },
        _ => Payload::Other,
    }
}
