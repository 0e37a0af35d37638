//! Brings the application to the relay.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use personio::recruiting::Application;
use personio_ui::application::{Answer, ApplicationModel, Banner, NextStep};
use personio_ui::browser::spawn;
use web_sys::HtmlElement;

use crate::events::Event;
use crate::idempotency::{LastTry, random_key};
use crate::origin;
use crate::request::{Request, Response};
use crate::tickets::{self, Tickets};

/// The relay waits a few seconds for Personio; after this, the connection is gone.
const TIMEOUT: u32 = 60 * 1000;

/// Sends the application and hands the answer to the form.
#[derive(Clone)]
pub struct Sending {
    model: ApplicationModel,
    host: HtmlElement,
    relay: String,
    tickets: Tickets,
    owner: Owner,
    last: Rc<RefCell<LastTry>>,
}

impl Sending {
    /// Nothing sent yet. Called within the form's owner.
    pub fn new(model: ApplicationModel, host: HtmlElement, relay: String, tickets: Tickets) -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self { model, host, relay, tickets, owner, last: Rc::default() }
    }

    /// Does what follows from the wish to send.
    pub fn go(&self, step: NextStep) {
        let application = match step {
            NextStep::Wait => return,
            NextStep::Correct => return Event::ApplyError { kind: "invalid" }.dispatch(&self.host),
            NextStep::Send(application) => application,
        };
        let sending = self.clone();
        self.owner.with(|| {
            spawn(async move {
                let response = sending.send(&application).await;
                if matches!(response.status, 400..=499) {
                    // A corrected application is another one, and a ticket is good for one.
                    sending.tickets.renew();
                }
                if response.status == 422 {
                    sending.last.borrow_mut().forget();
                }
                let answer = Answer::read(response.status, &response.body, &application);
                if matches!(&answer, Answer::Refused(refusal) if refusal.banner == Some(Banner::Origin)) {
                    origin::report_refusal(&sending.relay);
                }
                event(&answer).dispatch(&sending.host);
                sending.model.take(answer);
            });
        });
    }

    async fn send(&self, application: &Application) -> Response {
        let none = Response { status: 0, body: Vec::new() };
        let Ok(mut body) = serde_json::to_string(application) else { return none };
        if self.model.trapped.get_untracked() {
            body = ["{\"homepage\":\"x\",", body.get(1..).unwrap_or_default()].concat();
        }
        let key = self.last.borrow_mut().key(&body, random_key).unwrap_or_default();
        let mut response = none;
        // A second time with a new ticket, where the form was open for long. Nobody needs to know.
        for _ in 0..2 {
            let ticket = self.tickets.ticket().await;
            let Some(request) = Request::new("POST", &[&self.relay, "/v1/recruiting/applications"].concat()) else {
                break;
            };
            let request = request.header("content-type", "application/json").timeout(TIMEOUT);
            let request = request.optional_header("x-relay-ticket", &ticket).optional_header("idempotency-key", &key);
            response = request.send(Some(&body)).await;
            if response.status != tickets::REFUSED {
                break;
            }
            self.tickets.renew();
        }
        response
    }
}

fn event(answer: &Answer) -> Event {
    match answer {
        Answer::Sent => Event::Submitted { status: "delivered" },
        Answer::Received => Event::Submitted { status: "received" },
        Answer::Duplicate => Event::Submitted { status: "duplicate" },
        Answer::Refused(refusal) => {
            Event::ApplyError { kind: refusal.banner.map_or("invalid", |banner| banner.code()) }
        }
    }
}
