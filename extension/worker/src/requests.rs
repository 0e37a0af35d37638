//! What the view asks for.

use personio::id::v2::ProjectId;
use personio_extension_messages::{Asked, Problem, Reply, Request, state::State};
use personio_extension_model::{
    edit::{Edit, EntryKey},
    queue::Choice,
};
use wasm_bindgen_futures::spawn_local;

use crate::{
    desk,
    parts::{sync, talk},
    press, remind,
};

/// Answers a request. What has to be sent because of it is sent afterwards: nobody waits for the network.
pub(crate) async fn answer(asked: Asked) -> Reply {
    match handle(asked).await {
        Ok(reply) => reply,
        Err(problem) => problem.into(),
    }
}

async fn handle(Asked { id, request }: Asked) -> Result<Reply, Problem> {
    let edits = match request {
        Request::Refresh(scope) => {
            desk::change(|state| {
                if state.sync.problem != Some(Problem::SignedOut) {
                    state.queue.release();
                }
                Ok(())
            })
            .await?;
            sync::run(Some(scope)).await;
            return Ok(Reply::DONE);
        }
        Request::SignIn { .. } | Request::SignInWithCompany { .. } | Request::Direct(_) => {
            let reply = talk::answer(request).await?;
            remind::refresh().await;
            spawn_local(sync::run(Some(sync::usual(&sync::now()))));
            return Ok(reply);
        }
        Request::SignOut(_) => {
            let reply = talk::answer(request).await?;
            remind::refresh().await;
            return Ok(reply);
        }
        Request::Look(_) => return talk::answer(request).await,
        Request::Switch(account) => {
            desk::change(|state| {
                if state.accounts.get(&account).is_none() {
                    return Err(Problem::Nothing);
                }
                state.accounts.current = Some(account);
                Ok(())
            })
            .await?;
            remind::refresh().await;
            spawn_local(sync::run(Some(sync::usual(&sync::now()))));
            return Ok(Reply::DONE);
        }
        Request::Press(button) => once(id, |state| press::press(state, button, &sync::now())).await?,
        Request::Edit(edits) => once(id, |state| Ok(press::put(state, edits))).await?,
        Request::Retry(key) => {
            desk::change(|state| {
                state.queue.retry(&key);
                Ok(Vec::new())
            })
            .await?
        }
        Request::Abandon(key) => {
            desk::change(|state| {
                state.queue.abandon(&key);
                Ok(Vec::new())
            })
            .await?
        }
        Request::KeepMine(key) => resolve(key, Choice::Mine).await?,
        Request::KeepTheirs(key) => resolve(key, Choice::Theirs).await?,
        Request::Prefer(project) => return prefer(project.clone(), Some(project)).await,
        Request::PreferNoMore(project) => return prefer(project, None).await,
        Request::Set(settings) => {
            let has_menu = settings.menu;
            if desk::change(|state| Ok(std::mem::replace(&mut *state.settings, *settings).menu != has_menu)).await? {
                remind::set_menus().await;
            }
            Vec::new()
        }
    };
    remind::refresh_soon().await;
    spawn_local(sync::run(None));
    Ok(Reply::Done { edits })
}

/// Puts a project in its place among those that are offered first, or takes it away.
async fn prefer(project: ProjectId, place: Option<ProjectId>) -> Result<Reply, Problem> {
    desk::change(|state| {
        let favourites = &mut state.catalogue.favourites;
        favourites.retain(|it| *it != project);
        favourites.extend(place);
        Ok(Reply::DONE)
    })
    .await
}

/// Does what was asked for under a name, unless it is done already: the worker may have died before it said so.
async fn once(id: String, act: impl FnOnce(&mut State) -> Result<Vec<Edit>, Problem>) -> Result<Vec<Edit>, Problem> {
    desk::change(|state| {
        if let Some(edits) = state.handled.find(&id) {
            return Ok(edits);
        }
        let edits = act(state)?;
        state.handled.note(id, edits.clone());
        Ok(edits)
    })
    .await
}

async fn resolve(key: EntryKey, choice: Choice) -> Result<Vec<Edit>, Problem> {
    desk::change(|state| {
        state.queue.resolve(&key, choice);
        Ok(Vec::new())
    })
    .await
}
