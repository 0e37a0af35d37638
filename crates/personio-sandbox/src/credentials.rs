//! Who may call the Recruiting API.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    account::{Feature, Settings},
    error_code::ErrorCode,
    error_response::FieldErrors,
};

/// The token of the Recruiting API. Tokens of `/v1/auth` or `/v2/auth/token` are other tokens and open nothing here.
pub(crate) const RECRUITING_TOKEN: &str = "sandbox-recruiting";
/// The company's id.
pub(crate) const COMPANY_ID: &str = "4711";

/// Lets a request pass that has the token, the company id and the features; else says what Personio answers.
#[expect(clippy::result_large_err, reason = "the answer is returned at once")]
pub(crate) fn check(headers: &HeaderMap, settings: &Settings) -> Result<(), Response> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(bearer_token);
    let company = headers.get("x-company-id").and_then(|value| value.to_str().ok()).map(str::trim);
    if bearer != Some(RECRUITING_TOKEN) || company != Some(COMPANY_ID) {
        return Err(StatusCode::UNAUTHORIZED.into_response());
    }
    let disabled = match (settings.recruiting, settings.public_api) {
        (Feature::Disabled, _) => ErrorCode::RecruitingDisabled,
        (_, Feature::Disabled) => ErrorCode::PublicApiDisabled,
        (Feature::Enabled, Feature::Enabled) => return Ok(()),
    };
    Err(FieldErrors::of("company", disabled).into_response(StatusCode::FORBIDDEN))
}

fn bearer_token(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
