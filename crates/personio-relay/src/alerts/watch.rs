//! Looks again and again whether there is something to tell.

use std::time::Duration;

use anyhow::Context;
use jiff::civil::Date;
use reqwest::{Client, redirect};
use tokio_util::sync::CancellationToken;

use super::{
    cause::{Cause, Standing},
    ledger::Ledger,
    message::message,
};
use crate::{
    announcements::{Announcer, Missing},
    board::{BoardKeeper, BoardProblem},
    config::{AlertUrl, Config},
    moment::Moment,
    outbox::Outbox,
};

/// A request may take this long.
const WITHIN: Duration = Duration::from_secs(10);

/// What a look at a cause found.
enum Seen {
    Standing(Standing),
    Gone,
    /// It is not known yet: what was told stays told.
    Undecided,
}

/// Watches over one company.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    ledger: Ledger,
    outbox: Outbox,
    board: BoardKeeper,
    announcer: Option<Announcer>,
    /// When this began: a board that was never read is stale since then.
    began: Moment,
    client: Client,
    url: AlertUrl,
    /// What waits longer is told.
    patience: Duration,
    every: Duration,
    /// What the company is called in messages.
    company: String,
}

impl Watch {
    /// `None` where nobody wants to be told.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub(crate) fn new(
        config: &Config,
        outbox: &Outbox,
        board: &BoardKeeper,
        announcer: Option<&Announcer>,
    ) -> anyhow::Result<Option<Self>> {
        let Some(url) = config.alert_url.clone() else { return Ok(None) };
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .timeout(WITHIN)
            .user_agent(concat!("personio-relay/", env!("CARGO_PKG_VERSION")))
            .build()
            .context("TLS cannot be set up")?;
        let id = config.personio.company_id.clone();
        Ok(Some(Self {
            ledger: Ledger { database: outbox.database().clone(), company: id.clone(), worker: outbox.worker() },
            outbox: outbox.clone(),
            board: board.clone(),
            announcer: announcer.cloned(),
            began: Moment::now(),
            client,
            url,
            patience: config.alert_after,
            every: config.alert_interval,
            company: config.name.as_ref().map_or(id, ToString::to_string),
        }))
    }

    /// Runs until told to stop.
    pub(crate) async fn run(self, stop: CancellationToken) {
        loop {
            if let Err(error) = self.look().await {
                tracing::error!(%error, "it cannot be seen whether there is something to tell the operator");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(self.every) => {}
            }
        }
    }

    async fn look(&self) -> anyhow::Result<()> {
        for cause in Cause::ALL {
            match self.standing(cause).await? {
                Seen::Standing(standing) => {
                    self.ledger.raise(cause, standing.mark).await?;
                    self.tell(cause, standing).await?;
                }
                Seen::Gone => self.ledger.settle(cause).await?,
                Seen::Undecided => {}
            }
        }
        Ok(())
    }

    async fn standing(&self, cause: Cause) -> anyhow::Result<Seen> {
        let standing = match cause {
            Cause::DeadLetters => self.outbox.dead_letters().await?.map(|(count, newest)| Standing {
                mark: newest.as_millis(),
                count: Some(count),
                since: None,
            }),
            Cause::Waiting => {
                let status = self.outbox.status().await?;
                let now = self.outbox.database().now().await?;
                let oldest = status.oldest.filter(|oldest| now.since(*oldest) > self.patience);
                oldest.map(|oldest| Standing { mark: 0, count: Some(status.pending), since: Some(oldest.as_millis()) })
            }
            Cause::Board => {
                let status = self.board.status();
                let since = status.fresh_at.unwrap_or(self.began);
                let problem = status.problem.filter(|problem| !matches!(**problem, BoardProblem::Starting));
                let is_stale = problem.is_some() && Moment::now().since(since) > self.patience;
                is_stale.then_some(Standing { mark: 0, count: None, since: Some(since.as_millis()) })
            }
            Cause::Announcement => {
                let Some(announcer) = &self.announcer else { return Ok(Seen::Gone) };
                // Each day is another.
                let mark = |day: Date| i64::from(day.year()) * 1_000 + i64::from(day.day_of_year());
                match announcer.missing().await? {
                    Missing::Yes(day) => Some(Standing { mark: mark(day), count: None, since: None }),
                    Missing::No => None,
                    Missing::Undecided => return Ok(Seen::Undecided),
                }
            }
        };
        Ok(standing.map_or(Seen::Gone, Seen::Standing))
    }

    async fn tell(&self, cause: Cause, standing: Standing) -> anyhow::Result<()> {
        let Some(mark) = self.ledger.take(cause).await? else { return Ok(()) };
        let body = message(&self.company, cause, standing);
        // Never with the address: it may hold a token.
        match self.client.post(self.url.expose()).json(&body).send().await {
            Ok(answer) if answer.status().is_success() => {
                tracing::info!(cause = cause.name(), "the operator was told");
                self.ledger.told(cause, mark).await?;
            }
            Ok(answer) => {
                let status = answer.status().as_u16();
                tracing::warn!(cause = cause.name(), status, "the operator could not be told: alert_url refuses");
            }
            Err(error) => {
                let error = error.without_url();
                tracing::warn!(cause = cause.name(), %error, "the operator could not be told: alert_url is not reached");
            }
        }
        Ok(())
    }
}
