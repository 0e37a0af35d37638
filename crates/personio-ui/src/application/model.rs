//! What the form holds, as states. Whoever mounts it sends and hands the answers back.

use personio::id::PositionId;
use personio::language::Language;
use personio::recruiting::{Application, ApplicationFile, Attribute, Field, FieldKind, FileCategory, FormDefinition};

use super::answer::{Answer, Refusal};
use super::problem::{AnswerProblem, Banner, UploadProblem};
use super::question::Question;
use super::upload::{self, Upload, UploadState};
use crate::locale::Locale;
use crate::state::State;
use crate::text::ApplicationText;

/// How many announcements stay for screen readers.
const ANNOUNCEMENTS: usize = 6;

/// The position that somebody applies for.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// Its id.
    pub id: PositionId,
    /// Its title.
    pub title: String,
}

/// How far the application is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is being written.
    Editing,
    /// It goes out as soon as the documents are there.
    WaitingForUploads,
    /// It is on its way.
    Sending,
    /// Personio has it.
    Sent,
    /// The relay has it and will deliver it.
    Received,
    /// There was one before.
    Duplicate,
}

/// What follows from the wish to send.
#[derive(Debug, PartialEq)]
pub enum NextStep {
    /// Somebody has to correct something.
    Correct,
    /// Nothing to do for now.
    Wait,
    /// The application goes out.
    Send(Box<Application>),
}

/// The form's states.
#[derive(Clone, Copy)]
pub struct ApplicationModel {
    /// The questions in their order.
    pub questions: State<Vec<Question>>,
    /// The form as the company defined it.
    pub form: State<FormDefinition>,
    /// The languages in which the company's own texts are wanted.
    pub languages: State<Vec<Language>>,
    /// The position.
    pub job: State<Job>,
    /// The documents in the order of choosing.
    pub uploads: State<Vec<Upload>>,
    /// What is said of documents that were too many.
    pub surplus: State<Vec<String>>,
    /// Kinds of documents that are missing, once that was asked.
    pub missing: State<Vec<FileCategory>>,
    /// How far the application is.
    pub status: State<Status>,
    /// What is wrong as a whole.
    pub banner: State<Option<Banner>>,
    /// Whether the field was filled in that people do not see.
    pub trapped: State<bool>,
    /// Counts how often the errors want to be looked at.
    pub errors_shown: State<u32>,
    /// What screen readers are told, numbered.
    pub announcements: State<Vec<(u32, String)>>,
    locale: State<Locale>,
    next_number: State<u32>,
}

impl ApplicationModel {
    /// An empty form in the current locale. `fields` are those of the definition that are shown; `today` is a date such as `2024-09-24`.
    #[must_use]
    pub fn new(form: FormDefinition, fields: Vec<Field>, job: Job, languages: Vec<Language>, today: &str) -> Self {
        let locale = Locale::current();
        let questions = fields.into_iter().map(|field| Question::new(field, &locale, &languages, today)).collect();
        Self {
            questions: State::new(questions),
            form: State::new(form),
            languages: State::new(languages),
            job: State::new(job),
            uploads: State::new(Vec::new()),
            surplus: State::new(Vec::new()),
            missing: State::new(Vec::new()),
            status: State::new(Status::Editing),
            banner: State::new(None),
            trapped: State::new(false),
            errors_shown: State::new(0),
            announcements: State::new(Vec::new()),
            locale: State::new(locale),
            next_number: State::new(0),
        }
    }

    /// Adds a document; `None` when there are too many already.
    pub fn add_file(&self, name: &str, size: u64) -> Option<Upload> {
        let there: Vec<FileCategory> = self
            .uploads
            .with_untracked(|uploads| uploads.iter().map(|upload| upload.category.get_untracked()).collect());
        let (most, category) = self
            .form
            .with_untracked(|form| (form.documents.max_files, upload::preset_category(&form.documents, &there)));
        if there.len() >= usize::try_from(most).unwrap_or(usize::MAX) {
            let text = self.locale.with_untracked(|locale| {
                locale.fill(ApplicationText::FileTooMany, &[("count", &locale.number(most)), ("name", name)])
            });
            self.announce(text.clone());
            self.surplus.update(|texts| texts.push(text));
            return None;
        }
        let upload = Upload::new(self.number(), name, size, category);
        self.uploads.update(|uploads| uploads.push(upload));
        self.missing.update(|missing| missing.retain(|missing| *missing != category));
        if !upload.state.with_untracked(UploadState::is_pending) {
            self.announce_upload(upload, ApplicationText::UploadAnnounceFailed);
        }
        Some(upload)
    }

    /// Starts the next document, if one may start now.
    pub fn start_next(&self) -> Option<Upload> {
        let upload = self.uploads.with_untracked(|uploads| upload::next_to_start(uploads))?;
        upload.state.set(UploadState::Running(0));
        self.announce_upload(upload, ApplicationText::UploadAnnounceStart);
        Some(upload)
    }

    /// A document of the form.
    #[must_use]
    pub fn upload(&self, id: u32) -> Option<Upload> {
        self.uploads.with_untracked(|uploads| uploads.iter().find(|upload| upload.id == id).copied())
    }

    /// Notes how a document fared.
    pub fn settle(&self, upload: Upload, result: Result<String, UploadProblem>) {
        let (state, text) = match result {
            Ok(uuid) => (UploadState::Done(uuid), ApplicationText::UploadAnnounceDone),
            Err(problem) => (UploadState::Failed(problem), ApplicationText::UploadAnnounceFailed),
        };
        upload.state.set(state);
        self.announce_upload(upload, text);
    }

    /// Takes a document out; its state as it was.
    pub fn remove(&self, id: u32) -> Option<UploadState> {
        let upload = self.upload(id)?;
        self.uploads.update(|uploads| uploads.retain(|upload| upload.id != id));
        self.surplus.set(Vec::new());
        Some(upload.state.get_untracked())
    }

    /// Somebody wants to send.
    pub fn submit(&self) -> NextStep {
        match self.status.get_untracked() {
            Status::Editing | Status::WaitingForUploads => self.try_to_send(),
            _ => NextStep::Wait,
        }
    }

    /// A document changed: an application that waits for it may go out now.
    pub fn continue_sending(&self) -> NextStep {
        match self.status.get_untracked() {
            Status::WaitingForUploads => self.try_to_send(),
            _ => NextStep::Wait,
        }
    }

    /// Takes the answer to the application.
    pub fn take(&self, answer: Answer) {
        match answer {
            Answer::Sent => self.status.set(Status::Sent),
            Answer::Received => self.status.set(Status::Received),
            Answer::Duplicate => self.status.set(Status::Duplicate),
            Answer::Refused(refusal) => {
                self.show_refusal(refusal);
                self.show_errors();
            }
        }
    }

    /// Back from the page that says that there was an application before.
    pub fn edit_again(&self) {
        self.status.set(Status::Editing);
    }

    /// The application as it would be sent now.
    #[must_use]
    pub fn application(&self) -> Application {
        let mut application = Application {
            job_position_id: self.job.with_untracked(|job| job.id),
            recruiting_channel_id: self.form.with_untracked(|form| form.recruiting_channel_id),
            files: self.uploads.with_untracked(|uploads| uploads.iter().filter_map(application_file).collect()),
            ..Application::default()
        };
        self.questions.with_untracked(|questions| {
            for question in questions {
                add_answer(&mut application, &question.field, question.value.get_untracked().trim());
            }
        });
        application
    }

    /// Says something to screen readers.
    pub fn announce(&self, text: String) {
        let number = self.number();
        self.announcements.update(|all| {
            all.push((number, text));
            all.drain(..all.len().saturating_sub(ANNOUNCEMENTS));
        });
    }

    fn try_to_send(&self) -> NextStep {
        self.banner.set(None);
        if !self.check() {
            self.show_errors();
            return NextStep::Correct;
        }
        let is_pending = |upload: &Upload| upload.state.with_untracked(UploadState::is_pending);
        if self.uploads.with_untracked(|uploads| uploads.iter().any(is_pending)) {
            self.status.set(Status::WaitingForUploads);
            return NextStep::Wait;
        }
        self.status.set(Status::Sending);
        NextStep::Send(Box::new(self.application()))
    }

    /// Checks everything at once, so that nobody corrects one thing after another.
    fn check(&self) -> bool {
        let wrong = self.questions.with_untracked(|questions| questions.iter().filter_map(Question::check).count());
        let (there, failed) = self.uploads.with_untracked(|uploads| {
            let there: Vec<FileCategory> = uploads.iter().map(|upload| upload.category.get_untracked()).collect();
            let is_failed = |state: &UploadState| matches!(state, UploadState::Failed(_));
            (there, uploads.iter().any(|upload| upload.state.with_untracked(is_failed)))
        });
        let mut missing = self.form.with_untracked(|form| form.documents.required.clone());
        missing.retain(|category| !there.contains(category));
        let is_fine = wrong == 0 && !failed && missing.is_empty();
        self.missing.set(missing);
        is_fine
    }

    fn show_refusal(&self, refusal: Refusal) {
        let Refusal { questions, documents, missing, mut banner } = refusal;
        for (id, problem) in questions {
            let found =
                self.questions.with_untracked(|all| all.iter().find(|question| question.field.id == id).cloned());
            match found {
                Some(question) => question.problem.set(Some(for_kind(problem, question.field.kind()))),
                None => banner = banner.or(Some(Banner::Server)),
            }
        }
        for (uuid, problem) in documents {
            let is_it = |upload: &&Upload| {
                upload.state.with_untracked(|state| matches!(state, UploadState::Done(known) if *known == uuid))
            };
            match self.uploads.with_untracked(|uploads| uploads.iter().find(is_it).copied()) {
                Some(upload) => self.settle(upload, Err(problem)),
                None => banner = banner.or(Some(Banner::Server)),
            }
        }
        self.missing.set(missing);
        self.banner.set(banner);
    }

    fn show_errors(&self) {
        self.status.set(Status::Editing);
        self.errors_shown.update(|shown| *shown += 1);
    }

    fn announce_upload(&self, upload: Upload, text: ApplicationText) {
        let text = self
            .locale
            .with_untracked(|locale| upload.name.with_untracked(|name| locale.fill(text, &[("name", name)])));
        self.announce(text);
    }

    fn number(&self) -> u32 {
        self.next_number.change_untracked(|number| *number += 1);
        self.next_number.get_untracked()
    }
}

fn for_kind(problem: AnswerProblem, kind: FieldKind) -> AnswerProblem {
    match (problem, kind) {
        (AnswerProblem::Missing, FieldKind::Option | FieldKind::Options | FieldKind::Checkbox) => {
            AnswerProblem::NotChosen
        }
        (problem, _) => problem,
    }
}

fn application_file(upload: &Upload) -> Option<ApplicationFile> {
    let UploadState::Done(uuid) = upload.state.get_untracked() else { return None };
    Some(ApplicationFile {
        uuid,
        original_filename: upload.name.get_untracked(),
        category: upload.category.get_untracked(),
    })
}

fn add_answer(application: &mut Application, field: &Field, answer: &str) {
    let own = || answer.to_owned();
    match field.id.as_str() {
        "first_name" => application.first_name = own(),
        "last_name" => application.last_name = own(),
        "email" => application.email = own(),
        "message" => application.message = (!answer.is_empty()).then(own),
        id if field.kind() == FieldKind::Checkbox => {
            let value = if answer == "true" { "true" } else { "false" };
            application.attributes.push(Attribute { id: id.to_owned(), value: value.to_owned() });
        }
        id if !answer.is_empty() => application.attributes.push(Attribute { id: id.to_owned(), value: own() }),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
