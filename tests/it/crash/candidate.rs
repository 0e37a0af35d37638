//! Candidates who apply, and try again when the connection breaks.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rand::{Rng, rngs::StdRng};
use reqwest::{
    Client, Response,
    multipart::{Form, Part},
};
use serde_json::{Value, json};
use tokio::sync::watch;
use uuid::Uuid;

use super::relays::Addresses;

/// A position of the sandbox's board.
const POSITION: u64 = 2_697_760;
const CATEGORIES: [&str; 3] = ["cv", "cover-letter", "other"];

/// Somebody who applied.
#[derive(Debug)]
pub struct Candidate {
    pub email: String,
    pub documents: Vec<Document>,
    /// Whether Personio would take it.
    pub acceptable: bool,
    pub told: Told,
}

#[derive(Debug)]
pub struct Document {
    pub name: String,
    pub category: &'static str,
    pub content: Vec<u8>,
}

/// What a candidate was told in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// 201 or 202.
    Success(u16),
    /// 400.
    Refusal,
    /// The connection broke, and they left.
    Nothing,
}

/// Applies as one candidate after the other until it is time to finish.
pub async fn apply_again_and_again(
    number: u64,
    mut random: StdRng,
    http: Client,
    mut addresses: Addresses,
    finishing: watch::Receiver<bool>,
    confirmed: Arc<AtomicUsize>,
) -> Vec<Candidate> {
    let mut all = Vec::new();
    while !*finishing.borrow() {
        let email = format!("candidate-{number}-{}@example.com", all.len());
        let documents = documents(&mut random);
        let mut ids = Vec::new();
        for document in &documents {
            ids.push(upload(&http, &mut random, &mut addresses, document).await);
        }
        let acceptable = random.random_bool(0.85);
        let body = body(&email, &documents, &ids, acceptable);
        // Most pages send a key and repeat; some candidates lose patience.
        let key = random.random_bool(0.85).then(|| Uuid::new_v4().to_string());
        let tries = if key.is_some() && random.random_bool(0.9) { usize::MAX } else { 1 };
        let told = apply(&http, &mut random, &mut addresses, &body, key.as_deref(), tries).await;
        if matches!(told, Told::Success(_)) {
            confirmed.fetch_add(1, Ordering::Relaxed);
        }
        all.push(Candidate { email, documents, acceptable, told });
    }
    all
}

fn documents(random: &mut StdRng) -> Vec<Document> {
    let count = random.random_range(0..=2);
    (0..count)
        .map(|index| {
            // Large ones take their time, so that kills hit them half-way.
            let largest = if random.random_bool(0.15) { 800_000 } else { 60_000 };
            let mut content = vec![0; random.random_range(1..largest)];
            random.fill(content.as_mut_slice());
            let name = format!("Zeugnis {index}.pdf");
            let content = [b"%PDF-1.7\n".as_slice(), &content].concat();
            Document { name, category: CATEGORIES[random.random_range(0..CATEGORIES.len())], content }
        })
        .collect()
}

fn body(email: &str, documents: &[Document], ids: &[Uuid], acceptable: bool) -> Value {
    let files: Vec<Value> = documents
        .iter()
        .zip(ids)
        .map(|(document, id)| json!({"uuid": id, "original_filename": document.name, "category": document.category}))
        .collect();
    // The relay's form asks for an attribute that Personio does not know: only Personio can refuse it.
    let attributes = if acceptable { json!([]) } else { json!([{"id": "custom_attribute_999999", "value": "x"}]) };
    json!({
        "first_name": "Ada", "last_name": "Lovelace", "email": email, "job_position_id": POSITION,
        "files": files, "attributes": attributes,
    })
}

/// Uploads until it works; a relay that is down comes back.
async fn upload(http: &Client, random: &mut StdRng, addresses: &mut Addresses, document: &Document) -> Uuid {
    loop {
        let part = Part::bytes(document.content.clone()).file_name(document.name.clone());
        let url = format!("{}/v1/recruiting/applications/documents", up(random, addresses).await);
        let sent = http.post(url).multipart(Form::new().part("file", part)).send().await;
        if let Some((200, body)) = read(sent).await {
            return body["uuid"].as_str().unwrap().parse().unwrap();
        }
    }
}

async fn apply(
    http: &Client,
    random: &mut StdRng,
    addresses: &mut Addresses,
    body: &Value,
    key: Option<&str>,
    tries: usize,
) -> Told {
    for _ in 0..tries {
        let mut request = http.post(format!("{}/v1/recruiting/applications", up(random, addresses).await)).json(body);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        match read(request.send().await).await {
            Some((status @ (201 | 202), _)) => return Told::Success(status),
            Some((400, _)) => return Told::Refusal,
            // 503 asks to try again, like a broken connection.
            Some((503, _)) | None => {}
            Some((status, body)) => panic!("unexpected answer {status}: {body}"),
        }
    }
    Told::Nothing
}

/// Status and body, unless the connection broke before the answer was complete.
async fn read(sent: reqwest::Result<Response>) -> Option<(u16, Value)> {
    let response = sent.ok()?;
    let status = response.status().as_u16();
    let body = response.bytes().await.ok()?;
    Some((status, serde_json::from_slice(&body).unwrap_or_default()))
}

/// The address of a relay that is up, as a proxy in front of them chooses it: another one each time.
async fn up(random: &mut StdRng, addresses: &mut Addresses) -> String {
    let waiting = tokio::time::timeout(Duration::from_secs(60), addresses.wait_for(|up| !up.is_empty()));
    let up = waiting.await.expect("a relay comes back").unwrap().clone();
    up[random.random_range(0..up.len())].clone()
}
