//! Tells, day after day.

use std::time::Duration;

use anyhow::Context;
use jiff::civil::Date;
use personio::{announcement::Edition, calendar, client::Client, transport::Reqwest};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::{
    channel::{Hook, Sent},
    gather,
    ledger::{Ledger, State},
    schedule::{Hour, Schedule},
};
use crate::{
    config::{AnnouncementsConfig, Config},
    database::Database,
    moment::Moment,
};

/// How often it is looked whether it is morning.
const EVERY: Duration = Duration::from_secs(20);

/// Tells the news of one company.
#[derive(Clone, Debug)]
pub(crate) struct Announcer {
    client: Client<Reqwest>,
    config: AnnouncementsConfig,
    schedule: Schedule,
    ledger: Ledger,
    hook: Hook,
}

/// What became of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// It is in the channel.
    Yes,
    /// There was nothing to tell.
    Nothing,
    /// It was told before, or somebody else is at it.
    Before,
}

/// Whether the channel lacks a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// It does not, or it will come.
    No,
    /// That of this day.
    Yes(Date),
    /// Somebody is sending it at this moment.
    Undecided,
}

impl Announcer {
    /// `None` where the company wants nothing told.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up.
    pub(crate) fn new(config: &Config, database: &Database, client: Client<Reqwest>) -> anyhow::Result<Option<Self>> {
        let announcements = config.personnel.as_ref().and_then(|personnel| personnel.announcements.clone());
        let Some(announcements) = announcements else { return Ok(None) };
        let url = announcements.url.clone().context("personnel.announcements.url is missing")?;
        Ok(Some(Self {
            client,
            schedule: Schedule::new(&announcements),
            ledger: Ledger::new(database.clone(), &config.personio.company_id),
            hook: Hook::new(url)?,
            config: announcements,
        }))
    }

    /// The message of a day; `None` if there is nothing to tell.
    pub(crate) async fn message(&self, day: Date) -> anyhow::Result<Option<Value>> {
        let date: calendar::Date = day.to_string().parse().map_err(|_| anyhow::anyhow!("{day} is no usual day"))?;
        let news = gather::news(&self.client, &self.config, date).await.context("Personio cannot be asked")?;
        let editions: Vec<Edition> = self.config.editions();
        Ok((!news.items.is_empty()).then(|| self.config.channel.message(&news, &editions)))
    }

    /// The day where the company is.
    pub(crate) fn today(&self, now: Moment) -> Date {
        self.schedule.today(now)
    }

    /// Tells a day, unless it was told.
    ///
    /// # Errors
    ///
    /// With the reason, which shows no address.
    pub(crate) async fn tell(&self, day: Date) -> anyhow::Result<Told> {
        if self.ledger.take(day).await? { self.tell_taken(day).await } else { Ok(Told::Before) }
    }

    /// Tells a day once more, although it was told or may have been.
    ///
    /// # Errors
    ///
    /// As [`tell`](Self::tell).
    pub(crate) async fn tell_again(&self, day: Date) -> anyhow::Result<Told> {
        if self.ledger.take_again(day).await? { self.tell_taken(day).await } else { Ok(Told::Before) }
    }

    async fn tell_taken(&self, day: Date) -> anyhow::Result<Told> {
        let message = match self.message(day).await {
            Ok(message) => message,
            Err(error) => {
                self.ledger.give_back(day).await?;
                return Err(error);
            }
        };
        let Some(message) = message else {
            self.ledger.done(day).await?;
            return Ok(Told::Nothing);
        };
        match self.hook.send(&message).await {
            Sent::Arrived => {
                self.ledger.done(day).await?;
                Ok(Told::Yes)
            }
            Sent::Refused(why) => {
                self.ledger.give_back(day).await?;
                anyhow::bail!("the channel does not take the message: {why}")
            }
            Sent::Unclear(why) => {
                self.ledger.unclear(day).await?;
                anyhow::bail!("nobody knows whether the message arrived, and it is not sent again: {why}")
            }
        }
    }

    /// Whether a message is missing, or may be, and will not come any more.
    pub(crate) async fn missing(&self) -> anyhow::Result<Missing> {
        let (day, is_late) = match self.schedule.hour(self.ledger.now().await?) {
            Hour::Silent => return Ok(Missing::No),
            Hour::Morning(day) => (day, false),
            Hour::Late(day) => (day, true),
        };
        Ok(match self.ledger.state(day).await? {
            Some(State::Unclear) => Missing::Yes(day),
            Some(State::Sending) => Missing::Undecided,
            Some(State::Open) if is_late => Missing::Yes(day),
            // Before a relay was there, nobody expected anything.
            Some(State::Open | State::Done) | None => Missing::No,
        })
    }

    async fn look(&self) -> anyhow::Result<()> {
        let Hour::Morning(day) = self.schedule.hour(self.ledger.now().await?) else { return Ok(()) };
        match self.tell(day).await? {
            Told::Yes => tracing::info!("the morning's news was told"),
            Told::Nothing => tracing::info!("there is no news to tell this morning"),
            Told::Before => return Ok(()),
        }
        self.ledger.tidy().await?;
        Ok(())
    }
}

/// Runs until told to stop.
pub(crate) async fn run(announcer: Announcer, stop: CancellationToken) {
    loop {
        if let Err(error) = announcer.look().await {
            tracing::warn!(error = format!("{error:#}"), "the morning's news could not be told");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
