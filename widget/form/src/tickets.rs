//! The form's ticket: the relay gives one for a solved challenge, and takes nothing without it.
//!
//! Solving begins with the form, in slices between frames, so that there is a ticket long before somebody sends. A relay
//! that asks for none gives no challenge; then the ticket is empty.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::Owner;
use personio::id::PositionId;
use personio::json::Json;
use personio::proof::Search;
use personio_ui::browser::{pause, spawn};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::request::Request;

/// How the relay says that a ticket is missing, used or too old.
pub const REFUSED: u16 = 428;

const TIMEOUT: u32 = 15 * 1000;
/// Numbers in one go: a few milliseconds, half a frame's time on a slow phone, so that typing stays smooth.
const TRIES: u32 = 2_000;

/// Gets tickets for a form.
#[derive(Clone)]
pub struct Tickets(Rc<Inner>);

struct Inner {
    relay: String,
    job: PositionId,
    owner: Owner,
    current: RefCell<Promise>,
}

impl Tickets {
    /// Begins to get the first one. Called within the form's owner.
    pub fn new(relay: String, job: PositionId) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let current = RefCell::new(Promise::resolve(&JsValue::NULL));
        let tickets = Self(Rc::new(Inner { relay, job, owner, current }));
        tickets.renew();
        tickets
    }

    /// Begins to get another one; whoever waits for the last one still gets that.
    pub fn renew(&self) {
        let mut keep = Function::default();
        _ = self.0.current.replace(Promise::new(&mut |resolve, _| keep = resolve));
        let tickets = self.clone();
        self.0.owner.with(|| {
            spawn(async move {
                let ticket = tickets.get().await.unwrap_or_default();
                _ = keep.call1(&JsValue::NULL, &ticket.into());
            });
        });
    }

    /// A ticket, as soon as the relay believes that somebody may have written something.
    pub async fn ticket(&self) -> String {
        let promise = self.0.current.borrow().clone();
        JsFuture::from(promise).await.ok().and_then(|ticket| ticket.as_string()).unwrap_or_default()
    }

    async fn get(&self) -> Option<String> {
        let Inner { relay, job, .. } = &*self.0;
        let url = [relay, "/_relay/challenge?job=", &job.to_string()].concat();
        let body = Request::new("GET", &url)?.timeout(TIMEOUT).send(None).await.body;
        let challenge = Json::read(&body)?;
        let text = |name: &str| challenge.get(name)?.as_str();
        let last = challenge.get("maxnumber")?.as_u64()?.try_into().ok()?;
        let mut search = Search::new(text("salt")?, text("challenge")?, last)?;
        let number = loop {
            if let Some(number) = search.step(TRIES) {
                break number.to_string();
            }
            if search.is_over() {
                return None;
            }
            pause(0).await;
        };
        // The protocol's payload is the challenge with its number, as a text that a browser sends without asking first.
        let mut payload = String::from_utf8(body).ok()?;
        payload.truncate(payload.rfind('}')?);
        payload.push_str(",\"number\":");
        payload.push_str(&number);
        payload.push('}');
        let url = [relay, "/_relay/ticket"].concat();
        let answer = Request::new("POST", &url)?.timeout(TIMEOUT).send(Some(&payload)).await;
        let answer = Json::read(&answer.body)?;
        // Nobody writes an application within a moment, and the relay knows that.
        pause(answer.get("wait_ms")?.as_i64()?.try_into().ok()?).await;
        answer.get("ticket")?.as_str().map(str::to_owned)
    }
}
