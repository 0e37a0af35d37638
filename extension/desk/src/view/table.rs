//! The table of payslips.

use personio_hr::payslips::Send;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::{State, watch};

use super::{parts, rows::virtual_rows, why};
use crate::batch::Shown;
use crate::model::Model;
use crate::text::DeskText;

/// The height of a row, as `desk.css` has it.
const ROW: u32 = 52;

/// The table with what narrows it.
pub fn table(model: Model, locale: &Locale) -> Element {
    let heap = model.heap;
    let places = State::new(Vec::new());
    watch(move || {
        let (shown, search) = (heap.shown.get(), heap.search.get());
        let now = heap.batch.with(|batch| batch.shown(shown, &search));
        if places.with_untracked(|known| *known != now) {
            places.set(now);
        }
    });
    let filters = [
        (Shown::All, DeskText::FilterAll),
        (Shown::Look, DeskText::FilterLook),
        (Shown::Ready, DeskText::FilterReady),
        (Shown::LeftOut, DeskText::FilterLeftOut),
        (Shown::Failed, DeskText::FilterFailed),
    ];
    let filters = filters.map(|(shown, text)| {
        let words = locale.clone();
        let count = live(move || {
            let counts = heap.counts.get();
            let count = match shown {
                Shown::All => counts.all,
                Shown::Look => counts.look,
                Shown::Ready => counts.ready,
                Shown::LeftOut => counts.left_out,
                Shown::Failed => counts.failed,
            };
            words.fill(text, &[("count", &words.number(u32::try_from(count).unwrap_or(u32::MAX)))])
        });
        (shown, count)
    });
    let filters = parts::segments(
        locale.t(DeskText::FilterLabel),
        move || heap.shown.get(),
        filters.into_iter().collect(),
        move |shown| heap.shown.set(shown),
    );
    let head = [DeskText::File, DeskText::For, DeskText::Because, DeskText::State]
        .map(|text| element("span").attr("role", "columnheader").child(locale.t(text)));
    let words = locale.clone();
    let list = virtual_rows(ROW, places, move |place| row(model, &words, place));
    let words = locale.clone();
    let nothing = live(move || {
        places
            .with(Vec::is_empty)
            .then(|| parts::empty(words.t(DeskText::NothingHere), words.t(DeskText::NothingHereText)))
    });
    element("section")
        .class("card heap-table")
        .child(
            element("div")
                .class("row heap-tools")
                .child(filters)
                .child(parts::search_input(locale.t(DeskText::SearchFiles), heap.search)),
        )
        .child(
            element("div")
                .class("table payslip-table")
                .attr("role", "table")
                .attr("aria-label", locale.t(DeskText::Payslips))
                .child(
                    element("div")
                        .attr("role", "rowgroup")
                        .child(element("div").class("table-head").attr("role", "row").children(head)),
                )
                .child(list),
        )
        .child(nothing)
}

/// A payslip; pressed, it is looked at.
fn row(model: Model, locale: &Locale, place: u32) -> Markup {
    let heap = model.heap;
    let words = locale.clone();
    let cells = live(move || {
        let cells = heap.batch.with(|batch| {
            let entry = batch.get(place)?;
            let (state, chip) = why::state(entry);
            let person = match entry.name() {
                "" => element("span").class("hint").child(words.t(DeskText::Nobody)),
                name => element("span").class("strong").child(name.to_owned()),
            };
            let cell = |content: Element| element("span").class("cell").attr("role", "cell").child(content);
            let file = element("span").child(entry.paper.file.clone());
            let choose = element("button")
                .class("row-button")
                .attr("type", "button")
                .attr("data-send", entry.send().as_str())
                .live_attr("aria-pressed", move || if heap.chosen.get() == Some(place) { "true" } else { "false" })
                .child(file)
                .on_click(move || heap.chosen.set(Some(place)));
            let reason = why::why(&words, entry);
            let reason = element("span").class("reason").attr("title", reason.clone()).child(reason);
            let reason = if entry.send() == Send::Look { reason.class("reason to-check") } else { reason };
            Some(vec![
                Markup::from(element("span").class("cell").attr("role", "cell").child(choose)),
                cell(person).into(),
                cell(reason).into(),
                cell(element("span").class(chip).child(words.t(state))).into(),
            ])
        });
        cells.unwrap_or_default()
    });
    element("div")
        .class("table-row")
        .attr("role", "row")
        .live_class("chosen", move || heap.chosen.get() == Some(place))
        .child(cells)
        .into()
}
