//! Challenges by ALTCHA's protocol, version 1: find the number whose hash, behind a salt, is the one that was named.
//!
//! Nothing is kept of a challenge: its signature says that the relay made it, its salt when, for which job and until
//! when it can be solved. The salt has one parameter only, because `altcha-lib-rs` puts several in any order.

use std::time::Duration;

use altcha_lib_rs::{Challenge, ChallengeOptions, Payload, algorithm::AltchaAlgorithm, create_challenge};
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    moment::Moment,
    vault::{self, Fingerprinted, Vault},
};

/// Makes and judges challenges.
#[derive(Clone)]
pub(super) struct Challenger {
    /// In hexadecimal: the protocol's keys are texts.
    key: String,
}

/// A challenge that was solved.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Solved {
    /// What is remembered, so that it is used once.
    pub(super) id: [u8; 32],
    pub(super) job: u64,
    pub(super) made_at: Moment,
    pub(super) expires_at: Moment,
}

/// Why an answer to a challenge counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is not in the protocol's form.
    Unreadable,
    /// The number is wrong, or the challenge is not the relay's.
    Unsolved,
    /// It took too long.
    Expired,
}

impl Challenger {
    pub(super) fn new(vault: &Vault) -> Self {
        Self { key: hex(&vault.fingerprint(Fingerprinted::Challenge, &[])) }
    }

    /// A challenge for a job; `None` if there is no randomness.
    pub(super) fn make(&self, job: u64, difficulty: u32, lifetime: Duration, now: Moment) -> Option<Challenge> {
        let random: [u8; 12] = vault::random().ok()?;
        // The parameter is in seconds.
        let expires = now.plus(lifetime).as_millis() / 1_000;
        let salt = format!("{}-{}-{job}?expires={expires}&", hex(&random), now.as_millis());
        let options = ChallengeOptions {
            algorithm: Some(AltchaAlgorithm::Sha256),
            max_number: Some(difficulty.into()),
            salt: Some(salt),
            hmac_key: &self.key,
            ..ChallengeOptions::default()
        };
        create_challenge(options).ok()
    }

    /// Judges an answer: the protocol's payload, in base64 as the protocol has it, or as it is.
    pub(super) fn judge(&self, answer: &str, now: Moment) -> Result<Solved, Wrong> {
        let json = match answer.trim() {
            plain if plain.starts_with('{') => plain.as_bytes().to_vec(),
            packed => BASE64_STANDARD.decode(packed).map_err(|_| Wrong::Unreadable)?,
        };
        let payload: Payload = serde_json::from_slice(&json).map_err(|_| Wrong::Unreadable)?;
        // The time is looked at below, by the relay's own clock.
        altcha_lib_rs::verify_solution(&payload, &self.key, false).map_err(|_| Wrong::Unsolved)?;
        let (made_at, job, expires_at) = read_salt(&payload.salt).ok_or(Wrong::Unreadable)?;
        if now >= expires_at {
            return Err(Wrong::Expired);
        }
        let mut id = [0; 32];
        for (to, from) in id.iter_mut().zip(payload.challenge.as_bytes().chunks(2)) {
            *to = std::str::from_utf8(from).ok().and_then(|byte| u8::from_str_radix(byte, 16).ok()).unwrap_or(0);
        }
        Ok(Solved { id, job, made_at, expires_at })
    }
}

impl std::fmt::Debug for Challenger {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Challenger")
    }
}

fn read_salt(salt: &str) -> Option<(Moment, u64, Moment)> {
    let (salt, expires) = salt.split_once("?expires=")?;
    let mut parts = salt.splitn(3, '-').skip(1);
    let made_at = Moment::from_millis(parts.next()?.parse().ok()?);
    let job = parts.next()?.parse().ok()?;
    let expires: i64 = expires.strip_suffix('&')?.parse().ok()?;
    Some((made_at, job, Moment::from_millis(expires.checked_mul(1_000)?)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use altcha_lib_rs::{Challenge, algorithm::AltchaAlgorithm, solve_challenge};
    use base64::{Engine, prelude::BASE64_STANDARD};
    use serde_json::json;

    use super::{Challenger, Wrong};
    use crate::{moment::Moment, vault::Vault};

    const NOW: Moment = Moment::from_millis(1_800_000_000_123);
    const LIFETIME: Duration = Duration::from_secs(60);

    fn challenger() -> Challenger {
        Challenger::new(&Vault::for_tests())
    }

    fn solve(challenge: &Challenge) -> u64 {
        let Challenge { challenge, salt, algorithm, maxnumber, .. } = challenge;
        solve_challenge(challenge, salt, Some(*algorithm), Some(*maxnumber), 0).unwrap()
    }

    fn payload(challenge: &Challenge, number: u64, salt: &str) -> String {
        let payload = json!({
            "algorithm": "SHA-256", "challenge": challenge.challenge, "number": number, "salt": salt,
            "signature": challenge.signature, "took": 12,
        });
        BASE64_STANDARD.encode(payload.to_string())
    }

    #[test]
    fn a_solved_challenge_says_for_which_job_and_when_it_was_made() {
        let challenge = challenger().make(7, 500, LIFETIME, NOW).unwrap();
        assert!(matches!(challenge.algorithm, AltchaAlgorithm::Sha256) && challenge.maxnumber == 500);
        let answer = payload(&challenge, solve(&challenge), &challenge.salt);
        let solved = challenger().judge(&answer, NOW.plus(Duration::from_secs(5))).unwrap();
        let plain = String::from_utf8(BASE64_STANDARD.decode(&answer).unwrap()).unwrap();
        assert_eq!(challenger().judge(&plain, NOW).unwrap().id, solved.id);
        assert_eq!((solved.job, solved.made_at), (7, NOW));
        assert_eq!(challenger().judge(&answer, NOW.plus(LIFETIME)), Err(Wrong::Expired));
    }

    #[test]
    fn the_same_answer_has_the_same_id_and_no_other_has_it() {
        let answer = || {
            let challenge = challenger().make(7, 50, LIFETIME, NOW).unwrap();
            payload(&challenge, solve(&challenge), &challenge.salt)
        };
        let (one, other) = (answer(), answer());
        let id = |answer: &str| challenger().judge(answer, NOW).unwrap().id;
        assert_eq!(id(&one), id(&one));
        assert_ne!(id(&one), id(&other));
    }

    #[test]
    fn what_was_changed_forged_or_guessed_counts_for_nothing() {
        let challenge = challenger().make(7, 5_000, LIFETIME, NOW).unwrap();
        let number = solve(&challenge);
        assert_eq!(challenger().judge(&payload(&challenge, number + 1, &challenge.salt), NOW), Err(Wrong::Unsolved));
        for salt in [
            challenge.salt.replace("-7?", "-8?"),
            challenge.salt.replace("expires=1", "expires=2"),
            challenge.salt.replace('&', "&expires=9999999999&"),
        ] {
            assert_eq!(challenger().judge(&payload(&challenge, number, &salt), NOW), Err(Wrong::Unsolved), "{salt}");
        }
        // The library passes this over; the relay does not.
        let longer = payload(&challenge, number, &format!("{}1", challenge.salt));
        assert_eq!(challenger().judge(&longer, NOW), Err(Wrong::Unreadable));
        // Digits of the number moved into the salt: the hash would be the same.
        let digits = number.to_string();
        if let (Some(first), Ok(rest)) = (digits.get(..1), digits.get(1..).unwrap().parse()) {
            let salt = format!("{}{first}", challenge.salt);
            assert_eq!(challenger().judge(&payload(&challenge, rest, &salt), NOW), Err(Wrong::Unsolved));
        }
        let mut foreign = challenge.clone();
        foreign.signature = foreign.signature.replace(['0', '1', '2', '3'], "4");
        let forged = payload(&foreign, number, &foreign.salt);
        assert_eq!(challenger().judge(&forged, NOW), Err(Wrong::Unsolved));
        for nonsense in ["", "x", "e30=", "bnVsbA==", &"A".repeat(5_000)] {
            assert_eq!(challenger().judge(nonsense, NOW), Err(Wrong::Unreadable), "{nonsense}");
        }
    }
}
