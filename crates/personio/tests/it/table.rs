//! The table of operations says what the endpoints say.

use std::collections::BTreeSet;

use personio::{
    operation::{self, AnswerKind, BodyKind, Parameter},
    request::RequestBody,
};

use crate::{operation::Operation, v1, v2};

/// What fetches and revokes tokens is the client's.
fn is_called(operation: &&Operation) -> bool {
    !operation.path.starts_with("/v1/auth") && !operation.path.starts_with("/v2/auth")
}

/// A pattern as the specifications write it.
fn pattern(path: &str) -> String {
    path.replace("{}", "{id}")
}

/// The names of parameters that are not there for everybody: with a cursor, reports are refused a limit.
fn names(operation: &operation::Operation) -> BTreeSet<&'static str> {
    let mut names: BTreeSet<_> = operation.parameters.iter().copied().map(Parameter::name).collect();
    if let AnswerKind::Pages(paging) = operation.answer {
        let sent = paging.query(Some("1"), Some(10)).into_iter().map(|(name, _)| name);
        names.extend(sent);
    }
    names
}

#[test]
fn table_and_endpoints_have_the_same_methods_paths_parameters_and_bodies() {
    let endpoints: Vec<_> = [v1::registry::operations(), v2::registry::operations()].into_iter().flatten().collect();
    let endpoints: Vec<_> = endpoints.iter().filter(is_called).collect();
    assert_eq!(operation::all().count(), endpoints.len());
    for operation in operation::all() {
        let fits = |it: &&&Operation| it.is(operation.method.as_str(), &pattern(operation.path));
        let found: Vec<_> = endpoints.iter().filter(fits).collect();
        let [endpoint] = found[..] else { panic!("{} has {} endpoints", operation.name, found.len()) };
        let sent: BTreeSet<_> = endpoint.query.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names(operation), sent, "the parameters of {}", operation.name);
        let kind = match (&endpoint.body, operation.body) {
            (RequestBody::Empty, BodyKind::None) | (RequestBody::File(_), BodyKind::File(_)) => true,
            (RequestBody::Json(_), BodyKind::Json) => true,
            (body, BodyKind::Preset(encoding, preset)) => match (body, encoding) {
                (RequestBody::Json(body) | RequestBody::Form(body), _) => {
                    let text = String::from_utf8_lossy(body);
                    preset.iter().filter(|(name, _)| !name.starts_with("half_day")).all(|(name, _)| text.contains(name))
                }
                _ => false,
            },
            _ => false,
        };
        assert!(kind, "the body of {}", operation.name);
        assert_eq!(
            endpoint.is_paged,
            matches!(operation.answer, AnswerKind::Pages(_)),
            "the pages of {}",
            operation.name
        );
    }
}
