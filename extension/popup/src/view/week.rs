//! The week as a table, with a way to fill its gaps, and the month behind it.

use personio::calendar::{Date, Minutes};
use personio_extension_messages::fresh;
use personio_extension_messages::{Request, Scope, state::State as Kept};
use personio_extension_model::{
    attendance::Attendance,
    day::{Totals, by_day},
    fill::{Proposal, Source, accept, proposals},
    plan::Plan,
    timeline,
    timer::Midnight,
    week::{self, monday},
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::month;
use super::parts::{button, icon_button, segments};
use crate::ask::Ask;
use crate::format;
use crate::model::{Model, Screen, target};
use crate::text::ViewText;

/// What is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Span {
    Week,
    Month,
}

/// The screen of a week or a month.
pub fn week(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let span = State::new(Span::Week);
    let choices = vec![(Span::Week, locale.t(ViewText::Week)), (Span::Month, locale.t(ViewText::Month))];
    let (ask, words) = (ask.clone(), locale.clone());
    Markup::Many(vec![
        segments(locale.t(ViewText::Navigation), move || span.get(), choices, move |chosen| span.set(chosen)).into(),
        live(move || match span.get() {
            Span::Week => Markup::Many(vec![table(model, &ask, &words).into(), gaps(model, &ask, &words)]),
            Span::Month => month::month(model, &ask, &words),
        }),
    ])
}

/// The sums of days, with what runs.
pub fn sums(kept: &Kept, model: Model, days: &[Date]) -> Vec<(Date, Totals)> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let clock = model.minute.get();
    let entries = timeline::entries(&kept.known, &kept.queue, *first, *last);
    let by_day = by_day(&entries);
    let running = kept.timer.preview(Midnight::Split, &model.now.get_untracked());
    let sum = |day: &Date| {
        let entries = by_day.iter().find(|(known, _)| known == day).map(|(_, entries)| entries.as_slice());
        let running: Vec<Attendance> = running.iter().filter(|it| it.start.date() == *day).cloned().collect();
        let entries = entries.unwrap_or_default().iter().copied();
        (*day, Totals::of(entries, target(kept, *day), clock).with(&running, clock))
    };
    days.iter().map(sum).collect()
}

fn days(monday: Date) -> Vec<Date> {
    (0..7).filter_map(|day| monday.plus_days(day)).collect()
}

/// Goes to another part of time, and looks at it in Personio.
pub fn go(model: Model, ask: &Ask, day: Date, scope: Scope) {
    model.show(day);
    ask.refresh(Request::Refresh(scope));
}

fn table(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let step = |weeks: i64| {
        let ask = ask.clone();
        move || {
            let Some(day) = model.day.get_untracked().plus_days(weeks * 7) else { return };
            let monday = monday(day);
            go(model, &ask, day, Scope { from: monday, to: monday.plus_days(6).unwrap_or(monday) });
        }
    };
    let title = {
        let locale = locale.clone();
        move || {
            let number = week::number(model.day.get()).to_string();
            locale.fill(ViewText::ThisWeek, &[("number", &number)])
        }
    };
    let head = element("div")
        .class("row spread")
        .child(icon_button("icon icon-back", locale.t(ViewText::PreviousWeek), step(-1)))
        .child(element("h2").class("strong").attr("style", "font-size:1rem").live(title))
        .child(icon_button("icon icon-next", locale.t(ViewText::NextWeek), step(1)));
    let columns = [ViewText::Day, ViewText::Worked, ViewText::Target, ViewText::Difference];
    let columns = columns.map(|text| element("th").attr("scope", "col").child(locale.t(text)));
    let total = locale.t(ViewText::Total);
    let body = live(move || {
        let days = days(monday(model.day.get()));
        let sums = model.with_kept(|kept| sums(kept, model, &days)).unwrap_or_default();
        let today = model.minute.get().date();
        // What is still to come is no debt yet.
        let so_far = sums.iter().filter(|(day, _)| *day <= today).map(|(_, totals)| *totals);
        let all = Totals::sum(so_far);
        let rows = sums.iter().map(|(day, totals)| row(model, *day, *totals, today));
        let foot =
            element("tr").child(element("th").attr("scope", "row").child(total.clone())).children(cells(all, true));
        Markup::Many(vec![element("tbody").children(rows).into(), element("tfoot").child(foot).into()])
    });
    element("section").class("card stack").child(head).child(
        element("table")
            .class("grid number")
            .child(element("thead").child(element("tr").children(columns)))
            .child(body),
    )
}

fn row(model: Model, day: Date, totals: Totals, today: Date) -> Element {
    let open = move || {
        model.show(day);
        model.screen.set(Screen::Today);
    };
    let text = format::short_day(day);
    let is_off = totals.target == Some(Minutes::ZERO);
    let class = match (day == today, is_off) {
        (true, _) => "today",
        (false, true) => "off",
        (false, false) => "",
    };
    element("tr")
        .class(class)
        .child(element("th").attr("scope", "row").child(button("link-button", text, open)))
        .children(cells(totals, day <= today))
}

fn cells(totals: Totals, is_past: bool) -> Vec<Element> {
    let worked = i64::from(totals.worked.0);
    let target = totals.target.map(|target| i64::from(target.0)).unwrap_or_default();
    let number = |minutes: i64| if minutes == 0 { "–".to_owned() } else { format::clock(minutes) };
    let difference = totals.balance().filter(|balance| is_past && (*balance != 0 || target != 0));
    let class = match difference {
        Some(balance) if balance < 0 => "negative",
        Some(balance) if balance > 0 => "positive",
        _ => "",
    };
    vec![
        element("td").child(number(worked)),
        element("td").child(number(target)),
        element("td").class(class).child(difference.map(format::balance).unwrap_or_default()),
    ]
}

/// Fills days without anything, from the usual day or from the week before. Nothing that is there changes.
fn gaps(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let offered: State<Option<Vec<Proposal>>> = State::new(None);
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || match offered.get() {
        None => {
            let fill = move || offered.set(Some(missing(model)));
            let split = button("button", locale.t(ViewText::Sheet), move || model.screen.set(Screen::Sheet));
            let fill = button("button", locale.t(ViewText::FillGaps), fill);
            Markup::from(element("div").class("pair").child(fill).child(split))
        }
        Some(proposals) => {
            let periods: Vec<&Attendance> =
                proposals.iter().filter_map(|it| it.outcome.as_ref().ok()).flatten().collect();
            let lines = periods.iter().map(|period| {
                let day = format::short_day(period.start.date());
                element("li")
                    .class("row spread")
                    .child(element("span").child(day))
                    .child(element("span").class("number hint").child(format::span(period, "")))
            });
            let count = u32::try_from(periods.len()).unwrap_or(u32::MAX);
            let words = match count {
                0 => locale.t(ViewText::FillNothing),
                _ => locale.count(ViewText::FillPreviewOne, ViewText::FillPreviewOther, count),
            };
            let (ask, saved, proposals) = (ask.clone(), locale.t(ViewText::Saved), proposals.clone());
            let apply = (count > 0).then(|| {
                button("button primary small", locale.t(ViewText::FillApply), move || {
                    offered.set(None);
                    ask.edit(accept(&proposals, fresh::keys()).edits, saved.clone());
                })
            });
            let leave = if count > 0 { ViewText::Cancel } else { ViewText::Back };
            let cancel = button("button small", locale.t(leave), move || offered.set(None));
            element("section")
                .class("card stack")
                .child(element("p").attr("role", "status").child(words))
                .child(element("ul").class("stack").children(lines))
                .child(element("div").class("row").child(Markup::from(apply)).child(cancel))
                .into()
        }
    })
}

/// What would fill the days of the week on which nothing is recorded: what was recorded a week before, or else the usual
/// day. Days off, absences and days to come stay empty.
fn missing(model: Model) -> Vec<Proposal> {
    let monday = monday(model.day.get_untracked());
    let sunday = monday.plus_days(6).unwrap_or(monday);
    let now = model.minute.get_untracked();
    let fill = |kept: &Kept| {
        let before = monday.plus_days(-7).unwrap_or(monday);
        let entries = timeline::entries(&kept.known, &kept.queue, before, sunday);
        let absences = timeline::absences(&kept.known, &kept.queue);
        let plan = Plan::new(&kept.settings.schedule, &absences, &[]);
        let of = |source| proposals(&entries, &plan, (monday, sunday), source, now).into_iter();
        let both = of(Source::WeeksBefore(1)).zip(of(Source::Schedule));
        both.map(|(last, usual)| if last.outcome.is_ok() { last } else { usual }).collect()
    };
    model.with_kept_untracked(fill).unwrap_or_default()
}
