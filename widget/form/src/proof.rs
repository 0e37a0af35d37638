//! The search for the number of a challenge by ALTCHA's protocol: the one whose SHA-256, behind the salt, is as named.

#[cfg(all(test, not(target_family = "wasm")))]
mod vectors;

/// A block of SHA-256.
const BLOCK: usize = 64;

/// What SHA-256 starts with.
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// What each round of SHA-256 adds.
const ROUNDS: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

/// A search that goes on step by step.
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
            compress(&mut hash, block);
        }
        hash
    }
}

/// One block of SHA-256 (FIPS 180-4, 6.2.2). The crate `sha2` does the same in three times the code, which every
/// candidate would load.
#[expect(clippy::indexing_slicing, clippy::many_single_char_names, reason = "within 16; names of the standard")]
fn compress(hash: &mut [u32; 8], block: &[u8; BLOCK]) {
    let mut words = [0_u32; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let mut state = *hash;
    for (round, constant) in ROUNDS.iter().enumerate() {
        let at = round % 16;
        if round >= 16 {
            let (x, y) = (words[(at + 1) % 16], words[(at + 14) % 16]);
            let x = x.rotate_right(7) ^ x.rotate_right(18) ^ x >> 3;
            let y = y.rotate_right(17) ^ y.rotate_right(19) ^ y >> 10;
            words[at] = words[at].wrapping_add(x).wrapping_add(words[(at + 9) % 16]).wrapping_add(y);
        }
        let [a, b, c, d, e, f, g, h] = state;
        let mixed = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let chosen = g ^ e & (f ^ g);
        let one = h.wrapping_add(mixed).wrapping_add(chosen).wrapping_add(*constant).wrapping_add(words[at]);
        let mixed = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let most = a & b | c & (a | b);
        state = [one.wrapping_add(mixed).wrapping_add(most), a, b, c, d.wrapping_add(one), e, f, g];
    }
    for (word, added) in hash.iter_mut().zip(state) {
        *word = word.wrapping_add(added);
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use altcha_lib_rs::{ChallengeOptions, create_challenge};

    use super::Search;

    #[test]
    fn the_browsers_test_has_challenges_of_the_relays_library() {
        for (salt, number, hash) in super::vectors::VECTORS {
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
