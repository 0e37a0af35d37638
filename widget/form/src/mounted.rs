//! A mounted form.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos::web_sys::FileList;
use personio::recruiting::FormDefinition;
use personio_ui::application::{ApplicationForm, ApplicationModel, FormActions, Job, choose_fields};
use personio_ui::browser_format::BrowserFormat;
use personio_ui::locale::Locale;
use personio_ui::text::Catalogue;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::context::FormContext;
use crate::request::Request;
use crate::sending::Sending;
use crate::styles;
use crate::uploads::Uploads;

/// After this, the form that everybody understands is shown.
const DEFINITION_TIMEOUT: u32 = 15 * 1000;

/// A form in its place. Freeing it takes everything out and aborts what travels.
#[wasm_bindgen]
pub struct FormHandle {
    mounted: Option<Box<dyn std::any::Any>>,
    owner: Owner,
}

impl Drop for FormHandle {
    fn drop(&mut self) {
        self.mounted = None;
        // Futures that travel hold their owner, so it would not go by itself.
        self.owner.cleanup();
    }
}

/// Puts the form of a position into its place. `host` is the custom element, which the page listens to.
///
/// # Errors
/// When the context is not the board's, or the style sheet cannot be made.
#[wasm_bindgen(js_name = mountForm)]
pub fn mount_form(place: HtmlElement, host: HtmlElement, context: JsValue) -> Result<FormHandle, JsValue> {
    let context: FormContext = serde_wasm_bindgen::from_value(context)?;
    let job = context.job().ok_or("the position has no id")?;
    styles::adopt(&place)?;
    let owner = Owner::new();
    let mount = move || {
        provide_context(Locale::new(
            context.interface(),
            Catalogue::parse(&context.catalogue),
            Box::new(BrowserFormat),
        ));
        let definition = RwSignal::new(None);
        let url = context.url("/_relay/form.json");
        spawn_local_scoped_with_cancellation(async move {
            definition.set(Some(fetch(&url).await.unwrap_or_default()));
        });
        let parts = StoredValue::new_local((context, host, job));
        move || match definition.get() {
            Some(definition) => parts.with_value(|(context, host, job)| start(definition, context, host, job.clone())),
            None => loading(),
        }
    };
    let mounted = owner.with(|| mount_to(place, mount));
    Ok(FormHandle { mounted: Some(Box::new(mounted)), owner })
}

async fn fetch(url: &str) -> Option<FormDefinition> {
    let response = Request::new("GET", url)?.timeout(DEFINITION_TIMEOUT).send(None).await;
    if response.status == 200 { serde_json::from_slice(&response.body).ok() } else { None }
}

fn loading() -> AnyView {
    view! { <div class="skeleton" aria-busy="true"><span></span><span></span><span></span></div> }.into_any()
}

/// Wires the form to the relay.
fn start(definition: FormDefinition, context: &FormContext, host: &HtmlElement, job: Job) -> AnyView {
    let (fields, unknown) = choose_fields(&definition, context.fields.as_deref());
    if !unknown.is_empty() {
        let names = unknown.join(", ");
        web_sys::console::warn_1(&["personio-jobs: the relay's form has no field ", &names].concat().into());
    }
    let model = ApplicationModel::new(definition, fields, job, context.languages(), &today());
    let relay = context.url("");
    let sending = StoredValue::new_local(Sending::new(model, host.clone(), relay.clone()));
    let send = move |step| sending.with_value(|sending| sending.go(step));
    let on_settled = Callback::new(move |()| send(model.continue_sending()));
    let uploads = StoredValue::new_local(Uploads::new(model, host.clone(), relay, on_settled));
    let actions = FormActions {
        on_files: Callback::new(move |files: FileList| uploads.with_value(|uploads| uploads.add(&files))),
        on_retry: Callback::new(move |id| uploads.with_value(|uploads| uploads.retry(id))),
        on_remove: Callback::new(move |id| uploads.with_value(|uploads| uploads.remove(id))),
        on_submit: Callback::new(move |()| send(model.submit())),
    };
    view! { <ApplicationForm model actions/> }.into_any()
}

/// Today in London, as `2024-09-24`: near enough for a date of birth.
fn today() -> String {
    String::from(js_sys::Date::new_0().to_iso_string()).chars().take(10).collect()
}
