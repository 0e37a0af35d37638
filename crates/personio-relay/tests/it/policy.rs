use personio_relay::policy::{Role, operations};
use reqwest::{Method, StatusCode};

use crate::chain::Chain;

#[tokio::test]
async fn every_operation_of_the_policy_is_one_of_personios() {
    let chain = Chain::start().await;
    for operation in operations(Role::HumanResources) {
        let path = operation.path.replace("{id}", "1").replace("{employment}", "1").replace("{width}", "1");
        let method = Method::from_bytes(operation.method.as_bytes()).unwrap();
        let answer = chain.sandbox_request(|http, url| http.request(method, format!("{url}{path}"))).await;
        // Without a token: what exists asks for one, what does not is 404 or 405.
        let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN];
        assert!(refused.contains(&answer.status()), "{} {path}: {}", operation.method, answer.status());
    }
}
