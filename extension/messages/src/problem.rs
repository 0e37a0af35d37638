//! What did not work, as far as a person can do something about it.

use personio::{
    calendar::LocalDateTime,
    error::{Error, ErrorKind},
};
use personio_extension_model::{
    kept::Kept,
    timer::{MoveProblem, StopProblem},
};

/// Why something did not work. Nothing was changed by it.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub enum Problem {
    /// No connection.
    Offline,
    /// The server, or something in between, does not work.
    Server,
    /// The session is over.
    SignedOut,
    /// The code opens nothing.
    WrongCode,
    /// Too many codes were tried.
    TooMany,
    /// What answers is no relay.
    NoRelay,
    /// The relay does not want this extension.
    NotAllowed,
    /// The person closed the window, or it did not open.
    Cancelled,
    /// The relay has no company sign-in.
    NoProvider,
    /// The company knows the person, the relay does not let them in; in its word for why.
    NotAdmitted(String),
    /// What opens Personio is sealed, and nobody gave the passphrase since the browser started.
    Locked,
    /// Personio does not know these credentials.
    WrongCredentials,
    /// Personio knows nobody with this address.
    NoPerson,
    /// The credentials lack a right; its name, such as `personio:attendances:read`.
    MissingRight(String),
    /// The browser could not store it.
    Storage,
    /// That is still to come.
    Future,
    /// It does not fit with what was at another time.
    Order(LocalDateTime),
    /// There is nothing that it could be done with, any more.
    Nothing,
    /// Personio said no, in these words.
    Refused(String),
    /// View and worker are of different versions.
    Version,
    /// It is too large to be handed from the worker to the view.
    TooLarge,
}

impl Problem {
    /// Why a call did not work.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::NotSent | ErrorKind::NoAnswer | ErrorKind::Deadline => Self::Offline,
            ErrorKind::Authentication => Self::SignedOut,
            _ if error.has_code("invalid_code") => Self::WrongCode,
            _ if error.has_code("too_many_attempts") => Self::TooMany,
            _ if error.has_code("origin_not_allowed") => Self::NotAllowed,
            _ if error.is_web_page() => Self::Server,
            ErrorKind::Invalid | ErrorKind::Conflict | ErrorKind::Permission => match right(error) {
                // Of persons, Personio says 401 for it, which may as well be a session that has ended.
                Some(right) if error.status() == Some(403) => Self::MissingRight(right),
                _ => Self::Refused(words(error)),
            },
            _ => Self::Server,
        }
    }

    /// Why credentials do not open Personio.
    #[must_use]
    pub fn of_credentials(error: &Error) -> Self {
        match (Self::of(error), right(error)) {
            (Self::Offline, _) => Self::Offline,
            // A gateway on the way said no, whoever asked.
            _ if error.is_web_page() => Self::Server,
            // Of persons, Personio says 401 where the right is missing.
            (_, Some(right)) => Self::MissingRight(right),
            (Self::SignedOut | Self::Refused(_), None) => Self::WrongCredentials,
            (problem, None) => problem,
        }
    }

    /// Why a sign-in did not work: whoever answers there may be anybody.
    #[must_use]
    pub fn of_sign_in(error: &Error) -> Self {
        match Self::of(error) {
            Self::Refused(_) | Self::SignedOut => Self::NoRelay,
            Self::Server if error.is_web_page() || error.status() == Some(404) => Self::NoRelay,
            Self::Server if error.kind() == ErrorKind::Decoding => Self::NoRelay,
            problem => problem,
        }
    }
}

/// The right that is missing, by the name that it has where rights are given.
fn right(error: &Error) -> Option<String> {
    let (_, name) = error.missing_right()?.rsplit_once('(')?;
    Some(name.trim_end_matches(')').to_owned())
}

fn words(error: &Error) -> String {
    let words = error.details().iter().filter_map(|detail| detail.message.as_deref().or(detail.code.as_deref()));
    words.take(3).collect::<Vec<_>>().join(" ")
}

impl From<MoveProblem> for Problem {
    fn from(problem: MoveProblem) -> Self {
        match problem {
            MoveProblem::NotRunning => Self::Nothing,
            MoveProblem::Future => Self::Future,
            MoveProblem::BeforePrevious(time) | MoveProblem::AfterNext(time) => Self::Order(time),
        }
    }
}

impl From<StopProblem> for Problem {
    fn from(problem: StopProblem) -> Self {
        match problem {
            StopProblem::NotRunning => Self::Nothing,
            StopProblem::ClockSetBack(time) | StopProblem::BeforeStart(time) => Self::Order(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use personio::{
        authentication::v2::ObtainToken,
        client::Client,
        credentials::Secret,
        error::Error,
        persons::ListPersons,
        request::Endpoint,
        transport::{Reply, Scripted},
    };

    use super::Problem;

    async fn refused(endpoint: &impl Endpoint, reply: Reply) -> Error {
        let client = Client::without_credentials("https://api.personio.example", Scripted::new([reply]));
        client.send(endpoint).await.err().unwrap()
    }

    #[tokio::test]
    async fn a_right_that_credentials_lack_is_named_and_wrong_ones_are_told_apart_from_no_connection() {
        let list = ListPersons::default();
        let right = Problem::MissingRight("personio:persons:read".to_owned());
        for status in [401, 403] {
            assert_eq!(
                Problem::of_credentials(&refused(&list, Reply::status(status).body("{}")).await),
                right,
                "{status}"
            );
        }
        assert_eq!(Problem::of(&refused(&list, Reply::status(403).body("{}")).await), right);
        assert_ne!(Problem::of(&refused(&list, Reply::status(401).body("{}")).await), right, "or a session that ended");

        let token = ObtainToken { client_id: "a".into(), client_secret: Secret::new("b"), scope: Vec::new() };
        for status in [400, 401, 403] {
            let error = refused(&token, Reply::status(status).body("{}")).await;
            assert_eq!(Problem::of_credentials(&error), Problem::WrongCredentials, "{status}");
        }
        assert_eq!(Problem::of_credentials(&refused(&token, Reply::status(503).body("{}")).await), Problem::Server);
        let page = Reply::status(403).body("<!doctype html><title>Log in</title>");
        assert_eq!(Problem::of_credentials(&refused(&token, page).await), Problem::Server);
    }
}
