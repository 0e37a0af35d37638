use personio_sandbox::{Options, Sandbox};
use serde_json::json;

use crate::chain::{Chain, POSITION, eventually};

#[tokio::test]
async fn the_board_comes_merged_compressed_and_with_a_tag() {
    let chain = Chain::start().await;
    let response = chain
        .http
        .get(chain.relay_url("/_relay/board.json?language=en&fallback=de"))
        .header("accept-encoding", "br")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["vary"], "accept-encoding");
    assert!(response.headers()["cache-control"].to_str().unwrap().starts_with("public, max-age=60, stale-while-"));
    let tag = response.headers()["etag"].clone();
    assert!(tag.to_str().unwrap().ends_with("-br\""));
    let list = personio::board::List::from_json(&response.bytes().await.unwrap());
    assert!(list.is_ok_and(|list| list.len() > 20));

    let url = chain.relay_url("/_relay/board.json?language=en&fallback=de");
    let again = chain.http.get(url).header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
}

#[tokio::test]
async fn details_and_texts_follow_when_they_are_wanted() {
    let chain = Chain::start().await;
    let detail = chain.json(&format!("/_relay/board/{POSITION}.json?language=en")).await;
    assert_eq!(detail["id"], POSITION);
    assert!(detail["sections"].as_array().is_some_and(|sections| !sections.is_empty()));
    let texts = chain.get("/_relay/board/texts.json?language=en").await.bytes().await.unwrap();
    assert!(personio::board::TextsReader::new(texts.to_vec()).is_ok());
    for path in ["/_relay/board/1.json", "/_relay/board/x.json", "/_relay/board/99999999999999999999999.json"] {
        assert_eq!(chain.get(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn the_feed_is_served_as_personio_sent_it() {
    let chain = Chain::start().await;
    let own = chain.get("/xml?language=de").await.bytes().await.unwrap();
    let sandboxs = chain.sandbox_request(|http, url| http.get(format!("{url}/xml?language=de"))).await;
    assert_eq!(own, sandboxs.bytes().await.unwrap());
    assert_eq!(chain.get("/xml?language=fr").await.status(), 404);
}

#[tokio::test]
async fn odd_questions_get_the_companys_own_board() {
    let chain = Chain::start().await;
    for query in
        ["", "?language=", "?language=%00", "?language=xx&fallback=,,de,de", "?fallback=zz", "?a=b&language=DE-at"]
    {
        assert_eq!(chain.get(&format!("/_relay/board.json{query}")).await.status(), 200, "{query}");
    }
}

/// A relay that has never seen a board, in front of a career page with this trouble.
async fn without_board(trouble: &serde_json::Value) -> Chain {
    let sandbox = Sandbox::new(Options::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = sandbox.clone();
    tokio::spawn(async move { serving.serve(listener, std::future::pending()).await });
    let http = reqwest::Client::new();
    if trouble["path"] == "/xml" {
        assert!(http.post(format!("{url}/_sandbox/faults")).json(trouble).send().await.unwrap().status().is_success());
    } else {
        let body = trouble["feed"].as_str().unwrap().to_owned();
        for language in ["?language=de", "?language=en"] {
            http.put(format!("{url}/_sandbox/feed{language}")).body(body.clone()).send().await.unwrap();
        }
    }
    Chain::before(sandbox, url, "").await
}

#[tokio::test]
async fn the_ways_in_which_there_is_no_board_are_told_apart() {
    for (trouble, code) in [
        (json!({"path": "/xml", "kind": "status", "status": 404}), "feed_off"),
        (json!({"path": "/xml", "kind": "status", "status": 307}), "no_such_company"),
        (json!({"path": "/xml", "kind": "status", "status": 429}), "unreachable"),
        (json!({"path": "/xml", "kind": "status", "status": 503}), "unreachable"),
        (json!({"path": "/xml", "kind": "reset"}), "unreachable"),
        (json!({"feed": "<html><body>Wartung</body></html>"}), "broken_feed"),
    ] {
        let chain = without_board(&trouble).await;
        let response = chain.get("/_relay/board.json").await;
        assert_eq!(response.status(), 503, "{trouble}");
        let body: serde_json::Value = response.json().await.unwrap();
        assert_eq!(body["error"]["code"], code, "{trouble}");
        assert!(body["career_page"].as_str().unwrap().starts_with("http://127.0.0.1:"));
        assert_eq!(chain.json("/_relay/health").await["board"]["problem"], code);
    }
}

#[tokio::test]
async fn an_empty_board_is_a_board() {
    let chain = without_board(&json!({"feed": "<workzag-jobs>\n\n</workzag-jobs>"})).await;
    let response = chain.get("/_relay/board.json").await;
    assert_eq!(response.status(), 200);
    assert!(personio::board::List::from_json(&response.bytes().await.unwrap()).unwrap().is_empty());
}

#[tokio::test]
async fn the_last_good_board_stays_when_the_feed_goes_away_even_over_a_restart() {
    let mut chain = Chain::start().await;
    chain.sandbox_request(|http, url| http.delete(format!("{url}/_sandbox/feed"))).await;
    eventually("the relay notices", || async { chain.json("/_relay/health").await["board"]["problem"] == "feed_off" })
        .await;
    assert_eq!(chain.get("/_relay/board.json").await.status(), 200);
    chain.restart().await;
    assert_eq!(chain.get("/_relay/board.json").await.status(), 200);
    assert_eq!(chain.json("/_relay/health").await["board"]["problem"], "feed_off");
}

#[tokio::test]
async fn a_change_of_the_feed_reaches_pages() {
    let chain = Chain::start().await;
    let before = chain.get("/_relay/board.json").await.headers()["etag"].clone();
    for language in ["de", "en"] {
        let feed = "<workzag-jobs></workzag-jobs>";
        chain
            .sandbox_request(|http, url| http.put(format!("{url}/_sandbox/feed?language={language}")).body(feed))
            .await;
    }
    eventually("the board is empty", || async { chain.get("/_relay/board.json").await.headers()["etag"] != before })
        .await;
}
