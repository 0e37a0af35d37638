//! Somebody at work: the client that asks Personio or a relay, who is meant by "me", what time it is, and how writes are
//! sent, shown or stopped.

pub(crate) mod connect;
mod token;

pub(crate) use connect::{Connection, Place};

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::TryStreamExt;
use personio::{
    calendar::{Date, LocalDateTime},
    client::Client,
    id::v2::PersonId,
    page::Paged,
    request::{Create, Endpoint},
    transport::{FileContent, Reqwest},
};

use crate::{
    date,
    failure::Failure,
    interrupt::Interrupt,
    output::{Format, Output},
    preview::Preview,
};

/// Who works with what.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) client: Client<Reqwest>,
    pub(crate) place: Place,
    pub(crate) out: Output,
    /// What the clock on the wall shows.
    pub(crate) now: LocalDateTime,
    /// Who is meant where nobody is named.
    pub(crate) me: Option<PersonId>,
    pub(crate) email: Option<String>,
    pub(crate) interrupt: Interrupt,
    /// What would have been sent; `None` where it is sent.
    previews: Option<Arc<Mutex<Vec<Preview>>>>,
}

impl Session {
    pub(crate) fn today(&self) -> Date {
        self.now.date()
    }

    /// A day as people write it.
    pub(crate) fn day(&self, text: &str) -> Result<Date, Failure> {
        date::read(text, self.today())
    }

    pub(crate) fn is_dry(&self) -> bool {
        self.previews.is_some()
    }

    /// Reads something.
    pub(crate) async fn read<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Failure> {
        Ok(self.client.send(endpoint).await?)
    }

    /// All of a list.
    pub(crate) async fn all<E: Paged>(&self, list: E) -> Result<Vec<E::Item>, Failure> {
        Ok(self.client.pages(list).try_collect().await?)
    }

    /// Makes something once; `None` if it was only shown.
    pub(crate) async fn create<E: Create>(&self, endpoint: &E) -> Result<Option<E::Response>, Failure> {
        if self.shown(endpoint)? {
            return Ok(None);
        }
        let _writing = self.interrupt.begin()?;
        self.client.create(endpoint).await.map(Some).map_err(|error| Failure::write(&error))
    }

    /// Makes something once that carries a file.
    pub(crate) async fn create_file<E: Create>(
        &self,
        endpoint: &E,
        content: FileContent<'_, reqwest::Body>,
    ) -> Result<Option<E::Response>, Failure> {
        if self.shown(endpoint)? {
            return Ok(None);
        }
        let _writing = self.interrupt.begin()?;
        self.client.create_file(endpoint, content).await.map(Some).map_err(|error| Failure::write(&error))
    }

    /// Changes or deletes something; `None` if it was only shown.
    pub(crate) async fn change<E: Endpoint>(&self, endpoint: &E) -> Result<Option<E::Response>, Failure> {
        if self.shown(endpoint)? {
            return Ok(None);
        }
        let _writing = self.interrupt.begin()?;
        self.client.send(endpoint).await.map(Some).map_err(|error| Failure::write(&error))
    }

    /// Shows a write instead of sending it, where that was asked for.
    pub(crate) fn shown<E: Endpoint>(&self, endpoint: &E) -> Result<bool, Failure> {
        let Some(previews) = &self.previews else { return Ok(false) };
        previews.lock().unwrap_or_else(PoisonError::into_inner).push(Preview::of(endpoint)?);
        Ok(true)
    }

    /// Shows what would have been sent.
    pub(crate) fn show_previews(&self) -> Result<(), Failure> {
        let Some(previews) = &self.previews else { return Ok(()) };
        let previews = previews.lock().unwrap_or_else(PoisonError::into_inner);
        if previews.is_empty() {
            self.out.note("nothing would be sent");
        }
        match self.out.format {
            Format::Json => self.out.json(&previews.iter().map(Preview::to_json).collect()),
            _ => self.out.text(&previews.iter().map(Preview::to_text).collect::<Vec<_>>().join("\n")),
        }
    }
}
