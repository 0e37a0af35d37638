//! Requests that no browser makes, over a raw connection: each has a clear answer, nothing is stored, and nothing of it
//! reaches Personio.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::chain::{Answer, Chain, PAGE, POSITION, candidate, eventually};

/// Sends bytes as they are and reads what comes until the connection ends.
async fn raw(chain: &Chain, request: impl AsRef<[u8]>) -> String {
    let mut stream = TcpStream::connect(chain.relay_url("").replace("http://", "")).await.unwrap();
    // A server that has seen enough closes while the rest is on its way.
    let sent = stream.write_all(request.as_ref()).await;
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    assert!(read.is_ok(), "the connection stays open");
    if answer.is_empty() {
        assert!(sent.is_err() || read.unwrap().is_err(), "a connection ends with an answer");
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> u16 {
    answer.get(9..12).and_then(|status| status.parse().ok()).unwrap_or(0)
}

fn get(path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n{headers}\r\n")
}

fn post(path: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: relay\r\nconnection: close\r\norigin: {PAGE}\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    )
}

const APPLICATIONS: &str = "/v1/recruiting/applications";
const DOCUMENTS: &str = "/v1/recruiting/applications/documents";

/// Reads of the feed and of the own credentials are all that Personio may have seen.
async fn nothing_happened(chain: &Chain) {
    let health = chain.json("/_relay/health").await;
    assert_eq!((&health["outbox"]["pending"], &health["outbox"]["documents"]), (&json!(0), &json!(0)), "{health}");
    assert_eq!(chain.stored_documents(), 0);
    let log = chain.sandbox_request(|http, url| http.get(format!("{url}/_sandbox/log"))).await;
    let log: Value = log.json().await.unwrap();
    for request in log.as_array().or(log["requests"].as_array()).unwrap() {
        let path = request["path"].as_str().unwrap();
        assert!(path == "/xml" || path.ends_with("/auth") || path == "/v2/auth/token", "{request}");
    }
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused_as_such() {
    let chain = Chain::start().await;
    let long = "x".repeat(100_000);
    let many: String = (0..300).map(|number| format!("x-{number}: y\r\n")).collect();
    for (request, expected) in [
        (get("/_relay/board.json", &format!("x-long: {long}\r\n")), 431),
        (get("/_relay/board.json", &many), 431),
        (get(&format!("/{long}"), ""), 414),
        (get(&format!("/_relay/board.json?language={}", "d".repeat(20_000)), ""), 200),
        (format!("{long} / HTTP/1.1\r\nhost: relay\r\n\r\n"), 400),
        ("GET / HTTP/9.9\r\nhost: relay\r\n\r\n".to_owned(), 400),
        ("nonsense\r\n\r\n".to_owned(), 400),
    ] {
        let answer = raw(&chain, &request).await;
        let (first, end) = (request.get(..60), answer.lines().next());
        let status = status(&answer);
        assert!(status == expected || (expected != 200 && (400..=431).contains(&status)), "{first:?} {end:?}");
    }
    nothing_happened(&chain).await;
}

#[tokio::test]
async fn paths_with_tricks_find_nothing() {
    let chain = Chain::start().await;
    for (path, expected) in [
        ("/widget/../secret", 404),
        ("/widget/%2e%2e/secret", 404),
        ("/widget/%2e%2e%2fsecret", 404),
        ("/widget/..%5csecret", 404),
        ("/widget//personio-jobs.js", 404),
        ("/widget/personio-jobs.js%00", 404),
        ("/widget/%ff", 400),
        ("//_relay/board.json", 404),
        ("/_relay//board.json", 404),
        ("/_Relay/Board.json", 404),
        ("/_relay/board.json/", 404),
        ("/_relay/./board.json", 404),
        ("/_relay/%62oard.json", 404),
        ("/_relay/board/..%2f..%2fsecret", 404),
        ("/_relay/board/1;.json", 404),
        ("/XML", 404),
        ("/v1/recruiting/Applications", 404),
        ("/v1//recruiting/applications", 400),
        ("/v1/recruiting/../company/employees", 400),
        ("/v2/persons/%2e%2e/compensations", 400),
    ] {
        let answer = raw(&chain, get(path, "")).await;
        let found = status(&answer);
        // Employees' paths ask to sign in before they say anything else.
        assert!(found == expected || found == 401, "{path} {answer}");
        assert!(!answer.contains("not for pages"), "{path}");
    }
    nothing_happened(&chain).await;
}

#[tokio::test]
async fn parameters_that_are_given_twice_or_make_no_sense_are_refused() {
    let chain = Chain::start().await;
    for path in [
        "/_relay/board.json?language=de&language=en".to_owned(),
        "/xml?language=de&language=de".to_owned(),
        format!("/_relay/challenge?job={POSITION}&job=1"),
        "/_relay/challenge?job=-1".to_owned(),
        "/_relay/challenge?job=99999999999999999999999".to_owned(),
    ] {
        assert_eq!(status(&raw(&chain, get(&path, "")).await), 400, "{path}");
    }
}

#[tokio::test]
async fn nothing_of_a_request_becomes_a_header() {
    let chain = Chain::start().await;
    let mut answers = Vec::new();
    for path in
        ["/x%0d%0aset-cookie:%20a=b", "/xml?language=%0d%0aset-cookie:%20a=b", "/widget/%0d%0aset-cookie:%20a=b"]
    {
        answers.push(raw(&chain, get(path, "")).await);
    }
    answers.push(raw(&chain, get("/xml", "if-none-match: \"\r\nset-cookie: a=b\"\r\n")).await);
    answers.push(raw(&chain, post(APPLICATIONS, "origin: https://x\r\n set-cookie: a=b\r\n", "{}")).await);
    answers.push(raw(&chain, post(APPLICATIONS, "idempotency-key: \u{1}\u{2}0123456789abcdef\r\n", "{}")).await);
    for answer in answers {
        let head = answer.split("\r\n\r\n").next().unwrap();
        assert!(!head.to_lowercase().lines().any(|line| line.starts_with("set-cookie")), "{head}");
        assert!((200..500).contains(&status(&answer)), "{head}");
    }
    // A document's name goes on to Personio: as a name, whatever is in it.
    let name = "cv%0d%0ax-evil: 1\\\"; name=\\\"other.txt";
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\ncurriculum\r\n--b--\r\n"
    );
    let answer = raw(&chain, post(DOCUMENTS, "content-type: multipart/form-data; boundary=b\r\n", &body)).await;
    assert_eq!(status(&answer), 200, "{answer}");
    let uuid = answer.split("\"uuid\":\"").nth(1).unwrap().get(..36).unwrap().parse().unwrap();
    let application = crate::chain::with_files(candidate("ada@example.com"), &[(uuid, "cv")]);
    assert_eq!(chain.apply(&application).await.status, 201);
    let sent = &chain.sandbox.applications()[0];
    assert_eq!(sent.files.len(), 1);
    assert_eq!(chain.sandbox.document(sent.files[0].uuid).unwrap().content.as_ref(), b"curriculum");
    assert!(!sent.files[0].original_filename.contains(char::is_control));
}

#[tokio::test]
async fn two_lengths_of_one_body_are_no_request() {
    let chain = Chain::start().await;
    let application = candidate("ada@example.com").to_string();
    let hidden = post(APPLICATIONS, "content-type: application/json\r\n", &application);
    let start = format!("POST /_relay/ticket HTTP/1.1\r\nhost: relay\r\norigin: {PAGE}\r\n");
    for (what, request) in [
        (
            "length, then chunks",
            format!("{start}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{hidden}"),
        ),
        (
            "chunks, then length",
            format!("{start}transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n{hidden}"),
        ),
        (
            "chunks in disguise",
            format!("{start}content-length: 5\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n{hidden}"),
        ),
        ("chunks and another", format!("{start}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n{hidden}")),
        ("two lengths", format!("{start}content-length: 5\r\ncontent-length: 6\r\n\r\n0\r\n\r\n{hidden}")),
        ("a length that is none", format!("{start}content-length: +5\r\n\r\n0\r\n\r\n{hidden}")),
        ("a blank before the colon", format!("{start}transfer-encoding : chunked\r\n\r\n0\r\n\r\n{hidden}")),
        ("chunks of an odd size", format!("{start}transfer-encoding: chunked\r\n\r\n-1\r\n\r\n{hidden}")),
        (
            "chunks in an old version",
            format!("{start}transfer-encoding: chunked\r\n\r\n0\r\n\r\n{hidden}").replacen("1.1", "1.0", 1),
        ),
        (
            "a folded header",
            format!("{start}transfer-encoding:\r\n chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n{hidden}"),
        ),
    ] {
        let answer = raw(&chain, request).await;
        // One request, one answer: what is hidden behind it is not a second one.
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{what}: {answer}");
        assert!((400..500).contains(&status(&answer)), "{what}: {answer}");
    }
    nothing_happened(&chain).await;
    // Chunks alone are fine, and end the connection.
    let chunks = format!(
        "POST {APPLICATIONS} HTTP/1.1\r\nhost: relay\r\norigin: {PAGE}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{application}\r\n0\r\n\r\n",
        application.len()
    );
    assert_eq!(status(&raw(&chain, chunks).await), 201);
}

#[tokio::test]
async fn packed_bodies_are_not_unpacked() {
    let chain = Chain::start().await;
    // 40 MB of blanks in 40 KB, as gzip and brotli pack them.
    let bomb = vec![b' '; 40_000];
    for (path, coding) in
        [(APPLICATIONS, "gzip"), (DOCUMENTS, "br"), (APPLICATIONS, "identity, GZIP"), ("/_relay/ticket", "zstd")]
    {
        let request = chain.http.post(chain.relay_url(path)).header("origin", PAGE).header("content-encoding", coding);
        let answer = request.header("content-type", "application/json").body(bomb.clone()).send().await.unwrap();
        assert_eq!(answer.status(), 415, "{path} {coding}");
        let answer = Answer::of(answer).await;
        assert!(answer.body["errors"][0]["detail"].as_str().unwrap().contains("Content-Encoding"));
    }
    let identity = chain.application(&candidate("ada@example.com")).header("content-encoding", "identity");
    assert_eq!(identity.send().await.unwrap().status(), 201);
}

#[tokio::test]
async fn broken_multipart_is_refused() {
    let chain = Chain::start().await;
    let part = "content-disposition: form-data; name=\"file\"; filename=\"cv.txt\"\r\n\r\ncurriculum";
    let with_boundary = "content-type: multipart/form-data; boundary=b\r\n";
    for (headers, body) in [
        ("content-type: multipart/form-data\r\n", format!("--b\r\n{part}\r\n--b--\r\n")),
        ("content-type: multipart/form-data; boundary=other\r\n", format!("--b\r\n{part}\r\n--b--\r\n")),
        ("content-type: multipart/mixed; boundary=b\r\n", format!("--b\r\n{part}\r\n--b--\r\n")),
        (with_boundary, String::new()),
        (with_boundary, "--b--\r\n".to_owned()),
        (with_boundary, format!("--b\r\n{part}")),
        (with_boundary, format!("--b\r\n{}", part.replace("\r\n\r\n", "\r\n"))),
        (with_boundary, format!("--b\r\nx: {}\r\n{part}\r\n--b--\r\n", "x".repeat(2_000_000))),
        (with_boundary, format!("{}--b\r\n{part}\r\n--b--\r\n", "x".repeat(3_000_000))),
        (with_boundary, format!("--b\r\n{part}\r\n--b\r\n{part}\r\n--b--\r\n")),
        (with_boundary, format!("--b\r\n{}\r\n--b--\r\n", part.replace("\"cv.txt\"", "\"\""))),
        (with_boundary, "--b\r\n\r\n\r\n--b--\r\n".to_owned()),
    ] {
        let answer = raw(&chain, post(DOCUMENTS, headers, &body)).await;
        let shown = body.get(..body.len().min(100));
        assert!(matches!(status(&answer), 400 | 413 | 422), "{headers} {shown:?} {answer}");
    }
    nothing_happened(&chain).await;
}

#[tokio::test]
async fn content_of_another_type_is_refused() {
    let chain = Chain::start().await;
    let json = candidate("ada@example.com").to_string();
    for (path, kind, body, expected) in [
        (APPLICATIONS, "text/plain", json.as_str(), 415),
        (APPLICATIONS, "application/x-www-form-urlencoded", "email=ada", 415),
        (APPLICATIONS, "application/jsonp", json.as_str(), 415),
        (APPLICATIONS, "text/xml", "<a/>", 415),
        (APPLICATIONS, "multipart/form-data; boundary=b", "--b--", 415),
        (DOCUMENTS, "application/json", json.as_str(), 400),
        (DOCUMENTS, "application/pdf", "%PDF-1.7", 400),
    ] {
        let answer = raw(&chain, post(path, &format!("content-type: {kind}\r\n"), body)).await;
        assert_eq!(status(&answer), expected, "{path} {kind}");
    }
    let without = raw(&chain, post(APPLICATIONS, "", &json)).await;
    assert_eq!(status(&without), 415);
    for method in ["PUT", "PATCH", "TRACE", "CONNECT", "PROPFIND"] {
        let request = post(APPLICATIONS, "content-type: application/json\r\n", &json).replacen("POST", method, 1);
        assert_eq!(status(&raw(&chain, request).await), 405, "{method}");
    }
    nothing_happened(&chain).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_clients_that_drip_hold_nobody_up() {
    let chain = Chain::with_top("read_timeout = \"1s\"\ntrusted_proxies = [\"127.0.0.1\"]").await;
    let no_limit = json!({"recruiting_per_minute": null});
    chain.sandbox_request(|http, url| http.put(format!("{url}/_sandbox/limits")).json(&no_limit)).await;
    let address = chain.relay_url("").replace("http://", "");
    let head = |path: &str, kind: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nhost: relay\r\norigin: {PAGE}\r\ncontent-type: {kind}\r\ncontent-length: 5000\r\n"
        )
    };
    let multipart = "multipart/form-data; boundary=b";
    let begun = "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"cv.txt\"\r\n\r\n";
    // Some stay in the head, some in a document, some in an application; each from an address of its own.
    let starts: Vec<String> = (0..500)
        .map(|number| match number % 3 {
            0 => head(APPLICATIONS, "application/json"),
            1 => {
                let forwarded = format!("x-forwarded-for: 198.51.{}.{}\r\n", number / 250, number % 250);
                format!("{}{forwarded}\r\n{begun}", head(DOCUMENTS, multipart))
            }
            _ => format!("{}\r\n{{", head(APPLICATIONS, "application/json")),
        })
        .collect();
    let dripping: Vec<_> = starts
        .into_iter()
        .map(|start| {
            let address = address.clone();
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                stream.write_all(start.as_bytes()).await.unwrap();
                let (mut read, mut write) = stream.into_split();
                let drip = async {
                    let mut pause = tokio::time::interval(Duration::from_millis(250));
                    loop {
                        pause.tick().await;
                        if write.write_all(b"x").await.is_err() {
                            return;
                        }
                    }
                };
                let mut answer = Vec::new();
                tokio::select! {
                    _ = read.read_to_end(&mut answer) => {}
                    () = drip => {}
                }
                answer
            })
        })
        .collect();

    let begun = std::time::Instant::now();
    let mut slowest = Duration::ZERO;
    let mut number = 0;
    while dripping.iter().any(|task| !task.is_finished()) {
        let start = std::time::Instant::now();
        assert_eq!(chain.get("/_relay/board.json").await.status(), 200);
        let applied = chain.apply(&candidate(&format!("ada{number}@example.com"))).await;
        assert_eq!(applied.status, 201);
        slowest = slowest.max(start.elapsed());
        number += 1;
        assert!(begun.elapsed() < Duration::from_secs(30), "who drips is not given up");
    }
    assert!(number > 0 && slowest < Duration::from_secs(5), "{slowest:?}");
    let mut told = 0;
    for task in dripping {
        told += usize::from(task.await.unwrap().starts_with(b"HTTP/1.1 4"));
    }
    assert!(told > 200, "most are told why: {told}");
    eventually("nothing of theirs stays", || async { chain.stored_documents() == 0 }).await;
    assert_eq!(chain.sandbox.applications().len(), number);
}
