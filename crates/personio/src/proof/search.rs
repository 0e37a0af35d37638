//! The search for the number of a challenge by ALTCHA's protocol: the one whose SHA-256, behind the salt, is as named.

/// A block of SHA-256.
const BLOCK: usize = 64;

/// What SHA-256 starts with.
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// A search that goes on step by step.
#[derive(Debug)]
pub struct Search {
    /// The salt, and behind it what changes with each number.
    message: Vec<u8>,
    salt: usize,
    wanted: [u32; 8],
    next: u32,
    last: u32,
}

impl Search {
    /// A search for the number up to `last`; `None` if the hash is not written in hexadecimal.
    #[must_use]
    pub fn new(salt: &str, wanted: &str, last: u32) -> Option<Self> {
        if wanted.len() != 64 {
            return None;
        }
        let mut words = [0_u32; 8];
        for (place, digit) in wanted.bytes().enumerate() {
            let value = char::from(digit).to_digit(16)?;
            if let Some(word) = words.get_mut(place / 8) {
                *word = *word << 4 | value;
            }
        }
        Some(Self { message: salt.into(), salt: salt.len(), wanted: words, next: 0, last })
    }

    /// Whether every number was tried.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.next > self.last
    }

    /// Tries some numbers; the one that it is, if it was among them.
    pub fn step(&mut self, tries: u32) -> Option<u32> {
        for _ in 0..tries {
            if self.is_over() {
                return None;
            }
            let number = self.next;
            self.next += 1;
            if self.hash(number) == self.wanted {
                return Some(number);
            }
        }
        None
    }

    /// Hashes salt and number: a message ends with a one, zeros, and its length in bits.
    fn hash(&mut self, number: u32) -> [u32; 8] {
        let message = &mut self.message;
        message.truncate(self.salt);
        message.extend_from_slice(number.to_string().as_bytes());
        let bits = 8 * message.len() as u64;
        message.push(0x80);
        while message.len() % BLOCK != BLOCK - 8 {
            message.push(0);
        }
        message.extend_from_slice(&bits.to_be_bytes());
        let mut hash = START;
        for block in message.as_chunks::<BLOCK>().0 {
            sha2::compress256(&mut hash, &[(*block).into()]);
        }
        hash
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use altcha_lib_rs::{ChallengeOptions, create_challenge};

    use super::{super::vectors::VECTORS, Search};

    #[test]
    fn the_browsers_test_has_challenges_of_the_relays_library() {
        for (salt, number, hash) in VECTORS {
            let options = ChallengeOptions {
                hmac_key: "key",
                salt: Some(salt.to_owned()),
                number: Some(number.into()),
                ..ChallengeOptions::default()
            };
            assert_eq!(create_challenge(options).unwrap().challenge, hash);
        }
    }

    #[test]
    fn the_number_of_the_relays_library_is_found_whatever_the_salts_length() {
        for length in [0, 1, 40, 50, 53, 54, 55, 56, 60, 63, 64, 65, 110, 119, 120, 128, 300] {
            for number in [0, 9, 10, 999, 1_000, 1_234] {
                let options = ChallengeOptions {
                    hmac_key: "key",
                    salt: Some("s".repeat(length)),
                    number: Some(number),
                    max_number: Some(1_234),
                    ..ChallengeOptions::default()
                };
                let challenge = create_challenge(options).unwrap();
                let mut search = Search::new(&challenge.salt, &challenge.challenge, 1_234).unwrap();
                let mut found = None;
                while found.is_none() && !search.is_over() {
                    found = search.step(100);
                }
                assert_eq!(found.map(u64::from), Some(number), "{length}");
            }
        }
    }

    #[test]
    fn a_challenge_that_cannot_be_solved_ends() {
        let mut search = Search::new("salt", &"0".repeat(64), 50).unwrap();
        assert_eq!(search.step(1_000), None);
        assert!(search.is_over());
        for broken in ["", "abc", &"z".repeat(64), &"ä".repeat(64)] {
            assert!(Search::new("salt", broken, 1).is_none());
        }
    }
}
