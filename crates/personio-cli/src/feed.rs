//! Reading a job feed: several languages merged, searched, with what was skipped and why.

mod source;

use personio::{
    board::{Board, Facet, Query, SearchIndex, SectionRules, Sort, TextsReader},
    calendar::DateTime,
    language::Language,
};
use serde_json::{Value, json};

use crate::{
    failure::{Exit, Failure},
    output::{Format, Table},
    session::Connection,
};

/// Reads a job feed.
///
/// The feed is a career page (https://acme.jobs.personio.de), the address of its XML, or a file. {language} in it stands
/// for the language.
#[derive(Debug, clap::Args)]
pub(crate) struct Feed {
    /// Where the feed is.
    feed: String,

    /// The languages, the preferred one first: de,en
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',', default_value = "en")]
    lang: Vec<String>,

    /// Searches titles, places and texts; typing errors are forgiven.
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,

    /// Only the counts: by department, office, and so on.
    #[arg(long)]
    counts: bool,

    /// Fails if a position had to be skipped.
    #[arg(long)]
    strict: bool,
}

pub(crate) async fn run(connection: &Connection, feed: Feed) -> Result<(), Failure> {
    let languages = feed.lang.iter().map(|tag| {
        Language::parse(tag)
            .ok_or_else(|| Failure::usage(format!("{tag:?} is no language"), "write two letters: de,en"))
    });
    let languages = languages.collect::<Result<Vec<_>, _>>()?;
    let mut feeds = Vec::new();
    for language in &languages {
        let document = source::fetch(&feed.feed, *language).await?;
        let read = personio::feed::parse(&document).map_err(|error| {
            Failure::new(Exit::Failed, format!("this is no job feed: {error}"))
                .advice("name the career page (https://acme.jobs.personio.de) or its XML; the company may have to switch the feed on")
        })?;
        feeds.push((*language, read));
    }
    let board = Board::merge(feeds, &SectionRules::default());
    let list = board.list(&languages);
    let mut index = SearchIndex::new(&list);
    if feed.search.is_some()
        && let Ok(mut reader) = TextsReader::new(board.texts(&languages).to_json())
    {
        while !reader.step(&mut index, usize::MAX) {}
    }
    let query = Query { text: feed.search.clone().unwrap_or_default(), sort: Sort::Relevance, ..Query::default() };
    let outcome = index.query(&list, &query);
    if feed.counts {
        let mut shown = Table::new(&[("facet", "By"), ("value", "Value"), ("positions", "Positions")]);
        for facet in &outcome.facets {
            for it in &facet.values {
                shown.push([json!(facet.facet.key()), json!(it.value), json!(it.count)]);
            }
        }
        connection.out.table(&shown)?;
    } else {
        let mut shown = Table::new(&[
            ("id", "Id"),
            ("title", "Title"),
            ("language", "Language"),
            ("department", "Department"),
            ("office", "Office"),
            ("schedule", "Schedule"),
            ("employment_type", "Employment"),
            ("seniority", "Seniority"),
            ("created_at", "Created"),
        ]);
        for hit in &outcome.hits {
            let Some(position) = list.position(hit.index) else { continue };
            let values = |facet| match list.values(hit.index, facet).join(", ") {
                empty if empty.is_empty() => Value::Null,
                text => json!(text),
            };
            let created = position.created_at.and_then(DateTime::from_timestamp);
            let created = match connection.out.format {
                Format::Table => json!(created.map(|at| at.date())),
                _ => json!(created),
            };
            shown.push([
                json!(position.id),
                json!(position.title),
                json!(position.language),
                values(Facet::Department),
                values(Facet::Office),
                values(Facet::Schedule),
                values(Facet::EmploymentType),
                values(Facet::Seniority),
                created,
            ]);
        }
        connection.out.table(&shown)?;
    }
    let skipped = &board.skipped;
    let note = format!("{} of {} positions, {} skipped", outcome.hits.len(), board.positions.len(), skipped.len());
    connection.out.note(&note);
    for it in skipped {
        connection.out.note(&format!("skipped {}: {}", it.id.as_deref().unwrap_or("one without an id"), it.reason));
    }
    if feed.strict && !skipped.is_empty() {
        return Err(Failure::new(Exit::Partly, format!("{} positions were skipped", skipped.len()))
            .safe("all others are shown")
            .advice("mend them in Personio"));
    }
    Ok(())
}
