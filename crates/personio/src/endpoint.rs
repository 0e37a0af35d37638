//! The shapes that endpoints have, written once.

/// Implements [`Endpoint`](crate::request::Endpoint):
/// `Name: Method, |it| path [, query …] [, body …] [, form …] [, repeat …] => reader as Type`. A body is JSON; query and
/// form are a [`Query`](crate::query::Query).
macro_rules! endpoint {
    (
        $name:ident: $method:ident, |$it:ident| $path:expr
        $(, query $query:expr)? $(, body $body:expr)? $(, form $form:expr)? $(, repeat $repeat:ident)?
        => $read:path as $response:ty
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

            $(fn body(&self) -> Result<crate::request::RequestBody, crate::error::Error> {
                let $it = self;
                Ok($form.form())
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

/// Implements [`Paged`](crate::page::Paged): `Name of Item` for an endpoint with a `cursor`, `Name of Item, field by next`
/// for one with a `limit` whose `field` counts on as a [`Listing`](crate::listing::Listing) says.
macro_rules! paged {
    ($name:ident of $item:ty) => {
        impl crate::page::Paged for $name {
            type Item = $item;

            fn page(&self, response: Self::Response) -> crate::page::Page<Self::Item, Self> {
                let next = response.next_cursor(self.cursor.as_ref());
                let next = next.map(|cursor| Self { cursor: Some(cursor), ..self.clone() });
                crate::page::Page { items: response.items, next }
            }
        }
    };
    ($name:ident of $item:ty, $field:ident by $next:ident) => {
        impl crate::page::Paged for $name {
            type Item = $item;

            fn page(&self, response: Self::Response) -> crate::page::Page<Self::Item, Self> {
                let next = response.$next(self.$field, self.limit);
                let next = next.map(|$field| Self { $field, ..self.clone() });
                crate::page::Page { items: response.items, next }
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

/// The JSON or the form that an endpoint sends.
#[cfg(test)]
pub(crate) fn sent(endpoint: &impl crate::request::Endpoint) -> String {
    match endpoint.body().unwrap() {
        crate::request::RequestBody::Json(body) | crate::request::RequestBody::Form(body) => {
            String::from_utf8(body).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn an_id_cannot_leave_its_segment() {
        assert_eq!(path(&["/v2/persons/", "1/../2?x", "/employments"]), "/v2/persons/1%2F..%2F2%3Fx/employments");
    }
}
