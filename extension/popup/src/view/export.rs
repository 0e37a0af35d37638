//! Giving out what is recorded, as a file.

use personio::calendar::Date;
use personio_extension_browser::files;
use personio_extension_messages::{Problem, Request, Scope};
use personio_extension_model::{
    clock::Mark,
    export::{Headings, to_csv, to_ics, to_json},
    timeline,
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, element, live};
use personio_ui::state::State;

use super::parts::{date_input, field, segments};
use super::problem;
use crate::ask::Ask;
use crate::model::{Model, present};
use crate::text::TransferText;

/// What the file is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Csv,
    Ics,
    Json,
}

/// The card to export with.
pub fn export(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let today = model.minute.get_untracked().date();
    let (from, to) = (State::new(today.first_of_month().to_string()), State::new(today.to_string()));
    let kind = State::new(Kind::Csv);
    let mistake: State<Option<String>> = State::new(None);
    let kinds = vec![(Kind::Csv, "CSV".to_owned()), (Kind::Ics, "ICS".to_owned()), (Kind::Json, "JSON".to_owned())];
    let days = element("div")
        .class("pair")
        .child(field("export-from", locale.t(TransferText::ExportFrom), date_input(from)))
        .child(field("export-to", locale.t(TransferText::ExportTo), date_input(to)));
    let submit = element("button")
        .class("button")
        .attr("type", "submit")
        .live_attr("disabled", move || model.is_busy.get())
        .child(locale.t(TransferText::Download));
    let (ask, words) = (ask.clone(), locale.clone());
    element("section")
        .class("card stack")
        .child(element("h2").class("card-title").child(locale.t(TransferText::ExportTitle)))
        .child(element("p").class("hint").child(locale.t(TransferText::ExportText)))
        .child(
            element("form")
                .class("stack")
                .attr("aria-label", locale.t(TransferText::ExportTitle))
                .child(days)
                .child(segments(locale.t(TransferText::ExportKind), move || kind.get(), kinds, move |it| kind.set(it)))
                .child(live(move || mistake.get().map(problem::line)))
                .child(submit)
                .on("submit", move |event| {
                    event.prevent_default();
                    let span = span(&from.get_untracked(), &to.get_untracked());
                    mistake.set(span.is_none().then(|| words.t(TransferText::ExportDays)));
                    let Some((from, to)) = span else { return };
                    let words = words.clone();
                    // First what others may have recorded meanwhile.
                    ask.send_then(Request::Refresh(Scope { from, to }), move |model, _| {
                        if give(model, &words, (from, to), kind.get_untracked()).is_none() {
                            model.problem.set(Some(Problem::Storage));
                        }
                    });
                }),
        )
}

/// A year at most: so much the extension knows.
fn span(from: &str, to: &str) -> Option<(Date, Date)> {
    let (from, to): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
    (0..=366).contains(&from.days_until(to)).then_some((from, to))
}

fn give(model: Model, locale: &Locale, (from, to): (Date, Date), kind: Kind) -> Option<()> {
    let headings = [
        TransferText::ColumnDate,
        TransferText::ColumnStart,
        TransferText::ColumnEnd,
        TransferText::ColumnMinutes,
        TransferText::ColumnKind,
        TransferText::ColumnProject,
        TransferText::ColumnComment,
    ];
    let [date, start, end, minutes, type_, project, comment] = headings.map(|text| locale.t(text));
    let headings = Headings {
        date: &date,
        start: &start,
        end: &end,
        minutes: &minutes,
        kind: &type_,
        project: &project,
        comment: &comment,
    };
    let (text, ending, mime) = model.with_kept_untracked(|kept| {
        let entries = timeline::entries(&kept.known, &kept.queue, from, to);
        let projects = &kept.catalogue.projects;
        match kind {
            Kind::Csv => (to_csv(&entries, projects, headings), ".csv", "text/csv"),
            Kind::Ics => {
                let stamp = Mark { instant: present().instant, offset: 0 }.local();
                (to_ics(&entries, projects, stamp), ".ics", "text/calendar")
            }
            Kind::Json => (to_json(&entries), ".json", "application/json"),
        }
    })?;
    let name = [&locale.t(TransferText::ExportName), "-", &from.to_string(), "-", &to.to_string(), ending].concat();
    files::give(&name, mime, &text).ok()
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn a_span_begins_before_it_ends_and_is_a_year_at_most() {
        assert!(span("2026-06-01", "2026-06-01").is_some());
        assert!(span("2025-06-01", "2026-06-01").is_some());
        for (from, to) in [("2026-06-02", "2026-06-01"), ("2024-06-01", "2026-06-01"), ("", "2026-06-01"), ("x", "y")] {
            assert_eq!(span(from, to), None, "{from} {to}");
        }
    }
}
