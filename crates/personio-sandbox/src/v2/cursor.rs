//! Pages of v2 lists: a cursor holds the query and where to go on.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::problem;
use crate::{desk::Desk, reply::Reply};

/// How large pages are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub(super) default: usize,
    pub(super) most: usize,
}

/// Persons and employments.
pub(super) const SMALL: Sizes = Sizes { default: 10, most: 50 };
/// Most lists.
pub(super) const MEDIUM: Sizes = Sizes { default: 100, most: 100 };
/// Documents, projects, jobs.
pub(super) const LARGE: Sizes = Sizes { default: 100, most: 200 };

/// Which page is asked for: the query of the first request counts, whatever comes with the cursor.
#[derive(Clone, Debug)]
pub(super) struct Cursor {
    pub(super) query: Vec<(String, String)>,
    pub(super) limit: usize,
    /// What was seen; what it says is the list's own business.
    pub(super) after: Option<Value>,
}

#[derive(Serialize, Deserialize)]
struct Content {
    path: String,
    query: Vec<(String, String)>,
    after: Value,
}

impl Cursor {
    /// Reads `limit` and `cursor`.
    pub(super) fn of(desk: &Desk<'_>, sizes: Sizes) -> Result<Self, Reply> {
        let refuse = || problem::bad_request(desk.now(), "Provided request parameters are invalid.");
        let limit = match desk.call.query("limit") {
            None => None,
            Some(text) => Some(text.parse().ok().filter(|limit| (1..=sizes.most).contains(limit)).ok_or_else(refuse)?),
        };
        let Some(cursor) = desk.call.query("cursor") else {
            let query = desk.call.query.iter().filter(|(name, _)| name != "limit").cloned().collect();
            return Ok(Self { query, limit: limit.unwrap_or(sizes.default), after: None });
        };
        let bytes = cursor.strip_prefix("cur_").and_then(|code| URL_SAFE_NO_PAD.decode(code).ok());
        let content: Content = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or_else(refuse)?;
        if content.path != desk.call.path {
            return Err(refuse());
        }
        Ok(Self { query: content.query, limit: limit.unwrap_or(sizes.default), after: Some(content.after) })
    }

    /// The place in a list that is counted from its beginning.
    pub(super) fn skip(&self) -> usize {
        self.after.as_ref().and_then(Value::as_u64).and_then(|skip| usize::try_from(skip).ok()).unwrap_or_default()
    }

    /// The page of a list that is there as a whole.
    pub(super) fn page<T>(&self, desk: &Desk<'_>, items: &[T], object: impl FnMut(&T) -> Value) -> Reply {
        let skip = self.skip();
        let data: Vec<Value> = items.iter().skip(skip).take(self.limit).map(object).collect();
        let next = skip.saturating_add(self.limit);
        self.answer(desk, data, (next < items.len()).then(|| json!(next)))
    }

    /// The page of a list that is looked through only as far as the page needs.
    pub(super) fn page_of<T>(
        &self,
        desk: &Desk<'_>,
        items: impl Iterator<Item = T>,
        object: impl FnMut(&T) -> Value,
    ) -> Reply {
        let skip = self.skip();
        let mut page: Vec<T> = items.skip(skip).take(self.limit.saturating_add(1)).collect();
        let more = page.len() > self.limit;
        page.truncate(self.limit);
        let next = more.then(|| json!(skip.saturating_add(self.limit)));
        self.answer(desk, page.iter().map(object).collect(), next)
    }

    /// A page with the link to the next one.
    pub(super) fn answer(&self, desk: &Desk<'_>, data: Vec<Value>, next: Option<Value>) -> Reply {
        let mut links = json!({"self": {"href": format!("{}{}", origin(desk), desk.call.path)}});
        let next = next.and_then(|after| self.next_link(desk, after));
        if let (Some(next), Some(links)) = (next, links.as_object_mut()) {
            links.insert("next".into(), json!({"href": next}));
        }
        let mut body = json!({"_meta": {"links": links}});
        if let Some(body) = body.as_object_mut() {
            // Moved: `json!` would copy each row with all that is in it.
            body.insert("_data".into(), Value::Array(data));
        }
        Reply::ok(body)
    }

    /// The link to what comes after.
    pub(super) fn next_link(&self, desk: &Desk<'_>, after: Value) -> Option<String> {
        let path = &desk.call.path;
        let content = Content { path: path.clone(), query: self.query.clone(), after };
        let code = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&content).ok()?);
        Some(format!("{}{path}?limit={}&cursor=cur_{code}", origin(desk), self.limit))
    }
}

fn origin(desk: &Desk<'_>) -> String {
    if desk.quirks.is("v2-links", "relative") { String::new() } else { desk.call.origin() }
}
