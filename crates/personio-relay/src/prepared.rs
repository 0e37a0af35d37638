//! Answers that are prepared once and sent often.

mod encoding;

use std::{fmt::Write as _, io::Write as _};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use sha2::{Digest, Sha256};

use encoding::Encoding;

/// A document in every encoding, with a strong tag.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    content_type: HeaderValue,
    cache_control: HeaderValue,
    /// Of the content, so that it is the same after a restart.
    digest: String,
    identity: Encoded,
    brotli: Option<Encoded>,
    gzip: Option<Encoded>,
}

/// The document in one encoding, as it is sent.
#[derive(Clone, Debug)]
struct Encoded {
    name: Option<HeaderValue>,
    /// Strong: each encoding has its own.
    tag: Option<HeaderValue>,
    body: Bytes,
}

impl Encoded {
    fn new(encoding: Encoding, digest: &str, body: Vec<u8>) -> Self {
        Self {
            name: encoding.name().map(HeaderValue::from_static),
            tag: HeaderValue::from_str(&format!("\"{digest}{}\"", encoding.suffix())).ok(),
            body: body.into(),
        }
    }
}

/// How hard to press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// For what is sent many times.
    Often,
    /// For what is sent a few times, or made while somebody waits.
    Now,
}

/// Larger documents take seconds in the best quality and gain little by it.
const BEST_UP_TO: usize = 1024 * 1024;
/// Smaller ones fit into a packet as they are.
const WORTH_IT: usize = 400;

impl Prepared {
    /// Compresses a document. It computes for a while: call it where blocking is allowed, unless it is small.
    pub(crate) fn new(
        content_type: &'static str,
        cache_control: &'static str,
        content: Vec<u8>,
        effort: Effort,
    ) -> Self {
        let quality = match effort {
            Effort::Often if content.len() <= BEST_UP_TO => 11,
            Effort::Often => 9,
            Effort::Now => 5,
        };
        let worth_it = content.len() > WORTH_IT;
        let brotli = worth_it.then(|| brotli(&content, quality)).flatten();
        let gzip = worth_it.then(|| gzip(&content, if effort == Effort::Often { 9 } else { 6 })).flatten();
        Self::with_encodings(content_type, cache_control, content, brotli, gzip)
    }

    /// Takes encodings that are there already. One that is not smaller is left out.
    pub(crate) fn with_encodings(
        content_type: &'static str,
        cache_control: &'static str,
        content: Vec<u8>,
        brotli: Option<Vec<u8>>,
        gzip: Option<Vec<u8>>,
    ) -> Self {
        let smaller = |encoded: &Vec<u8>| encoded.len() < content.len();
        let digest = digest(&content);
        let brotli = brotli.filter(smaller).map(|body| Encoded::new(Encoding::Brotli, &digest, body));
        let gzip = gzip.filter(smaller).map(|body| Encoded::new(Encoding::Gzip, &digest, body));
        Self {
            content_type: HeaderValue::from_static(content_type),
            cache_control: HeaderValue::from_static(cache_control),
            identity: Encoded::new(Encoding::Identity, &digest, content),
            digest,
            brotli,
            gzip,
        }
    }

    /// Answers a request: in the best encoding that it accepts, or with "not modified".
    pub(crate) fn answer(&self, request: &HeaderMap) -> Response {
        let encoded = match encoding::best(request, self.brotli.is_some(), self.gzip.is_some()) {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => None,
        };
        let encoded = encoded.unwrap_or(&self.identity);
        let mut response = if is_known(request, &self.digest) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Response::new(Body::from(encoded.body.clone()));
            response.headers_mut().insert(header::CONTENT_TYPE, self.content_type.clone());
            if let Some(name) = &encoded.name {
                response.headers_mut().insert(header::CONTENT_ENCODING, name.clone());
            }
            response
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, self.cache_control.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(tag) = &encoded.tag {
            headers.insert(header::ETAG, tag.clone());
        }
        response
    }
}

/// Whether one of the request's tags is of this content, in whatever encoding the client has it.
fn is_known(request: &HeaderMap, digest: &str) -> bool {
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'))
        .any(|tag| tag == "*" || tag.split('-').next() == Some(digest))
}

fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn brotli(content: &[u8], quality: i32) -> Option<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut output, &parameters).ok()?;
    Some(output)
}

fn gzip(content: &[u8], level: u32) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::{Effort, Prepared};
    use axum::http::{HeaderMap, StatusCode, header};

    fn prepared() -> Prepared {
        Prepared::new("text/plain", "no-cache", b"jobs ".repeat(1_000), Effort::Often)
    }

    fn request(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn the_smallest_accepted_encoding_is_sent() {
        for (accepted, sent) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip")] {
            let response = prepared().answer(&request(header::ACCEPT_ENCODING, accepted));
            assert_eq!(response.headers()[header::CONTENT_ENCODING], sent, "{accepted}");
        }
        assert!(!prepared().answer(&HeaderMap::new()).headers().contains_key(header::CONTENT_ENCODING));
    }

    #[test]
    fn encodings_have_tags_of_their_own_and_each_is_recognised() {
        let plain = prepared().answer(&HeaderMap::new()).headers()[header::ETAG].clone();
        let packed = prepared().answer(&request(header::ACCEPT_ENCODING, "br")).headers()[header::ETAG].clone();
        assert_ne!(plain, packed);
        for tag in [plain, packed] {
            let response = prepared().answer(&request(header::IF_NONE_MATCH, tag.to_str().unwrap()));
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        }
        let other = prepared().answer(&request(header::IF_NONE_MATCH, "\"0123\", W/\"4567-br\""));
        assert_eq!(other.status(), StatusCode::OK);
    }
}
