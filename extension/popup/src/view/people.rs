//! Colleagues: who is away, what there is to celebrate, and finding somebody, as far as the company shows it.

use std::rc::Rc;

use personio::calendar::Date;
use personio_extension_model::team::{self, Away, Colleague, DAYS_AHEAD, Occasion, Shown};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::looking::{MOST_ROWS, back, looking, looks, rest, search, without_relay};
use super::parts::empty;
use crate::ask::Ask;
use crate::fetch;
use crate::format;
use crate::model::Model;
use crate::text::MineText;

/// The screen with colleagues.
pub fn people(model: Model, _: &Ask, locale: &Locale) -> Markup {
    let words = locale.clone();
    let list = match fetch::has_relay(model) {
        true => looking(model, locale, fetch::colleagues, move |all| screen(model, &words, all)),
        false => without_relay(locale, MineText::NoPeople, MineText::NoPeopleDirect),
    };
    Markup::Many(vec![looks().into(), back(model, locale).into(), list])
}

fn screen(model: Model, locale: &Locale, all: &Rc<Vec<Colleague>>) -> Markup {
    let wanted = State::new(String::new());
    let field = search(wanted, "people", locale.t(MineText::SearchPeople));
    let (all, words) = (all.clone(), locale.clone());
    let below = live(move || {
        let today = model.minute.with(|minute| minute.date());
        wanted.with(|wanted| match wanted.trim().is_empty() {
            true => news(&words, &all, today),
            false => found(&words, &all, wanted, today),
        })
    });
    Markup::Many(vec![field.into(), below])
}

/// Those whom somebody looks for, with what is known of each.
fn found(locale: &Locale, all: &[Colleague], wanted: &str, today: Date) -> Markup {
    let fitting: Vec<&Colleague> = all.iter().filter(|it| it.fits(wanted)).collect();
    let rows = fitting.iter().take(MOST_ROWS).map(|it| {
        let away = it.away_on(today).map(|away| locale.fill(MineText::AwayNow, &[("until", &until(locale, &away))]));
        let later = it.away_after(today).map(|away| span(locale, &away));
        row(it, away.or(later).unwrap_or_default())
    });
    let rows = element("ul").class("people").children(rows);
    let rest = element("div").attr("role", "status").child(Markup::from(rest(locale, fitting.len())));
    element("section").class("card").child(rows).child(rest).into()
}

/// What everybody may know of today and of what comes.
fn news(locale: &Locale, all: &[Colleague], today: Date) -> Markup {
    let shown = Shown::of(all);
    let mut sections: Vec<Markup> = Vec::new();
    if shown.away {
        let now = all.iter().filter_map(|it| Some(row(it, until(locale, &it.away_on(today)?))));
        let later: Vec<_> = all.iter().filter_map(|it| Some((it.away_after(today)?, it))).collect();
        // Day by day, which is less code than sorting.
        let days = (1..=DAYS_AHEAD).filter_map(|days| today.plus_days(days));
        let soon = days.flat_map(|day| later.iter().filter(move |(away, _)| away.from == day));
        let soon = soon.map(|(away, it)| row(it, span(locale, away)));
        sections.push(section(locale, MineText::AwayToday, now.collect(), MineText::NobodyAway));
        sections.push(section(locale, MineText::AwaySoon, soon.collect(), MineText::NobodyAwaySoon));
    }
    if shown.occasions {
        let rows =
            team::occasions(all, today).into_iter().map(|(day, what, it)| row(it, occasion(locale, day, what, today)));
        sections.push(section(locale, MineText::Occasions, rows.collect(), MineText::NoOccasions));
    }
    if sections.is_empty() {
        let nothing = empty(locale.t(MineText::NothingShown), locale.t(MineText::NothingShownText));
        sections.push(element("section").class("card").child(nothing).into());
    }
    Markup::Many(sections)
}

fn section(locale: &Locale, title: MineText, rows: Vec<Element>, nobody: MineText) -> Markup {
    let all = rows.len();
    let body: Markup = match all {
        0 => element("p").class("hint").child(locale.t(nobody)).into(),
        _ => element("ul").class("people").children(rows.into_iter().take(MOST_ROWS)).into(),
    };
    let rest = if all > 0 { rest(locale, all) } else { None };
    element("section")
        .class("card stack")
        .child(element("h2").class("card-title").child(locale.t(title)))
        .child(body)
        .child(Markup::from(rest))
        .into()
}

fn row(colleague: &Colleague, about: String) -> Element {
    let about = (!about.is_empty()).then(|| element("span").class("hint").child(about));
    element("li")
        .class("person")
        .child(element("span").class("initials").attr("aria-hidden", "true").child(colleague.initials()))
        .child(
            element("span")
                .class("person-about")
                .child(element("strong").child(colleague.name.clone()))
                .child(Markup::from(about)),
        )
}

/// `until Fri, 5 Jun`, as far as it is known.
fn until(locale: &Locale, away: &Away) -> String {
    match away.to {
        Some(to) => locale.fill(MineText::AwayUntil, &[("day", &format::short_day(to))]),
        None => locale.t(MineText::AwayUnknown),
    }
}

/// `Mon, 8 Jun – Fri, 12 Jun`.
fn span(locale: &Locale, away: &Away) -> String {
    let from = format::short_day(away.from);
    match away.to {
        Some(to) if to == away.from => from,
        Some(to) => [&from, " – ", &format::short_day(to)].concat(),
        None => locale.fill(MineText::AwayFrom, &[("day", &from)]),
    }
}

fn occasion(locale: &Locale, day: Date, what: Occasion, today: Date) -> String {
    let words = match what {
        Occasion::Birthday => locale.t(MineText::Birthday),
        Occasion::Years(years) => locale.count(MineText::YearsOne, MineText::YearsOther, years),
        Occasion::FirstDay => locale.t(MineText::FirstWorkday),
    };
    let day = if day == today { locale.t(MineText::ThisDay) } else { format::short_day(day) };
    [&day, " · ", &words].concat()
}
