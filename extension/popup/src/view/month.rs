//! The month as a map: the darker a day, the more was worked.

use personio::calendar::{Date, Minutes, Weekday};
use personio_extension_messages::Scope;
use personio_extension_model::{day::Totals, month::heat, week::monday};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};

use super::parts::{icon, icon_button};
use super::week::{go, sums};
use crate::ask::Ask;
use crate::format;
use crate::model::{Model, Screen};
use crate::text::ViewText;

/// The month of the day that is shown.
pub fn month(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let step = |is_back: bool| {
        let ask = ask.clone();
        move || {
            let day = model.day.get_untracked();
            let other = if is_back { day.first_of_month().plus_days(-1) } else { day.last_of_month().plus_days(1) };
            let Some(other) = other.map(Date::first_of_month) else { return };
            go(model, &ask, other, Scope { from: other, to: other.last_of_month() });
        }
    };
    let head = element("div")
        .class("row spread")
        .child(icon_button("icon icon-back", locale.t(ViewText::PreviousMonth), step(true)))
        .child(
            element("h2").class("strong").attr("style", "font-size:1rem").live(move || format::month(model.day.get())),
        )
        .child(icon_button("icon icon-next", locale.t(ViewText::NextMonth), step(false)));
    let names = Weekday::ALL
        .map(|weekday| element("span").class("month-head").attr("aria-hidden", "true").child(format::weekday(weekday)));
    let words = locale.clone();
    let days = live(move || {
        let first = model.day.get().first_of_month();
        let days: Vec<Date> = (0..first.days_until(first.last_of_month()).saturating_add(1))
            .filter_map(|day| first.plus_days(day))
            .collect();
        let today = model.minute.get().date();
        let blank = monday(first).days_until(first);
        let blanks = (0..blank).map(|_| element("span"));
        let sums = model.with_kept(|kept| sums(kept, model, &days)).unwrap_or_default();
        Markup::many(blanks.chain(sums.into_iter().map(|(date, totals)| day(model, &words, date, totals, today))))
    });
    let all = {
        let words = locale.clone();
        live(move || {
            let first = model.day.get().first_of_month();
            let last = first.days_until(first.last_of_month());
            let today = model.minute.get().date();
            let days: Vec<Date> =
                (0..=last).filter_map(|day| first.plus_days(day)).filter(|day| *day <= today).collect();
            let sums = model.with_kept(|kept| sums(kept, model, &days)).unwrap_or_default();
            let all = Totals::sum(sums.into_iter().map(|(_, totals)| totals));
            let balance = all.balance().map(format::balance).unwrap_or_default();
            let worked = [&words.t(ViewText::Total), ": ", &format::length(&words, all.worked)].concat();
            element("p")
                .class("row spread number")
                .child(element("span").class("strong").child(worked))
                .child(element("span").class("hint").child(balance))
        })
    };
    element("section")
        .class("card stack")
        .child(head)
        .child(element("div").class("month").children(names).child(days))
        .child(all)
        .into()
}

fn day(model: Model, locale: &Locale, date: Date, totals: Totals, today: Date) -> Element {
    let level = match (heat(totals), totals.target) {
        (0, Some(Minutes(0))) if !is_weekend(date) => "away",
        (0, _) => "",
        (1 | 2, _) => "level-1",
        (3, _) => "level-2",
        _ => "level-3",
    };
    let worked = if totals.worked.0 > 0 { format::clock(i64::from(totals.worked.0)) } else { String::new() };
    let long = format::long_day(date);
    let is_away = level == "away";
    let said = if is_away { locale.t(ViewText::Away) } else { format::length(locale, totals.worked) };
    let label = [&long, ", ", &said].concat();
    // Not by its colour alone.
    let below = if is_away { Markup::from(icon("icon small icon-absences")) } else { worked.into() };
    element("button")
        .class(level)
        .live_class("today", move || date == today)
        .attr("type", "button")
        .attr("aria-label", label)
        .child(element("span").child(date.day().to_string()))
        .child(element("small").class("number").child(below))
        .on_click(move || {
            model.show(date);
            model.screen.set(Screen::Today);
        })
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
