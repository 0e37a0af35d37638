//! An endpoint is data: what to ask for, and how to read the answer. Sending it is the client's business.
//!
//! ```
//! use personio::{error::Error, request::{self, Endpoint, Method}};
//!
//! /// What this crate does not have.
//! struct CountMoons;
//!
//! impl Endpoint for CountMoons {
//!     type Response = u32;
//!
//!     fn method(&self) -> Method {
//!         Method::Get
//!     }
//!
//!     fn path(&self) -> String {
//!         "/v2/moons/count".to_owned()
//!     }
//!
//!     fn decode(&self, body: &[u8]) -> Result<u32, Error> {
//!         request::from_json(body)
//!     }
//! }
//!
//! assert_eq!(CountMoons.decode(b"1")?, 1);
//! # Ok::<(), Error>(())
//! ```

use std::convert::Infallible;

use serde::de::DeserializeOwned;

use crate::{
    beta::{BETA_HEADER, is_beta},
    error::{Error, Place},
    page::{Page, Paged},
};

/// One call of Personio's API.
///
/// The trait is public so that an endpoint that this crate lacks needs no fork: implement it and hand it to
/// [`Client::send`](crate::client::Client::send).
pub trait Endpoint {
    /// What a successful answer holds.
    type Response;

    /// The method.
    fn method(&self) -> Method;

    /// The path, with its segments encoded by [`path_segment`].
    fn path(&self) -> String;

    /// Names and values of the query, not yet encoded.
    fn query(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The body.
    ///
    /// # Errors
    /// When the data cannot be written as JSON.
    fn body(&self) -> Result<RequestBody, Error> {
        Ok(RequestBody::Empty)
    }

    /// Headers of this call beside those that every call has, with names in lower case. By default `beta: true` where
    /// Personio answers 404 without it.
    fn headers(&self) -> Vec<(&'static str, String)> {
        let (name, value) = BETA_HEADER;
        if is_beta(&self.path()) { vec![(name, value.to_owned())] } else { Vec::new() }
    }

    /// Whose credentials it takes.
    fn api(&self) -> Api {
        Api::of(&self.path())
    }

    /// Whether it may be sent a second time when nobody knows what became of the first. By default everything but
    /// `POST`: Personio's `PATCH` sets values.
    fn repeat(&self) -> Repeat {
        if self.method() == Method::Post { Repeat::Once } else { Repeat::Safe }
    }

    /// Whether a file is answered, which may take minutes over a slow line. By default that of a document's download.
    fn brings_file(&self) -> bool {
        self.path().ends_with("/download")
    }

    /// Reads the body of a successful answer.
    ///
    /// # Errors
    /// When the body is not what the endpoint promises.
    fn decode(&self, body: &[u8]) -> Result<Self::Response, Error>;

    /// Reads an answer that says no although a part of what was asked for is done, as with batches. `None`, as for
    /// nearly all endpoints, makes it an error.
    fn settle(&self, body: &[u8]) -> Option<Self::Response> {
        let _ = body;
        None
    }
}

/// An endpoint that makes something new, so that sending it twice would make two.
///
/// [`Client::create`](crate::client::Client::create) repeats it nevertheless: whenever an answer was lost, it looks up
/// whether the thing is there.
pub trait Create: Endpoint {
    /// Lists what may be there; [`Infallible`] where there is nothing to list.
    type Lookup: Paged;

    /// Asks for things with the same natural key. `None` only where Personio itself refuses to make the thing twice and
    /// [`is_there`](Self::is_there) recognises that.
    fn lookup(&self) -> Option<Self::Lookup>;

    /// Finds the thing among what is listed.
    fn find(&self, found: Vec<<Self::Lookup as Paged>::Item>) -> Option<Self::Response>;

    /// Of a request that makes several things at once: what asks for those that an answer lacks.
    fn rest(&self, known: &Self::Response) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = known;
        None
    }

    /// Puts the answer to the [`rest`](Self::rest) into what was known.
    #[must_use]
    fn complete(known: Self::Response, rest: Self::Response) -> Self::Response {
        let _ = known;
        rest
    }

    /// Reads out of a refusal that the thing is there. It is asked only after an answer was lost: before that, the
    /// refusal means that somebody else made the thing.
    fn is_there(&self, refusal: &Error) -> Option<Self::Response> {
        let _ = refusal;
        None
    }
}

/// The endpoint that there is none of.
impl Endpoint for Infallible {
    type Response = Self;

    fn method(&self) -> Method {
        match *self {}
    }

    fn path(&self) -> String {
        match *self {}
    }

    fn decode(&self, _body: &[u8]) -> Result<Self, Error> {
        match *self {}
    }
}

/// The list that there is none of.
impl Paged for Infallible {
    type Item = Self;

    fn page(&self, _response: Self) -> Page<Self, Self> {
        match *self {}
    }
}

/// Whether a request may be sent a second time when nobody knows what became of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Sending it twice has the effect of sending it once.
    Safe,
    /// Only after looking up what the first one did.
    LookUp,
    /// Never.
    Once,
}

/// The parts of Personio's API; each has credentials of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// Recruiting, version 1: a token that never changes, and the company's number.
    Recruiting,
    /// Version 1.
    V1,
    /// Version 2.
    V2,
    /// Takes no token: sign-in, and whatever is not Personio's.
    Open,
}

impl Api {
    /// The part that a path belongs to.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match path {
            "/v1/auth" => Self::Open,
            _ if path.starts_with("/v2/auth/") => Self::Open,
            _ if path.starts_with("/v1/recruiting/") => Self::Recruiting,
            _ if path.starts_with("/v1/") => Self::V1,
            _ if path.starts_with("/v2/") => Self::V2,
            _ => Self::Open,
        }
    }
}

/// The methods that Personio's API knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "HTTP's own words")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// The method as it is sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What an endpoint sends along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestBody {
    /// Nothing.
    Empty,
    /// A JSON document.
    Json(Vec<u8>),
    /// `application/x-www-form-urlencoded`, as [`form`] writes it.
    Form(Vec<u8>),
    /// `multipart/form-data` with one file, whose content is handed to
    /// [`Client::send_file`](crate::client::Client::send_file).
    File(FilePart),
}

/// A multipart body with one file; the content comes separately, so that it can be streamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePart {
    /// The name of the file's part.
    pub name: &'static str,
    /// The name of the file.
    pub file_name: String,
    /// The media type of the file.
    pub mimetype: String,
    /// The exact size of the content in bytes.
    pub size: u64,
    /// Names and values of the text parts, which are sent before the file.
    pub fields: Vec<(&'static str, String)>,
}

/// Writes a JSON body.
///
/// # Errors
/// When the value has no form in JSON.
pub fn json<T: serde::Serialize>(value: &T) -> Result<RequestBody, Error> {
    serde_json::to_vec(value).map(RequestBody::Json).map_err(Error::encoding)
}

/// Writes a form.
#[must_use]
pub fn form(fields: &[(&str, &str)]) -> RequestBody {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| [&path_segment(name), "=", &path_segment(value)].concat()).collect();
    RequestBody::Form(pairs.join("&").into_bytes())
}

/// Reads a JSON body.
///
/// # Errors
/// When the body is no JSON or has another shape; the error's source says where, and never what stood there.
#[cfg(not(target_arch = "wasm32"))]
pub fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| Error::decoding(Place::new(error.path().to_string(), error.inner())))?;
    reader.end().map_err(|error| Error::decoding(Place::new(String::new(), &error)))?;
    Ok(value)
}

/// Reads a JSON body.
///
/// # Errors
/// When the body is no JSON or has another shape; the error's source says in which line and column.
#[cfg(target_arch = "wasm32")]
pub fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(body).map_err(|error| Error::decoding(Place::new(String::new(), &error)))
}

/// Reads what lies in an envelope; the error says where in it, and never what stood there.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn from_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, Error> {
    serde_path_to_error::deserialize(value)
        .map_err(|error| Error::decoding(Place::new(error.path().to_string(), error.inner())))
}

/// Reads what lies in an envelope; the error never says what stood there.
#[cfg(target_arch = "wasm32")]
pub(crate) fn from_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, Error> {
    serde_json::from_value(value).map_err(|error| Error::decoding(Place::new(String::new(), &error)))
}

/// A path without what differs from record to record: `/v2/persons/*/employments`. It names nobody.
#[must_use]
pub fn template(path: &str) -> String {
    let mut segments = path.split('/').map(|segment| match segment {
        "v1" | "v2" => segment,
        _ if segment.contains(|it: char| it.is_ascii_digit() || it == '%' || it == '@') => "*",
        _ => segment,
    });
    let mut template = String::from(segments.next().unwrap_or_default());
    segments.for_each(|segment| template.extend(["/", segment]));
    template
}

/// Percent-encodes everything but letters, digits, `-`, `.`, `_` and `~`. For query values as well.
#[must_use]
pub fn path_segment(text: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or('0');
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Api, RequestBody, form, from_json, path_segment, template};

    #[test]
    fn a_template_has_no_ids() {
        for (path, expected) in [
            ("/v2/persons/4711/employments/c85d978e-1104", "/v2/persons/*/employments/*"),
            ("/v1/company/employees", "/v1/company/employees"),
            ("/v2/x/a%20b", "/v2/x/*"),
            ("", ""),
        ] {
            assert_eq!(template(path), expected);
        }
    }

    #[test]
    fn a_form_keeps_what_separates_its_fields_out_of_them() {
        assert_eq!(form(&[("a[]", "1&2"), ("b", "ü =")]), RequestBody::Form(b"a%5B%5D=1%262&b=%C3%BC%20%3D".to_vec()));
    }

    #[test]
    fn a_segment_cannot_leave_its_place() {
        assert_eq!(path_segment("a/b?c=d#ü &%"), "a%2Fb%3Fc%3Dd%23%C3%BC%20%26%25");
        assert_eq!(path_segment("Az09-._~"), "Az09-._~");
    }

    #[test]
    fn each_path_knows_whose_token_it_takes() {
        for (path, api) in [
            ("/v1/auth", Api::Open),
            ("/v2/auth/token", Api::Open),
            ("/v1/recruiting/applications", Api::Recruiting),
            ("/v1/company/employees", Api::V1),
            ("/v2/recruiting/jobs", Api::V2),
            ("/_relay/board.json", Api::Open),
        ] {
            assert_eq!(Api::of(path), api, "{path}");
        }
    }

    #[test]
    fn an_unreadable_answer_says_where_and_not_what() {
        let error = from_json::<Vec<std::collections::BTreeMap<String, u8>>>(br#"[{"a":1},{"b":"Ada"}]"#).unwrap_err();
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(source, "another type of value at [1].b, line 1, column 19");
        assert!(!format!("{error:?} {error}").contains("Ada"));
    }
}
