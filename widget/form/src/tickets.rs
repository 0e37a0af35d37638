//! The form's ticket: the relay gives one for a solved challenge, and takes nothing without it.
//!
//! Solving begins with the form, in slices between frames, so that there is a ticket long before somebody sends. A relay
//! that asks for none gives no challenge; then the ticket is empty.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::Owner;
use personio::id::PositionId;
use personio_ui::browser::{pause, spawn};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::proof::Search;
use crate::request::Request;

/// How the relay says that a ticket is missing, used or too old.
pub const REFUSED: u16 = 428;

const TIMEOUT: u32 = 15 * 1000;
/// Numbers between two looks at the clock.
const TRIES: u32 = 500;
/// How long a turn may take: half a frame's time on a slow phone, so that typing stays smooth.
const TURN_MILLISECONDS: f64 = 10.0;

/// Gets tickets for a form.
#[derive(Clone)]
pub struct Tickets(Rc<Inner>);

struct Inner {
    relay: String,
    job: PositionId,
    owner: Owner,
    current: RefCell<(Promise, Promise)>,
}

impl Tickets {
    /// Begins to get the first one. Called within the form's owner.
    pub fn new(relay: String, job: PositionId) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let current = RefCell::new(begin(&owner, &relay, job));
        Self(Rc::new(Inner { relay, job, owner, current }))
    }

    /// Begins to get another one; whoever waits for the last one still gets that.
    pub fn renew(&self) {
        self.0.current.replace(begin(&self.0.owner, &self.0.relay, self.0.job));
    }

    /// A ticket, as soon as there is one.
    pub async fn for_documents(&self) -> String {
        let promise = self.0.current.borrow().0.clone();
        text(promise).await
    }

    /// A ticket, as soon as the relay believes that somebody has written an application.
    pub async fn for_application(&self) -> String {
        let promise = self.0.current.borrow().1.clone();
        text(promise).await
    }
}

async fn text(promise: Promise) -> String {
    JsFuture::from(promise).await.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A promise, and what keeps it.
fn promise() -> (Promise, Function) {
    let mut keep = Function::default();
    let promise = Promise::new(&mut |resolve, _| keep = resolve);
    (promise, keep)
}

fn begin(owner: &Owner, relay: &str, job: PositionId) -> (Promise, Promise) {
    let ((early, keep_early), (late, keep_late)) = (promise(), promise());
    let (challenge, exchange) =
        ([relay, "/_relay/challenge?job=", &job.to_string()].concat(), [relay, "/_relay/ticket"].concat());
    owner.with(|| {
        spawn(async move {
            let (ticket, wait) = ticket(&challenge, &exchange).await.unwrap_or_default();
            let ticket = JsValue::from(ticket);
            _ = keep_early.call1(&JsValue::NULL, &ticket);
            pause(wait).await;
            _ = keep_late.call1(&JsValue::NULL, &ticket);
        });
    });
    (early, late)
}

/// A ticket, and how many milliseconds nobody would believe that an application was written in.
async fn ticket(challenge: &str, exchange: &str) -> Option<(String, i32)> {
    let challenge = Request::new("GET", challenge)?.timeout(TIMEOUT).send(None).await;
    let body = String::from_utf8(challenge.body).ok()?;
    let (salt, hash, signature) = (value(&body, "salt")?, value(&body, "challenge")?, value(&body, "signature")?);
    let number = solve(Search::new(salt, hash, value(&body, "maxnumber")?.parse().ok()?)?).await?.to_string();
    let payload = [
        r#"{"algorithm":"SHA-256","challenge":""#,
        hash,
        r#"","number":"#,
        &number,
        r#","salt":""#,
        salt,
        r#"","signature":""#,
        signature,
        r#""}"#,
    ];
    let payload = web_sys::window()?.btoa(&payload.concat()).ok()?;
    // A text that a browser sends without asking first.
    let answer = Request::new("POST", exchange)?.timeout(TIMEOUT).send(Some(&payload)).await;
    let body = String::from_utf8(answer.body).ok()?;
    Some((value(&body, "ticket")?.to_owned(), value(&body, "wait_ms")?.parse().ok()?))
}

async fn solve(mut search: Search) -> Option<u32> {
    let clock = web_sys::window()?.performance()?;
    while !search.is_over() {
        let end = clock.now() + TURN_MILLISECONDS;
        while clock.now() < end {
            let found = search.step(TRIES);
            if found.is_some() {
                return found;
            }
        }
        pause(0).await;
    }
    None
}

/// A value of a flat object, found without a JSON reader: the protocol's texts need no escapes.
fn value<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let rest = body.split(&["\"", name, "\":"].concat()).nth(1)?;
    rest.split(['"', ',', '}']).find(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn the_values_of_a_challenge_and_of_a_ticket_are_found() {
        let body =
            r#"{"algorithm":"SHA-256","challenge":"ab","maxnumber":100,"salt":"x-1-7?expires=3&","signature":"cd"}"#;
        let found = ["challenge", "maxnumber", "salt", "signature", "algorithm"].map(|name| value(body, name));
        assert_eq!(found, ["ab", "100", "x-1-7?expires=3&", "cd", "SHA-256"].map(Some));
        assert_eq!(value(r#"{"ticket":"t","wait_ms":12}"#, "wait_ms"), Some("12"));
        for broken in ["", "<html>", r#"{"salt"}"#, r#"{"salt":""}"#] {
            assert_eq!(value(broken, "salt"), None, "{broken}");
        }
    }
}
