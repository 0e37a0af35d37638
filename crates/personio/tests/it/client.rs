//! The client against a script: each rule of tokens, repetitions, limits, pages and errors.

mod creation;
mod deadlines;
mod hostile;
mod limits;
mod pages;
mod refusals;
mod retries;
mod tokens;

use personio::{
    client::Client,
    credentials::{ClientCredentials, Credentials, RecruitingCredentials, Secret},
    persons::GetPerson,
    retry::Policy,
    transport::{FileContent, Reply, Scripted, Sent},
};

fn credentials() -> Credentials {
    let client = ClientCredentials { client_id: "papi-1".into(), client_secret: Secret::new("s3cr3t"), scope: vec![] };
    let recruiting = RecruitingCredentials { token: Secret::new("static"), company_id: "4711".into() };
    Credentials { recruiting: Some(recruiting), ..Credentials::from(client) }
}

/// A client without credentials that repeats and keeps limits.
fn patient(transport: &Scripted) -> Client<Scripted> {
    Client::without_credentials("https://acme.example", transport.clone()).with_retry(Policy::default())
}

fn person() -> GetPerson {
    GetPerson { id: "7".into() }
}

fn is_send<T: Send>(_: &T) {}

#[tokio::test]
async fn calls_and_lists_move_between_threads() {
    let client = patient(&Scripted::new([]));
    let create = personio::projects::v2::CreateProject::named("Apollo");
    is_send(&client.create(&create));
    let (upload, content) =
        (personio::documents::v1::UploadDocument::default(), FileContent::anew(|| Ok(Vec::<u8>::new())));
    is_send(&client.create_file(&upload, content));
    is_send(&client.pages(personio::persons::ListPersons::default()));
    is_send(&client.tasks().who_is_away("2026-06-01".parse().unwrap()));
    assert!(tokio::spawn(async move { client.send(&person()).await }).await.unwrap().is_err());
}

/// Gives out tokens `token-1`, `token-2`, …, and hands everything else on.
fn with_tokens(rest: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Scripted {
    let given = std::sync::atomic::AtomicU32::new(0);
    Scripted::answering(move |sent| {
        let number = || given.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        match sent.path() {
            "/v2/auth/token" => {
                let token =
                    format!(r#"{{"access_token":"token-{}","expires_in":3600,"token_type":"Bearer"}}"#, number());
                Reply::ok(&token).after(std::time::Duration::from_secs(1))
            }
            "/v1/auth" => {
                let token = format!(r#"{{"success":true,"data":{{"token":"token-{}","expires_in":3600}}}}"#, number());
                Reply::ok(&token)
            }
            _ => rest(sent),
        }
    })
}
