//! What somebody pastes to sign in.

/// A code, and the relay that takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The relay's address, without a slash at the end.
    pub relay: String,
    /// As it was typed; the relay is lenient.
    pub code: String,
}

/// Why what was pasted is no invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationProblem {
    /// It is a code alone, and nobody said which relay it is for.
    NoRelay,
    /// There is no code in it.
    NoCode,
    /// The relay is not reached by https, so that others could read along.
    NotSecure,
}

impl Invitation {
    /// Reads a link such as `https://relay.example/_relay/sign-in#code=AB3D-EFGH-1K2M`, or a code alone if the relay is
    /// known, such as from an administrator's settings.
    ///
    /// # Errors
    /// When the relay or the code is missing, or the relay is not safe to talk to.
    pub fn read(pasted: &str, known_relay: Option<&str>) -> Result<Self, InvitationProblem> {
        let pasted = pasted.trim();
        let Some((address, hash)) = pasted.split_once('#') else {
            if pasted.contains("://") || pasted.is_empty() {
                return Err(InvitationProblem::NoCode);
            }
            let relay = relay_address(known_relay.ok_or(InvitationProblem::NoRelay)?)?;
            return Ok(Self { relay, code: pasted.to_owned() });
        };
        let code = hash.split('&').find_map(|part| part.strip_prefix("code=")).unwrap_or_default().trim();
        if code.is_empty() {
            return Err(InvitationProblem::NoCode);
        }
        Ok(Self { relay: relay_address(address)?, code: code.to_owned() })
    }
}

/// The address of a relay as it is stored: without its sign-in page, a query, and a slash at the end.
///
/// # Errors
/// When it is not reached by https. A relay on this computer may do without.
pub fn relay_address(address: &str) -> Result<String, InvitationProblem> {
    let address = address.trim();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let address = address.split("/_relay").next().unwrap_or_default();
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let rest = rest.trim_end_matches('/');
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() || host.contains(['@', ' ', '\\']) {
        return Err(InvitationProblem::NoRelay);
    }
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_here = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Ok(["https://", rest].concat()),
        "http" if is_here => Ok(["http://", rest].concat()),
        _ => Err(InvitationProblem::NotSecure),
    }
}

#[cfg(test)]
mod tests {
    use super::{Invitation, InvitationProblem, relay_address};

    #[test]
    fn a_link_has_relay_and_code() {
        let read = |pasted| Invitation::read(pasted, None).unwrap();
        let expected = Invitation { relay: "https://relay.example".to_owned(), code: "AB3D-EFGH-1K2M".to_owned() };
        assert_eq!(read(" https://relay.example/_relay/sign-in#code=AB3D-EFGH-1K2M\n"), expected);
        assert_eq!(read("https://acme.example/hr/_relay/sign-in?x#a=1&code=1").relay, "https://acme.example/hr");
        assert_eq!(read("http://127.0.0.1:8787/_relay/sign-in#code=1").relay, "http://127.0.0.1:8787");
    }

    #[test]
    fn a_code_alone_takes_a_known_relay() {
        assert_eq!(Invitation::read("ab3d efgh 1k2m", Some("relay.example/")).unwrap().relay, "https://relay.example");
        assert_eq!(Invitation::read("ab3d", None), Err(InvitationProblem::NoRelay));
        assert_eq!(Invitation::read("https://relay.example/_relay/sign-in", None), Err(InvitationProblem::NoCode));
        assert_eq!(Invitation::read("", Some("relay.example")), Err(InvitationProblem::NoCode));
    }

    #[test]
    fn a_relay_that_others_can_listen_to_is_refused() {
        for address in
            ["http://relay.example", "ftp://relay.example", "javascript://x", "http://localhost.evil.example"]
        {
            assert_eq!(relay_address(address), Err(InvitationProblem::NotSecure), "{address}");
        }
        for address in ["", "https://", "https://user@relay.example", "https:// x"] {
            assert_eq!(relay_address(address), Err(InvitationProblem::NoRelay), "{address}");
        }
    }
}
