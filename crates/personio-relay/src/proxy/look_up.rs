//! What has to be asked before a request may go on.

use futures_util::{TryStreamExt, future::join_all};
use personio::{documents::v2::ListDocuments, transport::Answer};
use serde_json::Value;

use super::{Proxy, own::is_of, refusal::Refusal};
use crate::{
    moment::Moment,
    personnel::Forward,
    policy::{Admitted, Caller, Pin},
};

/// A page has up to two hundred projects, each of which may have to be looked up.
const PROJECTS_AT_ONCE: usize = 8;

impl Proxy {
    /// Makes sure that what is asked for is the caller's; with the answer that brings it, if that was all that is asked.
    pub(super) async fn look_up(
        &self,
        caller: &Caller,
        admitted: &Admitted,
        now: Moment,
    ) -> Result<Option<Answer>, Refusal> {
        let id = admitted.id.as_deref().unwrap_or_default();
        match admitted.operation.pin {
            Pin::Owner => {
                let thing = thing(admitted.operation.path, id);
                let answer = self.owned(caller, &thing).await?;
                let is_all = admitted.operation.method == "GET" && admitted.path == thing;
                Ok(is_all.then_some(answer))
            }
            Pin::OwnList => {
                let documents = self
                    .personnel
                    .company
                    .client()
                    .pages(ListDocuments { limit: Some(200), ..ListDocuments::of(caller.person.as_str().into()) });
                let mut documents = std::pin::pin!(documents);
                while let Some(document) = documents.try_next().await? {
                    let is_own = document.owner.is_some_and(|owner| owner.id.as_str() == caller.person);
                    if is_own && document.id.as_str() == id {
                        return Ok(None);
                    }
                }
                Err(Refusal::NotFound)
            }
            Pin::Colleague if caller.employee.as_deref() == Some(id) => Ok(None),
            Pin::Colleague => match self.personnel.colleagues.shows_picture_of(id, now).await {
                Ok(true) => Ok(None),
                Ok(false) => Err(Refusal::NotFound),
                Err(_) => Err(Refusal::Unreachable),
            },
            Pin::Nobody | Pin::Path | Pin::Query(_) | Pin::Body | Pin::Membership => Ok(None),
        }
    }

    /// A body of an employee's own may name a project: one that they may book on.
    pub(super) async fn check_project(&self, caller: &Caller, body: &Value, now: Moment) -> Result<(), Refusal> {
        let project = match body.get("project") {
            None | Some(Value::Null) => return Ok(()),
            Some(project) => project.get("id").and_then(Value::as_str).ok_or(Refusal::Malformed)?,
        };
        let is_id = |id: &str| {
            !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if is_id(project) && self.personnel.projects.may_book(&caller.person, project, now).await? {
            return Ok(());
        }
        Err(if is_id(project) { Refusal::NoProject(project.to_owned()) } else { Refusal::Malformed })
    }

    /// Takes the projects out of a list that the caller cannot book on.
    pub(super) async fn keep_bookable(&self, caller: &Caller, answer: &mut Value, now: Moment) -> Result<(), Refusal> {
        let Some(Value::Array(items)) = answer.get_mut("_data") else { return Err(Refusal::Unreadable) };
        let mut rest = std::mem::take(items).into_iter();
        loop {
            let some: Vec<_> =
                rest.by_ref().take(PROJECTS_AT_ONCE).map(|item| self.if_bookable(caller, item, now)).collect();
            if some.is_empty() {
                return Ok(());
            }
            for item in join_all(some).await {
                items.extend(item?);
            }
        }
    }

    async fn if_bookable(&self, caller: &Caller, item: Value, now: Moment) -> Result<Option<Value>, Refusal> {
        let is_top = item.get("parent_project").is_none_or(Value::is_null);
        let is_for_all = is_top && item.get("assigned_to_all") == Some(&Value::Bool(true));
        let Some(id) = item.get("id").and_then(Value::as_str) else { return Ok(None) };
        let may_book = is_for_all || self.personnel.projects.may_book(&caller.person, id, now).await?;
        Ok(may_book.then_some(item))
    }

    async fn owned(&self, caller: &Caller, path: &str) -> Result<Answer, Refusal> {
        let answer = self.personnel.company.send(&Forward::get(path.to_owned())).await?;
        match answer.status {
            200 => {
                let record: Value = serde_json::from_slice(&answer.body).map_err(|_| Refusal::Unreadable)?;
                if is_of(&record, "person", &caller.person) { Ok(answer) } else { Err(Refusal::NotFound) }
            }
            // An id of a shape that Personio has none of.
            400 | 404 => Err(Refusal::NotFound),
            401 | 403 => Err(Refusal::Credentials),
            status => {
                tracing::warn!(status, "Personio does not tell whose a thing is");
                Err(Refusal::Unreachable)
            }
        }
    }
}

/// The path of the thing itself: `/v2/absence-periods/{id}` of `/v2/absence-periods/{id}/breakdowns`.
fn thing(pattern: &str, id: &str) -> String {
    let until = pattern.split_once("{id}").map_or(pattern, |(until, _)| until);
    format!("{until}{id}")
}
