//! What a form shows with everything that it sends, once it has solved its challenge.
//!
//! It is sealed, so that the relay keeps nothing of it and every relay with the same key opens it.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::{
    moment::Moment,
    vault::{Fingerprinted, Vault},
};

/// Good for documents and one application for one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub(super) id: Uuid,
    pub(super) job: u64,
    /// When its challenge was made: nobody began to write before.
    pub(super) begun_at: Moment,
    pub(super) expires_at: Moment,
}

/// A ticket as bytes: id, job, begin and end.
const BYTES: usize = 16 + 8 + 8 + 8;

impl Ticket {
    /// As the form gets it; `None` if there is no randomness.
    pub(super) fn seal(&self, vault: &Vault, company: &str) -> Option<String> {
        let bytes = [
            self.id.as_bytes().as_slice(),
            &self.job.to_be_bytes(),
            &self.begun_at.as_millis().to_be_bytes(),
            &self.expires_at.as_millis().to_be_bytes(),
        ]
        .concat();
        Some(BASE64_URL_SAFE_NO_PAD.encode(vault.seal(binding(vault, company), &bytes).ok()?))
    }

    /// Opens what a form shows; `None` for what is no ticket of this company.
    pub(super) fn open(vault: &Vault, company: &str, text: &str) -> Option<Self> {
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let bytes: [u8; BYTES] = vault.unseal(binding(vault, company), &sealed).ok()?.try_into().ok()?;
        let (id, rest) = bytes.split_first_chunk::<16>()?;
        let (job, rest) = rest.split_first_chunk::<8>()?;
        let (begun_at, rest) = rest.split_first_chunk::<8>()?;
        let moment = |bytes: [u8; 8]| Moment::from_millis(i64::from_be_bytes(bytes));
        Some(Self {
            id: Uuid::from_bytes(*id),
            job: u64::from_be_bytes(*job),
            begun_at: moment(*begun_at),
            expires_at: moment(rest.try_into().ok()?),
        })
    }
}

/// What else is sealed with the same key is no ticket.
fn binding(vault: &Vault, company: &str) -> Uuid {
    let fingerprint = vault.fingerprint(Fingerprinted::Ticket, &[company.as_bytes()]);
    let (first, _) = fingerprint.split_at(16);
    Uuid::from_slice(first).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Ticket;
    use crate::{moment::Moment, vault::Vault};

    #[test]
    fn a_ticket_opens_for_its_own_company_only_and_nothing_else_is_one() {
        let vault = Vault::for_tests();
        let ticket = Ticket {
            id: Uuid::new_v4(),
            job: 2_697_760,
            begun_at: Moment::from_millis(1_800_000_000_123),
            expires_at: Moment::from_millis(1_800_000_300_123),
        };
        let sealed = ticket.seal(&vault, "4711").unwrap();
        assert_eq!(Ticket::open(&vault, "4711", &sealed), Some(ticket));
        assert_eq!(Ticket::open(&vault, "4712", &sealed), None);
        let mut changed = sealed.clone();
        let last = changed.pop().unwrap();
        changed.push(if last == 'A' { 'Q' } else { 'A' });
        for text in ["", "x", changed.as_str(), &"A".repeat(107), &format!("{sealed}AAAA")] {
            assert_eq!(Ticket::open(&vault, "4711", text), None, "{text}");
        }
    }
}
