//! A mounted form.

use std::rc::Rc;

use leptos::prelude::{Owner, provide_context};
use personio::recruiting::FormDefinition;
use personio_ui::application::{ApplicationModel, FORM_STYLES, FormActions, application_form, choose_fields};
use personio_ui::browser::{adopt_styles, spawn};
use personio_ui::markup::{Markup, Mounted, element, live, mount};
use personio_ui::state::State;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::context::FormContext;
use crate::request::Request;
use crate::sending::Sending;
use crate::tickets::Tickets;
use crate::uploads::Uploads;

/// After this, the form that everybody understands is shown.
const DEFINITION_TIMEOUT: u32 = 15 * 1000;

/// A form in its place. Dropping it takes everything out and aborts what travels.
pub struct MountedForm {
    mounted: Option<Mounted>,
    owner: Owner,
}

impl Drop for MountedForm {
    fn drop(&mut self) {
        self.mounted = None;
        // Futures that travel hold their owner, so it would not go by itself.
        self.owner.cleanup();
    }
}

/// Puts the form of a position into its place. `host` is the custom element, which the page listens to.
///
/// # Errors
/// When the style sheet cannot be made.
pub fn mount_form(place: &HtmlElement, host: HtmlElement, context: FormContext) -> Result<MountedForm, JsValue> {
    adopt_styles(&place.get_root_node(), "form", FORM_STYLES)?;
    let owner = Owner::new();
    let mounted = owner.with(|| {
        provide_context(context.locale.clone());
        let definition = State::new(None);
        let url = context.url("/_relay/form.json");
        spawn(async move { definition.set(Some(fetch(&url).await.unwrap_or_default())) });
        let form = live(move || match definition.get() {
            Some(definition) => start(definition, &context, &host),
            None => loading(),
        });
        mount(place, form)
    });
    Ok(MountedForm { mounted: Some(mounted), owner })
}

async fn fetch(url: &str) -> Option<FormDefinition> {
    let response = Request::new("GET", url)?.timeout(DEFINITION_TIMEOUT).send(None).await;
    if response.status == 200 { FormDefinition::from_json(&response.body) } else { None }
}

fn loading() -> Markup {
    let lines = (0..3).map(|_| element("span"));
    element("div").class("skeleton").attr("aria-busy", "true").children(lines).into()
}

/// Wires the form to the relay.
fn start(definition: FormDefinition, context: &FormContext, host: &HtmlElement) -> Markup {
    let (fields, unknown) = choose_fields(&definition, context.fields.as_deref());
    if !unknown.is_empty() {
        let names = unknown.join(", ");
        web_sys::console::warn_1(&["personio-jobs: the relay's form has no field ", &names].concat().into());
    }
    let model = ApplicationModel::new(definition, fields, context.job.clone(), context.languages.clone(), &today());
    let relay = context.url("");
    let tickets = Tickets::new(relay.clone(), context.job.id);
    let sending = Sending::new(model, host.clone(), relay.clone(), tickets.clone());
    let send = Rc::new(move |step| sending.go(step));
    let on_settled = {
        let send = send.clone();
        Rc::new(move || send(model.continue_sending()))
    };
    let uploads = Uploads::new(model, host.clone(), relay, tickets, on_settled);
    let (retried, removed) = (uploads.clone(), uploads.clone());
    let actions = FormActions {
        on_files: Rc::new(move |files| uploads.add(&files)),
        on_retry: Rc::new(move |id| retried.retry(id)),
        on_remove: Rc::new(move |id| removed.remove(id)),
        on_submit: Rc::new(move || send(model.submit())),
    };
    application_form(model, actions)
}

/// Today in London, as `2024-09-24`: near enough for a date of birth.
fn today() -> String {
    String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect()
}
