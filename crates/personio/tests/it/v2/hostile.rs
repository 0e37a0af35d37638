//! Whatever arrives, nothing panics.

use personio::{credentials::Secret, webhooks::Proof};

use super::registry;

const SEEDS: [&str; 8] = [
    r#"{"_data":[{"id":"1","email":"ada@acme.example","created_at":"2017-07-21T17:32:28Z","custom_attributes":[{"id":"dynamic_1","type":"int","value":7}],"employments":[{"id":"e"}]}],"_meta":{"links":{"next":{"href":"/v2/persons?cursor=a%2Bb"}}}}"#,
    r#"{"id":"a","type":"WORK","person":{"id":1},"start":{"date_time":"2026-06-01T22:00:00"},"end":{"date_time":"2026-06-02T06:00:00+02:00"},"attribution_date":"2026-06-01"}"#,
    r#"{"_data":[{"date":"2026-06-01","effective_duration":{"unit":"DAY","value":0.5}}]}"#,
    r#"{"id":"7","candidate":{"id":"c"},"current_stage":{"id":null},"created_at":{"date-time":"2026-06-01T10:00:00.123Z","timezone":"UTC"}}"#,
    r#"{"_data":[[{"attribute_id":"a","numeric_value":{"number":1e308}}]],"_meta":{"columns":[{"name":"a"}]}}"#,
    r#"{"access_token":"papi-1","expires_in":86400,"token_type":"Bearer"}"#,
    r#"{"company_id":"1","event_name":"person.created","occurred_at":"2026-06-01T10:00:00Z","payload":{"person":{"id":"1"}}}"#,
    r#"{"_data":{"id":"p","name":"Ünïcode","billable":true,"start":{"date":"2026-02-30"},"cost_center":"9"}}"#,
];

/// Xorshift: the same bodies each time.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    /// Random bytes, or one of the seeds with something wrong in it.
    pub fn body(&mut self, seeds: &[&str]) -> Vec<u8> {
        if self.below(10) == 0 {
            let length = self.below(200);
            return (0..length).map(|_| self.byte()).collect();
        }
        let mut body = seeds[self.below(seeds.len())].as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            if body.is_empty() {
                break;
            }
            let at = self.below(body.len());
            match self.below(6) {
                0 => body[at] = self.byte(),
                1 => drop(body.remove(at)),
                2 => body.insert(at, b"{}[]\",:0-9e\xe9\xff"[self.below(13)]),
                3 => body.truncate(at.max(1)),
                4 => {
                    let digits = body.iter().position(|byte| byte.is_ascii_digit()).unwrap_or(at);
                    body.splice(digits..digits, *b"99999999999999999999");
                }
                _ => {
                    let other = seeds[self.below(seeds.len())].as_bytes();
                    body.splice(at..at, other[..self.below(other.len())].iter().copied());
                }
            }
        }
        body
    }
}

#[test]
fn ten_thousand_random_and_mutated_bodies_never_panic() {
    let operations = registry::operations();
    let proof = Proof::Token(Secret::new("t"));
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut read, mut refused) = (0_u32, 0_u32);
    for _ in 0..10_000 {
        let body = random.body(&SEEDS);
        for operation in &operations {
            *if (operation.reads)(&body) { &mut read } else { &mut refused } += 1;
        }
        let event = proof.verify(|_| Some("t"), &body);
        if let Ok(event) = event {
            let _ = (event.person(), event.document());
        }
    }
    // Both ways were gone: the bodies are neither all whole nor all broken.
    assert!(read > 10_000 && refused > 10_000, "{read} read, {refused} refused");
}

#[test]
fn bytes_that_nest_deep_are_refused_and_not_followed() {
    let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    for operation in registry::operations() {
        let read = (operation.reads)(&deep);
        let says_nothing = operation.method != "GET" && operation.path != "/v2/auth/token";
        assert!(!read || says_nothing || operation.path.ends_with("/download"), "{}", operation.path);
    }
}
