//! Signing in and out, and asking who one is.

mod relay;

use std::path::PathBuf;

use personio::{
    client::PERSONIO,
    credentials::{ClientCredentials, Secret},
    persons::{ListPersons, PersonStatus},
};
use personio_extension_model::account::{Invitation, InvitationProblem};
use serde_json::{Value, json};

use crate::{
    failure::{Exit, Failure},
    output::Table,
    profile::Profile,
    secret,
    session::{Connection, Place, Session, connect},
};

/// Signs in: at a relay with an invitation, at Personio with the company's credentials.
#[derive(Debug, clap::Args)]
pub(crate) struct Login {
    /// The company's client id. Its secret is asked for, or read from --secret-file or PERSONIO_CLIENT_SECRET.
    #[arg(long, value_name = "ID", conflicts_with = "relay")]
    client_id: Option<String>,

    /// A file with the secret, or with the invitation's link or code.
    #[arg(long, value_name = "FILE")]
    secret_file: Option<PathBuf>,

    /// Who is meant where nobody is named; a relay knows it by itself.
    #[arg(long, value_name = "ID")]
    person: Option<String>,

    /// The company's number for the Recruiting API.
    #[arg(long, value_name = "ID", env = "PERSONIO_COMPANY_ID")]
    company_id: Option<String>,
}

/// Signs out and forgets the profile.
#[derive(Debug, clap::Args)]
pub(crate) struct Logout {
    /// Ends the sessions on all devices.
    #[arg(long)]
    everywhere: bool,
}

pub(crate) async fn log_in(connection: &Connection, login: Login) -> Result<(), Failure> {
    match &login.client_id {
        Some(client_id) => at_personio(connection, &login, client_id).await,
        None => at_relay(connection, &login).await,
    }
}

async fn at_relay(connection: &Connection, login: &Login) -> Result<(), Failure> {
    let pasted = match &login.secret_file {
        Some(path) => secret::from_file(path)?,
        None => secret::asked("Invitation (link or code)")?,
    };
    let invitation =
        Invitation::read(pasted.expose(), connection.relay.as_deref()).map_err(|problem| match problem {
            InvitationProblem::NoRelay => Failure::usage(
                "the code alone does not say where it is for",
                "add --relay URL, or paste the whole link",
            ),
            InvitationProblem::NoCode => {
                Failure::usage("there is no code in the invitation", "paste the link as it was sent, or the code")
            }
            InvitationProblem::NotSecure => Failure::usage(
                "the relay is not reached by https, so that others could read along",
                "ask for its https:// address",
            ),
        })?;
    let place = Place::Relay(invitation.relay.clone());
    let signed_in = relay::sign_in(&connection.stranger(place)?, &invitation.code).await?;
    let profile = Profile {
        relay: Some(invitation.relay),
        person: signed_in.session.person.map(|it| it.id),
        email: signed_in.session.email.clone(),
        role: signed_in.session.role.clone(),
        ..Profile::default()
    };
    connection.store()?.keep(connection.profile_name(), &profile, &Secret::new(&signed_in.token))?;
    told(connection, "signed in", &profile)
}

async fn at_personio(connection: &Connection, login: &Login, client_id: &str) -> Result<(), Failure> {
    let kept = match &login.secret_file {
        Some(path) => secret::from_file(path)?,
        None => match secret::from_environment("PERSONIO_CLIENT_SECRET")? {
            Some(secret) => secret,
            None => secret::asked("Client secret")?,
        },
    };
    let api = connection.api.as_deref().map(connect::address).transpose()?;
    let place = Place::Api(api.clone().unwrap_or_else(|| PERSONIO.to_owned()));
    let client = ClientCredentials { client_id: client_id.to_owned(), client_secret: kept.clone(), scope: Vec::new() };
    let session = connection.with_credentials(place, client.into())?;
    session.client.bearer(personio::request::Api::V2).await?;
    let profile = Profile {
        api,
        client_id: Some(client_id.to_owned()),
        person: login.person.clone(),
        company_id: login.company_id.clone(),
        ..Profile::default()
    };
    connection.store()?.keep(connection.profile_name(), &profile, &kept)?;
    connection
        .out
        .note("The company's credentials open the whole company; where several people work, a relay keeps them.");
    told(connection, "signed in", &profile)
}

pub(crate) async fn log_out(connection: &Connection, logout: Logout) -> Result<(), Failure> {
    let store = connection.store()?;
    let name = connection.profile_name();
    if let Some(profile) = store.profiles()?.get(name)
        && let (Some(relay), Some(token)) = (&profile.relay, store.secret(name)?)
    {
        let session = connection.with_credentials(Place::Relay(relay.clone()), connect::of_session(token.clone()))?;
        match relay::sign_out(&session, &token, logout.everywhere).await {
            // A session that has ended needs no end.
            Err(failure) if failure.exit != Exit::SignedOut => {
                return Err(failure.advice("try again, or delete the file of the session"));
            }
            _ => {}
        }
    }
    if store.forget(name)? {
        connection.out.note("signed out");
    } else {
        connection.out.note("nobody was signed in");
    }
    Ok(())
}

pub(crate) async fn who_am_i(connection: &Connection) -> Result<(), Failure> {
    let session = connection.session()?;
    if let Place::Relay(relay) = &session.place {
        let relay = relay.clone();
        let known = relay::who_am_i(connection, &session).await?;
        let mut table = Table::new(&[
            ("place", "Place"),
            ("address", "Address"),
            ("email", "E-mail"),
            ("person", "Person"),
            ("role", "Role"),
            ("until", "Signed in until"),
        ]);
        let person = known.person.map(|it| it.id);
        table.push([
            json!("relay"),
            json!(relay),
            json!(known.email),
            json!(person),
            json!(known.role),
            json!(known.expires_at),
        ]);
        return connection.out.record(&table);
    }
    let reach = reach(&session).await?;
    let mut table = Table::new(&[("place", "Place"), ("address", "Address"), ("person", "Person"), ("sees", "Sees")]);
    table.push([json!("personio"), json!(session.place.address()), json!(session.me), reach]);
    connection.out.record(&table)
}

/// Whether the credentials work, and whether they can see people.
async fn reach(session: &Session) -> Result<Value, Failure> {
    let list = ListPersons { status: Some(PersonStatus::Active), limit: Some(1), ..ListPersons::default() };
    match session.client.send(&list).await {
        Ok(found) => Ok(json!(if found.items.is_empty() { "nobody yet" } else { "people" })),
        Err(error) if error.missing_right().is_some() && error.kind() != personio::error::ErrorKind::Authentication => {
            Ok(json!("no people: the credentials lack the right to read persons"))
        }
        Err(error) => Err(error.into()),
    }
}

/// Lists what is kept, without secrets.
pub(crate) fn profiles(connection: &Connection) -> Result<(), Failure> {
    let mut table = kept();
    for (name, profile) in &connection.store()?.profiles()? {
        table.push(row(name, profile));
    }
    connection.out.table(&table)
}

fn told(connection: &Connection, what: &str, profile: &Profile) -> Result<(), Failure> {
    let mut table = kept();
    table.push(row(connection.profile_name(), profile));
    connection.out.note(what);
    connection.out.record(&table)
}

fn kept() -> Table {
    Table::new(&[
        ("profile", "Profile"),
        ("address", "Address"),
        ("email", "E-mail"),
        ("person", "Person"),
        ("role", "Role"),
    ])
}

fn row(name: &str, profile: &Profile) -> [Value; 5] {
    let address = profile.relay.as_deref().or(profile.api.as_deref()).unwrap_or(PERSONIO);
    [json!(name), json!(address), json!(profile.email), json!(profile.person), json!(profile.role)]
}
