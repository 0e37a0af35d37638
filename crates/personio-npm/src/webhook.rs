//! Is a delivery Personio's?

use personio::{credentials::Secret, webhooks::Proof};

use crate::call::pairs;

/// What a receiver knows of a delivery, names and values one after the other, names in lower case.
pub(crate) struct Delivery<'a> {
    pub(crate) headers: &'a [String],
    pub(crate) body: &'a [u8],
}

/// The proof that a receiver asks for: `token` and `signature` with one secret, `headers` with names and values.
pub(crate) fn proof(kind: &str, secrets: &[String]) -> Option<Proof> {
    let first = || secrets.first().map(|secret| Secret::new(secret));
    Some(match kind {
        "token" => Proof::Token(first()?),
        "signature" => Proof::Signature(first()?),
        "headers" => {
            Proof::Headers(pairs(secrets).map(|(name, value)| (name.to_owned(), Secret::new(value))).collect())
        }
        _ => return None,
    })
}

impl Delivery<'_> {
    /// Whether it shows the proof. What it says is for the scripts to read.
    pub(crate) fn shows(&self, proof: &Proof) -> bool {
        let header = |name: &str| pairs(self.headers).find(|(known, _)| *known == name).map(|(_, value)| value);
        proof.is_shown(header, self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::{Delivery, proof};

    #[test]
    fn each_proof_is_asked_for() {
        let text = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let headers = text(&["authorization", "Bearer 1", "x-acme", "2"]);
        let delivery = Delivery { headers: &headers, body: b"{}" };
        for (kind, secrets, shown) in [
            ("token", &["Bearer 1"][..], true),
            ("token", &["Bearer 2"], false),
            ("headers", &["X-Acme", "2"], true),
            ("headers", &["X-Acme", "2", "X-Other", "3"], false),
            ("headers", &[], false),
            ("signature", &["key"], false),
        ] {
            assert_eq!(delivery.shows(&proof(kind, &text(secrets)).unwrap()), shown, "{kind} {secrets:?}");
        }
        assert!(proof("trust", &[]).is_none() && proof("token", &[]).is_none());
    }
}
