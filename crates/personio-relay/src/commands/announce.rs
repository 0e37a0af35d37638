//! `personio-relay announce`

use std::fmt;

use anyhow::Context;
use jiff::civil::Date;
use serde_json::Value;

use crate::{
    Config,
    announcements::{Announcer, Told},
    metrics::Metrics,
    moment::Moment,
    personnel::Personnel,
    storage::Storage,
};

/// How often a day may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// Only if it was not told yet.
    Once,
    /// Also if it was, or may have been.
    Again,
}

/// What became of the morning's news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// It is in the channel.
    Told,
    /// There is nothing to tell.
    Nothing,
    /// It was told before, or a relay is about to.
    Before,
}

/// The message of a day, today's without one; `None` if there is nothing to tell. Nothing is sent.
///
/// # Errors
///
/// When the relay is not set up for it, or Personio does not answer.
pub async fn preview_announcement(config: &Config, day: Option<Date>) -> anyhow::Result<Option<Value>> {
    let announcer = announcer(config).await?;
    announcer.message(day.unwrap_or_else(|| announcer.today(Moment::now()))).await
}

/// Tells today's news now, once: relays that run do not tell it again.
///
/// # Errors
///
/// When the relay is not set up for it, or Personio or the channel does not answer.
pub async fn announce(config: &Config, often: Often) -> anyhow::Result<Announced> {
    let announcer = announcer(config).await?;
    let today = announcer.today(Moment::now());
    let told = match often {
        Often::Once => announcer.tell(today).await?,
        Often::Again => announcer.tell_again(today).await?,
    };
    Ok(match told {
        Told::Yes => Announced::Told,
        Told::Nothing => Announced::Nothing,
        Told::Before => Announced::Before,
    })
}

async fn announcer(config: &Config) -> anyhow::Result<Announcer> {
    const MISSING: &str = "the section [personnel.announcements] is missing, see relay.example.toml";
    config.personnel.as_ref().and_then(|personnel| personnel.announcements.as_ref()).context(MISSING)?;
    let Storage { database, vault, .. } = Storage::open(config).await?;
    let personnel = Personnel::new(config, &database, &vault, &Metrics::new())?.context(MISSING)?;
    Announcer::new(config, &database, personnel.company.client().clone())?.context(MISSING)
}

impl fmt::Display for Announced {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Told => "told",
            Self::Nothing => "there is nothing to tell today",
            Self::Before => "today's news was told already, may have arrived, or is being told: nothing was sent",
        })
    }
}
