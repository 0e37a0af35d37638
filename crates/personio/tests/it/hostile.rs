//! Whatever arrives, nothing panics.

use personio::{credentials::Secret, feed, recruiting::ErrorResponse, webhooks::Proof};

use crate::{examples, operation::Operation, v1, v2};

const SEEDS: [&str; 14] = [
    r#"{"_data":[{"id":"1","email":"ada@acme.example","created_at":"2017-07-21T17:32:28Z","custom_attributes":[{"id":"dynamic_1","type":"int","value":7}],"employments":[{"id":"e"}]}],"_meta":{"links":{"next":{"href":"/v2/persons?cursor=a%2Bb"}}}}"#,
    r#"{"id":"a","type":"WORK","person":{"id":1},"start":{"date_time":"2026-06-01T22:00:00"},"end":{"date_time":"2026-06-02T06:00:00+02:00"},"attribution_date":"2026-06-01"}"#,
    r#"{"_data":[{"date":"2026-06-01","effective_duration":{"unit":"DAY","value":0.5}}]}"#,
    r#"{"id":"7","candidate":{"id":"c"},"current_stage":{"id":null},"created_at":{"date-time":"2026-06-01T10:00:00.123Z","timezone":"UTC"}}"#,
    r#"{"_data":[[{"attribute_id":"a","numeric_value":{"number":1e308}}]],"_meta":{"columns":[{"name":"a"}]}}"#,
    r#"{"access_token":"papi-1","expires_in":86400,"token_type":"Bearer"}"#,
    r#"{"company_id":"1","event_name":"person.created","occurred_at":"2026-06-01T10:00:00Z","payload":{"person":{"id":"1"}}}"#,
    r#"{"_data":{"id":"p","name":"Ünïcode","billable":true,"start":{"date":"2026-02-30"},"cost_center":"9"}}"#,
    r#"{"success":true,"metadata":{"total_elements":"3","current_page":0,"total_pages":2},"data":[{"id":1,"type":"AttendancePeriod","attributes":{"employee":7,"date":"2026-06-01","start_time":"22:00","end_time":"06:00","break":"45","project":{"id":5,"attributes":{"name":"Moon"}}}}]}"#,
    r#"{"success":true,"data":[{"type":"Employee","attributes":{"id":{"label":"ID","value":7},"email":{"value":"ada@acme.example"},"supervisor":{"value":{"type":"Employee","attributes":{}}},"dynamic_1":{"label":"Size","value":"43","type":"integer"},"work_schedule":{"value":{"type":"WorkSchedule","attributes":{"monday":"08:00"}}}}}]}"#,
    r#"{"success":false,"error":{"code":400,"message":"no","detailed_message":[{"success":true,"id":7},{"success":false,"error_msg":"overlap"}]}}"#,
    r#"{"success":true,"data":[{"type":"TimeOffPeriod","attributes":{"id":1,"start_date":"2026-12-27T00:00:00+0100","end_date":"2026-12-29","half_day_start":0,"days_count":2.5,"time_off_type":{"type":"TimeOffType","attributes":{"id":4}},"certificate":""}}]}"#,
    r#"{"success":true,"data":[{"type":"Report","attributes":{"id":"x","items":[{"employee_id":17,"attributes":[{"data_type":"SALARY","amount":"12.20"},{"data_type":"COST_CENTER","cost_centers":[{"value":"A"}]}]}]}}]}"#,
    r#"{"uuid":"7d0f360a","size":1e3,"mimetype":"application/pdf","original_filename":"cv.pdf","extension":"pdf"}"#,
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
    pub fn body(&mut self, seeds: &[impl AsRef<str>]) -> Vec<u8> {
        if self.below(10) == 0 {
            let length = self.below(200);
            return (0..length).map(|_| self.byte()).collect();
        }
        let mut body = seeds[self.below(seeds.len())].as_ref().as_bytes().to_vec();
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
                    let other = seeds[self.below(seeds.len())].as_ref().as_bytes();
                    body.splice(at..at, other[..self.below(other.len())].iter().copied());
                }
            }
        }
        body
    }
}

fn operations() -> Vec<Operation> {
    v1::registry::operations().into_iter().chain(v2::registry::operations()).collect()
}

#[test]
fn ten_thousand_random_and_mutated_bodies_never_panic() {
    let operations = operations();
    let examples = examples::all().into_iter().map(|example| example.to_string());
    let seeds: Vec<String> = SEEDS.into_iter().map(str::to_owned).chain(examples).collect();
    let proof = Proof::Token(Secret::new("t"));
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut read, mut refused) = (0_u32, 0_u32);
    for _ in 0..10_000 {
        let body = random.body(&seeds);
        for operation in &operations {
            *if (operation.reads)(&body).is_some() { &mut read } else { &mut refused } += 1;
        }
        let event = proof.verify(|_| Some("t"), &body);
        if let Ok(event) = event {
            let _ = (event.person(), event.document());
        }
        let _ = (ErrorResponse::from_json(&body), feed::parse(&body));
    }
    // Both ways were gone: the bodies are neither all whole nor all broken.
    assert!(read > 10_000 && refused > 10_000, "{read} read, {refused} refused");
}

#[test]
fn bytes_that_nest_deep_are_refused_and_not_followed() {
    let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    let takes_anything = |it: &Operation| {
        let says_nothing = it.path.starts_with("/v2/") && it.method != "GET" && it.path != "/v2/auth/token";
        let is_file = it.path.ends_with("/download") || it.path.contains("/profile-picture/");
        says_nothing || is_file || it.path == "/v1/recruiting/applications"
    };
    for operation in operations() {
        assert!((operation.reads)(&deep).is_none() || takes_anything(&operation), "{}", operation.path);
    }
}
