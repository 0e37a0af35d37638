//! The shape that all endpoints of v2 have, written once.

/// Implements [`Endpoint`](crate::request::Endpoint): `Name: Method, |it| path [, query …] [, body …] [, repeat …] => reader as Type`.
macro_rules! endpoint {
    (
        $name:ident: $method:ident, |$it:ident| $path:expr
        $(, query $query:expr)? $(, body $body:expr)? $(, repeat $repeat:ident)? => $read:path as $response:ty
    ) => {
        impl crate::request::Endpoint for $name {
            type Response = $response;

            fn method(&self) -> crate::request::Method {
                crate::request::Method::$method
            }

            fn path(&self) -> String {
                let $it = self;
                let _ = $it;
                $path
            }

            $(fn query(&self) -> Vec<(&'static str, String)> {
                let $it = self;
                $query.finish()
            })?

            $(fn body(&self) -> Result<crate::request::RequestBody, crate::error::Error> {
                let $it = self;
                crate::request::json(&$body)
            })?

            $(fn repeat(&self) -> crate::request::Repeat {
                crate::request::Repeat::$repeat
            })?

            fn decode(&self, body: &[u8]) -> Result<Self::Response, crate::error::Error> {
                $read(body)
            }
        }
    };
}

/// Implements [`Paged`](crate::page::Paged) for an endpoint with a `cursor` whose answer is a
/// [`Listing`](crate::envelope::Listing).
macro_rules! paged {
    ($name:ident of $item:ty) => {
        impl crate::page::Paged for $name {
            type Item = $item;

            fn page(&self, response: Self::Response) -> crate::page::Page<Self::Item, Self> {
                response.page(self, |endpoint| &mut endpoint.cursor)
            }
        }
    };
}

pub(crate) use {endpoint, paged};

use crate::request::path_segment;

/// A path of fixed words and ids: the words as they are, every second part encoded as one segment.
pub(crate) fn path(parts: &[&str]) -> String {
    parts.iter().enumerate().fold(String::new(), |mut path, (index, part)| {
        if index % 2 == 0 {
            path.push_str(part);
        } else {
            path.push_str(&path_segment(part));
        }
        path
    })
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn an_id_cannot_leave_its_segment() {
        assert_eq!(path(&["/v2/persons/", "1/../2?x", "/employments"]), "/v2/persons/1%2F..%2F2%3Fx/employments");
    }
}
