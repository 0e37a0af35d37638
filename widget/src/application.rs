//! Brings the application form's module into the open position, and keeps what was typed while somebody looks around.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use personio::id::PositionId;
use personio_ui::board::{BoardModel, View};
use personio_ui::browser::{object, spawn};
use personio_ui::locale::Locale;
use personio_ui::state::watch;
use personio_ui::text::BoardText;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::events::Event;

#[wasm_bindgen]
extern "C" {
    /// The form's module, as the element loads it.
    type FormModule;
    #[wasm_bindgen(method, catch, js_name = mountForm)]
    fn mount_form(
        this: &FormModule,
        place: &HtmlElement,
        host: &HtmlElement,
        context: JsValue,
    ) -> Result<FormHandle, JsValue>;

    /// A mounted form.
    type FormHandle;
    #[wasm_bindgen(method)]
    fn free(this: &FormHandle);
}

/// What the form has to know.
#[derive(Clone)]
pub struct FormContext {
    /// The relay that takes the application.
    pub relay: String,
    /// The asked language, then its fallbacks.
    pub languages: Vec<String>,
    /// The interface's texts in their language, as loaded.
    pub catalogue: String,
    /// The `fields` attribute.
    pub fields: Option<String>,
    /// The position.
    pub job_id: String,
    /// The position's title.
    pub job_title: String,
}

impl FormContext {
    /// The object that the form's module reads.
    fn to_object(&self) -> JsValue {
        let languages = self.languages.join(",");
        object(&[
            ("relay", self.relay.as_str().into()),
            ("languages", languages.into()),
            ("catalogue", self.catalogue.as_str().into()),
            ("fields", self.fields.as_deref().map_or(JsValue::UNDEFINED, JsValue::from)),
            ("jobId", self.job_id.as_str().into()),
            ("jobTitle", self.job_title.as_str().into()),
        ])
        .into()
    }
}

/// The forms that were opened, by position.
#[derive(Clone, Default)]
pub struct Forms(Rc<RefCell<Vec<(PositionId, Form)>>>);

struct Form {
    place: HtmlElement,
    handle: FormHandle,
}

impl Drop for Form {
    fn drop(&mut self) {
        self.handle.free();
    }
}

impl Forms {
    /// Shows forms where the board has a place for them. Called within the board's owner.
    pub fn follow(&self, model: BoardModel, host: HtmlElement, context: FormContext, load_module: Function) {
        let forms = self.clone();
        let locale = Locale::current();
        watch(move || {
            let (View::Job(id), Some(place)) = (model.view.get(), model.form_host.get()) else { return };
            if forms.bring_back(id, &place) {
                model.applying.set(true);
                return;
            }
            if !model.applying.get() {
                return;
            }
            Event::ApplyStart { id: id.to_string() }.dispatch(&host);
            let job_title = model
                .list
                .with_untracked(|list| list.index_of(id).and_then(|index| Some(list.position(index)?.title.clone())));
            let context =
                FormContext { job_id: id.to_string(), job_title: job_title.unwrap_or_default(), ..context.clone() };
            let (forms, host, load_module) = (forms.clone(), host.clone(), load_module.clone());
            let (loading, failed) = (locale.t(BoardText::FormLoading), locale.t(BoardText::FormErrorText));
            place.set_text_content(Some(&loading));
            spawn(async move {
                if forms.mount(id, &place, &host, &context, &load_module).await.is_none() {
                    place.set_text_content(Some(&failed));
                    model.applying.set(false);
                }
            });
        });
    }

    /// Takes every form out.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    fn bring_back(&self, id: PositionId, place: &HtmlElement) -> bool {
        let forms = self.0.borrow();
        let Some((_, form)) = forms.iter().find(|(of, _)| *of == id) else { return false };
        if !place.contains(Some(&form.place)) {
            place.set_text_content(None);
            _ = place.append_child(&form.place);
        }
        true
    }

    async fn mount(
        &self,
        id: PositionId,
        place: &HtmlElement,
        host: &HtmlElement,
        context: &FormContext,
        load_module: &Function,
    ) -> Option<()> {
        let module = load_module.call1(&JsValue::NULL, &"form".into()).ok()?;
        let module = JsFuture::from(Promise::resolve(&module)).await.ok()?;
        let form_place: HtmlElement = place.owner_document()?.create_element("div").ok()?.unchecked_into();
        place.set_text_content(None);
        place.append_child(&form_place).ok()?;
        let module: &FormModule = module.unchecked_ref();
        let handle = module.mount_form(&form_place, host, context.to_object()).ok()?;
        self.0.borrow_mut().push((id, Form { place: form_place, handle }));
        Some(())
    }
}
