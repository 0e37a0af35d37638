use altcha_lib_rs::{Challenge, solve_challenge};
use base64::{Engine, prelude::BASE64_STANDARD};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::chain::{Answer, Chain, PAGE, POSITION, candidate, eventually, with_files};

const EASY: &str = "difficulty = 100\nmin_time = \"0s\"";

/// What a form does before it sends.
struct Page<'a>(&'a Chain);

impl Page<'_> {
    async fn challenge(&self, job: u64) -> Challenge {
        self.0.get(&format!("/_relay/challenge?job={job}")).await.json().await.unwrap()
    }

    /// The payload of ALTCHA's protocol.
    async fn solved(&self, job: u64) -> Value {
        let challenge = self.challenge(job).await;
        let number = solve_challenge(
            &challenge.challenge,
            &challenge.salt,
            Some(challenge.algorithm),
            Some(challenge.maxnumber),
            0,
        );
        json!({
            "algorithm": "SHA-256", "challenge": challenge.challenge, "number": number.unwrap(),
            "salt": challenge.salt, "signature": challenge.signature,
        })
    }

    async fn exchange(&self, payload: &Value) -> Answer {
        let request = self.0.http.post(self.0.relay_url("/_relay/ticket")).header("origin", PAGE);
        let request = request.body(BASE64_STANDARD.encode(payload.to_string()));
        Answer::of(request.send().await.unwrap()).await
    }

    async fn ticket_for(&self, job: u64) -> String {
        let answer = self.exchange(&self.solved(job).await).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.body["ticket"].as_str().unwrap().to_owned()
    }

    async fn ticket(&self) -> String {
        self.ticket_for(POSITION).await
    }

    async fn apply(&self, ticket: &str, body: &Value) -> Answer {
        Answer::of(self.0.application(body).header("x-relay-ticket", ticket).send().await.unwrap()).await
    }

    async fn upload(&self, ticket: &str, content: Vec<u8>) -> Answer {
        let form = Form::new().part("file", Part::bytes(content).file_name("cv.txt"));
        let request = self.0.http.post(self.0.relay_url("/v1/recruiting/applications/documents"));
        let request = request.header("origin", PAGE).header("x-relay-ticket", ticket).multipart(form);
        Answer::of(request.send().await.unwrap()).await
    }
}

fn detail(answer: &Answer) -> &str {
    answer.body["errors"][0]["detail"].as_str().unwrap_or_default()
}

/// Nothing lies in the relay and nothing reached Personio.
async fn nothing_is_stored(chain: &Chain) {
    let health = chain.json("/_relay/health").await;
    assert_eq!((&health["outbox"]["pending"], &health["outbox"]["documents"]), (&json!(0), &json!(0)), "{health}");
    assert_eq!(chain.sandbox.applications().len(), 0);
    assert_eq!(chain.stored_documents(), 0);
}

#[tokio::test]
async fn a_form_that_solved_its_challenge_sends_documents_and_an_application() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let ticket = page.ticket().await;
    let mut files = Vec::new();
    for category in ["cv", "other"] {
        let answer = page.upload(&ticket, b"curriculum".to_vec()).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        files.push((answer.body["uuid"].as_str().unwrap().parse::<Uuid>().unwrap(), category));
    }
    let answer = page.apply(&ticket, &with_files(candidate("ada@example.com"), &files)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(chain.sandbox.applications()[0].files.len(), 2);
}

#[tokio::test]
async fn what_comes_without_a_ticket_is_told_what_to_do_and_not_stored() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    for ticket in ["", "nonsense", &"A".repeat(107), &"A".repeat(10_000)] {
        let application = page.apply(ticket, &candidate("ada@example.com")).await;
        let upload = page.upload(ticket, vec![b'x'; 3_000_000]).await;
        for answer in [application, upload] {
            assert_eq!(answer.status, 428, "{ticket} {answer:?}");
            assert!(detail(&answer).contains("nothing is lost: solve a new challenge"), "{answer:?}");
        }
    }
    assert_eq!(chain.apply(&candidate("ada@example.com")).await.status, 428, "no header at all");
    assert_eq!(chain.upload("cv.txt", "curriculum").await.status, 428);
    nothing_is_stored(&chain).await;
}

#[tokio::test]
async fn a_challenge_is_used_once_and_not_kept_by_anybody() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let response = chain.get(&format!("/_relay/challenge?job={POSITION}")).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let solved = page.solved(POSITION).await;
    assert_eq!(page.exchange(&solved).await.status, 201);
    let again = page.exchange(&solved).await;
    assert_eq!(again.status, 428);
    assert!(detail(&again).starts_with("The challenge was used before."), "{again:?}");
    assert_eq!(chain.get("/_relay/challenge").await.status(), 400, "without a job");
    assert_eq!(chain.get("/_relay/challenge?job=x").await.status(), 400);
}

#[tokio::test]
async fn forged_and_wrong_answers_bring_no_ticket() {
    let chain = Chain::protected("difficulty = 5000\nmin_time = \"0s\"").await;
    let page = Page(&chain);
    let solved = page.solved(POSITION).await;
    let changed = |key: &str, value: Value| {
        let mut payload = solved.clone();
        payload[key] = value;
        payload
    };
    let salt = solved["salt"].as_str().unwrap();
    let own = json!({
        "algorithm": "SHA-256", "salt": "own-0-1?expires=9999999999&", "number": 1, "signature": "0".repeat(64),
        "challenge": "f8f1c1d5d9c8bd53c9f1b5f9a4b1bc9e5c1e5b2a0d2b1f3c4d5e6f708192a3b4",
    });
    for payload in [
        changed("number", json!(solved["number"].as_u64().unwrap() + 1)),
        changed("salt", json!(salt.replace("?expires=1", "?expires=9"))),
        changed("salt", json!(salt.replace(&POSITION.to_string(), "1"))),
        changed("signature", json!("0".repeat(64))),
        own,
    ] {
        assert_eq!(page.exchange(&payload).await.status, 428, "{payload}");
    }
    for payload in [json!({}), json!([]), changed("number", json!(-1)), changed("algorithm", json!("MD5"))] {
        assert_eq!(page.exchange(&payload).await.status, 400, "{payload}");
    }
    let long = chain.http.post(chain.relay_url("/_relay/ticket")).header("origin", PAGE).body(vec![b'A'; 100_000]);
    assert_eq!(long.send().await.unwrap().status(), 413);
    let stranger = chain.http.post(chain.relay_url("/_relay/ticket")).header("origin", "https://evil.example");
    let payload = BASE64_STANDARD.encode(solved.to_string());
    assert_eq!(stranger.body(payload).send().await.unwrap().status(), 403);
    assert_eq!(page.exchange(&solved).await.status, 201, "none of this used it up");
}

#[tokio::test]
async fn a_ticket_is_good_for_its_own_job_and_one_application() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let other = page.ticket_for(POSITION + 1).await;
    let answer = page.apply(&other, &candidate("ada@example.com")).await;
    assert_eq!((answer.status, detail(&answer).starts_with("The form belongs to another job.")), (428, true));

    let ticket = page.ticket().await;
    assert_eq!(page.apply(&ticket, &candidate("ada@example.com")).await.status, 201);
    let second = page.apply(&ticket, &candidate("eve@example.com")).await;
    assert_eq!((second.status, detail(&second).starts_with("The form was sent before.")), (428, true));
    assert_eq!(chain.sandbox.applications().len(), 1);
}

#[tokio::test]
async fn whoever_got_no_answer_may_send_the_same_again() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let (ticket, key) = (page.ticket().await, Uuid::new_v4().to_string());
    for _ in 0..3 {
        let request = chain.application(&candidate("ada@example.com")).header("x-relay-ticket", &ticket);
        assert_eq!(request.header("idempotency-key", &key).send().await.unwrap().status(), 201);
    }
    assert_eq!(chain.arrived("ada@example.com"), 1);
}

#[tokio::test]
async fn what_is_wrong_with_an_application_uses_no_ticket_up() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let ticket = page.ticket().await;
    assert_eq!(page.apply(&ticket, &candidate("no address")).await.status, 400);
    assert_eq!(page.apply(&ticket, &candidate("ada@example.com")).await.status, 201);
}

#[tokio::test]
async fn a_form_that_was_open_for_too_long_is_told_so() {
    let chain = Chain::protected("difficulty = 100\nmin_time = \"0s\"\nticket_lifetime = \"1s\"").await;
    let page = Page(&chain);
    let ticket = page.ticket().await;
    eventually("the ticket expires", || async { page.upload(&ticket, b"cv".to_vec()).await.status == 428 }).await;
    let answer = page.apply(&ticket, &candidate("ada@example.com")).await;
    assert_eq!((answer.status, detail(&answer).starts_with("The form was open for too long.")), (428, true));
    let new = page.ticket().await;
    assert_eq!(page.apply(&new, &candidate("ada@example.com")).await.status, 201, "with a new one all is well");
}

#[tokio::test]
async fn a_robot_that_fills_in_what_nobody_sees_believes_in_its_success() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let mut body = candidate("robot@example.com");
    body["homepage"] = json!("https://cheap.example");
    let ticket = page.ticket().await;
    let send = |body: Value| chain.application(&body).header("x-relay-ticket", &ticket).send();
    let robots = send(body.clone()).await.unwrap();
    assert_eq!(chain.apply(&body).await.status, 201, "without a ticket too");
    nothing_is_stored(&chain).await;
    // A person leaves it empty, and gets just the same answer.
    body["homepage"] = json!("");
    body["email"] = json!("ada@example.com");
    let persons = send(body).await.unwrap();
    let shape = |response: &reqwest::Response| {
        let names: Vec<String> = response.headers().keys().map(ToString::to_string).collect();
        (response.status(), names)
    };
    assert_eq!(shape(&robots), shape(&persons));
    assert_eq!(robots.bytes().await.unwrap(), persons.bytes().await.unwrap());
    assert_eq!(chain.arrived("ada@example.com"), 1);
    assert_eq!(chain.arrived("robot@example.com"), 0);
}

#[tokio::test]
async fn what_is_sent_faster_than_anybody_writes_seems_to_succeed() {
    let chain = Chain::protected("difficulty = 100\nmin_time = \"30s\"").await;
    let page = Page(&chain);
    let answer = page.exchange(&page.solved(POSITION).await).await;
    let wait = answer.body["wait_ms"].as_u64().unwrap();
    assert!((25_000..=30_000).contains(&wait), "the page is told how long to wait: {wait}");
    let ticket = answer.body["ticket"].as_str().unwrap();
    assert_eq!(page.apply(ticket, &candidate("robot@example.com")).await.status, 201);
    nothing_is_stored(&chain).await;
}

#[tokio::test]
async fn an_address_and_a_job_have_their_limits() {
    for (limit, says) in [
        ("applications_per_address = 2", "Very many applications come from your connection"),
        ("applications_per_job = 2", "Very many people apply for this job"),
        ("tickets_per_address = 2", "Very many applications come from your connection"),
    ] {
        let chain = Chain::protected(&format!("{EASY}\n{limit}")).await;
        let page = Page(&chain);
        let mut answers = Vec::new();
        for number in 0..3 {
            let new = page.exchange(&page.solved(POSITION).await).await;
            answers.push(match new.body["ticket"].as_str() {
                Some(ticket) => page.apply(ticket, &candidate(&format!("ada{number}@example.com"))).await,
                None => new,
            });
        }
        let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        assert_eq!(statuses, [201, 201, 429], "{limit}");
        assert!(detail(&answers[2]).starts_with(says) && detail(&answers[2]).contains("Nothing was stored"), "{limit}");
        assert_eq!(chain.sandbox.applications().len(), 2, "{limit}");
    }
}

#[tokio::test]
async fn an_address_sends_so_many_bytes_and_no_more() {
    let chain = Chain::protected(&format!("{EASY}\nbytes_per_address = 200000")).await;
    let page = Page(&chain);
    let ticket = page.ticket().await;
    let sizes = [150_000, 100_000, 10, 10];
    let mut statuses = Vec::new();
    for size in sizes {
        statuses.push(page.upload(&ticket, vec![b'x'; size]).await.status);
    }
    // Small ones count as 64 KB: a thousand of them are as much work as a large one.
    assert_eq!(statuses, [200, 429, 200, 429]);
    assert_eq!(chain.stored_documents(), 2);
}

#[tokio::test]
async fn nothing_of_an_address_lies_on_disk() {
    let chain = Chain::protected(EASY).await;
    let page = Page(&chain);
    let ticket = page.ticket().await;
    assert_eq!(page.apply(&ticket, &candidate("ada@example.com")).await.status, 201);
    let mut seen = 0;
    for entry in std::fs::read_dir(chain.data()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let content = std::fs::read(&path).unwrap();
            seen += content.len();
            for address in [b"127.0.0.1".as_slice(), ticket.as_bytes()] {
                assert!(!content.windows(address.len()).any(|window| window == address), "{}", path.display());
            }
        }
    }
    assert!(seen > 10_000, "the database was looked into: {seen}");
}

#[tokio::test]
async fn where_the_protection_is_off_nothing_is_asked() {
    let chain = Chain::start().await;
    assert_eq!(chain.get(&format!("/_relay/challenge?job={POSITION}")).await.status(), 204);
    assert_eq!(chain.apply(&candidate("ada@example.com")).await.status, 201);
}
