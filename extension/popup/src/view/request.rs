//! Asking for an absence.

use leptos::prelude::event_target_value;
use personio::calendar::{Date, Minutes, TimeOfDay};
use personio_extension_messages::{catalogue::AbsenceType, fresh};
use personio_extension_model::{
    absence::{Absence, Since, Until},
    edit::Edit,
    timeline,
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Property, element, live};
use personio_ui::state::State;

use super::parts::{button, check, date_input, field, text_input, time_input};
use super::problem;
use crate::ask::Ask;
use crate::format;
use crate::model::Model;
use crate::text::ViewText;

/// What somebody is asking for.
#[derive(Clone, Copy)]
struct Fields {
    kind: State<String>,
    first: State<String>,
    last: State<String>,
    from_noon: State<bool>,
    until_noon: State<bool>,
    from: State<String>,
    until: State<String>,
    comment: State<String>,
}

/// The form, until it was sent or closed.
pub fn request(model: Model, ask: &Ask, locale: &Locale, is_open: State<bool>) -> Element {
    let today = model.minute.get_untracked().date().to_string();
    let text = |text: &str| State::new(text.to_owned());
    let fields = Fields {
        kind: text(""),
        first: text(&today),
        last: text(&today),
        from_noon: State::new(false),
        until_noon: State::new(false),
        from: text("9:00"),
        until: text("12:00"),
        comment: text(""),
    };
    let kinds = model.part(Vec::new(), |kept| kept.catalogue.absence_types.clone());
    let in_hours = move || kinds.with(|kinds| chosen(kinds, &fields.kind.get()).is_some_and(|kind| kind.in_hours));
    let mistake: State<Option<String>> = State::new(None);
    let days = element("div")
        .class("pair")
        .child(field("first", locale.t(ViewText::FirstDay), date_input(fields.first)))
        .child(field("last", locale.t(ViewText::LastDay), date_input(fields.last)).hidden(in_hours));
    let halves = element("div")
        .class("pair")
        .hidden(in_hours)
        .child(box_of(locale.t(ViewText::HalfFirst), check(fields.from_noon)))
        .child(box_of(locale.t(ViewText::HalfLast), check(fields.until_noon)));
    let hours = element("div")
        .class("pair")
        .hidden(move || !in_hours())
        .child(field("from-time", locale.t(ViewText::From), time_input(fields.from)))
        .child(field("until-time", locale.t(ViewText::Until), time_input(fields.until)));
    let submit = element("button").class("button primary").attr("type", "submit").child(locale.t(ViewText::Request));
    element("form")
        .class("card stack")
        .attr("aria-label", locale.t(ViewText::RequestAbsence))
        .child(field("kind", locale.t(ViewText::AbsenceKind), kind_select(kinds, fields.kind, locale)))
        .child(days)
        .child(halves)
        .child(hours)
        .child(field(
            "absence-comment",
            locale.t(ViewText::Comment),
            text_input(fields.comment).attr("maxlength", "2000"),
        ))
        .child(outlook(model, fields, locale))
        .child(live(move || mistake.get().map(problem::line)))
        .child(element("div").class("row").child(submit).child(button(
            "button",
            locale.t(ViewText::Cancel),
            move || is_open.set(false),
        )))
        .on("submit", {
            let (ask, locale) = (ask.clone(), locale.clone());
            move |event| {
                event.prevent_default();
                let read = kinds.with_untracked(|kinds| read(fields, kinds));
                match read {
                    Ok(absence) => {
                        is_open.set(false);
                        ask.edit(vec![Edit::add(fresh::key(1), absence)], locale.t(ViewText::Requested));
                    }
                    Err(text) => mistake.set(Some(locale.t(text))),
                }
            }
        })
}

fn chosen<'a>(kinds: &'a [AbsenceType], id: &str) -> Option<&'a AbsenceType> {
    kinds.iter().find(|kind| kind.id.as_str() == id)
}

fn kind_select(kinds: State<Vec<AbsenceType>>, kind: State<String>, locale: &Locale) -> Element {
    let choose = locale.t(ViewText::ChooseKind);
    element("select")
        .class("select")
        .live(move || {
            let none = element("option").attr("value", "").child(choose.clone());
            kinds.with(|kinds| {
                let options = kinds
                    .iter()
                    .map(|it| element("option").attr("value", it.id.as_str().to_owned()).child(it.name.clone()));
                personio_ui::markup::Markup::many(std::iter::once(none).chain(options))
            })
        })
        .live_property(move || Property::Value(kind.get()))
        .on("change", move |event| kind.set(event_target_value(&event)))
}

fn box_of(label: String, control: Element) -> Element {
    element("label").class("row").child(control).child(element("span").child(label))
}

/// What is typed as an absence.
fn read(fields: Fields, kinds: &[AbsenceType]) -> Result<Absence, ViewText> {
    let kind = fields.kind.with_untracked(|id| chosen(kinds, id).cloned()).ok_or(ViewText::ChooseKind)?;
    let day = |text: State<String>| text.with_untracked(|text| text.parse::<Date>().ok());
    let first = day(fields.first).ok_or(ViewText::AbsenceEndMissing)?;
    let comment = fields.comment.get_untracked();
    let (from, until) = if kind.in_hours {
        let time = |text: State<String>| text.with_untracked(|text| format::read_time(text));
        let from: TimeOfDay = time(fields.from).ok_or(ViewText::TimeMissing)?;
        let until: TimeOfDay = time(fields.until).ok_or(ViewText::TimeMissing)?;
        if until <= from {
            return Err(ViewText::EndBeforeStart);
        }
        (Since::At(first.at(from)), Until::At(first.at(until)))
    } else {
        let last = day(fields.last).ok_or(ViewText::AbsenceEndMissing)?;
        let (from_noon, until_noon) = (fields.from_noon.get_untracked(), fields.until_noon.get_untracked());
        if last < first || (last == first && from_noon && until_noon) {
            return Err(ViewText::AbsenceEndMissing);
        }
        let from = if from_noon { Since::Noon(first) } else { Since::Morning(first) };
        let until = if until_noon { Until::Noon(last) } else { Until::Evening(last) };
        (from, until)
    };
    Ok(Absence { kind: kind.id, from, until: Some(until), comment })
}

/// What the request will amount to, and what it gets in the way of.
fn outlook(model: Model, fields: Fields, locale: &Locale) -> Element {
    let locale = locale.clone();
    let line = live(move || {
        let day = |text: State<String>| text.with(|text| text.parse::<Date>().ok());
        let (first, last) = (day(fields.first)?, day(fields.last)?);
        let (from_noon, until_noon) = (fields.from_noon.get(), fields.until_noon.get());
        let length = first.days_until(last);
        if !(0..=366).contains(&length) {
            return None;
        }
        let dates: Vec<Date> = (0..=length).filter_map(|it| first.plus_days(it)).collect();
        let (halves, is_away, has_worked) = model.with_kept(|kept| {
            let schedule = &kept.settings.schedule;
            let works = |day: &&Date| schedule.target(**day) > Minutes::ZERO;
            let halves = dates.iter().filter(works).count() * 2;
            let half = |date: Date, is_half: bool| usize::from(is_half && works(&&date));
            let halves = halves.saturating_sub(half(first, from_noon) + half(last, until_noon));
            let away = timeline::absences(&kept.known, &kept.queue);
            let is_away =
                away.iter().any(|it| !it.is_cancelled && dates.iter().any(|date| it.known.absence.touches(*date)));
            let worked = !timeline::entries(&kept.known, &kept.queue, first, last).is_empty();
            (halves, is_away, worked)
        })?;
        let days = [(halves / 2).to_string().as_str(), if halves % 2 == 1 { ",5" } else { "" }].concat();
        let days = if locale.language().as_str() == "de" { days } else { days.replace(',', ".") };
        let text = if halves == 2 { ViewText::CountsOne } else { ViewText::CountsOther };
        let mut lines = vec![element("p").class("strong").child(locale.fill(text, &[("days", &days)]))];
        if is_away {
            lines.push(problem::line(locale.t(ViewText::AbsenceOverlap)));
        }
        if has_worked {
            lines.push(element("p").class("hint").child(locale.t(ViewText::AbsenceWork)));
        }
        Some(element("div").class("stack").children(lines))
    });
    element("div").attr("role", "status").child(line)
}
