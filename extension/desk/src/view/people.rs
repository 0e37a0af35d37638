//! The people of the company: search, columns of choice, CSV; new ones and changes, one by one or from a table.

use leptos::prelude::event_target_checked;
use personio::id::v2::PersonId;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::{State, watch};

use super::{
    filter_of_people::{chips, filter},
    parts, person,
    rows::virtual_rows,
    table_of_people,
};
use crate::model::Model;
use crate::people::draft::Draft;
use crate::people::{Column, Who};
use crate::text::DeskText;
use crate::tools::Tools;

/// The height of a row, as `desk.css` has it.
const ROW: u32 = 40;

/// What is beside the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Somebody new.
    New,
    /// Somebody known.
    Known(PersonId),
    /// A table with people.
    Table,
}

/// The whole part.
pub fn people(model: Model, tools: &Tools, locale: &Locale) -> Markup {
    let (search, who) = (State::new(String::new()), State::new(Who::Active));
    let columns = State::new(vec![Column::Name, Column::Email, Column::Status, Column::Id]);
    let (chosen, filters): (State<Option<Chosen>>, _) = (State::new(None), State::new(Vec::new()));
    let places = State::new(Vec::new());
    watch(move || {
        let directory = model.directory.get();
        let found = directory.find(&search.get(), who.get());
        places.set(filters.with(|filters| directory.narrow(found, filters)));
    });
    let words = locale.clone();
    let count = live(move || {
        let count = u32::try_from(places.with(Vec::len)).unwrap_or(u32::MAX);
        let text = words.count(DeskText::PeopleOne, DeskText::PeopleOther, count);
        let loading = (!model.is_complete.get()).then(|| words.t(DeskText::Loading));
        [Some(text), loading].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let save = {
        let (tools, locale) = (tools.clone(), locale.clone());
        parts::button("button", locale.t(DeskText::SaveCsv), move || {
            let csv = model.directory.get_untracked().to_csv(&places.get_untracked(), &columns.get_untracked());
            tools.give(&[locale.t(DeskText::People).as_str(), ".csv"].concat(), &csv);
        })
    };
    let choices = vec![
        (Who::Active, locale.t(DeskText::WhoActive)),
        (Who::Left, locale.t(DeskText::WhoLeft)),
        (Who::All, locale.t(DeskText::WhoAll)),
    ];
    let tools_row = element("div")
        .class("row heap-tools")
        .child(parts::search_input(locale.t(DeskText::SearchPeople), search))
        .child(parts::segments(locale.t(DeskText::WhoLabel), move || who.get(), choices, move |chosen| who.set(chosen)))
        .child(filter(model, locale, filters))
        .child(chooser(model, locale, columns))
        .child(save);
    let words = locale.clone();
    let table = live(move || list(model, &words, columns.get(), places, chosen));
    let words = locale.clone();
    let nothing = live(move || {
        (places.with(Vec::is_empty) && model.is_complete.get())
            .then(|| parts::empty(words.t(DeskText::NobodyFound), words.t(DeskText::NobodyFoundText)))
    });
    let head = element("div")
        .class("desk-head")
        .child(element("h1").child(locale.t(DeskText::People)))
        .child(element("p").class("hint grow").attr("role", "status").child(count))
        .child(parts::button("button", locale.t(DeskText::ImportCsv), move || chosen.set(Some(Chosen::Table))))
        .child(parts::button("button primary", locale.t(DeskText::NewPerson), move || chosen.set(Some(Chosen::New))));
    let card = element("section")
        .class("card heap-table")
        .child(tools_row)
        .child(chips(locale, filters))
        .child(table)
        .child(nothing);
    let (words, tools) = (locale.clone(), tools.clone());
    let panel = live(move || match chosen.get()? {
        Chosen::New => Some(person::person(model, &tools, &words, chosen, None)),
        Chosen::Table => Some(table_of_people::table_of_people(model, &tools, &words, chosen)),
        // What is typed stays while others load: who it is is looked up once.
        Chosen::Known(id) => {
            let directory = model.directory.get_untracked();
            let known = directory.all().iter().find(|person| person.id == id).cloned()?;
            Some(person::person(model, &tools, &words, chosen, Some(Draft::of(known))))
        }
    });
    let columns = element("div")
        .class("heap")
        .live_class("has-look", move || chosen.with(Option::is_some))
        .child(card)
        .child(panel);
    Markup::many([head, columns])
}

/// Which columns are shown.
fn chooser(model: Model, locale: &Locale, columns: State<Vec<Column>>) -> Element {
    let words = locale.clone();
    let boxes = live(move || {
        let all = model.directory.get().columns();
        let boxes = all.into_iter().map(|column| {
            let (name, of_box) = (title(&words, &column), column.clone());
            let check = element("input")
                .attr("type", "checkbox")
                .live_property(move || Property::Checked(columns.with(|chosen| chosen.contains(&of_box))))
                .on("change", move |event| {
                    let is_wanted = event_target_checked(&event);
                    columns.update(|chosen| {
                        chosen.retain(|it| *it != column);
                        if is_wanted {
                            chosen.push(column.clone());
                        }
                    });
                });
            element("label").class("column-choice").child(check).child(name)
        });
        Markup::many(boxes)
    });
    element("details")
        .class("columns")
        .child(element("summary").class("button").child(locale.t(DeskText::Columns)))
        .child(element("div").class("columns-list card").child(boxes))
}

fn list(
    model: Model,
    locale: &Locale,
    columns: Vec<Column>,
    places: State<Vec<u32>>,
    chosen: State<Option<Chosen>>,
) -> Element {
    let width = ["--columns:", &columns.len().to_string()].concat();
    let head = columns.iter().map(|column| element("span").attr("role", "columnheader").child(title(locale, column)));
    let head = element("div").class("table-head").attr("role", "row").children(head.collect::<Vec<_>>());
    let words = locale.clone();
    let rows = virtual_rows(ROW, places, move |place| {
        let directory = model.directory.get();
        let Some(person) = directory.get(place) else { return Markup::nothing() };
        let id = person.id.clone();
        let cells = columns.iter().enumerate().map(|(index, column)| {
            let value = worded(&words, column, column.value(person));
            let cell = element("span").class("cell").attr("role", "cell");
            if index > 0 {
                return cell.child(value);
            }
            let id = id.clone();
            let value = if value.is_empty() { id.to_string() } else { value };
            let open = element("button").class("row-button").attr("type", "button").child(value);
            cell.child(open.on_click(move || chosen.set(Some(Chosen::Known(id.clone())))))
        });
        let cells = cells.collect::<Vec<_>>();
        let is_chosen = move || chosen.with(|it| *it == Some(Chosen::Known(id.clone())));
        element("div").class("table-row").attr("role", "row").live_class("chosen", is_chosen).children(cells).into()
    });
    element("div")
        .class("table people-table")
        .attr("role", "table")
        .attr("aria-label", locale.t(DeskText::People))
        .attr("style", width)
        .child(element("div").attr("role", "rowgroup").child(head))
        .child(rows)
}

/// What a value is called.
pub(super) fn worded(locale: &Locale, column: &Column, value: String) -> String {
    match (column, value.as_str()) {
        (Column::Status, "active") => locale.t(DeskText::StatusActive),
        (Column::Status, "inactive") => locale.t(DeskText::StatusInactive),
        _ => value,
    }
}

/// What a column is called.
pub(super) fn title(locale: &Locale, column: &Column) -> String {
    locale.t(match column {
        Column::Id => DeskText::ColumnId,
        Column::Name => DeskText::ColumnName,
        Column::FirstName => DeskText::ColumnFirstName,
        Column::LastName => DeskText::ColumnLastName,
        Column::Email => DeskText::ColumnEmail,
        Column::Status => DeskText::ColumnStatus,
        Column::Created => DeskText::ColumnCreated,
        Column::Attribute(label) => return label.clone(),
    })
}
