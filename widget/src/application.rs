//! Brings the application form's module into the open position, and keeps what was typed while somebody looks around.

use std::cell::RefCell;
use std::rc::Rc;

use personio::id::PositionId;
use personio::language::Language;
use personio_ui::application::Job;
use personio_ui::board::{BoardModel, View};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::state::watch;
use personio_ui::text::BoardText;
use personio_widget_form::{FormContext, MountedForm, mount_form};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlElement;

use crate::events::Event;
use crate::parts::NotLoaded;

/// Where applications go, and how.
#[derive(Clone)]
pub struct Applying {
    /// The relay that takes them.
    pub relay: String,
    /// The asked language, then its fallbacks.
    pub languages: Vec<Language>,
    /// The `fields` attribute.
    pub fields: Option<String>,
}

/// The forms that were opened, by position.
#[derive(Clone, Default)]
pub struct Forms(Rc<RefCell<Vec<(PositionId, Form)>>>);

struct Form {
    place: HtmlElement,
    _mounted: MountedForm,
}

impl Forms {
    /// Shows forms where the board has a place for them. Called within the board's owner.
    pub fn follow(&self, model: BoardModel, host: HtmlElement, applying: Applying) {
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
            let job_title = model.list.with_untracked(|list| {
                list.index_of(id).and_then(|index| Some(list.position(index)?.title.to_owned()))
            });
            let context = FormContext {
                relay: applying.relay.clone(),
                languages: applying.languages.clone(),
                locale: locale.clone(),
                fields: applying.fields.clone(),
                job: Job { id, title: job_title.unwrap_or_default() },
            };
            let (forms, host) = (forms.clone(), host.clone());
            let (loading, failed) = (locale.t(BoardText::FormLoading), locale.t(BoardText::FormErrorText));
            place.set_text_content(Some(&loading));
            spawn(async move {
                if forms.mount(&place, host, context).await.is_none() {
                    say(&place, &failed);
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

    async fn mount(&self, place: &HtmlElement, host: HtmlElement, context: FormContext) -> Option<()> {
        let form_place: HtmlElement = place.owner_document()?.create_element("div").ok()?.unchecked_into();
        let id = context.job.id;
        let mounted = show_form(place.clone(), form_place.clone(), host, context).await.ok()?;
        self.0.borrow_mut().push((id, Form { place: form_place, _mounted: mounted }));
        Some(())
    }
}

/// Puts a sentence where the form would be, for everybody to hear.
fn say(place: &HtmlElement, text: &str) {
    place.set_text_content(None);
    let Some(note) = place.owner_document().and_then(|page| page.create_element("p").ok()) else { return };
    note.set_class_name("note");
    _ = note.set_attribute("role", "alert");
    _ = place.append_child(&note);
    note.set_text_content(Some(text));
    // It may be far below the button that was clicked.
    note.scroll_into_view();
}

/// The form's code is a part of its own: it travels when somebody applies.
#[wasm_split(form, fallible)]
fn show_form(
    place: HtmlElement,
    form_place: HtmlElement,
    host: HtmlElement,
    context: FormContext,
) -> Result<MountedForm, NotLoaded> {
    place.set_text_content(None);
    place.append_child(&form_place).map_err(|_| NotLoaded)?;
    mount_form(&form_place, host, context).map_err(|_| NotLoaded)
}
