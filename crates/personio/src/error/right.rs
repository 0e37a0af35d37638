//! What a missing right looks like: it differs from endpoint to endpoint.

use super::Detail;
use crate::request::{Api, Method};

/// Says in words which right the credentials may lack; `None` where the refusal has another reason.
pub(super) fn missing(method: Method, path: &str, status: u16, details: &[Detail]) -> Option<String> {
    let says = |words: &str| details.iter().any(|it| it.message.as_deref().is_some_and(|text| text.contains(words)));
    let api = Api::of(path);
    if api == Api::Recruiting {
        return match status {
            401 => {
                Some("the token is not that of the Recruiting API, or the company id is another company's".to_owned())
            }
            403 => Some("the company has no access to the Recruiting API".to_owned()),
            _ => None,
        };
    }
    if api == Api::Open {
        let has =
            |codes: &[&str]| details.iter().any(|it| it.code.as_deref().is_some_and(|code| codes.contains(&code)));
        return match (path, status) {
            ("/v2/auth/token", 400 | 401) if has(&["invalid_scope"]) => {
                Some("the credentials lack a scope that is asked for".to_owned())
            }
            ("/v2/auth/token", 400) if has(&REFUSED) => Some(UNKNOWN.to_owned()),
            ("/v1/auth" | "/v2/auth/token", 401 | 403) => Some(UNKNOWN.to_owned()),
            _ => None,
        };
    }
    if status == 404 && path.contains("/profile-picture") {
        return Some(
            "there is no picture, or the credentials may not read the attribute \"Profile Picture\"".to_owned(),
        );
    }
    let is_missing = match status {
        403 => true,
        401 => path.starts_with("/v2/persons") || says("Unauthorized Request"),
        400 => path.starts_with("/v2/reports") && says("Unauthorized token"),
        _ => false,
    };
    if !is_missing {
        return None;
    }
    let (words, scope) = area(path)?;
    let access = if method == Method::Get { "read" } else { "write" };
    let prefix = if api == Api::V2 { "personio:" } else { "" };
    Some(["the credentials may lack the right to ", access, " ", words, " (", prefix, scope, ":", access, ")"].concat())
}

/// What the token endpoint of version 2 says of credentials that it does not accept.
const REFUSED: [&str; 4] = ["invalid_client", "invalid_grant", "unauthorized_client", "access_denied"];

const UNKNOWN: &str = "the client id and the client secret do not belong together, or were withdrawn";

/// What lies under a path: in words, and as scopes call it.
fn area(path: &str) -> Option<(&'static str, &'static str)> {
    let (version, rest) = path.strip_prefix('/')?.split_once('/')?;
    let rest = if version == "v1" { rest.strip_prefix("company/")? } else { rest };
    if rest.starts_with("employees/") && rest.ends_with("/absences/balance") {
        return Some(("absences", "absences"));
    }
    Some(match rest.split('/').next()? {
        "persons" => ("persons and their employments", "persons"),
        "employees" => ("employees", "employees"),
        "attendance-periods" => ("attendances", "attendances"),
        "attendances" => ("attendances and projects", "attendances"),
        "absence-periods" | "absence-types" | "time-offs" | "time-off-types" => ("absences", "absences"),
        "projects" => ("projects", "projects"),
        "documents" | "document-categories" | "document-management" => ("documents", "documents"),
        "compensations" => ("compensations", "compensations"),
        "legal-entities" => ("legal entities", "legal-entities"),
        "org-units" => ("departments and teams", "org-units"),
        "cost-centers" => ("cost centres", "cost-centers"),
        "workplaces" => ("workplaces", "workplaces"),
        "reports" | "custom-reports" => ("reports", "reports"),
        "recruiting" => ("recruiting", "recruiting"),
        "webhooks" => ("webhooks", "webhooks"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::{error::Detail, request::Method};

    #[test]
    fn each_endpoint_has_its_own_way_to_miss_a_right() {
        let says = |message: &str| vec![Detail { message: Some(message.to_owned()), ..Detail::default() }];
        let code = |code: &str| vec![Detail { code: Some(code.to_owned()), ..Detail::default() }];
        for (method, path, status, details, expected) in [
            (Method::Get, "/v2/persons", 401, says("Unauthorized Request"), Some("personio:persons:read")),
            (Method::Get, "/v2/reports/7", 400, says("Unauthorized token"), Some("personio:reports:read")),
            (Method::Get, "/v2/reports/7", 400, says("Unsupported nested type: null"), None),
            (Method::Post, "/v2/compensations", 403, vec![], Some("personio:compensations:write")),
            (Method::Get, "/v1/company/employees/7/absences/balance", 403, vec![], Some("(absences:read)")),
            (Method::Patch, "/v1/company/employees/7", 403, vec![], Some("(employees:write)")),
            (Method::Get, "/v1/company/employees/7/profile-picture/75", 404, vec![], Some("Profile Picture")),
            (Method::Post, "/v1/recruiting/applications", 401, vec![], Some("not that of the Recruiting API")),
            (Method::Post, "/v1/auth", 403, vec![], Some("client secret")),
            (Method::Post, "/v2/auth/token", 400, code("invalid_client"), Some("client secret")),
            (Method::Post, "/v2/auth/token", 400, code("invalid_scope"), Some("scope")),
            (Method::Post, "/v2/auth/token", 400, code("invalid_request"), None),
            (Method::Get, "/v2/projects", 401, vec![], None),
            (Method::Get, "/v2/projects", 404, vec![], None),
        ] {
            let words = missing(method, path, status, &details);
            match expected {
                Some(part) => {
                    assert!(words.as_deref().is_some_and(|it| it.contains(part)), "{path} {status}: {words:?}")
                }
                None => assert_eq!(words, None, "{path} {status}"),
            }
        }
    }
}
