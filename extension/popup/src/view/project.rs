//! Which project something is for: a button that says so, and the way to others.
//!
//! The list behind it is a part of its own, loaded when somebody opens it.

use std::rc::Rc;

use personio::id::v2::ProjectId;
use personio_extension_messages::Problem;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, element, live};
use personio_ui::state::State;

use crate::ask::Ask;
use crate::model::Model;
use crate::parts::{self, NotLoaded};
use crate::text::ViewText;

/// What was chosen in the list; the outer nothing if somebody left it as it is.
pub type Chosen = Option<Option<ProjectId>>;

/// Shows the list, with what is chosen now, until something is chosen.
pub type List = fn(Model, &Ask, &Locale, Option<ProjectId>, Rc<dyn Fn(Chosen)>) -> Markup;

/// The choice of a project, or of none.
pub fn project(
    model: Model,
    ask: &Ask,
    locale: &Locale,
    chosen: impl Fn() -> Option<ProjectId> + Clone + 'static,
    choose: impl Fn(Option<ProjectId>) + 'static,
) -> Element {
    let list: State<Option<List>> = State::new(None);
    let (place, choose) = (Place::new(), Rc::new(choose));
    let name = {
        let (none, chosen) = (locale.t(ViewText::NoProject), chosen.clone());
        move || match chosen() {
            // A project that can no longer be chosen is still what the entry is for.
            Some(id) => model
                .with_kept(|kept| kept.catalogue.project(&id).map(str::to_owned))
                .flatten()
                .unwrap_or_else(|| id.as_str().to_owned()),
            None => none.clone(),
        }
    };
    let label = {
        let (name, words) = (name.clone(), locale.clone());
        move || words.fill(ViewText::ProjectIs, &[("name", &name())])
    };
    let open = move || {
        if list.with_untracked(Option::is_some) {
            list.set(None);
            return;
        }
        spawn(async move {
            match parts::projects().await {
                Ok(part) => list.set(Some(part)),
                Err(NotLoaded) => model.problem.set(Some(Problem::Version)),
            }
        });
    };
    let button = element("button")
        .class("select")
        .attr("type", "button")
        .attr("aria-haspopup", "listbox")
        .live_attr("aria-expanded", move || if list.with(Option::is_some) { "true" } else { "false" })
        .live_attr("aria-label", label)
        .place(place)
        .live(name)
        .on_click(open);
    let (ask, words) = (ask.clone(), locale.clone());
    let shown = live(move || {
        let part = list.get()?;
        let choose = choose.clone();
        let done = Rc::new(move |what: Chosen| {
            list.set(None);
            place.focus();
            if let Some(project) = what {
                choose(project);
            }
        });
        Some(part(model, &ask, &words, chosen(), done))
    });
    element("div").class("choice").child(button).child(shown)
}
