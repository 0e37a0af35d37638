//! An endpoint is data: what to ask for, and how to read the answer. Sending it is the client's business.

use serde::de::DeserializeOwned;

use crate::error::Error;

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

    /// Reads the body of a successful answer.
    ///
    /// # Errors
    /// When the body is not what the endpoint promises.
    fn decode(&self, body: &[u8]) -> Result<Self::Response, Error>;
}

/// The methods that Personio's API knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Reads a JSON body.
///
/// # Errors
/// When the body is no JSON or has another shape; the error says where.
pub fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(body).map_err(Error::decoding)
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
    use super::path_segment;

    #[test]
    fn a_segment_cannot_leave_its_place() {
        assert_eq!(path_segment("a/b?c=d#ü &%"), "a%2Fb%3Fc%3Dd%23%C3%BC%20%26%25");
        assert_eq!(path_segment("Az09-._~"), "Az09-._~");
    }
}
