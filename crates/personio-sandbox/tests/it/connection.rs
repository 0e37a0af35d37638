//! Connections that break, seen from the other end of a socket.

use std::{net::SocketAddr, time::Duration};

use axum::http::StatusCode;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};

use crate::server::{FEED, Server, ada};

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

async fn run(server: &Server) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let sandbox = server.sandbox.clone();
    let serving = tokio::spawn(async move { sandbox.serve(listener, async { drop(stopped.await) }).await });
    Running { address, stop, serving }
}

/// Sends a request and reads until the other side closes.
async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut socket = TcpStream::connect(address).await.unwrap();
    // The server may close before it has read all: then there is nothing more to write.
    let _ = socket.write_all(request.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

fn get_feed() -> String {
    "GET /xml?language=de HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n".into()
}

fn post_application() -> String {
    let body = ada().to_string();
    format!(
        "POST /v1/recruiting/applications HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\
         Authorization: Bearer sandbox-recruiting\r\nX-Company-ID: 4711\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[tokio::test]
async fn a_reset_cuts_a_feed_in_the_middle() {
    let server = Server::new().await;
    let running = run(&server).await;
    server.fault(json!({"path": "/xml", "kind": "reset", "times": 1})).await;
    let cut = exchange(running.address, &get_feed()).await;
    let (head, body) = cut.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    assert!(head.contains(&format!("content-length: {}", FEED.len())), "{head}");
    assert_eq!(body.len(), FEED.len() / 2);
    assert!(FEED.starts_with(body));
    assert!(exchange(running.address, &get_feed()).await.ends_with(FEED));
}

#[tokio::test]
async fn a_reset_breaks_a_post_without_effect() {
    let server = Server::new().await;
    let running = run(&server).await;
    server.fault(json!({"path": "/v1", "kind": "reset", "times": 1})).await;
    assert_eq!(exchange(running.address, &post_application()).await, "");
    assert!(server.applications().await.is_empty());
    assert!(exchange(running.address, &post_application()).await.starts_with("HTTP/1.1 201"));
}

#[tokio::test]
async fn a_lost_answer_takes_effect_and_sends_nothing() {
    let server = Server::new().await;
    let running = run(&server).await;
    server.fault(json!({"path": "/v1", "kind": "lost_answer", "times": 1})).await;
    assert_eq!(exchange(running.address, &post_application()).await, "");
    assert_eq!(server.applications().await.len(), 1);
    let again = exchange(running.address, &post_application()).await;
    assert!(again.contains("errors.applicant-already-exists"), "{again}");
}

#[tokio::test]
async fn a_client_that_gives_up_ends_a_timeout() {
    let server = Server::new().await;
    let running = run(&server).await;
    server.fault(json!({"path": "/xml", "kind": "timeout", "times": 1})).await;
    let waited = tokio::time::timeout(Duration::from_millis(200), exchange(running.address, &get_feed())).await;
    assert!(waited.is_err());
    // With the client gone nothing is under way, so a stop need not wait for anybody.
    running.stop.send(()).unwrap();
    let stopped = tokio::time::timeout(Duration::from_millis(1500), running.serving).await;
    stopped.unwrap().unwrap().unwrap();
}

#[tokio::test]
async fn a_stop_does_not_wait_for_a_timeout() {
    let server = Server::new().await;
    let running = run(&server).await;
    server.fault(json!({"path": "/xml", "kind": "timeout"})).await;
    let waiting = tokio::spawn(async move { exchange(running.address, &get_feed()).await });
    while server.get("/_sandbox/faults").await.json()[0]["hits"] == 0 {
        tokio::task::yield_now().await;
    }
    running.stop.send(()).unwrap();
    running.serving.await.unwrap().unwrap();
    waiting.abort();
}

#[tokio::test]
async fn a_client_can_send_a_large_body_to_its_end_and_reads_the_refusal() {
    let server = Server::new().await;
    let running = run(&server).await;
    let body = "x".repeat(90 << 20);
    let request = format!(
        "POST /v1/recruiting/applications/documents HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut socket = TcpStream::connect(running.address).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with(&format!("HTTP/1.1 {}", StatusCode::UNAUTHORIZED.as_u16())), "{answer}");
}
