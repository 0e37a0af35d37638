//! The timer, the day's sums, and its entries.

use personio::calendar::{Minutes, TimeOfDay};
use personio_extension_model::attendance::{Attendance, Kind};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};

use super::{advice, away, entries, parts::icon_button, timer, tour};
use crate::ask::Ask;
use crate::format;
use crate::model::Model;
use crate::text::ViewText;

/// The screen of a day.
pub fn today(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let days = days(model, locale);
    Markup::Many(vec![
        tour::tour(model, ask, locale),
        away::away(model, ask, locale),
        timer::timer(model, ask, locale),
        days.into(),
        sums(model, locale).into(),
        advice::advice(model, ask, locale),
        entries::entries(model, ask, locale).into(),
    ])
}

/// From day to day.
fn days(model: Model, locale: &Locale) -> Element {
    let step = move |days: i64| {
        if let Some(day) = model.day.get_untracked().plus_days(days) {
            model.show(day);
        }
    };
    let back = locale.t(ViewText::BackToToday);
    let today = locale.t(ViewText::Today);
    let middle = live(move || {
        let day = model.day.get();
        if model.is_today() {
            return Markup::from(element("span").class("strong").child(today.clone()));
        }
        let show = move || model.show(model.minute.get_untracked().date());
        let text = format::short_day(day);
        element("span")
            .class("row")
            .child(element("span").class("strong").child(text))
            .child(super::parts::button("link-button", back.clone(), show))
            .into()
    });
    element("div")
        .class("row spread")
        .child(icon_button("icon icon-back", locale.t(ViewText::PreviousDay), move || step(-1)))
        .child(middle)
        .child(icon_button("icon icon-next", locale.t(ViewText::NextDay), move || step(1)))
}

fn sums(model: Model, locale: &Locale) -> Element {
    let words = locale.clone();
    let line = live(move || {
        let totals = model.totals();
        let worked = format::length(&words, totals.worked);
        let target = totals.target.filter(|target| *target > Minutes::ZERO);
        let text = match target {
            Some(target) => {
                let values = [("worked", worked.as_str()), ("target", &format::length(&words, target))];
                words.fill(ViewText::OfTarget, &values)
            }
            None => worked,
        };
        let balance = totals.balance().filter(|_| target.is_some()).map(|minutes| {
            let class = if minutes < 0 { "hint number" } else { "number positive" };
            element("span").class(class).child(format::balance(minutes))
        });
        element("p")
            .class("row spread")
            .child(element("span").class("strong number").child(text))
            .child(Markup::from(balance))
    });
    let share = move || {
        let totals = model.totals();
        let target = totals.target.unwrap_or_default().0.max(1);
        (u64::from(totals.worked.0) * 100 / u64::from(target)).min(100)
    };
    let bar = element("span").live_attr("style", move || ["inline-size:", &share().to_string(), "%"].concat());
    let has_target = move || model.totals().target.is_some_and(|target| target > Minutes::ZERO);
    let meter = element("div")
        .class("meter")
        .attr("aria-hidden", "true")
        .hidden(move || !has_target())
        .live_class("full", move || share() >= 100);
    element("section")
        .class("card progress")
        .attr("aria-label", locale.t(ViewText::WorkedToday))
        .child(line)
        .child(meter.child(bar))
        .child(strip(model))
}

/// The day as a strip: what is when, at a glance. The list says the same in words.
fn strip(model: Model) -> Markup {
    live(move || {
        let mut periods: Vec<(Attendance, bool)> =
            model.entries.with(|entries| entries.iter().map(|entry| (entry.attendance.clone(), false)).collect());
        periods.extend(model.running().into_iter().map(|period| (period, true)));
        if periods.is_empty() {
            return None;
        }
        let now = model.minute.get();
        let day = model.day.get();
        let minute_of = |time: personio::calendar::LocalDateTime| {
            if time.date() > day { 1440 } else { minutes(time.time()) }
        };
        let first = periods.iter().map(|(it, _)| minute_of(it.start)).min().unwrap_or_default();
        let last = periods.iter().map(|(it, _)| minute_of(it.end.unwrap_or(now))).max().unwrap_or(1440);
        // Whole hours at the ends and at the quarters.
        let from = first.min(8 * 60) / 60 * 60;
        let to = from + (last.max(18 * 60) - from).div_ceil(240) * 240;
        let share = |minutes: u32| (u64::from(minutes) * 1000 / u64::from((to - from).max(1))).to_string();
        let blocks = periods.iter().map(|(it, is_running)| {
            let (start, end) = (minute_of(it.start), minute_of(it.end.unwrap_or(now)));
            let (start, length) = (share(start.saturating_sub(from)), share(end.saturating_sub(start)));
            let style = ["inset-inline-start:calc(", &start, "% / 10);inline-size:calc(", &length, "% / 10)"].concat();
            let class = match (it.kind, is_running) {
                (Kind::Break, _) => "break",
                (Kind::Work, true) => "running",
                (Kind::Work, false) => "",
            };
            element("span").class(class).attr("style", style)
        });
        let scale = (0..=4).map(|part| element("span").child(hour(from + (to - from) * part / 4)));
        let strip = element("div").class("strip").children(blocks);
        let scale = element("div").class("strip-scale number").children(scale);
        Some(element("div").attr("aria-hidden", "true").child(strip).child(scale))
    })
}

fn minutes(time: TimeOfDay) -> u32 {
    u32::from(time.hour()) * 60 + u32::from(time.minute())
}

fn hour(minutes: u32) -> String {
    let tens = if minutes % 60 < 10 { "0" } else { "" };
    [&(minutes / 60).to_string(), ":", tens, &(minutes % 60).to_string()].concat()
}
