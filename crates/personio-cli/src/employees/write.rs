//! Creating and changing one person.

use personio::persons::{GetPerson, ListEmployments};
use personio_hr::people::{Change, Fields};
use serde_json::json;

use super::fields::{days, definitions};
use crate::{
    failure::{Exit, Failure},
    output::Table,
    person,
    session::Session,
};

/// What can be said about somebody. In updates, - takes a value away.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Values {
    #[arg(long, value_name = "TEXT")]
    first_name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    last_name: Option<String>,
    /// What colleagues call them.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    preferred_name: Option<String>,
    /// diverse, female, male, unknown, undefined.
    #[arg(long, value_name = "GENDER")]
    gender: Option<String>,
    /// Their language of Personio: de, en, es, fi, fr, it, nl, sv.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// The title of their position.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    position: Option<String>,
    /// Their first day.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    start: Option<String>,
    /// internal or external.
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// Hours a week.
    #[arg(long, value_name = "HOURS")]
    weekly_hours: Option<String>,
    /// Their supervisor's id.
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    supervisor: Option<String>,
    /// An attribute of the company: "T-shirt size=M". As often as needed.
    #[arg(long, value_name = "LABEL=VALUE")]
    attribute: Vec<String>,
}

impl Values {
    async fn read(&self, session: &Session, email: Option<&str>) -> Result<Fields, Failure> {
        let definitions = if self.attribute.is_empty() { Vec::new() } else { definitions(session).await? };
        let mut fields = Fields::default();
        for (column, value) in [
            ("email", email),
            ("first_name", self.first_name.as_deref()),
            ("last_name", self.last_name.as_deref()),
            ("preferred_name", self.preferred_name.as_deref()),
            ("gender", self.gender.as_deref()),
            ("language", self.language.as_deref()),
            ("position", self.position.as_deref()),
            ("start", self.start.as_deref()),
            ("type", self.kind.as_deref()),
            ("weekly_hours", self.weekly_hours.as_deref()),
            ("supervisor", self.supervisor.as_deref()),
        ] {
            if let Some(value) = value {
                fields.set(column, value, &definitions)?;
            }
        }
        for attribute in &self.attribute {
            let (label, value) = attribute
                .split_once('=')
                .ok_or_else(|| Failure::usage(format!("{attribute:?} has no ="), "write attributes as LABEL=VALUE"))?;
            fields.set(label.trim(), value, &definitions)?;
        }
        Ok(fields)
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Create {
    /// Their address; it is unique in a company.
    #[arg(long, value_name = "ADDRESS")]
    email: String,

    #[command(flatten)]
    values: Values,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Update {
    /// Whom: an id, an address, or a part of a name.
    #[arg(value_name = "WHO")]
    person: String,

    /// Their new address.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,

    #[command(flatten)]
    values: Values,
}

pub(super) async fn create(session: &Session, create: Create) -> Result<(), Failure> {
    let fields = create.values.read(session, Some(&create.email)).await?;
    if let Some(created) = session.create(&fields.creation(&days(session))?).await? {
        let mut shown = Table::new(&[("id", "Id"), ("email", "E-mail")]);
        shown.push([json!(created.id), json!(create.email)]);
        session.out.table(&shown)?;
    }
    Ok(())
}

pub(super) async fn update(session: &Session, update: Update) -> Result<(), Failure> {
    let id = person::who(session, Some(&update.person)).await?;
    let fields = update.values.read(session, update.email.as_deref()).await?;
    let person = session.read(&GetPerson { id: id.clone() }).await?;
    let latest = session.read(&ListEmployments::of(id.clone())).await?.items.into_iter().next();
    let changes = fields.changes(&person, latest.as_ref(), &[]);
    let fields = fields.without_known(&person, latest.as_ref());
    if changes.is_empty() {
        session.out.note("everything is so already");
        return Ok(());
    }
    changes.iter().for_each(|change| session.out.note(&shown(change)));
    let of_person = fields.update(id.clone())?;
    let of_employment = match &latest {
        Some(employment) => fields.employment_update(&days(session), employment, id.clone())?,
        None => None,
    };
    if let Some(update) = &of_person {
        session.change(update).await?;
    }
    if let Some(update) = &of_employment {
        session.change(update).await.map_err(|failure| match of_person {
            Some(_) => failure.exit(Exit::Partly).safe("the person is changed, the employment is not"),
            None => failure,
        })?;
    }
    if session.is_dry() {
        return Ok(());
    }
    let mut table = Table::new(&[("id", "Id"), ("column", "Column"), ("before", "Before"), ("after", "After")]);
    for Change { column, before, after } in &changes {
        table.push([json!(id), json!(column), json!(before), json!(after)]);
    }
    session.out.table(&table)
}

/// A change in a line.
pub(super) fn shown(change: &Change) -> String {
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("{text:?}") };
    format!("{}: {} → {}", change.column, or_nothing(&change.before), or_nothing(&change.after))
}
