//! What is written about people, what is put into their files, and reading it anew.

use std::{collections::BTreeMap, rc::Rc};

use personio::{
    client::Client,
    documents::v1::UploadDocument,
    error::Error,
    id::v2::PersonId,
    persons::{Employment, ListEmployments, ListPersons},
    transport::{Fetch, FileContent, Progress, Upload},
};
use personio_hr::people::NoPeople;
use personio_ui::state::State;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::{
    model::{Model, Trouble},
    people::{
        draft::Draft,
        import::{Calls, Import, Outcome, lines, needs_employments},
    },
    relay::all,
    sending::{find, words},
};

/// So many people are asked for at once.
const MOST_IDS: usize = 50;

/// A table on its way.
#[derive(Clone, Copy)]
pub struct Table {
    /// What it says; nothing as long as none was chosen.
    pub import: State<Option<Import>>,
    /// The latest employments of those whom it is about.
    pub employments: State<BTreeMap<PersonId, Employment>>,
    /// It is read, or sent.
    pub is_busy: State<bool>,
}

impl Table {
    /// None yet.
    #[must_use]
    pub fn none() -> Self {
        Self { import: State::new(None), employments: State::new(BTreeMap::new()), is_busy: State::new(false) }
    }
}

/// Saves a draft, and tells whom it made or changed.
pub async fn save(model: Model, draft: Draft) -> Option<PersonId> {
    let seat = model.seat.get_untracked()?;
    model.trouble.set(None);
    let attributes = model.attributes.get_untracked();
    let saved = match (draft.update(&attributes), draft.creation(&attributes)) {
        (Some(update), _) => seat.client.send(&update).await.map(|_| update.id.clone()),
        (None, Some(create)) => seat.client.create(&create).await.map(|created| created.id),
        (None, None) => return None,
    };
    match saved {
        Ok(id) => {
            read_anew(model, &seat.client, vec![id.clone()]).await;
            Some(id)
        }
        Err(error) => {
            model.trouble.set(Some(Trouble::of_change(&error)));
            None
        }
    }
}

/// Reads a table, and says what every line of it would do.
pub async fn read(model: Model, table: Table, file: File) {
    let Some(seat) = model.seat.get_untracked() else { return };
    model.trouble.set(None);
    table.is_busy.set(true);
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    match lines(&text) {
        Err(NoPeople::NoTable(_)) => model.trouble.set(Some(Trouble::NoTable(file.name()))),
        Err(NoPeople::NoWho) => model.trouble.set(Some(Trouble::NoWho)),
        Ok(lines) => {
            model.load_attributes().await;
            let directory = model.directory.get_untracked();
            let mut employments = BTreeMap::new();
            for person in needs_employments(&lines, directory.all()) {
                match seat
                    .client
                    .send(&ListEmployments { limit: Some(50), ..ListEmployments::of(person.clone()) })
                    .await
                {
                    Ok(list) => employments.extend(list.items.into_iter().next().map(|it| (person, it))),
                    Err(error) => {
                        table.is_busy.set(false);
                        model.trouble.set(Some(Trouble::of(&error)));
                        return;
                    }
                }
            }
            let import = Import::of(&lines, directory.all(), &employments, &model.attributes.get_untracked());
            table.employments.set(employments);
            table.import.set(Some(import));
        }
    }
    table.is_busy.set(false);
}

/// Sends what a table would do, line by line, until it is done or something is wrong with more than one line.
pub async fn send(model: Model, table: Table) {
    let Some(seat) = model.seat.get_untracked().filter(|_| !table.is_busy.get_untracked()) else { return };
    model.trouble.set(None);
    table.is_busy.set(true);
    let employments = table.employments.get_untracked();
    let mut changed = Vec::new();
    loop {
        let due = table.import.with_untracked(|import| {
            let import = import.as_ref()?;
            let place = import.next()?;
            Some((place, import.rows.get(place)?.calls(&employments)))
        });
        let Some((place, calls)) = due else { break };
        let outcome = match call(&seat.client, calls, &mut changed).await {
            Ok(()) => Outcome::Done,
            Err(error) => match Trouble::of_all(&error) {
                Some(trouble) => {
                    model.trouble.set(Some(trouble));
                    break;
                }
                None => Outcome::Failed(words(&error)),
            },
        };
        table.import.update(|import| {
            if let Some(row) = import.as_mut().and_then(|import| import.rows.get_mut(place)) {
                row.outcome = outcome;
            }
        });
    }
    read_anew(model, &seat.client, changed).await;
    table.is_busy.set(false);
}

async fn call(client: &Client<Fetch>, calls: Option<Calls>, changed: &mut Vec<PersonId>) -> Result<(), Error> {
    match calls {
        None => {}
        Some(Calls::Create(create)) => changed.push(client.create(&*create).await?.id),
        Some(Calls::Change(of_person, of_employment)) => {
            if let Some(update) = of_person {
                client.send(&*update).await?;
                changed.push(update.id.clone());
            }
            if let Some(update) = of_employment {
                client.send(&*update).await?;
                changed.push(update.person.clone());
            }
        }
    }
    Ok(())
}

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// It is in the person's file now.
    Sent,
    /// It was there before, and is not sent again.
    Before,
}

/// Puts a document into somebody's file, unless it is there; `tell` hears how much of it is sent, in hundredths.
pub async fn hand(
    model: Model,
    upload: &UploadDocument,
    file: File,
    tell: impl Fn(u32) + Clone + 'static,
) -> Option<Handed> {
    let seat = model.seat.get_untracked()?;
    model.trouble.set(None);
    let handed = match find(&seat.client, upload).await {
        Ok(Some(_)) => Ok(Handed::Before),
        Ok(None) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a hundred")]
            let tell = move |progress: Progress| tell((progress.sent / progress.total.max(1.0) * 100.0) as u32);
            let content = move || Ok(Upload::new(file.clone().into()).on_progress(tell.clone()));
            seat.client.create_file(upload, FileContent::anew(content)).await.map(|_| Handed::Sent)
        }
        Err(error) => Err(error),
    };
    handed.map_err(|error| model.trouble.set(Some(Trouble::of_change(&error)))).ok()
}

/// People as Personio has them now. Who cannot be read stays as they were.
async fn read_anew(model: Model, client: &Client<Fetch>, ids: Vec<PersonId>) {
    let mut persons = Vec::new();
    for ids in ids.chunks(MOST_IDS) {
        let list = ListPersons { ids: ids.to_vec(), limit: Some(50), ..ListPersons::default() };
        persons.extend(all(client, list).await.unwrap_or_default());
    }
    let directory = model.directory.get_untracked();
    model.know(Rc::new(directory.with(persons)));
}
