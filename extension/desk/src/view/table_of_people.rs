//! People from a table: what every line would do, then what became of it.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, element, live};
use personio_ui::state::State;

use super::people::Chosen;
use super::{parts, wrong::wrong};
use crate::model::Model;
use crate::people::import::{Import, Row, State as Said};
use crate::saving::{self, Table};
use crate::text::DeskText;
use crate::tools::Tools;

/// How many lines are shown; the report has all.
const MOST_SHOWN: usize = 200;

/// Choosing a table, looking at it, sending it.
pub fn table_of_people(model: Model, tools: &Tools, locale: &Locale, chosen: State<Option<Chosen>>) -> Element {
    let table = Table::none();
    let (words, tools) = (locale.clone(), tools.clone());
    let content = live(move || match (table.import.get(), table.is_busy.get()) {
        (None, false) => Markup::many([
            element("p").class("hint").child(words.t(DeskText::ImportText)),
            chooser(model, table, words.t(DeskText::ChooseTable)),
        ]),
        (None, true) => element("p").class("hint").attr("role", "status").child(words.t(DeskText::Loading)).into(),
        (Some(import), is_busy) => known(model, &tools, &words, table, &import, is_busy),
    });
    parts::panel(locale, locale.t(DeskText::ImportCsv), move || chosen.set(None)).child(content)
}

fn chooser(model: Model, table: Table, text: String) -> Element {
    let input = Place::new();
    let field = element("input")
        .attr("type", "file")
        .attr("hidden", true)
        .attr("accept", ".csv,.txt")
        .attr("data-chooser", "table")
        .place(input)
        .on("change", move |event| {
            let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                spawn(saving::read(model, table, file));
            }
        });
    let button = parts::button("button primary", text, move || {
        if let Some(field) = input.get_untracked() {
            field.click();
        }
    });
    element("span").child(button).child(field)
}

fn known(model: Model, tools: &Tools, locale: &Locale, table: Table, import: &Import, is_busy: bool) -> Markup {
    let due = u32::try_from(import.due()).unwrap_or(u32::MAX);
    let lines = import.rows.iter().take(MOST_SHOWN).map(|row| line(locale, row)).collect::<Vec<_>>();
    let text = match due {
        0 => locale.t(DeskText::SendNothing),
        due => locale.count(DeskText::SendLine, DeskText::SendLines, due),
    };
    let send = parts::button("button primary", text, move || spawn(saving::send(model, table)));
    let (tools, words) = (tools.clone(), locale.clone());
    let report = parts::button("button", locale.t(DeskText::SaveReport), move || {
        let columns = [DeskText::Line, DeskText::For, DeskText::State, DeskText::ColumnNote].map(|it| words.t(it));
        let text = table.import.with_untracked(|import| {
            import.as_ref().map(|import| import.report(columns, |state| words.t(said(state).0), |it| wrong(&words, it)))
        });
        tools.give(&[words.t(DeskText::People).as_str(), ".csv"].concat(), &text.unwrap_or_default());
    });
    let other = parts::button("button", locale.t(DeskText::StartOver), move || table.import.set(None));
    let status = if is_busy { locale.t(DeskText::Loading) } else { String::new() };
    Markup::many([
        element("ul").class("lines").attr("tabindex", "0").attr("aria-label", locale.t(DeskText::Line)).children(lines),
        element("p").class("hint").attr("role", "status").child(status),
        element("div")
            .class("row wrap")
            .child(send.attr("disabled", due == 0 || is_busy))
            .child(report.attr("disabled", is_busy))
            .child(other.attr("disabled", is_busy)),
    ])
}

fn line(locale: &Locale, row: &Row) -> Element {
    let (text, chip) = said(row.state());
    let number = element("span").class("hint number").child(row.line.to_string());
    let head = element("div")
        .class("row")
        .child(number)
        .child(element("span").class("strong grow").child(row.who.clone()))
        .child(element("span").class(chip).child(locale.t(text)));
    let note = Some(row.note(|it| wrong(locale, it)))
        .filter(|note| !note.is_empty())
        .map(|note| element("p").class("hint").child(note));
    element("li").child(head).child(Markup::from(note))
}

fn said(state: Said) -> (DeskText, &'static str) {
    match state {
        Said::WouldCreate => (DeskText::WouldCreate, "chip waiting"),
        Said::WouldChange => (DeskText::WouldChange, "chip waiting"),
        Said::Nothing => (DeskText::NothingChanges, "chip"),
        Said::Created => (DeskText::Created, "chip ok"),
        Said::Changed => (DeskText::Changed, "chip ok"),
        Said::Failed => (DeskText::LineFailed, "chip refused"),
    }
}
