//! The projects of the company: status, time, parts and members; new ones, changes, archiving, deleting.

use personio::projects::v2::{
    AddProjectMembers, CreateProject, DeleteProject, ListProjectMembers, Placement, ProjectChange, ProjectStatus,
    RemoveProjectMembers, UpdateProject,
};
use personio::{
    error::Error,
    id::v2::{PersonId, ProjectId},
};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::{State, watch};

use super::{parts, rows::virtual_rows};
use crate::model::{Model, Trouble};
use crate::people::Who;
use crate::projects::{Row, Which, name};
use crate::relay::all;
use crate::text::DeskText;
use crate::tools::Tools;

/// The height of a row, as `desk.css` has it.
const ROW: u32 = 40;
/// How many people are offered.
const MOST_OFFERED: usize = 5;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chosen {
    New,
    Known(ProjectId),
}

/// The whole part.
pub fn projects(model: Model, tools: &Tools, locale: &Locale) -> Markup {
    let (search, which) = (State::new(String::new()), State::new(Which::Active));
    let chosen: State<Option<Chosen>> = State::new(None);
    let places = State::new(Vec::new());
    watch(move || {
        let now = model.projects.get().find(&search.get(), which.get());
        places.set(now);
    });
    model.fetch_projects();
    let words = locale.clone();
    let sum = live(move || {
        let minutes = model.projects.get().minutes(&places.get());
        words.fill(DeskText::TrackedAll, &[("time", &hours(minutes))])
    });
    let save = {
        let (tools, locale) = (tools.clone(), locale.clone());
        parts::button("button", locale.t(DeskText::SaveCsv), move || {
            let csv = model.projects.get_untracked().to_csv(&places.get_untracked());
            tools.give(&[locale.t(DeskText::Projects).as_str(), ".csv"].concat(), &csv);
        })
    };
    let choices = vec![
        (Which::Active, locale.t(DeskText::WhoActive)),
        (Which::Archived, locale.t(DeskText::WhichArchived)),
        (Which::All, locale.t(DeskText::WhoAll)),
    ];
    let tools_row = element("div")
        .class("row heap-tools")
        .child(parts::search_input(locale.t(DeskText::SearchProjects), search))
        .child(parts::segments(locale.t(DeskText::WhichLabel), move || which.get(), choices, move |it| which.set(it)))
        .child(save);
    let words = locale.clone();
    let nothing = live(move || {
        (places.with(Vec::is_empty) && model.has_projects.get())
            .then(|| parts::empty(words.t(DeskText::NoProject), words.t(DeskText::NoProjectText)))
    });
    let card = element("section")
        .class("card heap-table")
        .child(tools_row)
        .child(table(model, locale, places, chosen))
        .child(nothing);
    let words = locale.clone();
    let panel = live(move || match chosen.get()? {
        Chosen::New => Some(new_project(model, &words, chosen)),
        Chosen::Known(id) => Some(known_project(model, &words, chosen, &id)),
    });
    let head = element("div")
        .class("desk-head")
        .child(element("h1").child(locale.t(DeskText::Projects)))
        .child(element("p").class("hint grow").attr("role", "status").child(sum))
        .child(parts::button("button primary", locale.t(DeskText::NewProject), move || chosen.set(Some(Chosen::New))));
    let columns = element("div")
        .class("heap")
        .live_class("has-look", move || chosen.with(Option::is_some))
        .child(card)
        .child(panel);
    Markup::many([head, columns])
}

fn table(model: Model, locale: &Locale, places: State<Vec<u32>>, chosen: State<Option<Chosen>>) -> Element {
    let head = [DeskText::Project, DeskText::Client, DeskText::Code, DeskText::State, DeskText::Tracked];
    let head = head.map(|text| element("span").attr("role", "columnheader").child(locale.t(text)));
    let words = locale.clone();
    let most = State::new(1.0_f64);
    watch(move || {
        let projects = model.projects.get();
        let minutes = |place: &u32| projects.get(*place)?.project.tracked_minutes;
        most.set(places.with(|places| places.iter().filter_map(minutes).fold(1.0, f64::max)));
    });
    // Rows follow nothing but the choice, so that many come and go within a frame: changed projects bring a new list.
    let list = live(move || {
        let (projects, words) = (model.projects.get(), words.clone());
        virtual_rows(ROW, places, move |place| {
            let row = projects.get(place)?;
            let id = row.project.id.clone();
            let is_chosen = move || chosen.with(|it| matches!(it, Some(Chosen::Known(known)) if *known == id));
            let line = element("div").class("table-row").attr("role", "row").live_class("chosen", is_chosen);
            Some(line.child(cells(&words, row, chosen)))
        })
    });
    element("div")
        .class("table project-table")
        .attr("role", "table")
        .attr("aria-label", locale.t(DeskText::Projects))
        .live_attr("style", move || ["--most:", &most.get().to_string()].concat())
        .child(
            element("div")
                .attr("role", "rowgroup")
                .child(element("div").class("table-head").attr("role", "row").children(head)),
        )
        .child(list)
}

fn cells(locale: &Locale, row: &Row, chosen: State<Option<Chosen>>) -> Markup {
    let project = &row.project;
    let id = project.id.clone();
    let cell = |content: Markup| element("span").class("cell").attr("role", "cell").child(content);
    let open = element("button")
        .class(if row.is_part { "row-button part" } else { "row-button" })
        .attr("type", "button")
        .child(name(project).to_owned())
        .on_click(move || chosen.set(Some(Chosen::Known(id.clone()))));
    let (state, chip) = match row.is_archived() {
        true => (DeskText::Archived, "chip"),
        false => (DeskText::StatusActive, "chip ok"),
    };
    let minutes = project.tracked_minutes.unwrap_or_default();
    let length = element("span").attr("style", ["--minutes:", &minutes.max(0.0).to_string()].concat());
    let bar = element("span").class("bar-track").attr("aria-hidden", "true").child(length);
    let time =
        element("span").class("row tracked").child(bar).child(element("span").class("number").child(hours(minutes)));
    Markup::many([
        cell(open.into()),
        cell(project.client_name.clone().unwrap_or_default().into()),
        cell(project.project_code.clone().unwrap_or_default().into()),
        cell(element("span").class(chip).child(locale.t(state)).into()),
        cell(time.into()),
    ])
}

fn panel(locale: &Locale, title: String, chosen: State<Option<Chosen>>) -> Element {
    parts::panel(locale, title, move || chosen.set(None))
}

/// Does something to projects, and shows them anew.
fn act<F>(model: Model, then: impl FnOnce() + 'static, call: impl FnOnce(crate::relay::Seat) -> F + 'static)
where
    F: Future<Output = Result<(), Error>> + 'static,
{
    let Some(seat) = model.seat.get_untracked() else { return };
    model.trouble.set(None);
    spawn(async move {
        match call((*seat).clone()).await {
            Ok(()) => {
                then();
                model.load_projects().await;
            }
            Err(error) => model.trouble.set(Some(Trouble::of_change(&error))),
        }
    });
}

fn new_project(model: Model, locale: &Locale, chosen: State<Option<Chosen>>) -> Element {
    let (title, client, code) = (State::new(String::new()), State::new(String::new()), State::new(String::new()));
    let text = |value: State<String>| parts::text_input(move || value.get(), move |text| value.set(text));
    let save = parts::button("button primary", locale.t(DeskText::Create), move || {
        let create = CreateProject {
            project_code: some(&code.get_untracked()),
            place: Placement::Top {
                assigned_to_all: Some(false),
                billable: None,
                client_name: some(&client.get_untracked()),
                project_type: None,
                cost_center: None,
            },
            ..CreateProject::named(title.get_untracked().trim())
        };
        act(model, move || chosen.set(None), |seat| async move { seat.client.create(&create).await.map(|_| ()) });
    });
    let save = save.live_attr("disabled", move || title.with(|title| title.trim().is_empty()));
    panel(locale, locale.t(DeskText::NewProject), chosen)
        .child(parts::field("project-name", locale.t(DeskText::Project), text(title)))
        .child(parts::field("project-client", locale.t(DeskText::Client), text(client)))
        .child(parts::field("project-code", locale.t(DeskText::Code), text(code)))
        .child(element("p").class("hint").child(locale.t(DeskText::NewProjectHint)))
        .child(save)
}

fn known_project(model: Model, locale: &Locale, chosen: State<Option<Chosen>>, id: &ProjectId) -> Element {
    let projects = model.projects.get();
    let Some(row) = projects.place(id).and_then(|place| projects.get(place)).cloned() else {
        return panel(locale, locale.t(DeskText::NoProject), chosen);
    };
    let title = State::new(name(&row.project).to_owned());
    let rename = {
        let (id, before) = (id.clone(), name(&row.project).to_owned());
        parts::button("button", locale.t(DeskText::Rename), move || {
            let change =
                ProjectChange { name: Some(title.get_untracked().trim().to_owned()), ..ProjectChange::default() };
            let update = UpdateProject { id: id.clone(), change };
            act(model, || (), |seat| async move { seat.client.send(&update).await });
        })
        .live_attr("disabled", move || title.with(|title| title.trim().is_empty() || title.trim() == before))
    };
    let archive = {
        let id = id.clone();
        let (text, status) = match row.is_archived() {
            true => (DeskText::Activate, ProjectStatus::Active),
            false => (DeskText::Archive, ProjectStatus::Archived),
        };
        parts::button("button", locale.t(text), move || {
            let change = ProjectChange { status: Some(status.clone()), ..ProjectChange::default() };
            let update = UpdateProject { id: id.clone(), change };
            act(model, || (), |seat| async move { seat.client.send(&update).await });
        })
    };
    let field = parts::text_input(move || title.get(), move |text| title.set(text));
    panel(locale, name(&row.project).to_owned(), chosen)
        .child(parts::field("project-name", locale.t(DeskText::Project), field))
        .child(element("div").class("row wrap").child(rename).child(archive))
        .child(element("p").class("hint").child(locale.t(DeskText::ArchiveHint)))
        .child(deletion(model, locale, chosen, &row))
        .child(members(model, locale, &row))
}

/// Deleting, with what Personio makes of it, and a second click.
fn deletion(model: Model, locale: &Locale, chosen: State<Option<Chosen>>, row: &Row) -> Element {
    let is_asked = State::new(false);
    let rule = match (row.is_tracked(), row.parts) {
        (true, _) => locale.t(DeskText::DeleteTracked),
        (false, 0) => locale.t(DeskText::DeleteHint),
        (false, parts) => locale.fill(DeskText::DeleteParts, &[("count", &locale.number(parts))]),
    };
    let (id, words) = (row.project.id.clone(), locale.clone());
    let buttons = live(move || {
        if !is_asked.get() {
            return parts::button("button", words.t(DeskText::Delete), move || is_asked.set(true));
        }
        let id = id.clone();
        parts::button("button danger", words.t(DeskText::DeleteSure), move || {
            let delete = DeleteProject { id: id.clone() };
            act(model, move || chosen.set(None), |seat| async move { seat.client.send(&delete).await });
        })
    });
    element("div").class("stack").child(element("p").class("hint").child(rule)).child(buttons)
}

/// Who may record time for it.
fn members(model: Model, locale: &Locale, row: &Row) -> Element {
    let heading = element("h3").class("field-label").child(locale.t(DeskText::Members));
    if row.is_part {
        return element("div")
            .class("stack")
            .child(heading)
            .child(element("p").class("hint").child(locale.t(DeskText::MembersOfPart)));
    }
    let known: State<Option<Vec<PersonId>>> = State::new(None);
    let project = row.project.id.clone();
    let load = move || {
        let (project, seat) = (project.clone(), model.seat.get_untracked());
        spawn(async move {
            let Some(seat) = seat else { return };
            let list = ListProjectMembers { project, limit: Some(200), cursor: None };
            match all(&seat.client, list).await {
                Ok(members) => known.set(Some(members.into_iter().map(|it| it.person.id).collect())),
                Err(error) => model.trouble.set(Some(Trouble::of(&error))),
            }
        });
    };
    load();
    let (words, project, of_list) = (locale.clone(), row.project.id.clone(), load.clone());
    let list = live(move || {
        let members = known.get()?;
        let directory = model.directory.get();
        let rows = members.into_iter().map(|person| {
            let name = directory.named(&person);
            let (project, load, label) =
                (project.clone(), of_list.clone(), words.fill(DeskText::RemoveMember, &[("name", &name)]));
            let remove = element("button")
                .class("icon-only")
                .attr("type", "button")
                .attr("aria-label", label.clone())
                .attr("title", label)
                .child(parts::icon("icon icon-close"))
                .on_click(move || {
                    let remove = RemoveProjectMembers { project: project.clone(), persons: vec![person.clone()] };
                    act(model, load.clone(), |seat| async move { seat.client.send(&remove).await.map(|_| ()) });
                });
            element("div").class("row member").child(element("span").class("grow").child(name)).child(remove)
        });
        Some(Markup::many(rows))
    });
    let search = State::new(String::new());
    let project = row.project.id.clone();
    let offers = live(move || {
        let text = search.get();
        if text.trim().is_empty() {
            return Markup::nothing();
        }
        let directory = model.directory.get();
        let found = directory.find(&text, Who::Active).into_iter().take(MOST_OFFERED);
        let offers = found.filter_map(|place| directory.get(place)).map(|person| {
            let (project, load, id) = (project.clone(), load.clone(), person.id.clone());
            parts::button("offer", personio_hr::payslips::name(person), move || {
                search.set(String::new());
                let add = AddProjectMembers { project: project.clone(), persons: vec![id.clone()] };
                act(model, load.clone(), |seat| async move { seat.client.send(&add).await.map(|_| ()) });
            })
        });
        Markup::many(offers)
    });
    let everybody = (row.project.assigned_to_all == Some(true))
        .then(|| element("p").class("hint").child(locale.t(DeskText::MembersAll)));
    element("div")
        .class("stack")
        .child(heading)
        .child(Markup::from(everybody))
        .child(list)
        .child(parts::search_input(locale.t(DeskText::AddMember), search))
        .child(element("div").class("offers").child(offers))
}

fn hours(minutes: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than a million years")]
    parts::hours(minutes.max(0.0).round() as u64)
}

fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
