//! Whom the provider vouches for.

use serde_json::{Map, Value};

use super::SignInProblem;
use crate::config::OpenIdConfig;

/// What the provider says, checked.
pub(super) type Claims = Map<String, Value>;

/// Somebody, as the provider knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// Theirs: the provider made sure of it.
    pub(super) email: String,
    /// Whether the provider's claim says so.
    pub(super) is_hr: bool,
}

impl Identity {
    /// Reads who it is.
    ///
    /// # Errors
    ///
    /// When there is no address, or the provider does not say that it is theirs: then anybody could have written
    /// anybody's address into their profile.
    pub(super) fn read(claims: &Claims, config: &OpenIdConfig) -> Result<Self, SignInProblem> {
        let email = claims.get("email").and_then(Value::as_str).map(str::trim).unwrap_or_default();
        if email.is_empty() {
            return Err(SignInProblem::NoEmail);
        }
        if !claims.get(&config.verified_claim).is_some_and(is_yes) {
            return Err(SignInProblem::UnverifiedEmail);
        }
        let is_hr = config.hr_claim.as_ref().is_some_and(|wanted| {
            claims.get(&wanted.name).is_some_and(|claim| match claim {
                Value::Array(values) => values.iter().any(|value| value.as_str() == Some(&wanted.value)),
                value => value.as_str() == Some(&wanted.value),
            })
        });
        Ok(Self { email: email.to_owned(), is_hr })
    }

    /// Whether anything is still to be asked for at the provider.
    pub(super) fn is_missing_something(claims: &Claims, config: &OpenIdConfig) -> bool {
        let hr = config.hr_claim.as_ref().map(|claim| claim.name.as_str());
        ["email", config.verified_claim.as_str()].into_iter().chain(hr).any(|name| !claims.contains_key(name))
    }
}

/// Some providers write truth as a text or a number.
fn is_yes(value: &Value) -> bool {
    match value {
        Value::Bool(is) => *is,
        Value::String(text) => text == "true" || text == "1",
        Value::Number(number) => number.as_u64() == Some(1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Identity, SignInProblem};
    use crate::config::{HrClaim, OpenIdConfig};
    use serde_json::{Value, json};

    fn config() -> OpenIdConfig {
        let mut config: OpenIdConfig =
            toml::from_str("issuer = \"https://login.acme.example\"\nclient_id = \"relay\"").unwrap();
        config.hr_claim = Some(HrClaim { name: "groups".to_owned(), value: "hr".to_owned() });
        config
    }

    fn read(claims: Value) -> Result<Identity, SignInProblem> {
        Identity::read(claims.as_object().unwrap(), &config())
    }

    #[test]
    fn an_address_counts_only_if_the_provider_made_sure_of_it() {
        for verified in [json!(true), json!("true"), json!(1)] {
            let identity = read(json!({"email": " ada@acme.example ", "email_verified": verified})).unwrap();
            assert_eq!(identity, Identity { email: "ada@acme.example".to_owned(), is_hr: false });
        }
        for claims in [
            json!({"email": "ada@acme.example"}),
            json!({"email": "ada@acme.example", "email_verified": false}),
            json!({"email": "ada@acme.example", "email_verified": "no"}),
            json!({"email": "ada@acme.example", "email_verified": null}),
            json!({"email": "ada@acme.example", "email_verified": [true]}),
        ] {
            assert_eq!(read(claims), Err(SignInProblem::UnverifiedEmail));
        }
        for claims in [json!({"email_verified": true}), json!({"email": ["ada@acme.example"], "email_verified": true})]
        {
            assert_eq!(read(claims), Err(SignInProblem::NoEmail));
        }
    }

    #[test]
    fn hr_is_whom_the_claim_names_and_nobody_whose_group_looks_like_it() {
        for (groups, expected) in [
            (json!(["staff", "hr"]), true),
            (json!("hr"), true),
            (json!(["hr-lovers", "HR"]), false),
            (json!("staff,hr"), false),
            (json!({"hr": true}), false),
            (json!(null), false),
        ] {
            let claims = json!({"email": "ada@acme.example", "email_verified": true, "groups": groups});
            assert_eq!(read(claims).unwrap().is_hr, expected, "{groups}");
        }
    }
}
