//! Which place is meant, and with whose credentials.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use jiff::ZonedDateTime;
use personio::{
    calendar::LocalDateTime,
    client::{Client, PERSONIO},
    credentials::{ClientCredentials, Credentials, Personnel, RecruitingCredentials, TokenSource},
    observer::Attempt,
    retry::Policy,
    transport::Reqwest,
};
use personio_extension_model::account::{InvitationProblem, relay_address};

use super::{Session, token::SessionToken};
use crate::{
    failure::{Exit, Failure},
    interrupt::Interrupt,
    output::Output,
    profile::{DEFAULT, Profile, Store},
    secret,
};

/// How this program introduces itself.
pub(crate) const USER_AGENT: &str = concat!("personio-cli/", env!("CARGO_PKG_VERSION"));

/// Who answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A relay, at this address.
    Relay(String),
    /// Personio, or the sandbox.
    Api(String),
}

impl Place {
    pub(crate) fn address(&self) -> &str {
        match self {
            Self::Relay(address) | Self::Api(address) => address,
        }
    }
}

/// What arguments and environment say about the place.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    pub(crate) profile: Option<String>,
    pub(crate) relay: Option<String>,
    pub(crate) api: Option<String>,
    pub(crate) config: Option<PathBuf>,
    pub(crate) is_verbose: bool,
    pub(crate) is_dry: bool,
    pub(crate) now: Option<LocalDateTime>,
    pub(crate) out: Output,
    pub(crate) interrupt: Interrupt,
}

/// Who asks where.
struct Chosen {
    place: Place,
    credentials: Credentials,
    profile: Profile,
}

impl Connection {
    pub(crate) fn store(&self) -> Result<Store, Failure> {
        Store::open(self.config.as_deref())
    }

    /// The profile that a sign-in makes.
    pub(crate) fn profile_name(&self) -> &str {
        self.profile.as_deref().unwrap_or(DEFAULT)
    }

    /// A session for the Personnel API.
    pub(crate) fn session(&self) -> Result<Session, Failure> {
        let chosen = self.choose()?;
        self.open(chosen)
    }

    /// A session for applications, which take other credentials: none at a relay, the recruiting token at Personio.
    pub(crate) fn recruiting(&self, company_id: Option<&str>) -> Result<Session, Failure> {
        let known = self.store()?.profiles()?;
        let profile = known.get(self.profile_name()).cloned().unwrap_or_default();
        if let Some(relay) = self.relay.as_ref().or(profile.relay.as_ref().filter(|_| self.api.is_none())) {
            let place = Place::Relay(address(relay)?);
            return self.open(Chosen { place, credentials: Credentials::default(), profile });
        }
        let api = self.api.as_ref().or(profile.api.as_ref());
        let place = Place::Api(api.map_or_else(|| Ok(PERSONIO.to_owned()), |api| address(api))?);
        let token = secret::from_environment("PERSONIO_RECRUITING_TOKEN")?;
        let company_id = company_id.map(str::to_owned).or_else(|| profile.company_id.clone());
        let (Some(token), Some(company_id)) = (token, company_id) else {
            return Err(Failure::new(
                Exit::SignedOut,
                "applications to Personio need the recruiting token and the company's number",
            )
            .safe("nothing was sent")
            .advice(
                "set PERSONIO_RECRUITING_TOKEN_FILE and PERSONIO_COMPANY_ID, or go through a relay with --relay URL",
            ));
        };
        let credentials = RecruitingCredentials { token, company_id }.into();
        self.open(Chosen { place, credentials, profile })
    }

    /// A client without credentials, for what is not Personio's API.
    pub(crate) fn stranger(&self, place: Place) -> Result<Session, Failure> {
        self.open(Chosen { place, credentials: Credentials::default(), profile: Profile::default() })
    }

    /// A session with a token that is not kept yet.
    pub(crate) fn with_credentials(&self, place: Place, credentials: Credentials) -> Result<Session, Failure> {
        self.open(Chosen { place, credentials, profile: Profile::default() })
    }

    fn open(&self, chosen: Chosen) -> Result<Session, Failure> {
        let transport = Reqwest::new(USER_AGENT)?;
        let client = Client::new(chosen.place.address(), chosen.credentials, transport).with_retry(Policy::default());
        let client = if self.is_verbose { client.with_observer(tell) } else { client };
        Ok(Session {
            client,
            place: chosen.place,
            out: self.out,
            now: self.now.map_or_else(wall_clock, Ok)?,
            me: chosen.profile.person.map(Into::into),
            email: chosen.profile.email,
            interrupt: self.interrupt.clone(),
            previews: self.is_dry.then(|| Arc::new(Mutex::new(Vec::new()))),
        })
    }

    /// Arguments go before the environment, and that before profiles.
    fn choose(&self) -> Result<Chosen, Failure> {
        let store = self.store()?;
        let known = store.profiles()?;
        let named = self.profile_name();
        if self.profile.is_some() && !known.contains_key(named) {
            return Err(signed_out(format!("there is no profile {named:?}")));
        }
        if self.profile.is_none()
            && self.relay.is_none()
            && let Some(client) = company_credentials()?
        {
            let api = self.api.clone().unwrap_or_else(|| PERSONIO.to_owned());
            let kept = known.get(named).filter(|it| it.api.as_deref() == Some(&api));
            let place = Place::Api(address(&api)?);
            return Ok(Chosen { place, credentials: client.into(), profile: kept.cloned().unwrap_or_default() });
        }
        let wanted = |profile: &Profile| match (&self.relay, &self.api) {
            (Some(relay), _) => address(relay).is_ok_and(|relay| profile.relay.as_ref() == Some(&relay)),
            (None, Some(api)) => {
                let api = address(api).ok();
                profile.relay.is_none()
                    && (profile.api == api || profile.api.is_none() && api.as_deref() == Some(PERSONIO))
            }
            (None, None) => true,
        };
        let fitting = known.get_key_value(named).filter(|(_, profile)| wanted(profile));
        let fitting = if self.profile.is_some() || (self.relay.is_none() && self.api.is_none()) {
            fitting
        } else {
            fitting.or_else(|| known.iter().find(|(_, profile)| wanted(profile)))
        };
        let Some((name, profile)) = fitting else {
            return Err(signed_out("nobody is signed in".to_owned()));
        };
        let Some(kept) = store.secret(name)? else {
            return Err(signed_out(format!("the secret of the profile {name:?} is missing")));
        };
        let profile = profile.clone();
        if let Some(relay) = &profile.relay {
            let source: Arc<dyn TokenSource> = Arc::new(SessionToken(kept));
            return Ok(Chosen { place: Place::Relay(address(relay)?), credentials: source.into(), profile });
        }
        let api = profile.api.as_deref().unwrap_or(PERSONIO);
        let client_id = profile.client_id.clone().unwrap_or_default();
        let client = ClientCredentials { client_id, client_secret: kept, scope: Vec::new() };
        Ok(Chosen { place: Place::Api(address(api)?), credentials: client.into(), profile })
    }
}

/// The credentials of a relay's session.
pub(crate) fn of_session(token: personio::credentials::Secret) -> Credentials {
    let source: Arc<dyn TokenSource> = Arc::new(SessionToken(token));
    Credentials { recruiting: None, personnel: Some(Personnel::Source(source)) }
}

/// The company's credentials, if the environment has them.
fn company_credentials() -> Result<Option<ClientCredentials>, Failure> {
    let Some(client_id) = std::env::var("PERSONIO_CLIENT_ID").ok().filter(|id| !id.is_empty()) else {
        return Ok(None);
    };
    let Some(client_secret) = secret::from_environment("PERSONIO_CLIENT_SECRET")? else {
        return Err(Failure::usage(
            "PERSONIO_CLIENT_ID is set and PERSONIO_CLIENT_SECRET is not",
            "set PERSONIO_CLIENT_SECRET_FILE too, or unset both and sign in",
        ));
    };
    Ok(Some(ClientCredentials { client_id, client_secret, scope: Vec::new() }))
}

/// An address that nobody else can listen to.
pub(crate) fn address(text: &str) -> Result<String, Failure> {
    relay_address(text).map_err(|problem| match problem {
        InvitationProblem::NotSecure => Failure::usage(
            "the address is not reached by https, so that others could read along",
            "take its https:// address; http:// is for this computer only",
        ),
        _ => Failure::usage("this is no address of a server", "write it as https://relay.acme.example"),
    })
}

fn signed_out(what: String) -> Failure {
    Failure::new(Exit::SignedOut, what).safe("nothing was sent").advice(
        "personio login --relay URL with an invitation, or personio login --client-id ID with the company's credentials",
    )
}

fn wall_clock() -> Result<LocalDateTime, Failure> {
    let now = ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:00").to_string();
    now.parse().map_err(|_| Failure::new(Exit::Failed, "the clock of this computer shows no time that can be used"))
}

/// Method, path and status go to the standard error; nothing that opens doors is among them.
fn tell(attempt: &Attempt<'_>) {
    let status = attempt.status.map_or_else(|| "no answer".to_owned(), |status| status.to_string());
    let milliseconds = attempt.duration.as_millis();
    eprintln!("> {} {} {status} {milliseconds} ms", attempt.method.as_str(), crate::output::printable(attempt.path));
}
