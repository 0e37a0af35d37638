//! Whether those who are signed in still work for the company.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::{Directory, directory::Works};
use crate::{
    config::PersonnelConfig,
    moment::Moment,
    sessions::{Session, SessionProblem, Sessions},
};

/// What is known of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Works for the company, as far as was known lately.
    Here,
    /// Left. All sessions are ended.
    Left,
    /// Personio could not be asked for too long.
    Unknown,
}

/// Asks Personio every few minutes, once however many requests come.
#[derive(Debug)]
pub(crate) struct Presence {
    directory: Directory,
    sessions: Sessions,
    interval: Duration,
    grace: Duration,
    people: Mutex<HashMap<String, Arc<tokio::sync::Mutex<Checked>>>>,
}

/// The last look.
#[derive(Clone, Copy, Debug, Default)]
struct Checked {
    /// When Personio last said yes.
    here: Option<Moment>,
    /// When it was last asked in vain: a Personio that is down is not asked with each request.
    in_vain: Option<Moment>,
}

/// How long after a vain question the next one is asked.
const AFTER_SILENCE: Duration = Duration::from_secs(10);

impl Presence {
    pub(crate) fn new(directory: Directory, sessions: Sessions, config: &PersonnelConfig) -> Self {
        let (interval, grace) = (config.check_interval, config.check_grace);
        Self { directory, sessions, interval, grace, people: Mutex::default() }
    }

    /// Where the holder of a session stands.
    ///
    /// # Errors
    ///
    /// When the database cannot be written.
    pub(crate) async fn of(&self, session: &Session, now: Moment) -> Result<Standing, SessionProblem> {
        let person = self.person(&session.person);
        let mut checked = person.lock().await;
        let here = checked.here.unwrap_or(session.verified_at).max(session.verified_at);
        if now.since(here) < self.interval {
            return Ok(Standing::Here);
        }
        let tolerated =
            if now.since(here) < self.interval.saturating_add(self.grace) { Standing::Here } else { Standing::Unknown };
        if checked.in_vain.is_some_and(|at| now.since(at) < AFTER_SILENCE.min(self.interval)) {
            return Ok(tolerated);
        }
        match self.directory.works(&session.person).await {
            Ok(Works::Here) => {
                // Who had no id of version 1 may have one now.
                let employee = match session.employee {
                    Some(_) => None,
                    None => self.directory.employee(&session.email).await,
                };
                self.sessions.verified(&session.person, employee.as_deref(), now).await?;
                *checked = Checked { here: Some(now), in_vain: None };
                Ok(Standing::Here)
            }
            Ok(Works::NotHere) => {
                let ended = self.sessions.end_all(&session.person).await?;
                tracing::info!(person = session.person, ended, "no longer works for the company: sessions ended");
                *checked = Checked::default();
                Ok(Standing::Left)
            }
            Ok(Works::Unsaid) => {
                checked.in_vain = Some(now);
                tracing::warn!(person = session.person, "Personio does not say whether a person works here");
                Ok(tolerated)
            }
            Err(error) => {
                checked.in_vain = Some(now);
                tracing::warn!(person = session.person, %error, "Personio cannot be asked whether a person works here");
                Ok(tolerated)
            }
        }
    }

    fn person(&self, id: &str) -> Arc<tokio::sync::Mutex<Checked>> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(people.entry(id.to_owned()).or_default())
    }
}
