//! What colleagues are told in the morning: who is away, birthdays, anniversaries, first days.

mod news;
mod webhook;

use std::{path::PathBuf, str::FromStr};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use personio::announcement::{Channel, Edition, Language, NoSuchName};
use serde_json::json;

use crate::{
    failure::Failure,
    output::{Format, Table},
    secret,
    session::Session,
};

/// Tells who is away, whose birthday it is, who has been here for years, and who starts.
///
/// Kinds of absence are never told unless --show-types asks for it. With --webhook the message goes to a channel;
/// --dry-run shows it instead.
#[derive(Debug, clap::Args)]
pub(crate) struct Announce {
    /// The day; without one, today.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    date: Option<String>,

    /// In which language.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = one_of::<Language>(["en", "de"]))]
    lang: Language,

    /// Tells why somebody is away. Illness is nobody's business: think twice.
    #[arg(long)]
    show_types: bool,

    /// Leaves somebody out: an id or an address. As often as needed.
    #[arg(long, value_name = "WHO")]
    without: Vec<String>,

    /// The attribute with the birthday: its id or its label.
    #[arg(long, value_name = "ATTRIBUTE")]
    birthday: Option<String>,

    /// Sends it to a channel.
    #[arg(long, value_name = "CHANNEL", value_parser = one_of::<Channel>(["teams", "slack", "json"]))]
    webhook: Option<Channel>,

    /// A file with the address of the channel, which lets anybody write there. Else PERSONIO_WEBHOOK_URL.
    #[arg(long, value_name = "FILE", requires = "webhook")]
    url_file: Option<PathBuf>,

    /// The address of the channel, where other people on this computer may see it.
    #[arg(long, value_name = "URL", requires = "webhook", conflicts_with = "url_file")]
    url: Option<String>,
}

pub(crate) async fn run(session: &Session, announce: Announce) -> Result<(), Failure> {
    let date = announce.date.as_deref().map_or_else(|| Ok(session.today()), |day| session.day(day))?;
    let wanted = news::Wanted {
        date,
        shows_types: announce.show_types,
        without: &announce.without,
        birthday: announce.birthday.as_deref(),
    };
    let news = news::gather(session, &wanted).await?;
    let Some(channel) = announce.webhook else {
        let mut shown = Table::new(&[("what", "What"), ("name", "Name"), ("detail", "Detail"), ("person", "Person")]);
        for item in &news.items {
            let detail = announce.lang.detail(item);
            shown.push([json!(item.what.as_str()), json!(item.name), json!(detail), json!(item.person)]);
        }
        if news.items.is_empty() && session.out.format == Format::Table {
            session.out.note("there is nothing to tell");
            return Ok(());
        }
        return session.out.table(&shown);
    };
    let message = channel.message(&news, &[Edition::of(announce.lang)]);
    if session.is_dry() {
        return session.out.json(&message);
    }
    if news.items.is_empty() {
        session.out.note("there is nothing to tell: nothing was sent");
        return Ok(());
    }
    let url = match (&announce.url, &announce.url_file) {
        (Some(url), _) => personio::credentials::Secret::new(url),
        (None, Some(path)) => secret::from_file(path)?,
        (None, None) => secret::from_environment("PERSONIO_WEBHOOK_URL")?.ok_or_else(|| {
            Failure::usage("nobody says where the channel is", "set PERSONIO_WEBHOOK_URL, or say --url-file FILE")
        })?,
    };
    let _writing = session.interrupt.begin()?;
    webhook::post(&url, &message).await?;
    session.out.note("told");
    Ok(())
}

/// Reads one of a few words, which completions then know.
fn one_of<T>(words: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = NoSuchName> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| word.parse())
}
