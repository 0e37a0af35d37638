//! The time per project, by person: as a table, as a chart, and as CSV, for any days.

use std::rc::Rc;

use leptos::prelude::event_target_value;
use personio::calendar::Date;
use personio_hr::project_time::Span;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::{State, watch};

use super::{parts, rows::virtual_rows, time_chart::chart};
use crate::model::Model;
use crate::summing::{Reading, sum};
use crate::text::DeskText;
use crate::time::{By, Kind, Line, Sheet};
use crate::tools::Tools;

/// The height of a row, as `desk.css` has it.
const ROW: u32 = 40;

/// Which days are chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    ThisMonth,
    LastMonth,
    Other,
}

/// The whole part.
pub fn time(model: Model, tools: &Tools, locale: &Locale) -> Markup {
    let Some(today) = today() else { return Markup::nothing() };
    let (choice, by, search) = (State::new(Choice::ThisMonth), State::new(By::Project), State::new(String::new()));
    let span = State::new(Some(Span::month_of(today)));
    let (reading, places) = (Reading::none(), State::new(Vec::new()));
    let sheet = State::new(Rc::new(Sheet::default()));
    let read = move || {
        if let Some(span) = span.get_untracked() {
            spawn(sum(model, reading, span));
        }
    };
    watch(move || {
        span.track();
        read();
    });
    watch(move || {
        let (projects, people) = (model.projects.get(), model.directory.get());
        let now = reading.time.get().map(|time| Sheet::of(&time, by.get(), &projects, &people));
        sheet.set(Rc::new(now.unwrap_or_default()));
    });
    watch(move || places.set(sheet.get().find(&search.get())));
    let shown = Shown { by, sheet, places };
    let save = {
        let (tools, locale) = (tools.clone(), locale.clone());
        parts::button("button", locale.t(DeskText::SaveCsv), move || {
            let csv = sheet.get_untracked().to_csv(&places.get_untracked(), by.get_untracked());
            tools.give(&[locale.t(DeskText::ProjectTime).as_str(), ".csv"].concat(), &csv);
        })
        .live_attr("disabled", move || places.with(Vec::is_empty))
    };
    let kinds = vec![(By::Project, locale.t(DeskText::ByProject)), (By::Person, locale.t(DeskText::ByPerson))];
    let head = element("div")
        .class("desk-head")
        .child(element("h1").child(locale.t(DeskText::ProjectTime)))
        .child(element("p").class("hint grow").attr("role", "status").child(said(locale, reading, span, sheet)))
        .child(save);
    let tools_row = element("div")
        .class("row heap-tools")
        .child(days(locale, choice, span, today))
        .child(parts::segments(locale.t(DeskText::ByLabel), move || by.get(), kinds, move |it| by.set(it)))
        .child(parts::search_input(locale.t(DeskText::SearchTime), search));
    let card = element("section")
        .class("card heap-table grow")
        .child(tools_row)
        .child(chart(locale, shown))
        .child(table(locale, shown))
        .child(nothing(locale, reading, shown, read))
        .child(element("p").class("hint").child(notes(locale, reading)));
    Markup::many([head, card])
}

/// What is on the screen.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// What stands above.
    pub(super) by: State<By>,
    /// Everything.
    pub(super) sheet: State<Rc<Sheet>>,
    /// What was searched for.
    pub(super) places: State<Vec<u32>>,
}

/// What a line is called.
pub(super) fn title(locale: &Locale, line: &Line, by: By) -> String {
    let is_project = (by == By::Project) == (line.kind != Kind::Part);
    let gone = if is_project { DeskText::GoneProject } else { DeskText::GonePerson };
    line.named.name.clone().unwrap_or_else(|| locale.fill(gone, &[("id", &line.named.id)]))
}

/// The days and all of their hours, or how far reading them is.
fn said(locale: &Locale, reading: Reading, span: State<Option<Span>>, sheet: State<Rc<Sheet>>) -> Markup {
    let locale = locale.clone();
    live(move || {
        let Some(span) = span.get() else { return locale.t(DeskText::SpanWrong) };
        if reading.is_broken.get() {
            return String::new();
        }
        if reading.time.with(Option::is_none) {
            return locale.fill(DeskText::ReadingTime, &[("count", &locale.number(reading.count.get()))]);
        }
        let (from, to) = (day(&locale, span.from), day(&locale, span.to));
        let hours = parts::hours(sheet.get().all().0.into());
        locale.fill(DeskText::SpanTotal, &[("from", &from), ("to", &to), ("time", &hours)])
    })
}

/// What does not count, and what is missing.
fn notes(locale: &Locale, reading: Reading) -> Markup {
    let locale = locale.clone();
    live(move || {
        let running = reading.time.with(|time| time.as_ref().map_or(0, |time| time.running()));
        let unread = reading.unread.get();
        let running = (running > 0).then(|| locale.count(DeskText::RunningOne, DeskText::RunningOther, running));
        let unread = (unread > 0).then(|| locale.count(DeskText::UnreadOne, DeskText::UnreadOther, unread));
        [Some(locale.t(DeskText::TimeHint)), running, unread].into_iter().flatten().collect::<Vec<_>>().join(" ")
    })
}

fn nothing(locale: &Locale, reading: Reading, shown: Shown, read: impl Fn() + Copy + 'static) -> Markup {
    let locale = locale.clone();
    live(move || {
        if reading.is_broken.get() {
            let again = parts::button("button", locale.t(DeskText::ReadAgain), read);
            return Some(
                element("div").class("empty").child(element("p").child(locale.t(DeskText::NotRead))).child(again),
            );
        }
        let is_there = reading.time.with(Option::is_some) && shown.places.with(Vec::is_empty);
        is_there.then(|| {
            let is_empty = shown.sheet.get().all().0 == 0;
            let (title, text) = match is_empty {
                true => (DeskText::NoTime, DeskText::NoTimeText),
                false => (DeskText::NothingHere, DeskText::NoTimeFound),
            };
            parts::empty(locale.t(title), locale.t(text))
        })
    })
}

/// Which days are looked at.
fn days(locale: &Locale, choice: State<Choice>, span: State<Option<Span>>, today: Date) -> Element {
    let choices = vec![
        (Choice::ThisMonth, locale.t(DeskText::ThisMonth)),
        (Choice::LastMonth, locale.t(DeskText::LastMonth)),
        (Choice::Other, locale.t(DeskText::OtherDays)),
    ];
    let segments = parts::segments(
        locale.t(DeskText::SpanLabel),
        move || choice.get(),
        choices,
        move |chosen| {
            choice.set(chosen);
            match chosen {
                Choice::ThisMonth => span.set(Some(Span::month_of(today))),
                Choice::LastMonth => span.set(Some(Span::month_before(today))),
                // It starts with the days that are shown.
                Choice::Other => {}
            }
        },
    );
    let locale = locale.clone();
    let fields = live(move || {
        if choice.get() != Choice::Other {
            return Markup::nothing();
        }
        let known = span.get_untracked().unwrap_or(Span::month_of(today));
        let (from, to) = (State::new(known.from.to_string()), State::new(known.to.to_string()));
        let field = |label: DeskText, value: State<String>| {
            element("input")
                .class("input day")
                .attr("type", "date")
                .attr("aria-label", locale.t(label))
                .live_property(move || Property::Value(value.get()))
                .on("change", move |event| {
                    value.set(event_target_value(&event));
                    let days = (from.get_untracked().parse().ok(), to.get_untracked().parse().ok());
                    let chosen = match days {
                        (Some(from), Some(to)) if from <= to => Some(Span { from, to }),
                        _ => None,
                    };
                    if span.get_untracked() != chosen {
                        span.set(chosen);
                    }
                })
        };
        Markup::many([field(DeskText::FirstDayOfSpan, from), field(DeskText::LastDayOfSpan, to)])
    });
    element("div").class("row").child(segments).child(fields)
}

fn table(locale: &Locale, shown: Shown) -> Element {
    let words = locale.clone();
    let head = live(move || {
        let by = shown.by.get();
        let (above, below) = match by {
            By::Project => (DeskText::Project, DeskText::People),
            By::Person => (DeskText::ColumnName, DeskText::Projects),
        };
        let head = [above, below, DeskText::Share, DeskText::Hours];
        let head = head.map(|text| element("span").attr("role", "columnheader").child(words.t(text)));
        element("div").class("table-head").attr("role", "row").children(head)
    });
    let words = locale.clone();
    // Rows are made once for each place: another sheet has others.
    let list = live(move || {
        let (sheet, by, words) = (shown.sheet.get(), shown.by.get_untracked(), words.clone());
        let all = sheet.all().0;
        virtual_rows(ROW, shown.places, move |place| {
            // Sums are shares of everything, and their parts of them.
            let whole = sheet.above(place).map_or(all, |above| above.minutes.0);
            sheet.get(place).map(|line| row(&words, line, whole, by))
        })
    });
    element("div")
        .class("table time-table")
        .attr("role", "table")
        .attr("aria-label", locale.t(DeskText::ProjectTime))
        .child(element("div").attr("role", "rowgroup").child(head))
        .child(list)
}

fn row(locale: &Locale, line: &Line, all: u32, by: By) -> Element {
    let cell = |class: &'static str, content: Markup| element("span").class(class).attr("role", "cell").child(content);
    let (name, count, class) = match line.kind {
        Kind::Sum(count) => (title(locale, line, by), locale.number(count), "table-row sum"),
        Kind::Part => (String::new(), title(locale, line, by), "table-row"),
    };
    let share = share(line.minutes.0, all);
    let bar = element("span").class("bar-track").attr("aria-hidden", "true");
    let bar = bar.child(element("span").attr("style", ["inline-size:", &share, "%"].concat()));
    let number = element("span").class("number").child([&share, " %"].concat());
    element("div")
        .class(class)
        .attr("role", "row")
        .child(cell("cell strong", name.into()))
        .child(cell("cell", count.into()))
        .child(cell("cell", element("span").class("row tracked").child(bar).child(number).into()))
        .child(cell("cell number", parts::hours(line.minutes.0.into()).into()))
}

/// A share of all, in whole hundredths.
pub(super) fn share(minutes: u32, all: u32) -> String {
    let all = u64::from(all);
    (u64::from(minutes) * 100).saturating_add(all / 2).checked_div(all).unwrap_or_default().to_string()
}

fn day(locale: &Locale, date: Date) -> String {
    locale.date(date.days().saturating_mul(86_400))
}

/// The day that the clock on the wall shows.
fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let month = u8::try_from(now.get_month().saturating_add(1)).unwrap_or(1);
    let (year, day) = (u16::try_from(now.get_full_year()), u8::try_from(now.get_date()));
    Date::new(year.unwrap_or(1970), month, day.unwrap_or(1))
}
