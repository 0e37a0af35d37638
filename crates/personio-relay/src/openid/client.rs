//! Who wants somebody signed in: a browser extension, or a page of an allowed origin.

use axum::http::Uri;
use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::SignInProblem;
use crate::config::PersonnelConfig;

/// The cookie has to hold both.
const LONGEST_ADDRESS: usize = 500;
const LONGEST_STATE: usize = 500;
/// SHA-256 in base64url, without padding.
const CHALLENGE: usize = 43;

/// Gets the code of a sign-in at its own address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Client {
    pub(super) address: String,
    /// What only the client knows the origin of: PKCE's, between client and relay.
    pub(super) challenge: String,
    /// Given back as it is, so that the client knows its own.
    pub(super) state: Option<String>,
}

impl Client {
    /// Reads who asks, from the parameters of `/_relay/openid/start`; `None` is somebody in front of a page, who wants
    /// to see a code.
    pub(super) fn read(uri: &Uri, config: &PersonnelConfig) -> Result<Option<Self>, SignInProblem> {
        let mut asked = Parameters::read(uri)?;
        let (address, challenge) = (asked.take("redirect_uri"), asked.take("code_challenge"));
        let (method, state) = (asked.take("code_challenge_method"), asked.take("state"));
        let Some(address) = address else {
            return if challenge.is_none() { Ok(None) } else { Err(SignInProblem::Malformed) };
        };
        let url = Url::parse(&address).map_err(|_| SignInProblem::Malformed)?;
        let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        if address.len() > LONGEST_ADDRESS || !is_plain || !config.allows_return_to(&url) {
            return Err(SignInProblem::ForeignClient);
        }
        let challenge = challenge.filter(|challenge| is_challenge(challenge)).ok_or(SignInProblem::Malformed)?;
        let is_long = state.as_ref().is_some_and(|state| state.len() > LONGEST_STATE);
        // "plain" would protect nothing.
        if is_long || method.is_some_and(|method| method != "S256") {
            return Err(SignInProblem::Malformed);
        }
        Ok(Some(Self { address: url.into(), challenge, state }))
    }

    /// Where the browser goes with these parameters.
    pub(super) fn address_with(&self, parameters: &[(&str, &str)]) -> Option<String> {
        let mut url = Url::parse(&self.address).ok()?;
        url.query_pairs_mut().extend_pairs(parameters);
        if let Some(state) = &self.state {
            url.query_pairs_mut().append_pair("state", state);
        }
        Some(url.into())
    }
}

/// The parameters of a request, each at most once.
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    pub(super) fn read(uri: &Uri) -> Result<Self, SignInProblem> {
        let axum::extract::Query(all) =
            axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri).map_err(|_| SignInProblem::Malformed)?;
        let mut names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let is_odd = names.len() < all.len() || all.iter().any(|(_, value)| value.contains(char::is_control));
        if is_odd { Err(SignInProblem::Malformed) } else { Ok(Self(all)) }
    }

    pub(super) fn take(&mut self, name: &str) -> Option<String> {
        let index = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.swap_remove(index).1)
    }
}

fn is_challenge(text: &str) -> bool {
    text.len() == CHALLENGE && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::Client;

    #[test]
    fn a_clients_own_parameters_stay_in_its_address() {
        let client = Client {
            address: "https://intranet.acme.example/time?view=week".to_owned(),
            challenge: "c".repeat(43),
            state: Some("a&b=c".to_owned()),
        };
        assert_eq!(
            client.address_with(&[("code", "AB3D-EFGH-1K2M")]).unwrap(),
            "https://intranet.acme.example/time?view=week&code=AB3D-EFGH-1K2M&state=a%26b%3Dc"
        );
    }
}
