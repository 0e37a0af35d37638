//! An application with documents, to Personio or through a relay.

mod form;

use std::path::{Path, PathBuf};

use personio::{
    error::Error,
    id::PositionId,
    recruiting::{
        Application, ApplicationFile, Attribute, CreateApplication, Field, FileCategory, UploadDocument,
        file::{FileProblem, MAX_BYTES, SNIFFED_BYTES, accepted_name, check, extension, sniff},
        validate,
    },
    transport::FileContent,
};
use serde_json::json;

use self::form::{Form, FromForm};
use crate::{
    failure::{Exit, Failure},
    output::Table,
    session::Session,
};

/// Sends an application with documents.
///
/// Documents are checked before anything is sent: type, size, and whether they are what their names say. Personio takes
/// one application for a position and address.
#[derive(Debug, clap::Args)]
pub(crate) struct Apply {
    /// The position: its id in the feed.
    #[arg(long, value_name = "ID")]
    job: u64,

    #[arg(long, value_name = "NAME")]
    first_name: String,

    #[arg(long, value_name = "NAME")]
    last_name: String,

    #[arg(long, value_name = "ADDRESS")]
    email: String,

    /// What the candidate wants to say.
    #[arg(long, value_name = "TEXT")]
    message: Option<String>,

    /// A document: cv=ada.pdf; cv, cover-letter, employment-reference, certificate, work-sample, other.
    #[arg(long = "document", value_name = "CATEGORY=FILE")]
    documents: Vec<String>,

    /// Something else about the candidate: phone=…, location=…, custom_attribute_123=…
    #[arg(long = "attribute", value_name = "ID=VALUE")]
    attributes: Vec<String>,

    /// A tag; those that do not exist are made.
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,

    /// The channel that it is counted under.
    #[arg(long, value_name = "ID")]
    channel: Option<i64>,

    /// For a relay: the page that it takes applications from.
    #[arg(long, value_name = "URL")]
    origin: Option<String>,

    /// For Personio: the company's number.
    #[arg(long, value_name = "ID", env = "PERSONIO_COMPANY_ID")]
    pub(crate) company_id: Option<String>,
}

/// A document that may be sent.
struct Document {
    path: PathBuf,
    /// As Personio takes it.
    name: String,
    size: u64,
    category: FileCategory,
}

pub(crate) async fn run(session: &Session, apply: Apply) -> Result<(), Failure> {
    let documents = apply.documents.iter().map(|text| document(text)).collect::<Result<Vec<_>, _>>()?;
    let attributes = apply.attributes.iter().map(|text| attribute(text)).collect::<Result<Vec<_>, _>>()?;
    for (field, value) in [("first_name", &apply.first_name), ("last_name", &apply.last_name), ("email", &apply.email)]
    {
        if validate(&Field::new(field), value).is_some() {
            return Err(Failure::usage(
                format!("{value:?} is no {}", field.replace('_', " ")),
                "mend it and try again",
            ));
        }
    }
    let mut application = Application {
        first_name: apply.first_name.trim().to_owned(),
        last_name: apply.last_name.trim().to_owned(),
        email: apply.email.trim().to_owned(),
        job_position_id: PositionId(apply.job),
        recruiting_channel_id: apply.channel,
        message: apply.message.clone(),
        tags: apply.tags.clone(),
        attributes,
        ..Application::default()
    };
    let form = &Form::open(session, PositionId(apply.job), apply.origin.as_deref()).await?;
    for document in &documents {
        let upload = UploadDocument { file_name: document.name.clone(), size: document.size };
        let uuid = if session.shown(&upload)? {
            "(of the upload)".to_owned()
        } else {
            let _writing = session.interrupt.begin()?;
            let sent = session.client.send_file(&FromForm { form, endpoint: upload }, content(document)).await;
            let nothing = "no application was sent";
            sent.map_err(|error| refused(&error).safe(format!("{nothing}; {} was not taken", document.name)))?.uuid
        };
        let (original_filename, category) = (document.name.clone(), document.category);
        application.files.push(ApplicationFile { uuid, original_filename, category });
    }
    let create = CreateApplication { application };
    if session.shown(&create)? {
        return Ok(());
    }
    let _writing = session.interrupt.begin()?;
    session.client.create(&FromForm { form, endpoint: create }).await.map_err(|error| refused(&error))?;
    let mut shown =
        Table::new(&[("job", "Job"), ("email", "E-mail"), ("documents", "Documents"), ("result", "Result")]);
    shown.push([json!(apply.job), json!(apply.email), json!(documents.len()), json!("taken")]);
    session.out.record(&shown)
}

fn refused(error: &Error) -> Failure {
    let failure = Failure::write(error);
    if error.response().is_some_and(personio::recruiting::ErrorResponse::is_already_applied) {
        return failure
            .safe("the application that is there stays as it is")
            .advice("Personio takes one application for a position and address");
    }
    if error.has_code("origin_not_allowed") {
        return failure.advice("name a page that the relay takes applications from: --origin URL");
    }
    failure
}

fn document(text: &str) -> Result<Document, Failure> {
    let (category, path) = text
        .split_once('=')
        .ok_or_else(|| Failure::usage(format!("{text:?} does not say what the document is"), "write it as cv=FILE"))?;
    let all = FileCategory::ALL.map(FileCategory::as_str).join(", ");
    let category = FileCategory::ALL.into_iter().find(|known| known.as_str() == category.trim());
    let category = category.ok_or_else(|| {
        Failure::usage(format!("{text:?} is of no category that Personio has"), format!("take one of: {all}"))
    })?;
    let path = Path::new(path);
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let unusable = |problem: &FileProblem| {
        let what = match problem {
            FileProblem::NoExtension => "its name says no type".to_owned(),
            FileProblem::WrongExtension(extension) => format!("Personio takes no {extension}"),
            FileProblem::Empty => "it is empty".to_owned(),
            FileProblem::TooLarge => format!("it is larger than {} MB", MAX_BYTES / 1024 / 1024),
            FileProblem::ContentMismatch => "what is in it is not what its name says".to_owned(),
        };
        Failure::new(Exit::Failed, format!("{}: {what}", path.display()))
            .safe("nothing was sent")
            .advice("take a PDF of at most 20 MB")
    };
    let name = accepted_name(name).unwrap_or_else(|| name.to_owned());
    let size = std::fs::metadata(path).map_err(|error| Failure::file("read", path, &error))?.len();
    check(&name, size).map_err(|problem| unusable(&problem))?;
    let content = std::fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    let start = content.get(..SNIFFED_BYTES.min(content.len())).unwrap_or_default();
    sniff(start, &extension(&name).unwrap_or_default()).map_err(|problem| unusable(&problem))?;
    Ok(Document { path: path.to_path_buf(), name, size, category })
}

fn attribute(text: &str) -> Result<Attribute, Failure> {
    let (id, value) =
        text.split_once('=').ok_or_else(|| Failure::usage(format!("{text:?} has no ="), "write it as ID=VALUE"))?;
    let is_known = Attribute::SYSTEM.contains(&id) || id.starts_with("custom_attribute_");
    if !is_known {
        let known = Attribute::SYSTEM.join(", ");
        return Err(Failure::usage(format!("{id:?} is no attribute"), format!("take {known} or custom_attribute_123")));
    }
    Ok(Attribute { id: id.to_owned(), value: value.to_owned() })
}

fn content(document: &Document) -> FileContent<'_, reqwest::Body> {
    FileContent::anew(|| {
        let content = std::fs::read(&document.path).map_err(Error::not_sent)?;
        if u64::try_from(content.len()).ok() != Some(document.size) {
            return Err(Error::not_sent("the file has changed since it was looked at"));
        }
        Ok(content.into())
    })
}
