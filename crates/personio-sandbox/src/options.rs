//! What a sandbox starts with.

use std::{fs, path::PathBuf, str::FromStr, sync::Arc};

use anyhow::Context;
use bytes::Bytes;
use clap::ValueEnum;
use jiff::Timestamp;
use serde_json::Value;

use crate::{
    company::{
        Company,
        clock::Clock,
        seed::{self, Size},
    },
    feed::FeedSource,
    quirk::Quirks,
    store::Store,
};

/// What a sandbox starts with, and what a reset brings back.
#[derive(Clone, Debug)]
pub struct Options {
    /// The feed, by language. When there is none, [`seed`](Self::seed) fills the board.
    pub feeds: Vec<FeedSource>,
    /// The board when no feed is given, and the company when no state is.
    pub seed: Seed,
    /// How many people Acme has, and how much of a past.
    pub size: Size,
    /// A company as `GET /_sandbox/state` exported it, as JSON. It takes the place of the seed's.
    pub state: Option<Arc<str>>,
    /// What nobody outside Personio knows for certain.
    pub quirks: Quirks,
    /// Where the clock stands; absent: it runs as the computer's.
    pub clock: Option<Timestamp>,
    /// Faults that hit a share of the requests draw from this seed, so that a run can be repeated.
    pub random_seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            feeds: Vec::new(),
            seed: Seed::default(),
            size: Size::default(),
            state: None,
            quirks: Quirks::default(),
            clock: None,
            random_seed: 4711,
        }
    }
}

impl Options {
    /// The feed that these options describe.
    pub(crate) fn sources(&self) -> Vec<FeedSource> {
        if self.feeds.is_empty() { self.seed.feeds() } else { self.feeds.clone() }
    }

    /// What has arrived in the state of these options; nothing without one.
    pub(crate) fn arrived(&self) -> Store {
        let store = Store::default();
        let state = self.state.as_ref().and_then(|state| serde_json::from_str::<Value>(state).ok());
        if let Err(error) = store.import(state.and_then(|mut state| state.get_mut("recruiting").map(Value::take))) {
            tracing::error!(error, "what had arrived cannot be read");
        }
        store
    }

    /// The company that these options describe.
    ///
    /// # Errors
    ///
    /// When the state is no company.
    pub(crate) fn company(&self) -> Result<Company, String> {
        if let Some(state) = &self.state {
            let document = serde_json::from_str(state).map_err(|error| format!("no JSON: {error}"))?;
            return Company::import(document);
        }
        let clock = self.clock.map_or_else(Clock::default, Clock::frozen_at);
        Ok(match self.seed {
            Seed::Acme => seed::acme(clock, self.size),
            Seed::Empty => seed::empty(clock),
        })
    }
}

/// A company with its board that is built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Seed {
    /// A made-up company of forty people with thirty positions, in German and English.
    #[default]
    Acme,
    /// A company that has nobody yet, with a healthy board without vacancies.
    Empty,
}

impl Seed {
    fn feeds(self) -> Vec<FeedSource> {
        match self {
            Self::Acme => vec![
                FeedSource::of("de", include_bytes!("../seed/acme/de.xml")),
                FeedSource::of("en", include_bytes!("../seed/acme/en.xml")),
            ],
            Self::Empty => vec![FeedSource::any(include_bytes!("../seed/empty.xml"))],
        }
    }
}

/// A feed file as the command line names it: `de=board.xml`, or `board.xml` for every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedFile {
    language: Option<String>,
    path: PathBuf,
}

impl FeedFile {
    /// Reads the file. Its bytes are not checked: a broken feed is served as it is.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn read(self) -> anyhow::Result<FeedSource> {
        let document = fs::read(&self.path).with_context(|| format!("cannot read the feed {}", self.path.display()))?;
        Ok(FeedSource { language: self.language, document: Bytes::from(document) })
    }
}

impl FromStr for FeedFile {
    type Err = std::convert::Infallible;

    fn from_str(argument: &str) -> Result<Self, Self::Err> {
        let named = argument
            .split_once('=')
            .filter(|(language, _)| language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic()));
        Ok(match named {
            Some((language, path)) => Self { language: Some(language.to_ascii_lowercase()), path: path.into() },
            None => Self { language: None, path: argument.into() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::FeedFile;

    fn parse(argument: &str) -> FeedFile {
        argument.parse().unwrap()
    }

    #[test]
    fn a_feed_file_may_name_its_language() {
        assert_eq!(parse("DE=board.xml"), FeedFile { language: Some("de".into()), path: "board.xml".into() });
        assert_eq!(parse("board.xml"), FeedFile { language: None, path: "board.xml".into() });
    }

    #[test]
    fn an_equals_sign_in_a_path_is_no_language() {
        assert_eq!(parse("a=b/c=d.xml"), FeedFile { language: None, path: "a=b/c=d.xml".into() });
    }
}
