//! Asking the worker, and reading what it keeps.

use std::rc::Rc;

use leptos::prelude::Owner;
use leptos::wasm_bindgen::JsValue;
use personio_extension_browser::{
    random, runtime,
    storage::{self, Area},
};
use personio_extension_messages::{
    Asked, Problem, Reply, Request, Wanted,
    document::{AWAY, SIGN_IN},
    read,
    state::State as Kept,
    write,
};
use personio_extension_model::edit::Edit;
use personio_ui::browser::spawn;

use crate::model::{Model, Toast, set_if_new};

/// How often a request is sent again that nobody answered.
const MOST_REPETITIONS: u32 = 4;

/// Reads everything that the extension keeps.
pub async fn look() -> Result<Kept, Problem> {
    Ok(found(&storage::everything().await.map_err(|_| Problem::Storage)?))
}

/// The same, of what a script has read.
#[must_use]
pub fn found(stored: &JsValue) -> Kept {
    Kept::found(|keys| storage::texts(stored, keys))
}

/// Asks the worker for something to be done.
pub async fn send(request: &Request) -> Result<Vec<Edit>, Problem> {
    match reply(request).await? {
        Reply::Done { edits } => Ok(edits),
        Reply::Found(_) => Err(Problem::Version),
        Reply::Failed(problem) => Err(problem),
    }
}

/// Asks the worker for something to look at.
pub async fn find(wanted: Wanted) -> Result<String, Problem> {
    match reply(&Request::Look(wanted)).await? {
        Reply::Found(text) => Ok(text),
        Reply::Done { .. } => Err(Problem::Version),
        Reply::Failed(problem) => Err(problem),
    }
}

async fn reply(request: &Request) -> Result<Reply, Problem> {
    // A worker that dies over a request is woken by the next one; by its name, it knows what it has done already.
    let asked = write(&Asked { id: random::name(), request: request.clone() });
    let mut answer = runtime::send(&asked).await;
    for _ in 0..MOST_REPETITIONS {
        if answer.is_ok() || !request.is_repeatable() {
            break;
        }
        answer = runtime::send(&asked).await;
    }
    read(&answer.map_err(|_| Problem::Version)?).ok_or(Problem::Version)
}

/// Asks the worker on behalf of a view, for as long as that is there.
#[derive(Clone)]
pub struct Ask {
    model: Model,
    owner: Rc<Owner>,
}

impl Ask {
    /// Asks for the view of a model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, owner: Rc::new(Owner::current().unwrap_or_default()) }
    }

    /// Shows why a sign-in did not work that another view began: a popup closes when the company's page opens.
    pub fn show_missed(&self) {
        let model = self.model;
        self.owner.with(|| {
            spawn(async move {
                let missed = storage::get(Area::Session, &[SIGN_IN]).await.unwrap_or_default();
                if let Some(problem) = missed.into_iter().flatten().find_map(|text| read(&text)) {
                    model.problem.set(Some(problem));
                    _ = storage::remove(Area::Session, &[SIGN_IN]).await;
                }
            });
        });
    }

    /// Shows what the extension keeps now.
    pub fn reload(&self) {
        let model = self.model;
        self.owner.with(|| {
            spawn(async move {
                if let Ok(kept) = look().await {
                    model.kept.set(Some(kept));
                }
                let away = storage::get(Area::Session, &[AWAY]).await.unwrap_or_default();
                set_if_new(model.away, away.into_iter().flatten().find_map(|text| read(&text)));
            });
        });
    }

    /// Somebody has said what the time away was.
    pub fn forget_away(&self) {
        self.model.away.set(None);
        self.owner.with(|| spawn(async { _ = storage::remove(Area::Session, &[AWAY]).await }));
    }

    /// Asks for something. What does not work is shown.
    pub fn send(&self, request: Request) {
        self.send_then(request, |_, _| ());
    }

    /// Asks for something, and does something when it is done.
    pub fn send_then(&self, request: Request, then: impl FnOnce(Model, Vec<Edit>) + 'static) {
        let model = self.model;
        model.problem.set(None);
        model.is_busy.set(true);
        self.owner.with(|| {
            spawn(async move {
                let answer = send(&request).await;
                if let Ok(kept) = look().await {
                    model.kept.set(Some(kept));
                }
                model.is_busy.set(false);
                match answer {
                    Ok(edits) => then(model, edits),
                    Err(problem) => {
                        model.problem.set(Some(problem));
                        _ = storage::remove(Area::Session, &[SIGN_IN]).await;
                    }
                }
            });
        });
    }

    /// Looks at what Personio has, without anybody waiting for it.
    pub fn refresh(&self, request: Request) {
        self.owner.with(|| spawn(async move { _ = send(&request).await }));
    }

    /// Asks for something that can be taken back, and says that it is done.
    pub fn edit(&self, edits: Vec<Edit>, text: String) {
        self.send_then(Request::Edit(edits), move |model, edits| {
            model.toast.set(Some(Toast::new(text, edits.iter().rev().map(Edit::undo).collect())));
        });
    }
}
