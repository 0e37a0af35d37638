//! What the desk shows, as states.

use std::{rc::Rc, time::Duration};

use personio::{
    documents::v1::ListDocumentCategories,
    employees::{AttributeDefinition, ListAttributes},
    id::v1::DocumentCategoryId,
    persons::{ListPersons, Person},
    projects::v2::ListProjects,
};
use personio_hr::payslips::{Recipients, plan::Wanted};
use personio_ui::{browser::spawn, state::State};
use web_sys::Blob;

use crate::{
    batch::{Batch, Counts, Cutting, Shown},
    people::Directory,
    projects::Projects,
    relay::{Closed, Seat, all, sit_down},
    tools::{Held, Tools, Unopened},
};

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Payslips for everyone.
    Payslips,
    /// The people of the company.
    People,
    /// Its projects.
    Projects,
    /// The time that went into them.
    Time,
}

/// What the heap of payslips goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing happens.
    Idle,
    /// Files are looked into: so many of so many.
    Reading(usize, usize),
    /// They are sent.
    Sending,
    /// Sending stops after the document under way.
    Pausing,
}

/// What sending waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The relay, or Personio, wants to be asked later.
    Busy,
    /// There is no connection, as after a computer slept.
    Offline,
}

/// What did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No connection.
    Offline,
    /// The relay, or Personio, has too much to do, or is away for so long at least.
    Busy(Duration),
    /// The relay, or Personio, does not work.
    Server,
    /// The session is over.
    SignedOut,
    /// A right is missing.
    Forbidden,
    /// The browser cannot keep the journal.
    Storage,
    /// Another page of the desk is sending.
    Elsewhere,
    /// The extension was updated while the page was open.
    Outdated,
    /// A file is no table.
    NoTable(String),
    /// A table does not say whom it is about.
    NoWho,
    /// A file cannot be opened.
    Unopened(String, Unopened),
    /// There is nothing that could be a payslip.
    NoFiles,
    /// Personio did not take a change, in these words.
    Refused(String),
}

/// What the desk shows.
#[derive(Clone, Copy)]
pub struct Model {
    /// Why nobody can work; `None` while it is not known, or when somebody can.
    pub closed: State<Option<Closed>>,
    /// Who works.
    pub seat: State<Option<Rc<Seat>>>,
    /// What is on the screen.
    pub screen: State<Screen>,
    /// Everybody.
    pub directory: State<Rc<Directory>>,
    /// Everybody, by what payslips call them.
    pub recipients: State<Rc<Recipients>>,
    /// Whether everybody is there.
    pub is_complete: State<bool>,
    /// What the company defined for people; nothing as long as nobody asked.
    pub attributes: State<Rc<Vec<AttributeDefinition>>>,
    /// Every project.
    pub projects: State<Rc<Projects>>,
    /// Whether the projects are there.
    pub has_projects: State<bool>,
    /// The categories of documents.
    pub categories: State<Vec<(DocumentCategoryId, String)>>,
    /// The heap of payslips.
    pub heap: Heap,
    /// What did not work.
    pub trouble: State<Option<Trouble>>,
}

/// The heap of payslips.
#[derive(Clone, Copy)]
pub struct Heap {
    /// The files as they were dropped.
    pub sources: State<Vec<Held>>,
    /// The payslips that they became.
    pub batch: State<Batch>,
    /// Their contents, in the same order.
    pub blobs: State<Vec<Blob>>,
    /// How many there are of each kind.
    pub counts: State<Counts>,
    /// How files become payslips.
    pub cutting: State<Cutting>,
    /// What all of them have.
    pub wanted: State<Wanted>,
    /// Their category.
    pub category: State<Option<DocumentCategoryId>>,
    /// Which are shown.
    pub shown: State<Shown>,
    /// What their names have in them.
    pub search: State<String>,
    /// Which one is looked at.
    pub chosen: State<Option<u32>>,
    /// What it goes through.
    pub stage: State<Stage>,
    /// What sending waits for; it goes on by itself.
    pub waits_for: State<Option<Wait>>,
}

impl Model {
    /// An empty desk.
    #[must_use]
    pub fn new(title: String) -> Self {
        let heap = Heap {
            sources: State::new(Vec::new()),
            batch: State::new(Batch::default()),
            blobs: State::new(Vec::new()),
            counts: State::new(Counts::default()),
            cutting: State::new(Cutting::Whole),
            wanted: State::new(Wanted { title, ..Wanted::default() }),
            category: State::new(None),
            shown: State::new(Shown::All),
            search: State::new(String::new()),
            chosen: State::new(None),
            stage: State::new(Stage::Idle),
            waits_for: State::new(None),
        };
        Self {
            closed: State::new(None),
            seat: State::new(None),
            screen: State::new(Screen::Payslips),
            directory: State::new(Rc::new(Directory::default())),
            recipients: State::new(Rc::new(Recipients::default())),
            is_complete: State::new(false),
            attributes: State::new(Rc::new(Vec::new())),
            projects: State::new(Rc::new(Projects::default())),
            has_projects: State::new(false),
            categories: State::new(Vec::new()),
            heap,
            trouble: State::new(None),
        }
    }

    /// Sits down, and fetches whom and what there is.
    pub fn start(self) {
        spawn(async move {
            match sit_down().await {
                Ok(seat) => {
                    self.seat.set(Some(Rc::new(seat.clone())));
                    self.fetch(&seat).await;
                }
                Err(closed) => self.closed.set(Some(closed)),
            }
        });
    }

    async fn fetch(self, seat: &Seat) {
        match seat.client.send(&ListDocumentCategories).await {
            Ok(categories) => {
                let named =
                    categories.items.into_iter().map(|it| (it.id, it.name.unwrap_or_else(|| it.id.to_string())));
                let named: Vec<(DocumentCategoryId, String)> = named.collect();
                // Most companies have one that says what it is.
                let usual = named.iter().find(|(_, name)| is_of_payslips(name)).map(|(id, _)| *id);
                self.heap.category.set(usual);
                self.categories.set(named);
            }
            Err(error) => self.trouble.set(Some(Trouble::of(&error))),
        }
        let mut persons: Vec<Person> = Vec::new();
        let mut next = Some(ListPersons { limit: Some(50), ..ListPersons::default() });
        while let Some(list) = next.take() {
            match seat.client.send(&list).await {
                Ok(page) => {
                    let page = personio::page::Paged::page(&list, page);
                    persons.extend(page.items);
                    next = page.next;
                }
                Err(error) => {
                    self.trouble.set(Some(Trouble::of(&error)));
                    return;
                }
            }
            // Shown as they come, at first; later, each page anew would cost more than it tells.
            if persons.len() == 50 || next.is_none() {
                self.directory.set(Rc::new(Directory::of(persons.clone())));
            }
        }
        self.recipients.set(Rc::new(Recipients::of(&persons, None).unwrap_or_default()));
        self.is_complete.set(true);
    }

    /// Shows everybody, and lets payslips know them.
    pub fn know(self, directory: Rc<Directory>) {
        self.recipients.set(Rc::new(Recipients::of(directory.all(), None).unwrap_or_default()));
        self.directory.set(directory);
    }

    /// Fetches what the company defined for people, once.
    pub async fn load_attributes(self) {
        let Some(seat) = self.seat.get_untracked().filter(|_| self.attributes.with_untracked(|it| it.is_empty()))
        else {
            return;
        };
        match seat.client.send(&ListAttributes).await {
            Ok(list) => {
                let own = list.items.into_iter().filter(|it| it.key.starts_with("dynamic_"));
                self.attributes.set(Rc::new(own.collect()));
            }
            Err(error) => self.trouble.set(Some(Trouble::of(&error))),
        }
    }

    /// Fetches the projects, once.
    pub fn fetch_projects(self) {
        if !self.has_projects.get_untracked() {
            spawn(self.load_projects());
        }
    }

    /// Fetches the projects as they are now.
    pub async fn load_projects(self) {
        let Some(seat) = self.seat.get_untracked() else { return };
        let list = ListProjects { limit: Some(200), ..ListProjects::default() };
        match all(&seat.client, list).await {
            Ok(projects) => {
                self.projects.set(Rc::new(Projects::of(projects)));
                self.has_projects.set(true);
            }
            Err(error) => self.trouble.set(Some(Trouble::of(&error))),
        }
    }

    /// Looks into files, and makes a heap of them.
    pub fn take(self, tools: Tools, files: Vec<web_sys::File>) {
        spawn(async move { crate::sending::take(self, &tools, files).await });
    }
}

fn is_of_payslips(name: &str) -> bool {
    let name = name.to_lowercase();
    ["payslip", "payroll", "lohn", "gehalt", "entgelt", "abrechnung"].iter().any(|word| name.contains(word))
}
