//! What somebody looks at and nobody keeps: documents, colleagues.

use base64::{Engine, engine::general_purpose::STANDARD};
use personio::{
    client::Client,
    documents::v2::{DownloadDocument, ListDocuments},
    error::Error,
    id::v2::PersonId,
    request::Api,
    transport::Transport,
};
use personio_extension_messages::{Problem, Wanted};
use personio_extension_model::account::{Account, Way};
use serde_json::{Map, Value};

use crate::raw::{self, Raw};

/// Browsers hand over messages of 64 MiB, and base64 makes four bytes of three.
const LARGEST: usize = 48_000_000;

/// Looks for an account.
///
/// # Errors
/// When it does not come, or is too large for a message.
pub(crate) async fn find<T: Transport>(
    client: &Client<T>,
    account: &Account,
    wanted: Wanted,
) -> Result<String, Problem> {
    let found = match wanted {
        Wanted::Documents => documents(client, &account.person).await,
        Wanted::Colleagues => {
            client.send(&Raw::get(Api::V2, "/_relay/colleagues", Vec::new())).await.map(|it| it.to_string())
        }
        Wanted::Document(id) => match client.send(&DownloadDocument { id: id.as_str().into() }).await {
            Ok(content) if content.len() > LARGEST => return Err(Problem::TooLarge),
            content => content.map(|content| STANDARD.encode(content)),
        },
    };
    found.map_err(|error| problem(&error, account))
}

/// Without the names of categories, which are a right of their own, documents are there all the same.
async fn documents<T: Transport>(client: &Client<T>, person: &PersonId) -> Result<String, Error> {
    let records = raw::list(client, &ListDocuments { limit: Some(200), ..ListDocuments::of(person.clone()) }).await?;
    let categories = Raw::get(Api::V1, "/v1/company/document-categories", Vec::new());
    let categories = raw::perform(client, categories).await.unwrap_or_default();
    let both = [("_data", Value::Array(records)), ("data", categories)];
    Ok(Value::Object(both.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>()).to_string())
}

/// A right that the relay's credentials lack is nothing that the person could name to anybody; their own are.
fn problem(error: &Error, account: &Account) -> Problem {
    let is_relay = matches!(account.way, Way::Relay { .. });
    let says = |word: &str| error.details().iter().any(|it| it.message.as_deref().is_some_and(|it| it.contains(word)));
    match (Problem::of(error), error.status()) {
        // It says so of its own credentials; a gateway on the way says something else.
        (_, Some(502)) if is_relay && says("credentials") => Problem::MissingRight(String::new()),
        (Problem::Server, _) => Problem::Server,
        (_, Some(403)) if is_relay => Problem::MissingRight(String::new()),
        (problem, _) => problem,
    }
}

#[cfg(test)]
mod tests {
    use personio::{
        client::Client,
        credentials::{ClientCredentials, Secret},
        transport::{Reply, Scripted},
    };
    use personio_extension_messages::{Problem, Wanted};
    use personio_extension_model::{
        account::{Account, AccountId, AccountState, Role, Way},
        document,
    };

    use super::find;

    fn account(way: Way) -> Account {
        Account {
            id: AccountId("a".to_owned()),
            way,
            person: "7".into(),
            name: String::new(),
            email: "ada@acme.example".to_owned(),
            state: AccountState::SignedIn,
            role: Role::Employee,
        }
    }

    fn relay() -> Account {
        account(Way::Relay { url: "https://relay.example".to_owned() })
    }

    async fn found(replies: Vec<Reply>, account: &Account, wanted: Wanted) -> (Result<String, Problem>, Vec<String>) {
        let transport = Scripted::new(replies);
        let client = Client::without_credentials("https://relay.example", transport.clone());
        let found = find(&client, account, wanted).await;
        (found, transport.sent().into_iter().map(|it| it.url.replace("https://relay.example", "")).collect())
    }

    #[tokio::test]
    async fn documents_come_page_after_page_with_the_names_of_their_categories() {
        let first = r#"{"_data":[{"id":"1","name":"May","category":{"id":"2"}}],
            "_meta":{"links":{"next":{"href":"/v2/document-management/documents?cursor=a%2Bb"}}}}"#;
        let replies = vec![
            Reply::ok(first),
            Reply::ok(r#"{"_data":[{"id":"3"}]}"#),
            Reply::ok(r#"{"success":true,"data":[{"id":2,"attributes":{"name":"Payslips"}}]}"#),
        ];
        let (found, sent) = found(replies, &relay(), Wanted::Documents).await;
        let list = document::read(&found.unwrap()).unwrap();
        let told: Vec<_> = list.iter().map(|it| (it.name.as_str(), it.category.as_deref())).collect();
        assert_eq!(told, [("3", None), ("May", Some("Payslips"))]);
        assert_eq!(
            sent,
            [
                "/v2/document-management/documents?owner_id=7&limit=200",
                "/v2/document-management/documents?owner_id=7&limit=200&cursor=a%2Bb",
                "/v1/company/document-categories",
            ]
        );
    }

    #[tokio::test]
    async fn documents_are_there_without_the_right_to_categories() {
        let replies = vec![Reply::ok(r#"{"_data":[{"id":"3"}]}"#), Reply::status(403).body("{}")];
        let (found, _) = found(replies, &relay(), Wanted::Documents).await;
        assert_eq!(document::read(&found.unwrap()).unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_document_comes_as_it_is() {
        let (found, sent) = found(vec![Reply::ok("%PDF-1.7 ä")], &relay(), Wanted::Document("7/8".to_owned())).await;
        assert_eq!(found.unwrap(), "JVBERi0xLjcgw6Q=");
        assert_eq!(sent, ["/v2/document-management/documents/7%2F8/download"]);
    }

    #[tokio::test]
    async fn what_keeps_it_away_is_told_apart() {
        let colleagues = || Wanted::Colleagues;
        let nobody_may = Problem::MissingRight(String::new());
        let says =
            r#"{"errors":[{"title":"Bad gateway","detail":"Personio does not accept the relay's credentials."}]}"#;
        for (reply, problem) in [
            (Reply::status(403).body("{}"), nobody_may.clone()),
            (Reply::status(502).body(says), nobody_may),
            (Reply::status(502).body("<html>"), Problem::Server),
            (Reply::status(403).body("<!doctype html>"), Problem::Server),
            (Reply::status(401).body("{}"), Problem::SignedOut),
        ] {
            let (found, _) = found(vec![reply], &relay(), colleagues()).await;
            assert_eq!(found, Err(problem));
        }
    }

    #[tokio::test]
    async fn a_right_that_ones_own_credentials_lack_has_its_name() {
        let token = Reply::ok(r#"{"access_token":"t","expires_in":3600}"#);
        let transport = Scripted::new([token, Reply::status(403).body("{}")]);
        let credentials =
            ClientCredentials { client_id: "a".to_owned(), client_secret: Secret::new("b"), scope: Vec::new() };
        let client = Client::new("https://api.personio.example", credentials, transport);
        let direct = account(Way::Direct { url: "https://api.personio.example".to_owned() });
        let found = find(&client, &direct, Wanted::Document("7".to_owned())).await;
        assert!(matches!(found, Err(Problem::MissingRight(right)) if right.starts_with("personio:")));
    }
}
