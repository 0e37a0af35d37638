//! Everybody, as they were a few minutes ago.

use std::{sync::Arc, time::Duration};

use personio::{
    calendar::{Date, DateTime},
    client::Client,
    error::Error,
    transport::Reqwest,
};
use serde_json::json;
use tokio::sync::Mutex;

use super::gather::{self, Everybody};
use crate::{
    config::ColleaguesConfig,
    moment::Moment,
    prepared::{Effort, Prepared},
};

/// A company of ten thousand takes two hundred requests.
const FRESH: Duration = Duration::from_secs(10 * 60);
/// While Personio does not answer, what was known is shown for so long. Who left may still be in it.
const TOLERATED: Duration = Duration::from_secs(60 * 60);
/// How soon it is asked again then.
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// Remembers everybody.
#[derive(Debug)]
pub(crate) struct Colleagues {
    client: Client<Reqwest>,
    config: ColleaguesConfig,
    /// One request at a time gathers what the others wait for.
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    everybody: Option<Arc<Gathered>>,
    failed_at: Option<Moment>,
}

/// What was gathered.
#[derive(Debug)]
pub(super) struct Gathered {
    at: Moment,
    pub(super) answer: Prepared,
    employees: Vec<String>,
}

/// Personio does not answer.
#[derive(Debug)]
pub(crate) struct NotKnown;

impl Colleagues {
    pub(crate) fn new(client: Client<Reqwest>, config: ColleaguesConfig) -> Self {
        Self { client, config, known: Mutex::default() }
    }

    /// Whether the picture of an employee may be shown to others.
    pub(crate) async fn shows_picture_of(&self, employee: &str, now: Moment) -> Result<bool, NotKnown> {
        if !self.config.pictures {
            return Ok(false);
        }
        let gathered = self.gathered(now).await?;
        Ok(gathered.employees.iter().any(|known| known == employee))
    }

    pub(super) async fn gathered(&self, now: Moment) -> Result<Arc<Gathered>, NotKnown> {
        let mut known = self.known.lock().await;
        let old = known.everybody.clone().filter(|gathered| now.since(gathered.at) < TOLERATED);
        let has_failed = known.failed_at.is_some_and(|at| now.since(at) < AFTER_FAILURE);
        if let Some(gathered) = old.filter(|gathered| now.since(gathered.at) < FRESH || has_failed) {
            return Ok(gathered);
        }
        if has_failed {
            return Err(NotKnown);
        }
        match self.gather(now).await {
            Ok(gathered) => {
                let gathered = Arc::new(gathered);
                *known = Known { everybody: Some(Arc::clone(&gathered)), failed_at: None };
                Ok(gathered)
            }
            Err(error) => {
                tracing::warn!(%error, "Personio does not tell about colleagues");
                known.failed_at = Some(now);
                let old = known.everybody.clone().filter(|gathered| now.since(gathered.at) < TOLERATED);
                old.ok_or(NotKnown)
            }
        }
    }

    async fn gather(&self, now: Moment) -> Result<Gathered, Error> {
        let today = DateTime::from_timestamp(now.as_millis() / 1_000).map_or(Date::MIN, DateTime::date);
        let Everybody { colleagues, employees } = gather::everybody(&self.client, &self.config, today).await?;
        let json = serde_json::to_vec(&json!({"_data": colleagues})).unwrap_or_default();
        let prepare = || Prepared::new("application/json", "private, no-cache", json, Effort::Now);
        let answer = tokio::task::spawn_blocking(prepare).await.map_err(Error::no_answer)?;
        Ok(Gathered { at: now, answer, employees })
    }
}
